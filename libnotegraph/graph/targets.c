/* SPDX-License-Identifier: MIT
 * targets.c - what links lead to. */
#include "graph/targets.h"

#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"

struct ngi_link_target {
    bool known, is_exact, is_ambiguous, is_told;
    uint32_t note;
};

ng_text ngi_path_last(ng_text path) {
    size_t begin = path.size;
    while (begin > 0 && path.data[begin - 1] != '/')
        begin--;
    return (ng_text){path.data + begin, path.size - begin};
}

ng_text ngi_path_stem(ng_text path) {
    ng_text last = ngi_path_last(path);
    for (size_t i = last.size; i > 0; i--)
        if (last.data[i - 1] == '.')
            return (ng_text){last.data, i - 1};
    return last;
}

static bool fold_into(struct ngi_buf *key, ng_text text) {
    ngi_buf_clear(key);
    ngi_text_key(key, text.data, text.size);
    return key->status == NG_OK;
}

static ng_text note_path(const struct ngi_targets *t, size_t note) {
    return t->notes->notes.items[note].path;
}

/* The note's path without its extension. */
static ng_text stem_path(const struct ngi_targets *t, size_t note) {
    ng_text path = note_path(t, note), stem = ngi_path_stem(path);
    return (ng_text){path.data, (size_t)(stem.data - path.data) + stem.size};
}

static bool index_note(struct ngi_targets *t, uint32_t note) {
    uint32_t stem, path;
    if (!fold_into(&t->key, ngi_path_stem(note_path(t, note))) ||
        !ngi_intern_add(&t->stems, t->key.data, t->key.size, &stem) ||
        !fold_into(&t->key, stem_path(t, note)) ||
        !ngi_intern_add(&t->paths, t->key.data, t->key.size, &path))
        return false;
    if (stem == t->stem_notes.count) {
        uint32_t *last = ngi_vec_push(&t->mem, &t->stem_notes);
        if (last == NULL)
            return false;
        *last = NG_NONE;
    }
    if (path == t->path_notes.count) { /* else one that differs in letter case comes before */
        uint32_t *first = ngi_vec_push(&t->mem, &t->path_notes);
        if (first == NULL)
            return false;
        *first = note;
    }
    t->same_stem[note] = t->stem_notes.items[stem];
    t->stem_notes.items[stem] = note;
    return true;
}

bool ngi_targets_init(struct ngi_targets *t, const ng_allocator *mem, const ng_notes *notes) {
    size_t count = notes->notes.count;
    *t = (struct ngi_targets){.mem = *mem, .notes = notes};
    ngi_intern_init(&t->stems, mem);
    ngi_intern_init(&t->paths, mem);
    ngi_buf_init(&t->key, mem, NGI_MAX_VALUE_BYTES * 20);
    ngi_buf_init(&t->path, mem, NGI_MAX_VALUE_BYTES * 20);
    t->same_stem = ngi_alloc_zero(mem, count, sizeof *t->same_stem);
    t->by_text = ngi_alloc_zero(mem, notes->texts.count, sizeof *t->by_text);
    bool memory = (t->same_stem != NULL || count == 0) &&
                  (t->by_text != NULL || notes->texts.count == 0);
    for (uint32_t note = 0; note < count && memory; note++)
        memory = index_note(t, note);
    return memory;
}

void ngi_targets_free(struct ngi_targets *t) {
    ngi_release(&t->mem, t->same_stem, t->notes->notes.count * sizeof *t->same_stem);
    ngi_release(&t->mem, t->by_text, t->notes->texts.count * sizeof *t->by_text);
    ngi_vec_free(&t->mem, &t->stem_notes);
    ngi_vec_free(&t->mem, &t->path_notes);
    ngi_intern_free(&t->stems);
    ngi_intern_free(&t->paths);
    ngi_buf_free(&t->key);
    ngi_buf_free(&t->path);
}

static uint32_t note_at(const struct ngi_targets *t, ng_text folded_path) {
    uint32_t number = ngi_intern_find(&t->paths, folded_path.data, folded_path.size);
    return number == NG_NONE ? NG_NONE : t->path_notes.items[number];
}

/* Does the note's path end with the folded target, at a folder's border? */
static bool path_ends_with(struct ngi_targets *t, size_t note, ng_text target) {
    if (!fold_into(&t->path, stem_path(t, note)))
        return false;
    ng_text folded = ngi_buf_view(&t->path);
    if (folded.size < target.size ||
        memcmp(folded.data + folded.size - target.size, target.data, target.size) != 0)
        return false;
    return folded.size == target.size || folded.data[folded.size - target.size - 1] == '/';
}

