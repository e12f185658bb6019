/* SPDX-License-Identifier: MIT
 * yaml.c - YAML by libyaml's event interface, first whole, then key by key where that fails.
 *
 * The input is cleaned first, one code point for one code point, so that libyaml's columns stay
 * true: it refuses undecodable bytes and takes NEL and U+2028 for line ends. It refuses C1 controls
 * as well, which may be bytes of double-encoded text: they go by it as noncharacters, of which
 * there are as many. */
#include "base/yaml.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/intern.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "base/vec.h"

struct event {
    yaml_event_type_t type;
    bool flow, quoted, one_line;
    bool is_reference; /* `*x`, or `&x` and `!x` before nothing: names, to who wrote them */
    uint32_t line, column; /* from 0, within the piece read */
    size_t from, to;       /* in code points */
    ng_text text;          /* scalars and aliases */
};

/* One piece of YAML: the whole of it, or in salvage one key's lines. */
struct piece {
    const char *data; /* cleaned */
    size_t size;
    uint32_t first_line;
    struct ngi_arena arena;
    NGI_VEC(struct event) events;
    size_t cursor_byte, cursor_count; /* of source_between */
    uint32_t last_line, last_column;  /* where it ends, from 0 */
    bool malformed;
    uint32_t error_line, error_column; /* from 1 */
    char error[160];
};

struct reader {
    const ng_allocator *mem;
    const struct ngi_yaml_sink *sink;
    const char *const *naming;
    struct ngi_intern keys; /* of the root mapping, seen so far */
    struct ngi_buf path;
};

/* ---------------------------------------------------------------- cleaning */

enum { FIRST_C1 = 0x80, LAST_C1 = 0x9F, FIRST_STAND_IN = 0xFDD0, LAST_STAND_IN = 0xFDEF };

static void clean(struct ngi_buf *out, const char *data, size_t size) {
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(data, size, &at);
        bool line_end = c == '\n' || (c == '\r' && at < size && data[at] == '\n');
        bool control = (c < 0x20 && c != '\t' && !line_end) || c == 0x7F || c == 0x2028 ||
                       c == 0x2029 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE ||
                       (c >= FIRST_STAND_IN && c <= LAST_STAND_IN);
        if (control)
            ngi_buf_char(out, ' ');
        else if (c >= FIRST_C1 && c <= LAST_C1)
            ngi_utf8_add(out, c - FIRST_C1 + FIRST_STAND_IN);
        else if (c == 0xFFFD)
            ngi_utf8_add(out, c);
        else
            ngi_buf_add(out, data + from, at - from);
    }
}

/* A copy of cleaned text with its C1 controls back in place; data is NULL without memory. */
static ng_text kept(struct ngi_arena *arena, const char *data, size_t size) {
    if (memchr(data, 0xEF, size) == NULL) /* what a stand-in begins with */
        return ngi_arena_text(arena, data, size);
    char *copy = ngi_arena_alloc(arena, size + 1);
    size_t used = 0;
    if (copy == NULL)
        return (ng_text){NULL, 0};
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(data, size, &at);
        if (c >= FIRST_STAND_IN && c <= LAST_STAND_IN) {
            used += ngi_utf8_write(copy + used, c - FIRST_STAND_IN + FIRST_C1);
            continue;
        }
        memcpy(copy + used, data + from, at - from);
        used += at - from;
    }
    copy[used] = '\0';
    return (ng_text){copy, used};
}

/* ---------------------------------------------------------------- events */

/* libyaml ends a last line that does not end, and counts on behind it. */
static void clamp(const struct piece *piece, uint32_t *line, uint32_t *column) {
    if (*line <= piece->last_line)
        return;
    *line = piece->last_line;
    *column = piece->last_column;
}

static void set_error(struct piece *piece, uint32_t line, uint32_t column, const char *text) {
    if (piece->malformed)
        return;
    piece->malformed = true;
    clamp(piece, &line, &column);
    piece->error_line = piece->first_line + line;
    piece->error_column = column + 1;
    (void)snprintf(piece->error, sizeof piece->error, "%s", text);
}

