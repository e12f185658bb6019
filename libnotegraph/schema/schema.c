/* SPDX-License-Identifier: MIT
 * schema.c - the schema: its defaults, declarations in code, and the file that declares more. */
#include "schema/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "base/ctx.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "base/yaml.h"

/* ---------------------------------------------------------------- defaults */

struct default_rule {
    const char *names; /* separated by '|' */
    enum ngi_role role;
    ng_relation relation;
    ng_kind kind;
};

static const struct default_rule default_keys[] = {
    {"type|categories|category", NGI_ROLE_TYPE, 0, 0},
    {"title", NGI_ROLE_TITLE, 0, 0},
    {"date", NGI_ROLE_DATE, 0, 0},
    {"aliases|alias", NGI_ROLE_ALIASES, 0, 0},
    {"source", NGI_ROLE_SOURCE, 0, 0},
    {"source ref|source file|recording", NGI_ROLE_SOURCE_REF, 0, 0},
    {"role|job title|email|e mail|phone|location|status|priority|url|website", NGI_ROLE_ATTRIBUTE,
     0, 0},
    {"tags|tag", NGI_ROLE_TAGS, 0, 0},
    {"participants|participant|attendees|attendee|people|with", NGI_ROLE_RELATION, NG_REL_ATTENDED,
     NG_KIND_PERSON},
    {"person|contact", NGI_ROLE_RELATION, NG_REL_ABOUT, NG_KIND_PERSON},
    {"account|customer|client|company|org|organization|organisation|employer|partner|partners|"
     "vendor|supplier",
     NGI_ROLE_RELATION, NG_REL_ABOUT, NG_KIND_ORG},
    {"project|projects", NGI_ROLE_RELATION, NG_REL_ABOUT, NG_KIND_PROJECT},
    {"rob forum|forum|series", NGI_ROLE_RELATION, NG_REL_PART_OF, NG_KIND_FORUM},
    {"manager|reports to", NGI_ROLE_RELATION, NG_REL_REPORTS_TO, NG_KIND_PERSON},
    {"owner|lead|sponsor", NGI_ROLE_RELATION, NG_REL_RELATED, NG_KIND_PERSON},
    {"related", NGI_ROLE_RELATION, NG_REL_RELATED, NG_KIND_UNKNOWN},
};

static const struct default_rule default_types[] = {
    {"people|person|contact", 0, 0, NG_KIND_PERSON},
    {"customer|customers|account|company|companies|org|organization|organisation|partner|partners|"
     "vendor|supplier",
     0, 0, NG_KIND_ORG},
    {"project|projects", 0, 0, NG_KIND_PROJECT},
    {"rob|forum", 0, 0, NG_KIND_FORUM},
    {"meeting|meetings|call|interview", 0, 0, NG_KIND_MEETING},
    {"team|teams", 0, 0, NG_KIND_TEAM},
    {"topic|topics", 0, 0, NG_KIND_TOPIC},
};

static const struct default_rule default_sections[] = {
    {"related|related notes|links|see also", 0, NG_REL_RELATED, NG_KIND_UNKNOWN},
    {"key contacts|contacts|people|stakeholders", 0, NG_REL_RELATED, NG_KIND_PERSON},
    {"attendees|participants", 0, NG_REL_ATTENDED, NG_KIND_PERSON},
};

static const struct default_rule default_folders[] = {
    {"people|persons|contacts", 0, 0, NG_KIND_PERSON},
    {"customers and partners|customers|partners|accounts|companies|organizations|organisations|orgs",
     0, 0, NG_KIND_ORG},
    {"projects", 0, 0, NG_KIND_PROJECT},
    {"forums", 0, 0, NG_KIND_FORUM},
    {"teams", 0, 0, NG_KIND_TEAM},
    {"meetings", 0, 0, NG_KIND_MEETING},
};

static const struct default_rule default_ignored[] = {{"_archive|templates", 0, 0, 0}};

/* ---------------------------------------------------------------- folding */

