/* SPDX-License-Identifier: MIT
 *
 * notegraph.h - the whole public interface of libnotegraph, in the order of the flow:
 *
 *   context -> schema -> vault -> notes -> graph -> query -> view -> render
 *
 * A vault (a folder of Markdown notes) is read into facts, facts become a typed graph of people,
 * organisations, projects and meetings, a query chooses a view of it, a renderer writes the view.
 *
 * Conventions, which hold for every declaration below unless it says otherwise
 * ---------------------------------------------------------------------------
 * Names       ng_noun_verb. A constructor takes `out` first and sets *out to NULL when it fails.
 * Ownership   yours  = the caller releases it with the matching _free; _free(NULL) is a no-op.
 *             lent   = owned by the object it was asked of, valid until that object is freed.
 *             copies = the library keeps its own copy, the caller's may go at once.
 *             borrows= the caller's object must outlive the product.
 * Text        UTF-8, always valid, NUL-terminated, sizes in bytes. Text given to the library is
 *             a NUL-terminated string; invalid UTF-8 in it is read as U+FFFD.
 * Positions   lines and columns count from 1; a column is a count of Unicode code points (an
 *             undecodable byte counts as one). 0 means that there is no position.
 * Errors      a call that can fail returns ng_status and leaves a record in its context (see
 *             ng_ctx_error); every such call may return NG_E_NOMEM, and NG_E_ARG for a NULL or
 *             meaningless argument. What is wrong with *notes* is never an error but a finding
 *             (see ng_sink_fn), and the call succeeds.
 * Threads     a context serves one thread at a time. Finished products (schema after its last
 *             setter, vault, notes, graph, view) are immutable: any number of threads may read
 *             them at once, each with a context of its own. The library has no global state
 *             except Graphviz's, behind one lock (see ng_render).
 * Process     the library never prints, exits, aborts, forks, changes the locale or handles
 *             signals. Every allocation goes through the context's allocator, except those made
 *             inside libyaml, Graphviz and the C library (qsort, reading folders), which cannot
 *             be told to; and Graphviz may say on stderr that it could not route a line.
 * Complexity  constant time unless stated. n = nodes, m = edges, b = bytes of notes.
 */
#ifndef NOTEGRAPH_H
#define NOTEGRAPH_H

#include <stddef.h>
#include <stdint.h>

#include "notegraph_version.h"

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define NG_API __attribute__((visibility("default")))
#else
#define NG_API
#endif

/* ------------------------------------------------------------------ basic types */

/* A piece of text, lent by the object it was asked of. `data` is never NULL. */
typedef struct ng_text {
    const char *data;
    size_t size;
} ng_text;

/* The outcome of a call. Values are fixed for ever; new ones may be added. */
typedef enum ng_status {
    NG_OK = 0,
    NG_E_NOMEM = 1,     /* the allocator returned NULL */
    NG_E_ARG = 2,       /* an argument is NULL or makes no sense */
    NG_E_IO = 3,        /* a file or folder could not be opened, read or written */
    NG_E_SYNTAX = 4,    /* a schema file is malformed */
    NG_E_LIMIT = 5,     /* a named limit was exceeded (see docs/architecture.md) */
    NG_E_NOT_FOUND = 6, /* no node has this name */
    NG_E_AMBIGUOUS = 7, /* several nodes have this name */
    NG_E_RENDER = 8,    /* Graphviz failed, or cannot write this format */
    NG_E_WRITE = 9      /* the write callback refused the data */
} ng_status;

/* A short English phrase for a status; static, never NULL. Any thread. */
NG_API const char *ng_status_text(ng_status status);

/* The version of the library that is running ("1.2.3"); static. Any thread. Compare with
 * NG_VERSION_STRING, the version of the header compiled against. */
NG_API const char *ng_version(void);

/* A node or an edge of one graph: an index from 0 to its count - 1, meaningless elsewhere. */
typedef uint32_t ng_node;
typedef uint32_t ng_edge;
#define NG_NONE UINT32_MAX

/* A calendar day: days since 1970-01-01 (negative before), or NG_NO_DATE. */
typedef int32_t ng_date;
#define NG_NO_DATE INT32_MIN

/* Reads the ISO date (YYYY-MM-DD, an optional time after it is ignored) that `text` begins with.
 * Returns NG_NO_DATE if there is none or the day does not exist. Any thread. */
NG_API ng_date ng_date_parse(const char *text);

