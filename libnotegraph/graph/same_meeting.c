/* SPDX-License-Identifier: MIT
 * same_meeting.c - which notes of one day are likely to be of one meeting.
 *
 * Each note is compared with those of the same day, and with minutes and mails of the next. What
 * speaks for and against one meeting adds up, in nats. Meetings are merged in the order of their
 * scores, and only if each note of the one is like each of the other: a chain of likenesses would
 * make one meeting of a day. */
#include "graph/same_meeting.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "graph/graph.h"
#include "graph/occasion.h"
#include "graph/reason.h"

static const double PRIOR = -2.5;
static const double MERGE = 2.5;  /* nats from which two are taken for one */
static const double REPORT = 1.0; /* from which a pair is suggested */
static const double ALIKE = 0.0;  /* from which two may be one because of a third */

enum {
    MAX_REASONS = 12,
    MAX_CLUSTER = 16,     /* meetings that are merged into one */
    MANY_TITLES = 3,      /* with a word, beyond which it says less */
    SAME_TIME_MINUTES = 10
};

struct reasons {
    double score;
    const char *objection; /* why they are two for all that, or NULL */
    size_t count;
    struct {
        const char *text;
        double nats;
    } items[MAX_REASONS];
};

struct likeness { /* of two meetings */
    uint32_t a, b; /* a < b */
    double score;
    uint32_t why;
    uint32_t title_a, title_b;
    bool refused; /* something speaks against it */
};

struct comparison {
    ng_builder *builder;
    struct ngi_occasions occasions;
    NGI_VEC(struct likeness) found;
    uint32_t *next; /* by entity: the next one of its cluster, a ring */
    struct ngi_buf why;
};

static void give(struct reasons *r, const char *text, double nats) {
    r->score += nats;
    if (r->count < MAX_REASONS) {
        r->items[r->count].text = text;
        r->items[r->count++].nats = nats;
    }
}

static void object(struct reasons *r, const char *text) {
    if (r->objection == NULL)
        r->objection = text;
}

/* ---------------------------------------------------------------- titles */

/* What a word of a title is worth in telling meetings apart. */
static double worth(const struct ngi_occasions *o, const struct ngi_occasion *a,
                    const struct ngi_occasion *b, uint32_t word) {
    if (ngi_words_have(a->party->org_words, word) || ngi_words_have(b->party->org_words, word))
        return 0; /* all meetings with them have it */
    bool project = ngi_words_have(a->party->projects, word) ||
                   ngi_words_have(b->party->projects, word);
    return project || o->title_uses[word] > MANY_TITLES ? 0.5 : 1;
}

