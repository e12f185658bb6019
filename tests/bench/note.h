/* SPDX-License-Identifier: MIT
 * note.h - one note of the benchmark: its front matter and text, as untidy as real ones. */
#ifndef BENCH_NOTE_H
#define BENCH_NOTE_H

#include "random.h"
#include "text.h"
#include "world.h"

enum { MAX_PRESENT = 10, MAX_TITLE = 160 };

/* A meeting, whichever of its notes describes it. */
struct meeting {
    unsigned year, month, day, hour, minute;
    uint32_t account;
    uint32_t project;
    uint32_t forum;
    const char *present[MAX_PRESENT];
    uint32_t present_count;
    char title[MAX_TITLE];
    bool foreign; /* its notes have letters beyond ASCII */
};

void meeting_make(struct meeting *meeting, struct random *random, const struct world *world,
                  unsigned day);

/* Writes a note about the meeting; `again` for each note but the first. */
void note_meeting(struct text *out, struct random *random, const struct world *world,
                  const struct meeting *meeting, bool again);

/* Write the own note of an entity. */
void note_person(struct text *out, struct random *random, const struct world *world,
                 uint32_t index);
void note_org(struct text *out, struct random *random, const struct world *world, uint32_t index);
void note_project(struct text *out, struct random *random, const struct world *world,
                  uint32_t index);

#endif
