/* SPDX-License-Identifier: MIT
 * view.h - owns the part of a graph that is shown, in the order of its rank. */
#ifndef NGI_VIEW_H
#define NGI_VIEW_H

#include "graph/graph.h"
#include "view/query.h"

struct ngi_view_node {
    ng_node node;
    double score;
    bool is_focus;
};

struct ngi_view_edge {
    ng_node source, target;
    ng_relation relation;
    uint32_t weight;
    ng_date last;
    bool is_sum;     /* of what meetings say; else an edge of the graph */
    uint32_t folded; /* of a sum: how many of its meetings are not shown */
};

struct ng_view {
    ng_allocator mem;
    const ng_graph *graph;
    bool map;
    NGI_VEC(struct ngi_view_node) nodes; /* highest score first */
    NGI_VEC(struct ngi_view_edge) edges; /* by source, target, relation */
    size_t place_count;
    uint32_t *places; /* by node of the graph: its place in nodes, NG_NONE if not shown */
    size_t omitted[NG_KIND_TOPIC + 1];
    ng_date first, last; /* of the meetings reached, shown or folded */
    size_t meetings;     /* reached */
};

#endif
