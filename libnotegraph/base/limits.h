/* SPDX-License-Identifier: MIT
 * limits.h - owns every bound on what untrusted input may cost. docs/architecture.md lists them. */
#ifndef NGI_LIMITS_H
#define NGI_LIMITS_H

enum {
    NGI_MAX_FILES = 4000000,             /* notes in one vault */
    NGI_MAX_FOLDER_DEPTH = 64,           /* folders below the vault's root */
    NGI_MAX_FILE_BYTES = 16 << 20,       /* one note; the rest of it is not read */
    NGI_MAX_FILTERS = 256,               /* of the editor's own list of what to leave out */
    NGI_MAX_FILTER_BYTES = 200,          /* of one regular expression in it */
    NGI_MAX_SCHEMA_BYTES = 64 << 10,     /* one notegraph.yaml */
    NGI_MAX_FRONT_MATTER_BYTES = 64 << 10, /* libyaml is quadratic in flow nesting */
    NGI_MAX_YAML_DEPTH = 32,             /* nested lists and mappings */
    NGI_MAX_YAML_EVENTS = 20000,         /* in one front matter */
    NGI_MAX_VALUE_BYTES = 4 << 10,       /* one front-matter value, link or list item kept */
    NGI_MAX_LINE_BYTES = 64 << 10,       /* of a line of text; the rest of it states no facts */
    NGI_MAX_NAME_BYTES = 240,            /* an entity's name; longer text is prose, not a name */
    NGI_MAX_FACTS_PER_NOTE = 50000,
    NGI_MAX_FINDINGS_PER_NOTE = 50,      /* further ones are counted in one last finding */
    NGI_MAX_DAY_NOTES = 48,              /* of a crowded day, each is compared with so many others */
    NGI_MAX_OCCASION_NAMES = 48,         /* people, and topics, by which a meeting is compared */
    NGI_MAX_TITLE_WORDS = 16,            /* words of a title that are compared */
    NGI_MAX_FOLDED_PAIRS = 100000,       /* people times projects of one meeting, in a map */
    NGI_MAX_DRAWN_NODES = 2000,          /* given to Graphviz */
    NGI_MAX_LABEL_LINES = 3,             /* lines of one label, cut with an ellipsis */
    NGI_MAX_ERROR_BYTES = 1024           /* one error message or path in the error record */
};

#endif
