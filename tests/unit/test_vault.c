/* SPDX-License-Identifier: MIT
 * test_vault.c - which notes there are: in folders and in memory. */
#include "folder.h"

#include "vault/vault.h"

/* Replaces kit->out by the paths of the vault's files, and its findings. */
static void print_vault(struct kit *kit, const ng_vault *vault) {
    ngi_buf_clear(&kit->out);
    for (size_t i = 0; i < ng_vault_file_count(vault); i++) {
        ngi_buf_text(&kit->out, ng_vault_file_path(vault, i));
        ngi_buf_char(&kit->out, '\n');
    }
    for (size_t i = 0; i < vault->findings.list.count; i++) {
        const ng_finding *finding = &vault->findings.list.items[i];
        ngi_buf_fmt(&kit->out, "! %s: ", finding->code);
        ngi_buf_str(&kit->out, finding->path);
        ngi_buf_char(&kit->out, '\n');
    }
}

static void check_open(struct kit *kit, const char *path, const ng_schema *schema,
                       const char *expected) {
    ng_vault *vault;
    ng_status status = ng_vault_open(&vault, kit->ctx, path, schema);
    if (status != NG_OK)
        fail_msg("%s: %s", path, ng_ctx_error(kit->ctx)->message);
    print_vault(kit, vault);
    ng_vault_free(vault);
    kit_same_out(kit, path, expected);
}

