/* SPDX-License-Identifier: MIT
 * words.h - owns the small words that several rooms must know. */
#ifndef NGI_WORDS_H
#define NGI_WORDS_H

#include <notegraph.h>
#include <stdbool.h>

/* A small word inside a person's name, as in "Ana de la Cruz". */
bool ngi_is_name_particle(ng_text word);

#endif
