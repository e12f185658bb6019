/* SPDX-License-Identifier: MIT
 * fuzz_note.c - any bytes as a whole vault, from notes to DOT and JSON.
 *
 * A line `=== path` begins a note, as in docs/format.md; without one, all is one note. */
#include "base/ctx.h"
#include "target.h"

enum { MOST_NOTES = 16, LONGEST_PATH = 120 };

struct vault {
    ng_file files[MOST_NOTES];
    char paths[MOST_NOTES][LONGEST_PATH + 1];
    size_t count;
};

/* The bytes of the line at `at` with its end. */
static size_t line_size(const char *data, size_t size, size_t at) {
    const char *newline = memchr(data + at, '\n', size - at);
    return newline == NULL ? size - at : (size_t)(newline - data) + 1 - at;
}

static void split(struct vault *vault, const char *data, size_t size) {
    vault->count = 0;
    for (size_t at = 0; at < size;) {
        size_t line = line_size(data, size, at);
        bool begins = line > 4 && memcmp(data + at, "=== ", 4) == 0;
        if (vault->count == 0 || (begins && vault->count < MOST_NOTES)) {
            char *path = vault->paths[vault->count];
            size_t length = begins ? line - 4 - (data[at + line - 1] == '\n') : 0;
            (void)snprintf(path, LONGEST_PATH + 1, "%.*s", (int)length, data + at + 4 * begins);
            if (!begins)
                (void)snprintf(path, LONGEST_PATH + 1, "Note.md");
            vault->files[vault->count++] = (ng_file){path, data + at + (begins ? line : 0), 0};
            if (begins) {
                at += line;
                continue;
            }
        }
        vault->files[vault->count - 1].size += line;
        at += line;
    }
}

static int gather(void *user, const char *data, size_t size) {
    ngi_buf_add(user, data, size);
    return 0;
}

/* ---------------------------------------------------------------- what must be true */

static const ng_file *file_of(const struct vault *vault, const ng_allocator *mem, ng_text path) {
    for (size_t i = 0; i < vault->count; i++) {
        struct ngi_buf shown;
        ngi_buf_init(&shown, mem, SIZE_MAX / 2);
        ngi_text_clean(&shown, vault->files[i].path, strlen(vault->files[i].path));
        bool same =
            shown.size == path.size && memcmp(ngi_buf_view(&shown).data, path.data, path.size) == 0;
        ngi_buf_free(&shown);
        if (same)
            return &vault->files[i];
    }
    return NULL;
}

/* Names that look the same when cleaned cannot be told apart here. */
static bool has_twins(const ng_vault *vault) {
    for (size_t i = 1; i < ng_vault_file_count(vault); i++)
        if (strcmp(ng_vault_file_path(vault, i - 1).data, ng_vault_file_path(vault, i).data) == 0)
            return true;
    return false;
}

static void check_notes(const struct vault *vault, const ng_notes *notes) {
    size_t first = 0;
    for (size_t i = 0; i < ng_notes_count(notes); i++) {
        const ng_file *file = file_of(vault, &notes->mem, ng_note_path(notes, i));
        MUST(file != NULL);
        target_facts(notes, first, ng_note_fact_count(notes, i), file->data, file->size);
        first += ng_note_fact_count(notes, i);
    }
    MUST(first == notes->facts.count);
}

static void check_edges(const struct vault *vault, const ng_allocator *mem, const ng_graph *graph) {
    for (ng_edge e = 0; e < ng_graph_edge_count(graph); e++) {
        MUST(ng_edge_source(graph, e) < ng_graph_node_count(graph));
        MUST(ng_edge_target(graph, e) < ng_graph_node_count(graph));
        MUST(ng_edge_weight(graph, e) >= 1);
        MUST(ng_edge_first(graph, e) <= ng_edge_last(graph, e));
        for (size_t i = 0; i < ng_edge_origin_count(graph, e); i++) {
            ng_origin origin = ng_edge_origin(graph, e, i);
            const ng_file *file = file_of(vault, mem, origin.path);
            MUST(file != NULL);
            if (origin.line > 0) /* a part of a value: never further on than its line is long */
                target_place(file->data, file->size, origin.line, 1);
        }
    }
}

