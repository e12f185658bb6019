/* SPDX-License-Identifier: MIT
 * builder.c - a graph in the making. */
#include "graph/builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "graph/names.h"
#include "graph/same_meeting.h"

enum { MAX_KEY_BYTES = NGI_MAX_VALUE_BYTES * 20 }; /* NFKC makes up to 18 bytes of one */

ng_status ng_builder_new(ng_builder **out, ng_ctx *ctx, const ng_schema *schema) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    ng_builder *builder = ngi_alloc_zero(&ctx->mem, 1, sizeof *builder);
    if (builder == NULL)
        return ngi_ctx_nomem(ctx);
    builder->mem = ctx->mem;
    builder->schema = schema;
    builder->owner = NG_NONE;
    ngi_intern_init(&builder->keys, &ctx->mem);
    ngi_intern_init(&builder->texts, &ctx->mem);
    ngi_findings_init(&builder->findings, &ctx->mem);
    ngi_buf_init(&builder->key, &ctx->mem, MAX_KEY_BYTES);
    if (schema == NULL) {
        ng_status status = ng_schema_new(&builder->own_schema, ctx);
        if (status != NG_OK) {
            ng_builder_free(builder);
            return status;
        }
        builder->schema = builder->own_schema;
    }
    *out = builder;
    return NG_OK;
}

void ng_builder_free(ng_builder *builder) {
    if (builder == NULL)
        return;
    ng_allocator mem = builder->mem;
    ng_schema_free(builder->own_schema);
    ngi_intern_free(&builder->keys);
    ngi_intern_free(&builder->texts);
    ngi_vec_free(&mem, &builder->key_entities);
    ngi_vec_free(&mem, &builder->entities);
    ngi_vec_free(&mem, &builder->spellings);
    ngi_vec_free(&mem, &builder->lists);
    ngi_vec_free(&mem, &builder->list_items);
    ngi_vec_free(&mem, &builder->places);
    ngi_vec_free(&mem, &builder->evidence);
    ngi_vec_free(&mem, &builder->matches);
    ngi_vec_free(&mem, &builder->different);
    ngi_vec_free(&mem, &builder->edges);
    ngi_vec_free(&mem, &builder->attributes);
    ngi_vec_free(&mem, &builder->own_notes);
    ngi_findings_free(&builder->findings);
    ngi_buf_free(&builder->key);
    ngi_release(&mem, builder, sizeof *builder);
}

/* ---------------------------------------------------------------- entities */

uint32_t ngi_builder_new_entity(ng_builder *builder) {
    struct ngi_entity *entity = ngi_vec_push(&builder->mem, &builder->entities);
    if (entity == NULL)
        return NG_NONE;
    *entity = (struct ngi_entity){
        .key = NG_NONE, .same_as = NG_NONE, .name = NG_NONE, .subkind = {"", 0},
        .date = NG_NO_DATE};
    return (uint32_t)(builder->entities.count - 1);
}

void ngi_builder_declare(ng_builder *builder, uint32_t entity, ng_kind kind) {
    struct ngi_entity *e = &builder->entities.items[entity];
    if (e->is_declared || kind == NG_KIND_UNKNOWN)
        return;
    e->is_declared = true;
    e->kind = kind;
    e->confidence = 1;
}

void ngi_builder_pool(ng_builder *builder, uint32_t whole, uint32_t part) {
    struct ngi_entity *w = &builder->entities.items[whole], *p = &builder->entities.items[part];
    for (int slot = 0; slot < NGI_SLOT_COUNT; slot++) {
        if (p->slots[slot] > 0 && (w->slots[slot] == 0 || p->places[slot] < w->places[slot]))
            w->places[slot] = p->places[slot];
        w->slots[slot] += p->slots[slot];
        p->slots[slot] = 0;
    }
    if (w->subkind.size == 0)
        w->subkind = p->subkind;
    w->is_owner = w->is_owner || p->is_owner;
    w->is_home = w->is_home || p->is_home;
    w->is_stated = w->is_stated || p->is_stated;
    w->has_note = w->has_note || p->has_note;
    if (p->is_declared)
        ngi_builder_declare(builder, whole, p->kind);
}

