/* SPDX-License-Identifier: MIT
 * mask.h - owns what of a note's text is no text: code, comments, mathematics, attributes of HTML.
 */
#ifndef NGI_MASK_H
#define NGI_MASK_H

#include <stdbool.h>

#include "base/buf.h"

/* Between two lines of a note: what it is in the middle of. */
struct ngi_mask {
    char fence; /* '`' or '~' inside a fenced code block */
    size_t fence_size;
    uint32_t fence_line;
    const char *closing; /* what ends the comment or formula that we are in: "%%", "-->", "$$" */
    bool no_math;        /* no further "$$" stands in the note */
    struct ngi_buf line;
};

void ngi_mask_init(struct ngi_mask *mask, const ng_allocator *mem);
void ngi_mask_free(struct ngi_mask *mask);

/* The line with what is no text made blank, byte for byte: offsets and columns stay true. Of a line
 * of code "". `rest` is what comes behind the line. Lent until the next call; data is NULL without
 * memory. */
ng_text ngi_mask_line(struct ngi_mask *mask, ng_text line, uint32_t number, ng_text rest);

/* Where the text of a list item begins, or 0. */
size_t ngi_item_start(ng_text line);

#endif
