/* SPDX-License-Identifier: MIT
 * test_api.c - from notes in memory to a graph, by the public interface: what every accessor says,
 * where things stand, how nodes are found, what is kept when its maker goes. */
#include "kit.h"

/* ---------------------------------------------------------------- a small vault */

/* One meeting by two notes, a person with a note, a ghost, placeholders, an attribute or two. */
static const ng_file mill[] = {
    NOTE("Meetings/2025-03-04 - Sluice review.md", "---\n"
                                                   "title: Sluice review\n"
                                                   "date: 2025-03-04\n"
                                                   "participants:\n"
                                                   "  - Orla Fenwick\n"
                                                   "  - TBD\n"
                                                   "  - \"\"\n"
                                                   "  - Tamsin Rook\n"
                                                   "account: Brightwater Mills\n"
                                                   "source_ref: Rec/2025-03-04 09:30 - Sluice.md\n"
                                                   "---\n"
                                                   "# Sluice review\n"
                                                   "\n"
                                                   "Over tea, [[Tamsin Rook]] drew the weir.\n"
                                                   "\n"
                                                   "- [ ] Order gates @Orla Fenwick\n"),
    NOTE("Notes/From the yard.md", "---\n"
                                   "date: 2025-03-04\n"
                                   "participants: [Orla Fenwick, Piers Calloway]\n"
                                   "source_ref: In/_archive/2025-03-04 09 30 - Sluice.md\n"
                                   "---\n"),
    NOTE("Meetings/2025-04-01 - Weir walk.md", "---\r\n"
                                               "date: 2025-04-01\r\n"
                                               "participants: [Orla F.]\r\n"
                                               "---\r\n"
                                               "F\xC3\xBCr [[Tamsin Rook]].\r\n"),
    NOTE("People/Orla Fenwick.md", "---\n"
                                   "type: person\n"
                                   "aliases: [Orla F., Or Fen]\n"
                                   "company: Brightwater Mills\n"
                                   "role: Millwright\n"
                                   "email: orla@brightwater.example\n"
                                   "---\n"),
};

struct vault_test {
    ng_ctx *ctx;
    ng_graph *graph;
};

static int set_up(void **state) {
    struct vault_test *t = calloc(1, sizeof *t);
    assert_non_null(t);
    t->ctx = new_ctx();
    t->graph = graph_of(t->ctx, mill, COUNT(mill), NULL);
    *state = t;
    return 0;
}

static int tear_down(void **state) {
    struct vault_test *t = *state;
    ng_graph_free(t->graph);
    ng_ctx_free(t->ctx);
    free(t);
    return 0;
}

static ng_node named(const struct vault_test *t, const char *name) {
    return node_named(t->ctx, t->graph, name);
}

/* ---------------------------------------------------------------- vault and notes */

static void test_vault_is_sorted_and_copied(void **state) {
    char path[] = "b.md", data[] = "- [[X]]";
    const ng_file files[] = {{path, data, sizeof data - 1}, NOTE("a/z.md", ""), NOTE("B.md", "")};
    ng_ctx *ctx = new_ctx();
    ng_vault *vault;
    (void)state;
    assert_ok(ctx, ng_vault_from_memory(&vault, ctx, files, COUNT(files)));
    memset(path, 'q', sizeof path - 1);
    memset(data, 'q', sizeof data - 1);
    assert_int_equal(ng_vault_file_count(vault), 3);
    assert_text(ng_vault_file_path(vault, 0), "B.md");
    assert_text(ng_vault_file_path(vault, 1), "a/z.md");
    assert_text(ng_vault_file_path(vault, 2), "b.md");
    assert_text(ng_vault_root(vault), "");
    ng_notes *notes;
    assert_ok(ctx, ng_notes_read(&notes, ctx, vault, NULL));
    ng_vault_free(vault);
    assert_int_equal(ng_notes_count(notes), 3);
    assert_text(ng_note_path(notes, 2), "b.md");
    assert_int_equal(ng_note_fact_count(notes, 0), 0);
    assert_int_equal(ng_note_fact_count(notes, 2), 1);
    assert_int_equal(ng_fact_type(notes, 2, 0), NG_FACT_LINK);
    assert_text(ng_fact_target(notes, 2, 0), "X");
    ng_notes_free(notes);
    ng_ctx_free(ctx);
}

