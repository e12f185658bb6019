/* SPDX-License-Identifier: MIT
 * frontmatter.c - the YAML block between two `---` lines at the very start of a note. */
#include "note/frontmatter.h"

#include <string.h>

#include "base/limits.h"
#include "base/yaml.h"
#include "note/links.h"

/* The bytes of the line at `at`, without its end; *next is where the following one begins. */
static ng_text line_at(ng_text text, size_t at, size_t *next) {
    const char *start = text.data + at;
    const char *newline = memchr(start, '\n', text.size - at);
    size_t size = newline == NULL ? text.size - at : (size_t)(newline - start);
    *next = newline == NULL ? text.size : at + size + 1;
    while (size > 0 && (start[size - 1] == '\r' || start[size - 1] == ' ' || start[size - 1] == '\t'))
        size--;
    return (ng_text){start, size};
}

static bool is_line(ng_text line, const char *wanted) {
    return line.size == 3 && memcmp(line.data, wanted, 3) == 0;
}

/* `key: value` or `key:`, and not the `https:` of an address. */
static bool looks_like_key(ng_text line) {
    const char *colon = memchr(line.data, ':', line.size);
    if (colon == NULL || colon == line.data || strchr(" \t#->", line.data[0]) != NULL)
        return false;
    return colon + 1 == line.data + line.size || colon[1] == ' ' || colon[1] == '\t';
}

static const ng_text none = {"", 0};

static bool take_value(void *user, const struct ngi_yaml_value *value) {
    struct ngi_fact_writer *writer = user;
    struct ngi_buf decoded;
    struct ngi_link link;
    ngi_buf_init(&decoded, &writer->notes->mem, value->text.size + 1);
    bool is_link = ngi_link_whole(value->text, &decoded, &link);
    writer->lead = value->lead < 0 ? NGI_NOT_AS_IS : (uint16_t)value->lead;
    bool memory =
        decoded.status == NG_OK &&
        ngi_fact_add(writer, NG_FACT_FIELD, value->key, is_link ? link.display : value->text,
                     is_link ? link.target : none, value->line, value->column);
    ngi_buf_free(&decoded);
    return memory;
}

static bool take_problem(void *user, const struct ngi_yaml_problem *problem) {
    return ngi_fact_finding(user, problem->severity, problem->code, problem->line, problem->column,
                            problem->text);
}

ng_status ngi_frontmatter_read(struct ngi_fact_writer *writer, ng_text text, size_t *body,
                               uint32_t *body_line) {
    size_t bom = text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t begin, end, next;
    *body = bom;
    *body_line = 1;
    if (!is_line(line_at(text, bom, &begin), "---"))
        return NG_OK;
    uint32_t line_number = 2;
    bool closed = false;
    for (end = begin; end < text.size && !closed; line_number++) {
        ng_text line = line_at(text, end, &next);
        closed = is_line(line, "---") || is_line(line, "...");
        if (closed)
            break;
        end = next;
    }
    if (!closed) {
        if (begin >= text.size || !looks_like_key(line_at(text, begin, &next)))
            return NG_OK; /* a thematic break, not front matter */
        /* Someone forgot the closing line: take what looks like keys, up to a blank or heading. */
        for (end = begin, line_number = 2; end < text.size; line_number++) {
            ng_text line = line_at(text, end, &next);
            if (line.size == 0 || line.data[0] == '#')
                break;
            end = next;
        }
        next = end;
        if (!ngi_fact_finding(writer, NG_WARNING, "unclosed-front-matter", 1, 1,
                              "the front matter is not closed by a `---` line; it was read up to "
                              "the first blank line or heading"))
            return NG_E_NOMEM;
        line_number--;
    }
    *body = next;
    *body_line = line_number + 1;
    size_t size = end - begin;
    if (size > NGI_MAX_FRONT_MATTER_BYTES) {
        size = NGI_MAX_FRONT_MATTER_BYTES;
        while (size > 0 && text.data[begin + size - 1] != '\n')
            size--;
        if (!ngi_fact_finding(writer, NG_FAULT, "too-large", 1, 1,
                              "the front matter is larger than 64 KiB; the rest was not read"))
            return NG_E_NOMEM;
    }
    static const char *const naming[] = {"name", "link", "title", NULL};
    struct ngi_yaml_sink sink = {take_value, take_problem, writer};
    return ngi_yaml_read_named(&writer->notes->mem, text.data + begin, size, 2, naming, &sink);
}
