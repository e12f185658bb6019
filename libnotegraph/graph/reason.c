/* SPDX-License-Identifier: MIT
 * reason.c - how reasons are written. */
#include "graph/reason.h"

#include <stdio.h>

void ngi_reason_add(struct ngi_buf *why, const char *text, double nats) {
    char number[24];
    long tenths = (long)(nats * 10 + (nats < 0 ? -0.5 : 0.5)); /* by hand: printf has the locale */
    snprintf(number, sizeof number, " %s%ld.%ld", tenths < 0 ? "-" : "+",
             (tenths < 0 ? -tenths : tenths) / 10, (tenths < 0 ? -tenths : tenths) % 10);
    if (why->size > 0)
        ngi_buf_str(why, "; ");
    ngi_buf_str(why, text);
    ngi_buf_str(why, number);
}
