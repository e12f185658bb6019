/* SPDX-License-Identifier: MIT
 * test_oom.c - memory runs out at every place where it can: the nth request is refused, for every
 * n until all goes well. Each time the call that ran into it says NG_E_NOMEM and nothing else, has
 * made nothing, and when all is freed no byte is left. Once more with every request from the nth
 * on refused, which is what a process at its limit sees. */
#include "../api/kit.h"

#include <sys/stat.h>
#include <unistd.h>

/* ---------------------------------------------------------------- an allocator that fails */

union header { /* in front of each block: what was asked for */
    max_align_t align;
    size_t size;
};

struct memory {
    size_t requests;   /* so far */
    size_t fail_at;    /* the number of the request that is refused, 0: none */
    bool fail_on;      /* and all after it */
    size_t refused;
    size_t bytes;      /* in use */
    size_t wrong_size; /* calls whose old_size was not the size last asked for */
};

static void *resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    struct memory *m = user;
    union header *header = ptr == NULL ? NULL : (union header *)ptr - 1;
    m->wrong_size += (header == NULL ? 0 : header->size) != old_size;
    size_t real_size = header == NULL ? 0 : header->size;
    if (new_size == 0) {
        m->bytes -= real_size;
        free(header);
        return NULL;
    }
    m->requests++;
    if (m->fail_at > 0 && (m->requests == m->fail_at || (m->fail_on && m->requests > m->fail_at))) {
        m->refused++;
        return NULL;
    }
    /* Always moved and the rest filled, so that neither a stale pointer nor luck goes unseen. */
    union header *moved = malloc(sizeof *moved + new_size);
    if (moved == NULL)
        return NULL;
    memset(moved + 1, 0xA5, new_size);
    moved->size = new_size;
    if (header != NULL)
        memcpy(moved + 1, ptr, real_size < new_size ? real_size : new_size);
    free(header);
    m->bytes += new_size - real_size;
    return moved + 1;
}

/* ---------------------------------------------------------------- a flow of calls */

static const ng_file files[] = {
    NOTE("People/Ada Quill.md", "---\ntype: person\naliases: [\"Ada Q.\", Addie]\nrole: Surveyor\n"
                                "company: \"[[Corvin]]\"\nmanager: Edda Roth\n---\n# Ada\n"),
    NOTE("Meetings/2025-01-10 - Gate walk.md",
         "---\ntitle: Gate walk\ndate: 2025-01-10\nparticipants:\n  - Ada Quill\n  - Bo Marl "
         "(Low Weir Trust)\n  - Myself\n  - TBD\nproject: Heron\naccount: Corvin\n"
         "source_ref: Rec/2025-01-10 09:30 - Walk.md\n---\n# Gate walk\n**With**: Gus Pell\n"
         "Of [[Heron]] and `[[Code]]` %%no%% [there](People/Ada%20Quill.md).\n"
         "- [ ] Measure the sill @Bo Marl \xF0\x9F\x93\x85 2025-02-01\n"
         "## Related\n- Tarn Pumps\n- [[Corvin]]\n"),
    NOTE("Notes/Yard.md", "---\r\ndate: 2025-01-10\r\nparticipants: [Itziar N\xE2\x88\x9A\xE2\x88"
                          "\xAB\xE2\x88\x9A\xC2\xB1""ez, \xD0\x98\xD1\x80\xD0\xB8\xD0\xBD\xD0\xB0]"
                          "\r\nsource_ref: In/_archive/2025-01-10 09 30 - Walk.md\r\n---\r\n"),
    NOTE("Customers/Corvin/README.md", "## Key Contacts\n- Fenna Oake, head of gates\n"),
    NOTE("broken.md", "---\ntitle: a: b: c\nrole: x\nrole: y\ndate: soon\nlist: [a, *b\n---\n"
                      "\xFF\xFE [[README]] ```\n```\nopen\n"),
    NOTE("unclosed.md", "---\ntitle: never closed\nparticipants: [[Ada Quill]]\n\n# [[Heron\n"),
};

static const char schema_text[] = "home: Low Weir Trust\nowner: Owen Tarn\nignore: [Old]\n"
                                  "types:\n  vessel: team\nfolders:\n  Boats: project\n";

static char schema_path[] = "/tmp/notegraph-oom-XXXXXX";
static char vault_path[] = "/tmp/notegraph-oom-vault-XXXXXX";

struct flow {
    ng_ctx *ctx;
    ng_schema *schema;
    ng_vault *vault;
    ng_notes *notes;
    ng_builder *builder;
    ng_graph *graph;
    ng_query *query;
    ng_view *map, *whole;
    ng_style *style;
    char *root;
    struct output output;
    ng_status status;
    const char *flaw; /* what was wrong with how a call failed */
};

static void count_finding(void *user, const ng_finding *finding) {
    size_t *count = user;
    *count += finding->code[0] != '\0';
}

/* Goes on while all is well; makes sure that what failed says why and made nothing. */
static bool went_well(struct flow *f, ng_status status, const void *product, const char *call) {
    if (status == NG_OK) {
        if (product == NULL)
            f->flaw = call;
        return product != NULL;
    }
    if (status != NG_E_NOMEM || product != NULL ||
        (f->ctx != NULL && ng_ctx_error(f->ctx)->status != NG_E_NOMEM))
        f->flaw = call;
    return false;
}

