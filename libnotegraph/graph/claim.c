/* SPDX-License-Identifier: MIT
 * claim.c - whose each note is: the names and sources that lead to entities and meetings. */
#include "graph/reading.h"

#include <string.h>

#include "base/limits.h"
#include "graph/meeting.h"
#include "graph/names.h"
/* The meeting that was recorded in the same file as this note's, or a new one. */
static uint32_t meeting_entity(struct ngi_reading *r, size_t note) {
    size_t count;
    const struct ngi_fact *fact = ngi_reading_facts(r, note, &count);
    ng_text source = {"", 0};
    for (size_t i = 0; i < count && source.size == 0; i++)
        if (fact[i].kind == NG_FACT_FIELD && ngi_reading_role(r, &fact[i]) == NGI_ROLE_SOURCE_REF)
            source = ngi_reading_text(r, fact[i].value);
    struct ngi_buf *key = &r->scratch;
    ngi_meeting_source_key(key, source, &r->scratch2);
    if (key->status != NG_OK)
        return NG_NONE;
    if (key->size == 0)
        return ngi_builder_new_entity(r->builder);
    size_t digits = 0;
    for (size_t i = 0; i < key->size; i++)
        digits += key->data[i] >= '0' && key->data[i] <= '9';
    if (digits < 4) { /* "recording 2" is one of each day */
        char day[11];
        ng_date_format(r->infos[note].date, day);
        ngi_buf_char(key, ' ');
        ngi_buf_str(key, day);
    }
    uint32_t number;
    if (key->status != NG_OK || !ngi_intern_add(&r->sources, key->data, key->size, &number))
        return NG_NONE;
    if (number == r->source_meetings.count) {
        uint32_t *meeting = ngi_vec_push(&r->builder->mem, &r->source_meetings);
        if (meeting != NULL)
            *meeting = ngi_builder_new_entity(r->builder);
        return meeting == NULL ? NG_NONE : *meeting;
    }
    return r->source_meetings.items[number];
}

static bool own(struct ngi_reading *r, size_t note) {
    struct ngi_own_note *added = ngi_vec_push(&r->builder->mem, &r->builder->own_notes);
    if (added != NULL)
        *added = (struct ngi_own_note){r->infos[note].entity, r->infos[note].path};
    r->builder->entities.items[r->infos[note].entity].has_note = true;
    return added != NULL;
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
    info->entity = meeting_entity(r, note);
    if (info->entity == NG_NONE)
        return false;
    struct ngi_entity *entity = &r->builder->entities.items[info->entity];
    ngi_builder_declare(r->builder, info->entity, NG_KIND_MEETING);
    if (entity->date == NG_NO_DATE)
        entity->date = info->date;
    return name_entity(r, note) && own(r, note);
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