/* Writes `date` as YYYY-MM-DD and a NUL into `out`; the empty string for NG_NO_DATE or a year
 * outside 0001-9999. Any thread. */
NG_API void ng_date_format(ng_date date, char out[11]);

/* What a node stands for. Values are fixed for ever; new ones may be added. */
typedef enum ng_kind {
    NG_KIND_UNKNOWN = 0,
    NG_KIND_PERSON = 1,
    NG_KIND_ORG = 2,
    NG_KIND_PROJECT = 3,
    NG_KIND_MEETING = 4,
    NG_KIND_FORUM = 5, /* a recurring series of meetings */
    NG_KIND_TEAM = 6,
    NG_KIND_TOPIC = 7
} ng_kind;

/* "person", "org" ...; static; "unknown" for a value that does not exist. Any thread. */
NG_API const char *ng_kind_name(ng_kind kind);

/* The kind with this name, upper or lower case. Returns 0 (and leaves *out alone) for a name
 * that no kind has, else 1. Any thread. */
NG_API int ng_kind_from_name(const char *name, ng_kind *out);

/* What an edge says. The direction is given as source -> target. */
typedef enum ng_relation {
    NG_REL_ATTENDED = 0,   /* person -> meeting */
    NG_REL_ABOUT = 1,      /* meeting -> what its front matter or header declares it is about */
    NG_REL_PART_OF = 2,    /* meeting -> forum; project -> org it is done for */
    NG_REL_OWNS_TASK = 3,  /* person -> meeting whose note gives the person a task */
    NG_REL_WORKS_AT = 4,   /* person -> org */
    NG_REL_REPORTS_TO = 5, /* person -> person */
    NG_REL_RELATED = 6,    /* note -> item of its Related section */
    NG_REL_MENTIONS = 7    /* note -> target of a link in its text */
} ng_relation;

/* The first of the relations that a schema declares under `relations`; the second is one more. */
#define NG_REL_DECLARED 64

/* "attended", "about" ...; static; "unknown" for a value that is not built in (see
 * ng_graph_relation_name). Any thread. */
NG_API const char *ng_relation_name(ng_relation relation);

/* ------------------------------------------------------------------ context */

/* Memory, messages and the error record of one thread's work with the library. */
typedef struct ng_ctx ng_ctx;

/* Where memory comes from. `resize` does it all: `old_size` 0 (and `ptr` NULL) asks for new
 * memory, `new_size` 0 releases `ptr`, otherwise `ptr` grows or shrinks with its content kept.
 * It returns memory aligned for any type, or NULL when there is none (then `ptr` stays valid).
 * `old_size` is always the size last asked for. It must be callable from any thread that uses a
 * product made with it. The struct is frozen. */
typedef struct ng_allocator {
    void *(*resize)(void *user, void *ptr, size_t old_size, size_t new_size);
    void *user;
} ng_allocator;

/* Makes a context. `allocator` is copied; NULL means the C library's. Products copy it in turn,
 * so a context may be freed before them; what `allocator->user` points at must live on. yours.
 * Returns NG_OK, NG_E_NOMEM or NG_E_ARG; with no context there is no error record. */
NG_API ng_status ng_ctx_new(ng_ctx **out, const ng_allocator *allocator);
NG_API void ng_ctx_free(ng_ctx *ctx);

/* Why the most recent failing call failed. Fields may be added at the end. */
typedef struct ng_error {
    ng_status status;    /* NG_OK: nothing failed */
    const char *message; /* one English sentence without a full stop; never NULL */
    const char *path;    /* the file it is about, "" if none */
    uint32_t line;       /* 1-based, 0 if none */
    uint32_t column;     /* 1-based, 0 if none */
} ng_error;

/* The record of the most recent call with this context that could fail: each such call clears
 * it first, and the first thing to go wrong inside the call is what it keeps. lent until the
 * next call with this context. Never NULL. */
NG_API const ng_error *ng_ctx_error(const ng_ctx *ctx);

typedef enum ng_severity {
    NG_NOTE = 0,    /* worth knowing: a choice the library made */
    NG_WARNING = 1, /* something in a note was not understood as it was meant */
    NG_FAULT = 2    /* something was lost: a file or line could not be read */
} ng_severity;

/* "note", "warning", "error"; static. Any thread. */
NG_API const char *ng_severity_name(ng_severity severity);

/* A flaw in the vault, or a choice made about it: data, not a failure. Fields may be added at
 * the end. The strings are lent for the duration of the callback, or by the product. */
