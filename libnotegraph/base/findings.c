/* SPDX-License-Identifier: MIT
 * findings.c - lists of findings. */
#include "base/findings.h"

#include <stdlib.h>
#include <string.h>

void ngi_findings_init(struct ngi_findings *findings, const ng_allocator *mem) {
    ngi_arena_init(&findings->arena, mem);
    findings->list.items = NULL;
    findings->list.count = findings->list.capacity = 0;
}

void ngi_findings_free(struct ngi_findings *findings) {
    ngi_vec_free(&findings->arena.mem, &findings->list);
    ngi_arena_free(&findings->arena);
}

bool ngi_findings_add(struct ngi_findings *findings, ng_severity severity, const char *code,
                      const char *path, uint32_t line, uint32_t column, const char *text) {
    ng_text path_copy = ngi_arena_text(&findings->arena, path, strlen(path));
    ng_text text_copy = ngi_arena_text(&findings->arena, text, strlen(text));
    if (path_copy.data == NULL || text_copy.data == NULL)
        return false;
    ng_finding *added = ngi_vec_push(&findings->arena.mem, &findings->list);
    if (added == NULL)
        return false;
    *added = (ng_finding){severity, code, path_copy.data, line, column, text_copy.data};
    return true;
}

bool ngi_findings_copy(struct ngi_findings *findings, const struct ngi_findings *other) {
    for (size_t i = 0; i < other->list.count; i++) {
        const ng_finding *f = &other->list.items[i];
        if (!ngi_findings_add(findings, f->severity, f->code, f->path, f->line, f->column, f->text))
            return false;
    }
    return true;
}

static int compare(const void *left, const void *right) {
    const ng_finding *a = left, *b = right;
    int order = strcmp(a->path, b->path);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    if (order == 0)
        order = (a->column > b->column) - (a->column < b->column);
    if (order == 0)
        order = strcmp(a->code, b->code);
    return order != 0 ? order : strcmp(a->text, b->text);
}

void ngi_findings_sort(struct ngi_findings *findings) {
    if (findings->list.count > 1)
        qsort(findings->list.items, findings->list.count, sizeof *findings->list.items, compare);
}
