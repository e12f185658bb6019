/* SPDX-License-Identifier: MIT
 * schema.c - the schema: declaring and looking up. */
#include "schema/schema.h"

#include <fnmatch.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/unicode.h"

static const char *const role_names[NGI_ROLE_COUNT] = {
    [NGI_ROLE_TYPE] = "type",           [NGI_ROLE_TITLE] = "title",
    [NGI_ROLE_DATE] = "date",           [NGI_ROLE_ALIASES] = "aliases",
    [NGI_ROLE_SOURCE] = "source",       [NGI_ROLE_SOURCE_REF] = "source-ref",
    [NGI_ROLE_ATTRIBUTE] = "attribute", [NGI_ROLE_TAGS] = "tags",
    [NGI_ROLE_IGNORE] = "ignore",
};

static const char *const rules_names[NGI_RULES_COUNT] = {
    [NGI_RULES_KINDS] = "kinds",     [NGI_RULES_TYPES] = "types",
    [NGI_RULES_TAGS] = "tags",       [NGI_RULES_FOLDERS] = "folders",
    [NGI_RULES_PREFIXES] = "prefixes", [NGI_RULES_KEYS] = "keys",
    [NGI_RULES_SECTIONS] = "sections",
};

const char *ngi_role_name(enum ngi_role role) {
    return role_names[role];
}

const char *ngi_rules_name(enum ngi_rules rules) {
    return rules_names[rules];
}

/* ---------------------------------------------------------------- looking up */

/* Letter case, and the difference between `rob_forum`, `rob-forum` and `rob forum`, do not count. */
static ng_text fold(struct ngi_buf *scratch, ng_text name) {
    ngi_buf_clear(scratch);
    ngi_text_key(scratch, name.data, name.size);
    for (size_t i = 1; i < scratch->size; i++) /* a leading `_` stays */
        if (scratch->data[i] == '_' || scratch->data[i] == '-')
            scratch->data[i] = ' ';
    return ngi_buf_view(scratch);
}

