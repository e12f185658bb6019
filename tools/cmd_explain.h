/* SPDX-License-Identifier: MIT
 * cmd_explain.h - owns the command `explain`: why a name is read as it is, or why two are
 * one or not. */
#ifndef TOOL_CMD_EXPLAIN_H
#define TOOL_CMD_EXPLAIN_H

#include "opts.h"

enum exit_status cmd_explain(const struct opts *opts);

#endif
