/* SPDX-License-Identifier: MIT
 * meeting.h - owns what a reference such as "Recordings/2025-11-08 08:35 Sync.m4a" says of the
 * meeting that a note was made from. */
#ifndef NGI_MEETING_H
#define NGI_MEETING_H

#include <stdbool.h>

#include "base/buf.h"

/* How far apart in time two notes with the same reference may be and still be of one meeting. */
enum ngi_source_reach {
    NGI_SOURCE_NOTHING,   /* it could be any meeting's: "transcript.txt" */
    NGI_SOURCE_ONE_DAY,   /* "Recording 2.m4a" */
    NGI_SOURCE_SOME_DAYS, /* the mails of a thread; a number that may come again */
    NGI_SOURCE_ANY_DAY    /* it has a date of its own */
};

struct ngi_source {
    enum ngi_source_reach reach;
    bool is_mail;
    int minute; /* of the day, at which it began; -1 if it does not say */
};

/* Makes `key` the key of a source reference: notes with the same key, within its reach, are one
 * meeting. It is the base name of the recording or mail, folded, without its extension, its
 * punctuation and what exporting a mail adds, so that it stays the same when the file is moved to
 * an archive or 08:35 is typed 08 35. A base name that could be any meeting's ("original",
 * "transcript") keeps its folder. Empty if the reach is nothing. Shortage of memory shows in the
 * statuses. */
struct ngi_source ngi_meeting_source(struct ngi_buf *key, ng_text source_ref,
                                     struct ngi_buf *scratch);

/* Adds the folded words of `text`, with one space between them. */
void ngi_meeting_words(struct ngi_buf *out, ng_text text, struct ngi_buf *scratch);

/* Steps to the next of such words; "" at the end. */
ng_text ngi_meeting_next_word(ng_text words, size_t *at);

/* Does the word say nothing of which meeting it was: "notes", "weekly", "the"? */
bool ngi_meeting_is_common_word(ng_text word);

#endif
