/* SPDX-License-Identifier: MIT
 * render.c - from a view to a format. */
#include "base/limits.h"
#include "render/dot.h"
#include "render/graphviz.h"
#include "render/json.h"
#include "render/svg.h"

static ng_status draw(struct ngi_output *out, ng_ctx *ctx, const ng_view *view,
                      const ng_style *style, ng_format format) {
    if (format != NG_FORMAT_DOT && view->nodes.count > NGI_MAX_DRAWN_NODES)
        return ngi_ctx_fail(ctx, NG_E_LIMIT,
                            "the map has %zu nodes, and at most %d are drawn; ask for fewer "
                            "or for DOT",
                            view->nodes.count, NGI_MAX_DRAWN_NODES);
    struct ngi_drawing drawing;
    ng_status status = ngi_drawing_make(&drawing, view, style);
    if (status != NG_OK)
        status = ngi_ctx_nomem(ctx);
    else if (format == NG_FORMAT_DOT)
        ngi_buf_text(&out->buf, ngi_buf_view(&drawing.dot));
    else if (format == NG_FORMAT_SVG) {
        struct ngi_buf svg;
        ngi_buf_init(&svg, &ctx->mem, SIZE_MAX / 4);
        status = ngi_graphviz(&svg, ctx, &drawing.dot, "svg", true);
        if (status == NG_OK)
            ngi_svg_finish(&out->buf, ngi_buf_view(&svg), &drawing);
        ngi_buf_free(&svg);
    } else
        status = ngi_graphviz(&out->buf, ctx, &drawing.dot,
                              format == NG_FORMAT_PNG ? "png:cairo" : "pdf:cairo", false);
    ngi_drawing_free(&drawing);
    return status;
}

ng_status ng_render(ng_ctx *ctx, const ng_view *view, const ng_style *style, ng_format format,
                    ng_write_fn write, void *user) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (view == NULL || write == NULL || (unsigned)format > NG_FORMAT_JSON)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a view, a format and a write callback are needed");
    struct ngi_output out;
    ngi_output_init(&out, &ctx->mem, write, user);
    ng_status status = NG_OK;
    if (format == NG_FORMAT_JSON)
        ngi_json_write(&out, view);
    else
        status = draw(&out, ctx, view, style, format);
    if (status != NG_OK) {
        ngi_buf_free(&out.buf);
        return status;
    }
    return ngi_output_end(&out, ctx);
}
