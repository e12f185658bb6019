/* SPDX-License-Identifier: MIT
 * test_arena.c - memory: arenas, buffers and arrays. */
#include "kit.h"

#include <math.h>
#include <stdalign.h>

#include "base/arena.h"
#include "base/vec.h"

static void pieces_are_aligned_and_apart(void **state) {
    enum { COUNT = 3000 };
    struct kit *kit = *state;
    struct ngi_arena arena;
    unsigned char *pieces[COUNT];
    ngi_arena_init(&arena, &kit->mem);
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i % 97;
        pieces[i] = ngi_arena_alloc(&arena, size);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        memset(pieces[i], (int)(i % 251), size);
        assert_int_equal(ngi_arena_text(&arena, "odd", i % 3).size, i % 3); /* unaligns the next */
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t at = 0; at < i % 97; at++)
            assert_int_equal(pieces[i][at], i % 251);
    ngi_arena_free(&arena);
    assert_null(arena.chunks);
}

static void large_pieces_are_served_and_impossible_ones_refused(void **state) {
    struct kit *kit = *state;
    struct ngi_arena arena;
    ngi_arena_init(&arena, &kit->mem);
    char *large = ngi_arena_alloc(&arena, 5 << 20);
    assert_non_null(large);
    large[0] = large[(5 << 20) - 1] = 'x';
    assert_null(ngi_arena_alloc(&arena, SIZE_MAX));
    assert_null(ngi_arena_alloc(&arena, SIZE_MAX - 16));
    assert_null(ngi_arena_alloc(&arena, SIZE_MAX / 2 + 1));
    assert_null(ngi_arena_text(&arena, "", SIZE_MAX).data);
    assert_non_null(ngi_arena_alloc(&arena, 8)); /* still good */
    ngi_arena_free(&arena);
}

static void texts_are_terminated_copies(void **state) {
    struct kit *kit = *state;
    struct ngi_arena arena;
    char source[] = "Ann Lee";
    ngi_arena_init(&arena, &kit->mem);
    ng_text text = ngi_arena_text(&arena, source, 3);
    ng_text empty = ngi_arena_text(&arena, NULL, 0);
    source[0] = 'X';
    assert_string_equal(text.data, "Ann");
    assert_int_equal(text.size, 3);
    assert_string_equal(empty.data, "");
    assert_int_equal(empty.size, 0);
    ngi_arena_free(&arena);
}

static void an_arena_without_memory_recovers(void **state) {
    struct kit *kit = *state;
    struct ngi_arena arena;
    ngi_arena_init(&arena, &kit->mem);
    kit->ledger.allowed = 1;
    assert_null(ngi_arena_alloc(&arena, 1));
    assert_null(ngi_arena_text(&arena, "x", 1).data);
    kit->ledger.allowed = 0;
    assert_non_null(ngi_arena_alloc(&arena, 1));
    ngi_arena_free(&arena);
    ngi_arena_free(&arena); /* a second time does no harm */
}

static void a_buffer_gathers_and_cuts(void **state) {
    struct kit *kit = *state;
    struct ngi_buf *out = &kit->out;
    assert_string_equal(ngi_buf_view(out).data, "");
    ngi_buf_str(out, "");
    ngi_buf_add(out, NULL, 0);
    assert_int_equal(ngi_buf_view(out).size, 0);
    ngi_buf_str(out, "Ann");
    ngi_buf_char(out, ' ');
    ngi_buf_text(out, (ng_text){"Leeward", 3});
    ngi_buf_fmt(out, " %s-%zu-%u-%d-%X-%c", "x", (size_t)7, 8U, -9, 255U, 'z');
    ngi_buf_char(out, ' ');
    ngi_buf_uint(out, 0);
    ngi_buf_char(out, ' ');
    ngi_buf_uint(out, UINT64_MAX);
    assert_string_equal(kit_out(kit), "Ann Lee x-7-8--9-FF-z 0 18446744073709551615");
    ngi_buf_cut(out, 99);
    assert_int_equal(out->size, 44);
    ngi_buf_cut(out, 3);
    assert_string_equal(kit_out(kit), "Ann");
    ngi_buf_cut(out, 0);
    assert_string_equal(kit_out(kit), "");
}

