/* SPDX-License-Identifier: MIT
 * test_pathological.c - notes made to be expensive: deep, long, many, unclosed, random. None may
 * crash the reader or keep it busy; what goes beyond a limit becomes a finding.
 *
 * How long is too long is told by the work that as many bytes of ordinary prose take, on the same
 * machine in the same build, in CPU time: what is linear costs some times as much, what is
 * quadratic thousands of times. */
#include "../api/kit.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "wellformed.h"

enum {
    MB = 1 << 20,
    TIMES_PROSE = 100,       /* the CPU time that a case may take */
    LEAST_BYTES = 2 * MB,    /* of prose to compare with: less is over too soon to be measured */
    MEMORY_PER_BYTE = 100,   /* bytes in use at once, for one byte of notes */
    MEMORY_AT_ALL = 64 * MB, /* and this besides */
    SECONDS = 120            /* then it hangs, and is ended */
};

/* ---------------------------------------------------------------- notes in the making */

struct text {
    char *data;
    size_t size, capacity;
};

static void add(struct text *text, const char *data, size_t size) {
    if (text->size + size > text->capacity) {
        text->capacity = (text->size + size) * 2;
        text->data = realloc(text->data, text->capacity);
        assert_non_null(text->data);
    }
    memcpy(text->data + text->size, data, size);
    text->size += size;
}

static void add_str(struct text *text, const char *data) {
    add(text, data, strlen(data));
}

/* Until there are `size` bytes. */
static void repeat(struct text *text, const char *piece, size_t size) {
    while (text->size < size)
        add_str(text, piece);
}

static void times(struct text *text, const char *piece, size_t count) {
    while (count-- > 0)
        add_str(text, piece);
}

/* ---------------------------------------------------------------- what it costs */

union header {
    max_align_t align;
    size_t size;
};

struct memory {
    size_t bytes, peak;
};

static void *resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    struct memory *m = user;
    union header *header = ptr == NULL ? NULL : (union header *)ptr - 1;
    if (new_size == 0) {
        m->bytes -= old_size;
        free(header);
        return NULL;
    }
    header = realloc(header, sizeof *header + new_size);
    if (header == NULL)
        return NULL;
    m->bytes += new_size - old_size;
    if (m->bytes > m->peak)
        m->peak = m->bytes;
    return header + 1;
}

static double cpu_seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

/* From bytes to a map and JSON. The graph is the caller's. */
static ng_graph *read_all(ng_ctx *ctx, const ng_file *files, size_t count) {
    ng_graph *graph = graph_of(ctx, files, count, NULL);
    ng_view *map = view_of(ctx, graph, 1, NG_NONE, 60), *whole = view_of(ctx, graph, 0, NG_NONE, 0);
    struct output dot = rendered(ctx, map, NULL, NG_FORMAT_DOT);
    struct output json = rendered(ctx, whole, NULL, NG_FORMAT_JSON);
    const char *flaw = dot_flaw(dot.data, dot.size);
    if (flaw != NULL)
        fail_msg("DOT: %s", flaw);
    if (json.size < MB && (flaw = json_flaw(json.data, json.size)) != NULL)
        fail_msg("JSON: %s", flaw);
    output_free(&dot);
    output_free(&json);
    ng_view_free(map);
    ng_view_free(whole);
    return graph;
}

/* The CPU time of prose with a link now and then, per byte; measured once. */
static double prose_seconds(size_t bytes) {
    static double per_byte;
    if (per_byte <= 0) {
        struct text text = {0};
        ng_ctx *ctx = new_ctx();
        repeat(&text,
               "The gates of the lower lock were measured twice, before and after the flood,\n"
               "and *nobody* could say why; see [[Lower lock]] for what `ruler` was used.\n\n"
               "- [ ] Ask at the yard @Ada Quill\n",
               4 * MB);
        double start = cpu_seconds();
        const ng_file file = {"prose.md", text.data, text.size};
        ng_graph_free(read_all(ctx, &file, 1));
        per_byte = (cpu_seconds() - start) / (double)text.size;
        ng_ctx_free(ctx);
        free(text.data);
    }
    return per_byte * (double)(bytes < LEAST_BYTES ? LEAST_BYTES : bytes);
}

static const char *running = "nothing";

static void give_up(int signal_number) {
    static const char hangs[] = "\nnot ok - it hangs: ";
    (void)signal_number;
    if (write(STDOUT_FILENO, hangs, sizeof hangs - 1) < 0 ||
        write(STDOUT_FILENO, running, strlen(running)) < 0 || write(STDOUT_FILENO, "\n", 1) < 0)
        _exit(2);
    _exit(1);
}

/* Reads the files; it costs no more than it may. `code` is a finding that there must be, if not
 * NULL. */
