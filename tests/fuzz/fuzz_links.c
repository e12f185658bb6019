/* SPDX-License-Identifier: MIT
 * fuzz_links.c - any bytes as a line with links. */
#include "note/links.h"

#include "target.h"

/* Is it a piece of the line, or (decoded) of the scratch buffer? */
static bool is_lent(ng_text text, ng_text line, ng_text scratch) {
    bool in_line = text.data >= line.data && text.data + text.size <= line.data + line.size;
    return in_line ||
           (text.data >= scratch.data && text.data + text.size <= scratch.data + scratch.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    struct ngi_buf scratch;
    struct ngi_link link;
    ng_text line = {(const char *)data, size};
    target_begin(&target);
    ngi_buf_init(&scratch, &target.mem, size + 1);
    for (size_t from = 0; ngi_link_next(line.data, size, from, &scratch, &link);) {
        MUST(scratch.status == NG_OK);
        MUST(link.start >= from && link.size >= 5 && link.start + link.size <= size);
        MUST(link.target.size > 0 && link.display.size > 0);
        MUST(is_lent(link.target, line, ngi_buf_view(&scratch)));
        MUST(is_lent(link.display, line, ngi_buf_view(&scratch)));
        from = link.start + link.size;
        ng_text whole = {line.data + link.start, link.size};
        struct ngi_link same;
        struct ngi_buf other;
        ngi_buf_init(&other, &target.mem, size + 1);
        /* What is found is found alone, too. */
        MUST(ngi_link_whole(whole, &other, &same) && same.target.size == link.target.size);
        MUST(memcmp(same.target.data, link.target.data, link.target.size) == 0);
        ngi_buf_free(&other);
    }
    ngi_buf_free(&scratch);
    target_end(&target);
    return 0;
}
