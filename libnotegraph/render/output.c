/* SPDX-License-Identifier: MIT
 * output.c - output in pieces. */
#include "render/output.h"

enum { PIECE = 64 << 10 };

void ngi_output_init(struct ngi_output *out, const ng_allocator *mem, ng_write_fn write,
                     void *user) {
    ngi_buf_init(&out->buf, mem, SIZE_MAX / 4);
    out->write = write;
    out->user = user;
    out->refused = false;
}

static void hand_on(struct ngi_output *out) {
    if (out->buf.status != NG_OK || out->buf.size == 0)
        return;
    out->refused = out->refused || out->write(out->user, out->buf.data, out->buf.size) != 0;
    ngi_buf_clear(&out->buf);
}

void ngi_output_flow(struct ngi_output *out) {
    if (out->buf.size >= PIECE)
        hand_on(out);
}

ng_status ngi_output_end(struct ngi_output *out, ng_ctx *ctx) {
    ng_status status = out->buf.status;
    hand_on(out);
    ngi_buf_free(&out->buf);
    if (status != NG_OK)
        return ngi_ctx_nomem(ctx);
    return out->refused ? ngi_ctx_fail(ctx, NG_E_WRITE, "the output could not be written") : NG_OK;
}
