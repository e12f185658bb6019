/* SPDX-License-Identifier: MIT
 * notes.c - reading a vault: each file's bytes to facts, in the order of their paths. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "note/body.h"
#include "note/fact.h"
#include "note/frontmatter.h"
#include "vault/vault.h"

static ng_notes *new_notes(ng_ctx *ctx) {
    ng_notes *notes = ngi_alloc_zero(&ctx->mem, 1, sizeof *notes);
    if (notes == NULL)
        return NULL;
    uint32_t empty;
    notes->mem = ctx->mem;
    ngi_intern_init(&notes->texts, &ctx->mem);
    ngi_findings_init(&notes->findings, &ctx->mem);
    if (!ngi_intern_add(&notes->texts, "", 0, &empty)) {
        ng_notes_free(notes);
        return NULL;
    }
    return notes;
}

void ng_notes_free(ng_notes *notes) {
    if (notes == NULL)
        return;
    ng_allocator mem = notes->mem;
    ngi_intern_free(&notes->texts);
    ngi_findings_free(&notes->findings);
    ngi_vec_free(&mem, &notes->facts);
    ngi_vec_free(&mem, &notes->notes);
    ngi_release(&mem, notes, sizeof *notes);
}

/* Where the first undecodable byte stands. */
static void first_invalid(ng_text text, uint32_t *line, uint32_t *column) {
    size_t line_start = 0;
    *line = 1;
    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(text.data, text.size, &at);
        if (c == 0xFFFD && at == from + 1) {
            *column = (uint32_t)ngi_utf8_count(text.data + line_start, from - line_start) + 1;
            return;
        }
        if (c == '\n') {
            line_start = at;
            ++*line;
        }
    }
    *column = 0;
}

static ng_status read_text(struct ngi_fact_writer *writer, const ng_schema *schema, ng_text text,
                           bool cut) {
    if (cut && !ngi_fact_finding(writer, NG_FAULT, "too-large", 0, 0,
                                 "the note is larger than 16 MiB; the rest was not read"))
        return NG_E_NOMEM;
    if (!ngi_utf8_valid(text.data, text.size)) {
        uint32_t line, column;
        first_invalid(text, &line, &column);
        if (!ngi_fact_finding(writer, NG_WARNING, "invalid-utf8", line, column,
                              "not UTF-8 here; undecodable bytes are read as U+FFFD"))
            return NG_E_NOMEM;
    }
    size_t body;
    uint32_t body_line;
    ng_status status = ngi_frontmatter_read(writer, text, &body, &body_line);
    if (status != NG_OK)
        return status;
    return ngi_body_read(writer, schema, (ng_text){text.data + body, text.size - body}, body_line);
}

static ng_status read_note(ng_notes *notes, const ng_vault *vault, const ng_schema *schema,
                           size_t index, struct ngi_fact_writer *writer, struct ngi_buf *file) {
    ng_text path = ng_vault_file_path(vault, index);
    uint32_t number;
    if (!ngi_intern_add(&notes->texts, path.data, path.size, &number))
        return NG_E_NOMEM;
    struct ngi_note *note = ngi_vec_push(&notes->mem, &notes->notes);
    if (note == NULL)
        return NG_E_NOMEM;
    *note = (struct ngi_note){notes->texts.texts[number], notes->facts.count, 0};
    writer->path = note->path.data;
    writer->findings = 0;
    writer->first_fact = notes->facts.count;
    writer->full = false;
    ng_text text;
    bool cut;
    ng_status status = ngi_vault_read(vault, index, file, &text, &cut);
    if (status == NG_E_IO) {
        char reason[128], message[160];
        (void)snprintf(message, sizeof message, "the note cannot be read: %s",
                       ngi_errno_text(errno, reason, sizeof reason));
        return ngi_fact_finding(writer, NG_FAULT, "unreadable-file", 0, 0, message) ? NG_OK
                                                                                   : NG_E_NOMEM;
    }
    if (status == NG_OK)
        status = read_text(writer, schema, text, cut);
    note->fact_count = notes->facts.count - note->first_fact;
    return status;
}

ng_status ng_notes_read(ng_notes **out, ng_ctx *ctx, const ng_vault *vault,
                        const ng_schema *schema) {
    if (out != NULL)
        *out = NULL;
    if (out == NULL || ctx == NULL)
        return ngi_ctx_refuse(ctx, "a context and a place for the result are needed");
    ngi_ctx_begin(ctx);
    if (vault == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a vault is needed");
    ng_schema *defaults = NULL;
    if (schema == NULL) {
        ng_status status = ng_schema_new(&defaults, ctx);
        if (status != NG_OK)
            return status;
        schema = defaults;
    }
    ng_notes *notes = new_notes(ctx);
    ng_status status = notes == NULL ? NG_E_NOMEM : NG_OK;
    struct ngi_fact_writer writer = {.notes = notes};
    struct ngi_buf file;
    ngi_buf_init(&writer.repaired, &ctx->mem, NGI_MAX_VALUE_BYTES * 4);
    ngi_buf_init(&writer.cleaned, &ctx->mem, NGI_MAX_VALUE_BYTES * 4);
    ngi_buf_init(&file, &ctx->mem, NGI_MAX_FILE_BYTES + 1);
    if (status == NG_OK && !ngi_findings_copy(&notes->findings, &vault->findings))
        status = NG_E_NOMEM;
    size_t told = status == NG_OK ? notes->findings.list.count : 0;
    for (size_t i = 0; i < vault->files.count && status == NG_OK; i++)
        status = read_note(notes, vault, schema, i, &writer, &file);
    ngi_buf_free(&writer.repaired);
    ngi_buf_free(&writer.cleaned);
    ngi_buf_free(&file);
    ng_schema_free(defaults);
    if (status != NG_OK) {
        ng_notes_free(notes);
        return ngi_ctx_nomem(ctx);
    }
    ngi_ctx_tell(ctx, &notes->findings, told);
    *out = notes;
    return NG_OK;
}
