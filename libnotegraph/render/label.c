/* SPDX-License-Identifier: MIT
 * label.c - escaping and wrapping. */
#include "render/label.h"

#include <string.h>

#include "base/unicode.h"

/* Adds an entity for the five characters that XML gives a meaning; false for all others. */
static bool add_entity(struct ngi_buf *out, char c) {
    switch (c) {
    case '&':
        ngi_buf_str(out, "&amp;");
        return true;
    case '<':
        ngi_buf_str(out, "&lt;");
        return true;
    case '>':
        ngi_buf_str(out, "&gt;");
        return true;
    case '"':
        ngi_buf_str(out, "&quot;");
        return true;
    case '\'':
        ngi_buf_str(out, "&#39;");
        return true;
    default:
        return false;
    }
}

static void add_escaped(struct ngi_buf *out, ng_text text, const char *backslash) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\\')
            ngi_buf_str(out, backslash);
        else if (!add_entity(out, text.data[i]))
            ngi_buf_char(out, text.data[i]);
    }
}

void ngi_label_html(struct ngi_buf *out, ng_text text) {
    add_escaped(out, text, "\\\\");
}

void ngi_label_tooltip(struct ngi_buf *out, ng_text text) {
    add_escaped(out, text, "\\\\\\\\");
}

void ngi_label_xml(struct ngi_buf *out, ng_text text) {
    add_escaped(out, text, "\\");
}

void ngi_label_url(struct ngi_buf *out, ng_text text) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '-' || c == '_' || c == '.' || c == '~')
            ngi_buf_char(out, (char)c);
        else {
            ngi_buf_char(out, '%');
            ngi_buf_char(out, digits[c >> 4]);
            ngi_buf_char(out, digits[c & 15]);
        }
    }
}

/* The bytes of the first line: up to the last space within `width`, or what fits of one word. */
static size_t line_size(ng_text text, size_t width) {
    size_t fit = ngi_text_fit(text.data, text.size, width);
    if (fit == text.size)
        return fit;
    for (size_t i = fit; i > 0; i--)
        if (text.data[i] == ' ' || (text.data[i - 1] == '-' && i < fit))
            return i;
    return fit > 0 ? fit : ngi_text_fit(text.data, text.size, 2);
}

void ngi_label_wrapped(struct ngi_buf *out, ng_text text, size_t width, size_t max_lines,
                       const char *separator) {
    for (size_t line = 1; text.size > 0; line++) {
        bool last = line == max_lines;
        size_t size = line_size(text, width);
        if (size == 0)
            size = text.size;
        bool cut = last && size < text.size;
        if (cut)
            size = ngi_text_fit(text.data, text.size, width - 1);
        while (size > 0 && text.data[size - 1] == ' ')
            size--;
        ngi_label_html(out, (ng_text){text.data, size});
        if (cut)
            ngi_buf_str(out, "…");
        if (last)
            return;
        while (size < text.size && text.data[size] == ' ')
            size++;
        text.data += size;
        text.size -= size;
        if (text.size > 0)
            ngi_buf_str(out, separator);
    }
}
