/* SPDX-License-Identifier: MIT
 * test_dot.c - drawings of names that would be something else if they could. */
#include "kit.h"

#include <cgraph.h>

#include "base/unicode.h"
#include "markup.h"
#include "render/label.h"

static const char *const nasty[] = {
    "\"",
    "\"]; evil [label=x]; \"",
    "\\",
    "\\\\",
    "\\\"",
    "a\\",
    "\\N \\G \\E \\L \\T \\H \\n \\l \\r",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "]]>",
    "<!-- -->",
    "-->",
    "& &amp; &lt; &#60; &#x3c; &nosuch;",
    "&quot;",
    "'single' `back` $dollar",
    "{ a -> b; }",
    "} graph x {",
    "/* comment */ // # line",
    "javascript:alert(1)",
    "%s%n%d %00 100%",
    "Ann\tLee\nand Bo",
    "\a\033[31mred\x7F",
    "a\302\205b\342\200\250c",
    "\342\200\256txet desrever",
    "\xFF\xFE broken \xC3",
    "Zoë Öhman",
    "日本語の長い名前がここにあります",
    "👩\342\200\215💻 coder",
    "Brack & Tollan",
    "strict digraph subgraph node edge",
    "e\314\201\314\202\314\203\314\204",
    "obsidian://open?vault=x&file=y",
    "a#b?c=d/e\\f:g",
    "-",
    "L",
    "p1",
    "cluster_g0",
    "1234",
    "verylongwordwithoutanyspacethatcouldbebrokenanywhereatallbecauseithasnone",
};

enum { NASTY = sizeof nasty / sizeof *nasty };

struct map {
    ng_graph *graph;
    ng_query *query;
    ng_view *view;
    ng_style *style;
};

/* Everything that has text in a map: people with roles and employers, projects, meetings. */
static void make_map(struct kit *kit, struct map *map, int folded) {
    ng_builder *builder;
    assert_int_equal(ng_builder_new(&builder, kit->ctx, NULL), NG_OK);
    ng_node focus, before = NG_NONE;
    assert_int_equal(ng_builder_add_node(builder, kit->ctx, &focus, "Focus <&\"\\>", NG_KIND_ORG),
                     NG_OK);
    for (size_t i = 0; i < NASTY; i++) {
        static const ng_kind kinds[] = {NG_KIND_PERSON, NG_KIND_ORG, NG_KIND_PROJECT, NG_KIND_FORUM,
                                        NG_KIND_UNKNOWN};
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            char name[256];
            ng_node node, meeting;
            (void)snprintf(name, sizeof name, "%s %c", nasty[i], (char)('A' + (int)k));
            assert_int_equal(ng_builder_add_node(builder, kit->ctx, &node, name, kinds[k]), NG_OK);
            char path[256];
            (void)snprintf(path, sizeof path, "folder %s/%s.md", nasty[i], nasty[i]);
            ng_origin origin = {kit_text(path), 1, 1};
            assert_int_equal(ng_builder_set_attribute(builder, kit->ctx, node, "role", nasty[i]),
                             NG_OK);
            (void)snprintf(name, sizeof name, "met: %s", nasty[i]);
            assert_int_equal(
                ng_builder_add_node(builder, kit->ctx, &meeting, name, NG_KIND_MEETING), NG_OK);
            assert_int_equal(ng_builder_set_date(builder, kit->ctx, meeting, 20000 + (ng_date)i),
                             NG_OK);
            assert_int_equal(ng_builder_add_edge(builder, kit->ctx, meeting, focus, NG_REL_ABOUT,
                                                 NG_NO_DATE, &origin),
                             NG_OK);
            ng_relation relation = kinds[k] == NG_KIND_PERSON ? NG_REL_ATTENDED : NG_REL_ABOUT;
            bool leaves = kinds[k] == NG_KIND_PERSON;
            assert_int_equal(ng_builder_add_edge(builder, kit->ctx, leaves ? node : meeting,
                                                 leaves ? meeting : node, relation,
                                                 20000 + (ng_date)i, &origin),
                             NG_OK);
            if (kinds[k] == NG_KIND_ORG && before != NG_NONE)
                assert_int_equal(ng_builder_add_edge(builder, kit->ctx, before, node,
                                                     NG_REL_WORKS_AT, NG_NO_DATE, NULL),
                                 NG_OK);
            before = node;
        }
    }
    assert_int_equal(ng_builder_finish(&map->graph, kit->ctx, builder), NG_OK);
    ng_builder_free(builder);
    assert_int_equal(ng_query_new(&map->query, kit->ctx), NG_OK);
    ng_query_set_map(map->query, folded);
    assert_int_equal(ng_graph_find(&focus, kit->ctx, map->graph, "Focus <&\"\\>"), NG_OK);
    assert_int_equal(ng_query_add_focus(map->query, kit->ctx, focus), NG_OK);
    ng_query_set_max_nodes(map->query, 120);
    assert_int_equal(ng_view_select(&map->view, kit->ctx, map->graph, map->query), NG_OK);
    assert_int_equal(ng_style_new(&map->style, kit->ctx), NG_OK);
    assert_int_equal(ng_style_set_title(map->style, kit->ctx, "T \"]<b>&amp;\\N\\\" }"), NG_OK);
    assert_int_equal(ng_style_set_vault_name(map->style, kit->ctx, "V \"&'<>#?%"), NG_OK);
}

