/* SPDX-License-Identifier: MIT
 * mention.c - what the facts of a note say: who is named in it, and how. */
#include "graph/reading.h"

#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "graph/names.h"
#include "note/links.h"
#include "schema/lexicon.h"

struct mention {
    bool in_list; /* whose items are of any kind: Related */
    bool by_file_name; /* a link in a strict vault: aliases and titles do not count */
    size_t note;
    const struct ngi_fact *fact;
    uint32_t relation;
    ng_kind kind;    /* that the place asks for */
    ng_text subkind; /* "" if none */
    enum ngi_slot slot;
    uint32_t column;
    uint32_t entity; /* that the name was found to stand for, or NG_NONE */
};

static bool add_edge(struct ngi_reading *r, const struct mention *m, uint32_t source, uint32_t target,
                     uint32_t relation) {
    const struct ngi_note_info *info = &r->infos[m->note];
    struct ngi_raw_edge edge = {source, target,     relation,      info->date,
                                info->path, m->fact->line, m->column};
    return source == target || ngi_builder_edge(r->builder, &edge);
}

/* Ties `entity` to the note it is named in. What a key means depends on what the note is: the
 * company of a meeting is what it is about, of a person the employer. */
static bool tie(struct ngi_reading *r, const struct mention *m, uint32_t entity) {
    const struct ngi_note_info *info = &r->infos[m->note];
    uint32_t note = info->entity;
    ng_kind of = r->builder->entities.items[note].kind;
    if (m->relation == NG_REL_OWNS_TASK)
        return add_edge(r, m, entity, note, NG_REL_OWNS_TASK);
    if (info->is_meeting)
        return m->relation == NG_REL_ATTENDED ? add_edge(r, m, entity, note, NG_REL_ATTENDED)
               : m->relation == NG_REL_REPORTS_TO
                   ? add_edge(r, m, note, entity, NG_REL_RELATED)
                   : add_edge(r, m, note, entity, m->relation);
    uint32_t relation = m->relation;
    if (relation == NG_REL_ATTENDED || (relation == NG_REL_REPORTS_TO && of != NG_KIND_PERSON))
        relation = NG_REL_RELATED;
    if (relation == NG_REL_ABOUT && of == NG_KIND_PERSON && m->kind == NG_KIND_ORG)
        relation = NG_REL_WORKS_AT;
    else if (relation == NG_REL_ABOUT && of == NG_KIND_PROJECT && m->kind == NG_KIND_ORG)
        relation = NG_REL_PART_OF;
    else if (relation == NG_REL_ABOUT)
        relation = NG_REL_RELATED;
    return add_edge(r, m, note, entity, relation);
}

/* Begins a new list if the fact does not go on with the one before. */
static bool begin_list(struct ngi_reading *r, const struct mention *m, uint32_t place) {
    struct ngi_list_mark mark = {(uint32_t)m->note, m->fact->key, r->headings, 0,
                                 (ng_fact_kind)m->fact->kind};
    bool alone = m->fact->kind == NG_FACT_HEADER || m->fact->kind == NG_FACT_INLINE;
    mark.line = alone ? m->fact->line : 0;
    bool same = r->list.note == mark.note && r->list.key == mark.key &&
                r->list.heading == mark.heading && r->list.line == mark.line &&
                r->list.where == mark.where;
    if (same && r->builder->lists.count > 0)
        return true;
    struct ngi_name_list *list = ngi_vec_push(&r->builder->mem, &r->builder->lists);
    if (list == NULL)
        return false;
    *list = (struct ngi_name_list){r->infos[m->note].entity, (uint8_t)m->slot, m->in_list,
                              (uint32_t)r->builder->list_items.count, place};
    r->list = mark;
    return true;
}

/* Counts that the entity stands in the slot; *place is where. */
static bool count_slot(struct ngi_reading *r, const struct mention *m, uint32_t entity,
                       uint32_t *place) {
    ng_builder *b = r->builder;
    struct ngi_entity *e = &b->entities.items[entity];
    struct ngi_place *added = ngi_vec_push(&b->mem, &b->places);
    if (added == NULL)
        return false;
    *place = (uint32_t)b->places.count - 1;
    *added = (struct ngi_place){r->infos[m->note].path, m->fact->line, m->column};
    if (e->slots[m->slot]++ == 0)
        e->places[m->slot] = *place;
    return true;
}

/* Counts the entity where it stands, in its slot and in its list. */
static bool count_place(struct ngi_reading *r, const struct mention *m, uint32_t entity) {
    uint32_t place;
    if (!count_slot(r, m, entity, &place) || !begin_list(r, m, place))
        return false;
    struct ngi_entity *e = &r->builder->entities.items[entity];
    if (e->subkind.size == 0)
        e->subkind = m->subkind;
    uint32_t *item = ngi_vec_push(&r->builder->mem, &r->builder->list_items);
    if (item != NULL)
        *item = entity;
    return item != NULL;
}

