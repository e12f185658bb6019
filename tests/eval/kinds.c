/* SPDX-License-Identifier: MIT
 * kinds.c - are people people and companies companies, and is the library as sure as it is right?
 *
 * The less a library has read, the harder that is, so it is asked for all dated notes of a world,
 * for five of them (many times), and for each by itself. */
#include <stdint.h>
#include <stdlib.h>

#include "measure.h"
#include "support.h"

enum { DRAWS = 40, DRAWN_NOTES = 5 };

/* ---------------------------------------------------------------- one reading */

/* The spelling of the entity that the notes use most; NO_ENTITY: they do not name it. */
static size_t usual_spelling(const struct reading *reading, const struct labels *labels,
                             size_t entity) {
    size_t best = NO_ENTITY;
    for (size_t i = 0; i < labels->spelling_count; i++)
        if (labels->spellings[i].entity == entity && reading_has(reading, i) &&
            (best == NO_ENTITY || reading->stated[i] > reading->stated[best]))
            best = i;
    return best;
}

static void score_kind(struct scores *scores, enum section section, ng_kind wanted, ng_kind got,
                       double confidence) {
    bool right = got == wanted;
    score(scores, section, KIND_RIGHT, right);
    score(scores, section, KIND_UNKNOWN, got == NG_KIND_UNKNOWN);
    score(scores, section, KIND_RECALL + kind_index(wanted), right);
    if (got != NG_KIND_UNKNOWN) {
        score(scores, section, KIND_PRECISION + kind_index(got), right);
        score(scores, section, KIND_SURE + bucket_of(confidence), right);
    }
}

/* `where` tells one reading of the section from another. */
static void judge_kinds(struct report *report, enum section section, const char *where,
                        const struct reading *reading) {
    const struct labels *labels = &report->world->labels;
    for (size_t entity = 0; entity < labels->entity_count; entity++) {
        size_t spelling = usual_spelling(reading, labels, entity);
        if (spelling == NO_ENTITY)
            continue;
        ng_node node = reading->nodes[spelling];
        bool there = node != NG_NONE;
        ng_kind wanted = labels->entities[entity].kind;
        ng_kind got = there ? ng_node_kind(reading->graph, node) : NG_KIND_UNKNOWN;
        double confidence = there ? ng_node_confidence(reading->graph, node) : 0;
        score_kind(&report->scores, section, wanted, got, confidence);
        score(&report->scores, section, KIND_NO_NODE, !there);
        if (got != wanted)
            tell(report, section, "%s\tis %s\tgot %s\t%.2f\t%s", labels->spellings[spelling].text,
                 ng_kind_name(wanted), there ? ng_kind_name(got) : "no node", confidence, where);
    }
}

static void judge_notes(struct report *report, enum section section, const char *where,
                        const ng_file *files, size_t count) {
    struct reading reading = reading_of_notes(report->world, files, count);
    judge_kinds(report, section, where, &reading);
    reading_close(&reading);
}

/* ---------------------------------------------------------------- drawing notes */

/* FNV-1a: a world's draws are its own, whichever other worlds there are. */
static uint64_t seed_of(const char *name) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * UINT64_C(1099511628211);
    return hash;
}

/* SplitMix64: the same draws on every machine. */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* Brings different random notes to the first places. */
static void draw(ng_file *notes, size_t count, size_t drawn, uint64_t *state) {
    for (size_t i = 0; i < drawn; i++) {
        size_t other = i + (size_t)(next_random(state) % (count - i));
        ng_file note = notes[i];
        notes[i] = notes[other];
        notes[other] = note;
    }
}

static void judge_draws(struct report *report, ng_file *notes, size_t count) {
    uint64_t state = seed_of(report->world->name);
    size_t drawn = count < DRAWN_NOTES ? count : DRAWN_NOTES;
    for (size_t number = 1; number <= DRAWS; number++) {
        draw(notes, count, drawn, &state);
        char where[sizeof "draw " + 20];
        snprintf(where, sizeof where, "draw %zu", number);
        judge_notes(report, KINDS_FIVE, where, notes, drawn);
    }
}

void measure_kinds(struct report *report) {
    size_t count = report->world->labels.note_count;
    ng_file *notes = zeroed(count, sizeof *notes);
    for (size_t i = 0; i < count; i++)
        notes[i] = report->world->dated_notes[i];
    judge_notes(report, KINDS_WHOLE, "all dated notes", notes, count);
    for (size_t i = 0; i < count; i++)
        judge_notes(report, KINDS_ONE, notes[i].path, &notes[i], 1);
    judge_draws(report, notes, count);
    free(notes);
}
