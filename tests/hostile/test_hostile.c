/* SPDX-License-Identifier: MIT
 * test_hostile.c - nasty strings as names, titles, aliases, roles, links and paths, through every
 * output. What is written stays well-formed, and no text from a note becomes markup, an attribute
 * or a link. */
#include "../api/kit.h"

#include "wellformed.h"

/* Each with its size: some have NUL bytes. */
#define NASTY(text) {(text), sizeof(text) - 1}

static const ng_text nasty[] = {
    NASTY("\""),
    NASTY("\\"),
    NASTY("ends with \\"),
    NASTY("Eve\\\" URL=x"),
    NASTY("Eve\" URL=\"javascript:alert(1)"),
    NASTY("\\\\\" ]; evil [label=\"x"),
    NASTY("it's \"both\" `kinds`"),
    NASTY("]]>"),
    NASTY("<![CDATA[x]]>"),
    NASTY("<script>alert(1)</script>"),
    NASTY("<img src=x onerror=alert(1)>"),
    NASTY("</text></svg><script xlink:href=\"x\"/>"),
    NASTY("-->"),
    NASTY("<!-- open"),
    NASTY("<?xml version=\"1.0\"?>"),
    NASTY("&#x0;"),
    NASTY("&#0; &#xD800; &#x110000; &#99999999999;"),
    NASTY("&amp;amp; &lt;b&gt; &nbsp; &eacute; &bogus; &"),
    NASTY("&#x3C;script&#x3E;"),
    NASTY("<b>bold</b><br/><table><tr><td>x</td></tr></table>"),
    NASTY("{a|b|<p> c} {} | <>"),
    NASTY("\\N \\G \\L \\E \\T \\H \\n \\l \\r"),
    NASTY("%% %s %n %1$s %x"),
    NASTY("javascript:alert(1)"),
    NASTY("obsidian://open?vault=x&file=y\" onload=\"z"),
    NASTY("url(https://x.example/y.png)"),
    NASTY("line one\nline two\r\nline three\ttab"),
    NASTY("nul \0 byte"),
    NASTY("\x01\x02\x1B[31mred\x7F"),
    NASTY("\xC2\x85next\xE2\x80\xA8line\xE2\x80\xA9para"),
    NASTY("\xE2\x80\xAE""dlrow\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9 \xE2\x80\x8F"),
    NASTY("Z\xCC\xB6\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86""a\xCD\x93\xCD\x94\xCD\x95l"
          "\xCC\xA8\xCC\xA9g\xCC\xAD\xCC\xAE"),
    NASTY("\xFF\xFE\xC0\x80\xED\xA0\x80\xF4\x90\x80\x80"),
    NASTY("\xEF\xBF\xBE\xEF\xBF\xBF\xF3\xA0\x81\xA1"),
    NASTY("\xE2\x80\x8B\xE2\x81\xA0\xEF\xBB\xBF"),
    NASTY("graph { a -- b [URL=\"x\"] }"),
    NASTY("# ; // /* comment"),
    NASTY("../../etc/passwd"),
    NASTY("[[a|b]] ![[c]] [d](e.md)"),
    NASTY("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xF0\x9F\x87"
          "\xA9\xF0\x9F\x87\xAA"),
};

/* ---------------------------------------------------------------- the checkers */

#define FLAW(check, text) check((text), strlen(text))
#define DOT(inside) "graph notegraph {\n" inside "}\n"

