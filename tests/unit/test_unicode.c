/* SPDX-License-Identifier: MIT
 * test_unicode.c - characters: identity keys, clean text, widths. */
#include "kit.h"

#include "base/unicode.h"

#define NBSP "\302\240"
#define ZWSP "\342\200\213"
#define ZWJ "\342\200\215"
#define SOFT_HYPHEN "\302\255"
#define BOM "\357\273\277"
#define CODER "👩" ZWJ "💻" /* one character to a reader */

static const char *key_of(struct kit *kit, const char *text) {
    ngi_buf_clear(&kit->out);
    ngi_text_key(&kit->out, text, strlen(text));
    return kit_out(kit);
}

static void spellings_of_one_name_have_one_key(void **state) {
    static const char *const rows[][2] = {
        {"Ann Lee", "ann lee"},
        {"Ann Lee", "ANN LEE"},
        {"  Ann \t Lee ", "Ann Lee"},
        {"Ann\r\n Lee", "Ann Lee"},
        {"Ann" NBSP "Lee", "Ann Lee"},
        {"Ann\342\200\257Lee", "Ann Lee"},   /* narrow NBSP */
        {"Ann\342\200\211Lee", "Ann Lee"},   /* thin space */
        {"Ann\343\200\200Lee", "Ann Lee"},   /* ideographic space */
        {"Ann\302\205Lee", "Ann Lee"},       /* NEL */
        {"Jean\342\200\221Luc", "Jean-Luc"}, /* U+2011 */
        {"Jean–Luc", "Jean-Luc"},
        {"Jean—Luc", "Jean-Luc"},
        {"Jean−Luc", "Jean-Luc"},
        {"O’Hara", "O'Hara"},
        {"O‘Hara", "O'Hara"},
        {"OʼHara", "O'Hara"},
        {"O`Hara", "O'Hara"},
        {"O´Hara", "O'Hara"},
        {"“Bo” Ray", "\"Bo\" Ray"},
        {"\303\205se", "A\314\212se"},    /* NFC, NFD */
        {"\303\205se", "\342\204\253se"}, /* the Angstrom sign */
        {"\303\205SE", "a\314\212se"},
        {"\320\271", "\320\270\314\206"}, /* short i, Cyrillic */
        {"Straße", "STRASSE"},
        {"Strasse", "straße"},
        {"STRAẞE", "straße"},
        {"ﬁnn", "Finn"},
        {"Ａｎｎ", "ann"},
        {"ΟΔΥΣΣΕΥΣ", "οδυσσευς"},
        {"ВОЛГА", "волга"},
        {"Ann" SOFT_HYPHEN "a", "Anna"},
        {"Ann" ZWSP " Lee", "Ann Lee"},
        {BOM "Ann", "Ann"},
        {"Ann\342\200\256 Lee", "Ann Lee"}, /* bidi override */
        {"한글", "\341\204\222\341\205\241\341\206\253\341\204\200\341\205\263\341\206\257"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char first[256];
        (void)snprintf(first, sizeof first, "%s", key_of(kit, rows[i][0]));
        kit_same(rows[i][0], key_of(kit, rows[i][1]), first);
        assert_true(*first != '\0');
        kit_same(rows[i][0], first, key_of(kit, first)); /* the key of a key is the key */
    }
}

static void different_names_have_different_keys(void **state) {
    static const char *const rows[][2] = {
        {"Åse", "Ase"},      {"й", "и"},           {"ё", "е"},         {"Ann Lee", "AnnLee"},
        {"Ann", "Anna"},     {"Łukasz", "Lukasz"}, {"Bjørn", "Bjorn"}, {"Ann-Lee", "Ann Lee"},
        {"O'Hara", "OHara"}, {"Müller", "Muller"}, {"ağ", "ag"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char first[256];
        (void)snprintf(first, sizeof first, "%s", key_of(kit, rows[i][0]));
        if (strcmp(first, key_of(kit, rows[i][1])) == 0)
            fail_msg("%s and %s have one key: %s", rows[i][0], rows[i][1], first);
    }
}

static void what_shows_nothing_has_an_empty_key(void **state) {
    static const char *const rows[] = {
        "",  "   ",          "\t\n",     NBSP,           ZWSP,          SOFT_HYPHEN BOM,
        ZWJ, "\342\201\240", "\315\217", "\343\205\244", " " NBSP ZWSP, "\342\200\252\342\200\254"};
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        kit_same("an ignorable text", "", key_of(kit, rows[i]));
}

static void a_loose_key_has_no_accents(void **state) {
    static const char *const rows[][2] = {
        {"Åse", "ase"},         {"Müller", "muller"}, {"й", "и"},
        {"Ann Lee", "ann lee"}, {"e\314\201", "e"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ngi_buf_clear(&kit->out);
        ngi_text_loose_key(&kit->out, rows[i][0], strlen(rows[i][0]));
        kit_same_out(kit, rows[i][0], rows[i][1]);
    }
}

static void long_and_broken_text_has_a_key_too(void **state) {
    enum { LENGTH = 3000 };
    struct kit *kit = *state;
    char text[2 * LENGTH + 1];
    for (size_t i = 0; i < LENGTH; i++) {
        text[2 * i] = '\303';
        text[2 * i + 1] = '\226'; /* Ö, which folds to ö */
    }
    text[2 * LENGTH] = '\0';
    const char *key = key_of(kit, text);
    assert_int_equal(strlen(key), 2 * LENGTH);
    assert_memory_equal(key, "öö", 4);
    assert_string_equal(key_of(kit, "A\xFF\xC3"), "a\357\277\275\357\277\275");
}

static void clean_text_can_be_shown(void **state) {
    static const struct {
        ng_text text;
        const char *clean;
    } rows[] = {
        {KIT_BYTES(""), ""},
        {KIT_BYTES("  Ann \t\r\n Lee  "), "Ann Lee"},
        {KIT_BYTES("a\xFF"), "a�"},
        {KIT_BYTES("\x80z"), "�z"},
        {KIT_BYTES("\xE2\x82"), "��"},           /* cut off */
        {KIT_BYTES("\xC0\xAF"), "��"},           /* overlong */
        {KIT_BYTES("\xED\xA0\x80"), "���"},      /* a surrogate */
        {KIT_BYTES("\xF4\x90\x80\x80"), "����"}, /* beyond Unicode */
        {KIT_BYTES("a\357\277\275"), "a�"},
        {KIT_BYTES("a\0b"), "a b"},
        {KIT_BYTES("\a\033[31mred\033[0m"), "[31mred [0m"},
        {KIT_BYTES("a\177b"), "a b"},
        {KIT_BYTES("a\302\205b"), "a b"}, /* NEL */
        {KIT_BYTES("a\302\233b"), "a b"}, /* C1: CSI */
        {KIT_BYTES("a\342\200\250b\342\200\251c"), "a b c"},
        {KIT_BYTES("a\342\200\256b\342\200\254c"), "abc"}, /* bidi override */
        {KIT_BYTES("\342\201\246a\342\201\251\330\234\342\200\217"), "a"},
        {KIT_BYTES(BOM "a" ZWSP "b" SOFT_HYPHEN), "ab"},
        {KIT_BYTES("a\363\240\201\201b"), "ab"},         /* a tag character */
        {KIT_BYTES("a\357\277\277\357\267\220b"), "ab"}, /* noncharacters */
        {KIT_BYTES("a" NBSP "b"), "a" NBSP "b"},
        {KIT_BYTES(CODER), CODER},
        {KIT_BYTES("क्\342\200\214ष"), "क्\342\200\214ष"},
        {KIT_BYTES("⚠\357\270\217"), "⚠\357\270\217"},
        {KIT_BYTES("日本語 Привет"), "日本語 Привет"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ngi_buf_clear(&kit->out);
        ngi_text_clean(&kit->out, rows[i].text.data, rows[i].text.size);
        kit_same_out(kit, rows[i].text.data, rows[i].clean);
        assert_true(ngi_utf8_valid(ngi_buf_view(&kit->out).data, kit->out.size));
        ngi_buf_clear(&kit->out);
        ngi_text_clean(&kit->out, rows[i].clean, strlen(rows[i].clean));
        kit_same_out(kit, rows[i].clean, rows[i].clean);
    }
}

static void only_utf8_is_valid(void **state) {
    static const struct {
        ng_text text;
        bool valid;
        size_t count;
    } rows[] = {
        {KIT_BYTES(""), true, 0},
        {KIT_BYTES("abcdefghijklmnop"), true, 16},
        {KIT_BYTES("abcdefgé"), true, 8},
        {KIT_BYTES("\0"), true, 1},
        {KIT_BYTES("é日😀"), true, 3},
        {KIT_BYTES("e\314\201"), true, 2},
        {KIT_BYTES(CODER), true, 3},
        {KIT_BYTES("\357\277\275"), true, 1},
        {KIT_BYTES("\xFF"), false, 1},
        {KIT_BYTES("a\x80\x80z"), false, 4},
        {KIT_BYTES("abcdefgh\xE2\x82"), false, 10},
        {KIT_BYTES("\xED\xA0\x80"), false, 3},
        {KIT_BYTES("\xC1\x81"), false, 2},
        {KIT_BYTES("\xF0\x9F\x98"), false, 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (ngi_utf8_valid(rows[i].text.data, rows[i].text.size) != rows[i].valid)
            fail_msg("row %zu", i);
        assert_int_equal(ngi_utf8_count(rows[i].text.data, rows[i].text.size), rows[i].count);
    }
}

static void decoding_stays_within_the_size(void **state) {
    static const char text[] = "é";
    size_t at = 0;
    (void)state;
    assert_int_equal(ngi_utf8_next(text, 2, &at), 0xE9);
    assert_int_equal(at, 2);
    at = 0;
    assert_int_equal(ngi_utf8_next(text, 1, &at), 0xFFFD);
    assert_int_equal(at, 1);
}

static void code_points_are_written_as_read(void **state) {
    static const uint32_t points[] = {'a',    0x7F,    0x80,    0x7FF,   0x800,
                                      0xFFFD, 0x10000, 0x1F4C5, 0x10FFFF};
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        size_t at = 0;
        ngi_buf_clear(&kit->out);
        ngi_utf8_add(&kit->out, points[i]);
        assert_int_equal(ngi_utf8_next(kit_out(kit), kit->out.size, &at), points[i]);
        assert_int_equal(at, kit->out.size);
    }
}

static void widths_are_those_of_a_terminal(void **state) {
    static const struct {
        const char *text;
        size_t width;
    } rows[] = {{"", 0},  {"Ann Lee", 7}, {"Åse", 3}, {"e\314\201", 1}, {"日本", 4},
                {"😀", 2}, {"한", 2},      {"\a", 0},  {ZWSP, 0},        {"Ａ", 2}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (ngi_text_width(rows[i].text, strlen(rows[i].text)) != rows[i].width)
            fail_msg("%s: %zu", rows[i].text, ngi_text_width(rows[i].text, strlen(rows[i].text)));
}

/* Wherever text is cut, it is cut between characters as a reader counts them. */
static void text_is_cut_between_graphemes(void **state) {
    static const struct {
        const char *text;
        const char *cuts[8]; /* every prefix that may come out */
    } rows[] = {
        {"abc", {"", "a", "ab", "abc"}},
        {"a" CODER "b", {"", "a", "a" CODER, "a" CODER "b"}},
        {"e\314\201x", {"", "e\314\201", "e\314\201x"}},
        {"日本", {"", "日", "日本"}},
        {"🇸🇪🇳🇴", {"", "🇸🇪", "🇸🇪🇳🇴"}},
        {"👍🏽!", {"", "👍🏽", "👍🏽!"}},
        {"\xFF\xFFz", {"", "\xFF", "\xFF\xFF", "\xFF\xFFz"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t whole = strlen(rows[i].text), before = 0;
        for (size_t width = 0; width < 12; width++) {
            size_t fit = ngi_text_fit(rows[i].text, whole, width);
            bool found = false;
            for (size_t cut = 0; cut < 8 && rows[i].cuts[cut] != NULL; cut++)
                found = found || strlen(rows[i].cuts[cut]) == fit;
            if (!found || fit < before)
                fail_msg("%s is cut to %zu bytes for width %zu", rows[i].text, fit, width);
            assert_true(ngi_text_width(rows[i].text, fit) <= width);
            before = fit;
        }
        assert_int_equal(before, whole);
    }
}

static void characters_have_classes(void **state) {
    (void)state;
    assert_true(ngi_char_is_letter('a') && ngi_char_is_letter(0x431) && ngi_char_is_letter(0x65E5));
    assert_false(ngi_char_is_letter('1') || ngi_char_is_letter('-') || ngi_char_is_letter(0x1F4C5));
    assert_true(ngi_char_is_upper('A') && ngi_char_is_upper(0xC5) && ngi_char_is_upper(0x416));
    assert_false(ngi_char_is_upper('a') || ngi_char_is_upper(0xE5) || ngi_char_is_upper(0x65E5));
    assert_true(ngi_char_is_digit('7') && ngi_char_is_digit(0x0667));
    assert_false(ngi_char_is_digit('x') || ngi_char_is_digit(0xBD));
    assert_true(ngi_char_is_space(' ') && ngi_char_is_space('\t') && ngi_char_is_space(0xA0) &&
                ngi_char_is_space(0x202F) && ngi_char_is_space(0x3000) && ngi_char_is_space(0x85));
    assert_false(ngi_char_is_space('a') || ngi_char_is_space(0x200D));
    assert_true(ngi_char_is_symbol(0x1F4C5) && ngi_char_is_symbol(0x23EB) &&
                ngi_char_is_symbol(0xFE0F));
    assert_false(ngi_char_is_symbol('#') || ngi_char_is_symbol(0xE5) || ngi_char_is_symbol(0x65E5));
}

static void margins_are_left_out(void **state) {
    static const char *const rows[][2] = {
        {"", ""},         {" ", ""},           {"a", "a"},       {"  a", "a"},
        {"a\t ", "a"},    {" \ta b\r", "a b"}, {"\r\n", "\n"},
        {NBSP "a", NBSP "a"}, /* cleaning leaves it, too */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ng_text text = ngi_text_trimmed(rows[i][0], strlen(rows[i][0]));
        assert_int_equal(text.size, strlen(rows[i][1]));
        assert_memory_equal(text.data, rows[i][1], text.size);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(margins_are_left_out),
        KIT_TEST(spellings_of_one_name_have_one_key),
        KIT_TEST(different_names_have_different_keys),
        KIT_TEST(what_shows_nothing_has_an_empty_key),
        KIT_TEST(a_loose_key_has_no_accents),
        KIT_TEST(long_and_broken_text_has_a_key_too),
        KIT_TEST(clean_text_can_be_shown),
        KIT_TEST(only_utf8_is_valid),
        KIT_TEST(decoding_stays_within_the_size),
        KIT_TEST(code_points_are_written_as_read),
        KIT_TEST(widths_are_those_of_a_terminal),
        KIT_TEST(text_is_cut_between_graphemes),
        KIT_TEST(characters_have_classes),
    };
    return cmocka_run_group_tests_name("unicode", tests, NULL, NULL);
}