typedef struct ng_finding {
    ng_severity severity;
    const char *code; /* stable, such as "duplicate-key"; docs/format.md lists all */
    const char *path; /* relative to the vault's root, "" if it is about no file */
    uint32_t line;    /* 0: about the file as a whole */
    uint32_t column;
    const char *text; /* one English sentence without a full stop */
} ng_finding;

/* Receives findings during the calls that make products, on the calling thread, in an order that
 * depends only on the input. It must not call the library with the same context. */
typedef void (*ng_sink_fn)(void *user, const ng_finding *finding);

/* Sets who receives findings from now on; NULL (the default): nobody. Findings are also kept by
 * the products (see ng_graph_finding). */
NG_API void ng_ctx_set_sink(ng_ctx *ctx, ng_sink_fn sink, void *user);

/* Releases a string that the library made for the caller with this context's allocator. */
NG_API void ng_string_free(ng_ctx *ctx, char *string);

/* ------------------------------------------------------------------ schema */

/* What words mean in a vault: which front-matter keys, `type` values, headings and folders stand
 * for which kinds and relations, what is ignored, who the owner and which the home organisation
 * is. */
typedef struct ng_schema ng_schema;

/* Makes a schema with the built-in defaults (docs/format.md lists them). yours. */
NG_API ng_status ng_schema_new(ng_schema **out, ng_ctx *ctx);

/* The same, then reads `path`, a YAML file, over it, and the alias files that it names. yours.
 * NG_E_IO: not readable. NG_E_SYNTAX: malformed, nested too deeply, or an unknown key; the error
 * record has file, line, column and what was expected. NG_E_LIMIT: larger than 64 KiB.
 * O(size of the file). */
NG_API ng_status ng_schema_load(ng_schema **out, ng_ctx *ctx, const char *path);
NG_API void ng_schema_free(ng_schema *schema);

/* Declares what a line `key: value` of the file declares, with `keys.client` for a line below
 * another: ng_schema_declare(schema, ctx, "keys.client", "about org"). An item of a list is
 * declared by a call of its own. copies.
 * NG_E_ARG: no such key, or a value that does not belong there; the message says what does. */
NG_API ng_status ng_schema_declare(ng_schema *schema, ng_ctx *ctx, const char *key,
                                   const char *value);

/* Reads a file of other names: `people: {Ann Lee: [Annie, A. Lee]}`, the same for `accounts` and
 * `projects`, `people: {Annie: Ann Lee}` the other way round, the owner's names under `myself`,
 * names that are nobody under `ignore`. Errors as ng_schema_load; what was read before one stays.
 */
NG_API ng_status ng_schema_load_aliases(ng_schema *schema, ng_ctx *ctx, const char *path);

/* Writes the schema in effect, commented, as a file that ng_schema_load reads. */
NG_API ng_status ng_schema_write(const ng_schema *schema, ng_ctx *ctx,
                                 int (*write)(void *user, const char *data, size_t size),
                                 void *user);

/* Declares the name of the organisation that the notes' owner works for, or of the owner, whom
 * "Myself" and "Me" then stand for. copies. "" undoes a declaration. */
NG_API ng_status ng_schema_set_home(ng_schema *schema, ng_ctx *ctx, const char *name);
NG_API ng_status ng_schema_set_owner(ng_schema *schema, ng_ctx *ctx, const char *name);
NG_API ng_text ng_schema_home(const ng_schema *schema);  /* lent; "" if not declared */
NG_API ng_text ng_schema_owner(const ng_schema *schema); /* lent; "" if not declared */

/* Declares that the values of front-matter key (or bold header line) `key` are `kind`s, tied to
 * the note by `relation`: ("client", NG_REL_ABOUT, NG_KIND_ORG). Letter case does not count.
 * A later declaration of the same key wins. copies. */
NG_API ng_status ng_schema_add_key(ng_schema *schema, ng_ctx *ctx, const char *key,
                                   ng_relation relation, ng_kind kind);

/* Declares that a note with the front matter `type: type` is about one `kind`, and is that
 * entity's own note unless it is dated. copies. */
NG_API ng_status ng_schema_add_type(ng_schema *schema, ng_ctx *ctx, const char *type, ng_kind kind);

/* Declares that the list items below the heading `title` are tied to the note by `relation` and
 * are `kind`s (NG_KIND_UNKNOWN: of any kind). copies. */
NG_API ng_status ng_schema_add_section(ng_schema *schema, ng_ctx *ctx, const char *title,
                                       ng_relation relation, ng_kind kind);

