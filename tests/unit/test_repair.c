/* SPDX-License-Identifier: MIT
 * test_repair.c - double-encoded text: what is put right, and what must never be touched. */
#include "kit.h"

#include "base/repair.h"
#include "base/unicode.h"

static const struct {
    const char *broken, *right;
} rows[] = {
    /* read as Mac Roman */
    {"\357\243\277üìÖ 2025-11-08", "📅 2025-11-08"},
    {"due \357\243\277üìÖ 2025-11-08 ‚è´", "due 📅 2025-11-08 ⏫"},
    {"‚è≥", "⏳"},
    {"‚úÖ done", "✅ done"},
    {"\357\243\277üî∫ top", "🔺 top"},
    {"\357\243\277üõ´", "🛫"},
    {"‚ö†Ô∏è mind the gap", "⚠\357\270\217 mind the gap"},
    {"\357\243\277üèóÔ∏è yard", "🏗\357\270\217 yard"},
    {"\357\243\277üë∑‚Äç‚ôÄÔ∏è", "👷\342\200\215♀\357\270\217"},
    {"Brack‚Äôs yard", "Brack’s yard"},
    {"‚Äúquoted‚Äù", "“quoted”"},
    {"yard ‚Äì basin", "yard – basin"},
    {"yard‚Äîbasin", "yard—basin"},
    {"and so on‚Ä¶", "and so on…"},
    {"‚Ä¢ point", "• point"},
    {"next ‚Üí last", "next → last"},
    {"5 ‚Ç¨ each", "5 € each"},
    {"‚Ñ¢ mark", "™ mark"},
    {"Caf√©", "Café"},
    {"the Caf√©.", "the Café."},
    {"No√´lle Andri√®s", "Noëlle Andriès"},
    {"cr√©√©e", "créée"},
    {"voil√†", "voilà"},
    {"na√Øve", "naïve"},
    {"Malm√∂", "Malmö"},
    {"gro√ü", "groß"},
    {"√âcole", "École"},
    {"√úbung", "Übung"},
    /* read as Windows-1252 */
    {"ðŸ“… 2025-11-08", "📅 2025-11-08"},
    {"due ðŸ“… 2025-11-08 â\302\217«", "due 📅 2025-11-08 ⏫"},
    {"â\302\217³", "⏳"},
    {"âœ… done", "✅ done"},
    {"ðŸ”º top", "🔺 top"},
    {"ðŸ›«", "🛫"},
    {"âš\302\240ï¸\302\217 mind the gap", "⚠\357\270\217 mind the gap"},
    {"ðŸ\302\217—ï¸\302\217 yard", "🏗\357\270\217 yard"},
    {"ðŸ‘·â€\302\215â™€ï¸\302\217", "👷\342\200\215♀\357\270\217"},
    {"Brackâ€™s yard", "Brack’s yard"},
    {"â€œquotedâ€\302\235", "“quoted”"},
    {"yard â€“ basin", "yard – basin"},
    {"yardâ€”basin", "yard—basin"},
    {"and so onâ€¦", "and so on…"},
    {"â€¢ point", "• point"},
    {"next â†’ last", "next → last"},
    {"5 â‚¬ each", "5 € each"},
    {"â„¢ mark", "™ mark"},
    {"CafÃ©", "Café"},
    {"the CafÃ©.", "the Café."},
    {"NoÃ«lle AndriÃ¨s", "Noëlle Andriès"},
    {"crÃ©Ã©e", "créée"},
    {"voilÃ\302\240", "voilà"},
    {"naÃ¯ve", "naïve"},
    {"MalmÃ¶", "Malmö"},
    {"groÃŸ", "groß"},
    {"Ã‰cole", "École"},
    {"Ãœbung", "Übung"},
    /* beside what is right already */
    {"Zoë met Andr√© at 5 ‚Äì 6 📅", "Zoë met André at 5 – 6 📅"},
};

