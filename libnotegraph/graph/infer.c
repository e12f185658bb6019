/* SPDX-License-Identifier: MIT
 * infer.c - the kinds of entities that nothing declares: evidence, added up.
 *
 * Each piece of evidence adds to the log-odds of a kind. What an entity is called in the slots of
 * notes counts most, and more often counts more, but ever less so; the shape of its name and the
 * words in it count too, and so does its place in Related lists (runs.c). The best kind must lead by
 * MARGIN nats, or the kind is unknown; the lead gives the confidence. */
#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "base/words.h"
#include "graph/builder.h"
#include "graph/runs.h"

#define KINDS ((size_t)NG_KIND_TOPIC + 1)

static const double MARGIN = 1.0;
static const double DECLARED = 8.0; /* what a declared kind is worth to its neighbours */

enum { LONGEST_LIST = 1000 }; /* items; a longer list is no list of relations */

struct weight {
    ng_kind kind;
    double nats;
};

static const struct weight slot_weights[NGI_SLOT_COUNT] = {
    [NGI_SLOT_PARTICIPANT] = {NG_KIND_PERSON, 3.0}, [NGI_SLOT_ATTENDEE] = {NG_KIND_PERSON, 2.5},
    [NGI_SLOT_TASK_OWNER] = {NG_KIND_PERSON, 2.0},  [NGI_SLOT_PERSON] = {NG_KIND_PERSON, 5.0},
    [NGI_SLOT_ORG] = {NG_KIND_ORG, 5.0},            [NGI_SLOT_PROJECT] = {NG_KIND_PROJECT, 5.0},
    [NGI_SLOT_FORUM] = {NG_KIND_FORUM, 4.0},        [NGI_SLOT_HEADER_FORUM] = {NG_KIND_FORUM, 0.5},
    [NGI_SLOT_CONTACT] = {NG_KIND_PERSON, 2.5},     [NGI_SLOT_EMPLOYER] = {NG_KIND_ORG, 3.0},
    [NGI_SLOT_RELATED] = {NG_KIND_UNKNOWN, 0.0},
};

struct word_list {
    ng_kind kind;
    double nats;
    const char *words; /* folded, a space before and after each */
};

static const struct word_list word_lists[] = {
    {NG_KIND_ORG, 2.5,
     " inc inc. ltd ltd. llc gmbh ag plc corp corp. corporation company co. group holdings labs "
     "bank university institute ministry council agency association foundation alliance systems "
     "technologies software partners consulting industries solutions networks "},
    {NG_KIND_PROJECT, 2.0,
     " plan project programme program poc pilot deck rfp rfi migration roadmap rollout upgrade "
     "integration initiative strategy workshop proposal review redesign launch proof update updates "
     "agreement "},
    {NG_KIND_TEAM, 2.5, " team sales ops operations engineering marketing finance legal support "},
};

/* What can be seen of a name without knowing it. */
struct shape {
    size_t words, capitalised, lower;
    bool digits, dash, all_caps, camel;
};

static ng_text word_at(ng_text text, size_t at) {
    const char *space = memchr(text.data + at, ' ', text.size - at);
    return (ng_text){text.data + at,
                     space == NULL ? text.size - at : (size_t)(space - text.data) - at};
}

static struct shape shape_of(ng_text name) {
    struct shape shape = {.all_caps = true};
    bool word_start = true, lower_before = false;
    size_t letters = 0, inner_caps = 0;
    for (size_t at = 0; at < name.size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(name.data, name.size, &at);
        if (ngi_char_is_space(c)) {
            word_start = true;
            continue;
        }
        bool upper = ngi_char_is_upper(c), letter = upper || ngi_char_is_letter(c);
        if (word_start && ngi_is_name_particle(word_at(name, from))) {
            at = from + word_at(name, from).size; /* not a word of its own: "Ana de la Cruz" */
            continue;
        }
        if (word_start) {
            bool lone_dash = (c == '-' || c == 0x2013) && at < name.size && name.data[at] == ' ';
            shape.dash = shape.dash || lone_dash;
            shape.words += !lone_dash;
            shape.capitalised += upper;
            shape.lower += letter && !upper;
        } else if (upper && lower_before)
            inner_caps++;
        letters += letter;
        shape.all_caps = shape.all_caps && (upper || !letter);
        shape.digits = shape.digits || ngi_char_is_digit(c);
        lower_before = letter && !upper;
        word_start = false;
    }
    shape.all_caps = shape.all_caps && letters > 1;
    shape.camel = inner_caps > 0;
    return shape;
}

