/* SPDX-License-Identifier: MIT
 * kit.h - what the tests of the interface share: graphs from notes in memory, looking things up
 * in them, and output gathered in memory. Sees notegraph.h only. */
#ifndef NG_TEST_KIT_H
#define NG_TEST_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <notegraph.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A note in memory whose text is a literal; NUL bytes in it count. */
#define NOTE(path, text) {(path), (text), sizeof(text) - 1}

static inline ng_ctx *new_ctx(void) {
    ng_ctx *ctx;
    assert_int_equal(ng_ctx_new(&ctx, NULL), NG_OK);
    assert_non_null(ctx);
    return ctx;
}

/* Says why the call failed, which a bare number does not. */
#define assert_ok(ctx, call)                                                                       \
    do {                                                                                           \
        ng_status assert_ok_status = (call);                                                       \
        if (assert_ok_status != NG_OK)                                                             \
            fail_msg("%s: %s: %s", #call, ng_status_text(assert_ok_status),                        \
                     ng_ctx_error(ctx)->message);                                                  \
    } while (0)

/* The call fails with this status, and the context keeps a record of it. */
#define assert_fails(ctx, call, wanted)                                                            \
    do {                                                                                           \
        assert_int_equal((call), (wanted));                                                        \
        assert_int_equal(ng_ctx_error(ctx)->status, (wanted));                                     \
        assert_true(ng_ctx_error(ctx)->message[0] != '\0');                                        \
    } while (0)

#define assert_text(text, wanted)                                                                  \
    do {                                                                                           \
        ng_text assert_text_got = (text);                                                          \
        assert_string_equal(assert_text_got.data, (wanted));                                       \
        assert_int_equal(assert_text_got.size, strlen(wanted));                                    \
    } while (0)

static inline ng_graph *graph_of(ng_ctx *ctx, const ng_file *files, size_t count,
                                 const ng_schema *schema) {
    ng_vault *vault;
    ng_notes *notes;
    ng_graph *graph;
    assert_ok(ctx, ng_vault_from_memory(&vault, ctx, files, count));
    assert_ok(ctx, ng_notes_read(&notes, ctx, vault, schema));
    ng_vault_free(vault);
    assert_ok(ctx, ng_graph_build(&graph, ctx, notes, schema));
    ng_notes_free(notes);
    return graph;
}

static inline ng_node node_named(ng_ctx *ctx, const ng_graph *graph, const char *name) {
    ng_node node = NG_NONE;
    if (ng_graph_find(&node, ctx, graph, name) != NG_OK)
        fail_msg("%s", ng_ctx_error(ctx)->message);
    assert_true(node < ng_graph_node_count(graph));
    return node;
}

/* The edge source -> target, or NG_NONE. */
static inline ng_edge edge_of(const ng_graph *graph, ng_node source, ng_relation relation,
                              ng_node target) {
    for (size_t i = 0; i < ng_node_edge_count(graph, source); i++) {
        ng_edge e = ng_node_edge(graph, source, i);
        if (ng_edge_source(graph, e) == source && ng_edge_target(graph, e) == target &&
            ng_edge_relation(graph, e) == relation)
            return e;
    }
    return NG_NONE;
}

static inline size_t count_kind(const ng_graph *graph, ng_kind kind) {
    size_t count = 0;
    for (ng_node n = 0; n < ng_graph_node_count(graph); n++)
        count += ng_node_kind(graph, n) == kind;
    return count;
}

/* How many findings have this code. */
static inline size_t count_code(const ng_graph *graph, const char *code) {
    size_t count = 0;
    for (size_t i = 0; i < ng_graph_finding_count(graph); i++)
        count += strcmp(ng_graph_finding(graph, i)->code, code) == 0;
    return count;
}

/* ---------------------------------------------------------------- output in memory */

struct output {
    char *data; /* NUL-terminated */
    size_t size;
    size_t calls;
    size_t refuse_after; /* so many calls are taken, 0: all */
};

static inline int output_take(void *user, const char *data, size_t size) {
    struct output *output = user;
    output->calls++;
    if (output->refuse_after > 0 && output->calls > output->refuse_after)
        return 1;
    char *grown = realloc(output->data, output->size + size + 1);
    if (grown == NULL)
        return 1;
    memcpy(grown + output->size, data, size);
    output->data = grown;
    output->size += size;
    grown[output->size] = '\0';
    return 0;
}

static inline void output_free(struct output *output) {
    free(output->data);
    *output = (struct output){0};
}

/* Renders into memory; output_free it. */
static inline struct output rendered(ng_ctx *ctx, const ng_view *view, const ng_style *style,
                                     ng_format format) {
    struct output output = {0};
    assert_ok(ctx, ng_render(ctx, view, style, format, output_take, &output));
    assert_non_null(output.data);
    return output;
}

static inline void assert_same_output(const struct output *a, const struct output *b) {
    assert_int_equal(a->size, b->size);
    assert_memory_equal(a->data, b->data, a->size);
}

/* ---------------------------------------------------------------- views */

/* The whole graph, or a map around `focus` (NG_NONE: around nothing). */
static inline ng_view *view_of(ng_ctx *ctx, const ng_graph *graph, int map, ng_node focus,
                               size_t max_nodes) {
    ng_query *query;
    ng_view *view;
    assert_ok(ctx, ng_query_new(&query, ctx));
    ng_query_set_map(query, map);
    ng_query_set_max_nodes(query, max_nodes);
    if (focus != NG_NONE)
        assert_ok(ctx, ng_query_add_focus(query, ctx, focus));
    assert_ok(ctx, ng_view_select(&view, ctx, graph, query));
    ng_query_free(query);
    return view;
}

static inline bool view_has(const ng_view *view, ng_node node) {
    for (size_t i = 0; i < ng_view_node_count(view); i++)
        if (ng_view_node(view, i) == node)
            return true;
    return false;
}

#endif
