/* SPDX-License-Identifier: MIT
 * test_intern.c - numbers for texts. */
#include "kit.h"

#include "base/intern.h"

enum { MANY = 100000 };

static void numbers_count_up_in_the_order_of_first_use(void **state) {
    static const char *const texts[] = {"Bo", "Ann", "Bo", "", "ann", "Ann", "", "Cy"};
    static const uint32_t numbers[] = {0, 1, 0, 2, 3, 1, 2, 4};
    struct kit *kit = *state;
    struct ngi_intern table;
    ngi_intern_init(&table, &kit->mem);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint32_t number = 99;
        assert_true(ngi_intern_add(&table, texts[i], strlen(texts[i]), &number));
        assert_int_equal(number, numbers[i]);
    }
    assert_int_equal(table.count, 5);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(ngi_intern_find(&table, texts[i], strlen(texts[i])), numbers[i]);
        assert_string_equal(table.texts[numbers[i]].data, texts[i]);
        assert_int_equal(table.texts[numbers[i]].size, strlen(texts[i]));
    }
    assert_int_equal(ngi_intern_find(&table, "Dee", 3), NG_NONE);
    ngi_intern_free(&table);
}

static void an_empty_table_finds_nothing(void **state) {
    struct kit *kit = *state;
    struct ngi_intern table;
    ngi_intern_init(&table, &kit->mem);
    assert_int_equal(ngi_intern_find(&table, "", 0), NG_NONE);
    assert_int_equal(ngi_intern_find(&table, "Ann", 3), NG_NONE);
    ngi_intern_free(&table);
    assert_int_equal(ngi_intern_find(&table, "Ann", 3), NG_NONE);
}

static void every_byte_and_the_size_count(void **state) {
    struct kit *kit = *state;
    static const ng_text texts[] = {{"a", 1},         {"a\0", 2},      {"a\0\0", 3},
                                    {"\0a", 2},       {"12345678", 8}, {"12345678\0", 9},
                                    {"12345678a", 9}, {"\xFF", 1},     {"", 0}};
    struct ngi_intern table;
    ngi_intern_init(&table, &kit->mem);
    for (uint32_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint32_t number;
        assert_true(ngi_intern_add(&table, texts[i].data, texts[i].size, &number));
        assert_int_equal(number, i);
    }
    ngi_intern_free(&table);
}

static void the_table_keeps_copies(void **state) {
    struct kit *kit = *state;
    char text[] = "Ann";
    struct ngi_intern table;
    uint32_t number;
    ngi_intern_init(&table, &kit->mem);
    assert_true(ngi_intern_add(&table, text, 3, &number));
    text[0] = 'X';
    assert_string_equal(table.texts[number].data, "Ann");
    assert_int_equal(ngi_intern_find(&table, "Ann", 3), 0);
    assert_int_equal(ngi_intern_find(&table, text, 3), NG_NONE);
    ngi_intern_free(&table);
}

static size_t name(char text[32], uint32_t i) {
    return (size_t)snprintf(text, 32, "person %u", (unsigned)i);
}

static void many_texts_keep_their_numbers_and_places(void **state) {
    struct kit *kit = *state;
    struct ngi_intern table;
    char text[32];
    uint32_t number;
    ngi_intern_init(&table, &kit->mem);
    assert_true(ngi_intern_add(&table, "first", 5, &number));
    const char *first = table.texts[0].data;
    for (uint32_t i = 1; i <= MANY; i++) {
        assert_true(ngi_intern_add(&table, text, name(text, i), &number));
        assert_int_equal(number, i);
    }
    assert_ptr_equal(table.texts[0].data, first); /* lent texts stay where they are */
    for (uint32_t i = 1; i <= MANY; i++) {
        assert_int_equal(ngi_intern_find(&table, text, name(text, i)), i);
        assert_string_equal(table.texts[i].data, text);
    }
    assert_int_equal(ngi_intern_find(&table, text, name(text, MANY + 1)), NG_NONE);
    ngi_intern_free(&table);
}

static void without_memory_it_says_so_and_stays_whole(void **state) {
    struct kit *kit = *state;
    for (size_t allowed = 1; allowed < 40; allowed++) {
        struct ngi_intern table;
        uint32_t number, count = 0;
        char text[32];
        ngi_intern_init(&table, &kit->mem);
        kit->ledger.allowed = allowed;
        while (count < 5000 && ngi_intern_add(&table, text, name(text, count), &number))
            assert_int_equal(number, count++);
        kit->ledger.allowed = 0;
        assert_int_equal(table.count, count);
        for (uint32_t i = 0; i < count; i++)
            assert_int_equal(ngi_intern_find(&table, text, name(text, i)), i);
        assert_true(ngi_intern_add(&table, "more", 4, &number));
        assert_int_equal(number, count);
        ngi_intern_free(&table);
    }
    assert_true(kit->ledger.refused > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(numbers_count_up_in_the_order_of_first_use),
        KIT_TEST(an_empty_table_finds_nothing),
        KIT_TEST(every_byte_and_the_size_count),
        KIT_TEST(the_table_keeps_copies),
        KIT_TEST(many_texts_keep_their_numbers_and_places),
        KIT_TEST(without_memory_it_says_so_and_stays_whole),
    };
    return cmocka_run_group_tests_name("intern", tests, NULL, NULL);
}