/* Declares that a folder with this name holds the own notes of `kind`s. copies. */
NG_API ng_status ng_schema_add_folder(ng_schema *schema, ng_ctx *ctx, const char *name,
                                      ng_kind kind);

/* Declares that a file or folder with this name is not read, wherever it stands in the vault; a
 * name with `/`, `*` or `?` in it is a glob of paths from the root. copies. */
NG_API ng_status ng_schema_add_ignore(ng_schema *schema, ng_ctx *ctx, const char *name);

/* ------------------------------------------------------------------ vault */

/* Which notes there are: a sorted list of Markdown files under one root. */
typedef struct ng_vault ng_vault;

/* Finds the vault that `path` (a file or folder) lies in: the nearest folder at or above it that
 * holds a `.obsidian` folder, else `path` itself (its folder, for a file). *out is yours:
 * ng_string_free. NG_E_IO: `path` does not exist or cannot be read. O(depth). */
NG_API ng_status ng_vault_find_root(char **out, ng_ctx *ctx, const char *path);

/* Lists the notes (`*.md`, `*.markdown`) under the folder `dir`, or the one file `dir`, which is
 * never ignored. Dot-folders and what `schema` ignores are left out; symbolic links are not
 * followed. `schema` may be NULL (defaults) and is not kept. yours.
 * NG_E_IO: `dir` itself cannot be read. NG_E_LIMIT: more than 4,000,000 files.
 * Findings: unreadable-folder, symbolic-link, too-deep, bad-name, unknown-filter.
 * O(f log f) for f files. */
NG_API ng_status ng_vault_open(ng_vault **out, ng_ctx *ctx, const char *dir,
                               const ng_schema *schema);

/* One note in memory. `path` is relative to the vault's root, with '/'. Frozen. */
typedef struct ng_file {
    const char *path;
    const char *data; /* any bytes */
    size_t size;
} ng_file;

/* Makes a vault of `count` notes in memory, sorted by path; nothing is ignored. copies. yours.
 * NG_E_ARG: a path is empty, absolute, has a `..` part, or occurs twice. O(count log count + b). */
NG_API ng_status ng_vault_from_memory(ng_vault **out, ng_ctx *ctx, const ng_file *files,
                                      size_t count);
NG_API void ng_vault_free(ng_vault *vault);

NG_API size_t ng_vault_file_count(const ng_vault *vault);
/* lent; relative to the root, sorted bytewise. `index` below the count. */
NG_API ng_text ng_vault_file_path(const ng_vault *vault, size_t index);
/* lent; the folder that paths are relative to: the one it was opened from, the folder of the one
 * file it was opened from, or "" for a vault in memory. */
NG_API ng_text ng_vault_root(const ng_vault *vault);

/* ------------------------------------------------------------------ notes */

/* The facts that stand in each note, with their positions; no meaning given to them yet. */
typedef struct ng_notes ng_notes;

/* Reads every note of `vault`. `schema` says which sections and header lines state facts; NULL:
 * the defaults. Neither is kept. yours.
 * A note that cannot be read is a finding and has no facts; a malformed one keeps every fact that
 * can be salvaged. Findings: unreadable-file, too-large, bad-front-matter, duplicate-key,
 * template-field, invalid-utf8, unclosed-front-matter, unclosed-fence, long-line, too-many-facts,
 * more-findings.
 * O(b). */
NG_API ng_status ng_notes_read(ng_notes **out, ng_ctx *ctx, const ng_vault *vault,
                               const ng_schema *schema);
NG_API void ng_notes_free(ng_notes *notes);

NG_API size_t ng_notes_count(const ng_notes *notes);
NG_API ng_text ng_note_path(const ng_notes *notes, size_t note); /* lent */

typedef enum ng_fact_kind {
    NG_FACT_FIELD = 0,   /* front matter: key "participants", value one scalar */
    NG_FACT_HEADER = 1,  /* `**With**: A, B` in the text: key "With", value "A, B" or one link */
    NG_FACT_HEADING = 2, /* `## Related`: key "2", value "Related" */
    NG_FACT_ITEM = 3,    /* list item in a section of the schema: key = heading */
    NG_FACT_LINK = 4,    /* link elsewhere in the text: key = heading */
    NG_FACT_TASK = 5,    /* key = status character, value = the task's text without its fields */
    NG_FACT_TASK_FIELD = 6, /* of the task before it: key "owner", "due", "start" ..., value */
    NG_FACT_INLINE = 7,     /* `key:: value` in the text: key, value one link or as written */
    NG_FACT_TAG = 8         /* `#a/b` in the text: value "a/b" */
} ng_fact_kind;

