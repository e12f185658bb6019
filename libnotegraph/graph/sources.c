/* SPDX-License-Identifier: MIT
 * sources.c - which notes were made from one source: the same recording, the same thread of mails. */
#include "graph/reading.h"

#include <stdlib.h>

#include "graph/meeting.h"

enum { THREAD_DAYS = 5 }; /* between two mails of one thread; less than a week, after which it recurs */

struct sourced {
    uint32_t key;
    enum ngi_source_reach reach;
    ng_date date;
    size_t note;
};

struct sourcing {
    struct ngi_intern keys;
    NGI_VEC(struct sourced) notes;
};

static int by_key_and_date(const void *left, const void *right) {
    const struct sourced *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return (a->note > b->note) - (a->note < b->note);
}

static ng_text source_ref(struct ngi_reading *r, size_t note) {
    size_t count;
    const struct ngi_fact *fact = ngi_reading_facts(r, note, &count);
    for (size_t i = 0; i < count; i++) {
        ng_text value = ngi_reading_text(r, fact[i].value);
        if (fact[i].kind == NG_FACT_FIELD && value.size > 0 &&
            ngi_reading_role(r, &fact[i]) == NGI_ROLE_SOURCE_REF)
            return value;
    }
    return (ng_text){"", 0};
}

static bool add_note(struct ngi_reading *r, struct sourcing *s, size_t note) {
    struct ngi_buf *key = &r->scratch;
    struct ngi_source source = ngi_meeting_source(key, source_ref(r, note), &r->scratch2);
    if (key->status == NG_E_NOMEM)
        return false;
    if (key->status != NG_OK || source.reach == NGI_SOURCE_NOTHING)
        return true;
    struct sourced *added = ngi_vec_push(&r->builder->mem, &s->notes);
    if (added == NULL)
        return false;
    *added = (struct sourced){.reach = source.reach, .date = r->infos[note].date, .note = note};
    return ngi_intern_add(&s->keys, key->data, key->size, &added->key);
}

/* Are the dates of two notes with one key so close that they are of one meeting? */
static bool is_within_reach(const struct sourced *a, const struct sourced *b) {
    enum ngi_source_reach reach = a->reach < b->reach ? a->reach : b->reach;
    int64_t days = (int64_t)b->date - a->date;
    return reach == NGI_SOURCE_ANY_DAY || days == 0 ||
           (reach == NGI_SOURCE_SOME_DAYS && days <= THREAD_DAYS);
}

/* Each run of notes of one meeting gets the number of its first note in the order of paths. */
static void group(struct ngi_reading *r, const struct sourcing *s) {
    const struct sourced *notes = s->notes.items;
    for (size_t i = 0, end; i < s->notes.count; i = end) {
        size_t first = notes[i].note;
        for (end = i + 1; end < s->notes.count && notes[end].key == notes[i].key &&
                          is_within_reach(&notes[end - 1], &notes[end]);
             end++)
            first = notes[end].note < first ? notes[end].note : first;
        for (size_t j = i; j < end; j++)
            r->infos[notes[j].note].recorded_with = first;
    }
}

bool ngi_group_sources(struct ngi_reading *r) {
    struct sourcing s = {.notes = {NULL, 0, 0}};
    bool memory = true, off = r->builder->schema->merge_meetings == NGI_MERGE_OFF;
    ngi_intern_init(&s.keys, &r->builder->mem);
    for (size_t note = 0; note < r->notes->notes.count && memory; note++) {
        r->infos[note].recorded_with = note;
        if (r->infos[note].is_meeting && !off)
            memory = add_note(r, &s, note);
    }
    if (s.notes.count > 1)
        qsort(s.notes.items, s.notes.count, sizeof *s.notes.items, by_key_and_date);
    if (memory)
        group(r, &s);
    ngi_vec_free(&r->builder->mem, &s.notes);
    ngi_intern_free(&s.keys);
    return memory;
}
