/* SPDX-License-Identifier: MIT
 * cmd_explain.c - says why a name is read as it is, or why two names are one or not. */
#include "cmd_explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "print.h"
#include "reading.h"

enum { KINDS = NG_KIND_TOPIC + 1 };

/* ---------------------------------------------------------------- what it is */

static void say_field(const char *name) {
    (void)printf("  %-10s", name);
}

static void sum_evidence(const ng_graph *graph, ng_node node, double scores[KINDS]) {
    for (int kind = 0; kind < KINDS; kind++)
        scores[kind] = 0;
    for (size_t i = 0; i < ng_node_evidence_count(graph, node); i++) {
        ng_evidence evidence = ng_node_evidence(graph, node, i);
        if ((int)evidence.kind < KINDS)
            scores[evidence.kind] += evidence.weight;
    }
}

static void say_kind(const ng_graph *graph, ng_node node) {
    ng_kind kind = ng_node_kind(graph, node), next = ng_node_runner_up(graph, node);
    ng_text subkind = ng_node_subkind(graph, node);
    int percent = print_percent(ng_node_confidence(graph, node));
    double scores[KINDS];
    say_field("kind");
    (void)fputs(ng_kind_name(kind), stdout);
    if (subkind.size > 0)
        (void)printf(" (%s)", subkind.data);
    if (ng_node_is_declared(graph, node))
        (void)fputs(ng_node_note_count(graph, node) > 0
                        ? ", declared by its own note or the schema"
                        : ", declared by the schema or an alias file",
                    stdout);
    else if (kind == NG_KIND_UNKNOWN)
        (void)printf("; perhaps %s %s, %d%% sure", print_kind_article(next), ng_kind_name(next),
                     percent);
    else {
        (void)printf(", %d%% sure", percent);
        sum_evidence(graph, node, scores);
        if (next != NG_KIND_UNKNOWN && (int)next < KINDS)
            (void)printf("; next %s, %.1f behind", ng_kind_name(next), scores[kind] - scores[next]);
    }
    (void)putchar('\n');
}

static void say_notes(const struct reading *reading, ng_node node) {
    const ng_graph *graph = reading->graph;
    size_t count = ng_node_note_count(graph, node);
    say_field("own note");
    if (count == 0)
        (void)puts("none: other notes name it");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            say_field("");
        print_path(reading->root, ng_node_note(graph, node, i).data);
        (void)putchar('\n');
    }
}

static void say_employers(const struct reading *reading, ng_node node) {
    const ng_graph *graph = reading->graph;
    for (size_t i = 0; i < ng_node_edge_count(graph, node); i++) {
        ng_edge edge = ng_node_edge(graph, node, i);
        if (ng_edge_relation(graph, edge) != NG_REL_WORKS_AT || ng_edge_source(graph, edge) != node)
            continue;
        say_field("works at");
        (void)fputs(ng_node_name(graph, ng_edge_target(graph, edge)).data, stdout);
        if (ng_edge_origin_count(graph, edge) > 0) {
            ng_origin origin = ng_edge_origin(graph, edge, 0);
            (void)fputs("  ", stdout);
            print_place(reading->root, &origin);
        }
        (void)putchar('\n');
    }
}

/* ---------------------------------------------------------------- its meetings */

/* Sets `bit` in the marks of all meetings that an edge ties to the node. */
static void mark_meetings(const ng_graph *graph, ng_node node, unsigned char *marks,
                          unsigned char bit) {
    for (size_t i = 0; i < ng_node_edge_count(graph, node); i++) {
        ng_edge edge = ng_node_edge(graph, node, i);
        ng_node source = ng_edge_source(graph, edge);
        ng_node other = source == node ? ng_edge_target(graph, edge) : source;
        if (ng_node_kind(graph, other) == NG_KIND_MEETING)
            marks[other] |= bit;
    }
}

/* The meetings that have all of `bits`: how many, and from when to when. */
static void say_meetings(const ng_graph *graph, const unsigned char *marks, unsigned char bits) {
    size_t count = 0;
    ng_date first = NG_NO_DATE, last = NG_NO_DATE;
    char from[11], to[11];
    for (ng_node n = 0; n < ng_graph_node_count(graph); n++) {
        if ((marks[n] & bits) != bits)
            continue;
        ng_date date = ng_node_date(graph, n);
        count++;
        if (date != NG_NO_DATE && (first == NG_NO_DATE || date < first))
            first = date;
        if (date != NG_NO_DATE && date > last)
            last = date;
    }
    ng_date_format(first, from);
    ng_date_format(last, to);
    (void)printf("%zu", count);
    if (*from != '\0')
        (void)printf(", %s%s%s", from, first == last ? "" : " to ", first == last ? "" : to);
    (void)putchar('\n');
}

