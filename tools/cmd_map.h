/* SPDX-License-Identifier: MIT
 * cmd_map.h - owns the command `map`: from a vault to pictures and JSON. */
#ifndef TOOL_CMD_MAP_H
#define TOOL_CMD_MAP_H

#include "opts.h"

enum exit_status cmd_map(const struct opts *opts);

#endif
