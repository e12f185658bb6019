/* SPDX-License-Identifier: MIT
 * scores.h - what is counted of a world, and the table of it: every row is a share, of some cases
 * so many are hits. */
#ifndef NG_EVAL_SCORES_H
#define NG_EVAL_SCORES_H

#include <notegraph.h>
#include <stdbool.h>
#include <stddef.h>

enum section {
    KINDS_WHOLE, /* from all dated notes */
    KINDS_FIVE,  /* from five of them, drawn many times */
    KINDS_ONE,   /* from each by itself */
    NAMES_OWN,   /* with the own notes of people */
    NAMES_DATED, /* without */
    MEETINGS_EXACT,
    MEETINGS_LIKELY,
    EMPLOYERS,
    OWNER,
    SECTIONS
};

enum { LABELLED_KINDS = 6, BUCKETS = 5 };

enum kind_row {
    KIND_RIGHT,
    KIND_UNKNOWN,
    KIND_NO_NODE,
    KIND_PRECISION, /* a row for each kind that can be labelled */
    KIND_RECALL = KIND_PRECISION + LABELLED_KINDS,
    KIND_SURE = KIND_RECALL + LABELLED_KINDS, /* a row for each bucket of confidence */
    KIND_ROWS = KIND_SURE + BUCKETS
};

enum pair_row { PRECISION, RECALL };

/* Two pair_rows each. */
enum name_row { NAME_FULL = 0, NAME_SINGLE = 2 };

enum owner_row { OWNER_SPELLINGS, OWNER_NODES };

struct share {
    size_t hits, of;
};

struct scores {
    struct share at[SECTIONS][KIND_ROWS];
};

/* One more case of this row. */
void score(struct scores *scores, enum section section, size_t row, bool hit);

/* One more case of a pair_row or two, which begin at `row`: was it found, is it true? */
void score_pair(struct scores *scores, enum section section, size_t row, bool found, bool is_true);

/* The place of a kind among those that can be labelled. */
size_t kind_index(ng_kind kind);

/* The bucket of a confidence. */
size_t bucket_of(double confidence);

const char *section_title(enum section section);

/* A column for each world, and one for their sum. */
void print_table(const char *half, const char *const *worlds, const struct scores *scores,
                 size_t count);

#endif
