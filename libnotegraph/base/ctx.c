/* SPDX-License-Identifier: MIT
 * ctx.c - the context, and the names of statuses, severities, kinds and relations. */
#include "base/ctx.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/unicode.h"

/* The one place that calls the C library's allocator. */
static void *default_resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    (void)user;
    (void)old_size;
    if (new_size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, new_size);
}

static const ng_allocator default_allocator = {default_resize, NULL};

ng_status ng_ctx_new(ng_ctx **out, const ng_allocator *allocator) {
    if (out == NULL)
        return NG_E_ARG;
    *out = NULL;
    if (allocator != NULL && allocator->resize == NULL)
        return NG_E_ARG;
    const ng_allocator *mem = allocator == NULL ? &default_allocator : allocator;
    ng_ctx *ctx = ngi_alloc_zero(mem, 1, sizeof *ctx);
    if (ctx == NULL)
        return NG_E_NOMEM;
    ctx->mem = *mem;
    ngi_ctx_begin(ctx);
    *out = ctx;
    return NG_OK;
}

void ng_ctx_free(ng_ctx *ctx) {
    if (ctx == NULL)
        return;
    ng_allocator mem = ctx->mem;
    ngi_release(&mem, ctx, sizeof *ctx);
}

void ngi_ctx_begin(ng_ctx *ctx) {
    ctx->message[0] = ctx->path[0] = '\0';
    ctx->error = (ng_error){NG_OK, ctx->message, ctx->path, 0, 0};
}

static void *fixed_resize(void *user, void *ptr, size_t old_size, size_t new_size) {
    (void)ptr;
    (void)old_size;
    return new_size == 0 || new_size > NGI_MAX_ERROR_BYTES ? NULL : user;
}

/* Makes text fit to be shown, since what it quotes may be anything; needs no memory. */
static void clean(char out[NGI_MAX_ERROR_BYTES], const char *text) {
    const ng_allocator fixed = {fixed_resize, out};
    struct ngi_buf buf;
    ngi_buf_init(&buf, &fixed, NGI_MAX_ERROR_BYTES - 1);
    ngi_text_clean(&buf, text, strlen(text));
    out[buf.size] = '\0';
}

ng_status ngi_ctx_refuse(ng_ctx *ctx, const char *message) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    return ngi_ctx_fail(ctx, NG_E_ARG, "%s", message);
}

__attribute__((format(printf, 6, 0))) static ng_status record(ng_ctx *ctx, ng_status status, const char *path, uint32_t line,
                        uint32_t column, const char *format, va_list args) {
    char text[NGI_MAX_ERROR_BYTES];
    if (ctx->error.status != NG_OK)
        return ctx->error.status;
    ctx->error.status = status;
    ctx->error.line = line;
    ctx->error.column = column;
    (void)vsnprintf(text, sizeof text, format, args);
    clean(ctx->message, text);
    clean(ctx->path, path);
    return status;
}

ng_status ngi_ctx_fail(ng_ctx *ctx, ng_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ng_status first = record(ctx, status, "", 0, 0, format, args);
    va_end(args);
    return first;
}

ng_status ngi_ctx_fail_at(ng_ctx *ctx, ng_status status, const char *path, uint32_t line,
                          uint32_t column, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ng_status first = record(ctx, status, path, line, column, format, args);
    va_end(args);
    return first;
}

ng_status ngi_ctx_nomem(ng_ctx *ctx) {
    return ngi_ctx_fail(ctx, NG_E_NOMEM, "out of memory");
}

const char *ngi_errno_text(int error, char *text, size_t size) {
    if (strerror_r(error, text, size) != 0)
        (void)snprintf(text, size, "error %d", error);
    return text;
}

ng_status ngi_ctx_fail_io(ng_ctx *ctx, const char *path, int error) {
    char text[128];
    return ngi_ctx_fail_at(ctx, NG_E_IO, path, 0, 0, "cannot be read: %s",
                           ngi_errno_text(error, text, sizeof text));
}

const ng_error *ng_ctx_error(const ng_ctx *ctx) {
    static const ng_error none = {NG_E_ARG, "no context", "", 0, 0};
    return ctx == NULL ? &none : &ctx->error;
}

void ng_ctx_set_sink(ng_ctx *ctx, ng_sink_fn sink, void *user) {
    if (ctx == NULL)
        return;
    ctx->sink = sink;
    ctx->sink_user = user;
}

void ngi_ctx_tell(const ng_ctx *ctx, const struct ngi_findings *findings, size_t from) {
    if (ctx->sink == NULL)
        return;
    for (size_t i = from; i < findings->list.count; i++)
        ctx->sink(ctx->sink_user, &findings->list.items[i]);
}

void ng_string_free(ng_ctx *ctx, char *string) {
    if (ctx != NULL && string != NULL)
        ngi_release(&ctx->mem, string, strlen(string) + 1);
}

const char *ng_version(void) {
    return NG_VERSION_STRING;
}

/* The name at `index` in a table, or `otherwise`. */
#define NAME_AT(table, index, otherwise) \
    ((size_t)(index) < sizeof(table) / sizeof *(table) ? (table)[(size_t)(index)] : (otherwise))

const char *ng_status_text(ng_status status) {
    static const char *const texts[] = {
        "success",        "out of memory",    "invalid argument", "input/output error",
        "syntax error",   "limit exceeded",   "not found",        "ambiguous name",
        "rendering failed", "writing failed",
    };
    return NAME_AT(texts, status, "unknown status");
}

const char *ng_severity_name(ng_severity severity) {
    static const char *const names[] = {"note", "warning", "error"};
    return NAME_AT(names, severity, "unknown");
}

static const char *const kind_names[] = {
    "unknown", "person", "org", "project", "meeting", "forum", "team", "topic",
};

const char *ng_kind_name(ng_kind kind) {
    return NAME_AT(kind_names, kind, "unknown");
}

int ng_kind_from_name(const char *name, ng_kind *out) {
    if (name == NULL || out == NULL)
        return 0;
    for (size_t i = 0; i < sizeof kind_names / sizeof *kind_names; i++)
        if (ngi_ascii_same(name, kind_names[i], strlen(kind_names[i]) + 1)) {
            *out = (ng_kind)i;
            return 1;
        }
    return 0;
}

const char *ng_relation_name(ng_relation relation) {
    static const char *const names[] = {
        "attended", "about", "part-of", "owns-task", "works-at", "reports-to", "related", "mentions",
    };
    return NAME_AT(names, relation, "unknown");
}
