/* SPDX-License-Identifier: MIT
 * folder.h - owns a temporary folder for tests of what reads files. */
#ifndef FOLDER_H
#define FOLDER_H

#include <dirent.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kit.h"

enum { FOLDER_PATH = 1024 };

/* The test's folder; its working directory, so that paths in it are short. */
static char folder_path[FOLDER_PATH];
static char folder_before[FOLDER_PATH];

static inline void folder_enter(void) {
    const char *base = getenv("TMPDIR");
    (void)snprintf(folder_path, sizeof folder_path, "%s/notegraph-XXXXXX",
                   base == NULL || *base == '\0' ? "/tmp" : base);
    assert_non_null(getcwd(folder_before, sizeof folder_before));
    assert_non_null(mkdtemp(folder_path));
    assert_int_equal(chdir(folder_path), 0);
}

static inline int folder_remove(const char *path, const struct stat *about, int type,
                                struct FTW *where) {
    (void)about;
    (void)type;
    (void)where;
    return remove(path);
}

static inline void folder_leave(void) {
    assert_int_equal(chdir(folder_before), 0);
    assert_int_equal(nftw(folder_path, folder_remove, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static inline int folder_setup(void **state) {
    int status = kit_setup(state);
    folder_enter();
    return status;
}

static inline int folder_teardown(void **state) {
    folder_leave();
    return kit_teardown(state);
}

#define FOLDER_TEST(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

/* Writes a file, making the folders above it. */
static inline void folder_write(const char *path, const char *text) {
    char parent[FOLDER_PATH];
    for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        (void)snprintf(parent, sizeof parent, "%.*s", (int)(slash - path), path);
        (void)mkdir(parent, 0777);
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

#endif
