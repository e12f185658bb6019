/* SPDX-License-Identifier: MIT
 * rank.c - how much each node matters.
 *
 * A meeting is as relevant as it is about the focus, and fades with a half-life. People matter by
 * the relevant meetings that they were in, the more the fewer others were there, and by the share
 * of their meetings that are about the focus, which keeps one's own colleagues from winning by
 * mere presence. What only stands in Related lists counts by its rarity, since some vaults paste
 * the same companies into every note; being named in the note's text as well makes it certain. */
#include "view/rank.h"

#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "base/vec.h"

static const double HALF_LIFE_DAYS = 60;
static const double DECLARED = 1.0, IN_TITLE = 0.8, THRICE_MENTIONED = 0.6, IN_RELATED = 0.5,
                    BY_ITS_PEOPLE = 0.5, MENTIONED = 0.15;
static const double UNDATED_RECENCY = 0.25, EMPLOYED_BONUS = 1.0, TASK_SHARE = 0.5,
                    CORROBORATED = 3.0;

struct ranking {
    const ng_graph *graph;
    const ng_query *query;
    const bool *reached;
    double *scores;
    bool *is_focus;
    bool *is_staff; /* works for a focus */
    double *relevance; /* of meetings */
    double *recency;
    uint32_t *related_in;  /* of a node: how many Related lists name it */
    uint32_t *related_out; /* of a note: how long its Related list is */
    uint32_t *attendees;
    size_t meetings;
};

static bool is_meeting(const struct ranking *r, ng_node node) {
    return r->graph->nodes[node].kind == NG_KIND_MEETING;
}

static void raise_to(double *value, double least) {
    if (*value < least)
        *value = least;
}

/* Does the folded title name the focus as a word? */
static bool names(ng_text title, ng_text name) {
    for (size_t i = 0; name.size > 2 && i + name.size <= title.size; i++) {
        bool begins = i == 0 || title.data[i - 1] == ' ' || title.data[i - 1] == '(';
        size_t end = i + name.size;
        bool closes = end == title.size || strchr(" ,.:;)('-", title.data[end]) != NULL;
        if (begins && closes && memcmp(title.data + i, name.data, name.size) == 0)
            return true;
    }
    return false;
}

static bool rate_titles(struct ranking *r) {
    struct ngi_buf title, name;
    const ng_graph *g = r->graph;
    ngi_buf_init(&title, &g->mem, SIZE_MAX / 4);
    ngi_buf_init(&name, &g->mem, SIZE_MAX / 4);
    for (size_t i = 0; i < r->query->foci.count; i++) {
        ng_text focus = g->nodes[r->query->foci.items[i]].name;
        ngi_buf_clear(&name);
        ngi_text_key(&name, focus.data, focus.size);
        for (ng_node n = 0; n < g->node_count; n++) {
            if (!is_meeting(r, n) || !r->reached[n])
                continue;
            ngi_buf_clear(&title);
            ngi_text_key(&title, g->nodes[n].name.data, g->nodes[n].name.size);
            if (names(ngi_buf_view(&title), ngi_buf_view(&name)))
                raise_to(&r->relevance[n], IN_TITLE);
        }
    }
    bool memory = title.status == NG_OK && name.status == NG_OK;
    ngi_buf_free(&title);
    ngi_buf_free(&name);
    return memory;
}

/* What an edge between a meeting and the focus says of the meeting's relevance. */
static double relevance_of(const ng_graph *graph, ng_edge e) {
    switch ((ng_relation)graph->edges[e].relation) {
    case NG_REL_ATTENDED:
    case NG_REL_ABOUT:
    case NG_REL_PART_OF:
        return DECLARED;
    case NG_REL_RELATED:
        return IN_RELATED;
    case NG_REL_OWNS_TASK:
        return BY_ITS_PEOPLE;
    case NG_REL_MENTIONS:
        return ng_edge_origin_count(graph, e) >= 3 ? THRICE_MENTIONED : MENTIONED;
    case NG_REL_WORKS_AT:
    case NG_REL_REPORTS_TO:
    default:
        return MENTIONED;
    }
}

