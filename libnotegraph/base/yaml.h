/* SPDX-License-Identifier: MIT
 * yaml.h - owns reading YAML as a flat list of strings with positions. The only caller of libyaml.
 */
#ifndef NGI_YAML_H
#define NGI_YAML_H

#include <stdbool.h>

#include "base/buf.h"

/* One scalar. Everything is a string: `2025-12-16`, `NO` and `007` stay what was written. */
struct ngi_yaml_value {
    ng_text key;  /* keys from the root down joined by '.': "participants", "people.Ann Lee" */
    ng_text text; /* the scalar; of `[[Link]]`, all of it with its brackets; "" for an empty one */
    uint32_t line, column;         /* of its first character (its quote), from 1 */
    uint32_t key_line, key_column; /* of the last key */
    bool in_list;                  /* one of several values, or written like one */
    int lead; /* how many columns after it the text begins, as it is; -1: it is not there as it is
                 (folded over lines, with escapes) */
};

/* What went wrong, and where. */
struct ngi_yaml_problem {
    const char *code; /* static: "bad-front-matter", "duplicate-key", "template-field" */
    ng_severity severity;
    uint32_t line, column;
    const char *text; /* lent for the call */
};

/* Both return false to stop for want of memory. All text is lent for the call. */
struct ngi_yaml_sink {
    bool (*value)(void *user, const struct ngi_yaml_value *value);
    bool (*problem)(void *user, const struct ngi_yaml_problem *problem);
    void *user;
};

/* Reads one YAML mapping, whose first byte stands at `first_line`, column 1. A malformed line
 * costs that line: the rest is read key by key. Aliases, anchors and tags are not followed.
 * NG_OK, or NG_E_NOMEM. */
ng_status ngi_yaml_read(const ng_allocator *mem, const char *data, size_t size,
                        uint32_t first_line, const struct ngi_yaml_sink *sink);

/* The same where the value of one key stands for a whole mapping within the root's: of
 * `with: {name: Ann, role: x}` "Ann" is given as `with` and "x" as `with.role`. `naming` has these
 * keys, the best first, and NULL. */
ng_status ngi_yaml_read_named(const ng_allocator *mem, const char *data, size_t size,
                              uint32_t first_line, const char *const *naming,
                              const struct ngi_yaml_sink *sink);

#endif
