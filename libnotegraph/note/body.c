/* SPDX-License-Identifier: MIT
 * body.c - the text, line by line, in one pass.
 *
 * Not a Markdown parser: facts stand in headings, list items, header lines and links, each on one
 * line, so all that must be known of the rest is what is no text (mask.c). */
#include "note/body.h"

#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "note/inline.h"
#include "note/links.h"
#include "note/mask.h"
#include "note/task.h"

struct body {
    struct ngi_fact_writer *writer;
    const ng_schema *schema;
    struct ngi_mask mask;
    struct ngi_buf folded, decoded; /* scratch */
    ng_text heading;     /* the nearest one above, or the one that names the section */
    bool in_section;     /* whose items state facts */
    ng_text sections[7]; /* by level: the heading of the section that we are in, or no data */
    uint32_t line;
    ng_text line_text; /* for columns */
};

static const ng_text none = {"", 0};

/* ---------------------------------------------------------------- facts of one line */

/* The column of a byte of the line. */
static uint32_t column(const struct body *body, size_t offset) {
    return (uint32_t)ngi_utf8_count(body->line_text.data, offset) + 1;
}

static bool add(struct body *body, ng_fact_kind kind, ng_text key, ng_text value, ng_text target,
                size_t offset) {
    return ngi_fact_add(body->writer, kind, key, value, target, body->line, column(body, offset));
}

/* `## Heading ##`: its level, 0 if it is none. */
static unsigned heading(ng_text line, ng_text *title) {
    size_t indent = 0, at;
    while (indent < line.size && line.data[indent] == ' ')
        indent++;
    for (at = indent; at < line.size && line.data[at] == '#';)
        at++;
    size_t level = at - indent;
    if (indent > 3 || level == 0 || level > 6 ||
        (at < line.size && line.data[at] != ' ' && line.data[at] != '\t'))
        return 0;
    ng_text text = ngi_text_trimmed(line.data + at, line.size - at);
    size_t end = text.size;
    while (end > 0 && text.data[end - 1] == '#')
        end--;
    if (end == 0 || text.data[end - 1] == ' ')
        text = ngi_text_trimmed(text.data, end);
    *title = text;
    return (unsigned)level;
}

static bool read_heading(struct body *body, unsigned level, ng_text title, size_t offset) {
    char digit = (char)('0' + level);
    ng_notes *notes = body->writer->notes;
    const struct ngi_rule *rule = NULL;
    if (title.size <= NGI_MAX_NAME_BYTES)
        rule = ngi_schema_rule(body->schema, NGI_RULES_SECTIONS, &body->folded, title);
    if (body->folded.status == NG_E_NOMEM ||
        !add(body, NG_FACT_HEADING, (ng_text){&digit, 1}, title, none, offset))
        return false;
    if (body->writer->full)
        return true;
    /* The line will be gone, so the text is that of the fact. */
    ng_text text = notes->texts.texts[notes->facts.items[notes->facts.count - 1].value];
    for (unsigned deeper = level; deeper <= 6; deeper++)
        body->sections[deeper] = (ng_text){NULL, 0};
    if (rule != NULL)
        body->sections[level] = text;
    /* Below a section, `### Colleagues` keeps to what the section says. */
    body->heading = text;
    body->in_section = false;
    for (unsigned above = 1; above <= 6; above++)
        if (body->sections[above].data != NULL) {
            body->heading = body->sections[above];
            body->in_section = true;
        }
    return true;
}

/* The bytes of the `> ` that a line of a quotation or callout begins with. */
static size_t quotation_size(ng_text line) {
    size_t at = 0, end = 0;
    while (at < line.size && strchr("> \t", line.data[at]) != NULL)
        if (line.data[at++] == '>')
            end = at;
    return end;
}

/* Where the last word of the text begins. */
static size_t last_word(ng_text text) {
    size_t at = text.size;
    while (at > 0 && text.data[at - 1] != ' ' && text.data[at - 1] != '\t')
        at--;
    return at;
}