static bool same(ng_text a, ng_text b) {
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static bool is(ng_text text, const char *word) {
    return same(text, (ng_text){word, strlen(word)});
}

const struct ngi_rule *ngi_schema_rule(const ng_schema *schema, enum ngi_rules rules,
                                       struct ngi_buf *scratch, ng_text name) {
    ng_text folded = fold(scratch, name);
    for (size_t i = schema->rules[rules].count; i-- > 0;)
        if (same(schema->rules[rules].items[i].name, folded))
            return &schema->rules[rules].items[i];
    return NULL;
}

const struct ngi_rule *ngi_schema_prefix(const ng_schema *schema, ng_text file_name) {
    const struct ngi_rule *best = NULL;
    for (size_t i = 0; i < schema->rules[NGI_RULES_PREFIXES].count; i++) {
        const struct ngi_rule *rule = &schema->rules[NGI_RULES_PREFIXES].items[i];
        if (rule->shown.size < file_name.size &&
            memcmp(rule->shown.data, file_name.data, rule->shown.size) == 0 &&
            (best == NULL || rule->shown.size >= best->shown.size))
            best = rule;
    }
    return best;
}

static bool is_glob(ng_text text) {
    return memchr(text.data, '*', text.size) != NULL || memchr(text.data, '?', text.size) != NULL ||
           memchr(text.data, '/', text.size) != NULL;
}

/* In a glob `*` stands for any characters, slashes too; a folder's name stands for all in it. */
static bool matches(ng_text glob, const char *path) {
    size_t size = glob.size;
    while (size > 0 && glob.data[size - 1] == '/')
        size--;
    if (fnmatch(glob.data, path, 0) == 0)
        return true;
    return strncmp(path, glob.data, size) == 0 && (path[size] == '/' || path[size] == '\0');
}

static bool is_listed(const ngi_text_vec *list, ng_text folded, struct ngi_buf *scratch) {
    for (size_t i = list->count; i-- > 0;)
        if (!is_glob(list->items[i]) && same(fold(scratch, list->items[i]), folded))
            return true;
    return false;
}

bool ngi_schema_ignores(const ng_schema *schema, struct ngi_buf *scratch, const char *path,
                        const char *name) {
    struct ngi_buf folded;
    ngi_buf_init(&folded, &schema->mem, scratch->ceiling);
    ng_text key = fold(&folded, (ng_text){name, strlen(name)});
    bool ignored = is_listed(&schema->ignore, key, scratch) && !is_listed(&schema->read, key, scratch);
    for (size_t i = 0; i < schema->ignore.count && !ignored; i++)
        ignored = is_glob(schema->ignore.items[i]) && matches(schema->ignore.items[i], path);
    if (folded.status != NG_OK)
        scratch->status = folded.status;
    ngi_buf_free(&folded);
    return ignored;
}

bool ngi_schema_includes(const ng_schema *schema, const char *path) {
    for (size_t i = 0; i < schema->include.count; i++)
        if (matches(schema->include.items[i], path))
            return true;
    return schema->include.count == 0;
}

bool ngi_schema_is_nobody(const ng_schema *schema, ng_text key) {
    for (size_t i = 0; i < schema->nobody.count; i++)
        if (same(schema->nobody.items[i], key))
            return true;
    return false;
}

/* ---------------------------------------------------------------- declaring */

static ng_status add_text(ng_schema *schema, ngi_text_vec *list, ng_text text) {
    ng_text copy = ngi_arena_text(&schema->arena, text.data, text.size);
    ng_text *added = copy.data == NULL ? NULL : ngi_vec_push(&schema->mem, list);
    if (added == NULL)
        return NG_E_NOMEM;
    *added = copy;
    return NG_OK;
}

static ng_status add_rule(ng_schema *schema, enum ngi_rules rules, ng_text name,
                          struct ngi_rule rule) {
    struct ngi_buf scratch;
    ngi_buf_init(&scratch, &schema->mem, NGI_MAX_SCHEMA_BYTES * 4);
    ng_text folded = fold(&scratch, name);
    ng_status status = scratch.status;
    if (status == NG_OK && folded.size == 0)
        status = NG_E_ARG;
    if (status == NG_OK) {
        rule.name = ngi_arena_text(&schema->arena, folded.data, folded.size);
        rule.shown = ngi_arena_text(&schema->arena, name.data, name.size);
        bool memory = rule.name.data != NULL && rule.shown.data != NULL;
        struct ngi_rule *added = memory ? ngi_vec_push(&schema->mem, &schema->rules[rules]) : NULL;
        if (added == NULL)
            status = NG_E_NOMEM;
        else
            *added = rule;
    }
    ngi_buf_free(&scratch);
    return status;
}

/* The next word of a value such as "about org". */
static ng_text next_word(ng_text *rest) {
    while (rest->size > 0 && rest->data[0] == ' ')
        rest->data++, rest->size--;
    size_t size = 0;
    while (size < rest->size && rest->data[size] != ' ')
        size++;
    ng_text word = {rest->data, size};
    rest->data += size;
    rest->size -= size;
    return word;
}

/* Reads the name of a kind or sub-kind. */
static bool read_kind(const ng_schema *schema, ng_text word, struct ngi_rule *rule) {
    char name[32];
    if (word.size == 0 || word.size >= sizeof name)
        return false;
    memcpy(name, word.data, word.size);
    name[word.size] = '\0';
    if (ng_kind_from_name(name, &rule->kind))
        return true;
    for (size_t i = schema->rules[NGI_RULES_KINDS].count; i-- > 0;)
        if (same(schema->rules[NGI_RULES_KINDS].items[i].shown, word)) {
            rule->kind = schema->rules[NGI_RULES_KINDS].items[i].kind;
            rule->subkind = schema->rules[NGI_RULES_KINDS].items[i].shown;
            return true;
        }
    return false;
}

static bool read_relation(const ng_schema *schema, ng_text word, struct ngi_rule *rule) {
    for (uint32_t i = 0; i <= NG_REL_MENTIONS; i++)
        if (is(word, ng_relation_name((ng_relation)i))) {
            rule->relation = i;
            return true;
        }
    for (uint32_t i = 0; i < schema->relations.count; i++)
        if (same(word, schema->relations.items[i])) {
            rule->relation = NG_REL_DECLARED + i;
            return true;
        }
    return false;
}

static bool read_role(ng_text word, struct ngi_rule *rule) {
    for (int role = 0; role < NGI_ROLE_COUNT; role++)
        if (role_names[role] != NULL && is(word, role_names[role])) {
            rule->role = (enum ngi_role)role;
            return true;
        }
    return false;
}

/* What each list's values are; said when one is something else. */
static const char *const expectations[NGI_RULES_COUNT] = {
    [NGI_RULES_KINDS] = "a kind: person, org, project, meeting, forum, team or topic",
    [NGI_RULES_TYPES] = "a kind (person, org, project, meeting, forum, team, topic) or a declared one",
    [NGI_RULES_TAGS] = "a kind (person, org, project, meeting, forum, team, topic) or a declared one",
    [NGI_RULES_FOLDERS] =
        "a kind (person, org, project, meeting, forum, team, topic) or a declared one",
    [NGI_RULES_PREFIXES] =
        "a kind (person, org, project, meeting, forum, team, topic) or a declared one",
    [NGI_RULES_KEYS] = ("a relation and a kind, such as `about org`, or one of type, title, date, "
                        "aliases, source, source-ref, attribute, tags and ignore"),
    [NGI_RULES_SECTIONS] = "a relation, and a kind if its items are of one, such as `related person`",
};

static ng_status declare_rule(ng_schema *schema, enum ngi_rules rules, ng_text name, ng_text value,
                              const char **expected) {
    struct ngi_rule rule = {.subkind = {"", 0}, .kind = NG_KIND_UNKNOWN};
    ng_text rest = value, word = next_word(&rest);
    bool fine;
    *expected = name.size == 0 ? "lines of `name: kind` below it" : expectations[rules];
    if (rules == NGI_RULES_KEYS && read_role(word, &rule))
        fine = true;
    else if (rules == NGI_RULES_KEYS || rules == NGI_RULES_SECTIONS) {
        rule.role = NGI_ROLE_RELATION;
        fine = read_relation(schema, word, &rule);
        word = next_word(&rest);
        fine = fine && (word.size == 0 || read_kind(schema, word, &rule));
    } else
        fine = read_kind(schema, word, &rule);
    if (!fine || next_word(&rest).size > 0 || name.size == 0)
        return NG_E_SYNTAX;
    ng_status status = add_rule(schema, rules, name, rule);
    return status == NG_E_ARG ? NG_E_SYNTAX : status;
}

/* Is it a relative path without a way up? */
static bool is_below(ng_text path) {
    if (path.size > 0 && path.data[0] == '/')
        return false;
    for (size_t i = 0; i + 1 < path.size; i++) {
        bool begins = i == 0 || path.data[i - 1] == '/';
        bool ends = i + 2 == path.size || path.data[i + 2] == '/';
        if (begins && ends && path.data[i] == '.' && path.data[i + 1] == '.')
            return false;
    }
    return true;
}

static ng_status declare_list(ng_schema *schema, ngi_text_vec *list, ng_text name, ng_text value) {
    if (name.size > 0 || value.size == 0)
        return NG_E_SYNTAX;
    for (size_t i = 0; i < list->count; i++)
        if (same(list->items[i], value))
            return NG_OK;
    return add_text(schema, list, value);
}

/* The list of names that a group declares; NULL if it declares none. */
static ngi_aliases *names_of(ng_schema *schema, ng_text group) {
    return is(group, "same")        ? &schema->aliases
           : is(group, "different") ? &schema->different
           : is(group, "entities")  ? &schema->entities
                                    : NULL;
}

static ng_status declare_names(ng_schema *schema, ngi_aliases *list, ng_text name, ng_text value,
                               const char **expected) {
    struct ngi_rule rule = {.subkind = {"", 0}, .kind = NG_KIND_UNKNOWN};
    bool is_kind = list == &schema->entities;
    *expected = is_kind ? "lines of `name: kind` below it"
                        : "lines of `name: [other name, ...]` below it";
    if (name.size == 0 || value.size == 0 || (is_kind && !read_kind(schema, value, &rule)))
        return NG_E_SYNTAX;
    struct ngi_alias *added = ngi_vec_push(&schema->mem, list);
    if (added == NULL)
        return NG_E_NOMEM;
    *added = (struct ngi_alias){ngi_arena_text(&schema->arena, name.data, name.size),
                                is_kind ? rule.subkind
                                        : ngi_arena_text(&schema->arena, value.data, value.size),
                                rule.kind};
    return added->name.data == NULL || added->variant.data == NULL ? NG_E_NOMEM : NG_OK;
}

ng_status ngi_schema_declare(ng_schema *schema, ng_text group, ng_text name, ng_text value,
                             bool in_list, const char **expected) {
    bool nothing = name.size == 0 && value.size == 0 && !in_list; /* a key with nothing below it */
    for (int rules = 0; rules < NGI_RULES_COUNT; rules++)
        if (is(group, rules_names[rules]) && nothing)
            return NG_OK;
        else if (is(group, rules_names[rules]))
            return declare_rule(schema, (enum ngi_rules)rules, name, value, expected);
    ngi_aliases *names = names_of(schema, group);
    if (names != NULL)
        return nothing ? NG_OK : declare_names(schema, names, name, value, expected);
    if (is(group, "words")) {
        *expected = "lists of words below it";
        bool empty = value.size == 0 && !in_list;
        return empty ? NG_OK : ngi_lexicon_declare(schema, name, value, expected);
    }
    if (is(group, "home")) {
        *expected = "the name of one organisation";
        if (name.size > 0 || in_list)
            return NG_E_SYNTAX;
        ng_text copy = ngi_arena_text(&schema->arena, value.data, value.size);
        if (copy.data == NULL)
            return NG_E_NOMEM;
        schema->home = copy;
        return NG_OK;
    }
    if (is(group, "links")) {
        *expected = "`strict` or `default`";
        schema->strict_links = is(value, "strict");
        return name.size == 0 && (schema->strict_links || is(value, "default")) ? NG_OK
                                                                                : NG_E_SYNTAX;
    }
    if (is(group, "merge-meetings")) {
        *expected = "`exact`, `likely` or `off`";
        schema->merge_meetings = is(value, "likely") ? NGI_MERGE_LIKELY
                                 : is(value, "off")  ? NGI_MERGE_OFF
                                                     : NGI_MERGE_EXACT;
        return name.size == 0 && (schema->merge_meetings != NGI_MERGE_EXACT || is(value, "exact"))
                   ? NG_OK
                   : NG_E_SYNTAX;
    }
    *expected = "a list of names";
    if (is(group, "owner")) {
        if (!in_list)
            schema->owners.count = 0;
        return nothing ? NG_OK : declare_list(schema, &schema->owners, name, value);
    }
    if (is(group, "relations") && !nothing)
        return declare_list(schema, &schema->relations, name, value);
    *expected = "a list of names, or of globs of paths";
    if (nothing && (is(group, "relations") || is(group, "ignore") || is(group, "include") ||
                    is(group, "read") || is(group, "aliases")))
        return NG_OK;
    if (is(group, "ignore"))
        return declare_list(schema, &schema->ignore, name, value);
    if (is(group, "include"))
        return declare_list(schema, &schema->include, name, value);
    if (is(group, "read"))
        return declare_list(schema, &schema->read, name, value);
    *expected = "a list of files below this one's folder";
    if (is(group, "aliases") && !is_below(value)) /* a vault from elsewhere reads nothing of ours */
        return NG_E_SYNTAX;
    if (is(group, "aliases"))
        return declare_list(schema, &schema->alias_files, name, value);
    *expected = NULL;
    return NG_E_SYNTAX;
}

/* ---------------------------------------------------------------- the public way */

ng_status ng_schema_new(ng_schema **out, ng_ctx *ctx) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    ng_schema *schema = ngi_alloc_zero(&ctx->mem, 1, sizeof *schema);
    if (schema == NULL)
        return ngi_ctx_nomem(ctx);
    schema->mem = ctx->mem;
    schema->home = (ng_text){"", 0};
    ngi_arena_init(&schema->arena, &ctx->mem);
    if (!ngi_schema_add_defaults(schema)) {
        ng_schema_free(schema);
        return ngi_ctx_nomem(ctx);
    }
    *out = schema;
    return NG_OK;
}