static void test_facts_have_kind_key_value_and_place(void **state) {
    static const ng_file files[] = {NOTE("n.md", "---\n"
                                                 "account: Corvin\n"
                                                 "---\n"
                                                 "# Head\n"
                                                 "**With**: Ada Quill, Bo\n"
                                                 "See [[Some/Where#Part|there]].\n"
                                                 "## Related\n"
                                                 "- Plain One\n"
                                                 "- [x] Done @Ada Quill\n")};
    static const struct {
        ng_fact_kind kind;
        const char *key, *value, *target;
        uint32_t line, column;
    } wanted[] = {
        {NG_FACT_FIELD, "account", "Corvin", "", 2, 10},
        {NG_FACT_HEADING, "1", "Head", "", 4, 3},
        {NG_FACT_HEADER, "With", "Ada Quill, Bo", "", 5, 11},
        {NG_FACT_LINK, "Head", "there", "Some/Where", 6, 5},
        {NG_FACT_HEADING, "2", "Related", "", 7, 4},
        {NG_FACT_ITEM, "Related", "Plain One", "", 8, 3},
    };
    ng_ctx *ctx = new_ctx();
    ng_vault *vault;
    ng_notes *notes;
    (void)state;
    assert_ok(ctx, ng_vault_from_memory(&vault, ctx, files, COUNT(files)));
    assert_ok(ctx, ng_notes_read(&notes, ctx, vault, NULL));
    ng_vault_free(vault);
    assert_true(ng_note_fact_count(notes, 0) >= COUNT(wanted) + 2);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_int_equal(ng_fact_type(notes, 0, i), wanted[i].kind);
        assert_text(ng_fact_key(notes, 0, i), wanted[i].key);
        assert_text(ng_fact_value(notes, 0, i), wanted[i].value);
        assert_text(ng_fact_target(notes, 0, i), wanted[i].target);
        assert_int_equal(ng_fact_line(notes, 0, i), wanted[i].line);
        assert_int_equal(ng_fact_column(notes, 0, i), wanted[i].column);
    }
    size_t task = COUNT(wanted), count = ng_note_fact_count(notes, 0);
    assert_int_equal(ng_fact_type(notes, 0, task), NG_FACT_TASK);
    assert_text(ng_fact_key(notes, 0, task), "x");
    assert_text(ng_fact_value(notes, 0, task), "Done");
    bool owned = false;
    for (size_t i = task + 1; i < count; i++)
        owned = owned || (ng_fact_type(notes, 0, i) == NG_FACT_TASK_FIELD &&
                          strcmp(ng_fact_key(notes, 0, i).data, "owner") == 0 &&
                          strcmp(ng_fact_value(notes, 0, i).data, "Ada Quill") == 0);
    assert_true(owned);
    ng_notes_free(notes);
    ng_ctx_free(ctx);
}

/* ---------------------------------------------------------------- nodes */

static void test_nodes(void **state) {
    const struct vault_test *t = *state;
    const ng_graph *g = t->graph;
    ng_node orla = named(t, "Orla Fenwick"), mills = named(t, "Brightwater Mills");
    assert_text(ng_node_name(g, orla), "Orla Fenwick");
    assert_int_equal(ng_node_kind(g, orla), NG_KIND_PERSON);
    assert_true(ng_node_confidence(g, orla) >= 1);
    assert_int_equal(ng_node_date(g, orla), NG_NO_DATE);
    assert_int_equal(ng_node_note_count(g, orla), 1);
    assert_text(ng_node_note(g, orla, 0), "People/Orla Fenwick.md");
    assert_int_equal(ng_node_kind(g, mills), NG_KIND_ORG);
    assert_true(ng_node_confidence(g, mills) > 0 && ng_node_confidence(g, mills) <= 1);
    assert_int_equal(ng_node_note_count(g, mills), 0);
    assert_int_equal(ng_node_attribute_count(g, mills), 0);
    assert_int_equal(ng_node_is_owner(g, orla), 0);
    assert_int_equal(ng_node_is_home(g, mills), 0);
    assert_int_equal(ng_node_kind(g, named(t, "Tamsin Rook")), NG_KIND_PERSON);
    assert_int_equal(ng_node_kind(g, named(t, "Piers Calloway")), NG_KIND_PERSON);
    assert_int_equal(count_kind(g, NG_KIND_PERSON), 3);
    assert_int_equal(count_kind(g, NG_KIND_ORG), 1);
}