static void add_shape(double *scores, ng_text name) {
    struct shape shape = shape_of(name);
    if (shape.words == 1 && (shape.all_caps || shape.camel))
        scores[NG_KIND_ORG] += 1.2;
    else if ((shape.words == 2 || shape.words == 3) && shape.capitalised == shape.words &&
             !shape.digits && !shape.dash) {
        scores[NG_KIND_PERSON] += 1.2;
        scores[NG_KIND_ORG] += 0.3;
    }
    if (shape.dash || shape.words > 3 || (shape.words > 1 && shape.lower > 0))
        scores[NG_KIND_PROJECT] += 1.2;
    if (shape.digits)
        scores[NG_KIND_PROJECT] += 0.4;
}

static bool contains_word(const char *words, ng_text word) {
    for (const char *at = words; (at = strchr(at, ' ')) != NULL && at[1] != '\0'; at++)
        if (strncmp(at + 1, word.data, word.size) == 0 && at[1 + word.size] == ' ')
            return true;
    return false;
}

static void add_words(double *scores, ng_text key) {
    for (size_t i = 0; i < sizeof word_lists / sizeof *word_lists; i++)
        for (size_t at = 0; at < key.size;) {
            const char *space = memchr(key.data + at, ' ', key.size - at);
            size_t end = space == NULL ? key.size : (size_t)(space - key.data);
            if (end > at && contains_word(word_lists[i].words, (ng_text){key.data + at, end - at})) {
                scores[word_lists[i].kind] += word_lists[i].nats;
                break;
            }
            at = end + 1;
        }
}

/* ---------------------------------------------------------------- adding up */

typedef double kind_scores[KINDS];

static void add_slots(double *scores, const struct ngi_entity *entity) {
    for (int slot = 0; slot < NGI_SLOT_COUNT; slot++)
        if (entity->slots[slot] > 0)
            scores[slot_weights[slot].kind] +=
                slot_weights[slot].nats * (1 + 0.25 * log2((double)entity->slots[slot]));
}

/* What is known of each entity by itself. */
static bool add_own_evidence(const ng_builder *builder, kind_scores *scores) {
    size_t count = builder->entities.count;
    uint32_t *spelling_of = ngi_alloc(&builder->mem, count * sizeof *spelling_of);
    if (spelling_of == NULL)
        return count == 0;
    for (size_t i = 0; i < count; i++)
        spelling_of[i] = NG_NONE;
    for (size_t i = builder->spellings.count; i-- > 0;) /* the first is left */
        spelling_of[builder->spellings.items[i].entity] = builder->spellings.items[i].text;
    for (uint32_t i = 0; i < count; i++) {
        const struct ngi_entity *entity = &builder->entities.items[i];
        if (entity->kind != NG_KIND_UNKNOWN) {
            scores[i][entity->kind] = DECLARED;
            continue;
        }
        add_slots(scores[i], entity);
        if (spelling_of[i] != NG_NONE)
            add_shape(scores[i], builder->texts.texts[spelling_of[i]]);
        if (entity->key != NG_NONE)
            add_words(scores[i], builder->keys.texts[entity->key]);
    }
    ngi_release(&builder->mem, spelling_of, count * sizeof *spelling_of);
    return true;
}

/* What the lists that it stands in say of an entity: the sum of the messages, in nats. */
struct heard {
    double nats[NGI_RUN_KINDS];
    uint32_t lists;
};

