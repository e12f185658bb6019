/* SPDX-License-Identifier: MIT
 * infer.c - the kinds of entities that nothing declares: evidence, added up.
 *
 * Each piece of evidence adds to the log-odds of a kind. What an entity is called in the slots of
 * notes counts most, and more often counts more, but ever less so; the shape of its name and the
 * words in it count too, what is generally known of the name, and its place in Related lists
 * (runs.c). The best kind must lead by MARGIN nats, or the kind is unknown; the lead gives the
 * confidence. Weights are set by hand: weights learned from one vault fail in the next. */
#include <math.h>
#include <string.h>

#include "graph/builder.h"
#include "graph/runs.h"
#include "graph/shape.h"
#include "schema/lexicon.h"

#define KINDS ((size_t)NG_KIND_TOPIC + 1)

static const double MARGIN = 1.0;
static const double DECLARED = 8.0; /* what a declared kind is worth to its neighbours */

enum { LONGEST_LIST = 1000 }; /* items; a longer list is no list of relations */

/* ---------------------------------------------------------------- the weights */

struct slot_weight {
    ng_kind kind;
    double nats;
    const char *name; /* for people who ask why */
};

static const struct slot_weight slot_weights[NGI_SLOT_COUNT] = {
    [NGI_SLOT_PARTICIPANT] = {NG_KIND_PERSON, 3.0, "a participant"},
    [NGI_SLOT_ATTENDEE] = {NG_KIND_PERSON, 2.5, "listed as attending"},
    [NGI_SLOT_TASK_OWNER] = {NG_KIND_PERSON, 2.5, "owns a task"},
    [NGI_SLOT_PERSON] = {NG_KIND_PERSON, 5.0, "value of a key for people"},
    [NGI_SLOT_ORG] = {NG_KIND_ORG, 5.0, "value of a key for organisations"},
    [NGI_SLOT_PROJECT] = {NG_KIND_PROJECT, 5.0, "value of a key for projects"},
    [NGI_SLOT_FORUM] = {NG_KIND_FORUM, 6.5, "value of a key for forums"},
    [NGI_SLOT_HEADER_FORUM] = {NG_KIND_FORUM, 2.5, "on a header line for forums"},
    [NGI_SLOT_CONTACT] = {NG_KIND_PERSON, 2.5, "in a section of people"},
    [NGI_SLOT_EMPLOYER] = {NG_KIND_ORG, 3.0, "in parentheses behind a person's name"},
    [NGI_SLOT_FOLDER_PERSON] = {NG_KIND_PERSON, 3.5, "has a folder among people"},
    [NGI_SLOT_FOLDER_ORG] = {NG_KIND_ORG, 3.5, "has a folder among organisations"},
    [NGI_SLOT_FOLDER_PROJECT] = {NG_KIND_PROJECT, 3.5, "has a folder among projects"},
    [NGI_SLOT_FOLDER_FORUM] = {NG_KIND_FORUM, 5.5, "has a folder among forums"},
    [NGI_SLOT_RELATED] = {NG_KIND_UNKNOWN, 0.0, ""},
};

/* Of a word anywhere in the name; and how much more if it is the last, which says what it is: a
 * "security review" is a review. */
struct word_weight {
    enum ngi_list list;
    ng_kind kind;
    double nats, last;
    bool alone; /* counts for a name of one word too */
};

static const struct word_weight word_weights[] = {
    {NGI_LIST_ORGANISATION_WORDS, NG_KIND_ORG, 1.5, 1.2, false},
    {NGI_LIST_PROJECT_WORDS, NG_KIND_PROJECT, 1.5, 1.2, false},
    {NGI_LIST_TEAM_WORDS, NG_KIND_TEAM, 1.2, 3.3, true},
    {NGI_LIST_FORUM_WORDS, NG_KIND_FORUM, 1.0, 3.3, false},
};

