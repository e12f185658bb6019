/* SPDX-License-Identifier: MIT
 * print.c - evidence, reasons, places and YAML on standard output. */
#include "print.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

const char *print_kind_article(ng_kind kind) {
    return kind == NG_KIND_ORG || kind == NG_KIND_UNKNOWN ? "an" : "a";
}

int print_percent(double share) {
    int percent = (int)(share * 100 + 0.5);
    return percent > 99 ? 99 : percent;
}

void print_evidence_text(char out[MAX_EVIDENCE_TEXT], const ng_evidence *evidence) {
    const char *before = evidence->type == NG_EVIDENCE_WORD   ? "the word \""
                         : evidence->type == NG_EVIDENCE_LIST ? "in the list of "
                                                              : "";
    (void)snprintf(out, MAX_EVIDENCE_TEXT, "%s%s%s", before, evidence->text.data,
                   evidence->type == NG_EVIDENCE_WORD ? "\"" : "");
}

/* ---------------------------------------------------------------- columns */

size_t print_width(const char *text) {
    size_t width = 0;
    for (; *text != '\0'; text++)
        width += ((unsigned char)*text & 0xC0U) != 0x80U;
    return width;
}

void print_padded(const char *text, size_t width) {
    size_t own = print_width(text);
    (void)printf("%s%*s", text, own < width ? (int)(width - own) : 0, "");
}

/* ---------------------------------------------------------------- places */

void print_path(const char *root, const char *path) {
    size_t size = strlen(root);
    if (size > 0 && strcmp(root, ".") != 0)
        (void)printf("%s%s", root, root[size - 1] == '/' ? "" : "/");
    (void)fputs(path, stdout);
}

void print_place(const char *root, const ng_origin *place) {
    if (place->path.size == 0)
        return;
    print_path(root, place->path.data);
    if (place->line > 0)
        (void)printf(":%u", place->line);
    if (place->line > 0 && place->column > 0)
        (void)printf(":%u", place->column);
}

/* ---------------------------------------------------------------- reasons */

void print_reasons(const char *why) {
    for (const char *at = why; *at != '\0';) {
        const char *end = strstr(at, "; ");
        size_t size = end == NULL ? strlen(at) : (size_t)(end - at), text = size;
        while (text > 0 && at[text - 1] != ' ')
            text--;
        bool weighed = text > 0 && (at[text] == '+' || at[text] == '-');
        (void)printf("    %5.*s  %.*s\n", weighed ? (int)(size - text) : 0, at + text,
                     (int)(weighed ? text - 1 : size), at);
        at += size + (end == NULL ? 0 : 2);
    }
}

/* ---------------------------------------------------------------- YAML */

/* Words that YAML takes for something else than text. */
static bool is_yaml_word(const char *text) {
    static const char *const words[] = {"y",   "n",    "yes",   "no",  "on",
                                        "off", "true", "false", "null"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(words[i], text) == 0)
            return true;
    return false;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Names are one line without control characters (the library sees to that), so that nothing but
 * punctuation can mislead YAML. */
static bool is_plain(const char *text) {
    if (!is_letter(*text) || is_yaml_word(text))
        return false;
    for (const char *c = text; *c != '\0'; c++)
        if (!is_letter(*c) && !(*c >= '0' && *c <= '9') && strchr("-_./ ", *c) == NULL)
            return false;
    return text[strlen(text) - 1] != ' ';
}

void print_yaml(const char *text) {
    if (is_plain(text)) {
        (void)fputs(text, stdout);
        return;
    }
    (void)putchar('"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            (void)putchar('\\');
        (void)putchar(*text);
    }
    (void)putchar('"');
}
