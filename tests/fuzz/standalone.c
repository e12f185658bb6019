/* SPDX-License-Identifier: MIT
 * standalone.c - the main function of fuzz targets where there is no libFuzzer: runs the target
 * over each file named on the command line. It says nothing when all is well; build-aux/run-test
 * speaks TAP for it. */
#include <errno.h>

#include "target.h"

/* The content in a block of exactly its size, for what reads beyond it to be seen. */
static int run_file(const char *path) {
    FILE *file = fopen(path, "rb");
    uint8_t *data = NULL;
    size_t size = 0, got;
    int failed = file == NULL;
    uint8_t piece[4096];
    while (!failed && (got = fread(piece, 1, sizeof piece, file)) > 0) {
        uint8_t *grown = realloc(data, size + got);
        failed = grown == NULL;
        if (failed)
            break;
        memcpy(grown + size, piece, got);
        data = grown;
        size += got;
    }
    failed = failed || ferror(file) != 0;
    if (failed)
        (void)fprintf(stderr, "%s: %s\n", path, strerror(errno));
    else
        (void)LLVMFuzzerTestOneInput(data, size);
    free(data);
    if (file != NULL)
        (void)fclose(file);
    return failed;
}

int main(int argc, char **argv) {
    int failed = 0;
    if (argc < 2) {
        (void)fprintf(stderr, "usage: %s FILE...\n", argv[0]);
        return 2;
    }
    (void)LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++)
        failed |= run_file(argv[i]);
    return failed;
}
