/* SPDX-License-Identifier: MIT
 * fuzz_dot.c - any bytes as names in a drawing, which Graphviz must read as the drawing it is.
 *
 * Each line is a node: its first byte chooses the kind, and what ties it to the one before. */
#include <cgraph.h>

#include "../unit/markup.h"
#include "base/ctx.h"
#include "target.h"

enum { MOST_NODES = 60, LONGEST_NAME = 300 };

static int gather(void *user, const char *data, size_t size) {
    ngi_buf_add(user, data, size);
    return 0;
}

static void add_line(ng_builder *builder, ng_ctx *ctx, const char *text, size_t size,
                     ng_node *before) {
    char name[LONGEST_NAME + 1];
    ng_node node;
    unsigned char choice = (unsigned char)text[0];
    size = size - 1 < LONGEST_NAME ? size - 1 : LONGEST_NAME;
    memcpy(name, text + 1, size);
    name[size] = '\0';
    if (ng_builder_add_node(builder, ctx, &node, name, choice % (NG_KIND_TOPIC + 1)) != NG_OK)
        return; /* a name of nobody */
    MUST(ng_builder_set_attribute(builder, ctx, node, "role", name) == NG_OK);
    ng_origin origin = {{name, strlen(name)}, 1, 1};
    if (*before != NG_NONE && *before != node)
        MUST(ng_builder_add_edge(builder, ctx, *before, node, (choice >> 3) % 8, 20000 + choice,
                                 &origin) == NG_OK);
    *before = node;
}

/* A label that broke out of its quotes would bring names that we do not give. */
static void check_name(const char *name) {
    if (strcmp(name, "L") == 0 || strcmp(name, "M") == 0 || strcmp(name, "R") == 0)
        return;
    MUST(strchr("xpojmftc", name[0]) != NULL);
    MUST(name[1] != '\0' && name[1 + strspn(name + 1, "0123456789")] == '\0');
}

/* Labels are XML in a string of their own kind. */
static void check_label(const ng_allocator *mem, void *object) {
    static char key[] = "label";
    char *label = agget(object, key);
    if (label == NULL || !aghtmlstr(label))
        return;
    struct ngi_buf text;
    ngi_buf_init(&text, mem, SIZE_MAX / 2);
    ngi_buf_str(&text, "<x>");
    ngi_buf_str(&text, label);
    ngi_buf_str(&text, "</x>");
    MUST(markup_flaw(ngi_buf_view(&text).data) == NULL);
    MUST(ngi_utf8_valid(text.data, text.size));
    ngi_buf_free(&text);
}

static void check_dot(const ng_allocator *mem, const char *dot) {
    Agraph_t *graph = agmemread(dot);
    MUST(graph != NULL);
    MUST(strcmp(agnameof(graph), "notegraph") == 0);
    check_label(mem, graph);
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        check_name(agnameof(node));
        check_label(mem, node);
    }
    for (Agraph_t *group = agfstsubg(graph); group != NULL; group = agnxtsubg(group)) {
        MUST(strncmp(agnameof(group), "cluster_g", 9) == 0 || agnameof(group)[0] == '%');
        check_label(mem, group);
    }
    MUST(agclose(graph) == 0);
}

static void draw(const struct target *target, ng_ctx *ctx, const ng_graph *graph, int map,
                 const char *text) {
    ng_query *query;
    ng_view *view;
    ng_style *style;
    struct ngi_buf dot;
    ngi_buf_init(&dot, &target->mem, SIZE_MAX / 2);
    MUST(ng_query_new(&query, ctx) == NG_OK);
    ng_query_set_map(query, map);
    if (ng_graph_node_count(graph) > 0 && map != 0)
        MUST(ng_query_add_focus(query, ctx, 0) == NG_OK);
    MUST(ng_view_select(&view, ctx, graph, query) == NG_OK);
    MUST(ng_style_new(&style, ctx) == NG_OK);
    MUST(ng_style_set_title(style, ctx, text) == NG_OK);
    MUST(ng_style_set_vault_name(style, ctx, text) == NG_OK);
    MUST(ng_render(ctx, view, style, NG_FORMAT_DOT, gather, &dot) == NG_OK);
    check_dot(&target->mem, ngi_buf_view(&dot).data);
    ng_style_free(style);
    ng_view_free(view);
    ng_query_free(query);
    ngi_buf_free(&dot);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    ng_ctx *ctx;
    ng_builder *builder;
    ng_graph *graph;
    ng_node before = NG_NONE;
    const char *text = (const char *)data;
    char title[LONGEST_NAME + 1];
    size_t title_size = size < LONGEST_NAME ? size : LONGEST_NAME;
    if (size > 0)
        memcpy(title, text, title_size);
    title[title_size] = '\0';
    target_begin(&target);
    MUST(ng_ctx_new(&ctx, &target.mem) == NG_OK);
    MUST(ng_builder_new(&builder, ctx, NULL) == NG_OK);
    for (size_t at = 0, count = 0; at < size && count < MOST_NODES; count++) {
        const char *newline = memchr(text + at, '\n', size - at);
        size_t line = newline == NULL ? size - at : (size_t)(newline - text) - at;
        if (line > 1)
            add_line(builder, ctx, text + at, line, &before);
        at += line + 1;
    }
    MUST(ng_builder_finish(&graph, ctx, builder) == NG_OK);
    ng_builder_free(builder);
    draw(&target, ctx, graph, 0, title);
    draw(&target, ctx, graph, 1, title);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
    target_end(&target);
    return 0;
}
