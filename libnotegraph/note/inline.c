/* SPDX-License-Identifier: MIT
 * inline.c - inline fields, as the Dataview plugin reads them, and tags. */
#include "note/inline.h"

#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"

enum {
    LONGEST_KEY = 40,
    DEEPEST_BRACKETS = 8 /* of one sort in a value: what has more is no field */
};

/* Where the "::" behind a key that begins at `from` stands, or 0. */
static size_t key_end(ng_text text, size_t from) {
    for (size_t i = from; i + 1 < text.size && i - from <= LONGEST_KEY; i++) {
        if (text.data[i] == ':' && text.data[i + 1] == ':')
            return i > from ? i : 0;
        if (strchr("[](){}#|`:\"<>@", text.data[i]) != NULL)
            return 0;
    }
    return 0;
}

static ng_text without_emphasis(ng_text key) {
    while (key.size > 1 && (key.data[0] == '*' || key.data[0] == '_'))
        key.data++, key.size--;
    while (key.size > 1 && (key.data[key.size - 1] == '*' || key.data[key.size - 1] == '_'))
        key.size--;
    return ngi_text_trimmed(key.data, key.size);
}

bool ngi_inline_line(ng_text text, struct ngi_inline *field) {
    size_t colons = key_end(text, 0);
    if (colons == 0)
        return false;
    field->key = without_emphasis(ngi_text_trimmed(text.data, colons));
    field->value = ngi_text_trimmed(text.data + colons + 2, text.size - colons - 2);
    field->start = 0;
    field->size = text.size;
    return field->key.size > 0;
}

bool ngi_inline_bracketed(ng_text text, size_t at, struct ngi_inline *field) {
    char open = text.data[at], close = open == '[' ? ']' : ')';
    if (open != '[' && open != '(')
        return false;
    size_t colons = key_end(text, at + 1), depth = 1, end = colons + 2;
    if (colons == 0)
        return false;
    size_t last = text.size - at > NGI_MAX_VALUE_BYTES ? at + NGI_MAX_VALUE_BYTES : text.size;
    for (; end < last && depth > 0 && depth <= DEEPEST_BRACKETS; end++) {
        depth += text.data[end] == open;
        depth -= text.data[end] == close;
    }
    if (depth > 0)
        return false;
    end--;
    field->key = ngi_text_trimmed(text.data + at + 1, colons - at - 1);
    field->value = ngi_text_trimmed(text.data + colons + 2, end - colons - 2);
    field->start = at;
    field->size = end + 1 - at;
    return field->key.size > 0;
}

size_t ngi_tag_size(ng_text text, size_t at) {
    bool named = false;
    size_t end = at + 1;
    if (at > 0 && strchr(" \t(", text.data[at - 1]) == NULL)
        return 0;
    if (at > 1 && text.data[at - 1] == '(' && text.data[at - 2] == ']')
        return 0; /* [text](#heading) */
    while (end < text.size) {
        size_t next = end;
        uint32_t c = ngi_utf8_next(text.data, text.size, &next);
        bool joins = c == '_' || c == '-' || c == '/';
        bool letter = ngi_char_is_letter(c) || ngi_char_is_mark(c) || ngi_char_is_symbol(c) ||
                      c == 0x200D;
        if (!joins && !letter && !ngi_char_is_digit(c))
            break;
        named = named || joins || letter;
        end = next;
    }
    return named ? end - at : 0;
}
