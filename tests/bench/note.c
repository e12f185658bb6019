/* SPDX-License-Identifier: MIT
 * note.c - the text of one note. How often things occur was set by looking at whole vaults: about
 * 2.7 KB a note, 405 bytes of it front matter, 32 places that say something of somebody. */
#include "note.h"

#include <string.h>

#include "frontmatter.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))
#define PICK(random, array) ((array)[random_below(random, COUNT(array))])

/* The spelling varies in so many of a hundred places. */
enum { VARIED = 15 };

struct writer {
    struct text *out;
    struct random *random;
    const struct world *world;
    struct hand hand;
    uint32_t org;
    bool foreign;
    char spelling[MAX_SPELLING];
};

static const char *const words[] = {
    "agreed",  "and",   "asked",    "because", "before",   "better",  "both",    "budget",
    "change",  "clear", "contract", "could",   "cost",     "date",    "delay",   "demand",
    "draft",   "each",  "early",    "enough",  "every",    "expects", "first",   "for",
    "from",    "has",   "interest", "into",    "later",    "less",    "list",    "longer",
    "meeting", "month", "more",     "needs",   "new",      "next",    "not",     "number",
    "of",      "offer", "on",       "once",    "open",     "order",   "other",   "over",
    "part",    "plan",  "points",   "price",   "question", "reason",  "report",  "result",
    "review",  "risk",  "schedule", "second",  "seems",    "sends",   "several", "should",
    "site",    "some",  "start",    "still",   "supplier", "that",    "the",     "their",
    "then",    "they",  "this",     "three",   "time",     "to",      "two",     "until",
    "wants",   "was",   "we",       "week",    "what",     "when",    "will",    "with",
    "without", "work",  "would",    "year"};
static const char *const foreign_words[] = {"Größe",    "naïve", "café", "“ready”", "–",
                                            "priorité", "año",   "plán", "会议",    "→",
                                            "½",        "§",     "80 €", "…",       "👍"};
static const char *const topics[] = {"kick-off",      "weekly sync", "pricing",  "site visit",
                                     "design review", "planning",    "contract", "demo",
                                     "status",        "workshop",    "handover", "retrospective",
                                     "risk review",   "interview"};

/* The name as this writer spells it here; valid until the next call. */
static const char *spelt(struct writer *w, const char *name) {
    if (!random_chance(w->random, VARIED))
        return name;
    name_vary(w->spelling, w->random, name);
    return w->spelling;
}

static const char *person(struct writer *w) {
    return world_person(w->world, w->random, w->org, w->foreign);
}

static const char *from(const struct writer *w, const struct pool *pool) {
    return pool->names[pool_pick(pool, w->random)];
}

static const char *anything(struct writer *w) {
    switch (random_below(w->random, 6)) {
    case 0:
        return from(w, &w->world->orgs);
    case 1:
        return from(w, &w->world->projects);
    default:
        return person(w);
    }
}

static void link(struct writer *w, const char *name) {
    const char *as_written = spelt(w, name);
    if (random_chance(w->random, 10))
        text_add(w->out, "[[%s|%s]]", name, as_written);
    else if (random_chance(w->random, 5))
        text_add(w->out, "[[%s#Notes]]", as_written);
    else
        text_add(w->out, "[[%s]]", as_written);
}

/* Running text of so many words, with a link here and there. */
static void prose(struct writer *w, uint32_t count, uint32_t link_percent) {
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            text_add(w->out, " ");
        if (random_chance(w->random, link_percent))
            link(w, anything(w));
        else if (w->foreign && random_chance(w->random, 8))
            text_add(w->out, "%s", PICK(w->random, foreign_words));
        else
            text_add(w->out, "%s", PICK(w->random, words));
        if (i % 14 == 13 || i + 1 == count)
            text_add(w->out, ".");
    }
}

/* ---------------------------------------------------------------- parts of the text */

static void tasks(struct writer *w, const struct meeting *m) {
    static const char *const states[] = {" ", " ", " ", "x", "?", "-"};
    text_add(w->out, "\n## Action Items\n\n");
    for (uint32_t left = random_between(w->random, 2, 6); left > 0; left--) {
        text_add(w->out, "- [%s] ", PICK(w->random, states));
        prose(w, random_between(w->random, 5, 9), 2);
        text_add(w->out, " @%s", spelt(w, m->present[random_below(w->random, m->present_count)]));
        if (random_chance(w->random, 60))
            text_add(w->out, w->foreign ? " 📅 %u-%02u-28" : " [due:: %u-%02u-28]", m->year,
                     m->month);
        text_add(w->out, random_chance(w->random, 30) ? " #task/open\n" : "\n");
    }
}

static void points(struct writer *w, const char *title, uint32_t count) {
    text_add(w->out, "\n## %s\n\n", title);
    for (; count > 0; count--) {
        text_add(w->out, "- ");
        prose(w, random_between(w->random, 9, 20), 5);
        text_add(w->out, "\n");
    }
}

