/* SPDX-License-Identifier: MIT
 * task.c - tasks, in the emoji notation of Obsidian's Tasks plugin and with @owners.
 *
 * A task's line may be double-encoded, so it is repaired before its emoji are looked for. Where a
 * field stands in the line as written is found by repairing it once more, up to there. */
#include "note/task.h"

#include <string.h>

#include "base/date.h"
#include "base/repair.h"
#include "base/unicode.h"
#include "base/words.h"
#include "note/inline.h"
#include "note/links.h"

struct marker {
    uint32_t character;
    const char *field;
    const char *value; /* NULL: what follows it */
};

static const struct marker markers[] = {
    {0x1F4C5, "due", NULL},        {0x1F4C6, "due", NULL},      {0x1F5D3, "due", NULL},
    {0x23F3, "scheduled", NULL},   {0x231B, "scheduled", NULL}, {0x1F6EB, "start", NULL},
    {0x2795, "created", NULL},     {0x2705, "done", NULL},      {0x274C, "cancelled", NULL},
    {0x1F501, "recurrence", NULL}, {0x1F194, "id", NULL},       {0x26D4, "depends", NULL},
    {0x1F53A, "priority", "highest"}, {0x23EB, "priority", "high"}, {0x1F53C, "priority", "medium"},
    {0x1F53D, "priority", "low"},  {0x23EC, "priority", "lowest"},
};

static const struct marker *marker_of(uint32_t c) {
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (markers[i].character == c)
            return &markers[i];
    return NULL;
}

/* `[c] `, with any one character, or the malformed `[ ?] ` and `[? ] `. Returns its bytes, 0 if it
 * is none. */
static size_t checkbox(ng_text item, ng_text *status) {
    if (item.size < 3 || item.data[0] != '[')
        return 0;
    size_t at = 1;
    ng_text found = {" ", 1};
    for (int i = 0; i < 2 && at < item.size && item.data[at] != ']'; i++) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(item.data, item.size, &at);
        if (c == '[' || (i == 1 && found.data[0] != ' ' && c != ' '))
            return 0;
        if (c != ' ')
            found = (ng_text){item.data + from, at - from};
    }
    if (at == 1 || at >= item.size || item.data[at] != ']' ||
        (at + 1 < item.size && item.data[at + 1] != ' ' && item.data[at + 1] != '\t'))
        return 0;
    *status = found;
    return at + 1;
}

/* A letter that can begin a name: a capital, or one of a script without capitals. */
static bool begins_name(ng_text word) {
    size_t at = 0;
    if (word.size == 0)
        return false;
    uint32_t c = ngi_utf8_next(word.data, word.size, &at);
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    return ngi_char_is_upper(c) || (ngi_char_is_letter(c) && c >= 0x0590);
}

static bool is_name_byte(char c) {
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '.' || c == '\'' || c == '-' || c == '_';
}

/* The bytes of the word at `at`: up to a space, a symbol or punctuation. */
static size_t word_size(ng_text text, size_t at) {
    size_t end = at;
    while (end < text.size && is_name_byte(text.data[end])) {
        size_t next = end;
        uint32_t c = ngi_utf8_next(text.data, text.size, &next);
        if (c >= 0x80 && (ngi_char_is_symbol(c) || ngi_char_is_space(c)))
            break;
        end = next;
    }
    return end - at;
}

/* The owner's name after an `@` at `at`: one word, and further ones while they look like names.
 * Returns its end; *name is empty if there is none. */
static size_t owner(ng_text text, size_t at, ng_text *name) {
    size_t begin = at + 1, end = begin;
    for (size_t next = begin;;) {
        ng_text word = {text.data + next, word_size(text, next)};
        if (word.size == 0 || (next > begin && !begins_name(word) && !ngi_is_name_particle(word)))
            break;
        if (next == begin || begins_name(word))
            end = next + word.size;
        next += word.size;
        bool stop = word.data[word.size - 1] == '.' && word.size > 3; /* a sentence's end */
        if (stop || next >= text.size || text.data[next] != ' ')
            break;
        next++;
    }
    *name = (ng_text){text.data + begin, end - begin};
    while (name->size > 0 && strchr(".-'_", name->data[name->size - 1]) != NULL &&
           !(name->size > 2 && name->data[name->size - 1] == '.' && name->data[name->size - 3] == ' '))
        name->size--; /* the full stop of a sentence, not of an initial */
    return end;
}