static void test_ids_are_sorted_unique_and_findable(void **state) {
    const struct vault_test *t = *state;
    for (ng_node n = 0; n < ng_graph_node_count(t->graph); n++) {
        ng_text id = ng_node_id(t->graph, n);
        assert_true(id.size > 0);
        assert_int_equal(named(t, id.data), n);
        if (n > 0)
            assert_true(strcmp(ng_node_id(t->graph, n - 1).data, id.data) < 0);
    }
}

static void test_aliases_and_attributes(void **state) {
    const struct vault_test *t = *state;
    const ng_graph *g = t->graph;
    ng_node orla = named(t, "Orla Fenwick");
    static const char *const wanted[] = {"Or Fen", "Orla F.", "Orla Fenwick"};
    assert_int_equal(ng_node_alias_count(g, orla), COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_text(ng_node_alias(g, orla, i), wanted[i]);
    assert_int_equal(ng_node_attribute_count(g, orla), 2);
    assert_text(ng_node_attribute_key(g, orla, 0), "email");
    assert_text(ng_node_attribute_value(g, orla, 0), "orla@brightwater.example");
    assert_text(ng_node_attribute_key(g, orla, 1), "role");
    assert_text(ng_node_attribute(g, orla, "role"), "Millwright");
    assert_text(ng_node_attribute(g, orla, "phone"), "");
    assert_text(ng_node_attribute(g, orla, ""), "");
}

static void test_placeholders_are_nobody(void **state) {
    const struct vault_test *t = *state;
    ng_node node;
    assert_fails(t->ctx, ng_graph_find(&node, t->ctx, t->graph, "TBD"), NG_E_NOT_FOUND);
    assert_fails(t->ctx, ng_graph_find(&node, t->ctx, t->graph, ""), NG_E_NOT_FOUND);
    for (ng_node n = 0; n < ng_graph_node_count(t->graph); n++)
        assert_true(ng_node_name(t->graph, n).size > 0);
}

/* ---------------------------------------------------------------- meetings */

static void test_two_notes_with_one_source_are_one_meeting(void **state) {
    const struct vault_test *t = *state;
    const ng_graph *g = t->graph;
    ng_node meeting = named(t, "Sluice review");
    char day[11];
    assert_int_equal(count_kind(g, NG_KIND_MEETING), 2);
    assert_int_equal(ng_node_kind(g, meeting), NG_KIND_MEETING);
    ng_date_format(ng_node_date(g, meeting), day);
    assert_string_equal(day, "2025-03-04");
    assert_int_equal(ng_node_note_count(g, meeting), 2);
    assert_text(ng_node_note(g, meeting, 0), "Meetings/2025-03-04 - Sluice review.md");
    assert_text(ng_node_note(g, meeting, 1), "Notes/From the yard.md");
    assert_true(edge_of(g, named(t, "Tamsin Rook"), NG_REL_ATTENDED, meeting) != NG_NONE);
    assert_true(edge_of(g, named(t, "Piers Calloway"), NG_REL_ATTENDED, meeting) != NG_NONE);
}

static void assert_origin(const ng_graph *g, ng_edge e, size_t index, const char *path,
                          uint32_t line, uint32_t column) {
    ng_origin origin = ng_edge_origin(g, e, index);
    assert_text(origin.path, path);
    assert_int_equal(origin.line, line);
    assert_int_equal(origin.column, column);
}

static void test_origins_are_exact(void **state) {
    const struct vault_test *t = *state;
    const ng_graph *g = t->graph;
    static const char review[] = "Meetings/2025-03-04 - Sluice review.md";
    static const char yard[] = "Notes/From the yard.md",
                      walk[] = "Meetings/2025-04-01 - Weir walk.md";
    ng_node meeting = named(t, "Sluice review"), orla = named(t, "Orla Fenwick");
    ng_node tamsin = named(t, "Tamsin Rook"), mills = named(t, "Brightwater Mills");
    ng_edge e = edge_of(g, orla, NG_REL_ATTENDED, meeting);
    assert_int_not_equal(e, NG_NONE);
    assert_int_equal(ng_edge_weight(g, e), 2);
    assert_int_equal(ng_edge_origin_count(g, e), 2);
    assert_origin(g, e, 0, review, 5, 5);
    assert_origin(g, e, 1, yard, 3, 16);
    e = edge_of(g, named(t, "Piers Calloway"), NG_REL_ATTENDED, meeting);
    assert_origin(g, e, 0, yard, 3, 30);
    e = edge_of(g, tamsin, NG_REL_ATTENDED, meeting);
    assert_origin(g, e, 0, review, 8, 5);
    assert_int_equal(ng_edge_weight(g, e), 1);
    e = edge_of(g, meeting, NG_REL_ABOUT, mills);
    assert_origin(g, e, 0, review, 9, 10);
    e = edge_of(g, meeting, NG_REL_MENTIONS, tamsin);
    assert_int_not_equal(e, NG_NONE);
    assert_origin(g, e, 0, review, 14, 11);
    e = edge_of(g, orla, NG_REL_OWNS_TASK, meeting);
    assert_int_not_equal(e, NG_NONE);
    assert_int_equal(ng_edge_origin(g, e, 0).line, 16);
    /* Columns are code points, whatever the line's end is. */
    e = edge_of(g, named(t, "Weir walk"), NG_REL_MENTIONS, tamsin);
    assert_int_not_equal(e, NG_NONE);
    assert_origin(g, e, 0, walk, 5, 5);
}

/* In a list of names each is where it stands in the file, whatever was made of those before it:
 * spaces are taken out of values, and double-encoded text is repaired. */
static void test_origins_in_lists(void **state) {
    static const ng_file files[] = {
        NOTE("Talk.md", "---\n"
                        "date: 2025-01-07\n"
                        "participants: Ada  Quill,   Bo Marl\n"
                        "---\n"
                        "**With**: Itziar N\xE2\x88\x9A\xE2\x88\xAB\xE2\x88\x9A\xC2\xB1"
                        "ez,  Cy\xC2\xA0\xC2\xA0 Dorn; [[Edda Roth]]\n"),
    };
    static const struct {
        const char *name;
        uint32_t line, column;
    } wanted[] = {{"Ada Quill", 3, 15},
                  {"Bo Marl", 3, 29},
                  {"Itziar N\xC3\xBA\xC3\xB1"
                   "ez",
                   5, 11},
                  {"Cy Dorn", 5, 28},
                  {"Edda Roth", 5, 39}};
    ng_ctx *ctx = new_ctx();
    ng_graph *g = graph_of(ctx, files, COUNT(files), NULL);
    ng_node talk = node_named(ctx, g, "Talk");
    (void)state;
    for (size_t i = 0; i < COUNT(wanted); i++) {
        ng_edge e = edge_of(g, node_named(ctx, g, wanted[i].name), NG_REL_ATTENDED, talk);
        assert_int_not_equal(e, NG_NONE);
        assert_origin(g, e, 0, "Talk.md", wanted[i].line, wanted[i].column);
    }
    ng_graph_free(g);
    ng_ctx_free(ctx);
}

static void test_edges_say_when(void **state) {
    const struct vault_test *t = *state;
    const ng_graph *g = t->graph;
    ng_node orla = named(t, "Orla F."); /* by an alias, as the note has it */
    ng_edge e = edge_of(g, orla, NG_REL_ATTENDED, named(t, "Weir walk"));
    assert_int_not_equal(e, NG_NONE);
    assert_int_equal(ng_edge_first(g, e), ng_date_parse("2025-04-01"));
    assert_int_equal(ng_edge_last(g, e), ng_date_parse("2025-04-01"));
    e = edge_of(g, orla, NG_REL_WORKS_AT, named(t, "Brightwater Mills"));
    assert_int_not_equal(e, NG_NONE);
    assert_int_equal(ng_edge_first(g, e), NG_NO_DATE);
    assert_int_equal(ng_edge_last(g, e), NG_NO_DATE);
}

/* Whatever the vault, the graph's parts fit each other. */
static void test_graph_is_coherent(void **state) {
    const struct vault_test *t = *state;
    const ng_graph *g = t->graph;
    size_t nodes = ng_graph_node_count(g), edges = ng_graph_edge_count(g), ends = 0;
    for (ng_node n = 0; n < nodes; n++) {
        bool entering = false;
        for (size_t i = 0; i < ng_node_edge_count(g, n); i++, ends++) {
            ng_edge e = ng_node_edge(g, n, i);
            assert_true(e < edges);
            bool leaves = ng_edge_source(g, e) == n;
            assert_true(leaves || ng_edge_target(g, e) == n);
            assert_false(leaves && entering); /* first those leaving, then those entering */
            entering = !leaves;
        }
    }
    assert_int_equal(ends, 2 * edges);
    for (ng_edge e = 0; e < edges; e++) {
        assert_true(ng_edge_source(g, e) < nodes && ng_edge_target(g, e) < nodes);
        assert_int_not_equal(ng_edge_source(g, e), ng_edge_target(g, e));
        assert_true(ng_edge_weight(g, e) >= 1);
        assert_true(ng_edge_first(g, e) <= ng_edge_last(g, e));
        assert_true(ng_edge_origin_count(g, e) >= 1);
        for (size_t i = 1; i < ng_edge_origin_count(g, e); i++) {
            ng_origin a = ng_edge_origin(g, e, i - 1), b = ng_edge_origin(g, e, i);
            int order = strcmp(a.path.data, b.path.data);
            assert_true(order < 0 || (order == 0 && (a.line < b.line || (a.line == b.line &&
                                                                         a.column <= b.column))));
        }
    }
}

/* ---------------------------------------------------------------- finding by name */

static void test_find(void **state) {
    const struct vault_test *t = *state;
    static const char *const spellings[] = {
        "Orla Fenwick", "orla fenwick", "ORLA  FENWICK", "Orla\xC2\xA0\106enwick", "Or Fen",
        "orla f.",
    };
    ng_node orla = named(t, "Orla Fenwick");
    for (size_t i = 0; i < COUNT(spellings); i++)
        assert_int_equal(named(t, spellings[i]), orla);
    ng_node node = 0, closest[3];
    size_t count = 99;
    assert_fails(t->ctx, ng_graph_find(&node, t->ctx, t->graph, "Orla Fenwik"), NG_E_NOT_FOUND);
    assert_int_equal(node, NG_NONE);
    assert_non_null(strstr(ng_ctx_error(t->ctx)->message, "Orla Fenwik"));
    assert_ok(t->ctx, ng_graph_closest(closest, 3, &count, t->ctx, t->graph, "Orla Fenwik"));
    assert_in_range(count, 1, 3);
    assert_int_equal(closest[0], orla);
    assert_ok(t->ctx, ng_graph_closest(closest, 1, &count, t->ctx, t->graph, "Rook"));
    assert_int_equal(count, 1);
    assert_int_equal(closest[0], named(t, "Tamsin Rook"));
    assert_ok(t->ctx, ng_graph_closest(closest, 3, &count, t->ctx, t->graph, "qqqqqqqqqqqqqqq"));
    assert_int_equal(count, 0);
    assert_ok(t->ctx, ng_graph_closest(closest, 0, &count, t->ctx, t->graph, "Orla"));
    assert_int_equal(count, 0);
}

static void test_ambiguous_names(void **state) {
    static const ng_file files[] = {
        NOTE("2025-01-07 - Weekly.md", "---\ndate: 2025-01-07\nparticipants: [Ada Quill]\n---\n"),
        NOTE("2025-01-14 - Weekly.md", "---\ndate: 2025-01-14\nparticipants: [Ada Quill]\n---\n"),
    };
    ng_ctx *ctx = new_ctx();
    ng_graph *graph = graph_of(ctx, files, COUNT(files), NULL);
    ng_node node = 0, closest[5];
    size_t count;
    (void)state;
    assert_int_equal(count_kind(graph, NG_KIND_MEETING), 2);
    assert_fails(ctx, ng_graph_find(&node, ctx, graph, "Weekly"), NG_E_AMBIGUOUS);
    assert_int_equal(node, NG_NONE);
    assert_ok(ctx, ng_graph_closest(closest, 5, &count, ctx, graph, "Weekly"));
    assert_int_equal(count, 2);
    assert_int_not_equal(closest[0], closest[1]);
    /* Each can still be had by its id. */
    for (size_t i = 0; i < count; i++)
        assert_int_equal(node_named(ctx, graph, ng_node_id(graph, closest[i]).data), closest[i]);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

/* ---------------------------------------------------------------- schema */

static void test_schema_home_and_owner(void **state) {
    static const ng_file files[] = {
        NOTE("2025-01-07 - Talk.md", "---\ndate: 2025-01-07\nparticipants: [Myself, Ada Quill]\n"
                                     "account: Corvin\n---\n**Site**: Low Weir\n"),
    };
    ng_ctx *ctx = new_ctx();
    ng_schema *schema;
    (void)state;
    assert_ok(ctx, ng_schema_new(&schema, ctx));
    assert_text(ng_schema_home(schema), "");
    assert_text(ng_schema_owner(schema), "");
    assert_ok(ctx, ng_schema_set_home(schema, ctx, "CORVIN"));
    assert_ok(ctx, ng_schema_set_owner(schema, ctx, "Bo Marl"));
    assert_ok(ctx, ng_schema_add_key(schema, ctx, "SITE", NG_REL_ABOUT, NG_KIND_TOPIC));
    assert_text(ng_schema_home(schema), "CORVIN");
    assert_text(ng_schema_owner(schema), "Bo Marl");
    ng_graph *graph = graph_of(ctx, files, COUNT(files), schema);
    ng_node owner = node_named(ctx, graph, "Bo Marl"), home = node_named(ctx, graph, "Corvin");
    assert_int_equal(ng_node_is_owner(graph, owner), 1);
    assert_int_equal(ng_node_kind(graph, owner), NG_KIND_PERSON);
    assert_int_equal(ng_node_is_home(graph, home), 1);
    assert_int_equal(ng_node_is_owner(graph, home), 0);
    ng_node site = node_named(ctx, graph, "Low Weir");
    assert_int_not_equal(edge_of(graph, node_named(ctx, graph, "Talk"), NG_REL_ABOUT, site),
                         NG_NONE);
    ng_graph_free(graph);
    assert_ok(ctx, ng_schema_set_owner(schema, ctx, ""));
    assert_text(ng_schema_owner(schema), "");
    ng_schema_free(schema);
    ng_ctx_free(ctx);
}

static void test_schema_declarations_change_what_is_read(void **state) {
    static const ng_file files[] = {
        NOTE("Boats/Heron.md", ""),
        NOTE("Log.md", "---\ntype: vessel\n---\n## Crew\n- Ada Quill\n"),
    };
    ng_ctx *ctx = new_ctx();
    ng_schema *schema;
    (void)state;
    assert_ok(ctx, ng_schema_new(&schema, ctx));
    assert_ok(ctx, ng_schema_add_folder(schema, ctx, "boats", NG_KIND_PROJECT));
    assert_ok(ctx, ng_schema_add_type(schema, ctx, "Vessel", NG_KIND_TEAM));
    assert_ok(ctx, ng_schema_add_section(schema, ctx, "crew", NG_REL_RELATED, NG_KIND_PERSON));
    ng_graph *graph = graph_of(ctx, files, COUNT(files), schema);
    ng_schema_free(schema);
    ng_node log = node_named(ctx, graph, "Log"), ada = node_named(ctx, graph, "Ada Quill");
    assert_int_equal(ng_node_kind(graph, node_named(ctx, graph, "Heron")), NG_KIND_PROJECT);
    assert_int_equal(ng_node_kind(graph, log), NG_KIND_TEAM);
    assert_int_equal(ng_node_kind(graph, ada), NG_KIND_PERSON);
    assert_int_not_equal(edge_of(graph, log, NG_REL_RELATED, ada), NG_NONE);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

/* ---------------------------------------------------------------- findings */

static const ng_file flawed[] = {
    NOTE("b.md", "---\ndate: soon\ntitle: a: b: c\n---\n"),
    NOTE("a.md", "---\nrole: x\nrole: y\nrole: z\n---\n\xFF\n```\n"),
    NOTE("c.md", "---\ntitle: never closed\n"),
};

struct told {
    size_t count;
    bool complete;
};

static void take_finding(void *user, const ng_finding *finding) {
    struct told *told = user;
    told->count++;
    told->complete = told->complete && finding->code[0] != '\0' && finding->text[0] != '\0' &&
                     finding->path != NULL;
}

static void test_findings_are_sorted_and_told_once(void **state) {
    ng_ctx *ctx = new_ctx();
    struct told told = {.complete = true};
    (void)state;
    ng_ctx_set_sink(ctx, take_finding, &told);
    ng_graph *graph = graph_of(ctx, flawed, COUNT(flawed), NULL);
    size_t count = ng_graph_finding_count(graph);
    assert_true(count >= 6);
    assert_int_equal(told.count, count);
    assert_true(told.complete);
    for (size_t i = 1; i < count; i++) {
        const ng_finding *a = ng_graph_finding(graph, i - 1), *b = ng_graph_finding(graph, i);
        int order = strcmp(a->path, b->path);
        if (order == 0)
            order = (a->line > b->line) - (a->line < b->line);
        if (order == 0)
            order = (a->column > b->column) - (a->column < b->column);
        if (order == 0)
            order = strcmp(a->code, b->code);
        assert_true(order <= 0);
    }
    assert_int_equal(count_code(graph, "duplicate-key"), 2);
    assert_int_equal(count_code(graph, "invalid-utf8"), 1);
    assert_int_equal(count_code(graph, "unclosed-fence"), 1);
    assert_int_equal(count_code(graph, "unclosed-front-matter"), 1);
    assert_int_equal(count_code(graph, "unknown-date"), 1);
    assert_int_equal(count_code(graph, "bad-front-matter"), 1);
    const ng_finding *first = ng_graph_finding(graph, 0);
    assert_string_equal(first->path, "a.md");
    assert_string_equal(first->code, "duplicate-key");
    assert_int_equal(first->line, 3);
    assert_int_equal(first->column, 1);
    ng_graph_free(graph);
    told.count = 0;
    ng_ctx_set_sink(ctx, NULL, NULL);
    ng_graph_free(graph_of(ctx, flawed, COUNT(flawed), NULL));
    assert_int_equal(told.count, 0);
    ng_ctx_free(ctx);
}

/* ---------------------------------------------------------------- lifetimes */

static void test_products_outlive_what_made_them(void **state) {
    ng_ctx *maker = new_ctx();
    ng_schema *schema;
    ng_query *query;
    ng_view *view;
    ng_node node;
    (void)state;
    assert_ok(maker, ng_schema_new(&schema, maker));
    ng_graph *graph = graph_of(maker, mill, COUNT(mill), schema);
    ng_schema_free(schema);
    assert_ok(maker, ng_query_new(&query, maker));
    assert_ok(maker, ng_view_select(&view, maker, graph, query));
    ng_query_free(query);
    ng_ctx_free(maker);
    ng_ctx *reader = new_ctx();
    assert_ok(reader, ng_graph_find(&node, reader, graph, "Tamsin Rook"));
    assert_text(ng_node_name(graph, node), "Tamsin Rook");
    struct output json = rendered(reader, view, NULL, NG_FORMAT_JSON);
    assert_non_null(strstr(json.data, "Tamsin Rook"));
    output_free(&json);
    ng_ctx_free(reader);
    ng_view_free(view);
    ng_graph_free(graph);
}

static void test_empty_vault(void **state) {
    ng_ctx *ctx = new_ctx();
    (void)state;
    ng_graph *graph = graph_of(ctx, NULL, 0, NULL);
    ng_node node;
    size_t count = 9;
    assert_int_equal(ng_graph_node_count(graph), 0);
    assert_int_equal(ng_graph_edge_count(graph), 0);
    assert_int_equal(ng_graph_finding_count(graph), 0);
    assert_fails(ctx, ng_graph_find(&node, ctx, graph, "x"), NG_E_NOT_FOUND);
    assert_ok(ctx, ng_graph_closest(&node, 1, &count, ctx, graph, "x"));
    assert_int_equal(count, 0);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vault_is_sorted_and_copied),
        cmocka_unit_test(test_facts_have_kind_key_value_and_place),
        cmocka_unit_test_setup_teardown(test_nodes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ids_are_sorted_unique_and_findable, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_aliases_and_attributes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_placeholders_are_nobody, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_two_notes_with_one_source_are_one_meeting, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_origins_are_exact, set_up, tear_down),
        cmocka_unit_test(test_origins_in_lists),
        cmocka_unit_test_setup_teardown(test_edges_say_when, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_graph_is_coherent, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_find, set_up, tear_down),
        cmocka_unit_test(test_ambiguous_names),
        cmocka_unit_test(test_schema_home_and_owner),
        cmocka_unit_test(test_schema_declarations_change_what_is_read),
        cmocka_unit_test(test_findings_are_sorted_and_told_once),
        cmocka_unit_test(test_products_outlive_what_made_them),
        cmocka_unit_test(test_empty_vault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
