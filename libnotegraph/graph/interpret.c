/* SPDX-License-Identifier: MIT
 * interpret.c - gives the facts of notes their meaning.
 *
 * In rounds over all notes, so that the order of files decides nothing: what each note is; whose it
 * is; which names lead to which entity; what each fact says. */
#include "graph/reading.h"

#include <string.h>


/* Lets all declared spellings of the owner's name lead to one entity. */
static bool declare_owner(struct ngi_reading *r) {
    const ngi_text_vec *owners = &r->builder->schema->owners;
    uint32_t entity, taken;
    if (owners->count == 0)
        return true;
    if (!ngi_builder_entity(r->builder, owners->items[0], &entity))
        return false;
    if (entity == NG_NONE)
        return true;
    for (size_t i = 0; i < owners->count; i++)
        if (!ngi_builder_claim(r->builder, owners->items[i], entity, &taken))
            return false;
    struct ngi_entity *e = &r->builder->entities.items[entity];
    e->is_owner = true;
    ngi_builder_declare(r->builder, entity, NG_KIND_PERSON);
    r->builder->owner = entity;
    ng_text name = owners->items[0]; /* nobody may write more than "Myself" */
    return e->name != NG_NONE ||
           ngi_intern_add(&r->builder->texts, name.data, name.size, &e->name);
}

/* Lets the names that alias files list lead to one entity each. They make no nodes of their own:
 * freeze.c leaves out what nothing speaks of. */
static bool declare_aliases(struct ngi_reading *r) {
    for (size_t i = 0; i < r->builder->schema->aliases.count; i++) {
        const struct ngi_alias *alias = &r->builder->schema->aliases.items[i];
        uint32_t entity, taken;
        if (!ngi_builder_entity(r->builder, alias->name, &entity))
            return false;
        if (entity == NG_NONE)
            continue;
        if (!ngi_builder_claim(r->builder, alias->variant, entity, &taken))
            return false;
        if (taken != NG_NONE) /* it has a note of its own, or is another declared name */
            ngi_builder_same(r->builder, entity, taken);
        struct ngi_entity *e = &r->builder->entities.items[entity];
        ngi_builder_declare(r->builder, entity, alias->kind);
        if (e->name == NG_NONE && !ngi_intern_add(&r->builder->texts, alias->name.data,
                                                  alias->name.size, &e->name))
            return false;
    }
    return true;
}

static bool declare_kinds(struct ngi_reading *r) {
    for (size_t i = 0; i < r->builder->schema->entities.count; i++) {
        const struct ngi_alias *declared = &r->builder->schema->entities.items[i];
        uint32_t entity;
        if (!ngi_builder_entity(r->builder, declared->name, &entity))
            return false;
        if (entity == NG_NONE)
            continue;
        r->builder->entities.items[entity].is_declared = false; /* the user has the last word */
        ngi_builder_declare(r->builder, entity, declared->kind);
        r->builder->entities.items[entity].subkind = declared->variant;
    }
    return true;
}

typedef bool (*note_fn)(struct ngi_reading *, size_t note);

static bool for_each_note(struct ngi_reading *r, note_fn round) {
    for (size_t note = 0; note < r->notes->notes.count; note++)
        if (!round(r, note))
            return false;
    return true;
}

ng_status ngi_interpret(ng_builder *builder) {
    struct ngi_reading r;
    bool memory = ngi_reading_init(&r, builder) && for_each_note(&r, ngi_classify_note) &&
                  ngi_group_sources(&r) && for_each_note(&r, ngi_claim_note) &&
                  declare_owner(&r) && declare_aliases(&r) && declare_kinds(&r) &&
                  for_each_note(&r, ngi_claim_aliases) && for_each_note(&r, ngi_mention_facts);
    ngi_reading_free(&r);
    return memory ? NG_OK : NG_E_NOMEM;
}
