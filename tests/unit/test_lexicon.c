/* SPDX-License-Identifier: MIT
 * test_lexicon.c - lists of names and words: the files, looking up, what a schema adds. */
#include "folder.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "schema/lexicon.h"
#include "schema/schema.h"

static bool has(const ng_schema *schema, enum ngi_list list, const char *key) {
    return ngi_lexicon_has(schema, list, kit_text(key));
}

/* ---------------------------------------------------------------- the files */

enum { LONGEST_LINE = 512 };

static FILE *open_list(enum ngi_list list) {
    char path[FOLDER_PATH];
    const char *top = getenv("top_srcdir");
    (void)snprintf(path, sizeof path, "%s/libnotegraph/schema/lists/%s.txt",
                   top == NULL ? "." : top, ngi_list_name(list));
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("%s: cannot be read", path);
    return file;
}

/* The next line without its end; false at the end of the file. */
static bool read_line(FILE *file, char *line) {
    if (fgets(line, LONGEST_LINE, file) == NULL)
        return false;
    size_t size = strlen(line);
    assert_true(size > 0 && line[size - 1] == '\n');
    line[size - 1] = '\0';
    return true;
}

static void every_file_says_what_it_is(void **state) {
    (void)state;
    for (int list = 0; list < NGI_LIST_COUNT; list++) {
        FILE *file = open_list((enum ngi_list)list);
        char line[LONGEST_LINE], title[LONGEST_LINE];
        bool source = false, use = false;
        (void)snprintf(title, sizeof title, "# %s.txt - ", ngi_list_name((enum ngi_list)list));
        assert_true(read_line(file, line));
        assert_string_equal(line, "# SPDX-License-Identifier: MIT");
        assert_true(read_line(file, line));
        assert_int_equal(strncmp(line, title, strlen(title)), 0);
        while (read_line(file, line) && line[0] == '#') {
            source = source || strncmp(line, "# Where it comes from: ", 23) == 0;
            use = use || strncmp(line, "# How it is used: ", 18) == 0;
        }
        if (!source || !use)
            fail_msg("%s: it does not say where it comes from, or how it is used", title);
        (void)fclose(file);
    }
}

static void every_entry_is_a_key_in_its_place_and_is_found(void **state) {
    struct kit *kit = *state;
    for (int list = 0; list < NGI_LIST_COUNT; list++) {
        FILE *file = open_list((enum ngi_list)list);
        char line[LONGEST_LINE], before[LONGEST_LINE] = "";
        size_t entries = 0;
        while (read_line(file, line)) {
            if (line[0] == '#' && entries == 0)
                continue;
            if (strcmp(before, line) >= 0)
                fail_msg("%s: \"%s\" stands behind \"%s\"", ngi_list_name((enum ngi_list)list),
                         line, before);
            strcpy(before, line);
            ngi_buf_clear(&kit->scratch);
            ngi_text_key(&kit->scratch, line, strlen(line));
            kit_same(line, ngi_buf_view(&kit->scratch).data, line);
            if (list == NGI_LIST_NICKNAMES)
                line[strcspn(line, " ")] = '\0';
            if (!has(NULL, (enum ngi_list)list, line))
                fail_msg("%s: \"%s\" is not found", ngi_list_name((enum ngi_list)list), line);
            entries++;
        }
        (void)fclose(file);
        if (entries < 50)
            fail_msg("%s: %zu entries", ngi_list_name((enum ngi_list)list), entries);
    }
}

static void every_short_form_has_other_full_names(void **state) {
    (void)state;
    FILE *file = open_list(NGI_LIST_NICKNAMES);
    char line[LONGEST_LINE], *word, *rest;
    while (read_line(file, line)) {
        if (line[0] == '#')
            continue;
        char *nickname = strtok_r(line, " ", &rest);
        size_t names = 0;
        while ((word = strtok_r(NULL, " ", &rest)) != NULL) {
            ng_text full = ngi_lexicon_full_name(NULL, kit_text(nickname), names++);
            assert_int_equal(full.size, strlen(word));
            assert_memory_equal(full.data, word, full.size);
            assert_string_not_equal(word, nickname);
        }
        assert_true(names > 0);
        assert_null(ngi_lexicon_full_name(NULL, kit_text(nickname), names).data);
    }
    (void)fclose(file);
}

/* ---------------------------------------------------------------- looking up */

