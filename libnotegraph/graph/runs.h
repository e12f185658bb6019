/* SPDX-License-Identifier: MIT
 * runs.h - owns what the order of a Related list says of its items' kinds. */
#ifndef NGI_RUNS_H
#define NGI_RUNS_H

#include <stdbool.h>
#include <stddef.h>

#include <notegraph.h>

/* The kinds that such lists come in. */
enum ngi_run_kind { NGI_RUN_PERSON, NGI_RUN_ORG, NGI_RUN_PROJECT, NGI_RUN_KINDS };

/* For each of `count` items, in order, `evidence` holds how likely it is of each kind by all else
 * that is known (any scale). Fills `messages` with how likely each kind is by the other items and
 * the order alone; the three add up to 1. False without memory. O(count). */
bool ngi_runs_infer(double (*messages)[NGI_RUN_KINDS], const double (*evidence)[NGI_RUN_KINDS],
                    size_t count, const ng_allocator *mem);

#endif
