/* SPDX-License-Identifier: MIT
 * report.c - messages, in the style of GNU tools so that editors can jump to them. */
#include "report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MAX_SHOWN = 50 }; /* findings, without --verbose */

__attribute__((format(printf, 1, 0))) static void say(const char *format, va_list args) {
    (void)vfprintf(stderr, format, args);
}

void report_error(const char *format, ...) {
    va_list args;
    (void)fputs("notegraph: ", stderr);
    va_start(args, format);
    say(format, args);
    va_end(args);
    (void)fputc('\n', stderr);
}

/* The folder that a finding's path is relative to, with a slash behind it; of a vault that is one
 * note, that note's folder. */
static void say_root(const char *root, const char *path) {
    size_t size = strlen(root), note = strlen(path);
    if (size >= note && strcmp(root + size - note, path) == 0 &&
        (size == note || root[size - note - 1] == '/'))
        size -= note;
    if (size == 0 || strcmp(root, ".") == 0)
        return;
    (void)fprintf(stderr, "%.*s%s", (int)size, root, root[size - 1] == '/' ? "" : "/");
}

static void say_place(const char *root, const char *path, uint32_t line, uint32_t column) {
    if (*path == '\0') {
        (void)fputs("notegraph: ", stderr);
        return;
    }
    say_root(root, path);
    (void)fprintf(stderr, "%s:", path);
    if (line > 0)
        (void)fprintf(stderr, "%u:", line);
    if (line > 0 && column > 0)
        (void)fprintf(stderr, "%u:", column);
    (void)fputc(' ', stderr);
}

void report_failure(const ng_ctx *ctx) {
    const ng_error *error = ng_ctx_error(ctx);
    say_place("", error->path, error->line, error->column);
    (void)fprintf(stderr, "%s%s\n", *error->path == '\0' ? "" : "error: ", error->message);
}

void report_finding(void *user, const ng_finding *finding) {
    struct report *report = user;
    if (report->quiet)
        return;
    if (!report->verbose && (finding->severity == NG_NOTE || report->shown >= MAX_SHOWN)) {
        report->hidden += finding->severity != NG_NOTE;
        return;
    }
    report->shown++;
    say_place(report->root, finding->path, finding->line, finding->column);
    (void)fprintf(stderr, "%s: %s [%s]\n", ng_severity_name(finding->severity), finding->text,
                  finding->code);
}

void report_rest(const struct report *report) {
    if (report->hidden > 0)
        report_error("%zu more findings; --verbose shows all", report->hidden);
}
