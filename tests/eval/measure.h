/* SPDX-License-Identifier: MIT
 * measure.h - the comparisons of what the library says of a world with what is true of it. */
#ifndef NG_EVAL_MEASURE_H
#define NG_EVAL_MEASURE_H

#include <stdio.h>

#include "scores.h"
#include "world.h"

/* Where the comparisons of one world go. */
struct report {
    const struct world *world;
    struct scores scores;
    FILE *errors; /* NULL: errors are counted and not listed */
};

/* Lists an error: the section, the world, and what the format gives, which is separated by tabs. */
void tell(const struct report *report, enum section section, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Kinds without the help of own notes: what an entity is has to show in dated notes alone. */
void measure_kinds(struct report *report);

/* Which spellings are one person, which notes one meeting, who works where, whose notes these are. */
void measure_names(struct report *report);
void measure_meetings(struct report *report);
void measure_employers(struct report *report);
void measure_owner(struct report *report);

#endif
