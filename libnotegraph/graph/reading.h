/* SPDX-License-Identifier: MIT
 * reading.h - owns what is known of the notes while their facts are given a meaning: what each note
 * is, and what the schema says of its words. interpret.c leads from round to round. */
#ifndef NGI_READING_H
#define NGI_READING_H

#include "graph/builder.h"
#include "graph/targets.h"

struct ngi_note_info {
    bool is_meeting;
    bool is_folder_note; /* X/README.md, X/index.md: named after X */
    bool is_nothing;     /* the README of the vault itself: nobody's own, no meeting */
    ng_kind kind;        /* of an entity note */
    ng_text subkind;     /* "" if none */
    ng_date date;
    ng_text name; /* of the entity, or the meeting's title */
    uint32_t entity;
    uint32_t path; /* in builder->texts */
    size_t recorded_with; /* of a meeting's: the first note that was made from the same source */
};

/* What the schema says of each text of the notes, once asked. */
struct ngi_rule_cache {
    enum ngi_rules list;
    const struct ngi_rule **rules;
    bool *known;
};

/* What the names that stand together have in common. */
struct ngi_list_mark {
    uint32_t note, key, heading;
    uint32_t line; /* of a header line, which is a list by itself; else 0 */
    ng_fact_kind where;
};

struct ngi_reading {
    ng_builder *builder;
    const ng_notes *notes;
    struct ngi_note_info *infos; /* by note */
    struct ngi_rule_cache keys, sections, types;
    struct ngi_targets targets;
    struct ngi_list_mark list; /* the one being read */
    uint32_t headings;         /* passed so far, in all notes */
    size_t dangling_note, dangling; /* links to no note, told of the note being read */
    struct ngi_buf scratch, scratch2, decoded;
};

/* All that return bool return false without memory. */

bool ngi_reading_init(struct ngi_reading *r, ng_builder *builder);
void ngi_reading_free(struct ngi_reading *r);

ng_text ngi_reading_text(const struct ngi_reading *r, uint32_t number);
const struct ngi_fact *ngi_reading_facts(const struct ngi_reading *r, size_t note, size_t *count);
const struct ngi_rule *ngi_reading_rule(struct ngi_reading *r, struct ngi_rule_cache *cache,
                                        uint32_t text);
enum ngi_role ngi_reading_role(struct ngi_reading *r, const struct ngi_fact *fact);
bool ngi_reading_find(struct ngi_reading *r, ng_severity severity, const char *code, size_t note,
                      uint32_t line, uint32_t column, const char *text);

/* The rounds, each over all notes before the next, so that the order of files decides nothing. */
bool ngi_classify_note(struct ngi_reading *r, size_t note); /* what it is: infos; classify.c */
bool ngi_group_sources(struct ngi_reading *r); /* which were made from one source; sources.c */
bool ngi_claim_note(struct ngi_reading *r, size_t note);    /* whose it is; claim.c */
bool ngi_claim_aliases(struct ngi_reading *r, size_t note);
bool ngi_mention_facts(struct ngi_reading *r, size_t note); /* who is named in it; mention.c */

#endif