/* Who works for a focus, asked once: a person may be in thousands of meetings. */
static void find_staff(struct ranking *r) {
    for (ng_edge e = 0; e < r->graph->edge_count; e++) {
        const struct ngi_edge *edge = &r->graph->edges[e];
        if (edge->relation == NG_REL_WORKS_AT && r->is_focus[edge->target])
            r->is_staff[edge->source] = true;
    }
}

static bool rate_meetings(struct ranking *r) {
    const ng_graph *g = r->graph;
    bool focused = r->query->foci.count > 0;
    ng_date last = r->query->until;
    for (ng_node n = 0; n < g->node_count; n++) {
        if (!is_meeting(r, n) || !r->reached[n])
            continue;
        r->meetings++;
        raise_to(&r->relevance[n], focused && !r->is_focus[n] ? 0 : DECLARED);
        if (r->query->until == NG_NO_DATE && g->nodes[n].date != NG_NO_DATE &&
            (last == NG_NO_DATE || g->nodes[n].date > last))
            last = g->nodes[n].date;
    }
    for (ng_node n = 0; n < g->node_count; n++)
        if (is_meeting(r, n))
            r->recency[n] = g->nodes[n].date == NG_NO_DATE || last == NG_NO_DATE
                                ? UNDATED_RECENCY
                                : exp2(-(double)(last - g->nodes[n].date) / HALF_LIFE_DAYS);
    for (ng_edge e = 0; e < g->edge_count; e++) {
        const struct ngi_edge *edge = &g->edges[e];
        ng_relation relation = (ng_relation)edge->relation;
        if (relation == NG_REL_RELATED) {
            r->related_in[edge->target]++;
            r->related_out[edge->source]++;
        }
        if (relation == NG_REL_ATTENDED)
            r->attendees[edge->target]++;
        if (is_meeting(r, edge->source) && r->is_focus[edge->target])
            raise_to(&r->relevance[edge->source], relevance_of(g, e));
        if (is_meeting(r, edge->target) && r->is_focus[edge->source])
            raise_to(&r->relevance[edge->target], relevance_of(g, e));
        if (focused && relation == NG_REL_ATTENDED && r->is_staff[edge->source])
            raise_to(&r->relevance[edge->target], BY_ITS_PEOPLE);
    }
    return rate_titles(r);
}

/* How rare a node is in Related lists: 1 in one only, towards 0 in all. */
static double rarity(const struct ranking *r, ng_node node) {
    double lists = (double)r->related_in[node];
    return lists <= 0 ? 0 : log(((double)r->meetings + 1) / lists) / log((double)r->meetings + 1.0001);
}

/* Is there such an edge? They are sorted by source, target and relation. */
static bool mentions(const ng_graph *graph, ng_node meeting, ng_node node) {
    size_t low = 0, high = graph->edge_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct ngi_edge *e = &graph->edges[middle];
        bool before = e->source != meeting ? e->source < meeting
                      : e->target != node  ? e->target < node
                                           : e->relation < NG_REL_MENTIONS;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    const struct ngi_edge *found = &graph->edges[low]; /* one more closes the array */
    return low < graph->edge_count && found->source == meeting && found->target == node &&
           found->relation == NG_REL_MENTIONS;
}

