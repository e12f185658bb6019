/* SPDX-License-Identifier: MIT
 * style.h - owns how a map looks: its texts, colours and measures. */
#ifndef NGI_STYLE_H
#define NGI_STYLE_H

#include "base/arena.h"

struct ng_style {
    ng_allocator mem;
    struct ngi_arena arena;
    ng_text title;      /* "": the default */
    ng_text vault_name; /* "": no links */
};

/* Okabe and Ito's colour-blind-safe palette (2008), darkened where white text stands on it. */
#define NGI_INK "#1F2933"
#define NGI_QUIET_INK "#52606D"
#define NGI_FAINT_INK "#66727F"
#define NGI_FONT "Helvetica,Arial,sans-serif"

#endif
