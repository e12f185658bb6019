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
    /* letters of other scripts and of names, as Windows-1252 */
    {"é¡¾æ™“å²š", "顾晓岚"},
    {"å±±ç”° met ê¹€í•˜ëŠ˜", "山田 met 김하늘"},
    {"ã‚½ãƒŽã€\302\201ã€Œã\302\201¯ã\302\201„ã€\302\215ã€‚", "ソノ、「はい」。"},
    {"à¸ªà¸¡à¸Šà¸²à¸¢ à¹ƒà¸ˆ", "สมชาย ใจ"},
    {"à¤…à¤¨à¤¿à¤²", "अनिल"},
    {"Ð˜Ñ€Ð¸Ð½Ð° Ð¸ Ð‘Ð¾Ñ€Ð¸Ñ\302\201", "Ирина и Борис"},
    {"Î”Î®Î¼Î·Ï„Ï\302\201Î± Î’Î\302\255Î½Î·", "Δήμητρα Βένη"},
    {"×\302\240×•×¢×” ×œ×‘", "נועה לב"},
    {"Ù„ÙŠÙ„Ù‰", "ليلى"},
    {"Nguyá»…n Thá»‹ Háº¡nh", "Nguyễn Thị Hạnh"},
    {"Ä‘áº¡i á»©c Huáº¿", "đại ức Huế"},
    {"ZaÅ¼Ã³Å‚Ä‡ gÄ™Å›lÄ…", "Zażółć gęślą"},
    {"RÅ¯Å¾iÄ\302\215ka", "Růžička"},
    {"GÃ¼lÅŸen IÅŸÄ±k", "Gülşen Işık"},
    {"Ä°pek", "İpek"},
    {"È˜erban", "Șerban"},
    {"Å\302\201ukasz", "Łukasz"},
    {"Å½ofie", "Žofie"},
    {"PÃ‰REZ", "PÉREZ"},
    {"20 Â°C, Â£5, Â©2025", "20 °C, £5, ©2025"},
    {"Â« oui Â»", "« oui »"},
    /* and as Mac Roman */
    {"È°æÊôìÂ≤ö", "顾晓岚"},
    {"Â±±Áî∞ met ÍπÄÌïòÎäò", "山田 met 김하늘"},
    {"„ÇΩ„Éé„ÄÅ„Äå„ÅØ„ÅÑ„Äç„ÄÇ", "ソノ、「はい」。"},
    {"‡∏™‡∏°‡∏ä‡∏≤‡∏¢ ‡πÉ‡∏à", "สมชาย ใจ"},
    {"‡§Ö‡§®‡§ø‡§≤", "अनिल"},
    {"–ò—Ä–∏–Ω–∞ –∏ –ë–æ—Ä–∏—Å", "Ирина и Борис"},
    {"ŒîŒÆŒºŒ∑œÑœÅŒ± ŒíŒ≠ŒΩŒ∑", "Δήμητρα Βένη"},
    {"◊†◊ï◊¢◊î ◊ú◊ë", "נועה לב"},
    {"ŸÑŸäŸÑŸâ", "ليلى"},
    {"Nguy·ªÖn Th·ªã H·∫°nh", "Nguyễn Thị Hạnh"},
    {"ƒë·∫°i ·ª©c Hu·∫ø", "đại ức Huế"},
    {"Za≈º√≥≈Çƒá gƒô≈õlƒÖ", "Zażółć gęślą"},
    {"R≈Ø≈æiƒçka", "Růžička"},
    {"G√ºl≈üen I≈üƒ±k", "Gülşen Işık"},
    {"ƒ∞pek", "İpek"},
    {"»òerban", "Șerban"},
    {"≈Åukasz", "Łukasz"},
    {"≈†√°rka", "Šárka"},
    {"P√âREZ", "PÉREZ"},
    {"20¬∞C, ¬£5, ¬©2025", "20°C, £5, ©2025"},
    /* read as Latin-1 */
    {"ZoÃ«â\302\200\302\231s plan â\302\200\302\223 ð\302\237\302\223\302\205 "
     "é¡¾æ\302\231\302\223å²\302\232",
     "Zoë’s plan – 📅 顾晓岚"},
    /* encoded once more, and once more */
    {"CafÃƒÂ©", "Café"},
    {"itÃ¢â‚¬â„¢s", "it’s"},
    {"Ã¢â‚¬Å“soÃ¢â‚¬Â\302\235 Ã¢â‚¬â€œ it", "“so” – it"},
    {"ZoÃƒÂ« Ã°Å¸â€œâ€¦ Ã…Â\302\201ukasz", "Zoë 📅 Łukasz"},
    {"Ã©Â¡Â¾Ã¦â„¢â€œÃ¥Â²Å¡", "顾晓岚"},
    {"Caf‚àö¬©", "Café"},
    {"it‚Äö√Ñ√¥s", "it’s"},
    {"‚Äö√Ñ√∫so‚Äö√Ñ√π ‚Äö√Ñ√¨ it", "“so” – it"},
    {"Zo‚àö¬¥ Ô£ø√º√¨√ñ ‚âà√Öukasz", "Zoë 📅 Łukasz"},
    {"√à¬∞√¶√ä√¥√¨√Ç‚â§√∂", "顾晓岚"},
    {"CafÃƒÆ’Ã‚Â© ÃƒÂ¢Ã¢â€šÂ¬Ã¢â‚¬Å“ itÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢s ÃƒÂ°Ã…Â¸Ã¢â‚¬Å“Ã¢â‚¬Â¦",
     "Café – it’s 📅"},
    /* bytes lost on the way: dropped, */
    {"â€œsoâ€, he said", "“so”, he said"},
    {"itâ€™s â€œsoâ€", "it’s “so”"},
    {"â« â³ âŒ now", "⏫ ⏳ ❌ now"},
    {"â¤ï¸ âš\302\240ï¸", "❤\357\270\217 ⚠\357\270\217"},
    {"MarÃa", "María"},
    {"voilÃ!", "voilà!"},
    {"Ã¢â‚¬Å“soÃ¢â‚¬Â", "“so”"},
    {"Ã¢â‚¬Å“soÃ¢â‚¬", "“so”"},
    /* not decoded, */
    {"â€œsoâ€\357\277\275, he said", "“so”, he said"},
    {"â\357\277\275« â\357\277\275³ â\357\277\275Œ âš\302\240ï¸\357\277\275",
     "⏫ ⏳ ❌ ⚠\357\270\217"},
    /* or made a space, which stays */
    {"â€œsoâ€ , he said", "“so” , he said"},
    {"voilÃ  tout", "voilà  tout"},
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
    /* French */
    "« Déjà… » dit-elle",
    "à\302\240«\302\240é…\302\240» là",
    "«\302\240à\302\240» et «\302\240é\302\240»",
    "« l’été »…",
    "Ça… À bientôt, Élise—enfin",
    "Œuvre n°\302\2405, 1ʳᵉ édition®",
    /* Portuguese and Spanish */
    "MANHÃ–NOITE",
    "IRMÃ… e “IRMÔ, a AÇÃO",
    "«Será»… «Allá»—dijo",
    "¿Él? ¡Ñandú!",
    "Avó“Avô” São João®",
    /* Vietnamese */
    "Nguyễn Văn Ánh, Trần Thị Ngọc Ân",
    "«Đó»…",
    /* German and Nordic */
    "„Äpfel“ und ‚Ääh‘, ‚Öl‘",
    "»Å« og »Ø«",
    "Ähm… Ä…hm, Ö–Ö",
    "≈Österreich, ≈Ärzte",
    /* Turkish, Polish, Catalan */
    "ÂÇÎÖÛÜâçîöûüĞğİıŞş",
    "ŁÓDŹ–Kraków, „żółć”",
    "col·legi, l·l",
    /* alphabets: four letters in a row can be one character */
    "ÁÉÍÓÖÚÜáéíóöúü",
    "ÀÈÉÌÒÓÙàèéìòóù",
    /* mathematics and units */
    "¬∞ ¬± x ≠ ∞, ¬π",
    "ƒ(x)≈√2·π, ∑∏∂∆",
    "2×3÷4 ± ½, 5 Å², 10°–20°",
    /* currency */
    "€5–10, £3, ¥7, ¢9, 5€",
    /* typographic quotation marks */
    "“É”, ‘Ã’, «Â», ‹Î›",
    "’tis “so”… ‘quoted’—thus",
    /* lost bytes that may have been several */
    "Ãngel, Åukasz, ðŸ“ x",
    "Ã, â€, â «",
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

