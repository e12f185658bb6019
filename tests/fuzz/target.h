/* SPDX-License-Identifier: MIT
 * target.h - owns what fuzz targets share: an allocator that keeps accounts, and what must be true
 * of facts and positions whatever the input is. */
#ifndef TARGET_H
#define TARGET_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/ledger.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "note/fact.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Says what was wrong and stops, which is how a fuzzer is told. */
#define MUST(condition)                                                                       \
    do {                                                                                      \
        if (!(condition)) {                                                                   \
            (void)fprintf(stderr, "# %s:%d: not true: %s\n", __FILE__, __LINE__, #condition); \
            abort();                                                                          \
        }                                                                                     \
    } while (0)

struct target {
    struct ledger ledger;
    ng_allocator mem;
};

static inline void target_begin(struct target *target) {
    target->mem = ledger_allocator(&target->ledger);
}

static inline void target_end(const struct target *target) {
    MUST(target->ledger.blocks == 0);
    MUST(target->ledger.bytes == 0);
}

/* ---------------------------------------------------------------- text and positions */

/* Valid UTF-8 with nothing in it that moves a cursor, ends a line or turns text around. */
static inline void target_shown(const char *data, size_t size) {
    MUST(data != NULL);
    MUST(data[size] == '\0');
    MUST(ngi_utf8_valid(data, size));
    for (size_t at = 0; at < size;) {
        uint32_t c = ngi_utf8_next(data, size, &at);
        MUST(c >= 0x20 && !(c >= 0x7F && c < 0xA0));
        MUST(c != 0x2028 && c != 0x2029 && c != 0xFEFF);
        MUST(!(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069));
    }
}

/* The same for text that went through cleaning: doing it again changes nothing. */
static inline void target_clean(const ng_allocator *mem, ng_text text) {
    struct ngi_buf again;
    target_shown(text.data, text.size);
    ngi_buf_init(&again, mem, SIZE_MAX / 2);
    ngi_text_clean(&again, text.data, text.size);
    MUST(again.status == NG_OK && again.size == text.size);
    MUST(text.size == 0 || memcmp(again.data, text.data, text.size) == 0);
    ngi_buf_free(&again);
}

/* Lines count from 1; the one behind the last line end counts, and so does the place behind the
 * last character of a line. */
static inline void target_place(const char *data, size_t size, uint32_t line, uint32_t column) {
    size_t start = 0, end;
    MUST(line >= 1 && column >= 1);
    for (uint32_t at = 1; at < line; at++) {
        const char *newline = start < size ? memchr(data + start, '\n', size - start) : NULL;
        MUST(newline != NULL);
        start = (size_t)(newline - data) + 1;
    }
    const char *newline = start < size ? memchr(data + start, '\n', size - start) : NULL;
    end = newline == NULL ? size : (size_t)(newline - data);
    MUST(column <= (start < end ? ngi_utf8_count(data + start, end - start) : 0) + 1);
}

/* ---------------------------------------------------------------- facts */

/* What is true of the facts of the note `data`, which stand at `first` and `count` on. */
static inline void target_facts(const ng_notes *notes, size_t first, size_t count, const char *data,
                                size_t size) {
    uint32_t line = 1;
    for (size_t i = first; i < first + count; i++) {
        const struct ngi_fact *fact = &notes->facts.items[i];
        const ng_text *texts = notes->texts.texts;
        MUST(fact->kind <= NG_FACT_TAG);
        MUST(fact->key < notes->texts.count && fact->value < notes->texts.count);
        MUST(fact->target < notes->texts.count);
        if (fact->kind != NG_FACT_TASK || strcmp(texts[fact->key].data, " ") != 0)
            target_clean(&notes->mem, texts[fact->key]);
        target_clean(&notes->mem, texts[fact->value]);
        target_clean(&notes->mem, texts[fact->target]);
        target_place(data, size, fact->line, fact->column);
        MUST(fact->line >= line); /* in the order in which they stand */
        line = fact->line;
    }
}

/* `data`: of the note that all findings are about. */
static inline void target_findings(const struct ngi_findings *findings, const char *data,
                                   size_t size) {
    for (size_t i = 0; i < findings->list.count; i++) {
        const ng_finding *finding = &findings->list.items[i];
        MUST(*finding->code != '\0' && *finding->text != '\0');
        target_shown(finding->text, strlen(finding->text));
        target_shown(finding->path, strlen(finding->path));
        if (finding->line > 0)
            target_place(data, size, finding->line, finding->column);
    }
}

/* A parser that writes facts. */
typedef ng_status (*target_reader)(struct ngi_fact_writer *writer, ng_text text, void *extra);

/* Runs it over the bytes and looks at what it found. */
static inline void target_read(const ng_allocator *mem, target_reader read, const char *data,
                               size_t size, void *extra) {
    ng_notes notes;
    struct ngi_fact_writer writer = {.notes = &notes, .path = "Note.md"};
    uint32_t empty;
    memset(&notes, 0, sizeof notes);
    notes.mem = *mem;
    ngi_intern_init(&notes.texts, mem);
    ngi_findings_init(&notes.findings, mem);
    MUST(ngi_intern_add(&notes.texts, "", 0, &empty));
    ngi_buf_init(&writer.repaired, mem, NGI_MAX_VALUE_BYTES * 4);
    ngi_buf_init(&writer.cleaned, mem, NGI_MAX_VALUE_BYTES * 4);
    MUST(read(&writer, (ng_text){data, size}, extra) == NG_OK);
    target_facts(&notes, 0, notes.facts.count, data, size);
    target_findings(&notes.findings, data, size);
    ngi_buf_free(&writer.repaired);
    ngi_buf_free(&writer.cleaned);
    ngi_vec_free(mem, &notes.facts);
    ngi_intern_free(&notes.texts);
    ngi_findings_free(&notes.findings);
}

#endif
