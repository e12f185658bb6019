/* SPDX-License-Identifier: MIT
 * place.h - owns where the notes are, and the schema that holds there. */
#ifndef TOOL_PLACE_H
#define TOOL_PLACE_H

#include "opts.h"

enum { MAX_PATH = 4096 };

struct place {
    char *root;       /* of the vault around the path */
    const char *path; /* to read; lent by opts or root */
    ng_schema *schema;
};

/* Finds the vault and loads its schema, with what the options add to it. On failure the context's
 * record says why. */
ng_status place_find(struct place *place, ng_ctx *ctx, const struct opts *opts);
void place_free(struct place *place, ng_ctx *ctx);

/* Is there a file `name` in `folder`? `path` gets its path. */
bool place_has(const char *folder, const char *name, char path[MAX_PATH]);

/* Is the place all of its vault? */
bool place_is_root(const struct place *place);

#endif
