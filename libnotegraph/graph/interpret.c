/* SPDX-License-Identifier: MIT
 * interpret.c - what the facts of notes mean: which note is whose, who is named in it, and how.
 *
 * In three rounds over all notes, so that the order of files decides nothing: what each note is;
 * which names lead to which entity; what each fact says. */
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "graph/builder.h"
#include "graph/meeting.h"
#include "graph/names.h"
#include "note/links.h"

struct note_info {
    bool is_meeting;
    bool is_folder_note; /* X/README.md, X/index.md: named after X */
    ng_kind kind;        /* of an entity note */
    ng_text subkind;     /* "" if none */
    ng_date date;
    ng_text stem;  /* of the file's name */
    ng_text name;  /* of the entity, or the meeting's title */
    uint32_t entity;
    uint32_t path;      /* in builder->texts */
    uint32_t same_stem; /* the previous note with the same folded stem, NG_NONE */
};

struct link_target {
    bool known, is_exact, is_ambiguous, is_told;
    uint32_t note;
};

/* What the schema says of each text of the notes, once asked. */
struct rule_cache {
    enum ngi_rules list;
    const struct ngi_rule **rules;
    bool *known;
};

struct reading {
    ng_builder *builder;
    const ng_notes *notes;
    struct note_info *infos;
    struct rule_cache keys, sections, types;
    struct ngi_intern stems;      /* folded stems of all notes */
    NGI_VEC(uint32_t) stem_notes; /* by stem number: its last note */
    struct ngi_intern paths;      /* folded paths of all notes, without extension */
    NGI_VEC(uint32_t) path_notes; /* by path number */
    struct link_target *targets;  /* by text of the notes: what a link leads to from anywhere */
    struct ngi_intern sources;   /* keys of recordings */
    NGI_VEC(uint32_t) source_meetings;
    size_t dangling_note, dangling; /* links to no note, told of the note being read */
    struct ngi_buf scratch, scratch2, decoded;
};

static ng_text text_of(const struct reading *r, uint32_t number) {
    return r->notes->texts.texts[number];
}

static const struct ngi_fact *facts_of(const struct reading *r, size_t note, size_t *count) {
    *count = r->notes->notes.items[note].fact_count;
    return *count == 0 ? NULL : r->notes->facts.items + r->notes->notes.items[note].first_fact;
}

static const struct ngi_rule *cached(struct reading *r, struct rule_cache *cache, uint32_t text) {
    if (!cache->known[text]) {
        cache->rules[text] =
            ngi_schema_rule(r->builder->schema, cache->list, &r->scratch, text_of(r, text));
        cache->known[text] = r->scratch.status != NG_E_NOMEM;
    }
    return cache->rules[text];
}

static enum ngi_role role_of(struct reading *r, const struct ngi_fact *fact) {
    const struct ngi_rule *rule = cached(r, &r->keys, fact->key);
    return rule == NULL ? NGI_ROLE_NONE : rule->role;
}

static bool find(struct reading *r, ng_severity severity, const char *code, size_t note,
                 uint32_t line, uint32_t column, const char *text) {
    return ngi_findings_add(&r->builder->findings, severity, code,
                            r->notes->notes.items[note].path.data, line, column, text);
}

/* ---------------------------------------------------------------- round 1: what a note is */

static ng_text stem_of(ng_text path) {
    size_t begin = path.size, end = path.size;
    while (begin > 0 && path.data[begin - 1] != '/')
        begin--;
    for (size_t i = path.size; i > begin; i--)
        if (path.data[i - 1] == '.') {
            end = i - 1;
            break;
        }
    return (ng_text){path.data + begin, end - begin};
}

/* The folder that directly holds the note; "" for the root. */
static ng_text folder_of(ng_text path, ng_text stem) {
    if (stem.data == path.data)
        return (ng_text){"", 0};
    size_t end = (size_t)(stem.data - path.data) - 1, begin = end;
    while (begin > 0 && path.data[begin - 1] != '/')
        begin--;
    return (ng_text){path.data + begin, end - begin};
}

static bool equals(ng_text text, const char *word) {
    return strlen(word) == text.size && ngi_ascii_same(text.data, word, text.size);
}

/* What the nearest folder with a meaning says of the note. A folder of entities speaks of the notes
 * directly in it, and of the folder note of each folder in it; of meetings, of all below it. */
