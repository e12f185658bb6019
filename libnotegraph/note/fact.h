/* SPDX-License-Identifier: MIT
 * fact.h - owns facts in store: what a note states, with its position, not yet interpreted. */
#ifndef NGI_FACT_H
#define NGI_FACT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/findings.h"
#include "base/intern.h"
#include "base/vec.h"

struct ngi_fact {
    uint16_t kind; /* ng_fact_kind */
    uint16_t lead; /* columns from the fact's to where its value begins, as it is; NGI_NOT_AS_IS */
    uint32_t key, value, target; /* numbers in ng_notes.texts; 0 is "" */
    uint32_t raw; /* of a list of names the value as written, for columns; else as value */
    uint32_t line, column;
};

/* The value is not at its place letter by letter: folded over lines, or with escapes. */
enum { NGI_NOT_AS_IS = UINT16_MAX };

struct ngi_note {
    ng_text path; /* lent by texts */
    size_t first_fact, fact_count;
};

struct ng_notes {
    ng_allocator mem;
    struct ngi_intern texts;
    NGI_VEC(struct ngi_fact) facts;
    NGI_VEC(struct ngi_note) notes;
    struct ngi_findings findings;
};

/* Takes the facts and findings of one note; the parsers write to it. Texts given to it are
 * repaired, cleaned and cut to NGI_MAX_VALUE_BYTES on the way. */
struct ngi_fact_writer {
    ng_notes *notes;
    const char *path;
    struct ngi_buf repaired, cleaned; /* scratch */
    size_t findings; /* given by this note so far */
    size_t first_fact;
    uint16_t lead; /* of the next fact; set back to 0 by adding it */
    bool full; /* too many facts: told once, the rest is dropped */
};

/* Both return false without memory. */
bool ngi_fact_add(struct ngi_fact_writer *writer, ng_fact_kind kind, ng_text key, ng_text value,
                  ng_text target, uint32_t line, uint32_t column);
bool ngi_fact_finding(struct ngi_fact_writer *writer, ng_severity severity, const char *code,
                      uint32_t line, uint32_t column, const char *text);

#endif
