/* SPDX-License-Identifier: MIT
 * test_inline.c - inline fields and tags. */
#include "kit.h"

#include "note/inline.h"

struct row {
    const char *text;
    const char *fields; /* each: `key=value @start+size`, a line each */
};

static void print_field(struct ngi_buf *out, const struct ngi_inline *field) {
    ngi_buf_text(out, field->key);
    ngi_buf_char(out, '=');
    ngi_buf_text(out, field->value);
    ngi_buf_fmt(out, " @%zu+%zu\n", field->start, field->size);
}

static void whole_lines(void **state) {
    static const struct row rows[] = {
        {"with:: Ann", "with=Ann @0+10\n"},
        {"with::Ann", "with=Ann @0+9\n"},
        {"With Whom ::  Ann \t", "With Whom=Ann @0+19\n"},
        {"**with**:: Ann", "with=Ann @0+14\n"},
        {"_with_:: [[Ann]], Bo", "with=[[Ann]], Bo @0+20\n"},
        {"with::", "with= @0+6\n"},
        {"größe:: 3", "größe=3 @0+11\n"},
        {"with:: a:: b", "with=a:: b @0+12\n"},
        {"a-b_c/d e.f:: x", "a-b_c/d e.f=x @0+15\n"},
        {"", ""},
        {":: Ann", ""},
        {" :: Ann", ""},
        {"with: Ann", ""},
        {"https://quern.example:: x", ""},
        {"[[Ann]]:: x", ""},
        {"(with:: Ann)", ""},
        {"see `a`:: b", ""},
        {"#tag:: b", ""},
        {"<b>with</b>:: Ann", ""},
        {"\"with\":: Ann", ""},
        {"ann@quern:: x", ""},
        {"a|b:: x", ""},
        {"a b c d e f g h i j k l m n o p q r s t:: x",
         "a b c d e f g h i j k l m n o p q r s t=x @0+43\n"},
        {"a b c d e f g h i j k l m n o p q r s t u:: x", ""},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ngi_inline field;
        ngi_buf_clear(&kit->out);
        if (ngi_inline_line(kit_text(rows[i].text), &field))
            print_field(&kit->out, &field);
        kit_same_out(kit, rows[i].text, rows[i].fields);
    }
}

static void in_brackets(void **state) {
    static const struct row rows[] = {
        {"[with:: Ann]", "with=Ann @0+12\n"},
        {"met (with:: Ann), [at:: noon].", "with=Ann @4+12\nat=noon @18+11\n"},
        {"[with:: [[Ann]] and [[Bo]]]", "with=[[Ann]] and [[Bo]] @0+27\n"},
        {"(with:: Ann (Quern) )", "with=Ann (Quern) @0+21\n"},
        {"[with:: Ann (Quern]", "with=Ann (Quern @0+19\n"},
        {"[with::]", "with= @0+8\n"},
        {"[[with:: Ann]]", "with=Ann @1+12\n"},
        {"[with:: a [at:: b]]", "with=a [at:: b] @0+19\n"},
        {"[with:: a [[[[[[b]]]]]]]", "with=a [[[[[[b]]]]]] @0+24\n"},
        {"[with:: a [[[[[[[[b]]]]]]]]]", ""}, /* too deep to be meant */
        {"[with: Ann]", ""},
        {"[:: Ann]", ""},
        {"[ :: Ann]", ""},
        {"[with:: Ann", ""},
        {"[with:: Ann)", ""},
        {"(with:: (Ann)", ""},
        {"[x](y:: z)", "y=z @3+7\n"},
        {"[a[b:: c]", "b=c @2+7\n"},
        {"[", ""},
        {"(a::", ""},
        {"", ""},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ng_text text = kit_text(rows[i].text);
        struct ngi_inline field;
        ngi_buf_clear(&kit->out);
        for (size_t at = 0; at < text.size; at++)
            if (ngi_inline_bracketed(text, at, &field)) {
                assert_int_equal(field.start, at);
                print_field(&kit->out, &field);
                at += field.size - 1;
            }
        kit_same_out(kit, rows[i].text, rows[i].fields);
    }
}

static void a_value_in_brackets_has_a_bound(void **state) {
    struct kit *kit = *state;
    struct ngi_inline field;
    for (size_t size = NGI_MAX_VALUE_BYTES - 2; size <= NGI_MAX_VALUE_BYTES + 2; size++) {
        ngi_buf_clear(&kit->out);
        ngi_buf_str(&kit->out, "[a::");
        while (kit->out.size < size - 1)
            ngi_buf_char(&kit->out, 'x');
        ngi_buf_char(&kit->out, ']');
        assert_int_equal(ngi_inline_bracketed(ngi_buf_view(&kit->out), 0, &field),
                         size <= NGI_MAX_VALUE_BYTES);
    }
}

static void tags(void **state) {
    static const struct {
        const char *text;
        size_t at, size;
    } rows[] = {
        {"#dye", 0, 4},
        {"a #dye b", 2, 4},
        {"a\t#dye", 2, 4},
        {"(#dye)", 1, 4},
        {"#dye/blue-2_x.", 0, 13},
        {"#größe!", 0, 8},
        {"#красный", 0, 15},
        {"#हिन्दी", 0, 19},
        {"#染色。", 0, 7},
        {"#🧪", 0, 5},
        {"#1a", 0, 3},
        {"#1", 0, 0},
        {"#1/2", 0, 4},
        {"#-", 0, 2},
        {"#", 0, 0},
        {"# a", 0, 0},
        {"##a", 0, 0},
        {"##a", 1, 0},
        {"a#b", 1, 0},
        {"[x](#top)", 4, 0},
        {"[[a#b]]", 3, 0},
        {"#a#b", 0, 2},
        {"#a\\", 0, 2},
        {"#\xFF", 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = ngi_tag_size(kit_text(rows[i].text), rows[i].at);
        if (size != rows[i].size)
            fail_msg("%s: %zu bytes", rows[i].text, size);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(whole_lines),
        KIT_TEST(in_brackets),
        KIT_TEST(a_value_in_brackets_has_a_bound),
        KIT_TEST(tags),
    };
    return cmocka_run_group_tests_name("inline", tests, NULL, NULL);
}
