/* SPDX-License-Identifier: MIT
 * occasion.c - what tells one meeting from another. */
#include "graph/occasion.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "graph/meeting.h"
#include "graph/person.h"

/* ---------------------------------------------------------------- sets of words */

static int by_number(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Makes a set of what was collected, which is then empty. */
static bool keep_words(struct ngi_occasions *o, ngi_number_vec *from, struct ngi_words *out) {
    *out = (struct ngi_words){NULL, 0};
    if (from->count == 0)
        return true;
    if (from->count > 1)
        qsort(from->items, from->count, sizeof *from->items, by_number);
    uint32_t *kept = ngi_arena_alloc(&o->arena, from->count * sizeof *kept);
    if (kept == NULL)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < from->count; i++)
        if (i == 0 || from->items[i] != from->items[i - 1])
            kept[count++] = from->items[i];
    *out = (struct ngi_words){kept, count};
    from->count = 0;
    return true;
}

bool ngi_words_have(struct ngi_words words, uint32_t word) {
    return words.count > 0 &&
           bsearch(&word, words.items, words.count, sizeof word, by_number) != NULL;
}

size_t ngi_words_shared(struct ngi_words a, struct ngi_words b) {
    size_t count = 0;
    for (size_t i = 0, j = 0; i < a.count && j < b.count;) {
        count += a.items[i] == b.items[j];
        if (a.items[i] <= b.items[j])
            i++;
        else
            j++;
    }
    return count;
}

static bool add_number(const struct ngi_occasions *o, ngi_number_vec *to, uint32_t number) {
    uint32_t *added = ngi_vec_push(&o->builder->mem, to);
    if (added != NULL)
        *added = number;
    return added != NULL;
}

static bool add_word(struct ngi_occasions *o, ngi_number_vec *to, const char *data, size_t size) {
    uint32_t number;
    return ngi_intern_add(&o->words, data, size, &number) && add_number(o, to, number);
}

/* The words of a text without accents, in o->text. */
static bool fold(struct ngi_occasions *o, ng_text text) {
    struct ngi_buf loose;
    ngi_buf_init(&loose, &o->builder->mem, NGI_MAX_VALUE_BYTES * 20);
    ngi_text_loose_key(&loose, text.data, text.size);
    size_t kept = 0;
    for (size_t i = 0; i < loose.size; i++) { /* kick-off, kickoff; but 1-1 is two ones */
        bool joins = loose.data[i] == '-' && i > 0 && i + 1 < loose.size &&
                     strchr(" -0123456789", loose.data[i - 1]) == NULL &&
                     strchr(" -0123456789", loose.data[i + 1]) == NULL;
        if (!joins)
            loose.data[kept++] = loose.data[i];
    }
    ngi_buf_cut(&loose, kept);
    ngi_buf_clear(&o->text);
    ngi_meeting_words(&o->text, ngi_buf_view(&loose), &o->scratch);
    if (loose.status == NG_E_NOMEM)
        o->text.status = NG_E_NOMEM;
    ngi_buf_free(&loose);
    return o->text.status != NG_E_NOMEM && o->scratch.status != NG_E_NOMEM;
}

