/* SPDX-License-Identifier: MIT
 * cmd_suggest.h - owns the command `suggest`: what the notes leave open, and the lines that
 * settle it. */
#ifndef TOOL_CMD_SUGGEST_H
#define TOOL_CMD_SUGGEST_H

#include "opts.h"

enum exit_status cmd_suggest(const struct opts *opts);

#endif
