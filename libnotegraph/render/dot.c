/* SPDX-License-Identifier: MIT
 * dot.c - writing a map as DOT.
 *
 * The DOT is written here and not by Graphviz, whose own writer lets some labels break out of
 * their quotes. Names of nodes, ids and classes are ours and plain ASCII; text from notes stands
 * only in labels, tooltips and URLs, each by way of label.c. The recipe, three columns held by an
 * invisible chain, is explained in docs/architecture.md. */
#include "render/dot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "render/label.h"
#include "render/metrics.h"
#include "render/plan.h"

enum { NAME_COLUMNS = 25, ROLE_COLUMNS = 32, CHIP_COLUMNS = 26, TITLE_COLUMNS = 60 };

/* Graphviz cannot read strings of 16,384 bytes and more. A character may take 4 bytes, a `"` as an
 * entity 6, so a tooltip of that many columns fits; combining marks have no column, and a file's
 * name is as long as it is, hence the check. */
enum { TOOLTIP_COLUMNS = 400, MAX_STRING_BYTES = 16000 };

enum line_class { LINE_ATTENDED, LINE_TASK, LINE_MATTER, LINE_REPORTS, LINE_RELATED, LINE_CLASSES };

struct line_look {
    const char *class_name, *colour, *legend;
    bool dashed;
};

static const struct line_look line_looks[LINE_CLASSES] = {
    {"attended", "#E69F00", "attended", false},
    {"owns-task", "#E69F00", "has a task from", true},
    {"works-on", "#009E73", "met about (thicker: more often)", false},
    {"reports-to", "#0072B2", "reports to", false},
    {"related", "#66727F", "related", true},
};

struct line { /* what is drawn between two nodes */
    ng_node a, b;
    enum line_class class;
    uint32_t weight;
    ng_date last;
    const char *says; /* for the caption: "attended" */
};

struct writer {
    struct ngi_drawing *drawing;
    struct ngi_buf *out;
    const ng_view *view;
    const ng_graph *graph;
    const ng_style *style;
    struct ngi_plan plan;
    NGI_VEC(struct line) lines;
    struct ngi_buf text; /* scratch */
    bool has_focus, has_home, has_org, has_person, has_faint, has_project, has_meeting, has_forum,
        has_mentioned_project, has_line[LINE_CLASSES];
    bool memory;
};

/* ---------------------------------------------------------------- small pieces */

static const struct ngi_node *node_of(const struct writer *w, ng_node node) {
    return &w->graph->nodes[node];
}

static void put(struct writer *w, const char *text) {
    ngi_buf_str(w->out, text);
}

/* "p12": a letter for the kind and the place in the view. */
static void name_node(const struct writer *w, ng_node node, char name[16]) {
    static const char letters[] = "xpojmftc";
    uint32_t place = w->view->places[node];
    size_t at = 0;
    char digits[12];
    size_t count = 0;
    name[at++] = letters[node_of(w, node)->kind];
    do
        digits[count++] = (char)('0' + place % 10);
    while ((place /= 10) != 0);
    while (count > 0)
        name[at++] = digits[--count];
    name[at] = '\0';
}

/* Remembers w->text as what the part with this id is called. */
static void caption(struct writer *w, const char *id) {
    struct ngi_drawing *d = w->drawing;
    uint32_t number, text;
    ng_text says = ngi_buf_view(&w->text);
    w->memory = w->memory && w->text.status == NG_OK &&
                ngi_intern_add(&d->ids, id, strlen(id), &number) &&
                ngi_intern_add(&d->captions, says.data, says.size, &text);
    uint32_t *slot = w->memory ? ngi_vec_push(&d->dot.mem, &d->caption_of) : NULL;
    w->memory = slot != NULL;
    if (slot != NULL)
        *slot = text;
}

static void put_tooltip(struct writer *w) {
    ng_text text = ngi_buf_view(&w->text);
    size_t fit = ngi_text_fit(text.data, text.size, TOOLTIP_COLUMNS), begin = w->out->size;
    put(w, " tooltip=\"");
    ngi_label_tooltip(w->out, (ng_text){text.data, fit});
    if (w->out->size - begin > MAX_STRING_BYTES) {
        ngi_buf_cut(w->out, begin);
        put(w, " tooltip=\"");
    } else if (fit < text.size)
        put(w, "…");
    put(w, "\"");
}

static void put_url(struct writer *w, ng_node node) {
    if (w->style == NULL || w->style->vault_name.size == 0 || ng_node_note_count(w->graph, node) == 0)
        return;
    size_t begin = w->out->size;
    put(w, " URL=\"obsidian://open?vault=");
    ngi_label_url(w->out, w->style->vault_name);
    put(w, "&amp;file=");
    ngi_label_url(w->out, ng_node_note(w->graph, node, 0));
    put(w, "\"");
    if (w->out->size - begin > MAX_STRING_BYTES)
        ngi_buf_cut(w->out, begin);
}

