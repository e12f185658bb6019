/* SPDX-License-Identifier: MIT
 * write.c - a schema as the file that declares it. */
#include <string.h>

#include "base/ctx.h"
#include "schema/schema.h"

/* A plain scalar where YAML takes it for one, else double-quoted. */
static void add_scalar(struct ngi_buf *out, ng_text text) {
    bool plain = text.size > 0 && text.data[0] != ' ' && text.data[text.size - 1] != ' ';
    for (size_t i = 0; i < text.size && plain; i++) {
        char c = text.data[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                    (unsigned char)c >= 0x80 || c == '_' || c == ' ' || c == '/' || c == '.' ||
                    (c == '-' && i > 0);
        plain = word;
    }
    if (plain) {
        ngi_buf_text(out, text);
        return;
    }
    ngi_buf_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            ngi_buf_char(out, '\\');
        ngi_buf_char(out, text.data[i]);
    }
    ngi_buf_char(out, '"');
}

static bool same_text(ng_text a, ng_text b) {
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static void add_list(struct ngi_buf *out, const char *key, const ngi_text_vec *list,
                     const char *comment) {
    ngi_buf_str(out, comment);
    ngi_buf_str(out, key);
    ngi_buf_str(out, list->count == 0 ? ": []\n" : ":\n");
    for (size_t i = 0; i < list->count; i++) {
        ngi_buf_str(out, "  - ");
        add_scalar(out, list->items[i]);
        ngi_buf_char(out, '\n');
    }
}

static void add_relation(struct ngi_buf *out, const ng_schema *schema, uint32_t relation) {
    if (relation >= NG_REL_DECLARED)
        ngi_buf_text(out, schema->relations.items[relation - NG_REL_DECLARED]);
    else
        ngi_buf_str(out, ng_relation_name((ng_relation)relation));
}

static void add_kind(struct ngi_buf *out, const struct ngi_rule *rule) {
    if (rule->subkind.size > 0)
        ngi_buf_text(out, rule->subkind);
    else
        ngi_buf_str(out, ng_kind_name(rule->kind));
}

/* Is the rule the one that counts, the last of its name? */
static bool counts(const ng_schema *schema, enum ngi_rules rules, size_t index) {
    const struct ngi_rule *rule = &schema->rules[rules].items[index];
    for (size_t i = index + 1; i < schema->rules[rules].count; i++) {
        const struct ngi_rule *later = &schema->rules[rules].items[i];
        if (same_text(later->name, rule->name))
            return false;
    }
    return true;
}

static void add_rules(struct ngi_buf *out, const ng_schema *schema, enum ngi_rules rules,
                      const char *comment) {
    ngi_buf_str(out, comment);
    ngi_buf_str(out, ngi_rules_name(rules));
    ngi_buf_str(out, schema->rules[rules].count == 0 ? ": {}\n" : ":\n");
    for (size_t i = 0; i < schema->rules[rules].count; i++) {
        const struct ngi_rule *rule = &schema->rules[rules].items[i];
        if (!counts(schema, rules, i))
            continue;
        ngi_buf_str(out, "  ");
        add_scalar(out, rule->shown);
        ngi_buf_str(out, ": ");
        if (ngi_role_name(rule->role) != NULL)
            ngi_buf_str(out, ngi_role_name(rule->role));
        else if (rules == NGI_RULES_KEYS || rules == NGI_RULES_SECTIONS) {
            add_relation(out, schema, rule->relation);
            if (rule->kind != NG_KIND_UNKNOWN) {
                ngi_buf_char(out, ' ');
                add_kind(out, rule);
            }
        } else
            add_kind(out, rule);
        ngi_buf_char(out, '\n');
    }
}

/* The names that one was declared with, on one line. */
static void add_variants(struct ngi_buf *out, const ngi_aliases *list, size_t first) {
    const struct ngi_alias *item = &list->items[first];
    const char *before = ": [";
    ngi_buf_str(out, "  ");
    add_scalar(out, item->name);
    for (size_t i = first; i < list->count; i++)
        if (same_text(list->items[i].name, item->name) &&
            list->items[i].kind == NG_KIND_UNKNOWN) {
            ngi_buf_str(out, before);
            add_scalar(out, list->items[i].variant);
            before = ", ";
        }
    ngi_buf_str(out, "]\n");
}

/* Those of alias files have a kind: they stand there. */
static void add_names(struct ngi_buf *out, const char *key, const ngi_aliases *list,
                      const char *comment) {
    bool empty = true;
    ngi_buf_str(out, comment);
    ngi_buf_str(out, key);
    for (size_t i = 0; i < list->count; i++) {
        bool first = list->items[i].kind == NG_KIND_UNKNOWN;
        for (size_t j = 0; j < i && first; j++)
            first = list->items[j].kind != NG_KIND_UNKNOWN ||
                    !same_text(list->items[j].name, list->items[i].name);
        if (!first)
            continue;
        ngi_buf_str(out, empty ? ":\n" : "");
        empty = false;
        add_variants(out, list, i);
    }
    ngi_buf_str(out, empty ? ": {}\n" : "");
}

static void add_entities(struct ngi_buf *out, const ngi_aliases *list) {
    ngi_buf_str(out, "\n# The kinds of names that the notes leave open.\nentities");
    ngi_buf_str(out, list->count == 0 ? ": {}\n" : ":\n");
    for (size_t i = 0; i < list->count; i++) {
        bool counts = true; /* the last of a name does */
        for (size_t j = i + 1; j < list->count && counts; j++)
            counts = !same_text(list->items[j].name, list->items[i].name);
        if (!counts)
            continue;
        ngi_buf_str(out, "  ");
        add_scalar(out, list->items[i].name);
        ngi_buf_str(out, ": ");
        if (list->items[i].variant.size > 0)
            ngi_buf_text(out, list->items[i].variant);
        else
            ngi_buf_str(out, ng_kind_name(list->items[i].kind));
        ngi_buf_char(out, '\n');
    }
}

/* What was added to the lists of the lexicon; what is built in stands in no file. */
static void add_words(struct ngi_buf *out, const ng_schema *schema, const char *comment) {
    bool none = true;
    ngi_buf_str(out, comment);
    ngi_buf_str(out, "words:");
    for (int list = 0; list < NGI_LIST_COUNT; list++) {
        ng_text added = ngi_lexicon_added(schema, (enum ngi_list)list);
        if (added.size > 0)
            ngi_buf_fmt(out, "\n  %s:", ngi_list_name((enum ngi_list)list));
        for (const char *end; added.size > 0; none = false) {
            end = memchr(added.data, '\n', added.size);
            ng_text word = {added.data, (size_t)(end - added.data)};
            ngi_buf_str(out, "\n    - ");
            add_scalar(out, word);
            added = (ng_text){end + 1, added.size - word.size - 1};
        }
    }
    ngi_buf_str(out, none ? " {}\n" : "\n");
}

ng_status ng_schema_write(const ng_schema *schema, ng_ctx *ctx, ng_write_fn write, void *user) {
    if (ctx == NULL)
        return NG_E_ARG;
    ngi_ctx_begin(ctx);
    if (schema == NULL || write == NULL)
        return ngi_ctx_fail(ctx, NG_E_ARG, "a schema and a write callback are needed");
    struct ngi_buf out;
    ngi_buf_init(&out, &ctx->mem, SIZE_MAX / 4);
    ngi_buf_str(&out,
                "# notegraph.yaml - what words mean in this vault. Put it in the vault's root.\n"
                "# What is left out keeps its default; what is declared adds to the defaults, or\n"
                "# replaces the one of the same name. Letter case, and the difference between\n"
                "# rob_forum, rob-forum and rob forum, do not count.\n"
                "#\n"
                "# Kinds: person, org, project, meeting, forum, team, topic, and those under `kinds`.\n"
                "# Relations: attended, about, part-of, owns-task, works-at, reports-to, related,\n"
                "# mentions, and those under `relations`.\n");
    add_list(&out, "owner", &schema->owners,
             "\n# Whose notes these are, and further spellings of the name: who \"Myself\" is.\n");
    ngi_buf_str(&out, "\n# The organisation that the owner works for.\nhome: ");
    add_scalar(&out, schema->home);
    ngi_buf_char(&out, '\n');
    add_list(&out, "aliases", &schema->alias_files,
             "\n# Files that list other names of people, accounts and projects.\n");
    add_names(&out, "same", &schema->aliases, "\n# Other names of one person, organisation or project.\n");
    add_names(&out, "different", &schema->different,
              "\n# Names that look alike, and are not one.\n");
    add_entities(&out, &schema->entities);
    add_list(&out, "ignore", &schema->ignore,
             "\n# Names of files and folders that are not read, and globs of paths.\n");
    add_list(&out, "read", &schema->read, "\n# Names that are read although they stand above.\n");
    add_list(&out, "include", &schema->include,
             "\n# Globs of paths: if there are any, only notes that match one are read.\n");
    ngi_buf_str(&out, "\n# `strict`: a link leads to a note by its file name only, not by an alias.\n"
                      "links: ");
    ngi_buf_str(&out, schema->strict_links ? "strict\n" : "default\n");
    static const char *const merge_names[] = {"exact", "likely", "off"};
    ngi_buf_str(&out, "\n# Notes of one meeting are put together: `exact`, made from one source; `likely`, also\n"
                      "# those of one day that are much alike; `off`, none.\nmerge-meetings: ");
    ngi_buf_str(&out, merge_names[schema->merge_meetings]);
    ngi_buf_char(&out, '\n');
    add_list(&out, "relations", &schema->relations, "\n# Relations besides the built-in ones.\n");
    add_rules(&out, schema, NGI_RULES_KINDS, "\n# Sub-kinds: how things of a kind are told apart.\n");
    add_rules(&out, schema, NGI_RULES_TYPES,
              "\n# What `type: x` or `categories: [x]` says that an entity's own note is about.\n");
    add_rules(&out, schema, NGI_RULES_TAGS, "\n# What a tag of an entity's own note says.\n");
    add_rules(&out, schema, NGI_RULES_FOLDERS,
              "\n# What the nearest folder of this name says of the notes in it.\n");
    add_rules(&out, schema, NGI_RULES_PREFIXES,
              "\n# What the beginning of a note's file name says.\n");
    add_rules(&out, schema, NGI_RULES_KEYS,
              "\n# What a front-matter key, a bold header line (**With**: A, B) or an inline field\n"
              "# (with:: A) names: a relation and a kind; or what else it is for: type, title,\n"
              "# date, aliases, tags, source, source-ref, attribute, ignore.\n");
    add_rules(&out, schema, NGI_RULES_SECTIONS,
              "\n# What the list items below a heading are to the note.\n");
    add_words(&out, schema,
              "\n# Words besides those that are built in, by which names are told apart. Lists:\n"
              "# given-names, surnames, nicknames (`Bob Robert`), titles, post-nominals,\n"
              "# organisations, organisation-words, project-words, team-words, topic-words,\n"
              "# forum-words, mail-hosts.\n");
    ng_status status = NG_OK;
    if (out.status != NG_OK)
        status = ngi_ctx_nomem(ctx);
    else if (write(user, out.data, out.size) != 0)
        status = ngi_ctx_fail(ctx, NG_E_WRITE, "the output could not be written");
    ngi_buf_free(&out);
    return status;
}
