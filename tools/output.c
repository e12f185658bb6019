/* SPDX-License-Identifier: MIT
 * output.c - output by way of a temporary file and rename(2). */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report.h"

static void say_failure(const struct output *output, int error) {
    const char *name = strcmp(output->path, "-") == 0 ? "standard output" : output->path;
    report_error("%s: cannot be written: %s", name, strerror(error));
}

static bool open_temporary(struct output *output) {
    static const char suffix[] = ".XXXXXX";
    size_t size = strlen(output->path);
    output->temporary = malloc(size + sizeof suffix);
    if (output->temporary == NULL)
        return false;
    memcpy(output->temporary, output->path, size);
    memcpy(output->temporary + size, suffix, sizeof suffix);
    output->fd = mkstemp(output->temporary);
    if (output->fd < 0) {
        int error = errno;
        free(output->temporary);
        output->temporary = NULL;
        errno = error;
        return false;
    }
    /* mkstemp makes it private; the file is to be as readable as any other. */
    mode_t mask = umask(0);
    (void)umask(mask);
    (void)fchmod(output->fd, 0666 & ~mask);
    return true;
}

bool output_open(struct output *output, const char *path) {
    struct stat about;
    *output = (struct output){.path = path, .fd = -1};
    if (strcmp(path, "-") == 0)
        output->fd = STDOUT_FILENO;
    else if (stat(path, &about) == 0 && !S_ISREG(about.st_mode))
        output->fd = open(path, O_WRONLY | O_CLOEXEC);
    else if (!open_temporary(output))
        output->fd = -1;
    if (output->fd < 0)
        say_failure(output, errno);
    return output->fd >= 0;
}

int output_write(void *user, const char *data, size_t size) {
    struct output *output = user;
    while (size > 0) {
        ssize_t written = write(output->fd, data, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            output->error = errno;
            return 1;
        }
        data += written;
        size -= (size_t)written;
    }
    return 0;
}

void output_drop(struct output *output) {
    if (output->fd >= 0 && output->fd != STDOUT_FILENO)
        (void)close(output->fd);
    if (output->temporary != NULL)
        (void)unlink(output->temporary);
    free(output->temporary);
    output->temporary = NULL;
    output->fd = -1;
}

bool output_commit(struct output *output) {
    if (output->fd != STDOUT_FILENO && close(output->fd) != 0 && output->error == 0)
        output->error = errno;
    output->fd = -1;
    if (output->error == 0 && output->temporary != NULL &&
        rename(output->temporary, output->path) != 0)
        output->error = errno;
    if (output->error != 0) {
        say_failure(output, output->error);
        output_drop(output);
        return false;
    }
    free(output->temporary);
    output->temporary = NULL;
    return true;
}