static void count_of(struct ngi_buf *out, size_t count, const char *one, const char *many) {
    ngi_buf_uint(out, count);
    ngi_buf_char(out, ' ');
    ngi_buf_str(out, count == 1 ? one : many);
}

/* How many meetings a person was in, and when last. */
static size_t meetings_of(const ng_graph *g, ng_node person, ng_date *last) {
    size_t count = 0;
    *last = NG_NO_DATE;
    for (size_t i = 0; i < ng_node_edge_count(g, person); i++) {
        const struct ngi_edge *e = &g->edges[ng_node_edge(g, person, i)];
        if (e->relation != NG_REL_ATTENDED || e->source != person)
            continue;
        count++;
        if (e->last > *last)
            *last = e->last;
    }
    return count;
}

static const char *plural_of(ng_kind kind, size_t count) {
    static const char *const names[][2] = {
        [NG_KIND_UNKNOWN] = {"other", "others"},      [NG_KIND_PERSON] = {"person", "people"},
        [NG_KIND_ORG] = {"organisation", "organisations"},
        [NG_KIND_PROJECT] = {"project", "projects"},  [NG_KIND_MEETING] = {"meeting", "meetings"},
        [NG_KIND_FORUM] = {"forum", "forums"},        [NG_KIND_TEAM] = {"team", "teams"},
        [NG_KIND_TOPIC] = {"topic", "topics"},
    };
    return names[kind][count != 1];
}

/* ---------------------------------------------------------------- nodes */

/* What is known of a node in one line, for tooltips and screen readers. */
static void describe(struct writer *w, ng_node node) {
    const struct ngi_node *n = node_of(w, node);
    char day[11];
    ngi_buf_clear(&w->text);
    ngi_buf_text(&w->text, n->name);
    ng_text role = ng_node_attribute(w->graph, node, "role");
    if (n->kind == NG_KIND_PERSON) {
        ng_node employer = ngi_plan_employer(w->graph, node);
        ng_date last;
        size_t meetings = meetings_of(w->graph, node, &last);
        if (role.size > 0) {
            ngi_buf_str(&w->text, " · ");
            ngi_buf_text(&w->text, role);
        }
        if (employer != NG_NONE) {
            ngi_buf_str(&w->text, " · ");
            ngi_buf_text(&w->text, node_of(w, employer)->name);
        }
        ngi_buf_str(&w->text, " · ");
        if (meetings > 0)
            count_of(&w->text, meetings, "meeting", "meetings");
        else
            ngi_buf_str(&w->text, "mentioned, not met");
        ng_date_format(last, day);
        if (*day != '\0') {
            ngi_buf_str(&w->text, ", last ");
            ngi_buf_str(&w->text, day);
        }
        return;
    }
    ngi_buf_str(&w->text, " · ");
    ngi_buf_str(&w->text, plural_of((ng_kind)n->kind, 1));
    ng_date_format(n->date, day);
    if (*day != '\0') {
        ngi_buf_str(&w->text, " on ");
        ngi_buf_str(&w->text, day);
    }
}

/* `name [id="name" class="..." tooltip URL`, to be followed by the node's look. */
static void begin_node(struct writer *w, ng_node node, const char *class_name) {
    char name[16];
    name_node(w, node, name);
    describe(w, node);
    caption(w, name);
    put(w, name);
    put(w, " [id=\"");
    put(w, name);
    put(w, "\" class=\"");
    put(w, class_name);
    put(w, "\"");
    put_tooltip(w);
    put_url(w, node);
}

static void put_person(struct writer *w, ng_node node, bool home) {
    ng_date last;
    size_t meetings = meetings_of(w->graph, node, &last);
    ng_text role = ng_node_attribute(w->graph, node, "role");
    bool faint = meetings == 0;
    begin_node(w, node, faint ? "person mentioned" : "person");
    put(w, role.size > 0 || meetings > 0 ? " shape=box width=2.15 height=0.34 margin=\"0.08,0.03\""
                                         : " shape=box width=2.15 height=0.26 margin=\"0.08,0.02\"");
    put(w, faint ? " style=\"rounded,filled,dashed\"" : " style=\"rounded,filled\"");
    put(w, " fillcolor=\"#FFFFFF\" color=\"");
    put(w, home ? "#C98BB0" : "#9DB7CC");
    put(w, "\" label=<");
    if (faint)
        put(w, "<font color=\"" NGI_FAINT_INK "\">");
    ngi_label_wrapped(w->out, node_of(w, node)->name, NAME_COLUMNS, 2, "<br/>");
    if (faint)
        put(w, "</font>");
    if (role.size > 0 || meetings > 0) {
        put(w, "<br/><font point-size=\"9\" color=\"" NGI_QUIET_INK "\">");
        if (role.size > 0)
            ngi_label_wrapped(w->out, role, ROLE_COLUMNS, 1, "");
        else
            count_of(w->out, meetings, "meeting", "meetings");
        put(w, "</font>");
    }
    put(w, ">];\n");
    w->has_person = w->has_person || !faint;
    w->has_faint = w->has_faint || faint;
}

