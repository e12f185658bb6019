/* SPDX-License-Identifier: MIT
 * vaultgen.c - writes a vault of made-up notes to measure with: vaultgen FOLDER NOTES [SEED]
 *
 * The same numbers give the same bytes on every machine. FOLDER must not exist yet. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "note.h"

enum { MAX_PATH = 512, DAYS = 5 * 336 };

struct vault {
    struct random random;
    struct world world;
    struct text text;
    uint32_t wanted, written;
    uint32_t people, orgs, projects; /* that have a note of their own */
};

static void fail(const char *path) {
    (void)fprintf(stderr, "vaultgen: %s: %s\n", path, strerror(errno));
    exit(1);
}

static void make_folders(const char *path) {
    char folder[MAX_PATH];
    for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        (void)snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
        if (mkdir(folder, 0777) != 0 && errno != EEXIST)
            fail(folder);
    }
}

static int create(const char *path) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno == ENOENT) {
        make_folders(path);
        fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    return fd;
}

/* As some editors end lines. */
static void end_lines_with_crlf(struct text *text) {
    struct text out;
    out.size = 0;
    for (size_t i = 0; i < text->size; i++)
        text_add(&out, text->data[i] == '\n' ? "\r%c" : "%c", text->data[i]);
    *text = out;
}

/* Writes the note to STEM.md, or STEM 2.md if that is there, and so on. */
static void write_note(struct vault *vault, const char *stem) {
    if (random_chance(&vault->random, 5))
        end_lines_with_crlf(&vault->text);
    char path[MAX_PATH];
    (void)snprintf(path, sizeof path, "%s.md", stem);
    int fd = create(path);
    for (unsigned number = 2; fd < 0 && errno == EEXIST; number++) {
        (void)snprintf(path, sizeof path, "%s %u.md", stem, number);
        fd = create(path);
    }
    if (fd < 0 || write(fd, vault->text.data, vault->text.size) != (ssize_t)vault->text.size ||
        close(fd) != 0)
        fail(path);
    vault->written++;
}

static void write_entity(struct vault *vault) {
    char stem[MAX_PATH];
    struct world *world = &vault->world;
    uint32_t kind = random_below(&vault->random, 10);
    if (kind < 2 && vault->orgs < world->orgs.count) {
        uint32_t index = vault->orgs++;
        note_org(&vault->text, &vault->random, world, index);
        (void)snprintf(stem, sizeof stem,
                       index < world->accounts ? "Customers/%s/README" : "Companies/%s",
                       world->orgs.names[index]);
    } else if (kind < 3 && vault->projects < world->projects.count) {
        uint32_t index = vault->projects++;
        note_project(&vault->text, &vault->random, world, index);
        (void)snprintf(stem, sizeof stem, "Projects/%s", world->projects.names[index]);
    } else {
        uint32_t index = vault->people++ % world->people.count;
        note_person(&vault->text, &vault->random, world, index);
        (void)snprintf(stem, sizeof stem, "People/%s", world->people.names[index]);
    }
    write_note(vault, stem);
}

/* A third of meetings has several notes: the second one is filed elsewhere, under another title. */
static void write_meeting(struct vault *vault, unsigned day) {
    struct meeting meeting;
    const struct world *world = &vault->world;
    meeting_make(&meeting, &vault->random, world, day);
    uint32_t notes = random_chance(&vault->random, 67) ? 1 : random_between(&vault->random, 2, 3);
    for (uint32_t i = 0; i < notes && vault->written < vault->wanted; i++) {
        char stem[MAX_PATH];
        const struct meeting *m = &meeting;
        note_meeting(&vault->text, &vault->random, world, m, i > 0);
        if (i == 0 && m->account < world->accounts && random_chance(&vault->random, 70))
            (void)snprintf(stem, sizeof stem, "Customers/%s/%u/%u-%02u-%02u - %s",
                           world->orgs.names[m->account], m->year, m->year, m->month, m->day,
                           m->title);
        else
            (void)snprintf(stem, sizeof stem, "Meetings/%u/%u-%02u-%02u - %s%s", m->year, m->year,
                           m->month, m->day, i > 0 ? "Notes of " : "", m->title);
        write_note(vault, stem);
    }
}

int main(int argc, char **argv) {
    static struct vault vault;
    char *end = NULL;
    unsigned long notes = argc < 3 ? 0 : strtoul(argv[2], &end, 10);
    if (argc < 3 || argc > 4 || *end != '\0' || notes == 0 || notes > 10000000) {
        (void)fprintf(stderr, "Usage: vaultgen FOLDER NOTES [SEED]\n");
        return 2;
    }
    if (mkdir(argv[1], 0777) != 0 || chdir(argv[1]) != 0)
        fail(argv[1]);
    vault.random.state = argc < 4 ? 1 : strtoul(argv[3], NULL, 10);
    vault.wanted = (uint32_t)notes;
    world_make(&vault.world, &vault.random, vault.wanted);
    while (vault.written < vault.wanted) {
        unsigned day = (unsigned)((uint64_t)vault.written * DAYS / vault.wanted);
        if (random_chance(&vault.random, 14)) /* a meeting makes 1.5 notes: so 10 % of notes */
            write_entity(&vault);
        else
            write_meeting(&vault, day);
    }
    world_free(&vault.world);
    return 0;
}
