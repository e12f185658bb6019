/* SPDX-License-Identifier: MIT
 * view.c - choosing what is shown: reach, rank, budget, edges. */
#include "view/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "view/rank.h"

/* A map's budget, in 60ths: what a reader takes in of each kind. What one kind leaves unused goes
 * to people; to the others only while the map is small, a third of the budget. */
enum { SHARES = 60, MEETING_SHARE = 8, PROJECT_SHARE = 8, ORG_SHARE = 8, OTHER_SHARE = 6 };

struct selecting {
    ng_ctx *ctx;
    ng_view *view;
    const ng_graph *graph;
    const ng_query *query;
    bool *reached;
    double *scores;
    NGI_VEC(struct ngi_view_node) ranked;
};

/* ---------------------------------------------------------------- reach */

static bool is_open(const struct selecting *s, ng_node node) {
    const struct ngi_node *n = &s->graph->nodes[node];
    return n->kind != NG_KIND_MEETING || ngi_query_covers(s->query, n->date);
}

/* The owner is in nearly every meeting: a way through that node leads everywhere. */
static bool leads_on(const struct selecting *s, ng_node node) {
    return !(s->query->map && s->graph->nodes[node].is_owner);
}

/* Marks what is within the query's depth of a focus, or all without one. False without memory. */
static bool reach(struct selecting *s) {
    const ng_graph *g = s->graph;
    NGI_VEC(ng_node) queue = {NULL, 0, 0};
    bool memory = true;
    if (s->query->foci.count == 0) {
        for (ng_node n = 0; n < g->node_count; n++)
            s->reached[n] = is_open(s, n);
        return true;
    }
    for (size_t i = 0; i < s->query->foci.count && memory; i++) {
        ng_node *added = ngi_vec_push(&s->ctx->mem, &queue);
        memory = added != NULL;
        if (memory)
            *added = s->query->foci.items[i];
        s->reached[s->query->foci.items[i]] = true;
    }
    size_t begin = 0, end = queue.count;
    for (unsigned depth = 0; depth < s->query->depth && begin < end && memory; depth++) {
        for (; begin < end && memory; begin++) {
            ng_node node = queue.items[begin];
            bool is_focus = depth == 0;
            for (size_t i = 0; i < ng_node_edge_count(g, node) && memory; i++) {
                const struct ngi_edge *edge = &g->edges[ng_node_edge(g, node, i)];
                ng_node other = edge->source == node ? edge->target : edge->source;
                if (s->reached[other] || !is_open(s, other) || !(is_focus || leads_on(s, node)))
                    continue;
                s->reached[other] = true;
                ng_node *added = ngi_vec_push(&s->ctx->mem, &queue);
                memory = added != NULL;
                if (memory)
                    *added = other;
            }
        }
        end = queue.count;
    }
    ngi_vec_free(&s->ctx->mem, &queue);
    return memory;
}

/* ---------------------------------------------------------------- budget */