/* Something that is only mentioned here: a small box, an organisation's with square corners, of an
 * unknown kind dashed. */
static void put_chip(struct writer *w, ng_node node) {
    ng_kind kind = (ng_kind)node_of(w, node)->kind;
    bool org = kind == NG_KIND_ORG, project = kind == NG_KIND_PROJECT || kind == NG_KIND_FORUM;
    begin_node(w, node, org ? "org mentioned" : project ? "project mentioned" : "other mentioned");
    put(w, " shape=box width=2.0 height=0.24 margin=\"0.08,0.02\" style=\"");
    put(w, org ? "filled" : project ? "rounded,filled" : "rounded,filled,dashed");
    put(w, "\" fillcolor=\"#FFFFFF\" color=\"");
    put(w, project ? "#00775A" : "#C5CDD5");
    w->has_mentioned_project = w->has_mentioned_project || project;
    put(w, "\" label=<<font point-size=\"10\" color=\"" NGI_QUIET_INK
           "\">");
    ngi_label_wrapped(w->out, node_of(w, node)->name, CHIP_COLUMNS, 1, "");
    put(w, "</font>>];\n");
}

/* The project or forum that a meeting was about, for its second line. */
static ng_text matter_of(const struct writer *w, ng_node meeting) {
    for (size_t i = 0; i < ng_node_edge_count(w->graph, meeting); i++) {
        const struct ngi_edge *e = &w->graph->edges[ng_node_edge(w->graph, meeting, i)];
        const struct ngi_node *target = node_of(w, e->target);
        if (e->source == meeting && (e->relation == NG_REL_ABOUT || e->relation == NG_REL_PART_OF) &&
            (target->kind == NG_KIND_PROJECT || target->kind == NG_KIND_FORUM))
            return target->name;
    }
    return (ng_text){"", 0};
}

static void put_meeting(struct writer *w, ng_node node) {
    char day[11];
    ng_text matter = matter_of(w, node);
    begin_node(w, node, "meeting");
    put(w, " shape=box style=\"filled\" fillcolor=\"#FFF4DE\" color=\"#E69F00\" width=2.4 "
           "height=0.3 margin=\"0.12,0.05\" label=<<font color=\"#5A3E00\">");
    ngi_label_wrapped(w->out, node_of(w, node)->name, 32, 2, "<br/>");
    ng_date_format(node_of(w, node)->date, day);
    if (*day != '\0' || matter.size > 0) {
        put(w, "<br/><font point-size=\"9\">");
        put(w, day);
        if (*day != '\0' && matter.size > 0)
            put(w, " · ");
        ngi_label_wrapped(w->out, matter, 26, 1, "");
        put(w, "</font>");
    }
    put(w, "</font>>];\n");
    w->has_meeting = true;
}

static void put_matter(struct writer *w, ng_node node) {
    bool forum = node_of(w, node)->kind == NG_KIND_FORUM;
    begin_node(w, node, forum ? "forum" : "project");
    put(w, " shape=box style=\"rounded,filled\" width=2.4 height=0.36 margin=\"0.12,0.05\"");
    put(w, forum ? " fillcolor=\"#E3F2EC\" color=\"#00775A\" label=<<font color=\"#00543F\"><b>"
                 : " fillcolor=\"#00775A\" color=\"#00775A\" label=<<font color=\"#FFFFFF\"><b>");
    ngi_label_wrapped(w->out, node_of(w, node)->name, 28, 2, "<br/>");
    put(w, "</b></font>>];\n");
    w->has_forum = w->has_forum || forum;
    w->has_project = w->has_project || !forum;
}

static void put_focus(struct writer *w, ng_node node) {
    begin_node(w, node, "focus");
    put(w, " shape=box style=\"rounded,filled\" width=2.4 height=0.5 margin=\"0.16,0.08\" "
           "fillcolor=\"#243B53\" color=\"#243B53\" label=<<font color=\"#FFFFFF\" "
           "point-size=\"14\"><b>");
    ngi_label_wrapped(w->out, node_of(w, node)->name, 24, 2, "<br/>");
    put(w, "</b></font>>];\n");
    w->has_focus = true;
}