static const double KNOWN_ORG = 3.5;        /* the whole name is a well-known organisation's */
static const double KNOWN_ORG_FIRST = 0.8;  /* only its first word is */
static const double GIVEN_NAME = 2.2;       /* the whole name is a given name */
static const double GIVEN_NAME_FIRST = 1.6; /* its first word is */
static const double SURNAME_LAST = 0.7;
static const double KNOWN_PERSON = 1.2; /* it is the first word of a known person's name */
static const double TOPIC_WORD = 3.0;

/* ---------------------------------------------------------------- adding up */

typedef double kind_scores[KINDS];

struct inference {
    ng_builder *builder;
    kind_scores *scores; /* by entity */
    uint32_t *names;     /* by entity: its first spelling, or NG_NONE */
    bool record;
};

static bool add(struct inference *in, uint32_t entity, ng_evidence_type type, ng_kind kind,
                double nats, ng_text text, uint32_t count, uint32_t place) {
    ng_builder *b = in->builder;
    in->scores[entity][kind] += nats;
    if (!in->record)
        return true;
    struct ngi_evidence evidence = {.entity = entity,
                                    .type = (uint8_t)type,
                                    .kind = (uint8_t)kind,
                                    .weight = (float)nats,
                                    .count = count,
                                    .text = NG_NONE,
                                    .place = place};
    if (text.size > 0 && !ngi_intern_add(&b->texts, text.data, text.size, &evidence.text))
        return false;
    struct ngi_evidence *added = ngi_vec_push(&b->mem, &b->evidence);
    if (added != NULL)
        *added = evidence;
    return added != NULL;
}

static ng_text literal(const char *text) {
    return (ng_text){text, strlen(text)};
}

static bool add_slots(struct inference *in, uint32_t entity) {
    const struct ngi_entity *e = &in->builder->entities.items[entity];
    for (int slot = 0; slot < NGI_SLOT_COUNT; slot++) {
        const struct slot_weight *weight = &slot_weights[slot];
        uint32_t count = e->slots[slot];
        if (count > 0 && weight->nats > 0 &&
            !add(in, entity, NG_EVIDENCE_SLOT, weight->kind,
                 weight->nats * (1 + 0.25 * log2((double)count)), literal(weight->name), count,
                 e->places[slot]))
            return false;
    }
    return true;
}

/* The next word of a key, split at spaces; "" at the end. */
static ng_text next_word(ng_text key, size_t *at) {
    while (*at < key.size && key.data[*at] == ' ')
        ++*at;
    size_t begin = *at;
    while (*at < key.size && key.data[*at] != ' ')
        ++*at;
    return (ng_text){key.data + begin, *at - begin};
}

static bool has(const struct inference *in, enum ngi_list list, ng_text text) {
    return text.size > 0 && ngi_lexicon_has(in->builder->schema, list, text);
}

/* Weights of what a name looks like, by kind; what a name of a person cannot look like counts as
 * much as what it does look like. */
struct look {
    const char *what;
    double person, org, project;
};

static bool add_look(struct inference *in, uint32_t entity, const struct look *look) {
    const struct {
        ng_kind kind;
        double nats;
    } parts[] = {{NG_KIND_PERSON, look->person}, {NG_KIND_ORG, look->org}, {NG_KIND_PROJECT, look->project}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].nats != 0 && !add(in, entity, NG_EVIDENCE_SHAPE, parts[i].kind, parts[i].nats,
                                       literal(look->what), 1, NG_NONE))
            return false;
    return true;
}

