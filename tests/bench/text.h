/* SPDX-License-Identifier: MIT
 * text.h - the text of one note in the making, for the benchmark's vaults. */
#ifndef BENCH_TEXT_H
#define BENCH_TEXT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct text {
    char data[1 << 16];
    size_t size;
};

#if defined(__GNUC__) || defined(__clang__)
__attribute__((format(printf, 2, 3)))
#endif
static inline void
text_add(struct text *text, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size =
        vsnprintf(text->data + text->size, sizeof text->data - text->size, format, arguments);
    va_end(arguments);
    if (size < 0 || (size_t)size >= sizeof text->data - text->size) {
        (void)fprintf(stderr, "vaultgen: a note is too long\n");
        exit(1);
    }
    text->size += (size_t)size;
}

#endif
