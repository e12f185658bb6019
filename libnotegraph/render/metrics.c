/* SPDX-License-Identifier: MIT
 * metrics.c - text widths: Helvetica's advance widths, as published in its AFM file. */
#include "render/metrics.h"

#include <stdint.h>

#include "base/unicode.h"

/* Of a thousandth of the font size, for the characters 0x20 to 0x7E. */
static const uint16_t advances[95] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
};

enum { NARROW = 620, WIDE = 1020 };

static const double ROOM = 1.13, BOLD_ROOM = 1.24;

double ngi_metrics_width(const char *text, size_t size, double font_size, bool bold) {
    uint64_t sum = 0;
    for (size_t at = 0; at < size;) {
        uint32_t c = ngi_utf8_next(text, size, &at);
        if (c >= 0x20 && c < 0x7F)
            sum += advances[c - 0x20];
        else if (c == 0xB7 || c == 0xA0)
            sum += 278;
        else if (c == 0x2026)
            sum += 1000;
        else
            sum += ngi_char_width(c) == 0 ? 0 : ngi_char_width(c) == 1 ? NARROW : WIDE;
    }
    return (double)sum / 1000 * font_size * (bold ? BOLD_ROOM : ROOM);
}
