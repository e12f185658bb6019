/* SPDX-License-Identifier: MIT
 * schema.h - owns what words mean in a vault: keys, types, sections, folders, ignored names. */
#ifndef NGI_SCHEMA_H
#define NGI_SCHEMA_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

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
    NGI_ROLE_IGNORED
};

struct ngi_rule {
    ng_text name; /* folded */
    enum ngi_role role;
    ng_relation relation;
    ng_kind kind;
};

struct ng_schema {
    ng_allocator mem;
    struct ngi_arena arena;
    ng_text home, owner;
    NGI_VEC(struct ngi_rule) keys;
    NGI_VEC(struct ngi_rule) types;    /* name and kind */
    NGI_VEC(struct ngi_rule) sections; /* name, relation and kind */
    NGI_VEC(struct ngi_rule) folders;  /* name and kind */
    NGI_VEC(struct ngi_rule) ignored;  /* name */
};

/* What the schema says of a key, `type` value, heading or folder name; NULL if nothing. `scratch`
 * is overwritten; a failure to fold for want of memory shows in its status. */
const struct ngi_rule *ngi_schema_key(const ng_schema *schema, struct ngi_buf *scratch,
                                      ng_text name);
const struct ngi_rule *ngi_schema_type(const ng_schema *schema, struct ngi_buf *scratch,
                                       ng_text name);
const struct ngi_rule *ngi_schema_section(const ng_schema *schema, struct ngi_buf *scratch,
                                          ng_text name);
const struct ngi_rule *ngi_schema_folder(const ng_schema *schema, struct ngi_buf *scratch,
                                         ng_text name);

/* Is a file or folder of this name left out? */
bool ngi_schema_ignores(const ng_schema *schema, struct ngi_buf *scratch, ng_text name);

#endif
