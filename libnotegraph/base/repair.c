/* SPDX-License-Identifier: MIT
 * repair.c - double-encoded text. The two tables are those of the encodings' standards.
 *
 * Not all that can be decoded was meant to be. How much proof it takes depends on how often people
 * write such characters side by side themselves. */
#include "base/repair.h"

#include <string.h>

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

/* Bytes 0x80-0x9F of Windows-1252, five of which mean nothing; the rest are the code points. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static int mac_byte(uint32_t c) {
    for (int i = 0; i < 128 && c >= 0x80; i++)
        if (mac_roman[i] == c)
            return 0x80 + i;
    return -1;
}

/* Bytes without a meaning come through most converters as C1 controls, in Latin-1 all of these. */
static int windows_byte(uint32_t c) {
    if (c >= 0x80 && c <= 0xFF)
        return (int)c;
    for (int i = 0; i < 32 && c > 0xFF; i++)
        if (windows_1252[i] == c)
            return 0x80 + i;
    return -1;
}

/* ---------------------------------------------------------------- decoding */

enum { MAX_ROUNDS = 3 }; /* so often is text encoded once too many */

/* The character at *at, which is stepped over: with no rounds as it stands, with one decoded from
 * the characters there, each a byte, with two from characters that were decoded so. 0 if there is
 * none. */
