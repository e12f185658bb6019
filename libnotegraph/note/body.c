/* SPDX-License-Identifier: MIT
 * body.c - the text, line by line, in one pass.
 *
 * Not a Markdown parser: facts stand in headings, list items, header lines and links, each on one
 * line, so all that must be known of the rest is what is code or comment. Those stretches are
 * blanked in a copy of the line, byte for byte, before anything is looked for in it. */
#include "note/body.h"

#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "note/inline.h"
#include "note/links.h"
#include "note/task.h"

struct body {
    struct ngi_fact_writer *writer;
    const ng_schema *schema;
    struct ngi_buf masked, folded, decoded; /* scratch */
    ng_text heading;     /* the nearest one above, or the one that names the section */
    bool in_section;     /* whose items state facts */
    ng_text sections[7]; /* by level: the heading of the section that we are in, or no data */
    char fence; /* '`' or '~' inside a fenced code block */
    size_t fence_size;
    uint32_t fence_line;
    const char *comment; /* what ends the comment that we are in: "%%" or "-->" */
    uint32_t line;
    ng_text line_text; /* as written, for columns */
};

static const ng_text none = {"", 0};

/* Where the text of a list item begins, or 0. */
static size_t item_start(ng_text line) {
    size_t at = 0;
    while (at < line.size && (line.data[at] == ' ' || line.data[at] == '\t' || line.data[at] == '>'))
        at++;
    size_t marker = at;
    if (at < line.size && (line.data[at] == '-' || line.data[at] == '*' || line.data[at] == '+'))
        at++;
    else {
        while (at < line.size && at - marker < 9 && line.data[at] >= '0' && line.data[at] <= '9')
            at++;
        if (at == marker || at >= line.size || (line.data[at] != '.' && line.data[at] != ')'))
            return 0;
        at++;
    }
    if (at >= line.size || (line.data[at] != ' ' && line.data[at] != '\t'))
        return 0;
    while (at < line.size && (line.data[at] == ' ' || line.data[at] == '\t'))
        at++;
    return at;
}

/* ---------------------------------------------------------------- code and comments */

static size_t run_of(ng_text text, size_t at, char c) {
    size_t end = at;
    while (end < text.size && text.data[end] == c)
        end++;
    return end - at;
}

/* Opens or closes a fenced block, or stands in one. */
static bool is_fenced(struct body *body, ng_text line) {
    ng_text text = ngi_text_trimmed(line.data, line.size);
    while (body->fence == 0 && text.size > 1 && text.data[0] == '>') /* in a quotation */
        text = ngi_text_trimmed(text.data + 1, text.size - 1);
    size_t item = body->fence == 0 ? item_start(text) : 0; /* "- ```" opens one as well */
    text.data += item;
    text.size -= item;
    char c = text.size > 0 ? text.data[0] : '\0';
    size_t run = c == '`' || c == '~' ? run_of(text, 0, c) : 0;
    if (body->fence != 0) {
        while (text.size > 1 && text.data[0] == '>') {
            text = ngi_text_trimmed(text.data + 1, text.size - 1);
            c = text.data[0];
            run = run_of(text, 0, c);
        }
        if (c == body->fence && run >= body->fence_size && run == text.size)
            body->fence = 0;
        return true;
    }
    if (run < 3 || (c == '`' && memchr(text.data + run, '`', text.size - run) != NULL))
        return false;
    body->fence = c;
    body->fence_size = run;
    body->fence_line = body->line;
    return true;
}

/* Makes characters blank, each by one that says nothing and has as many bytes: offsets and columns
 * stay true. */
static void blank(struct ngi_buf *masked, size_t from, size_t to) {
    static const char *const blanks[] = {"", " ", "\xC2\xA0", "\xE3\x80\x80", "\xF3\xB0\x80\x80"};
    while (from < to) {
        size_t begin = from;
        (void)ngi_utf8_next(masked->data, to, &from);
        memcpy(masked->data + begin, blanks[from - begin], from - begin);
    }
}

static bool stands_at(ng_text text, size_t at, const char *word) {
    size_t size = strlen(word);
    return at + size <= text.size && memcmp(text.data + at, word, size) == 0;
}

