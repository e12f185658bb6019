/* SPDX-License-Identifier: MIT
 * repair.h - owns the repair of double-encoded text: UTF-8 once read as Mac Roman or Windows-1252
 * and saved again. */
#ifndef NGI_REPAIR_H
#define NGI_REPAIR_H

#include "base/buf.h"

/* The byte from 0x80 on that an encoding writes a character as, -1 if there is none. */
typedef int (*ngi_byte_of_fn)(uint32_t code_point);

/* A text on the way through the repair. */
struct ngi_repair {
    const char *data;
    size_t size, at;       /* how far it has come */
    size_t joined;         /* where what was repaired last ends */
    uint32_t last;         /* and what it is */
    ngi_byte_of_fn proven; /* the encoding that letters of another script were read in */
    bool is_quotation;     /* a guillemet has been passed: the next may close it */
    char character[4];
};

void ngi_repair_begin(struct ngi_repair *r, const char *data, size_t size);

/* The next character, or what was meant by the next few: those of data up to r->at. Lent until the
 * next call. False at the end. */
bool ngi_repair_next(struct ngi_repair *r, ng_text *text, bool *is_repaired);

/* Adds `data` with every plainly double-encoded character set right; docs/format.md tells what is
 * plain. Text that merely looks odd, such as a lone root sign before a pi, stays. ASCII always
 * does. Returns the number of characters repaired. Give it text that is not cleaned yet: cleaning
 * takes away controls that are bytes of what is to be repaired. */
size_t ngi_repair(struct ngi_buf *out, const char *data, size_t size);

#endif
