/* SPDX-License-Identifier: MIT
 * date.h - owns calendar days: reading them where they stand in a text. */
#ifndef NGI_DATE_H
#define NGI_DATE_H

#include <notegraph.h>

/* The date that the text begins with, or NG_NO_DATE; *length is then its bytes (10). */
ng_date ngi_date_prefix(const char *data, size_t size, size_t *length);

#endif
