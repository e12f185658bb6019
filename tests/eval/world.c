/* SPDX-License-Identifier: MIT
 * world.c - see world.h. */
#include "world.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

static void must(const struct world *world, ng_status status) {
    if (status != NG_OK)
        fail("%s: %s: %s", world->vault, ng_status_text(status), ng_ctx_error(world->ctx)->message);
}

/* The vault's own notegraph.yaml counts, as it does for the command. */
static ng_schema *new_schema(const struct world *world) {
    ng_schema *schema;
    char *path = path_in(world->vault, "notegraph.yaml");
    must(world, access(path, F_OK) == 0 ? ng_schema_load(&schema, world->ctx, path)
                                        : ng_schema_new(&schema, world->ctx));
    free(path);
    return schema;
}

/* ---------------------------------------------------------------- opening */

static void read_dated_notes(struct world *world) {
    const struct labels *labels = &world->labels;
    world->dated_notes = zeroed(labels->note_count, sizeof(ng_file));
    world->contents = zeroed(labels->note_count, sizeof(char *));
    for (size_t i = 0; i < labels->note_count; i++) {
        ng_file *file = &world->dated_notes[i];
        char *path = path_in(world->vault, labels->notes[i].path);
        file->path = labels->notes[i].path;
        file->data = world->contents[i] = file_bytes(path, &file->size);
        free(path);
    }
}

/* A note whose front matter is a list of the spellings, in single quotes. */
static char *note_of_spellings(const struct labels *labels) {
    static const char head[] = "---\npeople:\n";
    static const char foot[] = "---\n";
    size_t size = sizeof head + sizeof foot;
    for (size_t i = 0; i < labels->spelling_count; i++)
        size += 2 * strlen(labels->spellings[i].text) + sizeof "- ''\n";
    char *note = zeroed(size, 1);
    char *end = stpcpy(note, head);
    for (size_t i = 0; i < labels->spelling_count; i++) {
        end = stpcpy(end, "- '");
        for (const char *c = labels->spellings[i].text; *c != '\0'; c++) {
            if (*c == '\'')
                *end++ = '\'';
            *end++ = *c;
        }
        end = stpcpy(end, "'\n");
    }
    stpcpy(end, foot);
    return note;
}

/* Labels have spellings as they stand in the notes; the library's texts are repaired and cleaned.
 * So the library reads the labels' spellings, too, and those that it gives are looked for. */
static void read_spellings(struct world *world) {
    struct labels *labels = &world->labels;
    char *note = note_of_spellings(labels);
    ng_file file = {"Spellings.md", note, strlen(note)};
    ng_vault *vault;
    must(world, ng_vault_from_memory(&vault, world->ctx, &file, 1));
    must(world, ng_notes_read(&world->as_read, world->ctx, vault, NULL));
    ng_vault_free(vault);
    free(note);
    if (ng_note_fact_count(world->as_read, 0) != labels->spelling_count)
        fail("%s: the library does not read every spelling of the labels as one value",
             world->vault);
    for (size_t i = 0; i < labels->spelling_count; i++)
        labels->spellings[i].text = ng_fact_value(world->as_read, 0, i).data;
}

bool world_open(struct world *out, const char *folder, const char *name) {
    *out = (struct world){.name = name};
    if (!labels_read(&out->labels, folder)) {
        labels_free(&out->labels);
        return false;
    }
    out->vault = path_in(folder, "vault");
    if (ng_ctx_new(&out->ctx, NULL) != NG_OK)
        fail("out of memory");
    read_spellings(out);
    read_dated_notes(out);
    return true;
}

void world_close(struct world *world) {
    for (size_t i = 0; i < world->labels.note_count; i++)
        free(world->contents[i]);
    free(world->contents);
    free(world->dated_notes);
    ng_notes_free(world->as_read);
    ng_ctx_free(world->ctx);
    labels_free(&world->labels);
    free(world->vault);
}

/* ---------------------------------------------------------------- where names stand */

/* A name in a fact reaches to such a character, or to an end of the fact. */
static bool is_border(char c) {
    return c == '\0' || strchr(",;|/()[]<>&\"", c) != NULL;
}

static bool begins_name(const char *text, const char *at) {
    while (at > text && at[-1] == ' ')
        at--;
    return at == text || is_border(at[-1]);
}

static bool ends_name(const char *end) {
    while (*end == ' ')
        end++;
    return is_border(*end);
}

/* The longest spelling that is a name at `at`; NO_ENTITY: none. */
static size_t spelling_at(const struct labels *labels, const char *at, size_t *size) {
    size_t best = NO_ENTITY;
    *size = 0;
    for (size_t i = 0; i < labels->spelling_count; i++) {
        const char *text = labels->spellings[i].text;
        size_t length = strlen(text);
        if (length > *size && strncmp(at, text, length) == 0 && ends_name(at + length)) {
            best = i;
            *size = length;
        }
    }
    return best;
}