static const struct ngi_rule *folder_rule(struct reading *r, ng_text path, bool is_folder_note) {
    size_t above = 0; /* folders passed on the way up */
    for (size_t end = path.size; end > 0;) {
        while (end > 0 && path.data[end - 1] != '/')
            end--;
        if (end == 0)
            break;
        size_t begin = --end;
        while (begin > 0 && path.data[begin - 1] != '/')
            begin--;
        const struct ngi_rule *rule =
            ngi_schema_rule(r->builder->schema, NGI_RULES_FOLDERS, &r->scratch,
                            (ng_text){path.data + begin, end - begin});
        if (rule != NULL)
            return rule->kind == NG_KIND_MEETING || above == (is_folder_note ? 1 : 0) ? rule : NULL;
        end = begin;
        above++;
    }
    return NULL;
}

/* "2025-09-03 - Weekly sync" without its date. */
static ng_text without_date(ng_text stem) {
    size_t at = 0;
    if (ngi_date_prefix(stem.data, stem.size, &at) == NG_NO_DATE)
        return stem;
    while (at < stem.size && strchr(" -_", stem.data[at]) != NULL)
        at++;
    return at < stem.size ? (ng_text){stem.data + at, stem.size - at} : stem;
}

struct fields { /* of the front matter, what tells what the note is */
    const struct ngi_rule *type, *tag;
    const struct ngi_rule *text_tag; /* in the text, where tags speak of many things */
    ng_text title, heading;
    bool has_date, has_participants, has_source;
};

/* A page that was clipped from the web has a source, but nobody met. */
static bool is_web_address(ng_text text) {
    return text.size > 7 && (ngi_ascii_same(text.data, "http://", 7) ||
                             ngi_ascii_same(text.data, "https:/", 7));
}

/* What the first tag of a value such as "#person, urgent" that means anything means. */
static const struct ngi_rule *tag_rule(struct reading *r, ng_text value) {
    for (size_t at = 0; at < value.size;) {
        while (at < value.size && strchr("#, ", value.data[at]) != NULL)
            at++;
        size_t end = at;
        while (end < value.size && strchr(", ", value.data[end]) == NULL)
            end++;
        const struct ngi_rule *rule =
            ngi_schema_rule(r->builder->schema, NGI_RULES_TAGS, &r->scratch,
                            (ng_text){value.data + at, end - at});
        if (rule != NULL)
            return rule;
        at = end;
    }
    return NULL;
}

static bool read_fields(struct reading *r, size_t note, struct fields *fields) {
    struct note_info *info = &r->infos[note];
    size_t count;
    const struct ngi_fact *fact = facts_of(r, note, &count);
    *fields = (struct fields){.title = {"", 0}, .heading = {"", 0}};
    for (size_t i = 0; i < count; i++, fact++) {
        ng_text value = text_of(r, fact->value);
        if (fact->kind == NG_FACT_HEADING && fields->heading.size == 0 &&
            text_of(r, fact->key).data[0] == '1')
            fields->heading = value;
        if (fact->kind == NG_FACT_TAG && fields->text_tag == NULL)
            fields->text_tag = tag_rule(r, value);
        if (fact->kind != NG_FACT_FIELD || value.size == 0)
            continue;
        const struct ngi_rule *rule = cached(r, &r->keys, fact->key);
        enum ngi_role role = rule == NULL ? NGI_ROLE_NONE : rule->role;
        if (role == NGI_ROLE_TYPE && fields->type == NULL)
            fields->type = cached(r, &r->types, fact->value);
        else if (role == NGI_ROLE_TAGS && fields->tag == NULL)
            fields->tag = tag_rule(r, value);
        else if (role == NGI_ROLE_TITLE && fields->title.size == 0)
            fields->title = value;
        else if (role == NGI_ROLE_SOURCE || role == NGI_ROLE_SOURCE_REF)
            fields->has_source = fields->has_source || !is_web_address(value);
        else if (role == NGI_ROLE_RELATION && rule->relation == NG_REL_ATTENDED)
            fields->has_participants = true;
        else if (role == NGI_ROLE_DATE && !fields->has_date) {
            info->date = ngi_date_prefix(value.data, value.size, NULL);
            fields->has_date = info->date != NG_NO_DATE;
            if (!fields->has_date && !find(r, NG_WARNING, "unknown-date", note, fact->line,
                                           fact->column, "a date such as 2025-11-06 was expected"))
                return false;
        }
    }
    return true;
}

