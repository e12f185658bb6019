/* SPDX-License-Identifier: MIT
 * reading.c - what is known of the notes while they are read. */
#include "graph/reading.h"

#include "base/limits.h"

static bool init_cache(struct ngi_reading *r, struct ngi_rule_cache *cache, enum ngi_rules list) {
    size_t count = r->notes->texts.count;
    cache->list = list;
    cache->rules = ngi_alloc_zero(&r->builder->mem, count, sizeof *cache->rules);
    cache->known = ngi_alloc_zero(&r->builder->mem, count, sizeof *cache->known);
    return (cache->rules != NULL && cache->known != NULL) || count == 0;
}

static void free_cache(const struct ngi_reading *r, struct ngi_rule_cache *cache) {
    size_t count = r->notes->texts.count;
    ngi_release(&r->builder->mem, (void *)cache->rules, count * sizeof *cache->rules);
    ngi_release(&r->builder->mem, cache->known, count * sizeof *cache->known);
}

bool ngi_reading_init(struct ngi_reading *r, ng_builder *builder) {
    const ng_allocator *mem = &builder->mem;
    size_t count = builder->notes->notes.count;
    *r = (struct ngi_reading){.builder = builder, .notes = builder->notes};
    ngi_buf_init(&r->scratch, mem, NGI_MAX_VALUE_BYTES * 20);
    ngi_buf_init(&r->scratch2, mem, NGI_MAX_VALUE_BYTES * 20);
    ngi_buf_init(&r->decoded, mem, NGI_MAX_VALUE_BYTES + 1);
    r->infos = ngi_alloc_zero(mem, count, sizeof *r->infos);
    bool memory = ngi_targets_init(&r->targets, mem, builder->notes);
    memory = init_cache(r, &r->keys, NGI_RULES_KEYS) && memory;
    memory = init_cache(r, &r->sections, NGI_RULES_SECTIONS) && memory;
    memory = init_cache(r, &r->types, NGI_RULES_TYPES) && memory;
    return memory && (r->infos != NULL || count == 0);
}

void ngi_reading_free(struct ngi_reading *r) {
    const ng_allocator *mem = &r->builder->mem;
    free_cache(r, &r->keys);
    free_cache(r, &r->sections);
    free_cache(r, &r->types);
    ngi_release(mem, r->infos, r->notes->notes.count * sizeof *r->infos);
    ngi_targets_free(&r->targets);
    ngi_buf_free(&r->scratch);
    ngi_buf_free(&r->scratch2);
    ngi_buf_free(&r->decoded);
}

ng_text ngi_reading_text(const struct ngi_reading *r, uint32_t number) {
    return r->notes->texts.texts[number];
}

const struct ngi_fact *ngi_reading_facts(const struct ngi_reading *r, size_t note, size_t *count) {
    *count = r->notes->notes.items[note].fact_count;
    return *count == 0 ? NULL : r->notes->facts.items + r->notes->notes.items[note].first_fact;
}

const struct ngi_rule *ngi_reading_rule(struct ngi_reading *r, struct ngi_rule_cache *cache,
                                        uint32_t text) {
    if (!cache->known[text]) {
        cache->rules[text] = ngi_schema_rule(r->builder->schema, cache->list, &r->scratch,
                                             ngi_reading_text(r, text));
        cache->known[text] = r->scratch.status != NG_E_NOMEM;
    }
    return cache->rules[text];
}

enum ngi_role ngi_reading_role(struct ngi_reading *r, const struct ngi_fact *fact) {
    const struct ngi_rule *rule = ngi_reading_rule(r, &r->keys, fact->key);
    return rule == NULL ? NGI_ROLE_NONE : rule->role;
}

bool ngi_reading_find(struct ngi_reading *r, ng_severity severity, const char *code, size_t note,
                      uint32_t line, uint32_t column, const char *text) {
    return ngi_findings_add(&r->builder->findings, severity, code,
                            r->notes->notes.items[note].path.data, line, column, text);
}
