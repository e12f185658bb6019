/* SPDX-License-Identifier: MIT
 * cmd_map.c - reads a vault, chooses the view, writes every output asked for. */
#include "cmd_map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "output.h"
#include "place.h"
#include "report.h"

enum { MAX_CLOSEST = 5 };

struct job {
    const struct opts *opts;
    struct report report;
    ng_ctx *ctx;
    struct place place;
    ng_graph *graph;
    size_t note_count;
    ng_node foci[MAX_FOCI];
    size_t focus_count;
};

/* ---------------------------------------------------------------- reading */

static ng_status read_graph(struct job *job) {
    ng_vault *vault = NULL;
    ng_notes *notes = NULL;
    ng_status status = place_find(&job->place, job->ctx, job->opts);
    job->report.root = job->place.path != NULL ? job->place.path : "";
    if (status == NG_OK)
        status = ng_vault_open(&vault, job->ctx, job->place.path, job->place.schema);
    if (status == NG_OK)
        status = ng_notes_read(&notes, job->ctx, vault, job->place.schema);
    if (status == NG_OK) {
        job->note_count = ng_notes_count(notes);
        status = ng_graph_build(&job->graph, job->ctx, notes, job->place.schema);
    }
    ng_notes_free(notes);
    ng_vault_free(vault);
    return status;
}

/* ---------------------------------------------------------------- focus */

static void say_closest(struct job *job, const char *name) {
    ng_node closest[MAX_CLOSEST];
    size_t count;
    if (ng_graph_closest(closest, MAX_CLOSEST, &count, job->ctx, job->graph, name) != NG_OK ||
        count == 0)
        return;
    (void)fputs("  did you mean:\n", stderr);
    for (size_t i = 0; i < count; i++)
        (void)fprintf(stderr, "    %s (%s; --focus %s%s%s)\n",
                      ng_node_name(job->graph, closest[i]).data,
                      ng_kind_name(ng_node_kind(job->graph, closest[i])), "'",
                      ng_node_id(job->graph, closest[i]).data, "'");
}

static enum exit_status find_foci(struct job *job) {
    for (size_t i = 0; i < job->opts->focus_count; i++) {
        const char *name = job->opts->foci[i];
        ng_status status =
            ng_graph_find(&job->foci[job->focus_count], job->ctx, job->graph, name);
        if (status != NG_OK) {
            report_error("--focus: %s", ng_ctx_error(job->ctx)->message);
            if (status != NG_E_NOT_FOUND && status != NG_E_AMBIGUOUS)
                return EXIT_FAILED;
            say_closest(job, name);
            return EXIT_NO_FOCUS;
        }
        job->focus_count++;
    }
    return EXIT_OK;
}

/* The entity that a file is named after: "acme.svg" or "acme-corp.svg". */
static bool find_named(struct job *job, const char *file, ng_node *node) {
    char name[MAX_PATH];
    const char *slash = strrchr(file, '/');
    (void)snprintf(name, sizeof name, "%s", slash == NULL ? file : slash + 1);
    char *dot = strrchr(name, '.');
    if (dot != NULL)
        *dot = '\0';
    for (int spaced = 0; spaced < 2; spaced++) {
        if (spaced)
            for (char *c = name; *c != '\0'; c++)
                if (*c == '-' || *c == '_')
                    *c = ' ';
        if (ng_graph_find(node, job->ctx, job->graph, name) == NG_OK &&
            ng_node_kind(job->graph, *node) != NG_KIND_MEETING)
            return true;
    }
    return false;
}

static bool wants_map(const struct opts *opts) {
    for (int format = 0; format < FORMATS; format++)
        if (format != NG_FORMAT_JSON && opts->outputs[format] != NULL)
            return true;
    return false;
}

/* Without --focus, a map is drawn around the entity that its file is named after. */
static void guess_focus(struct job *job) {
    for (int format = 0; format < FORMATS; format++) {
        const char *file = job->opts->outputs[format];
        if (file == NULL || format == NG_FORMAT_JSON || strcmp(file, "-") == 0 ||
            !find_named(job, file, &job->foci[0]))
            continue;
        job->focus_count = 1;
        if (!job->opts->quiet)
            report_error("focus: %s, after the name of %s (--focus chooses another)",
                         ng_node_name(job->graph, job->foci[0]).data, file);
        return;
    }
    if (wants_map(job->opts) && !job->opts->quiet)
        report_error("no --focus, and no entity is called like the file: drawing the whole vault, "
                     "the most important nodes first");
}

/* ---------------------------------------------------------------- writing */

static ng_status select_view(struct job *job, bool map, ng_view **view) {
    const struct opts *opts = job->opts;
    ng_query *query;
    ng_status status = ng_query_new(&query, job->ctx);
    if (status != NG_OK)
        return status;
    ng_query_set_map(query, map);
    ng_query_set_depth(query, opts->depth);
    ng_query_set_since(query, opts->since);
    ng_query_set_until(query, opts->until);
    if (map || opts->max_nodes_given)
        ng_query_set_max_nodes(query, opts->max_nodes);
    for (int kind = 0; kind <= NG_KIND_TOPIC; kind++)
        if ((opts->kinds >> kind & 1U) != 0)
            ng_query_add_kind(query, (ng_kind)kind);
    size_t foci = map || opts->focus_count > 0 ? job->focus_count : 0;
    for (size_t i = 0; i < foci && status == NG_OK; i++)
        status = ng_query_add_focus(query, job->ctx, job->foci[i]);
    if (status == NG_OK)
        status = ng_view_select(view, job->ctx, job->graph, query);
    ng_query_free(query);
    return status;
}