/* Letter case, and the difference between `rob_forum`, `rob-forum` and `rob forum`, do not count. */
static ng_text fold(struct ngi_buf *scratch, ng_text name) {
    ngi_buf_clear(scratch);
    ngi_text_key(scratch, name.data, name.size);
    for (size_t i = 1; i < scratch->size; i++) /* a leading `_` stays */
        if (scratch->data[i] == '_' || scratch->data[i] == '-')
            scratch->data[i] = ' ';
    return ngi_buf_view(scratch);
}

static const struct ngi_rule *last_named(const struct ngi_rule *rules, size_t count, ng_text name) {
    for (size_t i = count; i-- > 0;)
        if (rules[i].name.size == name.size && memcmp(rules[i].name.data, name.data, name.size) == 0)
            return &rules[i];
    return NULL;
}

const struct ngi_rule *ngi_schema_key(const ng_schema *schema, struct ngi_buf *scratch,
                                      ng_text name) {
    return last_named(schema->keys.items, schema->keys.count, fold(scratch, name));
}

const struct ngi_rule *ngi_schema_type(const ng_schema *schema, struct ngi_buf *scratch,
                                       ng_text name) {
    return last_named(schema->types.items, schema->types.count, fold(scratch, name));
}

const struct ngi_rule *ngi_schema_section(const ng_schema *schema, struct ngi_buf *scratch,
                                          ng_text name) {
    return last_named(schema->sections.items, schema->sections.count, fold(scratch, name));
}

const struct ngi_rule *ngi_schema_folder(const ng_schema *schema, struct ngi_buf *scratch,
                                         ng_text name) {
    return last_named(schema->folders.items, schema->folders.count, fold(scratch, name));
}

bool ngi_schema_ignores(const ng_schema *schema, struct ngi_buf *scratch, ng_text name) {
    return last_named(schema->ignored.items, schema->ignored.count, fold(scratch, name)) != NULL;
}

/* ---------------------------------------------------------------- declaring */

/* Every list of rules has this one type. */
struct rules {
    struct ngi_rule *items;
    size_t count, capacity;
};

static ng_status add_rule(ng_schema *schema, void *rules, ng_text name, struct ngi_rule rule) {
    struct rules *list = rules;
    struct ngi_buf scratch;
    ngi_buf_init(&scratch, &schema->mem, NGI_MAX_SCHEMA_BYTES * 4);
    ng_text folded = fold(&scratch, name);
    ng_status status = scratch.status;
    if (status == NG_OK && folded.size == 0)
        status = NG_E_ARG;
    if (status == NG_OK) {
        rule.name = ngi_arena_text(&schema->arena, folded.data, folded.size);
        struct ngi_rule *added = rule.name.data == NULL ? NULL : ngi_vec_push(&schema->mem, list);
        if (added == NULL)
            status = NG_E_NOMEM;
        else
            *added = rule;
    }
    ngi_buf_free(&scratch);
    return status;
}

static ng_status add_defaults(ng_schema *schema, void *rules, const struct default_rule *defaults,
                              size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct default_rule *d = &defaults[i];
        struct ngi_rule rule = {{NULL, 0}, d->role, d->relation, d->kind};
        for (const char *name = d->names; *name != '\0';) {
            size_t size = strcspn(name, "|");
            ng_status status = add_rule(schema, rules, (ng_text){name, size}, rule);
            if (status != NG_OK)
                return status;
            name += size + (name[size] == '|');
        }
    }
    return NG_OK;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

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
    schema->home = schema->owner = (ng_text){"", 0};
    ngi_arena_init(&schema->arena, &ctx->mem);
    if (add_defaults(schema, &schema->keys, default_keys, COUNT(default_keys)) != NG_OK ||
        add_defaults(schema, &schema->types, default_types, COUNT(default_types)) != NG_OK ||
        add_defaults(schema, &schema->sections, default_sections, COUNT(default_sections)) !=
            NG_OK ||
        add_defaults(schema, &schema->folders, default_folders, COUNT(default_folders)) != NG_OK ||
        add_defaults(schema, &schema->ignored, default_ignored, COUNT(default_ignored)) != NG_OK) {
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
    ngi_vec_free(&mem, &schema->keys);
    ngi_vec_free(&mem, &schema->types);
    ngi_vec_free(&mem, &schema->sections);
    ngi_vec_free(&mem, &schema->folders);
    ngi_vec_free(&mem, &schema->ignored);
    ngi_arena_free(&schema->arena);
    ngi_release(&mem, schema, sizeof *schema);
}

