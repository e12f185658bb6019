/* SPDX-License-Identifier: MIT
 * person.h - owns how alike two names of people are: word by word, first and last apart. */
#ifndef NGI_PERSON_H
#define NGI_PERSON_H

#include <stdbool.h>

#include "base/buf.h"
#include "schema/schema.h"

enum { NGI_PERSON_WORDS = 8 }; /* of a longer name, these */

/* A name of a person in words, folded and without marks, titles and what stands for no name. */
struct ngi_person {
    ng_text words[NGI_PERSON_WORDS];
    size_t count;
    ng_text domain; /* of an e-mail address: "acme.example"; else "" */
    bool is_address;
};

/* Takes a name apart. `text` is folded into `out`, which the words then point into; they are valid
 * while it is not changed. Of an e-mail address, the local part's words. False without memory. */
bool ngi_person_parse(struct ngi_person *person, const ng_schema *schema, ng_text text,
                      struct ngi_buf *out);

/* How two words of names are alike, from most to least. */
enum ngi_likeness {
    NGI_SAME_WORD,
    NGI_SAME_SOUND, /* Jon, John; Sara, Sarah */
    NGI_NICKNAME,   /* Bob, Robert */
    NGI_SHORT_FORM, /* Alex, Alexander: a beginning of three letters or more */
    NGI_SAME_SKELETON, /* the same consonants, three or more: Fitzmaurice, Fitzmorris */
    NGI_ONE_EDIT,   /* one letter more, less or other, or two swapped, of five or more */
    NGI_TWO_EDITS,  /* of seven or more */
    NGI_INITIAL,    /* A, Ada */
    NGI_UNLIKE
};

enum ngi_likeness ngi_word_likeness(const ng_schema *schema, ng_text a, ng_text b);

/* Writes how the word sounds, roughly: of each group of letters that speech recognition confuses,
 * one. Vowels are kept. At most `size` bytes; returns their number. */
size_t ngi_word_sound(ng_text word, char *out, size_t size);

/* The same without vowels but for the first letter. */
size_t ngi_word_skeleton(ng_text word, char *out, size_t size);

#endif
