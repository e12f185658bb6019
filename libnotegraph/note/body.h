/* SPDX-License-Identifier: MIT
 * body.h - owns the text of a note below its front matter: lines, headings, lists, what is code. */
#ifndef NGI_BODY_H
#define NGI_BODY_H

#include "note/fact.h"
#include "schema/schema.h"

/* Adds the facts of `text`, whose first line is number `first_line`. NG_OK or NG_E_NOMEM. */
ng_status ngi_body_read(struct ngi_fact_writer *writer, const ng_schema *schema, ng_text text,
                        uint32_t first_line);

#endif
