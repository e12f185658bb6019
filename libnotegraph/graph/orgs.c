/* SPDX-License-Identifier: MIT
 * orgs.c - which names of organisations may be one. */
#include "graph/orgs.h"

#include <stdlib.h>
#include <string.h>

#include "graph/graph.h"

static const double SAME_BUT_LEGAL_FORM = 3.5;
static const double INITIALS = 1.4; /* a suggestion */

enum { MAX_INITIALS = 12 };

struct org_key {
    ng_text key;
    uint32_t entity;
    bool is_initials;
};

struct orgs {
    ng_builder *builder;
    struct ngi_arena arena;
    NGI_VEC(struct org_key) keys;
};

static bool is_candidate(const struct ngi_entity *e) {
    if (e->same_as != NG_NONE || e->key == NG_NONE || !e->is_stated)
        return false;
    return e->kind == NG_KIND_ORG || (!e->is_declared && e->kind == NG_KIND_UNKNOWN &&
                                      (e->runner_up == NG_KIND_ORG || e->lead < 0.5));
}

static bool add_key(struct orgs *orgs, ng_text key, uint32_t entity, bool is_initials) {
    struct org_key *added = ngi_vec_push(&orgs->builder->mem, &orgs->keys);
    if (added != NULL)
        *added = (struct org_key){key, entity, is_initials};
    return added != NULL;
}

static size_t word_start(ng_text key, size_t end) {
    while (end > 0 && key.data[end - 1] != ' ')
        end--;
    return end;
}

static bool is_legal_form(ng_text word) {
    static const char *const forms[] = {
        "ab",  "ag",  "as",  "a/s", "asa", "bv",  "b.v", "co",  "company", "corp", "corporation",
        "gmbh", "inc", "incorporated", "kg", "kk", "limited", "llc", "llp", "lp", "ltd", "ltda",
        "n.v", "nv",  "oy",  "oyj", "plc", "pte", "pty", "pvt", "s.a", "s.l", "s.p.a", "s.r.l",
        "sa",  "sas", "se",  "sl",  "spa", "srl"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strlen(forms[i]) == word.size && memcmp(forms[i], word.data, word.size) == 0)
            return true;
    return false;
}

/* "the acme co., inc." without what says only what form of company it is. */
static ng_text without_form(ng_text key) {
    if (key.size > 4 && memcmp(key.data, "the ", 4) == 0)
        key = (ng_text){key.data + 4, key.size - 4};
    for (;;) {
        size_t start = word_start(key, key.size);
        ng_text word = {key.data + start, key.size - start};
        while (word.size > 0 && strchr(".,", word.data[word.size - 1]) != NULL)
            word.size--;
        if (start < 2 || !is_legal_form(word))
            break;
        key.size = start - 1;
    }
    while (key.size > 1 && strchr(" .,", key.data[key.size - 1]) != NULL)
        key.size--;
    return key;
}

static bool add_initials(struct orgs *orgs, ng_text key, uint32_t entity) {
    char initials[MAX_INITIALS];
    size_t count = 0;
    for (size_t i = 0; i < key.size && count < sizeof initials; i++)
        if (i == 0 || key.data[i - 1] == ' ')
            initials[count++] = key.data[i];
    if (count < 3)
        return true;
    ng_text kept = ngi_arena_text(&orgs->arena, initials, count);
    return kept.data != NULL && add_key(orgs, kept, entity, true);
}

static int by_key(const void *left, const void *right) {
    const struct org_key *a = left, *b = right;
    int order = ngi_text_compare(a->key, b->key);
    return order != 0 ? order : (a->entity > b->entity) - (a->entity < b->entity);
}

static bool propose(struct orgs *orgs, ngi_proposals *out, uint32_t a, uint32_t b, double score,
                    const char *why) {
    ng_builder *builder = orgs->builder;
    struct ngi_proposal proposal = {a, b, score, NG_NONE, NG_NONE, NG_NONE, false};
    proposal.is_doubtful = ngi_builder_are_different(builder, a, b) ||
                           (builder->entities.items[a].has_note &&
                            builder->entities.items[b].has_note);
    if (!ngi_intern_add(&builder->texts, why, strlen(why), &proposal.why))
        return false;
    struct ngi_proposal *added = ngi_vec_push(&builder->mem, out);
    if (added != NULL)
        *added = proposal;
    return added != NULL;
}

/* Of equal keys, each with the first. */
static bool propose_all(struct orgs *orgs, ngi_proposals *out) {
    const struct org_key *keys = orgs->keys.items;
    for (size_t i = 0, end; i < orgs->keys.count; i = end) {
        for (end = i + 1;
             end < orgs->keys.count && ngi_text_compare(keys[i].key, keys[end].key) == 0; end++) {
            bool initials = keys[i].is_initials != keys[end].is_initials;
            if (keys[i].entity == keys[end].entity ||
                (keys[i].is_initials && keys[end].is_initials))
                continue;
            if (!propose(orgs, out, keys[i].entity, keys[end].entity,
                         initials ? INITIALS : SAME_BUT_LEGAL_FORM,
                         initials ? "one is the initials of the other +1.4"
                                  : "the same but for the legal form +3.5"))
                return false;
        }
    }
    return true;
}

bool ngi_orgs_propose(ng_builder *builder, ngi_proposals *out) {
    struct orgs orgs = {.builder = builder};
    ngi_arena_init(&orgs.arena, &builder->mem);
    bool memory = true;
    for (uint32_t i = 0; i < builder->entities.count && memory; i++) {
        const struct ngi_entity *e = &builder->entities.items[i];
        if (!is_candidate(e))
            continue;
        ng_text key = without_form(builder->keys.texts[e->key]);
        memory = add_key(&orgs, key, i, false) && add_initials(&orgs, key, i);
    }
    if (memory && orgs.keys.count > 1)
        qsort(orgs.keys.items, orgs.keys.count, sizeof *orgs.keys.items, by_key);
    memory = memory && propose_all(&orgs, out);
    ngi_vec_free(&builder->mem, &orgs.keys);
    ngi_arena_free(&orgs.arena);
    return memory;
}
