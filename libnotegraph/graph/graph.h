/* SPDX-License-Identifier: MIT
 * graph.h - owns the frozen graph: arrays, sorted, with offsets into each other. */
#ifndef NGI_GRAPH_H
#define NGI_GRAPH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/findings.h"

/* Of each list that belongs to a node, the node holds where it begins; it ends where that of the
 * next node begins. One node more than there are closes the last lists. */
struct ngi_node {
    ng_text id, name, subkind;
    uint8_t kind;
    uint8_t runner_up; /* kind; NG_KIND_UNKNOWN if the kind is declared */
    bool is_owner, is_home, is_declared;
    float confidence;
    ng_date date;
    uint32_t first_note, first_alias, first_attribute; /* in notes, aliases, attributes */
    uint32_t first_edge;                                /* in incident */
    uint32_t first_evidence;                            /* in evidence */
};

struct ngi_edge {
    ng_node source, target;
    uint32_t relation;
    uint32_t weight;
    ng_date first, last;
    uint32_t first_origin; /* in origins; one edge more closes the last list */
};

struct ngi_origin {
    uint32_t path; /* in paths */
    uint32_t line, column;
};

struct ngi_reason { /* for a kind */
    uint8_t type, kind;
    float weight;
    uint32_t count;
    ng_text text;
    struct ngi_origin origin; /* path NG_NONE if nowhere in particular */
};

struct ngi_pairing { /* two names compared */
    ng_node a, b;
    uint8_t verdict;
    float score;
    ng_text name_a, name_b, why;
    struct ngi_origin origin;
};

struct ngi_pair {
    ng_text key, value;
};

struct ngi_lookup { /* an identity key and a node that it leads to */
    ng_text key;
    ng_node node;
    bool is_name; /* of the node's name, not only of an alias */
};

struct ng_graph {
    ng_allocator mem;
    struct ngi_arena arena; /* of all texts */
    struct ngi_findings findings;
    size_t node_count, edge_count, origin_count, path_count, lookup_count;
    size_t note_count, alias_count, attribute_count, evidence_count, match_count;
    struct ngi_node *nodes;
    struct ngi_edge *edges;     /* sorted by source, target, relation */
    struct ngi_origin *origins; /* of each edge sorted by path, line, column */
    ng_edge *incident;          /* 2 * edge_count: of each node those leaving, then entering */
    ng_text *relations;         /* names of the declared ones */
    size_t relation_count;
    ng_text *paths;             /* sorted */
    uint32_t *notes;            /* numbers of paths */
    ng_text *aliases;
    struct ngi_pair *attributes;
    struct ngi_lookup *lookups; /* sorted by key */
    struct ngi_reason *evidence;
    struct ngi_pairing *matches; /* by verdict, the surest first */
};

/* The lookups with this identity key: *count of them from the one returned on. */
const struct ngi_lookup *ngi_graph_lookup(const ng_graph *graph, ng_text key, size_t *count);

/* Byte order. */
int ngi_text_compare(ng_text a, ng_text b);

#endif
