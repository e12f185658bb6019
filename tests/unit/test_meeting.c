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
    ngi_meeting_source_key(&kit->out, ngi_buf_view(&repaired), &kit->scratch);
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
        {"calls/original.txt", "calls\\original.md"},
        {"transcript.txt", "Transcript"},
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
        {"a/original.txt", "b/original.txt"}, /* a name that any meeting's may have */
        {"2025-11-08 Kick-off/transcript.md", "2025-11-09 Kick-off/transcript.md"},
        {"a/Meeting notes.md", "b/Meeting notes.md"},
        {"Åse at the yard.md", "Ase at the yard.md"},
        {"Vellingham weekly sync", "Vellingham weekly sync two"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char first[256];
        (void)snprintf(first, sizeof first, "%s", key_of(kit, rows[i][0]));
        if (strcmp(first, key_of(kit, rows[i][1])) == 0)
            fail_msg("%s and %s have one key: %s", rows[i][0], rows[i][1], first);
    }
}

static void keys_are_words(void **state) {
    static const char *const rows[][2] = {
        {"", ""},
        {"   ", ""},
        {"/", ""},
        {"...", ""},
        {"Recordings/2025-11-08 08:35 Sync.m4a", "2025 11 08 08 35 sync"},
        {"Minutes v1.2 of Tarn.md", "minutes v1 2 of tarn"},
        {"a/b/original.txt", "a b original"},
        {"日本語の会議 2025.md", "日本語の会議 2025"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        kit_same(rows[i][0], rows[i][1], key_of(kit, rows[i][0]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(one_source_has_one_key),
        KIT_TEST(other_sources_have_other_keys),
        KIT_TEST(keys_are_words),
    };
    return cmocka_run_group_tests_name("meeting", tests, NULL, NULL);
}
