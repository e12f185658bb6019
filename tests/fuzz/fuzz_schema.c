/* SPDX-License-Identifier: MIT
 * fuzz_schema.c - any bytes as notegraph.yaml, by way of a file. */
#include <unistd.h>

#include "schema/schema.h"
#include "target.h"

/* A new file for each input: libFuzzer does not let programs clean up when they end. */
static void write_file(char *path, size_t capacity, const uint8_t *data, size_t size) {
    const char *folder = getenv("TMPDIR");
    (void)snprintf(path, capacity, "%s/notegraph-fuzz-XXXXXX",
                   folder == NULL || *folder == '\0' ? "/tmp" : folder);
    int file = mkstemp(path);
    MUST(file >= 0);
    MUST(write(file, data, size) == (ssize_t)size);
    MUST(close(file) == 0);
}

static void check_rules(const void *rules) {
    const struct {
        struct ngi_rule *items;
        size_t count, capacity;
    } *list = rules;
    for (size_t i = 0; i < list->count; i++) {
        const struct ngi_rule *rule = &list->items[i];
        MUST(rule->name.size > 0 && ngi_utf8_valid(rule->name.data, rule->name.size));
        MUST((unsigned)rule->kind <= NG_KIND_TOPIC);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    ng_ctx *ctx;
    ng_schema *schema;
    char path[512];
    write_file(path, sizeof path, data, size);
    target_begin(&target);
    MUST(ng_ctx_new(&ctx, &target.mem) == NG_OK);
    ng_status status = ng_schema_load(&schema, ctx, path);
    (void)unlink(path);
    const ng_error *error = ng_ctx_error(ctx);
    MUST(error->status == status);
    if (status == NG_OK) {
        target_clean(&target.mem, ng_schema_home(schema));
        target_clean(&target.mem, ng_schema_owner(schema));
        for (int rules = 0; rules < NGI_RULES_COUNT; rules++)
            check_rules(&schema->rules[rules]);
    } else {
        MUST(schema == NULL);
        /* An alias file that it names is not there. */
        bool other = status == NG_E_IO && strcmp(error->path, path) != 0;
        MUST(other || status == NG_E_SYNTAX ||
             (status == NG_E_LIMIT && size > NGI_MAX_SCHEMA_BYTES));
        MUST((other || strcmp(error->path, path) == 0) && *error->message != '\0');
        target_shown(error->message, strlen(error->message));
        if (status == NG_E_SYNTAX)
            target_place((const char *)data, size, error->line, error->column);
    }
    ng_schema_free(schema);
    ng_ctx_free(ctx);
    target_end(&target);
    return 0;
}
