/* SPDX-License-Identifier: MIT
 * arena.c - a list of chunks of growing size, handed out from the front. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <string.h>

#include "base/vec.h"

enum { FIRST_CHUNK = 4 << 10, LAST_CHUNK = 1 << 20 };

struct ngi_arena_chunk {
    struct ngi_arena_chunk *next;
    size_t size; /* of data */
    alignas(max_align_t) char data[];
};

void ngi_arena_init(struct ngi_arena *arena, const ng_allocator *mem) {
    arena->mem = *mem;
    arena->chunks = NULL;
    arena->used = 0;
}

void ngi_arena_free(struct ngi_arena *arena) {
    while (arena->chunks != NULL) {
        struct ngi_arena_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        ngi_release(&arena->mem, chunk, sizeof *chunk + chunk->size);
    }
    arena->used = 0;
}

static bool add_chunk(struct ngi_arena *arena, size_t least) {
    size_t size = FIRST_CHUNK;
    if (arena->chunks != NULL)
        size = arena->chunks->size < LAST_CHUNK ? arena->chunks->size * 2 : LAST_CHUNK;
    if (size < least)
        size = least;
    if (size > SIZE_MAX - sizeof(struct ngi_arena_chunk))
        return false;
    struct ngi_arena_chunk *chunk = ngi_alloc(&arena->mem, sizeof *chunk + size);
    if (chunk == NULL)
        return false;
    chunk->next = arena->chunks;
    chunk->size = size;
    arena->chunks = chunk;
    arena->used = 0;
    return true;
}

static void *take(struct ngi_arena *arena, size_t size, size_t alignment) {
    size_t start = (arena->used + alignment - 1) & ~(alignment - 1);
    if (arena->chunks == NULL || start > arena->chunks->size ||
        size > arena->chunks->size - start) {
        if (!add_chunk(arena, size))
            return NULL;
        start = 0;
    }
    arena->used = start + size;
    return arena->chunks->data + start;
}

void *ngi_arena_alloc(struct ngi_arena *arena, size_t size) {
    return take(arena, size, alignof(max_align_t));
}

ng_text ngi_arena_text(struct ngi_arena *arena, const char *data, size_t size) {
    char *copy = size == SIZE_MAX ? NULL : take(arena, size + 1, 1);
    if (copy == NULL)
        return (ng_text){NULL, 0};
    if (size > 0)
        memcpy(copy, data, size);
    copy[size] = '\0';
    return (ng_text){copy, size};
}
