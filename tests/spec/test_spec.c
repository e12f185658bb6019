/* SPDX-License-Identifier: MIT
 * test_spec.c - runs the examples of docs/format.md, which is the specification.
 *
 * An example is a block ```text that begins with `=== path`, and the block ```console after it:
 *
 *   field participants = Ada Winslow   (2:16)     a fact of a note
 *   ada-winslow: person "Ada Winslow"             a node; see add_nodes for what may follow
 *   ada-winslow -- attended -> kick-off   (2:16)  an edge with all its origins
 *   Note.md:2:14: warning: text [code]            a finding
 *
 * Where an example shows one line of a sort, it shows all of them, in the library's order; `no
 * edges` says that there are none. Every file of an example is written to a folder and read there.
 * Notes that contain fences stand in a block with four backticks. Prints TAP. `test_spec FILE N`
 * prints what example N gives, for those who write one. */
#include <errno.h>
#include <notegraph.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_FILES = 64, SORTS = 4 };

struct text { /* grows */
    char *data;
    size_t size, capacity;
};

static void out_of_memory(void) {
    puts("Bail out! out of memory");
    exit(99);
}

static void add(struct text *text, const char *data, size_t size) {
    if (text->size + size + 1 > text->capacity) {
        text->capacity = (text->size + size + 1) * 2;
        text->data = realloc(text->data, text->capacity);
        if (text->data == NULL)
            out_of_memory();
    }
    memcpy(text->data + text->size, data, size);
    text->size += size;
    text->data[text->size] = '\0';
}

__attribute__((format(printf, 2, 3))) static void addf(struct text *text, const char *format, ...) {
    char piece[1024];
    va_list args;
    va_start(args, format);
    int size = vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    add(text, piece, size < 0 ? 0 : (size_t)size < sizeof piece ? (size_t)size : sizeof piece - 1);
}

struct example {
    unsigned line; /* of the document */
    char *paths[MAX_FILES];
    struct text contents[MAX_FILES];
    size_t count;
    struct text expected;
};

/* ---------------------------------------------------------------- what an example gives */

static const char *const fact_names[] = {"field", "header", "heading", "item", "link",
                                         "task",  "task-field", "inline", "tag"};

static void add_facts(struct text *out, const ng_notes *notes) {
    for (size_t n = 0; n < ng_notes_count(notes); n++)
        for (size_t f = 0; f < ng_note_fact_count(notes, n); f++) {
            ng_text target = ng_fact_target(notes, n, f);
            const char *key = ng_fact_key(notes, n, f).data;
            ng_fact_kind kind = ng_fact_type(notes, n, f);
            addf(out, kind == NG_FACT_TASK ? "%s [%s] = " : *key == '\0' ? "%s%s = " : "%s %s = ",
                 fact_names[kind], key);
            addf(out, "%s", ng_fact_value(notes, n, f).data);
            if (target.size > 0)
                addf(out, " -> %s", target.data);
            addf(out, "   (");
            if (ng_notes_count(notes) > 1)
                addf(out, "%s:", ng_note_path(notes, n).data);
            addf(out, "%u:%u)\n", ng_fact_line(notes, n, f), ng_fact_column(notes, n, f));
        }
}

static bool is_name(const ng_graph *graph, ng_node n, ng_text alias) {
    ng_text name = ng_node_name(graph, n);
    return name.size == alias.size && memcmp(name.data, alias.data, name.size) == 0;
}

/* `id: kind (sub-kind) "name", 0.98, owner, home, aliases "other", role "x", notes a.md + b.md`: the
 * confidence where the example has any, the value of each attribute, notes of what several
 * describe. */
