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
    int order;          /* of kinds within what is only mentioned */
    uint32_t place;
};

#define LOOSE_KEY (NG_NONE - 1)
#define MENTIONED_KEY NG_NONE

static int by_group(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    if (a->group_key != b->group_key)
        return a->group_key < b->group_key ? -1 : 1;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* What there is to know of each place before it can be put anywhere. */
struct trait {
    bool is_employer; /* of somebody here */
    bool has_people;  /* a project that nobody here has to do with is no middle of anything */
    bool has_meeting; /* that is shown and is about it */
};

static void find_traits(struct trait *traits, const ng_view *view) {
    for (size_t i = 0; i < view->nodes.count; i++) {
        ng_node node = view->nodes.items[i].node, employer = NG_NONE;
        if (kind_of(view, node) == NG_KIND_PERSON)
            employer = ngi_plan_employer(view->graph, node);
        if (employer != NG_NONE && view->places[employer] != NG_NONE)
            traits[view->places[employer]].is_employer = true;
    }
    for (size_t i = 0; i < view->edges.count; i++) {
        const struct ngi_view_edge *e = &view->edges.items[i];
        if (kind_of(view, e->source) == NG_KIND_PERSON)
            traits[view->places[e->target]].has_people = true;
        if (kind_of(view, e->target) == NG_KIND_PERSON)
            traits[view->places[e->source]].has_people = true;
        if (kind_of(view, e->source) == NG_KIND_MEETING &&
            (e->relation == NG_REL_ABOUT || e->relation == NG_REL_PART_OF))
            traits[view->places[e->target]].has_meeting = true;
    }
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
static bool sort_out(struct ngi_plan *plan, const struct trait *traits, struct member *members,
                     size_t *count) {
    const ng_view *view = plan->view;
    *count = 0;
    for (size_t place = 0; place < view->nodes.count; place++) {
        ng_node node = view->nodes.items[place].node;
        ng_kind kind = kind_of(view, node);
        bool focus = view->nodes.items[place].is_focus;
        ng_node employer = NG_NONE;
        if (kind == NG_KIND_PERSON && !focus)
            employer = ngi_plan_employer(view->graph, node);
        if (kind == NG_KIND_ORG && traits[place].is_employer)
            continue; /* it is a group */
        bool matter = (kind == NG_KIND_PROJECT || kind == NG_KIND_FORUM) &&
                      (traits[place].has_people || traits[place].has_meeting);
        if (focus || matter || kind == NG_KIND_MEETING) {
            if (!add_centre(plan, place))
                return false;
            continue;
        }
        uint32_t key = kind != NG_KIND_PERSON ? MENTIONED_KEY
                       : employer == NG_NONE  ? LOOSE_KEY
                                              : employer;
        int order = key != MENTIONED_KEY ? 0 : kind == NG_KIND_ORG ? 1 : kind != NG_KIND_UNKNOWN ? 2 : 3;
        members[(*count)++] = (struct member){key, order, (uint32_t)place};
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

struct centre_key {
    int class; /* focus, matters, meetings */
    ng_date date;
    uint32_t place;
    ng_node node;
};

static int by_class(const void *left, const void *right) {
    const struct centre_key *a = left, *b = right;
    if (a->class != b->class)
        return a->class < b->class ? -1 : 1;
    if (a->class == 2 && a->date != b->date)
        return a->date > b->date ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* Focus, then projects by rank, then meetings from the latest back. */
static bool sort_centre(struct ngi_plan *plan) {
    size_t count = plan->centre.count;
    struct centre_key *keys = ngi_alloc_zero(&plan->mem, count, sizeof *keys);
    if (keys == NULL)
        return count == 0;
    for (size_t i = 0; i < count; i++) {
        ng_node node = plan->centre.items[i];
        uint32_t place = plan->view->places[node];
        int class = plan->view->nodes.items[place].is_focus          ? 0
                    : kind_of(plan->view, node) == NG_KIND_MEETING ? 2
                                                                     : 1;
        keys[i] = (struct centre_key){class, plan->view->graph->nodes[node].date, place, node};
    }
    qsort(keys, count, sizeof *keys, by_class);
    for (size_t i = 0; i < count; i++)
        plan->centre.items[i] = keys[i].node;
    ngi_release(&plan->mem, keys, count * sizeof *keys);
    return true;
}

ng_status ngi_plan_make(struct ngi_plan *plan, const ng_view *view) {
    size_t places = view->nodes.count, count = 0;
    *plan = (struct ngi_plan){.mem = view->mem, .view = view, .place_count = places};
    plan->columns = ngi_alloc_zero(&plan->mem, places, sizeof *plan->columns);
    plan->drawn = ngi_alloc_zero(&plan->mem, places, sizeof *plan->drawn);
    struct member *members = ngi_alloc_zero(&plan->mem, places, sizeof *members);
    struct trait *traits = ngi_alloc_zero(&plan->mem, places, sizeof *traits);
    bool memory = places == 0 || (plan->columns != NULL && plan->drawn != NULL &&
                                  members != NULL && traits != NULL);
    if (memory) {
        find_traits(traits, view);
        memory = sort_out(plan, traits, members, &count) && make_groups(plan, members, count) &&
                 sort_centre(plan);
    }
    ngi_release(&plan->mem, members, places * sizeof *members);
    ngi_release(&plan->mem, traits, places * sizeof *traits);
    if (!memory) {
        ngi_plan_free(plan);
        return NG_E_NOMEM;
    }
    place_groups(plan);
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
