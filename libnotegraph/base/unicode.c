/* SPDX-License-Identifier: MIT
 * unicode.c - characters, by utf8proc, with fast paths for ASCII. */
#include "base/unicode.h"

#include <string.h>
#include <utf8proc.h>

#include "base/vec.h"

enum { REPLACEMENT = 0xFFFD };

uint32_t ngi_utf8_next(const char *data, size_t size, size_t *at) {
    unsigned char first = (unsigned char)data[*at];
    if (first < 0x80) {
        ++*at;
        return first;
    }
    size_t left = size - *at;
    utf8proc_int32_t code_point;
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)data + *at,
                                             left > 4 ? 4 : (utf8proc_ssize_t)left, &code_point);
    if (used <= 0) {
        ++*at;
        return REPLACEMENT;
    }
    *at += (size_t)used;
    return (uint32_t)code_point;
}

size_t ngi_utf8_write(char out[4], uint32_t code_point) {
    utf8proc_ssize_t size =
        utf8proc_encode_char((utf8proc_int32_t)code_point, (utf8proc_uint8_t *)out);
    return size < 0 ? 0 : (size_t)size;
}

void ngi_utf8_add(struct ngi_buf *out, uint32_t code_point) {
    char bytes[4];
    ngi_buf_add(out, bytes, ngi_utf8_write(bytes, code_point));
}

/* The length of the ASCII prefix, eight bytes at a time. */
static size_t ascii_prefix(const char *data, size_t size) {
    size_t at = 0;
    uint64_t word;
    for (; at + 8 <= size; at += 8) {
        memcpy(&word, data + at, 8);
        if ((word & 0x8080808080808080U) != 0)
            break;
    }
    while (at < size && (unsigned char)data[at] < 0x80)
        at++;
    return at;
}

size_t ngi_utf8_count(const char *data, size_t size) {
    size_t at = ascii_prefix(data, size), count = at;
    for (; at < size; count++)
        (void)ngi_utf8_next(data, size, &at);
    return count;
}

bool ngi_utf8_valid(const char *data, size_t size) {
    for (size_t at = 0; at < size;) {
        at += ascii_prefix(data + at, size - at);
        if (at == size)
            break;
        size_t before = at;
        if (ngi_utf8_next(data, size, &at) == REPLACEMENT && at == before + 1)
            return false;
    }
    return true;
}

