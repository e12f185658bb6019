/* SPDX-License-Identifier: MIT
 * findings.h - owns lists of findings: flaws of the vault, kept by products, told to the sink. */
#ifndef NGI_FINDINGS_H
#define NGI_FINDINGS_H

#include "base/arena.h"
#include "base/vec.h"

struct ngi_findings {
    struct ngi_arena arena; /* of their strings */
    NGI_VEC(ng_finding) list;
};

void ngi_findings_init(struct ngi_findings *findings, const ng_allocator *mem);
void ngi_findings_free(struct ngi_findings *findings);

/* Adds one; path and text are copied, `code` must be static. False without memory. */
bool ngi_findings_add(struct ngi_findings *findings, ng_severity severity, const char *code,
                      const char *path, uint32_t line, uint32_t column, const char *text);

/* Adds copies of all of `other`. */
bool ngi_findings_copy(struct ngi_findings *findings, const struct ngi_findings *other);

/* Sorts by path, line, column, code, text. */
void ngi_findings_sort(struct ngi_findings *findings);

#endif
