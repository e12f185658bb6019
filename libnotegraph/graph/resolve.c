/* SPDX-License-Identifier: MIT
 * resolve.c - merges what is one person or organisation under several names.
 *
 * Names of two words first, then names of one word, which can lean on what was merged. The best
 * proposals are carried out first, so that a merge that was refused cannot come about in a
 * roundabout way. Rather a missed merge than a wrong one: below MERGE it is only suggested. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graph/graph.h"
#include "graph/orgs.h"
#include "graph/people.h"

static const double MERGE = 2.5;    /* nats from which two names are taken for one */
static const double REPORT = 1.0;   /* from which a pair is suggested */
static const double CLOSE_BY = 1.0; /* nats within which another candidate is as good */

enum { MAX_CLUSTER = 64 }; /* names of one entity, beyond which nothing is merged into it */

struct resolution {
    ng_builder *builder;
    const struct ngi_company *company;
    uint32_t *next; /* by entity: the next one of its cluster, a ring */
    const uint32_t *names; /* by entity: a spelling, in builder->texts */
};

static int by_score(const void *left, const void *right) {
    const struct ngi_proposal *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* ---------------------------------------------------------------- uniting */

static size_t words_of(ng_text key) {
    size_t words = 1;
    for (size_t i = 0; i < key.size; i++)
        words += key.data[i] == ' ';
    return words;
}

/* "lee, ann", "ann.lee@acme.example": not how people are called. */
static bool is_odd(ng_text key) {
    return memchr(key.data, ',', key.size) != NULL || memchr(key.data, '@', key.size) != NULL;
}

/* Should `a` stand for both? The one with a note, with a full name, more often met, shorter. */
static bool stands_for(const struct resolution *r, uint32_t a, uint32_t b) {
    const ng_builder *builder = r->builder;
    const struct ngi_entity *x = &builder->entities.items[a], *y = &builder->entities.items[b];
    if (x->has_note != y->has_note)
        return x->has_note;
    if ((x->name != NG_NONE) != (y->name != NG_NONE))
        return x->name != NG_NONE;
    ng_text key_a = builder->keys.texts[x->key], key_b = builder->keys.texts[y->key];
    bool odd_a = is_odd(key_a), odd_b = is_odd(key_b);
    if (odd_a != odd_b)
        return odd_b;
    bool full_a = words_of(key_a) > 1, full_b = words_of(key_b) > 1;
    if (full_a != full_b)
        return full_a;
    size_t units_a = ngi_company_units(r->company, a), units_b = ngi_company_units(r->company, b);
    if (units_a != units_b)
        return units_a > units_b;
    if (key_a.size != key_b.size)
        return key_a.size < key_b.size;
    return ngi_text_compare(key_a, key_b) < 0;
}

/* Does anything forbid that the two clusters are one? */
static bool clash(const struct resolution *r, uint32_t a, uint32_t b) {
    uint32_t x = a;
    size_t pairs = 0;
    do {
        uint32_t y = b;
        do {
            const struct ngi_entity *e = &r->builder->entities.items[x];
            const struct ngi_entity *f = &r->builder->entities.items[y];
            if (++pairs > MAX_CLUSTER || (e->has_note && f->has_note) ||
                (e->is_declared && f->is_declared && e->kind != f->kind) ||
                ngi_builder_are_different(r->builder, x, y) ||
                ngi_company_both_in(r->company, x, y) != NG_NONE)
                return true;
            y = r->next[y];
        } while (y != b);
        x = r->next[x];
    } while (x != a);
    return false;
}

/* Makes them one, and of their two rings one. */
static void absorb(struct resolution *r, uint32_t whole, uint32_t part) {
    ngi_builder_same(r->builder, whole, part);
    uint32_t after = r->next[whole];
    r->next[whole] = r->next[part];
    r->next[part] = after;
}

/* ---------------------------------------------------------------- deciding */

static bool keep(struct resolution *r, const struct ngi_proposal *p, ng_verdict verdict) {
    struct ngi_match *match = ngi_vec_push(&r->builder->mem, &r->builder->matches);
    if (match != NULL)
        *match = (struct ngi_match){.a = p->a,
                                    .b = p->b,
                                    .name_a = r->names[p->a],
                                    .name_b = r->names[p->b],
                                    .verdict = (uint8_t)verdict,
                                    .score = (float)p->score,
                                    .why = p->why,
                                    .place = p->place};
    return match != NULL;
}

struct weak_use { /* a proposal for a name that says little */
    uint32_t weak, other;
    double score;
    size_t proposal;
};

static int by_weak(const void *left, const void *right) {
    const struct weak_use *a = left, *b = right;
    if (a->weak != b->weak)
        return a->weak < b->weak ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

/* A name that says little is merged only if it fits one person clearly better than any other. */
static bool doubt_weak(struct resolution *r, ngi_proposals *list) {
    const ng_builder *b = r->builder;
    struct weak_use *uses = ngi_alloc_zero(&b->mem, list->count, sizeof *uses);
    size_t count = 0;
    if (uses == NULL)
        return list->count == 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct ngi_proposal *p = &list->items[i];
        if (p->weak != NG_NONE)
            uses[count++] = (struct weak_use){
                p->weak, ngi_builder_canonical(b, p->weak == p->a ? p->b : p->a), p->score, i};
    }
    if (count > 1)
        qsort(uses, count, sizeof *uses, by_weak);
    for (size_t i = 0, end; i < count; i = end) { /* of each name, the best first */
        bool rival = false;
        for (end = i; end < count && uses[end].weak == uses[i].weak; end++)
            rival = rival || (uses[end].other != uses[i].other &&
                              uses[end].score > uses[i].score - CLOSE_BY);
        for (size_t j = i; j < end; j++)
            list->items[uses[j].proposal].is_doubtful =
                list->items[uses[j].proposal].is_doubtful || rival || uses[j].other != uses[i].other;
    }
    ngi_release(&b->mem, uses, list->count * sizeof *uses);
    return true;
}

/* Carries out the proposals, best first. */
static bool decide(struct resolution *r, ngi_proposals *list, bool weak) {
    for (size_t i = 0; i < list->count; i++) {
        const struct ngi_proposal *p = &list->items[i];
        if ((p->weak != NG_NONE) != weak)
            continue;
        uint32_t a = ngi_builder_canonical(r->builder, p->a);
        uint32_t b = ngi_builder_canonical(r->builder, p->b);
        bool good = p->score >= MERGE && !p->is_doubtful;
        bool refused = a != b && clash(r, a, b);
        if (good && a != b && !refused) {
            if (stands_for(r, a, b))
                absorb(r, a, b);
            else
                absorb(r, b, a);
        }
        bool against = refused || (p->is_doubtful && p->weak == NG_NONE);
        ng_verdict verdict = (good && !refused) || a == b ? NG_VERDICT_SAME
                             : against                    ? NG_VERDICT_DIFFERENT
                                                          : NG_VERDICT_LIKELY;
        if ((verdict != NG_VERDICT_LIKELY || p->score >= REPORT) && !keep(r, p, verdict))
            return false;
    }
    return true;
}

static bool carry_out(struct resolution *r, ngi_proposals *list, bool memory) {
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, by_score);
    memory = memory && decide(r, list, false) && doubt_weak(r, list) && decide(r, list, true);
    ngi_vec_free(&r->builder->mem, list);
    return memory;
}