static bool is_bidi_control(uint32_t c) {
    return c == 0x061C || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* Characters that show nothing and only serve to confuse; ZWNJ and ZWJ are not among them. */
static bool is_invisible(uint32_t c) {
    return is_bidi_control(c) || c == 0x00AD || c == 0x200B || c == 0x180E || c == 0xFEFF ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_blank(uint32_t c) {
    return c <= 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

void ngi_text_clean(struct ngi_buf *out, const char *data, size_t size) {
    bool started = false, gap = false;
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(data, size, &at);
        if (is_blank(c)) {
            gap = true;
            continue;
        }
        if (c >= 0x80 && is_invisible(c))
            continue;
        if (gap && started)
            ngi_buf_char(out, ' ');
        started = true;
        gap = false;
        if (c == REPLACEMENT)
            ngi_utf8_add(out, c);
        else
            ngi_buf_add(out, data + from, at - from);
    }
}

static bool is_margin(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

ng_text ngi_text_trimmed(const char *data, size_t size) {
    while (size > 0 && is_margin(data[0]))
        data++, size--;
    while (size > 0 && is_margin(data[size - 1]))
        size--;
    return (ng_text){data, size};
}

bool ngi_char_is_space(uint32_t c) {
    return is_blank(c) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

static utf8proc_int32_t fold_typography(utf8proc_int32_t c, void *unused) {
    (void)unused;
    switch (c) {
    case '`':
    case 0xB4:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2033:
        return '"';
    case 0x2043:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
        return '-';
    default:
        if (c >= 0x2010 && c <= 0x2015)
            return '-';
        return ngi_char_is_space((uint32_t)c) ? ' ' : c;
    }
}

/* Adds text with runs of spaces made one and those at the ends dropped. */
static void add_collapsed(struct ngi_buf *out, const char *data, size_t size) {
    bool started = false, gap = false;
    for (size_t at = 0; at < size; at++) {
        if (data[at] == ' ') {
            gap = true;
            continue;
        }
        if (gap && started)
            ngi_buf_char(out, ' ');
        started = true;
        gap = false;
        ngi_buf_char(out, data[at]);
    }
}

static void add_ascii_key(struct ngi_buf *out, const char *data, size_t size) {
    bool started = false, gap = false;
    for (size_t at = 0; at < size; at++) {
        char c = data[at];
        if ((unsigned char)c <= ' ' || c == 0x7F) {
            gap = true;
            continue;
        }
        if (gap && started)
            ngi_buf_char(out, ' ');
        started = true;
        gap = false;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        ngi_buf_char(out, c == '`' ? '\'' : c);
    }
}

static void add_unicode_key(struct ngi_buf *out, const char *data, size_t size, int extra) {
    const utf8proc_option_t options =
        (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                            UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | extra);
    utf8proc_int32_t stack[512];
    utf8proc_int32_t *points = stack;
    size_t capacity = sizeof stack / sizeof *stack;
    /* utf8proc rejects invalid text, so it gets a cleaned copy. */
    struct ngi_buf valid;
    ngi_buf_init(&valid, &out->mem, out->ceiling);
    ngi_text_clean(&valid, data, size);
    if (valid.status != NG_OK) {
        out->status = out->status == NG_OK ? valid.status : out->status;
        ngi_buf_free(&valid);
        return;
    }
    const utf8proc_uint8_t *text = (const utf8proc_uint8_t *)ngi_buf_view(&valid).data;
    utf8proc_ssize_t count =
        utf8proc_decompose_custom(text, (utf8proc_ssize_t)valid.size, points,
                                  (utf8proc_ssize_t)capacity - 1, options, fold_typography, NULL);
    if (count >= (utf8proc_ssize_t)capacity) {
        capacity = (size_t)count + 1;
        points = ngi_alloc(&out->mem, capacity * sizeof *points);
        if (points == NULL) {
            out->status = NG_E_NOMEM;
            ngi_buf_free(&valid);
            return;
        }
        count = utf8proc_decompose_custom(text, (utf8proc_ssize_t)valid.size, points,
                                          (utf8proc_ssize_t)capacity - 1, options, fold_typography,
                                          NULL);
    }
    if (count > 0)
        count = utf8proc_reencode(points, count, options);
    if (count > 0)
        add_collapsed(out, (const char *)points, (size_t)count);
    if (points != stack)
        ngi_release(&out->mem, points, capacity * sizeof *points);
    ngi_buf_free(&valid);
}

void ngi_text_key(struct ngi_buf *out, const char *data, size_t size) {
    if (ascii_prefix(data, size) == size)
        add_ascii_key(out, data, size);
    else
        add_unicode_key(out, data, size, 0);
}

void ngi_text_loose_key(struct ngi_buf *out, const char *data, size_t size) {
    if (ascii_prefix(data, size) == size)
        add_ascii_key(out, data, size);
    else
        add_unicode_key(out, data, size, UTF8PROC_STRIPMARK);
}

unsigned ngi_char_width(uint32_t c) {
    if (c >= 0x20 && c < 0x7F)
        return 1;
    int width = utf8proc_charwidth((utf8proc_int32_t)c);
    return width < 0 ? 0 : (unsigned)width;
}

size_t ngi_text_width(const char *data, size_t size) {
    size_t width = 0;
    for (size_t at = 0; at < size;)
        width += ngi_char_width(ngi_utf8_next(data, size, &at));
    return width;
}

size_t ngi_text_fit(const char *data, size_t size, size_t width) {
    size_t fit = 0, used = 0;
    utf8proc_int32_t state = 0, previous = -1;
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(data, size, &at);
        if (previous < 0 ||
            utf8proc_grapheme_break_stateful(previous, (utf8proc_int32_t)c, &state))
            fit = from;
        used += ngi_char_width(c);
        if (used > width)
            return fit;
        previous = (utf8proc_int32_t)c;
    }
    return size;
}

static utf8proc_category_t category(uint32_t c) {
    return utf8proc_category((utf8proc_int32_t)c);
}

bool ngi_char_is_letter(uint32_t c) {
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL || k == UTF8PROC_CATEGORY_LT ||
           k == UTF8PROC_CATEGORY_LM || k == UTF8PROC_CATEGORY_LO;
}

bool ngi_char_is_mark(uint32_t c) {
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC;
}

bool ngi_char_is_upper(uint32_t c) {
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool ngi_char_is_digit(uint32_t c) {
    return category(c) == UTF8PROC_CATEGORY_ND;
}

bool ngi_char_is_symbol(uint32_t c) {
    if (c < 0xA0 || c == REPLACEMENT)
        return false;
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_SO || k == UTF8PROC_CATEGORY_CO || c == 0xFE0F || c == 0x20E3;
}
