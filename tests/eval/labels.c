/* SPDX-License-Identifier: MIT
 * labels.c - see labels.h. */
#include "labels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

enum { MAX_FIELDS = 5 };

struct line {
    unsigned number;
    char *fields[MAX_FIELDS];
    size_t field_count;
};

struct reader {
    struct labels *labels;
    const char *folder;
    struct line *lines;
    size_t line_count;
    bool sound; /* no malformed line so far */
};

static void complain(struct reader *reader, const struct line *line, const char *what) {
    fprintf(stderr, "%s/labels.tsv:%u: %s\n", reader->folder, line->number, what);
    reader->sound = false;
}

/* ---------------------------------------------------------------- lines */

static void split_fields(struct line *line, char *text) {
    while (line->field_count < MAX_FIELDS) {
        line->fields[line->field_count++] = text;
        text = strchr(text, '\t');
        if (text == NULL)
            return;
        *text++ = '\0';
    }
}

static void split_lines(struct reader *reader) {
    char *text = reader->labels->text;
    for (unsigned number = 1; text != NULL; number++) {
        char *end = strchr(text, '\n');
        if (end != NULL)
            *end++ = '\0';
        if (*text != '\0' && *text != '#') {
            reader->lines =
                room_for_one_more(reader->lines, reader->line_count, sizeof(struct line));
            struct line *line = &reader->lines[reader->line_count++];
            *line = (struct line){.number = number};
            split_fields(line, text);
        }
        text = end;
    }
}

/* ---------------------------------------------------------------- what lines say */

static size_t entity_with_id(const struct labels *labels, const char *id) {
    for (size_t i = 0; i < labels->entity_count; i++)
        if (strcmp(labels->entities[i].id, id) == 0)
            return i;
    return NO_ENTITY;
}

/* The entity that the field names, which must be of this kind (NG_KIND_UNKNOWN: of any). */
static size_t known_entity(struct reader *reader, const struct line *line, size_t field,
                           ng_kind kind) {
    size_t entity = entity_with_id(reader->labels, line->fields[field]);
    if (entity == NO_ENTITY) {
        complain(reader, line, "no entity has this id");
        return NO_ENTITY;
    }
    if (kind != NG_KIND_UNKNOWN && reader->labels->entities[entity].kind != kind) {
        complain(reader, line, "the entity with this id is of another kind");
        return NO_ENTITY;
    }
    return entity;
}

static bool is_note(struct reader *reader, const struct line *line, const char *path) {
    char *vault = path_in(reader->folder, "vault");
    char *full = path_in(vault, path);
    bool there = access(full, R_OK) == 0;
    free(full);
    free(vault);
    if (!there)
        complain(reader, line, "the vault has no such note");
    return there;
}

static void take_entity(struct reader *reader, const struct line *line) {
    struct labels *labels = reader->labels;
    ng_kind kind;
    if (!ng_kind_from_name(line->fields[2], &kind) || kind == NG_KIND_MEETING ||
        kind == NG_KIND_UNKNOWN) {
        complain(reader, line, "the kind is not person, org, project, team, forum or topic");
        return;
    }
    if (entity_with_id(labels, line->fields[1]) != NO_ENTITY) {
        complain(reader, line, "another entity has this id");
        return;
    }
    labels->entities =
        room_for_one_more(labels->entities, labels->entity_count, sizeof(struct entity));
    labels->entities[labels->entity_count++] =
        (struct entity){.id = line->fields[1], .name = line->fields[3], .kind = kind};
}

static void take_own(struct reader *reader, const struct line *line) {
    known_entity(reader, line, 1, NG_KIND_UNKNOWN);
    is_note(reader, line, line->fields[2]);
}

static void add_spelling(struct reader *reader, const struct line *line, const char *text,
                         size_t entity) {
    struct labels *labels = reader->labels;
    for (size_t i = 0; i < labels->spelling_count; i++)
        if (strcmp(labels->spellings[i].text, text) == 0) {
            complain(reader, line, "the spelling is labelled already");
            return;
        }
    labels->spellings =
        room_for_one_more(labels->spellings, labels->spelling_count, sizeof(struct spelling));
    labels->spellings[labels->spelling_count++] = (struct spelling){text, entity};
}

