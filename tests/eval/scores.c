/* SPDX-License-Identifier: MIT
 * scores.c - see scores.h. */
#include "scores.h"

#include <stdio.h>

#include "support.h"

static const ng_kind kinds[LABELLED_KINDS] = {NG_KIND_PERSON, NG_KIND_ORG,   NG_KIND_PROJECT,
                                              NG_KIND_TEAM,   NG_KIND_FORUM, NG_KIND_TOPIC};

/* Where a bucket ends; the last one takes 1 too. */
static const double bucket_ends[BUCKETS] = {0.73, 0.88, 0.95, 0.99, 1.0};

static const char *const kind_rows[] = {
    "right",
    "unknown",
    "no node",
    "person: precision",
    "org: precision",
    "project: precision",
    "team: precision",
    "forum: precision",
    "topic: precision",
    "person: recall",
    "org: recall",
    "project: recall",
    "team: recall",
    "forum: recall",
    "topic: recall",
    "0.50-0.73 sure: right",
    "0.73-0.88 sure: right",
    "0.88-0.95 sure: right",
    "0.95-0.99 sure: right",
    "0.99-1.00 sure: right",
};
_Static_assert(COUNT(kind_rows) == KIND_ROWS, "every row of kinds has a title");

static const char *const name_rows[] = {"full names: precision", "full names: recall",
                                        "single names: precision", "single names: recall"};
static const char *const pair_rows[] = {"precision", "recall"};
static const char *const owner_rows[] = {"spellings found", "nodes right"};

static const struct {
    const char *title;
    const char *const *rows;
    size_t row_count;
} sections[SECTIONS] = {
    [KINDS_WHOLE] = {"Kinds, all dated notes", kind_rows, COUNT(kind_rows)},
    [KINDS_FIVE] = {"Kinds, five dated notes", kind_rows, COUNT(kind_rows)},
    [KINDS_ONE] = {"Kinds, one dated note", kind_rows, COUNT(kind_rows)},
    [NAMES_OWN] = {"People, whole vault", name_rows, COUNT(name_rows)},
    [NAMES_DATED] = {"People, all dated notes", name_rows, COUNT(name_rows)},
    [MEETINGS_EXACT] = {"Meetings, exact", pair_rows, COUNT(pair_rows)},
    [MEETINGS_LIKELY] = {"Meetings, likely", pair_rows, COUNT(pair_rows)},
    [EMPLOYERS] = {"Employers", pair_rows, COUNT(pair_rows)},
    [OWNER] = {"Owner", owner_rows, COUNT(owner_rows)},
};

void score(struct scores *scores, enum section section, size_t row, bool hit) {
    struct share *share = &scores->at[section][row];
    share->hits += hit;
    share->of++;
}

void score_pair(struct scores *scores, enum section section, size_t row, bool found, bool is_true) {
    if (found)
        score(scores, section, row + PRECISION, is_true);
    if (is_true)
        score(scores, section, row + RECALL, found);
}

size_t kind_index(ng_kind kind) {
    size_t i = 0;
    while (i + 1 < LABELLED_KINDS && kinds[i] != kind)
        i++;
    return i;
}

size_t bucket_of(double confidence) {
    size_t i = 0;
    while (i + 1 < BUCKETS && confidence >= bucket_ends[i])
        i++;
    return i;
}

const char *section_title(enum section section) {
    return sections[section].title;
}

/* ---------------------------------------------------------------- the table */

static void print_share(struct share share) {
    if (share.of == 0)
        printf("%20s", "-");
    else
        printf(" %5zu/%-5zu %6.1f%%", share.hits, share.of,
               100.0 * (double)share.hits / (double)share.of);
}

static void print_row(const struct scores *scores, size_t count, enum section section, size_t row) {
    struct share sum = {0, 0};
    printf("  %-26s", sections[section].rows[row]);
    for (size_t i = 0; i < count; i++) {
        struct share share = scores[i].at[section][row];
        sum.hits += share.hits;
        sum.of += share.of;
        print_share(share);
    }
    print_share(sum);
    putchar('\n');
}

void print_table(const char *half, const char *const *worlds, const struct scores *scores,
                 size_t count) {
    printf("%-28s", half);
    for (size_t i = 0; i < count; i++)
        printf("%20s", worlds[i]);
    printf("%20s\n", "all");
    for (enum section section = 0; section < SECTIONS; section++) {
        puts(sections[section].title);
        for (size_t row = 0; row < sections[section].row_count; row++)
            print_row(scores, count, section, row);
    }
}
