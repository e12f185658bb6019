/* SPDX-License-Identifier: MIT
 * vault.c - vaults in folders and in memory. */
#include "vault/vault.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ctx.h"
#include "base/file.h"
#include "base/unicode.h"
#include "schema/schema.h"
#include "vault/walk.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

/* ---------------------------------------------------------------- finding the root */

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Cuts the last part off an absolute path; false at the top. */
static bool to_parent(char *path) {
    char *slash = strrchr(path, '/');
    if (slash == NULL || path[1] == '\0')
        return false;
    slash[slash == path] = '\0';
    return true;
}

static bool has_marker(const char *folder) {
    char marker[PATH_MAX + 16];
    size_t size = strlen(folder);
    memcpy(marker, folder, size);
    memcpy(marker + size, "/.obsidian", sizeof "/.obsidian");
    return is_folder(marker);
}

ng_status ng_vault_find_root(char **out, ng_ctx *ctx, const char *path) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    if (path == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a path is needed");
    char start[PATH_MAX], folder[PATH_MAX];
    if (realpath(path, start) == NULL)
        return ngi_ctx_fail_io(ctx, path, errno);
    if (!is_folder(start))
        (void)to_parent(start);
    memcpy(folder, start, sizeof folder);
    bool found;
    do
        found = has_marker(folder);
    while (!found && to_parent(folder));
    const char *root = found ? folder : start;
    size_t size = strlen(root) + 1;
    char *copy = ngi_alloc(&ctx->mem, size);
    if (copy == NULL)
        return ngi_ctx_nomem(ctx);
    memcpy(copy, root, size);
    *out = copy;
    return NG_OK;
}

/* ---------------------------------------------------------------- making vaults */

static ng_vault *new_vault(ng_ctx *ctx) {
    ng_vault *vault = ngi_alloc_zero(&ctx->mem, 1, sizeof *vault);
    if (vault == NULL)
        return NULL;
    vault->mem = ctx->mem;
    vault->root = (ng_text){"", 0};
    vault->root_fd = -1;
    ngi_arena_init(&vault->arena, &ctx->mem);
    ngi_findings_init(&vault->findings, &ctx->mem);
    return vault;
}

void ng_vault_free(ng_vault *vault) {
    if (vault == NULL)
        return;
    ng_allocator mem = vault->mem;
    if (vault->root_fd >= 0)
        (void)close(vault->root_fd);
    ngi_vec_free(&mem, &vault->files);
    ngi_findings_free(&vault->findings);
    ngi_arena_free(&vault->arena);
    ngi_release(&mem, vault, sizeof *vault);
}

bool ngi_vault_add(ng_vault *vault, const char *raw, size_t size) {
    ng_text copy = ngi_arena_text(&vault->arena, raw, size);
    struct ngi_buf clean;
    ngi_buf_init(&clean, &vault->mem, SIZE_MAX / 2);
    ngi_text_clean(&clean, raw, size);
    ng_text shown = ngi_buf_view(&clean);
    bool memory = copy.data != NULL && clean.status == NG_OK;
    bool same = memory && shown.size == size && memcmp(shown.data, raw, size) == 0;
    ng_text path = copy;
    if (memory && !same) {
        path = ngi_arena_text(&vault->arena, shown.data, shown.size);
        memory = path.data != NULL &&
                 ngi_findings_add(&vault->findings, NG_NOTE, "bad-name", path.data, 0, 0,
                                  "the file's name has characters that cannot be shown");
    }
    ngi_buf_free(&clean);
    struct ngi_vault_file *file = memory ? ngi_vec_push(&vault->mem, &vault->files) : NULL;
    if (file == NULL)
        return false;
    *file = (struct ngi_vault_file){path, copy.data, {"", 0}};
    return true;
}

static int by_path(const void *left, const void *right) {
    const struct ngi_vault_file *a = left, *b = right;
    int order = strcmp(a->path.data, b->path.data);
    return order != 0 ? order : strcmp(a->raw, b->raw);
}

static void sort_files(ng_vault *vault) {
    if (vault->files.count > 1)
        qsort(vault->files.items, vault->files.count, sizeof *vault->files.items, by_path);
    ngi_findings_sort(&vault->findings);
}

