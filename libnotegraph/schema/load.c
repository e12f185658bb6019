/* SPDX-License-Identifier: MIT
 * load.c - reading notegraph.yaml, and the alias files that it names. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "base/ctx.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "base/yaml.h"
#include "schema/schema.h"

struct loading {
    ng_schema *schema;
    ng_ctx *ctx;
    const char *path;
};

/* "keys.account" as "keys" and "account". */
static void split_key(ng_text key, ng_text *group, ng_text *name) {
    const char *dot = memchr(key.data, '.', key.size);
    size_t size = dot == NULL ? key.size : (size_t)(dot - key.data);
    *group = (ng_text){key.data, size};
    *name = dot == NULL ? (ng_text){"", 0} : (ng_text){dot + 1, key.size - size - 1};
}

/* Copies text into the schema, fit to be shown. */
static bool copy_clean(ng_schema *schema, ng_text from, ng_text *to) {
    struct ngi_buf clean;
    ngi_buf_init(&clean, &schema->mem, NGI_MAX_SCHEMA_BYTES * 4);
    ngi_text_clean(&clean, from.data, from.size);
    *to = (ng_text){NULL, 0};
    if (clean.status == NG_OK)
        *to = ngi_arena_text(&schema->arena, ngi_buf_view(&clean).data, clean.size);
    ngi_buf_free(&clean);
    return to->data != NULL;
}

static bool take_value(void *user, const struct ngi_yaml_value *value) {
    const struct loading *load = user;
    ng_text group, name;
    const char *expected;
    split_key(value->key, &group, &name);
    /* What is declared is shown, so it is made fit for that, as names from notes are. */
    ng_text clean_name, clean_value;
    if (!copy_clean(load->schema, name, &clean_name) ||
        !copy_clean(load->schema, value->text, &clean_value))
        return false;
    ng_status status = ngi_schema_declare(load->schema, group, clean_name, clean_value,
                                          value->in_list, &expected);
    if (status == NG_E_NOMEM)
        return false;
    if (status == NG_OK)
        return true;
    if (expected == NULL)
        (void)ngi_ctx_fail_at(load->ctx, NG_E_SYNTAX, load->path, value->key_line,
                              value->key_column,
                              "unknown key \"%.*s\"; known are owner, home, aliases, ignore, read, "
                              "same, different, entities, include, links, relations, kinds, types, "
                              "tags, folders, prefixes, keys, sections and words",
                              (int)group.size, group.data);
    else
        (void)ngi_ctx_fail_at(load->ctx, NG_E_SYNTAX, load->path, value->line, value->column,
                              "expected %s, not \"%.80s\"", expected, value->text.data);
    return true;
}

/* A note is salvaged, a declaration is not: what is malformed must be mended. So only the first
 * part of the text holds, what is wrong; the second says how a note was salvaged. */
static bool take_problem(void *user, const struct ngi_yaml_problem *problem) {
    const struct loading *load = user;
    (void)ngi_ctx_fail_at(load->ctx, NG_E_SYNTAX, load->path, problem->line, problem->column,
                          "%.*s", (int)strcspn(problem->text, ";"), problem->text);
    return true;
}

/* Reads one YAML file; failures are recorded. */
static void read_file(struct loading *load, struct ngi_yaml_sink sink) {
    struct ngi_buf file;
    bool more;
    ngi_buf_init(&file, &load->ctx->mem, NGI_MAX_SCHEMA_BYTES);
    ng_status status = ngi_file_read(&file, AT_FDCWD, load->path, NGI_MAX_SCHEMA_BYTES, &more);
    if (status == NG_E_NOMEM)
        (void)ngi_ctx_nomem(load->ctx);
    else if (status == NG_E_IO)
        (void)ngi_ctx_fail_io(load->ctx, load->path, errno);
    else if (more)
        (void)ngi_ctx_fail_at(load->ctx, NG_E_LIMIT, load->path, 0, 0,
                              "a schema may have at most %d KiB", NGI_MAX_SCHEMA_BYTES >> 10);
    else {
        ng_text text = ngi_buf_view(&file);
        size_t bom = text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        if (ngi_yaml_read(&load->ctx->mem, text.data + bom, text.size - bom, 1, &sink) != NG_OK)
            (void)ngi_ctx_nomem(load->ctx);
    }
    ngi_buf_free(&file);
}

/* ---------------------------------------------------------------- alias files */

static bool is_one_of(ng_text word, const char *const *words) {
    for (; *words != NULL; words++)
        if (strlen(*words) == word.size && memcmp(*words, word.data, word.size) == 0)
            return true;
    return false;
}

