/* SPDX-License-Identifier: MIT
 * names.c - names as written. */
#include "graph/names.h"

#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "base/words.h"

static bool is_one_of(ng_text key, const char *const words[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == key.size && memcmp(words[i], key.data, key.size) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(key, words) is_one_of((key), (words), sizeof(words) / sizeof *(words))

/* Does the text go on with an ending that belongs to the name before the comma? */
static bool is_suffix(ng_text rest) {
    static const char *const suffixes[] = {"inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "corp",
                                           "corp.", "co.", "plc", "s.a.", "jr", "jr.", "sr", "sr.",
                                           "phd", "ph.d.", "md", "mba", "ii", "iii"};
    char word[8];
    size_t size = 0;
    while (size < rest.size && size < sizeof word && strchr(",; )]", rest.data[size]) == NULL) {
        word[size] = ngi_ascii_lower(rest.data[size]);
        size++;
    }
    return IS_ONE_OF(((ng_text){word, size}), suffixes);
}

/* The bytes of what joins the last of several names: "Ada, Ben, and Cleo". */
static size_t joiner_size(ng_text part) {
    if (part.size > 4 && memcmp(part.data, "and ", 4) == 0)
        return 4;
    return part.size > 2 && memcmp(part.data, "& ", 2) == 0 ? 2 : 0;
}

static size_t count_words(ng_text text, bool *plain) {
    size_t words = 0;
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        while (at < text.size && text.data[at] != ' ')
            at++;
        ng_text word = {text.data + begin, at - begin};
        *plain = *plain && memchr(word.data, '(', word.size) == NULL &&
                 memchr(word.data, '[', word.size) == NULL &&
                 memchr(word.data, '@', word.size) == NULL;
        words += word.size > 0 && !ngi_is_name_particle(word);
        at++;
    }
    return words;
}

bool ngi_name_is_inverted(ng_text text) {
    const char *comma = text.size > NGI_MAX_NAME_BYTES ? NULL : memchr(text.data, ',', text.size);
    if (comma == NULL)
        return false;
    size_t at = (size_t)(comma - text.data);
    ng_text last = ngi_text_trimmed(text.data, at);
    ng_text first = ngi_text_trimmed(comma + 1, text.size - at - 1);
    bool plain = memchr(first.data, ',', first.size) == NULL && memchr(first.data, ';', first.size) == NULL;
    size_t last_words = count_words(last, &plain), first_words = count_words(first, &plain);
    return plain && last_words == 1 && (first_words == 1 || first_words == 2) && !is_suffix(first);
}

/* Does a semicolon end, or come before, the part of a list that begins here? The part up to it is
 * a name with its last part first, then; else 0. */
static size_t inverted_size(ng_text value, size_t from) {
    size_t longest = value.size - from, end = from;
    if (longest > NGI_MAX_NAME_BYTES)
        longest = NGI_MAX_NAME_BYTES;
    while (end < from + longest && value.data[end] != ';')
        end++;
    bool listed = (end < value.size && value.data[end] == ';') ||
                  (from > 0 && value.data[from - 1] == ';' && end == value.size);
    bool inverted = listed && ngi_name_is_inverted((ng_text){value.data + from, end - from});
    return inverted ? end - from : 0;
}

bool ngi_names_next(ng_text value, size_t *at, ng_text *part) {
    while (*at < value.size) {
        size_t from = *at, end = from + inverted_size(value, from);
        int depth = 0;
        for (; end < value.size; end++) {
            char c = value.data[end];
            if (c == '(' || c == '[')
                depth++;
            else if ((c == ')' || c == ']') && depth > 0)
                depth--;
            else if (c == ';' && depth == 0)
                break;
            else if (c == ',' && depth == 0) {
                ng_text rest = ngi_text_trimmed(value.data + end + 1, value.size - end - 1);
                if (!is_suffix(rest))
                    break;
            }
        }
        *at = end + 1;
        *part = ngi_text_trimmed(value.data + from, end - from);
        size_t joiner = from == 0 ? 0 : joiner_size(*part);
        *part = ngi_text_trimmed(part->data + joiner, part->size - joiner);
        if (part->size > 0)
            return true;
    }
    return false;
}

/* "speaker 1", "participant 2", "person a": what transcription calls the unnamed. */
static bool is_numbered_placeholder(ng_text key) {
    static const char *const words[] = {"speaker", "participant", "attendee", "person", "guest",
                                        "user", "caller"};
    const char *space = memchr(key.data, ' ', key.size);
    size_t size = space == NULL ? key.size : (size_t)(space - key.data);
    if (!IS_ONE_OF(((ng_text){key.data, size}), words))
        return false;
    size_t rest = key.size - size;
    return rest <= 2 || (rest == 3 && key.data[key.size - 1] >= '0' && key.data[key.size - 1] <= '9');
}

static bool is_placeholder(ng_text key) {
    static const char *const words[] = {
        "",        "-",       "?",          "tbd",      "tba",       "tbc",         "n/a",
        "na",      "none",    "null",       "unknown",  "unnamed",   "someone",     "anonymous",
        "others",  "other",   "and others", "et al",    "et al.",    "everyone",    "all",
        "various", "unknown speaker", "unknown participant", "unidentified", "unidentified speaker",
        "team members", "multiple", "name", "---", "--", "~"};
    return IS_ONE_OF(key, words) || is_numbered_placeholder(key);
}

bool ngi_name_is_self(ng_text key) {
    static const char *const words[] = {"myself", "me", "i"};
    return IS_ONE_OF(key, words);
}

/* Drops quotation marks, bullets and the like around a name, and punctuation behind it. */
static ng_text bare(ng_text text) {
    for (;;) {
        size_t before = text.size;
        text = ngi_text_trimmed(text.data, text.size);
        while (text.size > 1 && strchr("\"'*_", text.data[0]) != NULL &&
               text.data[text.size - 1] == text.data[0]) { /* all of **X** before a lone * */
            text.data++;
            text.size -= 2;
        }
        if (text.size > 0 && strchr(",;:", text.data[text.size - 1]) != NULL)
            text.size--;
        if (text.size > 0 && text.data[0] == '@') {
            text.data++;
            text.size--;
        }
        if (text.size == before)
            return text;
    }
}

struct ngi_name ngi_name_parse(ng_text text, struct ngi_buf *scratch) {
    struct ngi_name name = {.name = bare(text), .aside = {"", 0}};
    name.whole = name.name;
    if (name.name.size > 2 && name.name.data[name.name.size - 1] == ')') {
        size_t open = name.name.size - 1;
        int depth = 0;
        for (; open > 0; open--) {
            depth += name.name.data[open] == ')';
            if (name.name.data[open] == '(' && --depth == 0)
                break;
        }
        if (open > 0) {
            name.aside = ngi_text_trimmed(name.name.data + open + 1, name.name.size - open - 2);
            name.name = bare((ng_text){name.name.data, open});
        }
    }
    ngi_buf_clear(scratch);
    if (name.name.size > NGI_MAX_NAME_BYTES)
        name.name.size = 0; /* prose, not a name */
    ngi_text_key(scratch, name.name.data, name.name.size);
    if (is_placeholder(ngi_buf_view(scratch)))
        name.name.size = 0;
    name.offset = (size_t)(name.name.data - text.data);
    return name;
}
