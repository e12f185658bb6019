/* SPDX-License-Identifier: MIT
 * world.h - one labelled vault, and what the library makes of all or some of its notes. */
#ifndef NG_EVAL_WORLD_H
#define NG_EVAL_WORLD_H

#include <notegraph.h>
#include <stdbool.h>
#include <stddef.h>

#include "labels.h"

struct world {
    const char *name;
    char *vault; /* the folder */
    struct labels labels;
    ng_ctx *ctx;
    ng_notes *as_read;    /* holds the texts of the spellings */
    ng_file *dated_notes; /* in the order of labels.notes */
    char **contents;      /* of the dated notes */
};

/* Reads FOLDER/labels.tsv and the dated notes below FOLDER/vault; `name` is lent. False, with
 * nothing to close, if the labels are malformed. */
bool world_open(struct world *out, const char *folder, const char *name);
void world_close(struct world *world);

/* What the library makes of notes; the arrays have an item for each spelling of the labels. */
struct reading {
    ng_notes *notes;
    ng_graph *graph;
    ng_node *nodes; /* the entity that has this name; NG_NONE: none, or nobody can say which */
    size_t *stated; /* how many facts of the notes name it */
};

/* Of these notes only. */
struct reading reading_of_notes(const struct world *world, const ng_file *files, size_t count);

/* Of the whole vault. */
struct reading reading_of_vault(const struct world *world);

/* The same, with a value for the schema's key `merge-meetings`. False, with nothing to close, if
 * the library has no such setting. */
bool reading_of_vault_merging(struct reading *out, const struct world *world,
                              const char *merge_meetings);
void reading_close(struct reading *reading);

/* Do the notes that were read have this spelling where names stand, or the graph such a name? */
bool reading_has(const struct reading *reading, size_t spelling);

/* Has one of the entity's spellings led to this node? */
bool reading_is(const struct reading *reading, const struct labels *labels, ng_node node,
                size_t entity);

#endif