/* They would be no proof if they let everything pass. */
static void test_checkers_find_flaws(void **state) {
    static const char *const bad_xml[] = {
        "<svg>", "<svg></g></svg>", "<svg>&nbsp;</svg>", "<svg>&#x0;</svg>", "<svg>a & b</svg>",
        "<svg>]]></svg>", "<svg><script/></svg>", "<svg onload=\"x\"/>", "<svg a=\"<\"/>",
        "<svg><a href=\"javascript:x\"/></svg>", "<svg><a xlink:href=\"https://x\"/></svg>",
        "<svg a=\"1\" a=\"2\"/>", "<svg/><svg/>", "<!DOCTYPE svg><svg/>", "<svg>\x01</svg>",
        "<svg>\xFF</svg>", "<svg a='x'/>", "<svg a=x/>", "<svg><!-- x --></svg>", "x<svg/>",
        "<svg>&#99999999999;</svg>", "<svg><text>\xEF\xBF\xBE</text></svg>", "",
    };
    static const char *const bad_dot[] = {
        DOT("a [label=\"x\" y\"];\n"), DOT("a [image=\"x\"];\n"), DOT("a [label=<<b>x>];\n"),
        DOT("a [URL=\"javascript:x\"];\n"), DOT("a [label=\"x\\\" y\"];\n"), DOT("{\n"),
        "digraph {}\n", DOT("a [label=<<script>x</script>>];\n"), DOT("a [label=<&nbsp;>];\n"),
        DOT("a; $;\n"), DOT("a [label=\"x\ny\"];\n"), DOT("a [label=\"\xFF\"];\n"),
    };
    static const char *const bad_json[] = {
        "", "{}", "{\n", "[1,]\n", "{\"a\"}\n", "[01]\n", "[\"\\x\"]\n", "[\"a\nb\"]\n", "[nil]\n",
        "[\"\xFF\"]\n", "{\"a\":1 \"b\":2}\n", "[1}\n", "[1] 2\n", "[1.]\n", "[\"\\u12\"]\n",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(bad_xml); i++)
        if (FLAW(xml_flaw, bad_xml[i]) == NULL)
            fail_msg("XML: nothing wrong with %s", bad_xml[i]);
    for (size_t i = 0; i < COUNT(bad_dot); i++)
        if (FLAW(dot_flaw, bad_dot[i]) == NULL)
            fail_msg("DOT: nothing wrong with %s", bad_dot[i]);
    for (size_t i = 0; i < COUNT(bad_json); i++)
        if (FLAW(json_flaw, bad_json[i]) == NULL)
            fail_msg("JSON: nothing wrong with %s", bad_json[i]);
    assert_null(
        FLAW(xml_flaw, "<svg a=\"&#x41;\">&amp;<a href=\"obsidian://open?vault=x\"/></svg>\n"));
    assert_null(FLAW(dot_flaw, DOT("a [label=<<b>x &amp; y</b><br/>> tooltip=\"a\\\\b\"];\n")));
    assert_null(FLAW(json_flaw, "{\"a\":[1,-0.5,true,null,{}],\"b\":\"\\u00e9\\n\"}\n"));
}

/* ---------------------------------------------------------------- every output */

static void check(const char *flaw, ng_text text, const char *what, const struct output *output) {
    if (flaw == NULL)
        return;
    const char *keep = getenv("NOTEGRAPH_KEEP_HOSTILE"); /* a file to see all of it in */
    FILE *file = keep == NULL ? NULL : fopen(keep, "wb");
    if (file != NULL) {
        (void)fwrite(output->data, 1, output->size, file);
        (void)fclose(file);
    }
    fail_msg("\"%s\": %s: %s", text.data, what, flaw);
}

/* The graph, whole and as a map around each of the first nodes, in every format. */
static void check_outputs(ng_ctx *ctx, const ng_graph *graph, const ng_style *style, ng_text text) {
    ng_view *whole = view_of(ctx, graph, 0, NG_NONE, 0);
    struct output json = rendered(ctx, whole, style, NG_FORMAT_JSON);
    check(json_flaw(json.data, json.size), text, "JSON", &json);
    output_free(&json);
    ng_view *views[] = {whole, view_of(ctx, graph, 1, NG_NONE, 60), view_of(ctx, graph, 1, 0, 60)};
    for (size_t i = 0; i < COUNT(views); i++) {
        struct output dot = rendered(ctx, views[i], style, NG_FORMAT_DOT);
        check(dot_flaw(dot.data, dot.size), text, "DOT", &dot);
        output_free(&dot);
        struct output svg = rendered(ctx, views[i], style, NG_FORMAT_SVG);
        check(xml_flaw(svg.data, svg.size), text, "SVG", &svg);
        output_free(&svg);
        ng_view_free(views[i]);
    }
}

static ng_style *style_of(ng_ctx *ctx, const char *text) {
    ng_style *style;
    assert_ok(ctx, ng_style_new(&style, ctx));
    assert_ok(ctx, ng_style_set_title(style, ctx, text));
    assert_ok(ctx, ng_style_set_vault_name(style, ctx, text));
    return style;
}

