/* SPDX-License-Identifier: MIT
 * reading.c - a vault read for a command that answers questions. */
#include "reading.h"

#include <stdio.h>
#include <unistd.h>

enum { MAX_CLOSEST = 5 };

static ng_status read_graph(struct reading *reading, const struct opts *opts) {
    ng_notes *notes = NULL;
    ng_ctx *ctx = reading->ctx;
    ng_status status = place_find(&reading->place, ctx, opts);
    if (status != NG_OK)
        return status;
    reading->report.root = reading->place.path;
    status = ng_vault_open(&reading->vault, ctx, reading->place.path, reading->place.schema);
    if (status == NG_OK)
        status = ng_notes_read(&notes, ctx, reading->vault, reading->place.schema);
    if (status == NG_OK)
        status = ng_graph_build(&reading->graph, ctx, notes, reading->place.schema);
    if (status == NG_OK)
        reading->root = ng_vault_root(reading->vault).data;
    ng_notes_free(notes);
    return status;
}

bool reading_open(struct reading *reading, const struct opts *opts) {
    *reading = (struct reading){.report = {.root = "", .verbose = true, .quiet = !opts->verbose}};
    if (ng_ctx_new(&reading->ctx, NULL) != NG_OK) {
        report_error("out of memory");
        return false;
    }
    ng_ctx_set_sink(reading->ctx, report_finding, &reading->report);
    if (read_graph(reading, opts) == NG_OK)
        return true;
    report_failure(reading->ctx);
    return false;
}

void reading_close(struct reading *reading) {
    ng_graph_free(reading->graph);
    ng_vault_free(reading->vault);
    if (reading->ctx != NULL)
        place_free(&reading->place, reading->ctx);
    ng_ctx_free(reading->ctx);
}

static void say_closest(const struct reading *reading, const char *name) {
    const ng_graph *graph = reading->graph;
    ng_node closest[MAX_CLOSEST];
    size_t count;
    if (ng_graph_closest(closest, MAX_CLOSEST, &count, reading->ctx, graph, name) != NG_OK ||
        count == 0)
        return;
    (void)fputs("  did you mean:\n", stderr);
    for (size_t i = 0; i < count; i++)
        (void)fprintf(stderr, "    %s (%s; '%s')\n", ng_node_name(graph, closest[i]).data,
                      ng_kind_name(ng_node_kind(graph, closest[i])),
                      ng_node_id(graph, closest[i]).data);
}

enum exit_status reading_find(const struct reading *reading, const char *name, ng_node *node) {
    ng_status status = ng_graph_find(node, reading->ctx, reading->graph, name);
    if (status == NG_OK)
        return EXIT_OK;
    report_error("%s", ng_ctx_error(reading->ctx)->message);
    if (status != NG_E_NOT_FOUND && status != NG_E_AMBIGUOUS)
        return EXIT_FAILED;
    say_closest(reading, name);
    if (access(name, F_OK) == 0)
        report_error("there is a file or folder of this name; --vault says where the notes are");
    return EXIT_NO_FOCUS;
}
