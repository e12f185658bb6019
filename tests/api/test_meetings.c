/* SPDX-License-Identifier: MIT
 * test_meetings.c - which notes of one day are taken for notes of one meeting. */
#include "kit.h"

#define PEOPLE "participants: [Ada Winslow, Ben Okoro, Cleo Marsh, Dora Quill]\n"

static ng_graph *read_merging(ng_ctx *ctx, const ng_file *files, size_t count, const char *how) {
    ng_schema *schema;
    assert_ok(ctx, ng_schema_new(&schema, ctx));
    assert_ok(ctx, ng_schema_declare(schema, ctx, "merge-meetings", how));
    ng_graph *graph = graph_of(ctx, files, count, schema);
    ng_schema_free(schema);
    return graph;
}

/* The pair of titles with this verdict, in either order, or an empty match. */
static ng_match match_of(const ng_graph *graph, const char *a, const char *b) {
    for (size_t i = 0; i < ng_graph_match_count(graph); i++) {
        ng_match m = ng_graph_match(graph, i);
        if ((strcmp(m.name_a.data, a) == 0 && strcmp(m.name_b.data, b) == 0) ||
            (strcmp(m.name_a.data, b) == 0 && strcmp(m.name_b.data, a) == 0))
            return m;
    }
    return (ng_match){.a = NG_NONE, .b = NG_NONE, .why = {"", 0}};
}

/* Two notes of one day: how many meetings are they? */
static size_t meetings_of(const char *first, const char *second, const char *second_path) {
    ng_ctx *ctx = new_ctx();
    const ng_file files[] = {{"2025-03-04 A.md", first, strlen(first)},
                             {second_path, second, strlen(second)}};
    ng_graph *graph = read_merging(ctx, files, COUNT(files), "likely");
    size_t count = count_kind(graph, NG_KIND_MEETING);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
    return count;
}

#define SAME_DAY "2025-03-04 B.md"

