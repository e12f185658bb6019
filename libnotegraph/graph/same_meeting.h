/* SPDX-License-Identifier: MIT
 * same_meeting.h - owns which notes of one day are likely to be of one meeting. */
#ifndef NGI_SAME_MEETING_H
#define NGI_SAME_MEETING_H

#include "graph/builder.h"

/* Notes which meetings may be one, and with `merge-meetings: likely` merges those that most likely
 * are. To be called before names are resolved, so that these find one meeting. False without
 * memory. */
bool ngi_find_same_meetings(ng_builder *builder);

#endif
