/* SPDX-License-Identifier: MIT
 * test_yaml.c - YAML as a flat list of texts with positions. */
#include "kit.h"

#include "base/unicode.h"
#include "base/yaml.h"

static bool print_value(void *user, const struct ngi_yaml_value *value) {
    struct ngi_buf *out = user;
    ngi_buf_text(out, value->key);
    ngi_buf_char(out, '=');
    ngi_buf_text(out, value->text);
    kit_add_place(out, value->line, value->column);
    return out->status != NG_E_NOMEM;
}

static bool print_problem(void *user, const struct ngi_yaml_problem *problem) {
    struct ngi_buf *out = user;
    ngi_buf_str(out, "! ");
    ngi_buf_str(out, problem->code);
    kit_add_place(out, problem->line, problem->column);
    assert_true(*problem->text != '\0' && ngi_utf8_valid(problem->text, strlen(problem->text)));
    return true;
}

static const char *read_yaml(struct kit *kit, ng_text text) {
    struct ngi_yaml_sink sink = {print_value, print_problem, &kit->out};
    ngi_buf_clear(&kit->out);
    assert_int_equal(ngi_yaml_read(&kit->mem, text.data, text.size, 1, &sink), NG_OK);
    return kit_out(kit);
}

struct row {
    const char *text, *values;
};

static void check(struct kit *kit, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++)
        kit_same(rows[i].text, rows[i].values, read_yaml(kit, kit_text(rows[i].text)));
}

#define CHECK(state, rows) check((state), (rows), sizeof(rows) / sizeof *(rows))

static void plain_and_quoted_scalars(void **state) {
    static const struct row rows[] = {
        {"", ""},
        {"\n\n", ""},
        {"# comment\n", ""},
        {"a: b\n", "a=b @1:4\n"},
        {"a: b", "a=b @1:4\n"},
        {"a:    b c   \n", "a=b c @1:7\n"},
        {"a: 'b: c'\n", "a=b: c @1:4\n"},
        {"a: 'it''s'\n", "a=it's @1:4\n"},
        {"a: \"b \\\"c\\\" \\u00e9\"\n", "a=b \"c\" é @1:4\n"},
        {"\"a key\": b\n", "a key=b @1:10\n"},
        {"a b: c\n", "a b=c @1:6\n"},
        {"a: b # why\n", "a=b @1:4\n"},
        {"a: b#c\n", "a=b#c @1:4\n"},
        {"a: C# code\n", "a=C# code @1:4\n"},
        {"a:\nb: \"\"\nc: ''\nd: x\n", "a= @1:3\nb= @2:4\nc= @3:4\nd=x @4:4\n"},
        {"a: ~\n", "a=~ @1:4\n"},
        {"url: https://quern.example/a?b=c\n", "url=https://quern.example/a?b=c @1:6\n"},
        {"time: 08:35\n", "time=08:35 @1:7\n"},
    };
    CHECK(*state, rows);
}

static void everything_is_a_text(void **state) {
    static const struct row rows[] = {
        {"a: NO\nb: yes\nc: true\nd: null\ne: 007\nf: 1e3\ng: 0x1F\nh: 2025-12-16\n",
         "a=NO @1:4\nb=yes @2:4\nc=true @3:4\nd=null @4:4\ne=007 @5:4\nf=1e3 @6:4\ng=0x1F @7:4\n"
         "h=2025-12-16 @8:4\n"},
        {"2025: x\nNO: y\n", "2025=x @1:7\nNO=y @2:5\n"},
        {"a: !!int 5\n", "a=5 @1:4\n"},
    };
    CHECK(*state, rows);
}

