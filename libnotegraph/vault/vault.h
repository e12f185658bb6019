/* SPDX-License-Identifier: MIT
 * vault.h - owns the list of notes and access to their bytes. */
#ifndef NGI_VAULT_H
#define NGI_VAULT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/findings.h"
#include "base/vec.h"

struct ngi_vault_file {
    ng_text path;    /* relative, valid UTF-8: what is shown */
    const char *raw; /* the bytes that the system knows it by */
    ng_text content; /* of a vault in memory */
};

struct ng_vault {
    ng_allocator mem;
    struct ngi_arena arena;
    struct ngi_findings findings;
    ng_text root;
    int root_fd; /* -1: in memory */
    NGI_VEC(struct ngi_vault_file) files; /* sorted by path */
};

/* Adds one file in the making of a vault; false without memory. */
bool ngi_vault_add(ng_vault *vault, const char *raw, size_t size);

/* The bytes of a file: lent by the vault, or by `scratch` until it is used again. *cut: they are
 * only its first NGI_MAX_FILE_BYTES. NG_OK, NG_E_NOMEM, or NG_E_IO with errno set. */
ng_status ngi_vault_read(const ng_vault *vault, size_t index, struct ngi_buf *scratch,
                         ng_text *content, bool *cut);

#endif
