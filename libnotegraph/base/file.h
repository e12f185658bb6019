/* SPDX-License-Identifier: MIT
 * file.h - owns reading one file into a buffer that is used again. */
#ifndef NGI_FILE_H
#define NGI_FILE_H

#include <stdbool.h>

#include "base/buf.h"

/* Replaces the content of `out` by the file's first `ceiling` bytes; *more tells whether there
 * are further ones. `folder` is a descriptor or AT_FDCWD. Only regular files are read: a pipe or
 * device would hang or never end. NG_OK, NG_E_NOMEM, or NG_E_IO with errno set. */
ng_status ngi_file_read(struct ngi_buf *out, int folder, const char *path, size_t ceiling,
                        bool *more);

#endif