/* Makes `text` what is shown of it: of a link, what it displays. False without memory. */
static bool show_links(struct reading *r, ng_text *text) {
    struct ngi_link link;
    size_t from = 0;
    uint32_t number;
    ngi_buf_clear(&r->scratch);
    while (ngi_link_next(text->data, text->size, from, &r->decoded, &link)) {
        ngi_buf_add(&r->scratch, text->data + from, link.start - from);
        ngi_buf_text(&r->scratch, link.display);
        from = link.start + link.size;
    }
    if (from == 0)
        return r->decoded.status != NG_E_NOMEM;
    ngi_buf_add(&r->scratch, text->data + from, text->size - from);
    if (r->scratch.status != NG_OK ||
        !ngi_intern_add(&r->builder->texts, r->scratch.data, r->scratch.size, &number))
        return false;
    *text = r->builder->texts.texts[number];
    return true;
}

static bool classify(struct reading *r, size_t note) {
    struct note_info *info = &r->infos[note];
    ng_text path = r->notes->notes.items[note].path;
    struct fields fields;
    *info = (struct note_info){.subkind = {"", 0}, .entity = NG_NONE, .same_stem = NG_NONE, .date = NG_NO_DATE};
    if (!ngi_intern_add(&r->builder->texts, path.data, path.size, &info->path) ||
        !read_fields(r, note, &fields))
        return false;
    info->stem = stem_of(path);
    ng_text folder = folder_of(path, info->stem);
    ng_date stem_date = ngi_date_prefix(info->stem.data, info->stem.size, NULL);
    if (info->date == NG_NO_DATE)
        info->date = stem_date;
    const struct ngi_rule *prefix = ngi_schema_prefix(r->builder->schema, info->stem);
    const struct ngi_rule *says = fields.type != NULL ? fields.type
                                  : fields.tag != NULL ? fields.tag
                                                       : prefix;
    info->is_folder_note =
        folder.size > 0 && (equals(info->stem, "readme") || equals(info->stem, "index"));
    bool is_named_as_folder = folder.size > 0 && folder.size == info->stem.size &&
                              memcmp(folder.data, info->stem.data, folder.size) == 0;
    const struct ngi_rule *place =
        folder_rule(r, path, info->is_folder_note || is_named_as_folder);
    if (says == NULL && place == NULL && !fields.has_participants)
        says = fields.text_tag;
    bool entity_type = says != NULL && says->kind != NG_KIND_MEETING;
    bool entity_place = place != NULL && place->kind != NG_KIND_MEETING;
    if (info->is_folder_note || is_named_as_folder)
        info->is_meeting = false;
    else if (says != NULL && says->kind == NG_KIND_MEETING)
        info->is_meeting = true;
    else if (info->date != NG_NO_DATE || fields.has_source)
        info->is_meeting = true;
    else
        info->is_meeting = (fields.has_participants || place != NULL) && !entity_type && !entity_place;
    if (info->is_meeting) {
        info->name = fields.title.size > 0     ? fields.title
                     : fields.heading.size > 0 ? fields.heading
                                               : without_date(info->stem);
        if (!show_links(r, &info->name))
            return false;
    } else {
        info->name = info->is_folder_note ? folder : info->stem;
        if (prefix != NULL && !info->is_folder_note) {
            info->name.data += prefix->shown.size;
            info->name.size -= prefix->shown.size;
        }
        const struct ngi_rule *rule = entity_type ? says : entity_place ? place : NULL;
        info->kind = rule == NULL ? NG_KIND_UNKNOWN : rule->kind;
        info->subkind = rule == NULL ? (ng_text){"", 0} : rule->subkind;
    }
    while (info->name.size > 0 && info->name.data[0] == ' ') /* "Ann Lee .md" */
        info->name.data++, info->name.size--;
    while (info->name.size > 0 && info->name.data[info->name.size - 1] == ' ')
        info->name.size--;
    if (info->name.size == 0) /* of a file whose name has nothing that can be shown */
        info->name = path.size > 0 ? path : (ng_text){"unnamed", 7};
    return r->scratch.status != NG_E_NOMEM;
}