void ng_schema_free(ng_schema *schema) {
    if (schema == NULL)
        return;
    ng_allocator mem = schema->mem;
    ngi_text_vec *const lists[] = {&schema->owners, &schema->relations, &schema->ignore,
                                   &schema->read,   &schema->include,   &schema->nobody,
                                   &schema->alias_files};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        ngi_vec_free(&mem, lists[i]);
    for (int rules = 0; rules < NGI_RULES_COUNT; rules++)
        ngi_vec_free(&mem, &schema->rules[rules]);
    for (int list = 0; list < NGI_LIST_COUNT; list++)
        ngi_vec_free(&mem, &schema->words[list]);
    ngi_vec_free(&mem, &schema->aliases);
    ngi_vec_free(&mem, &schema->different);
    ngi_vec_free(&mem, &schema->entities);
    ngi_arena_free(&schema->arena);
    ngi_release(&mem, schema, sizeof *schema);
}

ng_status ng_schema_declare(ng_schema *schema, ng_ctx *ctx, const char *key, const char *value) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (schema == NULL || key == NULL || value == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a schema, a key and a value are needed");
    struct ngi_buf clean;
    ngi_buf_init(&clean, &schema->mem, NGI_MAX_SCHEMA_BYTES);
    ngi_text_clean(&clean, value, strlen(value));
    ng_status status = clean.status;
    const char *dot = strchr(key, '.'), *expected = NULL;
    ng_text group = {key, dot == NULL ? strlen(key) : (size_t)(dot - key)}, name = {"", 0};
    if (dot != NULL)
        name = (ng_text){dot + 1, strlen(dot + 1)};
    bool in_list = !(group.size == 4 && memcmp(key, "home", 4) == 0) && dot == NULL;
    if (status == NG_OK)
        status = ngi_schema_declare(schema, group, name, ngi_buf_view(&clean), in_list, &expected);
    ngi_buf_free(&clean);
    if (status == NG_E_NOMEM)
        return ngi_ctx_nomem(ctx);
    if (status == NG_E_LIMIT)
        return ngi_ctx_fail(ctx, NG_E_LIMIT, "the value is too long");
    if (status != NG_OK)
        return expected == NULL
                   ? ngi_ctx_fail(ctx, NG_E_ARG, "there is no \"%.80s\" in a schema", key)
                   : ngi_ctx_fail(ctx, NG_E_ARG, "%s: expected %s", key, expected);
    return NG_OK;
}