static ng_status make_style(struct job *job, ng_style **style) {
    char marker[MAX_PATH];
    ng_status status = ng_style_new(style, job->ctx);
    if (status == NG_OK && job->opts->title != NULL)
        status = ng_style_set_title(*style, job->ctx, job->opts->title);
    /* Links lead to the notes in Obsidian, if this is a vault of its. */
    const char *slash = strrchr(job->place.root, '/');
    if (status == NG_OK && slash != NULL && place_has(job->place.root, ".obsidian", marker) && place_is_root(&job->place))
        status = ng_style_set_vault_name(*style, job->ctx, slash + 1);
    return status;
}

/* Writes one format. False after saying why not. */
static bool write_output(struct job *job, const ng_view *view, const ng_style *style,
                         ng_format format) {
    struct output output;
    if (!output_open(&output, job->opts->outputs[format]))
        return false;
    ng_status status = ng_render(job->ctx, view, style, format, output_write, &output);
    if (status == NG_OK || status == NG_E_WRITE)
        return output_commit(&output);
    output_drop(&output);
    report_failure(job->ctx);
    return false;
}

static bool write_all(struct job *job) {
    ng_view *map = NULL, *whole = NULL;
    ng_style *style = NULL;
    ng_status status = make_style(job, &style);
    bool fine = true;
    for (int format = 0; format < FORMATS && fine && status == NG_OK; format++) {
        ng_view **view = format == NG_FORMAT_JSON ? &whole : &map;
        if (job->opts->outputs[format] == NULL)
            continue;
        if (*view == NULL)
            status = select_view(job, format != NG_FORMAT_JSON, view);
        if (status == NG_OK)
            fine = write_output(job, *view, style, (ng_format)format);
    }
    if (status != NG_OK)
        report_failure(job->ctx);
    ng_view_free(map);
    ng_view_free(whole);
    ng_style_free(style);
    return fine && status == NG_OK;
}

/* ---------------------------------------------------------------- summary */

static void say_count(FILE *to, size_t count, const char *one, const char *many) {
    (void)fprintf(to, "%zu %s", count, count == 1 ? one : many);
}

static void say_summary(const struct job *job, FILE *to, const struct timespec *start) {
    size_t counts[NG_KIND_TOPIC + 1] = {0};
    for (ng_node n = 0; n < ng_graph_node_count(job->graph); n++)
        counts[ng_node_kind(job->graph, n)]++;
    say_count(to, job->note_count, "note", "notes");
    (void)fputs(": ", to);
    say_count(to, counts[NG_KIND_PERSON], "person", "people");
    (void)fputs(", ", to);
    say_count(to, counts[NG_KIND_ORG], "organisation", "organisations");
    (void)fputs(", ", to);
    say_count(to, counts[NG_KIND_PROJECT], "project", "projects");
    (void)fputs(", ", to);
    say_count(to, counts[NG_KIND_MEETING], "meeting", "meetings");
    (void)fputs(", ", to);
    say_count(to, counts[NG_KIND_UNKNOWN], "of unknown kind", "of unknown kind");
    (void)fputs("; ", to);
    say_count(to, ng_graph_finding_count(job->graph), "finding", "findings");
    if (start != NULL) {
        struct timespec now;
        (void)clock_gettime(CLOCK_MONOTONIC, &now);
        (void)fprintf(to, "; %.2f s",
                      (double)(now.tv_sec - start->tv_sec) +
                          (double)(now.tv_nsec - start->tv_nsec) / 1e9);
    }
    (void)fputc('\n', to);
}

static bool wants_output(const struct opts *opts) {
    for (int format = 0; format < FORMATS; format++)
        if (opts->outputs[format] != NULL)
            return true;
    return false;
}

enum exit_status cmd_map(const struct opts *opts) {
    struct job job = {.opts = opts};
    struct timespec start;
    enum exit_status exit_status = EXIT_FAILED;
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    if (ng_ctx_new(&job.ctx, NULL) != NG_OK) {
        report_error("out of memory");
        return EXIT_FAILED;
    }
    job.report = (struct report){.root = "", .verbose = opts->verbose, .quiet = opts->quiet};
    ng_ctx_set_sink(job.ctx, report_finding, &job.report);
    if (read_graph(&job) != NG_OK)
        report_failure(job.ctx);
    else {
        report_rest(&job.report);
        exit_status = find_foci(&job);
        if (exit_status == EXIT_OK && opts->focus_count == 0)
            guess_focus(&job);
        if (exit_status == EXIT_OK && wants_output(opts) && !write_all(&job))
            exit_status = EXIT_FAILED;
        if (exit_status == EXIT_OK && !wants_output(opts)) {
            say_summary(&job, stdout, NULL);
            (void)puts("Draw a map with --svg FILE; see notegraph --help.");
        } else if (exit_status == EXIT_OK && opts->verbose)
            say_summary(&job, stderr, &start);
    }
    ng_graph_free(job.graph);
    place_free(&job.place, job.ctx);
    ng_ctx_free(job.ctx);
    return exit_status;
}