static ng_status declare(ng_schema *schema, ng_ctx *ctx, void *rules, const char *name,
                         struct ngi_rule rule) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (schema == NULL || name == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a schema and a name are needed");
    if ((unsigned)rule.kind > NG_KIND_TOPIC || (unsigned)rule.relation > NG_REL_MENTIONS)
        return ngi_ctx_fail(ctx, NG_E_ARG, "there is no such kind or relation");
    ng_status status = add_rule(schema, rules, (ng_text){name, strlen(name)}, rule);
    if (status == NG_E_NOMEM)
        return ngi_ctx_nomem(ctx);
    return status == NG_OK ? NG_OK : ngi_ctx_fail(ctx, status, "the name is empty");
}

ng_status ng_schema_add_key(ng_schema *schema, ng_ctx *ctx, const char *key, ng_relation relation,
                            ng_kind kind) {
    return declare(schema, ctx, schema == NULL ? NULL : &schema->keys, key,
                   (struct ngi_rule){.role = NGI_ROLE_RELATION, .relation = relation, .kind = kind});
}

ng_status ng_schema_add_type(ng_schema *schema, ng_ctx *ctx, const char *type, ng_kind kind) {
    return declare(schema, ctx, schema == NULL ? NULL : &schema->types, type,
                   (struct ngi_rule){.kind = kind});
}

ng_status ng_schema_add_section(ng_schema *schema, ng_ctx *ctx, const char *title,
                                ng_relation relation, ng_kind kind) {
    return declare(schema, ctx, schema == NULL ? NULL : &schema->sections, title,
                   (struct ngi_rule){.relation = relation, .kind = kind});
}

ng_status ng_schema_add_folder(ng_schema *schema, ng_ctx *ctx, const char *name, ng_kind kind) {
    return declare(schema, ctx, schema == NULL ? NULL : &schema->folders, name,
                   (struct ngi_rule){.kind = kind});
}

ng_status ng_schema_add_ignore(ng_schema *schema, ng_ctx *ctx, const char *name) {
    return declare(schema, ctx, schema == NULL ? NULL : &schema->ignored, name,
                   (struct ngi_rule){.kind = NG_KIND_UNKNOWN});
}

static ng_status set_name(ng_schema *schema, ng_ctx *ctx, ng_text *slot, const char *name) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (schema == NULL || name == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a schema and a name are needed");
    struct ngi_buf clean;
    ngi_buf_init(&clean, &schema->mem, NGI_MAX_SCHEMA_BYTES);
    ngi_text_clean(&clean, name, strlen(name));
    ng_text copy = {NULL, 0};
    if (clean.status == NG_OK)
        copy = ngi_arena_text(&schema->arena, ngi_buf_view(&clean).data, clean.size);
    ng_status status = clean.status;
    ngi_buf_free(&clean);
    if (status == NG_E_LIMIT)
        return ngi_ctx_fail(ctx, NG_E_LIMIT, "the name is too long");
    if (copy.data == NULL)
        return ngi_ctx_nomem(ctx);
    *slot = copy;
    return NG_OK;
}

ng_status ng_schema_set_home(ng_schema *schema, ng_ctx *ctx, const char *name) {
    return set_name(schema, ctx, schema == NULL ? NULL : &schema->home, name);
}

ng_status ng_schema_set_owner(ng_schema *schema, ng_ctx *ctx, const char *name) {
    return set_name(schema, ctx, schema == NULL ? NULL : &schema->owner, name);
}

ng_text ng_schema_home(const ng_schema *schema) {
    return schema == NULL ? (ng_text){"", 0} : schema->home;
}

ng_text ng_schema_owner(const ng_schema *schema) {
    return schema == NULL ? (ng_text){"", 0} : schema->owner;
}

/* ---------------------------------------------------------------- the file */

struct loading {
    ng_schema *schema;
    ng_ctx *ctx;
    const char *path;
};

static bool is(ng_text text, const char *word) {
    return strlen(word) == text.size && memcmp(text.data, word, text.size) == 0;
}