static void lists(void **state) {
    static const struct row rows[] = {
        {"a:\n  - b\n  - c d\n", "a=b @2:5\na=c d @3:5\n"},
        {"a:\n- b\n- c\nd: e\n", "a=b @2:3\na=c @3:3\nd=e @4:4\n"},
        {"a: [b, c d, \"e, f\"]\n", "a=b @1:5\na=c d @1:8\na=e, f @1:13\n"},
        {"a: []\nb: c\n", "b=c @2:4\n"},
        {"a: [\n  b,\n  c,\n]\nd: e\n", "a=b @2:3\na=c @3:3\nd=e @5:4\n"},
        {"a: [b,\n    c]\n", "a=b @1:5\na=c @2:5\n"},
        {"a: [b,]\n", "a=b @1:5\n"},
        {"a:\n  -\n  - b\n", "a= @2:4\na=b @3:5\n"},
        {"a:\n  - - b\n    - c\n", "a=b @2:7\na=c @3:7\n"},
        {"a: [[b], [c]]\n", "a=b @1:6\na=c @1:11\n"},
    };
    CHECK(*state, rows);
}

static void mappings_have_joined_keys(void **state) {
    static const struct row rows[] = {
        {"a:\n  b: c\n  d:\n    e: f\ng: h\n", "a.b=c @2:6\na.d.e=f @4:8\ng=h @5:4\n"},
        {"a: {b: c, d: e}\n", "a.b=c @1:8\na.d=e @1:14\n"},
        {"a:\n  - b: c\n    d: e\n  - f\n", "a.b=c @2:8\na.d=e @3:8\na=f @4:5\n"},
        {"people:\n  Ann Lee: [A. Lee, Ann]\n", "people.Ann Lee=A. Lee @2:13\n"
                                                "people.Ann Lee=Ann @2:21\n"},
    };
    CHECK(*state, rows);
}

static void scalars_over_several_lines(void **state) {
    static const struct row rows[] = {
        {"a: Ann Lee,\n  Bo Ray\nc: d\n", "a=Ann Lee, Bo Ray @1:4\nc=d @3:4\n"},
        {"a:\n  Ann Lee,\n  Bo Ray\n", "a=Ann Lee, Bo Ray @2:3\n"},
        {"a: \"b\n  c\"\nd: e\n", "a=b c @1:4\nd=e @3:4\n"},
        {"a: >\n  b\n  c\nd: e\n", "a=b c\n @1:4\nd=e @4:4\n"},
        {"a: |-\n  b\n  c\nd: e\n", "a=b\nc @1:4\nd=e @4:4\n"},
        {"a:\n  - b\n    c\n  - d\n", "a=b c @2:5\na=d @4:5\n"},
    };
    CHECK(*state, rows);
}

static void unquoted_links(void **state) {
    static const struct row rows[] = {
        {"a: [[Ann Lee]]\n", "a=[[Ann Lee]] @1:4\n"},
        {"a: [[Lee, Ann]]\nb: c\n", "a=[[Lee, Ann]] @1:4\nb=c @2:4\n"},
        {"a: [[Calls: Ann]]\n", "a=[[Calls: Ann]] @1:4\n"},
        {"a: [[People/Ann Lee|Ann]]\n", "a=[[People/Ann Lee|Ann]] @1:4\n"},
        {"a: [[Ann#Role]]\n", "a=[[Ann#Role]] @1:4\n"},
        {"a: [[Zoë Öhman]]\nb: [[日本]]\n", "a=[[Zoë Öhman]] @1:4\nb=[[日本]] @2:4\n"},
        {"a:\n  - [[Ann]]\n  - [[Bo, Ray]]\n  - Cy\n",
         "a=[[Ann]] @2:5\na=[[Bo, Ray]] @3:5\na=Cy @4:5\n"},
        {"a: [[[Ann]], [[Bo]]]\n", "a=[[Ann]] @1:5\na=[[Bo]] @1:14\n"},
        {"a: [ [[Ann]], Bo ]\n", "a=[[Ann]] @1:6\na=Bo @1:15\n"},
        {"a: [[[Ann]]]\n", "a=[[Ann]] @1:5\n"},
        {"a: \"[[Ann]]\"\n", "a=[[Ann]] @1:4\n"},
        {"a: ['[[Ann]]', '[[Bo]]']\n", "a=[[Ann]] @1:5\na=[[Bo]] @1:16\n"},
        {"é: [[Ann]]\n", "é=[[Ann]] @1:4\n"},
        {"a: {b: [[Ann]]}\n", "a.b=[[Ann]] @1:8\n"},
    };
    CHECK(*state, rows);
}

