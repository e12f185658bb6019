/* SPDX-License-Identifier: MIT
 * test_person.c - how alike two names of people are. */
#include "kit.h"

#include "graph/person.h"

static const ng_schema *NO_SCHEMA = NULL;

static void names_fall_into_words(void **state) {
    static const struct {
        const char *name, *words; /* joined by '|' */
        const char *domain;
    } rows[] = {
        {"Ann Lee", "ann|lee", ""},
        {"ANN  LEE", "ann|lee", ""},
        {"Zoë Öhman", "zoe|ohman", ""},
        {"Dr. Ann Lee", "ann|lee", ""},
        {"Prof. Dr. Ann Lee", "ann|lee", ""},
        {"Dr.", "dr", ""},
        {"Ann Lee Lee", "ann|lee", ""},
        {"Lee, Ann", "ann|lee", ""},
        {"van der Berg, Pia", "pia|berg", ""},
        {"Pia van der Berg", "pia|berg", ""},
        {"Lee, Ann, Bo", "lee|ann|bo", ""},
        {"A. Lee", "a|lee", ""},
        {"Wei-Lin Tao", "weilin|tao", ""},
        {"Ana Diaz-Moor", "ana|diaz|moor", ""},
        {"ann.lee@quern.example", "ann|lee", "quern.example"},
        {"Ann_Lee27@quern.example", "ann|lee", "quern.example"},
        {"27@quern.example", "", "quern.example"},
        {"", "", ""},
        {"a b c d e f g h i j", "a|b|c|d|e|f|g|h", ""},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ngi_person person;
        assert_true(ngi_person_parse(&person, NO_SCHEMA, kit_text(rows[i].name), &kit->scratch));
        ngi_buf_clear(&kit->out);
        for (size_t w = 0; w < person.count; w++) {
            ngi_buf_str(&kit->out, w > 0 ? "|" : "");
            ngi_buf_text(&kit->out, person.words[w]);
        }
        kit_same_out(kit, rows[i].name, rows[i].words);
        assert_int_equal(person.domain.size, strlen(rows[i].domain));
        assert_int_equal(person.is_address, *rows[i].domain != '\0');
    }
}

static void words_are_alike_in_some_way(void **state) {
    static const struct {
        const char *a, *b;
        enum ngi_likeness likeness;
    } rows[] = {
        {"ann", "ann", NGI_SAME_WORD},
        {"jon", "john", NGI_SAME_SOUND},
        {"stephen", "steven", NGI_SAME_SOUND},
        {"sara", "sarah", NGI_SAME_SOUND},
        {"schmidt", "schmitt", NGI_SAME_SOUND},
        {"eric", "erica", NGI_TWO_EDITS}, /* begins the other, but both are names */
        {"wang", "wong", NGI_UNLIKE},     /* too short for a slip */
        {"bob", "robert", NGI_NICKNAME},
        {"bob", "rob", NGI_NICKNAME},
        {"fitzmaurice", "fitzmorris", NGI_SAME_SKELETON},
        {"quernwold", "quernwolt", NGI_ONE_EDIT},
        {"quernwold", "quenrwold", NGI_ONE_EDIT},
        {"tarnbery", "tarmbury", NGI_TWO_EDITS},
        {"dax", "daxwell", NGI_SHORT_FORM},
        {"a", "ann", NGI_INITIAL},
        {"b", "ann", NGI_UNLIKE},
        {"", "ann", NGI_UNLIKE},
        {"guest1", "guest12", NGI_UNLIKE}, /* numbers tell people apart */
        {"lee", "ray", NGI_UNLIKE},
        {"\xE7\x8E\x8B", "\xE7\x8E\x8B\xE8\x8A\xB3", NGI_UNLIKE}, /* one of two characters */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ng_text a = kit_text(rows[i].a), b = kit_text(rows[i].b);
        if (ngi_word_likeness(NO_SCHEMA, a, b) != rows[i].likeness ||
            ngi_word_likeness(NO_SCHEMA, b, a) != rows[i].likeness)
            fail_msg("%s and %s: got %d and %d, not %d", rows[i].a, rows[i].b,
                     (int)ngi_word_likeness(NO_SCHEMA, a, b),
                     (int)ngi_word_likeness(NO_SCHEMA, b, a), (int)rows[i].likeness);
    }
}

static void long_words_are_cut(void **state) {
    char long_word[5000], sound[8];
    (void)state;
    memset(long_word, 'x', sizeof long_word);
    ng_text word = {long_word, sizeof long_word};
    assert_int_equal(ngi_word_likeness(NO_SCHEMA, word, word), NGI_SAME_WORD);
    assert_true(ngi_word_sound(word, sound, sizeof sound) <= sizeof sound);
    assert_true(ngi_word_skeleton(word, sound, sizeof sound) <= sizeof sound);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(names_fall_into_words),
        KIT_TEST(words_are_alike_in_some_way),
        KIT_TEST(long_words_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