static int by_score(const void *left, const void *right) {
    const struct ngi_view_node *a = left, *b = right;
    if (a->score < b->score || a->score > b->score)
        return a->score > b->score ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static bool is_focus(const ng_query *query, ng_node node) {
    for (size_t i = 0; i < query->foci.count; i++)
        if (query->foci.items[i] == node)
            return true;
    return false;
}

/* Lists what may be shown, best first. */
static bool rank(struct selecting *s) {
    const ng_graph *g = s->graph;
    if (!ngi_rank(s->scores, g, s->query, s->reached))
        return false;
    for (ng_node n = 0; n < g->node_count; n++) {
        bool focus = is_focus(s->query, n);
        if (!s->reached[n] || !(focus || ngi_query_shows(s->query, (ng_kind)g->nodes[n].kind)))
            continue;
        if (s->query->map && !focus && (g->nodes[n].is_owner || s->scores[n] <= 0))
            continue;
        struct ngi_view_node *added = ngi_vec_push(&s->ctx->mem, &s->ranked);
        if (added == NULL)
            return false;
        *added = (struct ngi_view_node){n, s->scores[n], focus};
    }
    if (s->ranked.count > 1)
        qsort(s->ranked.items, s->ranked.count, sizeof *s->ranked.items, by_score);
    return true;
}

static size_t share_of(ng_kind kind, size_t budget) {
    size_t shares = kind == NG_KIND_MEETING   ? MEETING_SHARE
                    : kind == NG_KIND_PROJECT ? PROJECT_SHARE
                    : kind == NG_KIND_ORG     ? ORG_SHARE
                    : kind == NG_KIND_PERSON
                        ? SHARES - MEETING_SHARE - PROJECT_SHARE - ORG_SHARE - OTHER_SHARE
                        : OTHER_SHARE;
    return (budget * shares + SHARES - 1) / SHARES;
}

static bool show(struct selecting *s, size_t rank_index) {
    struct ngi_view_node *from = &s->ranked.items[rank_index];
    struct ngi_view_node *added = ngi_vec_push(&s->view->mem, &s->view->nodes);
    if (added == NULL)
        return false;
    *added = *from;
    s->view->places[from->node] = 0; /* the place is set once all are sorted */
    return true;
}

/* Takes, in the order of rank, what the shares allow, then fills up with people, then others. */
static bool fill_map(struct selecting *s, size_t budget) {
    ng_view *view = s->view;
    size_t used[NG_KIND_TOPIC + 1] = {0}, others = 0;
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < s->ranked.count && view->nodes.count < budget; i++) {
            ng_node node = s->ranked.items[i].node;
            ng_kind kind = (ng_kind)s->graph->nodes[node].kind;
            bool other = kind != NG_KIND_MEETING && kind != NG_KIND_PROJECT &&
                         kind != NG_KIND_ORG && kind != NG_KIND_PERSON;
            size_t *count = other ? &others : &used[kind];
            if (view->places[node] != NG_NONE)
                continue;
            bool fits = s->ranked.items[i].is_focus || *count < share_of(kind, budget);
            bool spare = (round == 1 && kind == NG_KIND_PERSON) ||
                         (round == 2 && kind != NG_KIND_MEETING && view->nodes.count < budget / 3);
            if (!fits && !spare)
                continue;
            if (!show(s, i))
                return false;
            ++*count;
        }
    return true;
}

static bool choose(struct selecting *s) {
    size_t budget = s->query->max_nodes;
    ng_view *view = s->view;
    if (budget == 0)
        budget = SIZE_MAX;
    else if (budget > SIZE_MAX / SHARES)
        budget = SIZE_MAX / SHARES;
    if (s->query->map && budget != SIZE_MAX) {
        if (!fill_map(s, budget))
            return false;
        if (view->nodes.count > 1)
            qsort(view->nodes.items, view->nodes.count, sizeof *view->nodes.items, by_score);
    } else
        for (size_t i = 0; i < s->ranked.count && i < budget; i++)
            if (!show(s, i))
                return false;
    for (size_t i = 0; i < view->nodes.count; i++)
        view->places[view->nodes.items[i].node] = (uint32_t)i;
    for (size_t i = 0; i < s->ranked.count; i++) {
        ng_node node = s->ranked.items[i].node;
        if (view->places[node] == NG_NONE)
            view->omitted[s->graph->nodes[node].kind]++;
    }
    return true;
}

/* ---------------------------------------------------------------- edges */

static bool is_shown(const struct selecting *s, ng_node node) {
    return s->view->places[node] != NG_NONE;
}

static bool add_edge(struct selecting *s, const struct ngi_view_edge *edge) {
    struct ngi_view_edge *added = ngi_vec_push(&s->view->mem, &s->view->edges);
    if (added != NULL)
        *added = *edge;
    return added != NULL;
}

static bool copy_edges(struct selecting *s) {
    for (ng_edge e = 0; e < s->graph->edge_count; e++) {
        const struct ngi_edge *edge = &s->graph->edges[e];
        if (!is_shown(s, edge->source) || !is_shown(s, edge->target))
            continue;
        struct ngi_view_edge copy = {edge->source, edge->target, (ng_relation)edge->relation,
                                     edge->weight, edge->last,   false, 0};
        if (!add_edge(s, &copy))
            return false;
    }
    return true;
}

