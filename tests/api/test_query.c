/* SPDX-License-Identifier: MIT
 * test_query.c - what a query shows of a graph: focus, depth, days, kinds, budget, maps. */
#include "kit.h"

/* Three meetings. Ada was in the first two, Bo in the last two, the owner in all; only the first is
 * about Corvin, Heron is the project of the last two; Cy is named by nobody's meeting. */
static const ng_file files[] = {
    NOTE("People/Cy Dorn.md", "---\ntype: person\n---\n"),
    NOTE("a.md", "---\ntitle: First talk\ndate: 2025-01-10\nparticipants: [Ada Quill, Myself]\n"
                 "account: Corvin\n---\n"),
    NOTE("b.md", "---\ntitle: Second talk\ndate: 2025-02-10\nproject: Heron\n"
                 "participants: [Ada Quill, Bo Marl, Myself]\n---\n"),
    NOTE("c.md", "---\ntitle: Third talk\ndate: 2025-03-10\nproject: Heron\n"
                 "participants: [Bo Marl, Myself]\n---\n"),
};

struct query_test {
    ng_ctx *ctx;
    ng_graph *graph;
    ng_query *query;
    ng_node ada, bo, cy, owner, corvin, heron, first, second, third;
};

static int set_up(void **state) {
    struct query_test *t = calloc(1, sizeof *t);
    ng_schema *schema;
    assert_non_null(t);
    t->ctx = new_ctx();
    assert_ok(t->ctx, ng_schema_new(&schema, t->ctx));
    assert_ok(t->ctx, ng_schema_set_owner(schema, t->ctx, "Owen Tarn"));
    t->graph = graph_of(t->ctx, files, COUNT(files), schema);
    ng_schema_free(schema);
    assert_ok(t->ctx, ng_query_new(&t->query, t->ctx));
    t->ada = node_named(t->ctx, t->graph, "Ada Quill");
    t->bo = node_named(t->ctx, t->graph, "Bo Marl");
    t->cy = node_named(t->ctx, t->graph, "Cy Dorn");
    t->owner = node_named(t->ctx, t->graph, "Owen Tarn");
    t->corvin = node_named(t->ctx, t->graph, "Corvin");
    t->heron = node_named(t->ctx, t->graph, "Heron");
    t->first = node_named(t->ctx, t->graph, "First talk");
    t->second = node_named(t->ctx, t->graph, "Second talk");
    t->third = node_named(t->ctx, t->graph, "Third talk");
    assert_int_equal(ng_graph_node_count(t->graph), 9);
    *state = t;
    return 0;
}

static int tear_down(void **state) {
    struct query_test *t = *state;
    ng_query_free(t->query);
    ng_graph_free(t->graph);
    ng_ctx_free(t->ctx);
    free(t);
    return 0;
}

static ng_view *select_view(const struct query_test *t) {
    ng_view *view;
    assert_ok(t->ctx, ng_view_select(&view, t->ctx, t->graph, t->query));
    /* Whatever is asked: nodes once, highest score first; edges between them. */
    for (size_t i = 0; i < ng_view_node_count(view); i++) {
        assert_true(ng_view_node(view, i) < ng_graph_node_count(t->graph));
        if (i > 0)
            assert_true(ng_view_score(view, i - 1) >= ng_view_score(view, i));
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(ng_view_node(view, i), ng_view_node(view, j));
    }
    for (size_t i = 0; i < ng_view_edge_count(view); i++) {
        assert_true(view_has(view, ng_view_edge_source(view, i)));
        assert_true(view_has(view, ng_view_edge_target(view, i)));
        assert_true(ng_view_edge_weight(view, i) >= 1);
    }
    return view;
}

/* Which of the nodes are shown, a letter for each. */
static void assert_shown(const struct query_test *t, const char *wanted) {
    const struct {
        char letter;
        ng_node node;
    } nodes[] = {{'a', t->ada},    {'b', t->bo},    {'c', t->cy},     {'o', t->owner},
                 {'C', t->corvin}, {'H', t->heron}, {'1', t->first}, {'2', t->second},
                 {'3', t->third}};
    char got[COUNT(nodes) + 1];
    size_t count = 0;
    ng_view *view = select_view(t);
    for (size_t i = 0; i < COUNT(nodes); i++)
        if (view_has(view, nodes[i].node))
            got[count++] = nodes[i].letter;
    got[count] = '\0';
    assert_string_equal(got, wanted);
    assert_int_equal(ng_view_node_count(view), strlen(wanted));
    ng_view_free(view);
}

