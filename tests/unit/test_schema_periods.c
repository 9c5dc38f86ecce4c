/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A range of dates as periods: together exactly its days, none of them twice, and
 * as few as can be. */
#include "support.h"

#include "index/schema.h"

#include <stdio.h>
#include <stdlib.h>

/* Days since the first of January of the year 1; so that days can be counted. */
static long day_number(kzi_date date)
{
	long before = date.year - 1, days = 0;
	for (int month = 1; month < date.month; month++)
		days += kzi_days_in_month(date.year, month);
	return before * 365 + before / 4 - before / 100 + before / 400 + days + date.day -
	       1;
}

static void days_are_counted_right(void **state)
{
	(void)state;
	assert_int_equal(day_number((kzi_date){1, 1, 1}), 0);
	assert_int_equal(day_number((kzi_date){1970, 1, 1}), 719162);
	assert_int_equal(day_number((kzi_date){9999, 12, 31}), 3652058);
}

static kzi_date parse(const char *text)
{
	kzi_date date;
	must(kzi_date_parse(text, &date, err));
	return date;
}

/* The first and last day of what a period term stands for; years that are not
 * there (0, of a century or decade) are left out. */
static void days_of(const char *period, long *first, long *last)
{
	size_t length = strlen(period);
	char from[KZI_DATE_MAX], until[KZI_DATE_MAX];
	assert_true(
		length == 2 || length == 3 || length == 4 || length == 7 || length == 10);
	int left = length < 4 ? 4 - (int)length : 0; /* digits of the year */
	snprintf(from, sizeof from, "%s%.*s", period, left, "00");
	snprintf(until, sizeof until, "%s%.*s", period, left, "99");
	if (strcmp(from, "0000") == 0)
		from[3] = '1';
	*first = day_number(kzi_date_first(parse(from)));
	*last = day_number(kzi_date_last(parse(until)));
}

typedef struct cover {
	long next; /* the day that must come next */
	size_t count;
	char periods[300][KZI_DATE_MAX];
} cover;

static bool take(void *context, const char *period)
{
	cover *c = context;
	long first, last;
	days_of(period, &first, &last);
	if (first != c->next)
		fail_msg("period %s does not follow on the one before", period);
	c->next = last + 1;
	assert_in_range(c->count, 0, COUNT(c->periods) - 1);
	strcpy(c->periods[c->count++], period);
	return true;
}

static void covers(kzi_date first, kzi_date last, cover *c)
{
	*c = (cover){.next = day_number(first)};
	assert_true(kzi_periods_between(first, last, take, c));
	if (c->next != day_number(last) + 1) {
		char from[KZI_DATE_MAX], until[KZI_DATE_MAX];
		kzi_date_format(first, from);
		kzi_date_format(last, until);
		fail_msg("%s to %s: %ld days too many", from, until,
			c->next - day_number(last) - 1);
	}
}

static kzi_date any_date(uint64_t *seed, int from_year, int years)
{
	kzi_date date = {from_year + (int)chance_below(seed, (uint64_t)years),
		1 + (int)chance_below(seed, 12), 0};
	date.day = 1 + (int)chance_below(
			       seed, (uint64_t)kzi_days_in_month(date.year, date.month));
	/* Ends of months and years, more often than chance would have it. */
	switch (chance_below(seed, 6)) {
	case 0:
		return kzi_date_last((kzi_date){date.year, 0, 0});
	case 1:
		return kzi_date_first((kzi_date){date.year, 0, 0});
	case 2:
		return kzi_date_last((kzi_date){date.year, date.month, 0});
	case 3:
		return kzi_date_first((kzi_date){date.year, date.month, 0});
	default:
		return date;
	}
}

static bool is_among(const cover *c, const char *period)
{
	for (size_t i = 0; i < c->count; i++) {
		if (strcmp(c->periods[i], period) == 0)
			return true;
	}
	return false;
}

/* What a filter does: a document is found by any term of its date. A date less
 * precise than a day counts when all of it lies within. */
static void check_dates(kzi_date first, kzi_date last, const cover *c, uint64_t *seed)
{
	for (int i = 0; i < 20; i++) {
		kzi_date date = any_date(seed, first.year > 3 ? first.year - 2 : 1,
			last.year - first.year + 5);
		if (date.year > 9999)
			continue;
		if (i % 3 > 0)
			date.day = 0;
		if (i % 3 > 1)
			date.month = 0;
		char terms[KZI_PERIODS][KZI_DATE_MAX];
		size_t count = kzi_periods_of(date, terms);
		assert_int_equal(count, date.month == 0 ? 3 : date.day == 0 ? 4 : 5);
		size_t found = 0;
		for (size_t j = 0; j < count; j++)
			found += is_among(c, terms[j]);
		bool within = kzi_date_compare(kzi_date_first(date), first) >= 0 &&
			      kzi_date_compare(kzi_date_last(date), last) <= 0;
		if (found != within)
			fail_msg("%s: found %zu times", terms[count - 1], found);
	}
}

