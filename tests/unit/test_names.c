/* SPDX-License-Identifier: MIT
 * test_names.c - names as written. */
#include "kit.h"

#include "graph/names.h"

static void values_are_split_into_names(void **state) {
    static const struct {
        const char *value, *names; /* a name a line */
    } rows[] = {
        {"", ""},
        {"Ann Lee", "Ann Lee\n"},
        {"  Ann Lee\t", "Ann Lee\n"},
        {"Ann Lee, Bo Ray", "Ann Lee\nBo Ray\n"},
        {"Ann Lee,Bo Ray", "Ann Lee\nBo Ray\n"},
        {"Ann Lee; Bo Ray;", "Ann Lee\nBo Ray\n"},
        {", ,Ann,, ;Bo,", "Ann\nBo\n"},
        {" , ", ""},
        {"Ann (Quern, Inc.), Bo", "Ann (Quern, Inc.)\nBo\n"},
        {"Ann (Quern; Tarn), Bo", "Ann (Quern; Tarn)\nBo\n"},
        {"Ann (Quern (UK, north)), Bo", "Ann (Quern (UK, north))\nBo\n"},
        {"[[Lee, Ann]], [[Bo Ray|Bo, too]]", "[[Lee, Ann]]\n[[Bo Ray|Bo, too]]\n"},
        {"Quern, Inc., Tarn, Ltd., Bo", "Quern, Inc.\nTarn, Ltd.\nBo\n"},
        {"Quern,Inc.", "Quern,Inc.\n"},
        {"Quern, INC", "Quern, INC\n"},
        {"Quern, Inc; Tarn", "Quern, Inc\nTarn\n"},
        {"Vellingham, S.A., Bo", "Vellingham, S.A.\nBo\n"},
        {"Hael, GmbH", "Hael, GmbH\n"},
        {"Ann Lee, PhD, Bo Ray, Jr.", "Ann Lee, PhD\nBo Ray, Jr.\n"},
        {"Ann Lee, PhD (Quern)", "Ann Lee, PhD (Quern)\n"},
        {"Quern, Incorporated Tarn", "Quern\nIncorporated Tarn\n"},
        {"Ann, Cora", "Ann\nCora\n"},
        {"Ann (Quern, Bo", "Ann (Quern, Bo\n"},
        {"Ann), Bo", "Ann)\nBo\n"},
        {"Zoë Öhman, 张伟，李明", "Zoë Öhman\n张伟，李明\n"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t at = 0;
        ng_text part;
        ngi_buf_clear(&kit->out);
        while (ngi_names_next(kit_text(rows[i].value), &at, &part)) {
            ngi_buf_text(&kit->out, part);
            ngi_buf_char(&kit->out, '\n');
        }
        kit_same_out(kit, rows[i].value, rows[i].names);
    }
}

static void names_are_told_from_what_is_around_them(void **state) {
    static const struct {
        const char *text, *name, *aside;
    } rows[] = {
        {"Ann Lee", "Ann Lee", ""},
        {" Ann Lee ", "Ann Lee", ""},
        {"Ann Lee (Quern)", "Ann Lee", "Quern"},
        {"Ann Lee  ( Quern Software )", "Ann Lee", "Quern Software"},
        {"Ann Lee (Quern (UK))", "Ann Lee", "Quern (UK)"},
        {"Ann (Annie) Lee", "Ann (Annie) Lee", ""},
        {"Ann Lee ()", "Ann Lee", ""},
        {"Ann Lee(Quern)", "Ann Lee", "Quern"},
        {"Ann Lee (Quern),", "Ann Lee", "Quern"},
        {"(Quern)", "(Quern)", ""},
        {"Ann Lee)", "Ann Lee)", ""},
        {"\"Ann Lee\"", "Ann Lee", ""},
        {"'Ann Lee'", "Ann Lee", ""},
        {"**Ann Lee**", "Ann Lee", ""},
        {"**Ann Lee** (Quern)", "Ann Lee", "Quern"},
        {"_Ann Lee_", "Ann Lee", ""},
        {"\"**Ann Lee**\"", "Ann Lee", ""},
        {"@Ann Lee", "Ann Lee", ""},
        {"Ann Lee,", "Ann Lee", ""},
        {"Ann Lee:", "Ann Lee", ""},
        {"Dr. Ann Lee", "Dr. Ann Lee", ""},
        {"Quern, Inc.", "Quern, Inc.", ""},
        {"Zoë Öhman (Hæl)", "Zoë Öhman", "Hæl"},
        {"ann@quern.example", "ann@quern.example", ""},
        {"Myself", "Myself", ""},
        {"Allison", "Allison", ""},
        {"Guest House Tarn", "Guest House Tarn", ""},
        {"Speakers 1", "Speakers 1", ""},
        {"Personal Care", "Personal Care", ""},
        {"Otherly", "Otherly", ""},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ng_text text = kit_text(rows[i].text);
        struct ngi_name name = ngi_name_parse(text, &kit->scratch);
        ngi_buf_clear(&kit->out);
        ngi_buf_text(&kit->out, name.name);
        kit_same_out(kit, rows[i].text, rows[i].name);
        ngi_buf_clear(&kit->out);
        ngi_buf_text(&kit->out, name.aside);
        kit_same_out(kit, rows[i].text, rows[i].aside);
        assert_true(name.offset + name.name.size <= text.size);
        assert_memory_equal(text.data + name.offset, rows[i].name, name.name.size);
    }
}

static void placeholders_are_nobody(void **state) {
    static const char *const rows[] = {
        "",
        " ",
        "-",
        "--",
        "---",
        "—",
        "–",
        "?",
        "TBD",
        "tbd",
        "TBA",
        "tbc",
        "N/A",
        "n/a",
        "NA",
        "None",
        "null",
        "Unknown",
        "UNKNOWN",
        "Unnamed",
        "Someone",
        "Anonymous",
        "Others",
        "and others",
        "et al.",
        "Everyone",
        "All",
        "Various",
        "Speaker 1",
        "speaker 12",
        "Speaker",
        "Speaker A",
        "Participant 3",
        "Unknown Speaker",
        "Person 2",
        "Guest",
        "\"\"",
        "\"TBD\"",
        "**TBD**",
        "TBD,",
        "@Someone",
        "Speaker\302\2401",
        "\342\200\213",
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ngi_name name = ngi_name_parse(kit_text(rows[i]), &kit->scratch);
        if (name.name.size != 0)
            fail_msg("\"%s\" is taken for \"%.*s\"", rows[i], (int)name.name.size, name.name.data);
    }
    struct ngi_name name = ngi_name_parse(kit_text("Unknown (Quern)"), &kit->scratch);
    assert_int_equal(name.name.size, 0);
    assert_memory_equal(name.aside.data, "Quern", 5); /* the employer is worth keeping */
}

static void prose_is_no_name(void **state) {
    struct kit *kit = *state;
    char text[NGI_MAX_NAME_BYTES + 2];
    memset(text, 'a', sizeof text);
    assert_int_equal(ngi_name_parse((ng_text){text, NGI_MAX_NAME_BYTES}, &kit->scratch).name.size,
                     NGI_MAX_NAME_BYTES);
    assert_int_equal(
        ngi_name_parse((ng_text){text, NGI_MAX_NAME_BYTES + 1}, &kit->scratch).name.size, 0);
}

static void the_owner_has_three_names(void **state) {
    (void)state;
    assert_true(ngi_name_is_self(kit_text("myself")));
    assert_true(ngi_name_is_self(kit_text("me")));
    assert_true(ngi_name_is_self(kit_text("i")));
    assert_false(ngi_name_is_self(kit_text("")));
    assert_false(ngi_name_is_self(kit_text("mel")));
    assert_false(ngi_name_is_self(kit_text("m")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(values_are_split_into_names), KIT_TEST(names_are_told_from_what_is_around_them),
        KIT_TEST(placeholders_are_nobody),     KIT_TEST(prose_is_no_name),
        KIT_TEST(the_owner_has_three_names),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
