/* SPDX-License-Identifier: MIT
 * frontmatter.h - owns the front matter: where it ends, and its values as facts. */
#ifndef NGI_FRONTMATTER_H
#define NGI_FRONTMATTER_H

#include "note/fact.h"

/* Adds the facts of the front matter that `text` (a whole note) begins with, if it has one.
 * *body and *body_line tell where the rest begins. NG_OK or NG_E_NOMEM. */
ng_status ngi_frontmatter_read(struct ngi_fact_writer *writer, ng_text text, size_t *body,
                               uint32_t *body_line);

#endif