void ngi_builder_same(ng_builder *builder, uint32_t whole, uint32_t part) {
    whole = ngi_builder_canonical(builder, whole);
    part = ngi_builder_canonical(builder, part);
    if (whole == part)
        return;
    ngi_builder_pool(builder, whole, part);
    builder->entities.items[part].same_as = whole;
}

static uint64_t pair_of(uint32_t a, uint32_t b) {
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

bool ngi_builder_are_different(const ng_builder *builder, uint32_t a, uint32_t b) {
    uint64_t pair = pair_of(a, b);
    size_t low = 0, high = builder->different.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (builder->different.items[middle] < pair)
            low = middle + 1;
        else
            high = middle;
    }
    return low < builder->different.count && builder->different.items[low] == pair;
}

/* Numbers the key in builder->key. */
static bool add_key(ng_builder *builder, uint32_t *number) {
    if (!ngi_intern_add(&builder->keys, builder->key.data, builder->key.size, number))
        return false;
    while (builder->key_entities.count < builder->keys.count) {
        uint32_t *slot = ngi_vec_push(&builder->mem, &builder->key_entities);
        if (slot == NULL)
            return false;
        *slot = NG_NONE;
    }
    return true;
}

/* The number of the identity key of a name, NG_NONE if it has none. */
static bool key_number(ng_builder *builder, ng_text name, uint32_t *number) {
    ngi_buf_clear(&builder->key);
    ngi_text_key(&builder->key, name.data, name.size);
    *number = NG_NONE;
    if (builder->key.status == NG_E_NOMEM)
        return false;
    if (builder->key.status != NG_OK || builder->key.size == 0)
        return true;
    return add_key(builder, number);
}

bool ngi_builder_find(ng_builder *builder, ng_text name, uint32_t *out) {
    uint32_t number;
    *out = NG_NONE;
    if (!key_number(builder, name, &number))
        return false;
    if (number != NG_NONE)
        *out = builder->key_entities.items[number];
    return true;
}

bool ngi_builder_claim(ng_builder *builder, ng_text name, uint32_t entity, uint32_t *taken) {
    uint32_t number;
    *taken = NG_NONE;
    if (!key_number(builder, name, &number))
        return false;
    if (number == NG_NONE)
        return true;
    uint32_t *slot = &builder->key_entities.items[number];
    if (*slot != NG_NONE && *slot != entity) {
        *taken = *slot;
        return true;
    }
    *slot = entity;
    if (builder->entities.items[entity].key == NG_NONE)
        builder->entities.items[entity].key = number;
    return true;
}

/* The entity that "Myself" stands for: the declared owner, or one called Myself. */
static bool owner(ng_builder *builder, uint32_t *out) {
    if (builder->owner == NG_NONE) {
        ng_text name = ng_schema_owner(builder->schema);
        uint32_t taken;
        if (name.size == 0)
            name = (ng_text){"Myself", 6};
        if (!ngi_builder_find(builder, name, out))
            return false;
        if (*out == NG_NONE) {
            *out = ngi_builder_new_entity(builder);
            if (*out == NG_NONE || !ngi_builder_claim(builder, name, *out, &taken) ||
                !ngi_builder_spelled(builder, *out, name))
                return false;
        }
        if (ng_schema_owner(builder->schema).size > 0 &&
            builder->entities.items[*out].name == NG_NONE &&
            !ngi_intern_add(&builder->texts, name.data, name.size,
                            &builder->entities.items[*out].name))
            return false;
        builder->owner = *out;
        struct ngi_entity *entity = &builder->entities.items[*out];
        entity->is_owner = true;
        ngi_builder_declare(builder, *out, NG_KIND_PERSON);
    }
    *out = builder->owner;
    return true;
}

/* The entity that the key with this number leads to, found or made. */
static bool entity_of_key(ng_builder *builder, uint32_t number, uint32_t *out) {
    *out = builder->key_entities.items[number];
    if (*out != NG_NONE)
        return true;
    *out = ngi_builder_new_entity(builder);
    if (*out == NG_NONE)
        return false;
    builder->key_entities.items[number] = *out;
    builder->entities.items[*out].key = number;
    return true;
}

bool ngi_builder_entity(ng_builder *builder, ng_text name, uint32_t *out) {
    uint32_t number;
    *out = NG_NONE;
    if (!key_number(builder, name, &number))
        return false;
    if (number == NG_NONE)
        return true;
    if (ngi_name_is_self(builder->keys.texts[number]))
        return owner(builder, out);
    if (ngi_schema_is_nobody(builder->schema, builder->keys.texts[number]))
        return true;
    return entity_of_key(builder, number, out);
}

