/* SPDX-License-Identifier: MIT
 * test_date.c - calendar days. */
#include "kit.h"

#include "base/date.h"

static void known_days_have_their_numbers(void **state) {
    static const struct {
        const char *text;
        ng_date date;
    } rows[] = {
        {"1970-01-01", 0},           {"1969-12-31", -1},     {"2000-02-29", 11016},
        {"2000-03-01", 11017},       {"2025-12-16", 20438},  {"0001-01-01", -719162},
        {"9999-12-31", 2932896},     {"2024-02-29", 19782},  {"2025-12-16T08:35:00Z", 20438},
        {"2025-12-16 08:35", 20438}, {"2025-12-16x", 20438},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (ng_date_parse(rows[i].text) != rows[i].date)
            fail_msg("%s: %d", rows[i].text, (int)ng_date_parse(rows[i].text));
}

static void what_is_no_day_is_refused(void **state) {
    static const char *const rows[] = {
        "",           "2025",       "2025-12",     "2025-12-1",      "2025-1-16",   "2025-00-10",
        "2025-13-01", "2025-12-00", "2025-12-32",  "2025-04-31",     "2025-06-31",  "2025-09-31",
        "2025-11-31", "2025-02-29", "2100-02-29",  "2200-02-29",     "2025-12-169", "1900-02-29",
        "2024-02-30", "0000-01-01", " 2025-12-16", "2025/12/16",     "16-12-2025",  "2025-12-161",
        "+025-12-16", "2025-12--1", "20251216",    "２０２５-12-16", "2025–12–16",  "-025-12-16",
        "2025-1a-16",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (ng_date_parse(rows[i]) != NG_NO_DATE)
            fail_msg("\"%s\" was read as %d", rows[i], (int)ng_date_parse(rows[i]));
    assert_int_equal(ng_date_parse(NULL), NG_NO_DATE);
}

/* Counts through the calendar by the rules that schools teach and compares every single day. */
static void every_day_of_the_calendar_goes_there_and_back(void **state) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    ng_date date = -719162;
    (void)state;
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
            int days = lengths[month - 1] + (month == 2 && leap);
            for (int day = 1; day <= days; day++, date++) {
                char expected[32], got[11];
                (void)snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, day);
                ng_date_format(date, got);
                if (strcmp(expected, got) != 0 || ng_date_parse(expected) != date)
                    fail_msg("%s is %d, which is %s", expected, (int)date, got);
            }
        }
    assert_int_equal(date, 2932896 + 1);
}

static void days_outside_of_the_calendar_have_no_text(void **state) {
    static const ng_date rows[] = {NG_NO_DATE, NG_NO_DATE + 1, -719163, 2932897, INT32_MAX};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[11] = "unchanged";
        ng_date_format(rows[i], text);
        assert_string_equal(text, "");
    }
}

static void a_prefix_is_read_within_its_bounds(void **state) {
    static const char text[] = "2025-12-16 - Kick-off.md";
    size_t length = 99;
    (void)state;
    assert_int_equal(ngi_date_prefix(text, sizeof text - 1, &length), 20438);
    assert_int_equal(length, 10);
    assert_int_equal(ngi_date_prefix(text, 10, NULL), 20438);
    length = 99;
    assert_int_equal(ngi_date_prefix(text, 9, &length), NG_NO_DATE);
    assert_int_equal(length, 99);
    assert_int_equal(ngi_date_prefix("2025-12-161", 10, NULL), 20438); /* the 1 is not its own */
    assert_int_equal(ngi_date_prefix(NULL, 0, NULL), NG_NO_DATE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days_have_their_numbers),
        cmocka_unit_test(what_is_no_day_is_refused),
        cmocka_unit_test(every_day_of_the_calendar_goes_there_and_back),
        cmocka_unit_test(days_outside_of_the_calendar_have_no_text),
        cmocka_unit_test(a_prefix_is_read_within_its_bounds),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
