/* SPDX-License-Identifier: MIT
 * cmd_suggest.c - asks what the notes leave open, each question with the lines that settle it.
 *
 * A question is worth what its answer would change: the number of statements that would move in
 * the graph, times the chance that the graph has them wrong now. */
#include "cmd_suggest.h"

#include <stdio.h>
#include <stdlib.h>

#include "print.h"
#include "reading.h"

static const double SURE_KIND = 0.9;     /* a kind that is surer is not asked about */
static const double LEAST_WEIGHT = 0.05; /* of evidence worth a word */

struct question {
    double worth, confidence;
    size_t match; /* number, or NO_MATCH for a question about a node's kind */
    ng_node node;
};

#define NO_MATCH SIZE_MAX

struct questions {
    const struct reading *reading;
    struct question *items; /* room for one for each match and each node */
    size_t count;
    double *statements;    /* by node: how many it stands in, each counted once for a note */
    bool meetings_settled; /* the line that merges all of them has been said */
};

/* ---------------------------------------------------------------- finding */

static bool count_statements(struct questions *q) {
    const ng_graph *graph = q->reading->graph;
    q->statements = calloc(ng_graph_node_count(graph) + 1, sizeof *q->statements);
    if (q->statements == NULL)
        return false;
    for (ng_edge edge = 0; edge < ng_graph_edge_count(graph); edge++) {
        q->statements[ng_edge_source(graph, edge)] += ng_edge_weight(graph, edge);
        q->statements[ng_edge_target(graph, edge)] += ng_edge_weight(graph, edge);
    }
    return true;
}

struct pair { /* of nodes that were compared */
    ng_node low, high;
    ng_verdict verdict;
    size_t match;
};

static int by_nodes(const void *left, const void *right) {
    const struct pair *a = left, *b = right;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    return (a->match > b->match) - (a->match < b->match);
}

static void ask_match(struct questions *q, size_t number) {
    ng_match match = ng_graph_match(q->reading->graph, number);
    double a = q->statements[match.a], b = q->statements[match.b];
    double moved = a < b ? a : b;
    q->items[q->count++] = (struct question){.worth = (moved < 1 ? 1 : moved) * match.confidence,
                                             .confidence = match.confidence,
                                             .match = number};
}

/* Two nodes can have been compared under several spellings: they are asked about once, and not at
 * all if any two spellings are known to be different. */
static bool ask_matches(struct questions *q) {
    const ng_graph *graph = q->reading->graph;
    size_t count = 0, all = ng_graph_match_count(graph);
    struct pair *pairs = calloc(all + 1, sizeof *pairs);
    if (pairs == NULL)
        return false;
    for (size_t i = 0; i < all; i++) {
        ng_match m = ng_graph_match(graph, i);
        if (m.a != m.b)
            pairs[count++] =
                (struct pair){m.a < m.b ? m.a : m.b, m.a < m.b ? m.b : m.a, m.verdict, i};
    }
    qsort(pairs, count, sizeof *pairs, by_nodes);
    for (size_t i = 0, end; i < count; i = end) {
        bool open = true;
        for (end = i;
             end < count && pairs[end].low == pairs[i].low && pairs[end].high == pairs[i].high;
             end++)
            open = open && pairs[end].verdict == NG_VERDICT_LIKELY;
        if (open)
            ask_match(q, pairs[i].match);
    }
    free(pairs);
    return true;
}

static void ask_kinds(struct questions *q) {
    const ng_graph *graph = q->reading->graph;
    for (ng_node n = 0; n < ng_graph_node_count(graph); n++) {
        double confidence = ng_node_confidence(graph, n);
        bool unknown = ng_node_kind(graph, n) == NG_KIND_UNKNOWN;
        if (ng_node_is_declared(graph, n) || (!unknown && confidence >= SURE_KIND))
            continue;
        q->items[q->count++] =
            (struct question){.worth = q->statements[n] * (unknown ? confidence : 1 - confidence),
                              .confidence = confidence,
                              .match = NO_MATCH,
                              .node = n};
    }
}

