/* SPDX-License-Identifier: MIT
 * plan.c - three columns, the two outer ones of about equal height. */
#include "render/plan.h"

#include <stdlib.h>
#include <string.h>

/* A group's height in rows of people. */
enum { HEADER_ROWS = 1, LONGEST_MENTIONED = 14, LONGEST_LOOSE = 24 };

ng_node ngi_plan_employer(const ng_graph *graph, ng_node person) {
    ng_node best = NG_NONE;
    uint32_t weight = 0;
    for (size_t i = 0; i < ng_node_edge_count(graph, person); i++) {
        const struct ngi_edge *e = &graph->edges[ng_node_edge(graph, person, i)];
        if (e->relation == NG_REL_WORKS_AT && e->source == person && e->weight > weight) {
            best = e->target;
            weight = e->weight;
        }
    }
    return best;
}

static ng_kind kind_of(const ng_view *view, ng_node node) {
    return (ng_kind)view->graph->nodes[node].kind;
}

struct member { /* of a group, while they are gathered */
    uint32_t group_key; /* the employer, or one of the two below */
    uint32_t place;
};

#define LOOSE_KEY (NG_NONE - 1)
#define MENTIONED_KEY NG_NONE

static int by_group(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    if (a->group_key != b->group_key)
        return a->group_key < b->group_key ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool is_employer_here(const ng_view *view, ng_node org) {
    for (size_t i = 0; i < view->nodes.count; i++)
        if (kind_of(view, view->nodes.items[i].node) == NG_KIND_PERSON &&
            ngi_plan_employer(view->graph, view->nodes.items[i].node) == org)
            return true;
    return false;
}

/* Does anybody here have to do with it? A project that is only mentioned is no middle of anything. */
static bool has_people(const ng_view *view, ng_node node) {
    for (size_t i = 0; i < view->edges.count; i++) {
        const struct ngi_view_edge *e = &view->edges.items[i];
        if ((e->source == node && kind_of(view, e->target) == NG_KIND_PERSON) ||
            (e->target == node && kind_of(view, e->source) == NG_KIND_PERSON))
            return true;
    }
    return false;
}

static bool add_centre(struct ngi_plan *plan, size_t place) {
    ng_node *added = ngi_vec_push(&plan->mem, &plan->centre);
    if (added == NULL)
        return false;
    *added = plan->view->nodes.items[place].node;
    plan->columns[place] = NGI_CENTRE;
    plan->drawn[place] = true;
    return true;
}

/* Tells the groups' members from what stands in the centre. */
static bool sort_out(struct ngi_plan *plan, struct member *members, size_t *count) {
    const ng_view *view = plan->view;
    *count = 0;
    for (size_t place = 0; place < view->nodes.count; place++) {
        ng_node node = view->nodes.items[place].node;
        ng_kind kind = kind_of(view, node);
        bool focus = view->nodes.items[place].is_focus;
        ng_node employer = NG_NONE;
        if (kind == NG_KIND_PERSON && !focus)
            employer = ngi_plan_employer(view->graph, node);
        if (kind == NG_KIND_ORG && is_employer_here(view, node))
            continue; /* it is a group */
        bool matter = (kind == NG_KIND_PROJECT || kind == NG_KIND_FORUM) && has_people(view, node);
        if (focus || matter || kind == NG_KIND_MEETING) {
            if (!add_centre(plan, place))
                return false;
            continue;
        }
        uint32_t key = kind != NG_KIND_PERSON ? MENTIONED_KEY
                       : employer == NG_NONE  ? LOOSE_KEY
                                              : employer;
        members[(*count)++] = (struct member){key, (uint32_t)place};
        plan->drawn[place] = true;
    }
    if (*count > 1)
        qsort(members, *count, sizeof *members, by_group);
    return true;
}

/* Makes groups of what has the same key; long ones of no organisation are cut in two. */
static bool make_groups(struct ngi_plan *plan, const struct member *members, size_t count) {
    const ng_view *view = plan->view;
    for (size_t from = 0, end; from < count; from = end) {
        uint32_t key = members[from].group_key;
        for (end = from; end < count && members[end].group_key == key;)
            end++;
        size_t longest = key == MENTIONED_KEY ? LONGEST_MENTIONED : LONGEST_LOOSE;
        bool divide = key >= LOOSE_KEY && (end - from > longest / 2 || key == LOOSE_KEY) &&
                      end - from > 3;
        size_t parts = divide ? 2 : 1;
        for (size_t part = 0; part < parts; part++) {
            struct ngi_group *group = ngi_vec_push(&plan->mem, &plan->groups);
            if (group == NULL)
                return false;
            *group = (struct ngi_group){
                .kind = key == MENTIONED_KEY ? NGI_GROUP_MENTIONED
                        : key == LOOSE_KEY   ? NGI_GROUP_LOOSE
                                             : NGI_GROUP_ORG,
                .org = key,
                .first = plan->members.count,
            };
            if (group->kind == NGI_GROUP_ORG) {
                group->is_home = view->graph->nodes[key].is_home;
                group->is_focus = view->places[key] != NG_NONE &&
                                  view->nodes.items[view->places[key]].is_focus;
            }
            for (size_t i = from + part; i < end; i += parts) {
                ng_node *added = ngi_vec_push(&plan->mem, &plan->members);
                if (added == NULL)
                    return false;
                *added = view->nodes.items[members[i].place].node;
                plan->groups.items[plan->groups.count - 1].count++;
            }
        }
    }
    return true;
}

/* The order of placing: home, focus, the other organisations from the largest down, then those
 * without one. */
static int by_weight(const void *left, const void *right) {
    const struct ngi_group *a = left, *b = right;
    if (a->is_home != b->is_home)
        return a->is_home ? -1 : 1;
    if (a->is_focus != b->is_focus)
        return a->is_focus ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static void place_groups(struct ngi_plan *plan) {
    size_t left = 0, right = 0;
    if (plan->groups.count > 1)
        qsort(plan->groups.items, plan->groups.count, sizeof *plan->groups.items, by_weight);
    for (size_t i = 0; i < plan->groups.count; i++) {
        struct ngi_group *group = &plan->groups.items[i];
        size_t rows = HEADER_ROWS + group->count;
        bool to_left = group->is_home || (!group->is_focus && left <= right);
        group->column = to_left ? NGI_LEFT : NGI_RIGHT;
        *(to_left ? &left : &right) += rows;
        for (size_t m = 0; m < group->count; m++) {
            ng_node node = plan->members.items[group->first + m];
            plan->columns[plan->view->places[node]] = group->column;
        }
    }
}

static int centre_class(const struct ngi_plan *plan, ng_node node) {
    if (plan->view->nodes.items[plan->view->places[node]].is_focus)
        return 0;
    return kind_of(plan->view, node) == NG_KIND_MEETING ? 2 : 1;
}

/* Focus, then projects by rank, then meetings from the latest back. Insertion: the list is short,
 * and the plan is needed to compare. */
static void sort_centre(struct ngi_plan *plan) {
    ng_node *list = plan->centre.items;
    for (size_t i = 1; i < plan->centre.count; i++)
        for (size_t j = i; j > 0; j--) {
            int a = centre_class(plan, list[j - 1]), b = centre_class(plan, list[j]);
            ng_date p = plan->view->graph->nodes[list[j - 1]].date;
            ng_date q = plan->view->graph->nodes[list[j]].date;
            if (a < b || (a == b && (a != 2 || p >= q)))
                break;
            ng_node swap = list[j - 1];
            list[j - 1] = list[j];
            list[j] = swap;
        }
}

ng_status ngi_plan_make(struct ngi_plan *plan, const ng_view *view) {
    size_t places = view->nodes.count, count = 0;
    *plan = (struct ngi_plan){.mem = view->mem, .view = view, .place_count = places};
    plan->columns = ngi_alloc_zero(&plan->mem, places, sizeof *plan->columns);
    plan->drawn = ngi_alloc_zero(&plan->mem, places, sizeof *plan->drawn);
    struct member *members = ngi_alloc_zero(&plan->mem, places, sizeof *members);
    bool memory = places == 0 || (plan->columns != NULL && plan->drawn != NULL && members != NULL);
    memory = memory && sort_out(plan, members, &count) && make_groups(plan, members, count);
    ngi_release(&plan->mem, members, places * sizeof *members);
    if (!memory) {
        ngi_plan_free(plan);
        return NG_E_NOMEM;
    }
    place_groups(plan);
    sort_centre(plan);
    return NG_OK;
}

void ngi_plan_free(struct ngi_plan *plan) {
    ngi_vec_free(&plan->mem, &plan->groups);
    ngi_vec_free(&plan->mem, &plan->members);
    ngi_vec_free(&plan->mem, &plan->centre);
    ngi_release(&plan->mem, plan->columns, plan->place_count * sizeof *plan->columns);
    ngi_release(&plan->mem, plan->drawn, plan->place_count * sizeof *plan->drawn);
    plan->columns = NULL;
    plan->drawn = NULL;
    plan->place_count = 0;
}