/* Opens the folder that holds `path`, or is it; *name is then the file's name in it, or NULL. */
static ng_status open_root(ng_vault *vault, ng_ctx *ctx, const char *path, const char **name) {
    struct stat about;
    *name = NULL;
    if (stat(path, &about) != 0)
        return ngi_ctx_fail_io(ctx, path, errno);
    const char *slash = strrchr(path, '/');
    if (S_ISDIR(about.st_mode))
        vault->root = ngi_arena_text(&vault->arena, path, strlen(path));
    else if (slash == NULL)
        vault->root = ngi_arena_text(&vault->arena, ".", 1);
    else
        vault->root = ngi_arena_text(&vault->arena, path, slash == path ? 1 : slash - path);
    if (vault->root.data == NULL)
        return ngi_ctx_nomem(ctx);
    if (!S_ISDIR(about.st_mode))
        *name = slash == NULL ? path : slash + 1;
    vault->root_fd = open(vault->root.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (vault->root_fd < 0)
        return ngi_ctx_fail_io(ctx, vault->root.data, errno);
    return NG_OK;
}

ng_status ng_vault_open(ng_vault **out, ng_ctx *ctx, const char *dir, const ng_schema *schema) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    if (dir == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a folder is needed");
    ng_schema *defaults = NULL;
    if (schema == NULL) {
        ng_status status = ng_schema_new(&defaults, ctx);
        if (status != NG_OK)
            return status;
        schema = defaults;
    }
    ng_vault *vault = new_vault(ctx);
    const char *name;
    ng_status status = vault == NULL ? NG_E_NOMEM : open_root(vault, ctx, dir, &name);
    if (status == NG_OK) {
        if (name == NULL)
            status = ngi_walk(vault, ctx, schema);
        else if (!ngi_vault_add(vault, name, strlen(name)))
            status = NG_E_NOMEM;
    }
    ng_schema_free(defaults);
    if (status != NG_OK) {
        ng_vault_free(vault);
        return status == NG_E_NOMEM ? ngi_ctx_nomem(ctx) : status;
    }
    sort_files(vault);
    ngi_ctx_tell(ctx, &vault->findings, 0);
    *out = vault;
    return NG_OK;
}

static bool is_inside(const char *path) {
    if (*path == '\0' || *path == '/')
        return false;
    for (const char *part = path; part != NULL;
         part = strchr(part, '/') == NULL ? NULL : strchr(part, '/') + 1)
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return false;
    return true;
}

static ng_status add_from_memory(ng_vault *vault, ng_ctx *ctx, const ng_file *file) {
    if (file->path == NULL || !is_inside(file->path) || (file->data == NULL && file->size > 0))
        return ngi_ctx_fail(ctx, NG_E_ARG, "\"%s\" is not a path inside a vault",
                            file->path == NULL ? "" : file->path);
    if (!ngi_vault_add(vault, file->path, strlen(file->path)))
        return ngi_ctx_nomem(ctx);
    ng_text copy = ngi_arena_text(&vault->arena, file->data, file->size);
    if (copy.data == NULL)
        return ngi_ctx_nomem(ctx);
    vault->files.items[vault->files.count - 1].content = copy;
    return NG_OK;
}

ng_status ng_vault_from_memory(ng_vault **out, ng_ctx *ctx, const ng_file *files, size_t count) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    if (files == NULL && count > 0)
        return ngi_ctx_fail(ctx, NG_E_ARG, "files are needed");
    if (count > NGI_MAX_FILES)
        return ngi_ctx_fail(ctx, NG_E_LIMIT, "there are more than %d notes", NGI_MAX_FILES);
    ng_vault *vault = new_vault(ctx);
    ng_status status = vault == NULL ? ngi_ctx_nomem(ctx) : NG_OK;
    for (size_t i = 0; i < count && status == NG_OK; i++)
        status = add_from_memory(vault, ctx, &files[i]);
    if (status == NG_OK)
        sort_files(vault);
    for (size_t i = 1; status == NG_OK && i < count; i++)
        if (strcmp(vault->files.items[i - 1].raw, vault->files.items[i].raw) == 0)
            status = ngi_ctx_fail(ctx, NG_E_ARG, "\"%s\" is given twice",
                                  vault->files.items[i].path.data);
    if (status != NG_OK) {
        ng_vault_free(vault);
        return status;
    }
    ngi_ctx_tell(ctx, &vault->findings, 0);
    *out = vault;
    return NG_OK;
}

/* ---------------------------------------------------------------- reading them */

ng_status ngi_vault_read(const ng_vault *vault, size_t index, struct ngi_buf *scratch,
                         ng_text *content, bool *cut) {
    const struct ngi_vault_file *file = &vault->files.items[index];
    if (vault->root_fd < 0) {
        *content = file->content;
        *cut = content->size > NGI_MAX_FILE_BYTES;
        if (*cut)
            content->size = NGI_MAX_FILE_BYTES;
        return NG_OK;
    }
    ng_status status = ngi_file_read(scratch, vault->root_fd, file->raw, NGI_MAX_FILE_BYTES, cut);
    *content = ngi_buf_view(scratch);
    return status;
}

size_t ng_vault_file_count(const ng_vault *vault) {
    return vault == NULL ? 0 : vault->files.count;
}

ng_text ng_vault_file_path(const ng_vault *vault, size_t index) {
    return vault->files.items[index].path;
}

ng_text ng_vault_root(const ng_vault *vault) {
    return vault->root;
}
