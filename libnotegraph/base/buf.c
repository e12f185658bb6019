/* SPDX-License-Identifier: MIT
 * buf.c - byte strings in the making. */
#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/vec.h"

void ngi_buf_init(struct ngi_buf *buf, const ng_allocator *mem, size_t ceiling) {
    *buf = (struct ngi_buf){.mem = *mem, .ceiling = ceiling, .status = NG_OK};
}

void ngi_buf_free(struct ngi_buf *buf) {
    ngi_release(&buf->mem, buf->data, buf->capacity);
    buf->data = NULL;
    buf->size = buf->capacity = 0;
}

void ngi_buf_clear(struct ngi_buf *buf) {
    buf->size = 0;
    if (buf->status != NG_E_NOMEM)
        buf->status = NG_OK;
    if (buf->data != NULL)
        buf->data[0] = '\0';
}

void ngi_buf_cut(struct ngi_buf *buf, size_t size) {
    if (size >= buf->size)
        return;
    buf->size = size;
    buf->data[size] = '\0';
}

void ngi_buf_add(struct ngi_buf *buf, const char *data, size_t size) {
    if (buf->status != NG_OK || size == 0)
        return;
    if (size > buf->ceiling || buf->size > buf->ceiling - size) {
        buf->status = NG_E_LIMIT;
        return;
    }
    if (!ngi_vec_grow(&buf->mem, (void **)&buf->data, &buf->capacity, buf->size + size + 1, 1)) {
        buf->status = NG_E_NOMEM;
        return;
    }
    memcpy(buf->data + buf->size, data, size);
    buf->size += size;
    buf->data[buf->size] = '\0';
}

void ngi_buf_str(struct ngi_buf *buf, const char *text) {
    ngi_buf_add(buf, text, strlen(text));
}

void ngi_buf_text(struct ngi_buf *buf, ng_text text) {
    ngi_buf_add(buf, text.data, text.size);
}

void ngi_buf_char(struct ngi_buf *buf, char c) {
    ngi_buf_add(buf, &c, 1);
}

void ngi_buf_uint(struct ngi_buf *buf, uint64_t value) {
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    ngi_buf_add(buf, digits + at, sizeof digits - at);
}

void ngi_buf_decimal(struct ngi_buf *buf, double value, unsigned digits) {
    static const uint64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    uint64_t scale = powers[digits < 6 ? digits : 6];
    if (!(fabs(value) < 1e12)) /* also NaN */
        value = 0;
    uint64_t scaled = (uint64_t)(fabs(value) * (double)scale + 0.5);
    if (value < 0 && scaled != 0)
        ngi_buf_char(buf, '-');
    ngi_buf_uint(buf, scaled / scale);
    uint64_t rest = scaled % scale;
    if (rest == 0)
        return;
    ngi_buf_char(buf, '.');
    while (rest != 0) {
        scale /= 10;
        ngi_buf_char(buf, (char)('0' + rest / scale));
        rest %= scale;
    }
}

void ngi_buf_fmt(struct ngi_buf *buf, const char *format, ...) {
    char piece[256];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    if (length > 0)
        ngi_buf_add(buf, piece, (size_t)length < sizeof piece ? (size_t)length : sizeof piece - 1);
}

ng_text ngi_buf_view(const struct ngi_buf *buf) {
    return buf->size == 0 ? (ng_text){"", 0} : (ng_text){buf->data, buf->size};
}