bool ngi_builder_ghost(ng_builder *builder, ng_text name, uint32_t *out) {
    if (!ngi_builder_entity(builder, name, out))
        return false;
    if (*out == NG_NONE || !builder->entities.items[*out].has_note)
        return true;
    /* A key that no name can have: names have no control characters. */
    uint32_t number;
    ngi_buf_clear(&builder->key);
    ngi_buf_char(&builder->key, '\1');
    ngi_text_key(&builder->key, name.data, name.size);
    if (builder->key.status != NG_OK || !add_key(builder, &number))
        return false;
    return entity_of_key(builder, number, out);
}

bool ngi_builder_spelled(ng_builder *builder, uint32_t entity, ng_text spelling) {
    uint32_t text;
    if (!ngi_intern_add(&builder->texts, spelling.data, spelling.size, &text))
        return false;
    struct ngi_spelling *added = ngi_vec_push(&builder->mem, &builder->spellings);
    if (added == NULL)
        return false;
    *added = (struct ngi_spelling){entity, text, false};
    builder->entities.items[entity].is_stated = true;
    return true;
}

uint32_t *ngi_builder_spellings(const ng_builder *builder) {
    size_t count = builder->entities.count;
    uint32_t *texts = ngi_alloc_zero(&builder->mem, count, sizeof *texts);
    for (size_t i = 0; i < count && texts != NULL; i++)
        texts[i] = builder->entities.items[i].name;
    for (size_t i = builder->spellings.count; i-- > 0 && texts != NULL;) /* the first is left */
        texts[builder->spellings.items[i].entity] = builder->spellings.items[i].text;
    return texts;
}

bool ngi_builder_attribute(ng_builder *builder, uint32_t entity, ng_text key, ng_text value) {
    struct ngi_attribute attribute = {.entity = entity};
    if (!ngi_intern_add(&builder->texts, key.data, key.size, &attribute.key) ||
        !ngi_intern_add(&builder->texts, value.data, value.size, &attribute.value))
        return false;
    struct ngi_attribute *added = ngi_vec_push(&builder->mem, &builder->attributes);
    if (added == NULL)
        return false;
    *added = attribute;
    return true;
}

bool ngi_builder_edge(ng_builder *builder, const struct ngi_raw_edge *edge) {
    struct ngi_raw_edge *added = ngi_vec_push(&builder->mem, &builder->edges);
    if (added == NULL)
        return false;
    *added = *edge;
    builder->entities.items[edge->source].is_stated = true;
    builder->entities.items[edge->target].is_stated = true;
    return true;
}

uint32_t ngi_builder_canonical(const ng_builder *builder, uint32_t entity) {
    while (builder->entities.items[entity].same_as != NG_NONE)
        entity = builder->entities.items[entity].same_as;
    return entity;
}

void ngi_builder_absorb(ng_builder *builder, uint32_t whole, uint32_t part) {
    struct ngi_entity *w = &builder->entities.items[whole], *p = &builder->entities.items[part];
    for (int slot = 0; slot < NGI_SLOT_COUNT; slot++) {
        if (p->slots[slot] > 0 && (w->slots[slot] == 0 || p->places[slot] < w->places[slot]))
            w->places[slot] = p->places[slot];
        w->slots[slot] += p->slots[slot];
    }
    if (w->subkind.size == 0)
        w->subkind = p->subkind;
    if (w->date == NG_NO_DATE)
        w->date = p->date;
    w->is_owner = w->is_owner || p->is_owner;
    w->is_home = w->is_home || p->is_home;
    w->is_stated = w->is_stated || p->is_stated;
    w->has_note = w->has_note || p->has_note;
    if (p->is_declared)
        ngi_builder_declare(builder, whole, p->kind);
    p->same_as = whole;
}

/* Marks the declared owner and home organisation, if anybody speaks of them. */
static bool mark_declared(ng_builder *builder) {
    ng_text home = ng_schema_home(builder->schema), name = ng_schema_owner(builder->schema);
    uint32_t entity;
    if (!ngi_builder_find(builder, home, &entity))
        return false;
    if (entity != NG_NONE) {
        builder->entities.items[entity].is_home = true;
        builder->entities.items[entity].is_declared = false;
        ngi_builder_declare(builder, entity, NG_KIND_ORG);
    }
    if (!ngi_builder_find(builder, name, &entity))
        return false;
    return entity == NG_NONE || owner(builder, &entity);
}