/* Every piece of text that a graph lends is UTF-8, without what cannot be shown. */
static void check_text(ng_text text) {
    assert_int_equal(first_undecodable(text.data, text.size), text.size);
    assert_int_equal(text.data[text.size], '\0');
    for (size_t i = 0; i < text.size; i++)
        assert_true((unsigned char)text.data[i] >= 0x20 && text.data[i] != 0x7F);
    static const char *const hidden[] = {"\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\xA8",
                                         "\xE2\x80\x8B", "\xEF\xBF\xBE", "\xC2\x85"};
    for (size_t i = 0; i < COUNT(hidden); i++)
        assert_null(strstr(text.data, hidden[i]));
}

static void check_graph_text(const ng_graph *graph) {
    for (ng_node n = 0; n < ng_graph_node_count(graph); n++) {
        check_text(ng_node_id(graph, n));
        check_text(ng_node_name(graph, n));
        assert_true(ng_node_name(graph, n).size > 0);
        for (size_t i = 0; i < ng_node_alias_count(graph, n); i++)
            check_text(ng_node_alias(graph, n, i));
        for (size_t i = 0; i < ng_node_attribute_count(graph, n); i++)
            check_text(ng_node_attribute_value(graph, n, i));
        for (size_t i = 0; i < ng_node_note_count(graph, n); i++)
            check_text(ng_node_note(graph, n, i));
    }
    for (ng_edge e = 0; e < ng_graph_edge_count(graph); e++)
        for (size_t i = 0; i < ng_edge_origin_count(graph, e); i++)
            check_text(ng_edge_origin(graph, e, i).path);
    for (size_t i = 0; i < ng_graph_finding_count(graph); i++) {
        const ng_finding *f = ng_graph_finding(graph, i);
        check_text((ng_text){f->path, strlen(f->path)});
        check_text((ng_text){f->text, strlen(f->text)});
    }
}

/* ---------------------------------------------------------------- by a builder */

/* As the name of every kind, as attribute and path, without any note's syntax in between. */
static ng_graph *built(ng_ctx *ctx, const char *text, bool *named) {
    ng_builder *b;
    ng_graph *graph;
    ng_node nodes[NG_KIND_TOPIC + 1], ada, talk;
    char name[20000];
    const ng_origin origin = {{text, strlen(text)}, 1, 1};
    assert_ok(ctx, ng_builder_new(&b, ctx, NULL));
    assert_ok(ctx, ng_builder_add_node(b, ctx, &ada, "Ada Quill", NG_KIND_PERSON));
    assert_ok(ctx, ng_builder_add_node(b, ctx, &talk, "Talk", NG_KIND_MEETING));
    assert_ok(ctx, ng_builder_add_edge(b, ctx, ada, talk, NG_REL_ATTENDED, 20000, &origin));
    *named = true;
    for (int kind = 0; kind <= NG_KIND_TOPIC && *named; kind++) {
        ng_node *node = &nodes[kind];
        (void)snprintf(name, sizeof name, "%s %d", text, kind);
        ng_status status = ng_builder_add_node(b, ctx, node, name, (ng_kind)kind);
        *named = status == NG_OK;
        if (!*named) { /* longer than a name can be */
            assert_int_equal(status, NG_E_ARG);
            break;
        }
        assert_ok(ctx, ng_builder_set_attribute(b, ctx, *node, "role", text));
        assert_ok(ctx, ng_builder_add_edge(b, ctx, ada, *node, NG_REL_RELATED, 20000, &origin));
        if (kind == NG_KIND_MEETING)
            assert_ok(ctx, ng_builder_add_edge(b, ctx, nodes[NG_KIND_PERSON], *node,
                                               NG_REL_ATTENDED, 20000, &origin));
        else
            assert_ok(ctx, ng_builder_add_edge(b, ctx, talk, *node, NG_REL_ABOUT, 20000, &origin));
        if (kind == NG_KIND_ORG)
            assert_ok(ctx, ng_builder_add_edge(b, ctx, nodes[NG_KIND_PERSON], *node,
                                               NG_REL_WORKS_AT, NG_NO_DATE, &origin));
    }
    assert_ok(ctx, ng_builder_finish(&graph, ctx, b));
    ng_builder_free(b);
    return graph;
}

static void test_strings_by_builder(void **state) {
    ng_ctx *ctx = new_ctx();
    (void)state;
    for (size_t i = 0; i < COUNT(nasty); i++) {
        bool named;
        ng_graph *graph = built(ctx, nasty[i].data, &named);
        ng_style *style = style_of(ctx, nasty[i].data);
        assert_true(named);
        check_graph_text(graph);
        check_outputs(ctx, graph, style, nasty[i]);
        ng_style_free(style);
        ng_graph_free(graph);
    }
    ng_ctx_free(ctx);
}

