/* SPDX-License-Identifier: MIT
 * repair.c - double-encoded text. The two tables are those of the encodings' standards. */
#include "base/repair.h"

#include "base/unicode.h"

/* Bytes 0x80-0xFF of Mac Roman. */
static const uint16_t mac_roman[128] = {
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3,
    0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
    0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
    0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
    0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
    0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
    0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
    0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
    0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
};

/* Bytes 0x80-0x9F of Windows-1252; the rest are the code points themselves. The five unassigned
 * bytes come through most converters as C1 controls. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

typedef int (*byte_of_fn)(uint32_t code_point);

static int mac_byte(uint32_t c) {
    for (int i = 0; i < 128; i++)
        if (mac_roman[i] == c)
            return 0x80 + i;
    return -1;
}

static int windows_byte(uint32_t c) {
    for (int i = 0; i < 32; i++)
        if (windows_1252[i] == c)
            return 0x80 + i;
    return c >= 0xA0 && c <= 0xFF ? (int)c : -1;
}

/* Reads the code points at `at` as the bytes of one UTF-8 character of three or more bytes, or of
 * two. Returns that character and where it ends, or 0. */
static uint32_t decode(const char *data, size_t size, size_t at, byte_of_fn byte_of, size_t *end,
                       int *length) {
    int lead = byte_of(ngi_utf8_next(data, size, &at));
    uint32_t c;
    if (lead >= 0xC2 && lead <= 0xDF)
        *length = 2, c = (uint32_t)lead & 0x1F;
    else if (lead >= 0xE0 && lead <= 0xEF)
        *length = 3, c = (uint32_t)lead & 0x0F;
    else if (lead >= 0xF0 && lead <= 0xF4)
        *length = 4, c = (uint32_t)lead & 0x07;
    else
        return 0;
    for (int i = 1; i < *length; i++) {
        if (at >= size)
            return 0;
        int next = byte_of(ngi_utf8_next(data, size, &at));
        if (next < 0x80 || next > 0xBF)
            return 0;
        c = c << 6 | ((uint32_t)next & 0x3F);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < least[*length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *end = at;
    return c;
}

static bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Two odd characters in a row prove little. They are taken for one accented letter only where the
 * lead is the one of Latin letters (C3), the result is a lower-case letter or stands before one,
 * and plain letters touch it. */
static bool is_plain_accent(uint32_t c, const char *data, size_t size, size_t at, size_t end,
                            byte_of_fn byte_of) {
    if (c < 0xC0 || c > 0xFF || c == 0xD7 || c == 0xF7)
        return false;
    size_t next_end;
    int length;
    bool before = at > 0 && is_ascii_letter(data[at - 1]);
    bool lower_before = before && data[at - 1] >= 'a';
    bool after = end < size && (is_ascii_letter(data[end]) ||
                                decode(data, size, end, byte_of, &next_end, &length) != 0);
    bool lower_after = after && (unsigned char)data[end] >= 'a';
    return c >= 0xDF ? lower_before || lower_after || (before && after) : lower_after;
}

/* Three or four odd characters in a row are rare in any language but not unknown (a French quotation
 * may end in an accent, an ellipsis and a guillemet): what they decode to must be what pipelines
 * write, punctuation, symbols or emoji. */
static bool is_plain_symbol(uint32_t c) {
    return (c >= 0x2000 && c <= 0x2BFF) || (c >= 0xFE00 && c <= 0xFE0F) || c >= 0x1F000;
}

size_t ngi_repair(struct ngi_buf *out, const char *data, size_t size) {
    static const byte_of_fn encodings[] = {mac_byte, windows_byte};
    size_t repaired = 0;
    for (size_t at = 0; at < size;) {
        if ((unsigned char)data[at] < 0x80) {
            size_t from = at;
            while (at < size && (unsigned char)data[at] < 0x80)
                at++;
            ngi_buf_add(out, data + from, at - from);
            continue;
        }
        bool done = false;
        for (size_t i = 0; i < 2 && !done; i++) {
            size_t end;
            int length;
            uint32_t c = decode(data, size, at, encodings[i], &end, &length);
            if (c == 0 || !(length == 2 ? is_plain_accent(c, data, size, at, end, encodings[i])
                                        : is_plain_symbol(c)))
                continue;
            ngi_utf8_add(out, c);
            at = end;
            repaired++;
            done = true;
        }
        if (!done) {
            size_t from = at;
            (void)ngi_utf8_next(data, size, &at);
            ngi_buf_add(out, data + from, at - from);
        }
    }
    return repaired;
}
