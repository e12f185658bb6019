/* SPDX-License-Identifier: MIT
 * eval.c - how right is the library about vaults of which the truth is known?
 *
 *   eval [--errors] HALF...
 *
 * A half is a folder of worlds: WORLD/vault has the notes, WORLD/labels.tsv what is true of them
 * (labels.h). Prints a table for each half. --errors lists each error before the table: section,
 * world, where, truth and what the library made of it. Nobody may look at the errors of the half
 * called `held`: numbers stay honest only on notes that the library was not made for. */
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "support.h"

struct half {
    char *folder;  /* without links, `.` and a slash at its end: its last part is its name */
    char **worlds; /* names, sorted */
    size_t count;
};

void tell(const struct report *report, enum section section, const char *format, ...) {
    if (report->errors == NULL)
        return;
    fprintf(report->errors, "%s\t%s\t", section_title(section), report->world->name);
    va_list args;
    va_start(args, format);
    vfprintf(report->errors, format, args);
    va_end(args);
    fputc('\n', report->errors);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static const char *half_name(const struct half *half) {
    return strrchr(half->folder, '/') + 1;
}

static struct half half_open(const char *folder) {
    struct half half = {.folder = realpath(folder, NULL)};
    DIR *dir = half.folder != NULL ? opendir(half.folder) : NULL;
    if (dir == NULL)
        fail("%s: %s", folder, strerror(errno));
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        half.worlds = room_for_one_more(half.worlds, half.count, sizeof *half.worlds);
        half.worlds[half.count] = strdup(entry->d_name);
        if (half.worlds[half.count++] == NULL)
            fail("out of memory");
    }
    closedir(dir);
    if (half.count == 0)
        fail("%s: it has no worlds", folder);
    qsort(half.worlds, half.count, sizeof *half.worlds, by_name);
    return half;
}

static void half_close(struct half *half) {
    for (size_t i = 0; i < half->count; i++)
        free(half->worlds[i]);
    free(half->worlds);
    free(half->folder);
}

static bool measure(struct scores *out, const char *folder, const char *name, FILE *errors) {
    struct world world;
    if (!world_open(&world, folder, name))
        return false;
    struct report report = {.world = &world, .errors = errors};
    measure_kinds(&report);
    measure_names(&report);
    measure_meetings(&report);
    measure_employers(&report);
    measure_owner(&report);
    *out = report.scores;
    world_close(&world);
    return true;
}

static bool evaluate(const struct half *half, FILE *errors) {
    struct scores *scores = zeroed(half->count, sizeof *scores);
    bool sound = true;
    for (size_t i = 0; i < half->count; i++) {
        char *world = path_in(half->folder, half->worlds[i]);
        sound = measure(&scores[i], world, half->worlds[i], errors) && sound;
        free(world);
    }
    if (sound)
        print_table(half_name(half), (const char *const *)half->worlds, scores, half->count);
    free(scores);
    return sound;
}

int main(int argc, char **argv) {
    FILE *errors = argc > 1 && strcmp(argv[1], "--errors") == 0 ? stdout : NULL;
    int first = errors != NULL ? 2 : 1;
    if (first >= argc)
        fail("usage: eval [--errors] HALF...");
    bool sound = true;
    for (int i = first; i < argc; i++) {
        struct half half = half_open(argv[i]);
        if (errors != NULL && strcmp(half_name(&half), "held") == 0)
            fail("nobody is shown the errors of the half called held");
        sound = evaluate(&half, errors) && sound;
        half_close(&half);
    }
    return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}
