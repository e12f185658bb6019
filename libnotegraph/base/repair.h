/* SPDX-License-Identifier: MIT
 * repair.h - owns the repair of double-encoded text: UTF-8 once read as Mac Roman or Windows-1252
 * and saved again. */
#ifndef NGI_REPAIR_H
#define NGI_REPAIR_H

#include "base/buf.h"

/* Adds `data` with every plainly double-encoded character set right. Only sequences that decode
 * in full are touched, and two-byte ones only inside a word: text that merely looks odd, such as
 * a lone root sign before a pi, stays. Returns the number of characters repaired. */
size_t ngi_repair(struct ngi_buf *out, const char *data, size_t size);

#endif