enum { LONGEST_RUN = 64 }; /* of backticks that can open inline code */

/* Where inline code that opens with `run` backticks at `at` closes, or 0. What was searched for in
 * vain once (unclosed) is nowhere further on either. */
static size_t code_end(ng_text text, size_t at, size_t run, bool *unclosed) {
    if (run >= LONGEST_RUN || unclosed[run])
        return 0;
    for (size_t i = at + run; i < text.size;) {
        size_t closing = run_of(text, i, '`');
        if (closing == run)
            return i + run;
        i += closing > 0 ? closing : 1;
    }
    unclosed[run] = true;
    return 0;
}

/* The line with inline code and comments blanked. */
static ng_text mask(struct body *body, ng_text line) {
    bool clean = body->comment == NULL && memchr(line.data, '`', line.size) == NULL &&
                 memchr(line.data, '%', line.size) == NULL &&
                 memchr(line.data, '<', line.size) == NULL;
    if (clean)
        return line;
    bool unclosed[LONGEST_RUN] = {false};
    ngi_buf_clear(&body->masked);
    ngi_buf_text(&body->masked, line);
    if (body->masked.status != NG_OK || line.size == 0)
        return none;
    for (size_t at = 0; at < line.size;) {
        if (body->comment != NULL) {
            size_t from = at;
            while (at < line.size && !stands_at(line, at, body->comment))
                at++;
            if (at < line.size) {
                at += strlen(body->comment);
                body->comment = NULL;
            }
            blank(&body->masked, from, at);
            continue;
        }
        char c = line.data[at];
        if (c == '`') {
            size_t run = run_of(line, at, '`');
            size_t end = code_end(line, at, run, unclosed);
            if (end != 0)
                blank(&body->masked, at, end);
            at = end != 0 ? end : at + run;
        } else if (stands_at(line, at, "%%") || stands_at(line, at, "<!--")) {
            size_t size = c == '%' ? 2 : 4;
            body->comment = c == '%' ? "%%" : "-->";
            blank(&body->masked, at, at + size);
            at += size;
        } else
            at++;
    }
    return ngi_buf_view(&body->masked);
}

/* ---------------------------------------------------------------- facts of one line */

/* The column of a byte of the line (masked or not: they have the same bytes before it). */
static uint32_t column(const struct body *body, size_t offset) {
    return (uint32_t)ngi_utf8_count(body->line_text.data, offset) + 1;
}

static bool add(struct body *body, ng_fact_kind kind, ng_text key, ng_text value, ng_text target,
                size_t offset) {
    return ngi_fact_add(body->writer, kind, key, value, target, body->line, column(body, offset));
}

/* `## Heading ##`: its level, 0 if it is none. */
static unsigned heading(ng_text line, ng_text *title) {
    size_t indent = run_of(line, 0, ' ');
    size_t level = run_of(line, indent, '#');
    size_t at = indent + level;
    if (indent > 3 || level == 0 || level > 6 || (at < line.size && line.data[at] != ' ' && line.data[at] != '\t'))
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
    *value = ngi_text_trimmed(value->data, value->size);
    return ngi_schema_rule(body->schema, NGI_RULES_KEYS, &body->folded, *key) != NULL;
}

/* How many bytes from `from` on come before one of `stops`. */
static size_t skip_to(ng_text line, size_t from, const char *stops) {
    size_t at = from;
    while (at < line.size && strchr(stops, line.data[at]) == NULL)
        at++;
    return at - from;
}

/* The links in the line from `from` on, each a fact of this kind. *count tells how many. */
static bool read_links(struct body *body, ng_text line, size_t from, ng_fact_kind kind,
                       size_t *count) {
    struct ngi_link link;
    *count = 0;
    while (ngi_link_next(line.data, line.size, from, &body->decoded, &link)) {
        if (!add(body, kind, body->heading, link.display, link.target, link.start))
            return false;
        from = link.start + link.size;
        ++*count;
    }
    return body->decoded.status != NG_E_NOMEM;
}

