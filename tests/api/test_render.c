/* SPDX-License-Identifier: MIT
 * test_render.c - pictures and data of a view: the same bytes for the same notes, in any order and
 * by any thread; well-formed; stopped when the caller says so.
 *
 * The DOT of two small vaults is compared with tests/golden/NAME.dot. When it is meant to change,
 * run this program with NOTEGRAPH_REWRITE_GOLDEN=1 and read the difference in git. */
#include "kit.h"

#include <pthread.h>

#include "../hostile/wellformed.h"

/* ---------------------------------------------------------------- two vaults */

static const ng_file small[] = {
    NOTE("People/Ada Quill.md", "---\nrole: Surveyor of weirs & locks\ncompany: Corvin\n---\n"),
    NOTE("a.md", "---\ntitle: \"Kick-off: <gates>\"\ndate: 2025-01-10\naccount: Corvin\n"
                 "participants: [Ada Quill, Bo Marl]\n---\n"),
};

static const ng_file large[] = {
    NOTE("People/Ada Quill.md", "---\nrole: Surveyor\ncompany: Corvin\nmanager: Edda Roth\n---\n"),
    NOTE("People/Bo Marl.md", "---\ncompany: Low Weir Trust\naliases: [Bo]\n---\n"),
    NOTE("Projects/Heron.md", "---\ncustomer: Corvin\n---\n"),
    NOTE("Customers/Corvin.md", "## Key Contacts\n- Fenna Oake, head of gates\n- Ada Quill\n"),
    NOTE("m1.md", "---\ntitle: Gate walk\ndate: 2025-01-10\nproject: Heron\n"
                  "participants: [Ada Quill, Bo Marl (Low Weir Trust), Myself]\n---\n"
                  "- [ ] Measure the sill @Bo Marl\n"),
    NOTE("m2.md", "---\ntitle: Gate talk\ndate: 2025-02-10\nproject: Heron\naccount: Corvin\n"
                  "participants: [Ada Quill, Edda Roth, Bo, Gus Pell]\n---\n"
                  "## Related\n- Tarn Pumps\n- [[Corvin]]\n- Nessie Vane\n"),
    NOTE("m3.md", "---\ntitle: Weekly\ndate: 2025-03-03\nforum: Lock Forum\n"
                  "participants: [Edda Roth, Gus Pell]\n---\n"),
    NOTE("m4.md", "---\ntitle: Weekly\ndate: 2025-03-10\nforum: Lock Forum\n"
                  "participants: [Edda Roth, Gus Pell, TBD]\n---\nAnd [[Heron]], again.\n"),
};

/* The map around Corvin of a vault of these notes. */
struct map {
    ng_ctx *ctx;
    ng_graph *graph;
    ng_view *view;
};

static struct map map_of(const ng_file *files, size_t count) {
    struct map map = {.ctx = new_ctx()};
    ng_schema *schema;
    assert_ok(map.ctx, ng_schema_new(&schema, map.ctx));
    assert_ok(map.ctx, ng_schema_set_home(schema, map.ctx, "Low Weir Trust"));
    assert_ok(map.ctx, ng_schema_set_owner(schema, map.ctx, "Owen Tarn"));
    map.graph = graph_of(map.ctx, files, count, schema);
    ng_schema_free(schema);
    map.view = view_of(map.ctx, map.graph, 1, node_named(map.ctx, map.graph, "Corvin"), 60);
    return map;
}

static void map_free(struct map *map) {
    ng_view_free(map->view);
    ng_graph_free(map->graph);
    ng_ctx_free(map->ctx);
}

/* ---------------------------------------------------------------- golden files */

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    char *data = NULL;
    *size = 0;
    for (size_t got = 1; file != NULL && got > 0; *size += got) {
        char *grown = realloc(data, *size + 4097);
        assert_non_null(grown);
        data = grown;
        got = fread(data + *size, 1, 4096, file);
        data[*size + got] = '\0';
    }
    if (file != NULL)
        (void)fclose(file);
    return data;
}

static void write_file(const char *path, const struct output *output) {
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(output->data, 1, output->size, file) != output->size ||
        fclose(file) != 0)
        fail_msg("%s cannot be written", path);
}

static size_t line_size(const char *text) {
    return strcspn(text, "\n");
}

enum { SHOWN = 40 }; /* bytes before a difference; twice as many after it */

static int shown_size(const char *text) {
    return line_size(text) < 3 * SHOWN ? (int)line_size(text) : 3 * SHOWN;
}