static uint32_t decode(const struct ngi_repair *r, size_t *at, ngi_byte_of_fn byte_of,
                       unsigned rounds) {
    size_t end = *at;
    if (end >= r->size)
        return 0;
    if (rounds == 0)
        return ngi_utf8_next(r->data, r->size, at);
    int lead = byte_of(decode(r, &end, byte_of, rounds - 1)), length;
    uint32_t c;
    if (lead >= 0xC2 && lead <= 0xDF)
        length = 2, c = (uint32_t)lead & 0x1F;
    else if (lead >= 0xE0 && lead <= 0xEF)
        length = 3, c = (uint32_t)lead & 0x0F;
    else if (lead >= 0xF0 && lead <= 0xF4)
        length = 4, c = (uint32_t)lead & 0x07;
    else
        return 0;
    for (int i = 1; i < length; i++) {
        int next = byte_of(decode(r, &end, byte_of, rounds - 1));
        if (next < 0x80 || next > 0xBF)
            return 0;
        c = c << 6 | ((uint32_t)next & 0x3F);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < least[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *at = end;
    return c;
}

/* The character at `at` as it stands, 0 at the end. */
static uint32_t peek(const struct ngi_repair *r, size_t at) {
    return decode(r, &at, NULL, 0);
}

/* The byte before the place, a space at the start. */
static unsigned char before(const struct ngi_repair *r) {
    return r->at == 0 ? ' ' : (unsigned char)r->data[r->at - 1];
}

static bool is_lower(unsigned char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_upper(unsigned char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

/* ---------------------------------------------------------------- how much proof it takes */

struct candidate {
    uint32_t c;
    size_t end;
    ngi_byte_of_fn byte_of;
};

/* Letters with accents of European languages, and of Vietnamese. */
static bool is_accented(uint32_t c) {
    return (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7) || c == 0x1A0 || c == 0x1A1 ||
           c == 0x1AF || c == 0x1B0 || (c >= 0x218 && c <= 0x21B) || (c >= 0x1E00 && c <= 0x1EFF);
}

/* Letters, marks and signs that stand side by side with letters of their own script. */
static bool is_foreign(uint32_t c) {
    if (c < 0x800)
        return ((c >= 0x370 && c < 0x530) || (c >= 0x5D0 && c < 0x700)) && ngi_char_is_letter(c);
    return (c >= 0x3000 && c < 0x3040) || (c >= 0xFF00 && c < 0xFFF0) || ngi_char_is_letter(c) ||
           ngi_char_is_mark(c);
}

/* What people put behind a word without a space: an ellipsis or a dash. Behind a capital that ends
 * its word it is meant, and no letter. */
static bool is_pause(const struct ngi_repair *r, const struct candidate *found) {
    size_t at = r->at;
    uint32_t last = 0;
    while (at < found->end)
        last = ngi_utf8_next(r->data, r->size, &at);
    return last == 0x2026 || last == 0x2013 || last == 0x2014;
}

/* Does an accented letter stand behind ≈, as in ≈Österreich? Å does for nothing but Ł. */
static bool is_approximate(const struct ngi_repair *r) {
    size_t at = r->at;
    uint32_t sign = ngi_utf8_next(r->data, r->size, &at), letter = peek(r, at);
    return sign == 0x2248 && letter >= 0xC0 && letter <= 0xFF && letter != 0xC5;
}

/* Two odd characters prove little: letters must touch them, as they do within a word. */
static bool is_plain_accent(const struct ngi_repair *r, const struct candidate *found) {
    size_t after = found->end;
    unsigned char left = before(r), right = after < r->size ? (unsigned char)r->data[after] : ' ';
    bool joined = r->at > 0 && r->joined == r->at && ngi_char_is_letter(r->last);
    bool joins = decode(r, &after, found->byte_of, 1) != 0;
    bool is_rare = found->c > 0xFF, pause = is_pause(r, found);
    if (found->c >= 0x1E00 && r->is_quotation)
        return false; /* «Será»… */
    if (left == ' ' && is_approximate(r))
        return false;
    if (found->c == 0xE0 && left == ' ' && right == ' ')
        return true; /* the word à */
    if (!ngi_char_is_upper(found->c))
        return is_lower(left) || joined || (is_upper(left) && (joins || is_upper(right))) ||
               ((is_lower(right) || joins) && !(is_rare && pause));
    if (is_upper(left) && is_upper(right))
        return !pause; /* MANHÃ–NOITE is no Ö */
    return (is_lower(right) || joins) && !(is_rare && pause);
}

/* NBSP, £, ©, ° and the like, of which a reader sees the lead only: Â, or in Mac Roman ¬. */
static bool is_plain_sign(const struct ngi_repair *r, const struct candidate *found) {
    unsigned char left = before(r);
    if (found->c < 0xA0)
        return false;
    if (is_digit(left))
        return true;
    /* ¬± and ¬∞ are mathematics. */
    bool likely = peek(r, r->at) == 0xC2 || memchr("\xA0\xA3\xA9\xAB\xAE\xBB", (int)found->c, 6);
    return likely && (left == ' ' || is_lower(left) || (r->joined == r->at && r->at > 0));
}

/* Three odd characters in a row are rare in any language but not unknown: a French quotation may
 * end in an accent, an ellipsis and a guillemet. One of what pipelines write is proof: punctuation,
 * symbols, emoji. */
static bool is_plain_symbol(const struct ngi_repair *r, uint32_t c) {
    if (ngi_char_is_space(c))
        return before(r) != ' '; /* nobody begins a word with one: ‚Ääh‘ */
    return (c >= 0x2000 && c <= 0x2BFF) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0x1F000 && c < 0x1FC00);
}

/* Of other scripts two letters side by side are, and then each in this text. */
static bool is_proven(struct ngi_repair *r, const struct candidate *found) {
    size_t after = found->end;
    if (!is_foreign(found->c))
        return false;
    if (r->proven != found->byte_of && is_foreign(decode(r, &after, found->byte_of, 1)))
        r->proven = found->byte_of;
    return r->proven == found->byte_of;
}

static bool is_plain(struct ngi_repair *r, const struct candidate *found, unsigned rounds) {
    if (rounds > 1) /* four or more, twice */
        return found->c >= 0xA0;
    if (found->c < 0xC0)
        return is_plain_sign(r, found);
    return is_accented(found->c) ? is_plain_accent(r, found)
                                 : is_plain_symbol(r, found->c) || is_proven(r, found);
}

/* ---------------------------------------------------------------- bytes that were lost */

/* Steps over what stands for a lost byte. */
static void skip_lost(const struct ngi_repair *r, size_t *at) {
    if (peek(r, *at) == 0xFFFD)
        (void)ngi_utf8_next(r->data, r->size, at);
}

static bool decodes(const struct ngi_repair *r, unsigned rounds) {
    size_t at = r->at;
    return decode(r, &at, windows_byte, rounds) != 0;
}

/* The closing quotation mark that lost its 9D, also of text encoded twice, of which Â is left. */
static uint32_t lost_quote(const struct ngi_repair *r, size_t *end) {
    for (unsigned rounds = 0; rounds <= 1; rounds++) {
        size_t at = r->at;
        if (decodes(r, rounds + 1) || decode(r, &at, windows_byte, rounds) != 0xE2 ||
            decode(r, &at, windows_byte, rounds) != 0x20AC)
            continue;
        if (rounds == 1 && peek(r, at) == 0xC2)
            (void)ngi_utf8_next(r->data, r->size, &at);
        skip_lost(r, &at);
        *end = at;
        uint32_t next = peek(r, at);
        bool within = ngi_char_is_letter(next) || ngi_char_is_digit(next);
        return before(r) == ' ' || within ? 0 : 0x201D;
    }
    return 0;
}

/* The à that lost its A0 and the í that lost its AD. With a byte of the other five it would be a
 * capital, behind a small letter. */
static uint32_t lost_accent(const struct ngi_repair *r, size_t *end) {
    uint32_t next = peek(r, *end);
    if (!is_lower(before(r)) || next >= 0x80 || is_upper((unsigned char)next) ||
        is_digit((unsigned char)next))
        return 0;
    return is_lower((unsigned char)next) ? 0xED : 0xE0;
}

/* The signs on E2 that stand alone, as tasks have them; their middle byte is 8F or 9D. */
static uint32_t lost_sign(const struct ngi_repair *r, size_t *end) {
    if (before(r) != ' ')
        return 0;
    skip_lost(r, end);
    int last = windows_byte(decode(r, end, NULL, 0));
    uint32_t next = peek(r, *end);
    if (last < 0 || (next != 0 && next != ' ' && next != 0xEF))
        return 0;
    if ((last >= 0xA9 && last <= 0xB3) || (last >= 0xB8 && last <= 0xBA)) /* ⏩ to ⏺ */
        return 0x23C0 + ((uint32_t)last & 0x3F);
    return memchr("\x8C\x8E\x93\x94\x95\x97\xA4", last, 7) != NULL /* ❌ to ❤ */
               ? 0x2740 + ((uint32_t)last & 0x3F)
               : 0;
}

/* The 8F of what makes a sign an emoji, ⚠️. */
static uint32_t lost_variation(const struct ngi_repair *r, size_t *end) {
    if (r->joined != r->at || r->at == 0 || peek(r, *end) != 0xB8)
        return 0;
    (void)ngi_utf8_next(r->data, r->size, end);
    skip_lost(r, end);
    return 0xFE0F;
}

/* Bytes 81, 8D, 8F, 90 and 9D mean nothing in Windows-1252 and A0 and AD cannot be seen, so they
 * are dropped or made spaces on the way. Returns what was meant where it can be one thing only. */
static uint32_t lost(const struct ngi_repair *r, size_t *end) {
    uint32_t quote = lost_quote(r, end);
    if (quote != 0 || decodes(r, 1))
        return quote;
    *end = r->at;
    switch (decode(r, end, NULL, 0)) {
    case 0xC3:
        return lost_accent(r, end);
    case 0xE2:
        return lost_sign(r, end);
    case 0xEF:
        return lost_variation(r, end);
    default:
        return 0;
    }
}

/* ---------------------------------------------------------------- repairing */

static bool is_decoded(struct ngi_repair *r, ngi_byte_of_fn byte_of, unsigned rounds,
                       struct candidate *found) {
    *found = (struct candidate){0, r->at, byte_of};
    found->c = decode(r, &found->end, byte_of, rounds);
    return found->c != 0 && is_plain(r, found, rounds);
}

static bool repair_one(struct ngi_repair *r, struct candidate *found) {
    static const ngi_byte_of_fn encodings[] = {mac_byte, windows_byte};
    uint32_t first = peek(r, r->at);
    for (size_t i = 0; i < 2; i++)
        for (unsigned rounds = MAX_ROUNDS; rounds > 1 && encodings[i](first) >= 0xC2; rounds--)
            if (is_decoded(r, encodings[i], rounds, found))
                return true;
    found->c = lost(r, &found->end);
    return found->c != 0 || is_decoded(r, mac_byte, 1, found) ||
           is_decoded(r, windows_byte, 1, found);
}

void ngi_repair_begin(struct ngi_repair *r, const char *data, size_t size) {
    *r = (struct ngi_repair){.data = data, .size = size};
}

bool ngi_repair_next(struct ngi_repair *r, ng_text *text, bool *is_repaired) {
    struct candidate found;
    size_t from = r->at;
    if (from >= r->size)
        return false;
    *is_repaired = (unsigned char)r->data[from] >= 0x80 && repair_one(r, &found);
    if (*is_repaired) {
        *text = (ng_text){r->character, ngi_utf8_write(r->character, found.c)};
        r->at = r->joined = found.end;
        r->last = found.c;
        return true;
    }
    r->is_quotation |= ngi_utf8_next(r->data, r->size, &r->at) == 0xAB;
    *text = (ng_text){r->data + from, r->at - from};
    return true;
}

size_t ngi_repair(struct ngi_buf *out, const char *data, size_t size) {
    struct ngi_repair r;
    ng_text text;
    size_t repaired = 0;
    bool is_repaired;
    for (ngi_repair_begin(&r, data, size); ngi_repair_next(&r, &text, &is_repaired);) {
        ngi_buf_text(out, text);
        repaired += is_repaired;
    }
    return repaired;
}