static bool add_shape(struct inference *in, uint32_t entity, ng_text name, bool is_known) {
    static const struct look inner_capitals = {"one word with capital letters inside", -1.0, 1.2, 0};
    static const struct look one_word = {"one word that is no known name", -1.2, 0, 0};
    static const struct look full_name = {"two or three capitalised words", 1.2, 0.3, 0};
    static const struct look other_words = {"capitalised words, none a known name", -0.8, 0.4, 0};
    static const struct look description = {"words in small letters, many words, or a dash", -1.5, 0, 1.2};
    static const struct look digits = {"digits", -1.5, 0, 0.6};
    static const struct look ampersand = {"words joined by &", -1.0, 1.2, 0};
    struct ngi_shape shape = ngi_shape_of(name);
    bool capitalised = shape.capitalised == shape.words && !shape.digits && !shape.dash;
    bool joined = memchr(name.data, '&', name.size) != NULL;
    const struct look *looks[4];
    size_t count = 0;
    if (shape.words == 1 && (shape.all_caps || shape.camel))
        looks[count++] = &inner_capitals;
    else if (shape.words == 1 && capitalised && !is_known)
        looks[count++] = &one_word;
    else if ((shape.words == 2 || shape.words == 3) && capitalised && !joined)
        looks[count++] = is_known ? &full_name : &other_words;
    if (shape.dash || shape.words > 3 || (shape.words > 1 && shape.lower > 0))
        looks[count++] = &description;
    if (shape.digits)
        looks[count++] = &digits;
    if (joined)
        looks[count++] = &ampersand;
    for (size_t i = 0; i < count; i++)
        if (!add_look(in, entity, looks[i]))
            return false;
    return true;
}

/* The best word of one list, if any. */
static bool add_words(struct inference *in, uint32_t entity, ng_text key, size_t words) {
    for (size_t i = 0; i < sizeof word_weights / sizeof *word_weights; i++) {
        const struct word_weight *weight = &word_weights[i];
        ng_text found = {"", 0};
        double nats = 0;
        if (words == 1 && !weight->alone)
            continue;
        size_t number = 0;
        for (size_t at = 0; at < key.size; number++) {
            ng_text word = next_word(key, &at);
            double worth = weight->nats + (number + 1 == words ? weight->last : 0);
            if (worth > nats && has(in, weight->list, word)) {
                found = word;
                nats = worth;
            }
        }
        if (nats > 0 && !add(in, entity, NG_EVIDENCE_WORD, weight->kind, nats, found, 1, NG_NONE))
            return false;
    }
    return true;
}

/* What is generally known of the name. */
static bool add_known(struct inference *in, uint32_t entity, ng_text key, size_t words) {
    size_t at = 0;
    ng_text first = next_word(key, &at), last = first;
    while (at < key.size) {
        ng_text word = next_word(key, &at);
        last = word.size > 0 ? word : last;
    }
    if (has(in, NGI_LIST_ORGANISATIONS, key) &&
        !add(in, entity, NG_EVIDENCE_LIST, NG_KIND_ORG, KNOWN_ORG, literal("organisations"), 1,
             NG_NONE))
        return false;
    if (words == 1)
        return (!has(in, NGI_LIST_GIVEN_NAMES, key) ||
                add(in, entity, NG_EVIDENCE_LIST, NG_KIND_PERSON, GIVEN_NAME,
                    literal("given names"), 1, NG_NONE)) &&
               (!has(in, NGI_LIST_TOPIC_WORDS, key) ||
                add(in, entity, NG_EVIDENCE_LIST, NG_KIND_TOPIC, TOPIC_WORD, literal("topics"), 1,
                    NG_NONE));
    if (words <= 4 && has(in, NGI_LIST_GIVEN_NAMES, first) &&
        !add(in, entity, NG_EVIDENCE_LIST, NG_KIND_PERSON, GIVEN_NAME_FIRST,
             literal("given names"), 1, NG_NONE))
        return false;
    if (words <= 4 && has(in, NGI_LIST_SURNAMES, last) &&
        !add(in, entity, NG_EVIDENCE_LIST, NG_KIND_PERSON, SURNAME_LAST, literal("surnames"), 1,
             NG_NONE))
        return false;
    return !has(in, NGI_LIST_ORGANISATIONS, first) ||
           add(in, entity, NG_EVIDENCE_LIST, NG_KIND_ORG, KNOWN_ORG_FIRST,
               literal("organisations, for its first word"), 1, NG_NONE);
}

