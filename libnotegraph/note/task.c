/* SPDX-License-Identifier: MIT
 * task.c - tasks, in the emoji notation of Obsidian's Tasks plugin and with @owners.
 *
 * A task's line may be double-encoded, so it is repaired before its emoji are looked for. Where a
 * field stands in the line as written is found by repairing it once more, up to there. */
#include "note/task.h"

#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/repair.h"
#include "base/unicode.h"
#include "base/words.h"
#include "note/inline.h"
#include "note/links.h"

/* What follows a sign, or that nothing does. */
enum shape { SHAPE_DATE, SHAPE_TEXT, SHAPE_WORD, SHAPE_WORDS, SHAPE_NONE };

struct marker {
    uint32_t character;
    enum shape shape;
    const char *field;
    const char *value; /* of SHAPE_NONE */
};

static const struct marker markers[] = {
    {0x1F4C5, SHAPE_DATE, "due", NULL},
    {0x1F4C6, SHAPE_DATE, "due", NULL},
    {0x1F5D3, SHAPE_DATE, "due", NULL},
    {0x23F3, SHAPE_DATE, "scheduled", NULL},
    {0x231B, SHAPE_DATE, "scheduled", NULL},
    {0x1F6EB, SHAPE_DATE, "start", NULL},
    {0x2795, SHAPE_DATE, "created", NULL},
    {0x2705, SHAPE_DATE, "done", NULL},
    {0x274C, SHAPE_DATE, "cancelled", NULL},
    {0x1F501, SHAPE_TEXT, "recurrence", NULL},
    {0x1F194, SHAPE_WORD, "id", NULL},
    {0x26D4, SHAPE_WORDS, "depends", NULL},
    {0x1F3C1, SHAPE_WORD, "on-completion", NULL},
    {0x1F53A, SHAPE_NONE, "priority", "highest"},
    {0x23EB, SHAPE_NONE, "priority", "high"},
    {0x1F53C, SHAPE_NONE, "priority", "medium"},
    {0x1F53D, SHAPE_NONE, "priority", "low"},
    {0x23EC, SHAPE_NONE, "priority", "lowest"},
};

static const struct marker *marker_of(uint32_t c) {
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (markers[i].character == c)
            return &markers[i];
    return NULL;
}

static bool is_space_at(ng_text text, size_t at) {
    return at < text.size && ngi_char_is_space(ngi_utf8_next(text.data, text.size, &at));
}

/* `[c] `, with any one character, or with spaces around it as in the malformed `[ ?] `. Returns its
 * bytes, 0 if it is none. */