static void free_map(struct map *map) {
    ng_style_free(map->style);
    ng_view_free(map->view);
    ng_query_free(map->query);
    ng_graph_free(map->graph);
}

static int gather(void *user, const char *data, size_t size) {
    ngi_buf_add(user, data, size);
    return 0;
}

static const char *render(struct kit *kit, const struct map *map, ng_format format) {
    ngi_buf_clear(&kit->out);
    ng_status status = ng_render(kit->ctx, map->view, map->style, format, gather, &kit->out);
    if (status != NG_OK)
        fail_msg("%s", ng_ctx_error(kit->ctx)->message);
    return kit_out(kit);
}

/* Are all names in the graph ours, a letter and digits? A label that broke out would bring others. */
static void check_names(Agraph_t *graph) {
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        const char *name = agnameof(node);
        size_t digits = strspn(name + 1, "0123456789");
        bool ours = strchr("xpojmftcLMR", name[0]) != NULL && name[1 + digits] == '\0' &&
                    (digits > 0 || strchr("LMR", name[0]) != NULL);
        if (!ours)
            fail_msg("a node called %s", name);
    }
    for (Agraph_t *group = agfstsubg(graph); group != NULL; group = agnxtsubg(group))
        if (strncmp(agnameof(group), "cluster_g", 9) != 0 && agnameof(group)[0] != '%')
            fail_msg("a group called %s", agnameof(group));
}

static void dot_can_be_read_back(void **state) {
    struct kit *kit = *state;
    for (int folded = 0; folded < 2; folded++) {
        struct map map;
        make_map(kit, &map, folded);
        const char *dot = render(kit, &map, NG_FORMAT_DOT);
        assert_true(ngi_utf8_valid(dot, kit->out.size));
        Agraph_t *graph = agmemread(dot);
        assert_non_null(graph);
        assert_true(agnnodes(graph) > 60);
        check_names(graph);
        assert_int_equal(agclose(graph), 0);
        free_map(&map);
    }
}

/* The captions of all parts, a line each, with their entities as characters. */
static void gather_titles(const char *svg, struct ngi_buf *out) {
    static const char *const entities[][2] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
    for (const char *at = strstr(svg, "<title"); at != NULL; at = strstr(at, "<title")) {
        at = strchr(at, '>') + 1;
        while (*at != '<') {
            size_t i = 0, size = 1;
            while (i < 5 && strncmp(at, entities[i][0], strlen(entities[i][0])) != 0)
                i++;
            if (i < 5) {
                ngi_buf_str(out, entities[i][1]);
                size = strlen(entities[i][0]);
            } else
                ngi_buf_add(out, at, 1);
            at += size;
        }
        ngi_buf_char(out, '\n');
    }
}

static void svg_is_well_formed_and_says_the_names(void **state) {
    struct kit *kit = *state;
    for (int folded = 0; folded < 2; folded++) {
        struct map map;
        make_map(kit, &map, folded);
        const char *svg = render(kit, &map, NG_FORMAT_SVG), *flaw = markup_flaw(svg);
        if (flaw != NULL)
            fail_msg("%s", flaw);
        assert_true(ngi_utf8_valid(svg, kit->out.size));
        assert_null(strstr(svg, "<script"));
        assert_null(strstr(svg, "<b>"));
        for (const char *at = strstr(svg, "href=\""); at != NULL; at = strstr(at + 6, "href=\""))
            assert_memory_equal(at + 6, "obsidian://open?vault=V%20%22%26%27%3C%3E%23%3F%25&amp;",
                                52);
        ngi_buf_clear(&kit->scratch);
        gather_titles(svg, &kit->scratch);
        ng_text titles = ngi_buf_view(&kit->scratch);
        assert_non_null(strstr(titles.data, "T \"]<b>&amp;\\N\\\" }\n"));
        for (size_t i = 0; i < ng_view_node_count(map.view); i++) {
            const char *name = ng_node_name(map.graph, ng_view_node(map.view, i)).data;
            if (strstr(titles.data, name) == NULL)
                fail_msg("%s is not told of", name);
        }
        free_map(&map);
    }
}