static void take_parser_error(struct piece *piece, const yaml_parser_t *parser) {
    const yaml_mark_t *mark = &parser->problem_mark;
    /* An unclosed quote or bracket, or a key without a colon, is found further on; where it begins
     * is what helps. */
    bool at_end = mark->index >= ngi_utf8_count(piece->data, piece->size);
    if (parser->context != NULL && (strstr(parser->context, "quoted scalar") != NULL ||
                                    strstr(parser->context, "simple key") != NULL ||
                                    (at_end && strstr(parser->context, "flow") != NULL)))
        mark = &parser->context_mark;
    set_error(piece, (uint32_t)mark->line, (uint32_t)mark->column,
              parser->problem != NULL ? parser->problem : "not valid YAML");
}

static bool take_reference(struct piece *piece, struct event *event, char sign, const char *name) {
    size_t size = strlen(name);
    char *text = ngi_arena_alloc(&piece->arena, size + 2);
    if (text == NULL)
        return false;
    text[0] = sign;
    memcpy(text + 1, name, size + 1);
    event->text = (ng_text){text, size + 1};
    event->is_reference = true;
    return true;
}

static bool add_event(struct piece *piece, const yaml_event_t *from) {
    struct event *event = ngi_vec_push(&piece->arena.mem, &piece->events);
    if (event == NULL)
        return false;
    *event = (struct event){
        .type = from->type,
        .line = (uint32_t)from->start_mark.line,
        .column = (uint32_t)from->start_mark.column,
        .from = from->start_mark.index,
        .to = from->end_mark.index,
        .text = {"", 0},
    };
    clamp(piece, &event->line, &event->column);
    if (from->type == YAML_SEQUENCE_START_EVENT)
        event->flow = from->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    if (from->type == YAML_MAPPING_START_EVENT)
        event->flow = from->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    if (from->type == YAML_SCALAR_EVENT) {
        event->quoted = from->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                        from->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
        event->one_line = from->start_mark.line == from->end_mark.line;
        event->text = kept(&piece->arena, (const char *)from->data.scalar.value,
                           from->data.scalar.length);
    }
    if (from->type == YAML_ALIAS_EVENT)
        return take_reference(piece, event, '*', (const char *)from->data.alias.anchor);
    bool lone = from->type == YAML_SCALAR_EVENT && event->text.size == 0 && !event->quoted;
    if (lone && from->data.scalar.anchor != NULL)
        return take_reference(piece, event, '&', (const char *)from->data.scalar.anchor);
    if (lone && from->data.scalar.tag != NULL && from->data.scalar.tag[0] == '!')
        return take_reference(piece, event, '!', (const char *)from->data.scalar.tag + 1);
    return event->text.data != NULL;
}

/* Fills piece->events, or marks the piece malformed. False without memory. */
static bool read_events(struct piece *piece) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return false;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)piece->data, piece->size);
    bool memory = true;
    int depth = 0;
    for (bool more = true; more && memory && !piece->malformed;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            memory = parser.error != YAML_MEMORY_ERROR;
            take_parser_error(piece, &parser);
            break;
        }
        uint32_t line = (uint32_t)event.start_mark.line;
        uint32_t column = (uint32_t)event.start_mark.column;
        switch (event.type) {
        case YAML_SEQUENCE_START_EVENT:
        case YAML_MAPPING_START_EVENT:
            if (++depth > NGI_MAX_YAML_DEPTH)
                set_error(piece, line, column, "lists or mappings are nested too deeply");
            memory = add_event(piece, &event);
            break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            depth--;
            memory = add_event(piece, &event);
            break;
        case YAML_SCALAR_EVENT:
        case YAML_ALIAS_EVENT:
            memory = add_event(piece, &event);
            break;
        case YAML_DOCUMENT_END_EVENT:
        case YAML_STREAM_END_EVENT:
            more = false;
            break;
        case YAML_NO_EVENT:
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_START_EVENT:
        default:
            break;
        }
        if (piece->events.count > NGI_MAX_YAML_EVENTS)
            set_error(piece, line, column, "there are too many values");
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return memory;
}

/* ---------------------------------------------------------------- meaning */

static bool starts(const struct event *event) {
    return event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT;
}

static bool ends(const struct event *event) {
    return event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT;
}

/* The event that ends what starts at event `at`. Events are balanced. */
static size_t end_of(const struct piece *piece, size_t at) {
    size_t depth = 0;
    for (size_t i = at; i < piece->events.count; i++) {
        if (starts(&piece->events.items[i]))
            depth++;
        else if (ends(&piece->events.items[i]) && --depth == 0)
            return i;
    }
    return piece->events.count - 1;
}

/* YAML reads an unquoted [[X]] as a list in a list. Returns its last event if that is what stands
 * at `at`, else 0. */
