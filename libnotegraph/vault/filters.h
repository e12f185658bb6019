/* SPDX-License-Identifier: MIT
 * filters.h - owns the paths that the vault's editor was told to leave out: the list
 * "userIgnoreFilters" of .obsidian/app.json. */
#ifndef NGI_FILTERS_H
#define NGI_FILTERS_H

#include <regex.h>
#include <stdbool.h>

#include "base/ctx.h"
#include "base/vec.h"

struct ngi_filter {
    ng_text prefix; /* of paths; of a regular expression, its source */
    bool is_regex;
    regex_t regex;
};

struct ngi_filters {
    struct ngi_arena arena;
    NGI_VEC(struct ngi_filter) list;
};

void ngi_filters_init(struct ngi_filters *filters, const ng_allocator *mem);
void ngi_filters_free(struct ngi_filters *filters);

/* Reads the list from the vault that `root` is open on, if there is one; what of it is not
 * understood becomes a finding. NG_OK or NG_E_NOMEM. */
ng_status ngi_filters_read(struct ngi_filters *filters, int root, struct ngi_findings *findings);

/* Does a filter leave the path out? A folder's path ends in '/'. */
bool ngi_filters_match(const struct ngi_filters *filters, const char *path);

#endif
