/* SPDX-License-Identifier: MIT
 * test_schema.c - what words mean: the defaults, declarations, the file. */
#include "folder.h"

#include "base/unicode.h"
#include "schema/schema.h"

static ng_schema *defaults(struct kit *kit) {
    ng_schema *schema;
    assert_int_equal(ng_schema_new(&schema, kit->ctx), NG_OK);
    return schema;
}

static const struct ngi_rule *key(struct kit *kit, const ng_schema *schema, const char *name) {
    return ngi_schema_rule(schema, NGI_RULES_KEYS, &kit->scratch, kit_text(name));
}

static void default_keys_have_roles(void **state) {
    static const struct {
        const char *name;
        enum ngi_role role;
        ng_relation relation;
        ng_kind kind;
    } rows[] = {
        {"participants", NGI_ROLE_RELATION, NG_REL_ATTENDED, NG_KIND_PERSON},
        {"Attendees", NGI_ROLE_RELATION, NG_REL_ATTENDED, NG_KIND_PERSON},
        {"WITH", NGI_ROLE_RELATION, NG_REL_ATTENDED, NG_KIND_PERSON},
        {"account", NGI_ROLE_RELATION, NG_REL_ABOUT, NG_KIND_ORG},
        {"company", NGI_ROLE_RELATION, NG_REL_ABOUT, NG_KIND_ORG},
        {"partner", NGI_ROLE_RELATION, NG_REL_ABOUT, NG_KIND_ORG},
        {"project", NGI_ROLE_RELATION, NG_REL_ABOUT, NG_KIND_PROJECT},
        {"rob_forum", NGI_ROLE_RELATION, NG_REL_PART_OF, NG_KIND_FORUM},
        {"Rob-Forum", NGI_ROLE_RELATION, NG_REL_PART_OF, NG_KIND_FORUM},
        {"reports_to", NGI_ROLE_RELATION, NG_REL_REPORTS_TO, NG_KIND_PERSON},
        {"related", NGI_ROLE_RELATION, NG_REL_RELATED, NG_KIND_UNKNOWN},
        {"type", NGI_ROLE_TYPE, 0, 0},
        {"title", NGI_ROLE_TITLE, 0, 0},
        {"date", NGI_ROLE_DATE, 0, 0},
        {"aliases", NGI_ROLE_ALIASES, 0, 0},
        {"source", NGI_ROLE_SOURCE, 0, 0},
        {"source_ref", NGI_ROLE_SOURCE_REF, 0, 0},
        {"email", NGI_ROLE_ATTRIBUTE, 0, 0},
        {"tags", NGI_ROLE_TAGS, 0, 0},
    };
    struct kit *kit = *state;
    ng_schema *schema = defaults(kit);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct ngi_rule *rule = key(kit, schema, rows[i].name);
        if (rule == NULL || rule->role != rows[i].role || rule->relation != rows[i].relation ||
            rule->kind != rows[i].kind)
            fail_msg("%s", rows[i].name);
    }
    assert_null(key(kit, schema, "weather"));
    assert_null(key(kit, schema, ""));
    assert_null(key(kit, schema, "participantss"));
    ng_schema_free(schema);
    ng_schema_free(NULL);
}

static void other_defaults(void **state) {
    struct kit *kit = *state;
    ng_schema *schema = defaults(kit);
    struct ngi_buf *scratch = &kit->scratch;
    assert_int_equal(ngi_schema_rule(schema, NGI_RULES_TYPES, scratch, kit_text("People"))->kind, NG_KIND_PERSON);
    assert_int_equal(ngi_schema_rule(schema, NGI_RULES_TYPES, scratch, kit_text("customer"))->kind, NG_KIND_ORG);
    assert_int_equal(ngi_schema_rule(schema, NGI_RULES_TYPES, scratch, kit_text("rob"))->kind, NG_KIND_FORUM);
    assert_null(ngi_schema_rule(schema, NGI_RULES_TYPES, scratch, kit_text("recipe")));
    const struct ngi_rule *rule = ngi_schema_rule(schema, NGI_RULES_SECTIONS, scratch, kit_text("Key Contacts"));
    assert_int_equal(rule->kind, NG_KIND_PERSON);
    rule = ngi_schema_rule(schema, NGI_RULES_SECTIONS, scratch, kit_text("ATTENDEES"));
    assert_int_equal(rule->relation, NG_REL_ATTENDED);
    assert_null(ngi_schema_rule(schema, NGI_RULES_SECTIONS, scratch, kit_text("Notes")));
    rule = ngi_schema_rule(schema, NGI_RULES_FOLDERS, scratch, kit_text("Customers and Partners"));
    assert_int_equal(rule->kind, NG_KIND_ORG);
    assert_null(ngi_schema_rule(schema, NGI_RULES_FOLDERS, scratch, kit_text("Recipes")));
    assert_true(ngi_schema_ignores(schema, scratch, "_archive", "_archive"));
    assert_true(ngi_schema_ignores(schema, scratch, "_Archive", "_Archive"));
    assert_true(ngi_schema_ignores(schema, scratch, "Templates", "Templates"));
    assert_false(ngi_schema_ignores(schema, scratch, "archive", "archive"));
    assert_false(ngi_schema_ignores(schema, scratch, "-archive", "-archive"));
    assert_false(ngi_schema_ignores(schema, scratch, "Templates2", "Templates2"));
    assert_string_equal(ng_schema_home(schema).data, "");
    assert_string_equal(ng_schema_owner(schema).data, "");
    assert_string_equal(ng_schema_owner(NULL).data, "");
    ng_schema_free(schema);
}

