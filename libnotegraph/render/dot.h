/* SPDX-License-Identifier: MIT
 * dot.h - owns the DOT text of a map. */
#ifndef NGI_DOT_H
#define NGI_DOT_H

#include "base/buf.h"
#include "base/intern.h"
#include "render/style.h"
#include "view/view.h"

/* A map as DOT, and what its parts are called: the SVG's reader is told "Ann Lee", not "p12". */
struct ngi_drawing {
    struct ngi_buf dot;
    struct ngi_intern ids;            /* of nodes, groups, edges and the map itself */
    NGI_VEC(uint32_t) caption_of;     /* by id */
    struct ngi_intern captions;
    struct ngi_buf title, description; /* of the whole */
};

/* Makes the drawing; release it with ngi_drawing_free whatever the outcome. NG_OK or NG_E_NOMEM.
 * O(n log n + m). */
ng_status ngi_drawing_make(struct ngi_drawing *drawing, const ng_view *view,
                           const ng_style *style);
void ngi_drawing_free(struct ngi_drawing *drawing);

/* What the part with this id is called; size 0 if there is no such part. */
ng_text ngi_drawing_caption(const struct ngi_drawing *drawing, const char *id, size_t size);

#endif
