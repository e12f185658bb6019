/* SPDX-License-Identifier: MIT
 * task.h - owns the grammar of tasks: `- [c] text @Owner Name 📅 2025-11-08 ⏫ #tag`. */
#ifndef NGI_TASK_H
#define NGI_TASK_H

#include "note/fact.h"

/* Is `item`, the text of a list item, a task? Adds its facts then. *is_task tells; false without
 * memory. `line_text` is the whole line, of which `item` is the end, for columns. */
bool ngi_task_read(struct ngi_fact_writer *writer, ng_text line_text, ng_text item, uint32_t line,
                   bool *is_task);

/* Is the link at `start` of the line a task's owner, `@[[Ann]]`? */
bool ngi_task_owns(ng_text line, size_t start);

/* Does a field of this key, as Dataview names them, say whose the task is? */
bool ngi_task_is_owner_key(ng_text key);

#endif