/* The product is looked at after the call. */
#define MAKE(flow, product, call)                                                                  \
    ((flow)->status = (call), went_well((flow), (flow)->status, (flow)->product, #call))
#define DO(flow, call)                                                                             \
    do {                                                                                           \
        ng_status do_status = (call);                                                              \
        if (!went_well((flow), do_status, do_status == NG_OK ? (flow) : NULL, #call))              \
            return false;                                                                          \
    } while (0)

static void flow_free(struct flow *f) {
    output_free(&f->output);
    ng_style_free(f->style);
    ng_view_free(f->whole);
    ng_view_free(f->map);
    ng_query_free(f->query);
    ng_graph_free(f->graph);
    ng_builder_free(f->builder);
    ng_notes_free(f->notes);
    ng_vault_free(f->vault);
    ng_schema_free(f->schema);
    if (f->ctx != NULL)
        ng_string_free(f->ctx, f->root);
    ng_ctx_free(f->ctx);
}

/* From the file of a schema and notes in memory to a graph. */
static bool read_graph(struct flow *f) {
    return MAKE(f, schema, ng_schema_load(&f->schema, f->ctx, schema_path)) &&
           MAKE(f, vault, ng_vault_from_memory(&f->vault, f->ctx, files, COUNT(files))) &&
           MAKE(f, notes, ng_notes_read(&f->notes, f->ctx, f->vault, f->schema)) &&
           MAKE(f, graph, ng_graph_build(&f->graph, f->ctx, f->notes, f->schema));
}

/* Out of memory is not "not found". */
static bool look_up(struct flow *f, ng_node *corvin) {
    ng_node node, closest[3];
    size_t count;
    DO(f, ng_graph_find(corvin, f->ctx, f->graph, "corvin"));
    ng_status status = ng_graph_find(&node, f->ctx, f->graph, "Coryin");
    DO(f, status == NG_E_NOT_FOUND ? NG_OK : status == NG_OK ? NG_E_ARG : status);
    DO(f, ng_graph_closest(closest, 3, &count, f->ctx, f->graph, "Coryin"));
    if (count == 0)
        f->flaw = "closest";
    return true;
}

static bool choose(struct flow *f, ng_node focus) {
    if (!MAKE(f, query, ng_query_new(&f->query, f->ctx)) ||
        !MAKE(f, whole, ng_view_select(&f->whole, f->ctx, f->graph, f->query)))
        return false;
    ng_query_set_map(f->query, 1);
    ng_query_set_max_nodes(f->query, 9);
    DO(f, ng_query_add_focus(f->query, f->ctx, focus));
    if (!MAKE(f, map, ng_view_select(&f->map, f->ctx, f->graph, f->query)) ||
        !MAKE(f, style, ng_style_new(&f->style, f->ctx)))
        return false;
    DO(f, ng_style_set_title(f->style, f->ctx, "Gates & weirs"));
    DO(f, ng_style_set_vault_name(f->style, f->ctx, "notes"));
    return true;
}

/* Nothing is written by a rendering that fails for want of memory: these are all of one piece. */
static bool draw(struct flow *f, const ng_view *view, ng_format format) {
    output_free(&f->output);
    ng_status status = ng_render(f->ctx, view, f->style, format, output_take, &f->output);
    if (status != NG_OK && f->output.size > 0)
        f->flaw = "output of a rendering that failed";
    DO(f, status);
    if (f->output.size == 0)
        f->flaw = "no output of a rendering that went well";
    return true;
}

static bool notes_flow(struct flow *f) {
    ng_node corvin;
    return read_graph(f) && look_up(f, &corvin) && choose(f, corvin) &&
           draw(f, f->map, NG_FORMAT_DOT) && draw(f, f->whole, NG_FORMAT_JSON);
}

static bool picture_flow(struct flow *f) {
    ng_node corvin;
    return read_graph(f) && look_up(f, &corvin) && choose(f, corvin) &&
           draw(f, f->map, NG_FORMAT_SVG);
}

/* A folder, found and walked. */
static bool folder_flow(struct flow *f) {
    return MAKE(f, root, ng_vault_find_root(&f->root, f->ctx, vault_path)) &&
           MAKE(f, vault, ng_vault_open(&f->vault, f->ctx, vault_path, NULL)) &&
           MAKE(f, notes, ng_notes_read(&f->notes, f->ctx, f->vault, NULL)) &&
           MAKE(f, graph, ng_graph_build(&f->graph, f->ctx, f->notes, NULL));
}

/* A program's own graph, notes included; a schema declared in code. */
static bool builder_flow(struct flow *f) {
    const ng_origin origin = {{"crm.csv", 7}, 3, 1};
    ng_node ada, talk;
    if (!MAKE(f, schema, ng_schema_new(&f->schema, f->ctx)))
        return false;
    DO(f, ng_schema_set_home(f->schema, f->ctx, "Corvin"));
    DO(f, ng_schema_set_owner(f->schema, f->ctx, "Owen Tarn"));
    DO(f, ng_schema_add_key(f->schema, f->ctx, "site", NG_REL_ABOUT, NG_KIND_TOPIC));
    DO(f, ng_schema_add_type(f->schema, f->ctx, "vessel", NG_KIND_TEAM));
    DO(f, ng_schema_add_section(f->schema, f->ctx, "crew", NG_REL_RELATED, NG_KIND_PERSON));
    DO(f, ng_schema_add_folder(f->schema, f->ctx, "boats", NG_KIND_PROJECT));
    DO(f, ng_schema_add_ignore(f->schema, f->ctx, "old"));
    if (!MAKE(f, vault, ng_vault_from_memory(&f->vault, f->ctx, files, 2)) ||
        !MAKE(f, notes, ng_notes_read(&f->notes, f->ctx, f->vault, f->schema)) ||
        !MAKE(f, builder, ng_builder_new(&f->builder, f->ctx, f->schema)))
        return false;
    DO(f, ng_builder_add_notes(f->builder, f->ctx, f->notes));
    DO(f, ng_builder_add_node(f->builder, f->ctx, &ada, "Ada  Quill", NG_KIND_PERSON));
    DO(f, ng_builder_add_node(f->builder, f->ctx, &talk, "Later talk", NG_KIND_MEETING));
    DO(f, ng_builder_set_date(f->builder, f->ctx, talk, 20000));
    DO(f, ng_builder_set_attribute(f->builder, f->ctx, ada, "badge", "17"));
    DO(f, ng_builder_add_edge(f->builder, f->ctx, ada, talk, NG_REL_ATTENDED, 20000, &origin));
    return MAKE(f, graph, ng_builder_finish(&f->graph, f->ctx, f->builder));
}

/* ---------------------------------------------------------------- refusing each request */

typedef bool (*flow_fn)(struct flow *);

/* Runs the flow with one request refused. False: it was not reached, and all went well. */
static bool run(flow_fn go, struct memory *m) {
    const ng_allocator allocator = {resize, m};
    struct flow f = {0};
    size_t findings = 0;
    bool fine = MAKE(&f, ctx, ng_ctx_new(&f.ctx, &allocator));
    if (fine) {
        ng_ctx_set_sink(f.ctx, count_finding, &findings);
        fine = go(&f);
    }
    flow_free(&f);
    if (f.flaw != NULL)
        fail_msg("request %zu refused: %s", m->fail_at, f.flaw);
    if (m->bytes != 0)
        fail_msg("request %zu refused: %zu bytes are left", m->fail_at, m->bytes);
    if (m->wrong_size != 0)
        fail_msg("request %zu refused: old_size was wrong %zu times", m->fail_at, m->wrong_size);
    if (fine && m->refused > 0)
        fail_msg("request %zu refused: nobody noticed", m->fail_at);
    if (!fine && m->refused == 0)
        fail_msg("request %zu not reached, and yet something failed", m->fail_at);
    return !fine;
}

static size_t count_requests(flow_fn go) {
    struct memory m = {0};
    assert_false(run(go, &m));
    assert_true(m.requests > 10);
    return m.requests;
}

static void refuse_each(flow_fn go, size_t from, size_t step) {
    for (int on = 0; on < 2; on++)
        for (size_t n = from;; n += step) {
            struct memory m = {.fail_at = n, .fail_on = on != 0};
            if (!run(go, &m))
                break;
        }
}

static void test_notes(void **state) {
    (void)state;
    refuse_each(notes_flow, 1, 1);
}

static void test_folder(void **state) {
    (void)state;
    refuse_each(folder_flow, 1, 1);
}

static void test_builder(void **state) {
    (void)state;
    refuse_each(builder_flow, 1, 1);
}

/* Layout takes a while, so only some requests; those before are the ones of the DOT. */
static void test_picture(void **state) {
    size_t all = count_requests(picture_flow);
    (void)state;
    refuse_each(picture_flow, all - all / 10, 1 + all / 10 / 60);
}

/* ---------------------------------------------------------------- files to read */

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static const char *in_vault(const char *name) {
    static char path[sizeof vault_path + 64];
    (void)snprintf(path, sizeof path, "%s/%s", vault_path, name);
    return path;
}

static int set_up(void **state) {
    int fd = mkstemp(schema_path);
    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(close(fd), 0);
    write_file(schema_path, schema_text);
    assert_non_null(mkdtemp(vault_path));
    assert_int_equal(mkdir(in_vault("People"), 0700), 0);
    write_file(in_vault("People/Ada Quill.md"), files[0].data);
    write_file(in_vault("a\xFF.md"), files[1].data);
    assert_int_equal(symlink("People", in_vault("Link")), 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    (void)remove(schema_path);
    (void)remove(in_vault("People/Ada Quill.md"));
    (void)remove(in_vault("People"));
    (void)remove(in_vault("a\xFF.md"));
    (void)remove(in_vault("Link"));
    (void)remove(vault_path);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_folder),
        cmocka_unit_test(test_builder),
        cmocka_unit_test(test_picture),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
