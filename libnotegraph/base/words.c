/* SPDX-License-Identifier: MIT
 * words.c - small words. */
#include "base/words.h"

#include <string.h>

bool ngi_is_name_particle(ng_text word) {
    static const char *const particles[] = {"al",  "bin", "da",  "de", "del", "della", "den",
                                            "der", "di",  "dos", "du", "el",  "ibn",   "la",
                                            "le",  "ten", "ter", "van", "von", "zu"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (strlen(particles[i]) == word.size && memcmp(particles[i], word.data, word.size) == 0)
            return true;
    return false;
}
