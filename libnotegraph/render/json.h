/* SPDX-License-Identifier: MIT
 * json.h - owns the JSON form of a view; docs/json.md describes it. */
#ifndef NGI_JSON_H
#define NGI_JSON_H

#include "render/output.h"
#include "view/view.h"

/* Writes the view's nodes, the graph's edges among them, and all findings. */
void ngi_json_write(struct ngi_output *out, const ng_view *view);

#endif