static void a_range_is_exactly_its_days(void **state)
{
	(void)state;
	static const struct {
		int from, years;
	} spans[] = {
		{2024, 2}, {1995, 30}, {1890, 240}, {1, 120}, {9890, 110}, {1, 9999}};
	uint64_t seed = 6;
	cover *c = malloc(sizeof *c);
	assert_non_null(c);
	for (size_t i = 0; i < COUNT(spans); i++) {
		for (int j = 0; j < 1500; j++) {
			kzi_date a = any_date(&seed, spans[i].from, spans[i].years);
			kzi_date b = any_date(&seed, spans[i].from, spans[i].years);
			bool in_order = kzi_date_compare(a, b) <= 0;
			kzi_date first = in_order ? a : b, last = in_order ? b : a;
			covers(first, last, c);
			check_dates(first, last, c, &seed);
		}
	}
	free(c);
}

/* Every range of days around a leap day and the end of a year, a decade and a
 * century. */
static void every_range_of_some_weeks(void **state)
{
	(void)state;
	static const char *const starts[] = {"2024-02-15", "2023-12-20", "2019-12-20",
		"1999-12-20", "1900-02-20", "2025-03-28"};
	enum { DAYS = 45 };
	cover *c = malloc(sizeof *c);
	assert_non_null(c);
	for (size_t i = 0; i < COUNT(starts); i++) {
		kzi_date days[DAYS] = {parse(starts[i])};
		for (int j = 1; j < DAYS; j++) {
			days[j] = days[j - 1];
			if (++days[j].day >
				kzi_days_in_month(days[j].year, days[j].month)) {
				days[j].day = 1;
				days[j].month = days[j].month % 12 + 1;
				days[j].year += days[j].month == 1;
			}
		}
		for (int j = 0; j < DAYS; j++) {
			for (int k = j; k < DAYS; k++)
				covers(days[j], days[k], c);
		}
	}
	free(c);
}

static void the_fewest_periods(void **state)
{
	(void)state;
	static const struct {
		const char *first, *last, *periods;
	} rows[] = {
		{"2025-01-01", "2025-12-31", "2025"},
		{"2025-04-01", "2025-04-30", "2025-04"},
		{"2025-04-11", "2025-04-11", "2025-04-11"},
		{"2024-02-01", "2024-02-29", "2024-02"},
		{"2020-01-01", "2029-12-31", "202"},
		{"1900-01-01", "1999-12-31", "19"},
		{"1999-12-31", "2100-01-01", "1999-12-31 20 2100-01-01"},
		{"2024-12-30", "2026-02-02",
			"2024-12-30 2024-12-31 2025 2026-01 2026-02-01 2026-02-02"},
		{"0001-01-01", "0010-12-31",
			"0001 0002 0003 0004 0005 0006 0007 0008 0009 0010"},
		{"9990-01-01", "9999-12-31", "999"},
		{"9900-01-01", "9999-12-31", "99"},
		{"2025-04-12", "2025-04-11", ""},
		{"2026-01-01", "2025-12-31", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		cover c = {.next = day_number(parse(rows[i].first))};
		char all[128] = "";
		assert_true(kzi_periods_between(
			parse(rows[i].first), parse(rows[i].last), take, &c));
		for (size_t j = 0; j < c.count; j++)
			strcat(strcat(all, j > 0 ? " " : ""), c.periods[j]);
		same_text(rows[i].first, all, rows[i].periods);
	}
	cover *whole = malloc(sizeof *whole);
	assert_non_null(whole);
	covers((kzi_date){1, 1, 1}, (kzi_date){9999, 12, 31}, whole);
	assert_int_equal(whole->count, 9 + 9 + 99);
	/* The most there can be: days, months, years, decades on both sides. */
	covers((kzi_date){1, 1, 2}, (kzi_date){9999, 12, 30}, whole);
	assert_int_equal(whole->count, 30 + 11 + 8 + 9 + 98 + 9 + 9 + 11 + 30);
	free(whole);
}

static bool stop_at_third(void *context, const char *period)
{
	(void)period;
	return ++*(int *)context < 3;
}

static void it_stops_when_told(void **state)
{
	(void)state;
	int given = 0;
	assert_false(kzi_periods_between(
		(kzi_date){2025, 4, 2}, (kzi_date){2025, 4, 20}, stop_at_third, &given));
	assert_int_equal(given, 3);
}

static void a_date_lies_in_its_periods(void **state)
{
	(void)state;
	static const struct {
		const char *date, *periods;
	} rows[] = {
		{"2025-04-11", "20 202 2025 2025-04 2025-04-11"},
		{"2025-04", "20 202 2025 2025-04"},
		{"2025", "20 202 2025"},
		{"0007-01-02", "00 000 0007 0007-01 0007-01-02"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char periods[KZI_PERIODS][KZI_DATE_MAX], all[64] = "";
		size_t count = kzi_periods_of(parse(rows[i].date), periods);
		for (size_t j = 0; j < count; j++)
			strcat(strcat(all, j > 0 ? " " : ""), periods[j]);
		same_text(rows[i].date, all, rows[i].periods);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_right),
		cmocka_unit_test(a_range_is_exactly_its_days),
		cmocka_unit_test(every_range_of_some_weeks),
		cmocka_unit_test(the_fewest_periods),
		cmocka_unit_test(it_stops_when_told),
		cmocka_unit_test(a_date_lies_in_its_periods),
	};
	return cmocka_run_group_tests_name("schema periods", tests, NULL, NULL);
}