/* Code, with brackets that are no links. */
static void code(struct writer *w) {
    text_add(w->out,
             "\n```python\n# totals per site\nrows = [[1, 2], [3, 4]]\n"
             "for row in rows:\n    print(row[0] * %u)\n```\n",
             random_below(w->random, 1000));
}

static void table(struct writer *w) {
    text_add(w->out, "\n| who | what |\n|---|---|\n");
    for (uint32_t left = 2; left > 0; left--) {
        text_add(w->out, "| [[%s\\|%s]] | ", person(w), "contact");
        prose(w, 4, 0);
        text_add(w->out, " |\n");
    }
}

static void related(struct writer *w, uint32_t count) {
    text_add(w->out, "\n## Related\n\n");
    for (; count > 0; count--) {
        text_add(w->out, "- ");
        link(w, anything(w));
        text_add(w->out, "\n");
    }
}

/* ---------------------------------------------------------------- meetings */

void meeting_make(struct meeting *meeting, struct random *random, const struct world *world,
                  unsigned day) {
    struct meeting *m = meeting;
    /* Years of twelve months of 28 days are enough of a calendar. */
    m->year = 2021 + day / 336;
    m->month = day / 28 % 12 + 1;
    m->day = day % 28 + 1;
    m->hour = random_between(random, 7, 18);
    m->minute = 5 * random_below(random, 12);
    m->account = pool_pick(&world->orgs, random);
    m->project = (m->account + random_below(random, 3)) % world->projects.count;
    m->forum = pool_pick(&world->forums, random);
    m->foreign = random_chance(random, 5);
    m->present_count = random_between(random, 2, MAX_PRESENT);
    for (uint32_t i = 0; i < m->present_count; i++)
        m->present[i] = world_person(world, random, m->account, m->foreign);
    const char *about = random_chance(random, 50) ? world->orgs.names[m->account]
                                                  : world->projects.names[m->project];
    (void)snprintf(m->title, sizeof m->title, "%s %s", about, PICK(random, topics));
}

/* What the notes of one meeting have in common, however it is written. */
static void source_ref(struct writer *w, const struct meeting *m) {
    static const struct {
        const char *folder, *between, *colon, *end;
    } shapes[] = {{"Inbox/", " ", " ", ".vtt"},
                  {"_archive/", " - ", ":", ".md"},
                  {"", " ", "-", ".m4a"},
                  {"[[Inbox/", " ", " ", "]]"},
                  {"calls/", "_", "_", ".json"}};
    uint32_t i = random_below(w->random, COUNT(shapes));
    char value[MAX_TITLE * 2];
    (void)snprintf(value, sizeof value, "%s%u-%02u-%02u%s%02u%s%02u%s%s%s", shapes[i].folder,
                   m->year, m->month, m->day, shapes[i].between, m->hour, shapes[i].colon,
                   m->minute, shapes[i].between, m->title, shapes[i].end);
    yaml_value(w->out, w->hand, "source_ref", value);
}

static void names_present(struct writer *w, const struct meeting *m) {
    char spellings[MAX_PRESENT][MAX_SPELLING];
    const char *names[MAX_PRESENT];
    for (uint32_t i = 0; i < m->present_count; i++) {
        (void)snprintf(spellings[i], MAX_SPELLING, "%s", spelt(w, m->present[i]));
        names[i] = spellings[i];
    }
    yaml_names(w->out, w->hand, "participants", names, m->present_count);
}

static void meeting_front_matter(struct writer *w, const struct meeting *m, bool again) {
    static const char *const empty[] = {"summary", "location", "agenda", "recording_url"};
    const char *tags[] = {"meeting", "account/open", "generated"};
    text_add(w->out, "---\n");
    text_add(w->out, "type: %s\n", random_chance(w->random, 80) ? "meeting" : "customer");
    yaml_value(w->out, w->hand, "title", m->title);
    text_add(w->out, "date: %u-%02u-%02u%s\n", m->year, m->month, m->day,
             random_chance(w->random, 20) ? "T09:30" : "");
    if (random_chance(w->random, 2))
        yaml_malformed(w->out, w->random);
    yaml_name(w->out, w->hand, "account", spelt(w, w->world->orgs.names[m->account]));
    names_present(w, m);
    yaml_name(w->out, w->hand, "project", spelt(w, w->world->projects.names[m->project]));
    if (random_chance(w->random, 30))
        yaml_name(w->out, w->hand, "forum", w->world->forums.names[m->forum]);
    if (random_chance(w->random, 10))
        yaml_folded(w->out, "summary", "the offer was discussed and", "the next steps agreed");
    if (again || random_chance(w->random, 70))
        source_ref(w, m);
    text_add(w->out, "created: %u-%02u-%02uT%02u:%02u:00Z\n", m->year, m->month, m->day, m->hour,
             m->minute);
    text_add(w->out, "duration: %u # minutes\n", random_between(w->random, 20, 90));
    text_add(w->out, "status: %s\n", random_chance(w->random, 50) ? "open" : "done");
    if (random_chance(w->random, 40))
        text_add(w->out, "%s:\n", PICK(w->random, empty));
    if (random_chance(w->random, 5))
        text_add(w->out, "call:\n  tool: phone\n  number: 007\n");
    yaml_names(w->out, (struct hand){w->hand.quotes, w->hand.lists, NO_LINKS}, "tags", tags,
               random_between(w->random, 1, COUNT(tags)));
    text_add(w->out, random_chance(w->random, 1) ? "\n" : "---\n\n");
}

