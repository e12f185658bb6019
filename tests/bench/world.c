/* SPDX-License-Identifier: MIT
 * world.c - whom and what the benchmark's notes are about. */
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))
#define PICK(random, array) ((array)[random_below(random, COUNT(array))])

static const char *const onsets[] = {"b",  "br", "d",  "dr", "f", "g",  "gl", "h", "k",
                                     "kr", "l",  "m",  "n",  "p", "pl", "r",  "s", "sk",
                                     "t",  "th", "tr", "v",  "w", "z",  "st", "fl"};
static const char *const vowels[] = {"a", "e", "i", "o", "u", "ai", "ea", "oa"};
static const char *const codas[] = {"", "", "", "l", "n", "r", "s", "th", "ck", "m", "nd", "rt"};

static const char *const given_names[] = {
    "Ada",   "Anna",  "Ben",   "Clara", "Daniel", "Dora",  "Emil",  "Eva",   "Felix",  "Flora",
    "Greta", "Hanna", "Hugo",  "Ida",   "Ines",   "Jacob", "Jonas", "Julia", "Karl",   "Laura",
    "Lena",  "Leo",   "Lucas", "Maria", "Martin", "Mira",  "Nadia", "Nils",  "Olga",   "Oscar",
    "Paula", "Peter", "Rosa",  "Samir", "Simon",  "Sofia", "Tara",  "Tom",   "Victor", "Yusuf"};
static const char *const surnames[] = {"Baker",  "Brook",   "Carter", "Cooper", "Field",  "Fisher",
                                       "Forest", "Gardner", "Hill",   "Hunter", "Marsh",  "Mason",
                                       "Miller", "Potter",  "Rivers", "Stone",  "Taylor", "Weaver"};
static const char *const org_endings[] = {"Works",     "Mills",  "Partners", "Systems", "Ltd",
                                          "Logistics", "Energy", "Group",    "GmbH",    "Labs",
                                          "& Sons",    "Foods",  "Software", "Marine",  ""};
static const char *const project_endings[] = {"Migration", "Rollout", "Pilot",  "Platform",
                                              "Renewal",   "Upgrade", "Survey", "Phase 2",
                                              "Portal",    ""};
static const char *const forum_names[] = {
    "Steering Committee", "Weekly Sync",   "Quarterly Review", "Architecture Board",
    "Field Operations",   "Pricing Round", "Design Review",    "Safety Board"};

static void *must(void *memory) {
    if (memory == NULL) {
        (void)fprintf(stderr, "vaultgen: out of memory\n");
        exit(1);
    }
    return memory;
}

static void add_text(char *out, const char *text) {
    (void)snprintf(out + strlen(out), MAX_NAME - strlen(out), "%s", text);
}

static void add_word(char *out, struct random *random) {
    size_t begin = strlen(out);
    for (uint32_t left = random_between(random, 2, 3); left > 0; left--) {
        add_text(out, PICK(random, onsets));
        add_text(out, PICK(random, vowels));
    }
    add_text(out, PICK(random, codas));
    out[begin] = (char)(out[begin] - 'a' + 'A');
}

static void name_person(char *out, struct random *random) {
    if (random_chance(random, 60))
        add_text(out, PICK(random, given_names));
    else
        add_word(out, random);
    add_text(out, random_chance(random, 4) ? " de " : random_chance(random, 4) ? " O'" : " ");
    if (random_chance(random, 20))
        add_text(out, PICK(random, surnames));
    else
        add_word(out, random);
    if (random_chance(random, 5)) {
        add_text(out, "-");
        add_text(out, PICK(random, surnames));
    }
}

static void name_foreigner(char *out, struct random *random) {
    static const char *const letters[][2] = {{"a", "á"}, {"e", "é"},  {"i", "í"}, {"o", "ö"},
                                             {"u", "ü"}, {"n", "ñ"},  {"s", "š"}, {"l", "ł"},
                                             {"'", "’"}, {"th", "þ"}, {"r", "ř"}, {"-", "–"}};
    char plain[MAX_NAME] = "";
    if (random_chance(random, 10)) {
        static const char *const signs[] = {"林", "川", "田", "晓", "岚", "梅", "山", "森"};
        add_text(out, PICK(random, signs));
        add_text(out, PICK(random, signs));
        add_text(out, PICK(random, signs));
        return;
    }
    name_person(plain, random);
    plain[MAX_NAME / 2 - 1] = '\0';
    for (const char *at = plain; *at != '\0'; at++) {
        const char *letter = NULL;
        for (uint32_t i = 0; i < COUNT(letters); i++)
            if (*at == letters[i][0][0] && letters[i][0][1] == '\0')
                letter = letters[i][1];
        char same[2] = {*at, '\0'};
        add_text(out, letter != NULL && random_chance(random, 40) ? letter : same);
    }
}