static void survive_files(const char *name, const ng_file *files, size_t count, const char *code) {
    struct memory m = {0};
    const ng_allocator allocator = {resize, &m};
    size_t bytes = 0;
    ng_ctx *ctx;
    for (size_t i = 0; i < count; i++)
        bytes += files[i].size;
    double budget = TIMES_PROSE * prose_seconds(bytes), start = cpu_seconds();
    running = name;
    (void)signal(SIGALRM, give_up);
    (void)alarm(SECONDS);
    assert_int_equal(ng_ctx_new(&ctx, &allocator), NG_OK);
    ng_graph *graph = read_all(ctx, files, count);
    (void)alarm(0);
    double spent = cpu_seconds() - start;
    if (getenv("NOTEGRAPH_SHOW_COST") != NULL)
        (void)fprintf(stderr, "# %-32s %8.3f of %8.3f s, %6.1f MB\n", name, spent, budget,
                      (double)m.peak / MB);
    if (spent > budget)
        fail_msg("%s: %.2f s of CPU time, %.0f times that of prose", name, spent,
                 spent * TIMES_PROSE / budget);
    if (m.peak > MEMORY_AT_ALL + bytes * MEMORY_PER_BYTE)
        fail_msg("%s: %zu bytes of memory for %zu of notes", name, m.peak, bytes);
    if (code != NULL && count_code(graph, code) == 0)
        fail_msg("%s: no finding says %s", name, code);
    assert_true(ng_graph_finding_count(graph) <= 200 * count);
    ng_graph_free(graph);
    ng_ctx_free(ctx);
    assert_int_equal(m.bytes, 0);
}

static void survive(const char *name, struct text *text, const char *code) {
    const ng_file file = {"2025-01-10 note.md", text->data, text->size};
    survive_files(name, &file, 1, code);
    free(text->data);
    *text = (struct text){0};
}

/* ---------------------------------------------------------------- one piece, again and again */

/* On one line, and on a line each. */
static void test_repeated_pieces(void **state) {
    static const char *const pieces[] = {
        "[", "[[", "![[", "[[[", "[[a", "[[a|", "[[a#", "[a", "[a]", "[a](", "[a](<", "[a](b.md",
        "](", "]]", "[[a]b", "[\\", "`", "`` ", "```", "~~~", "%%", "<!--", "-->", "*", "**",
        "**With", "_", "**With**: ", "**With**: a, ", "#", "# ", "> ", ">", "- ", "- [ ", "- [ ] ",
        "- [ ] @", "@", "@a ", "- [ ] a @b ", "1. ", "1234567890", "\xF0\x9F\x93\x85 ",
        "\xE2\x8F\xB3", "[due:: ", "(due:: ", "a:: b ", "due:: ", "#a/b ", "^a ", " ", "\t", "\\",
        "|", "\"", "'", "(", "(a", "a (b), ", ",", ", ", ";", "&", "and ", "\xC3", "\xFF",
        "\xE2\x80\x8B", "\xCC\x81", "\xE2\x88\x9A", "\xC3\x83", "\r", "---", "...",
        "$", "$a", "$$ ", "<a b=\"", "<a b='c", "<aa:", "[![", "[![](", "[![[a]", "[with:: [[",
        "(a::[a::", "[with:: [[a]] ", "@[", "@[[a]]", "\xC3\x83\xC2\xA2", "\xC3\x90\xCB\x9C", "\xE2\x89\x88\xC3\x85",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(pieces); i++) {
        struct text text = {0};
        char name[64];
        repeat(&text, pieces[i], MB);
        (void)snprintf(name, sizeof name, "one line of %s", pieces[i]);
        survive(name, &text, NULL);
        times(&text, "- [ ] @", 1);
        repeat(&text, pieces[i], MB);
        (void)snprintf(name, sizeof name, "a task of %s", pieces[i]);
        survive(name, &text, NULL);
        while (text.size < MB / 4) {
            add_str(&text, pieces[i]);
            add_str(&text, "\n");
        }
        (void)snprintf(name, sizeof name, "lines of %s", pieces[i]);
        survive(name, &text, NULL);
    }
}

/* Runs of backticks, each longer than the one before: none closes another. */
static void test_backticks_of_all_lengths(void **state) {
    struct text text = {0};
    (void)state;
    for (size_t n = 1; text.size < MB; n++) {
        times(&text, "`", n);
        add_str(&text, "a");
    }
    survive("backticks of all lengths", &text, NULL);
}

static void test_one_long_line(void **state) {
    struct text text = {0};
    (void)state;
    repeat(&text, "word ", 10 * MB);
    survive("10 MB of words on one line", &text, "long-line");
    repeat(&text, "a", 5 * MB);
    survive("5 MB of one word", &text, NULL);
    add_str(&text, "## Related\n- ");
    repeat(&text, "a", 5 * MB);
    survive("an item of 5 MB", &text, NULL);
    add_str(&text, "[[");
    repeat(&text, "a", 5 * MB);
    add_str(&text, "]]");
    survive("a link of 5 MB", &text, NULL);
}