static void put_centre(struct writer *w, ng_node node) {
    if (w->view->nodes.items[w->view->places[node]].is_focus)
        put_focus(w, node);
    else if (node_of(w, node)->kind == NG_KIND_MEETING)
        put_meeting(w, node);
    else
        put_matter(w, node);
}

/* ---------------------------------------------------------------- groups */

static void put_group_look(struct writer *w, const struct ngi_group *group, const char *id) {
    if (group->kind == NGI_GROUP_ORG) {
        const char *class_name = group->is_home ? "org home" : group->is_focus ? "org focus" : "org";
        describe(w, group->org);
        caption(w, id);
        put(w, "class=\"");
        put(w, class_name);
        put(w, "\"");
        put_tooltip(w);
        put_url(w, group->org);
        put(w, " label=<<b>");
        ngi_label_wrapped(w->out, node_of(w, group->org)->name, 30, 2, "<br/>");
        put(w, "</b>> style=\"rounded,filled\" margin=9 labeljust=l ");
        put(w, group->is_home    ? "fontsize=13 fontcolor=\"#5C1F45\" fillcolor=\"#FBEFF6\" "
                                   "color=\"#A6467F\" penwidth=1.8;\n"
               : group->is_focus ? "fontsize=13 fontcolor=\"#243B53\" fillcolor=\"#EAF1F8\" "
                                   "color=\"#243B53\" penwidth=1.8;\n"
                                 : "fontsize=11 fontcolor=\"#323F4B\" fillcolor=\"#F4F6F8\" "
                                   "color=\"#C5CDD5\" penwidth=1;\n");
        w->has_home = w->has_home || group->is_home;
        w->has_org = w->has_org || !(group->is_home || group->is_focus);
        w->has_focus = w->has_focus || (group->is_focus && !group->is_home);
        return;
    }
    bool loose = group->kind == NGI_GROUP_LOOSE;
    ngi_buf_clear(&w->text);
    ngi_buf_str(&w->text, loose ? "Organisation not known" : "Also mentioned");
    caption(w, id);
    put(w, loose ? "class=\"loose\"" : "class=\"mentioned\"");
    put_tooltip(w);
    put(w, loose ? " label=<Organisation not known>" : " label=<Also mentioned>");
    put(w, " style=\"rounded\" margin=9 labeljust=l fontsize=10 fontcolor=\"" NGI_FAINT_INK
           "\" color=\"#E1E6EB\" penwidth=1;\n");
}

static void put_group(struct writer *w, const struct ngi_group *group, size_t number) {
    char id[16] = "g";
    ngi_buf_clear(&w->text);
    ngi_buf_uint(&w->text, number);
    memcpy(id + 1, ngi_buf_view(&w->text).data, w->text.size + (w->text.size > 0));
    put(w, "subgraph cluster_");
    put(w, id);
    put(w, " { id=\"");
    put(w, id);
    put(w, "\" ");
    put_group_look(w, group, id);
    for (size_t i = 0; i < group->count; i++) {
        ng_node node = w->plan.members.items[group->first + i];
        if (group->kind == NGI_GROUP_MENTIONED)
            put_chip(w, node);
        else
            put_person(w, node, group->is_home);
    }
    put(w, "}\n");
}

/* ---------------------------------------------------------------- lines */

/* What the view's edge is drawn as; false if it is told otherwise (by a group, a subtitle) or not
 * at all. */
static bool line_of(const struct writer *w, const struct ngi_view_edge *e, struct line *line) {
    ng_kind a = (ng_kind)node_of(w, e->source)->kind, b = (ng_kind)node_of(w, e->target)->kind;
    const struct ngi_plan *plan = &w->plan;
    *line = (struct line){e->source, e->target, LINE_RELATED, e->weight, e->last, "related to"};
    if (!plan->drawn[w->view->places[e->source]] || !plan->drawn[w->view->places[e->target]])
        return false;
    switch (e->relation) {
    case NG_REL_ATTENDED:
        line->class = LINE_ATTENDED;
        line->says = "attended";
        return true;
    case NG_REL_OWNS_TASK:
        line->class = LINE_TASK;
        line->says = "has a task from";
        return true;
    case NG_REL_REPORTS_TO:
        line->class = LINE_REPORTS;
        line->says = "reports to";
        return true;
    case NG_REL_ABOUT:
        line->class = LINE_MATTER;
        line->says = "met about";
        return e->is_sum || !w->view->map;
    case NG_REL_RELATED:
    case NG_REL_MENTIONS:
        return !w->view->map ||
               (a == NG_KIND_PERSON && b != NG_KIND_PERSON && b != NG_KIND_MEETING &&
                plan->columns[w->view->places[e->target]] == NGI_CENTRE) ||
               (b == NG_KIND_PERSON && a != NG_KIND_PERSON && a != NG_KIND_MEETING &&
                plan->columns[w->view->places[e->source]] == NGI_CENTRE);
    case NG_REL_PART_OF:
    case NG_REL_WORKS_AT:
    default:
        line->says = ng_relation_name(e->relation);
        return !w->view->map;
    }
}