static void add_nodes(struct text *out, const ng_graph *graph, bool with_confidence) {
    for (ng_node n = 0; n < ng_graph_node_count(graph); n++) {
        size_t aliases = 0, notes = ng_node_note_count(graph, n);
        double confidence = ng_node_confidence(graph, n);
        addf(out, "%s: %s", ng_node_id(graph, n).data, ng_kind_name(ng_node_kind(graph, n)));
        if (ng_node_subkind(graph, n).size > 0)
            addf(out, " (%s)", ng_node_subkind(graph, n).data);
        addf(out, " \"%s\"", ng_node_name(graph, n).data);
        if (with_confidence && confidence < 1)
            addf(out, ", %.2f", confidence);
        if (ng_node_is_owner(graph, n))
            addf(out, ", owner");
        if (ng_node_is_home(graph, n))
            addf(out, ", home");
        for (size_t i = 0; i < ng_node_alias_count(graph, n); i++)
            if (!is_name(graph, n, ng_node_alias(graph, n, i)))
                addf(out, "%s \"%s\"", aliases++ == 0 ? ", aliases" : ",",
                     ng_node_alias(graph, n, i).data);
        for (size_t i = 0; i < ng_node_attribute_count(graph, n); i++)
            addf(out, ", %s \"%s\"", ng_node_attribute_key(graph, n, i).data,
                 ng_node_attribute_value(graph, n, i).data);
        for (size_t i = 0; i < notes && notes > 1; i++)
            addf(out, "%s %s", i == 0 ? ", notes" : " +", ng_node_note(graph, n, i).data);
        addf(out, "\n");
    }
}

static void add_edges(struct text *out, const ng_graph *graph, bool with_paths) {
    for (ng_edge e = 0; e < ng_graph_edge_count(graph); e++) {
        addf(out, "%s -- %s -> %s   (", ng_node_id(graph, ng_edge_source(graph, e)).data,
             ng_graph_relation_name(graph, ng_edge_relation(graph, e)),
             ng_node_id(graph, ng_edge_target(graph, e)).data);
        for (size_t i = 0; i < ng_edge_origin_count(graph, e); i++) {
            ng_origin origin = ng_edge_origin(graph, e, i);
            addf(out, "%s", i > 0 ? ", " : "");
            if (with_paths)
                addf(out, "%s:", origin.path.data);
            addf(out, "%u:%u", origin.line, origin.column);
        }
        addf(out, ")\n");
    }
}

static void add_findings(struct text *out, const ng_graph *graph) {
    for (size_t i = 0; i < ng_graph_finding_count(graph); i++) {
        const ng_finding *f = ng_graph_finding(graph, i);
        addf(out, "%s:", f->path);
        if (f->line > 0)
            addf(out, "%u:", f->line);
        if (f->column > 0)
            addf(out, "%u:", f->column);
        addf(out, " %s: %s [%s]\n", ng_severity_name(f->severity), f->text, f->code);
    }
}

/* Calls `visit` for each folder on the way to the file, from the top, and then for the file. */
static bool for_parts(const char *folder, const char *path, bool (*visit)(const char *folder)) {
    char whole[4096];
    snprintf(whole, sizeof whole, "%s/%s", folder, path);
    for (char *slash = whole + strlen(folder) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        if (!visit(whole))
            return false;
        *slash = '/';
    }
    return true;
}

static bool make_folder(const char *folder) {
    return mkdir(folder, 0700) == 0 || errno == EEXIST;
}

static bool write_files(const struct example *x, const char *folder) {
    for (size_t i = 0; i < x->count; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, x->paths[i]);
        FILE *file = for_parts(folder, x->paths[i], make_folder) ? fopen(path, "wb") : NULL;
        if (file == NULL)
            return false;
        bool written =
            fwrite(x->contents[i].data, 1, x->contents[i].size, file) == x->contents[i].size;
        if (fclose(file) != 0 || !written)
            return false;
    }
    return true;
}

static void remove_files(const struct example *x, const char *folder) {
    char path[4096];
    for (size_t i = 0; i < x->count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, x->paths[i]);
        (void)unlink(path);
    }
    for (size_t i = x->count; i-- > 0;) { /* folders, from the innermost */
        snprintf(path, sizeof path, "%s/%s", folder, x->paths[i]);
        for (char *slash; (slash = strrchr(path, '/')) != NULL && slash > path + strlen(folder);) {
            *slash = '\0';
            (void)rmdir(path);
        }
    }
    (void)rmdir(folder);
}

