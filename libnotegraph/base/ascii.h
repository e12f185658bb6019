/* SPDX-License-Identifier: MIT
 * ascii.h - owns comparing ASCII words whatever their letter case and the program's locale. */
#ifndef NGI_ASCII_H
#define NGI_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <notegraph.h>

static inline char ngi_ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Do `size` bytes of both read the same, upper or lower case? */
static inline bool ngi_ascii_same(const char *a, const char *b, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (ngi_ascii_lower(a[i]) != ngi_ascii_lower(b[i]))
            return false;
    return true;
}

static inline bool ngi_ascii_equals(ng_text text, const char *word) {
    return strlen(word) == text.size && ngi_ascii_same(text.data, word, text.size);
}

#endif
