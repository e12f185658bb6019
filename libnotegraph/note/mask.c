/* SPDX-License-Identifier: MIT
 * mask.c - no grammar of Markdown: as much of it as tells what is text. */
#include "note/mask.h"

#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"

static const ng_text none = {"", 0};

size_t ngi_item_start(ng_text line) {
    size_t at = 0;
    while (at < line.size &&
           (line.data[at] == ' ' || line.data[at] == '\t' || line.data[at] == '>'))
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

/* ---------------------------------------------------------------- fenced code */

static size_t run_of(ng_text text, size_t at, char c) {
    size_t end = at;
    while (end < text.size && text.data[end] == c)
        end++;
    return end - at;
}

/* Opens or closes a fenced block, or stands in one. */
static bool is_fenced(struct ngi_mask *mask, ng_text line, uint32_t number) {
    ng_text text = ngi_text_trimmed(line.data, line.size);
    while (mask->fence == 0 && text.size > 1 && text.data[0] == '>') /* in a quotation */
        text = ngi_text_trimmed(text.data + 1, text.size - 1);
    size_t item = mask->fence == 0 ? ngi_item_start(text) : 0; /* "- ```" opens one as well */
    text.data += item;
    text.size -= item;
    char c = text.size > 0 ? text.data[0] : '\0';
    size_t run = c == '`' || c == '~' ? run_of(text, 0, c) : 0;
    if (mask->fence != 0) {
        while (text.size > 1 && text.data[0] == '>') {
            text = ngi_text_trimmed(text.data + 1, text.size - 1);
            c = text.data[0];
            run = run_of(text, 0, c);
        }
        if (c == mask->fence && run >= mask->fence_size && run == text.size)
            mask->fence = 0;
        return true;
    }
    if (run < 3 || (c == '`' && memchr(text.data + run, '`', text.size - run) != NULL))
        return false;
    mask->fence = c;
    mask->fence_size = run;
    mask->fence_line = number;
    return true;
}

/* ---------------------------------------------------------------- stretches of a line */

/* Makes characters blank, each by one that says nothing and has as many bytes: offsets and columns
 * stay true. */
static void blank(struct ngi_buf *line, size_t from, size_t to) {
    static const char *const blanks[] = {"", " ", "\xC2\xA0", "\xE3\x80\x80", "\xF3\xB0\x80\x80"};
    while (from < to) {
        size_t begin = from;
        (void)ngi_utf8_next(line->data, to, &from);
        memcpy(line->data + begin, blanks[from - begin], from - begin);
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

/* Where `word` stands at or behind `from`, or the text's size. */
static size_t find(ng_text text, size_t from, const char *word) {
    while (from < text.size) {
        const char *first = memchr(text.data + from, word[0], text.size - from);
        if (first == NULL)
            break;
        from = (size_t)(first - text.data);
        if (stands_at(text, from, word))
            return from;
        from++;
    }
    return text.size;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Where the mathematics that opens with the `$` at `at` ends, or 0. What is around the signs tells
 * it from money: `$5`, `5 $`, `US$`. */
static size_t math_end(ng_text text, size_t at, bool *unclosed) {
    char before = at == 0 ? ' ' : text.data[at - 1];
    char after = at + 1 < text.size ? text.data[at + 1] : ' ';
    if (*unclosed || is_space(after) || is_digit(after) || after == '$' || before == '$' ||
        before == '\\' || is_letter(before) || is_digit(before))
        return 0;
    for (size_t end = at + 2; (end = find(text, end, "$")) < text.size; end++) {
        bool is_money = end + 1 < text.size && is_digit(text.data[end + 1]);
        if (!is_space(text.data[end - 1]) && text.data[end - 1] != '\\' && !is_money)
            return end + 1;
    }
    *unclosed = true;
    return 0;
}

/* Does the `$$` at `at` open mathematics? On one line it may stand anywhere, over several it begins
 * the first. */
static bool opens_block(struct ngi_mask *mask, ng_text line, size_t at, ng_text rest) {
    if (mask->no_math)
        return false;
    if (find(line, at + 2, "$$") < line.size)
        return true;
    for (size_t i = 0; i < at; i++)
        if (!is_space(line.data[i]) && line.data[i] != '>')
            return false;
    mask->no_math = find(rest, 0, "$$") == rest.size;
    return !mask->no_math;
}

/* `<https://x.example>`: where it ends, or 0. */
static size_t autolink_end(ng_text text, size_t at) {
    size_t end = at + 1;
    while (end < text.size && end - at < 32 &&
           (is_letter(text.data[end]) || is_digit(text.data[end]) ||
            strchr("+.-", text.data[end]) != NULL))
        end++;
    if (end < at + 3 || end >= text.size || text.data[end] != ':')
        return 0;
    while (end < text.size && !is_space(text.data[end]) && text.data[end] != '<')
        if (text.data[end++] == '>')
            return end;
    return 0;
}

static size_t name_size(ng_text text, size_t at) {
    size_t end = at;
    while (end < text.size &&
           (is_letter(text.data[end]) ||
            (end > at && (is_digit(text.data[end]) || strchr(":._-", text.data[end]) != NULL))))
        end++;
    return end - at;
}

/* Blanks the quoted values of the tag whose `<` stands at `at`. Returns where that ends. */
static size_t blank_attributes(struct ngi_buf *line, ng_text text, size_t at) {
    size_t end = at + 1, size = name_size(text, end);
    if (size == 0 || (at > 1 && text.data[at - 1] == '(')) /* [x](<a file.md>) */
        return at + 1;
    for (end += size; end < text.size && is_space(text.data[end]);) {
        while (end < text.size && is_space(text.data[end]))
            end++;
        size = name_size(text, end);
        end += size;
        if (size == 0 || end + 1 >= text.size || text.data[end] != '=')
            break;
        char quote = text.data[++end];
        const char *closing = quote == '"' || quote == '\''
                                  ? memchr(text.data + end + 1, quote, text.size - end - 1)
                                  : NULL;
        if (closing == NULL)
            break;
        size_t close = (size_t)(closing - text.data);
        blank(line, end + 1, close);
        end = close + 1;
    }
    return end;
}

/* ---------------------------------------------------------------- lines */

void ngi_mask_init(struct ngi_mask *mask, const ng_allocator *mem) {
    *mask = (struct ngi_mask){.fence = 0};
    ngi_buf_init(&mask->line, mem, NGI_MAX_FILE_BYTES);
}

void ngi_mask_free(struct ngi_mask *mask) {
    ngi_buf_free(&mask->line);
}

static bool is_all_text(const struct ngi_mask *mask, ng_text line) {
    static const char openings[] = {'`', '%', '<', '$'};
    for (size_t i = 0; i < sizeof openings; i++)
        if (memchr(line.data, openings[i], line.size) != NULL)
            return false;
    return mask->closing == NULL;
}

/* What is still to be found on a line: what was looked for in vain once is nowhere further on. */
struct unclosed {
    bool code[LONGEST_RUN], math;
};

/* Blanks what begins at `at`. Returns where to go on. */
static size_t mask_at(struct ngi_mask *mask, ng_text line, size_t at, ng_text rest,
                      struct unclosed *unclosed) {
    size_t end = 0;
    if (mask->closing != NULL) {
        end = find(line, at, mask->closing);
        if (end < line.size) {
            end += strlen(mask->closing);
            mask->closing = NULL;
        }
    } else if (line.data[at] == '`') {
        size_t run = run_of(line, at, '`');
        end = code_end(line, at, run, unclosed->code);
        if (end == 0)
            return at + run;
    } else if (stands_at(line, at, "%%")) {
        mask->closing = "%%";
        end = at + 2;
    } else if (stands_at(line, at, "<!--")) {
        mask->closing = "-->";
        end = at + 4;
    } else if (stands_at(line, at, "$$")) {
        if (!opens_block(mask, line, at, rest))
            return at + 2;
        mask->closing = "$$";
        end = at + 2;
    } else if (line.data[at] == '$') {
        end = math_end(line, at, &unclosed->math);
    } else if (line.data[at] == '<') {
        end = autolink_end(line, at);
        if (end == 0)
            return blank_attributes(&mask->line, line, at);
        if (memchr(line.data + at, '[', end - at) == NULL)
            return end; /* a value, as it is */
    }
    blank(&mask->line, at, end);
    return end > 0 ? end : at + 1;
}

ng_text ngi_mask_line(struct ngi_mask *mask, ng_text line, uint32_t number, ng_text rest) {
    if (mask->closing == NULL && is_fenced(mask, line, number))
        return none;
    if (is_all_text(mask, line))
        return line;
    struct unclosed unclosed = {.math = false};
    ngi_buf_clear(&mask->line);
    ngi_buf_text(&mask->line, line);
    if (mask->line.status != NG_OK)
        return (ng_text){NULL, 0};
    for (size_t at = 0; at < line.size;)
        at = mask_at(mask, line, at, rest, &unclosed);
    return ngi_buf_view(&mask->line);
}