/* The first place in which they differ, both ways. */
static void say_difference(const char *path, const char *wanted, const char *got) {
    size_t line = 1;
    for (;; line++) {
        size_t a = line_size(wanted), b = line_size(got);
        if (a != b || memcmp(wanted, got, a) != 0 || wanted[a] == '\0' || got[b] == '\0')
            break;
        wanted += a + 1;
        got += b + 1;
    }
    size_t column = 0,
           end = line_size(wanted) < line_size(got) ? line_size(wanted) : line_size(got);
    while (column < end && wanted[column] == got[column])
        column++;
    size_t from = column > SHOWN ? column - SHOWN : 0;
    fail_msg("%s:%zu:%zu: differs\n  wanted: ...%.*s\n  got:    ...%.*s\n"
             "  NOTEGRAPH_REWRITE_GOLDEN=1 rewrites it, if the change is meant",
             path, line, column + 1, shown_size(wanted + from), wanted + from,
             shown_size(got + from), got + from);
}

static void compare_with_golden(const char *name, const struct output *output) {
    const char *top = getenv("top_srcdir"), *rewrite = getenv("NOTEGRAPH_REWRITE_GOLDEN");
    char path[4096];
    size_t size;
    (void)snprintf(path, sizeof path, "%s/tests/golden/%s", top == NULL ? "." : top, name);
    if (rewrite != NULL && *rewrite != '\0') {
        write_file(path, output);
        return;
    }
    char *wanted = read_file(path, &size);
    if (wanted == NULL)
        fail_msg("%s: cannot be read", path);
    if (size != output->size || memcmp(wanted, output->data, size) != 0)
        say_difference(path, wanted, output->data);
    free(wanted);
}

static void test_dot_is_as_before(void **state) {
    static const struct {
        const char *name;
        const ng_file *files;
        size_t count;
    } vaults[] = {{"small.dot", small, COUNT(small)}, {"large.dot", large, COUNT(large)}};
    (void)state;
    for (size_t i = 0; i < COUNT(vaults); i++) {
        struct map map = map_of(vaults[i].files, vaults[i].count);
        struct output dot = rendered(map.ctx, map.view, NULL, NG_FORMAT_DOT);
        assert_null(dot_flaw(dot.data, dot.size));
        compare_with_golden(vaults[i].name, &dot);
        output_free(&dot);
        map_free(&map);
    }
}

/* ---------------------------------------------------------------- SVG */

static void test_svg(void **state) {
    struct map map = map_of(large, COUNT(large));
    (void)state;
    struct output svg = rendered(map.ctx, map.view, NULL, NG_FORMAT_SVG);
    const char *flaw = xml_flaw(svg.data, svg.size);
    if (flaw != NULL)
        fail_msg("%s", flaw);
    assert_null(strstr(svg.data, "<!DOCTYPE"));
    assert_null(strstr(svg.data, "<!--"));
    assert_non_null(strstr(svg.data, ">Corvin</title>"));
    assert_non_null(strstr(svg.data, "<desc "));
    assert_non_null(strstr(svg.data, "Ada Quill"));
    assert_null(strstr(svg.data, "Owen Tarn"));
    assert_null(strstr(svg.data, "href")); /* no vault's name was given to link to */
    for (int i = 0; i < 5; i++) {
        struct output again = rendered(map.ctx, map.view, NULL, NG_FORMAT_SVG);
        assert_same_output(&svg, &again);
        output_free(&again);
    }
    output_free(&svg);
    map_free(&map);
}

static void test_style(void **state) {
    struct map map = map_of(large, COUNT(large));
    ng_style *style;
    (void)state;
    assert_ok(map.ctx, ng_style_new(&style, map.ctx));
    assert_ok(map.ctx, ng_style_set_title(style, map.ctx, "Who & what"));
    assert_ok(map.ctx, ng_style_set_vault_name(style, map.ctx, "My notes #1"));
    struct output svg = rendered(map.ctx, map.view, style, NG_FORMAT_SVG);
    assert_null(xml_flaw(svg.data, svg.size));
    assert_non_null(strstr(svg.data, ">Who &amp; what</title>"));
    assert_non_null(strstr(svg.data, "href=\"obsidian://open?vault=My%20notes%20%231&amp;file="
                                     "People%2FAda%20Quill"));
    output_free(&svg);
    /* "" is the default again. */
    assert_ok(map.ctx, ng_style_set_title(style, map.ctx, ""));
    assert_ok(map.ctx, ng_style_set_vault_name(style, map.ctx, ""));
    struct output styled = rendered(map.ctx, map.view, style, NG_FORMAT_DOT);
    struct output plain = rendered(map.ctx, map.view, NULL, NG_FORMAT_DOT);
    assert_same_output(&styled, &plain);
    output_free(&styled);
    output_free(&plain);
    ng_style_free(style);
    map_free(&map);
}

