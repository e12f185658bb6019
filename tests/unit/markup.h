/* SPDX-License-Identifier: MIT
 * markup.h - owns telling whether SVG is well-formed XML: what the pictures written here need, not
 * a parser of documents at large. For unit tests and fuzz targets. */
#ifndef MARKUP_H
#define MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { MARKUP_DEPTH = 256 };

static inline bool markup_is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
           c == '-' || c == '_';
}

static inline size_t markup_name(const char *text) {
    size_t size = 0;
    while (markup_is_name(text[size]))
        size++;
    return size;
}

/* The bytes of the entity at `text`, 0 if it is none that every reader knows. */
static inline size_t markup_entity(const char *text) {
    static const char *const named[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strncmp(text, named[i], strlen(named[i])) == 0)
            return strlen(named[i]);
    if (strncmp(text, "&#", 2) != 0)
        return 0;
    bool hex = text[2] == 'x';
    size_t digits = strspn(text + 2 + hex, hex ? "0123456789abcdefABCDEF" : "0123456789");
    return digits > 0 && text[2 + hex + digits] == ';' ? 3 + hex + digits : 0;
}

/* Is text up to `end` free of what must be written as an entity, and of controls? */
static inline const char *markup_text(const char *text, const char *end) {
    while (text < end) {
        if ((unsigned char)*text < 0x20 && *text != '\n' && *text != '\t' && *text != '\r')
            return "a control character";
        size_t size = *text == '&' ? markup_entity(text) : 1;
        if (size == 0)
            return "an ampersand that begins no entity";
        if (*text == '<')
            return "a < in an attribute";
        text += size;
    }
    return NULL;
}

/* Reads one tag, whose < stands at *at. */
static inline const char *markup_tag(const char **at, const char **names, size_t *sizes,
                                     size_t *depth) {
    const char *text = *at + 1;
    bool closing = *text == '/';
    text += closing;
    size_t size = markup_name(text);
    if (size == 0)
        return "a < that begins no tag";
    if (closing) {
        if (*depth == 0 || sizes[*depth - 1] != size || memcmp(names[*depth - 1], text, size) != 0)
            return "a closing tag that closes another";
        --*depth;
        *at = text + size + 1;
        return text[size] == '>' ? NULL : "a closing tag with attributes";
    }
    if (*depth == MARKUP_DEPTH)
        return "too deep";
    names[*depth] = text;
    sizes[(*depth)++] = size;
    for (text += size;;) {
        size_t space = strspn(text, " \t\r\n");
        text += space;
        if (*text == '>' || (text[0] == '/' && text[1] == '>'))
            break;
        size = markup_name(text);
        if (space == 0 || size == 0 || text[size] != '=' || text[size + 1] != '"')
            return "a malformed attribute";
        text += size + 2;
        const char *end = strchr(text, '"'), *wrong;
        if (end == NULL)
            return "an attribute without end";
        if ((wrong = markup_text(text, end)) != NULL)
            return wrong;
        text = end + 1;
    }
    *depth -= *text == '/';
    *at = text + (*text == '/' ? 2 : 1);
    return NULL;
}

/* What is wrong with the document, NULL if nothing is. */
static inline const char *markup_flaw(const char *text) {
    const char *names[MARKUP_DEPTH], *wrong = NULL;
    size_t sizes[MARKUP_DEPTH], depth = 0, roots = 0;
    if (strncmp(text, "<?xml", 5) == 0) {
        text = strstr(text, "?>");
        if (text == NULL)
            return "an XML declaration without end";
        text += 2;
    }
    while (wrong == NULL && *text != '\0') {
        if (*text == '<') {
            roots += depth == 0;
            wrong = markup_tag(&text, names, sizes, &depth);
            continue;
        }
        const char *end = strchr(text, '<');
        if (end == NULL)
            end = text + strlen(text);
        wrong = depth == 0 && strspn(text, " \t\r\n") < (size_t)(end - text)
                    ? "text outside of the root"
                    : markup_text(text, end);
        text = end;
    }
    if (wrong != NULL)
        return wrong;
    return depth != 0 ? "a tag that is not closed" : roots != 1 ? "not one root" : NULL;
}

#endif