static bool has_digit(ng_text word) {
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

/* "vat" and "vats", "steering" and "steerco"; but not "2025q3" and "2025q4". */
static bool are_akin(ng_text a, ng_text b) {
    size_t longer = a.size > b.size ? a.size : b.size, common = 0;
    while (common < a.size && common < b.size && a.data[common] == b.data[common])
        common++;
    ng_text end = {(a.size > b.size ? a.data : b.data) + common, longer - common};
    bool plural = common >= 3 && a.size + b.size == 2 * common + 1 && end.data[0] == 's';
    return plural || (common >= 5 && common * 5 >= longer * 3 && !has_digit(a) && !has_digit(b));
}

static bool title_has(const struct ngi_occasions *o, struct ngi_words title, uint32_t word) {
    for (size_t i = 0; i < title.count; i++)
        if (title.items[i] == word ||
            are_akin(o->words.texts[title.items[i]], o->words.texts[word]))
            return true;
    return false;
}

struct overlap {
    double shared, a, b; /* worth of the words in both, in each */
};

static double jaccard(const struct overlap *v) {
    double both = v->a + v->b - v->shared;
    return both > 0 ? v->shared / both : 0;
}

static double containment(const struct overlap *v) {
    double less = v->a < v->b ? v->a : v->b;
    return less > 0 ? v->shared / less : 0;
}

static struct overlap compare_words(const struct ngi_occasions *o, const struct ngi_occasion *a,
                                    const struct ngi_occasion *b) {
    struct overlap v = {0, 0, 0};
    for (size_t i = 0; i < a->title.count; i++) {
        double w = worth(o, a, b, a->title.items[i]);
        v.a += w;
        v.shared += title_has(o, b->title, a->title.items[i]) ? w : 0;
    }
    for (size_t i = 0; i < b->title.count; i++)
        v.b += worth(o, a, b, b->title.items[i]);
    if (v.shared > v.b)
        v.shared = v.b;
    return v;
}

static bool same_words(struct ngi_words a, struct ngi_words b) {
    return a.count == b.count && ngi_words_shared(a, b) == a.count;
}

static void weigh_titles(struct reasons *r, const struct overlap *v, const struct ngi_occasion *a,
                         const struct ngi_occasion *b) {
    double alike = jaccard(v), contained = containment(v);
    bool mail = a->medium == NGI_MEDIUM_MAIL || b->medium == NGI_MEDIUM_MAIL;
    if (v->a <= 0 || v->b <= 0) {
        if (same_words(a->title, b->title) && a->title.count > 0)
            give(r, "equal titles", 2.5);
        else if (same_words(a->title, b->title) && same_words(a->common, b->common) &&
                 a->common.count > 0)
            give(r, "equal titles of common words", 1);
    } else if (alike >= 0.99)
        give(r, "equal titles", 4);
    else if (alike >= 0.6)
        give(r, "most words of the titles", 3.2);
    else if (alike >= 0.35)
        give(r, "many words of the titles", 2.4);
    else if (contained >= 0.99 && v->shared >= 1)
        give(r, "one title within the other", 2);
    else if (alike >= 0.2)
        give(r, "some words of the titles", 1);
    else if (v->shared > 0)
        give(r, "a word of the titles", 0.3);
    else
        give(r, "no word in both titles", mail ? -0.7 : -1.5);
    if (a->sorts.count > 0 && b->sorts.count > 0 && ngi_words_shared(a->sorts, b->sorts) == 0)
        give(r, "another sort of meeting", -2);
}

/* ---------------------------------------------------------------- people and topics */

/* How much of the people of `a` is among the names of `b`, 0 to 1. */
static double covered(const struct ngi_occasions *o, const struct ngi_party *a,
                      const struct ngi_party *b) {
    double sum = 0;
    for (uint32_t i = 0; i < a->person_count; i++) {
        const struct ngi_person_words *person = &o->people.items[a->first_person + i];
        size_t known = 0;
        for (size_t j = 0; j < person->count; j++)
            known += ngi_words_have(b->names, person->words[j]);
        sum += known == 0 ? 0 : known == 1 && person->count > 1 ? 0.6 : 1;
    }
    return sum / a->person_count;
}

static void weigh_people(struct reasons *r, const struct ngi_occasions *o,
                         const struct ngi_party *a, const struct ngi_party *b) {
    uint32_t fewer = a->person_count < b->person_count ? a->person_count : b->person_count;
    uint32_t more = a->person_count + b->person_count - fewer;
    if (fewer == 0)
        return;
    double ab = covered(o, a, b), ba = covered(o, b, a), share = ab > ba ? ab : ba;
    if (share >= 0.85 && fewer >= 3 && fewer * 10 >= more * 7)
        give(r, "the same people", 3);
    else if (share >= 0.85 && fewer >= 2)
        give(r, "the people of one among those of the other", 2);
    else if (share >= 0.85)
        give(r, "the one person of it was at the other", fewer == more ? 1 : 0.5);
    else if (share >= 0.6)
        give(r, "most people", 1);
    else if (share >= 0.35)
        give(r, "half of the people", -0.5);
    else if (share > 0)
        give(r, "other people but for a few", -1.5);
    else {
        give(r, "other people", -3);
        if (fewer >= 2)
            object(r, "nobody was at both");
    }
}

static double rarity(const struct ngi_occasions *o, uint32_t topic) {
    double nats = log((double)(o->topic_meetings + 1) / (o->topic_uses[topic] + 0.5));
    return nats > 0.1 ? nats : 0.1;
}

/* The share of the rarer topics of the one with fewer that are the other's too. */
static double shared_topics(const struct ngi_occasions *o, struct ngi_words a, struct ngi_words b) {
    double sum = 0, shared = 0;
    for (size_t i = 0; i < a.count; i++) {
        sum += rarity(o, a.items[i]);
        shared += ngi_words_have(b, a.items[i]) ? rarity(o, a.items[i]) : 0;
    }
    return shared / sum;
}

static void weigh_topics(struct reasons *r, const struct ngi_occasions *o, struct ngi_words a,
                         struct ngi_words b) {
    size_t count = ngi_words_shared(a, b);
    if (a.count == 0 || b.count == 0)
        return;
    double share = a.count <= b.count ? shared_topics(o, a, b) : shared_topics(o, b, a);
    if (share >= 0.7 && count >= 3)
        give(r, "the same topics", 1.8);
    else if (share >= 0.5 && count >= 2)
        give(r, "many of the topics", 1);
    else if (count == 0 && a.count >= 3 && b.count >= 3)
        give(r, "other topics", -1);
}

static void weigh_names(struct reasons *r, struct ngi_words a, struct ngi_words b,
                        const char *same, double for_same, const char *other, double for_other) {
    if (a.count == 0 || b.count == 0)
        return;
    bool both = ngi_words_shared(a, b) > 0;
    give(r, both ? same : other, both ? for_same : for_other);
}

/* ---------------------------------------------------------------- times and media */

static void weigh_media(struct reasons *r, const struct ngi_occasion *a,
                        const struct ngi_occasion *b) {
    if (a->medium == NGI_MEDIUM_UNKNOWN || b->medium == NGI_MEDIUM_UNKNOWN)
        return;
    if (a->medium != b->medium)
        give(r, "written down in two ways", 0.8);
    else if (a->medium == NGI_MEDIUM_RECORDING)
        give(r, "two recordings", -2);
    else
        give(r, "written down in one way", -0.8);
}

/* Does one have the mark and the other not? */
static bool one_has(const struct ngi_occasion *a, const struct ngi_occasion *b, unsigned mark) {
    return ((a->marks ^ b->marks) & mark) != 0;
}

static void weigh_times(struct reasons *r, const struct overlap *titles,
                        const struct ngi_occasion *a, const struct ngi_occasion *b) {
    unsigned halves = NGI_MARK_MORNING | NGI_MARK_AFTERNOON;
    if (a->minute >= 0 && b->minute >= 0) {
        if (abs(a->minute - b->minute) <= SAME_TIME_MINUTES)
            give(r, "begun at the same time", 3);
        else
            object(r, "begun at different times");
    }
    if (one_has(a, b, NGI_MARK_BEFORE))
        object(r, "one of them prepares");
    if (one_has(a, b, NGI_MARK_AFTER))
        object(r, "one of them looks back");
    if ((a->marks & halves) != 0 && (b->marks & halves) != 0 &&
        (a->marks & halves) != (b->marks & halves))
        object(r, "at different times of the day");
    bool alike = titles->a <= 0 || titles->b <= 0 || jaccard(titles) >= 0.35;
    if (alike && a->counts.count > 0 && b->counts.count > 0 &&
        ngi_words_shared(a->counts, b->counts) == 0)
        object(r, "counted differently");
}

/* Minutes and mails may be of the day before. */
static bool may_be_of(const struct ngi_occasion *earlier, const struct ngi_occasion *later) {
    if (later->date == earlier->date)
        return true;
    return later->date == earlier->date + 1 &&
           (later->medium == NGI_MEDIUM_MAIL || (later->marks & NGI_MARK_MINUTES) != 0);
}

static void weigh_dates(struct reasons *r, const struct overlap *titles,
                        const struct ngi_occasion *earlier, const struct ngi_occasion *later) {
    if (later->date == earlier->date)
        return;
    bool named = jaccard(titles) >= 0.35 || (containment(titles) >= 0.99 && titles->shared >= 1);
    if (later->spoken == earlier->date)
        give(r, "it has the date of the other", 1.5);
    else
        give(r, "of the next day", -1.5);
    if (!named)
        object(r, "of the next day, and another title");
}

/* ---------------------------------------------------------------- comparing */

static void compare(struct reasons *r, const struct ngi_occasions *o, const struct ngi_occasion *a,
                    const struct ngi_occasion *b) {
    struct overlap titles = compare_words(o, a, b);
    const struct ngi_party *x = a->party, *y = b->party;
    *r = (struct reasons){.score = PRIOR};
    weigh_titles(r, &titles, a, b);
    weigh_people(r, o, x, y);
    weigh_names(r, x->projects, y->projects, "the same project", 1, "other projects", -1.5);
    weigh_names(r, x->forums, y->forums, "the same forum", 2, "other forums", -2);
    weigh_names(r, x->orgs, y->orgs, "the same organisation", 0.4, "other organisations", -0.6);
    weigh_topics(r, o, x->topics, y->topics);
    weigh_media(r, a, b);
    weigh_times(r, &titles, a, b);
    weigh_dates(r, &titles, a, b);
}

static bool write_reasons(struct comparison *c, const struct reasons *r, uint32_t *why) {
    ngi_buf_clear(&c->why);
    for (size_t i = 0; i < r->count; i++)
        ngi_reason_add(&c->why, r->items[i].text, r->items[i].nats);
    if (r->objection != NULL) {
        ngi_buf_str(&c->why, "; but ");
        ngi_buf_str(&c->why, r->objection);
    }
    return c->why.status != NG_E_NOMEM &&
           ngi_intern_add(&c->builder->texts, c->why.data, c->why.size, why);
}

static bool keep(struct comparison *c, const struct ngi_occasion *a, const struct ngi_occasion *b,
                 const struct reasons *r) {
    const struct ngi_own_note *notes = c->builder->own_notes.items;
    bool swap = a->entity > b->entity;
    struct likeness likeness = {.a = swap ? b->entity : a->entity,
                                .b = swap ? a->entity : b->entity,
                                .title_a = notes[swap ? b->note : a->note].title,
                                .title_b = notes[swap ? a->note : b->note].title,
                                .score = r->score,
                                .refused = r->objection != NULL};
    if (!write_reasons(c, r, &likeness.why))
        return false;
    struct likeness *added = ngi_vec_push(&c->builder->mem, &c->found);
    if (added != NULL)
        *added = likeness;
    return added != NULL;
}

/* Compares each note with those of its day, and with some of the next. */
static bool compare_all(struct comparison *c) {
    const struct ngi_occasions *o = &c->occasions;
    for (size_t i = 0; i < o->list.count; i++) {
        const struct ngi_occasion *a = &o->list.items[i];
        for (size_t j = i + 1; j < o->list.count && j - i <= NGI_MAX_DAY_NOTES; j++) {
            const struct ngi_occasion *b = &o->list.items[j];
            struct reasons r;
            if (b->date > a->date + 1)
                break;
            if (a->entity == b->entity || !may_be_of(a, b))
                continue;
            compare(&r, o, a, b);
            if (r.score >= ALIKE && !keep(c, a, b, &r))
                return false;
        }
    }
    return true;
}

/* ---------------------------------------------------------------- merging */

static int by_pair(const void *left, const void *right) {
    const struct likeness *a = left, *b = right;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    if (a->b != b->b)
        return a->b < b->b ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->why > b->why) - (a->why < b->why);
}

