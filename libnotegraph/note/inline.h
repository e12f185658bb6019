/* SPDX-License-Identifier: MIT
 * inline.h - owns the grammar of inline fields and tags: `key:: value`, `[key:: value]`,
 * `(key:: value)`, `#tag/part`. */
#ifndef NGI_INLINE_H
#define NGI_INLINE_H

#include <notegraph.h>
#include <stdbool.h>

struct ngi_inline {
    ng_text key, value; /* lent by the text */
    size_t start, size; /* of all of it, brackets included */
};

/* Is the text, of a line or list item, all `key:: value` or `**key**:: value`? */
bool ngi_inline_line(ng_text text, struct ngi_inline *field);

/* The bracketed field whose bracket stands at `at`. */
bool ngi_inline_bracketed(ng_text text, size_t at, struct ngi_inline *field);

/* The bytes of the tag whose `#` stands at `at`, 0 if there is none. */
size_t ngi_tag_size(ng_text text, size_t at);

#endif
