/* SPDX-License-Identifier: MIT
 * people.h - owns who among the names of people may be one: candidates and what speaks for and
 * against each pair. */
#ifndef NGI_PEOPLE_H
#define NGI_PEOPLE_H

#include "base/arena.h"
#include "graph/company.h"
#include "graph/person.h"

struct ngi_named { /* a name that is, or may be, a person's */
    uint32_t entity;
    struct ngi_person person;
    size_t units; /* in how many it is named */
};

struct ngi_proposal { /* that two entities are one */
    uint32_t a, b;
    double score; /* nats for it */
    uint32_t why; /* number in builder->texts */
    uint32_t place;
    uint32_t weak;    /* the one whose name says little, such as "A. Lee": it must fit one only */
    bool is_doubtful; /* something speaks against it */
};

typedef NGI_VEC(struct ngi_proposal) ngi_proposals;

struct ngi_people {
    ng_builder *builder;
    const struct ngi_company *company;
    struct ngi_arena arena; /* of the words */
    NGI_VEC(struct ngi_named) named;
    uint32_t *named_of; /* by entity: its number in named, or NG_NONE */
    struct ngi_buf why, key; /* scratch */
};

/* Gathers the names of people; with `merged`, also those that were merged into others, as names
 * of these. `company` is borrowed. False without memory; free after either. */
bool ngi_people_init(struct ngi_people *people, ng_builder *builder,
                     const struct ngi_company *company, bool merged);
void ngi_people_free(struct ngi_people *people);

/* Both add proposals. False without memory. O(n log n) comparisons for n names: only names with a
 * common block key are compared, and of a crowded block only neighbours. */
bool ngi_people_full_names(struct ngi_people *people, ngi_proposals *out);   /* full_names.c */
bool ngi_people_single_names(struct ngi_people *people, ngi_proposals *out); /* single_names.c */

/* Adds a reason to the proposal's score and to people->why. */
void ngi_people_reason(struct ngi_people *people, struct ngi_proposal *proposal, double nats,
                       const char *text);
/* What is against any two names being one: a list that both stand in, notes of their own, a
 * declaration. */
void ngi_people_objections(struct ngi_people *people, struct ngi_proposal *proposal);
/* Keeps the proposal with the reasons in people->why. */
bool ngi_people_propose(struct ngi_people *people, ngi_proposals *out,
                        struct ngi_proposal proposal);

#endif