static void say_node(const struct reading *reading, ng_node node, unsigned char *marks,
                     unsigned char bit) {
    const ng_graph *graph = reading->graph;
    (void)puts(ng_node_name(graph, node).data);
    say_kind(graph, node);
    say_field("id");
    (void)puts(ng_node_id(graph, node).data);
    say_notes(reading, node);
    if (ng_node_is_owner(graph, node) || ng_node_is_home(graph, node)) {
        say_field("is");
        (void)puts(ng_node_is_owner(graph, node) ? "the owner of the notes"
                                                 : "the home organisation");
    }
    say_employers(reading, node);
    mark_meetings(graph, node, marks, bit);
    if (ng_node_kind(graph, node) == NG_KIND_MEETING) {
        char date[11];
        ng_date_format(ng_node_date(graph, node), date);
        say_field("date");
        (void)puts(*date == '\0' ? "unknown" : date);
    } else {
        say_field("meetings");
        say_meetings(graph, marks, bit);
    }
}

/* ---------------------------------------------------------------- evidence */

static size_t widest_evidence(const ng_graph *graph, ng_node node) {
    char text[MAX_EVIDENCE_TEXT];
    size_t widest = 0;
    for (size_t i = 0; i < ng_node_evidence_count(graph, node); i++) {
        ng_evidence evidence = ng_node_evidence(graph, node, i);
        print_evidence_text(text, &evidence);
        widest = print_width(text) > widest ? print_width(text) : widest;
    }
    return widest;
}

static void say_piece(const struct reading *reading, const ng_evidence *evidence, size_t width) {
    char text[MAX_EVIDENCE_TEXT], times[24] = "";
    print_evidence_text(text, evidence);
    if (evidence->count > 1)
        (void)snprintf(times, sizeof times, "x%u", evidence->count);
    (void)printf("    %+5.1f %5s  ", evidence->weight, times);
    if (evidence->origin.path.size > 0) {
        print_padded(text, width + 2);
        print_place(reading->root, &evidence->origin);
    } else
        (void)fputs(text, stdout);
    (void)putchar('\n');
}

/* Says the evidence for one kind; the library has it sorted by strength. */
static void say_evidence_for(const struct reading *reading, ng_node node, ng_kind kind,
                             double score, size_t width) {
    bool begun = false;
    for (size_t i = 0; i < ng_node_evidence_count(reading->graph, node); i++) {
        ng_evidence evidence = ng_node_evidence(reading->graph, node, i);
        if (evidence.kind != kind)
            continue;
        if (!begun)
            (void)printf("  %s %+.1f\n", ng_kind_name(kind), score);
        begun = true;
        say_piece(reading, &evidence, width);
    }
}

static void say_evidence(const struct reading *reading, ng_node node) {
    double scores[KINDS];
    bool said[KINDS] = {false};
    size_t width = widest_evidence(reading->graph, node);
    if (ng_node_evidence_count(reading->graph, node) == 0) {
        if (!ng_node_is_declared(reading->graph, node))
            (void)puts("\nNothing says what kind it is.");
        return;
    }
    (void)puts("\nEvidence for its kind, in nats (a lead of 1 decides)");
    sum_evidence(reading->graph, node, scores);
    for (int round = 0; round < KINDS; round++) {
        int best = -1;
        for (int kind = 0; kind < KINDS; kind++)
            if (!said[kind] && (best < 0 || scores[kind] > scores[best]))
                best = kind;
        said[best] = true;
        say_evidence_for(reading, node, (ng_kind)best, scores[best], width);
    }
}

/* ---------------------------------------------------------------- matches */

static void say_match(const struct reading *reading, const ng_match *match) {
    static const char refused[] =
        "           but another spelling of one of them speaks against it";
    (void)printf("  %s and %s: ", match->name_a.data, match->name_b.data);
    if (match->verdict == NG_VERDICT_DIFFERENT)
        (void)puts("kept apart");
    else
        (void)printf("%s, %d%% sure\n",
                     match->verdict == NG_VERDICT_SAME ? "merged" : "perhaps one",
                     print_percent(match->confidence));
    print_reasons(match->why.data);
    if (match->verdict == NG_VERDICT_DIFFERENT && strstr(match->why.data, " -") == NULL)
        (void)puts(refused);
    if (match->origin.path.size > 0) {
        (void)fputs("           ", stdout);
        print_place(reading->root, &match->origin);
        (void)putchar('\n');
    }
}