static void later_declarations_win(void **state) {
    struct kit *kit = *state;
    ng_schema *schema = defaults(kit);
    char name[] = "Mandate_Of";
    assert_int_equal(ng_schema_add_key(schema, kit->ctx, name, NG_REL_ABOUT, NG_KIND_ORG), NG_OK);
    memset(name, 'x', strlen(name)); /* it keeps a copy */
    assert_int_equal(key(kit, schema, "mandate of")->kind, NG_KIND_ORG);
    assert_int_equal(
        ng_schema_add_key(schema, kit->ctx, "mandate-of", NG_REL_RELATED, NG_KIND_TEAM), NG_OK);
    assert_int_equal(key(kit, schema, "Mandate Of")->kind, NG_KIND_TEAM);
    assert_int_equal(ng_schema_add_key(schema, kit->ctx, "date", NG_REL_ABOUT, NG_KIND_TOPIC),
                     NG_OK);
    assert_int_equal(key(kit, schema, "date")->role, NGI_ROLE_RELATION);
    assert_int_equal(ng_schema_add_type(schema, kit->ctx, "people", NG_KIND_TEAM), NG_OK);
    assert_int_equal(ngi_schema_rule(schema, NGI_RULES_TYPES, &kit->scratch, kit_text("people"))->kind,
                     NG_KIND_TEAM);
    assert_int_equal(ng_schema_add_section(schema, kit->ctx, "Présents", NG_REL_ATTENDED, 1),
                     NG_OK);
    assert_non_null(ngi_schema_rule(schema, NGI_RULES_SECTIONS, &kit->scratch, kit_text("PRÉSENTS")));
    assert_int_equal(ng_schema_add_folder(schema, kit->ctx, "Kunden", NG_KIND_ORG), NG_OK);
    assert_non_null(ngi_schema_rule(schema, NGI_RULES_FOLDERS, &kit->scratch, kit_text("kunden")));
    assert_int_equal(ng_schema_add_ignore(schema, kit->ctx, "Drafts.md"), NG_OK);
    assert_true(ngi_schema_ignores(schema, &kit->scratch, "drafts.md", "drafts.md"));
    ng_schema_free(schema);
}

static void meaningless_declarations_are_refused(void **state) {
    struct kit *kit = *state;
    ng_schema *schema = defaults(kit);
    assert_int_equal(ng_schema_add_key(schema, kit->ctx, "", NG_REL_ABOUT, NG_KIND_ORG), NG_E_ARG);
    assert_int_equal(ng_ctx_error(kit->ctx)->status, NG_E_ARG);
    assert_int_equal(ng_schema_add_ignore(schema, kit->ctx, " \342\200\213 "), NG_E_ARG);
    assert_int_equal(ng_schema_add_type(schema, kit->ctx, NULL, NG_KIND_ORG), NG_E_ARG);
    assert_int_equal(ng_schema_add_type(NULL, kit->ctx, "x", NG_KIND_ORG), NG_E_ARG);
    assert_int_equal(ng_schema_add_type(schema, NULL, "x", NG_KIND_ORG), NG_E_ARG);
    assert_int_equal(ng_schema_set_home(schema, kit->ctx, NULL), NG_E_ARG);
    assert_int_equal(ng_schema_new(NULL, kit->ctx), NG_E_ARG);
    ng_schema_free(schema);
}

