/* SPDX-License-Identifier: MIT
 * style.c - how a map looks. */
#include "render/style.h"

#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/unicode.h"

ng_status ng_style_new(ng_style **out, ng_ctx *ctx) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    ng_style *style = ngi_alloc_zero(&ctx->mem, 1, sizeof *style);
    if (style == NULL)
        return ngi_ctx_nomem(ctx);
    style->mem = ctx->mem;
    style->title = style->vault_name = (ng_text){"", 0};
    ngi_arena_init(&style->arena, &ctx->mem);
    *out = style;
    return NG_OK;
}

void ng_style_free(ng_style *style) {
    if (style == NULL)
        return;
    ng_allocator mem = style->mem;
    ngi_arena_free(&style->arena);
    ngi_release(&mem, style, sizeof *style);
}

static ng_status set_text(ng_style *style, ng_ctx *ctx, ng_text *slot, const char *text) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (style == NULL || text == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a style and a text are needed");
    struct ngi_buf clean;
    ngi_buf_init(&clean, &ctx->mem, NGI_MAX_VALUE_BYTES);
    ngi_text_clean(&clean, text, strlen(text));
    ng_text copy = {NULL, 0};
    if (clean.status == NG_OK)
        copy = ngi_arena_text(&style->arena, ngi_buf_view(&clean).data, clean.size);
    ng_status status = clean.status;
    ngi_buf_free(&clean);
    if (status == NG_E_LIMIT)
        return ngi_ctx_fail(ctx, NG_E_LIMIT, "the text is longer than %d bytes",
                            NGI_MAX_VALUE_BYTES);
    if (copy.data == NULL)
        return ngi_ctx_nomem(ctx);
    *slot = copy;
    return NG_OK;
}

ng_status ng_style_set_title(ng_style *style, ng_ctx *ctx, const char *title) {
    return set_text(style, ctx, style == NULL ? NULL : &style->title, title);
}

ng_status ng_style_set_vault_name(ng_style *style, ng_ctx *ctx, const char *name) {
    return set_text(style, ctx, style == NULL ? NULL : &style->vault_name, name);
}
