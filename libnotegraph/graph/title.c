/* SPDX-License-Identifier: MIT
 * title.c - what the words of a meeting's title say. */
#include "graph/title.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "graph/meeting.h"

enum { SPOKEN_DAYS = 7 }; /* a date in a title that is farther from the note's is no date */

static bool is_one_of(ng_text word, const char *const words[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == word.size && memcmp(words[i], word.data, word.size) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(word, words) is_one_of((word), (words), sizeof(words) / sizeof *(words))

static bool is_number(ng_text word) {
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] < '0' || word.data[i] > '9')
            return false;
    return word.size > 0;
}

/* The month that a word begins like in one of a few languages, or 0. */
static int month_of(ng_text word) {
    static const char *const names[] = {"janenegen", "febfev", "marmaamrz", "apravrabr", "maimaymajmei",
                                        "jungiu", "jullug", "augagoaou", "sepset", "octoktottout",
                                        "nov", "decdezdesdic"};
    for (size_t month = 0; month < 12 && word.size >= 3; month++)
        for (const char *name = names[month]; *name != '\0'; name += 3)
            if (memcmp(name, word.data, 3) == 0)
                return (int)month + 1;
    return 0;
}

/* The date that "29 january" is near the note's, or NG_NO_DATE. */
static ng_date spoken_date(ng_date near, ng_text day, ng_text month_word) {
    char text[11];
    int month = month_of(month_word);
    if (month == 0 || near == NG_NO_DATE || !is_number(day) || day.size > 2)
        return NG_NO_DATE;
    ng_date_format(near, text);
    if (*text == '\0')
        return NG_NO_DATE;
    text[5] = (char)('0' + month / 10);
    text[6] = (char)('0' + month % 10);
    text[8] = day.size == 2 ? day.data[0] : '0';
    text[9] = day.data[day.size - 1];
    ng_date date = ng_date_parse(text);
    return date == NG_NO_DATE || abs(date - near) > SPOKEN_DAYS ? NG_NO_DATE : date;
}

static unsigned mark_of(ng_text word) {
    static const struct {
        const char *word;
        enum ngi_time_mark mark;
    } marks[] = {
        {"pre", NGI_MARK_BEFORE},         {"premeeting", NGI_MARK_BEFORE},
        {"precall", NGI_MARK_BEFORE},     {"prep", NGI_MARK_BEFORE},
        {"preparation", NGI_MARK_BEFORE}, {"prebrief", NGI_MARK_BEFORE},
        {"rehearsal", NGI_MARK_BEFORE},   {"vorbereitung", NGI_MARK_BEFORE},
        {"debrief", NGI_MARK_AFTER},      {"retro", NGI_MARK_AFTER},
        {"retrospective", NGI_MARK_AFTER}, {"postmortem", NGI_MARK_AFTER},
        {"am", NGI_MARK_MORNING},         {"morning", NGI_MARK_MORNING},
        {"vormittag", NGI_MARK_MORNING},  {"formiddag", NGI_MARK_MORNING},
        {"pm", NGI_MARK_AFTERNOON},       {"afternoon", NGI_MARK_AFTERNOON},
        {"evening", NGI_MARK_AFTERNOON},  {"nachmittag", NGI_MARK_AFTERNOON},
        {"ettermiddag", NGI_MARK_AFTERNOON},
        {"minutes", NGI_MARK_MINUTES},    {"recap", NGI_MARK_MINUTES},
        {"protokoll", NGI_MARK_MINUTES},  {"referat", NGI_MARK_MINUTES},
        {"followup", NGI_MARK_MINUTES},   {"thanks", NGI_MARK_MINUTES},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i].word) == word.size && memcmp(marks[i].word, word.data, word.size) == 0)
            return marks[i].mark;
    return 0;
}

int ngi_title_take_time(char *title, size_t size) {
    for (size_t i = 2; i + 2 < size; i++) {
        const char *at = title + i;
        if (*at != ':' || !is_number((ng_text){at - 1, 1}) || !is_number((ng_text){at + 1, 2}) ||
            (i + 3 < size && is_number((ng_text){at + 3, 1})))
            continue;
        bool two = is_number((ng_text){at - 2, 1});
        int minute = ((two ? at[-2] - '0' : 0) * 10 + at[-1] - '0') * 60 + (at[1] - '0') * 10 +
                     at[2] - '0';
        if (minute >= 24 * 60 || at[1] > '5')
            continue;
        memset(title + i - (two ? 2 : 1), ' ', two ? 5 : 4);
        return minute;
    }
    return -1;
}

