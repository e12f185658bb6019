/* SPDX-License-Identifier: MIT
 * meeting.h - owns telling whether two notes describe one real meeting. */
#ifndef NGI_MEETING_H
#define NGI_MEETING_H

#include "base/buf.h"

/* Adds the key of a source reference: notes with the same key are one meeting. It is the base name
 * of the recording or mail, folded, without its extension and punctuation, so that it stays the
 * same when the file is moved to an archive or 08:35 is typed 08 35. A base name that could be
 * any meeting's ("original", "transcript") keeps its folder. Adds nothing for an empty one. */
void ngi_meeting_source_key(struct ngi_buf *out, ng_text source_ref, struct ngi_buf *scratch);

#endif
