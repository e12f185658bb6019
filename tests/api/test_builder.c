/* SPDX-License-Identifier: MIT
 * test_builder.c - graphs made by a program: without notes, together with notes, once. */
#include "kit.h"

static ng_builder *new_builder(ng_ctx *ctx) {
    ng_builder *builder;
    assert_ok(ctx, ng_builder_new(&builder, ctx, NULL));
    return builder;
}

static ng_node add(ng_builder *builder, ng_ctx *ctx, const char *name, ng_kind kind) {
    ng_node node = NG_NONE;
    assert_ok(ctx, ng_builder_add_node(builder, ctx, &node, name, kind));
    assert_int_not_equal(node, NG_NONE);
    return node;
}

static ng_graph *finish(ng_builder *builder, ng_ctx *ctx) {
    ng_graph *graph;
    assert_ok(ctx, ng_builder_finish(&graph, ctx, builder));
    ng_builder_free(builder);
    return graph;
}

static void test_graph_without_notes(void **state) {
    ng_ctx *ctx = new_ctx();
    ng_builder *b = new_builder(ctx);
    (void)state;
    ng_node ada = add(b, ctx, "Ada Quill", NG_KIND_PERSON),
            org = add(b, ctx, "Corvin", NG_KIND_ORG);
    ng_node talk = add(b, ctx, "Kick-off", NG_KIND_MEETING);
    ng_date day = ng_date_parse("2025-02-03"), later = ng_date_parse("2025-05-06");
    assert_ok(ctx, ng_builder_set_date(b, ctx, talk, day));
    assert_ok(ctx, ng_builder_set_attribute(b, ctx, ada, "role", "Surveyor"));
    assert_ok(ctx, ng_builder_set_attribute(b, ctx, ada, "role", "Miller"));
    assert_ok(ctx, ng_builder_set_attribute(b, ctx, ada, "email", "ada@corvin.example"));
    char path[] = "crm.csv";
    const ng_origin origin = {{path, 7}, 12, 3};
    assert_ok(ctx, ng_builder_add_edge(b, ctx, ada, org, NG_REL_WORKS_AT, NG_NO_DATE, NULL));
    assert_ok(ctx, ng_builder_add_edge(b, ctx, ada, talk, NG_REL_ATTENDED, day, &origin));
    assert_ok(ctx, ng_builder_add_edge(b, ctx, ada, talk, NG_REL_ATTENDED, later, &origin));
    memset(path, 'x', 7);
    ng_graph *g = finish(b, ctx);
    assert_int_equal(ng_graph_node_count(g), 3);
    assert_int_equal(ng_graph_edge_count(g), 2);
    ada = node_named(ctx, g, "ada quill");
    org = node_named(ctx, g, "Corvin");
    talk = node_named(ctx, g, "Kick-off");
    assert_int_equal(ng_node_kind(g, talk), NG_KIND_MEETING);
    assert_int_equal(ng_node_date(g, talk), day);
    assert_text(ng_node_attribute(g, ada, "role"), "Surveyor");
    assert_int_equal(ng_node_attribute_count(g, ada), 2);
    assert_true(ng_node_confidence(g, org) >= 1);
    assert_int_equal(ng_node_note_count(g, ada), 0);
    ng_edge e = edge_of(g, ada, NG_REL_WORKS_AT, org);
    assert_int_not_equal(e, NG_NONE);
    assert_int_equal(ng_edge_weight(g, e), 1);
    assert_int_equal(ng_edge_origin_count(g, e), 0);
    e = edge_of(g, ada, NG_REL_ATTENDED, talk);
    assert_int_not_equal(e, NG_NONE);
    assert_true(ng_edge_weight(g, e) >= 1);
    assert_int_equal(ng_edge_first(g, e), day);
    assert_int_equal(ng_edge_last(g, e), later);
    assert_int_equal(ng_edge_origin_count(g, e), 2);
    assert_text(ng_edge_origin(g, e, 0).path, "crm.csv");
    assert_int_equal(ng_edge_origin(g, e, 0).line, 12);
    assert_int_equal(ng_edge_origin(g, e, 0).column, 3);
    ng_graph_free(g);
    ng_ctx_free(ctx);
}

