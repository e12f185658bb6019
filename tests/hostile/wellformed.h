/* SPDX-License-Identifier: MIT
 * wellformed.h - small checkers of what the library writes: DOT, SVG, JSON. Each returns NULL, or
 * what is wrong (static, with where in the text). They know only what our writers use and refuse
 * all else, so that what got in from a note shows. */
#ifndef NG_TEST_WELLFORMED_H
#define NG_TEST_WELLFORMED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* ---------------------------------------------------------------- what all of them need */

static inline const char *flaw_at(const char *what, const char *data, size_t size, size_t at) {
    static char message[256]; /* tests are of one thread */
    size_t from = at > 40 ? at - 40 : 0, to = size - at > 40 ? at + 40 : size;
    (void)snprintf(message, sizeof message, "%s at byte %zu: ...%.*s...", what, at,
                   (int)(to - from), data + from);
    return message;
}

/* Reads one code point; false for what is not UTF-8. */
static inline bool next_char(const char *data, size_t size, size_t *at, uint32_t *c) {
    unsigned char lead = (unsigned char)data[*at];
    size_t more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1
                  : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : 9;
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (more > 3 || more >= size - *at)
        return false;
    *c = more == 0 ? lead : lead & (0x3FU >> more);
    for (size_t i = 1; i <= more; i++) {
        unsigned char next = (unsigned char)data[*at + i];
        if ((next & 0xC0) != 0x80)
            return false;
        *c = *c << 6 | (next & 0x3F);
    }
    *at += more + 1;
    return *c >= least[more] && *c <= 0x10FFFF && (*c < 0xD800 || *c > 0xDFFF);
}

/* Where the first byte that is not UTF-8 stands, or `size`. */
static inline size_t first_undecodable(const char *data, size_t size) {
    uint32_t c;
    for (size_t at = 0; at < size;) {
        size_t from = at;
        if (!next_char(data, size, &at, &c))
            return from;
    }
    return size;
}

static inline bool starts(const char *data, size_t size, size_t at, const char *word) {
    size_t length = strlen(word);
    return length <= size - at && memcmp(data + at, word, length) == 0;
}

static inline bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-' || c == ':' || c == '.';
}

static inline size_t word_end(const char *data, size_t size, size_t at) {
    while (at < size && is_word_char(data[at]))
        at++;
    return at;
}

static inline bool is_in(const char *word, size_t size, const char *const words[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == size && memcmp(words[i], word, size) == 0)
            return true;
    return false;
}

#define IS_IN(word, size, words) is_in((word), (size), (words), sizeof(words) / sizeof *(words))

/* ---------------------------------------------------------------- XML */

