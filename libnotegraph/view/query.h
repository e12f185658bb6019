/* SPDX-License-Identifier: MIT
 * query.h - owns what is asked of a graph. */
#ifndef NGI_QUERY_H
#define NGI_QUERY_H

#include <stdbool.h>

#include "base/vec.h"

struct ng_query {
    ng_allocator mem;
    NGI_VEC(ng_node) foci;
    unsigned depth;
    ng_date since, until;
    unsigned kinds; /* a bit for each kind shown; 0: all */
    size_t max_nodes;
    bool map;
};

/* Does the query show nodes of this kind? */
bool ngi_query_shows(const ng_query *query, ng_kind kind);

/* Does the date lie in the query's window? No date lies in an open one only. */
bool ngi_query_covers(const ng_query *query, ng_date date);

#endif
