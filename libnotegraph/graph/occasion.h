/* SPDX-License-Identifier: MIT
 * occasion.h - owns what tells one meeting from another: the words, numbers and times of its notes,
 * who took part, what it was about. */
#ifndef NGI_OCCASION_H
#define NGI_OCCASION_H

#include "graph/builder.h"
#include "graph/title.h"

enum ngi_medium { NGI_MEDIUM_UNKNOWN, NGI_MEDIUM_RECORDING, NGI_MEDIUM_HAND, NGI_MEDIUM_MAIL };

/* Numbers of words in occasions.words, ascending, each once. */
struct ngi_words {
    const uint32_t *items;
    size_t count;
};

struct ngi_person_words {
    uint32_t words[4];
    size_t count;
};

/* What stands in the lists of a meeting, whichever of its notes they are in. */
struct ngi_party {
    uint32_t first_person, person_count; /* in occasions.people; the owner is left out */
    struct ngi_words names;              /* all words of their names, by sound */
    struct ngi_words orgs, projects, forums; /* the word that tells each from others */
    struct ngi_words org_words;              /* all words of the organisations' names */
    struct ngi_words topics;                 /* of Related, without people */
    uint32_t place;                          /* of the first list of people, or NG_NONE */
};

/* One note of a meeting. */
struct ngi_occasion {
    uint32_t entity, note; /* note: in builder->own_notes */
    ng_date date, spoken;  /* spoken: that the title has, "minutes of 29 January" */
    int minute;            /* of the day, or -1 */
    enum ngi_medium medium;
    unsigned marks;          /* enum ngi_time_mark */
    struct ngi_words title, common, counts; /* the words of the title; see title.h */
    struct ngi_words sorts;                 /* of title, what sort of meeting it was */
    const struct ngi_party *party;
};

typedef NGI_VEC(uint32_t) ngi_number_vec;

struct ngi_occasions {
    const ng_builder *builder;
    struct ngi_intern words;
    NGI_VEC(struct ngi_occasion) list; /* dated, by date and then in the order of reading */
    struct ngi_party *parties;         /* by entity */
    NGI_VEC(struct ngi_person_words) people;
    struct ngi_arena arena; /* of the numbers */
    uint32_t *title_uses;   /* by word: in how many titles it is */
    uint32_t *topic_uses;   /* in how many meetings it is a topic */
    size_t topic_meetings;
    struct ngi_buf text, scratch;
};

/* Gathers them from a builder that nothing was resolved in yet. False without memory; free after
 * either. */
bool ngi_occasions_init(struct ngi_occasions *occasions, const ng_builder *builder);
void ngi_occasions_free(struct ngi_occasions *occasions);

bool ngi_words_have(struct ngi_words words, uint32_t word);
size_t ngi_words_shared(struct ngi_words a, struct ngi_words b);

#endif
