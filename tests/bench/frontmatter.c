/* SPDX-License-Identifier: MIT
 * frontmatter.c - YAML as people and their programs write it. */
#include "frontmatter.h"

#include <string.h>

struct hand hand_pick(struct random *random) {
    struct hand hand;
    uint32_t quotes = random_below(random, 10), lists = random_below(random, 10),
             links = random_below(random, 10);
    hand.quotes = quotes < 6 ? PLAIN : quotes < 9 ? DOUBLE : SINGLE;
    hand.lists = lists < 4 ? IN_BRACKETS : lists < 7 ? WITH_DASHES : WITH_DASHES_INDENTED;
    hand.links = links < 5 ? NO_LINKS : links < 9 ? QUOTED_LINKS : BARE_LINKS;
    return hand;
}

static bool needs_quotes(const char *value) {
    return value[0] == '\0' || strchr("&*!|>'\"%@`#[]{}?-,: ", value[0]) != NULL ||
           strstr(value, ": ") != NULL || strstr(value, " #") != NULL ||
           strpbrk(value, "[]{},") != NULL || value[strlen(value) - 1] == ':';
}

static void scalar(struct text *out, struct hand hand, const char *value) {
    if (hand.quotes == PLAIN && !needs_quotes(value)) {
        text_add(out, "%s", value);
        return;
    }
    char quote = hand.quotes == SINGLE ? '\'' : '"';
    text_add(out, "%c", quote);
    for (; *value != '\0'; value++)
        text_add(out, *value != quote ? "%c" : quote == '"' ? "\\%c" : "%c'", *value);
    text_add(out, "%c", quote);
}

static void name(struct text *out, struct hand hand, const char *text) {
    if (hand.links == NO_LINKS)
        scalar(out, hand, text);
    else
        text_add(out, hand.links == QUOTED_LINKS ? "\"[[%s]]\"" : "[[%s]]", text);
}

void yaml_value(struct text *out, struct hand hand, const char *key, const char *value) {
    text_add(out, "%s: ", key);
    scalar(out, hand, value);
    text_add(out, "\n");
}

void yaml_name(struct text *out, struct hand hand, const char *key, const char *text) {
    text_add(out, "%s: ", key);
    name(out, hand, text);
    text_add(out, "\n");
}

void yaml_names(struct text *out, struct hand hand, const char *key, const char *const *names,
                uint32_t count) {
    text_add(out, hand.lists == IN_BRACKETS ? "%s: [" : "%s:\n", key);
    for (uint32_t i = 0; i < count; i++) {
        if (hand.lists == IN_BRACKETS)
            text_add(out, "%s", i == 0 ? "" : ", ");
        else
            text_add(out, hand.lists == WITH_DASHES ? "- " : "  - ");
        name(out, hand, names[i]);
        if (hand.lists != IN_BRACKETS)
            text_add(out, "\n");
    }
    if (hand.lists == IN_BRACKETS)
        text_add(out, "]\n");
}

void yaml_folded(struct text *out, const char *key, const char *first, const char *second) {
    text_add(out, "%s: >-\n  %s\n  %s\n", key, first, second);
}

void yaml_malformed(struct text *out, struct random *random) {
    static const char *const lines[] = {
        "topic: Review: phase two",
        "topic: \"the price",
        "lead: [Ada Brook, Nils Hill",
        "agent: @nils",
        "\tstatus: open",
        "with: [[Ada Brook]], [[Nils Hill]]",
        "summary: \"on\" hold",
    };
    text_add(out, "%s\n", lines[random_below(random, sizeof lines / sizeof *lines)]);
}
