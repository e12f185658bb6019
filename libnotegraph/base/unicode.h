/* SPDX-License-Identifier: MIT
 * unicode.h - owns what a character is: decoding, cleaning, folding, width. The only caller of
 * utf8proc. */
#ifndef NGI_UNICODE_H
#define NGI_UNICODE_H

#include <stdbool.h>

#include "base/buf.h"

/* The code point at data[*at], which it steps over; U+FFFD for an undecodable byte. */
uint32_t ngi_utf8_next(const char *data, size_t size, size_t *at);

/* Writes a code point as UTF-8. Returns its bytes. */
size_t ngi_utf8_write(char out[4], uint32_t code_point);

/* Adds a code point as UTF-8. */
void ngi_utf8_add(struct ngi_buf *out, uint32_t code_point);

/* The number of code points, an undecodable byte counting as one: what a column counts. */
size_t ngi_utf8_count(const char *data, size_t size);

bool ngi_utf8_valid(const char *data, size_t size);

/* Adds text made fit to be shown and stored: valid UTF-8, one line, no control, bidi-control or
 * invisible characters (the joiners of emoji and Indic scripts stay), white space collapsed and
 * trimmed. NBSP stays as it is. */
void ngi_text_clean(struct ngi_buf *out, const char *data, size_t size);

/* Without the spaces, tabs and carriage returns at its ends. */
ng_text ngi_text_trimmed(const char *data, size_t size);

/* Adds the identity key: two spellings with one key are one name. NFKC with case folded and
 * ignorable characters gone, dashes, apostrophes and spaces made equal. */
void ngi_text_key(struct ngi_buf *out, const char *data, size_t size);

/* The same with accents stripped as well: for suggestions, never for identity. */
void ngi_text_loose_key(struct ngi_buf *out, const char *data, size_t size);

/* Terminal columns or, in a drawing, half-ems: 0 for marks, 2 for wide characters. */
size_t ngi_text_width(const char *data, size_t size);
unsigned ngi_char_width(uint32_t code_point);

/* The bytes of the longest prefix of whole grapheme clusters that is at most `width` wide. */
size_t ngi_text_fit(const char *data, size_t size, size_t width);

bool ngi_char_is_letter(uint32_t code_point);
/* An accent or vowel sign that is written on or beside a letter. */
bool ngi_char_is_mark(uint32_t code_point);
bool ngi_char_is_upper(uint32_t code_point);
bool ngi_char_is_digit(uint32_t code_point);
bool ngi_char_is_space(uint32_t code_point);
/* An emoji or other pictograph: what ends a name in running text. */
bool ngi_char_is_symbol(uint32_t code_point);

#endif
