/* SPDX-License-Identifier: MIT
 * graphviz.h - owns Graphviz: the only caller of libgvc and libcgraph, behind one lock. */
#ifndef NGI_GRAPHVIZ_H
#define NGI_GRAPHVIZ_H

#include "base/ctx.h"
#include "base/buf.h"

/* Lays `dot` out with the engine "dot" and replaces the content of `out` by it as `format` ("svg",
 * "png:cairo" ...). NG_OK, NG_E_NOMEM, or NG_E_RENDER with what Graphviz said. Waits for other
 * threads. */
ng_status ngi_graphviz(struct ngi_buf *out, ng_ctx *ctx, const struct ngi_buf *dot,
                       const char *format, bool own_metrics);

#endif