/* More than one link, or a link and text, in one value is no YAML. */
static void links_beside_text(void **state) {
    static const struct row rows[] = {
        {"a: [[Ann]] [[Bo]]\nb: c\n",
         "! bad-front-matter @1:12\na=[[Ann]] [[Bo]] @1:4\nb=c @2:4\n"},
        {"a: [[Ann]], [[Bo]]\nb: c\n",
         "! bad-front-matter @1:11\na=[[Ann]], [[Bo]] @1:4\nb=c @2:4\n"},
        {"a: [[Ann]] (Quern)\nb: c\n",
         "! bad-front-matter @1:12\na=[[Ann]] (Quern) @1:4\nb=c @2:4\n"},
        {"a: ![[Ann]]\nb: c\n", "! bad-front-matter @1:5\na=![[Ann]] @1:4\nb=c @2:4\n"},
        {"a:\n  - [[Ann]] (Quern)\n  - Bo\nb: c\n",
         "! bad-front-matter @2:13\na=[[Ann]] (Quern) @2:5\na=Bo @3:5\nb=c @4:4\n"},
    };
    CHECK(*state, rows);
}

static void templates_count_as_empty(void **state) {
    static const struct row rows[] = {
        {"a: {{title}}\nb: c\n", "! template-field @1:4\nb=c @2:4\n"},
        {"a: \"{{title}}\"\nb: c\n", "! template-field @1:4\nb=c @2:4\n"},
        {"a: {{date:YYYY-MM-DD}}\nb: c\n", "! template-field @1:4\nb=c @2:4\n"},
        {"a: { { DATE } }\nb: c\n", "! template-field @1:4\nb=c @2:4\n"},
        {"a: 2025 {{date}}\n", "! template-field @1:4\n"},
        {"a:\n  - {{name}}\n  - Ann\n", "! template-field @2:5\na=Ann @3:5\n"},
        {"a: [{{name}}, Ann]\n", "! template-field @1:5\na=Ann @1:15\n"},
        {"a: {{x}} y\nb: c\n", "! bad-front-matter @1:10\n! template-field @1:4\nb=c @2:4\n"},
        {"a: <% tp.date.now() %>\n", "a=<% tp.date.now() %> @1:4\n"},
    };
    CHECK(*state, rows);
}

static void the_first_of_duplicate_keys_counts(void **state) {
    static const struct row rows[] = {
        {"a: b\na: c\n", "a=b @1:4\n! duplicate-key @2:1\n"},
        {"a: b\na: [c, d]\ne: f\n", "a=b @1:4\n! duplicate-key @2:1\ne=f @3:4\n"},
        {"a: b\na: {c: d}\ne: f\n", "a=b @1:4\n! duplicate-key @2:1\ne=f @3:4\n"},
        {"a: b\na: [[c]]\ne: f\n", "a=b @1:4\n! duplicate-key @2:1\ne=f @3:4\n"},
        {"a: b\nA: c\n", "a=b @1:4\nA=c @2:4\n"},
        {"a: b\na: x: y\ne: f\n",
         "a=b @1:4\n! bad-front-matter @2:5\n! duplicate-key @2:1\ne=f @3:4\n"},
        {"a:\n  b: c\n  b: d\n", "a.b=c @2:6\na.b=d @3:6\n"},
    };
    CHECK(*state, rows);
}