static void test_png_and_pdf(void **state) {
    struct map map = map_of(small, COUNT(small));
    (void)state;
    struct output png = rendered(map.ctx, map.view, NULL, NG_FORMAT_PNG);
    assert_true(png.size > 1000);
    assert_memory_equal(png.data, "\x89PNG\r\n\x1A\n", 8);
    output_free(&png);
    struct output pdf = rendered(map.ctx, map.view, NULL, NG_FORMAT_PDF);
    assert_memory_equal(pdf.data, "%PDF-", 5);
    output_free(&pdf);
    map_free(&map);
}

/* A name that a link leads to with another spelling is drawn once, and a view without nodes can be
 * drawn as well. */
static void test_empty_views(void **state) {
    static const ng_format formats[] = {NG_FORMAT_DOT, NG_FORMAT_SVG, NG_FORMAT_JSON};
    ng_ctx *ctx = new_ctx();
    ng_graph *graph = graph_of(ctx, NULL, 0, NULL);
    (void)state;
    for (int map = 0; map < 2; map++) {
        ng_view *view = view_of(ctx, graph, map, NG_NONE, 60);
        assert_int_equal(ng_view_node_count(view), 0);
        for (size_t i = 0; i < COUNT(formats); i++) {
            struct output output = rendered(ctx, view, NULL, formats[i]);
            const char *flaw = formats[i] == NG_FORMAT_DOT    ? dot_flaw(output.data, output.size)
                               : formats[i] == NG_FORMAT_SVG ? xml_flaw(output.data, output.size)
                                                             : json_flaw(output.data, output.size);
            if (flaw != NULL)
                fail_msg("%s", flaw);
            if (formats[i] == NG_FORMAT_JSON)
                assert_string_equal(output.data, "{\"format\":\"notegraph\",\"version\":1,\n"
                                                 "\"nodes\":[\n],\n\"edges\":[\n],\n"
                                                 "\"findings\":[\n]}\n");
            output_free(&output);
        }
        ng_view_free(view);
    }
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

/* ---------------------------------------------------------------- the caller's callback */

static int refuse(void *user, const char *data, size_t size) {
    (void)data;
    (void)size;
    ++*(int *)user;
    return -1;
}

static void test_refused_output(void **state) {
    struct map map = map_of(large, COUNT(large));
    (void)state;
    for (int format = NG_FORMAT_DOT; format <= NG_FORMAT_JSON; format++) {
        int calls = 0;
        assert_fails(map.ctx, ng_render(map.ctx, map.view, NULL, (ng_format)format, refuse, &calls),
                     NG_E_WRITE);
        assert_int_equal(calls, 1); /* and never again */
    }
    map_free(&map);
}

/* Output that comes in several pieces is given up at the one refused. */
static void test_output_refused_midway(void **state) {
    enum { NOTES = 2000, TEXT = 200 };
    static char paths[NOTES][16], texts[NOTES][TEXT];
    static ng_file many[NOTES];
    ng_ctx *ctx = new_ctx();
    (void)state;
    for (int i = 0; i < NOTES; i++) {
        (void)snprintf(paths[i], sizeof paths[i], "n%d.md", i);
        int size = snprintf(texts[i], TEXT, "---\ndate: 2025-01-02\nparticipants: [P%d Name, Q%d "
                                            "Name]\naccount: Org%d\n---\n", i, i, i % 50);
        many[i] = (ng_file){paths[i], texts[i], (size_t)size};
    }
    ng_graph *graph = graph_of(ctx, many, NOTES, NULL);
    ng_view *view = view_of(ctx, graph, 0, NG_NONE, 0);
    struct output whole = rendered(ctx, view, NULL, NG_FORMAT_JSON);
    assert_true(whole.calls > 2);
    struct output part = {.refuse_after = 2};
    assert_fails(ctx, ng_render(ctx, view, NULL, NG_FORMAT_JSON, output_take, &part), NG_E_WRITE);
    assert_int_equal(part.calls, 3);
    assert_true(part.size < whole.size);
    assert_memory_equal(part.data, whole.data, part.size);
    output_free(&part);
    output_free(&whole);
    /* More than can be drawn is refused, but not as DOT. */
    assert_true(ng_view_node_count(view) > 2000);
    struct output none = {0};
    assert_fails(ctx, ng_render(ctx, view, NULL, NG_FORMAT_SVG, output_take, &none), NG_E_LIMIT);
    assert_int_equal(none.size, 0);
    struct output dot = rendered(ctx, view, NULL, NG_FORMAT_DOT);
    assert_null(dot_flaw(dot.data, dot.size));
    output_free(&dot);
    ng_view_free(view);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
}

/* ---------------------------------------------------------------- the same bytes */

/* A generator of its own, so that a failure can be had again. */
static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

static void test_order_of_files_does_not_matter(void **state) {
    struct output json = {0}, dot = {0};
    ng_file files[COUNT(large)];
    uint32_t random = 1;
    (void)state;
    memcpy(files, large, sizeof large);
    for (int round = 0; round < 200; round++) {
        struct map map = map_of(files, COUNT(files));
        ng_view *whole = view_of(map.ctx, map.graph, 0, NG_NONE, 0);
        struct output new_json = rendered(map.ctx, whole, NULL, NG_FORMAT_JSON);
        struct output new_dot = rendered(map.ctx, map.view, NULL, NG_FORMAT_DOT);
        if (round > 0) {
            assert_same_output(&json, &new_json);
            assert_same_output(&dot, &new_dot);
        }
        output_free(&json);
        output_free(&dot);
        json = new_json;
        dot = new_dot;
        ng_view_free(whole);
        map_free(&map);
        for (size_t i = COUNT(files) - 1; i > 0; i--) {
            size_t j = next_random(&random) % (i + 1);
            ng_file swap = files[i];
            files[i] = files[j];
            files[j] = swap;
        }
    }
    assert_null(json_flaw(json.data, json.size));
    output_free(&json);
    output_free(&dot);
}

/* ---------------------------------------------------------------- several threads */

enum { THREADS = 4, ROUNDS = 6 };

struct worker {
    const ng_graph *graph;
    const struct output *wanted; /* by format */
    const char *failure;         /* what went wrong, NULL: nothing */
};

static const ng_format worker_formats[] = {NG_FORMAT_JSON, NG_FORMAT_DOT, NG_FORMAT_SVG};

static const char *work_once(const struct worker *worker, ng_ctx *ctx, size_t which) {
    struct output output = {0};
    ng_query *query = NULL;
    ng_view *view = NULL;
    ng_node focus;
    const char *failure = NULL;
    if (ng_graph_find(&focus, ctx, worker->graph, "corvin") != NG_OK ||
        ng_query_new(&query, ctx) != NG_OK || ng_query_add_focus(query, ctx, focus) != NG_OK)
        failure = "query";
    ng_query_set_map(query, 1);
    ng_query_set_max_nodes(query, 60);
    if (failure == NULL && ng_view_select(&view, ctx, worker->graph, query) != NG_OK)
        failure = "view";
    if (failure == NULL &&
        ng_render(ctx, view, NULL, worker_formats[which], output_take, &output) != NG_OK)
        failure = "render";
    if (failure == NULL && (output.size != worker->wanted[which].size ||
                            memcmp(output.data, worker->wanted[which].data, output.size) != 0))
        failure = "other bytes";
    output_free(&output);
    ng_view_free(view);
    ng_query_free(query);
    return failure;
}

/* cmocka's assertions are of the main thread only. */
static void *work(void *user) {
    struct worker *worker = user;
    ng_ctx *ctx;
    if (ng_ctx_new(&ctx, NULL) != NG_OK) {
        worker->failure = "context";
        return NULL;
    }
    for (int round = 0; round < ROUNDS && worker->failure == NULL; round++)
        for (size_t i = 0; i < COUNT(worker_formats) && worker->failure == NULL; i++)
            worker->failure = work_once(worker, ctx, i);
    ng_ctx_free(ctx);
    return NULL;
}

static void test_threads(void **state) {
    struct map map = map_of(large, COUNT(large));
    struct output wanted[COUNT(worker_formats)];
    struct worker workers[THREADS];
    pthread_t threads[THREADS];
    (void)state;
    for (size_t i = 0; i < COUNT(worker_formats); i++)
        wanted[i] = rendered(map.ctx, map.view, NULL, worker_formats[i]);
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){map.graph, wanted, NULL};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    for (int i = 0; i < THREADS; i++)
        if (workers[i].failure != NULL)
            fail_msg("thread %d: %s", i, workers[i].failure);
    for (size_t i = 0; i < COUNT(worker_formats); i++)
        output_free(&wanted[i]);
    map_free(&map);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dot_is_as_before),
        cmocka_unit_test(test_svg),
        cmocka_unit_test(test_style),
        cmocka_unit_test(test_png_and_pdf),
        cmocka_unit_test(test_empty_views),
        cmocka_unit_test(test_refused_output),
        cmocka_unit_test(test_output_refused_midway),
        cmocka_unit_test(test_order_of_files_does_not_matter),
        cmocka_unit_test(test_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
