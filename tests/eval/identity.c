/* SPDX-License-Identifier: MIT
 * identity.c - who is who: which spellings are one person, which notes one meeting, who works
 * where, whose notes these are.
 *
 * Names and meetings are judged by pairs: two that the library puts on one node are a pair found,
 * two that the labels give one id are a pair that is true. */
#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "support.h"

/* ---------------------------------------------------------------- names of people */

static bool is_persons(const struct labels *labels, const struct spelling *spelling) {
    return spelling->entity == NO_ENTITY ||
           labels->entities[spelling->entity].kind == NG_KIND_PERSON;
}

/* Two words or more, or an e-mail address; U+00A0 is a space too. */
static bool is_full_name(const char *text) {
    return strchr(text, ' ') != NULL || strchr(text, '@') != NULL || strstr(text, "\u00a0") != NULL;
}

static void judge_pair_of_names(struct report *report, enum section section,
                                const struct reading *reading, size_t a, size_t b) {
    const struct spelling *spellings = report->world->labels.spellings;
    bool is_true = spellings[a].entity != NO_ENTITY && spellings[a].entity == spellings[b].entity;
    bool found = reading->nodes[a] != NG_NONE && reading->nodes[a] == reading->nodes[b];
    bool full = is_full_name(spellings[a].text) && is_full_name(spellings[b].text);
    score_pair(&report->scores, section, full ? NAME_FULL : NAME_SINGLE, found, is_true);
    if (found != is_true)
        tell(report, section, "%s = %s\tis %s\tgot %s", spellings[a].text, spellings[b].text,
             is_true ? "one person" : "not known to be one", found ? "one node" : "two nodes");
}

static void judge_names(struct report *report, enum section section,
                        const struct reading *reading) {
    const struct labels *labels = &report->world->labels;
    for (size_t a = 0; a < labels->spelling_count; a++)
        for (size_t b = a + 1; b < labels->spelling_count; b++)
            if (is_persons(labels, &labels->spellings[a]) && reading_has(reading, a) &&
                is_persons(labels, &labels->spellings[b]) && reading_has(reading, b))
                judge_pair_of_names(report, section, reading, a, b);
}

void measure_names(struct report *report) {
    const struct world *world = report->world;
    struct reading reading = reading_of_vault(world);
    judge_names(report, NAMES_OWN, &reading);
    reading_close(&reading);
    reading = reading_of_notes(world, world->dated_notes, world->labels.note_count);
    judge_names(report, NAMES_DATED, &reading);
    reading_close(&reading);
}

/* ---------------------------------------------------------------- meetings */

/* The meeting that the note describes; NG_NONE: the note is not read as a meeting's. */
static ng_node meeting_of(const ng_graph *graph, const char *path) {
    for (ng_node node = 0; node < ng_graph_node_count(graph); node++)
        for (size_t i = 0; i < ng_node_note_count(graph, node); i++)
            if (ng_node_kind(graph, node) == NG_KIND_MEETING &&
                strcmp(ng_node_note(graph, node, i).data, path) == 0)
                return node;
    return NG_NONE;
}

static void judge_meetings(struct report *report, enum section section, const ng_graph *graph) {
    const struct dated_note *notes = report->world->labels.notes;
    size_t count = report->world->labels.note_count;
    ng_node *meetings = zeroed(count, sizeof *meetings);
    for (size_t i = 0; i < count; i++)
        meetings[i] = meeting_of(graph, notes[i].path);
    for (size_t a = 0; a < count; a++)
        for (size_t b = a + 1; b < count; b++) {
            bool is_true = strcmp(notes[a].meeting, notes[b].meeting) == 0;
            bool found = meetings[a] != NG_NONE && meetings[a] == meetings[b];
            score_pair(&report->scores, section, 0, found, is_true);
            if (found != is_true)
                tell(report, section, "%s = %s\tis %s\tgot %s", notes[a].path, notes[b].path,
                     is_true ? "one meeting" : "two meetings", found ? "one node" : "two nodes");
        }
    free(meetings);
}

