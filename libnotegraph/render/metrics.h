/* SPDX-License-Identifier: MIT
 * metrics.h - owns how wide text is in a drawing, without any font being there. */
#ifndef NGI_METRICS_H
#define NGI_METRICS_H

#include <stdbool.h>
#include <stddef.h>

/* The width of UTF-8 text in points. A little more than Helvetica's, since the reader's fallback
 * font may be wider. */
double ngi_metrics_width(const char *text, size_t size, double font_size, bool bold);

#endif
