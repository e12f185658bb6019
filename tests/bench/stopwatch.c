/* SPDX-License-Identifier: MIT
 * stopwatch.c - how long a command takes from start to end: stopwatch TIMES COMMAND [ARGUMENT]...
 *
 * Prints the median, and the most memory that any run held. What the command prints is thrown
 * away. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_TIMES = 1000 };

static double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double run(char **command) {
    double start = now();
    int status;
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        (void)dup2(nowhere, STDOUT_FILENO);
        (void)dup2(nowhere, STDERR_FILENO);
        (void)execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
        (void)fprintf(stderr, "stopwatch: %s failed\n", command[0]);
        exit(1);
    }
    return now() - start;
}

static int compare(const void *left, const void *right) {
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

int main(int argc, char **argv) {
    static double seconds[MAX_TIMES];
    int times = argc < 3 ? 0 : atoi(argv[1]);
    if (times < 1 || times > MAX_TIMES) {
        (void)fprintf(stderr, "Usage: stopwatch TIMES COMMAND [ARGUMENT]...\n");
        return 2;
    }
    for (int i = 0; i < times; i++)
        seconds[i] = run(argv + 2);
    qsort(seconds, (size_t)times, sizeof *seconds, compare);
    struct rusage usage;
    (void)getrusage(RUSAGE_CHILDREN, &usage);
#ifdef __APPLE__
    usage.ru_maxrss /= 1024;
#endif
    (void)printf("seconds %.9f\npeak_kib %ld\n", seconds[times / 2], usage.ru_maxrss);
    return 0;
}