static size_t link_end(const struct piece *piece, size_t at) {
    const struct event *e = piece->events.items;
    if (at + 3 >= piece->events.count || e[at].type != YAML_SEQUENCE_START_EVENT || !e[at].flow ||
        e[at + 1].type != YAML_SEQUENCE_START_EVENT || e[at + 1].from != e[at].from + 1)
        return 0;
    if (e[at + 2].type == YAML_SEQUENCE_START_EVENT && e[at + 2].from == e[at + 1].from + 1)
        return 0; /* a list of links */
    size_t inner = end_of(piece, at + 1);
    bool closed = inner + 1 < piece->events.count &&
                  e[inner + 1].type == YAML_SEQUENCE_END_EVENT && e[inner + 1].from == e[inner].to;
    return closed ? inner + 1 : 0;
}

/* {{title}}, left over from a template, reads as a mapping in a mapping. */
static size_t template_end(const struct piece *piece, size_t at) {
    const struct event *e = piece->events.items;
    if (at + 1 >= piece->events.count || e[at].type != YAML_MAPPING_START_EVENT || !e[at].flow ||
        e[at + 1].type != YAML_MAPPING_START_EVENT || !e[at + 1].flow)
        return 0;
    return end_of(piece, at);
}

/* The source between two counts of code points; called with growing counts only, so that the
 * whole is walked once. */
static ng_text source_between(struct piece *piece, size_t from, size_t to) {
    while (piece->cursor_byte < piece->size && piece->cursor_count < from) {
        (void)ngi_utf8_next(piece->data, piece->size, &piece->cursor_byte);
        piece->cursor_count++;
    }
    size_t start = piece->cursor_byte;
    while (piece->cursor_byte < piece->size && piece->cursor_count < to) {
        (void)ngi_utf8_next(piece->data, piece->size, &piece->cursor_byte);
        piece->cursor_count++;
    }
    return (ng_text){piece->data + start, piece->cursor_byte - start};
}

static bool say(const struct reader *reader, ng_severity severity, const char *code, uint32_t line,
                uint32_t column, const char *text) {
    struct ngi_yaml_problem problem = {code, severity, line, column, text};
    return reader->sink->problem(reader->sink->user, &problem);
}

static bool contains_template(ng_text text) {
    const char *open = strstr(text.data, "{{");
    return open != NULL && strstr(open, "}}") != NULL;
}

static bool say_template(const struct reader *reader, uint32_t line, uint32_t column) {
    return say(reader, NG_NOTE, "template-field", line, column,
               "the value is an unfilled template field and counts as empty");
}

struct key_place {
    uint32_t line, column;
};

static bool give(const struct reader *reader, ng_text text, uint32_t line, uint32_t column,
                 struct key_place key, bool in_list, int lead) {
    if (contains_template(text))
        return say_template(reader, line, column);
    struct ngi_yaml_value value = {
        ngi_buf_view(&reader->path), text, line, column, key.line, key.column, in_list, lead};
    return reader->sink->value(reader->sink->user, &value);
}

/* Is this key of the root mapping new? Says so if not. */
static bool enter_root_key(struct reader *reader, ng_text key, struct key_place at, bool *fresh) {
    *fresh = ngi_intern_find(&reader->keys, key.data, key.size) == NG_NONE;
    uint32_t number;
    if (*fresh)
        return ngi_intern_add(&reader->keys, key.data, key.size, &number);
    return say(reader, NG_WARNING, "duplicate-key", at.line, at.column,
               "the key occurs before; the first value counts");
}

/* How far behind its mark a scalar's text stands, if it stands there as it is: its quote. */
static int lead_of(const struct event *event) {
    size_t written = event->to - event->from;
    size_t size = ngi_utf8_count(event->text.data, event->text.size);
    if (!event->one_line)
        return -1;
    if (!event->quoted && written == size)
        return 0;
    return event->quoted && written == size + 2 ? 1 : -1;
}

struct frame {
    bool mapping, wants_key;
    const char *naming; /* the key whose value stands for the mapping, or NULL */
    size_t path_size; /* of reader->path outside of it */
    struct key_place key;
};

static bool is_key(ng_text key, const char *word) {
    return word != NULL && key.size == strlen(word) && ngi_ascii_same(key.data, word, key.size);
}