/* Of notes whose paths end alike: the shorter path, then the first in the alphabet. */
static bool is_better(const struct ngi_targets *t, uint32_t a, uint32_t b) {
    size_t p = note_path(t, a).size, q = note_path(t, b).size;
    return p != q ? p < q : a < b;
}

/* How many dots the target begins with, if it is "./x" or "../x"; else 0. */
static size_t leading_dots(ng_text target) {
    size_t dots = 0;
    while (dots < target.size && target.data[dots] == '.')
        dots++;
    return dots > 0 && dots < 3 && dots < target.size && target.data[dots] == '/' ? dots : 0;
}

/* Makes the path from the root that "../x" means in the folder with the first `folder` bytes of
 * `path`. There is nothing above the root. */
static void add_relative(struct ngi_buf *out, ng_text path, size_t folder, ng_text target) {
    for (size_t dots; (dots = leading_dots(target)) > 0;) {
        folder -= dots == 2 && folder > 0; /* the slash */
        while (dots == 2 && folder > 0 && path.data[folder - 1] != '/')
            folder--;
        target.data += dots + 1;
        target.size -= dots + 1;
    }
    ngi_buf_clear(out);
    ngi_buf_add(out, path.data, folder);
    ngi_buf_text(out, target);
}

/* What a link with this folded target leads to from anywhere: the exact path, else the best of the
 * paths that end with it. */
static struct ngi_link_target find_target(struct ngi_targets *t, ng_text key, bool rooted) {
    struct ngi_link_target target = {.known = true, .note = note_at(t, key)};
    target.is_exact = target.note != NG_NONE || rooted;
    if (target.is_exact)
        return target;
    ng_text stem = ngi_path_last(key);
    uint32_t number = ngi_intern_find(&t->stems, stem.data, stem.size);
    uint32_t note = number == NG_NONE ? NG_NONE : t->stem_notes.items[number];
    for (; note != NG_NONE; note = t->same_stem[note]) {
        if (stem.size != key.size && !path_ends_with(t, note, key))
            continue;
        target.is_ambiguous = target.note != NG_NONE;
        if (target.note == NG_NONE || is_better(t, note, target.note))
            target.note = note;
    }
    return target;
}

/* The note whose path, from the root, is what t->path holds. False without memory. */
static bool find_exact(struct ngi_targets *t, uint32_t *out) {
    if (t->path.status != NG_OK || !fold_into(&t->key, ngi_buf_view(&t->path)))
        return false;
    *out = note_at(t, ngi_buf_view(&t->key));
    return true;
}

bool ngi_targets_resolve(struct ngi_targets *t, size_t from, uint32_t text, ng_text target,
                         uint32_t *out, bool *is_ambiguous) {
    ng_text path = note_path(t, from);
    size_t folder = path.size - ngi_path_last(path).size;
    *is_ambiguous = false;
    if (leading_dots(target) > 0) {
        add_relative(&t->path, path, folder, target);
        return find_exact(t, out);
    }
    bool rooted = target.size > 0 && target.data[0] == '/';
    while (target.size > 0 && target.data[0] == '/')
        target.data++, target.size--;
    struct ngi_link_target found = {.known = false};
    if (text != NG_NONE)
        found = t->by_text[text];
    if (!found.known) {
        if (!fold_into(&t->key, target))
            return false;
        found = find_target(t, ngi_buf_view(&t->key), rooted);
        if (t->path.status == NG_E_NOMEM)
            return false;
        found.is_told = text != NG_NONE && t->by_text[text].is_told;
        if (text != NG_NONE)
            t->by_text[text] = found;
    }
    if (!found.is_exact && folder > 0) {
        ngi_buf_clear(&t->path);
        ngi_buf_add(&t->path, path.data, folder);
        ngi_buf_text(&t->path, target);
        if (!find_exact(t, out) || *out != NG_NONE)
            return t->path.status == NG_OK && t->key.status == NG_OK;
    }
    *out = found.note;
    *is_ambiguous = found.is_ambiguous;
    return true;
}

bool ngi_targets_tell(struct ngi_targets *t, uint32_t text) {
    bool first = !t->by_text[text].is_told;
    t->by_text[text].is_told = true;
    return first;
}