static void test_same_name_is_one_node_but_meetings(void **state) {
    ng_ctx *ctx = new_ctx();
    ng_builder *b = new_builder(ctx);
    (void)state;
    assert_int_equal(add(b, ctx, "Ada Quill", NG_KIND_UNKNOWN),
                     add(b, ctx, "ADA  QUILL", NG_KIND_PERSON));
    assert_int_not_equal(add(b, ctx, "Sync", NG_KIND_MEETING),
                         add(b, ctx, "Sync", NG_KIND_MEETING));
    ng_graph *g = finish(b, ctx);
    ng_node node;
    assert_int_equal(ng_graph_node_count(g), 3);
    assert_int_equal(ng_node_kind(g, node_named(ctx, g, "Ada Quill")), NG_KIND_PERSON);
    assert_fails(ctx, ng_graph_find(&node, ctx, g, "Sync"), NG_E_AMBIGUOUS);
    ng_graph_free(g);
    ng_ctx_free(ctx);
}

static const ng_file files[] = {
    NOTE("People/Ada Quill.md", "---\nrole: Miller\ncompany: Corvin\n---\n"),
    NOTE("2025-01-07 - Talk.md", "---\ndate: 2025-01-07\nparticipants: [Ada Quill]\n---\n"),
};

/* What a program adds and what notes say meets in the same nodes, whichever comes first. */
static void mixed(bool notes_first) {
    ng_ctx *ctx = new_ctx();
    ng_vault *vault;
    ng_notes *notes;
    ng_builder *b = new_builder(ctx);
    assert_ok(ctx, ng_vault_from_memory(&vault, ctx, files, COUNT(files)));
    assert_ok(ctx, ng_notes_read(&notes, ctx, vault, NULL));
    ng_vault_free(vault);
    if (notes_first)
        assert_ok(ctx, ng_builder_add_notes(b, ctx, notes));
    ng_node ada = add(b, ctx, "Ada Quill", NG_KIND_UNKNOWN);
    ng_node chief = add(b, ctx, "Bo Marl", NG_KIND_PERSON);
    assert_ok(ctx, ng_builder_add_edge(b, ctx, ada, chief, NG_REL_REPORTS_TO, NG_NO_DATE, NULL));
    assert_ok(ctx, ng_builder_set_attribute(b, ctx, ada, "badge", "17"));
    if (!notes_first)
        assert_ok(ctx, ng_builder_add_notes(b, ctx, notes));
    assert_fails(ctx, ng_builder_add_notes(b, ctx, notes), NG_E_ARG);
    ng_graph *g;
    assert_ok(ctx, ng_builder_finish(&g, ctx, b));
    ng_builder_free(b);
    ng_notes_free(notes);
    assert_int_equal(ng_graph_node_count(g), 4);
    ada = node_named(ctx, g, "Ada Quill");
    assert_int_equal(ng_node_kind(g, ada), NG_KIND_PERSON);
    assert_int_equal(ng_node_note_count(g, ada), 1);
    assert_text(ng_node_attribute(g, ada, "badge"), "17");
    assert_text(ng_node_attribute(g, ada, "role"), "Miller");
    assert_int_not_equal(
        edge_of(g, ada, NG_REL_REPORTS_TO, node_named(ctx, g, "Bo Marl")), NG_NONE);
    assert_int_not_equal(edge_of(g, ada, NG_REL_ATTENDED, node_named(ctx, g, "Talk")), NG_NONE);
    assert_int_not_equal(edge_of(g, ada, NG_REL_WORKS_AT, node_named(ctx, g, "Corvin")), NG_NONE);
    ng_graph_free(g);
    ng_ctx_free(ctx);
}

static void test_notes_then_own(void **state) {
    (void)state;
    mixed(true);
}

static void test_own_then_notes(void **state) {
    (void)state;
    mixed(false);
}

