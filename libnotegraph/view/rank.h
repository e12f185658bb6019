/* SPDX-License-Identifier: MIT
 * rank.h - owns how much each node matters to a query. */
#ifndef NGI_RANK_H
#define NGI_RANK_H

#include "base/ctx.h"
#include "graph/graph.h"
#include "view/query.h"

/* Fills `scores`, one of each node, each at least 0. `reached` tells which nodes the query can
 * reach; others score 0. False without memory. O(n + m). */
bool ngi_rank(double *scores, const ng_graph *graph, const ng_query *query, const bool *reached);

#endif