/* Fills one text for each sort of line; an error is told in the last. */
static void run(const struct example *x, struct text out[SORTS]) {
    char folder[] = "/tmp/notegraph-spec-XXXXXX", config[4096];
    ng_ctx *ctx;
    ng_schema *schema = NULL;
    ng_vault *vault = NULL;
    ng_notes *notes = NULL;
    ng_graph *graph = NULL;
    if (ng_ctx_new(&ctx, NULL) != NG_OK || mkdtemp(folder) == NULL || !write_files(x, folder)) {
        printf("Bail out! %s\n", strerror(errno));
        exit(99);
    }
    snprintf(config, sizeof config, "%s/notegraph.yaml", folder);
    ng_status status = access(config, F_OK) == 0 ? ng_schema_load(&schema, ctx, config)
                                                 : ng_schema_new(&schema, ctx);
    if (status == NG_OK)
        status = ng_vault_open(&vault, ctx, folder, schema);
    if (status == NG_OK)
        status = ng_notes_read(&notes, ctx, vault, schema);
    if (status == NG_OK)
        status = ng_graph_build(&graph, ctx, notes, schema);
    if (status == NG_OK) {
        bool confidence = x->expected.data != NULL && strstr(x->expected.data, "\", 0.") != NULL;
        add_facts(&out[0], notes);
        add_nodes(&out[1], graph, confidence);
        add_edges(&out[2], graph, ng_notes_count(notes) > 1);
        add_findings(&out[3], graph);
    } else {
        const ng_error *error = ng_ctx_error(ctx);
        const char *path = strncmp(error->path, folder, strlen(folder)) == 0
                               ? error->path + strlen(folder) + 1
                               : error->path;
        addf(&out[3], "%s:%u:%u: error: %s\n", path, error->line, error->column, error->message);
    }
    ng_graph_free(graph);
    ng_notes_free(notes);
    ng_vault_free(vault);
    ng_schema_free(schema);
    ng_ctx_free(ctx);
    remove_files(x, folder);
}

/* ---------------------------------------------------------------- comparing */

static const char *const sort_names[SORTS] = {"facts", "nodes", "edges", "findings"};

/* Which sort a line of expectations is of; SORTS for none. */
static size_t sort_of(const char *line, size_t size) {
    char copy[2048];
    snprintf(copy, sizeof copy, "%.*s", (int)size, line);
    for (size_t i = 0; i < sizeof fact_names / sizeof *fact_names; i++) {
        size_t length = strlen(fact_names[i]);
        if (strncmp(copy, fact_names[i], length) == 0 && copy[length] == ' ' &&
            strstr(copy, " = ") != NULL)
            return 0;
    }
    if (strstr(copy, " -- ") != NULL && strstr(copy, " -> ") != NULL)
        return 2;
    if (strstr(copy, ": warning: ") != NULL || strstr(copy, ": note: ") != NULL ||
        strstr(copy, ": error: ") != NULL)
        return 3;
    const char *colon = strstr(copy, ": ");
    return colon != NULL && strstr(colon, " \"") != NULL ? 1 : SORTS;
}

/* Sorts the expected lines out. False for a line that is of no sort. */
static bool read_expected(const struct example *x, struct text expected[SORTS],
                          bool checked[SORTS]) {
    for (const char *line = x->expected.data; line != NULL && *line != '\0';) {
        size_t size = strcspn(line, "\n");
        size_t sort = sort_of(line, size);
        bool none = false;
        for (size_t s = 0; s < SORTS; s++) {
            char empty[16];
            snprintf(empty, sizeof empty, "no %s", sort_names[s]);
            if (strlen(empty) == size && strncmp(line, empty, size) == 0) {
                checked[s] = true;
                none = true;
            }
        }
        if (!none && sort == SORTS)
            return false;
        if (!none) {
            checked[sort] = true;
            add(&expected[sort], line, size);
            add(&expected[sort], "\n", 1);
        }
        line += size + (line[size] == '\n');
    }
    return true;
}

static void comment(const char *title, const struct text *text) {
    printf("# %s:\n", title);
    for (const char *line = text->data; line != NULL && *line != '\0';) {
        size_t size = strcspn(line, "\n");
        printf("#   %.*s\n", (int)size, line);
        line += size + (line[size] == '\n');
    }
}

static bool check(const struct example *x) {
    struct text got[SORTS] = {{NULL, 0, 0}}, expected[SORTS] = {{NULL, 0, 0}};
    bool checked[SORTS] = {false}, fine = read_expected(x, expected, checked);
    if (!fine)
        puts("# a line of the example is no fact, node, edge or finding");
    run(x, got);
    for (size_t s = 0; s < SORTS && fine; s++) {
        const char *a = got[s].data == NULL ? "" : got[s].data;
        const char *b = expected[s].data == NULL ? "" : expected[s].data;
        if (!checked[s] || strcmp(a, b) == 0)
            continue;
        fine = false;
        printf("# %s differ\n", sort_names[s]);
        comment("expected", &expected[s]);
        comment("got", &got[s]);
    }
    for (size_t s = 0; s < SORTS; s++) {
        free(got[s].data);
        free(expected[s].data);
    }
    return fine;
}