void measure_meetings(struct report *report) {
    struct reading reading;
    /* A library without the setting knows the exact way only. */
    if (!reading_of_vault_merging(&reading, report->world, "exact"))
        reading = reading_of_vault(report->world);
    judge_meetings(report, MEETINGS_EXACT, reading.graph);
    reading_close(&reading);
    if (reading_of_vault_merging(&reading, report->world, "likely")) {
        judge_meetings(report, MEETINGS_LIKELY, reading.graph);
        reading_close(&reading);
    }
}

/* ---------------------------------------------------------------- employers */

static bool says(const struct reading *reading, const struct labels *labels, ng_edge edge,
                 const struct employer *employer) {
    const ng_graph *graph = reading->graph;
    return reading_is(reading, labels, ng_edge_source(graph, edge), employer->person) &&
           reading_is(reading, labels, ng_edge_target(graph, edge), employer->org);
}

static void judge_edge(struct report *report, const struct reading *reading, ng_edge edge) {
    const struct labels *labels = &report->world->labels;
    const ng_graph *graph = reading->graph;
    bool right = false;
    for (size_t i = 0; i < labels->employer_count && !right; i++)
        right = says(reading, labels, edge, &labels->employers[i]);
    score(&report->scores, EMPLOYERS, PRECISION, right);
    if (!right)
        tell(report, EMPLOYERS, "%s\tis not at\tgot %s",
             ng_node_name(graph, ng_edge_source(graph, edge)).data,
             ng_node_name(graph, ng_edge_target(graph, edge)).data);
}

static void judge_employer(struct report *report, const struct reading *reading,
                           const struct employer *employer) {
    const struct labels *labels = &report->world->labels;
    const ng_graph *graph = reading->graph;
    bool found = false;
    for (ng_edge edge = 0; edge < ng_graph_edge_count(graph) && !found; edge++)
        found = ng_edge_relation(graph, edge) == NG_REL_WORKS_AT &&
                says(reading, labels, edge, employer);
    score(&report->scores, EMPLOYERS, RECALL, found);
    if (!found)
        tell(report, EMPLOYERS, "%s\tis at %s\tgot no edge",
             labels->entities[employer->person].name, labels->entities[employer->org].name);
}

void measure_employers(struct report *report) {
    const struct labels *labels = &report->world->labels;
    struct reading reading = reading_of_vault(report->world);
    for (ng_edge edge = 0; edge < ng_graph_edge_count(reading.graph); edge++)
        if (ng_edge_relation(reading.graph, edge) == NG_REL_WORKS_AT)
            judge_edge(report, &reading, edge);
    for (size_t i = 0; i < labels->employer_count; i++)
        judge_employer(report, &reading, &labels->employers[i]);
    reading_close(&reading);
}

/* ---------------------------------------------------------------- the owner */

static void judge_owner(struct report *report, const struct reading *reading) {
    const struct labels *labels = &report->world->labels;
    const ng_graph *graph = reading->graph;
    for (size_t i = 0; i < labels->spelling_count; i++) {
        if (labels->spellings[i].entity != labels->owner || !reading_has(reading, i))
            continue;
        ng_node node = reading->nodes[i];
        bool found = node != NG_NONE && ng_node_is_owner(graph, node);
        score(&report->scores, OWNER, OWNER_SPELLINGS, found);
        if (!found)
            tell(report, OWNER, "%s\tis the owner\tgot another", labels->spellings[i].text);
    }
    for (ng_node node = 0; node < ng_graph_node_count(graph); node++)
        if (ng_node_is_owner(graph, node)) {
            bool right = reading_is(reading, labels, node, labels->owner);
            score(&report->scores, OWNER, OWNER_NODES, right);
            if (!right)
                tell(report, OWNER, "%s\tis not the owner\tgot the owner",
                     ng_node_name(graph, node).data);
        }
}

void measure_owner(struct report *report) {
    if (report->world->labels.owner == NO_ENTITY)
        return;
    struct reading reading = reading_of_vault(report->world);
    judge_owner(report, &reading);
    reading_close(&reading);
}
