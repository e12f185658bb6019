/* SPDX-License-Identifier: MIT
 * support.h - what every part of the evaluation needs: memory and files that are there, or an end
 * of the program that says why. */
#ifndef NG_EVAL_SUPPORT_H
#define NG_EVAL_SUPPORT_H

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Prints to standard error and ends the program. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* `array` with room for `count` + 1 items of `size`; the worlds are small. */
void *room_for_one_more(void *array, size_t count, size_t size);

/* `count` zeroed items of `size`; never NULL. */
void *zeroed(size_t count, size_t size);

/* "folder/name"; the caller's to free. */
char *path_in(const char *folder, const char *name);

/* The file's bytes and a NUL behind them; the caller's to free. `size` may be NULL. */
char *file_bytes(const char *path, size_t *size);

#endif
