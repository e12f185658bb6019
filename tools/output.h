/* SPDX-License-Identifier: MIT
 * output.h - owns writing a file whole or not at all. */
#ifndef TOOL_OUTPUT_H
#define TOOL_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

struct output {
    const char *path; /* "-": standard output */
    char *temporary;  /* beside it; NULL when writing straight to it */
    int fd;
    int error; /* errno of the first failure, 0 if none */
};

/* Opens a temporary file beside `path`, or the thing itself if it is no regular file. False after
 * saying why not. */
bool output_open(struct output *output, const char *path);

/* An ng_write_fn. */
int output_write(void *output, const char *data, size_t size);

/* Puts what was written in its place. False after saying why not; nothing is left behind then. */
bool output_commit(struct output *output);

/* Drops what was written. */
void output_drop(struct output *output);

#endif