static const char *const untouched[] = {
    "",
    "plain text, nothing to do",
    "√π",
    "√π is about 1.77",
    "2√©",
    "√ a",
    "x√óy",
    "a√∑b",
    "NESTLÉ®",
    "VOCÊ…",
    "L’épisode",
    "désespéré…»",
    "« désespéré… »",
    "naïve café, déjà vu, à côté",
    "ÅNGSTRÖM Ø ß œuvre Œuvre",
    "Ünal Öz, Çiğdem, São Paulo, España",
    "“quoted” ‘single’ „low‚ «guillemets»",
    "€100, 20 °C, ±5 µm, ½, ©2025 Brindle™",
    "Ω ≈ ∑ ∂ ƒ ∆ ◊",
    "ﬁne ﬂow",
    "日本語 Привет שלום سلام",
    "📅 2025-11-08 ⏫ 👷\342\200\215♀\357\270\217",
    "Ã",
    "â",
    "â€",
    "ðŸ",
    "\357\243\277",
    "\357\243\277üì",
};

static void double_encoded_text_is_put_right(void **state) {
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ngi_buf_clear(&kit->out);
        size_t count = ngi_repair(&kit->out, rows[i].broken, strlen(rows[i].broken));
        kit_same_out(kit, rows[i].broken, rows[i].right);
        assert_true(count > 0);
    }
}

static void text_that_is_right_stays(void **state) {
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof untouched / sizeof *untouched; i++) {
        ngi_buf_clear(&kit->out);
        size_t count = ngi_repair(&kit->out, untouched[i], strlen(untouched[i]));
        kit_same_out(kit, untouched[i], untouched[i]);
        assert_int_equal(count, 0);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) { /* so does what was repaired */
        ngi_buf_clear(&kit->out);
        (void)ngi_repair(&kit->out, rows[i].right, strlen(rows[i].right));
        kit_same_out(kit, rows[i].right, rows[i].right);
    }
}

static void every_repaired_character_is_counted(void **state) {
    static const char text[] = "Brack‚Äôs caf√© ‚Äì \357\243\277üìÖ";
    struct kit *kit = *state;
    assert_int_equal(ngi_repair(&kit->out, text, sizeof text - 1), 4);
    assert_string_equal(kit_out(kit), "Brack’s café – 📅");
}

/* The result may lie in an arena beside other text: what is cut off at the end stays unread. */
static void the_size_is_kept_to(void **state) {
    static const char text[] = "Caf√©";
    struct kit *kit = *state;
    for (size_t size = 0; size < sizeof text - 1; size++) {
        ngi_buf_clear(&kit->out);
        assert_int_equal(ngi_repair(&kit->out, text, size), 0);
        assert_memory_equal(kit_out(kit), text, size);
        assert_int_equal(kit->out.size, size);
    }
}

/* Task lines are repaired before their fields are found, and their columns count on this. */
static void plain_ascii_is_left_alone(void **state) {
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char before[64] = "", after[64] = "";
        size_t size = 0;
        for (const char *c = rows[i].broken; *c != '\0'; c++)
            if ((unsigned char)*c < 0x80)
                before[size++] = *c;
        ngi_buf_clear(&kit->out);
        (void)ngi_repair(&kit->out, rows[i].broken, strlen(rows[i].broken));
        size = 0;
        for (const char *c = kit_out(kit); *c != '\0'; c++)
            if ((unsigned char)*c < 0x80)
                after[size++] = *c;
        kit_same(rows[i].broken, before, after);
    }
}

static void undecodable_bytes_pass_through(void **state) {
    static const ng_text texts[] = {KIT_BYTES("\xFF"), KIT_BYTES("a\x80\xE2\x82"),
                                    KIT_BYTES("\xE2\x80"), KIT_BYTES("\0\xC3"),
                                    KIT_BYTES("\xF0\x9F\x93")};
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ngi_buf_clear(&kit->out);
        assert_int_equal(ngi_repair(&kit->out, texts[i].data, texts[i].size), 0);
        assert_int_equal(kit->out.size, texts[i].size);
        assert_memory_equal(kit->out.data, texts[i].data, texts[i].size);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(double_encoded_text_is_put_right),    KIT_TEST(text_that_is_right_stays),
        KIT_TEST(every_repaired_character_is_counted), KIT_TEST(the_size_is_kept_to),
        KIT_TEST(plain_ascii_is_left_alone),           KIT_TEST(undecodable_bytes_pass_through),
    };
    return cmocka_run_group_tests_name("repair", tests, NULL, NULL);
}
