/* SPDX-License-Identifier: MIT
 * builder.h - owns a graph in the making: entities by identity key, and everything said of them. */
#ifndef NGI_BUILDER_H
#define NGI_BUILDER_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/intern.h"
#include "note/fact.h"
#include "schema/schema.h"

/* The ways in which a name can stand in a note; how often an entity's does is what its kind is
 * inferred from (infer.c gives the weights). */
enum ngi_slot {
    NGI_SLOT_PARTICIPANT, /* front matter: attended */
    NGI_SLOT_ATTENDEE,    /* header line or section: attended */
    NGI_SLOT_TASK_OWNER,
    NGI_SLOT_PERSON,  /* a key of people: person, manager */
    NGI_SLOT_ORG,     /* a key of organisations: account, company */
    NGI_SLOT_PROJECT, /* a key of projects */
    NGI_SLOT_FORUM,   /* a key of forums */
    NGI_SLOT_HEADER_FORUM,
    NGI_SLOT_CONTACT,  /* a section of people: Key Contacts */
    NGI_SLOT_EMPLOYER, /* in parentheses behind a person's name */
    NGI_SLOT_FOLDER_PERSON, /* a folder of notes about it, in a folder of people */
    NGI_SLOT_FOLDER_ORG,
    NGI_SLOT_FOLDER_PROJECT,
    NGI_SLOT_FOLDER_FORUM,
    NGI_SLOT_RELATED,
    NGI_SLOT_COUNT
};

struct ngi_entity {
    uint32_t key;   /* number in builder->keys; NG_NONE: a meeting or other note found by path */
    uint32_t same_as; /* the entity that this one was merged into, NG_NONE if none */
    uint32_t name;  /* number in builder->texts: the name of its own note, or NG_NONE */
    ng_kind kind;   /* declared, or NG_KIND_UNKNOWN until infer.c has decided */
    bool is_declared; /* the kind is */
    ng_kind runner_up; /* the kind that came second */
    double lead;       /* of the best kind over the second, in nats */
    double confidence;
    ng_text subkind; /* lent by the schema; "" if none */
    ng_date date;
    bool is_owner, is_home;
    bool has_note;  /* a note is its own */
    bool is_stated; /* something speaks of it, besides an alias file or the schema */
    uint32_t slots[NGI_SLOT_COUNT];  /* how often it stands in each */
    uint32_t places[NGI_SLOT_COUNT]; /* where first, in builder->places, if it does */
};

struct ngi_place {
    uint32_t path; /* number in builder->texts */
    uint32_t line, column;
};

struct ngi_spelling { /* a name as it was read for an entity */
    uint32_t entity, text;
    bool is_borrowed; /* read for another, which was merged into it */
};

/* Names that stand together: the values of one key, the items below one heading. */
struct ngi_name_list {
    uint32_t unit;  /* the entity whose note it stands in: a meeting */
    uint8_t slot;   /* enum ngi_slot */
    bool is_mixed;  /* its items may be of any kind: Related */
    uint32_t first; /* in builder->list_items; it ends where the next list begins */
    uint32_t place; /* of its first name */
};

/* What speaks for an entity's kind. */
struct ngi_evidence {
    uint32_t entity;
    uint8_t type, kind; /* ng_evidence_type, ng_kind */
    float weight;       /* nats */
    uint32_t count;     /* how often */
    uint32_t text;      /* number in builder->texts, or NG_NONE */
    uint32_t place;     /* in builder->places, or NG_NONE */
};

/* Two spellings that may mean one entity. */
struct ngi_match {
    uint32_t a, b;       /* entities */
    uint32_t name_a, name_b; /* numbers in builder->texts */
    uint8_t verdict;     /* ng_verdict */
    float score;         /* nats for being the same */
    uint32_t why;        /* number in builder->texts */
    uint32_t place;      /* in builder->places, or NG_NONE */
};

struct ngi_raw_edge {
    uint32_t source, target; /* entities */
    uint32_t relation;
    ng_date date;
    uint32_t path; /* number in builder->texts, NG_NONE: no origin */
    uint32_t line, column;
};

struct ngi_attribute {
    uint32_t entity, key, value; /* texts */
};

struct ngi_own_note { /* a note that is an entity's own, or describes a meeting */
    uint32_t entity, path;
    uint32_t title, source, source_ref; /* of a meeting's, in builder->texts; NG_NONE if none */
    ng_date date;
};