/* ---------------------------------------------------------------- reading the document */

static void free_example(struct example *x) {
    for (size_t i = 0; i < x->count; i++) {
        free(x->paths[i]);
        free(x->contents[i].data);
    }
    free(x->expected.data);
    *x = (struct example){.line = 0};
}

/* In an example `→` stands for a tab, `␍` for a carriage return at a line's end, `﹏` for a space
 * that would be lost, `‹BOM›` and `‹FF›` for a byte order mark and a byte that is not UTF-8. */
static void add_marked(struct text *text, const char *line) {
    enum { MARKS = 5 };
    static const char *const marks[MARKS][2] = {
        {"→", "\t"}, {"␍", "\r"}, {"﹏", " "}, {"‹BOM›", "\xEF\xBB\xBF"}, {"‹FF›", "\xFF"}};
    while (*line != '\0') {
        size_t i = 0;
        while (i < MARKS && strncmp(line, marks[i][0], strlen(marks[i][0])) != 0)
            i++;
        add(text, i < MARKS ? marks[i][1] : line, i < MARKS ? strlen(marks[i][1]) : 1);
        line += i < MARKS ? strlen(marks[i][0]) : 1;
    }
}

static void add_line(struct text *text, const char *line) {
    add_marked(text, line);
    add(text, "\n", 1);
}

static void begin_file(struct example *x, const char *path) {
    if (x->count == MAX_FILES) {
        puts("Bail out! too many notes in one example");
        exit(99);
    }
    struct text marked = {NULL, 0, 0};
    add_marked(&marked, path);
    x->paths[x->count] = marked.data;
    add(&x->contents[x->count], "", 0);
    x->count++;
}

/* The next example of the document; false at its end. */
static bool next_example(FILE *document, unsigned *line_number, struct example *x) {
    enum { OUTSIDE, NOTES, BETWEEN, EXPECTED } state = OUTSIDE;
    static char line[16384];
    size_t opened = 0; /* with so many backticks */
    while (fgets(line, sizeof line, document) != NULL) {
        ++*line_number;
        line[strcspn(line, "\n")] = '\0';
        size_t ticks = strspn(line, "`");
        bool bare = line[ticks] == '\0';
        if (state == OUTSIDE &&
            (strcmp(line, "```text") == 0 || strcmp(line, "````text") == 0)) {
            state = NOTES;
            opened = ticks;
            x->line = *line_number;
        } else if (state == NOTES && strncmp(line, "=== ", 4) == 0)
            begin_file(x, line + 4);
        else if (state == NOTES && bare && ticks == opened)
            state = x->count > 0 ? BETWEEN : OUTSIDE;
        else if (state == NOTES && x->count > 0)
            add_line(&x->contents[x->count - 1], line);
        else if (state == BETWEEN && strcmp(line, "```console") == 0)
            state = EXPECTED;
        else if (state == EXPECTED && strcmp(line, "```") == 0)
            return true;
        else if (state == EXPECTED) {
            add(&x->expected, line, strlen(line));
            add(&x->expected, "\n", 1);
        }
    }
    return false;
}

int main(int argc, char **argv) {
    char path[4096];
    const char *top = getenv("top_srcdir");
    snprintf(path, sizeof path, "%s/docs/format.md", top == NULL ? "." : top);
    unsigned line = 0, count = 0, wanted = argc > 2 ? (unsigned)atoi(argv[2]) : 0;
    FILE *document = fopen(argc > 1 ? argv[1] : path, "rb");
    struct example x = {.line = 0};
    bool all = true;
    if (document == NULL) {
        printf("Bail out! %s: %s\n", path, strerror(errno));
        return 99;
    }
    while (next_example(document, &line, &x)) {
        count++;
        if (wanted == 0) {
            bool fine = check(&x);
            all = all && fine;
            printf("%sok %u - format.md:%u\n", fine ? "" : "not ", count, x.line);
        } else if (count == wanted) {
            struct text got[SORTS] = {{NULL, 0, 0}};
            run(&x, got);
            for (size_t s = 0; s < SORTS; s++) {
                printf("%s", got[s].data == NULL ? "" : got[s].data);
                free(got[s].data);
            }
        }
        free_example(&x);
    }
    free_example(&x);
    (void)fclose(document);
    if (wanted == 0)
        printf("1..%u\n", count);
    return all ? 0 : 1;
}
