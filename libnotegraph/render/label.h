/* SPDX-License-Identifier: MIT
 * label.h - owns writing text from notes into DOT, SVG and URLs, so that it can only be text. */
#ifndef NGI_LABEL_H
#define NGI_LABEL_H

#include "base/buf.h"

/* All take text as ngi_text_clean leaves it: valid UTF-8 on one line. */

/* Inside an HTML-like label of DOT: entities, and backslashes doubled against DOT's escapes. */
void ngi_label_html(struct ngi_buf *out, ng_text text);

/* Inside a double-quoted tooltip of DOT. The backslash passes through two unescapings on its way
 * to the SVG, hence four of it. */
void ngi_label_tooltip(struct ngi_buf *out, ng_text text);

/* Inside XML text or a quoted attribute. */
void ngi_label_xml(struct ngi_buf *out, ng_text text);

/* Percent-encoded as a part of a URL: only unreserved ASCII stays. */
void ngi_label_url(struct ngi_buf *out, ng_text text);

/* The text broken at spaces into at most `max_lines` lines of at most `width` columns, written by
 * ngi_label_html with `separator` between them; what does not fit ends in an ellipsis. */
void ngi_label_wrapped(struct ngi_buf *out, ng_text text, size_t width, size_t max_lines,
                       const char *separator);

#endif
