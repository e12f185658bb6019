/* SPDX-License-Identifier: MIT
 * vec.c - growable arrays and the three ways to call an allocator. */
#include "base/vec.h"

#include <string.h>

void *ngi_alloc(const ng_allocator *mem, size_t size) {
    return size == 0 ? NULL : mem->resize(mem->user, NULL, 0, size);
}

void *ngi_alloc_zero(const ng_allocator *mem, size_t count, size_t size) {
    if (count == 0 || size == 0 || count > SIZE_MAX / size)
        return NULL;
    void *ptr = mem->resize(mem->user, NULL, 0, count * size);
    if (ptr != NULL)
        memset(ptr, 0, count * size);
    return ptr;
}

void ngi_release(const ng_allocator *mem, void *ptr, size_t size) {
    if (ptr != NULL)
        (void)mem->resize(mem->user, ptr, size, 0);
}

bool ngi_vec_grow(const ng_allocator *mem, void **items, size_t *capacity, size_t wanted,
                  size_t size) {
    if (wanted <= *capacity)
        return true;
    size_t grown = *capacity < 8 ? 8 : *capacity;
    while (grown < wanted) {
        if (grown > SIZE_MAX / 2)
            return false;
        grown *= 2;
    }
    if (grown > SIZE_MAX / size)
        return false;
    void *moved = mem->resize(mem->user, *items, *capacity * size, grown * size);
    if (moved == NULL)
        return false;
    *items = moved;
    *capacity = grown;
    return true;
}