static void check_graph(const struct vault *vault, const ng_allocator *mem, const ng_graph *graph) {
    size_t ends = 0;
    for (ng_node n = 0; n < ng_graph_node_count(graph); n++) {
        ng_text name = ng_node_name(graph, n), id = ng_node_id(graph, n);
        target_clean(mem, name);
        target_shown(id.data, id.size);
        MUST(name.size > 0 && id.size > 0);
        MUST(n == 0 || strcmp(ng_node_id(graph, n - 1).data, id.data) < 0);
        MUST(ng_node_confidence(graph, n) >= 0 && ng_node_confidence(graph, n) <= 1);
        ends += ng_node_edge_count(graph, n);
    }
    MUST(ends == 2 * ng_graph_edge_count(graph));
    check_edges(vault, mem, graph);
    for (size_t i = 0; i < ng_graph_finding_count(graph); i++) {
        const ng_finding *finding = ng_graph_finding(graph, i);
        const ng_file *file = file_of(vault, mem, (ng_text){finding->path, strlen(finding->path)});
        target_shown(finding->text, strlen(finding->text));
        MUST(file != NULL || finding->line == 0);
        if (finding->line > 0)
            target_place(file->data, file->size, finding->line, finding->column);
    }
}

/* ---------------------------------------------------------------- the whole way */

static void show(ng_ctx *ctx, const ng_graph *graph, int map, struct ngi_buf *out) {
    ng_query *query;
    ng_view *view;
    MUST(ng_query_new(&query, ctx) == NG_OK);
    ng_query_set_map(query, map);
    if (map != 0 && ng_graph_node_count(graph) > 0)
        MUST(ng_query_add_focus(query, ctx, 0) == NG_OK);
    MUST(ng_view_select(&view, ctx, graph, query) == NG_OK);
    MUST(ng_render(ctx, view, NULL, NG_FORMAT_DOT, gather, out) == NG_OK);
    MUST(ng_render(ctx, view, NULL, NG_FORMAT_JSON, gather, out) == NG_OK);
    ng_view_free(view);
    ng_query_free(query);
}

/* False if it is no vault. */
static bool run(const struct vault *files, struct ngi_buf *out) {
    ng_ctx *ctx;
    ng_vault *vault;
    ng_notes *notes;
    ng_graph *graph;
    MUST(ng_ctx_new(&ctx, &out->mem) == NG_OK);
    ng_status status = ng_vault_from_memory(&vault, ctx, files->files, files->count);
    if (status != NG_OK) {
        MUST(status == NG_E_ARG && vault == NULL);
        ng_ctx_free(ctx);
        return false;
    }
    bool twins = has_twins(vault);
    MUST(ng_notes_read(&notes, ctx, vault, NULL) == NG_OK);
    ng_vault_free(vault);
    if (!twins)
        check_notes(files, notes);
    MUST(ng_graph_build(&graph, ctx, notes, NULL) == NG_OK);
    ng_notes_free(notes);
    if (!twins)
        check_graph(files, &out->mem, graph);
    show(ctx, graph, 0, out);
    show(ctx, graph, 1, out);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
    MUST(out->status == NG_OK && ngi_utf8_valid(out->data, out->size));
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    struct vault vault;
    struct ngi_buf first, second;
    target_begin(&target);
    split(&vault, (const char *)data, size);
    ngi_buf_init(&first, &target.mem, SIZE_MAX / 2);
    ngi_buf_init(&second, &target.mem, SIZE_MAX / 2);
    if (run(&vault, &first)) {
        MUST(run(&vault, &second));
        MUST(first.size == second.size && memcmp(first.data, second.data, first.size) == 0);
    }
    ngi_buf_free(&first);
    ngi_buf_free(&second);
    target_end(&target);
    return 0;
}
