/* SPDX-License-Identifier: MIT
 * world.h - whom and what the benchmark's notes are about: people, organisations, projects, forums.
 * All of them are made up. A few are named often and most are named rarely (Zipf's law), and their
 * number grows more slowly than that of the notes (as n^0.7). */
#ifndef BENCH_WORLD_H
#define BENCH_WORLD_H

#include <stdint.h>

#include "random.h"

enum { MAX_NAME = 64, MAX_SPELLING = 80 };

struct pool {
    char (*names)[MAX_NAME];
    uint64_t *weights; /* of this name and all before it */
    uint32_t count;
};

struct world {
    struct pool people;
    struct pool foreigners; /* people with letters beyond ASCII in their names */
    struct pool orgs;
    struct pool projects;
    struct pool forums;
    uint32_t accounts; /* the first so many organisations have folders of their own */
};

void world_make(struct world *world, struct random *random, uint32_t notes);
void world_free(struct world *world);

/* The index of a name, the first ones more often than the last ones. */
uint32_t pool_pick(const struct pool *pool, struct random *random);

/* Somebody at a meeting with this organisation: its own people as often as anybody else. */
const char *world_person(const struct world *world, struct random *random, uint32_t org,
                         int foreign);

/* Writes `name` as somebody in a hurry would. Two of three such spellings are still the same name
 * to the library; short names and misspelt ones are others. */
void name_vary(char out[MAX_SPELLING], struct random *random, const char *name);

#endif