/* The facts of one note are numbered 0 to count - 1 in the order in which they stand in it. */
NG_API size_t ng_note_fact_count(const ng_notes *notes, size_t note);
NG_API ng_fact_kind ng_fact_type(const ng_notes *notes, size_t note, size_t fact);
NG_API ng_text ng_fact_key(const ng_notes *notes, size_t note, size_t fact);   /* lent */
NG_API ng_text ng_fact_value(const ng_notes *notes, size_t note, size_t fact); /* lent */
/* The link's target as written, without its heading and display parts; "" if it is no link. lent */
NG_API ng_text ng_fact_target(const ng_notes *notes, size_t note, size_t fact);
/* Where the fact's value begins, its quote included. */
NG_API uint32_t ng_fact_line(const ng_notes *notes, size_t note, size_t fact);
NG_API uint32_t ng_fact_column(const ng_notes *notes, size_t note, size_t fact);

/* ------------------------------------------------------------------ graph */

/* A typed multigraph, frozen: nodes sorted by kind-independent id, edges by source, target and
 * relation, each edge with every place that states it. */
typedef struct ng_graph ng_graph;

/* Gives the facts of `notes` their meaning: entities, kinds, meetings, edges. `schema` may be
 * NULL (defaults). Everything needed is copied. yours.
 * NG_E_LIMIT: more than 2^32 - 2 nodes, edges or origins.
 * Findings: ambiguous-alias, ambiguous-link, dangling-link, duplicate-entity, unknown-date; the
 * graph also keeps those of the vault and the notes, but does not hand them to the sink again.
 * O(f log f) for f facts. */
NG_API ng_status ng_graph_build(ng_graph **out, ng_ctx *ctx, const ng_notes *notes,
                                const ng_schema *schema);
NG_API void ng_graph_free(ng_graph *graph);

/* A graph in the making, for programs that add nodes and edges of their own, from notes or not. */
typedef struct ng_builder ng_builder;

/* Makes an empty builder; `schema` (may be NULL) is borrowed until the builder is freed. yours.
 * A builder serves one thread at a time. */
NG_API ng_status ng_builder_new(ng_builder **out, ng_ctx *ctx, const ng_schema *schema);
NG_API void ng_builder_free(ng_builder *builder);

/* Adds all facts of `notes`; may be called once per builder, before or after nodes of your own.
 * `notes` is borrowed until the builder is freed. NG_E_ARG: called twice. */
NG_API ng_status ng_builder_add_notes(ng_builder *builder, ng_ctx *ctx, const ng_notes *notes);

/* Finds or makes the entity called `name`. *out is its handle, valid for this builder only: in
 * the finished graph, look it up by name. `kind` is a declaration, NG_KIND_UNKNOWN leaves it to
 * evidence. A NG_KIND_MEETING is always a new node. copies.
 * NG_E_ARG: the name is empty, or a placeholder such as "TBD". */
NG_API ng_status ng_builder_add_node(ng_builder *builder, ng_ctx *ctx, ng_node *out,
                                     const char *name, ng_kind kind);

/* Gives the node a date (of a meeting). */
NG_API ng_status ng_builder_set_date(ng_builder *builder, ng_ctx *ctx, ng_node node, ng_date date);

/* Gives the node an attribute such as "role"; the first value given for a key stays. copies. */
NG_API ng_status ng_builder_set_attribute(ng_builder *builder, ng_ctx *ctx, ng_node node,
                                          const char *key, const char *value);

/* Where something is stated. `path` is lent by the graph when read, copied when given. Frozen. */
typedef struct ng_origin {
    ng_text path;
    uint32_t line;
    uint32_t column;
} ng_origin;

/* Adds source -> target; of a node to itself nothing is added. `date` may be NG_NO_DATE, `origin` NULL (then the edge says nothing
 * about where it comes from). Adding the same edge again adds an origin. copies. */
NG_API ng_status ng_builder_add_edge(ng_builder *builder, ng_ctx *ctx, ng_node source,
                                     ng_node target, ng_relation relation, ng_date date,
                                     const ng_origin *origin);

/* Makes the graph of all that was added. The builder is spent: only ng_builder_free is allowed
 * afterwards. yours. Errors, findings and complexity as ng_graph_build. */