/* `Name (Org)`: what stands in parentheses, if it can be an organisation's name. */
static bool is_employer(ng_text aside) {
    size_t at = 0, words = 1;
    if (aside.size == 0 || aside.size > 60 ||
        !ngi_char_is_upper(ngi_utf8_next(aside.data, aside.size, &at)))
        return false;
    for (size_t i = 0; i < aside.size; i++) {
        words += aside.data[i] == ' ';
        if (strchr(",;:?/", aside.data[i]) != NULL)
            return false;
    }
    return words <= 4;
}

static bool mention_name(struct ngi_reading *r, struct mention *m, ng_text text) {
    struct ngi_name name = ngi_name_parse(text, &r->scratch);
    uint32_t entity, employer;
    m->entity = NG_NONE;
    if (r->scratch.status == NG_E_NOMEM)
        return false;
    if (name.name.size == 0)
        return true;
    if (m->kind != NG_KIND_PERSON) { /* "(…)" is part of a project's or organisation's name */
        name.name = name.whole;
        name.aside.size = 0;
    }
    if (!(m->by_file_name ? ngi_builder_ghost(r->builder, name.name, &entity)
                          : ngi_builder_entity(r->builder, name.name, &entity)))
        return false;
    m->entity = entity;
    if (entity == NG_NONE)
        return true;
    if (!count_place(r, m, entity) || !ngi_builder_spelled(r->builder, entity, name.name) ||
        !tie(r, m, entity))
        return false;
    if (!is_employer(name.aside))
        return true;
    if (!ngi_builder_entity(r->builder, name.aside, &employer))
        return false;
    if (employer == NG_NONE)
        return true;
    struct mention aside = *m;
    uint32_t place;
    aside.slot = NGI_SLOT_EMPLOYER;
    return count_slot(r, &aside, employer, &place) && ngi_builder_spelled(r->builder, employer, name.aside) &&
           add_edge(r, m, entity, employer, NG_REL_WORKS_AT);
}

/* Does the link lead into a folder that is not read, such as an archive of raw transcripts? */
static bool is_ignored_path(struct ngi_reading *r, ng_text path) {
    while (path.size > 0 && path.data[0] == '/')
        path.data++, path.size--;
    for (size_t begin = 0; begin < path.size;) {
        const char *slash = memchr(path.data + begin, '/', path.size - begin);
        if (slash == NULL)
            return false;
        size_t end = (size_t)(slash - path.data);
        ngi_buf_clear(&r->scratch2);
        ngi_buf_add(&r->scratch2, path.data, end);
        if (r->scratch2.status == NG_OK &&
            ngi_schema_ignores(r->builder->schema, &r->scratch, r->scratch2.data,
                               r->scratch2.data + begin))
            return true;
        begin = end + 1;
    }
    return false;
}

/* "Ann Lee, head of gates", "Ann Lee - CFO": what stands before is the name. The rest is the role,
 * unless it is another name. */
