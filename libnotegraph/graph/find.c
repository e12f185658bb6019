/* SPDX-License-Identifier: MIT
 * find.c - finding nodes by what they are called, exactly and nearly. */
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "graph/graph.h"

enum { MAX_COMPARED = 64 }; /* bytes of a name that near spellings are looked for in */

const struct ngi_lookup *ngi_graph_lookup(const ng_graph *graph, ng_text key, size_t *count) {
    size_t low = 0, high = graph->lookup_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ngi_text_compare(graph->lookups[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < graph->lookup_count && ngi_text_compare(graph->lookups[end].key, key) == 0)
        end++;
    *count = end - low;
    return graph->lookups == NULL ? NULL : graph->lookups + low;
}

static ng_node find_id(const ng_graph *graph, ng_text id) {
    size_t low = 0, high = graph->node_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = ngi_text_compare(graph->nodes[middle].id, id);
        if (order == 0)
            return (ng_node)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NG_NONE;
}

/* The one node that the key leads to: by its name, before by an alias. Entities go before
 * meetings, whose titles are no names. */
static ng_status choose(const ng_graph *graph, const struct ngi_lookup *found, size_t count,
                        ng_node *out) {
    for (int round = 0; round < 4; round++) {
        size_t matches = 0;
        for (size_t i = 0; i < count; i++) {
            bool meeting = graph->nodes[found[i].node].kind == NG_KIND_MEETING;
            if (meeting != (round > 1) || (round % 2 == 0 && !found[i].is_name))
                continue;
            *out = found[i].node;
            matches++;
        }
        if (matches == 1)
            return NG_OK;
        if (matches > 1)
            return NG_E_AMBIGUOUS;
    }
    return NG_E_NOT_FOUND;
}

ng_status ng_graph_find(ng_node *out, ng_ctx *ctx, const ng_graph *graph, const char *name) {
    if (out != NULL)
        *out = NG_NONE;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    if (graph == NULL || name == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a graph and a name are needed");
    struct ngi_buf key;
    ngi_buf_init(&key, &ctx->mem, SIZE_MAX / 4);
    ngi_text_key(&key, name, strlen(name));
    size_t count = 0;
    const struct ngi_lookup *found = NULL;
    ng_status status = key.status;
    if (status == NG_OK)
        found = ngi_graph_lookup(graph, ngi_buf_view(&key), &count);
    ngi_buf_free(&key);
    if (status != NG_OK)
        return ngi_ctx_nomem(ctx);
    ng_node node = NG_NONE;
    status = choose(graph, found, count, &node);
    if (status != NG_OK) {
        node = find_id(graph, (ng_text){name, strlen(name)});
        status = node == NG_NONE ? status : NG_OK;
    }
    if (status == NG_OK) {
        *out = node;
        return NG_OK;
    }
    return ngi_ctx_fail(ctx, status,
                        status == NG_E_AMBIGUOUS ? "several nodes are called \"%.200s\""
                                                 : "nothing is called \"%.200s\"",
                        name);
}

/* ---------------------------------------------------------------- near spellings */

static size_t smallest(size_t a, size_t b, size_t c) {
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Edit distance in bytes of the loose keys (Levenshtein, 1966), with a row of one text. */
static size_t edit_distance(ng_text a, ng_text b) {
    size_t row[MAX_COMPARED + 1];
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t above = row[j];
            row[j] = smallest(above + 1, row[j - 1] + 1, diagonal + (a.data[i - 1] != b.data[j - 1]));
            diagonal = above;
        }
    }
    return row[b.size];
}

static bool contains(ng_text text, ng_text part, bool *at_word) {
    for (size_t i = 0; i + part.size <= text.size; i++)
        if (memcmp(text.data + i, part.data, part.size) == 0) {
            *at_word = i == 0 || text.data[i - 1] == ' ';
            if (*at_word)
                return true;
        }
    return false;
}

/* How far a name is from the one asked for: 0 the same, then names that have it as a word, then
 * near spellings; SIZE_MAX: no likeness. */
static size_t distance(ng_text wanted, ng_text key) {
    bool at_word;
    if (ngi_text_compare(wanted, key) == 0)
        return 0;
    if (wanted.size >= 2 && contains(key, wanted, &at_word))
        return 1 + (key.size - wanted.size > 40 ? 40 : key.size - wanted.size);
    if (wanted.size > MAX_COMPARED || key.size > MAX_COMPARED)
        return SIZE_MAX;
    size_t difference = wanted.size > key.size ? wanted.size - key.size : key.size - wanted.size;
    size_t longer = wanted.size > key.size ? wanted.size : key.size;
    if (difference > longer / 3)
        return SIZE_MAX;
    size_t edits = edit_distance(wanted, key);
    return edits > longer / 3 ? SIZE_MAX : 100 + edits * 10;
}

struct candidate {
    ng_node node;
    size_t distance;
};

/* Keeps the best `max`, in order; of a node its best name. */
static void keep(struct candidate *best, size_t max, size_t *count, struct candidate c) {
    for (size_t i = 0; i < *count; i++)
        if (best[i].node == c.node) {
            if (best[i].distance <= c.distance)
                return;
            memmove(best + i, best + i + 1, (*count - i - 1) * sizeof *best);
            --*count;
            break;
        }
    size_t at = *count;
    while (at > 0 && best[at - 1].distance > c.distance)
        at--;
    if (at == max)
        return;
    if (*count == max)
        --*count;
    memmove(best + at + 1, best + at, (*count - at) * sizeof *best);
    best[at] = c;
    ++*count;
}

ng_status ng_graph_closest(ng_node *out, size_t max, size_t *count, ng_ctx *ctx,
                           const ng_graph *graph, const char *name) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (out == NULL || count == NULL || graph == NULL || name == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a graph, a name and a place for nodes are needed");
    *count = 0;
    if (max == 0)
        return NG_OK;
    struct candidate *best = ngi_alloc_zero(&ctx->mem, max, sizeof *best);
    struct ngi_buf wanted, key;
    ngi_buf_init(&wanted, &ctx->mem, SIZE_MAX / 4);
    ngi_buf_init(&key, &ctx->mem, SIZE_MAX / 4);
    ngi_text_loose_key(&wanted, name, strlen(name));
    bool memory = best != NULL && wanted.status == NG_OK;
    size_t kept = 0;
    for (size_t i = 0; i < graph->lookup_count && memory; i++) {
        const struct ngi_lookup *lookup = &graph->lookups[i];
        ngi_buf_clear(&key);
        ngi_text_loose_key(&key, lookup->key.data, lookup->key.size);
        memory = key.status == NG_OK;
        size_t far = distance(ngi_buf_view(&wanted), ngi_buf_view(&key));
        if (far == SIZE_MAX)
            continue;
        far += graph->nodes[lookup->node].kind == NG_KIND_MEETING ? 45 : 0;
        keep(best, max, &kept, (struct candidate){lookup->node, far});
    }
    for (size_t i = 0; i < kept && memory; i++)
        out[i] = best[i].node;
    *count = memory ? kept : 0;
    ngi_release(&ctx->mem, best, max * sizeof *best);
    ngi_buf_free(&wanted);
    ngi_buf_free(&key);
    return memory ? NG_OK : ngi_ctx_nomem(ctx);
}
