/* SPDX-License-Identifier: MIT
 * labels.h - what is true of a world, from its labels.tsv. One label a line, its parts separated by
 * tabs; blank lines and lines that begin with `#` say nothing:
 *
 *   entity    ID  KIND  NAME     KIND: person, org, project, team, forum or topic
 *   own       ID  PATH           the entity's own note; paths are relative to vault/
 *   spelling  ID  TEXT           one way in which the notes write the entity
 *   apart     TEXT               a spelling that stands for several people
 *   meeting   ID  PATH           a dated note; notes of one meeting share the ID
 *   employer  PERSON-ID  ORG-ID
 *   owner     ID                 whose notes these are */
#ifndef NG_EVAL_LABELS_H
#define NG_EVAL_LABELS_H

#include <notegraph.h>
#include <stdbool.h>
#include <stddef.h>

#define NO_ENTITY SIZE_MAX

struct entity {
    const char *id;
    const char *name;
    ng_kind kind;
};

struct spelling {
    const char *text;
    size_t entity; /* NO_ENTITY: it stands for several people */
};

struct dated_note {
    const char *path;
    const char *meeting;
};

struct employer {
    size_t person, org; /* entities */
};

struct labels {
    char *text; /* all strings lie in it */
    struct entity *entities;
    size_t entity_count;
    struct spelling *spellings;
    size_t spelling_count;
    struct dated_note *notes;
    size_t note_count;
    struct employer *employers;
    size_t employer_count;
    size_t owner; /* NO_ENTITY: not labelled */
};

/* Reads FOLDER/labels.tsv; says every malformed line on standard error, with file and line but
 * without a word of it, since held-out worlds are not to be shown. False if there was one.
 * labels_free it in both cases. */
bool labels_read(struct labels *out, const char *folder);
void labels_free(struct labels *labels);

#endif