static void test_spent_builder_is_refused(void **state) {
    ng_ctx *ctx = new_ctx();
    ng_builder *b = new_builder(ctx);
    ng_graph *g, *again;
    ng_node node, ada = add(b, ctx, "Ada Quill", NG_KIND_PERSON);
    (void)state;
    assert_ok(ctx, ng_builder_finish(&g, ctx, b));
    again = g;
    assert_fails(ctx, ng_builder_finish(&again, ctx, b), NG_E_ARG);
    assert_null(again);
    assert_fails(ctx, ng_builder_add_node(b, ctx, &node, "Bo Marl", NG_KIND_PERSON), NG_E_ARG);
    assert_fails(ctx, ng_builder_set_date(b, ctx, ada, 0), NG_E_ARG);
    assert_fails(ctx, ng_builder_set_attribute(b, ctx, ada, "k", "v"), NG_E_ARG);
    assert_fails(ctx, ng_builder_add_edge(b, ctx, ada, ada, NG_REL_RELATED, 0, NULL), NG_E_ARG);
    assert_fails(ctx, ng_builder_add_notes(b, ctx, NULL), NG_E_ARG);
    ng_builder_free(b);
    assert_int_equal(ng_graph_node_count(g), 1);
    ng_graph_free(g);
    ng_ctx_free(ctx);
}

static void test_empty_builder(void **state) {
    ng_ctx *ctx = new_ctx();
    (void)state;
    ng_graph *g = finish(new_builder(ctx), ctx);
    assert_int_equal(ng_graph_node_count(g), 0);
    ng_graph_free(g);
    ng_builder_free(new_builder(ctx)); /* given up */
    ng_ctx_free(ctx);
}

/* Only meetings have a day; an edge from a node to itself says nothing. */
static void test_what_is_left_out(void **state) {
    ng_ctx *ctx = new_ctx();
    ng_builder *b = new_builder(ctx);
    ng_node ada = add(b, ctx, "Ada Quill", NG_KIND_PERSON);
    (void)state;
    assert_ok(ctx, ng_builder_set_date(b, ctx, ada, 20000));
    assert_ok(ctx, ng_builder_add_edge(b, ctx, ada, ada, NG_REL_RELATED, NG_NO_DATE, NULL));
    ng_graph *g = finish(b, ctx);
    assert_int_equal(ng_node_date(g, 0), NG_NO_DATE);
    assert_int_equal(ng_graph_edge_count(g), 0);
    ng_graph_free(g);
    ng_ctx_free(ctx);
}

/* A kind that nothing declares comes from evidence, and says that it is no more than that. */
static void test_kind_left_to_evidence(void **state) {
    ng_ctx *ctx = new_ctx();
    ng_builder *b = new_builder(ctx);
    (void)state;
    (void)add(b, ctx, "qrx", NG_KIND_UNKNOWN);
    ng_graph *g = finish(b, ctx);
    assert_int_equal(ng_node_kind(g, 0), NG_KIND_UNKNOWN);
    assert_true(ng_node_confidence(g, 0) < 1);
    ng_graph_free(g);
    ng_ctx_free(ctx);
}

static void test_text_is_cleaned(void **state) {
    ng_ctx *ctx = new_ctx();
    ng_builder *b = new_builder(ctx);
    (void)state;
    ng_node node = add(b, ctx, "  Ada\n\tQuill\xFF\xE2\x80\xAE ", NG_KIND_PERSON);
    assert_ok(ctx, ng_builder_set_attribute(b, ctx, node, "role", "a\x01\nb"));
    ng_graph *g = finish(b, ctx);
    assert_text(ng_node_name(g, 0), "Ada Quill\xEF\xBF\xBD");
    assert_text(ng_node_attribute(g, 0, "role"), "a b");
    ng_graph_free(g);
    ng_ctx_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_graph_without_notes),
        cmocka_unit_test(test_same_name_is_one_node_but_meetings),
        cmocka_unit_test(test_notes_then_own),
        cmocka_unit_test(test_own_then_notes),
        cmocka_unit_test(test_spent_builder_is_refused),
        cmocka_unit_test(test_empty_builder),
        cmocka_unit_test(test_what_is_left_out),
        cmocka_unit_test(test_kind_left_to_evidence),
        cmocka_unit_test(test_text_is_cleaned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
