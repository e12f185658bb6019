/* SPDX-License-Identifier: MIT
 * people.c - who among the names of people may be one. */
#include "graph/people.h"

#include "base/limits.h"
#include "graph/reason.h"

static const double BOTH_TOOK_PART = -6.0;
static const double BOTH_HAVE_NOTES = -4.0;
static const double DECLARED_DIFFERENT = -20.0;

/* May the entity be a person under another name? */
static bool is_candidate(const struct ngi_entity *e) {
    if (e->key == NG_NONE || (!e->is_stated && !e->is_declared))
        return false;
    if (e->kind == NG_KIND_PERSON)
        return true;
    return !e->is_declared && e->kind == NG_KIND_UNKNOWN &&
           (e->runner_up == NG_KIND_PERSON || e->lead < 0.5);
}

static bool keep_words(struct ngi_people *people, struct ngi_person *person) {
    for (size_t i = 0; i <= person->count; i++) {
        ng_text *text = i < person->count ? &person->words[i] : &person->domain;
        *text = ngi_arena_text(&people->arena, text->data, text->size);
        if (text->data == NULL)
            return false;
    }
    return true;
}

static bool add_named(struct ngi_people *people, uint32_t entity) {
    ng_builder *b = people->builder;
    uint32_t whole = ngi_builder_canonical(b, entity);
    struct ngi_person person;
    ng_text key = b->keys.texts[b->entities.items[entity].key];
    if (key.size > 0 && key.data[0] == '\1') /* a link taken strictly: it is no other name */
        return true;
    if (!ngi_person_parse(&person, b->schema, key, &people->key))
        return false;
    if (person.count == 0)
        return true;
    struct ngi_named *named = ngi_vec_push(&b->mem, &people->named);
    if (named == NULL || !keep_words(people, &person))
        return false;
    *named = (struct ngi_named){whole, person, ngi_company_units(people->company, whole)};
    people->named_of[entity] = (uint32_t)people->named.count - 1;
    return true;
}

bool ngi_people_init(struct ngi_people *people, ng_builder *builder,
                     const struct ngi_company *company, bool merged) {
    *people = (struct ngi_people){.builder = builder, .company = company};
    ngi_arena_init(&people->arena, &builder->mem);
    ngi_buf_init(&people->why, &builder->mem, NGI_MAX_VALUE_BYTES);
    ngi_buf_init(&people->key, &builder->mem, NGI_MAX_VALUE_BYTES * 20);
    people->named_of = ngi_alloc_zero(&builder->mem, builder->entities.count,
                                      sizeof *people->named_of);
    if (people->named_of == NULL)
        return builder->entities.count == 0;
    for (uint32_t i = 0; i < builder->entities.count; i++) {
        people->named_of[i] = NG_NONE;
        const struct ngi_entity *e = &builder->entities.items[i];
        bool asked = (merged || e->same_as == NG_NONE) && is_candidate(e);
        if (asked && !add_named(people, i))
            return false;
    }
    return true;
}

void ngi_people_free(struct ngi_people *people) {
    const ng_allocator *mem = &people->builder->mem;
    ngi_release(mem, people->named_of,
                people->builder->entities.count * sizeof *people->named_of);
    ngi_vec_free(mem, &people->named);
    ngi_arena_free(&people->arena);
    ngi_buf_free(&people->why);
    ngi_buf_free(&people->key);
}

void ngi_people_reason(struct ngi_people *people, struct ngi_proposal *proposal, double nats,
                       const char *text) {
    proposal->score += nats;
    ngi_reason_add(&people->why, text, nats);
}

void ngi_people_objections(struct ngi_people *people, struct ngi_proposal *proposal) {
    const ng_builder *b = people->builder;
    uint32_t list = ngi_company_both_in(people->company, proposal->a, proposal->b);
    if (list != NG_NONE) {
        ngi_people_reason(people, proposal, BOTH_TOOK_PART, "both stand in one list of participants");
        proposal->place = b->lists.items[list].place;
    }
    if (b->entities.items[proposal->a].has_note && b->entities.items[proposal->b].has_note)
        ngi_people_reason(people, proposal, BOTH_HAVE_NOTES, "each has a note of its own");
    if (ngi_builder_are_different(b, proposal->a, proposal->b))
        ngi_people_reason(people, proposal, DECLARED_DIFFERENT, "declared to be different");
}

bool ngi_people_propose(struct ngi_people *people, ngi_proposals *out,
                        struct ngi_proposal proposal) {
    if (people->why.status == NG_E_NOMEM ||
        !ngi_intern_add(&people->builder->texts, people->why.data, people->why.size,
                        &proposal.why))
        return false;
    struct ngi_proposal *added = ngi_vec_push(&people->builder->mem, out);
    if (added != NULL)
        *added = proposal;
    return added != NULL;
}