/* Where a task's field stands is found by this. */
static void every_character_tells_what_it_was_made_of(void **state) {
    static const char text[] = "a\303\203\302\251\303\260\305\270\342\200\234\342\200\246 √ π";
    static const size_t ends[] = {1, 5, 15, 16, 19, 20, 22};
    static const bool repaired[] = {false, true, true, false, false, false, false};
    struct ngi_repair r;
    ng_text character;
    bool is_repaired;
    size_t count = 0;
    (void)state;
    for (ngi_repair_begin(&r, text, sizeof text - 1); ngi_repair_next(&r, &character, &is_repaired);
         count++) {
        assert_int_equal(r.at, ends[count]);
        assert_int_equal(is_repaired, repaired[count]);
        assert_true(character.size > 0);
    }
    assert_int_equal(count, 7);
}

static void plain_ascii_is_left_alone(void **state) {
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char before[128] = "", after[128] = "";
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
        KIT_TEST(double_encoded_text_is_put_right),
        KIT_TEST(text_that_is_right_stays),
        KIT_TEST(every_repaired_character_is_counted),
        KIT_TEST(the_size_is_kept_to),
        KIT_TEST(every_character_tells_what_it_was_made_of),
        KIT_TEST(plain_ascii_is_left_alone),
        KIT_TEST(undecodable_bytes_pass_through),
    };
    return cmocka_run_group_tests_name("repair", tests, NULL, NULL);
}
