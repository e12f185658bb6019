/* SPDX-License-Identifier: MIT
 * orgs.h - owns which names of organisations may be one: "Acme" and "Acme Inc.". */
#ifndef NGI_ORGS_H
#define NGI_ORGS_H

#include "graph/people.h"

/* Adds proposals. False without memory. O(n log n). */
bool ngi_orgs_propose(ng_builder *builder, ngi_proposals *out);

#endif