/* Which of the naming keys the mapping that starts at event `at` has: the best of them, or NULL. */
static const char *naming_key(const struct reader *reader, const struct piece *piece, size_t at) {
    const char *const *best = NULL;
    bool wants_key = true;
    if (reader->naming == NULL)
        return NULL;
    for (size_t i = at + 1; i < piece->events.count && !ends(&piece->events.items[i]); i++) {
        const struct event *event = &piece->events.items[i];
        const char *const *naming = reader->naming;
        while (*naming != NULL && naming != best && !is_key(event->text, *naming))
            naming++;
        if (wants_key && *naming != NULL)
            best = naming;
        if (starts(event))
            i = end_of(piece, i);
        wants_key = !wants_key;
    }
    return best == NULL ? NULL : *best;
}

/* Walks the events of one well-formed piece. False without memory. */
static bool interpret(struct reader *reader, struct piece *piece) {
    struct frame stack[NGI_MAX_YAML_DEPTH + 1];
    size_t depth = 0;
    ngi_buf_clear(&reader->path);
    for (size_t i = 0; i < piece->events.count; i++) {
        const struct event *event = &piece->events.items[i];
        uint32_t line = piece->first_line + event->line, column = event->column + 1;
        struct frame *top = depth == 0 ? NULL : &stack[depth - 1];
        if (ends(event)) {
            ngi_buf_cut(&reader->path, stack[--depth].path_size);
            if (depth > 0 && stack[depth - 1].mapping)
                stack[depth - 1].wants_key = true;
            continue;
        }
        if (top == NULL) { /* the root: a mapping, as read_piece has seen to */
            stack[depth++] = (struct frame){.mapping = true, .wants_key = true};
            continue;
        }
        if (top->mapping && top->wants_key) {
            bool fresh = event->type == YAML_SCALAR_EVENT;
            struct key_place here = {line, column};
            if (!fresh) {
                if (!say(reader, NG_WARNING, "bad-front-matter", line, column,
                         "a key must be plain text; it was skipped"))
                    return false;
            } else if (depth == 1 && !enter_root_key(reader, event->text, here, &fresh))
                return false;
            if (fresh) {
                ngi_buf_cut(&reader->path, top->path_size);
                if (!is_key(event->text, top->naming)) {
                    if (depth > 1)
                        ngi_buf_char(&reader->path, '.');
                    ngi_buf_text(&reader->path, event->text);
                }
                if (reader->path.status == NG_E_NOMEM)
                    return false; /* half a path is another key's */
                top->key = here;
                top->wants_key = false;
                continue;
            }
            if (starts(event))
                i = end_of(piece, i);
            if (i + 1 < piece->events.count && starts(&piece->events.items[i + 1]))
                i = end_of(piece, i + 1);
            else
                i++;
            continue;
        }
        struct key_place key = top->key;
        size_t end = link_end(piece, i);
        bool is_template = end == 0 && (end = template_end(piece, i)) != 0;
        if (end != 0) {
            ng_text source = source_between(piece, event->from, piece->events.items[end].to);
            ng_text text = kept(&piece->arena, source.data, source.size);
            if (text.data == NULL)
                return false;
            if (!(is_template ? say_template(reader, line, column)
                              : give(reader, text, line, column, key, !top->mapping, 0)))
                return false;
            i = end;
        } else if (starts(event)) {
            bool mapping = event->type == YAML_MAPPING_START_EVENT;
            stack[depth++] = (struct frame){
                .mapping = mapping,
                .wants_key = mapping,
                .naming = mapping ? naming_key(reader, piece, i) : NULL,
                .path_size = reader->path.size,
                .key = key,
            };
            continue;
        } else {
            if (event->is_reference &&
                !say(reader, NG_WARNING, "bad-front-matter", line, column,
                     "YAML aliases, anchors and tags have no meaning here; read as plain text"))
                return false;
            if (!give(reader, event->text, line, column, key, !top->mapping, lead_of(event)))
                return false;
        }
        if (top->mapping)
            top->wants_key = true;
    }
    return reader->path.status != NG_E_NOMEM;
}

/* ---------------------------------------------------------------- salvage */

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/* Where the colon of `key:` at the line's start stands, or 0. */
static size_t key_length(const char *line, size_t size) {
    if (size == 0 || is_space(line[0]) || strchr("\n-#[]{},\"'&*!|>%@`?", line[0]) != NULL)
        return 0;
    for (size_t i = 1; i < size && line[i] != '\n'; i++)
        if (line[i] == ':' && (i + 1 == size || line[i + 1] == '\n' || is_space(line[i + 1])))
            return i;
    return 0;
}

