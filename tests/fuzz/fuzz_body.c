/* SPDX-License-Identifier: MIT
 * fuzz_body.c - any bytes as the text of a note. */
#include "note/body.h"

#include "target.h"

static ng_status read_body(struct ngi_fact_writer *writer, ng_text text, void *extra) {
    return ngi_body_read(writer, extra, text, 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    ng_ctx *ctx;
    ng_schema *schema;
    target_begin(&target);
    MUST(ng_ctx_new(&ctx, &target.mem) == NG_OK);
    MUST(ng_schema_new(&schema, ctx) == NG_OK);
    target_read(&target.mem, read_body, (const char *)data, size, schema);
    ng_schema_free(schema);
    ng_ctx_free(ctx);
    target_end(&target);
    return 0;
}
