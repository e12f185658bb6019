/* SPDX-License-Identifier: MIT
 * test_arguments.c - what is refused, and how: NULL, what makes no sense, names of things that do
 * not exist; the error record; the small functions that cannot fail. */
#include "kit.h"

#include "../hostile/wellformed.h"

struct products { /* one of each, of a vault with a meeting in it */
    ng_ctx *ctx;
    ng_schema *schema;
    ng_vault *vault;
    ng_notes *notes;
    ng_builder *builder;
    ng_graph *graph;
    ng_query *query;
    ng_view *view;
    ng_style *style;
};

static const ng_file files[] = {
    NOTE("2025-01-07 - Talk.md", "---\ndate: 2025-01-07\nparticipants: [Ada Quill]\n---\n")};

static int set_up(void **state) {
    struct products *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->ctx = new_ctx();
    assert_ok(p->ctx, ng_schema_new(&p->schema, p->ctx));
    assert_ok(p->ctx, ng_vault_from_memory(&p->vault, p->ctx, files, COUNT(files)));
    assert_ok(p->ctx, ng_notes_read(&p->notes, p->ctx, p->vault, p->schema));
    assert_ok(p->ctx, ng_builder_new(&p->builder, p->ctx, p->schema));
    assert_ok(p->ctx, ng_graph_build(&p->graph, p->ctx, p->notes, p->schema));
    assert_ok(p->ctx, ng_query_new(&p->query, p->ctx));
    assert_ok(p->ctx, ng_view_select(&p->view, p->ctx, p->graph, p->query));
    assert_ok(p->ctx, ng_style_new(&p->style, p->ctx));
    *state = p;
    return 0;
}

static int tear_down(void **state) {
    struct products *p = *state;
    ng_style_free(p->style);
    ng_view_free(p->view);
    ng_query_free(p->query);
    ng_graph_free(p->graph);
    ng_builder_free(p->builder);
    ng_notes_free(p->notes);
    ng_vault_free(p->vault);
    ng_schema_free(p->schema);
    ng_ctx_free(p->ctx);
    free(p);
    return 0;
}

