/* SPDX-License-Identifier: MIT
 * links.h - owns the grammar of links: [[wikilinks]] and [Markdown](links.md) to notes. */
#ifndef NGI_LINKS_H
#define NGI_LINKS_H

#include <stdbool.h>

#include "base/buf.h"

struct ngi_link {
    ng_text target;  /* the note's name or path, without #heading, ^block and ".md" */
    ng_text display; /* what stands for it in the text */
    size_t start;    /* bytes before it in the line */
    size_t size;     /* bytes of the whole of it */
};

/* Finds the first link to a note in line[from..size). Links to other sites, to pictures and to a
 * place in the note itself are passed over. The texts are lent by the line, or by `scratch` (a
 * percent-decoded target), until the next call. */
bool ngi_link_next(const char *line, size_t size, size_t from, struct ngi_buf *scratch,
                   struct ngi_link *link);

/* The link whose brackets open at `at`, if one does. */
bool ngi_link_at(const char *line, size_t size, size_t at, struct ngi_buf *scratch,
                 struct ngi_link *link);

/* Is `text` one link and nothing else? */
bool ngi_link_whole(ng_text text, struct ngi_buf *scratch, struct ngi_link *link);

#endif
