/* SPDX-License-Identifier: MIT
 * freeze.c - from a builder's lists, in the order in which things were read, to a graph's arrays,
 * in an order that depends only on what was read. */
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "graph/builder.h"
#include "graph/graph.h"

struct draft { /* a node on its way */
    uint32_t entity;
    ng_text id, name;
};

struct freezing {
    ng_builder *builder;
    ng_graph *graph;
    struct draft *drafts; /* by node, once sorted */
    ng_node *node_of;     /* by entity */
    uint32_t *path_of;    /* by number in builder->texts: number in graph->paths */
    ng_text *shared;      /* by number in builder->texts: its copy, once there is one */
    struct ngi_buf text;  /* scratch */
};

static ng_text builder_text(const struct freezing *f, uint32_t number) {
    return f->builder->texts.texts[number];
}

static bool copy_text(struct freezing *f, ng_text from, ng_text *to) {
    *to = ngi_arena_text(&f->graph->arena, from.data, from.size);
    return to->data != NULL;
}

/* ---------------------------------------------------------------- names and ids */

static int by_entity_and_text(const void *left, const void *right) {
    const struct ngi_spelling *a = left, *b = right;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return (a->text > b->text) - (a->text < b->text);
}

/* Sorts the spellings by what they stand for, so that equal ones are neighbours. */
static void gather_spellings(struct freezing *f) {
    ng_builder *b = f->builder;
    for (size_t i = 0; i < b->spellings.count; i++) {
        struct ngi_spelling *s = &b->spellings.items[i];
        uint32_t whole = ngi_builder_canonical(b, s->entity);
        s->is_borrowed = whole != s->entity;
        s->entity = whole;
    }
    if (b->spellings.count > 1)
        qsort(b->spellings.items, b->spellings.count, sizeof *b->spellings.items,
              by_entity_and_text);
}

static bool is_mixed_case(ng_text text) {
    bool upper = false, lower = false;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = ngi_utf8_next(text.data, text.size, &at);
        bool capital = ngi_char_is_upper(c);
        upper = upper || capital;
        lower = lower || (!capital && ngi_char_is_letter(c));
    }
    return upper && lower;
}

/* Of two spellings used equally often: mixed case before all lower or all upper, then the first in
 * byte order. */
static bool reads_better(ng_text a, ng_text b) {
    bool mixed_a = is_mixed_case(a), mixed_b = is_mixed_case(b);
    return mixed_a != mixed_b ? mixed_a : ngi_text_compare(a, b) < 0;
}

/* The name to show: that of the entity's own note, else the most frequent spelling. `from` is the
 * first of the entity's spellings; the end of them is returned. */
static size_t choose_name(struct freezing *f, uint32_t entity, size_t from, ng_text *name) {
    ng_builder *b = f->builder;
    size_t best = 0, end = from;
    *name = (ng_text){"", 0};
    while (end < b->spellings.count && b->spellings.items[end].entity == entity) {
        uint32_t text = b->spellings.items[end].text;
        size_t run = end;
        size_t own_uses = 0; /* the name that stands for all counts, not those merged into it */
        for (; run < b->spellings.count && b->spellings.items[run].entity == entity &&
               b->spellings.items[run].text == text; run++)
            own_uses += !b->spellings.items[run].is_borrowed;
        ng_text spelling = builder_text(f, text);
        if (own_uses > best || (own_uses == best && own_uses > 0 && reads_better(spelling, *name))) {
            best = own_uses;
            *name = spelling;
        }
        end = run;
    }
    uint32_t own = b->entities.items[entity].name;
    if (own != NG_NONE)
        *name = builder_text(f, own);
    return end;
}

/* The id: the folded name with '-' for what is neither letter nor digit, with its date in front
 * for a meeting. Not unique yet. */