static void test_alike_notes_are_one(void **state) {
    static const char *const rows[][2] = {
        {"---\ntitle: Vat kick-off with Larkspur\n" PEOPLE "---\n",
         "---\ntitle: Kickoff vats (my notes)\nparticipants: [Ada, Ben, Cleo, Dora]\n---\n"},
        {"---\ntitle: Dye house safety review\nsource: transcript\n" PEOPLE "---\n",
         "---\ntitle: \"Minutes: dye house safety review\"\nsource: email\n" PEOPLE "---\n"},
        {"---\ntitle: Indigo at Larkspur\nsource: transcript\nproject: Indigo\n" PEOPLE
         "---\n## Related\n- Indigo\n- Madder mill\n",
         "---\ntitle: Memo\nsource: email\nproject: Indigo\n"
         "participants: [ada.winslow@larkspur.example, Ben, \"Marsh, Cleo\", Dora Quill]\n---\n"
         "## Related\n- Madder mill\n- Indigo\n"},
        {"---\ntitle: Dyers' call\nforum: Dyers\nsource_ref: 2025-03-04 08:35 Dye.m4a\n" PEOPLE
         "---\n",
         "---\ntitle: dyers call, second phone\nsource_ref: Old/20250304_0838.m4a\n" PEOPLE
         "---\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (meetings_of(rows[i][0], rows[i][1], SAME_DAY) != 1)
            fail_msg("two meetings: %zu", i);
}

static void test_plainly_two_stay_two(void **state) {
    static const char *const rows[][2] = {
        {"---\ntitle: Interview 1\n" PEOPLE "---\n", "---\ntitle: Interview 2\n" PEOPLE "---\n"},
        {"---\ntitle: Vat training, part A\n" PEOPLE "---\n",
         "---\ntitle: Vat training, part B\n" PEOPLE "---\n"},
        {"---\ntitle: Vat training (morning)\n" PEOPLE "---\n",
         "---\ntitle: Vat training (afternoon)\n" PEOPLE "---\n"},
        {"---\ntitle: Green Vat steering\n" PEOPLE "---\n",
         "---\ntitle: Green Vat steering pre-meeting\n" PEOPLE "---\n"},
        {"---\ntitle: Green Vat audit\n" PEOPLE "---\n",
         "---\ntitle: Green Vat audit debrief\n" PEOPLE "---\n"},
        {"---\ntitle: Vat check\nsource_ref: 2025-03-04 0900 Vat.m4a\n" PEOPLE "---\n",
         "---\ntitle: Vat check\nsource_ref: 2025-03-04 1500 Vat.m4a\n" PEOPLE "---\n"},
        {"---\ntitle: Vat check 09:00\n" PEOPLE "---\n",
         "---\ntitle: Vat check 15:00\n" PEOPLE "---\n"},
        {"---\ntitle: Dyers' call\nparticipants: [Ada Winslow, Ben Okoro]\n---\n",
         "---\ntitle: Dyers' call\nparticipants: [Cleo Marsh, Dora Quill]\n---\n"},
        {"---\ntitle: Price of indigo\naccount: Larkspur\n" PEOPLE "---\n",
         "---\ntitle: Drain repair\naccount: Larkspur\n" PEOPLE "---\n"},
        {"---\ntitle: Weekly call\naccount: Larkspur\nproject: Indigo\n" PEOPLE "---\n",
         "---\ntitle: Weekly call\naccount: Larkspur\nproject: Madder\n" PEOPLE "---\n"},
        {"---\ntitle: Indigo kickoff\n" PEOPLE "---\n", "---\ntitle: Indigo demo\n" PEOPLE "---\n"},
        {"", ""},
        {"---\ntitle: Call\n---\n", "---\ntitle: Call\n---\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (meetings_of(rows[i][0], rows[i][1], SAME_DAY) != 2)
            fail_msg("one meeting: %zu", i);
}

static void test_minutes_come_a_day_later(void **state) {
    const char *note = "---\ntitle: Dye house safety review\n" PEOPLE "---\n";
    const char *mail = "---\ntitle: \"Minutes: dye house safety review, 4 March\"\n" PEOPLE "---\n";
    const char *other = "---\ntitle: \"Minutes: price of indigo\"\n" PEOPLE "---\n";
    (void)state;
    assert_int_equal(meetings_of(note, mail, "2025-03-05 Mail.md"), 1);
    assert_int_equal(meetings_of(note, mail, "2025-03-06 Mail.md"), 2);
    assert_int_equal(meetings_of(note, note, "2025-03-05 Again.md"), 2); /* held daily */
    assert_int_equal(meetings_of(note, other, "2025-03-05 Mail.md"), 2);
}

static void test_by_default_they_are_suggested(void **state) {
    static const ng_file files[] = {
        NOTE("2025-03-04 A.md", "---\ntitle: Vat kick-off\nsource: transcript\n" PEOPLE "---\n"),
        NOTE("2025-03-04 B.md", "---\ntitle: Kickoff vats\nsource: notebook\n" PEOPLE "---\n"),
        NOTE("2025-03-04 C.md", "---\ntitle: Vat kick-off preparation\n" PEOPLE "---\n"),
    };
    ng_ctx *ctx = new_ctx();
    (void)state;
    ng_graph *graph = graph_of(ctx, files, COUNT(files), NULL);
    assert_int_equal(count_kind(graph, NG_KIND_MEETING), 3);
    ng_match match = match_of(graph, "Vat kick-off", "Kickoff vats");
    assert_int_not_equal(match.a, match.b);
    assert_int_equal(match.verdict, NG_VERDICT_LIKELY);
    assert_non_null(strstr(match.why.data, "the same people +3.0"));
    assert_true(match.confidence > 0.9);
    assert_int_equal(match.origin.line, 4);
    match = match_of(graph, "Vat kick-off", "Vat kick-off preparation");
    assert_int_equal(match.verdict, NG_VERDICT_DIFFERENT);
    assert_non_null(strstr(match.why.data, "but one of them prepares"));
    ng_graph_free(graph);

    graph = read_merging(ctx, files, COUNT(files), "likely");
    assert_int_equal(count_kind(graph, NG_KIND_MEETING), 2);
    match = match_of(graph, "Vat kick-off", "Kickoff vats");
    assert_int_equal(match.verdict, NG_VERDICT_SAME);
    assert_int_equal(match.a, match.b);
    assert_int_equal(ng_node_note_count(graph, match.a), 2);
    ng_graph_free(graph);

    graph = read_merging(ctx, files, COUNT(files), "off");
    assert_int_equal(count_kind(graph, NG_KIND_MEETING), 3);
    assert_int_equal(match_of(graph, "Vat kick-off", "Kickoff vats").a, NG_NONE);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

/* The one in the middle is like both, but they are not like each other. */
static void test_no_chains(void **state) {
    static const ng_file files[] = {
        NOTE("2025-03-04 A.md", "---\ntitle: Vat check\nsource_ref: 2025-03-04 0900.m4a\n" PEOPLE
                                "---\n"),
        NOTE("2025-03-04 B.md", "---\ntitle: Vat check\nsource: notebook\n" PEOPLE "---\n"),
        NOTE("2025-03-04 C.md", "---\ntitle: Vat check\nsource_ref: 2025-03-04 1500.m4a\n" PEOPLE
                                "---\n"),
    };
    ng_ctx *ctx = new_ctx();
    (void)state;
    ng_graph *graph = read_merging(ctx, files, COUNT(files), "likely");
    assert_int_equal(count_kind(graph, NG_KIND_MEETING), 2);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

/* A crowded day costs no more for each note than a day of the window's size. */
static void test_a_crowded_day(void **state) {
    enum { NOTES = 3000 };
    static char paths[NOTES][24], texts[NOTES][160];
    static ng_file files[NOTES];
    ng_ctx *ctx = new_ctx();
    (void)state;
    for (size_t i = 0; i < NOTES; i++) {
        (void)snprintf(paths[i], sizeof paths[i], "2025-03-04 %04zu.md", i);
        int size = snprintf(texts[i], sizeof texts[i],
                            "---\ntitle: Talk of vat%zu\nparticipants: [Ada Q%zu, Ben R%zu]\n---\n",
                            i / 2, i / 2, i / 2);
        files[i] = (ng_file){paths[i], texts[i], (size_t)size};
    }
    ng_graph *graph = read_merging(ctx, files, NOTES, "likely");
    assert_true(count_kind(graph, NG_KIND_MEETING) >= NOTES / 2);
    assert_true(count_kind(graph, NG_KIND_MEETING) <= NOTES);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alike_notes_are_one),
        cmocka_unit_test(test_plainly_two_stay_two),
        cmocka_unit_test(test_minutes_come_a_day_later),
        cmocka_unit_test(test_by_default_they_are_suggested),
        cmocka_unit_test(test_no_chains),
        cmocka_unit_test(test_a_crowded_day),
    };
    return cmocka_run_group_tests_name("meetings", tests, NULL, NULL);
}
