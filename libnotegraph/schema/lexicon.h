#ifndef NGI_LEXICON_H
#define NGI_LEXICON_H
#include "schema/schema.h"
enum ngi_list { NGI_LIST_GIVEN_NAMES, NGI_LIST_SURNAMES, NGI_LIST_ORGANISATIONS, NGI_LIST_ORG_WORDS, NGI_LIST_LEGAL_FORMS, NGI_LIST_PROJECT_WORDS, NGI_LIST_TEAM_WORDS, NGI_LIST_TOPIC_WORDS, NGI_LIST_FORUM_WORDS, NGI_LIST_TITLES };
static inline bool ngi_lexicon_has(const ng_schema *s, enum ngi_list l, ng_text t) { (void)s;(void)l;(void)t; return false; }
static inline bool ngi_lexicon_nickname(const ng_schema *s, ng_text t, size_t i, ng_text *full) { (void)s;(void)t;(void)i;(void)full; return false; }
#endif