static void home_and_owner_are_clean_copies(void **state) {
    struct kit *kit = *state;
    ng_schema *schema = defaults(kit);
    assert_int_equal(ng_schema_set_home(schema, kit->ctx, "  Brack \n Works\a "), NG_OK);
    assert_int_equal(ng_schema_set_owner(schema, kit->ctx, "Zoë\xFF"), NG_OK);
    assert_string_equal(ng_schema_home(schema).data, "Brack Works");
    assert_string_equal(ng_schema_owner(schema).data, "Zoë�");
    assert_int_equal(ng_schema_set_home(schema, kit->ctx, ""), NG_OK);
    assert_int_equal(ng_schema_home(schema).size, 0);
    ng_schema_free(schema);
}

/* ---------------------------------------------------------------- the file */

static ng_status load(struct kit *kit, ng_schema **schema, const char *text) {
    folder_write("notegraph.yaml", text);
    return ng_schema_load(schema, kit->ctx, "notegraph.yaml");
}

static void a_file_declares_more(void **state) {
    struct kit *kit = *state;
    ng_schema *schema;
    assert_int_equal(load(kit, &schema,
                          "# ours\nhome: Brack Works\nowner: 'Zoë Öhman'\n"
                          "ignore:\n  - Drafts\n  - Old Notes\n"
                          "types: {mandate: project, v1.5: Topic}\n"
                          "folders:\n  Kunden: ORG\n"),
                     NG_OK);
    assert_string_equal(ng_schema_home(schema).data, "Brack Works");
    assert_string_equal(ng_schema_owner(schema).data, "Zoë Öhman");
    struct ngi_buf *scratch = &kit->scratch;
    assert_true(ngi_schema_ignores(schema, scratch, "drafts", "drafts"));
    assert_true(ngi_schema_ignores(schema, scratch, "old notes", "old notes"));
    assert_true(ngi_schema_ignores(schema, scratch, "_archive", "_archive")); /* still */
    assert_int_equal(ngi_schema_rule(schema, NGI_RULES_TYPES, scratch, kit_text("Mandate"))->kind, NG_KIND_PROJECT);
    assert_int_equal(ngi_schema_rule(schema, NGI_RULES_TYPES, scratch, kit_text("v1.5"))->kind, NG_KIND_TOPIC);
    assert_int_equal(ngi_schema_rule(schema, NGI_RULES_FOLDERS, scratch, kit_text("kunden"))->kind, NG_KIND_ORG);
    ng_schema_free(schema);
}

static void files_that_say_nothing(void **state) {
    static const char *const rows[] = {"",
                                       "\n\n",
                                       "# nothing\n",
                                       "\xEF\xBB\xBF",
                                       "ignore: []\n",
                                       "\xEF\xBB\xBFowner: Ann\n",
                                       "home:\n",
                                       "owner:\n",
                                       "ignore:\n",
                                       "keys:\n",
                                       "types: {}\n"};
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ng_schema *schema;
        if (load(kit, &schema, rows[i]) != NG_OK)
            fail_msg("%s: %s", rows[i], ng_ctx_error(kit->ctx)->message);
        ng_schema_free(schema);
    }
}

static void errors_say_where_and_what(void **state) {
    static const struct {
        const char *text;
        uint32_t line, column;
        const char *says;
    } rows[] = {
        {"home: Brack\nhoem: Brack\n", 2, 1, "\"hoem\""},
        {"Home: Brack\n", 1, 1, "\"Home\""},
        {"types:\n  mandate: firm\n", 2, 12, "\"firm\""},
        {"types:\n  mandate:\n", 2, 11, "kind"},
        {"types: org\n", 1, 8, "name: kind"},
        {"types: [org]\n", 1, 9, "name: kind"},
        {"folders: org\n", 1, 10, "name: kind"},
        {"home:\n  name: Brack\n", 2, 9, "one organisation"},
        {"ignore:\n  a: b\n", 2, 6, "a list"},
        {"home: Brack: Works\n", 1, 12, "YAML"},
        {"home: \"Brack\nowner: Ann\n", 1, 7, "YAML"},
        {"home: a\nhome: b\n", 2, 1, "occurs before"},
        {"home: {{title}}\n", 1, 7, "template"},
        {"just text\n", 1, 1, "key: value"},
        {"- home\n", 1, 1, "key: value"},
        {"ignore:\n  - a\n  - ''\n", 3, 5, "name"},
        {"ignore:\n  - é: ö\n", 2, 8, "a list"},
        {"a: 1\nb: 2\n", 1, 1, "\"a\""}, /* the first error is the one that is kept */
        {"\xEF\xBB\xBFhoem: Brack\n", 1, 1, "\"hoem\""},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ng_schema *schema = (ng_schema *)1;
        ng_status status = load(kit, &schema, rows[i].text);
        const ng_error *error = ng_ctx_error(kit->ctx);
        if (status != NG_E_SYNTAX || error->status != NG_E_SYNTAX || error->line != rows[i].line ||
            error->column != rows[i].column || strstr(error->message, rows[i].says) == NULL)
            fail_msg("%s: %u:%u: %s", rows[i].text, (unsigned)error->line, (unsigned)error->column,
                     error->message);
        assert_string_equal(error->path, "notegraph.yaml");
        assert_null(schema);
    }
}

