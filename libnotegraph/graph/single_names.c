/* SPDX-License-Identifier: MIT
 * single_names.c - whom a name of one word means: the one person of that first name, surname or
 * nickname who is named in the same meetings, if there is only one. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graph/graph.h"
#include "graph/people.h"
#include "schema/lexicon.h"

enum {
    MAX_CANDIDATES = 128, /* of a name that fits more, nobody can say whom it means */
    MAX_WORD = 40
};

static const double VOTE = 3.0;      /* what a meeting in common is worth, against log frequency */
static const double DOMINANCE = 1.8; /* how far ahead of the next the best must be */

struct word_entry { /* a word that a person may be called by */
    ng_text word;
    uint32_t named;
    bool is_first; /* of the name; else the last */
    bool is_sound; /* `word` is its skeleton */
};

struct candidate {
    uint32_t entity;
    enum ngi_likeness likeness;
    bool is_first;
    size_t votes;
    double score;
};

struct search {
    struct ngi_people *people;
    NGI_VEC(struct word_entry) index; /* sorted by kind of entry and word */
    struct candidate candidates[MAX_CANDIDATES];
    size_t count;
    bool is_crowded;
};

static const double likeness_share[] = {[NGI_SAME_WORD] = 1.0,  [NGI_SAME_SOUND] = 0.8,
                                        [NGI_NICKNAME] = 0.9,   [NGI_SHORT_FORM] = 0.8,
                                        [NGI_SAME_SKELETON] = 0.5, [NGI_ONE_EDIT] = 0.6,   [NGI_TWO_EDITS] = 0.3,
                                        [NGI_INITIAL] = 0,      [NGI_UNLIKE] = 0};

/* ---------------------------------------------------------------- the index */

static bool add_word(struct search *s, ng_text word, uint32_t named, bool is_first, bool is_sound) {
    struct word_entry *added = ngi_vec_push(&s->people->builder->mem, &s->index);
    if (added == NULL)
        return false;
    *added = (struct word_entry){word, named, is_first, is_sound};
    return true;
}

static bool add_sound(struct search *s, ng_text word, uint32_t named, bool is_first) {
    char skeleton[MAX_WORD];
    size_t size = ngi_word_skeleton(word, skeleton, sizeof skeleton);
    ng_text kept = ngi_arena_text(&s->people->arena, skeleton, size);
    return kept.data != NULL && add_word(s, kept, named, is_first, true);
}

static bool index_person(struct search *s, uint32_t number) {
    const struct ngi_person *p = &s->people->named.items[number].person;
    ng_text first = p->words[0], last = p->words[p->count - 1], full;
    if (p->count < 2)
        return true;
    bool memory = add_word(s, first, number, true, false) && add_sound(s, first, number, true);
    const ng_schema *schema = s->people->builder->schema;
    for (size_t n = 0; memory && (full = ngi_lexicon_full_name(schema, first, n)).data != NULL; n++)
        memory = add_word(s, full, number, true, false);
    return memory && (last.size < 2 || (add_word(s, last, number, false, false) &&
                                        add_sound(s, last, number, false)));
}

static int by_word(const void *left, const void *right) {
    const struct word_entry *a = left, *b = right;
    if (a->is_sound != b->is_sound)
        return a->is_sound ? 1 : -1;
    int order = ngi_text_compare(a->word, b->word);
    return order != 0 ? order : (a->named > b->named) - (a->named < b->named);
}

/* ---------------------------------------------------------------- candidates */

static void add_candidate(struct search *s, ng_text single, const struct word_entry *entry) {
    const struct ngi_named *named = &s->people->named.items[entry->named];
    const struct ngi_person *p = &named->person;
    ng_text word = entry->is_first ? p->words[0] : p->words[p->count - 1];
    enum ngi_likeness likeness = ngi_word_likeness(s->people->builder->schema, single, word);
    bool fits = likeness_share[likeness] > 0 && (entry->is_first || likeness != NGI_NICKNAME);
    for (size_t i = 0; i < s->count; i++)
        if (s->candidates[i].entity == named->entity) {
            if (fits && likeness < s->candidates[i].likeness) {
                s->candidates[i].likeness = likeness;
                s->candidates[i].is_first = entry->is_first;
            }
            return;
        }
    if (!fits)
        return;
    s->is_crowded = s->is_crowded || s->count == MAX_CANDIDATES;
    if (!s->is_crowded)
        s->candidates[s->count++] =
            (struct candidate){.entity = named->entity, .likeness = likeness, .is_first = entry->is_first};
}

/* All entries whose word begins with `word`, or is it. */
static void add_range(struct search *s, ng_text single, ng_text word, bool is_sound, bool prefix) {
    size_t low = 0, high = s->index.count;
    struct word_entry wanted = {word, 0, true, is_sound};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_word(&s->index.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < s->index.count && !s->is_crowded; low++) {
        const struct word_entry *entry = &s->index.items[low];
        bool begins = entry->is_sound == is_sound && entry->word.size >= word.size &&
                      memcmp(entry->word.data, word.data, word.size) == 0;
        if (!begins || (!prefix && entry->word.size != word.size))
            break;
        add_candidate(s, single, entry);
    }
}

