/* SPDX-License-Identifier: MIT
 * random.h - numbers that look random and are the same everywhere, for the vaults of the benchmark.
 * Integers only: what floating point makes of a sum may differ between machines. At most one number
 * is drawn in one expression: the order in which arguments are evaluated differs as well. */
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

/* SplitMix64. */
static inline uint64_t random_next(struct random *random) {
    uint64_t z = random->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* 0 to count - 1. */
static inline uint32_t random_below(struct random *random, uint32_t count) {
    return (uint32_t)(((random_next(random) >> 32) * count) >> 32);
}

static inline uint32_t random_between(struct random *random, uint32_t least, uint32_t most) {
    return least + random_below(random, most - least + 1);
}

/* True in so many of a hundred cases. */
static inline bool random_chance(struct random *random, uint32_t percent) {
    return random_below(random, 100) < percent;
}

#endif