static void words_are_found_whole_or_not_at_all(void **state) {
    (void)state;
    assert_true(has(NULL, NGI_LIST_GIVEN_NAMES, "michael"));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "Michael")); /* not a key */
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "michae"));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "michaell"));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "michael\n"));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "michael\nmichaela"));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, ""));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "\n"));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "#"));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "\xFF\xFF"));
    assert_false(has(NULL, NGI_LIST_GIVEN_NAMES, "acme"));
    assert_true(has(NULL, NGI_LIST_GIVEN_NAMES, "jürgen"));
    assert_true(has(NULL, NGI_LIST_GIVEN_NAMES, "jurgen"));
    assert_true(has(NULL, NGI_LIST_GIVEN_NAMES, "juergen"));
    assert_false(ngi_lexicon_has(NULL, NGI_LIST_GIVEN_NAMES, (ng_text)KIT_BYTES("michael\0")));
    assert_true(has(NULL, NGI_LIST_ORGANISATION_WORDS, "gmbh"));
    assert_true(has(NULL, NGI_LIST_PROJECT_WORDS, "proof of concept"));
    assert_true(has(NULL, NGI_LIST_FORUM_WORDS, "1:1"));
    assert_true(has(NULL, NGI_LIST_NICKNAMES, "bob"));
    assert_false(has(NULL, NGI_LIST_NICKNAMES, "robert"));
}

static void short_forms_lead_to_full_names(void **state) {
    (void)state;
    ng_text none = ngi_lexicon_full_name(NULL, kit_text("robert"), 0);
    assert_null(none.data);
    assert_null(ngi_lexicon_full_name(NULL, kit_text(""), 0).data);
    assert_null(ngi_lexicon_full_name(NULL, kit_text("bob"), SIZE_MAX).data);
    ng_text full = ngi_lexicon_full_name(NULL, kit_text("bob"), 0);
    assert_int_equal(full.size, 6);
    assert_memory_equal(full.data, "robert", 6);
}

/* ---------------------------------------------------------------- what a schema adds */

static ng_status declare(struct kit *kit, ng_schema *schema, const char *key, const char *value) {
    return ng_schema_declare(schema, kit->ctx, key, value);
}

static void a_schema_adds_words(void **state) {
    struct kit *kit = *state;
    ng_schema *schema;
    assert_int_equal(ng_schema_new(&schema, kit->ctx), NG_OK);
    assert_false(has(schema, NGI_LIST_GIVEN_NAMES, "zorvan"));
    assert_int_equal(declare(kit, schema, "words.given-names", "Zorvan"), NG_OK);
    assert_int_equal(declare(kit, schema, "words.given-names", "ÄBBO"), NG_OK);
    assert_int_equal(declare(kit, schema, "words.given-names", "aabba"), NG_OK);
    assert_int_equal(declare(kit, schema, "words.given-names", "zorvan"), NG_OK);
    assert_int_equal(declare(kit, schema, "words.given-names", "Michael"), NG_OK);
    assert_true(has(schema, NGI_LIST_GIVEN_NAMES, "zorvan"));
    assert_true(has(schema, NGI_LIST_GIVEN_NAMES, "äbbo"));
    assert_true(has(schema, NGI_LIST_GIVEN_NAMES, "aabba"));
    assert_true(has(schema, NGI_LIST_GIVEN_NAMES, "michael"));
    assert_false(has(schema, NGI_LIST_SURNAMES, "zorvan"));
    ng_text added = ngi_lexicon_added(schema, NGI_LIST_GIVEN_NAMES);
    ngi_buf_add(&kit->out, added.data, added.size);
    kit_same_out(kit, "added", "aabba\nzorvan\näbbo\n"); /* once, sorted, not what is built in */
    ng_schema_free(schema);
}

static void a_schema_adds_short_forms(void **state) {
    static const char *const expected[] = {"robert", "roboald", "robulf"};
    struct kit *kit = *state;
    ng_schema *schema;
    assert_int_equal(ng_schema_new(&schema, kit->ctx), NG_OK);
    assert_int_equal(declare(kit, schema, "words.nicknames", "Bob Robulf"), NG_OK);
    assert_int_equal(declare(kit, schema, "words.nicknames", "Bob Roboald"), NG_OK);
    assert_int_equal(declare(kit, schema, "words.nicknames", "Bobo Robulf"), NG_OK);
    for (size_t i = 0; i < 3; i++) {
        ng_text full = ngi_lexicon_full_name(schema, kit_text("bob"), i);
        assert_int_equal(full.size, strlen(expected[i]));
        assert_memory_equal(full.data, expected[i], full.size);
    }
    assert_null(ngi_lexicon_full_name(schema, kit_text("bob"), 3).data);
    assert_true(has(schema, NGI_LIST_NICKNAMES, "bobo"));
    assert_int_equal(declare(kit, schema, "words.nicknames", "Bob"), NG_E_ARG);
    assert_non_null(strstr(ng_ctx_error(kit->ctx)->message, "`Bob Robert`"));
    ng_schema_free(schema);
}

