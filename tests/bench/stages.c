/* SPDX-License-Identifier: MIT
 * stages.c - the way from notes to output, with the time each step takes: stages [-m] FOLDER
 *
 * Prints lines of a word and a number: times in seconds; the most memory the process has held up to
 * the end of a step, in KiB; counts. With -m memory is counted as the library asks for it, which
 * is the same number in each run, but takes time. */
#include <notegraph.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* What the library has asked for (libyaml and Graphviz ask the C library by themselves). */
struct counter {
    size_t calls, held, peak;
};

static void *counted_resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    struct counter *counter = user;
    if (new_size == 0) {
        counter->held -= old_size;
        free(ptr);
        return NULL;
    }
    void *grown = realloc(ptr, new_size);
    if (grown == NULL)
        return NULL;
    counter->calls++;
    counter->held += new_size - old_size;
    if (counter->held > counter->peak)
        counter->peak = counter->held;
    return grown;
}

static double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static long peak_kib(void) {
    struct rusage usage;
    (void)getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
    return usage.ru_maxrss / 1024;
#else
    return usage.ru_maxrss;
#endif
}

struct run {
    ng_ctx *ctx;
    struct counter counter;
    bool counting;
    double begun;
};

static void begin(struct run *run) {
    run->begun = now();
}

static void end(struct run *run, const char *step, ng_status status) {
    double seconds = now() - run->begun;
    if (status != NG_OK) {
        (void)fprintf(stderr, "stages: %s: %s\n", step, ng_ctx_error(run->ctx)->message);
        exit(1);
    }
    (void)printf("%s %.9f\n%s_peak_kib %ld\n", step, seconds, step, peak_kib());
    if (run->counting)
        (void)printf("%s_allocations %zu\n%s_held_bytes %zu\n%s_peak_bytes %zu\n", step,
                     run->counter.calls, step, run->counter.held, step, run->counter.peak);
}

static int count_bytes(void *user, const char *data, size_t size) {
    (void)data;
    *(size_t *)user += size;
    return 0;
}

static void render(struct run *run, const char *step, const ng_view *view, ng_format format) {
    size_t size = 0;
    begin(run);
    end(run, step, ng_render(run->ctx, view, NULL, format, count_bytes, &size));
    (void)printf("%s_bytes %zu\n", step, size);
}

/* The organisation with the most edges: whom a map would be drawn around. */
static ng_node busiest_org(const ng_graph *graph) {
    ng_node best = NG_NONE;
    for (ng_node node = 0; node < ng_graph_node_count(graph); node++)
        if (ng_node_kind(graph, node) == NG_KIND_ORG &&
            (best == NG_NONE || ng_node_edge_count(graph, node) > ng_node_edge_count(graph, best)))
            best = node;
    return best;
}

static ng_view *select_view(struct run *run, const char *step, const ng_graph *graph,
                            ng_node focus) {
    ng_query *query = NULL;
    ng_view *view = NULL;
    begin(run);
    ng_status status = ng_query_new(&query, run->ctx);
    if (status == NG_OK && focus != NG_NONE) {
        ng_query_set_map(query, 1);
        ng_query_set_max_nodes(query, 60);
        status = ng_query_add_focus(query, run->ctx, focus);
    }
    if (status == NG_OK)
        status = ng_view_select(&view, run->ctx, graph, query);
    end(run, step, status);
    ng_query_free(query);
    return view;
}

static void print_counts(const ng_graph *graph) {
    size_t origins = 0;
    for (ng_edge edge = 0; edge < ng_graph_edge_count(graph); edge++)
        origins += ng_edge_origin_count(graph, edge);
    (void)printf("nodes %zu\nedges %zu\norigins %zu\nfindings %zu\n", ng_graph_node_count(graph),
                 ng_graph_edge_count(graph), origins, ng_graph_finding_count(graph));
}

static void show(struct run *run, const ng_graph *graph) {
    ng_view *all = select_view(run, "view", graph, NG_NONE);
    render(run, "json", all, NG_FORMAT_JSON);
    ng_view_free(all);
    ng_node focus = busiest_org(graph);
    if (focus == NG_NONE)
        return;
    (void)printf("focus %s\n", ng_node_id(graph, focus).data);
    ng_view *map = select_view(run, "map_view", graph, focus);
    render(run, "map_dot", map, NG_FORMAT_DOT);
    render(run, "map_svg", map, NG_FORMAT_SVG);
    ng_view_free(map);
}

int main(int argc, char **argv) {
    struct run run = {0};
    run.counting = argc == 3 && strcmp(argv[1], "-m") == 0;
    if (argc != 2 + run.counting) {
        (void)fprintf(stderr, "Usage: stages [-m] FOLDER\n");
        return 2;
    }
    const ng_allocator counted = {counted_resize, &run.counter};
    ng_vault *vault = NULL;
    ng_notes *notes = NULL;
    ng_graph *graph = NULL;
    if (ng_ctx_new(&run.ctx, run.counting ? &counted : NULL) != NG_OK)
        return 1;
    begin(&run);
    end(&run, "open", ng_vault_open(&vault, run.ctx, argv[argc - 1], NULL));
    (void)printf("notes_count %zu\n", ng_vault_file_count(vault));
    begin(&run);
    end(&run, "notes", ng_notes_read(&notes, run.ctx, vault, NULL));
    begin(&run);
    end(&run, "graph", ng_graph_build(&graph, run.ctx, notes, NULL));
    print_counts(graph);
    begin(&run);
    ng_vault_free(vault);
    ng_notes_free(notes);
    end(&run, "free_notes", NG_OK);
    show(&run, graph);
    begin(&run);
    ng_graph_free(graph);
    end(&run, "free_graph", NG_OK);
    ng_ctx_free(run.ctx);
    return 0;
}