/* Without the quotes around the whole, or one that opens and is not closed. Those of `"A", "B"`
 * are left to whoever splits it. */
static ng_text unquoted(ng_text text) {
    if (text.size == 0 || (text.data[0] != '"' && text.data[0] != '\''))
        return text;
    const char *closing = memchr(text.data + 1, text.data[0], text.size - 1);
    if (closing == NULL)
        return (ng_text){text.data + 1, text.size - 1};
    return closing == text.data + text.size - 1 ? (ng_text){text.data + 1, text.size - 2} : text;
}

/* Without the brackets of a list, or the one that opens it; those of links stay. What is in it is
 * left to whoever splits it, too. */
static ng_text unbracketed(ng_text text) {
    if (text.size == 1 && text.data[0] == ']')
        return (ng_text){text.data, 0};
    bool lists = text.size > 0 && text.data[0] == '[' &&
                 (text.size < 3 || text.data[1] != '[' || text.data[2] == '[');
    if (!lists)
        return text;
    text.data++, text.size--;
    bool link_ends = text.size > 1 && text.data[text.size - 2] == ']' &&
                     (text.size < 3 || text.data[text.size - 3] != ']');
    if (text.size > 0 && text.data[text.size - 1] == ']' && !link_ends)
        text.size--;
    return ngi_text_trimmed(text.data, text.size);
}

/* Gives one value as written; `at` is where it stands in the piece, on line `line`. */
static bool give_raw(struct reader *reader, struct ngi_arena *arena, const char *line_start,
                     ng_text text, uint32_t line, struct key_place key, bool in_list) {
    uint32_t column = (uint32_t)ngi_utf8_count(line_start, (size_t)(text.data - line_start)) + 1;
    ng_text plain = unquoted(unbracketed(text));
    ng_text copy = kept(arena, plain.data, plain.size);
    return copy.data != NULL && (copy.size == 0 || give(reader, copy, line, column, key, in_list,
                                                     (int)(plain.data - text.data)));
}

static bool is_item(ng_text text) {
    return text.size > 1 && text.data[0] == '-' && is_space(text.data[1]);
}

/* Enters the key on the first line. False without memory; *fresh if it is one, and new. */
static bool enter_raw_key(struct reader *reader, struct piece *piece, size_t length,
                          struct key_place place, bool *fresh) {
    ng_text name = ngi_text_trimmed(piece->data, length);
    name = kept(&piece->arena, name.data, name.size);
    ngi_buf_clear(&reader->path);
    *fresh = false;
    if (length > 0 && (name.data == NULL || !enter_root_key(reader, name, place, fresh)))
        return false;
    ngi_buf_text(&reader->path, name);
    return reader->path.status != NG_E_NOMEM;
}

/* Takes the key off `key: text` within a mapping. */
static ng_text enter_nested_key(struct reader *reader, ng_text text) {
    size_t length = key_length(text.data, text.size);
    ng_text name = ngi_text_trimmed(text.data, length);
    if (length == 0)
        return text;
    if (reader->naming == NULL || !is_key(name, reader->naming[0])) {
        ngi_buf_char(&reader->path, '.');
        ngi_buf_text(&reader->path, name);
    }
    return ngi_text_trimmed(text.data + length + 1, text.size - length - 1);
}

/* Reads the lines of one key that is not valid YAML: `key: text`, `- item` and what they have
 * below. */
static bool read_raw(struct reader *reader, struct piece *piece) {
    struct key_place key = {piece->first_line, 1};
    size_t length = key_length(piece->data, piece->size), root;
    bool fresh;
    if (!enter_raw_key(reader, piece, length, key, &fresh))
        return false;
    root = reader->path.size;
    for (size_t at = 0, line = piece->first_line; fresh && at < piece->size; line++) {
        const char *start = piece->data + at;
        const char *newline = memchr(start, '\n', piece->size - at);
        size_t size = newline == NULL ? piece->size - at : (size_t)(newline - start);
        bool is_first = at == 0;
        at += size + 1;
        ng_text text = is_first ? ngi_text_trimmed(start + length + 1, size - length - 1)
                                : ngi_text_trimmed(start, size);
        bool in_list = !is_first && is_item(text);
        if (!is_first && !in_list && (text.size == 0 || !is_space(start[0])))
            continue; /* nothing to be made of it: the finding has said so */
        if (is_item(text)) /* also `key: - item` */
            text = ngi_text_trimmed(text.data + 1, text.size - 1);
        ngi_buf_cut(&reader->path, root);
        if (!is_first)
            text = enter_nested_key(reader, text);
        if (!give_raw(reader, &piece->arena, start, text, (uint32_t)line, key, in_list))
            return false;
    }
    return reader->path.status != NG_E_NOMEM;
}

