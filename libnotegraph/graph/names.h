/* SPDX-License-Identifier: MIT
 * names.h - owns names as written: telling several in one value apart, and a name from what is
 * written around it. */
#ifndef NGI_NAMES_H
#define NGI_NAMES_H

#include <stdbool.h>

#include "base/buf.h"

/* Steps to the next name of a value such as "Ann Lee, [[Bo Ray]]; Cy (Acme, Inc.)": split at commas
 * and semicolons outside of parentheses and brackets, but not before "Inc." and its like. Between
 * semicolons, a comma does not split "Lee, Ann". */
bool ngi_names_next(ng_text value, size_t *at, ng_text *part);

/* Is the text of the form "Lee, Ann" or "van der Berg, Ann", one name with its last part first? It
 * may also be two names of one word each: what stands around it must tell. */
bool ngi_name_is_inverted(ng_text text);

struct ngi_name {
    ng_text name;   /* without what stands in parentheses at its end; "" if it is nobody */
    ng_text aside;  /* what stood there: often an employer; "" if nothing */
    ng_text whole;  /* the name with it */
    size_t offset;  /* of name in the text */
};

/* Takes a name apart. Placeholders ("TBD", "Unknown", "Speaker 1", "-") give an empty name.
 * `scratch` is overwritten; its status tells of a failure for want of memory. */
struct ngi_name ngi_name_parse(ng_text text, struct ngi_buf *scratch);

/* Does the key stand for the notes' owner ("myself", "me", "i")? */
bool ngi_name_is_self(ng_text key);

#endif