static bool add_name(struct inference *in, uint32_t entity) {
    const ng_builder *b = in->builder;
    uint32_t key = b->entities.items[entity].key;
    if (key == NG_NONE)
        return true;
    ng_text text = b->keys.texts[key];
    bool is_known = false; /* any word as a name of people */
    size_t words = 0;
    for (size_t at = 0; at < text.size;) {
        ng_text word = next_word(text, &at);
        words += word.size > 0;
        is_known = is_known || (words == 1 && has(in, NGI_LIST_GIVEN_NAMES, word)) ||
                   has(in, NGI_LIST_SURNAMES, word);
    }
    if (in->names[entity] != NG_NONE &&
        !add_shape(in, entity, b->texts.texts[in->names[entity]], is_known))
        return false;
    return add_words(in, entity, text, words) && add_known(in, entity, text, words);
}

/* What is known of each entity by itself. */
static bool add_own_evidence(struct inference *in) {
    ng_builder *b = in->builder;
    for (uint32_t i = 0; i < b->entities.count; i++) {
        const struct ngi_entity *entity = &b->entities.items[i];
        if (entity->same_as != NG_NONE)
            continue;
        if (entity->is_declared)
            in->scores[i][entity->kind] = DECLARED;
        else if (!add_slots(in, i) || !add_name(in, i))
            return false;
    }
    return true;
}

/* ---------------------------------------------------------------- lists */

/* What the lists that it stands in say of an entity: the sum of the messages, in nats. */
struct heard {
    double nats[NGI_RUN_KINDS];
    uint32_t lists;
    uint32_t place; /* of the first */
};

static const ng_kind run_kinds[NGI_RUN_KINDS] = {
    [NGI_RUN_PERSON] = NG_KIND_PERSON,
    [NGI_RUN_ORG] = NG_KIND_ORG,
    [NGI_RUN_PROJECT] = NG_KIND_PROJECT,
};

static bool hear_list(const struct inference *in, struct heard *heard, const uint32_t *items,
                      size_t count, uint32_t place) {
    const ng_builder *b = in->builder;
    double(*evidence)[NGI_RUN_KINDS] = ngi_alloc_zero(&b->mem, count, sizeof *evidence);
    double(*messages)[NGI_RUN_KINDS] = ngi_alloc_zero(&b->mem, count, sizeof *messages);
    bool memory = evidence != NULL && messages != NULL;
    for (size_t i = 0; i < count && memory; i++)
        for (size_t k = 0; k < NGI_RUN_KINDS; k++)
            evidence[i][k] =
                exp(in->scores[ngi_builder_canonical(b, items[i])][run_kinds[k]] - DECLARED);
    memory = memory &&
             ngi_runs_infer(messages, (const double(*)[NGI_RUN_KINDS])evidence, count, &b->mem);
    for (size_t i = 0; i < count && memory; i++) {
        struct heard *h = &heard[ngi_builder_canonical(b, items[i])];
        for (size_t k = 0; k < NGI_RUN_KINDS; k++)
            h->nats[k] += log(messages[i][k] * NGI_RUN_KINDS);
        if (h->lists++ == 0)
            h->place = place;
    }
    ngi_release(&b->mem, evidence, count * sizeof *evidence);
    ngi_release(&b->mem, messages, count * sizeof *messages);
    return memory;
}

/* Adds what was heard of an entity, the more lists the more, but ever less so. */
static bool add_heard(struct inference *in, uint32_t entity, const struct heard *heard) {
    double n = heard->lists;
    for (size_t k = 0; k < NGI_RUN_KINDS && n > 0; k++)
        if (!add(in, entity, NG_EVIDENCE_RUN, run_kinds[k], heard->nats[k] * (1 + log2(n)) / n,
                 literal("its neighbours in Related lists"), heard->lists, heard->place))
            return false;
    return true;
}

static bool add_lists(struct inference *in) {
    const ng_builder *b = in->builder;
    size_t entities = b->entities.count;
    struct heard *heard = ngi_alloc_zero(&b->mem, entities, sizeof *heard);
    if (heard == NULL)
        return entities == 0;
    bool memory = true;
    for (size_t i = 0; i < b->lists.count && memory; i++) {
        const struct ngi_name_list *list = &b->lists.items[i];
        size_t end = i + 1 < b->lists.count ? list[1].first : b->list_items.count;
        size_t count = end - list->first;
        if (list->is_mixed && count > 1 && count <= LONGEST_LIST)
            memory = hear_list(in, heard, b->list_items.items + list->first, count, list->place);
    }
    for (uint32_t i = 0; i < entities && memory; i++)
        if (!b->entities.items[i].is_declared)
            memory = add_heard(in, i, &heard[i]);
    ngi_release(&b->mem, heard, entities * sizeof *heard);
    return memory;
}

