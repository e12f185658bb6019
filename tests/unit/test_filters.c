/* SPDX-License-Identifier: MIT
 * test_filters.c - what the vault's editor was told to leave out. */
#include "folder.h"

#include <fcntl.h>

#include "vault/filters.h"

/* Reads the list, prints `+` or `-` for each path (kept or left out) and then the findings. */
static void check(struct kit *kit, const char *json, const char *const *paths,
                  const char *expected) {
    struct ngi_filters filters;
    struct ngi_findings findings;
    int root = open(".", O_RDONLY | O_DIRECTORY);
    assert_true(root >= 0);
    if (json != NULL)
        folder_write(".obsidian/app.json", json);
    ngi_filters_init(&filters, &kit->mem);
    ngi_findings_init(&findings, &kit->mem);
    assert_int_equal(ngi_filters_read(&filters, root, &findings), NG_OK);
    ngi_buf_clear(&kit->out);
    for (; *paths != NULL; paths++) {
        ngi_buf_char(&kit->out, ngi_filters_match(&filters, *paths) ? '-' : '+');
        ngi_buf_str(&kit->out, *paths);
        ngi_buf_char(&kit->out, '\n');
    }
    for (size_t i = 0; i < findings.list.count; i++) {
        ngi_buf_fmt(&kit->out, "! %s", findings.list.items[i].code);
        kit_add_place(&kit->out, findings.list.items[i].line, findings.list.items[i].column);
    }
    ngi_filters_free(&filters);
    ngi_findings_free(&findings);
    (void)close(root);
    kit_same_out(kit, json == NULL ? "no list" : json, expected);
}

static const char *const paths[] = {"a.md",         "Attic/",     "Attic/a.md",
                                    "x/Attic/a.md", "attic/a.md", NULL};

static void what_a_path_begins_with(void **state) {
    check(*state, "{\"userIgnoreFilters\": [\"Attic/\"]}", paths,
          "+a.md\n-Attic/\n-Attic/a.md\n+x/Attic/a.md\n+attic/a.md\n");
    check(*state, "{\"other\": 1, \"userIgnoreFilters\": [\"a\", \"x/Attic/a.md\"]}", paths,
          "-a.md\n+Attic/\n+Attic/a.md\n-x/Attic/a.md\n-attic/a.md\n");
    check(*state, "{\"userIgnoreFilters\": [\"\", \"/\", \"//\", \".\"]}", paths,
          "+a.md\n+Attic/\n+Attic/a.md\n+x/Attic/a.md\n+attic/a.md\n");
}

static void regular_expressions(void **state) {
    check(*state, "{\"userIgnoreFilters\": [\"/tic\\\\/a/\"]}", paths,
          "+a.md\n+Attic/\n-Attic/a.md\n-x/Attic/a.md\n-attic/a.md\n");
    check(*state, "{\"userIgnoreFilters\": [\"/^a\\\\.md$/\", \"/[x-z]|^Attic\\\\/$/\"]}", paths,
          "-a.md\n-Attic/\n+Attic/a.md\n-x/Attic/a.md\n+attic/a.md\n");
}

static void what_is_not_understood_leaves_nothing_out(void **state) {
    static const char *const rows[] = {"/\\\\d/", "/(/",     "/[/", "/a{2}/",
                                       "/\\\\1/", "/a\\\\/", "/*a/"};
    struct kit *kit = *state;
    for (size_t i = 0; i + 1 < sizeof rows / sizeof *rows; i++) {
        char json[64];
        (void)snprintf(json, sizeof json, "{\"userIgnoreFilters\": [\"%s\"]}", rows[i]);
        check(kit, json, paths,
              "+a.md\n+Attic/\n+Attic/a.md\n+x/Attic/a.md\n+attic/a.md\n! unknown-filter @1:24\n");
    }
    struct ngi_buf long_one;
    ngi_buf_init(&long_one, &kit->mem, SIZE_MAX / 2);
    ngi_buf_str(&long_one, "{\"userIgnoreFilters\": [\"/");
    for (size_t i = 0; i <= NGI_MAX_FILTER_BYTES; i++)
        ngi_buf_char(&long_one, 'a');
    ngi_buf_str(&long_one, "/\"]}");
    check(kit, ngi_buf_view(&long_one).data, paths,
          "+a.md\n+Attic/\n+Attic/a.md\n+x/Attic/a.md\n+attic/a.md\n! unknown-filter @1:24\n");
    ngi_buf_free(&long_one);
}

static void files_that_are_no_list(void **state) {
    static const char *const kept = "+a.md\n+Attic/\n+Attic/a.md\n+x/Attic/a.md\n+attic/a.md\n";
    check(*state, NULL, paths, kept);
    check(*state, "", paths, kept);
    check(*state, "{}", paths, kept);
    check(*state, "{\"userIgnoreFilters\": []}", paths, kept);
    check(*state, "{\"userIgnoreFilters\": null}", paths, kept);
    check(*state, "{\"deeper\": {\"userIgnoreFilters\": [\"a\"]}}", paths, kept);
    check(*state, "[1]", paths,
          "+a.md\n+Attic/\n+Attic/a.md\n+x/Attic/a.md\n+attic/a.md\n! unknown-filter @1:1\n");
}

static void the_list_has_a_bound(void **state) {
    struct kit *kit = *state;
    struct ngi_buf json;
    static const char *const last[] = {"p1000", "p1255", "p1256", NULL};
    ngi_buf_init(&json, &kit->mem, SIZE_MAX / 2);
    ngi_buf_str(&json, "{\"userIgnoreFilters\": [");
    for (unsigned i = 0; i <= NGI_MAX_FILTERS; i++)
        ngi_buf_fmt(&json, "%s\"p%u\"", i == 0 ? "" : ", ", 1000 + i);
    ngi_buf_str(&json, "]}");
    check(kit, ngi_buf_view(&json).data, last, "-p1000\n-p1255\n+p1256\n");
    ngi_buf_free(&json);
}

/* A pipe would be waited for, a folder cannot be read. */
static void lists_that_are_no_files(void **state) {
    static const char *const kept = "+a.md\n+Attic/\n+Attic/a.md\n+x/Attic/a.md\n+attic/a.md\n";
    assert_int_equal(mkdir(".obsidian", 0777), 0);
    assert_int_equal(mkfifo(".obsidian/app.json", 0666), 0);
    check(*state, NULL, paths, kept);
    assert_int_equal(unlink(".obsidian/app.json"), 0);
    assert_int_equal(mkdir(".obsidian/app.json", 0777), 0);
    check(*state, NULL, paths, kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(what_a_path_begins_with),
        FOLDER_TEST(regular_expressions),
        FOLDER_TEST(what_is_not_understood_leaves_nothing_out),
        FOLDER_TEST(files_that_are_no_list),
        FOLDER_TEST(the_list_has_a_bound),
        FOLDER_TEST(lists_that_are_no_files),
    };
    return cmocka_run_group_tests_name("filters", tests, NULL, NULL);
}
