/* SPDX-License-Identifier: MIT
 * walk.c - folders, from a list of those still to visit, so that depth costs no stack.
 *
 * Symbolic links are not followed: what they point at inside the vault is read where it stands
 * (following them would read it twice, or for ever), and what lies outside is not the vault's. */
#include "vault/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "vault/filters.h"

struct folder {
    ng_text path; /* relative; "" for the root */
    unsigned depth;
};

struct walk {
    ng_vault *vault;
    ng_ctx *ctx;
    const ng_schema *schema;
    struct ngi_filters filters;
    struct ngi_buf scratch, path;
    NGI_VEC(struct folder) folders;
};

static bool is_note(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot != NULL && dot != name &&
           (ngi_ascii_same(dot, ".md", 4) || ngi_ascii_same(dot, ".markdown", 10));
}

enum entry_type { ENTRY_FOLDER, ENTRY_FILE, ENTRY_LINK, ENTRY_OTHER };

static enum entry_type type_of(int fd, const struct dirent *entry) {
#ifdef DT_DIR
    if (entry->d_type == DT_DIR)
        return ENTRY_FOLDER;
    if (entry->d_type == DT_REG)
        return ENTRY_FILE;
    if (entry->d_type == DT_LNK)
        return ENTRY_LINK;
    if (entry->d_type != DT_UNKNOWN)
        return ENTRY_OTHER;
#endif
    struct stat about;
    if (fstatat(fd, entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return ENTRY_OTHER;
    if (S_ISDIR(about.st_mode))
        return ENTRY_FOLDER;
    if (S_ISLNK(about.st_mode))
        return ENTRY_LINK;
    return S_ISREG(about.st_mode) ? ENTRY_FILE : ENTRY_OTHER;
}

static bool find(struct walk *walk, ng_severity severity, const char *code, const char *raw_path,
                 const char *text) {
    struct ngi_buf path;
    ngi_buf_init(&path, &walk->ctx->mem, SIZE_MAX / 2);
    ngi_text_clean(&path, raw_path, strlen(raw_path));
    bool memory = path.status == NG_OK &&
                  ngi_findings_add(&walk->vault->findings, severity, code,
                                   ngi_buf_view(&path).data, 0, 0, text);
    ngi_buf_free(&path);
    return memory;
}


/* Deals with one entry of an open folder. False without memory. */
static bool visit(struct walk *walk, int fd, const struct folder *folder,
                  const struct dirent *entry) {
    const char *name = entry->d_name;
    enum entry_type type = type_of(fd, entry);
    if (type == ENTRY_OTHER || (type == ENTRY_FILE && !is_note(name)) || name[0] == '.')
        return true;
    ngi_buf_clear(&walk->path);
    ngi_buf_text(&walk->path, folder->path);
    if (folder->path.size > 0)
        ngi_buf_char(&walk->path, '/');
    ngi_buf_str(&walk->path, name);
    if (walk->path.status != NG_OK)
        return false;
    if (ngi_schema_ignores(walk->schema, &walk->scratch, walk->path.data, name) ||
        (type == ENTRY_FILE && !ngi_schema_includes(walk->schema, walk->path.data)))
        return walk->scratch.status != NG_E_NOMEM;
    if (walk->filters.list.count > 0) {
        if (type == ENTRY_FOLDER)
            ngi_buf_char(&walk->path, '/');
        if (walk->path.status != NG_OK || ngi_filters_match(&walk->filters, walk->path.data))
            return walk->path.status == NG_OK;
        ngi_buf_cut(&walk->path, walk->path.size - (type == ENTRY_FOLDER));
    }
    if (type == ENTRY_FILE)
        return ngi_vault_add(walk->vault, walk->path.data, walk->path.size);
    if (type == ENTRY_LINK)
        return find(walk, NG_NOTE, "symbolic-link", walk->path.data,
                    "symbolic links are not followed");
    if (folder->depth >= NGI_MAX_FOLDER_DEPTH)
        return find(walk, NG_FAULT, "too-deep", walk->path.data,
                    "the folder is nested too deeply and was not read");
    struct folder *next = ngi_vec_push(&walk->ctx->mem, &walk->folders);
    if (next == NULL)
        return false;
    *next = (struct folder){
        ngi_arena_text(&walk->vault->arena, walk->path.data, walk->path.size), folder->depth + 1};
    return next->path.data != NULL;
}

static ng_status read_folder(struct walk *walk, const struct folder *folder) {
    const char *path = folder->path.size == 0 ? "." : folder->path.data;
    int fd = openat(walk->vault->root_fd, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    DIR *stream = fd < 0 ? NULL : fdopendir(fd);
    if (stream == NULL) {
        int error = errno;
        if (fd >= 0)
            (void)close(fd);
        if (folder->path.size == 0)
            return ngi_ctx_fail_io(walk->ctx, walk->vault->root.data, error);
        return find(walk, NG_FAULT, "unreadable-folder", folder->path.data,
                    "the folder cannot be read")
                   ? NG_OK
                   : NG_E_NOMEM;
    }
    ng_status status = NG_OK;
    for (struct dirent *entry; status == NG_OK && (entry = readdir(stream)) != NULL;) {
        if (!visit(walk, fd, folder, entry))
            status = NG_E_NOMEM;
        else if (walk->vault->files.count > NGI_MAX_FILES)
            status = ngi_ctx_fail_at(walk->ctx, NG_E_LIMIT, walk->vault->root.data, 0, 0,
                                     "there are more than %d notes", NGI_MAX_FILES);
    }
    (void)closedir(stream);
    return status;
}

ng_status ngi_walk(ng_vault *vault, ng_ctx *ctx, const ng_schema *schema) {
    struct walk walk = {.vault = vault, .ctx = ctx, .schema = schema};
    ngi_buf_init(&walk.scratch, &ctx->mem, SIZE_MAX / 2);
    ngi_buf_init(&walk.path, &ctx->mem, SIZE_MAX / 2);
    ngi_filters_init(&walk.filters, &ctx->mem);
    ng_status status = ngi_filters_read(&walk.filters, vault->root_fd, &vault->findings);
    if (status == NG_OK)
        status = read_folder(&walk, &(struct folder){{"", 0}, 0});
    while (status == NG_OK && walk.folders.count > 0) {
        struct folder folder = walk.folders.items[--walk.folders.count];
        status = read_folder(&walk, &folder);
    }
    ngi_filters_free(&walk.filters);
    if (status == NG_OK && walk.scratch.status == NG_E_NOMEM)
        status = NG_E_NOMEM; /* what is ignored was not known throughout */
    ngi_vec_free(&ctx->mem, &walk.folders);
    ngi_buf_free(&walk.path);
    ngi_buf_free(&walk.scratch);
    return status;
}