/* The text that belongs to a marker: up to the next marker, tag or owner; of a date, the date. */
static ng_text marker_value(ng_text text, size_t at) {
    while (at < text.size) {
        size_t next = at;
        uint32_t c = ngi_utf8_next(text.data, text.size, &next);
        if (c != 0xFE0F && !ngi_char_is_space(c))
            break;
        at = next;
    }
    size_t length = 0;
    if (ngi_date_prefix(text.data + at, text.size - at, &length) != NG_NO_DATE)
        return (ng_text){text.data + at, length};
    size_t end = at;
    while (end < text.size && text.data[end] != '#' && text.data[end] != '@') {
        size_t next = end;
        uint32_t c = ngi_utf8_next(text.data, text.size, &next);
        if (marker_of(c) != NULL)
            break;
        end = next;
    }
    while (end > at && text.data[end - 1] == ' ')
        end--;
    return (ng_text){text.data + at, end - at};
}

struct task {
    struct ngi_fact_writer *writer;
    ng_text item, text; /* text: the repaired item */
    uint32_t line;
    struct ngi_buf plain;     /* the text without its fields */
    struct ngi_repair repair; /* how far column_of has come in the item, */
    size_t seen;              /* in the text */
    uint32_t column;
};

/* The column of the line that the byte at `offset` of the repaired text came from; called with
 * growing offsets only. */
static uint32_t column_of(struct task *task, size_t offset) {
    struct ngi_repair *repair = &task->repair;
    for (size_t from = repair->at; task->seen < offset; from = repair->at) {
        ng_text text;
        bool is_repaired;
        if (!ngi_repair_next(repair, &text, &is_repaired))
            break;
        task->seen += text.size;
        task->column += (uint32_t)ngi_utf8_count(repair->data + from, repair->at - from);
    }
    return task->column;
}

static bool add_field(struct task *task, const char *key, ng_text value, ng_text target,
                      size_t offset) {
    return ngi_fact_add(task->writer, NG_FACT_TASK_FIELD, (ng_text){key, strlen(key)}, value,
                        target, task->line, column_of(task, offset));
}

/* What the Dataview names of fields are called here. */
static const char *const field_names[][2] = {
    {"completion", "done"},      {"repeat", "recurrence"},  {"dependsOn", "depends"},
    {"depends on", "depends"},   {"assignee", "owner"},     {"assigned", "owner"},
    {"assigned to", "owner"},
};

/* The name that a field's key has here. */
static ng_text field_name(ng_text key) {
    for (size_t i = 0; i < sizeof field_names / sizeof *field_names; i++)
        if (strlen(field_names[i][0]) == key.size &&
            memcmp(field_names[i][0], key.data, key.size) == 0)
            return (ng_text){field_names[i][1], strlen(field_names[i][1])};
    return key;
}

bool ngi_task_is_owner_key(ng_text key) {
    ng_text name = field_name(key);
    return name.size == 5 && memcmp(name.data, "owner", 5) == 0;
}

static bool add_bracketed(struct task *task, const struct ngi_inline *field) {
    struct ngi_buf decoded;
    struct ngi_link link;
    ng_text key = field_name(field->key);
    ngi_buf_init(&decoded, &task->writer->notes->mem, field->value.size + 1);
    bool is_link = ngi_link_whole(field->value, &decoded, &link);
    bool memory =
        decoded.status == NG_OK &&
        ngi_fact_add(task->writer, NG_FACT_TASK_FIELD, key, is_link ? link.display : field->value,
                     is_link ? link.target : (ng_text){"", 0}, task->line,
                     column_of(task, field->start));
    ngi_buf_free(&decoded);
    return memory;
}

