/* SPDX-License-Identifier: MIT
 * plan.h - owns where things go on a map of three columns: organisations with their people on the
 * left and on the right, what they meet about between them. */
#ifndef NGI_PLAN_H
#define NGI_PLAN_H

#include "view/view.h"

enum ngi_column { NGI_LEFT, NGI_CENTRE, NGI_RIGHT };

enum ngi_group_kind {
    NGI_GROUP_ORG,      /* an organisation with its people */
    NGI_GROUP_LOOSE,    /* people whose organisation is not known */
    NGI_GROUP_MENTIONED /* organisations without people here, and things of other kinds */
};

struct ngi_group {
    enum ngi_group_kind kind;
    ng_node org; /* of NGI_GROUP_ORG */
    enum ngi_column column;
    bool is_home, is_focus;
    size_t first, count; /* its members in ngi_plan.members */
};

struct ngi_plan {
    ng_allocator mem;
    const ng_view *view;
    NGI_VEC(struct ngi_group) groups;
    NGI_VEC(ng_node) members; /* by group, best ranked first */
    NGI_VEC(ng_node) centre;  /* focus, projects and forums, then meetings, latest first */
    enum ngi_column *columns; /* by place in the view */
    bool *drawn;              /* by place: as a box of its own (an organisation may be a group) */
    size_t place_count;
};

/* NG_OK or NG_E_NOMEM. O(n log n + m). */
ng_status ngi_plan_make(struct ngi_plan *plan, const ng_view *view);
void ngi_plan_free(struct ngi_plan *plan);

/* The organisation that a person works for, as most notes say; NG_NONE if none does. */
ng_node ngi_plan_employer(const ng_graph *graph, ng_node person);

#endif