/* ---------------------------------------------------------------- many of something */

static void test_many_things(void **state) {
    struct text text = {0};
    (void)state;
    times(&text, "# H\n", 200000);
    survive("200,000 headings", &text, "too-many-facts");
    add_str(&text, "## Related\n");
    times(&text, "- [[X]]\n", 100000);
    survive("100,000 items", &text, "too-many-facts");
    add_str(&text, "## Related\n");
    for (int i = 0; i < 60000; i++) {
        char item[32];
        (void)snprintf(item, sizeof item, "- [[Name %d]]\n", i);
        add_str(&text, item);
    }
    survive("60,000 names", &text, "too-many-facts");
    times(&text, "- [ ] Do it @Ada Quill \xF0\x9F\x93\x85 2025-01-02\n", 60000);
    survive("60,000 tasks", &text, "too-many-facts");
    times(&text, "**With**: Ada Quill, Bo Marl\n", 60000);
    survive("60,000 header lines", &text, "too-many-facts");
}

/* Few bytes, many edges: everyone was there, and it was about everything. */
static void test_one_note_with_everyone(void **state) {
    struct text text = {0};
    (void)state;
    add_str(&text, "## Attendees\n");
    for (int i = 0; i < 20000; i++) {
        char item[32];
        (void)snprintf(item, sizeof item, "- Person Name%d\n", i);
        add_str(&text, item);
    }
    for (int i = 0; i < 20000; i++) {
        char item[48];
        (void)snprintf(item, sizeof item, "**Project**: Matter %d\n", i);
        add_str(&text, item);
    }
    survive("20,000 people, 20,000 projects", &text, NULL);
}

/* Every note is called the same and links to that name. */
static void test_many_notes_of_one_name(void **state) {
    enum { NOTES = 3000 };
    static char paths[NOTES][32];
    static ng_file files[NOTES];
    (void)state;
    struct text text = {0};
    times(&text, "[[README]] [[x/README]]\n", 10);
    for (int i = 0; i < NOTES; i++) {
        (void)snprintf(paths[i], sizeof paths[i], "f%d/README.md", i);
        files[i] = (ng_file){paths[i], text.data, text.size};
    }
    survive_files("3,000 notes of one name", files, NOTES, NULL);
    free(text.data);
}

/* ---------------------------------------------------------------- front matter */

static void test_front_matter(void **state) {
    static const struct {
        const char *name, *before, *piece, *after, *code;
        size_t size;
    } cases[] = {
        {"flow maps", "a: ", "[{a: ", "", "bad-front-matter", 60000},
        {"flow lists", "a: ", "[", "", "bad-front-matter", 60000},
        {"flow lists closed", "a: ", "[],", "", NULL, 60000},
        {"open braces", "", "{", "", "bad-front-matter", 60000},
        {"block lists", "a:\n", "- ", "", NULL, 60000},
        {"question marks", "", "? ", "", NULL, 60000},
        {"quotes", "a: ", "\"", "", NULL, 60000},
        {"single quotes", "a: ", "'", "", NULL, 60000},
        {"anchors", "", "&a ", "", NULL, 60000},
        {"tags", "a: ", "!!x ", "", NULL, 60000},
        {"percent", "", "%YAML 1.1\n", "", NULL, 60000},
        {"tabs", "a:", "\t", "b", NULL, 60000},
        {"colons", "", "a: ", "", NULL, 60000},
        {"keys", "", "a: b\n", "", "duplicate-key", 60000},
        {"malformed keys", "", "a: *b\n", "", NULL, 60000},
        {"malformed lists", "", "a: [\n", "", NULL, 60000},
        {"templates", "", "a: {{b}}\n", "", NULL, 60000},
        {"links", "participants: [", "[[a]], ", "]", NULL, 60000},
        {"names", "participants: ", "a, ", "", NULL, 60000},
        {"block scalar", "a: |\n", "  x\n", "", NULL, 60000},
        {"10 MB", "", "key: value\n", "", "too-large", 10 * MB},
        {"10 MB scalar", "a: ", "x", "", "too-large", 10 * MB},
        {"10 MB quoted", "a: \"", "x\n ", "\"", "too-large", 10 * MB},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text text = {0};
        char name[64];
        (void)snprintf(name, sizeof name, "front matter: %s", cases[i].name);
        add_str(&text, "---\n");
        add_str(&text, cases[i].before);
        repeat(&text, cases[i].piece, cases[i].size);
        add_str(&text, cases[i].after);
        add_str(&text, "\n---\nText.\n");
        survive(name, &text, cases[i].code);
    }
}