static bool make_id(struct freezing *f, const struct ngi_entity *entity, ng_text name, ng_text *id) {
    struct ngi_buf key;
    ngi_buf_init(&key, &f->builder->mem, f->text.ceiling);
    ngi_buf_clear(&f->text);
    if (entity->kind == NG_KIND_MEETING) {
        char day[11];
        ng_date_format(entity->date, day);
        ngi_buf_str(&f->text, *day == '\0' ? "meeting" : day);
    }
    if (entity->key != NG_NONE)
        ngi_buf_text(&key, f->builder->keys.texts[entity->key]);
    else
        ngi_text_key(&key, name.data, name.size);
    bool gap = true;
    ng_text from = ngi_buf_view(&key);
    for (size_t at = 0; at < from.size;) {
        size_t begin = at;
        uint32_t c = ngi_utf8_next(from.data, from.size, &at);
        if (!ngi_char_is_letter(c) && !ngi_char_is_digit(c)) {
            gap = true;
            continue;
        }
        if (gap && f->text.size > 0)
            ngi_buf_char(&f->text, '-');
        gap = false;
        ngi_buf_add(&f->text, from.data + begin, at - begin);
    }
    if (f->text.size == 0)
        ngi_buf_str(&f->text, "node");
    bool memory = key.status == NG_OK && f->text.status == NG_OK &&
                  copy_text(f, ngi_buf_view(&f->text), id);
    ngi_buf_free(&key);
    return memory;
}

static int by_id(const void *left, const void *right) {
    const struct draft *a = left, *b = right;
    int order = ngi_text_compare(a->id, b->id);
    if (order == 0)
        order = ngi_text_compare(a->name, b->name);
    return order != 0 ? order : (a->entity > b->entity) - (a->entity < b->entity);
}

/* Numbers equal ids: "sync", "sync~2", "sync~3". A '~' is in no other id. */
static bool number_equal_ids(struct freezing *f) {
    size_t count = f->graph->node_count;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && ngi_text_compare(f->drafts[i].id, f->drafts[end].id) == 0;)
            end++;
        for (size_t n = i + 1; n < end; n++) {
            ngi_buf_clear(&f->text);
            ngi_buf_text(&f->text, f->drafts[n].id);
            ngi_buf_char(&f->text, '~');
            ngi_buf_uint(&f->text, n - i + 1);
            /* The ids compared with the first are those not renamed yet, so this is safe. */
            if (f->text.status != NG_OK || !copy_text(f, ngi_buf_view(&f->text), &f->drafts[n].id))
                return false;
        }
    }
    if (count > 1)
        qsort(f->drafts, count, sizeof *f->drafts, by_id);
    return true;
}

static bool make_nodes(struct freezing *f) {
    ng_builder *b = f->builder;
    ng_graph *g = f->graph;
    size_t spelling = 0;
    for (uint32_t i = 0; i < b->entities.count; i++) {
        const struct ngi_entity *entity = &b->entities.items[i];
        if (entity->same_as != NG_NONE || !entity->is_stated)
            continue;
        struct draft *draft = &f->drafts[g->node_count];
        ng_text name;
        spelling = choose_name(f, i, spelling, &name);
        if (name.size == 0 && entity->key != NG_NONE)
            name = b->keys.texts[entity->key];
        draft->entity = i;
        if (!copy_text(f, name, &draft->name) || !make_id(f, entity, name, &draft->id))
            return false;
        g->node_count++;
    }
    if (g->node_count > 1)
        qsort(f->drafts, g->node_count, sizeof *f->drafts, by_id);
    if (!number_equal_ids(f))
        return false;
    size_t count = g->node_count;
    g->node_count = 0; /* until there is an array of that size to free */
    g->nodes = ngi_alloc_zero(&g->mem, count + 1, sizeof *g->nodes);
    if (g->nodes == NULL)
        return false;
    g->node_count = count;
    for (ng_node n = 0; n < count; n++) {
        const struct ngi_entity *entity = &b->entities.items[f->drafts[n].entity];
        g->nodes[n] = (struct ngi_node){
            .id = f->drafts[n].id,
            .name = f->drafts[n].name,
            .subkind = {"", 0},
            .kind = (uint8_t)entity->kind,
            .is_owner = entity->is_owner,
            .is_home = entity->is_home,
            .is_declared = entity->is_declared,
            .runner_up = (uint8_t)(entity->is_declared ? NG_KIND_UNKNOWN : entity->runner_up),
            .confidence = (float)entity->confidence,
            .date = entity->kind == NG_KIND_MEETING ? entity->date : NG_NO_DATE,
        };
        f->node_of[f->drafts[n].entity] = n;
        if (entity->subkind.size > 0 && !copy_text(f, entity->subkind, &g->nodes[n].subkind))
            return false;
    }
    for (uint32_t i = 0; i < b->entities.count; i++)
        f->node_of[i] = f->node_of[ngi_builder_canonical(b, i)];
    return true;
}

