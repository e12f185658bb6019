/* SPDX-License-Identifier: MIT
 * classify.c - what each note is: a meeting, or an entity's own note and of which kind. */
#include "graph/reading.h"

#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/unicode.h"
#include "note/links.h"
/* The folder that directly holds the note; "" for the root. */
static ng_text folder_of(ng_text path, ng_text stem) {
    if (stem.data == path.data)
        return (ng_text){"", 0};
    size_t end = (size_t)(stem.data - path.data) - 1, begin = end;
    while (begin > 0 && path.data[begin - 1] != '/')
        begin--;
    return (ng_text){path.data + begin, end - begin};
}

/* What the nearest folder with a meaning says of the note. A folder of entities speaks of the notes
 * directly in it, and of the folder note of each folder in it; of meetings, of all below it. */
static const struct ngi_rule *folder_rule(struct ngi_reading *r, ng_text path, bool is_folder_note) {
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
static const struct ngi_rule *tag_rule(struct ngi_reading *r, ng_text value) {
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

static bool read_fields(struct ngi_reading *r, size_t note, struct fields *fields) {
    struct ngi_note_info *info = &r->infos[note];
    size_t count;
    const struct ngi_fact *fact = ngi_reading_facts(r, note, &count);
    *fields = (struct fields){.title = {"", 0}, .heading = {"", 0}};
    for (size_t i = 0; i < count; i++, fact++) {
        ng_text value = ngi_reading_text(r, fact->value);
        if (fact->kind == NG_FACT_HEADING && fields->heading.size == 0 &&
            ngi_reading_text(r, fact->key).data[0] == '1')
            fields->heading = value;
        if (fact->kind == NG_FACT_TAG && fields->text_tag == NULL)
            fields->text_tag = tag_rule(r, value);
        if (fact->kind != NG_FACT_FIELD || value.size == 0)
            continue;
        const struct ngi_rule *rule = ngi_reading_rule(r, &r->keys, fact->key);
        enum ngi_role role = rule == NULL ? NGI_ROLE_NONE : rule->role;
        if (role == NGI_ROLE_TYPE && fields->type == NULL)
            fields->type = ngi_reading_rule(r, &r->types, fact->value);
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
            if (!fields->has_date && !ngi_reading_find(r, NG_WARNING, "unknown-date", note, fact->line,
                                           fact->column, "a date such as 2025-11-06 was expected"))
                return false;
        }
    }
    return true;
}

/* Makes `text` what is shown of it: of a link, what it displays. False without memory. */
static bool show_links(struct ngi_reading *r, ng_text *text) {
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

/* Where a note stands, as far as that tells what it is. */
struct place {
    ng_text stem, folder;
    bool is_index;         /* X/README.md, X/index.md */
    bool is_named_so;      /* X/X.md */
    const struct ngi_rule *prefix, *folder_says;
};

static struct place place_of(struct ngi_reading *r, ng_text path) {
    struct place place = {.stem = ngi_path_stem(path)};
    place.folder = folder_of(path, place.stem);
    place.is_index = ngi_ascii_equals(place.stem, "readme") || ngi_ascii_equals(place.stem, "index");
    place.is_named_so = place.folder.size > 0 && place.folder.size == place.stem.size &&
                        memcmp(place.folder.data, place.stem.data, place.stem.size) == 0;
    place.prefix = ngi_schema_prefix(r->builder->schema, place.stem);
    place.folder_says = folder_rule(r, path, place.is_index || place.is_named_so);
    return place;
}

/* A date, a source or a declared type makes a meeting; people who take part only if nothing else is
 * declared. */
static bool is_meeting(const struct ngi_note_info *info, const struct fields *fields,
                       const struct place *place, const struct ngi_rule *says) {
    bool entity_type = says != NULL && says->kind != NG_KIND_MEETING;
    bool entity_place = place->folder_says != NULL && place->folder_says->kind != NG_KIND_MEETING;
    if (place->is_index)
        return false;
    if (says != NULL && says->kind == NG_KIND_MEETING)
        return true;
    if (place->is_named_so)
        return false;
    if (info->date != NG_NO_DATE || fields->has_source)
        return true;
    return (fields->has_participants || place->folder_says != NULL) && !entity_type && !entity_place;
}

/* The name and kind of the entity whose own note this is. */
static void name_entity(struct ngi_note_info *info, const struct place *place,
                        const struct ngi_rule *says) {
    info->is_folder_note = place->is_index;
    info->name = place->is_index ? place->folder : place->stem;
    if (place->prefix != NULL && !place->is_index) {
        info->name.data += place->prefix->shown.size;
        info->name.size -= place->prefix->shown.size;
    }
    if (says == NULL || says->kind == NG_KIND_MEETING)
        says = place->folder_says;
    if (says != NULL && says->kind != NG_KIND_MEETING) {
        info->kind = says->kind;
        info->subkind = says->subkind;
    }
}

bool ngi_classify_note(struct ngi_reading *r, size_t note) {
    struct ngi_note_info *info = &r->infos[note];
    ng_text path = r->notes->notes.items[note].path;
    struct fields fields;
    *info = (struct ngi_note_info){.subkind = {"", 0}, .entity = NG_NONE, .date = NG_NO_DATE};
    if (!ngi_intern_add(&r->builder->texts, path.data, path.size, &info->path) ||
        !read_fields(r, note, &fields))
        return false;
    struct place place = place_of(r, path);
    if (info->date == NG_NO_DATE)
        info->date = ngi_date_prefix(place.stem.data, place.stem.size, NULL);
    const struct ngi_rule *says = fields.type != NULL ? fields.type
                                  : fields.tag != NULL ? fields.tag
                                                       : place.prefix;
    if (says == NULL && place.folder_says == NULL && !fields.has_participants)
        says = fields.text_tag;
    info->is_meeting = is_meeting(info, &fields, &place, says);
    info->is_nothing = place.is_index && place.folder.size == 0;
    if (!info->is_meeting)
        name_entity(info, &place, says);
    else {
        info->name = fields.title.size > 0     ? fields.title
                     : fields.heading.size > 0 ? fields.heading
                                               : without_date(place.stem);
        if (!show_links(r, &info->name))
            return false;
    }
    info->name = ngi_text_trimmed(info->name.data, info->name.size); /* "Ann Lee .md" */
    if (info->name.size == 0) /* of a file whose name has nothing that can be shown */
        info->name = path.size > 0 ? path : (ng_text){"unnamed", 7};
    return r->scratch.status != NG_E_NOMEM;
}