/* Reads one piece if it is well-formed (*done), else leaves its error in it. */
static bool read_piece(struct reader *reader, struct piece *piece, bool *done) {
    *done = false;
    if (!read_events(piece))
        return false;
    if (!piece->malformed && piece->events.count > 0) {
        const struct event *root = &piece->events.items[0];
        bool blank = root->type == YAML_SCALAR_EVENT && root->text.size == 0;
        if (root->type != YAML_MAPPING_START_EVENT && !blank)
            set_error(piece, root->line, root->column, "a list of `key: value` lines was expected");
    }
    if (piece->malformed)
        return true;
    *done = true;
    return piece->events.count < 2 || interpret(reader, piece);
}

static void piece_init(struct piece *piece, const ng_allocator *mem, const char *data, size_t size,
                       uint32_t first_line) {
    *piece = (struct piece){.data = data, .size = size, .first_line = first_line};
    ngi_arena_init(&piece->arena, mem);
    const char *start = data, *end = data + size;
    for (const char *newline; (newline = memchr(start, '\n', (size_t)(end - start))) != NULL;) {
        piece->last_line++;
        start = newline + 1;
    }
    piece->last_column = (uint32_t)ngi_utf8_count(start, (size_t)(end - start));
}

static void piece_free(struct piece *piece) {
    ngi_vec_free(&piece->arena.mem, &piece->events);
    ngi_arena_free(&piece->arena);
}

static bool say_malformed(const struct reader *reader, const struct piece *piece) {
    char text[256];
    (void)snprintf(text, sizeof text, "not valid YAML: %s; read as plain text", piece->error);
    return say(reader, NG_WARNING, "bad-front-matter", piece->error_line, piece->error_column, text);
}

/* Reads the text key by key; what each piece costs is no more than its own lines. */
static bool salvage(struct reader *reader, const struct piece *whole) {
    uint32_t line = whole->first_line;
    bool told = false;
    for (size_t at = 0; at < whole->size;) {
        size_t end = at;
        uint32_t lines = 0;
        do { /* one key's line and those up to the next */
            const char *newline = memchr(whole->data + end, '\n', whole->size - end);
            end = newline == NULL ? whole->size : (size_t)(newline - whole->data) + 1;
            lines++;
        } while (end < whole->size && key_length(whole->data + end, whole->size - end) == 0);
        struct piece piece;
        piece_init(&piece, reader->mem, whole->data + at, end - at, line);
        bool done, memory = read_piece(reader, &piece, &done);
        if (memory && !done) {
            memory = say_malformed(reader, &piece) && read_raw(reader, &piece);
            told = true;
        }
        piece_free(&piece);
        if (!memory)
            return false;
        at = end;
        line += lines;
    }
    return told || say_malformed(reader, whole);
}

ng_status ngi_yaml_read_named(const ng_allocator *mem, const char *data, size_t size,
                              uint32_t first_line, const char *const *naming,
                              const struct ngi_yaml_sink *sink) {
    struct ngi_buf text;
    struct reader reader = {.mem = mem, .sink = sink, .naming = naming};
    struct piece whole;
    bool done = false, memory;
    ngi_buf_init(&text, mem, size * 3 + 1);
    ngi_buf_init(&reader.path, mem, NGI_MAX_FRONT_MATTER_BYTES * 4);
    ngi_intern_init(&reader.keys, mem);
    clean(&text, data, size);
    piece_init(&whole, mem, ngi_buf_view(&text).data, text.size, first_line);
    memory = text.status == NG_OK && read_piece(&reader, &whole, &done);
    if (memory && !done)
        memory = salvage(&reader, &whole);
    piece_free(&whole);
    ngi_intern_free(&reader.keys);
    ngi_buf_free(&reader.path);
    ngi_buf_free(&text);
    return memory ? NG_OK : NG_E_NOMEM;
}

ng_status ngi_yaml_read(const ng_allocator *mem, const char *data, size_t size,
                        uint32_t first_line, const struct ngi_yaml_sink *sink) {
    return ngi_yaml_read_named(mem, data, size, first_line, NULL, sink);
}