static int by_worth(const void *left, const void *right) {
    const struct question *a = left, *b = right;
    if (a->worth != b->worth)
        return a->worth > b->worth ? -1 : 1;
    if (a->confidence != b->confidence)
        return a->confidence > b->confidence ? -1 : 1;
    if (a->match != b->match)
        return a->match < b->match ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* ---------------------------------------------------------------- asking */

/* The line for an entity of several names, below the key that it belongs to. */
static void say_names(const char *name, const char *other) {
    (void)fputs("     same:  # if they are two: different:\n       ", stdout);
    print_yaml(name);
    (void)fputs(": [", stdout);
    print_yaml(other);
    (void)fputs("]\n", stdout);
}

static void say_meeting(const struct reading *reading, ng_node node) {
    const ng_graph *graph = reading->graph;
    for (size_t i = 0; i < ng_node_note_count(graph, node); i++) {
        (void)fputs("     ", stdout);
        print_path(reading->root, ng_node_note(graph, node, i).data);
        (void)putchar('\n');
    }
}

/* The notes of both, and the line that merges these and all other likely pairs. */
static void say_meetings(struct questions *q, const ng_match *match) {
    say_meeting(q->reading, match->a);
    say_meeting(q->reading, match->b);
    if (!q->meetings_settled)
        (void)puts("     merge-meetings: likely  # merges all pairs like this one");
    q->meetings_settled = true;
}

static size_t count_words(ng_text name) {
    size_t words = 1;
    for (size_t i = 0; i < name.size; i++)
        words += name.data[i] == ' ';
    return words;
}

/* Is `a` the better name for both? The one with a note, else a full name, else the one that more
 * is said of. */
static bool stands_for(const struct questions *q, ng_node a, ng_node b) {
    const ng_graph *graph = q->reading->graph;
    bool note_a = ng_node_note_count(graph, a) > 0, note_b = ng_node_note_count(graph, b) > 0;
    size_t words_a = count_words(ng_node_name(graph, a)),
           words_b = count_words(ng_node_name(graph, b));
    if (note_a != note_b)
        return note_a;
    if ((words_a > 1) != (words_b > 1))
        return words_a > 1;
    return q->statements[a] >= q->statements[b];
}

static void say_match(struct questions *q, const struct question *question) {
    const ng_graph *graph = q->reading->graph;
    ng_match m = ng_graph_match(graph, question->match);
    bool meetings =
        ng_node_kind(graph, m.a) == NG_KIND_MEETING && ng_node_kind(graph, m.b) == NG_KIND_MEETING;
    bool first = stands_for(q, m.a, m.b);
    (void)printf("%s may be %s%s (%d%%): %s\n", first ? m.name_b.data : m.name_a.data,
                 meetings ? "the same meeting as " : "", first ? m.name_a.data : m.name_b.data,
                 print_percent(m.confidence), m.why.data);
    if (meetings)
        say_meetings(q, &m);
    else
        say_names(ng_node_name(graph, first ? m.a : m.b).data,
                  ng_node_name(graph, first ? m.b : m.a).data);
}

/* Finds the strongest evidence for a kind. False if there is none to speak of. */
static bool find_reason(const ng_graph *graph, ng_node node, ng_kind kind, ng_evidence *reason) {
    for (size_t i = 0; i < ng_node_evidence_count(graph, node); i++) {
        *reason = ng_node_evidence(graph, node, i);
        if (reason->kind == kind)
            return reason->weight >= LEAST_WEIGHT;
    }
    return false;
}

static void say_reason(const ng_evidence *reason) {
    char text[MAX_EVIDENCE_TEXT];
    print_evidence_text(text, reason);
    (void)printf("; for %s: %s %+.1f", ng_kind_name(reason->kind), text, reason->weight);
}

static void say_kind(const struct questions *q, const struct question *question) {
    const ng_graph *graph = q->reading->graph;
    ng_node node = question->node;
    ng_kind kind = ng_node_kind(graph, node), next = ng_node_runner_up(graph, node);
    bool unknown = kind == NG_KIND_UNKNOWN;
    ng_kind best = unknown ? next : kind;
    ng_evidence reason;
    bool known = find_reason(graph, node, best, &reason);
    (void)fputs(ng_node_name(graph, node).data, stdout);
    if (known) {
        (void)printf(" %s %s %s (%d%%)", unknown ? "may be" : "is taken for",
                     print_kind_article(best), ng_kind_name(best),
                     print_percent(question->confidence));
        say_reason(&reason);
        if (!unknown && find_reason(graph, node, next, &reason))
            say_reason(&reason);
    } else
        (void)fputs(": nothing says what kind it is", stdout);
    (void)fputs("\n     entities:\n       ", stdout);
    print_yaml(ng_node_name(graph, node).data);
    if (known)
        (void)printf(": %s  # or another kind\n", ng_kind_name(best));
    else
        (void)puts(": KIND  # person, org, project, forum, team or topic");
}

/* ---------------------------------------------------------------- the command */

static void say_questions(struct questions *q, size_t max) {
    size_t shown = max == 0 || max > q->count ? q->count : max;
    for (size_t i = 0; i < shown; i++) {
        (void)printf("%2zu. ", i + 1);
        if (q->items[i].match == NO_MATCH)
            say_kind(q, &q->items[i]);
        else
            say_match(q, &q->items[i]);
    }
    if (shown < q->count)
        (void)printf("%zu more; --max 0 shows all\n", q->count - shown);
    else if (shown == 0)
        (void)puts("Nothing to ask: no likely merges, no doubtful kinds.");
}

static enum exit_status suggest(const struct reading *reading, size_t max) {
    const ng_graph *graph = reading->graph;
    struct questions q = {.reading = reading};
    q.items = calloc(ng_graph_match_count(graph) + ng_graph_node_count(graph) + 1, sizeof *q.items);
    bool memory = q.items != NULL && count_statements(&q) && ask_matches(&q);
    if (memory) {
        ask_kinds(&q);
        qsort(q.items, q.count, sizeof *q.items, by_worth);
        say_questions(&q, max);
    } else
        report_error("out of memory");
    free(q.items);
    free(q.statements);
    return memory ? EXIT_OK : EXIT_FAILED;
}

enum exit_status cmd_suggest(const struct opts *opts) {
    struct reading reading;
    enum exit_status exit_status = EXIT_FAILED;
    if (reading_open(&reading, opts))
        exit_status = suggest(&reading, opts->max_suggestions);
    reading_close(&reading);
    return exit_status;
}
