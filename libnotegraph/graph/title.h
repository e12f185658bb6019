/* SPDX-License-Identifier: MIT
 * title.h - owns what the words of a meeting's title say. */
#ifndef NGI_TITLE_H
#define NGI_TITLE_H

#include <notegraph.h>
#include <stdbool.h>

/* What a word says of the time. */
enum ngi_time_mark {
    NGI_MARK_BEFORE = 1, /* pre-meeting, rehearsal */
    NGI_MARK_AFTER = 2,  /* debrief, retrospective */
    NGI_MARK_MORNING = 4,
    NGI_MARK_AFTERNOON = 8,
    NGI_MARK_MINUTES = 16 /* minutes, recap: written of another occasion than the writing */
};

enum ngi_title_word {
    NGI_TITLE_SAYS,   /* which meeting it was */
    NGI_TITLE_COMMON, /* what any meeting could be called */
    NGI_TITLE_COUNTS, /* which of several: "part 2", "session B" */
    NGI_TITLE_DATE,
    NGI_TITLE_END
};

struct ngi_title {
    ng_text words; /* folded, one space between them */
    size_t at, count;
    ng_text before;   /* the word last read */
    ng_date date;     /* of the note */
    ng_date spoken;   /* of "minutes of 29 January", if near that; or NG_NO_DATE */
    unsigned marks;   /* enum ngi_time_mark */
};

void ngi_title_begin(struct ngi_title *title, ng_text words, ng_date date);

/* Steps to the next word; of a long title, the first are read. */
enum ngi_title_word ngi_title_next(struct ngi_title *title, ng_text *word);

/* The sort of meeting that the word stands for: "steering" for "steerco"; "" if for none. */
ng_text ngi_title_sort(ng_text word);

/* "08:35" in a title that begins with a space, blanked there, as the minute of the day; -1 if there
 * is none. */
int ngi_title_take_time(char *title, size_t size);

#endif
