/* SPDX-License-Identifier: MIT
 * cmd_config.h - owns the command `config`: the schema in effect, as a file. */
#ifndef TOOL_CMD_CONFIG_H
#define TOOL_CMD_CONFIG_H

#include "opts.h"

enum exit_status cmd_config(const struct opts *opts);

#endif
