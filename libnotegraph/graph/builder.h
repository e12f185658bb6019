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
    NGI_SLOT_RELATED,
    NGI_SLOT_COUNT
};

struct ngi_entity {
    uint32_t key;   /* number in builder->keys; NG_NONE: a meeting or other note found by path */
    uint32_t same_as; /* the entity that this one was merged into, NG_NONE if none */
    uint32_t name;  /* number in builder->texts: the name of its own note, or NG_NONE */
    ng_kind kind;   /* declared, or NG_KIND_UNKNOWN until infer.c has decided */
    double confidence;
    ng_text subkind; /* lent by the schema; "" if none */
    ng_date date;
    bool is_owner, is_home;
    bool has_note;  /* a note is its own */
    bool is_stated; /* something speaks of it, besides an alias file or the schema */
    uint32_t slots[NGI_SLOT_COUNT];
};

struct ngi_spelling { /* a name as it was read for an entity */
    uint32_t entity, text;
};

struct ngi_list_item { /* of a Related list, in the order of reading */
    uint32_t list, entity;
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
    NGI_VEC(struct ngi_list_item) list_items; /* by list */
    uint32_t list_count;
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

/* Notes that the entity was spelled like this. */
bool ngi_builder_spelled(ng_builder *builder, uint32_t entity, ng_text spelling);

bool ngi_builder_attribute(ng_builder *builder, uint32_t entity, ng_text key, ng_text value);

bool ngi_builder_edge(ng_builder *builder, const struct ngi_raw_edge *edge);

/* Follows same_as to the entity that stands for all merged into it. */
uint32_t ngi_builder_canonical(const ng_builder *builder, uint32_t entity);

/* Sorts, types and freezes what was built; see freeze.c. */
ng_status ngi_freeze(ng_graph **out, ng_ctx *ctx, ng_builder *builder);

/* Gives the facts of builder->notes their meaning; see interpret.c. */
ng_status ngi_interpret(ng_builder *builder);

/* Decides the kind of every entity that has none declared; see infer.c. */
bool ngi_infer_kinds(ng_builder *builder);

#endif