/* Keys that are all different: a list of those seen must not be gone through for each. */
static void test_many_keys(void **state) {
    struct text text = {0};
    (void)state;
    add_str(&text, "---\n");
    for (int i = 0; text.size < 60000; i++) {
        char line[32];
        (void)snprintf(line, sizeof line, "k%d: v\n", i);
        add_str(&text, line);
    }
    add_str(&text, "---\n");
    survive("front matter: different keys", &text, NULL);
}

/* Ten times ten times ... */
static void test_alias_bomb(void **state) {
    struct text text = {0};
    (void)state;
    add_str(&text, "---\na: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
        char line[96];
        (void)snprintf(line, sizeof line, "%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", c,
                       c, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
        add_str(&text, line);
    }
    add_str(&text, "participants: *z\n<<: *z\n---\n");
    survive("alias bomb", &text, "bad-front-matter");
}

/* ---------------------------------------------------------------- nesting, ends, noise */

static void test_nesting(void **state) {
    struct text text = {0};
    (void)state;
    times(&text, "> ", 100000);
    add_str(&text, "[[X]]\n");
    survive("100,000 quotations", &text, NULL);
    for (size_t depth = 0; depth < 2000; depth++) {
        times(&text, " ", depth);
        add_str(&text, "- a\n");
    }
    survive("2,000 nested lists", &text, NULL);
    times(&text, "- ", 100000);
    survive("100,000 lists on a line", &text, NULL);
    times(&text, "(", 100000);
    times(&text, ")", 100000);
    survive("100,000 brackets", &text, NULL);
}

static void test_nothing_is_closed(void **state) {
    static const char *const texts[] = {
        "---", "---\n", "---\na", "---\na:", "---\na: [\"", "---\na: |\n  x", "---\n---",
        "\xEF\xBB\xBF---\na: b", "```", "```\n[[X]]", "`", "%%", "%%\n[[X]]", "<!--", "[[", "[[a|",
        "[a](", "[a](<b", "**With**:", "**With**: [[", "- [", "- [ ]", "- [ ] @", "- [ ] @[[", "#",
        "# ", "## Related\n-", "## Related\n- [[", "---\na: [\"\n```\n%%<!-- [[ [x](\n- [ ] @",
        "\r", "\r\n", "\n", "\0", "\xEF\xBB", "\xF0\x9F\x93",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        /* Of just its size, for a sanitizer to see what is read behind it. */
        size_t size = *texts[i] == '\0' ? 1 : strlen(texts[i]);
        for (size_t cut = 0; cut <= size; cut++) {
            struct text text = {malloc(cut == 0 ? 1 : cut), cut, cut};
            assert_non_null(text.data);
            memcpy(text.data, texts[i], cut);
            survive("nothing closed", &text, NULL);
        }
    }
}

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

/* Bytes of any kind, and pieces of what notes are made of in any order. */
static void test_noise(void **state) {
    static const char *const pieces[] = {
        "---\n", "\n", "\n", " ", "- ", "[ ] ", "@", "[[", "]]", "|", "#", "`", "```\n", "%%",
        "<!--", "-->", "**", ":", "With", "title: ", "date: ", "2025-01-10", "participants: ", "[",
        "]", ",", "\"", "'", "{", "}", "&a ", "*a", "Ada Quill", "(Corvin)", "## Related\n",
        "\xF0\x9F\x93\x85", "\xFF", "\t", "> ", "](x.md)", "\\",
    };
    (void)state;
    for (uint32_t seed = 1; seed <= 40; seed++) {
        struct text text = {0};
        uint32_t random = seed;
        bool bytes = seed % 4 == 0;
        if (!bytes)
            add_str(&text, "---\n");
        while (text.size < (bytes ? (size_t)MB / 4 : 20000)) {
            char byte = (char)next_random(&random);
            if (bytes)
                add(&text, &byte, 1);
            else
                add_str(&text, pieces[next_random(&random) % COUNT(pieces)]);
        }
        survive("noise", &text, NULL);
    }
}

static void test_too_large(void **state) {
    struct text text = {0};
    (void)state;
    repeat(&text, "A line of text as any other, of a note that has no end.\n", 17 * MB);
    survive("17 MB", &text, "too-large");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repeated_pieces),
        cmocka_unit_test(test_backticks_of_all_lengths),
        cmocka_unit_test(test_one_long_line),
        cmocka_unit_test(test_many_things),
        cmocka_unit_test(test_one_note_with_everyone),
        cmocka_unit_test(test_many_notes_of_one_name),
        cmocka_unit_test(test_front_matter),
        cmocka_unit_test(test_many_keys),
        cmocka_unit_test(test_alias_bomb),
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_nothing_is_closed),
        cmocka_unit_test(test_noise),
        cmocka_unit_test(test_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