static ng_text cut_role(ng_text *text) {
    static const char *const dividers[] = {", ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
    size_t at = text->size, width = 0;
    for (size_t i = 0; i < sizeof dividers / sizeof *dividers; i++)
        for (size_t size = strlen(dividers[i]), j = 1; j + size < at; j++)
            if (memcmp(text->data + j, dividers[i], size) == 0) {
                at = j;
                width = size;
            }
    if (width == 0 || ngi_name_is_inverted(*text))
        return (ng_text){"", 0};
    ng_text role = ngi_text_trimmed(text->data + at + width, text->size - at - width);
    text->size = at;
    return role;
}

/* An item of a section of people. */
static bool mention_contact(struct ngi_reading *r, struct mention *m, ng_text text) {
    ng_text role = cut_role(&text);
    if (!mention_name(r, m, text))
        return false;
    return role.size == 0 || role.size > NGI_MAX_NAME_BYTES || m->entity == NG_NONE ||
           ngi_builder_attribute(r->builder, m->entity, (ng_text){"role", 4}, role);
}

/* A link that leads to no note still stands for something; it is told once, where it is first. */
static bool say_dangling(struct ngi_reading *r, const struct mention *m, uint32_t text) {
    if (text == NG_NONE || !ngi_targets_tell(&r->targets, text))
        return true;
    if (r->dangling_note != m->note) {
        r->dangling_note = m->note;
        r->dangling = 0;
    }
    if (r->dangling++ >= NGI_MAX_FINDINGS_PER_NOTE)
        return true;
    return ngi_reading_find(r, NG_NOTE, "dangling-link", m->note, m->fact->line, m->column,
                            "no note has this file name");
}

/* What a link to no file name stands for: an entity whose own note has an alias, title or folder
 * of that name, else a ghost. */
static bool mention_ghost(struct ngi_reading *r, struct mention *m, uint32_t text, ng_text target) {
    if (is_ignored_path(r, target))
        return r->scratch.status != NG_E_NOMEM && r->scratch2.status != NG_E_NOMEM;
    m->by_file_name = r->builder->schema->strict_links;
    bool memory = mention_name(r, m, ngi_path_last(target));
    m->by_file_name = false;
    bool is_name = memchr(target.data, '/', target.size) == NULL && m->entity != NG_NONE &&
                   r->builder->entities.items[m->entity].has_note;
    return memory && (is_name || say_dangling(r, m, text));
}

static bool mention_link(struct ngi_reading *r, struct mention *m, ng_text target) {
    uint32_t text = target.data == ngi_reading_text(r, m->fact->target).data ? m->fact->target
                                                                            : NG_NONE;
    uint32_t note;
    bool is_ambiguous;
    if (!ngi_targets_resolve(&r->targets, m->note, text, target, &note, &is_ambiguous))
        return false;
    if (is_ambiguous &&
        !ngi_reading_find(r, NG_NOTE, "ambiguous-link", m->note, m->fact->line, m->fact->column,
                          "several notes have this name; the one with the shortest path was taken"))
        return false;
    if (note == NG_NONE)
        return mention_ghost(r, m, text, target);
    const struct ngi_note_info *info = &r->infos[note];
    if (info->entity == NG_NONE)
        return true;
    if (!count_place(r, m, info->entity))
        return false;
    if (!info->is_meeting && !info->is_folder_note &&
        !ngi_builder_spelled(r->builder, info->entity, ngi_path_last(target)))
        return false;
    return tie(r, m, info->entity);
}

static size_t count_names(ng_text value) {
    size_t at = 0, count = 0;
    ng_text part;
    while (ngi_names_next(value, &at, &part))
        count++;
    return count;
}

/* The text that columns are counted in: repairing and cleaning moved what follows. If they changed
 * how the list falls apart, there is no telling where. */
static ng_text as_written(const struct ngi_reading *r, const struct ngi_fact *fact) {
    ng_text value = ngi_reading_text(r, fact->value), raw = ngi_reading_text(r, fact->raw);
    return fact->raw != fact->value && count_names(raw) == count_names(value) ? raw : value;
}

static bool is_given_name(struct ngi_reading *r, ng_text name) {
    const char *space = memchr(name.data, ' ', name.size);
    ngi_buf_clear(&r->scratch);
    ngi_text_key(&r->scratch, name.data, space == NULL ? name.size : (size_t)(space - name.data));
    return ngi_lexicon_has(r->builder->schema, NGI_LIST_GIVEN_NAMES, ngi_buf_view(&r->scratch));
}

/* Is the fact one of several items of a YAML list, so that a comma in it need not part names? */
static bool is_list_item(const struct ngi_reading *r, const struct mention *m) {
    size_t count;
    const struct ngi_fact *first = ngi_reading_facts(r, m->note, &count), *fact = m->fact;
    if (fact->kind != NG_FACT_FIELD)
        return false;
    bool before = fact > first && fact[-1].kind == NG_FACT_FIELD && fact[-1].key == fact->key;
    return before || (fact + 1 < first + count && fact[1].kind == NG_FACT_FIELD &&
                      fact[1].key == fact->key);
}

/* Is the value "Lee, Ann", one name, rather than two? Only what is behind the comma is a given name
 * then. */
static bool is_one_name(struct ngi_reading *r, const struct mention *m, ng_text value) {
    const char *comma = memchr(value.data, ',', value.size);
    if (comma == NULL || !is_list_item(r, m) || !ngi_name_is_inverted(value))
        return false;
    size_t at = (size_t)(comma - value.data);
    return is_given_name(r, ngi_text_trimmed(comma + 1, value.size - at - 1)) &&
           !is_given_name(r, ngi_text_trimmed(value.data, at));
}

/* Every name in the fact's value. */
static bool mention_all(struct ngi_reading *r, struct mention *m) {
    ng_text value = ngi_reading_text(r, m->fact->value), target = ngi_reading_text(r, m->fact->target), part;
    size_t at = 0;
    m->column = m->fact->column + (m->fact->lead == NGI_NOT_AS_IS ? 0 : m->fact->lead);
    if (target.size > 0)
        return mention_link(r, m, target);
    bool is_list = m->fact->kind != NG_FACT_ITEM && m->fact->kind != NG_FACT_LINK;
    if (m->fact->kind == NG_FACT_ITEM && m->kind == NG_KIND_PERSON)
        return mention_contact(r, m, value);
    if (!is_list || is_one_name(r, m, value))
        return mention_name(r, m, value);
    ng_text raw = as_written(r, m->fact), raw_part = raw;
    size_t raw_at = 0;
    while (ngi_names_next(value, &at, &part)) {
        struct ngi_link link;
        (void)ngi_names_next(raw, &raw_at, &raw_part);
        size_t before = (size_t)(raw_part.data - raw.data);
        if (m->fact->lead != NGI_NOT_AS_IS)
            m->column =
                m->fact->column + m->fact->lead + (uint32_t)ngi_utf8_count(raw.data, before);
        bool quoted = part.size > 1 && part.data[0] == '"' && part.data[part.size - 1] == '"';
        ng_text inner = {part.data + quoted, part.size - 2 * (size_t)quoted};
        bool is_link = ngi_link_whole(inner, &r->decoded, &link);
        m->column += is_link && quoted;
        if (r->decoded.status == NG_E_NOMEM ||
            !(is_link ? mention_link(r, m, link.target) : mention_name(r, m, part)))
            return false;
    }
    return true;
}

static enum ngi_slot slot_of(const struct ngi_rule *rule, ng_fact_kind where) {
    bool field = where == NG_FACT_FIELD;
    if (rule->relation == NG_REL_ATTENDED)
        return field ? NGI_SLOT_PARTICIPANT : NGI_SLOT_ATTENDEE;
    switch (rule->kind) {
    case NG_KIND_PERSON:
        return where == NG_FACT_ITEM ? NGI_SLOT_CONTACT : NGI_SLOT_PERSON;
    case NG_KIND_ORG:
        return NGI_SLOT_ORG;
    case NG_KIND_PROJECT:
        return NGI_SLOT_PROJECT;
    case NG_KIND_FORUM:
        return field ? NGI_SLOT_FORUM : NGI_SLOT_HEADER_FORUM;
    case NG_KIND_UNKNOWN:
    case NG_KIND_MEETING:
    case NG_KIND_TEAM:
    case NG_KIND_TOPIC:
    default:
        return NGI_SLOT_RELATED;
    }
}

static bool read_fact(struct ngi_reading *r, size_t note, const struct ngi_fact *fact) {
    const struct ngi_rule *rule = NULL;
    struct mention m = {.note = note, .fact = fact, .subkind = {"", 0}};
    switch ((ng_fact_kind)fact->kind) {
    case NG_FACT_FIELD:
    case NG_FACT_HEADER:
    case NG_FACT_INLINE:
        rule = ngi_reading_rule(r, &r->keys, fact->key);
        if (rule != NULL && rule->role == NGI_ROLE_ATTRIBUTE && fact->kind != NG_FACT_HEADER &&
            !r->infos[note].is_meeting && ngi_reading_text(r, fact->value).size > 0)
            return ngi_builder_attribute(r->builder, r->infos[note].entity, ngi_reading_text(r, fact->key),
                                         ngi_reading_text(r, fact->value));
        if (rule == NULL || rule->role != NGI_ROLE_RELATION)
            return true;
        break;
    case NG_FACT_ITEM:
        rule = ngi_reading_rule(r, &r->sections, fact->key);
        if (rule == NULL)
            return true;
        m.in_list = rule->kind == NG_KIND_UNKNOWN;
        break;
    case NG_FACT_LINK:
        m.relation = NG_REL_MENTIONS;
        m.slot = NGI_SLOT_RELATED;
        return mention_all(r, &m);
    case NG_FACT_TASK_FIELD:
        if (!ngi_ascii_equals(ngi_reading_text(r, fact->key), "owner"))
            return true;
        m.relation = NG_REL_OWNS_TASK;
        m.kind = NG_KIND_PERSON;
        m.slot = NGI_SLOT_TASK_OWNER;
        return mention_all(r, &m);
    case NG_FACT_HEADING:
    case NG_FACT_TASK:
    case NG_FACT_TAG:
    default:
        return true;
    }
    m.relation = rule->relation;
    m.kind = rule->kind;
    m.subkind = rule->subkind;
    m.slot = slot_of(rule, (ng_fact_kind)fact->kind);
    return mention_all(r, &m);
}

bool ngi_mention_facts(struct ngi_reading *r, size_t note) {
    size_t count;
    const struct ngi_fact *fact = ngi_reading_facts(r, note, &count);
    if (r->infos[note].entity == NG_NONE)
        return true;
    for (size_t i = 0; i < count; i++) {
        r->headings += fact[i].kind == NG_FACT_HEADING;
        if (!read_fact(r, note, &fact[i]))
            return false;
    }
    return true;
}
