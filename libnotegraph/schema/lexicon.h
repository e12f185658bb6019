/* SPDX-License-Identifier: MIT
 * lexicon.h - owns the lists of names and words that many vaults share, and what a schema adds. */
#ifndef NGI_LEXICON_H
#define NGI_LEXICON_H

#include <notegraph.h>
#include <stdbool.h>

/* Each is a file in schema/lists, which says what is in it and how it is used. */
enum ngi_list {
    NGI_LIST_GIVEN_NAMES,
    NGI_LIST_SURNAMES,
    NGI_LIST_NICKNAMES, /* see ngi_lexicon_full_name */
    NGI_LIST_TITLES,
    NGI_LIST_POST_NOMINALS,
    NGI_LIST_ORGANISATIONS,
    NGI_LIST_ORGANISATION_WORDS,
    NGI_LIST_PROJECT_WORDS,
    NGI_LIST_TEAM_WORDS,
    NGI_LIST_TOPIC_WORDS,
    NGI_LIST_FORUM_WORDS,
    NGI_LIST_MAIL_HOSTS,
    NGI_LIST_COUNT
};

/* Is this identity key an entry, built in or added? In the list of nicknames: is it a short form?
 * `schema` may be NULL. O(log n). */
bool ngi_lexicon_has(const ng_schema *schema, enum ngi_list list, ng_text key);

/* The identity keys of the full names that a short form may stand for, from 0; after the last,
 * data is NULL. Lent by the schema. */
ng_text ngi_lexicon_full_name(const ng_schema *schema, ng_text nickname, size_t index);

/* Adds a word to the list of that name; to the nicknames, a short form and its full names. NG_OK,
 * NG_E_NOMEM, or NG_E_SYNTAX, where `expected` says what belongs there. */
ng_status ngi_lexicon_declare(ng_schema *schema, ng_text list, ng_text word,
                              const char **expected);

/* What was added to a list, as identity keys: sorted lines, each ended by '\n'. Lent. */
ng_text ngi_lexicon_added(const ng_schema *schema, enum ngi_list list);

const char *ngi_list_name(enum ngi_list list);

#endif