static void find_candidates(struct search *s, ng_text single) {
    char skeleton[MAX_WORD];
    ng_text full;
    s->count = 0;
    s->is_crowded = false;
    add_range(s, single, single, false, single.size >= 3);
    for (size_t size = 3; size < single.size; size++) /* "Alexander" of "Alex Chen" */
        add_range(s, single, (ng_text){single.data, size}, false, false);
    const ng_schema *schema = s->people->builder->schema;
    for (size_t n = 0; (full = ngi_lexicon_full_name(schema, single, n)).data != NULL; n++)
        add_range(s, single, full, false, false);
    size_t size = ngi_word_skeleton(single, skeleton, sizeof skeleton);
    add_range(s, single, (ng_text){skeleton, size}, true, false);
}

/* ---------------------------------------------------------------- choosing */

/* What a meeting in common is worth depends on how alike the names are; frequency only breaks ties. */
static void weigh(struct search *s, uint32_t single) {
    const struct ngi_company *company = s->people->company;
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++) {
        struct candidate c = s->candidates[i];
        if (c.entity == single || ngi_company_both_in(company, single, c.entity) != NG_NONE ||
            ngi_builder_are_different(s->people->builder, single, c.entity))
            continue;
        c.votes = ngi_company_shared(company, single, c.entity);
        c.score = likeness_share[c.likeness] * (c.is_first ? 1.0 : 0.9) *
                  (VOTE * (double)c.votes + log2(1 + (double)ngi_company_units(company, c.entity)));
        s->candidates[kept++] = c;
    }
    s->count = kept;
}

static const struct candidate *best_but(const struct search *s, const struct candidate *other) {
    const struct candidate *best = NULL;
    for (size_t i = 0; i < s->count; i++) {
        const struct candidate *c = &s->candidates[i];
        if (c != other && (best == NULL || c->score > best->score ||
                           (c->score == best->score && c->entity < best->entity)))
            best = c;
    }
    return best;
}

static const char *relation_words(const struct candidate *c) {
    if (!c->is_first)
        return c->likeness == NGI_SAME_WORD ? "the last name of the other"
                                            : "much like the last name of the other";
    return c->likeness == NGI_SAME_WORD   ? "the first name of the other"
           : c->likeness == NGI_NICKNAME   ? "short for the first name of the other"
           : c->likeness == NGI_SHORT_FORM ? "begins the first name of the other, or the other way round"
                                           : "much like the first name of the other";
}

static bool propose(struct search *s, ngi_proposals *out, uint32_t single) {
    struct ngi_people *people = s->people;
    weigh(s, single);
    const struct candidate *best = best_but(s, NULL);
    if (best == NULL)
        return true;
    const struct candidate *second = best_but(s, best);
    struct ngi_proposal proposal = {single, best->entity, 0, NG_NONE, NG_NONE, NG_NONE, false};
    ngi_buf_clear(&people->why);
    ngi_people_reason(people, &proposal, 1.5 * likeness_share[best->likeness], relation_words(best));
    if (best->votes > 0)
        ngi_people_reason(people, &proposal, 1.2 + 0.3 * log2((double)best->votes),
                          "named in the same meetings, never side by side");
    if (second == NULL)
        ngi_people_reason(people, &proposal, 1.0, "nobody else fits");
    else if (best->score < DOMINANCE * second->score)
        ngi_people_reason(people, &proposal, -2.0, "somebody else fits as well");
    double before = proposal.score;
    ngi_people_objections(people, &proposal);
    proposal.is_doubtful = proposal.score < before;
    return proposal.score < 1.0 || ngi_people_propose(people, out, proposal);
}

bool ngi_people_single_names(struct ngi_people *people, ngi_proposals *out) {
    struct search *s = ngi_alloc_zero(&people->builder->mem, 1, sizeof *s);
    if (s == NULL)
        return false;
    s->people = people;
    bool memory = true;
    for (uint32_t i = 0; i < people->named.count && memory; i++)
        memory = index_person(s, i);
    if (memory && s->index.count > 1)
        qsort(s->index.items, s->index.count, sizeof *s->index.items, by_word);
    for (uint32_t i = 0; i < people->named.count && memory; i++) {
        const struct ngi_named *named = &people->named.items[i];
        if (named->person.count != 1 || named->person.words[0].size < 2 ||
            people->builder->entities.items[named->entity].is_owner)
            continue;
        find_candidates(s, named->person.words[0]);
        if (!s->is_crowded)
            memory = propose(s, out, named->entity);
    }
    ngi_vec_free(&people->builder->mem, &s->index);
    ngi_release(&people->builder->mem, s, sizeof *s);
    return memory;
}
