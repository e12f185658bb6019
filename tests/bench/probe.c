/* SPDX-License-Identifier: MIT
 * probe.c - the bare read: opens every note of a folder, reads it into one buffer, closes it.
 * Nothing that reads these notes can be faster. probe FOLDER [THREADS]
 *
 * With several threads each has a processor and a buffer of its own, and takes whole folders. */
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* for the processor of a thread */
#endif
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MAX_THREADS = 64, MAX_PATH = 4096, BUFFER = 16 << 20 };

/* Folders to be read, under one lock. */
struct queue {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    char **paths;
    size_t count, capacity;
    size_t open; /* being read: more may come */
    int root;
};

struct reader {
    struct queue *queue;
    pthread_t thread;
    char *buffer;
    int processor; /* -1: any */
    uint64_t files, bytes;
};

static void fail(const char *what) {
    (void)fprintf(stderr, "probe: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void put(struct queue *queue, const char *path) {
    (void)pthread_mutex_lock(&queue->lock);
    if (queue->count == queue->capacity) {
        queue->capacity = queue->capacity * 2 + 64;
        queue->paths = realloc(queue->paths, queue->capacity * sizeof *queue->paths);
        if (queue->paths == NULL)
            fail("memory");
    }
    queue->paths[queue->count] = strdup(path);
    if (queue->paths[queue->count++] == NULL)
        fail("memory");
    (void)pthread_cond_signal(&queue->changed);
    (void)pthread_mutex_unlock(&queue->lock);
}

/* The next folder, yours; NULL when all have been read. Says that the one before is done with. */
static char *take(struct queue *queue, bool first) {
    (void)pthread_mutex_lock(&queue->lock);
    queue->open -= !first;
    while (queue->count == 0 && queue->open > 0)
        (void)pthread_cond_wait(&queue->changed, &queue->lock);
    char *path = queue->count == 0 ? NULL : queue->paths[--queue->count];
    if (path == NULL)
        (void)pthread_cond_broadcast(&queue->changed);
    else
        queue->open++;
    (void)pthread_mutex_unlock(&queue->lock);
    return path;
}

static void read_file(struct reader *reader, int folder, const char *name) {
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        fail(name);
    ssize_t got = read(fd, reader->buffer, BUFFER);
    if (got < 0)
        fail(name);
    (void)close(fd);
    reader->files++;
    reader->bytes += (uint64_t)got;
}

static bool is_folder(int folder, const struct dirent *entry) {
    struct stat about;
#ifdef DT_DIR
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_DIR;
#endif
    return fstatat(folder, entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(about.st_mode);
}

static void read_folder(struct reader *reader, const char *path) {
    int fd = openat(reader->queue->root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = fd < 0 ? NULL : fdopendir(fd);
    if (stream == NULL)
        fail(path);
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        size_t size = strlen(entry->d_name);
        if (entry->d_name[0] == '.')
            continue;
        if (size > 3 && strcmp(entry->d_name + size - 3, ".md") == 0) {
            read_file(reader, fd, entry->d_name);
        } else if (is_folder(fd, entry)) {
            char below[MAX_PATH];
            if (snprintf(below, sizeof below, "%s/%s", path, entry->d_name) >= MAX_PATH) {
                errno = ENAMETOOLONG;
                fail(path);
            }
            put(reader->queue, below);
        }
    }
    (void)closedir(stream);
}

/* Two threads on one processor would measure nothing, and that is where some systems put them. */
static void stay_on_processor(int processor) {
#ifdef __linux__
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((size_t)processor, &set);
    if (processor >= 0)
        (void)sched_setaffinity(0, sizeof set, &set);
#else
    (void)processor;
#endif
}

static void *run(void *user) {
    struct reader *reader = user;
    if (reader->processor >= 0)
        stay_on_processor(reader->processor);
    char *path;
    for (bool first = true; (path = take(reader->queue, first)) != NULL; first = false) {
        read_folder(reader, path);
        free(path);
    }
    return NULL;
}

static double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    static struct reader readers[MAX_THREADS];
    struct queue queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    int threads = argc == 3 ? atoi(argv[2]) : 1;
    if (argc < 2 || argc > 3 || threads < 1 || threads > MAX_THREADS) {
        (void)fprintf(stderr, "Usage: probe FOLDER [THREADS]\n");
        return 2;
    }
    double start = now();
    queue.root = open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (queue.root < 0)
        fail(argv[1]);
    put(&queue, ".");
    for (int i = 0; i < threads; i++) {
        readers[i] = (struct reader){
            .queue = &queue, .buffer = malloc(BUFFER), .processor = threads == 1 ? -1 : i};
        if (readers[i].buffer == NULL ||
            (threads > 1 && pthread_create(&readers[i].thread, NULL, run, &readers[i]) != 0))
            fail("memory");
    }
    if (threads == 1)
        (void)run(&readers[0]);
    uint64_t files = 0, bytes = 0;
    for (int i = 0; i < threads; i++) {
        if (threads > 1)
            (void)pthread_join(readers[i].thread, NULL);
        files += readers[i].files;
        bytes += readers[i].bytes;
        free(readers[i].buffer);
    }
    double seconds = now() - start;
    (void)close(queue.root);
    free(queue.paths);
    (void)printf("files %llu\nbytes %llu\nseconds %.9f\n", (unsigned long long)files,
                 (unsigned long long)bytes, seconds);
    return 0;
}