static void other_lists_are_refused(void **state) {
    struct kit *kit = *state;
    ng_schema *schema;
    assert_int_equal(ng_schema_new(&schema, kit->ctx), NG_OK);
    assert_int_equal(declare(kit, schema, "words.names", "Zorvan"), NG_E_ARG);
    assert_non_null(strstr(ng_ctx_error(kit->ctx)->message, "given-names"));
    assert_int_equal(declare(kit, schema, "words", "Zorvan"), NG_E_ARG);
    assert_int_equal(declare(kit, schema, "words.given-names", ""), NG_OK);
    for (int list = 0; list < NGI_LIST_COUNT; list++) { /* the message names every list */
        (void)declare(kit, schema, "words.", "x");
        if (strstr(ng_ctx_error(kit->ctx)->message, ngi_list_name((enum ngi_list)list)) == NULL)
            fail_msg("%s is not named", ngi_list_name((enum ngi_list)list));
    }
    ng_schema_free(schema);
}

static int append(void *user, const char *data, size_t size) {
    ngi_buf_add(user, data, size);
    return 0;
}

static void a_file_adds_words_and_is_written_with_them(void **state) {
    static const char group[] = "\nwords:\n"
                                "  given-names:\n    - aabba\n    - zorvan\n"
                                "  nicknames:\n    - zorv zorvan zorvanna\n"
                                "  forum-words:\n    - \"3:3\"\n";
    struct kit *kit = *state;
    ng_schema *schema;
    folder_write("a.yaml", "words:\n  given-names: [Zorvan, Aabba, Michael]\n"
                           "  nicknames: Zorv Zorvan Zorvanna\n"
                           "  forum-words:\n    - '3:3'\n  titles:\n");
    assert_int_equal(ng_schema_load(&schema, kit->ctx, "a.yaml"), NG_OK);
    assert_true(has(schema, NGI_LIST_NICKNAMES, "zorv"));
    assert_int_equal(ng_schema_write(schema, kit->ctx, append, &kit->out), NG_OK);
    assert_non_null(strstr(kit_out(kit), group));
    ng_schema_free(schema);
    folder_write("b.yaml", kit_out(kit));
    assert_int_equal(ng_schema_load(&schema, kit->ctx, "b.yaml"), NG_OK);
    ngi_buf_clear(&kit->scratch);
    assert_int_equal(ng_schema_write(schema, kit->ctx, append, &kit->scratch), NG_OK);
    kit_same("written twice", kit_out(kit), ngi_buf_view(&kit->scratch).data);
    ng_schema_free(schema);
}

static void a_schema_without_words_says_so(void **state) {
    struct kit *kit = *state;
    ng_schema *schema;
    assert_int_equal(ng_schema_new(&schema, kit->ctx), NG_OK);
    assert_int_equal(ng_schema_write(schema, kit->ctx, append, &kit->out), NG_OK);
    assert_non_null(strstr(kit_out(kit), "\nwords: {}\n"));
    folder_write("c.yaml", kit_out(kit));
    ng_schema_free(schema);
    assert_int_equal(ng_schema_load(&schema, kit->ctx, "c.yaml"), NG_OK);
    ng_schema_free(schema);
}

/* Each allocation fails at times: what was added before stays, and nothing leaks. */
static void without_memory_nothing_is_half_added(void **state) {
    struct kit *kit = *state;
    ng_schema *schema;
    assert_int_equal(ng_schema_new(&schema, kit->ctx), NG_OK);
    for (size_t after = 0, done = 0; after < 400; after++) {
        char word[16];
        (void)snprintf(word, sizeof word, "zorvan%03zu", done);
        size_t before = ngi_lexicon_added(schema, NGI_LIST_SURNAMES).size;
        kit->ledger.allowed = 1 + after % 8;
        ng_status status = declare(kit, schema, "words.surnames", word);
        kit->ledger.allowed = 0;
        assert_true(status == NG_OK || status == NG_E_NOMEM);
        assert_int_equal(has(schema, NGI_LIST_SURNAMES, word), status == NG_OK);
        assert_int_equal(ngi_lexicon_added(schema, NGI_LIST_SURNAMES).size,
                         before + (status == NG_OK ? 10 : 0));
        done += status == NG_OK;
    }
    assert_true(kit->ledger.refused > 100);
    ng_schema_free(schema);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(every_file_says_what_it_is),
        KIT_TEST(every_entry_is_a_key_in_its_place_and_is_found),
        KIT_TEST(every_short_form_has_other_full_names),
        KIT_TEST(words_are_found_whole_or_not_at_all),
        KIT_TEST(short_forms_lead_to_full_names),
        KIT_TEST(a_schema_adds_words),
        KIT_TEST(a_schema_adds_short_forms),
        KIT_TEST(other_lists_are_refused),
        FOLDER_TEST(a_file_adds_words_and_is_written_with_them),
        FOLDER_TEST(a_schema_without_words_says_so),
        KIT_TEST(without_memory_nothing_is_half_added),
    };
    return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