/* A name inside a longer one is not counted: Lind in "Lind, Mara". */
static void count_names(size_t *stated, const struct labels *labels, const char *text) {
    for (const char *at = text; *at != '\0';) {
        size_t size = 0;
        size_t spelling = begins_name(text, at) ? spelling_at(labels, at, &size) : NO_ENTITY;
        if (spelling != NO_ENTITY)
            stated[spelling]++;
        at += spelling != NO_ENTITY ? size : 1;
    }
}

/* Titles and prose speak of entities too, but a reader of lists need not find them there. */
static bool names_entities(const ng_notes *notes, size_t note, size_t fact) {
    ng_fact_kind kind = ng_fact_type(notes, note, fact);
    const char *key = ng_fact_key(notes, note, fact).data;
    if (kind == NG_FACT_FIELD)
        return strcmp(key, "title") != 0 && strcmp(key, "subject") != 0 && strcmp(key, "tags") != 0;
    return kind != NG_FACT_HEADING && kind != NG_FACT_TASK && kind != NG_FACT_TAG;
}

static void count_stated(struct reading *reading, const struct labels *labels) {
    const ng_notes *notes = reading->notes;
    for (size_t note = 0; note < ng_notes_count(notes); note++)
        for (size_t fact = 0; fact < ng_note_fact_count(notes, note); fact++)
            if (names_entities(notes, note, fact)) {
                ng_text link = ng_fact_target(notes, note, fact);
                ng_text name = link.size > 0 ? link : ng_fact_value(notes, note, fact);
                count_names(reading->stated, labels, name.data);
            }
}

/* ---------------------------------------------------------------- readings */

static void find_nodes(struct reading *reading, const struct world *world) {
    for (size_t i = 0; i < world->labels.spelling_count; i++) {
        ng_node *node = &reading->nodes[i];
        const char *text = world->labels.spellings[i].text;
        /* A meeting of this title is not the entity of this name. */
        if (ng_graph_find(node, world->ctx, reading->graph, text) != NG_OK ||
            ng_node_kind(reading->graph, *node) == NG_KIND_MEETING)
            *node = NG_NONE;
    }
}

static struct reading reading_new(const struct world *world, const ng_vault *vault,
                                  const ng_schema *schema) {
    size_t count = world->labels.spelling_count;
    struct reading reading = {.nodes = zeroed(count, sizeof(ng_node)),
                              .stated = zeroed(count, sizeof(size_t))};
    must(world, ng_notes_read(&reading.notes, world->ctx, vault, schema));
    must(world, ng_graph_build(&reading.graph, world->ctx, reading.notes, schema));
    count_stated(&reading, &world->labels);
    find_nodes(&reading, world);
    return reading;
}

struct reading reading_of_notes(const struct world *world, const ng_file *files, size_t count) {
    ng_schema *schema = new_schema(world);
    ng_vault *vault;
    must(world, ng_vault_from_memory(&vault, world->ctx, files, count));
    struct reading reading = reading_new(world, vault, schema);
    ng_vault_free(vault);
    ng_schema_free(schema);
    return reading;
}

static struct reading reading_by(const struct world *world, const ng_schema *schema) {
    ng_vault *vault;
    must(world, ng_vault_open(&vault, world->ctx, world->vault, schema));
    struct reading reading = reading_new(world, vault, schema);
    ng_vault_free(vault);
    return reading;
}

struct reading reading_of_vault(const struct world *world) {
    ng_schema *schema = new_schema(world);
    struct reading reading = reading_by(world, schema);
    ng_schema_free(schema);
    return reading;
}

bool reading_of_vault_merging(struct reading *out, const struct world *world,
                              const char *merge_meetings) {
    ng_schema *schema = new_schema(world);
    ng_status status = ng_schema_declare(schema, world->ctx, "merge-meetings", merge_meetings);
    if (status != NG_E_ARG) {
        must(world, status);
        *out = reading_by(world, schema);
    }
    ng_schema_free(schema);
    return status == NG_OK;
}

void reading_close(struct reading *reading) {
    free(reading->nodes);
    free(reading->stated);
    ng_graph_free(reading->graph);
    ng_notes_free(reading->notes);
}

bool reading_has(const struct reading *reading, size_t spelling) {
    return reading->stated[spelling] > 0 || reading->nodes[spelling] != NG_NONE;
}

bool reading_is(const struct reading *reading, const struct labels *labels, ng_node node,
                size_t entity) {
    for (size_t i = 0; i < labels->spelling_count; i++)
        if (labels->spellings[i].entity == entity && reading->nodes[i] == node)
            return true;
    return false;
}