/* The kind whose names a group of an alias file lists; false if it lists none. */
static bool group_kind(ng_text group, ng_kind *kind) {
    static const char *const people[] = {"people", "persons", "contacts", NULL};
    static const char *const orgs[] = {"accounts", "orgs", "organizations", "organisations",
                                       "companies", "customers", "partners", NULL};
    static const char *const projects[] = {"projects", NULL};
    *kind = is_one_of(group, people)     ? NG_KIND_PERSON
            : is_one_of(group, orgs)     ? NG_KIND_ORG
            : is_one_of(group, projects) ? NG_KIND_PROJECT
                                         : NG_KIND_UNKNOWN;
    return *kind != NG_KIND_UNKNOWN;
}

static bool add_nobody(ng_schema *schema, ng_text name) {
    struct ngi_buf key;
    ngi_buf_init(&key, &schema->mem, NGI_MAX_SCHEMA_BYTES * 4);
    ngi_text_key(&key, name.data, name.size);
    ng_text *added = key.status == NG_OK ? ngi_vec_push(&schema->mem, &schema->nobody) : NULL;
    if (added != NULL)
        *added = ngi_arena_text(&schema->arena, ngi_buf_view(&key).data, key.size);
    bool memory = added != NULL && added->data != NULL;
    ngi_buf_free(&key);
    return memory;
}

static bool add_owner(ng_schema *schema, ng_text name) {
    ng_text *added = ngi_vec_push(&schema->mem, &schema->owners);
    if (added == NULL)
        return false;
    *added = (ng_text){"", 0};
    return copy_clean(schema, name, added);
}

/* `people: {Ann Lee: [Annie, A. Lee]}` and, the other way round, `people: {Annie: Ann Lee}`; the
 * owner's names below `myself`, names that are nobody below `ignore`. */
static bool take_alias(void *user, const struct ngi_yaml_value *value) {
    const struct loading *load = user;
    static const char *const myself[] = {"myself", "me", "owner", NULL};
    static const char *const ignored[] = {"ignore", "ignored", "ignore_people", "nobody", NULL};
    ng_text group, name;
    ng_kind kind;
    split_key(value->key, &group, &name);
    if (value->text.size == 0)
        return true;
    if (is_one_of(group, myself))
        return add_owner(load->schema, value->text);
    if (is_one_of(group, ignored) || is_one_of(name, ignored))
        return add_nobody(load->schema, value->text);
    if (!group_kind(group, &kind) || name.size == 0) {
        (void)ngi_ctx_fail_at(load->ctx, NG_E_SYNTAX, load->path, value->key_line,
                              value->key_column,
                              "expected people, accounts or projects with names below, myself or "
                              "ignore, not \"%.*s\"",
                              (int)value->key.size, value->key.data);
        return true;
    }
    struct ngi_alias *alias = ngi_vec_push(&load->schema->mem, &load->schema->aliases);
    if (alias == NULL)
        return false;
    alias->kind = kind;
    return copy_clean(load->schema, value->in_list ? name : value->text, &alias->name) &&
           copy_clean(load->schema, value->in_list ? value->text : name, &alias->variant);
}

ng_status ng_schema_load_aliases(ng_schema *schema, ng_ctx *ctx, const char *path) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (schema == NULL || path == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a schema and a path are needed");
    struct loading load = {schema, ctx, path};
    read_file(&load, (struct ngi_yaml_sink){take_alias, take_problem, &load});
    return ctx->error.status;
}

/* Reads the files listed under `aliases`, which are named relative to the schema's own. */
static void load_alias_files(struct loading *load) {
    const char *slash = strrchr(load->path, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - load->path) + 1;
    struct ngi_buf path;
    ngi_buf_init(&path, &load->ctx->mem, NGI_MAX_SCHEMA_BYTES * 2);
    for (size_t i = 0; i < load->schema->alias_files.count && load->ctx->error.status == NG_OK; i++) {
        ng_text file = load->schema->alias_files.items[i];
        ngi_buf_clear(&path);
        ngi_buf_add(&path, load->path, folder);
        ngi_buf_text(&path, file);
        struct loading aliases = {load->schema, load->ctx, path.data};
        if (path.status != NG_OK)
            (void)ngi_ctx_nomem(load->ctx);
        else
            read_file(&aliases, (struct ngi_yaml_sink){take_alias, take_problem, &aliases});
    }
    ngi_buf_free(&path);
}

ng_status ng_schema_load(ng_schema **out, ng_ctx *ctx, const char *path) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ng_schema *schema;
    ng_status status = ng_schema_new(&schema, ctx);
    if (status != NG_OK)
        return status;
    struct loading load = {schema, ctx, path};
    if (path == NULL)
        (void)ngi_ctx_fail(ctx, NG_E_ARG, "a path is needed");
    else
        read_file(&load, (struct ngi_yaml_sink){take_value, take_problem, &load});
    if (ctx->error.status == NG_OK)
        load_alias_files(&load);
    if (ctx->error.status != NG_OK) {
        ng_schema_free(schema);
        return ctx->error.status;
    }
    *out = schema;
    return NG_OK;
}