/* What people come to be tied to by meetings about it. */
static bool is_matter(const struct selecting *s, ng_node node) {
    ng_kind kind = (ng_kind)s->graph->nodes[node].kind;
    return kind == NG_KIND_PROJECT || kind == NG_KIND_FORUM ||
           (is_focus(s->query, node) && kind != NG_KIND_PERSON);
}

static int by_pair(const void *left, const void *right) {
    const struct ngi_view_edge *a = left, *b = right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->target != b->target)
        return a->target < b->target ? -1 : 1;
    if (a->relation != b->relation)
        return a->relation < b->relation ? -1 : 1;
    return (a->last > b->last) - (a->last < b->last);
}

/* Each person in a meeting about a shown project: one edge, to be summed. */
static bool fold_meeting(struct selecting *s, ng_node meeting) {
    const ng_graph *g = s->graph;
    size_t before = s->view->edges.count;
    for (size_t i = 0; i < ng_node_edge_count(g, meeting); i++) {
        const struct ngi_edge *about = &g->edges[ng_node_edge(g, meeting, i)];
        if (about->source != meeting || !is_shown(s, about->target) ||
            !is_matter(s, about->target) ||
            (about->relation != NG_REL_ABOUT && about->relation != NG_REL_PART_OF))
            continue;
        for (size_t j = 0; j < ng_node_edge_count(g, meeting); j++) {
            const struct ngi_edge *there = &g->edges[ng_node_edge(g, meeting, j)];
            if (there->target != meeting || there->relation != NG_REL_ATTENDED ||
                !is_shown(s, there->source))
                continue;
            struct ngi_view_edge edge = {
                there->source,          about->target, NG_REL_ABOUT,         1,
                g->nodes[meeting].date, true,          is_shown(s, meeting) ? 0 : 1};
            if (s->view->edges.count - before >= NGI_MAX_FOLDED_PAIRS)
                return true;
            if (!add_edge(s, &edge))
                return false;
        }
    }
    return true;
}

/* Makes edges with the same ends and relation one, their weights added. A sum of meetings that are
 * all shown says nothing new and is dropped. */
static void sum_edges(ng_view *view) {
    size_t kept = 0;
    if (view->edges.count > 1)
        qsort(view->edges.items, view->edges.count, sizeof *view->edges.items, by_pair);
    for (size_t i = 0; i < view->edges.count; i++) {
        struct ngi_view_edge *edge = &view->edges.items[i];
        struct ngi_view_edge *before = kept == 0 ? NULL : &view->edges.items[kept - 1];
        if (before != NULL && before->source == edge->source && before->target == edge->target &&
            before->relation == edge->relation) {
            before->weight += edge->weight;
            before->folded += edge->folded;
            before->is_sum = before->is_sum || edge->is_sum;
            if (edge->last > before->last) /* NG_NO_DATE is the least */
                before->last = edge->last;
        } else
            view->edges.items[kept++] = *edge;
    }
    view->edges.count = kept;
    kept = 0;
    for (size_t i = 0; i < view->edges.count; i++)
        if (!view->edges.items[i].is_sum || view->edges.items[i].folded > 0)
            view->edges.items[kept++] = view->edges.items[i];
    view->edges.count = kept;
}

/* The graph's own edges, and the sums of what meetings say. */
static bool make_edges(struct selecting *s) {
    if (!copy_edges(s))
        return false;
    if (s->query->map) {
        for (ng_node n = 0; n < s->graph->node_count; n++)
            if (s->graph->nodes[n].kind == NG_KIND_MEETING && s->reached[n] && !fold_meeting(s, n))
                return false;
        sum_edges(s->view);
    }
    return true;
}

/* ---------------------------------------------------------------- all of it */