/* Of each pair of meetings the most that its notes say; what speaks against two of them speaks
 * against all. */
static void pool(struct comparison *c) {
    struct likeness *items = c->found.items;
    size_t kept = 0;
    if (c->found.count > 1)
        qsort(items, c->found.count, sizeof *items, by_pair);
    for (size_t i = 0; i < c->found.count; i++)
        if (kept > 0 && items[kept - 1].a == items[i].a && items[kept - 1].b == items[i].b)
            items[kept - 1].refused = items[kept - 1].refused || items[i].refused;
        else
            items[kept++] = items[i];
    c->found.count = kept;
}

static bool are_alike(const struct comparison *c, uint32_t a, uint32_t b) {
    struct likeness wanted = {.a = a < b ? a : b, .b = a < b ? b : a};
    size_t low = 0, high = c->found.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct likeness *l = &c->found.items[middle];
        if (l->a < wanted.a || (l->a == wanted.a && l->b < wanted.b))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == c->found.count)
        return false;
    const struct likeness *l = &c->found.items[low];
    return l->a == wanted.a && l->b == wanted.b && !l->refused;
}

/* Is each of the one cluster like each of the other? */
static bool may_unite(const struct comparison *c, uint32_t a, uint32_t b) {
    uint32_t x = a;
    size_t pairs = 0;
    do {
        uint32_t y = b;
        do {
            if (++pairs > MAX_CLUSTER || !are_alike(c, x, y) ||
                ngi_builder_are_different(c->builder, x, y))
                return false;
            y = c->next[y];
        } while (y != b);
        x = c->next[x];
    } while (x != a);
    return true;
}