/* ---------------------------------------------------------------- in notes */

struct text { /* a note in the making */
    char *data;
    size_t size;
};

static void add(struct text *text, const char *data, size_t size) {
    text->data = realloc(text->data, text->size + size + 1);
    assert_non_null(text->data);
    memcpy(text->data + text->size, data, size);
    text->size += size;
    text->data[text->size] = '\0';
}

/* `before`, the nasty string, `after`. */
static void add_line(struct text *text, const char *before, ng_text middle, const char *after) {
    add(text, before, strlen(before));
    add(text, middle.data, middle.size);
    add(text, after, strlen(after));
}

static const ng_text nothing = {"", 0};

/* A note that has it everywhere: unquoted, quoted either way, in lists, links, tasks. */
static struct text nasty_note(ng_text s) {
    struct text text = {NULL, 0};
    add_line(&text, "---\ndate: 2025-01-10\ntitle: ", s, "\n");
    add_line(&text, "role: \"", s, "\"\n");
    add_line(&text, "aliases: ['", s, "', ");
    add_line(&text, "", s, "]\nparticipants:\n  - Ada Quill\n");
    add_line(&text, "  - ", s, "\n");
    add_line(&text, "  - \"[[", s, "]]\"\n");
    add_line(&text, "account: \"", s, "\"\nproject: Heron\n");
    add_line(&text, "source_ref: ", s, "\n");
    add_line(&text, "", s, ": x\n---\n");
    add_line(&text, "# ", s, "\n");
    add_line(&text, "**With**: ", s, ", Bo Marl (");
    add_line(&text, "", s, ")\n");
    add_line(&text, "x [[", s, "]] y [[Heron|");
    add_line(&text, "", s, "]] [z](");
    add_line(&text, "", s, ".md)\n");
    add_line(&text, "- [ ] Do it @", s, " \xF0\x9F\x93\x85 2025-02-01\n## Related\n");
    add_line(&text, "- ", s, "\n- [[");
    add_line(&text, "", s, "]]\n- [[People/");
    add_line(&text, "", s, "|x]]\n## Key Contacts\n");
    add_line(&text, "- ", s, ", miller\n");
    return text;
}

/* The same without what would make it no name of a file. */
static struct text nasty_path(const char *folder, ng_text s) {
    struct text path = {NULL, 0};
    add_line(&path, folder, nothing, "");
    for (size_t i = 0; i < s.size && i < 250; i++)
        add(&path, s.data[i] == '\0' || s.data[i] == '/' ? "_" : s.data + i, 1);
    add_line(&path, "", nothing, ".md");
    return path;
}

static ng_graph *read_nasty(ng_ctx *ctx, ng_text s) {
    struct text note = nasty_note(s);
    struct text person = nasty_path("People/", s), meeting = nasty_path("Meetings/2025-01-11 ", s);
    struct text entity = {NULL, 0};
    add_line(&entity, "---\nrole: ", s, "\ncompany: \"[[");
    add_line(&entity, "", s, "]]\"\n---\n");
    const ng_file files[] = {
        {person.data, entity.data, entity.size},
        {meeting.data, note.data, note.size},
        {"plain.md", note.data, note.size},
        {"raw.md", s.data, s.size},
    };
    ng_graph *graph = graph_of(ctx, files, COUNT(files), NULL);
    free(note.data);
    free(person.data);
    free(meeting.data);
    free(entity.data);
    return graph;
}

static void test_strings_in_notes(void **state) {
    ng_ctx *ctx = new_ctx();
    (void)state;
    for (size_t i = 0; i < COUNT(nasty); i++) {
        ng_graph *graph = read_nasty(ctx, nasty[i]);
        ng_style *style = style_of(ctx, nasty[i].data);
        check_graph_text(graph);
        assert_true(count_kind(graph, NG_KIND_MEETING) >= 1);
        check_outputs(ctx, graph, style, nasty[i]);
        ng_style_free(style);
        ng_graph_free(graph);
    }
    ng_ctx_free(ctx);
}

/* ---------------------------------------------------------------- long ones */

