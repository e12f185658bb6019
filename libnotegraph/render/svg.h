/* SPDX-License-Identifier: MIT
 * svg.h - owns the finish of Graphviz's SVG: standing alone, and readable by more than eyes. */
#ifndef NGI_SVG_H
#define NGI_SVG_H

#include "render/dot.h"

/* Adds `svg` to `out` without its document type and comments (which name the Graphviz version),
 * with a role, title and description for the whole, and for each part its caption as <title> in
 * the place of its DOT name. */
void ngi_svg_finish(struct ngi_buf *out, ng_text svg, const struct ngi_drawing *drawing);

#endif