static void note_dates(struct selecting *s) {
    ng_view *view = s->view;
    view->first = view->last = NG_NO_DATE;
    for (ng_node n = 0; n < s->graph->node_count; n++) {
        const struct ngi_node *node = &s->graph->nodes[n];
        if (node->kind != NG_KIND_MEETING || !s->reached[n])
            continue;
        view->meetings++;
        if (node->date == NG_NO_DATE)
            continue;
        if (view->first == NG_NO_DATE || node->date < view->first)
            view->first = node->date;
        if (node->date > view->last)
            view->last = node->date;
    }
}

ng_status ng_view_select(ng_view **out, ng_ctx *ctx, const ng_graph *graph,
                         const ng_query *query) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    if (graph == NULL || query == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a graph and a query are needed");
    for (size_t i = 0; i < query->foci.count; i++)
        if (query->foci.items[i] >= graph->node_count)
            return ngi_ctx_fail(ctx, NG_E_ARG, "the focus %u is not a node of this graph",
                                query->foci.items[i]);
    ng_view *view = ngi_alloc_zero(&ctx->mem, 1, sizeof *view);
    if (view == NULL)
        return ngi_ctx_nomem(ctx);
    size_t count = graph->node_count;
    view->mem = ctx->mem;
    view->graph = graph;
    view->map = query->map;
    struct selecting s = {.ctx = ctx, .view = view, .graph = graph, .query = query};
    s.reached = ngi_alloc_zero(&ctx->mem, count, sizeof *s.reached);
    s.scores = ngi_alloc_zero(&ctx->mem, count, sizeof *s.scores);
    view->places = ngi_alloc_zero(&ctx->mem, count, sizeof *view->places);
    view->place_count = view->places == NULL ? 0 : count;
    bool memory = count == 0 || (s.reached != NULL && s.scores != NULL && view->places != NULL);
    if (memory) {
        for (size_t n = 0; n < count; n++)
            view->places[n] = NG_NONE;
        memory = reach(&s) && rank(&s) && choose(&s) && make_edges(&s);
    }
    if (memory)
        note_dates(&s);
    ngi_release(&ctx->mem, s.reached, count * sizeof *s.reached);
    ngi_release(&ctx->mem, s.scores, count * sizeof *s.scores);
    ngi_vec_free(&ctx->mem, &s.ranked);
    if (!memory) {
        ng_view_free(view);
        return ngi_ctx_nomem(ctx);
    }
    *out = view;
    return NG_OK;
}

void ng_view_free(ng_view *view) {
    if (view == NULL)
        return;
    ng_allocator mem = view->mem;
    ngi_vec_free(&mem, &view->nodes);
    ngi_vec_free(&mem, &view->edges);
    ngi_release(&mem, view->places, view->place_count * sizeof *view->places);
    ngi_release(&mem, view, sizeof *view);
}

size_t ng_view_node_count(const ng_view *view) {
    return view == NULL ? 0 : view->nodes.count;
}

ng_node ng_view_node(const ng_view *view, size_t index) {
    return view->nodes.items[index].node;
}

double ng_view_score(const ng_view *view, size_t index) {
    return view->nodes.items[index].score;
}

size_t ng_view_omitted(const ng_view *view, ng_kind kind) {
    return view == NULL || (size_t)kind > NG_KIND_TOPIC ? 0 : view->omitted[kind];
}

size_t ng_view_edge_count(const ng_view *view) {
    return view == NULL ? 0 : view->edges.count;
}

ng_node ng_view_edge_source(const ng_view *view, size_t index) {
    return view->edges.items[index].source;
}

ng_node ng_view_edge_target(const ng_view *view, size_t index) {
    return view->edges.items[index].target;
}

ng_relation ng_view_edge_relation(const ng_view *view, size_t index) {
    return view->edges.items[index].relation;
}

uint32_t ng_view_edge_weight(const ng_view *view, size_t index) {
    return view->edges.items[index].weight;
}

ng_date ng_view_edge_last(const ng_view *view, size_t index) {
    return view->edges.items[index].last;
}