static void name_org(char *out, struct random *random) {
    add_word(out, random);
    const char *ending = PICK(random, org_endings);
    add_text(out, ending[0] == '\0' ? "" : " ");
    add_text(out, ending);
}

static void name_project(char *out, struct random *random) {
    add_word(out, random);
    const char *ending = PICK(random, project_endings);
    add_text(out, ending[0] == '\0' ? "" : " ");
    add_text(out, ending);
}

static void name_forum(char *out, struct random *random) {
    if (random_chance(random, 50))
        name_org(out, random);
    add_text(out, out[0] == '\0' ? "" : " ");
    add_text(out, PICK(random, forum_names));
}

static void pool_make(struct pool *pool, struct random *random, uint32_t count,
                      void (*name)(char *, struct random *)) {
    pool->count = count;
    pool->names = must(calloc(count, sizeof *pool->names));
    pool->weights = must(calloc(count, sizeof *pool->weights));
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        name(pool->names[i], random);
        sum += UINT32_MAX / (i + 1);
        pool->weights[i] = sum;
    }
}

static void pool_free(struct pool *pool) {
    free(pool->names);
    free(pool->weights);
}

uint32_t pool_pick(const struct pool *pool, struct random *random) {
    uint64_t wanted = random_next(random) % pool->weights[pool->count - 1];
    uint32_t low = 0, high = pool->count - 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (pool->weights[middle] > wanted)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void world_make(struct world *world, struct random *random, uint32_t notes) {
    uint32_t scale = (uint32_t)pow(notes, 0.7) + 5;
    pool_make(&world->people, random, scale * 4, name_person);
    pool_make(&world->foreigners, random, scale / 5 + 1, name_foreigner);
    pool_make(&world->orgs, random, scale, name_org);
    pool_make(&world->projects, random, scale, name_project);
    pool_make(&world->forums, random, scale / 20 + 3, name_forum);
    world->accounts = scale / 5 + 1;
}

void world_free(struct world *world) {
    pool_free(&world->people);
    pool_free(&world->foreigners);
    pool_free(&world->orgs);
    pool_free(&world->projects);
    pool_free(&world->forums);
}

const char *world_person(const struct world *world, struct random *random, uint32_t org,
                         int foreign) {
    enum { STAFF = 12 };
    if (foreign && random_chance(random, 30))
        return world->foreigners.names[pool_pick(&world->foreigners, random)];
    uint32_t index = random_chance(random, 50)
                         ? (org * STAFF + random_below(random, STAFF)) % world->people.count
                         : pool_pick(&world->people, random);
    return world->people.names[index];
}

static void change_case(char *name, bool upper) {
    for (; *name != '\0'; name++) {
        if (upper && *name >= 'a' && *name <= 'z')
            *name = (char)(*name - 'a' + 'A');
        else if (!upper && *name >= 'A' && *name <= 'Z')
            *name = (char)(*name - 'A' + 'a');
    }
}

void name_vary(char out[MAX_SPELLING], struct random *random, const char *name) {
    const char *space = strchr(name, ' ');
    int first = space == NULL ? (int)strlen(name) : (int)(space - name);
    const char *rest = name + first;
    switch (random_below(random, 12)) {
    case 0: /* the first name */
        (void)snprintf(out, MAX_SPELLING, "%.*s", first, name);
        return;
    case 1: /* an initial */
        (void)snprintf(out, MAX_SPELLING, "%.*s.%s", (unsigned char)name[0] < 128 ? 1 : first, name,
                       rest);
        return;
    case 2: /* a letter too many */
        (void)snprintf(out, MAX_SPELLING, "%s%s", name,
                       (unsigned char)name[strlen(name) - 1] < 128 ? name + strlen(name) - 1 : "");
        return;
    case 3:
        (void)snprintf(out, MAX_SPELLING, "Dr. %s", name);
        return;
    case 4:
    case 5: /* a space too many */
        (void)snprintf(out, MAX_SPELLING, "%.*s%s%s", first, name, space == NULL ? "" : " ", rest);
        return;
    case 6:
    case 7:
        (void)snprintf(out, MAX_SPELLING, "%s", name);
        change_case(out, true);
        return;
    default:
        (void)snprintf(out, MAX_SPELLING, "%s", name);
        change_case(out, false);
        return;
    }
}
