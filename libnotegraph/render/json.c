/* SPDX-License-Identifier: MIT
 * json.c - a view as JSON (RFC 8259). */
#include "render/json.h"

#include <string.h>

static void add_string(struct ngi_buf *out, const char *data, size_t size) {
    ngi_buf_char(out, '"');
    for (size_t i = 0; i < size; i++) {
        char c = data[i];
        if (c == '"' || c == '\\') {
            ngi_buf_char(out, '\\');
            ngi_buf_char(out, c);
        } else if ((unsigned char)c < 0x20)
            ngi_buf_fmt(out, "\\u%04X", (unsigned)c);
        else
            ngi_buf_char(out, c);
    }
    ngi_buf_char(out, '"');
}

static void add_text(struct ngi_buf *out, ng_text text) {
    add_string(out, text.data, text.size);
}

static void add_date(struct ngi_buf *out, ng_date date) {
    char day[11];
    ng_date_format(date, day);
    if (*day == '\0')
        ngi_buf_str(out, "null");
    else
        add_string(out, day, strlen(day));
}

static void add_node(struct ngi_buf *out, const ng_graph *g, ng_node n) {
    ng_kind kind = ng_node_kind(g, n);
    size_t notes = ng_node_note_count(g, n);
    ngi_buf_str(out, "{\"id\":");
    add_text(out, ng_node_id(g, n));
    ngi_buf_str(out, ",\"name\":");
    add_text(out, ng_node_name(g, n));
    ngi_buf_fmt(out, ",\"kind\":\"%s\",\"confidence\":", ng_kind_name(kind));
    ngi_buf_decimal(out, ng_node_confidence(g, n), 3);
    ngi_buf_str(out, ",\"aliases\":[");
    for (size_t i = 0; i < ng_node_alias_count(g, n); i++) {
        if (i > 0)
            ngi_buf_char(out, ',');
        add_text(out, ng_node_alias(g, n, i));
    }
    ngi_buf_str(out, "],\"note\":");
    if (notes > 0)
        add_text(out, ng_node_note(g, n, 0));
    else
        ngi_buf_str(out, "null");
    if (kind == NG_KIND_MEETING) {
        ngi_buf_str(out, ",\"date\":");
        add_date(out, ng_node_date(g, n));
    }
    if (kind == NG_KIND_MEETING || notes > 1) {
        ngi_buf_str(out, ",\"notes\":[");
        for (size_t i = 0; i < notes; i++) {
            if (i > 0)
                ngi_buf_char(out, ',');
            add_text(out, ng_node_note(g, n, i));
        }
        ngi_buf_char(out, ']');
    }
    if (ng_node_subkind(g, n).size > 0) {
        ngi_buf_str(out, ",\"subkind\":");
        add_text(out, ng_node_subkind(g, n));
    }
    if (ng_node_is_owner(g, n))
        ngi_buf_str(out, ",\"owner\":true");
    if (ng_node_is_home(g, n))
        ngi_buf_str(out, ",\"home\":true");
    ngi_buf_str(out, ",\"attributes\":{");
    for (size_t i = 0; i < ng_node_attribute_count(g, n); i++) {
        if (i > 0)
            ngi_buf_char(out, ',');
        add_text(out, ng_node_attribute_key(g, n, i));
        ngi_buf_char(out, ':');
        add_text(out, ng_node_attribute_value(g, n, i));
    }
    ngi_buf_str(out, "}}");
}

static void add_edge(struct ngi_output *out, const ng_graph *g, ng_edge e) {
    struct ngi_buf *buf = &out->buf;
    ngi_buf_str(buf, "{\"source\":");
    add_text(buf, ng_node_id(g, ng_edge_source(g, e)));
    ngi_buf_str(buf, ",\"target\":");
    add_text(buf, ng_node_id(g, ng_edge_target(g, e)));
    const char *relation = ng_graph_relation_name(g, ng_edge_relation(g, e));
    ngi_buf_str(buf, ",\"relation\":");
    add_string(buf, relation, strlen(relation));
    ngi_buf_str(buf, ",\"weight\":");
    ngi_buf_uint(buf, ng_edge_weight(g, e));
    ngi_buf_str(buf, ",\"first\":");
    add_date(buf, ng_edge_first(g, e));
    ngi_buf_str(buf, ",\"last\":");
    add_date(buf, ng_edge_last(g, e));
    ngi_buf_str(buf, ",\"origins\":[");
    for (size_t i = 0; i < ng_edge_origin_count(g, e); i++) {
        ng_origin origin = ng_edge_origin(g, e, i);
        ngi_buf_str(buf, i > 0 ? ",{\"path\":" : "{\"path\":");
        add_text(buf, origin.path);
        ngi_buf_str(buf, ",\"line\":");
        ngi_buf_uint(buf, origin.line);
        ngi_buf_str(buf, ",\"column\":");
        ngi_buf_uint(buf, origin.column);
        ngi_buf_char(buf, '}');
        ngi_output_flow(out);
    }
    ngi_buf_str(buf, "]}");
}

static void add_finding(struct ngi_buf *out, const ng_finding *f) {
    ngi_buf_fmt(out, "{\"severity\":\"%s\",\"code\":\"%s\",\"path\":",
                ng_severity_name(f->severity), f->code);
    add_string(out, f->path, strlen(f->path));
    ngi_buf_str(out, ",\"line\":");
    ngi_buf_uint(out, f->line);
    ngi_buf_str(out, ",\"column\":");
    ngi_buf_uint(out, f->column);
    ngi_buf_str(out, ",\"text\":");
    add_string(out, f->text, strlen(f->text));
    ngi_buf_char(out, '}');
}

/* Each element of a list stands on a line of its own, so that two outputs can be compared by
 * line. */
static void begin_element(struct ngi_output *out, bool *first) {
    ngi_buf_str(&out->buf, *first ? "\n" : ",\n");
    *first = false;
    ngi_output_flow(out);
}

void ngi_json_write(struct ngi_output *out, const ng_view *view) {
    const ng_graph *g = view->graph;
    bool first = true;
    ngi_buf_str(&out->buf, "{\"format\":\"notegraph\",\"version\":1,\n\"nodes\":[");
    for (ng_node n = 0; n < g->node_count; n++) {
        if (view->places[n] == NG_NONE)
            continue;
        begin_element(out, &first);
        add_node(&out->buf, g, n);
    }
    ngi_buf_str(&out->buf, "\n],\n\"edges\":[");
    first = true;
    for (ng_edge e = 0; e < g->edge_count; e++) {
        if (view->places[g->edges[e].source] == NG_NONE ||
            view->places[g->edges[e].target] == NG_NONE)
            continue;
        begin_element(out, &first);
        add_edge(out, g, e);
    }
    ngi_buf_str(&out->buf, "\n],\n\"findings\":[");
    first = true;
    for (size_t i = 0; i < g->findings.list.count; i++) {
        begin_element(out, &first);
        add_finding(&out->buf, &g->findings.list.items[i]);
    }
    ngi_buf_str(&out->buf, "\n]}\n");
}
