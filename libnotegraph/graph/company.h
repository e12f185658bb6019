/* SPDX-License-Identifier: MIT
 * company.h - owns in whose company names stand: of each entity, the lists and the meetings it is
 * in. */
#ifndef NGI_COMPANY_H
#define NGI_COMPANY_H

#include "graph/builder.h"

/* Numbers by entity, sorted: those of entity e begin at first[e] and end at first[e + 1]. */
struct ngi_numbers {
    uint32_t *first, *items;
    size_t item_count;
};

struct ngi_company {
    const ng_builder *builder;
    struct ngi_numbers lists; /* in which it stands */
    struct ngi_numbers units; /* the meetings, or entities' own notes, that it is named in */
};

/* Gathers them for all entities, of merged ones for the one that stands for all. False without
 * memory; free after either. */
bool ngi_company_init(struct ngi_company *company, const ng_builder *builder);
void ngi_company_free(struct ngi_company *company);

size_t ngi_company_units(const struct ngi_company *company, uint32_t entity);

/* In how many units both are named. */
size_t ngi_company_shared(const struct ngi_company *company, uint32_t a, uint32_t b);

/* A list of those who took part that both stand in: they are two. NG_NONE if there is none. */
uint32_t ngi_company_both_in(const struct ngi_company *company, uint32_t a, uint32_t b);

#endif
