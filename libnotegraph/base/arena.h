/* SPDX-License-Identifier: MIT
 * arena.h - owns memory that lives as long as one product and is released at once. */
#ifndef NGI_ARENA_H
#define NGI_ARENA_H

#include <notegraph.h>

struct ngi_arena_chunk;

struct ngi_arena {
    ng_allocator mem;
    struct ngi_arena_chunk *chunks; /* newest first */
    size_t used;                    /* of the newest chunk */
};

void ngi_arena_init(struct ngi_arena *arena, const ng_allocator *mem);
void ngi_arena_free(struct ngi_arena *arena);

/* `size` bytes aligned for any type; NULL without memory. */
void *ngi_arena_alloc(struct ngi_arena *arena, size_t size);

/* A NUL-terminated copy of `size` bytes; data is NULL without memory. */
ng_text ngi_arena_text(struct ngi_arena *arena, const char *data, size_t size);

#endif
