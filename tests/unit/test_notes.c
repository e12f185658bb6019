/* SPDX-License-Identifier: MIT
 * test_notes.c - reading every note of a vault: files that cannot be read, or not all of them. */
#include "folder.h"

#include "vault/vault.h"

/* Opens the test's folder, does something to it, and reads what it has. */
static void check(struct kit *kit, void (*meanwhile)(void), const char *expected) {
    ng_vault *vault;
    ng_notes *notes;
    assert_int_equal(ng_vault_open(&vault, kit->ctx, ".", NULL), NG_OK);
    if (meanwhile != NULL)
        meanwhile();
    assert_int_equal(ng_notes_read(&notes, kit->ctx, vault, NULL), NG_OK);
    ngi_buf_clear(&kit->out);
    kit_print_facts(&kit->out, notes);
    kit_same_out(kit, "notes", expected);
    ng_notes_free(notes);
    ng_vault_free(vault);
}

static void remove_b(void) {
    assert_int_equal(unlink("b.md"), 0);
}

static void put_a_folder_for_b(void) {
    remove_b();
    assert_int_equal(mkdir("b.md", 0777), 0);
}

static void put_a_pipe_for_b(void) {
    remove_b();
    assert_int_equal(mkfifo("b.md", 0666), 0);
}

static void put_a_loop_for_b(void) {
    remove_b();
    assert_int_equal(symlink("b.md", "b.md"), 0);
}

static void a_note_that_is_gone_costs_no_other(void **state) {
    static void (*const changes[])(void) = {remove_b, put_a_folder_for_b, put_a_pipe_for_b,
                                            put_a_loop_for_b};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        folder_write("a.md", "[[A]]");
        folder_write("b.md", "[[B]]");
        folder_write("c.md", "[[C]]");
        check(*state, changes[i], "LINK =A -> A @1:1\nLINK =C -> C @1:1\n! unreadable-file @0:0\n");
        (void)remove("b.md");
    }
}

static void a_note_may_be_closed_to_us(void **state) {
    if (geteuid() == 0)
        skip(); /* who may read anything */
    folder_write("a.md", "[[A]]");
    folder_write("b.md", "[[B]]");
    assert_int_equal(chmod("b.md", 0), 0);
    check(*state, NULL, "LINK =A -> A @1:1\n! unreadable-file @0:0\n");
}

static void what_a_link_points_at_is_read_where_it_stands(void **state) {
    folder_write("notes/a.md", "[[A]]");
    assert_int_equal(symlink("notes/a.md", "b.md"), 0);
    assert_int_equal(symlink("notes", "more"), 0);
    assert_int_equal(symlink("/", "notes/root"), 0);
    check(*state, NULL,
          "LINK =A -> A @1:1\n! symbolic-link @0:0\n! symbolic-link @0:0\n! symbolic-link @0:0\n");
}

static void write_large(const char *path, const char *begin, char filler, size_t size,
                        const char *end) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(begin, file) >= 0);
    for (size_t i = 0; i < size; i++)
        assert_true(fputc(filler, file) != EOF);
    assert_true(fputs(end, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void a_line_of_ten_megabytes(void **state) {
    write_large("a.md", "[[A]] ", 'x', 10 << 20, " [[B]]\n[[C]]\n");
    check(*state, NULL, "LINK =A -> A @1:1\nLINK =C -> C @2:1\n! long-line @1:1\n");
    write_large("a.md", "---\ntitle: ", 'x', 10 << 20, "\n---\n[[C]]\n");
    check(*state, NULL, "LINK =C -> C @4:1\n! too-large @1:1\n");
}

static void a_note_larger_than_may_be(void **state) {
    write_large("a.md", "[[A]]\n", '\n', NGI_MAX_FILE_BYTES, "[[B]]\n");
    check(*state, NULL, "LINK =A -> A @1:1\n! too-large @0:0\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_note_that_is_gone_costs_no_other),
        FOLDER_TEST(a_note_may_be_closed_to_us),
        FOLDER_TEST(what_a_link_points_at_is_read_where_it_stands),
        FOLDER_TEST(a_line_of_ten_megabytes),
        FOLDER_TEST(a_note_larger_than_may_be),
    };
    return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