/* Is it a number that counts meetings, or a letter: "part 2", "session B"? */
static bool is_count(ng_text before, ng_text word) {
    static const char *const counters[] = {"part", "session", "track", "group", "lot", "round",
                                           "stream", "slot", "teil", "del", "block", "day"};
    static const char *const pages[] = {"p", "pp", "page", "pages", "s", "seite", "side"};
    if (is_number(word))
        return word.size <= 3 && !IS_ONE_OF(before, pages);
    return word.size <= 2 && IS_ONE_OF(before, counters);
}

static bool is_dated_number(ng_text word) {
    return is_number(word) && (word.size >= 8 || (word.size == 4 && (memcmp(word.data, "19", 2) == 0 ||
                                                                      memcmp(word.data, "20", 2) == 0)));
}

ng_text ngi_title_sort(ng_text word) {
    static const char *const sorts[][2] = {
        {"kickoff", "kickoff"},     {"steering", "steering"},    {"steerco", "steering"},
        {"styrgrupp", "steering"},  {"review", "review"},        {"workshop", "workshop"},
        {"demo", "demo"},           {"interview", "interview"},  {"readout", "readout"},
        {"briefing", "briefing"},   {"planning", "planning"},    {"training", "training"},
        {"standup", "standup"},     {"huddle", "huddle"},        {"council", "council"},
        {"dinner", "meal"},         {"lunch", "meal"},           {"breakfast", "meal"},
        {"visit", "visit"},         {"negotiation", "terms"},    {"terms", "terms"},
        {"onboarding", "onboarding"}, {"intro", "intro"},        {"introduction", "intro"},
        {"sizing", "sizing"},       {"consultation", "consultation"}, {"pitch", "pitch"},
        {"audit", "audit"},         {"forecast", "forecast"},    {"pipeline", "pipeline"},
        {"handover", "handover"},   {"escalation", "escalation"}, {"incident", "incident"},
        {"1on1", "1on1"},           {"townhall", "townhall"},    {"webinar", "webinar"}};
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        if (strlen(sorts[i][0]) == word.size && memcmp(sorts[i][0], word.data, word.size) == 0)
            return (ng_text){sorts[i][1], strlen(sorts[i][1])};
    return (ng_text){"", 0};
}

void ngi_title_begin(struct ngi_title *title, ng_text words, ng_date date) {
    *title = (struct ngi_title){
        .words = words, .before = {"", 0}, .date = date, .spoken = NG_NO_DATE};
}

/* Is the word part of a date, with one of its neighbours? */
static bool is_date(struct ngi_title *title, ng_text word, ng_text after) {
    const ng_text pairs[][2] = {{word, title->before}, {word, after}, {title->before, word}, {after, word}};
    if (is_dated_number(word))
        return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        ng_date date = spoken_date(title->date, pairs[i][0], pairs[i][1]);
        if (date == NG_NO_DATE)
            continue;
        title->spoken = date;
        return true;
    }
    return false;
}

enum ngi_title_word ngi_title_next(struct ngi_title *title, ng_text *word) {
    *word = ngi_meeting_next_word(title->words, &title->at);
    if (word->size == 0 || title->count++ >= NGI_MAX_TITLE_WORDS)
        return NGI_TITLE_END;
    size_t at = title->at;
    ng_text before = title->before, after = ngi_meeting_next_word(title->words, &at);
    bool dated = is_date(title, *word, after);
    unsigned mark = mark_of(*word);
    title->before = *word;
    title->marks |= mark;
    return dated                      ? NGI_TITLE_DATE
           : is_count(before, *word) ? NGI_TITLE_COUNTS
           : mark != 0 || is_number(*word) || ngi_meeting_is_common_word(*word)
               ? NGI_TITLE_COMMON
               : NGI_TITLE_SAYS;
}