static ng_node low(const struct line *line) {
    return line->a < line->b ? line->a : line->b;
}

static ng_node high(const struct line *line) {
    return line->a < line->b ? line->b : line->a;
}

static int by_ends(const void *left, const void *right) {
    const struct line *p = left, *q = right;
    if (low(p) != low(q))
        return low(p) < low(q) ? -1 : 1;
    if (high(p) != high(q))
        return high(p) < high(q) ? -1 : 1;
    return p->class != q->class ? (p->class < q->class ? -1 : 1) : (p->a > q->a) - (p->a < q->a);
}

/* One line between two nodes, the most telling one. */
static void gather_lines(struct writer *w) {
    for (size_t i = 0; i < w->view->edges.count && w->memory; i++) {
        struct line line;
        if (!line_of(w, &w->view->edges.items[i], &line))
            continue;
        struct line *added = ngi_vec_push(&w->out->mem, &w->lines);
        w->memory = added != NULL;
        if (added != NULL)
            *added = line;
    }
    if (w->lines.count > 1)
        qsort(w->lines.items, w->lines.count, sizeof *w->lines.items, by_ends);
    size_t kept = 0;
    for (size_t i = 0; i < w->lines.count; i++) {
        struct line *line = &w->lines.items[i];
        if (kept > 0 && low(&w->lines.items[kept - 1]) == low(line) &&
            high(&w->lines.items[kept - 1]) == high(line))
            continue;
        w->lines.items[kept++] = *line;
    }
    w->lines.count = kept;
}

/* Fresh lines are strong, those of a half-life ago half as much, none vanishes. */
static unsigned opacity(const struct writer *w, ng_date last) {
    if (last == NG_NO_DATE || w->view->last == NG_NO_DATE)
        return 0x90;
    double age = (double)(w->view->last - last);
    return (unsigned)(0x50 + 0x80 * exp2(-(age > 0 ? age : 0) / 60) + 0.5);
}

static void put_line(struct writer *w, const struct line *line, size_t number) {
    const struct line_look *look = &line_looks[line->class];
    ng_node a = line->a, b = line->b;
    enum ngi_column from = w->plan.columns[w->view->places[a]];
    enum ngi_column to = w->plan.columns[w->view->places[b]];
    char name[16], id[16] = "e";
    if (from > to) {
        ng_node swap = a;
        enum ngi_column other = from;
        a = b, b = swap;
        from = to, to = other;
    }
    bool within = from == to;
    const char *tail = within && from == NGI_RIGHT ? ":w" : ":e";
    const char *head = within && from != NGI_RIGHT ? ":e" : ":w";
    name_node(w, a, name);
    put(w, name);
    put(w, tail);
    put(w, " -- ");
    name_node(w, b, name);
    put(w, name);
    put(w, head);
    ngi_buf_clear(&w->text);
    ngi_buf_uint(&w->text, number);
    memcpy(id + 1, ngi_buf_view(&w->text).data, w->text.size + (w->text.size > 0));
    ngi_buf_clear(&w->text);
    ngi_buf_text(&w->text, node_of(w, line->a)->name);
    ngi_buf_char(&w->text, ' ');
    ngi_buf_str(&w->text, line->says);
    ngi_buf_char(&w->text, ' ');
    ngi_buf_text(&w->text, node_of(w, line->b)->name);
    if (line->class == LINE_MATTER) {
        ngi_buf_str(&w->text, " · ");
        count_of(&w->text, line->weight, "meeting", "meetings");
    }
    char day[11];
    ng_date_format(line->last, day);
    if (*day != '\0') {
        ngi_buf_str(&w->text, line->class == LINE_ATTENDED ? " on " : ", last ");
        ngi_buf_str(&w->text, day);
    }
    caption(w, id);
    put(w, " [id=\"");
    put(w, id);
    put(w, "\" class=\"rel ");
    put(w, look->class_name);
    put(w, "\"");
    put_tooltip(w);
    double width = 0.9 + 0.8 * (double)(line->weight - (line->weight > 0));
    if (line->class != LINE_MATTER)
        width = 0.9;
    put(w, " penwidth=");
    ngi_buf_decimal(w->out, width > 4.1 ? 4.1 : width, 2);
    put(w, " color=\"");
    put(w, look->colour);
    ngi_buf_fmt(w->out, "%02X\"", opacity(w, line->last));
    if (look->dashed)
        put(w, " style=dashed");
    put(w, within ? " constraint=false];\n" : from != NGI_LEFT || to != NGI_RIGHT ? " weight=2];\n" : "];\n");
    w->has_line[line->class] = true;
}