/* What strict YAML refuses costs its own line at most. */
static void malformed_lines_are_salvaged(void **state) {
    static const struct row rows[] = {
        {"a: b\nc: d: e\nf: g\n", "a=b @1:4\n! bad-front-matter @2:5\nc=d: e @2:4\nf=g @3:4\n"},
        {"a: @ann\nb: c\n", "! bad-front-matter @1:4\na=@ann @1:4\nb=c @2:4\n"},
        {"a: `x`\nb: c\n", "! bad-front-matter @1:4\na=`x` @1:4\nb=c @2:4\n"},
        {"a: %x\nb: c\n", "! bad-front-matter @1:4\na=%x @1:4\nb=c @2:4\n"},
        {"a: \"b\nc: d\ne: f\n", "! bad-front-matter @1:4\na=b @1:4\nc=d @2:4\ne=f @3:4\n"},
        {"a: 'b\nc: d\n", "! bad-front-matter @1:4\na=b @1:4\nc=d @2:4\n"},
        {"a: \"b\" c\nd: e\n", "! bad-front-matter @1:8\na=\"b\" c @1:4\nd=e @2:4\n"},
        {"a: \"Ann\", \"Bo\"\nd: e\n",
         "! bad-front-matter @1:9\na=\"Ann\", \"Bo\" @1:4\nd=e @2:4\n"},
        {"a: 'Ann', Bo\n", "! bad-front-matter @1:9\na='Ann', Bo @1:4\n"},
        {"a: \"b\nc: 'd'\n", "! bad-front-matter @1:4\na=b @1:4\nc=d @2:4\n"},
        {"a: [b, c\nd: e\n", "! bad-front-matter @1:4\na=b, c @1:4\nd=e @2:4\n"},
        {"a: b]\nc: {d\ne: f\n", "a=b] @1:4\n! bad-front-matter @2:4\nc={d @2:4\ne=f @3:4\n"},
        {"a:\n\t- b\n\t- c\nd: e\n", "! bad-front-matter @2:1\na=b @2:4\na=c @3:4\nd=e @4:4\n"},
        {"\ta: b\nc: d\n", "! bad-front-matter @1:1\nc=d @2:4\n"},
        {"no colon\na: b\n", "! bad-front-matter @1:1\na=b @2:4\n"},
        {"a: b\nno colon\nc: d\n", "! bad-front-matter @2:1\na=b @1:4\nc=d @3:4\n"},
        {"a: - b\nc: d\n", "! bad-front-matter @1:4\na=b @1:6\nc=d @2:4\n"},
        {"a:b\nc: d\n", "! bad-front-matter @1:1\nc=d @2:4\n"},
    };
    CHECK(*state, rows);
}

static void aliases_and_anchors_are_not_followed(void **state) {
    static const struct row rows[] = {
        {"a: *x\nb: c\n", "! bad-front-matter @1:4\na=*x @1:4\nb=c @2:4\n"},
        {"a: &x b\nc: *x\n", "a=b @1:4\n! bad-front-matter @2:4\nc=*x @2:4\n"},
        {"a: *important*\nb: c\n", "! bad-front-matter @1:14\na=*important* @1:4\nb=c @2:4\n"},
        {"a: &x\nb: c\n", "! bad-front-matter @1:4\na=&x @1:4\nb=c @2:4\n"},
        {"a: &b c & d\n", "a=c & d @1:4\n"},
    };
    CHECK(*state, rows);
}

static void what_is_no_mapping(void **state) {
    static const struct row rows[] = {
        {"just text\n", "! bad-front-matter @1:1\n"},
        {"- a\n- b\n", "! bad-front-matter @1:1\n"},
        {"[a, b]\n", "! bad-front-matter @1:1\n"},
        {"{a: b}\n", "a=b @1:5\n"},
        {"? [a, b]\n: c\nd: e\n", "! bad-front-matter @1:3\nd=e @3:4\n"},
        {"? {a: b}\n: [c, d]\ne: f\n", "! bad-front-matter @1:3\ne=f @3:4\n"},
    };
    CHECK(*state, rows);
}

