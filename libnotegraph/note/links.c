/* SPDX-License-Identifier: MIT
 * links.c - links to notes.
 *
 *   !?[[path(#heading)*(#^block)?(|display)?]]     in tables the bar is written \|
 *   [display](path.md), [display](<path with spaces.md>), percent-encoded or not
 *   [![picture](file.png)](path.md), [![[file.png]]](path.md) */
#include "note/links.h"

#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/unicode.h"

static bool ends_with(ng_text text, const char *ending) {
    size_t size = strlen(ending);
    return text.size > size && ngi_ascii_same(text.data + text.size - size, ending, size);
}

/* The extension of a file that is no note, if that is what the path names. */
static bool is_attachment(ng_text path) {
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".gif", ".svg",  ".webp", ".bmp",
                                          ".pdf", ".mp3", ".mp4",  ".m4a", ".wav",  ".mov",  ".webm",
                                          ".csv", ".xlsx", ".docx", ".pptx", ".zip", ".canvas",
                                          ".base"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(path, endings[i]))
            return true;
    return false;
}

static ng_text without_md(ng_text path) {
    if (ends_with(path, ".md"))
        path.size -= 3;
    else if (ends_with(path, ".markdown"))
        path.size -= 9;
    return path;
}

/* Cuts a path at its heading or block part. */
static ng_text before_heading(ng_text path) {
    const char *hash = memchr(path.data, '#', path.size);
    if (hash != NULL)
        path.size = (size_t)(hash - path.data);
    return ngi_text_trimmed(path.data, path.size);
}

/* How far a link that opens at `at` may go on: without a bound, a line of openings that nothing
 * closes would be searched to its end for each of them. */
static size_t reach(size_t size, size_t at) {
    return size - at > NGI_MAX_VALUE_BYTES ? at + NGI_MAX_VALUE_BYTES : size;
}

/* The wikilink whose "[[" stands at `at`. */
static bool parse_wikilink(const char *line, size_t size, size_t at, struct ngi_link *link) {
    size_t begin = at + 2, bar = 0, end = begin;
    size = reach(size, at);
    for (;; end++) {
        if (end + 1 >= size)
            return false;
        if (line[end] == ']' && line[end + 1] == ']')
            break;
        if (line[end] == '[' && line[end + 1] == '[')
            return false; /* the inner one is the link */
        if (line[end] == '|' && bar == 0)
            bar = end;
    }
    size_t target_end = bar == 0 ? end : bar;
    if (bar != 0 && line[bar - 1] == '\\')
        target_end--;
    ng_text whole = ngi_text_trimmed(line + begin, target_end - begin);
    ng_text path = before_heading(whole);
    if (path.size == 0 || is_attachment(path))
        return false;
    link->target = without_md(path);
    link->display = bar == 0 ? link->target : ngi_text_trimmed(line + bar + 1, end - bar - 1);
    if (link->display.size == 0)
        link->display = link->target;
    link->start = at > 0 && line[at - 1] == '!' ? at - 1 : at;
    link->size = end + 2 - link->start;
    return true;
}

static int hex(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static ng_text percent_decoded(ng_text text, struct ngi_buf *scratch) {
    if (memchr(text.data, '%', text.size) == NULL)
        return text;
    ngi_buf_clear(scratch);
    for (size_t i = 0; i < text.size; i++) {
        int high = i + 2 < text.size && text.data[i] == '%' ? hex(text.data[i + 1]) : -1;
        int low = high < 0 ? -1 : hex(text.data[i + 2]);
        if (text.data[i] == '%' && low >= 0) {
            ngi_buf_char(scratch, (char)(high * 16 + low));
            i += 2;
        } else
            ngi_buf_char(scratch, text.data[i]);
    }
    return ngi_buf_view(scratch);
}

/* Does the destination name another site or protocol ("https:", "mailto:", "//host")? */
static bool is_external(ng_text path) {
    if (path.size > 1 && path.data[0] == '/' && path.data[1] == '/')
        return true;
    for (size_t i = 0; i < path.size; i++) {
        char c = path.data[i];
        if (c == ':')
            return i > 0;
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (i > 0 && c >= '0' && c <= '9') ||
              (i > 0 && (c == '+' || c == '-' || c == '.'))))
            return false;
    }
    return false;
}

