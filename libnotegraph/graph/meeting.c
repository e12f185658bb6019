/* SPDX-License-Identifier: MIT
 * meeting.c - the identity of meetings, by the source that their notes were made from. */
#include "graph/meeting.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"

static bool is_extension(const char *dot, size_t size) {
    static const char *const known[] = {".md", ".txt", ".vtt", ".srt", ".json", ".docx", ".eml",
                                        ".msg", ".html", ".m4a", ".mp3", ".mp4", ".wav", ".pdf"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == size && ngi_ascii_same(dot, known[i], size))
            return true;
    return false;
}

/* Adds `name` folded, every run of what is neither letter nor digit made one space. */
static void add_words(struct ngi_buf *out, ng_text name, struct ngi_buf *scratch, size_t *words,
                      bool *digits) {
    ngi_buf_clear(scratch);
    ngi_text_key(scratch, name.data, name.size);
    if (scratch->status != NG_OK)
        out->status = scratch->status;
    ng_text key = ngi_buf_view(scratch);
    bool inside = false;
    *words = 0;
    *digits = false;
    for (size_t at = 0; at < key.size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(key.data, key.size, &at);
        bool digit = ngi_char_is_digit(c);
        if (!digit && !ngi_char_is_letter(c)) {
            inside = false;
            continue;
        }
        if (!inside) {
            if (out->size > 0)
                ngi_buf_char(out, ' ');
            ++*words;
        }
        inside = true;
        *digits = *digits || digit;
        ngi_buf_add(out, key.data + from, at - from);
    }
}

void ngi_meeting_source_key(struct ngi_buf *out, ng_text source_ref, struct ngi_buf *scratch) {
    size_t end = source_ref.size, words;
    bool digits;
    while (end > 0 && source_ref.data[end - 1] == ' ')
        end--;
    size_t begin = end;
    while (begin > 0 && source_ref.data[begin - 1] != '/' && source_ref.data[begin - 1] != '\\')
        begin--;
    size_t stem = end;
    for (size_t i = begin; i < end; i++)
        if (source_ref.data[i] == '.' && is_extension(source_ref.data + i, end - i)) {
            stem = i;
            break;
        }
    ngi_buf_clear(out);
    add_words(out, (ng_text){source_ref.data + begin, stem - begin}, scratch, &words, &digits);
    if (words < 3 && !digits && begin > 0) {
        ngi_buf_clear(out);
        add_words(out, (ng_text){source_ref.data, stem}, scratch, &words, &digits);
    }
}
