/* SPDX-License-Identifier: MIT
 * ledger.h - owns an allocator that keeps accounts: what is out, and that every block comes back
 * with the size that it went out with. For unit tests and fuzz targets. */
#ifndef LEDGER_H
#define LEDGER_H

#include <notegraph.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ledger {
    size_t blocks, bytes; /* that are out */
    size_t allowed;       /* further requests granted before all are refused; 0: no bound */
    size_t refused;
};

union ledger_head { /* before each block */
    struct {
        size_t size;
        const struct ledger *of;
    } block;
    max_align_t align;
};

static inline void ledger_broken(const char *what) {
    (void)fprintf(stderr, "# allocator: %s\n", what);
    abort();
}

/* Always moves a block, so that whoever keeps an old pointer is found out, and fills what is not
 * yet written, so that whoever counts on zeros is. */
static inline void *ledger_resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    struct ledger *ledger = user;
    union ledger_head *old = ptr == NULL ? NULL : (union ledger_head *)ptr - 1, *head = NULL;
    if (old == NULL && old_size != 0)
        ledger_broken("no block, but an old size");
    if (old != NULL && (old->block.of != ledger || old->block.size != old_size))
        ledger_broken("a block came back with another size, or to another allocator");
    if (new_size > 0) {
        if (ledger->allowed == 1 || new_size > SIZE_MAX / 2) {
            ledger->refused++;
            return NULL;
        }
        if (ledger->allowed > 0)
            ledger->allowed--;
        head = malloc(sizeof *head + new_size);
        if (head == NULL)
            return NULL;
        head->block.size = new_size;
        head->block.of = ledger;
        memset(head + 1, 0xA5, new_size);
        if (old != NULL)
            memcpy(head + 1, ptr, old_size < new_size ? old_size : new_size);
        ledger->blocks++;
        ledger->bytes += new_size;
    }
    if (old != NULL) {
        memset(ptr, 0x5A, old_size);
        ledger->blocks--;
        ledger->bytes -= old_size;
        free(old);
    }
    return head == NULL ? NULL : head + 1;
}

static inline ng_allocator ledger_allocator(struct ledger *ledger) {
    *ledger = (struct ledger){.blocks = 0};
    return (ng_allocator){ledger_resize, ledger};
}

#endif
