/* SPDX-License-Identifier: MIT
 * lexicon.c - lists of names and words: looking up, adding.
 *
 * A list is text: sorted lines, built in or added, each ended by '\n'. So it needs no index and no
 * pointers that a loader would have to fill in; a search halves the text and goes back to where the
 * line begins. */
#include "schema/lexicon.h"

#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "schema/schema.h"

struct built_in {
    const char *name;
    const unsigned char *lines;
    size_t size;
};

#include "schema/lists.inc" /* made from schema/lists by build-aux/lists.awk */

const char *ngi_list_name(enum ngi_list list) {
    return built_in[list].name;
}

/* ---------------------------------------------------------------- looking up */

static ng_text line_at(ng_text lines, size_t at) {
    const char *end = memchr(lines.data + at, '\n', lines.size - at);
    return (ng_text){lines.data + at, (size_t)(end - lines.data) - at};
}

static bool is_less(ng_text a, ng_text b) {
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order < 0 || (order == 0 && a.size < b.size);
}

/* Where the first line begins that is not less than the key. */
static size_t find(ng_text lines, ng_text key) {
    size_t low = 0, high = lines.size;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        while (middle > low && lines.data[middle - 1] != '\n')
            middle--;
        ng_text line = line_at(lines, middle);
        if (is_less(line, key))
            low = middle + line.size + 1;
        else
            high = middle;
    }
    return low;
}

static ng_text built_in_lines(enum ngi_list list) {
    return (ng_text){(const char *)built_in[list].lines, built_in[list].size};
}

ng_text ngi_lexicon_added(const ng_schema *schema, enum ngi_list list) {
    if (schema == NULL || schema->words[list].count == 0)
        return (ng_text){"", 0};
    return (ng_text){schema->words[list].items, schema->words[list].count};
}

/* Is the key the line that begins there, or, before a space, its first word? */
static bool begins(ng_text lines, size_t at, ng_text key, char end) {
    return lines.size - at > key.size && memcmp(lines.data + at, key.data, key.size) == 0 &&
           lines.data[at + key.size] == end;
}

static bool has(ng_text lines, enum ngi_list list, ng_text key) {
    return begins(lines, find(lines, key), key, list == NGI_LIST_NICKNAMES ? ' ' : '\n');
}

bool ngi_lexicon_has(const ng_schema *schema, enum ngi_list list, ng_text key) {
    return key.size > 0 &&
           (has(built_in_lines(list), list, key) || has(ngi_lexicon_added(schema, list), list, key));
}

/* Steps over the word at the start of `text` and a space behind it. */
static ng_text next_word(ng_text *text) {
    const char *space = memchr(text->data, ' ', text->size);
    ng_text word = {text->data, space == NULL ? text->size : (size_t)(space - text->data)};
    size_t step = word.size + (space != NULL);
    text->data += step;
    text->size -= step;
    return word;
}

/* The full name with this number; if there are less, the number of those missing. */
static ng_text full_name(ng_text lines, ng_text nickname, size_t *index) {
    for (size_t at = find(lines, nickname); begins(lines, at, nickname, ' ');) {
        ng_text line = line_at(lines, at), names = line;
        (void)next_word(&names);
        while (names.size > 0) {
            ng_text name = next_word(&names);
            if ((*index)-- == 0)
                return name;
        }
        at += line.size + 1;
    }
    return (ng_text){NULL, 0};
}

ng_text ngi_lexicon_full_name(const ng_schema *schema, ng_text nickname, size_t index) {
    ng_text name = full_name(built_in_lines(NGI_LIST_NICKNAMES), nickname, &index);
    return name.data != NULL
               ? name
               : full_name(ngi_lexicon_added(schema, NGI_LIST_NICKNAMES), nickname, &index);
}

/* ---------------------------------------------------------------- adding */

static ng_status insert(ng_schema *schema, enum ngi_list list, ng_text line) {
    ng_text lines = ngi_lexicon_added(schema, list);
    size_t at = find(lines, line);
    if (begins(lines, at, line, '\n'))
        return NG_OK;
    if (!ngi_vec_reserve(&schema->mem, &schema->words[list], lines.size + line.size + 1))
        return NG_E_NOMEM;
    char *place = schema->words[list].items + at;
    memmove(place + line.size + 1, place, lines.size - at);
    memcpy(place, line.data, line.size);
    place[line.size] = '\n';
    schema->words[list].count += line.size + 1;
    return NG_OK;
}

/* Folds the word and adds it; what is built in need not be added. */
static ng_status add(ng_schema *schema, enum ngi_list list, ng_text word, const char **expected) {
    struct ngi_buf folded;
    ngi_buf_init(&folded, &schema->mem, NGI_MAX_SCHEMA_BYTES * 4);
    ngi_text_key(&folded, word.data, word.size);
    ng_text key = ngi_buf_view(&folded);
    bool pair = memchr(key.data, ' ', key.size) != NULL;
    ng_status status = folded.status;
    *expected = list == NGI_LIST_NICKNAMES
                    ? "a short form and its full names, such as `Bob Robert`"
                    : "a list of names or words";
    if (status == NG_OK && (key.size == 0 || (list == NGI_LIST_NICKNAMES && !pair)))
        status = NG_E_SYNTAX;
    else if (status == NG_OK && !has(built_in_lines(list), list, key))
        status = insert(schema, list, key);
    ngi_buf_free(&folded);
    return status;
}

ng_status ngi_lexicon_declare(ng_schema *schema, ng_text list, ng_text word,
                              const char **expected) {
    for (int i = 0; i < NGI_LIST_COUNT; i++)
        if (strlen(built_in[i].name) == list.size &&
            memcmp(built_in[i].name, list.data, list.size) == 0)
            return add(schema, (enum ngi_list)i, word, expected);
    *expected = "lists below it: given-names, surnames, nicknames, titles, post-nominals, "
                "organisations, organisation-words, project-words, team-words, topic-words, "
                "forum-words or mail-hosts";
    return NG_E_SYNTAX;
}