static bool starts_field(ng_text text, size_t at) {
    return at == 0 || text.data[at - 1] == ' ' || text.data[at - 1] == '(' ||
           text.data[at - 1] == '\t';
}

bool ngi_task_owns(ng_text line, size_t start) {
    return start > 0 && line.data[start - 1] == '@' && starts_field(line, start - 1);
}

static const ng_text none = {"", 0};

/* Walks the task's text from `from` twice: once to tell the text from its fields (and add the
 * task), once to add the fields behind it. */
static bool walk(struct task *task, size_t from, bool adding) {
    ng_text text = task->text;
    struct ngi_buf decoded;
    ngi_buf_init(&decoded, &task->writer->notes->mem, text.size + 1);
    bool memory = true;
    for (size_t at = from; at < text.size && memory;) {
        size_t next = at;
        uint32_t c = ngi_utf8_next(text.data, text.size, &next);
        const struct marker *marker = c < 0x80 ? NULL : marker_of(c);
        struct ngi_link link;
        struct ngi_inline field;
        ng_text name;
        if ((c == '[' || c == '(') && ngi_inline_bracketed(text, at, &field)) {
            if (adding && field.value.size > 0)
                memory = add_bracketed(task, &field);
            next = at + field.size;
        } else if (marker != NULL) {
            ng_text value = marker->value != NULL
                                ? (ng_text){marker->value, strlen(marker->value)}
                                : marker_value(text, next);
            if (adding && value.size > 0)
                memory = add_field(task, marker->field, value, none, at);
            if (marker->value == NULL && value.size > 0)
                next = (size_t)(value.data - text.data) + value.size;
        } else if (c == '@' && starts_field(text, at) && next < text.size &&
                   text.data[next] == '[' && ngi_link_next(text.data, text.size, next, &decoded, &link) &&
                   link.start == next) {
            if (adding)
                memory = add_field(task, "owner", link.display, link.target, at);
            next = link.start + link.size;
        } else if (c == '@' && starts_field(text, at) && (next = owner(text, at, &name), name.size > 0)) {
            if (adding)
                memory = add_field(task, "owner", name, none, at);
        } else if (c == '#' && starts_field(text, at) && next < text.size &&
                   is_name_byte(text.data[next])) {
            while (next < text.size && (is_name_byte(text.data[next]) || text.data[next] == '/'))
                next++;
            if (adding)
                memory = add_field(task, "tag", (ng_text){text.data + at + 1, next - at - 1}, none,
                                   at);
        } else if (!adding && c != 0xFE0F)
            ngi_buf_add(&task->plain, text.data + at, next - at);
        if (next <= at)
            next = at + 1;
        at = next;
    }
    ngi_buf_free(&decoded);
    return memory;
}

bool ngi_task_read(struct ngi_fact_writer *writer, ng_text line_text, ng_text item, uint32_t line,
                   bool *is_task) {
    ng_text status;
    size_t box = checkbox(item, &status);
    *is_task = box > 0;
    if (box == 0)
        return true;
    const ng_allocator *mem = &writer->notes->mem;
    struct ngi_buf repaired;
    ngi_buf_init(&repaired, mem, item.size * 2 + 16);
    struct task task = {.writer = writer, .item = item, .line = line};
    ngi_buf_init(&task.plain, mem, item.size * 2 + 16);
    (void)ngi_repair(&repaired, item.data, item.size);
    ngi_repair_begin(&task.repair, item.data, item.size);
    task.text = ngi_buf_view(&repaired);
    bool memory = repaired.status == NG_OK && walk(&task, box, false) && task.plain.status == NG_OK;
    task.column =
        (uint32_t)ngi_utf8_count(line_text.data, (size_t)(item.data - line_text.data)) + 1;
    memory = memory &&
             ngi_fact_add(writer, NG_FACT_TASK, status, ngi_buf_view(&task.plain), none, line,
                          task.column) &&
             walk(&task, box, true);
    ngi_buf_free(&task.plain);
    ngi_buf_free(&repaired);
    return memory;
}