/* Refused, and the context says so: it has forgotten what failed before. */
#define assert_refused(ctx, call)                                                                  \
    do {                                                                                           \
        ng_node assert_refused_node;                                                               \
        (void)ng_graph_find(&assert_refused_node, (ctx), p->graph, "nobody at all");               \
        if ((call) != NG_E_ARG)                                                                    \
            fail_msg("%s is not refused", #call);                                                  \
        if (ng_ctx_error(ctx)->status != NG_E_ARG)                                                 \
            fail_msg("%s leaves no record: \"%s\"", #call, ng_ctx_error(ctx)->message);            \
    } while (0)

/* ---------------------------------------------------------------- NULL */

static void test_free_of_null(void **state) {
    (void)state;
    ng_ctx_free(NULL);
    ng_schema_free(NULL);
    ng_vault_free(NULL);
    ng_notes_free(NULL);
    ng_builder_free(NULL);
    ng_graph_free(NULL);
    ng_query_free(NULL);
    ng_view_free(NULL);
    ng_style_free(NULL);
    ng_string_free(NULL, NULL);
    ng_ctx *ctx = new_ctx();
    ng_string_free(ctx, NULL);
    ng_ctx_free(ctx);
}

static void test_context_arguments(void **state) {
    const ng_allocator broken = {NULL, NULL};
    struct products *p = *state;
    ng_ctx *ctx = p->ctx;
    assert_int_equal(ng_ctx_new(NULL, NULL), NG_E_ARG);
    assert_int_equal(ng_ctx_new(&ctx, &broken), NG_E_ARG);
    assert_null(ctx);
    assert_non_null(ng_ctx_error(NULL));
    assert_non_null(ng_ctx_error(NULL)->message);
    ng_ctx_set_sink(NULL, NULL, NULL);
}

/* "sets *out to NULL when it fails", whatever it fails for. */
#define assert_no_product(out, call)                                                               \
    do {                                                                                           \
        assert_int_equal((call), NG_E_ARG);                                                        \
        if ((out) != NULL)                                                                         \
            fail_msg("%s leaves its product as it was", #call);                                    \
    } while (0)

static void test_no_context(void **state) {
    struct products *p = *state;
    ng_schema *schema = p->schema;
    ng_vault *vault = p->vault;
    ng_notes *notes = p->notes;
    ng_builder *builder = p->builder;
    ng_graph *graph = p->graph;
    ng_query *query = p->query;
    ng_view *view = p->view;
    ng_style *style = p->style;
    ng_node node = 0;
    size_t count = 0;
    char stale[] = "stale", *text = stale;
    assert_no_product(schema, ng_schema_new(&schema, NULL));
    assert_no_product(schema, ng_schema_load(&schema, NULL, "x"));
    assert_int_equal(ng_schema_set_home(p->schema, NULL, "x"), NG_E_ARG);
    assert_int_equal(ng_schema_set_owner(p->schema, NULL, "x"), NG_E_ARG);
    assert_int_equal(ng_schema_add_key(p->schema, NULL, "x", NG_REL_ABOUT, NG_KIND_ORG), NG_E_ARG);
    assert_int_equal(ng_schema_add_type(p->schema, NULL, "x", NG_KIND_ORG), NG_E_ARG);
    assert_int_equal(ng_schema_add_section(p->schema, NULL, "x", NG_REL_RELATED, NG_KIND_ORG),
                     NG_E_ARG);
    assert_int_equal(ng_schema_add_folder(p->schema, NULL, "x", NG_KIND_ORG), NG_E_ARG);
    assert_int_equal(ng_schema_add_ignore(p->schema, NULL, "x"), NG_E_ARG);
    assert_no_product(text, ng_vault_find_root(&text, NULL, "."));
    assert_no_product(vault, ng_vault_open(&vault, NULL, ".", NULL));
    assert_no_product(vault, ng_vault_from_memory(&vault, NULL, files, 1));
    assert_no_product(notes, ng_notes_read(&notes, NULL, p->vault, NULL));
    assert_no_product(builder, ng_builder_new(&builder, NULL, NULL));
    assert_int_equal(ng_builder_add_notes(p->builder, NULL, p->notes), NG_E_ARG);
    assert_int_equal(ng_builder_add_node(p->builder, NULL, &node, "x", NG_KIND_ORG), NG_E_ARG);
    assert_int_equal(ng_builder_set_date(p->builder, NULL, 0, 0), NG_E_ARG);
    assert_int_equal(ng_builder_set_attribute(p->builder, NULL, 0, "k", "v"), NG_E_ARG);
    assert_int_equal(ng_builder_add_edge(p->builder, NULL, 0, 0, NG_REL_ABOUT, 0, NULL), NG_E_ARG);
    assert_no_product(graph, ng_builder_finish(&graph, NULL, p->builder));
    assert_no_product(graph, ng_graph_build(&graph, NULL, p->notes, NULL));
    assert_int_equal(ng_graph_find(&node, NULL, p->graph, "x"), NG_E_ARG);
    assert_int_equal(ng_graph_closest(&node, 1, &count, NULL, p->graph, "x"), NG_E_ARG);
    assert_no_product(query, ng_query_new(&query, NULL));
    assert_int_equal(ng_query_add_focus(p->query, NULL, 0), NG_E_ARG);
    assert_no_product(view, ng_view_select(&view, NULL, p->graph, p->query));
    assert_no_product(style, ng_style_new(&style, NULL));
    assert_int_equal(ng_style_set_title(p->style, NULL, "x"), NG_E_ARG);
    assert_int_equal(ng_style_set_vault_name(p->style, NULL, "x"), NG_E_ARG);
    assert_int_equal(ng_render(NULL, p->view, NULL, NG_FORMAT_DOT, output_take, NULL), NG_E_ARG);
}

/* With a context, the record says what was refused. */
static void test_nowhere_to_put_the_product(void **state) {
    struct products *p = *state;
    ng_ctx *ctx = p->ctx;
    ng_node node;
    size_t count;
    assert_refused(ctx, ng_schema_new(NULL, ctx));
    assert_refused(ctx, ng_schema_load(NULL, ctx, "x"));
    assert_refused(ctx, ng_vault_find_root(NULL, ctx, "."));
    assert_refused(ctx, ng_vault_open(NULL, ctx, ".", NULL));
    assert_refused(ctx, ng_vault_from_memory(NULL, ctx, files, 1));
    assert_refused(ctx, ng_notes_read(NULL, ctx, p->vault, NULL));
    assert_refused(ctx, ng_builder_new(NULL, ctx, NULL));
    assert_refused(ctx, ng_builder_add_node(p->builder, ctx, NULL, "x", NG_KIND_ORG));
    assert_refused(ctx, ng_builder_finish(NULL, ctx, p->builder));
    assert_refused(ctx, ng_graph_build(NULL, ctx, p->notes, NULL));
    assert_refused(ctx, ng_graph_find(NULL, ctx, p->graph, "x"));
    assert_refused(ctx, ng_graph_closest(NULL, 1, &count, ctx, p->graph, "x"));
    assert_refused(ctx, ng_graph_closest(&node, 1, NULL, ctx, p->graph, "x"));
    assert_refused(ctx, ng_query_new(NULL, ctx));
    assert_refused(ctx, ng_view_select(NULL, ctx, p->graph, p->query));
    assert_refused(ctx, ng_style_new(NULL, ctx));
}

#define assert_refused_product(ctx, out, stale, call)                                              \
    do {                                                                                           \
        (out) = (stale);                                                                           \
        assert_refused(ctx, call);                                                                 \
        assert_null(out);                                                                          \
    } while (0)

static void test_nothing_to_make_it_of(void **state) {
    struct products *p = *state;
    ng_ctx *ctx = p->ctx;
    ng_schema *schema;
    ng_vault *vault;
    ng_notes *notes;
    ng_graph *graph;
    ng_view *view;
    char stale[] = "stale", *root;
    ng_node node = 0;
    size_t count = 7;
    assert_refused_product(ctx, schema, p->schema, ng_schema_load(&schema, ctx, NULL));
    assert_refused_product(ctx, root, stale, ng_vault_find_root(&root, ctx, NULL));
    assert_refused_product(ctx, vault, p->vault, ng_vault_open(&vault, ctx, NULL, NULL));
    assert_refused_product(ctx, vault, p->vault, ng_vault_from_memory(&vault, ctx, NULL, 1));
    assert_refused_product(ctx, notes, p->notes, ng_notes_read(&notes, ctx, NULL, NULL));
    assert_refused_product(ctx, graph, p->graph, ng_graph_build(&graph, ctx, NULL, NULL));
    assert_refused_product(ctx, graph, p->graph, ng_builder_finish(&graph, ctx, NULL));
    assert_refused_product(ctx, view, p->view, ng_view_select(&view, ctx, NULL, p->query));
    assert_refused_product(ctx, view, p->view, ng_view_select(&view, ctx, p->graph, NULL));
    assert_refused(ctx, ng_schema_set_home(NULL, ctx, "x"));
    assert_refused(ctx, ng_schema_set_home(p->schema, ctx, NULL));
    assert_refused(ctx, ng_schema_set_owner(NULL, ctx, "x"));
    assert_refused(ctx, ng_schema_set_owner(p->schema, ctx, NULL));
    assert_refused(ctx, ng_schema_add_key(NULL, ctx, "x", NG_REL_ABOUT, NG_KIND_ORG));
    assert_refused(ctx, ng_schema_add_key(p->schema, ctx, NULL, NG_REL_ABOUT, NG_KIND_ORG));
    assert_refused(ctx, ng_schema_add_key(p->schema, ctx, "", NG_REL_ABOUT, NG_KIND_ORG));
    assert_refused(ctx, ng_schema_add_type(p->schema, ctx, NULL, NG_KIND_ORG));
    assert_refused(ctx, ng_schema_add_section(p->schema, ctx, NULL, NG_REL_ABOUT, NG_KIND_ORG));
    assert_refused(ctx, ng_schema_add_folder(p->schema, ctx, NULL, NG_KIND_ORG));
    assert_refused(ctx, ng_schema_add_ignore(p->schema, ctx, NULL));
    assert_refused(ctx, ng_builder_add_notes(NULL, ctx, p->notes));
    assert_refused(ctx, ng_builder_add_notes(p->builder, ctx, NULL));
    assert_refused(ctx, ng_builder_add_node(NULL, ctx, &node, "x", NG_KIND_ORG));
    assert_int_equal(node, NG_NONE);
    assert_refused(ctx, ng_builder_add_node(p->builder, ctx, &node, NULL, NG_KIND_ORG));
    assert_refused(ctx, ng_graph_find(&node, ctx, NULL, "x"));
    assert_refused(ctx, ng_graph_find(&node, ctx, p->graph, NULL));
    assert_refused(ctx, ng_graph_closest(&node, 1, &count, ctx, NULL, "x"));
    assert_refused(ctx, ng_graph_closest(&node, 1, &count, ctx, p->graph, NULL));
    assert_refused(ctx, ng_query_add_focus(NULL, ctx, 0));
    assert_refused(ctx, ng_style_set_title(NULL, ctx, "x"));
    assert_refused(ctx, ng_style_set_title(p->style, ctx, NULL));
    assert_refused(ctx, ng_style_set_vault_name(NULL, ctx, "x"));
    assert_refused(ctx, ng_style_set_vault_name(p->style, ctx, NULL));
    assert_refused(ctx, ng_render(ctx, NULL, NULL, NG_FORMAT_DOT, output_take, NULL));
    assert_refused(ctx, ng_render(ctx, p->view, NULL, NG_FORMAT_DOT, NULL, NULL));
}

static void test_counts_and_setters_of_null(void **state) {
    (void)state;
    assert_int_equal(ng_vault_file_count(NULL), 0);
    assert_int_equal(ng_notes_count(NULL), 0);
    assert_int_equal(ng_graph_node_count(NULL), 0);
    assert_int_equal(ng_graph_edge_count(NULL), 0);
    assert_int_equal(ng_graph_finding_count(NULL), 0);
    assert_int_equal(ng_view_node_count(NULL), 0);
    assert_int_equal(ng_view_edge_count(NULL), 0);
    assert_int_equal(ng_view_omitted(NULL, NG_KIND_ORG), 0);
    assert_text(ng_schema_home(NULL), "");
    assert_text(ng_schema_owner(NULL), "");
    ng_query_set_depth(NULL, 1);
    ng_query_set_since(NULL, 0);
    ng_query_set_until(NULL, 0);
    ng_query_add_kind(NULL, NG_KIND_ORG);
    ng_query_set_max_nodes(NULL, 1);
    ng_query_set_map(NULL, 1);
}

/* ---------------------------------------------------------------- no sense */

/* A value of an enumeration that does not exist, as a caller in another language may give. */
static ng_kind no_kind(void) {
    return (ng_kind)99;
}

static ng_relation no_relation(void) {
    return (ng_relation)99;
}

static ng_format no_format(void) {
    return (ng_format)99;
}

static void test_values_that_do_not_exist(void **state) {
    struct products *p = *state;
    ng_ctx *ctx = p->ctx;
    ng_node a, b;
    assert_ok(ctx, ng_builder_add_node(p->builder, ctx, &a, "Ada Quill", NG_KIND_PERSON));
    assert_ok(ctx, ng_builder_add_node(p->builder, ctx, &b, "Corvin", NG_KIND_ORG));
    assert_refused(ctx, ng_builder_add_node(p->builder, ctx, &b, "Bo Marl", no_kind()));
    assert_int_equal(b, NG_NONE);
    assert_refused(ctx, ng_builder_add_edge(p->builder, ctx, a, a, no_relation(), 0, NULL));
    assert_refused(ctx, ng_schema_add_key(p->schema, ctx, "k", no_relation(), NG_KIND_ORG));
    assert_refused(ctx, ng_schema_add_key(p->schema, ctx, "k", NG_REL_ABOUT, no_kind()));
    assert_refused(ctx, ng_schema_add_type(p->schema, ctx, "k", no_kind()));
    assert_refused(ctx, ng_schema_add_section(p->schema, ctx, "k", no_relation(), NG_KIND_ORG));
    assert_refused(ctx, ng_schema_add_section(p->schema, ctx, "k", NG_REL_RELATED, no_kind()));
    assert_refused(ctx, ng_schema_add_folder(p->schema, ctx, "k", no_kind()));
    assert_refused(ctx, ng_render(ctx, p->view, NULL, no_format(), output_take, NULL));
    assert_int_equal(ng_view_omitted(p->view, no_kind()), 0);
    ng_query_add_kind(p->query, no_kind());
}

static void test_nodes_that_do_not_exist(void **state) {
    struct products *p = *state;
    ng_ctx *ctx = p->ctx;
    ng_node a;
    ng_view *view = p->view;
    assert_ok(ctx, ng_builder_add_node(p->builder, ctx, &a, "Ada Quill", NG_KIND_PERSON));
    static const ng_node none[] = {1, 1000, NG_NONE};
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_refused(ctx, ng_builder_set_date(p->builder, ctx, none[i], 0));
        assert_refused(ctx, ng_builder_set_attribute(p->builder, ctx, none[i], "k", "v"));
        assert_refused(ctx,
                       ng_builder_add_edge(p->builder, ctx, none[i], a, NG_REL_ABOUT, 0, NULL));
        assert_refused(ctx,
                       ng_builder_add_edge(p->builder, ctx, a, none[i], NG_REL_ABOUT, 0, NULL));
    }
    assert_refused(ctx, ng_builder_set_attribute(p->builder, ctx, a, NULL, "v"));
    assert_refused(ctx, ng_builder_set_attribute(p->builder, ctx, a, "", "v"));
    assert_refused(ctx, ng_builder_set_attribute(p->builder, ctx, a, "k", NULL));
    assert_ok(ctx, ng_query_add_focus(p->query, ctx, 1000));
    assert_refused(ctx, ng_view_select(&view, ctx, p->graph, p->query));
    assert_null(view);
}

static void test_paths_that_are_in_no_vault(void **state) {
    struct products *p = *state;
    static const char *const bad[] = {"", "/a.md", "../a.md", "a/../b.md", "a/..", ".."};
    ng_vault *vault;
    for (size_t i = 0; i < COUNT(bad); i++) {
        const ng_file one = {bad[i], "", 0};
        assert_refused_product(p->ctx, vault, p->vault,
                               ng_vault_from_memory(&vault, p->ctx, &one, 1));
    }
    const ng_file nameless = {NULL, "", 0}, empty = {"a.md", NULL, 0}, hollow = {"a.md", NULL, 5};
    const ng_file twice[] = {NOTE("a.md", "x"), NOTE("b.md", ""), NOTE("a.md", "y")};
    assert_refused_product(p->ctx, vault, p->vault,
                           ng_vault_from_memory(&vault, p->ctx, &nameless, 1));
    assert_refused_product(p->ctx, vault, p->vault,
                           ng_vault_from_memory(&vault, p->ctx, &hollow, 1));
    assert_refused_product(p->ctx, vault, p->vault, ng_vault_from_memory(&vault, p->ctx, twice, 3));
    assert_ok(p->ctx, ng_vault_from_memory(&vault, p->ctx, &empty, 1));
    ng_vault_free(vault);
    const ng_file dotted = NOTE("a..b/c...md", "");
    assert_ok(p->ctx, ng_vault_from_memory(&vault, p->ctx, &dotted, 1));
    ng_vault_free(vault);
}

static void test_names_of_nobody(void **state) {
    struct products *p = *state;
    static const char *const bad[] = {"", " ", "TBD", "tbd", "Unknown", "Speaker 1", "-", "N/A",
                                      "\xE2\x80\x8B"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        ng_node node = 0;
        assert_refused(p->ctx,
                       ng_builder_add_node(p->builder, p->ctx, &node, bad[i], NG_KIND_PERSON));
        assert_int_equal(node, NG_NONE);
    }
}

/* ---------------------------------------------------------------- the error record */

static void test_record_is_of_the_last_call(void **state) {
    struct products *p = *state;
    const ng_error *error = ng_ctx_error(p->ctx);
    ng_node node;
    assert_int_equal(error->status, NG_OK);
    assert_string_equal(error->message, "");
    assert_fails(p->ctx, ng_graph_find(&node, p->ctx, p->graph, "nobody"), NG_E_NOT_FOUND);
    assert_string_equal(ng_ctx_error(p->ctx)->path, "");
    assert_int_equal(ng_ctx_error(p->ctx)->line, 0);
    assert_ok(p->ctx, ng_graph_find(&node, p->ctx, p->graph, "Ada Quill"));
    assert_int_equal(ng_ctx_error(p->ctx)->status, NG_OK);
    assert_string_equal(ng_ctx_error(p->ctx)->message, "");
    assert_string_equal(ng_ctx_error(p->ctx)->path, "");
}

/* Names that are asked for are quoted in messages: as text, and cut between characters. */
static void test_messages_are_text(void **state) {
    struct products *p = *state;
    static char names[3][2001] = {"\xFF\x1B[2J\n"};
    ng_node node;
    ng_schema *schema;
    for (size_t i = 0; i < 2000; i++) {
        names[1][i] = i % 2 == 0 ? '\xC3' : '\xA9';
        names[2][i] = "a\xF0\x9F\x98\x80"[i % 5];
    }
    for (size_t i = 0; i < COUNT(names); i++) {
        for (int load = 0; load < 2; load++) {
            ng_status status = load ? ng_schema_load(&schema, p->ctx, names[i])
                                    : ng_graph_find(&node, p->ctx, p->graph, names[i]);
            const ng_error *error = ng_ctx_error(p->ctx);
            size_t size = strlen(error->message);
            assert_int_equal(status, load ? NG_E_IO : NG_E_NOT_FOUND);
            assert_int_equal(first_undecodable(error->message, size), size);
            assert_int_equal(first_undecodable(error->path, strlen(error->path)),
                             strlen(error->path));
            assert_null(strpbrk(error->message, "\x1B\n"));
        }
    }
}

static void test_files_that_cannot_be_read(void **state) {
    struct products *p = *state;
    static const char missing[] = "/no such folder/notegraph.yaml";
    ng_schema *schema = p->schema;
    ng_vault *vault = p->vault;
    char stale[] = "stale", *root = stale;
    assert_fails(p->ctx, ng_schema_load(&schema, p->ctx, missing), NG_E_IO);
    assert_null(schema);
    assert_string_equal(ng_ctx_error(p->ctx)->path, missing);
    assert_fails(p->ctx, ng_vault_open(&vault, p->ctx, missing, NULL), NG_E_IO);
    assert_null(vault);
    assert_string_equal(ng_ctx_error(p->ctx)->path, missing);
    assert_fails(p->ctx, ng_vault_find_root(&root, p->ctx, missing), NG_E_IO);
    assert_null(root);
    assert_fails(p->ctx, ng_schema_load(&schema, p->ctx, "/"), NG_E_IO);
}

/* Loads a schema with this text from a file that is gone afterwards. */
static ng_status load(ng_ctx *ctx, ng_schema **schema, const char *text, size_t size) {
    char path[] = "/tmp/notegraph-test-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    ng_status status = ng_schema_load(schema, ctx, path);
    assert_int_equal(remove(path), 0);
    if (status != NG_OK)
        assert_string_equal(ng_ctx_error(ctx)->path, path);
    return status;
}

static void test_schema_files(void **state) {
    struct products *p = *state;
    ng_schema *schema = NULL;
    static const char good[] = "home: Corvin\nowner: 'Ada Quill'\nignore: [Old]\n"
                               "types:\n  vessel: team\nfolders:\n  Boats: project\n";
    assert_ok(p->ctx, load(p->ctx, &schema, good, sizeof good - 1));
    assert_text(ng_schema_home(schema), "Corvin");
    assert_text(ng_schema_owner(schema), "Ada Quill");
    ng_schema_free(schema);
    static const struct {
        const char *text;
        uint32_t line, column;
    } bad[] = {
        {"home: Corvin\nhoem: Corvin\n", 2, 1},
        {"types:\n  vessel: boat\n", 2, 11},
        {"\ntypes: person\n", 2, 8},
        {"home: \"unclosed\n", 1, 7},
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_fails(p->ctx, load(p->ctx, &schema, bad[i].text, strlen(bad[i].text)), NG_E_SYNTAX);
        assert_null(schema);
        assert_int_equal(ng_ctx_error(p->ctx)->line, bad[i].line);
        assert_int_equal(ng_ctx_error(p->ctx)->column, bad[i].column);
    }
    char *large = malloc(70000);
    assert_non_null(large);
    memset(large, '#', 70000);
    assert_fails(p->ctx, load(p->ctx, &schema, large, 70000), NG_E_LIMIT);
    free(large);
    assert_null(schema);
    assert_ok(p->ctx, load(p->ctx, &schema, "", 0));
    ng_schema_free(schema);
}

/* ---------------------------------------------------------------- names and dates */

static void test_names_of_values(void **state) {
    (void)state;
    assert_string_equal(ng_version(), NG_VERSION_STRING);
    for (int i = NG_OK; i <= NG_E_WRITE; i++)
        assert_true(ng_status_text((ng_status)i)[0] != '\0');
    assert_string_equal(ng_status_text((ng_status)99), "unknown status");
    assert_string_equal(ng_severity_name(NG_NOTE), "note");
    assert_string_equal(ng_severity_name(NG_WARNING), "warning");
    assert_string_equal(ng_severity_name(NG_FAULT), "error");
    for (int i = NG_KIND_UNKNOWN; i <= NG_KIND_TOPIC; i++) {
        ng_kind kind = no_kind();
        assert_int_equal(ng_kind_from_name(ng_kind_name((ng_kind)i), &kind), 1);
        assert_int_equal(kind, i);
    }
    ng_kind kind = NG_KIND_TEAM;
    assert_int_equal(ng_kind_from_name("PerSon", &kind), 1);
    assert_int_equal(kind, NG_KIND_PERSON);
    assert_int_equal(ng_kind_from_name("persons", &kind), 0);
    assert_int_equal(ng_kind_from_name("", &kind), 0);
    assert_int_equal(ng_kind_from_name(NULL, &kind), 0);
    assert_int_equal(ng_kind_from_name("person", NULL), 0);
    assert_int_equal(kind, NG_KIND_PERSON);
    assert_string_equal(ng_kind_name(no_kind()), "unknown");
    assert_string_equal(ng_relation_name(NG_REL_ATTENDED), "attended");
    assert_string_equal(ng_relation_name(no_relation()), "unknown");
}

static void test_dates(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ng_date date;
    } dates[] = {
        {"1970-01-01", 0},          {"1969-12-31", -1},        {"2000-02-29", 11016},
        {"2025-11-06T09:30", 20398}, {"2025-11-06 09:30", 20398}, {"0001-01-01", -719162},
        {"9999-12-31", 2932896},    {"2023-02-29", NG_NO_DATE}, {"2025-13-01", NG_NO_DATE},
        {"2025-00-10", NG_NO_DATE}, {"2025-04-31", NG_NO_DATE}, {"0000-01-01", NG_NO_DATE},
        {"2025-1-1", NG_NO_DATE},   {"2025-11-061", NG_NO_DATE}, {"", NG_NO_DATE},
        {"soon", NG_NO_DATE},       {" 2025-11-06", NG_NO_DATE},
    };
    char day[11];
    for (size_t i = 0; i < COUNT(dates); i++) {
        assert_int_equal(ng_date_parse(dates[i].text), dates[i].date);
        memset(day, 'x', sizeof day);
        ng_date_format(dates[i].date, day);
        if (dates[i].date == NG_NO_DATE)
            assert_string_equal(day, "");
        else
            assert_memory_equal(day, dates[i].text, 10);
    }
    assert_int_equal(ng_date_parse(NULL), NG_NO_DATE);
    static const ng_date outside[] = {2932897, -719163, INT32_MAX, INT32_MIN + 1};
    for (size_t i = 0; i < COUNT(outside); i++) {
        ng_date_format(outside[i], day);
        assert_string_equal(day, "");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_free_of_null),
        cmocka_unit_test_setup_teardown(test_context_arguments, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_context, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nowhere_to_put_the_product, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_to_make_it_of, set_up, tear_down),
        cmocka_unit_test(test_counts_and_setters_of_null),
        cmocka_unit_test_setup_teardown(test_values_that_do_not_exist, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nodes_that_do_not_exist, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_paths_that_are_in_no_vault, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_names_of_nobody, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_record_is_of_the_last_call, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_messages_are_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_files_that_cannot_be_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_schema_files, set_up, tear_down),
        cmocka_unit_test(test_names_of_values),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