static void a_buffer_has_a_ceiling_and_the_first_failure_sticks(void **state) {
    struct kit *kit = *state;
    struct ngi_buf buf;
    ngi_buf_init(&buf, &kit->mem, 5);
    ngi_buf_str(&buf, "12345");
    assert_int_equal(buf.status, NG_OK);
    ngi_buf_char(&buf, '6');
    assert_int_equal(buf.status, NG_E_LIMIT);
    ngi_buf_cut(&buf, 1);
    ngi_buf_char(&buf, '2'); /* there would be room, but something is missing already */
    assert_string_equal(ngi_buf_view(&buf).data, "1");
    ngi_buf_clear(&buf);
    assert_int_equal(buf.status, NG_OK);
    ngi_buf_add(&buf, "x", SIZE_MAX);
    assert_int_equal(buf.status, NG_E_LIMIT);
    ngi_buf_free(&buf);
    ngi_buf_init(&buf, &kit->mem, SIZE_MAX / 2);
    kit->ledger.allowed = 1;
    ngi_buf_str(&buf, "lost");
    kit->ledger.allowed = 0;
    ngi_buf_str(&buf, "and no more");
    assert_int_equal(buf.status, NG_E_NOMEM);
    assert_int_equal(ngi_buf_view(&buf).size, 0);
    ngi_buf_free(&buf);
}

static void decimals_are_short_and_have_a_point(void **state) {
    static const struct {
        double value;
        unsigned digits;
        const char *text;
    } rows[] = {
        {0, 2, "0"},         {1, 2, "1"},
        {0.1, 2, "0.1"},     {0.05, 2, "0.05"},
        {12.5, 2, "12.5"},   {12.505, 1, "12.5"},
        {-3.25, 2, "-3.25"}, {-0.001, 2, "0"},
        {0.999, 2, "1"},     {1e11, 0, "100000000000"},
        {1e13, 2, "0"},      {NAN, 2, "0"},
        {INFINITY, 2, "0"},  {0.123456789, 9, "0.123457"},
        {2.5, 0, "3"},       {1000.0001, 4, "1000.0001"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ngi_buf_clear(&kit->out);
        ngi_buf_decimal(&kit->out, rows[i].value, rows[i].digits);
        kit_same_out(kit, "decimal", rows[i].text);
    }
}

static void an_array_grows_and_keeps_its_items(void **state) {
    struct kit *kit = *state;
    NGI_VEC(uint32_t) numbers = {NULL, 0, 0};
    for (uint32_t i = 0; i < 10000; i++) {
        uint32_t *added = ngi_vec_push(&kit->mem, &numbers);
        assert_non_null(added);
        *added = i;
    }
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(numbers.items[i], i);
    kit->ledger.allowed = 1;
    assert_false(ngi_vec_reserve(&kit->mem, &numbers, 100000));
    kit->ledger.allowed = 0;
    assert_int_equal(numbers.items[9999], 9999);
    assert_false(ngi_vec_reserve(&kit->mem, &numbers, SIZE_MAX));
    assert_false(ngi_vec_reserve(&kit->mem, &numbers, SIZE_MAX / 4 + 1));
    ngi_vec_free(&kit->mem, &numbers);
    assert_int_equal(numbers.count + numbers.capacity, 0);
    assert_null(ngi_alloc(&kit->mem, 0));
    assert_null(ngi_alloc_zero(&kit->mem, SIZE_MAX / 2, 4));
    int *zeros = ngi_alloc_zero(&kit->mem, 5, sizeof *zeros);
    assert_non_null(zeros);
    assert_int_equal(zeros[0] | zeros[4], 0);
    ngi_release(&kit->mem, zeros, 5 * sizeof *zeros);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(pieces_are_aligned_and_apart),
        KIT_TEST(large_pieces_are_served_and_impossible_ones_refused),
        KIT_TEST(texts_are_terminated_copies),
        KIT_TEST(an_arena_without_memory_recovers),
        KIT_TEST(a_buffer_gathers_and_cuts),
        KIT_TEST(a_buffer_has_a_ceiling_and_the_first_failure_sticks),
        KIT_TEST(decimals_are_short_and_have_a_point),
        KIT_TEST(an_array_grows_and_keeps_its_items),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
