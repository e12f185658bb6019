/* SPDX-License-Identifier: MIT
 * frontmatter.h - YAML as people and their programs write it, for the benchmark's vaults. */
#ifndef BENCH_FRONTMATTER_H
#define BENCH_FRONTMATTER_H

#include "random.h"
#include "text.h"

/* How the writer of one note writes. */
struct hand {
    enum { PLAIN, DOUBLE, SINGLE } quotes;
    enum { IN_BRACKETS, WITH_DASHES, WITH_DASHES_INDENTED } lists;
    enum { NO_LINKS, QUOTED_LINKS, BARE_LINKS } links;
};

struct hand hand_pick(struct random *random);

void yaml_value(struct text *out, struct hand hand, const char *key, const char *value);
/* The value is a link if the hand writes links. */
void yaml_name(struct text *out, struct hand hand, const char *key, const char *name);
void yaml_names(struct text *out, struct hand hand, const char *key, const char *const *names,
                uint32_t count);
/* A text over several lines. */
void yaml_folded(struct text *out, const char *key, const char *first, const char *second);
/* A line that is not valid YAML. */
void yaml_malformed(struct text *out, struct random *random);

#endif