/* What one edge between a node and a relevant meeting adds to the node's score. */
static double gain(const struct ranking *r, const struct ngi_edge *edge, ng_node meeting,
                   ng_node node) {
    double relevance = r->relevance[meeting], faded = relevance * r->recency[meeting];
    double present = faded + 0.5 * relevance / sqrt((double)r->attendees[meeting] + 1);
    switch ((ng_relation)edge->relation) {
    case NG_REL_ATTENDED:
        return present;
    case NG_REL_OWNS_TASK:
        return TASK_SHARE * present;
    case NG_REL_ABOUT:
    case NG_REL_PART_OF:
        return faded + 0.25 * relevance;
    case NG_REL_RELATED:
        return faded * rarity(r, node) / sqrt((double)r->related_out[meeting]) *
               (mentions(r->graph, meeting, node) ? CORROBORATED : 1);
    case NG_REL_MENTIONS:
        return 0.5 * faded;
    case NG_REL_WORKS_AT:
    case NG_REL_REPORTS_TO:
    default:
        return 0;
    }
}

static double score(const struct ranking *r, ng_node node) {
    const ng_graph *g = r->graph;
    double sum = 0, attended = 0, relevant = 0, bonus = 0;
    for (size_t i = 0; i < ng_node_edge_count(g, node); i++) {
        const struct ngi_edge *edge = &g->edges[ng_node_edge(g, node, i)];
        ng_node other = edge->source == node ? edge->target : edge->source;
        if (!r->reached[other])
            continue;
        if (is_meeting(r, other)) {
            sum += gain(r, edge, other, node);
            if (edge->relation == NG_REL_ATTENDED) {
                attended += 1;
                relevant += r->relevance[other];
            }
        } else if (r->is_focus[other])
            bonus += edge->relation == NG_REL_WORKS_AT ? EMPLOYED_BONUS : 0.5 * EMPLOYED_BONUS;
        else
            bonus += 0.02 * (double)edge->weight;
    }
    if (attended > 0)
        sum *= 0.25 + 0.75 * relevant / attended;
    return sum + bonus;
}

bool ngi_rank(double *scores, const ng_graph *graph, const ng_query *query, const bool *reached) {
    size_t count = graph->node_count;
    const ng_allocator *mem = &graph->mem;
    struct ranking r = {.graph = graph, .query = query, .reached = reached, .scores = scores};
    r.is_focus = ngi_alloc_zero(mem, count, sizeof *r.is_focus);
    r.is_staff = ngi_alloc_zero(mem, count, sizeof *r.is_staff);
    r.relevance = ngi_alloc_zero(mem, count, sizeof *r.relevance);
    r.recency = ngi_alloc_zero(mem, count, sizeof *r.recency);
    r.related_in = ngi_alloc_zero(mem, count, sizeof *r.related_in);
    r.related_out = ngi_alloc_zero(mem, count, sizeof *r.related_out);
    r.attendees = ngi_alloc_zero(mem, count, sizeof *r.attendees);
    bool memory = count == 0 || (r.is_focus != NULL && r.is_staff != NULL && r.relevance != NULL && r.recency != NULL &&
                                 r.related_in != NULL && r.related_out != NULL && r.attendees != NULL);
    if (memory && count > 0) {
        for (size_t i = 0; i < query->foci.count; i++)
            r.is_focus[query->foci.items[i]] = true;
        find_staff(&r);
        memory = rate_meetings(&r);
        for (ng_node n = 0; n < count; n++) {
            scores[n] = 0;
            if (!reached[n])
                continue;
            scores[n] = score(&r, n);
            if (is_meeting(&r, n))
                scores[n] = r.relevance[n] * (r.recency[n] + 0.01);
            if (r.is_focus[n])
                scores[n] += 1e6;
        }
    }
    ngi_release(mem, r.is_focus, count * sizeof *r.is_focus);
    ngi_release(mem, r.is_staff, count * sizeof *r.is_staff);
    ngi_release(mem, r.relevance, count * sizeof *r.relevance);
    ngi_release(mem, r.recency, count * sizeof *r.recency);
    ngi_release(mem, r.related_in, count * sizeof *r.related_in);
    ngi_release(mem, r.related_out, count * sizeof *r.related_out);
    ngi_release(mem, r.attendees, count * sizeof *r.attendees);
    return memory;
}
