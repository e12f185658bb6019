/* SPDX-License-Identifier: MIT
 * intern.h - owns tables of different texts, each with a small number. */
#ifndef NGI_INTERN_H
#define NGI_INTERN_H

#include <notegraph.h>
#include <stdbool.h>

#include "base/arena.h"

/* Numbers are given in the order of first use, so they depend on the input only; the hash is
 * seeded per table, so that notes cannot be written to collide. */
struct ngi_intern {
    struct ngi_arena arena;
    uint64_t seed[2];
    ng_text *texts; /* by number */
    uint64_t *hashes;
    size_t count, texts_capacity, hashes_capacity;
    uint32_t *slots; /* number + 1, 0 = free; a power of two of them */
    size_t slot_count;
};

void ngi_intern_init(struct ngi_intern *table, const ng_allocator *mem);
void ngi_intern_free(struct ngi_intern *table);

/* The number of this text, new or known. False without memory (or beyond 2^32 - 2 texts). */
bool ngi_intern_add(struct ngi_intern *table, const char *data, size_t size, uint32_t *number);

/* The number of this text, or NG_NONE. */
uint32_t ngi_intern_find(const struct ngi_intern *table, const char *data, size_t size);

#endif