/* ---------------------------------------------------------------- round 2: whose a note is */

/* The meeting that was recorded in the same file as this note's, or a new one. */
static uint32_t meeting_entity(struct reading *r, size_t note) {
    size_t count;
    const struct ngi_fact *fact = facts_of(r, note, &count);
    ng_text source = {"", 0};
    for (size_t i = 0; i < count && source.size == 0; i++)
        if (fact[i].kind == NG_FACT_FIELD && role_of(r, &fact[i]) == NGI_ROLE_SOURCE_REF)
            source = text_of(r, fact[i].value);
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

static bool own(struct reading *r, size_t note) {
    struct ngi_own_note *added = ngi_vec_push(&r->builder->mem, &r->builder->own_notes);
    if (added != NULL)
        *added = (struct ngi_own_note){r->infos[note].entity, r->infos[note].path};
    r->builder->entities.items[r->infos[note].entity].has_note = true;
    return added != NULL;
}

static bool name_entity(struct reading *r, size_t note) {
    struct note_info *info = &r->infos[note];
    struct ngi_entity *entity = &r->builder->entities.items[info->entity];
    if (entity->name == NG_NONE &&
        !ngi_intern_add(&r->builder->texts, info->name.data, info->name.size, &entity->name))
        return false;
    return ngi_builder_spelled(r->builder, info->entity, info->name);
}

static bool claim_meeting(struct reading *r, size_t note) {
    struct note_info *info = &r->infos[note];
    info->entity = meeting_entity(r, note);
    if (info->entity == NG_NONE)
        return false;
    struct ngi_entity *entity = &r->builder->entities.items[info->entity];
    entity->kind = NG_KIND_MEETING;
    entity->confidence = 1;
    if (entity->date == NG_NO_DATE)
        entity->date = info->date;
    return name_entity(r, note) && own(r, note);
}

static bool claim_entity(struct reading *r, size_t note) {
    ng_builder *builder = r->builder;
    struct note_info *info = &r->infos[note];
    uint32_t taken;
    if (!ngi_builder_find(builder, info->name, &taken))
        return false;
    if (taken != NG_NONE) {
        ng_kind other = builder->entities.items[taken].kind;
        bool same = other == info->kind || other == NG_KIND_UNKNOWN || info->kind == NG_KIND_UNKNOWN;
        if (!find(r, NG_WARNING, "duplicate-entity", note, 0, 0,
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
    if (entity->kind == NG_KIND_UNKNOWN && info->kind != NG_KIND_UNKNOWN) {
        entity->kind = info->kind;
        entity->confidence = 1;
    }
    if (entity->subkind.size == 0)
        entity->subkind = info->subkind;
    return name_entity(r, note) && own(r, note);
}

/* Lets the other names that an entity's own note gives lead to it. */
static bool claim_aliases(struct reading *r, size_t note) {
    size_t count;
    const struct ngi_fact *fact = facts_of(r, note, &count);
    uint32_t entity = r->infos[note].entity, taken;
    if (r->infos[note].is_meeting)
        return true;
    for (size_t i = 0; i < count; i++, fact++) {
        if (fact->kind != NG_FACT_FIELD)
            continue;
        enum ngi_role role = role_of(r, fact);
        ng_text value = text_of(r, fact->value), part;
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
            } else if (!find(r, NG_NOTE, "ambiguous-alias", note, fact->line, fact->column,
                             "the alias is also another entity's name; it was left to that one"))
                return false;
        }
    }
    return true;
}

/* The note's path without its extension. */
static ng_text stem_path(const struct reading *r, size_t note) {
    ng_text path = r->notes->notes.items[note].path, stem = r->infos[note].stem;
    return (ng_text){path.data, (size_t)(stem.data - path.data) + stem.size};
}

static bool fold_into(struct ngi_buf *key, ng_text text) {
    ngi_buf_clear(key);
    ngi_text_key(key, text.data, text.size);
    return key->status == NG_OK;
}

static bool add_names(struct reading *r, size_t note) {
    uint32_t stem, path;
    if (!fold_into(&r->scratch, r->infos[note].stem) ||
        !ngi_intern_add(&r->stems, r->scratch.data, r->scratch.size, &stem) ||
        !fold_into(&r->scratch, stem_path(r, note)) ||
        !ngi_intern_add(&r->paths, r->scratch.data, r->scratch.size, &path))
        return false;
    if (stem == r->stem_notes.count) {
        uint32_t *last = ngi_vec_push(&r->builder->mem, &r->stem_notes);
        if (last == NULL)
            return false;
        *last = NG_NONE;
    }
    if (path == r->path_notes.count) { /* else one that differs in letter case comes before */
        uint32_t *first = ngi_vec_push(&r->builder->mem, &r->path_notes);
        if (first == NULL)
            return false;
        *first = (uint32_t)note;
    }
    r->infos[note].same_stem = r->stem_notes.items[stem];
    r->stem_notes.items[stem] = (uint32_t)note;
    return true;
}

/* ---------------------------------------------------------------- links */

static ng_text last_part(ng_text path) {
    size_t begin = path.size;
    while (begin > 0 && path.data[begin - 1] != '/')
        begin--;
    return (ng_text){path.data + begin, path.size - begin};
}

static uint32_t note_at(const struct reading *r, ng_text folded_path) {
    uint32_t number = ngi_intern_find(&r->paths, folded_path.data, folded_path.size);
    return number == NG_NONE ? NG_NONE : r->path_notes.items[number];
}

/* Does the note's path end with the folded target, at a folder's border? */
static bool path_ends_with(struct reading *r, size_t note, ng_text target) {
    if (!fold_into(&r->scratch2, stem_path(r, note)))
        return false;
    ng_text folded = ngi_buf_view(&r->scratch2);
    if (folded.size < target.size ||
        memcmp(folded.data + folded.size - target.size, target.data, target.size) != 0)
        return false;
    return folded.size == target.size || folded.data[folded.size - target.size - 1] == '/';
}

/* Of notes whose paths end alike: the shorter path, then the first in the alphabet. */
static bool is_better(const struct reading *r, uint32_t a, uint32_t b) {
    size_t p = r->notes->notes.items[a].path.size, q = r->notes->notes.items[b].path.size;
    return p != q ? p < q : a < b;
}

/* How many dots the target begins with, if it is "./x" or "../x"; else 0. */
static size_t leading_dots(ng_text target) {
    size_t dots = 0;
    while (dots < target.size && target.data[dots] == '.')
        dots++;
    return dots > 0 && dots < 3 && dots < target.size && target.data[dots] == '/' ? dots : 0;
}

/* Makes the path from the root that "../x" means in the folder with the first `folder` bytes of
 * `path`. There is nothing above the root. */
static void add_relative(struct ngi_buf *out, ng_text path, size_t folder, ng_text target) {
    for (size_t dots; (dots = leading_dots(target)) > 0;) {
        folder -= dots == 2 && folder > 0; /* the slash */
        while (dots == 2 && folder > 0 && path.data[folder - 1] != '/')
            folder--;
        target.data += dots + 1;
        target.size -= dots + 1;
    }
    ngi_buf_clear(out);
    ngi_buf_add(out, path.data, folder);
    ngi_buf_text(out, target);
}

/* What a link with this folded target leads to from anywhere: the exact path, else the best of the
 * paths that end with it. */
static struct link_target find_target(struct reading *r, ng_text key, bool rooted) {
    struct link_target target = {.known = true, .note = note_at(r, key)};
    target.is_exact = target.note != NG_NONE || rooted;
    if (target.is_exact)
        return target;
    ng_text stem = last_part(key);
    uint32_t number = ngi_intern_find(&r->stems, stem.data, stem.size);
    uint32_t note = number == NG_NONE ? NG_NONE : r->stem_notes.items[number];
    for (; note != NG_NONE; note = r->infos[note].same_stem) {
        if (stem.size != key.size && !path_ends_with(r, note, key))
            continue;
        target.is_ambiguous = target.note != NG_NONE;
        if (target.note == NG_NONE || is_better(r, note, target.note))
            target.note = note;
    }
    return target;
}

/* The note whose path, from the root, is what r->scratch2 holds. False without memory. */
static bool find_exact(struct reading *r, uint32_t *out) {
    if (r->scratch2.status != NG_OK || !fold_into(&r->scratch, ngi_buf_view(&r->scratch2)))
        return false;
    *out = note_at(r, ngi_buf_view(&r->scratch));
    return true;
}

/* The note that a link in `from` leads to, NG_NONE if there is none. "./x" and "../x" say where it
 * is; else the path from the root counts, then the one in the note's own folder, then the best of
 * those that end alike. `text` is the target's number if the fact is that link, else NG_NONE. False
 * without memory. */
static bool resolve(struct reading *r, size_t from, const struct ngi_fact *fact, uint32_t text,
                    ng_text target, uint32_t *out) {
    ng_text path = r->notes->notes.items[from].path;
    size_t folder = (size_t)(r->infos[from].stem.data - path.data);
    if (leading_dots(target) > 0) {
        add_relative(&r->scratch2, path, folder, target);
        return find_exact(r, out);
    }
    bool rooted = target.size > 0 && target.data[0] == '/';
    while (target.size > 0 && target.data[0] == '/')
        target.data++, target.size--;
    struct link_target found = {.known = false};
    if (text != NG_NONE)
        found = r->targets[text];
    if (!found.known) {
        if (!fold_into(&r->scratch, target))
            return false;
        found = find_target(r, ngi_buf_view(&r->scratch), rooted);
        if (r->scratch2.status == NG_E_NOMEM)
            return false;
        found.is_told = text != NG_NONE && r->targets[text].is_told;
        if (text != NG_NONE)
            r->targets[text] = found;
    }
    if (!found.is_exact && folder > 0) {
        ngi_buf_clear(&r->scratch2);
        ngi_buf_add(&r->scratch2, path.data, folder);
        ngi_buf_text(&r->scratch2, target);
        if (!find_exact(r, out) || *out != NG_NONE)
            return r->scratch2.status == NG_OK && r->scratch.status == NG_OK;
    }
    *out = found.note;
    return !found.is_ambiguous ||
           find(r, NG_NOTE, "ambiguous-link", from, fact->line, fact->column,
                "several notes have this name; the one with the shortest path was taken");
}

/* Does the link lead into a folder that is not read, such as an archive of raw transcripts? */
static bool is_ignored_path(struct reading *r, ng_text path) {
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

/* ---------------------------------------------------------------- round 3: what facts say */

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
};

static bool add_edge(struct reading *r, const struct mention *m, uint32_t source, uint32_t target,
                     uint32_t relation) {
    const struct note_info *info = &r->infos[m->note];
    struct ngi_raw_edge edge = {source, target,     relation,      info->date,
                                info->path, m->fact->line, m->column};
    return source == target || ngi_builder_edge(r->builder, &edge);
}

/* Ties `entity` to the note it is named in. What a key means depends on what the note is: the
 * company of a meeting is what it is about, of a person the employer. */
static bool tie(struct reading *r, const struct mention *m, uint32_t entity) {
    const struct note_info *info = &r->infos[m->note];
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

/* Counts the entity where it stands, in its slot and in its list. */
static bool count_place(struct reading *r, const struct mention *m, uint32_t entity) {
    struct ngi_entity *e = &r->builder->entities.items[entity];
    e->slots[m->slot]++;
    if (e->subkind.size == 0)
        e->subkind = m->subkind;
    if (!m->in_list)
        return true;
    struct ngi_list_item *item = ngi_vec_push(&r->builder->mem, &r->builder->list_items);
    if (item != NULL)
        *item = (struct ngi_list_item){r->builder->list_count, entity};
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

static bool mention_name(struct reading *r, struct mention *m, ng_text text) {
    struct ngi_name name = ngi_name_parse(text, &r->scratch);
    uint32_t entity, employer;
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
    r->builder->entities.items[employer].slots[NGI_SLOT_EMPLOYER]++;
    return ngi_builder_spelled(r->builder, employer, name.aside) &&
           add_edge(r, m, entity, employer, NG_REL_WORKS_AT);
}

/* A link that leads to no note still stands for something; it is told once, where it is first. */
static bool say_dangling(struct reading *r, const struct mention *m, uint32_t text) {
    if (text == NG_NONE || r->targets[text].is_told)
        return true;
    r->targets[text].is_told = true;
    if (r->dangling_note != m->note) {
        r->dangling_note = m->note;
        r->dangling = 0;
    }
    if (r->dangling++ >= NGI_MAX_FINDINGS_PER_NOTE)
        return true;
    return find(r, NG_NOTE, "dangling-link", m->note, m->fact->line, m->column,
                "no note has this file name");
}

static bool mention_link(struct reading *r, struct mention *m, ng_text target) {
    uint32_t note, text = target.data == text_of(r, m->fact->target).data ? m->fact->target : NG_NONE;
    if (!resolve(r, m->note, m->fact, text, target, &note))
        return false;
    if (note != NG_NONE) {
        uint32_t entity = r->infos[note].entity;
        if (!count_place(r, m, entity))
            return false;
        if (!r->infos[note].is_meeting && !r->infos[note].is_folder_note &&
            !ngi_builder_spelled(r->builder, entity, last_part(target)))
            return false;
        return tie(r, m, entity);
    }
    if (is_ignored_path(r, target))
        return r->scratch.status != NG_E_NOMEM && r->scratch2.status != NG_E_NOMEM;
    if (!say_dangling(r, m, text))
        return false;
    m->by_file_name = r->builder->schema->strict_links;
    bool memory = mention_name(r, m, last_part(target));
    m->by_file_name = false;
    return memory;
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
static ng_text as_written(const struct reading *r, const struct ngi_fact *fact) {
    ng_text value = text_of(r, fact->value), raw = text_of(r, fact->raw);
    return fact->raw != fact->value && count_names(raw) == count_names(value) ? raw : value;
}

/* Every name in the fact's value. */
static bool mention_all(struct reading *r, struct mention *m) {
    ng_text value = text_of(r, m->fact->value), target = text_of(r, m->fact->target), part;
    size_t at = 0;
    m->column = m->fact->column + (m->fact->lead == NGI_NOT_AS_IS ? 0 : m->fact->lead);
    if (target.size > 0)
        return mention_link(r, m, target);
    bool is_list = m->fact->kind != NG_FACT_ITEM && m->fact->kind != NG_FACT_LINK;
    if (!is_list)
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

static bool read_fact(struct reading *r, size_t note, const struct ngi_fact *fact) {
    const struct ngi_rule *rule = NULL;
    struct mention m = {.note = note, .fact = fact, .subkind = {"", 0}};
    switch ((ng_fact_kind)fact->kind) {
    case NG_FACT_FIELD:
    case NG_FACT_HEADER:
    case NG_FACT_INLINE:
        rule = cached(r, &r->keys, fact->key);
        if (rule != NULL && rule->role == NGI_ROLE_ATTRIBUTE && fact->kind != NG_FACT_HEADER &&
            !r->infos[note].is_meeting && text_of(r, fact->value).size > 0)
            return ngi_builder_attribute(r->builder, r->infos[note].entity, text_of(r, fact->key),
                                         text_of(r, fact->value));
        if (rule == NULL || rule->role != NGI_ROLE_RELATION)
            return true;
        break;
    case NG_FACT_ITEM:
        rule = cached(r, &r->sections, fact->key);
        if (rule == NULL)
            return true;
        m.in_list = rule->kind == NG_KIND_UNKNOWN;
        break;
    case NG_FACT_LINK:
        m.relation = NG_REL_MENTIONS;
        m.slot = NGI_SLOT_RELATED;
        return mention_all(r, &m);
    case NG_FACT_TASK_FIELD:
        if (!equals(text_of(r, fact->key), "owner"))
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

static bool read_facts(struct reading *r, size_t note) {
    size_t count;
    const struct ngi_fact *fact = facts_of(r, note, &count);
    for (size_t i = 0; i < count; i++) {
        if (fact[i].kind == NG_FACT_HEADING)
            r->builder->list_count++;
        if (!read_fact(r, note, &fact[i]))
            return false;
    }
    r->builder->list_count++;
    return true;
}

/* ---------------------------------------------------------------- all of it */

static bool init_cache(const struct reading *r, struct rule_cache *cache) {
    size_t count = r->notes->texts.count;
    cache->rules = ngi_alloc_zero(&r->builder->mem, count, sizeof *cache->rules);
    cache->known = ngi_alloc_zero(&r->builder->mem, count, sizeof *cache->known);
    return cache->rules != NULL && cache->known != NULL;
}

static void free_cache(const struct reading *r, struct rule_cache *cache) {
    size_t count = r->notes->texts.count;
    ngi_release(&r->builder->mem, (void *)cache->rules, count * sizeof *cache->rules);
    ngi_release(&r->builder->mem, cache->known, count * sizeof *cache->known);
}

typedef bool (*note_fn)(struct reading *, size_t note);

static bool claim_own(struct reading *r, size_t note) {
    return r->infos[note].is_meeting ? claim_meeting(r, note) : claim_entity(r, note);
}

/* Lets all declared spellings of the owner's name lead to one entity. */
static bool declare_owner(struct reading *r) {
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
    e->kind = NG_KIND_PERSON;
    e->confidence = 1;
    r->builder->owner = entity;
    ng_text name = owners->items[0]; /* nobody may write more than "Myself" */
    return e->name != NG_NONE ||
           ngi_intern_add(&r->builder->texts, name.data, name.size, &e->name);
}

/* Lets the names that alias files list lead to one entity each. They make no nodes of their own:
 * freeze.c leaves out what nothing speaks of. */
static bool declare_aliases(struct reading *r) {
    for (size_t i = 0; i < r->builder->schema->aliases.count; i++) {
        const struct ngi_alias *alias = &r->builder->schema->aliases.items[i];
        uint32_t entity, taken;
        if (!ngi_builder_entity(r->builder, alias->name, &entity))
            return false;
        if (entity == NG_NONE)
            continue;
        if (!ngi_builder_claim(r->builder, alias->variant, entity, &taken))
            return false;
        struct ngi_entity *e = &r->builder->entities.items[entity];
        if (e->kind == NG_KIND_UNKNOWN) {
            e->kind = alias->kind;
            e->confidence = 1;
        }
        if (e->name == NG_NONE && !ngi_intern_add(&r->builder->texts, alias->name.data,
                                                  alias->name.size, &e->name))
            return false;
    }
    return true;
}

static bool run_rounds(struct reading *r, const note_fn *rounds, size_t round_count) {
    for (size_t round = 0; round < round_count; round++)
        for (size_t note = 0; note < r->notes->notes.count; note++)
            if (!rounds[round](r, note))
                return false;
    return true;
}

ng_status ngi_interpret(ng_builder *builder) {
    static const note_fn naming[] = {classify, add_names, claim_own};
    static const note_fn reading[] = {claim_aliases, read_facts};
    struct reading r = {.builder = builder,
                        .notes = builder->notes,
                        .keys = {.list = NGI_RULES_KEYS},
                        .sections = {.list = NGI_RULES_SECTIONS},
                        .types = {.list = NGI_RULES_TYPES}};
    const ng_allocator *mem = &builder->mem;
    size_t count = builder->notes->notes.count;
    ngi_intern_init(&r.stems, mem);
    ngi_intern_init(&r.paths, mem);
    ngi_intern_init(&r.sources, mem);
    ngi_buf_init(&r.scratch, mem, NGI_MAX_VALUE_BYTES * 20);
    ngi_buf_init(&r.scratch2, mem, NGI_MAX_VALUE_BYTES * 20);
    ngi_buf_init(&r.decoded, mem, NGI_MAX_VALUE_BYTES + 1);
    r.infos = ngi_alloc_zero(mem, count, sizeof *r.infos);
    r.targets = ngi_alloc_zero(mem, builder->notes->texts.count, sizeof *r.targets);
    bool memory = init_cache(&r, &r.keys);
    memory = init_cache(&r, &r.sections) && init_cache(&r, &r.types) && memory && r.targets != NULL && (r.infos != NULL || count == 0);
    memory = memory && run_rounds(&r, naming, 3) && declare_owner(&r) && declare_aliases(&r) &&
             run_rounds(&r, reading, 2);
    free_cache(&r, &r.keys);
    free_cache(&r, &r.sections);
    free_cache(&r, &r.types);
    ngi_release(mem, r.infos, count * sizeof *r.infos);
    ngi_release(mem, r.targets, builder->notes->texts.count * sizeof *r.targets);
    ngi_vec_free(mem, &r.stem_notes);
    ngi_vec_free(mem, &r.path_notes);
    ngi_vec_free(mem, &r.source_meetings);
    ngi_intern_free(&r.stems);
    ngi_intern_free(&r.paths);
    ngi_intern_free(&r.sources);
    ngi_buf_free(&r.scratch);
    ngi_buf_free(&r.scratch2);
    ngi_buf_free(&r.decoded);
    return memory ? NG_OK : NG_E_NOMEM;
}