/* It quotes what stands in the file, and is printed on terminals. */
static void errors_can_be_shown(void **state) {
    struct kit *kit = *state;
    char text[4096] = "日: x\n";
    ng_schema *schema;
    assert_int_equal(load(kit, &schema, "types:\n  x: \"a\\e[31m\\u202eb\\nc\"\n"), NG_E_SYNTAX);
    const char *message = ng_ctx_error(kit->ctx)->message;
    assert_non_null(strstr(message, "\"a [31mb c\""));
    for (size_t size = 1; size < 4; size++) { /* cut in front of a whole character, wherever */
        memset(text, 'a', size);
        for (size_t i = 0; i < 900; i++)
            memcpy(text + size + 3 * i, "日", 3);
        strcpy(text + size + 2700, ": x\n");
        assert_int_equal(load(kit, &schema, text), NG_E_SYNTAX);
        message = ng_ctx_error(kit->ctx)->message;
        assert_true(ngi_utf8_valid(message, strlen(message)));
        assert_true(strlen(message) > NGI_MAX_ERROR_BYTES - 8);
    }
    assert_int_equal(ng_schema_load(&schema, kit->ctx, "no\a\xFF.yaml"), NG_E_IO);
    assert_string_equal(ng_ctx_error(kit->ctx)->path, "no �.yaml");
}

static void files_that_cannot_be_read(void **state) {
    struct kit *kit = *state;
    ng_schema *schema = (ng_schema *)1;
    assert_int_equal(ng_schema_load(&schema, kit->ctx, "missing.yaml"), NG_E_IO);
    assert_null(schema);
    assert_string_equal(ng_ctx_error(kit->ctx)->path, "missing.yaml");
    assert_true(*ng_ctx_error(kit->ctx)->message != '\0');
    assert_int_equal(ng_schema_load(&schema, kit->ctx, "."), NG_E_IO);
    assert_int_equal(mkfifo("pipe.yaml", 0666), 0);
    assert_int_equal(ng_schema_load(&schema, kit->ctx, "pipe.yaml"), NG_E_IO); /* and no waiting */
    assert_int_equal(ng_schema_load(&schema, kit->ctx, NULL), NG_E_ARG);
    assert_int_equal(ng_schema_load(NULL, kit->ctx, "x"), NG_E_ARG);
}

static void a_file_has_a_size(void **state) {
    struct kit *kit = *state;
    ng_schema *schema;
    char *text = ngi_alloc(&kit->mem, NGI_MAX_SCHEMA_BYTES + 2);
    assert_non_null(text);
    memset(text, '#', NGI_MAX_SCHEMA_BYTES + 1);
    text[NGI_MAX_SCHEMA_BYTES + 1] = '\0';
    assert_int_equal(load(kit, &schema, text), NG_E_LIMIT);
    assert_null(schema);
    text[NGI_MAX_SCHEMA_BYTES] = '\0';
    assert_int_equal(load(kit, &schema, text), NG_OK);
    ng_schema_free(schema);
    ngi_release(&kit->mem, text, NGI_MAX_SCHEMA_BYTES + 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(default_keys_have_roles),
        KIT_TEST(other_defaults),
        KIT_TEST(later_declarations_win),
        KIT_TEST(meaningless_declarations_are_refused),
        KIT_TEST(home_and_owner_are_clean_copies),
        FOLDER_TEST(a_file_declares_more),
        FOLDER_TEST(files_that_say_nothing),
        FOLDER_TEST(errors_say_where_and_what),
        FOLDER_TEST(errors_can_be_shown),
        FOLDER_TEST(files_that_cannot_be_read),
        FOLDER_TEST(a_file_has_a_size),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
