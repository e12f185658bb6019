/* SPDX-License-Identifier: MIT
 * reason.h - owns how reasons are written: "equal titles +4.0; no time in common -1.5". */
#ifndef NGI_REASON_H
#define NGI_REASON_H

#include "base/buf.h"

/* Adds a reason and its weight to those before it. */
void ngi_reason_add(struct ngi_buf *why, const char *text, double nats);

#endif
