/* SPDX-License-Identifier: MIT
 * claim.c - whose each note is: the names that lead to entities. */
#include "graph/reading.h"

#include <string.h>

#include "base/limits.h"
#include "graph/names.h"

static bool own(struct ngi_reading *r, size_t note) {
    struct ngi_own_note *added = ngi_vec_push(&r->builder->mem, &r->builder->own_notes);
    if (added != NULL)
        *added = (struct ngi_own_note){.entity = r->infos[note].entity,
                                       .path = r->infos[note].path,
                                       .title = NG_NONE,
                                       .source = NG_NONE,
                                       .source_ref = NG_NONE,
                                       .date = r->infos[note].date};
    r->builder->entities.items[r->infos[note].entity].has_note = true;
    return added != NULL;
}

/* Keeps what same_meeting.c compares. */
static bool describe_source(struct ngi_reading *r, size_t note) {
    ng_builder *b = r->builder;
    struct ngi_own_note *own_note = &b->own_notes.items[b->own_notes.count - 1];
    ng_text title = r->infos[note].name;
    size_t count;
    const struct ngi_fact *fact = ngi_reading_facts(r, note, &count);
    bool memory = ngi_intern_add(&b->texts, title.data, title.size, &own_note->title);
    for (size_t i = 0; i < count && memory; i++) {
        if (fact[i].kind != NG_FACT_FIELD)
            continue;
        enum ngi_role role = ngi_reading_role(r, &fact[i]);
        uint32_t *kept = role == NGI_ROLE_SOURCE       ? &own_note->source
                         : role == NGI_ROLE_SOURCE_REF ? &own_note->source_ref
                                                       : NULL;
        ng_text value = ngi_reading_text(r, fact[i].value);
        if (kept != NULL && *kept == NG_NONE && value.size > 0)
            memory = ngi_intern_add(&b->texts, value.data, value.size, kept);
    }
    return memory;
}

static bool name_entity(struct ngi_reading *r, size_t note) {
    struct ngi_note_info *info = &r->infos[note];
    struct ngi_entity *entity = &r->builder->entities.items[info->entity];
    if (entity->name == NG_NONE &&
        !ngi_intern_add(&r->builder->texts, info->name.data, info->name.size, &entity->name))
        return false;
    return ngi_builder_spelled(r->builder, info->entity, info->name);
}

static bool claim_meeting(struct ngi_reading *r, size_t note) {
    struct ngi_note_info *info = &r->infos[note];
    info->entity = info->recorded_with == note ? ngi_builder_new_entity(r->builder)
                                               : r->infos[info->recorded_with].entity;
    if (info->entity == NG_NONE)
        return false;
    struct ngi_entity *entity = &r->builder->entities.items[info->entity];
    ngi_builder_declare(r->builder, info->entity, NG_KIND_MEETING);
    if (entity->date == NG_NO_DATE)
        entity->date = info->date;
    return name_entity(r, note) && own(r, note) && describe_source(r, note);
}

static bool claim_entity(struct ngi_reading *r, size_t note) {
    ng_builder *builder = r->builder;
    struct ngi_note_info *info = &r->infos[note];
    uint32_t taken;
    if (!ngi_builder_find(builder, info->name, &taken))
        return false;
    if (taken != NG_NONE) {
        ng_kind other = builder->entities.items[taken].kind;
        bool same = other == info->kind || other == NG_KIND_UNKNOWN || info->kind == NG_KIND_UNKNOWN;
        if (!ngi_reading_find(r, NG_WARNING, "duplicate-entity", note, 0, 0,
                  same ? "another note is this entity's own as well; both are read as one"
                       : "another note has this name for an entity of another kind"))
            return false;
        info->entity = same ? taken : NG_NONE;
    }
    if (info->entity == NG_NONE) {
        info->entity = ngi_builder_new_entity(builder);
        if (info->entity == NG_NONE || !ngi_builder_claim(builder, info->name, info->entity, &taken))
            return false;
    }
    struct ngi_entity *entity = &builder->entities.items[info->entity];
    ngi_builder_declare(builder, info->entity, info->kind);
    if (entity->subkind.size == 0)
        entity->subkind = info->subkind;
    return name_entity(r, note) && own(r, note);
}

/* Lets the other names that an entity's own note gives lead to it. */
bool ngi_claim_aliases(struct ngi_reading *r, size_t note) {
    size_t count;
    const struct ngi_fact *fact = ngi_reading_facts(r, note, &count);
    uint32_t entity = r->infos[note].entity, taken;
    if (r->infos[note].is_meeting || r->infos[note].is_nothing)
        return true;
    for (size_t i = 0; i < count; i++, fact++) {
        if (fact->kind != NG_FACT_FIELD)
            continue;
        enum ngi_role role = ngi_reading_role(r, fact);
        ng_text value = ngi_reading_text(r, fact->value), part;
        size_t at = 0;
        if (role == NGI_ROLE_TITLE && value.size > 0 && value.size <= NGI_MAX_NAME_BYTES) {
            if (!ngi_builder_claim(r->builder, value, entity, &taken) ||
                (taken == NG_NONE && !ngi_builder_spelled(r->builder, entity, value)))
                return false;
        }
        while (role == NGI_ROLE_ALIASES && ngi_names_next(value, &at, &part)) {
            if (part.size > NGI_MAX_NAME_BYTES)
                continue;
            if (!ngi_builder_claim(r->builder, part, entity, &taken))
                return false;
            if (taken == NG_NONE) {
                if (!ngi_builder_spelled(r->builder, entity, part))
                    return false;
            } else if (!ngi_reading_find(r, NG_NOTE, "ambiguous-alias", note, fact->line, fact->column,
                             "the alias is also another entity's name; it was left to that one"))
                return false;
        }
    }
    return true;
}

bool ngi_claim_note(struct ngi_reading *r, size_t note) {
    if (r->infos[note].is_nothing)
        return true;
    return r->infos[note].is_meeting ? claim_meeting(r, note) : claim_entity(r, note);
}
