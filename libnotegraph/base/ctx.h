/* SPDX-License-Identifier: MIT
 * ctx.h - owns the context: allocator, sink and error record of one thread's work. */
#ifndef NGI_CTX_H
#define NGI_CTX_H

#include <notegraph.h>

#include "base/findings.h"
#include "base/limits.h"

struct ng_ctx {
    ng_allocator mem;
    ng_sink_fn sink;
    void *sink_user;
    ng_error error;
    char message[NGI_MAX_ERROR_BYTES];
    char path[NGI_MAX_ERROR_BYTES];
};

/* Begins a public call: clears the error record. */
void ngi_ctx_begin(ng_ctx *ctx);

/* Refuses a call, which has not begun yet, for its arguments. `ctx` may be NULL. */
ng_status ngi_ctx_refuse(ng_ctx *ctx, const char *message);

/* Records why the call fails, unless something is recorded already, and returns the status
 * recorded (which is the first one). The message is formatted with printf. */
ng_status ngi_ctx_fail(ng_ctx *ctx, ng_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
ng_status ngi_ctx_fail_at(ng_ctx *ctx, ng_status status, const char *path, uint32_t line,
                          uint32_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
ng_status ngi_ctx_nomem(ng_ctx *ctx);
/* Records "cannot be read: " and what the error number means. */
ng_status ngi_ctx_fail_io(ng_ctx *ctx, const char *path, int error);

/* What an error number means, written into `text`, which it returns. */
const char *ngi_errno_text(int error, char *text, size_t size);

/* Hands findings from number `from` on to the sink. */
void ngi_ctx_tell(const ng_ctx *ctx, const struct ngi_findings *findings, size_t from);

#endif
