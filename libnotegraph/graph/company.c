/* SPDX-License-Identifier: MIT
 * company.c - in whose company names stand. */
#include "graph/company.h"

#include <stdlib.h>

static size_t list_end(const ng_builder *b, size_t list) {
    return list + 1 < b->lists.count ? b->lists.items[list + 1].first : b->list_items.count;
}

static int by_number(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Sorts each entity's numbers and drops what is there twice. */
static void tidy(struct ngi_numbers *numbers, size_t entities) {
    uint32_t kept = 0, begin = 0;
    for (size_t e = 0; e < entities; e++) {
        uint32_t end = numbers->first[e + 1];
        if (end - begin > 1)
            qsort(numbers->items + begin, end - begin, sizeof *numbers->items, by_number);
        numbers->first[e] = kept;
        for (uint32_t i = begin; i < end; i++)
            if (i == begin || numbers->items[i] != numbers->items[i - 1])
                numbers->items[kept++] = numbers->items[i];
        begin = end;
    }
    numbers->first[entities] = kept;
}

/* By counting: what each entity's number of items is, then where they go. */
static bool gather(struct ngi_numbers *numbers, const ng_builder *b, bool units) {
    size_t entities = b->entities.count, items = b->list_items.count;
    numbers->item_count = items;
    numbers->first = ngi_alloc_zero(&b->mem, entities + 2, sizeof *numbers->first);
    numbers->items = ngi_alloc_zero(&b->mem, items, sizeof *numbers->items);
    if (numbers->first == NULL || (numbers->items == NULL && items > 0))
        return false;
    uint32_t *next = numbers->first + 1; /* one on, so that it ends up as the beginnings */
    for (size_t i = 0; i < items; i++)
        next[ngi_builder_canonical(b, b->list_items.items[i]) + 1]++;
    for (size_t e = 0; e < entities; e++)
        next[e + 1] += next[e];
    for (size_t list = 0; list < b->lists.count; list++) {
        uint32_t number = units ? ngi_builder_canonical(b, b->lists.items[list].unit)
                                : (uint32_t)list;
        for (size_t i = b->lists.items[list].first; i < list_end(b, list); i++)
            numbers->items[next[ngi_builder_canonical(b, b->list_items.items[i])]++] = number;
    }
    tidy(numbers, entities);
    return true;
}

bool ngi_company_init(struct ngi_company *company, const ng_builder *builder) {
    *company = (struct ngi_company){.builder = builder};
    return gather(&company->lists, builder, false) && gather(&company->units, builder, true);
}

static void free_numbers(const ng_builder *b, struct ngi_numbers *numbers) {
    ngi_release(&b->mem, numbers->first, (b->entities.count + 2) * sizeof *numbers->first);
    ngi_release(&b->mem, numbers->items, numbers->item_count * sizeof *numbers->items);
}

void ngi_company_free(struct ngi_company *company) {
    free_numbers(company->builder, &company->lists);
    free_numbers(company->builder, &company->units);
}

size_t ngi_company_units(const struct ngi_company *company, uint32_t entity) {
    return company->units.first[entity + 1] - company->units.first[entity];
}

/* Steps to the next number that both have. */
static bool next_shared(const struct ngi_numbers *numbers, uint32_t a, uint32_t b, uint32_t *i,
                        uint32_t *j) {
    uint32_t end_a = numbers->first[a + 1], end_b = numbers->first[b + 1];
    while (*i < end_a && *j < end_b) {
        if (numbers->items[*i] == numbers->items[*j])
            return true;
        if (numbers->items[*i] < numbers->items[*j])
            ++*i;
        else
            ++*j;
    }
    return false;
}

size_t ngi_company_shared(const struct ngi_company *company, uint32_t a, uint32_t b) {
    const struct ngi_numbers *units = &company->units;
    size_t count = 0;
    for (uint32_t i = units->first[a], j = units->first[b]; next_shared(units, a, b, &i, &j); i++, j++)
        count++;
    return count;
}

uint32_t ngi_company_both_in(const struct ngi_company *company, uint32_t a, uint32_t b) {
    const struct ngi_numbers *lists = &company->lists;
    for (uint32_t i = lists->first[a], j = lists->first[b]; next_shared(lists, a, b, &i, &j);
         i++, j++) {
        const struct ngi_name_list *list = &company->builder->lists.items[lists->items[i]];
        if (list->slot == NGI_SLOT_PARTICIPANT || list->slot == NGI_SLOT_ATTENDEE)
            return lists->items[i];
    }
    return NG_NONE;
}