/* ---------------------------------------------------------------- one-word names of people */

/* A name of one word that a known person's full name begins with. */
static bool add_known_people(struct inference *in) {
    ng_builder *b = in->builder;
    bool *is_first = ngi_alloc_zero(&b->mem, b->keys.count, sizeof *is_first);
    if (is_first == NULL)
        return b->keys.count == 0;
    for (uint32_t i = 0; i < b->entities.count; i++) {
        const struct ngi_entity *e = &b->entities.items[i];
        if (e->key == NG_NONE || in->scores[i][NG_KIND_PERSON] < in->scores[i][NG_KIND_ORG] + MARGIN)
            continue;
        ng_text key = b->keys.texts[e->key];
        size_t at = 0;
        ng_text first = next_word(key, &at);
        uint32_t number = at < key.size ? ngi_intern_find(&b->keys, first.data, first.size) : NG_NONE;
        if (number != NG_NONE)
            is_first[number] = true;
    }
    bool memory = true;
    for (uint32_t i = 0; i < b->entities.count && memory; i++) {
        const struct ngi_entity *e = &b->entities.items[i];
        if (!e->is_declared && e->same_as == NG_NONE && e->key != NG_NONE && is_first[e->key])
            memory = add(in, i, NG_EVIDENCE_NAME, NG_KIND_PERSON, KNOWN_PERSON,
                         literal("a known person's first name"), 1, NG_NONE);
    }
    ngi_release(&b->mem, is_first, b->keys.count * sizeof *is_first);
    return memory;
}

/* ---------------------------------------------------------------- deciding */

/* How common a kind is against people, organisations and projects, in nats. */
static const double priors[KINDS] = {
    [NG_KIND_FORUM] = -2.0, [NG_KIND_TEAM] = -1.5, [NG_KIND_TOPIC] = -2.0};

static void decide(struct ngi_entity *entity, const double *scores) {
    size_t best = NG_KIND_UNKNOWN, second = NG_KIND_UNKNOWN;
    double first_score = -INFINITY, second_score = -INFINITY;
    for (size_t kind = 1; kind < KINDS; kind++) {
        double score = scores[kind] + priors[kind];
        if (kind == NG_KIND_MEETING || score <= second_score)
            continue;
        if (score > first_score) {
            second = best;
            second_score = first_score;
            best = kind;
            first_score = score;
        } else {
            second = kind;
            second_score = score;
        }
    }
    entity->lead = first_score - second_score;
    entity->confidence = 1 / (1 + exp(-entity->lead));
    entity->kind = entity->lead < MARGIN ? NG_KIND_UNKNOWN : (ng_kind)best;
    entity->runner_up = entity->kind == NG_KIND_UNKNOWN ? (ng_kind)best : (ng_kind)second;
}

bool ngi_infer_kinds(ng_builder *builder, bool record) {
    size_t count = builder->entities.count;
    struct inference in = {.builder = builder, .record = record};
    in.scores = ngi_alloc_zero(&builder->mem, count, sizeof *in.scores);
    in.names = ngi_builder_spellings(builder);
    bool memory = (in.scores != NULL && in.names != NULL) || count == 0;
    memory = memory && add_own_evidence(&in) && add_known_people(&in) && add_lists(&in);
    for (size_t i = 0; i < count && memory; i++)
        if (!builder->entities.items[i].is_declared)
            decide(&builder->entities.items[i], in.scores[i]);
    ngi_release(&builder->mem, in.scores, count * sizeof *in.scores);
    ngi_release(&builder->mem, in.names, count * sizeof *in.names);
    return memory;
}