/* Says the matches that `is_asked` picks, below a title. Returns how many. */
static size_t say_matches(const struct reading *reading, const char *title,
                          bool (*is_asked)(const ng_match *match, const void *about),
                          const void *about) {
    size_t count = 0;
    for (size_t i = 0; i < ng_graph_match_count(reading->graph); i++) {
        ng_match match = ng_graph_match(reading->graph, i);
        if (!is_asked(&match, about))
            continue;
        if (count++ == 0)
            (void)printf("\n%s\n", title);
        say_match(reading, &match);
    }
    return count;
}

static bool is_merged(const ng_match *match, const void *about) {
    const ng_node *node = about;
    return match->verdict == NG_VERDICT_SAME && match->a == *node && match->b == *node;
}

static bool is_kept_apart(const ng_match *match, const void *about) {
    const ng_node *node = about;
    return match->a != match->b && (match->a == *node || match->b == *node);
}

static bool is_between(const ng_match *match, const void *about) {
    const ng_node *pair = about;
    return (match->a == pair[0] && match->b == pair[1]) ||
           (match->a == pair[1] && match->b == pair[0]);
}

struct merge { /* into a node, of a spelling that was asked for */
    ng_node node;
    const char *const *names;
    size_t count;
};

static bool is_asked_merge(const ng_match *match, const void *about) {
    const struct merge *merge = about;
    if (!is_merged(match, &merge->node))
        return false;
    for (size_t i = 0; i < merge->count; i++)
        if (strcasecmp(match->name_a.data, merge->names[i]) == 0 ||
            strcasecmp(match->name_b.data, merge->names[i]) == 0)
            return true;
    return false;
}

static void say_spellings(const ng_graph *graph, ng_node node) {
    (void)puts("\nSpellings (written alike, aliases, or merged as said below)");
    for (size_t i = 0; i < ng_node_alias_count(graph, node); i++)
        (void)printf("  %s\n", ng_node_alias(graph, node, i).data);
}

/* ---------------------------------------------------------------- the command */

static void explain_one(const struct reading *reading, ng_node node, unsigned char *marks) {
    say_node(reading, node, marks, 1);
    say_evidence(reading, node);
    say_spellings(reading->graph, node);
    (void)say_matches(reading, "Merged", is_merged, &node);
    (void)say_matches(reading, "Compared, and not merged", is_kept_apart, &node);
}

static void explain_same(const struct reading *reading, const struct opts *opts, ng_node node) {
    struct merge merge = {node, opts->names, opts->name_count};
    (void)printf("\"%s\" and \"%s\" are one: %s\n", opts->names[0], opts->names[1],
                 ng_node_name(reading->graph, node).data);
    if (say_matches(reading, "Merged", is_asked_merge, &merge) == 0)
        (void)puts("  They are written alike, or one is an alias of the other.");
}

static void explain_two(const struct reading *reading, const ng_node nodes[2],
                        unsigned char *marks) {
    const ng_graph *graph = reading->graph;
    (void)printf("%s and %s are not one\n", ng_node_name(graph, nodes[0]).data,
                 ng_node_name(graph, nodes[1]).data);
    if (say_matches(reading, "Compared, and not merged", is_between, nodes) == 0)
        (void)puts("  Never compared: their names are not alike, or stand side by side in a list.");
    for (unsigned char i = 0; i < 2; i++) {
        (void)putchar('\n');
        say_node(reading, nodes[i], marks, (unsigned char)(1U << i));
    }
    (void)fputs("\nMeetings that both are tied to: ", stdout);
    say_meetings(graph, marks, 3);
}

enum exit_status cmd_explain(const struct opts *opts) {
    struct reading reading;
    ng_node nodes[MAX_NAMES];
    enum exit_status exit_status = reading_open(&reading, opts) ? EXIT_OK : EXIT_FAILED;
    for (size_t i = 0; i < opts->name_count && exit_status == EXIT_OK; i++)
        exit_status = reading_find(&reading, opts->names[i], &nodes[i]);
    if (exit_status == EXIT_OK) {
        unsigned char *marks = calloc(ng_graph_node_count(reading.graph), 1);
        if (marks == NULL) {
            report_error("out of memory");
            exit_status = EXIT_FAILED;
        } else if (opts->name_count == 1)
            explain_one(&reading, nodes[0], marks);
        else if (nodes[0] == nodes[1])
            explain_same(&reading, opts, nodes[0]);
        else
            explain_two(&reading, nodes, marks);
        free(marks);
    }
    reading_close(&reading);
    return exit_status;
}
