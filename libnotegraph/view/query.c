/* SPDX-License-Identifier: MIT
 * query.c - what is asked of a graph. */
#include "view/query.h"

#include "base/ctx.h"

ng_status ng_query_new(ng_query **out, ng_ctx *ctx) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    ng_query *query = ngi_alloc_zero(&ctx->mem, 1, sizeof *query);
    if (query == NULL)
        return ngi_ctx_nomem(ctx);
    query->mem = ctx->mem;
    query->depth = 2;
    query->since = query->until = NG_NO_DATE;
    *out = query;
    return NG_OK;
}

void ng_query_free(ng_query *query) {
    if (query == NULL)
        return;
    ng_allocator mem = query->mem;
    ngi_vec_free(&mem, &query->foci);
    ngi_release(&mem, query, sizeof *query);
}

ng_status ng_query_add_focus(ng_query *query, ng_ctx *ctx, ng_node node) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (query == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a query is needed");
    for (size_t i = 0; i < query->foci.count; i++)
        if (query->foci.items[i] == node)
            return NG_OK;
    ng_node *added = ngi_vec_push(&query->mem, &query->foci);
    if (added == NULL)
        return ngi_ctx_nomem(ctx);
    *added = node;
    return NG_OK;
}

void ng_query_set_depth(ng_query *query, unsigned depth) {
    if (query != NULL)
        query->depth = depth;
}

void ng_query_set_since(ng_query *query, ng_date since) {
    if (query != NULL)
        query->since = since;
}

void ng_query_set_until(ng_query *query, ng_date until) {
    if (query != NULL)
        query->until = until;
}

void ng_query_add_kind(ng_query *query, ng_kind kind) {
    if (query != NULL && (unsigned)kind < 32)
        query->kinds |= 1U << (unsigned)kind;
}

void ng_query_set_max_nodes(ng_query *query, size_t max_nodes) {
    if (query != NULL)
        query->max_nodes = max_nodes;
}

void ng_query_set_map(ng_query *query, int map) {
    if (query != NULL)
        query->map = map != 0;
}

bool ngi_query_shows(const ng_query *query, ng_kind kind) {
    return query->kinds == 0 || (query->kinds >> (unsigned)kind & 1U) != 0;
}

bool ngi_query_covers(const ng_query *query, ng_date date) {
    if (query->since == NG_NO_DATE && query->until == NG_NO_DATE)
        return true;
    return date != NG_NO_DATE && (query->since == NG_NO_DATE || date >= query->since) &&
           (query->until == NG_NO_DATE || date <= query->until);
}