ng_text ng_schema_home(const ng_schema *schema) {
    return schema == NULL ? (ng_text){"", 0} : schema->home;
}

ng_text ng_schema_owner(const ng_schema *schema) {
    return schema == NULL || schema->owners.count == 0 ? (ng_text){"", 0} : schema->owners.items[0];
}

/* Copies clean text into the schema. */
static ng_status clean_name(ng_schema *schema, ng_ctx *ctx, const char *name, ng_text *out) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (schema == NULL || name == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a schema and a name are needed");
    struct ngi_buf clean;
    ngi_buf_init(&clean, &schema->mem, NGI_MAX_SCHEMA_BYTES);
    ngi_text_clean(&clean, name, strlen(name));
    *out = (ng_text){NULL, 0};
    if (clean.status == NG_OK)
        *out = ngi_arena_text(&schema->arena, ngi_buf_view(&clean).data, clean.size);
    ng_status status = clean.status;
    ngi_buf_free(&clean);
    if (status == NG_E_LIMIT)
        return ngi_ctx_fail(ctx, NG_E_LIMIT, "the name is too long");
    return out->data == NULL ? ngi_ctx_nomem(ctx) : NG_OK;
}

ng_status ng_schema_set_home(ng_schema *schema, ng_ctx *ctx, const char *name) {
    ng_text clean;
    ng_status status = clean_name(schema, ctx, name, &clean);
    if (status == NG_OK)
        schema->home = clean;
    return status;
}

