/* SPDX-License-Identifier: MIT
 * buf.h - owns byte strings in the making, with a mandatory ceiling. */
#ifndef NGI_BUF_H
#define NGI_BUF_H

#include <notegraph.h>
#include <stdbool.h>

/* The first failure sticks in `status`; later additions do nothing. So a writer adds everything
 * and looks once at the end. `data` is NUL-terminated once anything was added. */
struct ngi_buf {
    ng_allocator mem;
    char *data;
    size_t size;
    size_t capacity;
    size_t ceiling;   /* size may not grow beyond this: NG_E_LIMIT */
    ng_status status;
};

void ngi_buf_init(struct ngi_buf *buf, const ng_allocator *mem, size_t ceiling);
void ngi_buf_free(struct ngi_buf *buf);
/* Empties it and keeps the memory. Forgets that the ceiling was met, but not that there was no
 * memory: what is looked at once at the end, after many uses, must still be there. */
void ngi_buf_clear(struct ngi_buf *buf);

/* Shortens it to `size` bytes. */
void ngi_buf_cut(struct ngi_buf *buf, size_t size);

void ngi_buf_add(struct ngi_buf *buf, const char *data, size_t size);
void ngi_buf_str(struct ngi_buf *buf, const char *text);
void ngi_buf_text(struct ngi_buf *buf, ng_text text);
void ngi_buf_char(struct ngi_buf *buf, char c);
void ngi_buf_uint(struct ngi_buf *buf, uint64_t value);
/* A decimal number with up to `digits` (0-6) decimals, trailing zeros cut; no locale. */
void ngi_buf_decimal(struct ngi_buf *buf, double value, unsigned digits);
/* Printf for small ASCII pieces: %s %zu %u %d %X %c only; at most 255 bytes. */
void ngi_buf_fmt(struct ngi_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The content, never with a NULL pointer. */
ng_text ngi_buf_view(const struct ngi_buf *buf);

#endif
