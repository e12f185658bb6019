/* SPDX-License-Identifier: MIT
 * test_links.c - the grammar of links. */
#include "kit.h"

#include "base/vec.h"
#include "note/links.h"

struct row {
    const char *line;
    const char *links; /* each: `target|display @start+size`, a line each */
};

static void check(struct kit *kit, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct ngi_link link;
        size_t from = 0, size = strlen(rows[i].line);
        ngi_buf_clear(&kit->out);
        while (ngi_link_next(rows[i].line, size, from, &kit->scratch, &link)) {
            ngi_buf_text(&kit->out, link.target);
            ngi_buf_char(&kit->out, '|');
            ngi_buf_text(&kit->out, link.display);
            ngi_buf_fmt(&kit->out, " @%zu+%zu\n", link.start, link.size);
            assert_true(link.start >= from && link.size > 0 && link.start + link.size <= size);
            from = link.start + link.size;
        }
        kit_same_out(kit, rows[i].line, rows[i].links);
    }
}

static void wikilinks(void **state) {
    static const struct row rows[] = {
        {"", ""},
        {"no link at all", ""},
        {"[[Ann Lee]]", "Ann Lee|Ann Lee @0+11\n"},
        {"met [[Ann Lee]].", "Ann Lee|Ann Lee @4+11\n"},
        {"[[Ann Lee|Ann]]", "Ann Lee|Ann @0+15\n"},
        {"[[People/Ann Lee|Ann]]", "People/Ann Lee|Ann @0+22\n"},
        {"[[People/Ann Lee]]", "People/Ann Lee|People/Ann Lee @0+18\n"},
        {"[[../People/Ann]]", "../People/Ann|../People/Ann @0+17\n"},
        {"[[ Ann Lee\t|  Ann ]]", "Ann Lee|Ann @0+20\n"},
        {"[[Ann#Role]]", "Ann|Ann @0+12\n"},
        {"[[Ann#Role#Past|then]]", "Ann|then @0+22\n"},
        {"[[Ann#^a1b2c3]]", "Ann|Ann @0+15\n"},
        {"[[Ann Lee.md]]", "Ann Lee|Ann Lee @0+14\n"},
        {"[[Ann Lee.MD|Ann]]", "Ann Lee|Ann @0+18\n"},
        {"[[Ann.md#Role]]", "Ann|Ann @0+15\n"},
        {"[[Dr. Smith]]", "Dr. Smith|Dr. Smith @0+13\n"},
        {"[[Basin 2.0]]", "Basin 2.0|Basin 2.0 @0+13\n"},
        {"[[a|b|c]]", "a|b|c @0+9\n"},
        {"[[Ann|]]", "Ann|Ann @0+8\n"},
        {"[[Brack & Tollan]]", "Brack & Tollan|Brack & Tollan @0+18\n"},
        {"[[Zoë Öhman|Zoë]]", "Zoë Öhman|Zoë @0+20\n"},
        {"[[Ann]] and [[Bo]]", "Ann|Ann @0+7\nBo|Bo @12+6\n"},
        {"[[Ann]][[Bo]]", "Ann|Ann @0+7\nBo|Bo @7+6\n"},
        {"**[[Ann]]**, ([[Bo]])", "Ann|Ann @2+7\nBo|Bo @14+6\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void tables_and_brackets(void **state) {
    static const struct row rows[] = {
        {"| [[Ann Lee\\|Ann]] | [[Bo]] |", "Ann Lee|Ann @2+16\nBo|Bo @21+6\n"},
        {"[[a]b]]", "a]b|a]b @0+7\n"},
        {"[[a]] b]]", "a|a @0+5\n"},
        {"[[a [[b]]", "b|b @4+5\n"},
        {"[[a [[b|c]] d]]", "b|c @4+7\n"},
        {"[[[X]]]", "X|X @1+5\n"},
        {"[[[[X]]]]", "X|X @2+5\n"},
        {"[[Ann", ""},
        {"[[Ann]", ""},
        {"[Ann]]", ""},
        {"[ [Ann]]", ""},
        {"[[", ""},
        {"[[]", ""},
        {"[[]]", ""},
        {"[[  ]]", ""},
        {"[[|x]]", ""},
        {"]][[", ""},
        {"[[Ann [[Bo", ""},
        {"[a [[b]]](c.md)", "b|b @3+5\n"},
        {"| ![[Ann#Role\\|300]] |", "Ann|300 @2+18\n"},
        {"| [[Ann \\| A]] | [[Bo#^x1\\|B]] |", "Ann|A @2+12\nBo|B @17+13\n"},
        {"[[\\|x]]", ""},
        {"[[a]] [[b]c|d]e]]", "a|a @0+5\nb]c|d]e @6+11\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void not_to_a_note(void **state) {
    static const struct row rows[] = {
        {"[[#Role]]", ""},
        {"[[#^a1b2c3|here]]", ""},
        {"![[Ann]]", "Ann|Ann @0+8\n"}, /* a note shown in place */
        {"![[Ann#Role|300]]", "Ann|300 @0+17\n"},
        {"![[Ann#^b1]] ![[Bo#A#B|c]]", "Ann|Ann @0+12\nBo|c @13+13\n"},
        {"![[#Role]]", ""},
        {"![[sketch.png]]", ""},
        {"![[sketch.PNG|300]]", ""},
        {"[[report.pdf#page=2]]", ""},
        {"[[call.m4a]] [[Ann]]", "Ann|Ann @13+7\n"},
        {"[[plan.canvas]] [[list.base]]", ""},
        {"[[.png]]", ".png|.png @0+8\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void markdown_links(void **state) {
    static const struct row rows[] = {
        {"[Ann](Ann.md)", "Ann|Ann @0+13\n"},
        {"see [the note](People/Ann.md) now", "People/Ann|the note @4+25\n"},
        {"[Ann](Ann%20Lee.md)", "Ann Lee|Ann @0+19\n"},
        {"[Ann](Ann%2520Lee.md)", "Ann%20Lee|Ann @0+21\n"},
        {"[Zoë](Zo%C3%AB.md)", "Zoë|Zoë @0+19\n"},
        {"[x](a%2.md)", "a%2|x @0+11\n"},
        {"[x](a%zz.md)", "a%zz|x @0+12\n"},
        {"[Ann](<Ann Lee.md>)", "Ann Lee|Ann @0+19\n"},
        {"[Ann](<Ann Lee.md> \"her note\")", "Ann Lee|Ann @0+30\n"},
        {"[Ann](Ann.md \"her note\") too", "Ann|Ann @0+24\n"},
        {"[Ann](Ann.md#Role)", "Ann|Ann @0+18\n"},
        {"[Ann](Ann%20Lee.md#Role%20now)", "Ann Lee|Ann @0+30\n"},
        {"[](Ann.md)", "Ann|Ann @0+10\n"},
        {"[ Ann ](./Ann.md)", "./Ann|Ann @0+17\n"},
        {"[Ann](Ann.MD)", "Ann|Ann @0+13\n"},
        {"[a]b](c.md)", "c|a]b @0+11\n"},
        {"[Ann](Ann.md)[Bo](Bo.md)", "Ann|Ann @0+13\nBo|Bo @13+11\n"},
        {"[Old](Ann%20(Old).md)", "Ann (Old)|Old @0+21\n"},
        {"([Ann](Ann.md))", "Ann|Ann @1+13\n"},
        {"[[Ann]](x.md)", "Ann|Ann @0+7\n"},
        {"- [x] [Ann](Ann.md)", "Ann|Ann @6+13\n"},
        /* pictures that lead somewhere */
        {"[![her face](ann.png)](Ann.md)", "Ann|her face @0+30\n"},
        {"[![](ann.png)](Ann.md) [[Bo]]", "Ann|Ann @0+22\nBo|Bo @23+6\n"},
        {"[![x](<ann 1.png> \"t\") Ann](<Ann Lee.md>)", "Ann Lee|Ann @0+41\n"},
        {"[![[ann.png]]](Ann.md)", "Ann|ann.png @0+22\n"},
        {"[![[ann.png|100]] Ann](Ann.md)", "Ann|Ann @0+30\n"},
        {"[![x](y.png)](https://quern.example) [[Ann]]", "Ann|Ann @37+7\n"},
        {"[![x](Ann.md)](z.png)", ""},
        {"[![x](y.png)", ""},
        {"[![x](y.png) [[Ann]]", "Ann|Ann @13+7\n"},
        {"[![x]](Ann.md)", ""},
        {"[![", ""},
        {"[![]", ""},
        {"[![[]", ""},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void markdown_links_elsewhere(void **state) {
    static const struct row rows[] = {
        {"[x](https://quern.example/a.md)", ""},
        {"[x](http://quern.example/a.md)", ""},
        {"[x](mailto:ann@quern.example)", ""},
        {"[x](obsidian://open?file=a.md)", ""},
        {"[x](//quern.example/a.md)", ""},
        {"![x](Ann.md)", ""},
        {"![x](sketch.png)", ""},
        {"[x](report.pdf)", ""},
        {"[x](#Role)", ""},
        {"[x]()", ""},
        {"[x](<>)", ""},
        {"[x] (Ann.md)", ""},
        {"[x](Ann.md", ""},
        {"[x](<Ann.md)", ""},
        {"[x](Ann", ""},
        {"[x](", ""},
        {"[x]", ""},
        {"[", ""},
        {"[x](.md)", ""},
        {"[x][ref] [[Ann]]", "Ann|Ann @9+7\n"},
        {"[1]: Ann.md", ""},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void the_search_begins_where_it_is_told(void **state) {
    static const char line[] = "[[Ann]] [[Bo]]";
    struct kit *kit = *state;
    struct ngi_link link;
    assert_true(ngi_link_next(line, sizeof line - 1, 1, &kit->scratch, &link));
    assert_int_equal(link.start, 8);
    assert_false(ngi_link_next(line, sizeof line - 2, 8, &kit->scratch, &link)); /* cut off */
    assert_false(ngi_link_next(line, sizeof line - 1, 99, &kit->scratch, &link));
    assert_false(ngi_link_next("", 0, 0, &kit->scratch, &link));
}

static void a_whole_text_can_be_one_link(void **state) {
    static const struct {
        const char *text, *target;
    } rows[] = {
        {"[[Ann]]", "Ann"},
        {"[[People/Ann|Ann]]", "People/Ann"},
        {"[Ann](Ann.md)", "Ann"},
        {"![[Ann]]", "Ann"},
        {" [[Ann]]", NULL},
        {"[[Ann]].", NULL},
        {"[[Ann]] [[Bo]]", NULL},
        {"Ann", NULL},
        {"", NULL},
        {"[[a]", NULL},
        {"[[Ann]] (Quern)", NULL},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ngi_link link;
        bool whole = ngi_link_whole(kit_text(rows[i].text), &kit->scratch, &link);
        if (whole != (rows[i].target != NULL))
            fail_msg("%s", rows[i].text);
        if (whole)
            assert_memory_equal(link.target.data, rows[i].target, link.target.size);
    }
}

/* One long line of openings must not cost its square. */
static void openings_without_end_are_cheap(void **state) {
    static const char *const pieces[] = {"[[", "[](", "[](<", "[[a", "[a](b", "[[a|", "]](", "![[",
                                         "[![", "[![](", "[![[]"};
    enum { SIZE = 1 << 18 };
    struct kit *kit = *state;
    char *line = ngi_alloc(&kit->mem, SIZE);
    assert_non_null(line);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct ngi_link link;
        size_t size = strlen(pieces[i]);
        for (size_t at = 0; at < SIZE; at++)
            line[at] = pieces[i][at % size];
        assert_false(ngi_link_next(line, SIZE, 0, &kit->scratch, &link));
    }
    ngi_release(&kit->mem, line, SIZE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(wikilinks),
        KIT_TEST(tables_and_brackets),
        KIT_TEST(not_to_a_note),
        KIT_TEST(markdown_links),
        KIT_TEST(markdown_links_elsewhere),
        KIT_TEST(the_search_begins_where_it_is_told),
        KIT_TEST(a_whole_text_can_be_one_link),
        KIT_TEST(openings_without_end_are_cheap),
    };
    return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