static bool is_one_of(ng_text word, const char *const words[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == word.size && memcmp(words[i], word.data, word.size) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(word, words) is_one_of((word), (words), sizeof(words) / sizeof *(words))

/* ---------------------------------------------------------------- lists */

enum list_group { IN_PEOPLE, IN_ORGS, IN_PROJECTS, IN_FORUMS, IN_TOPICS, IN_NOTHING };

struct listing { /* that an entity stands in a list of a meeting */
    uint32_t unit, entity, place;
    uint8_t group;
};

static int by_unit(const void *left, const void *right) {
    const struct listing *a = left, *b = right;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static enum list_group group_of(const struct ngi_name_list *list) {
    switch ((enum ngi_slot)list->slot) {
    case NGI_SLOT_PARTICIPANT:
    case NGI_SLOT_ATTENDEE:
        return IN_PEOPLE;
    case NGI_SLOT_ORG:
        return IN_ORGS;
    case NGI_SLOT_PROJECT:
        return IN_PROJECTS;
    case NGI_SLOT_FORUM:
    case NGI_SLOT_HEADER_FORUM:
        return IN_FORUMS;
    case NGI_SLOT_TASK_OWNER:
    case NGI_SLOT_PERSON:
    case NGI_SLOT_CONTACT:
    case NGI_SLOT_EMPLOYER:
    case NGI_SLOT_FOLDER_PERSON:
    case NGI_SLOT_FOLDER_ORG:
    case NGI_SLOT_FOLDER_PROJECT:
    case NGI_SLOT_FOLDER_FORUM:
    case NGI_SLOT_RELATED:
    case NGI_SLOT_COUNT:
    default:
        return list->is_mixed ? IN_TOPICS : IN_NOTHING;
    }
}

/* Is it somebody who is known to take part in meetings, and so no topic? */
static bool takes_part(const struct ngi_entity *e) {
    return e->slots[NGI_SLOT_PARTICIPANT] + e->slots[NGI_SLOT_ATTENDEE] +
               e->slots[NGI_SLOT_TASK_OWNER] > 0;
}

static bool add_person(struct ngi_occasions *o, struct ngi_party *party, uint32_t entity,
                       ngi_number_vec *names) {
    const ng_builder *b = o->builder;
    struct ngi_person person;
    struct ngi_person_words words = {.count = 0};
    if (party->person_count >= NGI_MAX_OCCASION_NAMES || b->entities.items[entity].is_owner)
        return true;
    if (!ngi_person_parse(&person, b->schema, b->keys.texts[b->entities.items[entity].key],
                          &o->text))
        return false;
    for (size_t i = 0; i < person.count && words.count < 4; i++) {
        char sound[64];
        size_t size = ngi_word_skeleton(person.words[i], sound, sizeof sound);
        uint32_t number;
        if (!ngi_intern_add(&o->words, sound, size, &number) || !add_number(o, names, number))
            return false;
        words.words[words.count++] = number;
    }
    if (words.count == 0)
        return true;
    struct ngi_person_words *added = ngi_vec_push(&b->mem, &o->people);
    if (added == NULL)
        return false;
    *added = words;
    party->person_count++;
    return true;
}

/* Of a name, the first word that says something, and all words. */
static bool add_name(struct ngi_occasions *o, uint32_t entity, ngi_number_vec *heads,
                     ngi_number_vec *all) {
    static const char *const fillers[] = {"project", "projekt", "prosjekt", "proyecto", "progetto"};
    const ng_builder *b = o->builder;
    if (!fold(o, b->keys.texts[b->entities.items[entity].key]))
        return false;
    ng_text words = ngi_buf_view(&o->text), head = {"", 0};
    for (size_t at = 0; at < words.size;) {
        ng_text word = ngi_meeting_next_word(words, &at);
        bool says = !ngi_meeting_is_common_word(word) && !IS_ONE_OF(word, fillers);
        if (says && head.size == 0)
            head = word;
        if (says && all != NULL && !add_word(o, all, word.data, word.size))
            return false;
    }
    return head.size == 0 || add_word(o, heads, head.data, head.size);
}

static bool add_listing(struct ngi_occasions *o, struct ngi_party *party,
                        const struct listing *listing, ngi_number_vec sets[]) {
    const struct ngi_entity *e = &o->builder->entities.items[listing->entity];
    enum list_group group = (enum list_group)listing->group;
    if (e->key == NG_NONE || (group == IN_TOPICS && takes_part(e)) ||
        sets[group].count >= NGI_MAX_OCCASION_NAMES * 4)
        return true;
    if (group == IN_PEOPLE) {
        if (party->place == NG_NONE)
            party->place = listing->place;
        return add_person(o, party, listing->entity, &sets[IN_PEOPLE]);
    }
    return add_name(o, listing->entity, &sets[group], group == IN_ORGS ? &sets[IN_NOTHING] : NULL);
}

static bool make_party(struct ngi_occasions *o, const struct listing *listings, size_t count,
                       ngi_number_vec sets[]) {
    struct ngi_party *party = &o->parties[listings[0].unit];
    for (size_t i = 0; i < count; i++)
        if ((i == 0 || listings[i].group != listings[i - 1].group ||
             listings[i].entity != listings[i - 1].entity) &&
            !add_listing(o, party, &listings[i], sets))
            return false;
    return keep_words(o, &sets[IN_PEOPLE], &party->names) &&
           keep_words(o, &sets[IN_ORGS], &party->orgs) &&
           keep_words(o, &sets[IN_PROJECTS], &party->projects) &&
           keep_words(o, &sets[IN_FORUMS], &party->forums) &&
           keep_words(o, &sets[IN_TOPICS], &party->topics) &&
           keep_words(o, &sets[IN_NOTHING], &party->org_words);
}

typedef NGI_VEC(struct listing) listing_vec;

static bool gather_listings(const ng_builder *b, listing_vec *out) {
    for (size_t i = 0; i < b->lists.count; i++) {
        const struct ngi_name_list *list = &b->lists.items[i];
        enum list_group group = group_of(list);
        size_t end = i + 1 < b->lists.count ? list[1].first : b->list_items.count;
        const struct ngi_entity *unit = &b->entities.items[list->unit];
        if (group == IN_NOTHING || unit->kind != NG_KIND_MEETING || !unit->has_note)
            continue;
        for (size_t j = list->first; j < end; j++) {
            struct listing *added = ngi_vec_push(&b->mem, out);
            if (added == NULL)
                return false;
            *added = (struct listing){list->unit, b->list_items.items[j], list->place,
                                      (uint8_t)group};
        }
    }
    return true;
}

static bool make_parties(struct ngi_occasions *o) {
    const ng_builder *b = o->builder;
    listing_vec listings = {NULL, 0, 0};
    ngi_number_vec sets[IN_NOTHING + 1] = {{NULL, 0, 0}};
    bool memory = gather_listings(b, &listings);
    if (listings.count > 1)
        qsort(listings.items, listings.count, sizeof *listings.items, by_unit);
    for (size_t i = 0; i < b->entities.count; i++)
        o->parties[i].place = NG_NONE;
    for (size_t i = 0, end; i < listings.count && memory; i = end) {
        for (end = i + 1; end < listings.count && listings.items[end].unit == listings.items[i].unit;)
            end++;
        o->parties[listings.items[i].unit].first_person = (uint32_t)o->people.count;
        memory = make_party(o, &listings.items[i], end - i, sets);
    }
    for (size_t i = 0; i <= IN_NOTHING; i++)
        ngi_vec_free(&b->mem, &sets[i]);
    ngi_vec_free(&b->mem, &listings);
    return memory;
}

static bool count_uses(struct ngi_occasions *o) {
    o->topic_uses = ngi_alloc_zero(&o->builder->mem, o->words.count, sizeof *o->topic_uses);
    o->title_uses = ngi_alloc_zero(&o->builder->mem, o->words.count, sizeof *o->title_uses);
    if (o->topic_uses == NULL || o->title_uses == NULL)
        return o->words.count == 0;
    for (size_t i = 0; i < o->list.count; i++)
        for (size_t j = 0; j < o->list.items[i].title.count; j++)
            o->title_uses[o->list.items[i].title.items[j]]++;
    for (size_t i = 0; i < o->builder->entities.count; i++) {
        struct ngi_words topics = o->parties[i].topics;
        o->topic_meetings += topics.count > 0;
        for (size_t j = 0; j < topics.count; j++)
            o->topic_uses[topics.items[j]]++;
    }
    return true;
}

/* ---------------------------------------------------------------- notes */

/* Sorts the words of a title by what they tell. */
static bool read_title(struct ngi_occasions *o, struct ngi_occasion *occasion,
                       ngi_number_vec sets[NGI_TITLE_END]) {
    struct ngi_title title;
    ng_text word;
    enum ngi_title_word sort;
    ngi_title_begin(&title, ngi_buf_view(&o->text), occasion->date);
    while ((sort = ngi_title_next(&title, &word)) != NGI_TITLE_END) {
        ng_text meeting = ngi_title_sort(word);
        if (sort != NGI_TITLE_DATE && !add_word(o, &sets[sort], word.data, word.size))
            return false;
        if (meeting.size > 0 && !add_word(o, &sets[NGI_TITLE_DATE], meeting.data, meeting.size))
            return false;
    }
    occasion->spoken = title.spoken;
    occasion->marks = title.marks;
    return keep_words(o, &sets[NGI_TITLE_SAYS], &occasion->title) &&
           keep_words(o, &sets[NGI_TITLE_COMMON], &occasion->common) &&
           keep_words(o, &sets[NGI_TITLE_COUNTS], &occasion->counts) &&
           keep_words(o, &sets[NGI_TITLE_DATE], &occasion->sorts); /* dates need no set */
}

static enum ngi_medium medium_of(ng_text words) {
    static const char *const mails[] = {"mail", "email", "emails", "outlook", "eml"};
    static const char *const recordings[] = {"transcript", "recording", "audio", "video", "teams",
                                             "zoom", "webex", "transcription"};
    static const char *const hands[] = {"handwritten", "hand", "notebook", "paper", "notes",
                                        "scribble", "manual", "handwriting"};
    for (size_t at = 0; at < words.size;) {
        ng_text word = ngi_meeting_next_word(words, &at);
        if (IS_ONE_OF(word, mails))
            return NGI_MEDIUM_MAIL;
        if (IS_ONE_OF(word, recordings))
            return NGI_MEDIUM_RECORDING;
        if (IS_ONE_OF(word, hands))
            return NGI_MEDIUM_HAND;
    }
    return NGI_MEDIUM_UNKNOWN;
}

static bool read_source(struct ngi_occasions *o, struct ngi_occasion *occasion,
                        const struct ngi_own_note *note) {
    const struct ngi_intern *texts = &o->builder->texts;
    if (note->source != NG_NONE) {
        if (!fold(o, texts->texts[note->source]))
            return false;
        occasion->medium = medium_of(ngi_buf_view(&o->text));
    }
    if (note->source_ref == NG_NONE)
        return true;
    struct ngi_source source =
        ngi_meeting_source(&o->text, texts->texts[note->source_ref], &o->scratch);
    if (occasion->medium == NGI_MEDIUM_UNKNOWN)
        occasion->medium = source.is_mail        ? NGI_MEDIUM_MAIL
                           : source.minute >= 0 ? NGI_MEDIUM_RECORDING
                                                : NGI_MEDIUM_UNKNOWN;
    if (source.minute >= 0)
        occasion->minute = source.minute;
    return o->text.status != NG_E_NOMEM && o->scratch.status != NG_E_NOMEM;
}

static bool add_occasion(struct ngi_occasions *o, size_t number, ngi_number_vec sets[NGI_TITLE_END]) {
    const ng_builder *b = o->builder;
    const struct ngi_own_note *note = &b->own_notes.items[number];
    struct ngi_occasion *occasion = ngi_vec_push(&b->mem, &o->list);
    if (occasion == NULL)
        return false;
    *occasion = (struct ngi_occasion){.entity = note->entity,
                                      .note = (uint32_t)number,
                                      .date = note->date,
                                      .spoken = NG_NO_DATE,
                                      .minute = -1,
                                      .party = &o->parties[note->entity]};
    struct ngi_buf title;
    ngi_buf_init(&title, &b->mem, NGI_MAX_VALUE_BYTES);
    ngi_buf_char(&title, ' ');
    ngi_buf_text(&title, b->texts.texts[note->title]);
    if (title.status == NG_OK)
        occasion->minute = ngi_title_take_time(title.data, title.size);
    bool memory = title.status != NG_E_NOMEM && fold(o, ngi_buf_view(&title)) &&
                  read_title(o, occasion, sets) && read_source(o, occasion, note);
    ngi_buf_free(&title);
    return memory;
}

static int by_date(const void *left, const void *right) {
    const struct ngi_occasion *a = left, *b = right;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return (a->note > b->note) - (a->note < b->note);
}

static bool make_list(struct ngi_occasions *o) {
    const ng_builder *b = o->builder;
    ngi_number_vec sets[NGI_TITLE_END] = {{NULL, 0, 0}};
    bool memory = true;
    for (size_t i = 0; i < b->own_notes.count && memory; i++)
        if (b->own_notes.items[i].title != NG_NONE && b->own_notes.items[i].date != NG_NO_DATE)
            memory = add_occasion(o, i, sets);
    for (size_t i = 0; i < NGI_TITLE_END; i++)
        ngi_vec_free(&b->mem, &sets[i]);
    if (memory && o->list.count > 1)
        qsort(o->list.items, o->list.count, sizeof *o->list.items, by_date);
    return memory;
}

bool ngi_occasions_init(struct ngi_occasions *occasions, const ng_builder *builder) {
    *occasions = (struct ngi_occasions){.builder = builder};
    ngi_intern_init(&occasions->words, &builder->mem);
    ngi_arena_init(&occasions->arena, &builder->mem);
    ngi_buf_init(&occasions->text, &builder->mem, NGI_MAX_VALUE_BYTES * 20);
    ngi_buf_init(&occasions->scratch, &builder->mem, NGI_MAX_VALUE_BYTES * 20);
    occasions->parties =
        ngi_alloc_zero(&builder->mem, builder->entities.count, sizeof *occasions->parties);
    if (occasions->parties == NULL)
        return builder->entities.count == 0;
    return make_parties(occasions) && make_list(occasions) && count_uses(occasions);
}

void ngi_occasions_free(struct ngi_occasions *occasions) {
    const ng_builder *b = occasions->builder;
    ngi_release(&b->mem, occasions->topic_uses,
                occasions->words.count * sizeof *occasions->topic_uses);
    ngi_release(&b->mem, occasions->title_uses,
                occasions->words.count * sizeof *occasions->title_uses);
    ngi_release(&b->mem, occasions->parties, b->entities.count * sizeof *occasions->parties);
    ngi_vec_free(&b->mem, &occasions->list);
    ngi_vec_free(&b->mem, &occasions->people);
    ngi_arena_free(&occasions->arena);
    ngi_intern_free(&occasions->words);
    ngi_buf_free(&occasions->text);
    ngi_buf_free(&occasions->scratch);
}