static const ng_kind run_kinds[NGI_RUN_KINDS] = {
    [NGI_RUN_PERSON] = NG_KIND_PERSON,
    [NGI_RUN_ORG] = NG_KIND_ORG,
    [NGI_RUN_PROJECT] = NG_KIND_PROJECT,
};

static bool hear_list(const ng_builder *builder, const kind_scores *scores, struct heard *heard,
                      const struct ngi_list_item *items, size_t count) {
    const ng_allocator *mem = &builder->mem;
    double(*evidence)[NGI_RUN_KINDS] = ngi_alloc_zero(mem, count, sizeof *evidence);
    double(*messages)[NGI_RUN_KINDS] = ngi_alloc_zero(mem, count, sizeof *messages);
    bool memory = evidence != NULL && messages != NULL;
    for (size_t i = 0; i < count && memory; i++)
        for (size_t k = 0; k < NGI_RUN_KINDS; k++)
            evidence[i][k] = exp(scores[items[i].entity][run_kinds[k]] - DECLARED);
    memory = memory && ngi_runs_infer(messages, (const double(*)[NGI_RUN_KINDS])evidence, count, mem);
    for (size_t i = 0; i < count && memory; i++) {
        struct heard *h = &heard[items[i].entity];
        for (size_t k = 0; k < NGI_RUN_KINDS; k++)
            h->nats[k] += log(messages[i][k] * NGI_RUN_KINDS);
        h->lists++;
    }
    ngi_release(mem, evidence, count * sizeof *evidence);
    ngi_release(mem, messages, count * sizeof *messages);
    return memory;
}

/* Adds what the lists say, the more lists the more, but ever less so. */
static bool add_lists(const ng_builder *builder, kind_scores *scores) {
    size_t entities = builder->entities.count, items = builder->list_items.count;
    struct heard *heard = ngi_alloc_zero(&builder->mem, entities, sizeof *heard);
    if (heard == NULL)
        return entities == 0;
    bool memory = true;
    const struct ngi_list_item *list = builder->list_items.items;
    for (size_t from = 0, end; from < items && memory; from = end) {
        for (end = from; end < items && list[end].list == list[from].list;)
            end++;
        if (end - from > 1 && end - from <= LONGEST_LIST)
            memory = hear_list(builder, (const kind_scores *)scores, heard, list + from, end - from);
    }
    for (size_t i = 0; i < entities && memory; i++) {
        double n = heard[i].lists;
        for (size_t k = 0; k < NGI_RUN_KINDS && n > 0; k++)
            scores[i][run_kinds[k]] += heard[i].nats[k] * (1 + log2(n)) / n;
    }
    ngi_release(&builder->mem, heard, entities * sizeof *heard);
    return memory;
}

static void decide(struct ngi_entity *entity, const double *scores) {
    size_t best = NG_KIND_PERSON;
    double second = 0; /* a kind that nothing speaks for or against */
    for (size_t kind = 1; kind < KINDS; kind++)
        if (kind != NG_KIND_MEETING && scores[kind] > scores[best])
            best = kind;
    for (size_t kind = 1; kind < KINDS; kind++)
        if (kind != NG_KIND_MEETING && kind != best && scores[kind] > second)
            second = scores[kind];
    double lead = scores[best] - second;
    entity->confidence = 1 / (1 + exp(-lead));
    entity->kind = lead < MARGIN ? NG_KIND_UNKNOWN : (ng_kind)best;
}

bool ngi_infer_kinds(ng_builder *builder) {
    size_t count = builder->entities.count;
    kind_scores *scores = ngi_alloc_zero(&builder->mem, count, sizeof *scores);
    if (scores == NULL)
        return count == 0;
    bool memory = add_own_evidence(builder, scores) && add_lists(builder, scores);
    for (size_t i = 0; i < count && memory; i++)
        if (builder->entities.items[i].kind == NG_KIND_UNKNOWN)
            decide(&builder->entities.items[i], scores[i]);
    ngi_release(&builder->mem, scores, count * sizeof *scores);
    return memory;
}