static void line_ends_and_odd_characters(void **state) {
    static const struct row rows[] = {
        {"a: b\r\nc:\r\n  - d\r\n", "a=b @1:4\nc=d @3:5\n"},
        {"a: b\r\nc: d: e\r\nf: g\r\n",
         "a=b @1:4\n! bad-front-matter @2:5\nc=d: e @2:4\nf=g @3:4\n"},
        {"a: b\tc\n", "a=b\tc @1:4\n"},
        {"a:\tb\n", "a=b @1:4\n"},
        {"a: \xEF\xBB\xBF"
         "b\n",
         "a=b @1:5\n"},
        /* Neither ends a line, so that nothing can smuggle in a key. */
        {"a: b\302\205c: d\n", "! bad-front-matter @1:7\na=b\302\205c: d @1:4\n"},
        {"a: \"b\"\302\205owner: x\n",
         "! bad-front-matter @1:7\na=\"b\"\302\205owner: x @1:4\n"},
        {"a: b\342\200\250owner x\nc: d\n", "a=b owner x @1:4\nc=d @2:4\n"},
        {"a: \"b\302\205owner: x\"\nc: d\n", "a=b\302\205owner: x @1:4\nc=d @2:4\n"},
        {"a: b\rc: d\n", "! bad-front-matter @1:7\na=b c: d @1:4\n"},
        {"a: \xFF\n", "a=� @1:4\n"},
        {"a: \x01"
         "b\n",
         "a=b @1:5\n"},
        {"a: b\302\240c\n", "a=b\302\240c @1:4\n"},
        /* C1 controls may be bytes of what is to be repaired; what stands in for them may not. */
        {"a: b\302\235 [x]\n\"\302\200\": [\302\237]\n",
         "a=b\302\235 [x] @1:4\n\302\200=\302\237 @2:7\n"},
        {"\302\200: [[\302\235]]\nb: c: \302\235\n",
         "\302\200=[[\302\235]] @1:4\n! bad-front-matter @2:5\nb=c: \302\235 @2:4\n"},
        {"a: b\357\267\220c\357\267\257d\n", "a=b c d @1:4\n"},
        {"--- \na: b\n", "a=b @2:4\n"},
        {"a: b\n...\nc: d\n", "a=b @1:4\n"},
    };
    CHECK(*state, rows);
}

static void positions_count_characters(void **state) {
    static const struct row rows[] = {
        {"zoë: [Åse, \"日本\", e\314\201 x, [[Ö]], 📅]\n",
         "zoë=Åse @1:7\nzoë=日本 @1:12\nzoë=e\314\201 x @1:18\nzoë=[[Ö]] @1:24\nzoë=📅 @1:31\n"},
        {"é: {ö: ü, ß: [ä, å]}\n", "é.ö=ü @1:8\né.ß=ä @1:15\né.ß=å @1:18\n"},
        {"日: @x\n", "! bad-front-matter @1:4\n日=@x @1:4\n"},
        {"日本: a: b\n", "! bad-front-matter @1:6\n日本=a: b @1:5\n"},
        {"é: [[A]]\nö: [[B]]\nü:\n  - [[日, 本]]\n  - [[C]]\n",
         "é=[[A]] @1:4\nö=[[B]] @2:4\nü=[[日, 本]] @4:5\nü=[[C]] @5:5\n"},
    };
    CHECK(*state, rows);
}

static bool print_keys(void *user, const struct ngi_yaml_value *value) {
    ngi_buf_text(user, value->key);
    kit_add_place(user, value->key_line, value->key_column);
    return true;
}

/* The last line is the last one, whether a line end follows it or not. */
static void positions_lie_within_the_text(void **state) {
    static const struct row rows[] = {
        {"? [a, é", "! bad-front-matter @1:3\n"},
        {"a: [é", "! bad-front-matter @1:4\na=é @1:4\n"},
        {"a: b\n? é", "a=b @1:4\né= @2:4\n"},
        {"a:", "a= @1:3\n"},
        {"a: {b", "! bad-front-matter @1:4\na={b @1:4\n"},
        {"a: [é\n", "! bad-front-matter @1:4\na=é @1:4\n"},
    };
    CHECK(*state, rows);
}