static bool is_block_id(ng_text text, size_t at) {
    if (at + 1 >= text.size || text.data[at] != '^')
        return false;
    while (++at < text.size) {
        char c = text.data[at];
        if (c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z'))
            return false;
    }
    return true;
}

/* Without `^id`, the name of the line, behind it. */
static ng_text without_block_id(ng_text line) {
    ng_text text = ngi_text_trimmed(line.data, line.size);
    text = (ng_text){line.data, (size_t)(text.data - line.data) + text.size};
    size_t last = last_word(text);
    return is_block_id(text, last) ? (ng_text){line.data, last} : line;
}

/* Without tags behind it. */
static ng_text without_tags(ng_text text) {
    size_t last;
    while ((last = last_word(text)) < text.size && text.data[last] == '#' &&
           ngi_tag_size(text, last) == text.size - last)
        text = ngi_text_trimmed(text.data, last);
    return text;
}

static bool is_known_key(struct body *body, ng_text key) {
    return ngi_schema_rule(body->schema, NGI_RULES_KEYS, &body->folded, key) != NULL;
}

static bool is_emphasis(char c) {
    return c == '*' || c == '_';
}

/* `**With**: A, B`, `**With:** A`, `*Source: [[X]]*`: emphasised, a key that the schema knows, a
 * colon. Returns false if it is none. */
static bool header_line(struct body *body, ng_text text, ng_text *key, ng_text *value) {
    size_t stars = 0, at;
    while (stars < text.size && stars < 3 && is_emphasis(text.data[stars]))
        stars++;
    if (stars == 0)
        return false;
    for (at = stars; at < text.size && text.data[at] != ':' && !is_emphasis(text.data[at]); at++)
        if (text.data[at] == '[' || at - stars > 40)
            return false;
    *key = ngi_text_trimmed(text.data + stars, at - stars);
    size_t colon = at;
    while (colon < text.size && is_emphasis(text.data[colon]))
        colon++;
    if (colon >= text.size || text.data[colon] != ':' || key->size == 0 ||
        (colon + 1 < text.size && text.data[colon + 1] == ':')) /* **with**:: an inline field */
        return false;
    at = colon + 1;
    while (at < text.size && is_emphasis(text.data[at]))
        at++;
    *value = ngi_text_trimmed(text.data + at, text.size - at);
    while (value->size > 0 && is_emphasis(value->data[value->size - 1]))
        value->size--; /* the emphasis that spans the whole line */
    *value = without_tags(ngi_text_trimmed(value->data, value->size));
    return is_known_key(body, *key);
}

/* How many bytes from `from` on come before one of `stops`. */
static size_t skip_to(ng_text line, size_t from, const char *stops) {
    size_t at = from;
    while (at < line.size && strchr(stops, line.data[at]) == NULL)
        at++;
    return at - from;
}

/* Has the link a say already: as the owner of a task, or as the value of a field in brackets that
 * the schema (or the task) knows? Fields are looked for from *seen on. *end is where it ends. */
static bool has_a_say(struct body *body, ng_text line, const struct ngi_link *link, bool in_task,
                      size_t *seen, size_t *end) {
    *end = link->start + link->size;
    if (in_task && ngi_task_owns(line, link->start))
        return true;
    for (size_t at = *seen; (at += skip_to(line, at, "[(")) <= link->start; *seen = at) {
        struct ngi_inline field;
        if (!ngi_inline_bracketed(line, at, &field)) {
            at++;
            continue;
        }
        bool known = in_task ? ngi_task_is_owner_key(field.key) : is_known_key(body, field.key);
        if (known && field.start + field.size > link->start) {
            *end = field.start + field.size;
            return true;
        }
        at += known ? field.size : 1;
    }
    return false;
}

/* The links in the line from `from` on, each a fact of this kind. *count tells how many. */
static bool read_links(struct body *body, ng_text line, size_t from, ng_fact_kind kind,
                       bool in_task, size_t *count) {
    struct ngi_link link;
    size_t seen = from;
    *count = 0;
    for (size_t end; ngi_link_next(line.data, line.size, from, &body->decoded, &link); from = end) {
        if (has_a_say(body, line, &link, in_task, &seen, &end))
            continue;
        if (!add(body, kind, body->heading, link.display, link.target, link.start))
            return false;
        ++*count;
    }
    return body->decoded.status != NG_E_NOMEM && body->folded.status != NG_E_NOMEM;
}

/* A key with its value: one link, or as written. */
static bool read_pair(struct body *body, ng_fact_kind kind, ng_text key, ng_text value) {
    struct ngi_link link;
    size_t offset = (size_t)(value.data - body->line_text.data);
    bool is_link = ngi_link_whole(value, &body->decoded, &link);
    return add(body, kind, key, is_link ? link.display : value,
               is_link ? link.target : none, offset);
}

/* Fields in brackets and tags, which may stand anywhere in a line. *fields counts the former. */
static bool read_inline(struct body *body, ng_text line, size_t from, size_t *fields) {
    *fields = 0;
    for (size_t at = from; at < line.size;) {
        struct ngi_inline field;
        size_t tag;
        at += skip_to(line, at, "[(#");
        if (at >= line.size)
            break;
        if (line.data[at] == '#') {
            tag = ngi_tag_size(line, at);
            if (tag > 0 && !add(body, NG_FACT_TAG, none, (ng_text){line.data + at + 1, tag - 1},
                                none, at))
                return false;
            at += tag > 0 ? tag : 1;
        } else if (ngi_inline_bracketed(line, at, &field)) {
            if (field.value.size > 0 &&
                !read_pair(body, NG_FACT_INLINE, field.key, field.value))
                return false;
            at += field.size;
            ++*fields;
        } else
            at++;
    }
    return true;
}

static bool read_line(struct body *body, ng_text as_written, ng_text rest) {
    ng_text line = ngi_mask_line(&body->mask, as_written, body->line, rest), title, key, value;
    if (line.data == NULL)
        return false;
    line = without_block_id(line);
    body->line_text = line;
    unsigned level = heading(line, &title);
    size_t item = ngi_item_start(line), count, fields = 0;
    if (level > 0) {
        size_t from = (size_t)(title.data - line.data);
        return read_heading(body, level, title, from) && read_inline(body, line, from, &fields) &&
               read_links(body, line, from, body->in_section ? NG_FACT_ITEM : NG_FACT_LINK, false,
                          &count);
    }
    size_t start = item > 0 ? item : quotation_size(line);
    ng_text text = ngi_text_trimmed(line.data + start, line.size - start);
    if (item > 0) {
        bool is_task;
        if (!ngi_task_read(body->writer, line, text, body->line, &is_task))
            return false;
        if (is_task)
            return read_links(body, line, item, NG_FACT_LINK, true, &count);
    }
    if (header_line(body, text, &key, &value))
        return value.size == 0 || read_pair(body, NG_FACT_HEADER, key, value);
    if (body->folded.status == NG_E_NOMEM)
        return false;
    struct ngi_inline field;
    if (ngi_inline_line(text, &field)) {
        bool known = is_known_key(body, field.key);
        if (field.value.size > 0 && !read_pair(body, NG_FACT_INLINE, field.key, field.value))
            return false;
        if (known) /* its links are the key's */
            return true;
    } else if (!read_inline(body, line, item, &fields))
        return false;
    ng_fact_kind kind = body->in_section ? NG_FACT_ITEM : NG_FACT_LINK;
    if (!read_links(body, line, item, kind, false, &count))
        return false;
    text = without_tags(text);
    bool is_plain_item = body->in_section && item > 0 && count + fields == 0 && text.size > 0 &&
                         text.size <= NGI_MAX_NAME_BYTES;
    return !is_plain_item || add(body, NG_FACT_ITEM, body->heading, text, none, item);
}

ng_status ngi_body_read(struct ngi_fact_writer *writer, const ng_schema *schema, ng_text text,
                        uint32_t first_line) {
    const ng_allocator *mem = &writer->notes->mem;
    struct body body = {.writer = writer, .schema = schema, .heading = none, .line = first_line};
    ngi_mask_init(&body.mask, mem);
    ngi_buf_init(&body.folded, mem, NGI_MAX_FILE_BYTES * 8);
    ngi_buf_init(&body.decoded, mem, NGI_MAX_FILE_BYTES);
    bool memory = true;
    for (size_t at = 0; at < text.size && memory; body.line++) {
        const char *start = text.data + at;
        const char *newline = memchr(start, '\n', text.size - at);
        size_t size = newline == NULL ? text.size - at : (size_t)(newline - start);
        at += newline == NULL ? size : size + 1;
        if (size > 0 && start[size - 1] == '\r')
            size--;
        if (size > NGI_MAX_LINE_BYTES) {
            size = NGI_MAX_LINE_BYTES;
            memory = ngi_fact_finding(writer, NG_WARNING, "long-line", body.line, 1,
                                      "the line is longer than 64 KiB; the rest of it was not read");
        }
        memory = memory && read_line(&body, (ng_text){start, size},
                                     (ng_text){text.data + at, text.size - at});
    }
    if (memory && body.mask.fence != 0)
        memory = ngi_fact_finding(writer, NG_NOTE, "unclosed-fence", body.mask.fence_line, 1,
                                  "the code block that begins here is not closed");
    ngi_mask_free(&body.mask);
    ngi_buf_free(&body.folded);
    ngi_buf_free(&body.decoded);
    return memory ? NG_OK : NG_E_NOMEM;
}
