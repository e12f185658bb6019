/* SPDX-License-Identifier: MIT
 * cmd_config.c - prints the schema in effect. */
#include "cmd_config.h"

#include "output.h"
#include "place.h"
#include "report.h"

enum exit_status cmd_config(const struct opts *opts) {
    struct place place = {.root = NULL};
    struct output output;
    ng_ctx *ctx;
    if (ng_ctx_new(&ctx, NULL) != NG_OK) {
        report_error("out of memory");
        return EXIT_FAILED;
    }
    enum exit_status exit_status = EXIT_FAILED;
    if (place_find(&place, ctx, opts) != NG_OK)
        report_failure(ctx);
    else if (output_open(&output, "-")) {
        ng_status status = ng_schema_write(place.schema, ctx, output_write, &output);
        if (status != NG_OK && status != NG_E_WRITE)
            report_failure(ctx);
        if (output_commit(&output) && status == NG_OK)
            exit_status = EXIT_OK;
    }
    place_free(&place, ctx);
    ng_ctx_free(ctx);
    return exit_status;
}
