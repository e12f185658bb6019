/* SPDX-License-Identifier: MIT
 * runs.c - Related lists as runs: people, then organisations, then projects, in any order.
 *
 * A list is taken to have at most one run of each kind. The sum over all ways to cut it so is the
 * forward-backward algorithm (Rabiner, 1989) over states that remember which kinds have been used
 * up. One part in twelve goes to lists in no order at all, so that those do no harm. */
#include "graph/runs.h"

#include <string.h>

#include "base/vec.h"

/* How often lists have one, two, three runs, and how often no order at all. */
static const double run_prior[NGI_RUN_KINDS + 1] = {0, 0.06, 0.36, 0.58};
static const double DISORDER = 0.08;
static const double LEAST_LIKELY = 1e-4; /* no item alone may veto a way to cut the list */

/* A state is the set of kinds used so far, as bits, and the one that the item is of. */
enum { SETS = 1 << NGI_RUN_KINDS, STATES = SETS * NGI_RUN_KINDS };

static size_t state_of(unsigned set, unsigned kind) {
    return set * NGI_RUN_KINDS + kind;
}

static bool is_state(unsigned set, unsigned kind) {
    return (set >> kind & 1U) != 0;
}

static unsigned size_of(unsigned set) {
    return (set & 1U) + (set >> 1 & 1U) + (set >> 2 & 1U);
}

/* What ending in a set weighs: the prior for that many runs, shared by all ways to have them. */
static double end_weight(unsigned set, size_t count) {
    static const double sequences[NGI_RUN_KINDS + 1] = {1, 3, 6, 6}; /* of kinds, by length */
    unsigned runs = size_of(set);
    double n = (double)count, cuts = runs == 3 ? (n - 1) * (n - 2) / 2 : runs == 2 ? n - 1 : 1;
    return cuts < 1 ? 0 : run_prior[runs] / (sequences[runs] * cuts);
}

static void normalise(double *values, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    for (size_t i = 0; i < count && sum > 0; i++)
        values[i] /= sum;
}

/* One step on: what `before`, the item before with its evidence, makes likely for the next. */
static void step_on(double *after, const double *before) {
    for (unsigned set = 1; set < SETS; set++)
        for (unsigned kind = 0; kind < NGI_RUN_KINDS; kind++) {
            if (!is_state(set, kind))
                continue;
            double sum = before[state_of(set, kind)];
            unsigned rest = set & ~(1U << kind);
            for (unsigned from = 0; from < NGI_RUN_KINDS; from++)
                if (is_state(rest, from))
                    sum += before[state_of(rest, from)];
            after[state_of(set, kind)] = sum;
        }
}

/* One step back: what `after`, the item after with its evidence, makes likely for the one before. */
static void step_back(double *before, const double *after) {
    for (unsigned set = 1; set < SETS; set++)
        for (unsigned kind = 0; kind < NGI_RUN_KINDS; kind++) {
            if (!is_state(set, kind))
                continue;
            double sum = after[state_of(set, kind)];
            for (unsigned to = 0; to < NGI_RUN_KINDS; to++)
                if (!is_state(set, to))
                    sum += after[state_of(set | 1U << to, to)];
            before[state_of(set, kind)] = sum;
        }
}

static void weigh(double *states, const double evidence[NGI_RUN_KINDS]) {
    double sum = evidence[0] + evidence[1] + evidence[2];
    for (unsigned set = 1; set < SETS; set++)
        for (unsigned kind = 0; kind < NGI_RUN_KINDS; kind++)
            states[state_of(set, kind)] *=
                sum > 0 ? (evidence[kind] / sum) * (1 - 3 * LEAST_LIKELY) + LEAST_LIKELY : 1;
}

bool ngi_runs_infer(double (*messages)[NGI_RUN_KINDS], const double (*evidence)[NGI_RUN_KINDS],
                    size_t count, const ng_allocator *mem) {
    double states[STATES], next[STATES];
    if (count == 0)
        return true;
    double(*ahead)[STATES] = ngi_alloc_zero(mem, count, sizeof *ahead);
    if (ahead == NULL)
        return false;
    for (unsigned set = 1; set < SETS; set++)
        for (unsigned kind = 0; kind < NGI_RUN_KINDS; kind++)
            if (set == 1U << kind)
                ahead[0][state_of(set, kind)] = 1;
    for (size_t i = 1; i < count; i++) {
        memcpy(states, ahead[i - 1], sizeof states);
        weigh(states, evidence[i - 1]);
        step_on(ahead[i], states);
        normalise(ahead[i], STATES);
    }
    memset(states, 0, sizeof states);
    for (unsigned set = 1; set < SETS; set++)
        for (unsigned kind = 0; kind < NGI_RUN_KINDS; kind++)
            if (is_state(set, kind))
                states[state_of(set, kind)] = end_weight(set, count);
    for (size_t i = count; i-- > 0;) {
        double *message = messages[i];
        memset(message, 0, sizeof *messages);
        for (unsigned set = 1; set < SETS; set++)
            for (unsigned kind = 0; kind < NGI_RUN_KINDS; kind++)
                if (is_state(set, kind))
                    message[kind] += ahead[i][state_of(set, kind)] * states[state_of(set, kind)];
        normalise(message, NGI_RUN_KINDS);
        for (unsigned kind = 0; kind < NGI_RUN_KINDS; kind++)
            message[kind] = (1 - DISORDER) * message[kind] + DISORDER / NGI_RUN_KINDS;
        weigh(states, evidence[i]);
        memset(next, 0, sizeof next);
        step_back(next, states);
        normalise(next, STATES);
        memcpy(states, next, sizeof states);
    }
    ngi_release(mem, ahead, count * sizeof *ahead);
    return true;
}