NG_API ng_status ng_builder_finish(ng_graph **out, ng_ctx *ctx, ng_builder *builder);

NG_API size_t ng_graph_node_count(const ng_graph *graph);
NG_API size_t ng_graph_edge_count(const ng_graph *graph);

/* The name of a relation, also of one that the graph's schema declares; lent. "unknown" for one
 * that does not exist. */
NG_API const char *ng_graph_relation_name(const ng_graph *graph, ng_relation relation);

/* Finds the node called `name`; letter case, the encoding of accents, and kinds of dashes and
 * spaces do not count. The first of these that fits exactly one node decides: an entity's name, an
 * entity's alias, a meeting's title, any id that is exactly `name`.
 * NG_E_NOT_FOUND, NG_E_AMBIGUOUS: *out is NG_NONE (see ng_graph_closest). O(length of name). */
NG_API ng_status ng_graph_find(ng_node *out, ng_ctx *ctx, const ng_graph *graph, const char *name);

/* Writes up to `max` nodes called, or called much like, `name` into `out`, best first, and their
 * number into *count: exact matches, then names that begin with or contain it, then near
 * spellings (edit distance at most a third of the length). For messages. O(n). */
NG_API ng_status ng_graph_closest(ng_node *out, size_t max, size_t *count, ng_ctx *ctx,
                                  const ng_graph *graph, const char *name);

/* Nodes. `node` must be below ng_graph_node_count. All text is lent. */
NG_API ng_text ng_node_id(const ng_graph *graph, ng_node node);   /* stable across runs; unique */
NG_API ng_text ng_node_name(const ng_graph *graph, ng_node node); /* as to be shown */
NG_API ng_kind ng_node_kind(const ng_graph *graph, ng_node node);
/* A finer kind that the schema declares, such as "customer"; "" if none. */
NG_API ng_text ng_node_subkind(const ng_graph *graph, ng_node node);
/* 0 to 1: how sure the kind is; 1 for a declared one. */
NG_API double ng_node_confidence(const ng_graph *graph, ng_node node);
/* Meetings: the day; others NG_NO_DATE. */
NG_API ng_date ng_node_date(const ng_graph *graph, ng_node node);
/* Is this the owner of the notes ("Myself")? The home organisation? 1 or 0. */
NG_API int ng_node_is_owner(const ng_graph *graph, ng_node node);
NG_API int ng_node_is_home(const ng_graph *graph, ng_node node);

/* The paths of the node's own notes, sorted: of a meeting, every note that describes it; of
 * another node, its entity note (usually one, or none: the node is a ghost). */
NG_API size_t ng_node_note_count(const ng_graph *graph, ng_node node);
NG_API ng_text ng_node_note(const ng_graph *graph, ng_node node, size_t index);

/* Every spelling that was read as this node, sorted, the name itself among them. */
NG_API size_t ng_node_alias_count(const ng_graph *graph, ng_node node);
NG_API ng_text ng_node_alias(const ng_graph *graph, ng_node node, size_t index);

/* Attributes such as "role" or "email", sorted by key. */
NG_API size_t ng_node_attribute_count(const ng_graph *graph, ng_node node);
NG_API ng_text ng_node_attribute_key(const ng_graph *graph, ng_node node, size_t index);
NG_API ng_text ng_node_attribute_value(const ng_graph *graph, ng_node node, size_t index);
/* The value for `key`, "" if there is none. O(attributes). */
NG_API ng_text ng_node_attribute(const ng_graph *graph, ng_node node, const char *key);

/* The edges that leave or enter the node: first those leaving, then those entering. */
NG_API size_t ng_node_edge_count(const ng_graph *graph, ng_node node);
NG_API ng_edge ng_node_edge(const ng_graph *graph, ng_node node, size_t index);

/* Edges. `edge` must be below ng_graph_edge_count. */
NG_API ng_node ng_edge_source(const ng_graph *graph, ng_edge edge);
NG_API ng_node ng_edge_target(const ng_graph *graph, ng_edge edge);
NG_API ng_relation ng_edge_relation(const ng_graph *graph, ng_edge edge);
/* The number of different notes that state it; at least 1. */
NG_API uint32_t ng_edge_weight(const ng_graph *graph, ng_edge edge);
/* The first and last date of what states it; NG_NO_DATE if nothing that does is dated. */
NG_API ng_date ng_edge_first(const ng_graph *graph, ng_edge edge);
NG_API ng_date ng_edge_last(const ng_graph *graph, ng_edge edge);
/* Every place that states it, sorted by path, line and column. */
NG_API size_t ng_edge_origin_count(const ng_graph *graph, ng_edge edge);
NG_API ng_origin ng_edge_origin(const ng_graph *graph, ng_edge edge, size_t index);

