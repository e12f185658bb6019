/* SPDX-License-Identifier: MIT
 * full_names.c - names of two words or more, and e-mail addresses, that may be one person's. */
#include <stdlib.h>
#include <string.h>

#include "graph/graph.h"
#include "graph/people.h"
#include "schema/lexicon.h"

enum {
    WINDOW = 24,      /* neighbours in a block that a name is compared with */
    MAX_BLOCK_KEY = 96 /* bytes */
};

static const double REPORTED = 1.0; /* nats from which a pair is worth a word */

/* What two first or last words that are so alike are worth; both the same make 4. */
static const double first_worth[] = {[NGI_SAME_WORD] = 2.0,  [NGI_SAME_SOUND] = 1.7,
                                     [NGI_NICKNAME] = 1.7,   [NGI_SHORT_FORM] = 1.5,
                                     [NGI_SAME_SKELETON] = 0.9, [NGI_ONE_EDIT] = 1.1,   [NGI_TWO_EDITS] = 0.4,
                                     [NGI_INITIAL] = 0.9,    [NGI_UNLIKE] = -6.0};
static const double last_worth[] = {[NGI_SAME_WORD] = 2.0, [NGI_SAME_SOUND] = 1.6,
                                    [NGI_NICKNAME] = -1.0, [NGI_SHORT_FORM] = 0.8,
                                    [NGI_SAME_SKELETON] = 1.0, [NGI_ONE_EDIT] = 1.2,  [NGI_TWO_EDITS] = 0.7,
                                    [NGI_INITIAL] = 0.9,   [NGI_UNLIKE] = -6.0};
static const char *const first_words[] = {
    [NGI_SAME_WORD] = "same first name",
    [NGI_SAME_SOUND] = "first names sound alike",
    [NGI_NICKNAME] = "one first name is short for the other",
    [NGI_SHORT_FORM] = "one first name begins the other",
    [NGI_SAME_SKELETON] = "first names have the same consonants",
    [NGI_ONE_EDIT] = "first names differ in one letter",
    [NGI_TWO_EDITS] = "first names differ in two letters",
    [NGI_INITIAL] = "one first name is an initial",
    [NGI_UNLIKE] = "different first names"};
static const char *const last_words[] = {
    [NGI_SAME_WORD] = "same last name",
    [NGI_SAME_SOUND] = "last names sound alike",
    [NGI_NICKNAME] = "different last names",
    [NGI_SHORT_FORM] = "one last name begins the other",
    [NGI_SAME_SKELETON] = "last names have the same consonants",
    [NGI_ONE_EDIT] = "last names differ in one letter",
    [NGI_TWO_EDITS] = "last names differ in two letters",
    [NGI_INITIAL] = "one last name is an initial",
    [NGI_UNLIKE] = "different last names"};

static ng_text last_word(const struct ngi_person *p) {
    return p->words[p->count - 1];
}

