/* SPDX-License-Identifier: MIT
 * fuzz_repair.c - any bytes as double-encoded text. */
#include "target.h"

#include "base/repair.h"
#include "base/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    struct ngi_buf whole, pieces;
    struct ngi_repair repair;
    ng_text text = {(const char *)data, size}, character;
    bool is_repaired;
    size_t count = 0;
    target_begin(&target);
    ngi_buf_init(&whole, &target.mem, size + 1);
    ngi_buf_init(&pieces, &target.mem, size + 1);
    ngi_repair_begin(&repair, text.data, size);
    for (size_t from = 0; ngi_repair_next(&repair, &character, &is_repaired); from = repair.at) {
        size_t used = repair.at - from;
        MUST(repair.at > from && repair.at <= size && character.size > 0);
        /* What is repaired gets no longer, of ASCII nothing is; all else stays. */
        MUST(is_repaired ? character.size <= used : character.size == used);
        MUST(is_repaired || memcmp(character.data, text.data + from, used) == 0);
        for (size_t i = from; is_repaired && i < repair.at; i++)
            MUST((unsigned char)text.data[i] >= 0x80);
        MUST(!is_repaired || ngi_utf8_valid(character.data, character.size));
        count += is_repaired;
        ngi_buf_text(&pieces, character);
    }
    MUST(ngi_repair(&whole, text.data, size) == count);
    MUST(whole.status == NG_OK && pieces.status == NG_OK && whole.size == pieces.size);
    MUST(memcmp(ngi_buf_view(&whole).data, ngi_buf_view(&pieces).data, whole.size) == 0);
    ngi_buf_free(&pieces);
    ngi_buf_free(&whole);
    target_end(&target);
    return 0;
}