static void test_everything(void **state) {
    const struct query_test *t = *state;
    assert_shown(t, "abcoCH123");
    ng_view *view = select_view(t);
    assert_int_equal(ng_view_edge_count(view), ng_graph_edge_count(t->graph));
    for (size_t i = 0; i < ng_view_edge_count(view); i++) {
        ng_edge e = edge_of(t->graph, ng_view_edge_source(view, i), ng_view_edge_relation(view, i),
                            ng_view_edge_target(view, i));
        assert_int_not_equal(e, NG_NONE);
        assert_int_equal(ng_view_edge_weight(view, i), ng_edge_weight(t->graph, e));
        assert_int_equal(ng_view_edge_last(view, i), ng_edge_last(t->graph, e));
    }
    ng_view_free(view);
}

static void test_focus_and_depth(void **state) {
    const struct query_test *t = *state;
    assert_ok(t->ctx, ng_query_add_focus(t->query, t->ctx, t->corvin));
    assert_shown(t, "aoC1"); /* two steps: its meetings, and who was there */
    ng_query_set_depth(t->query, 0);
    assert_shown(t, "C");
    ng_query_set_depth(t->query, 1);
    assert_shown(t, "C1");
    ng_query_set_depth(t->query, 3);
    assert_shown(t, "aoC123");
    ng_query_set_depth(t->query, 4);
    assert_shown(t, "aboCH123");
    ng_query_set_depth(t->query, UINT32_MAX);
    assert_shown(t, "aboCH123");
}

static void test_focus_ranks_first(void **state) {
    const struct query_test *t = *state;
    assert_ok(t->ctx, ng_query_add_focus(t->query, t->ctx, t->corvin));
    assert_ok(t->ctx, ng_query_add_focus(t->query, t->ctx, t->corvin)); /* again: no matter */
    ng_view *view = select_view(t);
    assert_int_equal(ng_view_node(view, 0), t->corvin);
    ng_view_free(view);
    assert_ok(t->ctx, ng_query_add_focus(t->query, t->ctx, t->cy));
    ng_query_set_depth(t->query, 0);
    assert_shown(t, "cC");
}

static void test_days(void **state) {
    const struct query_test *t = *state;
    ng_query_set_since(t->query, ng_date_parse("2025-02-10"));
    ng_view *view = select_view(t);
    assert_false(view_has(view, t->first));
    assert_true(view_has(view, t->second) && view_has(view, t->third));
    ng_view_free(view);
    ng_query_set_until(t->query, ng_date_parse("2025-02-10"));
    view = select_view(t);
    assert_false(view_has(view, t->first) || view_has(view, t->third));
    assert_true(view_has(view, t->second));
    ng_view_free(view);
    ng_query_set_since(t->query, NG_NO_DATE);
    view = select_view(t);
    assert_true(view_has(view, t->first) && view_has(view, t->second));
    assert_false(view_has(view, t->third));
    ng_view_free(view);
}

/* "and what they connect": what only meetings of other days lead to is not shown. */
static void test_days_cut_what_is_reached(void **state) {
    const struct query_test *t = *state;
    assert_ok(t->ctx, ng_query_add_focus(t->query, t->ctx, t->ada));
    assert_shown(t, "aboCH12");
    ng_query_set_until(t->query, ng_date_parse("2025-01-31"));
    assert_shown(t, "aoC1");
    ng_query_set_since(t->query, ng_date_parse("2025-02-01"));
    ng_query_set_until(t->query, NG_NO_DATE);
    assert_shown(t, "aboH2");
}

static void test_kinds(void **state) {
    const struct query_test *t = *state;
    ng_query_add_kind(t->query, NG_KIND_PERSON);
    assert_shown(t, "abco");
    ng_query_add_kind(t->query, NG_KIND_PROJECT);
    assert_shown(t, "abcoH");
    assert_ok(t->ctx, ng_query_add_focus(t->query, t->ctx, t->corvin));
    assert_shown(t, "aoC"); /* the focus is always shown, and reached through what is hidden */
}