static bool same(ng_text a, ng_text b) {
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

/* ---------------------------------------------------------------- two names */

/* Are both words names in their own right, so that a slip is less likely than two people? */
static bool both_known(struct ngi_people *people, enum ngi_list list, ng_text a, ng_text b) {
    return ngi_lexicon_has(people->builder->schema, list, a) &&
           ngi_lexicon_has(people->builder->schema, list, b);
}

static bool is_slip(enum ngi_likeness likeness) {
    return likeness == NGI_SAME_SKELETON || likeness == NGI_ONE_EDIT || likeness == NGI_TWO_EDITS;
}

/* Is the entity with this name, of two words, a person? */
static bool is_known_person(struct ngi_people *people, ng_text first, ng_text last) {
    ng_builder *b = people->builder;
    ngi_buf_clear(&people->key);
    ngi_buf_text(&people->key, first);
    ngi_buf_char(&people->key, ' ');
    ngi_buf_text(&people->key, last);
    if (people->key.status != NG_OK)
        return false;
    uint32_t key = ngi_intern_find(&b->keys, people->key.data, people->key.size);
    uint32_t entity = key == NG_NONE ? NG_NONE : b->key_entities.items[key];
    return entity != NG_NONE && people->named_of[entity] != NG_NONE;
}

/* Compares first words, and last words: of "Ann Lee Diaz" and "Ann Lee", the second too. */
static void compare_words(struct ngi_people *people, struct ngi_proposal *proposal,
                          const struct ngi_person *a, const struct ngi_person *b) {
    const ng_schema *schema = people->builder->schema;
    if (a->count > b->count) {
        const struct ngi_person *shorter = b;
        b = a;
        a = shorter;
    }
    enum ngi_likeness first = ngi_word_likeness(schema, a->words[0], b->words[0]);
    enum ngi_likeness last = ngi_word_likeness(schema, last_word(a), last_word(b));
    ng_text other_last = last_word(b);
    bool second = false;
    if (last != NGI_SAME_WORD && b->count > a->count) {
        enum ngi_likeness inner = ngi_word_likeness(schema, last_word(a), b->words[a->count - 1]);
        /* "Ann Lee Diaz" with an "Ann Diaz" around: "Ann" was replaced by somebody's full name. */
        second = inner < last && !is_known_person(people, b->words[0], other_last);
        if (second) {
            last = inner;
            other_last = b->words[a->count - 1];
        }
    }
    ngi_people_reason(people, proposal, first_worth[first], first_words[first]);
    ngi_people_reason(people, proposal, last_worth[last], last_words[last]);
    if (second)
        ngi_people_reason(people, proposal, -1.6, "one has a further last name");
    if (is_slip(first) && both_known(people, NGI_LIST_GIVEN_NAMES, a->words[0], b->words[0]))
        ngi_people_reason(people, proposal, -1.6, "both are known first names");
    if (last != NGI_SAME_WORD && last < NGI_UNLIKE &&
        both_known(people, NGI_LIST_SURNAMES, last_word(a), other_last))
        ngi_people_reason(people, proposal, last == NGI_SAME_SOUND ? -0.6 : -1.6,
                          "both are known last names");
}

/* "alee", "leea", "annlee": of an address's one word, the name that it was made of. */
static bool is_made_of(ng_text word, const struct ngi_person *p) {
    ng_text first = p->words[0], last = last_word(p);
    bool initial_last = word.size == last.size + 1 && word.data[0] == first.data[0] &&
                        memcmp(word.data + 1, last.data, last.size) == 0;
    bool last_initial = word.size == last.size + 1 && word.data[last.size] == first.data[0] &&
                        memcmp(word.data, last.data, last.size) == 0;
    bool first_initial = word.size == first.size + 1 && word.data[first.size] == last.data[0] &&
                         memcmp(word.data, first.data, first.size) == 0;
    bool whole = word.size == first.size + last.size &&
                 memcmp(word.data, first.data, first.size) == 0 &&
                 memcmp(word.data + first.size, last.data, last.size) == 0;
    return initial_last || last_initial || first_initial || whole;
}

static bool has_initial(const struct ngi_person *p) {
    return p->words[0].size == 1 || last_word(p).size == 1;
}

static bool compare(struct ngi_people *people, ngi_proposals *out, const struct ngi_named *x,
                    const struct ngi_named *y) {
    struct ngi_proposal proposal = {x->entity, y->entity, 0, NG_NONE, NG_NONE, NG_NONE, false};
    const struct ngi_person *a = &x->person, *b = &y->person;
    ngi_buf_clear(&people->why);
    if (a->is_address && b->is_address && same(a->domain, b->domain))
        return true; /* two addresses of one host are two people's */
    if (a->count == 1 || b->count == 1) {
        const struct ngi_person *address = a->count == 1 ? a : b, *full = a->count == 1 ? b : a;
        if (!address->is_address || full->count < 2 || !is_made_of(address->words[0], full))
            return true;
        ngi_people_reason(people, &proposal, 2.8, "the address is made of the name");
        proposal.weak = address == a ? x->entity : y->entity;
    } else {
        compare_words(people, &proposal, a, b);
        if (has_initial(a) != has_initial(b))
            proposal.weak = has_initial(a) ? x->entity : y->entity;
    }
    if (proposal.score < REPORTED)
        return true;
    size_t fewer = x->units < y->units ? x->units : y->units;
    size_t more = x->units < y->units ? y->units : x->units;
    if (proposal.score < 3.5 && fewer >= 3 && more < 3 * fewer)
        ngi_people_reason(people, &proposal, -0.7, "both are often met");
    else if (proposal.score < 3.5 && fewer <= 1 && more >= 3)
        ngi_people_reason(people, &proposal, 0.4, "one is rare, the other often met");
    double before = proposal.score;
    ngi_people_objections(people, &proposal);
    if (proposal.score >= before && ngi_company_shared(people->company, x->entity, y->entity) > 0)
        ngi_people_reason(people, &proposal, 0.6, "named in one meeting, never side by side");
    proposal.is_doubtful = proposal.score < before;
    return ngi_people_propose(people, out, proposal);
}

/* ---------------------------------------------------------------- blocks */

struct block_key {
    ng_text key;
    ng_text rest; /* of the name: in a crowded block, like names are neighbours */
    uint32_t named;
};

struct blocks {
    struct ngi_people *people;
    NGI_VEC(struct block_key) keys;
};

static bool add_key(struct blocks *blocks, uint32_t named, char type, ng_text a, ng_text b,
                    ng_text rest) {
    char key[MAX_BLOCK_KEY];
    size_t size = 0;
    key[size++] = type;
    for (size_t i = 0; i < a.size && size + 1 < sizeof key; i++)
        key[size++] = a.data[i];
    key[size++] = ' ';
    for (size_t i = 0; i < b.size && size < sizeof key; i++)
        key[size++] = b.data[i];
    struct block_key *added = ngi_vec_push(&blocks->people->builder->mem, &blocks->keys);
    if (added == NULL)
        return false;
    *added = (struct block_key){ngi_arena_text(&blocks->people->arena, key, size), rest, named};
    return added->key.data != NULL;
}

/* The keys that a name's variants share with it: how both words sound; the last word and how the
 * first begins; the first word and how the last begins; what an address may be made of. */
static bool add_keys(struct blocks *blocks, uint32_t number) {
    const struct ngi_person *p = &blocks->people->named.items[number].person;
    char sound_first[40], sound_last[40];
    ng_text none = {"", 0}, first = p->words[0], last = last_word(p), full;
    if (p->count == 1)
        return !p->is_address || add_key(blocks, number, 'm', first, none, none);
    for (size_t i = 1; i < p->count; i++) { /* a further last name may be missing elsewhere */
        ng_text word = p->words[i];
        ng_text a = {sound_first, ngi_word_skeleton(first, sound_first, sizeof sound_first)};
        ng_text b = {sound_last, ngi_word_skeleton(word, sound_last, sizeof sound_last)};
        ng_text a1 = {a.data, a.size > 0}, b1 = {b.data, b.size > 0};
        if (!add_key(blocks, number, 's', a, b, first) || !add_key(blocks, number, 'l', word, a1, first) ||
            !add_key(blocks, number, 'f', first, b1, word))
            return false;
        const ng_schema *schema = blocks->people->builder->schema;
        for (size_t n = 0; (full = ngi_lexicon_full_name(schema, first, n)).data != NULL; n++) {
            a = (ng_text){sound_first, ngi_word_skeleton(full, sound_first, sizeof sound_first)};
            a1 = (ng_text){a.data, a.size > 0};
            if (!add_key(blocks, number, 's', a, b, first) ||
                !add_key(blocks, number, 'l', word, a1, full))
                return false;
        }
    }
    ng_text initial = {first.data, 1};
    char joined[MAX_BLOCK_KEY];
    const ng_text parts[4][2] = {{initial, last}, {last, initial}, {first, {last.data, 1}}, {first, last}};
    for (size_t i = 0; i < 4 && first.size + last.size < sizeof joined; i++) {
        memcpy(joined, parts[i][0].data, parts[i][0].size);
        memcpy(joined + parts[i][0].size, parts[i][1].data, parts[i][1].size);
        if (!add_key(blocks, number, 'm', (ng_text){joined, parts[i][0].size + parts[i][1].size},
                     none, none))
            return false;
    }
    return true;
}

static int by_key(const void *left, const void *right) {
    const struct block_key *a = left, *b = right;
    int order = ngi_text_compare(a->key, b->key);
    if (order == 0)
        order = ngi_text_compare(a->rest, b->rest);
    return order != 0 ? order : (a->named > b->named) - (a->named < b->named);
}

static int by_pair(const void *left, const void *right) {
    const struct ngi_proposal *a = left, *b = right;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

static bool compare_blocks(struct blocks *blocks, ngi_proposals *out) {
    struct block_key *keys = blocks->keys.items;
    for (size_t i = 0; i < blocks->keys.count; i++)
        for (size_t j = i + 1; j < blocks->keys.count && j - i <= WINDOW &&
                               ngi_text_compare(keys[i].key, keys[j].key) == 0;
             j++) {
            uint32_t a = keys[i].named, b = keys[j].named;
            if (a != b && !compare(blocks->people, out, &blocks->people->named.items[a],
                                   &blocks->people->named.items[b]))
                return false;
        }
    return true;
}

bool ngi_people_full_names(struct ngi_people *people, ngi_proposals *out) {
    struct blocks blocks = {.people = people};
    bool memory = true;
    for (uint32_t i = 0; i < people->named.count && memory; i++)
        memory = add_keys(&blocks, i);
    if (blocks.keys.count > 1 && memory)
        qsort(blocks.keys.items, blocks.keys.count, sizeof *blocks.keys.items, by_key);
    memory = memory && compare_blocks(&blocks, out);
    ngi_vec_free(&people->builder->mem, &blocks.keys);
    size_t kept = 0;
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, by_pair);
    for (size_t i = 0; i < out->count; i++)
        if (kept == 0 || by_pair(&out->items[kept - 1], &out->items[i]) != 0)
            out->items[kept++] = out->items[i];
    out->count = kept;
    return memory;
}
