/* SPDX-License-Identifier: MIT
 * output.h - owns handing a growing text to the caller's write callback, piece by piece. */
#ifndef NGI_OUTPUT_H
#define NGI_OUTPUT_H

#include "base/ctx.h"
#include "base/buf.h"

struct ngi_output {
    struct ngi_buf buf; /* what is not handed on yet */
    ng_write_fn write;
    void *user;
    bool refused;
};

void ngi_output_init(struct ngi_output *out, const ng_allocator *mem, ng_write_fn write,
                     void *user);
/* Hands on what has gathered, if that is much; a writer calls it between its pieces. */
void ngi_output_flow(struct ngi_output *out);
/* Hands on the rest and releases the buffer. NG_OK, NG_E_NOMEM or NG_E_WRITE, recorded. */
ng_status ngi_output_end(struct ngi_output *out, ng_ctx *ctx);

#endif
