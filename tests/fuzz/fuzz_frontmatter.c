/* SPDX-License-Identifier: MIT
 * fuzz_frontmatter.c - any bytes as the beginning of a note. */
#include "note/frontmatter.h"

#include "target.h"

static ng_status read_front(struct ngi_fact_writer *writer, ng_text text, void *extra) {
    size_t body = SIZE_MAX;
    uint32_t body_line = 0;
    ng_status status = ngi_frontmatter_read(writer, text, &body, &body_line);
    (void)extra;
    MUST(body <= text.size);
    uint32_t line = 1;
    for (size_t i = 0; i < body; i++)
        line += text.data[i] == '\n';
    /* A last line without a line end is over, too, when the front matter is. */
    MUST(body_line == line || (body == text.size && body_line == line + 1));
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    target_begin(&target);
    target_read(&target.mem, read_front, (const char *)data, size, NULL);
    target_end(&target);
    return 0;
}
