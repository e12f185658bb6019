/* SPDX-License-Identifier: MIT
 * person.c - how alike two names of people are.
 *
 * Words are compared one by one: a distance over whole names takes "Ann Lee" and "Ian Lee" for
 * one (Jaro-Winkler at .9 is right two times of three), and words say in what they differ. */
#include "graph/person.h"

#include <string.h>

#include "base/unicode.h"
#include "base/words.h"
#include "schema/lexicon.h"

enum { MAX_WORD = 40 }; /* bytes of a word that are compared */

static const char BETWEEN[] = " .,\"-";

static bool is_one_of(char c, const char *set) {
    return c != '\0' && strchr(set, c) != NULL;
}

/* Adds the words of the text. */
static void split(struct ngi_person *person, ng_text text, const char *between) {
    for (size_t at = 0; at < text.size && person->count < NGI_PERSON_WORDS;) {
        while (at < text.size && is_one_of(text.data[at], between))
            at++;
        size_t begin = at;
        while (at < text.size && !is_one_of(text.data[at], between))
            at++;
        ng_text word = {text.data + begin, at - begin};
        ng_text last = person->count > 0 ? person->words[person->count - 1] : (ng_text){"", 0};
        bool doubled = last.size == word.size && memcmp(last.data, word.data, word.size) == 0;
        if (word.size > 0 && !doubled && !ngi_is_name_particle(word)) /* "Ann Lee Lee" is a slip of the pipeline */
            person->words[person->count++] = word;
    }
}

static void drop_word(struct ngi_person *person, size_t index) {
    memmove(person->words + index, person->words + index + 1,
            (person->count - index - 1) * sizeof *person->words);
    person->count--;
}

/* "dr", "phd": not part of the name, if something is left without them. */
static void drop_titles(struct ngi_person *person, const ng_schema *schema) {
    for (size_t i = person->count; i-- > 0 && person->count > 1;)
        if (ngi_lexicon_has(schema, NGI_LIST_TITLES, person->words[i]) ||
            ngi_lexicon_has(schema, NGI_LIST_POST_NOMINALS, person->words[i]))
            drop_word(person, i);
}

/* "ann.lee27" */
static void drop_digits(struct ngi_person *person) {
    for (size_t i = person->count; i-- > 0;) {
        ng_text *word = &person->words[i];
        while (word->size > 0 && is_one_of(word->data[word->size - 1], "0123456789"))
            word->size--;
        if (word->size == 0)
            drop_word(person, i);
    }
}

/* "falk, ingrid": where the comma is; 0 if it is no such name. */
static size_t inverted_at(ng_text key) {
    const char *comma = memchr(key.data, ',', key.size);
    size_t at = comma == NULL ? 0 : (size_t)(comma - key.data);
    bool once = comma != NULL && memchr(comma + 1, ',', key.size - at - 1) == NULL;
    return once && at + 2 < key.size ? at : 0;
}

/* Hyphens in a first name join, in a last name part: "Wei-Lin" is "Weilin", "Diaz-Moor" is "Diaz
 * Moor". Works in place. */
static void even_hyphens(struct ngi_buf *key, size_t from) {
    size_t kept = from;
    bool first = true;
    for (size_t i = from; i < key->size; i++) {
        char c = key->data[i];
        first = first && c != ' ';
        if (c == '-' && first)
            continue;
        key->data[kept++] = c == '-' ? ' ' : c;
    }
    key->size = kept;
}

bool ngi_person_parse(struct ngi_person *person, const ng_schema *schema, ng_text text,
                      struct ngi_buf *out) {
    *person = (struct ngi_person){.domain = {"", 0}};
    ngi_buf_clear(out);
    ngi_text_loose_key(out, text.data, text.size);
    if (out->status != NG_OK)
        return out->status != NG_E_NOMEM;
    ng_text key = ngi_buf_view(out);
    const char *sign = memchr(key.data, '@', key.size);
    bool spaced = memchr(key.data, ' ', key.size) != NULL;
    if (sign != NULL && sign > key.data && !spaced) {
        size_t local = (size_t)(sign - key.data);
        person->is_address = true;
        person->domain = (ng_text){sign + 1, key.size - local - 1};
        split(person, (ng_text){key.data, local}, "._-+");
        drop_digits(person);
        return true;
    }
    size_t comma = inverted_at(key);
    even_hyphens(out, comma == 0 ? 0 : comma + 2);
    key = ngi_buf_view(out);
    if (comma > 0)
        split(person, (ng_text){key.data + comma + 1, key.size - comma - 1}, BETWEEN);
    split(person, (ng_text){key.data, comma > 0 ? comma : key.size}, BETWEEN);
    drop_titles(person, schema);
    return true;
}

/* ---------------------------------------------------------------- sounds */

/* Groups of letters and what they sound like, longest first. A capital letter stands for a sound
 * that has no small one. */