/* All findings of vault, notes and graph, sorted by path, line, column and code. */
NG_API size_t ng_graph_finding_count(const ng_graph *graph);
/* lent; `index` below the count. */
NG_API const ng_finding *ng_graph_finding(const ng_graph *graph, size_t index);

/* ------------------------------------------------------------------ evidence */

/* What a piece of evidence for a kind is. Values are fixed for ever; new ones may be added. */
typedef enum ng_evidence_type {
    NG_EVIDENCE_DECLARED = 0, /* a note of its own, the schema or an alias file says so */
    NG_EVIDENCE_SLOT = 1,     /* where its name stands: a participant, an account, a task's owner */
    NG_EVIDENCE_RUN = 2,      /* its neighbours in Related lists, which come in runs of one kind */
    NG_EVIDENCE_SHAPE = 3,    /* what the name looks like */
    NG_EVIDENCE_WORD = 4,     /* a word in the name */
    NG_EVIDENCE_LIST = 5,     /* what is generally known: the whole name, or a part of it */
    NG_EVIDENCE_NAME = 6      /* other names in the vault */
} ng_evidence_type;

/* One piece of evidence for (or, with a weight below 0, against) a node's kind. Fields may be
 * added at the end. */
typedef struct ng_evidence {
    ng_evidence_type type;
    ng_kind kind;     /* that it speaks for */
    double weight;    /* in nats, that is natural logarithms of odds */
    uint32_t count;   /* how often it was found */
    ng_text text;     /* a few English words, or the word found. lent */
    ng_origin origin; /* where first; line 0 if nowhere in particular */
} ng_evidence;

/* The evidence for the node's kind, strongest first: what speaks for each kind adds up to that
 * kind's score, and the kind that leads by a nat or more is the node's. Declared kinds have none.
 * `index` below the count. */
NG_API size_t ng_node_evidence_count(const ng_graph *graph, ng_node node);
NG_API ng_evidence ng_node_evidence(const ng_graph *graph, ng_node node, size_t index);
/* The kind with the next best score; of a node of unknown kind, that with the best. For a declared
 * kind, NG_KIND_UNKNOWN. */
NG_API ng_kind ng_node_runner_up(const ng_graph *graph, ng_node node);
/* Is the kind declared: by its own note, the schema, an alias file or the program? 1 or 0. */
NG_API int ng_node_is_declared(const ng_graph *graph, ng_node node);

typedef enum ng_verdict {
    NG_VERDICT_SAME = 0,     /* they were merged */
    NG_VERDICT_LIKELY = 1,   /* worth asking: not merged */
    NG_VERDICT_DIFFERENT = 2 /* alike, but something speaks against it: not merged */
} ng_verdict;

/* Two names that were compared because they are alike. Fields may be added at the end. */
typedef struct ng_match {
    ng_node a, b;          /* the same node if they were merged */
    ng_text name_a, name_b; /* lent */
    ng_verdict verdict;
    double confidence; /* 0 to 1, that they are one */
    ng_text why;       /* each reason and its weight in nats, separated by "; ". lent */
    ng_origin origin;  /* where the deciding thing stands; line 0 if nowhere in particular */
} ng_match;

/* All pairs of names that were found alike, the most confident first of each verdict. `index`
 * below the count. */
NG_API size_t ng_graph_match_count(const ng_graph *graph);
NG_API ng_match ng_graph_match(const ng_graph *graph, size_t index);

/* ------------------------------------------------------------------ query and view */

/* What to show of a graph. */
typedef struct ng_query ng_query;

/* Makes a query for everything: no focus, no filter, no budget. yours. */
NG_API ng_status ng_query_new(ng_query **out, ng_ctx *ctx);
NG_API void ng_query_free(ng_query *query);

/* Adds a node to look from; several make the map around all of them. */
NG_API ng_status ng_query_add_focus(ng_query *query, ng_ctx *ctx, ng_node node);
/* How many steps from the focus to go; default 2 (the meetings about it and who was there). A
 * focus is needed for it to count. */
NG_API void ng_query_set_depth(ng_query *query, unsigned depth);
/* Only meetings on or after `since`, on or before `until` (NG_NO_DATE: open). With either, undated
 * meetings are left out. With a focus, or in a map, so is what only other meetings lead to. */