/* ---------------------------------------------------------------- title and legend */

struct key { /* of the legend: a box or a line */
    const char *fill, *border, *says;
    const struct line_look *line;
};

enum { MAX_KEYS = 9, KEY_POINTS = 10, BOX_POINTS = 14, LINE_POINTS = 22, GAP_POINTS = 8,
       SPACING_POINTS = 2 };

static void put_box(struct writer *w, const struct key *key) {
    put(w, "<td bgcolor=\"");
    put(w, key->fill);
    put(w, "\" color=\"");
    put(w, key->border);
    put(w, "\" border=\"1\" width=\"14\" height=\"10\" fixedsize=\"true\"></td>");
}

static void put_stroke(struct writer *w, const struct line_look *look) {
    put(w, "<td width=\"22\" height=\"12\" fixedsize=\"true\"><table border=\"0\" "
           "cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr>");
    for (int dash = 0; dash < (look->dashed ? 3 : 1); dash++) {
        put(w, "<td bgcolor=\"");
        put(w, look->colour);
        put(w, look->dashed ? "\" width=\"6\"" : "\" width=\"22\"");
        put(w, " height=\"2\" fixedsize=\"true\"></td>");
        if (look->dashed && dash < 2)
            put(w, "<td width=\"2\"></td>");
    }
    put(w, "</tr></table></td>");
}

static double text_points(ng_text text, double size, bool bold) {
    return ngi_metrics_width(text.data, text.size, size, bold);
}

static double row_points(const struct key *keys, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (keys[i].line != NULL ? LINE_POINTS : BOX_POINTS) + GAP_POINTS +
               4 * SPACING_POINTS +
               text_points((ng_text){keys[i].says, strlen(keys[i].says)}, KEY_POINTS, false);
    return sum;
}

/* A row of keys, filled up to `width`: Graphviz would share what is left among the keys. */
static void put_row(struct writer *w, const struct key *keys, size_t count, double width) {
    double filler = width - row_points(keys, count);
    if (count == 0)
        return;
    put(w, "<tr><td align=\"left\"><table border=\"0\" cellborder=\"0\" cellspacing=\"2\" "
           "cellpadding=\"0\"><tr>");
    for (size_t i = 0; i < count; i++) {
        if (keys[i].line != NULL)
            put_stroke(w, keys[i].line);
        else
            put_box(w, &keys[i]);
        put(w, "<td align=\"left\"><font point-size=\"10\" color=\"" NGI_QUIET_INK "\">");
        put(w, keys[i].says);
        put(w, "</font></td><td width=\"8\"></td>");
    }
    if (filler >= 1) {
        put(w, "<td width=\"");
        ngi_buf_uint(w->out, (uint64_t)filler);
        put(w, "\"></td>");
    }
    put(w, "</tr></table></td></tr>");
}

/* Keys for what is drawn, and for nothing else, in a heading `width` points wide. */
static void put_legend(struct writer *w, double width) {
    const struct {
        bool used;
        struct key key;
    } boxes[MAX_KEYS] = {
        {w->has_focus, {"#243B53", "#243B53", "focus", NULL}},
        {w->has_home, {"#FBEFF6", "#A6467F", "home organisation", NULL}},
        {w->has_org, {"#F1F4F7", "#C5CDD5", "organisation", NULL}},
        {w->has_person, {"#FFFFFF", "#9DB7CC", "person", NULL}},
        {w->has_faint, {"#FFFFFF", "#D5DFE8", "mentioned, not met (dashed)", NULL}},
        {w->has_project, {"#00775A", "#00775A", "project", NULL}},
        {w->has_forum, {"#E3F2EC", "#00775A", "forum", NULL}},
        {w->has_mentioned_project, {"#FFFFFF", "#00775A", "project, only mentioned", NULL}},
        {w->has_meeting, {"#FFF4DE", "#E69F00", "meeting", NULL}},
    };
    struct key keys[MAX_KEYS], lines[LINE_CLASSES];
    size_t key_count = 0, line_count = 0;
    for (size_t i = 0; i < MAX_KEYS; i++)
        if (boxes[i].used)
            keys[key_count++] = boxes[i].key;
    for (size_t i = 0; i < LINE_CLASSES; i++)
        if (w->has_line[i])
            lines[line_count++] = (struct key){NULL, NULL, line_looks[i].legend, &line_looks[i]};
    double key_points = row_points(keys, key_count), line_points = row_points(lines, line_count);
    if (key_points > width)
        width = key_points;
    if (line_points > width)
        width = line_points;
    put_row(w, keys, key_count, width);
    put_row(w, lines, line_count, width);
}

