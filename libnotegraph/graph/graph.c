/* SPDX-License-Identifier: MIT
 * graph.c - reading the frozen graph. */
#include "graph/graph.h"

#include <math.h>
#include <string.h>

#include "base/vec.h"

int ngi_text_compare(ng_text a, ng_text b) {
    size_t size = a.size < b.size ? a.size : b.size;
    int order = size == 0 ? 0 : memcmp(a.data, b.data, size);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

void ng_graph_free(ng_graph *graph) {
    if (graph == NULL)
        return;
    ng_allocator mem = graph->mem;
    ngi_release(&mem, graph->nodes, (graph->node_count + 1) * sizeof *graph->nodes);
    ngi_release(&mem, graph->edges, (graph->edge_count + 1) * sizeof *graph->edges);
    ngi_release(&mem, graph->origins, graph->origin_count * sizeof *graph->origins);
    ngi_release(&mem, graph->incident, 2 * graph->edge_count * sizeof *graph->incident);
    ngi_release(&mem, graph->relations, graph->relation_count * sizeof *graph->relations);
    ngi_release(&mem, graph->paths, graph->path_count * sizeof *graph->paths);
    ngi_release(&mem, graph->notes, graph->note_count * sizeof *graph->notes);
    ngi_release(&mem, graph->aliases, graph->alias_count * sizeof *graph->aliases);
    ngi_release(&mem, graph->attributes, graph->attribute_count * sizeof *graph->attributes);
    ngi_release(&mem, graph->lookups, graph->lookup_count * sizeof *graph->lookups);
    ngi_release(&mem, graph->evidence, graph->evidence_count * sizeof *graph->evidence);
    ngi_release(&mem, graph->matches, graph->match_count * sizeof *graph->matches);
    ngi_findings_free(&graph->findings);
    ngi_arena_free(&graph->arena);
    ngi_release(&mem, graph, sizeof *graph);
}

size_t ng_graph_node_count(const ng_graph *graph) {
    return graph == NULL ? 0 : graph->node_count;
}

size_t ng_graph_edge_count(const ng_graph *graph) {
    return graph == NULL ? 0 : graph->edge_count;
}

ng_text ng_node_id(const ng_graph *graph, ng_node node) {
    return graph->nodes[node].id;
}

ng_text ng_node_name(const ng_graph *graph, ng_node node) {
    return graph->nodes[node].name;
}

ng_kind ng_node_kind(const ng_graph *graph, ng_node node) {
    return (ng_kind)graph->nodes[node].kind;
}

ng_text ng_node_subkind(const ng_graph *graph, ng_node node) {
    return graph->nodes[node].subkind;
}

const char *ng_graph_relation_name(const ng_graph *graph, ng_relation relation) {
    size_t declared = (size_t)relation - NG_REL_DECLARED;
    if ((size_t)relation >= NG_REL_DECLARED && graph != NULL && declared < graph->relation_count)
        return graph->relations[declared].data;
    return ng_relation_name(relation);
}

double ng_node_confidence(const ng_graph *graph, ng_node node) {
    return (double)graph->nodes[node].confidence;
}

ng_date ng_node_date(const ng_graph *graph, ng_node node) {
    return graph->nodes[node].date;
}

int ng_node_is_owner(const ng_graph *graph, ng_node node) {
    return graph->nodes[node].is_owner;
}

int ng_node_is_home(const ng_graph *graph, ng_node node) {
    return graph->nodes[node].is_home;
}

size_t ng_node_note_count(const ng_graph *graph, ng_node node) {
    return graph->nodes[node + 1].first_note - graph->nodes[node].first_note;
}

ng_text ng_node_note(const ng_graph *graph, ng_node node, size_t index) {
    return graph->paths[graph->notes[graph->nodes[node].first_note + index]];
}

size_t ng_node_alias_count(const ng_graph *graph, ng_node node) {
    return graph->nodes[node + 1].first_alias - graph->nodes[node].first_alias;
}

ng_text ng_node_alias(const ng_graph *graph, ng_node node, size_t index) {
    return graph->aliases[graph->nodes[node].first_alias + index];
}

size_t ng_node_attribute_count(const ng_graph *graph, ng_node node) {
    return graph->nodes[node + 1].first_attribute - graph->nodes[node].first_attribute;
}

ng_text ng_node_attribute_key(const ng_graph *graph, ng_node node, size_t index) {
    return graph->attributes[graph->nodes[node].first_attribute + index].key;
}

ng_text ng_node_attribute_value(const ng_graph *graph, ng_node node, size_t index) {
    return graph->attributes[graph->nodes[node].first_attribute + index].value;
}

ng_text ng_node_attribute(const ng_graph *graph, ng_node node, const char *key) {
    size_t count = ng_node_attribute_count(graph, node), size = key == NULL ? 0 : strlen(key);
    for (size_t i = 0; i < count; i++)
        if (ngi_text_compare(ng_node_attribute_key(graph, node, i), (ng_text){key, size}) == 0)
            return ng_node_attribute_value(graph, node, i);
    return (ng_text){"", 0};
}

size_t ng_node_edge_count(const ng_graph *graph, ng_node node) {
    return graph->nodes[node + 1].first_edge - graph->nodes[node].first_edge;
}

ng_edge ng_node_edge(const ng_graph *graph, ng_node node, size_t index) {
    return graph->incident[graph->nodes[node].first_edge + index];
}

ng_node ng_edge_source(const ng_graph *graph, ng_edge edge) {
    return graph->edges[edge].source;
}

ng_node ng_edge_target(const ng_graph *graph, ng_edge edge) {
    return graph->edges[edge].target;
}

ng_relation ng_edge_relation(const ng_graph *graph, ng_edge edge) {
    return (ng_relation)graph->edges[edge].relation;
}

uint32_t ng_edge_weight(const ng_graph *graph, ng_edge edge) {
    return graph->edges[edge].weight;
}

ng_date ng_edge_first(const ng_graph *graph, ng_edge edge) {
    return graph->edges[edge].first;
}

ng_date ng_edge_last(const ng_graph *graph, ng_edge edge) {
    return graph->edges[edge].last;
}

static ng_origin origin_at(const ng_graph *graph, struct ngi_origin origin) {
    ng_text path = origin.path == NG_NONE ? (ng_text){"", 0} : graph->paths[origin.path];
    return (ng_origin){path, origin.line, origin.column};
}

size_t ng_edge_origin_count(const ng_graph *graph, ng_edge edge) {
    return graph->edges[edge + 1].first_origin - graph->edges[edge].first_origin;
}

ng_origin ng_edge_origin(const ng_graph *graph, ng_edge edge, size_t index) {
    return origin_at(graph, graph->origins[graph->edges[edge].first_origin + index]);
}

size_t ng_node_evidence_count(const ng_graph *graph, ng_node node) {
    return graph->nodes[node + 1].first_evidence - graph->nodes[node].first_evidence;
}

ng_evidence ng_node_evidence(const ng_graph *graph, ng_node node, size_t index) {
    const struct ngi_reason *r = &graph->evidence[graph->nodes[node].first_evidence + index];
    return (ng_evidence){.type = (ng_evidence_type)r->type,
                         .kind = (ng_kind)r->kind,
                         .weight = (double)r->weight,
                         .count = r->count,
                         .text = r->text,
                         .origin = origin_at(graph, r->origin)};
}

ng_kind ng_node_runner_up(const ng_graph *graph, ng_node node) {
    return (ng_kind)graph->nodes[node].runner_up;
}

int ng_node_is_declared(const ng_graph *graph, ng_node node) {
    return graph->nodes[node].is_declared;
}

size_t ng_graph_match_count(const ng_graph *graph) {
    return graph == NULL ? 0 : graph->match_count;
}

ng_match ng_graph_match(const ng_graph *graph, size_t index) {
    const struct ngi_pairing *p = &graph->matches[index];
    return (ng_match){.a = p->a,
                      .b = p->b,
                      .name_a = p->name_a,
                      .name_b = p->name_b,
                      .verdict = (ng_verdict)p->verdict,
                      .confidence = 1 / (1 + exp(-(double)p->score)),
                      .why = p->why,
                      .origin = origin_at(graph, p->origin)};
}

size_t ng_graph_finding_count(const ng_graph *graph) {
    return graph == NULL ? 0 : graph->findings.list.count;
}

const ng_finding *ng_graph_finding(const ng_graph *graph, size_t index) {
    return &graph->findings.list.items[index];
}
