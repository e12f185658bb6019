/* SPDX-License-Identifier: MIT
 * targets.h - owns what links lead to: the notes by path and by file name. */
#ifndef NGI_TARGETS_H
#define NGI_TARGETS_H

#include "base/intern.h"
#include "note/fact.h"

struct ngi_link_target;

struct ngi_targets {
    ng_allocator mem;
    const ng_notes *notes;
    struct ngi_intern stems;      /* folded file names without extension */
    NGI_VEC(uint32_t) stem_notes; /* by stem number: its last note */
    uint32_t *same_stem;          /* by note: the previous one with the same stem, or NG_NONE */
    struct ngi_intern paths;      /* folded paths without extension */
    NGI_VEC(uint32_t) path_notes; /* by path number */
    struct ngi_link_target *by_text; /* of the notes: what a link leads to from anywhere */
    struct ngi_buf key, path;        /* scratch */
};

/* Both return false without memory; free after either. `notes` is borrowed. */
bool ngi_targets_init(struct ngi_targets *targets, const ng_allocator *mem, const ng_notes *notes);
void ngi_targets_free(struct ngi_targets *targets);

/* The note that a link in note `from` leads to, NG_NONE if there is none. "./x" and "../x" say where
 * it is; else the path from the root counts, then the one in the note's own folder, then the best of
 * those that end alike; if there were several, it was ambiguous. `text` is the number of `target`
 * in the notes' texts, or NG_NONE. */
bool ngi_targets_resolve(struct ngi_targets *targets, size_t from, uint32_t text, ng_text target,
                         uint32_t *note, bool *is_ambiguous);

/* True when asked for the first time of this text: a link is told once, where it is first. */
bool ngi_targets_tell(struct ngi_targets *targets, uint32_t text);

/* The last part of a path. */
ng_text ngi_path_last(ng_text path);
/* That without its extension; part of `path`, so that it tells where the folder ends. */
ng_text ngi_path_stem(ng_text path);

#endif