ng_status ng_schema_set_owner(ng_schema *schema, ng_ctx *ctx, const char *name) {
    ng_text clean;
    ng_status status = clean_name(schema, ctx, name, &clean);
    if (status != NG_OK)
        return status;
    schema->owners.count = 0;
    if (clean.size > 0 && add_text(schema, &schema->owners, clean) != NG_OK)
        return ngi_ctx_nomem(ctx);
    return NG_OK;
}

static ng_status add_declared(ng_schema *schema, ng_ctx *ctx, enum ngi_rules rules,
                              const char *name, struct ngi_rule rule) {
    ng_text clean;
    ng_status status = clean_name(schema, ctx, name, &clean);
    if (status != NG_OK)
        return status;
    if ((unsigned)rule.kind > NG_KIND_TOPIC ||
        (rule.relation > NG_REL_MENTIONS &&
         rule.relation - NG_REL_DECLARED >= schema->relations.count))
        return ngi_ctx_fail(ctx, NG_E_ARG, "there is no such kind or relation");
    rule.subkind = (ng_text){"", 0};
    status = add_rule(schema, rules, clean, rule);
    if (status == NG_E_NOMEM)
        return ngi_ctx_nomem(ctx);
    return status == NG_OK ? NG_OK : ngi_ctx_fail(ctx, status, "the name is empty");
}