/* A key with its value: one link, or as written. */
static bool read_pair(struct body *body, ng_fact_kind kind, ng_text key, ng_text value) {
    struct ngi_link link;
    size_t offset = (size_t)(value.data - body->line_text.data);
    bool is_link = ngi_link_whole(value, &body->decoded, &link);
    return add(body, kind, key, is_link ? link.display : value,
               is_link ? link.target : none, offset);
}

/* Fields in brackets and tags, which may stand anywhere in a line. */
static bool read_inline(struct body *body, ng_text line, size_t from) {
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
        } else
            at++;
    }
    return true;
}

static bool read_line(struct body *body, ng_text as_written) {
    body->line_text = as_written;
    if (body->comment == NULL && is_fenced(body, as_written))
        return true;
    ng_text line = mask(body, as_written), title, key, value;
    if (body->masked.status != NG_OK)
        return false;
    /* Whatever stands in the masked copy stands at the same place in the line. */
    body->line_text = line;
    unsigned level = heading(line, &title);
    size_t item = item_start(line), count;
    if (level > 0) {
        size_t from = (size_t)(title.data - line.data);
        return read_heading(body, level, title, from) && read_inline(body, line, from) &&
               read_links(body, line, from, body->in_section ? NG_FACT_ITEM : NG_FACT_LINK, &count);
    }
    ng_text text = ngi_text_trimmed(line.data + item, line.size - item);
    if (item > 0) {
        bool is_task;
        if (!ngi_task_read(body->writer, line, text, body->line, &is_task))
            return false;
        if (is_task)
            return read_links(body, line, item, NG_FACT_LINK, &count);
    }
    if (header_line(body, text, &key, &value))
        return value.size == 0 || read_pair(body, NG_FACT_HEADER, key, value);
    if (body->folded.status == NG_E_NOMEM)
        return false;
    struct ngi_inline field;
    if (ngi_inline_line(text, &field)) {
        bool known =
            ngi_schema_rule(body->schema, NGI_RULES_KEYS, &body->folded, field.key) != NULL;
        if (field.value.size > 0 && !read_pair(body, NG_FACT_INLINE, field.key, field.value))
            return false;
        if (known) /* its links are the key's */
            return true;
    } else if (!read_inline(body, line, item))
        return false;
    ng_fact_kind kind = body->in_section ? NG_FACT_ITEM : NG_FACT_LINK;
    if (!read_links(body, line, item, kind, &count))
        return false;
    bool is_plain_item = body->in_section && item > 0 && count == 0 && text.size > 0 &&
                         text.size <= NGI_MAX_NAME_BYTES;
    return !is_plain_item || add(body, NG_FACT_ITEM, body->heading, text, none, item);
}

ng_status ngi_body_read(struct ngi_fact_writer *writer, const ng_schema *schema, ng_text text,
                        uint32_t first_line) {
    const ng_allocator *mem = &writer->notes->mem;
    struct body body = {.writer = writer, .schema = schema, .heading = none, .line = first_line};
    ngi_buf_init(&body.masked, mem, NGI_MAX_FILE_BYTES);
    ngi_buf_init(&body.folded, mem, NGI_MAX_FILE_BYTES * 8);
    ngi_buf_init(&body.decoded, mem, NGI_MAX_FILE_BYTES);
    bool memory = true;
    for (size_t at = 0; at < text.size && memory; body.line++) {
        const char *start = text.data + at;
        const char *newline = memchr(start, '\n', text.size - at);
        size_t size = newline == NULL ? text.size - at : (size_t)(newline - start);
        at += size + 1;
        if (size > 0 && start[size - 1] == '\r')
            size--;
        if (size > NGI_MAX_LINE_BYTES) {
            size = NGI_MAX_LINE_BYTES;
            memory = ngi_fact_finding(writer, NG_WARNING, "long-line", body.line, 1,
                                      "the line is longer than 64 KiB; the rest of it was not read");
        }
        memory = memory && read_line(&body, (ng_text){start, size});
    }
    if (memory && body.fence != 0)
        memory = ngi_fact_finding(writer, NG_NOTE, "unclosed-fence", body.fence_line, 1,
                                  "the code block that begins here is not closed");
    ngi_buf_free(&body.masked);
    ngi_buf_free(&body.folded);
    ngi_buf_free(&body.decoded);
    return memory ? NG_OK : NG_E_NOMEM;
}