static void take_spelling(struct reader *reader, const struct line *line) {
    size_t entity = known_entity(reader, line, 1, NG_KIND_UNKNOWN);
    if (entity != NO_ENTITY)
        add_spelling(reader, line, line->fields[2], entity);
}

static void take_apart(struct reader *reader, const struct line *line) {
    add_spelling(reader, line, line->fields[1], NO_ENTITY);
}

static void take_meeting(struct reader *reader, const struct line *line) {
    struct labels *labels = reader->labels;
    const char *path = line->fields[2];
    if (!is_note(reader, line, path))
        return;
    for (size_t i = 0; i < labels->note_count; i++)
        if (strcmp(labels->notes[i].path, path) == 0) {
            complain(reader, line, "the note is labelled already");
            return;
        }
    labels->notes = room_for_one_more(labels->notes, labels->note_count, sizeof(struct dated_note));
    labels->notes[labels->note_count++] =
        (struct dated_note){.path = path, .meeting = line->fields[1]};
}

static void take_employer(struct reader *reader, const struct line *line) {
    struct labels *labels = reader->labels;
    size_t person = known_entity(reader, line, 1, NG_KIND_PERSON);
    size_t org = known_entity(reader, line, 2, NG_KIND_ORG);
    if (person == NO_ENTITY || org == NO_ENTITY)
        return;
    labels->employers =
        room_for_one_more(labels->employers, labels->employer_count, sizeof(struct employer));
    labels->employers[labels->employer_count++] = (struct employer){person, org};
}

static void take_owner(struct reader *reader, const struct line *line) {
    if (reader->labels->owner != NO_ENTITY)
        complain(reader, line, "the owner is labelled already");
    else
        reader->labels->owner = known_entity(reader, line, 1, NG_KIND_PERSON);
}

/* The entities come first, since the others speak of them. */
static const struct rule {
    const char *word;
    size_t field_count;
    unsigned pass;
    void (*take)(struct reader *reader, const struct line *line);
} rules[] = {
    {"entity", 4, 0, take_entity},     {"own", 3, 1, take_own},
    {"spelling", 3, 1, take_spelling}, {"apart", 2, 1, take_apart},
    {"meeting", 3, 1, take_meeting},   {"employer", 3, 1, take_employer},
    {"owner", 2, 1, take_owner},
};

static const struct rule *rule_for(const struct line *line) {
    for (size_t i = 0; i < COUNT(rules); i++)
        if (strcmp(rules[i].word, line->fields[0]) == 0)
            return &rules[i];
    return NULL;
}

/* Why the line cannot be taken, whatever is in its fields; NULL if it can. */
static const char *flaw_of(const struct line *line) {
    const struct rule *rule = rule_for(line);
    if (rule == NULL)
        return "it begins with none of the words entity, own, spelling, apart, meeting, employer "
               "and owner";
    if (line->field_count != rule->field_count)
        return "it has another number of fields than its first word asks for";
    for (size_t i = 0; i < line->field_count; i++)
        if (*line->fields[i] == '\0')
            return "a field is empty";
    return NULL;
}

static void take_lines(struct reader *reader, unsigned pass) {
    for (size_t i = 0; i < reader->line_count; i++) {
        const struct line *line = &reader->lines[i];
        const char *flaw = flaw_of(line);
        if (flaw == NULL && rule_for(line)->pass == pass)
            rule_for(line)->take(reader, line);
        else if (flaw != NULL && pass == 0)
            complain(reader, line, flaw);
    }
}

bool labels_read(struct labels *out, const char *folder) {
    *out = (struct labels){.owner = NO_ENTITY};
    char *path = path_in(folder, "labels.tsv");
    out->text = file_bytes(path, NULL);
    free(path);
    struct reader reader = {.labels = out, .folder = folder, .sound = true};
    split_lines(&reader);
    take_lines(&reader, 0);
    take_lines(&reader, 1);
    free(reader.lines);
    return reader.sound;
}

void labels_free(struct labels *labels) {
    free(labels->employers);
    free(labels->notes);
    free(labels->spellings);
    free(labels->entities);
    free(labels->text);
}
