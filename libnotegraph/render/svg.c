/* SPDX-License-Identifier: MIT
 * svg.c - one pass over Graphviz's SVG, which is regular: one element a line, double quotes. */
#include "render/svg.h"

#include <string.h>

#include "base/unicode.h"
#include "render/label.h"
#include "render/metrics.h"

static bool begins(ng_text text, size_t at, const char *word) {
    size_t size = strlen(word);
    return size <= text.size - at && memcmp(text.data + at, word, size) == 0;
}

/* Where `word` next stands at or after `at`; the text's size if nowhere. */
static size_t find(ng_text text, size_t at, const char *word) {
    for (; at < text.size; at++) {
        const char *next = memchr(text.data + at, word[0], text.size - at);
        if (next == NULL)
            break;
        at = (size_t)(next - text.data);
        if (begins(text, at, word))
            return at;
    }
    return text.size;
}

static size_t after(ng_text text, size_t at, const char *word) {
    size_t found = find(text, at, word);
    return found == text.size ? found : found + strlen(word);
}

/* The value of id="" in the tag at `at`. */
static ng_text id_of(ng_text svg, size_t at) {
    size_t end = find(svg, at, ">"), value = after(svg, at, " id=\"");
    if (value >= end)
        return (ng_text){"", 0};
    return (ng_text){svg.data + value, find(svg, value, "\"") - value};
}

static void add_root(struct ngi_buf *out, ng_text tag, const struct ngi_drawing *drawing) {
    ngi_buf_text(out, tag);
    ngi_buf_str(out, " role=\"graphics-document\" aria-labelledby=\"map-title map-desc\">\n"
                     "<title id=\"map-title\">");
    ngi_label_xml(out, ngi_buf_view(&drawing->title));
    ngi_buf_str(out, "</title>\n<desc id=\"map-desc\">");
    ngi_label_xml(out, ngi_buf_view(&drawing->description));
    ngi_buf_str(out, "</desc>");
}

/* ---------------------------------------------------------------- centring */

/* A decimal number such as "-12.50" after `word` in the tag; no locale. */
static bool number_of(ng_text tag, const char *word, double *number) {
    size_t at = after(tag, 0, word);
    bool negative = at < tag.size && tag.data[at] == '-';
    double value = 0, place = 0;
    for (at += negative; at < tag.size; at++) {
        char c = tag.data[at];
        if (c == '.' && place <= 0)
            place = 1;
        else if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            place *= 10;
        } else
            break;
    }
    if (at >= tag.size)
        return false;
    if (place > 0)
        value /= place;
    *number = negative ? -value : value;
    return true;
}

/* The text with its entities as the characters that they stand for; what cannot be one is left. */
static void add_unescaped(struct ngi_buf *out, ng_text text) {
    static const struct {
        const char *entity;
        char c;
    } named[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    for (size_t at = 0; at < text.size; at++) {
        size_t i = 0, end = find(text, at, ";");
        if (text.data[at] != '&' || end == text.size) {
            ngi_buf_char(out, text.data[at]);
            continue;
        }
        while (i < sizeof named / sizeof *named && !begins(text, at, named[i].entity))
            i++;
        double code = 0;
        if (i < sizeof named / sizeof *named)
            ngi_buf_char(out, named[i].c);
        else if (number_of((ng_text){text.data + at, end + 1 - at}, "&#", &code))
            ngi_utf8_add(out, (uint32_t)code);
        at = end;
    }
}

/* Graphviz sets the lines of a label from their left ends, by the widths it was given. Where the
 * reader's font is narrower they would stand left of the middle of their box, so they are set from
 * their middles. False if the element is not such a line. */
static bool add_centred(struct ngi_buf *out, ng_text tag, ng_text content, struct ngi_buf *plain) {
    double x, size;
    size_t anchor = find(tag, 0, "text-anchor=\"start\" x=\"");
    if (anchor == tag.size || !number_of(tag, " x=\"", &x) ||
        !number_of(tag, " font-size=\"", &size))
        return false;
    bool bold = find(tag, 0, " font-weight=\"bold\"") < tag.size;
    ngi_buf_clear(plain);
    add_unescaped(plain, content);
    ng_text text = ngi_buf_view(plain);
    ngi_buf_add(out, tag.data, anchor);
    ngi_buf_str(out, "text-anchor=\"middle\" x=\"");
    ngi_buf_decimal(out, x + ngi_metrics_width(text.data, text.size, size, bold) / 2, 2);
    size_t rest = find(tag, after(tag, anchor, " x=\""), "\"");
    ngi_buf_add(out, tag.data + rest, tag.size - rest);
    ngi_buf_text(out, content);
    if (plain->status != NG_OK)
        out->status = plain->status;
    return true;
}

/* ---------------------------------------------------------------- the pass */

void ngi_svg_finish(struct ngi_buf *out, ng_text svg, const struct ngi_drawing *drawing) {
    ng_text id = {"", 0}; /* of the group that we are in */
    bool rooted = false, in_node = false;
    struct ngi_buf plain;
    ngi_buf_init(&plain, &out->mem, svg.size + 1);
    for (size_t at = 0; at < svg.size;) {
        size_t tag = find(svg, at, "<");
        ngi_buf_add(out, svg.data + at, tag - at);
        at = tag;
        if (at == svg.size)
            break;
        size_t end = after(svg, at, ">");
        if (begins(svg, at, "<!--"))
            end = after(svg, at, "-->");
        else if (begins(svg, at, "<title>"))
            end = after(svg, at, "</title>");
        else if (begins(svg, at, "<g ") && id_of(svg, at).size > 0) {
            size_t class_at = find(svg, at, "class=\"");
            id = id_of(svg, at);
            if (class_at < end) /* a link's group inside a node's has none */
                in_node = begins(svg, class_at, "class=\"node");
        }
        if (begins(svg, at, "<!")) {
            while (end < svg.size && svg.data[end] == '\n')
                end++;
        } else if (begins(svg, at, "<title>")) {
            ng_text caption = ngi_drawing_caption(drawing, id.data, id.size);
            if (caption.size > 0) {
                ngi_buf_str(out, "<title>");
                ngi_label_xml(out, caption);
                ngi_buf_str(out, "</title>");
            } else if (end < svg.size && svg.data[end] == '\n')
                end++;
        } else if (begins(svg, at, "<svg") && !rooted) {
            add_root(out, (ng_text){svg.data + at, end - at - 1}, drawing);
            rooted = true;
        } else if (in_node && begins(svg, at, "<text")) {
            size_t close = find(svg, end, "<");
            if (add_centred(out, (ng_text){svg.data + at, end - at},
                            (ng_text){svg.data + end, close - end}, &plain))
                end = close;
            else
                ngi_buf_add(out, svg.data + at, end - at);
        } else
            ngi_buf_add(out, svg.data + at, end - at);
        at = end;
    }
    ngi_buf_free(&plain);
}
