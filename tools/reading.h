/* SPDX-License-Identifier: MIT
 * reading.h - owns a vault read for a command that answers questions: its graph, and nodes by
 * name. */
#ifndef TOOL_READING_H
#define TOOL_READING_H

#include "place.h"
#include "report.h"

struct reading {
    struct report report;
    struct place place;
    ng_ctx *ctx;
    ng_vault *vault;
    ng_graph *graph;
    const char *root; /* that paths of notes are relative to; lent by the vault */
};

/* Reads the vault that the options name. False after saying why not; close after either. Flaws in
 * notes are said only with --verbose: they are not what was asked. */
bool reading_open(struct reading *reading, const struct opts *opts);
void reading_close(struct reading *reading);

/* Finds the node called `name`; otherwise says which names are close. */
enum exit_status reading_find(const struct reading *reading, const char *name, ng_node *node);

#endif