static void keys_have_positions_too(void **state) {
    struct kit *kit = *state;
    struct ngi_yaml_sink sink = {print_keys, print_problem, &kit->out};
    ng_text text = kit_text("a:\n  b: x\n  é c: [y, z]\nd: x: y\n");
    assert_int_equal(ngi_yaml_read(&kit->mem, text.data, text.size, 5, &sink), NG_OK);
    kit_same_out(kit, text.data,
                 "a.b @6:3\na.é c @7:3\na.é c @7:3\n! bad-front-matter @8:5\nd @8:1\n");
}

static void deep_nesting_is_bounded(void **state) {
    enum { DEPTH = 5000 };
    struct kit *kit = *state;
    char text[2 * DEPTH + 32] = "x: 1\na: ";
    size_t at = strlen(text);
    memset(text + at, '[', DEPTH);
    memset(text + at + DEPTH, ']', DEPTH);
    strcpy(text + at + 2 * DEPTH, "\nb: c\n");
    const char *out = read_yaml(kit, kit_text(text));
    assert_non_null(strstr(out, "x=1 @1:4\n"));
    assert_non_null(strstr(out, "! bad-front-matter @2:35\n"));
    assert_non_null(strstr(out, "b=c @3:4\n"));
}

static void too_many_values_are_bounded(void **state) {
    struct kit *kit = *state;
    struct ngi_buf text;
    ngi_buf_init(&text, &kit->mem, SIZE_MAX / 2);
    ngi_buf_str(&text, "x: 1\na: [");
    for (int i = 0; i < NGI_MAX_YAML_EVENTS + 10; i++)
        ngi_buf_str(&text, "b,");
    ngi_buf_str(&text, "]\nc: d\n");
    const char *out = read_yaml(kit, ngi_buf_view(&text));
    assert_memory_equal(out, "x=1 @1:4\n! bad-front-matter @2:", 31);
    assert_non_null(strstr(out, "c=d @3:4\n"));
    ngi_buf_free(&text);
}

static bool refuse_value(void *user, const struct ngi_yaml_value *value) {
    (void)user;
    (void)value;
    return false;
}

static bool refuse_problem(void *user, const struct ngi_yaml_problem *problem) {
    (void)user;
    (void)problem;
    return false;
}

static void a_sink_can_stop_it(void **state) {
    struct kit *kit = *state;
    struct ngi_yaml_sink values = {refuse_value, print_problem, &kit->out};
    struct ngi_yaml_sink problems = {print_value, refuse_problem, &kit->out};
    assert_int_equal(ngi_yaml_read(&kit->mem, "a: b", 4, 1, &values), NG_E_NOMEM);
    assert_int_equal(ngi_yaml_read(&kit->mem, "a: @b", 5, 1, &problems), NG_E_NOMEM);
    assert_int_equal(ngi_yaml_read(&kit->mem, "a: 1\na: 2", 9, 1, &problems), NG_E_NOMEM);
    assert_int_equal(ngi_yaml_read(&kit->mem, "a: {{b}}", 8, 1, &problems), NG_E_NOMEM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(plain_and_quoted_scalars),
        KIT_TEST(everything_is_a_text),
        KIT_TEST(lists),
        KIT_TEST(mappings_have_joined_keys),
        KIT_TEST(scalars_over_several_lines),
        KIT_TEST(unquoted_links),
        KIT_TEST(links_beside_text),
        KIT_TEST(templates_count_as_empty),
        KIT_TEST(the_first_of_duplicate_keys_counts),
        KIT_TEST(malformed_lines_are_salvaged),
        KIT_TEST(aliases_and_anchors_are_not_followed),
        KIT_TEST(what_is_no_mapping),
        KIT_TEST(line_ends_and_odd_characters),
        KIT_TEST(positions_count_characters),
        KIT_TEST(positions_lie_within_the_text),
        KIT_TEST(keys_have_positions_too),
        KIT_TEST(deep_nesting_is_bounded),
        KIT_TEST(too_many_values_are_bounded),
        KIT_TEST(a_sink_can_stop_it),
    };
    return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
