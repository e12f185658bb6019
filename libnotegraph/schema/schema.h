/* SPDX-License-Identifier: MIT
 * schema.h - owns what words mean in a vault: keys, types, tags, sections, folders, ignored names,
 * other names of the same people, further words for the lists of the lexicon. */
#ifndef NGI_SCHEMA_H
#define NGI_SCHEMA_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "schema/lexicon.h"

/* What the value of a front-matter key or header line is for. */
enum ngi_role {
    NGI_ROLE_NONE = 0, /* the schema does not know the key */
    NGI_ROLE_RELATION, /* names entities: `relation`, `kind` */
    NGI_ROLE_TYPE,
    NGI_ROLE_TITLE,
    NGI_ROLE_DATE,
    NGI_ROLE_ALIASES,
    NGI_ROLE_SOURCE,     /* a dated note's origin in general: "transcript" */
    NGI_ROLE_SOURCE_REF, /* the recording or e-mail it was made from */
    NGI_ROLE_ATTRIBUTE,  /* kept as the node's attribute */
    NGI_ROLE_TAGS,
    NGI_ROLE_IGNORE,
    NGI_ROLE_COUNT
};

/* The lists of rules, in the order in which they are written. */
enum ngi_rules {
    NGI_RULES_KINDS,    /* sub-kinds: name -> kind */
    NGI_RULES_TYPES,    /* values of `type` -> kind */
    NGI_RULES_TAGS,     /* tags of an entity's own note -> kind */
    NGI_RULES_FOLDERS,  /* folders of own notes -> kind */
    NGI_RULES_PREFIXES, /* of the file names of own notes -> kind */
    NGI_RULES_KEYS,     /* front matter, header lines, inline fields -> role, relation, kind */
    NGI_RULES_SECTIONS, /* headings -> relation, kind */
    NGI_RULES_COUNT
};

struct ngi_rule {
    ng_text name;  /* folded */
    ng_text shown; /* as declared */
    enum ngi_role role;
    uint32_t relation; /* ng_relation, or NG_REL_DECLARED + number in relations */
    ng_kind kind;
    ng_text subkind; /* "" if none: "customer" */
};

/* Which notes are taken for notes of one meeting. */
enum ngi_merge_meetings {
    NGI_MERGE_EXACT, /* those made from one source */
    NGI_MERGE_LIKELY, /* also those that are alike enough */
    NGI_MERGE_OFF    /* none */
};

struct ngi_alias {
    ng_text name, variant; /* clean text */
    ng_kind kind;
};

typedef NGI_VEC(struct ngi_alias) ngi_aliases;

typedef NGI_VEC(ng_text) ngi_text_vec;

struct ng_schema {
    ng_allocator mem;
    struct ngi_arena arena;
    ng_text home;
    ngi_text_vec owners;    /* the first is the name, the others are further spellings */
    ngi_text_vec relations; /* declared ones */
    ngi_text_vec ignore;    /* names, and globs of paths */
    ngi_text_vec read;      /* names taken off the defaults of ignore */
    ngi_text_vec include;   /* globs: if there are any, only what matches is read */
    ngi_text_vec nobody;    /* folded names that are nobody */
    ngi_text_vec alias_files;
    ngi_aliases aliases;   /* names of one entity */
    ngi_aliases different; /* names of two */
    ngi_aliases entities;  /* names and their kinds; the variant is the sub-kind */
    NGI_VEC(struct ngi_rule) rules[NGI_RULES_COUNT];
    NGI_VEC(char) words[NGI_LIST_COUNT]; /* added to the built-in lists: lexicon.c */
    bool strict_links;
    enum ngi_merge_meetings merge_meetings;
};

/* What the schema says of a name in one of its lists; NULL if nothing. `scratch` is overwritten; a
 * failure to fold for want of memory shows in its status. The last declaration of a name counts. */
const struct ngi_rule *ngi_schema_rule(const ng_schema *schema, enum ngi_rules rules,
                                       struct ngi_buf *scratch, ng_text name);

/* The longest declared prefix that the file name begins with; NULL if none. */
const struct ngi_rule *ngi_schema_prefix(const ng_schema *schema, ng_text file_name);

/* Is the file or folder with this path and (last) name left out? */
bool ngi_schema_ignores(const ng_schema *schema, struct ngi_buf *scratch, const char *path,
                        const char *name);
/* Is a note with this path wanted by the include globs? */
bool ngi_schema_includes(const ng_schema *schema, const char *path);

bool ngi_schema_is_nobody(const ng_schema *schema, ng_text key);

/* Declares `group[.name]: value` as in the file. NG_OK, NG_E_NOMEM, NG_E_SYNTAX (unknown group or
 * malformed value; `expected` says what belongs there). `in_list`: the value is a list's item. */
ng_status ngi_schema_declare(ng_schema *schema, ng_text group, ng_text name, ng_text value,
                             bool in_list, const char **expected);

/* The names of roles as the file has them; NULL for those without one. */
const char *ngi_role_name(enum ngi_role role);
const char *ngi_rules_name(enum ngi_rules rules);

/* Adds the built-in rules. False without memory. */
bool ngi_schema_add_defaults(ng_schema *schema);

#endif