/* Titles the drawing: what was asked for, else the foci. */
static void make_title(struct writer *w) {
    struct ngi_buf *title = &w->drawing->title;
    if (w->style != NULL && w->style->title.size > 0) {
        ngi_buf_text(title, w->style->title);
        return;
    }
    size_t foci = 0;
    for (size_t i = 0; i < w->view->nodes.count; i++) {
        if (!w->view->nodes.items[i].is_focus)
            continue;
        if (foci++ > 0)
            ngi_buf_str(title, " · ");
        ngi_buf_text(title, node_of(w, w->view->nodes.items[i].node)->name);
    }
    if (foci == 0)
        ngi_buf_str(title, "Stakeholder map");
}

static void add_count(struct ngi_buf *out, size_t count, ng_kind kind, bool *first) {
    if (count == 0)
        return;
    ngi_buf_str(out, *first ? "" : " · ");
    *first = false;
    ngi_buf_uint(out, count);
    ngi_buf_char(out, ' ');
    ngi_buf_str(out, plural_of(kind, count));
}

/* "30 people · 15 organisations · 8 of 21 meetings · 2025-06-01 to 2025-12-19". */
static void make_description(struct writer *w) {
    struct ngi_buf *out = &w->drawing->description;
    size_t counts[NG_KIND_TOPIC + 1] = {0};
    char first_day[11], last_day[11];
    bool first = true;
    for (size_t i = 0; i < w->view->nodes.count; i++)
        counts[node_of(w, w->view->nodes.items[i].node)->kind]++;
    for (size_t i = 0; i < w->plan.groups.count; i++) /* employers that are groups only */
        if (w->plan.groups.items[i].kind == NGI_GROUP_ORG &&
            w->view->places[w->plan.groups.items[i].org] == NG_NONE)
            counts[NG_KIND_ORG]++;
    static const ng_kind order[] = {NG_KIND_PERSON, NG_KIND_ORG, NG_KIND_PROJECT, NG_KIND_FORUM};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        add_count(out, counts[order[i]], order[i], &first);
    if (w->view->meetings > 0) {
        ngi_buf_str(out, first ? "" : " · ");
        if (counts[NG_KIND_MEETING] < w->view->meetings) {
            ngi_buf_uint(out, counts[NG_KIND_MEETING]);
            ngi_buf_str(out, " of ");
        }
        count_of(out, w->view->meetings, "meeting", "meetings");
    }
    ng_date_format(w->view->first, first_day);
    ng_date_format(w->view->last, last_day);
    if (*first_day != '\0') {
        ngi_buf_str(out, " · ");
        ngi_buf_str(out, first_day);
        if (strcmp(first_day, last_day) != 0) {
            ngi_buf_str(out, " to ");
            ngi_buf_str(out, last_day);
        }
    }
}

/* What met the filters but not the budget, into w->text; meetings the title tells of. */
static void make_omitted(struct writer *w) {
    bool first = true;
    ngi_buf_clear(&w->text);
    for (size_t kind = 0; kind <= NG_KIND_TOPIC; kind++)
        if (kind != NG_KIND_MEETING && w->view->omitted[kind] > 0) {
            ngi_buf_str(&w->text, first ? "Not shown: " : "");
            add_count(&w->text, w->view->omitted[kind], (ng_kind)kind, &first);
        }
}

static void put_text_row(struct writer *w, ng_text text, const char *font) {
    if (text.size == 0)
        return;
    put(w, "<tr><td align=\"left\"><font ");
    put(w, font);
    put(w, ">");
    ngi_label_html(w->out, text);
    put(w, "</font></td></tr>");
}

static void put_heading(struct writer *w) {
    ng_text title = ngi_buf_view(&w->drawing->title);
    ng_text description = ngi_buf_view(&w->drawing->description);
    size_t title_line = ngi_text_fit(title.data, title.size, TITLE_COLUMNS);
    make_omitted(w);
    ng_text omitted = ngi_buf_view(&w->text);
    double width = text_points((ng_text){title.data, title_line}, 22, true);
    width = fmax(width, text_points(description, 11, false));
    width = fmax(width, text_points(omitted, KEY_POINTS, false));
    put(w, "label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\">"
           "<tr><td align=\"left\" balign=\"left\"><font point-size=\"22\"><b>");
    ngi_label_wrapped(w->out, title, TITLE_COLUMNS, NGI_MAX_LABEL_LINES, "<br/>");
    put(w, "</b></font></td></tr>");
    put_text_row(w, description, "point-size=\"11\" color=\"" NGI_QUIET_INK "\"");
    put_legend(w, width);
    put_text_row(w, omitted, "point-size=\"10\" color=\"" NGI_FAINT_INK "\"");
    put(w, "<tr><td height=\"8\"></td></tr></table>>");
}

