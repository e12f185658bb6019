/* SPDX-License-Identifier: MIT
 * file.c - reading one file; a short read ends it, so no size is asked for beforehand. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"

enum { FIRST_READ = 16 << 10 };

static ng_status read_all(struct ngi_buf *out, int fd, size_t ceiling, bool *more) {
    struct stat about;
    if (fstat(fd, &about) != 0)
        return NG_E_IO;
    if (!S_ISREG(about.st_mode)) {
        errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
        return NG_E_IO;
    }
    for (;;) {
        size_t wanted = out->size + FIRST_READ;
        if (wanted < out->capacity)
            wanted = out->capacity - 1;
        if (wanted > ceiling + 1)
            wanted = ceiling + 1;
        if (!ngi_vec_grow(&out->mem, (void **)&out->data, &out->capacity, wanted + 1, 1))
            return NG_E_NOMEM;
        ssize_t got = read(fd, out->data + out->size, wanted - out->size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return NG_E_IO;
        out->size += (size_t)got;
        *more = out->size > ceiling;
        if (got == 0 || *more)
            break;
    }
    if (*more)
        out->size = ceiling;
    out->data[out->size] = '\0';
    return NG_OK;
}

ng_status ngi_file_read(struct ngi_buf *out, int folder, const char *path, size_t ceiling,
                        bool *more) {
    ngi_buf_clear(out);
    *more = false;
    int fd = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return NG_E_IO;
    ng_status status = read_all(out, fd, ceiling, more);
    int error = errno;
    (void)close(fd);
    errno = error;
    return status;
}
