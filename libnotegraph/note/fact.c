/* SPDX-License-Identifier: MIT
 * fact.c - storing facts, and the public way to read them. */
#include "note/fact.h"

#include "base/limits.h"
#include "base/repair.h"
#include "base/unicode.h"

/* Needs nothing done to it: printable ASCII, no spaces at the ends or side by side. */
static bool is_plain(ng_text text) {
    char previous = ' ';
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c < ' ' || c > '~' || (c == ' ' && previous == ' '))
            return false;
        previous = c;
    }
    return previous != ' ' || text.size == 0;
}

/* Cuts in front of a whole code point. */
static size_t cut_size(ng_text text) {
    size_t size = text.size;
    if (size <= NGI_MAX_VALUE_BYTES)
        return size;
    size = NGI_MAX_VALUE_BYTES;
    while (size > 0 && ((unsigned char)text.data[size] & 0xC0) == 0x80)
        size--;
    return size;
}

static bool store(struct ngi_fact_writer *writer, ng_text text, uint32_t *number) {
    text.size = cut_size(text);
    if (!is_plain(text)) {
        ngi_buf_clear(&writer->repaired);
        ngi_buf_clear(&writer->cleaned);
        (void)ngi_repair(&writer->repaired, text.data, text.size);
        ng_text repaired = ngi_buf_view(&writer->repaired);
        ngi_text_clean(&writer->cleaned, repaired.data, repaired.size);
        if (writer->repaired.status != NG_OK || writer->cleaned.status != NG_OK)
            return false;
        text = ngi_buf_view(&writer->cleaned);
    }
    return ngi_intern_add(&writer->notes->texts, text.data, text.size, number);
}

bool ngi_fact_add(struct ngi_fact_writer *writer, ng_fact_kind kind, ng_text key, ng_text value,
                  ng_text target, uint32_t line, uint32_t column) {
    ng_notes *notes = writer->notes;
    if (writer->full)
        return true;
    if (notes->facts.count - writer->first_fact >= NGI_MAX_FACTS_PER_NOTE) {
        writer->full = true;
        return ngi_fact_finding(writer, NG_FAULT, "too-many-facts", line, column,
                                "the note states too much; the rest of it was not read");
    }
    struct ngi_fact fact = {
        .kind = (uint16_t)kind, .lead = writer->lead, .line = line, .column = column};
    writer->lead = 0;
    /* The status of what is to be done is a space, which cleaning would take away. */
    bool is_space = kind == NG_FACT_TASK && key.size == 1 && key.data[0] == ' ';
    if (!(is_space ? ngi_intern_add(&notes->texts, " ", 1, &fact.key)
                   : store(writer, key, &fact.key)) ||
        !store(writer, value, &fact.value) ||
        !store(writer, target, &fact.target))
        return false;
    fact.raw = fact.value;
    bool is_list = (kind == NG_FACT_FIELD || kind == NG_FACT_HEADER || kind == NG_FACT_INLINE) && target.size == 0;
    if (is_list && !is_plain(value) &&
        !ngi_intern_add(&notes->texts, value.data, cut_size(value), &fact.raw))
        return false;
    struct ngi_fact *added = ngi_vec_push(&notes->mem, &notes->facts);
    if (added == NULL)
        return false;
    *added = fact;
    return true;
}

bool ngi_fact_finding(struct ngi_fact_writer *writer, ng_severity severity, const char *code,
                      uint32_t line, uint32_t column, const char *text) {
    if (writer->findings > NGI_MAX_FINDINGS_PER_NOTE)
        return true;
    if (writer->findings++ == NGI_MAX_FINDINGS_PER_NOTE)
        return ngi_findings_add(&writer->notes->findings, NG_NOTE, "more-findings", writer->path,
                                line, column, "there is more of this kind further down");
    return ngi_findings_add(&writer->notes->findings, severity, code, writer->path, line, column,
                            text);
}

/* ---------------------------------------------------------------- reading */

size_t ng_notes_count(const ng_notes *notes) {
    return notes == NULL ? 0 : notes->notes.count;
}

ng_text ng_note_path(const ng_notes *notes, size_t note) {
    return notes->notes.items[note].path;
}

size_t ng_note_fact_count(const ng_notes *notes, size_t note) {
    return notes->notes.items[note].fact_count;
}

static const struct ngi_fact *at(const ng_notes *notes, size_t note, size_t fact) {
    return &notes->facts.items[notes->notes.items[note].first_fact + fact];
}

ng_fact_kind ng_fact_type(const ng_notes *notes, size_t note, size_t fact) {
    return (ng_fact_kind)at(notes, note, fact)->kind;
}

ng_text ng_fact_key(const ng_notes *notes, size_t note, size_t fact) {
    return notes->texts.texts[at(notes, note, fact)->key];
}

ng_text ng_fact_value(const ng_notes *notes, size_t note, size_t fact) {
    return notes->texts.texts[at(notes, note, fact)->value];
}

ng_text ng_fact_target(const ng_notes *notes, size_t note, size_t fact) {
    return notes->texts.texts[at(notes, note, fact)->target];
}

uint32_t ng_fact_line(const ng_notes *notes, size_t note, size_t fact) {
    return at(notes, note, fact)->line;
}

uint32_t ng_fact_column(const ng_notes *notes, size_t note, size_t fact) {
    return at(notes, note, fact)->column;
}