/* The parts of a link count three bytes for one in the DOT, and a tooltip six. */
static void test_long_paths(void **state) {
    static char folder[4096], path[8300];
    ng_ctx *ctx = new_ctx();
    ng_style *style;
    (void)state;
    memset(folder, '&', sizeof folder - 1);
    (void)snprintf(path, sizeof path, "%s/%s.md", folder, folder);
    const ng_file files[] = {{path, "---\ndate: 2025-01-10\nparticipants: [Ada Quill]\n---\n", 51}};
    ng_graph *graph = graph_of(ctx, files, 1, NULL);
    assert_ok(ctx, ng_style_new(&style, ctx));
    assert_ok(ctx, ng_style_set_vault_name(style, ctx, folder));
    check_outputs(ctx, graph, style, (ng_text){folder, sizeof folder - 1});
    ng_style_free(style);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

/* A name of 10,000 characters is prose; what is near the longest name is still drawn. */
static void test_long_strings(void **state) {
    static const char *const pieces[] = {"a",  "\xC3\xA9", "\xE9\xA1\xBE", "\xF0\x9F\x98\x80",
                                         "& ", "\" ",      "Z\xCC\x81",    "\\"};
    static const size_t sizes[] = {100, 239, 240, 241, 4096, 10000};
    static char text[50000];
    ng_ctx *ctx = new_ctx();
    (void)state;
    for (size_t p = 0; p < COUNT(pieces); p++)
        for (size_t i = 0; i < COUNT(sizes); i++) {
            size_t size = strlen(pieces[p]), at = 0;
            for (size_t n = 0; n < sizes[i]; n++, at += size)
                memcpy(text + at, pieces[p], size + 1);
            const ng_text all = {text, at};
            ng_graph *graph = read_nasty(ctx, all);
            check_graph_text(graph);
            check_outputs(ctx, graph, NULL, all);
            ng_graph_free(graph);
        }
    ng_ctx_free(ctx);
}

static void test_long_name_by_builder(void **state) {
    static char text[10001];
    ng_ctx *ctx = new_ctx();
    ng_builder *b;
    ng_node node;
    (void)state;
    memset(text, 'a', sizeof text - 1);
    assert_ok(ctx, ng_builder_new(&b, ctx, NULL));
    assert_fails(ctx, ng_builder_add_node(b, ctx, &node, text, NG_KIND_PERSON), NG_E_ARG);
    assert_int_equal(node, NG_NONE);
    ng_builder_free(b);
    ng_ctx_free(ctx);
}

/* What a reader sees is what the note says, not what the string would be as markup. */
static void test_text_is_shown_as_written(void **state) {
    static const struct {
        const char *name, *shown; /* in the SVG */
    } cases[] = {
        {"Q&A", "Q&amp;A"},
        {"a < b", "a &lt; b"},
        {"back\\slash", "back\\slash"},
        {"\\N \\G", "\\N \\G"},
        {"&amp; co", "&amp;amp; co"},
        {"&#65; co", "&amp;#65; co"},
        {"&#x0; co", "&amp;#x0; co"},
    };
    ng_ctx *ctx = new_ctx();
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        ng_builder *b;
        ng_graph *graph;
        ng_node node;
        assert_ok(ctx, ng_builder_new(&b, ctx, NULL));
        assert_ok(ctx, ng_builder_add_node(b, ctx, &node, cases[i].name, NG_KIND_PERSON));
        assert_ok(ctx, ng_builder_finish(&graph, ctx, b));
        ng_builder_free(b);
        ng_view *view = view_of(ctx, graph, 1, 0, 60);
        struct output svg = rendered(ctx, view, NULL, NG_FORMAT_SVG);
        char in_title[64], in_text[64];
        (void)snprintf(in_title, sizeof in_title, ">%s</title>", cases[i].shown);
        (void)snprintf(in_text, sizeof in_text, ">%s</text>", cases[i].shown);
        if (strstr(svg.data, in_title) == NULL || strstr(svg.data, in_text) == NULL)
            fail_msg("\"%s\" is not shown as %s", cases[i].name, cases[i].shown);
        output_free(&svg);
        ng_view_free(view);
        ng_graph_free(graph);
    }
    ng_ctx_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_checkers_find_flaws),
        cmocka_unit_test(test_strings_by_builder),
        cmocka_unit_test(test_strings_in_notes),
        cmocka_unit_test(test_long_strings),
        cmocka_unit_test(test_long_paths),
        cmocka_unit_test(test_long_name_by_builder),
        cmocka_unit_test(test_text_is_shown_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