static int by_pair(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* Remembers which entities the schema declares to be two. */
static bool mark_different(ng_builder *builder) {
    for (size_t i = 0; i < builder->schema->different.count; i++) {
        const struct ngi_alias *names = &builder->schema->different.items[i];
        uint32_t a, b;
        if (!ngi_builder_find(builder, names->name, &a) ||
            !ngi_builder_find(builder, names->variant, &b))
            return false;
        if (a == NG_NONE || b == NG_NONE || a == b)
            continue;
        uint64_t *pair = ngi_vec_push(&builder->mem, &builder->different);
        if (pair == NULL)
            return false;
        *pair = pair_of(a, b);
    }
    if (builder->different.count > 1)
        qsort(builder->different.items, builder->different.count,
              sizeof *builder->different.items, by_pair);
    return true;
}

/* ---------------------------------------------------------------- the public way */

/* Begins a call on a builder that is still open. */
static ng_status open_builder(ng_builder *builder, ng_ctx *ctx) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (builder == NULL || builder->spent)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a builder that is not spent is needed");
    return NG_OK;
}

static ng_status check_node(const ng_builder *builder, ng_ctx *ctx, ng_node node) {
    if (node >= builder->entities.count)
        return ngi_ctx_fail(ctx, NG_E_ARG, "%u is not a node of this builder", node);
    return NG_OK;
}

ng_status ng_builder_add_notes(ng_builder *builder, ng_ctx *ctx, const ng_notes *notes) {
    ng_status status = open_builder(builder, ctx);
    if (status != NG_OK)
        return status;
    if (notes == NULL || builder->notes != NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG,
                            notes == NULL ? "notes are needed" : "notes were added before");
    builder->notes = notes;
    if (!ngi_findings_copy(&builder->findings, &notes->findings))
        return ngi_ctx_nomem(ctx);
    builder->told = builder->findings.list.count;
    return ngi_interpret(builder) == NG_OK ? NG_OK : ngi_ctx_nomem(ctx);
}