static void unite(struct comparison *c, uint32_t a, uint32_t b) {
    uint32_t whole = a < b ? a : b, part = a < b ? b : a; /* the first in the order of paths */
    ngi_builder_absorb(c->builder, whole, part);
    uint32_t after = c->next[whole];
    c->next[whole] = c->next[part];
    c->next[part] = after;
}

static bool add_match(struct comparison *c, const struct likeness *l, ng_verdict verdict) {
    struct ngi_match *match = ngi_vec_push(&c->builder->mem, &c->builder->matches);
    if (match != NULL)
        *match = (struct ngi_match){.a = l->a,
                                    .b = l->b,
                                    .name_a = l->title_a,
                                    .name_b = l->title_b,
                                    .verdict = (uint8_t)verdict,
                                    .score = (float)l->score,
                                    .why = l->why,
                                    .place = c->occasions.parties[l->a].place};
    return match != NULL;
}

static int by_score(const void *left, const void *right) {
    const struct likeness *a = *(struct likeness *const *)left;
    const struct likeness *b = *(struct likeness *const *)right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return by_pair(a, b);
}

static bool decide(struct comparison *c, const struct likeness *l) {
    ng_builder *builder = c->builder;
    bool merging = builder->schema->merge_meetings == NGI_MERGE_LIKELY;
    if (l->refused)
        return l->score < MERGE || add_match(c, l, NG_VERDICT_DIFFERENT);
    uint32_t a = ngi_builder_canonical(builder, l->a), b = ngi_builder_canonical(builder, l->b);
    bool good = merging && l->score >= MERGE;
    bool fits = a != b && good && may_unite(c, a, b);
    if (fits)
        unite(c, a, b);
    if (l->score < REPORT && a != b)
        return true;
    return add_match(c, l, fits || a == b ? NG_VERDICT_SAME : NG_VERDICT_LIKELY);
}