ng_status ng_schema_add_key(ng_schema *schema, ng_ctx *ctx, const char *key, ng_relation relation,
                            ng_kind kind) {
    return add_declared(
        schema, ctx, NGI_RULES_KEYS, key,
        (struct ngi_rule){.role = NGI_ROLE_RELATION, .relation = relation, .kind = kind});
}

ng_status ng_schema_add_type(ng_schema *schema, ng_ctx *ctx, const char *type, ng_kind kind) {
    return add_declared(schema, ctx, NGI_RULES_TYPES, type, (struct ngi_rule){.kind = kind});
}

ng_status ng_schema_add_section(ng_schema *schema, ng_ctx *ctx, const char *title,
                                ng_relation relation, ng_kind kind) {
    return add_declared(
        schema, ctx, NGI_RULES_SECTIONS, title,
        (struct ngi_rule){.role = NGI_ROLE_RELATION, .relation = relation, .kind = kind});
}

ng_status ng_schema_add_folder(ng_schema *schema, ng_ctx *ctx, const char *name, ng_kind kind) {
    return add_declared(schema, ctx, NGI_RULES_FOLDERS, name, (struct ngi_rule){.kind = kind});
}

ng_status ng_schema_add_ignore(ng_schema *schema, ng_ctx *ctx, const char *name) {
    ng_text clean;
    ng_status status = clean_name(schema, ctx, name, &clean);
    if (status == NG_OK && clean.size == 0)
        return ngi_ctx_fail(ctx, NG_E_ARG, "the name is empty");
    if (status == NG_OK && add_text(schema, &schema->ignore, clean) != NG_OK)
        return ngi_ctx_nomem(ctx);
    return status;
}
