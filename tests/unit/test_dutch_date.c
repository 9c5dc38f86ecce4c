/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates as a Dutch text writes them: which are whole, which stand in a text, and
 * which only look like one. */
#include "support.h"

#include "text/dutch_date.h"

#include <kamerzoek/dutch.h>

#include <stdlib.h>

#define NBSP "\xC2\xA0"

static void whole_texts_are_dates(void **state)
{
	(void)state;
	static const struct {
		const char *text, *date;
	} rows[] = {
		{"11 april 2025", "2025-04-11"},
		{"11 April 2025", "2025-04-11"},
		{"11 APRIL 2025", "2025-04-11"},
		{" 11  april\t2025\n", "2025-04-11"},
		{"11" NBSP "april" NBSP "2025", "2025-04-11"},
		{NBSP "1 mei 2024" NBSP, "2024-05-01"},
		{"11\xE2\x80\x87"
		 "april\xE2\x80\x89"
		 "2025",
			"2025-04-11"},
		{"11\xE2\x80\xAF"
		 "april 2025",
			"2025-04-11"},
		{"11\xE2\x80\x90"
		 "04\xE2\x80\x90"
		 "2025",
			"2025-04-11"},
		{"01 mei 2024", "2024-05-01"},
		{"29 februari 2024", "2024-02-29"},
		{"1 mrt. 2024", "2024-03-01"},
		{"1 mrt 2024", "2024-03-01"},
		{"3 febr. 1998", "1998-02-03"},
		{"3 feb 1998", "1998-02-03"},
		{"30 sept. 2021", "2021-09-30"},
		{"30 sep 2021", "2021-09-30"},
		{"1 jan. 2024", "2024-01-01"},
		{"1 okt. 2024", "2024-10-01"},
		{"31 dec 1999", "1999-12-31"},
		{"1e april 2025", "2025-04-01"},
		{"de 3de mei 2024", "2024-05-03"},
		{"De 20ste augustus 2024", "2024-08-20"},
		{"vrijdag 11 april 2025", "2025-04-11"},
		{"Vrijdag, 11 april 2025", "2025-04-11"},
		{"vr. 11 april 2025", "2025-04-11"},
		{"april 2025", "2025-04"},
		{"April 2025", "2025-04"},
		{"mrt. 2024", "2024-03"},
		{"2025", "2025"},
		{"11-04-2025", "2025-04-11"},
		{"11-4-2025", "2025-04-11"},
		{"11/4/2025", "2025-04-11"},
		{"11.04.2025", "2025-04-11"},
		{"11\xE2\x80\x91"
		 "04\xE2\x80\x93"
		 "2025",
			"2025-04-11"},
		{"31-12-1999", "1999-12-31"},
		{"2025-04-11", "2025-04-11"},
		{"2025-04", "2025-04"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_date date;
		char text[KZI_DATE_MAX];
		must(kz_date_parse(rows[i].text, strlen(rows[i].text), &date, err));
		assert_int_equal(
			kz_date_format(&date, text, sizeof text), strlen(rows[i].date));
		same_text(rows[i].text, text, rows[i].date);
	}
}

static void other_texts_are_none(void **state)
{
	(void)state;
	static const struct {
		const char *text, *words;
	} rows[] = {
		{"", "date '': not as 11 april 2025"},
		{" ", "not as"},
		{"april", "not as"},
		{"11 april", "not as"},
		{"11", "not as"},
		{"1 maart jl.", "not as"},
		{"vandaag", "not as"},
		{"vrijdag", "not as"},
		{"de 3de", "not as"},
		{"11 april 2025.", "not as"},
		{"11 april 2025 en", "not as"},
		{"op 11 april 2025", "not as"},
		{"11april 2025", "not as"},
		{"11 april2025", "not as"},
		{"11 aprils 2025", "not as"},
		{"11 avril 2025", "not as"},
		{"11 april 20255", "not as"},
		{"11 april 2025e", "not as"},
		{"111 april 2025", "not as"},
		{"april 11 2025", "not as"},
		{"mei mei 2025", "not as"},
		{"11-04/2025", "not as"},
		{"11-04-20255", "not as"},
		{"11-04-202", "not as"},
		{"11-04-2025e", "not as"},
		{"11\xE2\x80\x94"
		 "04\xE2\x80\x94"
		 "2025",
			"not as"},
		{"11 april\xC3\xA9 2025", "not as"},
		{"2025-04-11T09:30", "not as"},
		{"2025-4-11", "not as"},
		{"04-2025", "not as"},
		{"20250411", "not as"},
		{"36600", "not as"},
		{"11-04-25", "date '11-04-25': a year has four digits"},
		{"11.04.25", "four digits"},
		{"31 april 2025", "date '31 april 2025': no such day"},
		{"29 februari 2025", "no such day"},
		{"0 april 2025", "no such day"},
		{"30-02-2025", "no such day"},
		{"13-13-2025", "no such day"},
		{"00-01-2025", "no such day"},
		{"01-00-2025", "no such day"},
		{"2025-13-01", "no such day"},
		{"2025-00-01", "no such day"},
		{"2025-01-00", "no such day"},
		{"2025-00", "no such day"},
		{"0000", "no such day"},
		{"1 april 0000", "no such day"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_date date = {1, 1, 1};
		must_fail(KZ_E_DOCUMENT, rows[i].words,
			kz_date_parse(rows[i].text, strlen(rows[i].text), &date, err));
		assert_int_equal(date.year, 0);
	}
	kz_date date;
	must_fail(KZ_E_DOCUMENT, "not as", kz_date_parse(BYTES("2025\0"), &date, err));
	must_fail(KZ_E_DOCUMENT, "not as", kz_date_parse(BYTES("2025-\xFF"), &date, err));
	must_fail(KZ_E_DOCUMENT, "not as", kz_date_parse(NULL, 0, &date, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_date_parse(NULL, 1, &date, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_date_parse("2025", 4, NULL, err));
	/* The length counts, not what stands behind it. */
	must(kz_date_parse("11 april 20255", 13, &date, err));
	assert_int_equal(date.day, 11);
}

static void dates_are_written_where_there_is_room(void **state)
{
	(void)state;
	char text[8];
	assert_int_equal(kz_date_format(&(kz_date){2025, 4, 11}, NULL, 0), 10);
	assert_int_equal(kz_date_format(&(kz_date){2025, 4, 11}, text, sizeof text), 10);
	assert_string_equal(text, "2025-04");
	assert_int_equal(kz_date_format(&(kz_date){0}, text, sizeof text), 0);
	assert_string_equal(text, "");
	assert_int_equal(kz_date_format(NULL, text, sizeof text), 0);
}

/* Each date of a text as [words=date]. */
static void check_found(const char *text, const char *wanted)
{
	char got[512] = "";
	kzi_found_date found;
	/* In memory of exactly that size, so that a checker sees what is past it. */
	size_t length = strlen(text), at = 0;
	char *exact = malloc(length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, text, length);
	while (kzi_date_find(exact, length, at, &found)) {
		char date[KZI_DATE_MAX];
		size_t used = strlen(got);
		assert_true(found.start >= at && found.start + found.length <= length);
		kzi_date_format(found.date, date);
		snprintf(got + used, sizeof got - used, "[%.*s=%s]", (int)found.length,
			exact + found.start, date);
		at = found.start + found.length;
	}
	assert_int_equal(found.length, 0);
	free(exact);
	same_text(text, got, wanted);
}

static void dates_are_found_where_they_stand(void **state)
{
	(void)state;
	check_found("", "");
	check_found("Op 11 april 2025 schreef ik u.", "[11 april 2025=2025-04-11]");
	check_found(
		"(brief van 5 juli 2024, nr. 2024Z11859)", "[5 juli 2024=2024-07-05]");
	check_found("van 1 mei 2023 tot 30 april 2024",
		"[1 mei 2023=2023-05-01][30 april 2024=2024-04-30]");
	check_found("11-12 april 2025", "[12 april 2025=2025-04-12]");
	check_found("1 januari 2024-31 december 2025",
		"[1 januari 2024=2024-01-01][31 december 2025=2025-12-31]");
	check_found("’s-Gravenhage, 3 mrt. 1998.", "[3 mrt. 1998=1998-03-03]");
	check_found("sinds maart 2024 en in mei 2025",
		"[maart 2024=2024-03][mei 2025=2025-05]");
	check_found("11" NBSP "april" NBSP "2025" NBSP "is",
		"[11" NBSP "april" NBSP "2025=2025-04-11]");
	check_found("d.d. 11-04-2025, 2025-04-11T09:30:00Z en 2025-04-12.",
		"[11-04-2025=2025-04-11][2025-04-11=2025-04-11][2025-04-12=2025-04-12]");
	check_found("de 3de mei 2024", "[3de mei 2024=2024-05-03]");
	check_found("Kamerstuk 30252 april 2025", "[april 2025=2025-04]");
}

static void other_numbers_are_left_alone(void **state)
{
	(void)state;
	static const char *const texts[] = {"in 2025", "in mei", "mei", "1 mei",
		"Kamerstukken II 2011-12, 31 066, nr. 117", "36 600 XIV, nr. 60",
		"21501-32-2024", "2025-04-11-3", "1.11.4.2025", "11.4.2025.3",
		"31 april 2025", "11-04-25", "3 meisjes 2024", "meimaand 2024",
		"en dec 2024 stuks", "kst-36600-11-04-2025", "nr. 111-04-2025",
		"a11 april", "5 mei 1000", "11 april 202", "ECLI:NL:HR:1997:AA2126",
		"\xFF\xFE 11 \xFF april 2025e"};
	for (size_t i = 0; i < COUNT(texts); i++)
		check_found(texts[i], "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_texts_are_dates),
		cmocka_unit_test(other_texts_are_none),
		cmocka_unit_test(dates_are_written_where_there_is_room),
		cmocka_unit_test(dates_are_found_where_they_stand),
		cmocka_unit_test(other_numbers_are_left_alone),
	};
	return cmocka_run_group_tests_name("dutch date", tests, NULL, NULL);
}