/* One value of the file. Errors are recorded in the context; the first one stays. */
static bool take_value(void *user, const struct ngi_yaml_value *value) {
    const struct loading *load = user;
    const char *group_end = memchr(value->key.data, '.', value->key.size);
    size_t group_size = group_end == NULL ? value->key.size : (size_t)(group_end - value->key.data);
    ng_text group = {value->key.data, group_size};
    const char *name = group_end == NULL ? "" : group_end + 1;
    ng_ctx quiet = *load->ctx; /* setters clear the record of the context that they are given */
    ng_status status;
    ng_kind kind = NG_KIND_UNKNOWN;
    bool wants_kind = is(group, "types") || is(group, "folders");
    if (wants_kind && *name == '\0') {
        (void)ngi_ctx_fail_at(load->ctx, NG_E_SYNTAX, load->path, value->key_line,
                              value->key_column, "`%.*s` takes `name: kind` lines below it",
                              (int)group.size, group.data);
        return true;
    }
    if (wants_kind && !ng_kind_from_name(value->text.data, &kind)) {
        (void)ngi_ctx_fail_at(load->ctx, NG_E_SYNTAX, load->path, value->line, value->column,
                              "a kind was expected (person, org, project, meeting, forum, team or "
                              "topic), not \"%s\"",
                              value->text.data);
        return true;
    }
    if (is(group, "home") && *name == '\0')
        status = ng_schema_set_home(load->schema, &quiet, value->text.data);
    else if (is(group, "owner") && *name == '\0')
        status = ng_schema_set_owner(load->schema, &quiet, value->text.data);
    else if (is(group, "ignore") && *name == '\0')
        status = ng_schema_add_ignore(load->schema, &quiet, value->text.data);
    else if (is(group, "types"))
        status = ng_schema_add_type(load->schema, &quiet, name, kind);
    else if (is(group, "folders"))
        status = ng_schema_add_folder(load->schema, &quiet, name, kind);
    else {
        (void)ngi_ctx_fail_at(load->ctx, NG_E_SYNTAX, load->path, value->key_line,
                              value->key_column,
                              "unknown key \"%.*s\"; known are home, owner, ignore, types and "
                              "folders",
                              (int)group.size, group.data);
        return true;
    }
    if (status == NG_E_NOMEM)
        return false;
    if (status != NG_OK)
        (void)ngi_ctx_fail_at(load->ctx, NG_E_SYNTAX, load->path, value->line, value->column,
                              "a name was expected here");
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

ng_status ng_schema_load(ng_schema **out, ng_ctx *ctx, const char *path) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ng_schema *schema;
    ng_status status = ng_schema_new(&schema, ctx);
    if (status != NG_OK)
        return status;
    struct ngi_buf file;
    ngi_buf_init(&file, &ctx->mem, NGI_MAX_SCHEMA_BYTES);
    bool more = false;
    if (path == NULL)
        status = ngi_ctx_fail(ctx, NG_E_ARG, "a path is needed");
    else
        status = ngi_file_read(&file, AT_FDCWD, path, NGI_MAX_SCHEMA_BYTES, &more);
    if (status == NG_E_NOMEM)
        (void)ngi_ctx_nomem(ctx);
    else if (status == NG_E_IO)
        (void)ngi_ctx_fail_io(ctx, path, errno);
    else if (status == NG_OK && more)
        (void)ngi_ctx_fail_at(ctx, NG_E_LIMIT, path, 0, 0, "a schema may have at most %d KiB",
                              NGI_MAX_SCHEMA_BYTES >> 10);
    if (ctx->error.status == NG_OK) {
        struct loading load = {schema, ctx, path};
        struct ngi_yaml_sink sink = {take_value, take_problem, &load};
        ng_text text = ngi_buf_view(&file);
        size_t bom = text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        if (ngi_yaml_read(&ctx->mem, text.data + bom, text.size - bom, 1, &sink) != NG_OK)
            (void)ngi_ctx_nomem(ctx);
    }
    ngi_buf_free(&file);
    if (ctx->error.status != NG_OK) {
        ng_schema_free(schema);
        return ctx->error.status;
    }
    *out = schema;
    return NG_OK;
}
