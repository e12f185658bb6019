/* SPDX-License-Identifier: MIT
 * meeting.c - what the source of a note says of its meeting. */
#include "graph/meeting.h"

#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"

enum {
    DATE_DIGITS = 8,    /* 2025-11-08: with so many, it is of one occasion */
    NUMBER_DIGITS = 4,  /* REC_0012: with so many, it does not come again soon */
    SUBJECT_WORDS = 3   /* that tell the subject of one thread from those of others */
};

static bool is_one_of(ng_text word, const char *const words[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == word.size && memcmp(words[i], word.data, word.size) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(word, words) is_one_of((word), (words), sizeof(words) / sizeof *(words))

bool ngi_meeting_is_common_word(ng_text word) {
    static const char *const words[] = {
        /* what was written, and on what */
        "note", "notes", "minutes", "summary", "transcript", "transcription", "recording", "record",
        "original", "copy", "draft", "auto", "generated", "scribble", "notebook", "handwritten",
        "hand", "memo", "voice", "audio", "video", "mail", "email", "protokoll", "referat", "notizen",
        "protocol", "recap", "readme", "untitled", "document", "file", "page", "scan", "my", "our",
        /* meeting and when */
        "meeting", "meetings", "mtg", "call", "calls", "sync", "session", "catchup", "checkin",
        "followup", "follow", "up", "weekly", "daily", "monthly", "biweekly", "status", "update",
        "teams", "zoom", "meet", "webex", "phone", "online", "møte", "møde", "mote", "möte",
        "besprechung", "reunion", "réunion", "reunión",
        "monday", "tuesday", "wednesday", "thursday", "friday", "today", "internal", "external",
        /* small words */
        "re", "fw", "fwd", "sv", "vs", "aw", "wg", "a", "an", "and", "at", "by", "for", "from", "in",
        "of", "on", "or", "the", "to", "via", "with", "about", "thanks", "thank", "you", "joining",
        "und", "mit", "der", "die", "das", "og", "och", "med", "av", "på", "et", "avec", "de", "du",
        "la", "le", "les", "y", "con"};
    return IS_ONE_OF(word, words);
}

static bool is_extension(const char *dot, size_t size) {
    static const char *const known[] = {
        ".md",  ".markdown", ".txt", ".vtt", ".srt",  ".json", ".doc", ".docx", ".rtf", ".odt", ".eml",
        ".msg", ".html",     ".htm", ".ics", ".m4a",  ".mp3",  ".mp4", ".wav",  ".pdf", ".ogg", ".aac",
        ".mov", ".webm",     ".mkv", ".flac", ".opus"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == size && ngi_ascii_same(dot, known[i], size))
            return true;
    return false;
}

/* Cuts known extensions off, of "Call.m4a.md" both. */
static ng_text without_extensions(ng_text name, bool *is_mail) {
    for (;;) {
        while (name.size > 0 && strchr(" ]\"'", name.data[name.size - 1]) != NULL)
            name.size--;
        size_t dot = name.size;
        while (dot > 0 && name.data[dot - 1] != '.')
            dot--;
        if (dot == 0 || !is_extension(name.data + dot - 1, name.size - dot + 1))
            return name;
        ng_text extension = {name.data + dot, name.size - dot};
        *is_mail = *is_mail || ngi_ascii_equals(extension, "eml") || ngi_ascii_equals(extension, "msg");
        name.size = dot - 1;
    }
}

void ngi_meeting_words(struct ngi_buf *out, ng_text text, struct ngi_buf *scratch) {
    ngi_buf_clear(scratch);
    ngi_text_key(scratch, text.data, text.size);
    if (scratch->status != NG_OK)
        out->status = scratch->status;
    ng_text key = ngi_buf_view(scratch);
    bool inside = false;
    for (size_t at = 0; at < key.size;) {
        size_t from = at;
        uint32_t c = ngi_utf8_next(key.data, key.size, &at);
        if (!ngi_char_is_digit(c) && !ngi_char_is_letter(c)) {
            inside = false;
            continue;
        }
        if (!inside && out->size > 0)
            ngi_buf_char(out, ' ');
        inside = true;
        ngi_buf_add(out, key.data + from, at - from);
    }
}

ng_text ngi_meeting_next_word(ng_text words, size_t *at) {
    while (*at < words.size && words.data[*at] == ' ')
        ++*at;
    size_t begin = *at;
    while (*at < words.size && words.data[*at] != ' ')
        ++*at;
    return (ng_text){words.data + begin, *at - begin};
}

static size_t count_digits(ng_text text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.size; i++)
        digits += text.data[i] >= '0' && text.data[i] <= '9';
    return digits;
}

static bool is_year(ng_text word) {
    return word.size == 4 && count_digits(word) == 4 &&
           (memcmp(word.data, "19", 2) == 0 || memcmp(word.data, "20", 2) == 0);
}

static bool is_number(ng_text word) {
    return word.size > 0 && count_digits(word) == word.size;
}

static size_t count_distinctive(ng_text words) {
    size_t count = 0;
    for (size_t at = 0; at < words.size;) {
        ng_text word = ngi_meeting_next_word(words, &at);
        count += word.size > 1 && count_digits(word) == 0 && !ngi_meeting_is_common_word(word);
    }
    return count;
}

static size_t count_words(ng_text words) {
    size_t count = 0;
    for (size_t at = 0; at < words.size; count++)
        (void)ngi_meeting_next_word(words, &at);
    return count;
}

/* The minute of the day that a word of four or six digits stands for, or -1. */
static int minute_of(const char *digits) {
    int hour = (digits[0] - '0') * 10 + digits[1] - '0';
    int minute = (digits[2] - '0') * 10 + digits[3] - '0';
    return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/* ---------------------------------------------------------------- mails */

static ng_text last_word(ng_text words) {
    size_t begin = words.size;
    while (begin > 0 && words.data[begin - 1] != ' ')
        begin--;
    return (ng_text){words.data + begin, words.size - begin};
}

/* "subject 093012 4411": the time of export and a number, which mail programs add. */
static bool cut_serial(ng_text *words) {
    ng_text number = last_word(*words);
    if (!is_number(number) || number.size < 3 || number.size > 6 || number.size == words->size)
        return false;
    ng_text rest = {words->data, words->size - number.size - 1};
    ng_text time = last_word(rest);
    if (!is_number(time) || time.size != 6 || minute_of(time.data) < 0 || time.size == rest.size)
        return false;
    *words = (ng_text){rest.data, rest.size - time.size - 1};
    return true;
}

static void cut_reply_marks(ng_text *words) {
    static const char *const marks[] = {"re", "fw", "fwd", "sv", "vs", "vb", "aw", "wg", "tr", "antw"};
    for (;;) {
        size_t at = 0;
        ng_text first = ngi_meeting_next_word(*words, &at);
        if (at >= words->size || !IS_ONE_OF(first, marks))
            return;
        *words = (ng_text){words->data + at + 1, words->size - at - 1};
    }
}

/* What is left of a mail's name is its subject, if that tells one thread from another. */
static bool cut_to_subject(ng_text *words, bool *is_mail) {
    ng_text subject = *words;
    *is_mail = cut_serial(&subject) || *is_mail;
    if (!*is_mail)
        return false;
    cut_reply_marks(&subject);
    if (count_distinctive(subject) < 2)
        return false;
    *words = subject;
    return true;
}

/* ---------------------------------------------------------------- times */

static bool is_date_end(ng_text word) {
    if (word.size < DATE_DIGITS)
        return false;
    ng_text end = {word.data + word.size - DATE_DIGITS, DATE_DIGITS};
    return is_number(end) && is_year((ng_text){end.data, 4});
}

/* The time that stands behind a date: "2025 11 08 08 35 sync", "20251108 083500". */
static int find_minute(ng_text words) {
    int date = 0; /* how many words of one are passed: year, month, day */
    for (size_t at = 0; at < words.size;) {
        ng_text word = ngi_meeting_next_word(words, &at);
        if (date == 3 && is_number(word) && (word.size == 4 || word.size == 6))
            return minute_of(word.data);
        if (date == 3 && is_number(word) && word.size == 2) {
            ng_text next = ngi_meeting_next_word(words, &at);
            char digits[4] = {word.data[0], word.data[1], 0, 0};
            if (next.size != 2 || !is_number(next))
                return -1;
            memcpy(digits + 2, next.data, 2);
            return minute_of(digits);
        }
        if (is_date_end(word))
            date = 3;
        else if (is_year(word))
            date = 1;
        else
            date = date > 0 && date < 3 && is_number(word) && word.size == 2 ? date + 1 : 0;
    }
    return -1;
}

/* ---------------------------------------------------------------- keys */

static enum ngi_source_reach reach_of(ng_text words, bool is_subject) {
    size_t digits = 0, numbers = 0;
    for (size_t at = 0; at < words.size;) {
        ng_text word = ngi_meeting_next_word(words, &at);
        size_t count = count_digits(word);
        digits += count;
        numbers += is_year(word) ? 0 : count;
    }
    size_t distinctive = count_distinctive(words);
    if (digits >= DATE_DIGITS)
        return NGI_SOURCE_ANY_DAY;
    if (numbers >= NUMBER_DIGITS || (is_subject && distinctive >= SUBJECT_WORDS))
        return NGI_SOURCE_SOME_DAYS;
    return distinctive > 0 || digits > 0 ? NGI_SOURCE_ONE_DAY : NGI_SOURCE_NOTHING;
}

static bool is_placeholder(ng_text text) {
    static const char *const words[] = {"n/a", "none", "null", "tbd", "unknown", "na"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ngi_ascii_equals(text, words[i]))
            return true;
    return false;
}

/* Drops the spaces: export tools leave out characters as well as replacing them. */
static void squeeze(struct ngi_buf *buf, ng_text words) {
    size_t size = 0;
    for (size_t i = 0; i < words.size; i++)
        if (words.data[i] != ' ')
            buf->data[size++] = words.data[i];
    ngi_buf_cut(buf, size);
}

struct ngi_source ngi_meeting_source(struct ngi_buf *key, ng_text source_ref,
                                     struct ngi_buf *scratch) {
    struct ngi_source source = {.reach = NGI_SOURCE_NOTHING, .minute = -1};
    ng_text path = ngi_text_trimmed(source_ref.data, source_ref.size);
    ngi_buf_clear(key);
    if (is_placeholder(path))
        return source;
    path = without_extensions(path, &source.is_mail);
    size_t begin = path.size;
    while (begin > 0 && path.data[begin - 1] != '/' && path.data[begin - 1] != '\\')
        begin--;
    ngi_meeting_words(key, (ng_text){path.data + begin, path.size - begin}, scratch);
    if (count_words(ngi_buf_view(key)) < 3 && count_digits(ngi_buf_view(key)) == 0 && begin > 0) {
        ngi_buf_clear(key);
        ngi_meeting_words(key, path, scratch);
    }
    if (key->status != NG_OK)
        return source;
    ng_text words = ngi_buf_view(key);
    bool is_subject = cut_to_subject(&words, &source.is_mail);
    source.reach = reach_of(words, is_subject);
    source.minute = source.is_mail ? -1 : find_minute(words);
    if (source.reach == NGI_SOURCE_NOTHING)
        ngi_buf_clear(key);
    else
        squeeze(key, words);
    return source;
}
