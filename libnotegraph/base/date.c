/* SPDX-License-Identifier: MIT
 * date.c - days as numbers, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
#include "base/date.h"

#include <string.h>

static ng_date days_from_civil(int year, int month, int day) {
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static int month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static int number(const char *digits, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (digits[i] < '0' || digits[i] > '9')
            return -1;
        value = value * 10 + (digits[i] - '0');
    }
    return value;
}

ng_date ngi_date_prefix(const char *data, size_t size, size_t *length) {
    if (size < 10 || data[4] != '-' || data[7] != '-')
        return NG_NO_DATE;
    if (size > 10 && data[10] >= '0' && data[10] <= '9')
        return NG_NO_DATE;
    int year = number(data, 4), month = number(data + 5, 2), day = number(data + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
        return NG_NO_DATE;
    if (length != NULL)
        *length = 10;
    return days_from_civil(year, month, day);
}

ng_date ng_date_parse(const char *text) {
    return text == NULL ? NG_NO_DATE : ngi_date_prefix(text, strlen(text), NULL);
}

void ng_date_format(ng_date date, char out[11]) {
    out[0] = '\0';
    if (date < days_from_civil(1, 1, 1) || date > days_from_civil(9999, 12, 31))
        return;
    int shifted = date + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int day_of_era = shifted - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted_month = (5 * day_of_year + 2) / 153;
    int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    int year = year_of_era + era * 400 + (month <= 2);
    for (int i = 3, rest = year; i >= 0; i--, rest /= 10)
        out[i] = (char)('0' + rest % 10);
    out[4] = out[7] = '-';
    out[5] = (char)('0' + month / 10);
    out[6] = (char)('0' + month % 10);
    out[8] = (char)('0' + day / 10);
    out[9] = (char)('0' + day % 10);
    out[10] = '\0';
}
