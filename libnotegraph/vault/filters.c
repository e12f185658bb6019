/* SPDX-License-Identifier: MIT
 * filters.c - an entry between slashes is a regular expression, any other the beginning of a path.
 *
 * Expressions are JavaScript's; those that POSIX extended ones read alike are taken. Counted
 * repetitions and back references, with which a few bytes could cost any amount of time and memory,
 * are not. */
#include "vault/filters.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/yaml.h"

static const char path_of_list[] = ".obsidian/app.json";

void ngi_filters_init(struct ngi_filters *filters, const ng_allocator *mem) {
    ngi_arena_init(&filters->arena, mem);
    filters->list.items = NULL;
    filters->list.count = filters->list.capacity = 0;
}

void ngi_filters_free(struct ngi_filters *filters) {
    for (size_t i = 0; i < filters->list.count; i++)
        if (filters->list.items[i].is_regex)
            regfree(&filters->list.items[i].regex);
    ngi_vec_free(&filters->arena.mem, &filters->list);
    ngi_arena_free(&filters->arena);
}

struct reading {
    struct ngi_filters *filters;
    struct ngi_findings *findings;
};

static bool is_safe(const char *pattern) {
    if (strlen(pattern) > NGI_MAX_FILTER_BYTES || strchr(pattern, '{') != NULL)
        return false;
    for (const char *slash = strchr(pattern, '\\'); slash != NULL; slash = strchr(slash + 2, '\\'))
        if (slash[1] == '\0' || strchr("^$.|?*+()[]{}/\\-", slash[1]) == NULL)
            return false; /* \d, \w, \1: not POSIX */
    return true;
}

static bool take_value(void *user, const struct ngi_yaml_value *value) {
    const struct reading *r = user;
    static const char key[] = "userIgnoreFilters";
    if (value->key.size != sizeof key - 1 || memcmp(value->key.data, key, sizeof key - 1) != 0 ||
        value->text.size == 0 || r->filters->list.count >= NGI_MAX_FILTERS)
        return true;
    ng_text text = value->text;
    bool is_regex = text.size > 2 && text.data[0] == '/' && text.data[text.size - 1] == '/';
    ng_text copy = is_regex ? ngi_arena_text(&r->filters->arena, text.data + 1, text.size - 2)
                            : ngi_arena_text(&r->filters->arena, text.data, text.size);
    if (copy.data == NULL)
        return false;
    struct ngi_filter filter = {.prefix = copy, .is_regex = is_regex};
    if (is_regex && (!is_safe(copy.data) ||
                     regcomp(&filter.regex, copy.data, REG_EXTENDED | REG_NOSUB) != 0))
        return ngi_findings_add(r->findings, NG_WARNING, "unknown-filter", path_of_list,
                                value->line, value->column,
                                "this regular expression is not understood; it leaves nothing out");
    struct ngi_filter *added = ngi_vec_push(&r->filters->arena.mem, &r->filters->list);
    if (added == NULL) {
        if (is_regex)
            regfree(&filter.regex);
        return false;
    }
    *added = filter;
    return true;
}

static bool take_problem(void *user, const struct ngi_yaml_problem *problem) {
    const struct reading *r = user;
    return ngi_findings_add(r->findings, NG_WARNING, "unknown-filter", path_of_list, problem->line,
                            problem->column, problem->text);
}

ng_status ngi_filters_read(struct ngi_filters *filters, int root, struct ngi_findings *findings) {
    struct reading reading = {filters, findings};
    struct ngi_yaml_sink sink = {take_value, take_problem, &reading};
    struct ngi_buf file;
    bool more;
    ngi_buf_init(&file, &filters->arena.mem, NGI_MAX_SCHEMA_BYTES);
    ng_status status = ngi_file_read(&file, root, path_of_list, NGI_MAX_SCHEMA_BYTES, &more);
    if (status == NG_OK)
        status = ngi_yaml_read(&filters->arena.mem, ngi_buf_view(&file).data, file.size, 1, &sink);
    else if (status == NG_E_IO)
        status = NG_OK; /* there is none */
    ngi_buf_free(&file);
    return status;
}

bool ngi_filters_match(const struct ngi_filters *filters, const char *path) {
    for (size_t i = 0; i < filters->list.count; i++) {
        const struct ngi_filter *filter = &filters->list.items[i];
        if (filter->is_regex ? regexec(&filter->regex, path, 0, NULL, 0) == 0
                             : strncmp(path, filter->prefix.data, filter->prefix.size) == 0)
            return true;
    }
    return false;
}