/* ---------------------------------------------------------------- all of it */

/* The invisible chain that makes the columns. */
static void put_skeleton(struct writer *w) {
    char name[16];
    put(w, "L [style=invis shape=point width=0]; R [style=invis shape=point width=0];\n"
           "{ rank=same; M [style=invis shape=point width=0];");
    for (size_t i = 0; i < w->plan.centre.count; i++) {
        name_node(w, w->plan.centre.items[i], name);
        put(w, " ");
        put(w, name);
        put(w, ";");
    }
    put(w, " }\nL -- M -- R [style=invis];\n");
    for (size_t i = 0; i < w->plan.members.count; i++) {
        ng_node node = w->plan.members.items[i];
        bool left = w->plan.columns[w->view->places[node]] == NGI_LEFT;
        name_node(w, node, name);
        put(w, left ? name : "M");
        put(w, " -- ");
        put(w, left ? "M" : name);
        put(w, " [style=invis weight=8];\n");
    }
}

static void write_map(struct writer *w) {
    struct ngi_buf body;
    ngi_buf_init(&body, &w->drawing->dot.mem, SIZE_MAX / 4);
    w->out = &body; /* first, for the legend to know what is drawn */
    for (size_t i = 0; i < w->plan.groups.count; i++)
        put_group(w, &w->plan.groups.items[i], i);
    for (size_t i = 0; i < w->plan.centre.count; i++)
        put_centre(w, w->plan.centre.items[i]);
    put_skeleton(w);
    for (size_t i = 0; i < w->lines.count; i++)
        put_line(w, &w->lines.items[i], i);
    w->out = &w->drawing->dot;
    make_title(w);
    make_description(w);
    put(w, "graph notegraph {\ngraph [id=\"map\" class=\"stakeholder-map\" rankdir=LR "
           "bgcolor=\"#FFFFFF\" pad=0.4 nodesep=0.07 ranksep=1.6 splines=true "
           "outputorder=edgesfirst searchsize=100 mclimit=2 fontname=\"" NGI_FONT
           "\" fontcolor=\"" NGI_INK "\" labelloc=t labeljust=l tooltip=\" \" ");
    put_heading(w);
    put(w, "];\nnode [fontname=\"" NGI_FONT "\" fontsize=11 fontcolor=\"" NGI_INK "\"];\n"
           "edge [fontname=\"" NGI_FONT "\" fontsize=9];\n");
    ngi_buf_text(w->out, ngi_buf_view(&body));
    put(w, "}\n");
    w->memory = w->memory && body.status == NG_OK && w->out->status == NG_OK &&
                w->drawing->title.status == NG_OK && w->drawing->description.status == NG_OK;
    ngi_buf_free(&body);
}

ng_status ngi_drawing_make(struct ngi_drawing *drawing, const ng_view *view,
                           const ng_style *style) {
    const ng_allocator *mem = &view->mem;
    *drawing = (struct ngi_drawing){.dot = {.size = 0}};
    ngi_buf_init(&drawing->dot, mem, SIZE_MAX / 4);
    ngi_buf_init(&drawing->title, mem, SIZE_MAX / 4);
    ngi_buf_init(&drawing->description, mem, SIZE_MAX / 4);
    ngi_intern_init(&drawing->ids, mem);
    ngi_intern_init(&drawing->captions, mem);
    struct writer w = {.drawing = drawing, .out = &drawing->dot, .view = view, .graph = view->graph,
                       .style = style, .memory = true};
    ngi_buf_init(&w.text, mem, SIZE_MAX / 4);
    ng_status status = ngi_plan_make(&w.plan, view);
    if (status == NG_OK) {
        gather_lines(&w);
        if (w.memory)
            write_map(&w);
        status = w.memory ? NG_OK : NG_E_NOMEM;
        ngi_plan_free(&w.plan);
    }
    ngi_vec_free(mem, &w.lines);
    ngi_buf_free(&w.text);
    return status;
}

void ngi_drawing_free(struct ngi_drawing *drawing) {
    ngi_vec_free(&drawing->dot.mem, &drawing->caption_of);
    ngi_intern_free(&drawing->ids);
    ngi_intern_free(&drawing->captions);
    ngi_buf_free(&drawing->title);
    ngi_buf_free(&drawing->description);
    ngi_buf_free(&drawing->dot);
}

ng_text ngi_drawing_caption(const struct ngi_drawing *drawing, const char *id, size_t size) {
    uint32_t number = ngi_intern_find(&drawing->ids, id, size);
    return number == NG_NONE ? (ng_text){"", 0}
                             : drawing->captions.texts[drawing->caption_of.items[number]];
}
