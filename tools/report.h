/* SPDX-License-Identifier: MIT
 * report.h - owns what is said on stderr. */
#ifndef TOOL_REPORT_H
#define TOOL_REPORT_H

#include <notegraph.h>
#include <stdbool.h>

/* Says "notegraph: ..." */
void report_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Says why the last call with the context failed, with file, line and column if there are any. */
void report_failure(const ng_ctx *ctx);

struct report {
    const char *root; /* put before the findings' paths */
    bool verbose, quiet;
    size_t shown, hidden;
};

/* The context's sink: says findings as `path:line:column: severity: text [code]`. */
void report_finding(void *report, const ng_finding *finding);

/* Says how many findings were not said. */
void report_rest(const struct report *report);

#endif