static bool decide_all(struct comparison *c) {
    size_t count = c->found.count;
    const struct likeness **order =
        (const struct likeness **)ngi_alloc_zero(&c->builder->mem, count, sizeof *order);
    if (order == NULL)
        return count == 0;
    for (size_t i = 0; i < count; i++)
        order[i] = &c->found.items[i];
    qsort((void *)order, count, sizeof *order, by_score);
    bool memory = true;
    for (size_t i = 0; i < count && memory; i++)
        memory = decide(c, order[i]);
    ngi_release(&c->builder->mem, (void *)order, count * sizeof *order);
    return memory;
}

bool ngi_find_same_meetings(ng_builder *builder) {
    size_t count = builder->entities.count;
    struct comparison c = {.builder = builder};
    if (builder->schema->merge_meetings == NGI_MERGE_OFF || builder->own_notes.count == 0)
        return true;
    ngi_buf_init(&c.why, &builder->mem, NGI_MAX_VALUE_BYTES);
    c.next = ngi_alloc_zero(&builder->mem, count, sizeof *c.next);
    bool memory = c.next != NULL || count == 0;
    for (uint32_t i = 0; i < count && memory; i++)
        c.next[i] = i;
    if (memory) {
        memory = ngi_occasions_init(&c.occasions, builder) && compare_all(&c);
        if (memory) {
            pool(&c);
            memory = decide_all(&c);
        }
        ngi_occasions_free(&c.occasions);
    }
    ngi_release(&builder->mem, c.next, count * sizeof *c.next);
    ngi_vec_free(&builder->mem, &c.found);
    ngi_buf_free(&c.why);
    return memory;
}