static bool copy_relations(struct freezing *f) {
    const ngi_text_vec *declared = &f->builder->schema->relations;
    ng_graph *g = f->graph;
    g->relations = ngi_alloc_zero(&g->mem, declared->count, sizeof *g->relations);
    if (g->relations == NULL)
        return declared->count == 0;
    g->relation_count = declared->count;
    for (size_t i = 0; i < declared->count; i++)
        if (!copy_text(f, declared->items[i], &g->relations[i]))
            return false;
    return true;
}

/* ---------------------------------------------------------------- paths */

struct numbered_text {
    ng_text text;
    uint32_t number;
};

static int by_text(const void *left, const void *right) {
    const struct numbered_text *a = left, *b = right;
    return ngi_text_compare(a->text, b->text);
}

/* Collects the paths that edges and nodes refer to, sorted. */
static bool make_paths(struct freezing *f) {
    ng_builder *b = f->builder;
    ng_graph *g = f->graph;
    NGI_VEC(struct numbered_text) used = {NULL, 0, 0};
    bool memory = true;
    for (size_t i = 0; i < b->texts.count; i++)
        f->path_of[i] = NG_NONE;
    for (size_t i = 0; i < b->edges.count + b->own_notes.count && memory; i++) {
        uint32_t path = i < b->edges.count ? b->edges.items[i].path
                                           : b->own_notes.items[i - b->edges.count].path;
        if (path == NG_NONE || f->path_of[path] != NG_NONE)
            continue;
        struct numbered_text *added = ngi_vec_push(&b->mem, &used);
        memory = added != NULL;
        if (!memory)
            break;
        *added = (struct numbered_text){builder_text(f, path), path};
        f->path_of[path] = 0;
    }
    if (used.count > 1)
        qsort(used.items, used.count, sizeof *used.items, by_text);
    if (memory && used.count > 0) {
        g->paths = ngi_alloc_zero(&g->mem, used.count, sizeof *g->paths);
        memory = g->paths != NULL;
        g->path_count = memory ? used.count : 0;
    }
    for (uint32_t i = 0; i < used.count && memory; i++) {
        f->path_of[used.items[i].number] = i;
        memory = copy_text(f, used.items[i].text, &g->paths[i]);
    }
    ngi_vec_free(&b->mem, &used);
    return memory;
}

/* ---------------------------------------------------------------- what nodes have */

static int by_node_and_path(const void *left, const void *right) {
    const struct ngi_own_note *a = left, *b = right;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return (a->path > b->path) - (a->path < b->path);
}

static bool make_notes(struct freezing *f) {
    ng_builder *b = f->builder;
    ng_graph *g = f->graph;
    size_t count = b->own_notes.count, at = 0;
    for (size_t i = 0; i < count; i++) {
        struct ngi_own_note *note = &b->own_notes.items[i];
        note->entity = f->node_of[note->entity];
        note->path = f->path_of[note->path];
    }
    if (count > 1)
        qsort(b->own_notes.items, count, sizeof *b->own_notes.items, by_node_and_path);
    g->notes = ngi_alloc_zero(&g->mem, count, sizeof *g->notes);
    if (g->notes == NULL && count > 0)
        return false;
    g->note_count = count;
    for (ng_node n = 0; n <= g->node_count; n++) {
        g->nodes[n].first_note = (uint32_t)at;
        for (; at < count && b->own_notes.items[at].entity == n; at++)
            g->notes[at] = b->own_notes.items[at].path;
    }
    return true;
}

struct node_text {
    uint32_t node;
    ng_text text;
};

static int by_node_and_text(const void *left, const void *right) {
    const struct node_text *a = left, *b = right;
    if (a->node != b->node)
        return a->node < b->node ? -1 : 1;
    return ngi_text_compare(a->text, b->text);
}