static size_t checkbox(ng_text item, ng_text *status) {
    size_t at = 1, inside = 0;
    if (item.size < 3 || item.data[0] != '[')
        return 0;
    *status = (ng_text){" ", 1};
    while (at < item.size && item.data[at] != ']') {
        size_t from = at;
        uint32_t c = ngi_utf8_next(item.data, item.size, &at);
        bool is_first = status->data[0] == ' ';
        if (c == 0xFE0F && !is_first)
            continue; /* the one before is to be drawn as an emoji */
        if (++inside > 3 || c == '[' || (!ngi_char_is_space(c) && !is_first))
            return 0;
        if (!ngi_char_is_space(c))
            *status = (ng_text){item.data + from, at - from};
    }
    bool is_end = at + 1 == item.size || is_space_at(item, at + 1);
    return inside > 0 && at < item.size && is_end ? at + 1 : 0;
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

/* What a name is made of besides letters: apostrophes, hyphens, the dots of アン・リー and col·legi. */
static bool is_name_sign(uint32_t c) {
    return c == '.' || c == '\'' || c == '-' || c == '_' || c == 0xB7 || c == 0x2BC ||
           (c >= 0x200C && c <= 0x200D) || (c >= 0x2010 && c <= 0x2013) || c == 0x2019 ||
           c == 0x30FB;
}

static bool is_name_char(uint32_t c) {
    return ngi_char_is_letter(c) || ngi_char_is_mark(c) || ngi_char_is_digit(c) || is_name_sign(c);
}

/* The bytes of the word at `at`: up to what is no part of a name. */
static size_t word_size(ng_text text, size_t at) {
    size_t end = at;
    for (size_t next = at; next < text.size; end = next)
        if (!is_name_char(ngi_utf8_next(text.data, text.size, &next)))
            break;
    return end - at;
}

/* Without what ends a sentence, or "'s". The full stop of an initial stays. */
static ng_text trimmed_name(ng_text name) {
    static const char *const genitives[] = {"'s", "\xE2\x80\x99s"};
    for (size_t i = 0; i < 2; i++) {
        size_t size = strlen(genitives[i]);
        if (name.size > size && memcmp(name.data + name.size - size, genitives[i], size) == 0)
            name.size -= size;
    }
    while (name.size > 0 && strchr(".-'_", name.data[name.size - 1]) != NULL) {
        bool is_initial =
            name.size > 2 && name.data[name.size - 1] == '.' && name.data[name.size - 3] == ' ';
        if (is_initial)
            break;
        name.size--;
    }
    return name;
}

enum { MOST_NAME_WORDS = 4 }; /* besides particles; more are a Sentence in Capitals */

/* The owner's name after an `@` at `at`: one word, and further ones while they look like names.
 * Returns its end; *name is empty if there is none. */
static size_t owner(ng_text text, size_t at, ng_text *name) {
    size_t begin = at + 1, end = begin, words = 0;
    for (size_t next = begin; words < MOST_NAME_WORDS;) {
        ng_text word = {text.data + next, word_size(text, next)};
        bool is_word = next == begin || begins_name(word);
        if (word.size == 0 || (!is_word && !ngi_is_name_particle(word)))
            break;
        next += word.size;
        if (is_word) {
            end = next;
            words++;
        }
        bool stop = word.data[word.size - 1] == '.' && word.size > 3; /* a sentence's end */
        if (stop || !is_space_at(text, next))
            break;
        (void)ngi_utf8_next(text.data, text.size, &next);
    }
    *name = trimmed_name((ng_text){text.data + begin, end - begin});
    return end;
}

/* ---------------------------------------------------------------- values */

/* The text up to the next marker, tag or owner. */
static size_t text_size(ng_text text, size_t at) {
    size_t end = at;
    while (end < text.size && text.data[end] != '#' && text.data[end] != '@') {
        size_t next = end;
        if (marker_of(ngi_utf8_next(text.data, text.size, &next)) != NULL)
            break;
        end = next;
    }
    while (end > at && text.data[end - 1] == ' ')
        end--;
    return end - at;
}

/* The word at `at`, as identifiers have it. */
static size_t id_size(ng_text text, size_t at) {
    size_t end = at;
    for (size_t next = at; next < text.size; end = next) {
        uint32_t c = ngi_utf8_next(text.data, text.size, &next);
        if (c != '-' && c != '_' && !ngi_char_is_letter(c) && !ngi_char_is_digit(c))
            break;
    }
    return end - at;
}

/* Several of them, with commas between. */
static size_t ids_size(ng_text text, size_t at) {
    size_t end = at + id_size(text, at);
    for (size_t next = end; next > at && next < text.size && text.data[next] == ',';) {
        next++;
        while (next < text.size && text.data[next] == ' ')
            next++;
        size_t size = id_size(text, next);
        if (size == 0)
            break;
        end = next += size;
    }
    return end - at;
}

/* What looks as if it were meant for a date: digits, and what is written to them. */
static size_t number_size(ng_text text, size_t at) {
    size_t end = at;
    if (at >= text.size || text.data[at] < '0' || text.data[at] > '9')
        return 0;
    while (end < text.size && strchr("0123456789-./:", text.data[end]) != NULL)
        end++;
    return end - at;
}

/* The value that belongs to the marker that ends at `at`. */
static ng_text marker_value(const struct marker *marker, ng_text text, size_t at) {
    size_t size = 0;
    while (at < text.size) {
        size_t next = at;
        uint32_t c = ngi_utf8_next(text.data, text.size, &next);
        if (c != 0xFE0F && !ngi_char_is_space(c))
            break;
        at = next;
    }
    switch (marker->shape) {
    case SHAPE_DATE:
        if (ngi_date_prefix(text.data + at, text.size - at, &size) == NG_NO_DATE)
            size = number_size(text, at);
        break;
    case SHAPE_TEXT:
        size = text_size(text, at);
        break;
    case SHAPE_WORD:
        size = id_size(text, at);
        break;
    case SHAPE_WORDS:
        size = ids_size(text, at);
        break;
    case SHAPE_NONE:
    default:
        return (ng_text){marker->value, strlen(marker->value)};
    }
    return (ng_text){text.data + at, size};
}

/* ---------------------------------------------------------------- fields */

struct field {
    ng_text name, value, target;
    size_t end; /* where it does */
};

/* What the Dataview names of fields are called here. */
static const char *const field_names[][2] = {
    {"completion", "done"},
    {"repeat", "recurrence"},
    {"dependsOn", "depends"},
    {"depends on", "depends"},
    {"assignee", "owner"},
    {"assigned", "owner"},
    {"assigned to", "owner"},
    {"owner", "owner"},
    {"onCompletion", "on-completion"},
    {"due", "due"},
    {"scheduled", "scheduled"},
    {"start", "start"},
    {"created", "created"},
    {"cancelled", "cancelled"},
    {"done", "done"},
    {"priority", "priority"},
    {"id", "id"},
};

static ng_text text_of(const char *text) {
    return (ng_text){text, strlen(text)};
}

static bool equals(ng_text a, const char *b) {
    return strlen(b) == a.size && ngi_ascii_same(a.data, b, a.size);
}

/* The name that a field's key has here. */
static ng_text field_name(ng_text key) {
    for (size_t i = 0; i < sizeof field_names / sizeof *field_names; i++)
        if (equals(key, field_names[i][0]))
            return text_of(field_names[i][1]);
    return key;
}

bool ngi_task_is_owner_key(ng_text key) {
    return equals(field_name(key), "owner");
}

static bool is_date_field(ng_text name) {
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (markers[i].shape == SHAPE_DATE && equals(name, markers[i].field))
            return true;
    return false;
}

static bool starts_field(ng_text text, size_t at) {
    return at == 0 || text.data[at - 1] == ' ' || text.data[at - 1] == '(' ||
           text.data[at - 1] == '\t';
}

bool ngi_task_owns(ng_text line, size_t start) {
    return start > 0 && line.data[start - 1] == '@' && starts_field(line, start - 1);
}

static bool bracketed_at(ng_text text, size_t at, struct ngi_buf *decoded, struct field *field) {
    struct ngi_inline found;
    struct ngi_link link;
    if (!ngi_inline_bracketed(text, at, &found))
        return false;
    bool is_link = ngi_link_whole(found.value, decoded, &link);
    field->name = field_name(found.key);
    field->value = is_link ? link.display : found.value;
    if (is_link)
        field->target = link.target;
    field->end = at + found.size;
    return true;
}

static bool owner_at(ng_text text, size_t at, struct ngi_buf *decoded, struct field *field) {
    struct ngi_link link;
    if (!starts_field(text, at))
        return false;
    field->name = text_of("owner");
    if (ngi_link_at(text.data, text.size, at + 1, decoded, &link) && link.start == at + 1) {
        field->value = link.display;
        field->target = link.target;
        field->end = link.start + link.size;
        return true;
    }
    field->end = owner(text, at, &field->value);
    return field->value.size > 0;
}

/* The field that begins at `at`, if one does. Of a sign without a value it is the sign. */
static bool field_at(ng_text text, size_t at, struct ngi_buf *decoded, struct field *field) {
    *field = (struct field){.target = {"", 0}, .end = at};
    uint32_t c = ngi_utf8_next(text.data, text.size, &field->end);
    if (c == '[' || c == '(')
        return bracketed_at(text, at, decoded, field);
    if (c == '@')
        return owner_at(text, at, decoded, field);
    if (c == '#') {
        size_t size = ngi_tag_size(text, at);
        field->name = text_of("tag");
        field->value = (ng_text){text.data + at + 1, size > 0 ? size - 1 : 0};
        field->end = at + size;
        return size > 0;
    }
    const struct marker *marker = c < 0x80 ? NULL : marker_of(c);
    if (marker == NULL)
        return false;
    field->name = text_of(marker->field);
    field->value = marker_value(marker, text, field->end);
    if (marker->shape != SHAPE_NONE && field->value.size > 0)
        field->end = (size_t)(field->value.data - text.data) + field->value.size;
    return true;
}

/* ---------------------------------------------------------------- tasks */

static const ng_text none = {"", 0};

struct task {
    struct ngi_fact_writer *writer;
    ng_text item, text; /* text: the repaired item */
    uint32_t line;
    struct ngi_buf repaired, plain, decoded; /* plain: the text without its fields */
    struct ngi_repair repair;                /* how far column_of has come in the item, */
    size_t seen;                             /* in the text */
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

/* Steps to the next field from *at on, and over it; *start is where it began. What is passed on the
 * way is added to `plain` if there is one. */
static bool next_field(struct task *task, size_t *at, size_t *start, struct field *field,
                       struct ngi_buf *plain) {
    while (*at < task->text.size) {
        size_t from = *at;
        if (field_at(task->text, from, &task->decoded, field)) {
            *start = from;
            *at = field->end;
            return true;
        }
        if (ngi_utf8_next(task->text.data, task->text.size, at) != 0xFE0F && plain != NULL)
            ngi_buf_add(plain, task->text.data + from, *at - from);
    }
    return false;
}

/* Adds the field, and says so if it should be a date and is none. */
static bool add_field(struct task *task, const struct field *field, size_t start) {
    uint32_t column = column_of(task, start);
    if (field->value.size == 0)
        return true;
    bool is_wrong = is_date_field(field->name) && number_size(field->value, 0) > 0 &&
                    ngi_date_prefix(field->value.data, field->value.size, NULL) == NG_NO_DATE;
    return (!is_wrong || ngi_fact_finding(task->writer, NG_WARNING, "unknown-date", task->line,
                                          column, "a date such as 2025-11-06 was expected")) &&
           ngi_fact_add(task->writer, NG_FACT_TASK_FIELD, field->name, field->value, field->target,
                        task->line, column);
}

/* The task, and its fields behind it. `box` is the size of its checkbox. */
static bool read_task(struct task *task, ng_text status, size_t box) {
    struct field field;
    size_t at = box, start;
    (void)ngi_repair(&task->repaired, task->item.data, task->item.size);
    task->text = ngi_buf_view(&task->repaired);
    while (next_field(task, &at, &start, &field, &task->plain))
        continue;
    if (task->repaired.status != NG_OK || task->plain.status != NG_OK ||
        !ngi_fact_add(task->writer, NG_FACT_TASK, status, ngi_buf_view(&task->plain), none,
                      task->line, task->column))
        return false;
    ngi_repair_begin(&task->repair, task->item.data, task->item.size);
    for (at = box; next_field(task, &at, &start, &field, NULL);)
        if (!add_field(task, &field, start))
            return false;
    return task->decoded.status == NG_OK;
}

bool ngi_task_read(struct ngi_fact_writer *writer, ng_text line_text, ng_text item, uint32_t line,
                   bool *is_task) {
    ng_text status;
    size_t box = checkbox(item, &status), before = (size_t)(item.data - line_text.data);
    *is_task = box > 0;
    if (box == 0)
        return true;
    const ng_allocator *mem = &writer->notes->mem;
    struct task task = {.writer = writer, .item = item, .line = line};
    task.column = (uint32_t)ngi_utf8_count(line_text.data, before) + 1;
    ngi_buf_init(&task.repaired, mem, item.size * 2 + 16);
    ngi_buf_init(&task.plain, mem, item.size * 2 + 16);
    ngi_buf_init(&task.decoded, mem, item.size * 2 + 16);
    bool memory = read_task(&task, status, box);
    ngi_buf_free(&task.decoded);
    ngi_buf_free(&task.plain);
    ngi_buf_free(&task.repaired);
    return memory;
}