static void test_budget_and_what_it_omits(void **state) {
    const struct query_test *t = *state;
    ng_query_set_max_nodes(t->query, 4);
    ng_view *view = select_view(t);
    assert_int_equal(ng_view_node_count(view), 4);
    size_t omitted = 0;
    for (int kind = NG_KIND_UNKNOWN; kind <= NG_KIND_TOPIC; kind++)
        omitted += ng_view_omitted(view, (ng_kind)kind);
    assert_int_equal(omitted, 5);
    ng_view_free(view);
    ng_query_add_kind(t->query, NG_KIND_MEETING);
    ng_query_set_max_nodes(t->query, 2);
    view = select_view(t);
    assert_int_equal(ng_view_omitted(view, NG_KIND_MEETING), 1);
    assert_int_equal(ng_view_omitted(view, NG_KIND_PERSON), 0); /* filtered, not over budget */
    ng_view_free(view);
    ng_query_set_max_nodes(t->query, SIZE_MAX);
    assert_shown(t, "123");
    ng_query_set_max_nodes(t->query, 0);
    assert_shown(t, "123");
}

static void test_budget_keeps_the_highest_ranked(void **state) {
    const struct query_test *t = *state;
    ng_view *all = select_view(t);
    for (size_t budget = 1; budget <= ng_view_node_count(all); budget++) {
        ng_query_set_max_nodes(t->query, budget);
        ng_view *some = select_view(t);
        assert_int_equal(ng_view_node_count(some), budget);
        for (size_t i = 0; i < budget; i++)
            assert_int_equal(ng_view_node(some, i), ng_view_node(all, i));
        ng_view_free(some);
    }
    ng_view_free(all);
}

static void test_map_hides_the_owner_and_the_unattached(void **state) {
    const struct query_test *t = *state;
    ng_query_set_map(t->query, 1);
    ng_view *view = select_view(t);
    assert_false(view_has(view, t->owner));
    assert_false(view_has(view, t->cy));
    assert_true(view_has(view, t->ada) && view_has(view, t->bo));
    ng_view_free(view);
    /* Unless they are what is asked for. */
    assert_ok(t->ctx, ng_query_add_focus(t->query, t->ctx, t->owner));
    view = select_view(t);
    assert_int_equal(ng_view_node(view, 0), t->owner);
    ng_view_free(view);
    ng_query_set_map(t->query, 0);
    view = select_view(t);
    assert_true(view_has(view, t->owner));
    ng_view_free(view);
}

/* The owner was in every meeting: a map must not reach everything by way of that. */
static void test_map_does_not_lead_through_the_owner(void **state) {
    const struct query_test *t = *state;
    assert_ok(t->ctx, ng_query_add_focus(t->query, t->ctx, t->corvin));
    ng_query_set_depth(t->query, 3);
    ng_query_set_map(t->query, 1);
    ng_view *view = select_view(t);
    assert_true(view_has(view, t->first) && view_has(view, t->ada));
    assert_false(view_has(view, t->third));
    ng_view_free(view);
}

/* Meetings that are not shown are folded into the edges between who met and what it was about. */
static void test_map_folds_meetings(void **state) {
    const struct query_test *t = *state;
    bool found = false;
    ng_query_set_map(t->query, 1);
    ng_query_add_kind(t->query, NG_KIND_PERSON);
    ng_query_add_kind(t->query, NG_KIND_PROJECT);
    ng_view *view = select_view(t);
    for (size_t i = 0; i < ng_view_edge_count(view); i++)
        if (ng_view_edge_source(view, i) == t->bo && ng_view_edge_target(view, i) == t->heron) {
            found = true;
            assert_int_equal(ng_view_edge_relation(view, i), NG_REL_ABOUT);
            assert_int_equal(ng_view_edge_weight(view, i), 2);
            assert_int_equal(ng_view_edge_last(view, i), ng_date_parse("2025-03-10"));
        }
    assert_true(found);
    ng_view_free(view);
}

static void test_view_outlives_its_query(void **state) {
    struct query_test *t = *state;
    ng_view *view = select_view(t);
    ng_query_free(t->query);
    t->query = NULL;
    assert_int_equal(ng_view_node_count(view), 9);
    struct output json = rendered(t->ctx, view, NULL, NG_FORMAT_JSON);
    output_free(&json);
    ng_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_focus_and_depth, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_focus_ranks_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_days, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_days_cut_what_is_reached, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_kinds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_budget_and_what_it_omits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_budget_keeps_the_highest_ranked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_map_hides_the_owner_and_the_unattached, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_map_does_not_lead_through_the_owner, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_map_folds_meetings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_view_outlives_its_query, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