static bool make_aliases(struct freezing *f) {
    ng_builder *b = f->builder;
    ng_graph *g = f->graph;
    size_t count = 0, total = b->spellings.count;
    struct node_text *list = ngi_alloc(&b->mem, total * sizeof *list);
    if (list == NULL && total > 0)
        return false;
    for (size_t i = 0; i < total; i++) {
        const struct ngi_spelling *s = &b->spellings.items[i];
        if (i > 0 && s->entity == s[-1].entity && s->text == s[-1].text)
            continue;
        list[count++] = (struct node_text){f->node_of[s->entity], builder_text(f, s->text)};
    }
    if (count > 1)
        qsort(list, count, sizeof *list, by_node_and_text);
    g->aliases = ngi_alloc_zero(&g->mem, count, sizeof *g->aliases);
    bool memory = g->aliases != NULL || count == 0;
    g->alias_count = memory ? count : 0;
    for (size_t n = 0, at = 0; n <= g->node_count && memory; n++) {
        g->nodes[n].first_alias = (uint32_t)at;
        for (; at < count && list[at].node == n && memory; at++)
            memory = copy_text(f, list[at].text, &g->aliases[at]);
    }
    ngi_release(&b->mem, list, total * sizeof *list);
    return memory;
}

struct node_pair {
    uint32_t node;
    ng_text key, value;
    size_t order; /* of reading: the first value for a key stays */
};

