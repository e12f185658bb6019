/* SPDX-License-Identifier: MIT
 * shape.h - owns what can be seen of a name without knowing it. */
#ifndef NGI_SHAPE_H
#define NGI_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include <notegraph.h>

struct ngi_shape {
    size_t words;       /* but for particles: "Ana de la Cruz" has two */
    size_t capitalised; /* words that begin with a capital letter */
    size_t lower;       /* words that begin with a small letter */
    bool digits;
    bool dash;     /* one that stands alone, between words */
    bool all_caps; /* two letters or more, none of them small */
    bool camel;    /* a capital letter after a small one: "OpenTide" */
};

struct ngi_shape ngi_shape_of(ng_text name);

#endif
