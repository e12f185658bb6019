/* SPDX-License-Identifier: MIT
 * vec.h - owns growable arrays: one macro type, one growing function. */
#ifndef NGI_VEC_H
#define NGI_VEC_H

#include <notegraph.h>
#include <stdbool.h>

/* An array of T; zero-initialised it is empty. Release it with ngi_vec_free. */
#define NGI_VEC(T)       \
    struct {             \
        T *items;        \
        size_t count;    \
        size_t capacity; \
    }

/* Makes room for one more item and yields its address (uninitialised), or NULL without memory. */
#define ngi_vec_push(mem, vec)                                                                 \
    (ngi_vec_grow((mem), (void **)&(vec)->items, &(vec)->capacity, (vec)->count + 1,           \
                  sizeof *(vec)->items)                                                        \
         ? &(vec)->items[(vec)->count++]                                                       \
         : NULL)

#define ngi_vec_reserve(mem, vec, wanted)                                         \
    ngi_vec_grow((mem), (void **)&(vec)->items, &(vec)->capacity, (wanted),       \
                 sizeof *(vec)->items)

#define ngi_vec_free(mem, vec)                                                        \
    do {                                                                              \
        ngi_release((mem), (vec)->items, (vec)->capacity * sizeof *(vec)->items);     \
        (vec)->items = NULL;                                                          \
        (vec)->count = (vec)->capacity = 0;                                           \
    } while (0)

/* Memory by way of the caller's allocator. NULL when there is none; size 0 gives NULL. */
void *ngi_alloc(const ng_allocator *mem, size_t size);
void *ngi_alloc_zero(const ng_allocator *mem, size_t count, size_t size);
void ngi_release(const ng_allocator *mem, void *ptr, size_t size);

/* Grows *items to hold `wanted` items of `size` bytes, doubling. False without memory. */
bool ngi_vec_grow(const ng_allocator *mem, void **items, size_t *capacity, size_t wanted,
                  size_t size);

#endif