static void notes_are_sorted_bytewise(void **state) {
    static const char *const files[] = {"b.md",   "a.md",       "A/z.md",   "a/x.md",
                                        "a-b.md", "Zoë/Åse.md", "a/b/c.md", "c.markdown",
                                        "D.MD",   "E.Markdown", "a/x 2.md", "notes.txt",
                                        "md",     "a.md.bak",   "x.mdx"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        folder_write(files[i], "");
    check_open(*state, ".", NULL,
               "A/z.md\nD.MD\nE.Markdown\nZoë/Åse.md\na-b.md\na.md\na/b/c.md\na/x 2.md\na/x.md\n"
               "b.md\nc.markdown\n");
    check_open(*state, folder_path, NULL,
               "A/z.md\nD.MD\nE.Markdown\nZoë/Åse.md\na-b.md\na.md\na/b/c.md\na/x 2.md\na/x.md\n"
               "b.md\nc.markdown\n");
    check_open(*state, "a/", NULL, "b/c.md\nx 2.md\nx.md\n");
}

static void some_names_are_left_out(void **state) {
    static const char *const files[] = {
        "a.md",           ".a.md",           ".obsidian/b.md", ".trash/c.md",
        "_archive/d.md",  "x/_Archive/e.md", "Templates/f.md", "x/templates/g.md",
        "x/archive/h.md", "Drafts/i.md",     "x/drafts/j.md",  "x/Old.md",
        "x/.md",          "x/k.md"};
    struct kit *kit = *state;
    ng_schema *schema;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        folder_write(files[i], "");
    check_open(kit, ".", NULL,
               "Drafts/i.md\na.md\nx/Old.md\nx/archive/h.md\nx/drafts/j.md\nx/k.md\n");
    assert_int_equal(ng_schema_new(&schema, kit->ctx), NG_OK);
    assert_int_equal(ng_schema_add_ignore(schema, kit->ctx, "Drafts"), NG_OK);
    assert_int_equal(ng_schema_add_ignore(schema, kit->ctx, "old.md"), NG_OK);
    check_open(kit, ".", schema, "a.md\nx/archive/h.md\nx/k.md\n");
    ng_schema_free(schema);
}

static void symbolic_links_are_told_of_and_not_followed(void **state) {
    folder_write("in/a.md", "");
    folder_write("elsewhere/b.md", "");
    assert_int_equal(symlink("a.md", "in/link.md"), 0);
    assert_int_equal(symlink("../elsewhere", "in/folder"), 0);
    assert_int_equal(symlink("..", "in/loop"), 0);
    assert_int_equal(symlink("nowhere", "in/dangling.md"), 0);
    check_open(*state, "in", NULL,
               "a.md\n! symbolic-link: dangling.md\n! symbolic-link: folder\n"
               "! symbolic-link: link.md\n! symbolic-link: loop\n");
    check_open(*state, "in/folder", NULL, "b.md\n"); /* what is given is meant */
}

static void what_is_no_file_is_passed_over(void **state) {
    folder_write("a.md", "");
    assert_int_equal(mkfifo("pipe.md", 0666), 0);
    assert_int_equal(mkdir("folder.md", 0777), 0);
    folder_write("folder.md/b.md", "");
    check_open(*state, ".", NULL, "a.md\nfolder.md/b.md\n");
}

static void a_folder_that_cannot_be_read_is_a_finding(void **state) {
    if (geteuid() == 0)
        skip(); /* who may read anything */
    folder_write("a.md", "");
    folder_write("closed/b.md", "");
    assert_int_equal(chmod("closed", 0), 0);
    check_open(*state, ".", NULL, "a.md\n! unreadable-folder: closed\n");
    struct kit *kit = *state;
    ng_vault *vault;
    assert_int_equal(ng_vault_open(&vault, kit->ctx, "closed", NULL), NG_E_IO);
    assert_int_equal(chmod("closed", 0777), 0);
}

static void names_that_cannot_be_shown_are_cleaned(void **state) {
    struct kit *kit = *state;
    ng_vault *vault;
    struct ngi_buf scratch;
    ng_text content;
    bool cut;
    folder_write("a\001b\n.md", "inside");
    folder_write("c\xFF.md", "");
    folder_write("d\342\200\256.md", "");
    check_open(kit, ".", NULL,
               "a b .md\nc�.md\nd.md\n! bad-name: a b .md\n! bad-name: c�.md\n! bad-name: d.md\n");
    assert_int_equal(ng_vault_open(&vault, kit->ctx, ".", NULL), NG_OK);
    ngi_buf_init(&scratch, &kit->mem, SIZE_MAX / 2);
    assert_int_equal(ngi_vault_read(vault, 0, &scratch, &content, &cut), NG_OK);
    assert_int_equal(content.size, 6); /* it is found by its true name */
    assert_false(cut);
    ngi_buf_free(&scratch);
    ng_vault_free(vault);
}

static void folders_have_a_depth(void **state) {
    struct kit *kit = *state;
    char path[FOLDER_PATH] = "";
    ng_vault *vault;
    for (int i = 0; i < NGI_MAX_FOLDER_DEPTH + 2; i++)
        strcat(path, "d/");
    strcat(path, "deep.md");
    folder_write(path, "");
    path[2 * NGI_MAX_FOLDER_DEPTH] = '\0';
    strcat(path, "last.md");
    folder_write(path, "");
    assert_int_equal(ng_vault_open(&vault, kit->ctx, ".", NULL), NG_OK);
    assert_int_equal(ng_vault_file_count(vault), 1);
    assert_string_equal(ng_vault_file_path(vault, 0).data, path);
    assert_int_equal(vault->findings.list.count, 1);
    assert_string_equal(vault->findings.list.items[0].code, "too-deep");
    ng_vault_free(vault);
}

static void one_file_is_a_vault(void **state) {
    struct kit *kit = *state;
    folder_write("_archive/a.md", "");
    folder_write("notes.txt", "");
    folder_write("other.md", "");
    check_open(kit, "_archive/a.md", NULL, "a.md\n");
    check_open(kit, "notes.txt", NULL, "notes.txt\n");
    ng_vault *vault;
    assert_int_equal(ng_vault_open(&vault, kit->ctx, "_archive/a.md", NULL), NG_OK);
    assert_string_equal(ng_vault_root(vault).data, "_archive");
    ng_vault_free(vault);
    assert_int_equal(ng_vault_open(&vault, kit->ctx, "notes.txt", NULL), NG_OK);
    assert_string_equal(ng_vault_root(vault).data, ".");
    ng_vault_free(vault);
}

static void an_empty_folder_is_an_empty_vault(void **state) {
    check_open(*state, ".", NULL, "");
    assert_int_equal(ng_vault_file_count(NULL), 0);
    ng_vault_free(NULL);
}

static void what_does_not_exist_cannot_be_opened(void **state) {
    struct kit *kit = *state;
    ng_vault *vault = (ng_vault *)1;
    assert_int_equal(ng_vault_open(&vault, kit->ctx, "nowhere", NULL), NG_E_IO);
    assert_null(vault);
    assert_string_equal(ng_ctx_error(kit->ctx)->path, "nowhere");
    assert_int_equal(ng_vault_open(&vault, kit->ctx, "", NULL), NG_E_IO);
    assert_int_equal(ng_vault_open(&vault, kit->ctx, NULL, NULL), NG_E_ARG);
    assert_int_equal(ng_vault_open(NULL, kit->ctx, ".", NULL), NG_E_ARG);
    assert_int_equal(ng_vault_open(&vault, NULL, ".", NULL), NG_E_ARG);
}

/* ---------------------------------------------------------------- the root */

static void check_root(struct kit *kit, const char *path, const char *below) {
    char *root, expected[FOLDER_PATH * 5], real[FOLDER_PATH * 4];
    if (ng_vault_find_root(&root, kit->ctx, path) != NG_OK)
        fail_msg("%s: %s", path, ng_ctx_error(kit->ctx)->message);
    assert_non_null(realpath(folder_path, real));
    (void)snprintf(expected, sizeof expected, "%s%s", real, below);
    kit_same(path, expected, root);
    ng_string_free(kit->ctx, root);
}

static void the_root_is_the_nearest_vault_at_or_above(void **state) {
    struct kit *kit = *state;
    folder_write("vault/People/Ann.md", "");
    folder_write("vault/.obsidian/app.json", "{}");
    folder_write("vault/inner/.obsidian/app.json", "{}");
    folder_write("vault/inner/deep/a.md", "");
    folder_write("vault/odd/.obsidian", "a file, not a folder");
    check_root(kit, "vault", "/vault");
    check_root(kit, "vault/", "/vault");
    check_root(kit, "vault/People", "/vault");
    check_root(kit, "vault/People/Ann.md", "/vault");
    check_root(kit, "vault/People/../People/./Ann.md", "/vault");
    check_root(kit, "vault/inner/deep/a.md", "/vault/inner");
    check_root(kit, "vault/odd", "/vault");
    assert_int_equal(symlink("vault/inner/deep", "short"), 0);
    check_root(kit, "short", "/vault/inner");
}

/* Where the temporary folder itself lies in a vault, that is its root. */
static void without_a_vault_the_root_is_the_folder(void **state) {
    struct kit *kit = *state;
    char *above;
    folder_write("plain/sub/a.md", "");
    assert_int_equal(ng_vault_find_root(&above, kit->ctx, "/"), NG_OK);
    assert_string_equal(above, "/");
    ng_string_free(kit->ctx, above);
    assert_int_equal(ng_vault_find_root(&above, kit->ctx, "plain"), NG_OK);
    bool in_a_vault = strstr(above, "/plain") == NULL;
    ng_string_free(kit->ctx, above);
    if (in_a_vault)
        skip();
    check_root(kit, "plain", "/plain");
    check_root(kit, "plain/sub", "/plain/sub");
    check_root(kit, "plain/sub/a.md", "/plain/sub");
}

static void the_root_of_nothing(void **state) {
    struct kit *kit = *state;
    char *root = (char *)1;
    assert_int_equal(ng_vault_find_root(&root, kit->ctx, "nowhere/at/all"), NG_E_IO);
    assert_null(root);
    assert_string_equal(ng_ctx_error(kit->ctx)->path, "nowhere/at/all");
    assert_int_equal(ng_vault_find_root(&root, kit->ctx, NULL), NG_E_ARG);
    assert_int_equal(ng_vault_find_root(NULL, kit->ctx, "."), NG_E_ARG);
    assert_int_equal(ng_vault_find_root(&root, NULL, "."), NG_E_ARG);
    ng_string_free(kit->ctx, NULL);
}

/* ---------------------------------------------------------------- in memory */

static void memory_holds_copies_sorted(void **state) {
    struct kit *kit = *state;
    char path[] = "b.md", data[] = "one";
    ng_file files[] = {{path, data, 3},
                       {"a/c.md", "two\0x", 5},
                       {"_archive/.x.txt", NULL, 0},
                       {"..a/b..md", "", 0},
                       {"a/...", "", 0}};
    ng_vault *vault;
    struct ngi_buf unused;
    ng_text content;
    bool cut;
    assert_int_equal(ng_vault_from_memory(&vault, kit->ctx, files, 5), NG_OK);
    memset(path, 'x', 4);
    memset(data, 'x', 3);
    print_vault(kit, vault);
    kit_same_out(kit, "memory", "..a/b..md\n_archive/.x.txt\na/...\na/c.md\nb.md\n");
    ngi_buf_init(&unused, &kit->mem, 0);
    assert_int_equal(ngi_vault_read(vault, 4, &unused, &content, &cut), NG_OK);
    assert_int_equal(content.size, 3);
    assert_memory_equal(content.data, "one", 4);
    assert_int_equal(ngi_vault_read(vault, 3, &unused, &content, &cut), NG_OK);
    assert_int_equal(content.size, 5);
    assert_memory_equal(content.data, "two\0x", 5);
    assert_string_equal(ng_vault_root(vault).data, "");
    ng_vault_free(vault);
    assert_int_equal(ng_vault_from_memory(&vault, kit->ctx, NULL, 0), NG_OK);
    assert_int_equal(ng_vault_file_count(vault), 0);
    ng_vault_free(vault);
}

static void paths_outside_of_a_vault_are_refused(void **state) {
    static const char *const rows[] = {"",     "/a.md",   "../a.md", "..",    "a/../b.md",
                                       "a/..", "a/b/../", "/",       "../..", NULL};
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ng_file files[] = {{"good.md", "", 0}, {rows[i], "", 0}};
        ng_vault *vault = (ng_vault *)1;
        if (ng_vault_from_memory(&vault, kit->ctx, files, 2) != NG_E_ARG || vault != NULL)
            fail_msg("%s", rows[i] == NULL ? "NULL" : rows[i]);
        assert_int_equal(ng_ctx_error(kit->ctx)->status, NG_E_ARG);
    }
    ng_vault *vault;
    ng_file twice[] = {{"b.md", "1", 1}, {"a.md", "", 0}, {"b.md", "2", 1}};
    assert_int_equal(ng_vault_from_memory(&vault, kit->ctx, twice, 3), NG_E_ARG);
    assert_non_null(strstr(ng_ctx_error(kit->ctx)->message, "b.md"));
    ng_file missing = {"a.md", NULL, 1};
    assert_int_equal(ng_vault_from_memory(&vault, kit->ctx, &missing, 1), NG_E_ARG);
    assert_int_equal(ng_vault_from_memory(&vault, kit->ctx, NULL, 1), NG_E_ARG);
    assert_int_equal(ng_vault_from_memory(NULL, kit->ctx, NULL, 0), NG_E_ARG);
}

