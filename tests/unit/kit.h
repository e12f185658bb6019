/* SPDX-License-Identifier: MIT
 * kit.h - owns what unit tests share: a context on an allocator that keeps accounts, facts and
 * findings as lines of text, comparing in tables. */
#ifndef KIT_H
#define KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/ctx.h"
#include "base/limits.h"
#include "ledger.h"
#include "note/fact.h"

struct kit {
    struct ledger ledger;
    ng_allocator mem;
    ng_ctx *ctx;
    struct ngi_buf out;     /* what a test looks at */
    struct ngi_buf scratch; /* for functions that want one */
};

static struct kit kit_of_this_program;

static inline int kit_setup(void **state) {
    struct kit *kit = &kit_of_this_program;
    kit->mem = ledger_allocator(&kit->ledger);
    ngi_buf_init(&kit->out, &kit->mem, SIZE_MAX / 2);
    ngi_buf_init(&kit->scratch, &kit->mem, SIZE_MAX / 2);
    *state = kit;
    return ng_ctx_new(&kit->ctx, &kit->mem) == NG_OK ? 0 : -1;
}

/* Every test releases what it took: this is where a leak shows. */
static inline int kit_teardown(void **state) {
    struct kit *kit = *state;
    ngi_buf_free(&kit->out);
    ngi_buf_free(&kit->scratch);
    ng_ctx_free(kit->ctx);
    if (kit->ledger.blocks == 0 && kit->ledger.bytes == 0)
        return 0;
    print_error("%zu blocks with %zu bytes were not released\n", kit->ledger.blocks,
                kit->ledger.bytes);
    return -1;
}

#define KIT_TEST(test) cmocka_unit_test_setup_teardown(test, kit_setup, kit_teardown)

static inline ng_text kit_text(const char *text) {
    return (ng_text){text, strlen(text)};
}

/* Initialises an ng_text with a literal that may have NUL bytes in it. */
#define KIT_BYTES(literal) \
    { (literal), sizeof(literal) - 1 }

/* What was written to kit->out, which it must have had the memory for. */
static inline const char *kit_out(const struct kit *kit) {
    assert_int_equal(kit->out.status, NG_OK);
    return ngi_buf_view(&kit->out).data;
}

/* Says which row of a table it was. */
static inline void kit_same(const char *row, const char *expected, const char *got) {
    if (strcmp(expected, got) != 0)
        fail_msg("for:\n%s\nexpected:\n%s\ngot:\n%s", row, expected, got);
}

static inline void kit_same_out(const struct kit *kit, const char *row, const char *expected) {
    kit_same(row, expected, kit_out(kit));
}

/* ---------------------------------------------------------------- facts */

static inline void kit_add_place(struct ngi_buf *out, uint32_t line, uint32_t column) {
    ngi_buf_str(out, " @");
    ngi_buf_uint(out, line);
    ngi_buf_char(out, ':');
    ngi_buf_uint(out, column);
    ngi_buf_char(out, '\n');
}

/* `FIELD participants=Ann @3:5`, of a link `LINK Notes=Ann -> People/Ann @9:1`, and then findings:
 * `! duplicate-key @4:1`. */
static inline void kit_print_facts(struct ngi_buf *out, const ng_notes *notes) {
    static const char *const kinds[] = {"FIELD", "HEADER", "HEADING",   "ITEM",
                                        "LINK",  "TASK",   "TASK_FIELD",
                                        "INLINE", "TAG"};
    for (size_t i = 0; i < notes->facts.count; i++) {
        const struct ngi_fact *fact = &notes->facts.items[i];
        ngi_buf_str(out, kinds[fact->kind]);
        ngi_buf_char(out, ' ');
        ngi_buf_text(out, notes->texts.texts[fact->key]);
        ngi_buf_char(out, '=');
        ngi_buf_text(out, notes->texts.texts[fact->value]);
        if (fact->target != 0) {
            ngi_buf_str(out, " -> ");
            ngi_buf_text(out, notes->texts.texts[fact->target]);
        }
        kit_add_place(out, fact->line, fact->column);
    }
    for (size_t i = 0; i < notes->findings.list.count; i++) {
        const ng_finding *finding = &notes->findings.list.items[i];
        ngi_buf_str(out, "! ");
        ngi_buf_str(out, finding->code);
        kit_add_place(out, finding->line, finding->column);
    }
}

/* A parser that writes facts, and whatever else it wants said to `out`. */
typedef ng_status (*kit_reader)(struct ngi_fact_writer *writer, ng_text text, struct ngi_buf *out,
                                void *extra);

/* Replaces kit->out by the facts that `read` finds in `text`. */
static inline void kit_read_facts(struct kit *kit, kit_reader read, ng_text text, void *extra) {
    ng_notes notes;
    struct ngi_fact_writer writer = {.notes = &notes, .path = "Note.md"};
    uint32_t empty;
    memset(&notes, 0, sizeof notes);
    notes.mem = kit->mem;
    ngi_intern_init(&notes.texts, &kit->mem);
    ngi_findings_init(&notes.findings, &kit->mem);
    assert_true(ngi_intern_add(&notes.texts, "", 0, &empty));
    ngi_buf_init(&writer.repaired, &kit->mem, NGI_MAX_VALUE_BYTES * 4);
    ngi_buf_init(&writer.cleaned, &kit->mem, NGI_MAX_VALUE_BYTES * 4);
    ngi_buf_clear(&kit->out);
    ng_status status = read(&writer, text, &kit->out, extra);
    kit_print_facts(&kit->out, &notes);
    ngi_buf_free(&writer.repaired);
    ngi_buf_free(&writer.cleaned);
    ngi_intern_free(&notes.texts);
    ngi_findings_free(&notes.findings);
    ngi_vec_free(&kit->mem, &notes.facts);
    assert_int_equal(status, NG_OK);
}

#endif