static const struct {
    const char *letters, *sound;
} sounds[] = {{"sch", "S"}, {"tch", "C"}, {"ch", "C"}, {"sh", "S"}, {"ph", "f"}, {"gh", "g"},
              {"kh", "k"},  {"th", "t"},  {"dh", "d"}, {"bh", "b"}, {"ck", "k"}, {"dt", "t"},
              {"tz", "s"},  {"ts", "s"},  {"qu", "k"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"},
              {"ie", "i"},  {"ea", "i"},  {"ey", "i"}, {"ei", "ai"}, {"ay", "ai"},
              {"ae", "a"},  {"oe", "o"},  {"ue", "u"}, {"wh", "w"}, {"x", "ks"}, {"ce", "se"}, {"ci", "si"}, {"c", "k"},
              {"q", "k"},   {"v", "f"},   {"w", "f"},  {"y", "i"},  {"z", "s"},  {"j", "j"}};

static bool is_vowel(char c) {
    return is_one_of(c, "aeiou");
}

size_t ngi_word_sound(ng_text word, char *out, size_t size) {
    size_t used = 0;
    if (word.size > MAX_WORD)
        word.size = MAX_WORD;
    for (size_t at = 0; at < word.size;) {
        char plain[2] = {word.data[at], '\0'};
        const char *sound = plain;
        size_t taken = 1;
        for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
            size_t length = strlen(sounds[i].letters);
            if (length <= word.size - at &&
                memcmp(word.data + at, sounds[i].letters, length) == 0) {
                sound = sounds[i].sound;
                taken = length;
                break;
            }
        }
        bool mute = (plain[0] == 'h' && at > 0) ||
                    (plain[0] == 'e' && taken == 1 && at > 2 && at + 1 == word.size) ||
                    plain[0] == '\'' || plain[0] == '-';
        at += taken;
        for (; *sound != '\0' && !mute; sound++)
            if (used < size && (used == 0 || out[used - 1] != *sound)) /* doubled letters are one */
                out[used++] = *sound;
    }
    return used;
}

size_t ngi_word_skeleton(ng_text word, char *out, size_t size) {
    size_t used = ngi_word_sound(word, out, size), kept = 0;
    for (size_t i = 0; i < used; i++)
        if (i == 0 || !is_vowel(out[i]))
            out[kept++] = is_vowel(out[i]) ? 'a' : out[i];
    return kept;
}

/* ---------------------------------------------------------------- likeness */

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Optimal string alignment: edit distance with neighbours swapped as one edit (Damerau 1964). */
static size_t edits(ng_text a, ng_text b) {
    size_t rows[3][MAX_WORD + 1], *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.size; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            bool same = a.data[i - 1] == b.data[j - 1];
            row[j] = smaller(smaller(last[j], row[j - 1]) + 1, last[j - 1] + !same);
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1])
                row[j] = smaller(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b.size];
}

static bool sounds_same(ng_text a, ng_text b) {
    char sound_a[MAX_WORD], sound_b[MAX_WORD];
    size_t size = ngi_word_sound(a, sound_a, sizeof sound_a);
    return size == ngi_word_sound(b, sound_b, sizeof sound_b) && size > 1 &&
           memcmp(sound_a, sound_b, size) == 0;
}

/* Three consonants or more alike: Fitzmaurice, Fitzmorris. */
static bool skeleton_same(ng_text a, ng_text b) {
    char skeleton_a[MAX_WORD], skeleton_b[MAX_WORD];
    size_t size = ngi_word_skeleton(a, skeleton_a, sizeof skeleton_a);
    return size == ngi_word_skeleton(b, skeleton_b, sizeof skeleton_b) && size > 2 &&
           memcmp(skeleton_a, skeleton_b, size) == 0;
}

static bool is_nickname(const ng_schema *schema, ng_text a, ng_text b) {
    ng_text full;
    for (size_t i = 0; (full = ngi_lexicon_full_name(schema, a, i)).data != NULL; i++)
        if (full.size == b.size && memcmp(full.data, b.data, b.size) == 0)
            return true;
    return false;
}

/* Are both short forms of one name: Bob, Rob? */
static bool share_full_name(const ng_schema *schema, ng_text a, ng_text b) {
    ng_text full;
    for (size_t i = 0; (full = ngi_lexicon_full_name(schema, a, i)).data != NULL; i++)
        if (is_nickname(schema, b, full))
            return true;
    return false;
}

static bool has_digit(ng_text word) {
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

enum ngi_likeness ngi_word_likeness(const ng_schema *schema, ng_text a, ng_text b) {
    a.size = smaller(a.size, MAX_WORD);
    b.size = smaller(b.size, MAX_WORD);
    if (a.size > b.size) {
        ng_text shorter = b;
        b = a;
        a = shorter;
    }
    if (a.size == 0)
        return NGI_UNLIKE;
    bool begins = memcmp(a.data, b.data, a.size) == 0;
    if (begins && a.size == b.size)
        return NGI_SAME_WORD;
    if (has_digit(a) || has_digit(b)) /* "Guest 1", "Guest 12" */
        return NGI_UNLIKE;
    if (a.size == 1)
        return begins ? NGI_INITIAL : NGI_UNLIKE;
    if (sounds_same(a, b))
        return NGI_SAME_SOUND;
    if (is_nickname(schema, a, b) || is_nickname(schema, b, a) || share_full_name(schema, a, b))
        return NGI_NICKNAME;
    size_t letters = ngi_utf8_count(b.data, b.size);
    bool both_names = ngi_lexicon_has(schema, NGI_LIST_GIVEN_NAMES, a) &&
                      ngi_lexicon_has(schema, NGI_LIST_GIVEN_NAMES, b);
    if (begins && ngi_utf8_count(a.data, a.size) >= 3) /* Ola is not Olav */
        return both_names ? NGI_TWO_EDITS : NGI_SHORT_FORM;
    if (letters > 5 && skeleton_same(a, b))
        return NGI_SAME_SKELETON;
    if (b.size - a.size > 2 || letters < 5)
        return NGI_UNLIKE;
    size_t distance = edits(a, b);
    if (distance == 1)
        return NGI_ONE_EDIT;
    return distance == 2 && letters >= 7 ? NGI_TWO_EDITS : NGI_UNLIKE;
}
