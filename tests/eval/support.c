/* SPDX-License-Identifier: MIT
 * support.c - see support.h. */
#include "support.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void fail(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fputs("eval: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(EXIT_FAILURE);
}

void *room_for_one_more(void *array, size_t count, size_t size) {
    void *grown = realloc(array, (count + 1) * size);
    if (grown == NULL)
        fail("out of memory");
    return grown;
}

void *zeroed(size_t count, size_t size) {
    void *items = calloc(count > 0 ? count : 1, size);
    if (items == NULL)
        fail("out of memory");
    return items;
}

char *path_in(const char *folder, const char *name) {
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = zeroed(size, 1);
    snprintf(path, size, "%s/%s", folder, name);
    return path;
}

char *file_bytes(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail("%s: %s", path, strerror(errno));
    char *bytes = NULL;
    size_t used = 0;
    size_t got;
    do {
        bytes = room_for_one_more(bytes, used + BUFSIZ, 1);
        got = fread(bytes + used, 1, BUFSIZ, file);
        used += got;
    } while (got > 0);
    if (ferror(file))
        fail("%s: %s", path, strerror(errno));
    fclose(file);
    bytes[used] = '\0';
    if (size != NULL)
        *size = used;
    return bytes;
}
