/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates as ISO 8601 writes them: good, broken, and days that never were. */
#include "support.h"

#include "base/date.h"

static void good_dates_are_read_and_written(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		kzi_date date;
		const char *first, *last;
	} rows[] = {
		{"2025-04-11", {2025, 4, 11}, "2025-04-11", "2025-04-11"},
		{"2025-04", {2025, 4, 0}, "2025-04-01", "2025-04-30"},
		{"2025", {2025, 0, 0}, "2025-01-01", "2025-12-31"},
		{"2024-02", {2024, 2, 0}, "2024-02-01", "2024-02-29"},
		{"2023-02", {2023, 2, 0}, "2023-02-01", "2023-02-28"},
		{"1900-02", {1900, 2, 0}, "1900-02-01", "1900-02-28"},
		{"2000-02-29", {2000, 2, 29}, "2000-02-29", "2000-02-29"},
		{"0001-01-01", {1, 1, 1}, "0001-01-01", "0001-01-01"},
		{"9999", {9999, 0, 0}, "9999-01-01", "9999-12-31"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_date date;
		char out[KZI_DATE_MAX];
		must(kzi_date_parse(rows[i].text, &date, err));
		assert_memory_equal(&date, &rows[i].date, sizeof date);
		kzi_date_format(date, out);
		same_text(rows[i].text, out, rows[i].text);
		kzi_date_format(kzi_date_first(date), out);
		same_text(rows[i].text, out, rows[i].first);
		kzi_date_format(kzi_date_last(date), out);
		same_text(rows[i].text, out, rows[i].last);
	}
}

static void broken_dates_are_refused_in_words(void **state)
{
	(void)state;
	static const struct {
		const char *text, *words;
	} rows[] = {
		{"", "not of the form"},
		{"2", "not of the form"},
		{"202", "not of the form"},
		{"20255", "not of the form"},
		{"2025-", "not of the form"},
		{"2025-4", "not of the form"},
		{"2025-04-", "not of the form"},
		{"2025-04-1", "not of the form"},
		{"2025-04-111", "not of the form"},
		{"2025-4-1", "not of the form"},
		{"2025/04/11", "not of the form"},
		{"2025-04/11", "not of the form"},
		{"11-04-2025", "not of the form"},
		{"20250411", "not of the form"},
		{" 2025", "not of the form"},
		{"2025 ", "not of the form"},
		{"-025", "not of the form"},
		{"+025", "not of the form"},
		{"2o25", "not of the form"},
		{"2025-+4", "not of the form"},
		{"2025-04-1x", "not of the form"},
		{"11 april 2025", "not of the form"},
		{"2025-04-11T00:00", "not of the form"},
		{"0000", "no such year"},
		{"0000-01", "no such year"},
		{"0000-01-01", "no such year"},
		{"2025-00", "no such month"},
		{"2025-13", "no such month"},
		{"2025-13-01", "no such month"},
		{"2025-04-00", "no such day"},
		{"2025-04-31", "no such day"},
		{"2025-01-32", "no such day"},
		{"2021-02-30", "date '2021-02-30': no such day"},
		{"2025-02-29", "no such day"},
		{"1900-02-29", "no such day"},
		{"2000-02-30", "no such day"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_date date = {1, 1, 1}, nothing = {0};
		must_fail(KZ_E_DOCUMENT, rows[i].words,
			kzi_date_parse(rows[i].text, &date, err));
		assert_memory_equal(&date, &nothing, sizeof date);
	}
}

static void months_have_their_days(void **state)
{
	(void)state;
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	static const int leap[] = {4, 400, 1600, 1996, 2000, 2024, 2400, 9996};
	static const int common[] = {1, 100, 1700, 1800, 1900, 2100, 2023, 2025, 9999};
	for (int month = 1; month <= 12; month++)
		assert_int_equal(kzi_days_in_month(2025, month), days[month - 1]);
	for (size_t i = 0; i < COUNT(leap); i++)
		assert_int_equal(kzi_days_in_month(leap[i], 2), 29);
	for (size_t i = 0; i < COUNT(common); i++)
		assert_int_equal(kzi_days_in_month(common[i], 2), 28);
	/* The calendar repeats after 400 years, of 146097 days. */
	int total = 0;
	for (int year = 1601; year <= 2000; year++) {
		for (int month = 1; month <= 12; month++)
			total += kzi_days_in_month(year, month);
	}
	assert_int_equal(total, 146097);
}

static void dates_are_in_order(void **state)
{
	(void)state;
	static const kzi_date row[] = {{1, 1, 1}, {1999, 12, 31}, {2000, 1, 1},
		{2000, 1, 2}, {2000, 2, 1}, {2000, 11, 30}, {2001, 1, 1}, {9999, 12, 31}};
	for (size_t i = 0; i < COUNT(row); i++) {
		for (size_t j = 0; j < COUNT(row); j++) {
			int order = kzi_date_compare(row[i], row[j]);
			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_dates_are_read_and_written),
		cmocka_unit_test(broken_dates_are_refused_in_words),
		cmocka_unit_test(months_have_their_days),
		cmocka_unit_test(dates_are_in_order),
	};
	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