static void meeting_header(struct writer *w, const struct meeting *m) {
    text_add(w->out, "**Date**: %u-%02u-%02u\n**Account**: ", m->year, m->month, m->day);
    link(w, w->world->orgs.names[m->account]);
    text_add(w->out, "\n**Attendees**: ");
    for (uint32_t i = 0; i < m->present_count; i++)
        text_add(w->out, "%s%s", i == 0 ? "" : ", ", spelt(w, m->present[i]));
    text_add(w->out, "\n");
}

static struct writer writer_for(struct text *out, struct random *random, const struct world *world,
                                uint32_t org, bool foreign) {
    out->size = 0;
    struct writer w = {out, random, world, hand_pick(random), org, foreign, ""};
    return w;
}

void note_meeting(struct text *out, struct random *random, const struct world *world,
                  const struct meeting *meeting, bool again) {
    struct writer w = writer_for(out, random, world, meeting->account, meeting->foreign);
    meeting_front_matter(&w, meeting, again);
    text_add(out, "# %s\n\n", meeting->title);
    if (random_chance(random, 60))
        meeting_header(&w, meeting);
    text_add(out, "\n## Summary\n\n");
    prose(&w, random_between(random, 90, 190), 3);
    text_add(out, "\n");
    tasks(&w, meeting);
    points(&w, "Decisions", random_between(random, 2, 5));
    points(&w, "Key Information", random_between(random, 3, 7));
    if (random_chance(random, 10))
        code(&w);
    if (random_chance(random, 8))
        table(&w);
    if (random_chance(random, 20))
        text_add(out, "\n%%%% [[not a link]] %%%%\n#weekly #account/open\n");
    related(&w, random_between(random, 2, 10));
}

/* ---------------------------------------------------------------- entities */

static void entity_text(struct writer *w, const char *name) {
    text_add(w->out, "# %s\n\n", name);
    prose(w, random_between(w->random, 60, 140), 4);
    text_add(w->out, "\n");
    points(w, "Notes", random_between(w->random, 1, 5));
    related(w, random_between(w->random, 2, 12));
}

static void also_called(struct writer *w, const char *name) {
    const char *aliases[] = {spelt(w, name)};
    if (aliases[0] != name)
        yaml_names(w->out, (struct hand){w->hand.quotes, w->hand.lists, NO_LINKS}, "aliases",
                   aliases, 1);
    else
        text_add(w->out, random_chance(w->random, 50) ? "aliases: []\n" : "aliases:\n");
}

void note_person(struct text *out, struct random *random, const struct world *world,
                 uint32_t index) {
    const char *name = world->people.names[index];
    uint32_t org = index / 12 % world->orgs.count;
    struct writer w = writer_for(out, random, world, org, false);
    text_add(out, "---\ntype: person\n");
    also_called(&w, name);
    yaml_name(out, w.hand, "company", world->orgs.names[org]);
    if (random_chance(random, 40))
        yaml_name(out, w.hand, "manager", person(&w));
    yaml_value(out, w.hand, "role", random_chance(random, 50) ? "Buyer" : "Head of: Logistics");
    text_add(out, "email: p%u@mail.example\nphone:\ntags:\n  - type/person\n---\n", index);
    entity_text(&w, name);
}

void note_org(struct text *out, struct random *random, const struct world *world, uint32_t index) {
    const char *name = world->orgs.names[index];
    struct writer w = writer_for(out, random, world, index, false);
    text_add(out, "---\ntype: customer\n");
    yaml_value(out, w.hand, "title", name);
    also_called(&w, name);
    yaml_name(out, w.hand, "owner", person(&w));
    text_add(out, "status: active\nwebsite: https://%u.example/\n---\n\n", index);
    entity_text(&w, name);
    text_add(out, "\nrenewal:: 2026-03-31\n\n## Key Contacts\n\n");
    for (uint32_t left = random_between(random, 2, 8); left > 0; left--)
        text_add(out, "- [[%s]] - contact\n", person(&w));
}

void note_project(struct text *out, struct random *random, const struct world *world,
                  uint32_t index) {
    const char *name = world->projects.names[index];
    struct writer w = writer_for(out, random, world, index % world->orgs.count, false);
    text_add(out, "---\ntype: project\n");
    also_called(&w, name);
    yaml_name(out, w.hand, "customer", world->orgs.names[w.org]);
    yaml_name(out, w.hand, "lead", person(&w));
    text_add(out, "status: open\ntags: [project, account/open]\n---\n\n");
    entity_text(&w, name);
}
