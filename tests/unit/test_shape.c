/* SPDX-License-Identifier: MIT
 * test_shape.c - what can be seen of a name without knowing it. */
#include "kit.h"

#include "graph/shape.h"

static void names_have_shapes(void **state) {
    static const struct {
        const char *name;
        struct ngi_shape shape;
    } rows[] = {
        {"", {.all_caps = false}},
        {"Ann Lee", {.words = 2, .capitalised = 2}},
        {"Ana de la Cruz", {.words = 2, .capitalised = 2}},
        {"QUERN", {.words = 1, .capitalised = 1, .all_caps = true}},
        {"Q", {.words = 1, .capitalised = 1}},
        {"OpenTide", {.words = 1, .capitalised = 1, .camel = true}},
        {"vat plan", {.words = 2, .lower = 2}},
        {"Vat - phase 2", {.words = 3, .capitalised = 1, .lower = 1, .digits = true, .dash = true}},
        {"Diaz-Moor", {.words = 1, .capitalised = 1}},
        {"Zoë Öhman", {.words = 2, .capitalised = 2}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ngi_shape got = ngi_shape_of(kit_text(rows[i].name)), want = rows[i].shape;
        if (got.words != want.words || got.capitalised != want.capitalised ||
            got.lower != want.lower || got.digits != want.digits || got.dash != want.dash ||
            got.all_caps != want.all_caps || got.camel != want.camel)
            fail_msg("\"%s\": %zu words, %zu capitalised, %zu lower, digits %d, dash %d, caps %d, "
                     "camel %d",
                     rows[i].name, got.words, got.capitalised, got.lower, got.digits, got.dash,
                     got.all_caps, got.camel);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(names_have_shapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