static int by_node_and_key(const void *left, const void *right) {
    const struct node_pair *a = left, *b = right;
    if (a->node != b->node)
        return a->node < b->node ? -1 : 1;
    int order = ngi_text_compare(a->key, b->key);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

static bool make_attributes(struct freezing *f) {
    ng_builder *b = f->builder;
    ng_graph *g = f->graph;
    size_t total = b->attributes.count, count = 0;
    struct node_pair *list = ngi_alloc(&b->mem, total * sizeof *list);
    if (list == NULL && total > 0)
        return false;
    for (size_t i = 0; i < total; i++) {
        const struct ngi_attribute *a = &b->attributes.items[i];
        list[i] = (struct node_pair){f->node_of[a->entity], builder_text(f, a->key),
                                     builder_text(f, a->value), i};
    }
    if (total > 1)
        qsort(list, total, sizeof *list, by_node_and_key);
    for (size_t i = 0; i < total; i++)
        if (count == 0 || list[count - 1].node != list[i].node ||
            ngi_text_compare(list[count - 1].key, list[i].key) != 0)
            list[count++] = list[i];
    g->attributes = ngi_alloc_zero(&g->mem, count, sizeof *g->attributes);
    bool memory = g->attributes != NULL || count == 0;
    g->attribute_count = memory ? count : 0;
    for (size_t n = 0, at = 0; n <= g->node_count && memory; n++) {
        g->nodes[n].first_attribute = (uint32_t)at;
        for (; at < count && list[at].node == n && memory; at++)
            memory = copy_text(f, list[at].key, &g->attributes[at].key) &&
                     copy_text(f, list[at].value, &g->attributes[at].value);
    }
    ngi_release(&b->mem, list, total * sizeof *list);
    return memory;
}

/* ---------------------------------------------------------------- edges */

static int by_edge(const void *left, const void *right) {
    const struct ngi_raw_edge *a = left, *b = right;
    const uint32_t *p = &a->source, *q = &b->source;
    if (a->source != b->source || a->target != b->target || a->relation != b->relation) {
        for (int i = 0; i < 3; i++, p++, q++)
            if (*p != *q)
                return *p < *q ? -1 : 1;
    }
    if (a->path != b->path)
        return a->path < b->path ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return (a->date > b->date) - (a->date < b->date);
}

static bool same_edge(const struct ngi_raw_edge *a, const struct ngi_raw_edge *b) {
    return a->source == b->source && a->target == b->target && a->relation == b->relation;
}

/* Puts nodes and paths in their final numbers, drops what merging made a loop, and sorts. */
static void prepare_edges(struct freezing *f) {
    ng_builder *b = f->builder;
    size_t count = 0;
    for (size_t i = 0; i < b->edges.count; i++) {
        struct ngi_raw_edge edge = b->edges.items[i];
        edge.source = f->node_of[edge.source];
        edge.target = f->node_of[edge.target];
        if (edge.path != NG_NONE)
            edge.path = f->path_of[edge.path];
        if (edge.source != edge.target)
            b->edges.items[count++] = edge;
    }
    b->edges.count = count;
    if (count > 1)
        qsort(b->edges.items, count, sizeof *b->edges.items, by_edge);
}

static void add_date(struct ngi_edge *edge, ng_date date) {
    if (date == NG_NO_DATE)
        return;
    if (edge->first == NG_NO_DATE || date < edge->first)
        edge->first = date;
    if (edge->last == NG_NO_DATE || date > edge->last)
        edge->last = date;
}

static bool make_edges(struct freezing *f) {
    ng_builder *b = f->builder;
    ng_graph *g = f->graph;
    size_t edges = 0, origins = 0;
    prepare_edges(f);
    const struct ngi_raw_edge *raw = b->edges.items;
    for (size_t i = 0; i < b->edges.count; i++) {
        edges += i == 0 || !same_edge(&raw[i - 1], &raw[i]);
        origins += raw[i].path != NG_NONE;
    }
    g->edges = ngi_alloc_zero(&g->mem, edges + 1, sizeof *g->edges);
    if (g->edges == NULL)
        return false;
    g->edge_count = edges;
    g->origins = ngi_alloc_zero(&g->mem, origins, sizeof *g->origins);
    if (g->origins == NULL && origins > 0)
        return false;
    g->origin_count = origins;
    struct ngi_edge *edge = g->edges - 1;
    size_t at = 0;
    for (size_t i = 0; i < b->edges.count; i++) {
        bool fresh = i == 0 || !same_edge(&raw[i - 1], &raw[i]);
        if (fresh)
            *++edge = (struct ngi_edge){raw[i].source, raw[i].target, raw[i].relation, 0,
                                        NG_NO_DATE,    NG_NO_DATE,    (uint32_t)at};
        edge->weight += fresh || raw[i].path != raw[i - 1].path || raw[i].path == NG_NONE;
        add_date(edge, raw[i].date);
        if (raw[i].path != NG_NONE)
            g->origins[at++] = (struct ngi_origin){raw[i].path, raw[i].line, raw[i].column};
    }
    g->edges[edges].first_origin = (uint32_t)at;
    return true;
}

/* For each node the edges that leave it, then those that enter it, by counting. */
static bool make_incidence(struct freezing *f) {
    ng_graph *g = f->graph;
    uint32_t *next = ngi_alloc_zero(&g->mem, g->node_count + 1, sizeof *next);
    g->incident = ngi_alloc_zero(&g->mem, 2 * g->edge_count, sizeof *g->incident);
    bool memory = next != NULL && (g->incident != NULL || g->edge_count == 0);
    if (memory) {
        for (ng_edge e = 0; e < g->edge_count; e++) {
            next[g->edges[e].source]++;
            next[g->edges[e].target]++;
        }
        uint32_t total = 0;
        for (size_t n = 0; n <= g->node_count; n++) {
            uint32_t count = next[n];
            g->nodes[n].first_edge = next[n] = total;
            total += count;
        }
        for (ng_edge e = 0; e < g->edge_count; e++)
            g->incident[next[g->edges[e].source]++] = e;
        for (ng_edge e = 0; e < g->edge_count; e++)
            g->incident[next[g->edges[e].target]++] = e;
    }
    ngi_release(&g->mem, next, (g->node_count + 1) * sizeof *next);
    return memory;
}

/* ---------------------------------------------------------------- evidence */

/* Texts of evidence are few, and used again and again: each is copied once. */
static bool share_text(struct freezing *f, uint32_t number, ng_text *to) {
    *to = (ng_text){"", 0};
    if (number == NG_NONE)
        return true;
    ng_text *shared = &f->shared[number];
    if (shared->data == NULL && !copy_text(f, builder_text(f, number), shared))
        return false;
    *to = *shared;
    return true;
}

/* Where a place is; line 0 if nothing else refers to its path. */
static struct ngi_origin origin_of(const struct freezing *f, uint32_t number) {
    if (number == NG_NONE)
        return (struct ngi_origin){NG_NONE, 0, 0};
    const struct ngi_place *place = &f->builder->places.items[number];
    uint32_t path = f->path_of[place->path];
    if (path == NG_NONE)
        return (struct ngi_origin){NG_NONE, 0, 0};
    return (struct ngi_origin){path, place->line, place->column};
}

static int by_node_and_weight(const void *left, const void *right) {
    const struct ngi_evidence *a = left, *b = right;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (a->text > b->text) - (a->text < b->text);
}

static bool make_evidence(struct freezing *f) {
    ng_builder *b = f->builder;
    ng_graph *g = f->graph;
    size_t count = b->evidence.count, at = 0;
    for (size_t i = 0; i < count; i++) /* of an entity without a node: NG_NONE, sorted last */
        b->evidence.items[i].entity = f->node_of[b->evidence.items[i].entity];
    if (count > 1)
        qsort(b->evidence.items, count, sizeof *b->evidence.items, by_node_and_weight);
    while (count > 0 && b->evidence.items[count - 1].entity == NG_NONE)
        count--;
    g->evidence = ngi_alloc_zero(&g->mem, count, sizeof *g->evidence);
    if (g->evidence == NULL && count > 0)
        return false;
    g->evidence_count = count;
    for (ng_node n = 0; n <= g->node_count; n++) {
        g->nodes[n].first_evidence = (uint32_t)at;
        for (; at < count && b->evidence.items[at].entity == n; at++) {
            const struct ngi_evidence *e = &b->evidence.items[at];
            g->evidence[at] = (struct ngi_reason){.type = e->type,
                                                  .kind = e->kind,
                                                  .weight = e->weight,
                                                  .count = e->count,
                                                  .origin = origin_of(f, e->place)};
            if (!share_text(f, e->text, &g->evidence[at].text))
                return false;
        }
    }
    return true;
}

static int by_verdict(const void *left, const void *right) {
    const struct ngi_match *a = left, *b = right;
    if (a->verdict != b->verdict)
        return a->verdict < b->verdict ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

static bool make_matches(struct freezing *f) {
    ng_builder *b = f->builder;
    ng_graph *g = f->graph;
    size_t count = 0;
    for (size_t i = 0; i < b->matches.count; i++) {
        struct ngi_match match = b->matches.items[i];
        match.a = f->node_of[match.a];
        match.b = f->node_of[match.b];
        if (match.a != NG_NONE && match.b != NG_NONE)
            b->matches.items[count++] = match;
    }
    if (count > 1)
        qsort(b->matches.items, count, sizeof *b->matches.items, by_verdict);
    g->matches = ngi_alloc_zero(&g->mem, count, sizeof *g->matches);
    if (g->matches == NULL && count > 0)
        return false;
    g->match_count = count;
    for (size_t i = 0; i < count; i++) {
        const struct ngi_match *m = &b->matches.items[i];
        g->matches[i] = (struct ngi_pairing){.a = m->a,
                                             .b = m->b,
                                             .verdict = m->verdict,
                                             .score = m->score,
                                             .origin = origin_of(f, m->place)};
        if (!share_text(f, m->name_a, &g->matches[i].name_a) ||
            !share_text(f, m->name_b, &g->matches[i].name_b) ||
            !share_text(f, m->why, &g->matches[i].why))
            return false;
    }
    return true;
}

/* ---------------------------------------------------------------- finding by name */

static int by_key(const void *left, const void *right) {
    const struct ngi_lookup *a = left, *b = right;
    int order = ngi_text_compare(a->key, b->key);
    if (order != 0)
        return order;
    return a->node != b->node ? (a->node < b->node ? -1 : 1) : b->is_name - a->is_name;
}

static bool make_lookups(struct freezing *f) {
    ng_graph *g = f->graph;
    size_t total = g->node_count + g->alias_count, count = 0;
    struct ngi_lookup *list = ngi_alloc(&g->mem, total * sizeof *list);
    if (list == NULL)
        return total == 0;
    bool memory = true;
    for (ng_node n = 0; n < g->node_count && memory; n++) {
        for (uint32_t i = g->nodes[n].first_alias; i <= g->nodes[n + 1].first_alias && memory; i++) {
            bool is_name = i == g->nodes[n + 1].first_alias;
            ng_text text = is_name ? g->nodes[n].name : g->aliases[i];
            ngi_buf_clear(&f->text);
            ngi_text_key(&f->text, text.data, text.size);
            memory = f->text.status == NG_OK &&
                     copy_text(f, ngi_buf_view(&f->text), &list[count].key);
            list[count].node = n;
            list[count++].is_name = is_name;
        }
    }
    if (memory) {
        qsort(list, count, sizeof *list, by_key);
        size_t kept = 0;
        for (size_t i = 0; i < count; i++)
            if (list[i].key.size > 0 && (kept == 0 || list[kept - 1].node != list[i].node ||
                                         ngi_text_compare(list[kept - 1].key, list[i].key) != 0))
                list[kept++] = list[i];
        g->lookups = ngi_alloc(&g->mem, kept * sizeof *list);
        memory = g->lookups != NULL || kept == 0;
        if (g->lookups != NULL) {
            memcpy(g->lookups, list, kept * sizeof *list);
            g->lookup_count = kept;
        }
    }
    ngi_release(&g->mem, list, total * sizeof *list);
    return memory;
}

/* ---------------------------------------------------------------- all of it */

ng_status ngi_freeze(ng_graph **out, ng_ctx *ctx, ng_builder *builder) {
    size_t entities = builder->entities.count, texts = builder->texts.count;
    if (builder->edges.count >= UINT32_MAX || entities >= UINT32_MAX - 1 ||
        builder->spellings.count >= UINT32_MAX)
        return ngi_ctx_fail(ctx, NG_E_LIMIT, "the graph would have more than 2^32 - 2 parts");
    ng_graph *graph = ngi_alloc_zero(&ctx->mem, 1, sizeof *graph);
    if (graph == NULL)
        return ngi_ctx_nomem(ctx);
    graph->mem = ctx->mem;
    ngi_arena_init(&graph->arena, &ctx->mem);
    ngi_findings_init(&graph->findings, &ctx->mem);
    struct freezing f = {.builder = builder, .graph = graph};
    f.drafts = ngi_alloc_zero(&builder->mem, entities + 1, sizeof *f.drafts);
    f.node_of = ngi_alloc_zero(&builder->mem, entities + 1, sizeof *f.node_of);
    f.path_of = ngi_alloc_zero(&builder->mem, texts + 1, sizeof *f.path_of);
    f.shared = ngi_alloc_zero(&builder->mem, texts + 1, sizeof *f.shared);
    ngi_buf_init(&f.text, &builder->mem, SIZE_MAX / 4);
    bool memory = f.drafts != NULL && f.node_of != NULL && f.path_of != NULL &&
                  f.shared != NULL;
    if (memory)
        gather_spellings(&f);
    memory = memory && copy_relations(&f) && make_nodes(&f) && make_paths(&f) && make_notes(&f) && make_aliases(&f) &&
             make_attributes(&f) && make_edges(&f) && make_incidence(&f) && make_lookups(&f) &&
             make_evidence(&f) && make_matches(&f) &&
             ngi_findings_copy(&graph->findings, &builder->findings);
    ngi_release(&builder->mem, f.drafts, (entities + 1) * sizeof *f.drafts);
    ngi_release(&builder->mem, f.node_of, (entities + 1) * sizeof *f.node_of);
    ngi_release(&builder->mem, f.path_of, (texts + 1) * sizeof *f.path_of);
    ngi_release(&builder->mem, f.shared, (texts + 1) * sizeof *f.shared);
    ngi_buf_free(&f.text);
    if (!memory) {
        ng_graph_free(graph);
        return ngi_ctx_nomem(ctx);
    }
    ngi_ctx_tell(ctx, &graph->findings, builder->told);
    ngi_findings_sort(&graph->findings);
    *out = graph;
    return NG_OK;
}
