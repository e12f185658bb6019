/* SPDX-License-Identifier: MIT
 * test_meeting.c - whether two notes were made from one source. */
#include "kit.h"

#include "base/repair.h"
#include "graph/meeting.h"

/* As the value reaches it: repaired on its way into the facts. */
static const char *key_of(struct kit *kit, const char *source_ref) {
    struct ngi_buf repaired;
    ngi_buf_init(&repaired, &kit->mem, SIZE_MAX / 2);
    (void)ngi_repair(&repaired, source_ref, strlen(source_ref));
    (void)ngi_meeting_source(&kit->out, ngi_buf_view(&repaired), &kit->scratch);
    ngi_buf_free(&repaired);
    return kit_out(kit);
}

static void one_source_has_one_key(void **state) {
    static const char *const rows[][2] = {
        {"Recordings/2025-11-08 Vellingham sync.m4a",
         "_archive/2025/2025-11-08 Vellingham sync.m4a"},
        {"2025-11-08 Vellingham sync.m4a", "C:\\Calls\\2025-11-08 Vellingham sync.m4a"},
        {"2025-11-08 08:35 Sync.txt", "2025-11-08 08 35 Sync.txt"},
        {"2025-11-08 08:35 Sync.txt", "2025-11-08 08.35 Sync.txt"},
        {"2025-11-08 08∶35 Sync.txt", "2025-11-08 08_35 Sync.txt"},
        {"Vellingham weekly sync.vtt", "Vellingham weekly sync.m4a"},
        {"Vellingham weekly sync.TXT", "vellingham weekly SYNC"},
        {"Vellingham weekly sync .md ", "Vellingham  weekly - sync"},
        {"Brack’s yard visit.eml", "Brack‚Äôs yard visit.eml"},
        {"Brack’s yard visit.eml", "Brackâ€™s yard visit.eml"},
        {"Caf\303\251 at Brindle Flight.md", "Cafe\314\201 at Brindle Flight.md"},
        {"Café at Brindle Flight.md", "Caf√© at Brindle Flight.md"},
        {"Silt\302\240Watch go\342\200\221live call", "Silt Watch go-live call"},
        {"Tarn/original.txt", "tarn\\original.md"},
        {"2025-11-08 08:35 Sync.txt", "20251108_0835_Sync.txt"},
        {"Vellingham weekly sync.m4a.md", "[[Vellingham weekly sync]]"},
        {"Mail/RE_ Tarn quarry terms_093012_4411.eml", "Old/Tarn quarry terms_151207_44382_.eml"},
        {"SV- FW Tarn quarry terms.msg", "tarn_quarry_terms.EML"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char first[256];
        (void)snprintf(first, sizeof first, "%s", key_of(kit, rows[i][0]));
        kit_same(rows[i][0], first, key_of(kit, rows[i][1]));
        assert_true(*first != '\0');
    }
}

static void other_sources_have_other_keys(void **state) {
    static const char *const rows[][2] = {
        {"2025-11-08 Vellingham sync.m4a", "2025-11-09 Vellingham sync.m4a"},
        {"2025-11-08 08:35 Sync.txt", "2025-11-08 09:35 Sync.txt"},
        {"Tarn/original.txt", "Ben/original.txt"}, /* a name that any meeting's may have */
        {"2025-11-08 Kick-off/transcript.md", "2025-11-09 Kick-off/transcript.md"},
        {"Tarn/Meeting notes.md", "Ben/Meeting notes.md"},
        {"Åse at the yard.md", "Ase at the yard.md"},
        {"Vellingham weekly sync", "Vellingham weekly sync two"},
        {"RE Hello_093012_4411.eml", "Hello_151207_4438.eml"}, /* any thread's */
        {"RE Tarn quarry terms.m4a", "Tarn quarry terms.m4a"}, /* no mail */
        {"Tarn quarry terms_993012_4411.m4a", "Tarn quarry terms_151207_4438.m4a"}, /* no time */
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char first[256];
        (void)snprintf(first, sizeof first, "%s", key_of(kit, rows[i][0]));
        if (strcmp(first, key_of(kit, rows[i][1])) == 0)
            fail_msg("%s and %s have one key: %s", rows[i][0], rows[i][1], first);
    }
}

static void keys_are_what_matters(void **state) {
    static const char *const rows[][2] = {
        {"", ""},
        {"   ", ""},
        {"/", ""},
        {"...", ""},
        {"n/a", ""},
        {"TBD", ""},
        {"Recordings/2025-11-08 08:35 Sync.m4a", "202511080835sync"},
        {"Minutes v1.2 of Tarn.md", "minutesv12oftarn"},
        {"a/Ben/original.txt", "abenoriginal"},
        {"日本語の会議 2025.md", "日本語の会議2025"},
        {"RE Tarn quarry terms_093012_4411_.eml", "tarnquarryterms"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        kit_same(rows[i][0], rows[i][1], key_of(kit, rows[i][0]));
}

static void sources_reach_so_far(void **state) {
    static const struct {
        const char *source_ref;
        enum ngi_source_reach reach;
    } rows[] = {
        {"", NGI_SOURCE_NOTHING},
        {"N/A", NGI_SOURCE_NOTHING},
        {"transcript.txt", NGI_SOURCE_NOTHING},
        {"Notebook", NGI_SOURCE_NOTHING},
        {"Zoom/Meeting notes.md", NGI_SOURCE_NOTHING},
        {"Recording 2.m4a", NGI_SOURCE_ONE_DAY},
        {"notebook p. 61", NGI_SOURCE_ONE_DAY},
        {"Vellingham/original.txt", NGI_SOURCE_ONE_DAY},
        {"Vellingham weekly 2025.docx", NGI_SOURCE_ONE_DAY}, /* written on all year */
        {"Tarn quarry terms.docx", NGI_SOURCE_ONE_DAY},
        {"Hello_093012_4411.eml", NGI_SOURCE_ANY_DAY},
        {"Tarn weekly status.eml", NGI_SOURCE_ONE_DAY},
        {"Tarn quarry terms.eml", NGI_SOURCE_SOME_DAYS},
        {"REC_0012.m4a", NGI_SOURCE_SOME_DAYS},
        {"2025-11-08 Sync.m4a", NGI_SOURCE_ANY_DAY},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (ngi_meeting_source(&kit->out, kit_text(rows[i].source_ref), &kit->scratch).reach !=
            rows[i].reach)
            fail_msg("another reach: %s", rows[i].source_ref);
}

static void sources_tell_the_time(void **state) {
    static const struct {
        const char *source_ref;
        int minute;
    } rows[] = {
        {"Recordings/2025-11-08 08:35 Sync.m4a", 515},
        {"2025-11-08 0835 Sync.m4a", 515},
        {"GMT20251108-083500_Recording.m4a", 515},
        {"Sync 2025-11-08 23.59.m4a", 1439},
        {"2025-11-08 00:00.m4a", 0},
        {"2025-11-08 24:00.m4a", -1},
        {"2025-11-08 08 Sync.m4a", -1},
        {"2025-11-08 2026 plan.m4a", 1226}, /* no telling */
        {"2025-11-08 Sync.m4a", -1},
        {"08:35 Sync.m4a", -1},
        {"Mail/2025-11-08 08:35 Sync.eml", -1}, /* when it was sent */
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int minute =
            ngi_meeting_source(&kit->out, kit_text(rows[i].source_ref), &kit->scratch).minute;
        if (minute != rows[i].minute)
            fail_msg("%s: %d", rows[i].source_ref, minute);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(one_source_has_one_key),
        KIT_TEST(other_sources_have_other_keys),
        KIT_TEST(keys_are_what_matters),
        KIT_TEST(sources_reach_so_far),
        KIT_TEST(sources_tell_the_time),
    };
    return cmocka_run_group_tests_name("meeting", tests, NULL, NULL);
}
