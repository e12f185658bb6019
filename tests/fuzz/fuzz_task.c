/* SPDX-License-Identifier: MIT
 * fuzz_task.c - any bytes as lines, the end of each behind its first `-` as a task. */
#include "note/task.h"

#include "base/unicode.h"
#include "target.h"

static ng_status read_tasks(struct ngi_fact_writer *writer, ng_text text, void *extra) {
    uint32_t number = 1;
    (void)extra;
    for (size_t at = 0; at < text.size; number++) {
        const char *start = text.data + at, *newline = memchr(start, '\n', text.size - at);
        size_t size = newline == NULL ? text.size - at : (size_t)(newline - start);
        const char *bullet = memchr(start, '-', size);
        size_t skip = bullet == NULL ? 0 : (size_t)(bullet - start) + 1;
        while (bullet != NULL && skip < size && start[skip] == ' ')
            skip++;
        bool is_task;
        size_t facts = writer->notes->facts.count;
        ng_text line = {start, size}, item = {start + skip, size - skip};
        if (!ngi_task_read(writer, line, item, number, &is_task))
            return NG_E_NOMEM;
        MUST(is_task == (writer->notes->facts.count > facts));
        MUST(!is_task || writer->notes->facts.items[facts].kind == NG_FACT_TASK);
        for (size_t i = facts, before = 0; i < writer->notes->facts.count; i++) {
            size_t column = writer->notes->facts.items[i].column;
            MUST(column > before && column <= ngi_utf8_count(start, size));
            before = column;
        }
        at += size + 1;
    }
    return NG_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    target_begin(&target);
    target_read(&target.mem, read_tasks, (const char *)data, size, NULL);
    target_end(&target);
    return 0;
}