static inline bool is_xml_char(uint32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/* Steps over the reference that begins at `*at` with '&'. */
static inline bool skip_reference(const char *data, size_t size, size_t *at) {
    static const char *const named[] = {"amp", "lt", "gt", "quot", "apos"};
    size_t begin = *at + 1, end = begin;
    while (end < size && end - begin < 12 && data[end] != ';')
        end++;
    if (end >= size || data[end] != ';' || end == begin)
        return false;
    *at = end + 1;
    if (data[begin] != '#')
        return IS_IN(data + begin, end - begin, named);
    bool hex = data[begin + 1] == 'x';
    uint64_t c = 0;
    size_t digits = begin + 1 + hex;
    for (size_t i = digits; i < end; i++) {
        char d = data[i];
        bool letter = hex && ((d >= 'a' && d <= 'f') || (d >= 'A' && d <= 'F'));
        if (!letter && (d < '0' || d > '9'))
            return false;
        c = c * (hex ? 16 : 10) + (uint64_t)(letter ? (d | 32) - 'a' + 10 : d - '0');
    }
    return end > digits && c <= 0x10FFFF && is_xml_char((uint32_t)c);
}

enum { MAX_XML_DEPTH = 64 };

struct xml {
    const char *data;
    size_t size, at;
    const char *const *elements; /* that may occur */
    size_t element_count;
    struct {
        size_t from, size;
    } open[MAX_XML_DEPTH];
    size_t depth;
};

/* A link may lead into the vault only, and nothing may run or be loaded. */
static inline const char *attribute_flaw(const char *name, size_t size, const char *value,
                                         size_t value_size) {
    bool is_link = (size == 4 && memcmp(name, "href", 4) == 0) ||
                   (size == 10 && memcmp(name, "xlink:href", 10) == 0) ||
                   (size == 3 && memcmp(name, "src", 3) == 0);
    if (is_link && !starts(value, value_size, 0, "obsidian://open?"))
        return "a link that leads elsewhere";
    if (size > 2 && (name[0] | 32) == 'o' && (name[1] | 32) == 'n')
        return "an attribute that runs a script";
    for (size_t i = 0; i < value_size; i++)
        if (starts(value, value_size, i, "url(") || starts(value, value_size, i, "javascript:"))
            return is_link || (size == 5 && memcmp(name, "style", 5) == 0)
                       ? "a value that loads or runs something"
                       : NULL;
    return NULL;
}

static inline const char *xml_attributes(struct xml *x, bool *empty) {
    const char *d = x->data;
    size_t first = x->at;
    for (;;) {
        while (x->at < x->size && (d[x->at] == ' ' || d[x->at] == '\n'))
            x->at++;
        *empty = x->at < x->size && d[x->at] == '/';
        x->at += *empty;
        if (x->at < x->size && d[x->at] == '>') {
            x->at++;
            return NULL;
        }
        size_t name = x->at, end = word_end(d, x->size, name);
        if (*empty || end == name || end + 1 >= x->size || d[end] != '=' || d[end + 1] != '"')
            return "a malformed attribute";
        for (size_t i = first; i + (end - name) + 1 < name; i++)
            if (d[i - 1] == ' ' && memcmp(d + i, d + name, end - name + 1) == 0)
                return "an attribute that is given twice";
        size_t value = end + 2;
        for (x->at = value; x->at < x->size && d[x->at] != '"';) {
            if (d[x->at] == '<')
                return "a < in an attribute";
            if (d[x->at] != '&')
                x->at++;
            else if (!skip_reference(d, x->size, &x->at))
                return "a malformed reference in an attribute";
        }
        if (x->at >= x->size)
            return "an attribute that is not closed";
        const char *flaw = attribute_flaw(d + name, end - name, d + value, x->at - value);
        if (flaw != NULL)
            return flaw;
        x->at++;
    }
}

static inline const char *xml_tag(struct xml *x) {
    bool closing = x->at + 1 < x->size && x->data[x->at + 1] == '/', empty;
    size_t name = x->at + 1 + closing, end = word_end(x->data, x->size, name), size = end - name;
    if (size == 0)
        return "a < that begins no tag";
    if (!is_in(x->data + name, size, x->elements, x->element_count))
        return "an element that we do not write";
    x->at = end;
    if (closing) {
        if (end >= x->size || x->data[end] != '>' || x->depth == 0 ||
            x->open[x->depth - 1].size != size ||
            memcmp(x->data + x->open[x->depth - 1].from, x->data + name, size) != 0)
            return "a closing tag that closes nothing";
        x->depth--;
        x->at++;
        return NULL;
    }
    const char *flaw = xml_attributes(x, &empty);
    if (flaw != NULL || empty)
        return flaw;
    if (x->depth == MAX_XML_DEPTH)
        return "too much nesting";
    x->open[x->depth].from = name;
    x->open[x->depth++].size = size;
    return NULL;
}

/* Content with these elements; `rooted`: all of it in one element. */
static inline const char *markup_flaw(const char *data, size_t size, const char *const elements[],
                                      size_t element_count, bool rooted) {
    struct xml x = {.data = data, .size = size, .elements = elements,
                    .element_count = element_count};
    size_t roots = 0;
    if (starts(data, size, 0, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"))
        x.at = strcspn(data, "\n") + 1;
    while (x.at < size) {
        size_t from = x.at;
        uint32_t c;
        const char *flaw = NULL;
        if (data[from] == '<') {
            roots += x.depth == 0 && data[from + 1] != '/';
            flaw = xml_tag(&x);
        } else if (data[from] == '&')
            flaw = skip_reference(data, size, &x.at) ? NULL : "a malformed reference";
        else if (starts(data, size, from, "]]>"))
            flaw = "]]> in text";
        else if (!next_char(data, size, &x.at, &c) || !is_xml_char(c))
            flaw = "a character that XML has not";
        else if (rooted && x.depth == 0 && c != '\n')
            flaw = "text outside of the root";
        if (flaw != NULL)
            return flaw_at(flaw, data, size, from);
    }
    if (x.depth > 0)
        return flaw_at("an element that is not closed", data, size, x.open[x.depth - 1].from);
    return rooted && roots != 1 ? "not one root" : NULL;
}

/* Is it well-formed, of elements that draw and do nothing else? */
static inline const char *xml_flaw(const char *data, size_t size) {
    static const char *const elements[] = {"svg",     "g",    "a",    "title", "desc", "text",
                                           "polygon", "path", "line", "polyline", "ellipse", "rect",
                                           "style",   "defs"};
    return markup_flaw(data, size, elements, sizeof elements / sizeof *elements, true);
}

/* ---------------------------------------------------------------- DOT */

/* Steps over an HTML-like label, which begins at `*at` with '<'. */
static inline const char *dot_html(const char *data, size_t size, size_t *at) {
    static const char *const elements[] = {"table", "tr", "td", "font", "b", "br", "i"};
    size_t begin = *at + 1, end = begin, depth = 1;
    for (; end < size; end++) {
        depth += data[end] == '<';
        if (data[end] == '>' && --depth == 0)
            break;
    }
    if (depth > 0)
        return "a label that is not closed";
    *at = end + 1;
    return markup_flaw(data + begin, end - begin, elements, sizeof elements / sizeof *elements,
                       false);
}

/* Steps over a string in quotes. A URL leads into the vault. */
static inline const char *dot_string(const char *data, size_t size, size_t *at, bool is_url) {
    size_t begin = *at + 1, i = begin;
    for (; i < size && data[i] != '"'; i++) {
        if (data[i] == '\\' && ++i < size && data[i] == '"')
            return "an escaped quote: older Graphviz reads it in two ways";
        if (i < size && (unsigned char)data[i] < 0x20)
            return "a control character in a string";
    }
    if (i >= size)
        return "a string that is not closed";
    if (i - begin > 16300)
        return "a string that is longer than Graphviz reads";
    if (is_url && !starts(data, size, begin, "obsidian://open?vault="))
        return "a URL that leads elsewhere";
    *at = i + 1;
    return NULL;
}

/* Do the quotes balance, and is everything outside of them of our own words? */
static inline const char *dot_flaw(const char *data, size_t size) {
    static const char *const keywords[] = {"graph", "node", "edge", "subgraph", "notegraph"};
    static const char *const attributes[] = {
        "id", "class", "rankdir", "bgcolor", "pad", "nodesep", "ranksep", "splines", "outputorder",
        "searchsize", "mclimit", "fontname", "fontsize", "fontcolor", "labelloc", "labeljust",
        "tooltip", "label", "shape", "width", "height", "margin", "style", "fillcolor", "color",
        "penwidth", "constraint", "weight", "rank", "URL", "target", "labeltooltip", "minlen",
        "ordering", "newrank", "compound", "group", "edgetooltip", "headport", "tailport",
        "arrowhead", "arrowtail", "dir", "sep", "size", "ratio", "fixedsize", "remincross"};
    size_t braces = 0, last = 0, last_size = 0;
    if (first_undecodable(data, size) < size)
        return flaw_at("not UTF-8", data, size, first_undecodable(data, size));
    if (!starts(data, size, 0, "graph notegraph {\n") || !starts(data, size, size - 2, "}\n"))
        return "not one graph";
    for (size_t at = 0; at < size;) {
        char c = data[at];
        size_t from = at;
        const char *flaw = NULL;
        bool is_url = last_size == 3 && memcmp(data + last, "URL", 3) == 0;
        if (c == '"')
            flaw = dot_string(data, size, &at, is_url);
        else if (c == '<')
            flaw = dot_html(data, size, &at);
        else if (is_word_char(c) && c != '-' && c != ':') {
            size_t end = word_end(data, size, at);
            if (end < size && data[end] == '=') {
                if (!IS_IN(data + at, end - at, attributes))
                    flaw = "an attribute that we do not write";
                last = at;
                last_size = end - at;
            } else if (last_size == 0 && !IS_IN(data + at, end - at, keywords) && end - at > 24)
                flaw = "a name that is not ours";
            else
                last_size = 0;
            at = end;
        } else if (strchr(" \n=[];{},-:#", c) != NULL && c != '\0') {
            braces += c == '{';
            braces -= c == '}';
            at++;
        } else
            flaw = "a character that belongs in quotes";
        if (c == '"' || c == '<')
            last_size = 0;
        if (flaw != NULL)
            return flaw_at(flaw, data, size, from);
        if (braces > 8)
            return flaw_at("braces that do not balance", data, size, from);
    }
    return braces == 0 ? NULL : "braces that do not balance";
}

/* ---------------------------------------------------------------- JSON */

/* Steps over a string of RFC 8259. */
static inline const char *json_string(const char *data, size_t size, size_t *at) {
    for (++*at; *at < size && data[*at] != '"';) {
        uint32_t c;
        if (data[*at] == '\\') {
            size_t escape = *at + 1;
            if (escape >= size || strchr("\"\\/bfnrtu", data[escape]) == NULL || data[escape] == 0)
                return "a malformed escape";
            size_t digits = data[escape] == 'u' ? 4 : 0;
            for (size_t i = 1; i <= digits; i++)
                if (escape + i >= size ||
                    strchr("0123456789ABCDEFabcdef", data[escape + i]) == NULL)
                    return "a malformed escape";
            *at = escape + 1 + digits;
        } else if (!next_char(data, size, at, &c) || c < 0x20)
            return "a character that must be escaped";
    }
    if (*at >= size)
        return "a string that is not closed";
    ++*at;
    return NULL;
}

static inline const char *json_scalar(const char *data, size_t size, size_t *at) {
    static const char *const words[] = {"true", "false", "null"};
    if (data[*at] == '"')
        return json_string(data, size, at);
    size_t end = word_end(data, size, *at), i = *at;
    if (IS_IN(data + i, end - i, words)) {
        *at = end;
        return NULL;
    }
    i += data[i] == '-';
    if (i < end && data[i] == '0' && i + 1 < end && data[i + 1] != '.')
        return "a number with a zero in front";
    size_t digits = strspn(data + i, "0123456789");
    if (digits == 0)
        return "no value";
    i += digits;
    if (i < end && data[i] == '.') {
        digits = strspn(data + i + 1, "0123456789");
        if (digits == 0)
            return "a malformed number";
        i += 1 + digits;
    }
    *at = i;
    return i == end ? NULL : "a malformed number";
}

/* Is it JSON, with a newline at its end? */
static inline const char *json_flaw(const char *data, size_t size) {
    char open[64];
    size_t depth = 0, at = 0;
    enum { VALUE, FIRST, KEY, AFTER } want = VALUE;
    while (at < size) {
        char c = data[at];
        size_t from = at;
        const char *flaw = NULL;
        if (c == ' ' || c == '\n') {
            at++;
            continue;
        }
        bool closes = depth > 0 && c == open[depth - 1];
        if (closes && (want == AFTER || want == FIRST)) {
            depth--;
            at++;
            want = AFTER;
        } else if (want == AFTER) {
            if (c != ',' || depth == 0)
                return flaw_at("no comma", data, size, at);
            at++;
            want = open[depth - 1] == '}' ? KEY : VALUE;
        } else if (want == KEY || (want == FIRST && open[depth - 1] == '}')) {
            flaw = c == '"' ? json_string(data, size, &at) : "no key";
            if (flaw == NULL && (at >= size || data[at] != ':'))
                flaw = "no colon";
            at++;
            want = VALUE;
        } else if (c == '{' || c == '[') {
            if (depth == sizeof open)
                return flaw_at("too much nesting", data, size, at);
            open[depth++] = c == '{' ? '}' : ']';
            at++;
            want = FIRST;
        } else {
            flaw = json_scalar(data, size, &at);
            want = AFTER;
        }
        if (flaw != NULL)
            return flaw_at(flaw, data, size, from);
    }
    return depth == 0 && want == AFTER && size > 0 && data[size - 1] == '\n' ? NULL : "cut short";
}

#endif