ng_status ng_builder_add_node(ng_builder *builder, ng_ctx *ctx, ng_node *out, const char *name,
                              ng_kind kind) {
    ng_status status = open_builder(builder, ctx);
    if (out != NULL)
        *out = NG_NONE;
    if (status != NG_OK)
        return status;
    if (out == NULL || name == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a name and a place for the node are needed");
    if ((unsigned)kind > NG_KIND_TOPIC)
        return ngi_ctx_fail(ctx, NG_E_ARG, "%d is not a kind", (int)kind);
    struct ngi_buf clean;
    ngi_buf_init(&clean, &builder->mem, NGI_MAX_VALUE_BYTES);
    ngi_text_clean(&clean, name, strlen(name));
    ng_text text = ngi_buf_view(&clean);
    struct ngi_name parsed = ngi_name_parse(text, &builder->key);
    bool memory = clean.status != NG_E_NOMEM && builder->key.status != NG_E_NOMEM;
    uint32_t entity = NG_NONE;
    if (memory && clean.status == NG_OK && parsed.name.size > 0) {
        if (kind == NG_KIND_MEETING) {
            entity = ngi_builder_new_entity(builder);
            memory = entity != NG_NONE;
        } else
            memory = ngi_builder_entity(builder, text, &entity);
        memory = memory && (entity == NG_NONE || ngi_builder_spelled(builder, entity, text));
    }
    ngi_buf_free(&clean);
    if (!memory)
        return ngi_ctx_nomem(ctx);
    if (entity == NG_NONE)
        return ngi_ctx_fail(ctx, NG_E_ARG, "\"%.80s\" is not a name", name);
    if (kind != NG_KIND_UNKNOWN) {
        builder->entities.items[entity].is_declared = false; /* this declaration counts */
        ngi_builder_declare(builder, entity, kind);
    }
    *out = entity;
    return NG_OK;
}

ng_status ng_builder_set_date(ng_builder *builder, ng_ctx *ctx, ng_node node, ng_date date) {
    ng_status status = open_builder(builder, ctx);
    if (status == NG_OK)
        status = check_node(builder, ctx, node);
    if (status == NG_OK)
        builder->entities.items[node].date = date;
    return status;
}

ng_status ng_builder_set_attribute(ng_builder *builder, ng_ctx *ctx, ng_node node, const char *key,
                                   const char *value) {
    ng_status status = open_builder(builder, ctx);
    if (status == NG_OK)
        status = check_node(builder, ctx, node);
    if (status != NG_OK)
        return status;
    if (key == NULL || value == NULL || *key == '\0')
        return ngi_ctx_fail(ctx, NG_E_ARG, "a key and a value are needed");
    struct ngi_buf clean_key, clean_value;
    ngi_buf_init(&clean_key, &builder->mem, NGI_MAX_VALUE_BYTES);
    ngi_buf_init(&clean_value, &builder->mem, NGI_MAX_VALUE_BYTES);
    ngi_text_clean(&clean_key, key, strlen(key));
    ngi_text_clean(&clean_value, value, strlen(value));
    if (clean_key.status == NG_E_LIMIT || clean_value.status == NG_E_LIMIT)
        status = ngi_ctx_fail(ctx, NG_E_LIMIT, "the attribute is longer than %d bytes",
                              NGI_MAX_VALUE_BYTES);
    else if (clean_key.status != NG_OK || clean_value.status != NG_OK ||
             !ngi_builder_attribute(builder, node, ngi_buf_view(&clean_key),
                                    ngi_buf_view(&clean_value)))
        status = ngi_ctx_nomem(ctx);
    ngi_buf_free(&clean_key);
    ngi_buf_free(&clean_value);
    return status;
}

ng_status ng_builder_add_edge(ng_builder *builder, ng_ctx *ctx, ng_node source, ng_node target,
                              ng_relation relation, ng_date date, const ng_origin *origin) {
    ng_status status = open_builder(builder, ctx);
    if (status == NG_OK)
        status = check_node(builder, ctx, source);
    if (status == NG_OK)
        status = check_node(builder, ctx, target);
    if (status != NG_OK)
        return status;
    if ((unsigned)relation > NG_REL_MENTIONS &&
        (unsigned)relation - NG_REL_DECLARED >= builder->schema->relations.count)
        return ngi_ctx_fail(ctx, NG_E_ARG, "%d is not a relation", (int)relation);
    struct ngi_raw_edge edge = {source, target, relation, date, NG_NONE, 0, 0};
    if (origin != NULL) {
        struct ngi_buf path;
        ngi_buf_init(&path, &builder->mem, NGI_MAX_VALUE_BYTES * 4);
        ngi_text_clean(&path, origin->path.data, origin->path.data == NULL ? 0 : origin->path.size);
        bool memory = path.status != NG_E_NOMEM &&
                      ngi_intern_add(&builder->texts, ngi_buf_view(&path).data, path.size,
                                     &edge.path);
        ngi_buf_free(&path);
        if (!memory)
            return ngi_ctx_nomem(ctx);
        edge.line = origin->line;
        edge.column = origin->column;
    }
    return ngi_builder_edge(builder, &edge) ? NG_OK : ngi_ctx_nomem(ctx);
}

ng_status ng_builder_finish(ng_graph **out, ng_ctx *ctx, ng_builder *builder) {
    if (out != NULL)
        *out = NULL;
    ng_status status = open_builder(builder, ctx);
    if (status != NG_OK)
        return status;
    if (out == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a place for the graph is needed");
    builder->spent = true;
    if (!mark_declared(builder) || !mark_different(builder) || !ngi_find_same_meetings(builder) ||
        !ngi_infer_kinds(builder, false) ||
        !ngi_resolve_names(builder) || !ngi_infer_kinds(builder, true))
        return ngi_ctx_nomem(ctx);
    return ngi_freeze(out, ctx, builder);
}

ng_status ng_graph_build(ng_graph **out, ng_ctx *ctx, const ng_notes *notes,
                         const ng_schema *schema) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ng_builder *builder;
    ng_status status = ng_builder_new(&builder, ctx, schema);
    if (status == NG_OK)
        status = ng_builder_add_notes(builder, ctx, notes);
    if (status == NG_OK)
        status = ng_builder_finish(out, ctx, builder);
    ng_builder_free(builder);
    return status;
}
