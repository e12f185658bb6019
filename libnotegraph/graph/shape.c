/* SPDX-License-Identifier: MIT
 * shape.c - what can be seen of a name without knowing it. */
#include "graph/shape.h"

#include <string.h>

#include "base/unicode.h"
#include "base/words.h"

static ng_text word_at(ng_text text, size_t at) {
    const char *space = memchr(text.data + at, ' ', text.size - at);
    return (ng_text){text.data + at,
                     space == NULL ? text.size - at : (size_t)(space - text.data) - at};
}

struct ngi_shape ngi_shape_of(ng_text name) {
    struct ngi_shape shape = {.all_caps = true};
    bool word_start = true, lower_before = false;
    size_t letters = 0, inner_caps = 0;
    for (size_t at = 0; at < name.size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(name.data, name.size, &at);
        if (ngi_char_is_space(c)) {
            word_start = true;
            continue;
        }
        bool upper = ngi_char_is_upper(c), letter = upper || ngi_char_is_letter(c);
        if (word_start && ngi_is_name_particle(word_at(name, from))) {
            at = from + word_at(name, from).size; /* not a word of its own: "Ana de la Cruz" */
            continue;
        }
        if (word_start) {
            bool lone_dash = (c == '-' || c == 0x2013) && at < name.size && name.data[at] == ' ';
            shape.dash = shape.dash || lone_dash;
            shape.words += !lone_dash;
            shape.capitalised += upper;
            shape.lower += letter && !upper;
        } else if (upper && lower_before)
            inner_caps++;
        letters += letter;
        shape.all_caps = shape.all_caps && (upper || !letter);
        shape.digits = shape.digits || ngi_char_is_digit(c);
        lower_before = letter && !upper;
        word_start = false;
    }
    shape.all_caps = shape.all_caps && letters > 1;
    shape.camel = inner_caps > 0;
    return shape;
}