/* Where the picture whose "![" stands at `at` ends, or 0; *alt is what stands for it. */
static size_t picture_end(const char *line, size_t size, size_t at, ng_text *alt) {
    size_t begin = at + 2, end = begin;
    bool wiki = begin < size && line[begin] == '[';
    begin += wiki;
    while (end < size && line[end] != ']')
        end++;
    if (end + 1 >= size || line[end + 1] != (wiki ? ']' : '('))
        return 0;
    *alt = ngi_text_trimmed(line + begin, end - begin);
    const char *close = wiki ? line + end + 1 : memchr(line + end, ')', size - end);
    return close == NULL ? 0 : (size_t)(close - line) + 1;
}

/* The Markdown link whose "[" stands at `at`. */
static bool parse_markdown(const char *line, size_t size, size_t at, struct ngi_buf *scratch,
                           struct ngi_link *link) {
    if (at > 0 && line[at - 1] == '!')
        return false; /* a picture */
    size_t text = at + 1;
    size = reach(size, at);
    ng_text alt = {"", 0};
    if (text + 1 < size && line[text] == '!' && line[text + 1] == '[') {
        text = picture_end(line, size, text, &alt);
        if (text == 0)
            return false;
    }
    size_t close = text;
    while (close + 1 < size && !(line[close] == ']' && line[close + 1] == '(')) {
        if (line[close] == '[' || line[close] == '\\')
            return false;
        close++;
    }
    if (close + 1 >= size)
        return false;
    size_t begin = close + 2, end = begin, open = 0;
    bool angled = begin < size && line[begin] == '<';
    for (; end < size && line[end] != (angled ? '>' : ' '); end++) {
        if (angled)
            continue;
        if (line[end] == ')' && open == 0)
            break;
        open += line[end] == '('; /* `Ann%20(Old).md` has a pair of its own */
        open -= line[end] == ')';
    }
    const char *last = end < size ? memchr(line + end, ')', size - end) : NULL;
    if (last == NULL)
        return false;
    begin += angled;
    ng_text path = end > begin ? ngi_text_trimmed(line + begin, end - begin) : (ng_text){"", 0};
    if (is_external(path))
        return false;
    path = percent_decoded(before_heading(path), scratch);
    link->target = without_md(path);
    if (link->target.size == path.size)
        return false; /* no note */
    link->display = ngi_text_trimmed(line + text, close - text);
    if (link->display.size == 0)
        link->display = alt;
    if (link->display.size == 0)
        link->display = link->target;
    link->start = at;
    link->size = (size_t)(last - line) + 1 - at;
    return true;
}

/* Is what stands at `at` a character and nothing more, by the backslash before it? */
static bool is_escaped(const char *line, size_t at) {
    size_t backslashes = 0;
    while (backslashes < at && line[at - 1 - backslashes] == '\\')
        backslashes++;
    return backslashes % 2 == 1;
}

bool ngi_link_at(const char *line, size_t size, size_t at, struct ngi_buf *scratch,
                 struct ngi_link *link) {
    if (at >= size || line[at] != '[' || is_escaped(line, at))
        return false;
    bool wiki = at + 1 < size && line[at + 1] == '[';
    if (wiki && at + 2 < size && line[at + 2] == '[')
        return false; /* [[[X]]]: a bracket around a link */
    return wiki ? parse_wikilink(line, size, at, link)
                : parse_markdown(line, size, at, scratch, link);
}

bool ngi_link_next(const char *line, size_t size, size_t from, struct ngi_buf *scratch,
                   struct ngi_link *link) {
    while (from < size) {
        const char *open = memchr(line + from, '[', size - from);
        if (open == NULL)
            return false;
        size_t at = (size_t)(open - line);
        if (ngi_link_at(line, size, at, scratch, link))
            return true;
        from = at + 1;
    }
    return false;
}

bool ngi_link_whole(ng_text text, struct ngi_buf *scratch, struct ngi_link *link) {
    return ngi_link_next(text.data, text.size, 0, scratch, link) && link->start == 0 &&
           link->size == text.size;
}