typedef bool (*propose_fn)(struct ngi_people *, ngi_proposals *);

/* One round: those alive are compared, and the proposals carried out. */
static bool resolve(struct resolution *r, propose_fn propose, bool merged) {
    struct ngi_company company;
    struct ngi_people people;
    ngi_proposals list = {NULL, 0, 0};
    r->company = &company;
    bool memory = ngi_company_init(&company, r->builder);
    if (memory) {
        memory = ngi_people_init(&people, r->builder, &company, merged) && propose(&people, &list);
        ngi_people_free(&people);
    }
    memory = carry_out(r, &list, memory);
    ngi_company_free(&company);
    return memory;
}

static bool propose_orgs(struct ngi_people *people, ngi_proposals *out) {
    return ngi_orgs_propose(people->builder, out);
}

bool ngi_resolve_names(ng_builder *builder) {
    size_t count = builder->entities.count;
    uint32_t *next = ngi_alloc_zero(&builder->mem, count, sizeof *next);
    uint32_t *names = ngi_builder_spellings(builder);
    bool memory = (next != NULL && names != NULL) || count == 0;
    for (uint32_t i = 0; i < count && memory; i++)
        next[i] = i;
    for (uint32_t i = 0; i < count && memory; i++) { /* what was declared to be one */
        uint32_t whole = ngi_builder_canonical(builder, i), after = next[whole];
        if (whole == i)
            continue;
        ngi_builder_pool(builder, whole, i); /* what was read since */
        next[whole] = i;
        next[i] = after;
    }
    struct resolution r = {.builder = builder, .next = next, .names = names};
    memory = memory && resolve(&r, ngi_people_full_names, false) &&
             resolve(&r, ngi_people_single_names, true) && resolve(&r, propose_orgs, false);
    ngi_release(&builder->mem, next, count * sizeof *next);
    ngi_release(&builder->mem, names, count * sizeof *names);
    return memory;
}