NG_API void ng_query_set_since(ng_query *query, ng_date since);
NG_API void ng_query_set_until(ng_query *query, ng_date until);
/* Shows this kind; the first call hides all others. The focus is always shown. */
NG_API void ng_query_add_kind(ng_query *query, ng_kind kind);
/* At most this many nodes, the highest ranked; 0 (the default): no budget. */
NG_API void ng_query_set_max_nodes(ng_query *query, size_t max_nodes);
/* For a map to be read by people: the owner and unattached nodes are hidden, most meetings are
 * folded into weighted edges between those who met. Default 0: the graph as it is. */
NG_API void ng_query_set_map(ng_query *query, int map);

/* The chosen nodes, ranked, and the edges among them. Borrows its graph. */
typedef struct ng_view ng_view;

/* Chooses what `query` asks for. yours. The graph must outlive the view, the query need not.
 * NG_E_ARG: a focus is not a node of this graph. O(n log n + m). */
NG_API ng_status ng_view_select(ng_view **out, ng_ctx *ctx, const ng_graph *graph,
                                const ng_query *query);
NG_API void ng_view_free(ng_view *view);

NG_API size_t ng_view_node_count(const ng_view *view);
/* Nodes from the highest ranked down. */
NG_API ng_node ng_view_node(const ng_view *view, size_t index);
/* The rank's value, for comparing nodes within one view only. */
NG_API double ng_view_score(const ng_view *view, size_t index);
/* How many nodes of this kind met the query's filters but not its budget. */
NG_API size_t ng_view_omitted(const ng_view *view, ng_kind kind);

/* The view's edges: edges of the graph, or sums of what several say (folded meetings). */
NG_API size_t ng_view_edge_count(const ng_view *view);
/* The two ends, as nodes of the graph. */
NG_API ng_node ng_view_edge_source(const ng_view *view, size_t index);
NG_API ng_node ng_view_edge_target(const ng_view *view, size_t index);
NG_API ng_relation ng_view_edge_relation(const ng_view *view, size_t index);
/* An edge of the graph: its weight; a sum: the number of meetings folded into it. */
NG_API uint32_t ng_view_edge_weight(const ng_view *view, size_t index);
NG_API ng_date ng_view_edge_last(const ng_view *view, size_t index);

/* ------------------------------------------------------------------ render */

typedef enum ng_format {
    NG_FORMAT_DOT = 0,
    NG_FORMAT_SVG = 1,
    NG_FORMAT_PNG = 2,
    NG_FORMAT_PDF = 3,
    NG_FORMAT_JSON = 4 /* docs/json.md */
} ng_format;

/* How a map looks. */
typedef struct ng_style ng_style;

/* Makes the default style. yours. */
NG_API ng_status ng_style_new(ng_style **out, ng_ctx *ctx);
NG_API void ng_style_free(ng_style *style);
/* The map's title; default: the names of the focus, else "Stakeholder map". copies. */
NG_API ng_status ng_style_set_title(ng_style *style, ng_ctx *ctx, const char *title);
/* Links nodes to their notes as obsidian://open?vault=NAME&file=PATH; default "": no links.
 * copies. */
NG_API ng_status ng_style_set_vault_name(ng_style *style, ng_ctx *ctx, const char *name);

/* Receives the next `size` bytes of output; returns 0, or anything else to stop. */
typedef int (*ng_write_fn)(void *user, const char *data, size_t size);

/* Writes `view` in `format`. `style` may be NULL (defaults); JSON needs none.
 * DOT and JSON depend only on the view and style, byte for byte; SVG, PNG and PDF also on the
 * version of Graphviz.
 * NG_E_LIMIT: more than 2,000 nodes to draw (DOT and JSON have no such limit). NG_E_RENDER:
 * Graphviz failed; the message says what it said. NG_E_WRITE: `write` stopped it.
 * Threads: Graphviz is not thread-safe, so calls for SVG, PNG and PDF wait for each other behind
 * one process-wide lock; a program that uses Graphviz itself must not do so meanwhile. Graphviz
 * is old C code that has been seen to abort on inputs of thousands of nodes: a server should
 * render in a child process.
 * O(n + m) for DOT and JSON; the layout of the others is worse than linear. */
NG_API ng_status ng_render(ng_ctx *ctx, const ng_view *view, const ng_style *style,
                           ng_format format, ng_write_fn write, void *user);

#ifdef __cplusplus
}
#endif

#endif /* NOTEGRAPH_H */
