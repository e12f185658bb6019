/* SPDX-License-Identifier: MIT
 * place.c - the vault around a path, and its schema. */
#include "place.h"

#include <stdio.h>
#include <sys/stat.h>

static bool is_same_file(const char *a, const char *b) {
    struct stat p, q;
    return stat(a, &p) == 0 && stat(b, &q) == 0 && p.st_dev == q.st_dev && p.st_ino == q.st_ino;
}

bool place_has(const char *folder, const char *name, char path[MAX_PATH]) {
    struct stat about;
    int size = snprintf(path, MAX_PATH, "%s/%s", folder, name);
    return size > 0 && size < MAX_PATH && stat(path, &about) == 0;
}

bool place_is_root(const struct place *place) {
    return is_same_file(place->root, place->path);
}

static ng_status load_schema(struct place *place, ng_ctx *ctx, const struct opts *opts) {
    char file[MAX_PATH];
    ng_status status;
    if (opts->config != NULL)
        status = ng_schema_load(&place->schema, ctx, opts->config);
    else if (place_has(place->root, "notegraph.yaml", file))
        status = ng_schema_load(&place->schema, ctx, file);
    else
        status = ng_schema_new(&place->schema, ctx);
    for (size_t i = 0; i < opts->alias_count && status == NG_OK; i++)
        status = ng_schema_load_aliases(place->schema, ctx, opts->aliases[i]);
    for (size_t i = 0; i < opts->include_count && status == NG_OK; i++)
        status = ng_schema_declare(place->schema, ctx, "include", opts->includes[i]);
    for (size_t i = 0; i < opts->exclude_count && status == NG_OK; i++)
        status = ng_schema_declare(place->schema, ctx, "ignore", opts->excludes[i]);
    if (opts->strict_links && status == NG_OK)
        status = ng_schema_declare(place->schema, ctx, "links", "strict");
    return status;
}

ng_status place_find(struct place *place, ng_ctx *ctx, const struct opts *opts) {
    ng_status status =
        ng_vault_find_root(&place->root, ctx, opts->path != NULL ? opts->path : ".");
    if (status != NG_OK)
        return status;
    place->path = opts->path != NULL                ? opts->path
                  : is_same_file(place->root, ".") ? "."
                                                    : place->root;
    return load_schema(place, ctx, opts);
}

void place_free(struct place *place, ng_ctx *ctx) {
    ng_schema_free(place->schema);
    ng_string_free(ctx, place->root);
}