static void drawings_are_the_same_every_time(void **state) {
    static const ng_format formats[] = {NG_FORMAT_DOT, NG_FORMAT_SVG, NG_FORMAT_JSON};
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct map map;
        make_map(kit, &map, 1);
        ngi_buf_clear(&kit->scratch);
        ngi_buf_str(&kit->scratch, render(kit, &map, formats[i]));
        free_map(&map);
        make_map(kit, &map, 1);
        kit_same("the second time", ngi_buf_view(&kit->scratch).data,
                 render(kit, &map, formats[i]));
        free_map(&map);
    }
}

static void labels_are_escaped(void **state) {
    static const struct {
        void (*write)(struct ngi_buf *out, ng_text text);
        const char *text, *escaped;
    } rows[] = {
        {ngi_label_html, "a<b>&\"'\\N", "a&lt;b&gt;&amp;&quot;&#39;\\\\N"},
        {ngi_label_tooltip, "a<b>&\"'\\N", "a&lt;b&gt;&amp;&quot;&#39;\\\\\\\\N"},
        {ngi_label_xml, "a<b>&\"'\\N", "a&lt;b&gt;&amp;&quot;&#39;\\N"},
        {ngi_label_xml, "&amp;", "&amp;amp;"},
        {ngi_label_url, "aZ09-_.~", "aZ09-_.~"},
        {ngi_label_url, "a b/c#d?e&f=g%h+i:\"", "a%20b%2Fc%23d%3Fe%26f%3Dg%25h%2Bi%3A%22"},
        {ngi_label_url, "Zoë", "Zo%C3%AB"},
        {ngi_label_html, "", ""},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ngi_buf_clear(&kit->out);
        rows[i].write(&kit->out, kit_text(rows[i].text));
        kit_same_out(kit, rows[i].text, rows[i].escaped);
    }
}

static void labels_are_wrapped(void **state) {
    static const struct {
        const char *text;
        size_t width, lines;
        const char *wrapped;
    } rows[] = {
        {"", 10, 2, ""},
        {"Ann Lee", 10, 2, "Ann Lee"},
        {"Ann Lee", 7, 2, "Ann Lee"},
        {"Ann Lee", 6, 2, "Ann|Lee"},
        {"Ann Mary Lee", 8, 2, "Ann Mary|Lee"},
        {"one two three", 5, 2, "one|two…"},
        {"one two three", 5, 1, "one…"},
        {"one two three", 5, 3, "one|two|three"},
        {"Jean-Luc Marchetti", 6, 3, "Jean-|Luc|March…"},
        {"abcdefghij", 4, 2, "abcd|efg…"},
        {"日本語の名前", 4, 2, "日本|語…"},
        {"a<b c&d", 3, 2, "a&lt;b|c&amp;d"},
        {"👩\342\200\215💻x", 4, 2, "👩\342\200\215💻|x"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ngi_buf_clear(&kit->out);
        ngi_label_wrapped(&kit->out, kit_text(rows[i].text), rows[i].width, rows[i].lines, "|");
        kit_same_out(kit, rows[i].text, rows[i].wrapped);
    }
}

/* A grapheme that is wider than the line must neither be cut nor hold things up for ever. */
static void narrow_lines_come_to_an_end(void **state) {
    static const char *const texts[] = {
        "👩\342\200\215💻👩\342\200\215💻", "日本", "a\314\201\314\202", "   ", "a  b", "- - -"};
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t width = 1; width < 4; width++) {
            ngi_buf_clear(&kit->out);
            ngi_label_wrapped(&kit->out, kit_text(texts[i]), width, 3, "|");
            assert_true(ngi_utf8_valid(kit_out(kit), kit->out.size));
            assert_true(kit->out.size < 64);
        }
}

static void broken_markup_is_found(void **state) {
    static const struct {
        const char *text;
        bool well_formed;
    } rows[] = {
        {"<?xml version=\"1.0\"?>\n<a b=\"c &amp; &#39;\"><d/>x &lt;<e>y</e></a>\n", true},
        {"<a>", false},
        {"<a></b>", false},
        {"<a b=\"<\"/>", false},
        {"<a>&</a>", false},
        {"<a>&x;</a>", false},
        {"<a/><b/>", false},
        {"x<a/>", false},
        {"<a b='c'/>", false},
        {"<a b=\"c/>", false},
        {"<a>\001</a>", false},
        {"", false},
        {"<a>< /a>", false},
        {"<a b=\"c\"d=\"e\"/>", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if ((markup_flaw(rows[i].text) == NULL) != rows[i].well_formed)
            fail_msg("%s", rows[i].text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(dot_can_be_read_back),
        KIT_TEST(svg_is_well_formed_and_says_the_names),
        KIT_TEST(drawings_are_the_same_every_time),
        KIT_TEST(labels_are_escaped),
        KIT_TEST(labels_are_wrapped),
        KIT_TEST(narrow_lines_come_to_an_end),
        KIT_TEST(broken_markup_is_found),
    };
    return cmocka_run_group_tests_name("dot", tests, NULL, NULL);
}