static void hear(void *user, const ng_finding *finding) {
    struct ngi_buf *out = user;
    ngi_buf_fmt(out, "%s %s ", ng_severity_name(finding->severity), finding->code);
    ngi_buf_str(out, finding->path);
    ngi_buf_char(out, '\n');
}

static void the_sink_hears_of_findings_in_order(void **state) {
    struct kit *kit = *state;
    ng_file files[] = {{"b\007.md", "", 0}, {"c.md", "", 0}, {"a\007.md", "", 0}};
    ng_vault *vault;
    ng_ctx_set_sink(kit->ctx, hear, &kit->out);
    assert_int_equal(ng_vault_from_memory(&vault, kit->ctx, files, 3), NG_OK);
    kit_same_out(kit, "sink", "note bad-name a .md\nnote bad-name b .md\n");
    ng_vault_free(vault);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(notes_are_sorted_bytewise),
        FOLDER_TEST(some_names_are_left_out),
        FOLDER_TEST(symbolic_links_are_told_of_and_not_followed),
        FOLDER_TEST(what_is_no_file_is_passed_over),
        FOLDER_TEST(a_folder_that_cannot_be_read_is_a_finding),
        FOLDER_TEST(names_that_cannot_be_shown_are_cleaned),
        FOLDER_TEST(folders_have_a_depth),
        FOLDER_TEST(one_file_is_a_vault),
        FOLDER_TEST(an_empty_folder_is_an_empty_vault),
        FOLDER_TEST(what_does_not_exist_cannot_be_opened),
        FOLDER_TEST(the_root_is_the_nearest_vault_at_or_above),
        FOLDER_TEST(without_a_vault_the_root_is_the_folder),
        FOLDER_TEST(the_root_of_nothing),
        KIT_TEST(memory_holds_copies_sorted),
        KIT_TEST(paths_outside_of_a_vault_are_refused),
        KIT_TEST(the_sink_hears_of_findings_in_order),
    };
    return cmocka_run_group_tests_name("vault", tests, NULL, NULL);
}