struct ng_builder {
    ng_allocator mem;
    const ng_schema *schema;
    ng_schema *own_schema; /* the defaults, if none was given */
    const ng_notes *notes;
    struct ngi_intern keys;  /* identity keys */
    struct ngi_intern texts; /* names, paths, attributes */
    NGI_VEC(uint32_t) key_entities; /* by key number: the entity it stands for */
    NGI_VEC(struct ngi_entity) entities;
    NGI_VEC(struct ngi_spelling) spellings;
    NGI_VEC(struct ngi_name_list) lists; /* in the order of reading */
    NGI_VEC(uint32_t) list_items;   /* entities */
    NGI_VEC(struct ngi_place) places;
    NGI_VEC(struct ngi_evidence) evidence; /* by entity */
    NGI_VEC(struct ngi_match) matches;
    NGI_VEC(uint64_t) different; /* pairs of entities declared to be different, sorted */
    NGI_VEC(struct ngi_raw_edge) edges;
    NGI_VEC(struct ngi_attribute) attributes;
    NGI_VEC(struct ngi_own_note) own_notes;
    struct ngi_findings findings;
    size_t told; /* findings that are not to be handed to the sink: they come from the notes */
    struct ngi_buf key; /* scratch */
    uint32_t owner;     /* entity, NG_NONE until there is one */
    bool spent;
};

/* All return false, or NG_NONE, without memory. */

/* A new entity that no name leads to yet. */
uint32_t ngi_builder_new_entity(ng_builder *builder);

/* The entity called `name` (clean text), found or made; *out is NG_NONE for a name whose key is
 * empty. "Myself" is the owner. */
bool ngi_builder_entity(ng_builder *builder, ng_text name, uint32_t *out);

/* The same, but never an entity with a note of its own: a link to no file name, taken strictly. */
bool ngi_builder_ghost(ng_builder *builder, ng_text name, uint32_t *out);

/* The entity that the key of `name` leads to, or NG_NONE. */
bool ngi_builder_find(ng_builder *builder, ng_text name, uint32_t *out);

/* Makes `name` lead to `entity`, unless it leads elsewhere already (*taken is then by whom). */
bool ngi_builder_claim(ng_builder *builder, ng_text name, uint32_t entity, uint32_t *taken);

/* Declares the kind, unless there is one already. */
void ngi_builder_declare(ng_builder *builder, uint32_t entity, ng_kind kind);

/* Makes two entities, with all that stand for the same, one. */
void ngi_builder_same(ng_builder *builder, uint32_t whole, uint32_t part);

/* Moves what was counted of one to the other. */
void ngi_builder_pool(ng_builder *builder, uint32_t whole, uint32_t part);

/* Does the schema declare that the two are not one? */
bool ngi_builder_are_different(const ng_builder *builder, uint32_t a, uint32_t b);

/* Notes that the entity was spelled like this. */
bool ngi_builder_spelled(ng_builder *builder, uint32_t entity, ng_text spelling);

/* The first spelling of each entity, or NG_NONE, in an array of as many as there are entities. NULL
 * without memory, or entities. The caller releases it. */
uint32_t *ngi_builder_spellings(const ng_builder *builder);

bool ngi_builder_attribute(ng_builder *builder, uint32_t entity, ng_text key, ng_text value);

bool ngi_builder_edge(ng_builder *builder, const struct ngi_raw_edge *edge);

/* Follows same_as to the entity that stands for all merged into it. */
uint32_t ngi_builder_canonical(const ng_builder *builder, uint32_t entity);

/* Merges `part` into `whole`, which pools what is known of both. */
void ngi_builder_absorb(ng_builder *builder, uint32_t whole, uint32_t part);

/* Sorts, types and freezes what was built; see freeze.c. */
ng_status ngi_freeze(ng_graph **out, ng_ctx *ctx, ng_builder *builder);

/* Gives the facts of builder->notes their meaning; see interpret.c. */
ng_status ngi_interpret(ng_builder *builder);

/* Decides the kind of every entity that has none declared; of merged ones, of the one that stands
 * for all. With `record`, keeps the evidence as well. See infer.c. */
bool ngi_infer_kinds(ng_builder *builder, bool record);

/* Merges what is the same person or organisation under several names, and notes what may be; see
 * resolve.c. */
bool ngi_resolve_names(ng_builder *builder);

#endif
