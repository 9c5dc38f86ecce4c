/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How far a citation goes: the forms at whose edge one more character makes it another,
 * or none; and whatever is cut off of them. */
#include "cited.h"

#include <stdlib.h>

/* A text may end anywhere: what is found lies in what is left, and is a citation of a
 * name that is understood. */
static void check_cut(const struct text *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t length = 0; length < strlen(texts[i].text); length++) {
			kz_citations *found = NULL;
			/* Of exactly that size, so that a checker sees what is past it.
			 */
			char *cut = malloc(length > 0 ? length : 1);
			assert_non_null(cut);
			memcpy(cut, texts[i].text, length);
			kz_status st = kz_citations_find(cut, length, NULL, &found, NULL);
			for (size_t k = 0; k < kz_citations_count(found); k++) {
				const kz_citation *it = kz_citations_at(found, k);
				assert_true(it->length > 0);
				assert_true(it->start + (size_t)it->length <= length);
				assert_memory_equal(
					cut + it->start, it->text, it->length);
				assert_true(it->target[0] != '\0');
			}
			/* Within a character of several bytes it is no text. */
			if (st != KZ_OK)
				assert_true((texts[i].text[length] & 0xC0) == 0x80);
			kz_citations_close(found);
			free(cut);
		}
	}
}

/* What belongs to a list of numbers, and where it stops. */
static void lists_end_where_they_end(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Kamerstuk 36600, nrs. 5 tot 7", NULL,
			"kst-36600-5, kst-36600-6, kst-36600-7"},
		{"Kamerstuk 36600, nrs. 5 tot en met 7", NULL,
			"kst-36600-5, kst-36600-6, kst-36600-7"},
		{"Kamerstuk 36600, nrs. 5 tot en 7", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5 - 7", NULL,
			"kst-36600-5, kst-36600-6, kst-36600-7"},
		{"Kamerstuk 36600, nr. 5 - 7", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5-7", NULL,
			"kst-36600-5, kst-36600-6, kst-36600-7"},
		{"Kamerstuk 36600, nr. 5-7", NULL,
			"kst-36600-5, kst-36600-6, kst-36600-7"},
		{"Kamerstuk 36600, nrs. 5/6", NULL, "kst-36600-5, kst-36600-6"},
		{"Kamerstuk 36600, nr. 5/6", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5 & 6", NULL, "kst-36600-5, kst-36600-6"},
		{"Kamerstuk 36600, nrs. 5 alsmede 6", NULL, "kst-36600-5, kst-36600-6"},
		{"Kamerstuk 36600, nr. 5 of 6", NULL, "kst-36600-5, kst-36600-6"},
		{"Kamerstuk 36600, nrs. A t/m C", NULL,
			"kst-36600-A, kst-36600-B, kst-36600-C"},
		{"Kamerstuk 36600, nrs. C t/m A", NULL, "kst-36600-C"},
		{"Kamerstuk 36600, nrs. 7 t/m 5", NULL, "kst-36600-7"},
		{"Kamerstuk 36600, nrs. A en 5", NULL, "kst-36600-A"},
		{"Kamerstuk 36600, nrs. 5 en A", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. A en BC", NULL, "kst-36600-A, kst-36600-BC"},
		{"Kamerstuk 36600, nrs. A en ABC", NULL, "kst-36600-A"},
		{"Kamerstuk 36600, nrs. A en ab", NULL, "kst-36600-A"},
		{"Kamerstuk 36600, nrs. 5 en 6.500", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5, 6/7", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5 en 6,5", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5 en 0", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nr. 05", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 05 en 06", NULL, "kst-36600-5, kst-36600-6"},
		{"Kamerstuk 36600, nrs. 05 t/m 07", NULL,
			"kst-36600-5, kst-36600-6, kst-36600-7"},
		{"Stb. 2001, nrs. 012 en 013", NULL, "stb-2001-12, stb-2001-13"},
		{"Kamerstuk 36600, nrs. 5 en 12345", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5 en 6.", NULL, "kst-36600-5, kst-36600-6"},
		{"Kamerstuk 36600, nrs. 5 en 27e", NULL, "kst-36600-5, kst-36600-27e"},
		{"Kamerstuk 36600, nr. 5, 2010", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nr. 5 en 2010", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5 en 2010", NULL, "kst-36600-5, kst-36600-2010"},
		{"Kamerstuk 36600, nr. 2009 en 2010", NULL,
			"kst-36600-2009, kst-36600-2010"},
		{"Kamerstuk 36600, nr. 5, 6 en 7", NULL,
			"kst-36600-5, kst-36600-6, kst-36600-7"},
		{"Kamerstuk 36600, nr. 5, 6 en zeven", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nr. 5, 6 en 7 moties", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nr. 5, 6 een", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nr. 5 en 6 moties", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nr. 5 en 6 p. 7", NULL, "kst-36600-5, kst-36600-6"},
		{"Kamerstuk 36600, nr. 5 en hoofdstuk 6", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5, 6, 36700, nr. 8", NULL,
			"kst-36600-5, kst-36600-6, kst-36700-8"},
		{"Kamerstuk 36600, nrs. 5 en", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5,", NULL, "kst-36600-5"},
		{"Kamerstuk 36600, nrs. 5;", NULL, "kst-36600-5"},
	};
	check_texts(texts, COUNT(texts));
	check_cut(texts, COUNT(texts));
}

/* A day and a month may stand in front of the year; another country has its own. */
static void journals_have_a_year_and_a_number(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Stb. 16-10-2001, 3", NULL, "stb-2001-3"},
		{"Stb. 16-10 2001, 3", NULL, ""},
		{"Stb. 16 oktober 2001, 12", NULL, "stb-2001-12"},
		{"Stb. 16 a 2001, 12", NULL, ""},
		{"Stb. 1812, 3", NULL, ""},
		{"Stb. 1813, 3", NULL, "stb-1813-3"},
		{"Stb. 2101, 3", NULL, ""},
		{"Stb. 2001", NULL, ""},
		{"Stb. 2001a, 3", NULL, ""},
		{"Stb. 2001, 0", NULL, ""},
		{"Stb. 2001, 003", NULL, "stb-2001-3"},
		{"Stb. 2001, 12345", NULL, ""},
		{"Stb. 2001 12 januari", NULL, ""},
		{"Stb. 2001 12", NULL, "stb-2001-12"},
		{"Stb. 2001 nr. 12 januari", NULL, "stb-2001-12"},
		{"Stb. 2001/12", NULL, "stb-2001-12"},
		{"Stb. 2001-12", NULL, ""},
		{"Stb. 2001, nrs. 12 en 13", NULL, "stb-2001-12, stb-2001-13"},
		{"Belgisch Staatsblad 2001, 12", NULL, ""},
		{"Belgisch  Staatsblad 2001, 12", NULL, ""},
		{"Nieuw Staatsblad 2001, 12", NULL, "stb-2001-12"},
		{"Stcrt. 1994, 134 en 2005, 126", NULL, "stcrt-1994-134"},
		{"Stcrt. 1813, 3", NULL, ""},
		{"Trb. 1950, 3", NULL, ""},
		{"Trb. 1951, 12", NULL, "trb-1951-12"},
	};
	check_texts(texts, COUNT(texts));
	check_cut(texts, COUNT(texts));
}

/* Handelingen and their Aanhangsel: with a Kamer, a vergaderjaar and a number. */
static void proceedings_have_a_session(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Handelingen II 2023-2024, nr. 15, item 8", NULL, "h-tk-20232024-15-8"},
		{"Hand. II 2023/24, nr. 15", NULL, "h-tk-20232024-15"},
		{"Handelingen der Staten-Generaal II 2023-2024, nr. 15", NULL,
			"h-tk-20232024-15"},
		{"Handelingen der Staten II 2023-2024, nr. 15", NULL, ""},
		{"Handelingen van de Tweede Kamer, vergaderjaar 2023-2024, nr. 15, items 8",
			NULL, "h-tk-20232024-15-8"},
		{"Handelingen Eerste Kamer, zitting 2023-2024, nr. 15", NULL,
			"h-ek-20232024-15"},
		{"Handelingen II 2023-2024, nr. 15, item x", NULL, "h-tk-20232024-15"},
		{"Handelingen 2023-2024, nr. 15", NULL, ""},
		{"Handelingen II 2023-2024, 15", NULL, ""},
		{"Handelingen II 2023-2024, 15, item 8", NULL, "h-tk-20232024-15-8"},
		{"Handelingen II 2023-2024, nr. 1500", NULL, ""},
		{"Handelingen II, nr. 15", NULL, ""},
		{"Handelingen II 2023-2024, 36600, nr. 5", NULL, "kst-36600-5"},
		{"Aanhang-sel Handelingen II 2023-2024, nr. 15", NULL, ""},
		{"Aanhangsel van de Handelingen II 2023-2024, nr. 123", NULL,
			"ah-tk-20232024-123"},
		{"Aanhangsel van de nota II 2023-2024, nr. 123", NULL, ""},
		{"Aanh. II 2023-2024, 123", NULL, "ah-tk-20232024-123"},
		{"Aanhangsel 123", NULL, ""},
		{"Aanhangsel Handelingen II 2023/24, 123 vragen", NULL, ""},
		{"Aanhangsel Handelingen II 2023/24, nr. 123 vragen", NULL,
			"ah-tk-20232024-123"},
		{"Aanhangsel Handelingen II 2023/24, nr.", NULL, ""},
		{"Aanhangsel Handelingen II 2023/24, nrs. 123 en 124", NULL,
			"ah-tk-20232024-123, ah-tk-20232024-124"},
		{"Aanhangsel Handelingen II, 123", NULL, ""},
		{"Kamervragen (Aanhangsel) 2020-2021, nr. 3235", NULL,
			"ah-tk-20202021-3235"},
		{"Handen II 2023-2024, nr. 15", NULL, ""},
	};
	check_texts(texts, COUNT(texts));
	check_cut(texts, COUNT(texts));
}

/* With what says that they are of it, or in the form that only those have. */
static void papers_of_the_union(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"COM(2020) 123", NULL, "com-2020-123"},
		{"COM (2020) 123 final", NULL, "com-2020-123"},
		{"COM(20) 1", NULL, ""},
		{"COM(95) 12", NULL, "com-1995-12"},
		{"COM/2020/123", NULL, "com-2020-123"},
		{"COM/2020 123", NULL, ""},
		{"COM 2020 123", NULL, ""},
		{"COM(2020 123", NULL, ""},
		{"COM(2061) 1", NULL, ""},
		{"COM(1951) 1", NULL, ""},
		{"COM(2020) x", NULL, ""},
		{"COM(2020) 0", NULL, ""},
		{"COM() 1", NULL, ""},
		{"JOIN(2020)12", NULL, "join-2020-12"},
		{"SWD(2020) 12", NULL, "swd-2020-12"},
		{"Verordening (EU) 2016/679", NULL, "verordening-2016-679"},
		{"Verordening (EU) nr. 1/2012", NULL, "verordening-2012-1"},
		{"Verordening (EG) 1/2012", NULL, "verordening-2012-1"},
		{"Verordening (EG) nr. 1/2016", NULL, ""},
		{"Verordening (EG, Euratom) nr. 1/2012", NULL, "verordening-2012-1"},
		{"Verordening (EG/Euratom) nr. 1/2012", NULL, "verordening-2012-1"},
		{"Verordening (EU, x) 2016/679", NULL, ""},
		{"Verordening (EU 2016/679", NULL, ""},
		{"Verordening (EUX) 2016/679", NULL, ""},
		{"Richtlijn 95/46/EG", NULL, "richtlijn-1995-46"},
		{"Richtlijn 95/46/EGX", NULL, ""},
		{"Richtlijn 95/46", NULL, ""},
		{"Richtlijn 95-46/EG", NULL, ""},
		{"Richtlijn 95/x/EG", NULL, ""},
		{"Richtlijn 123/46/EG", NULL, ""},
		{"Verordening 2016/679", NULL, "verordening-2016-679"},
		{"Verordening 2016/679/EU en 2017/1", NULL,
			"verordening-2016-679, verordening-2017-1"},
		{"Richtlijnen 2016/679/EU en 2017/1/EU", NULL,
			"richtlijn-2016-679, richtlijn-2017-1"},
		{"Besluit 2010/1", NULL, ""},
		{"Besluit 2010/1/EU", NULL, "besluit-2010-1"},
		{"Richtlijn (EU) 2016/0", NULL, ""},
	};
	check_texts(texts, COUNT(texts));
	check_cut(texts, COUNT(texts));
}

/* ECLI, documents and zaken, and identifiers as official publications have them. */
static void numbers_of_other_kinds(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"ECLI:NL:HR:2020:123", NULL, "ECLI:NL:HR:2020:123"},
		{"ECLI:NL:HR:2020:123.", NULL, "ECLI:NL:HR:2020:123"},
		{"ECLI:N:HR:2020:1", NULL, ""},
		{"ECLI:NL::2020:1", NULL, ""},
		{"ECLI:NL:HRABCDEF:2020:1", NULL, ""},
		{"ECLI:NL:HR:20:1", NULL, ""},
		{"ECLI:NL:HR:2020:", NULL, ""},
		{"ECLI:NL:HR:2020:1.b", NULL, "ECLI:NL:HR:2020:1.B"},
		{"ECLI:NL:HR:2020:1234567890123456789012345", NULL,
			"ECLI:NL:HR:2020:1234567890123456789012345"},
		{"ECLI:NL:HR:2020:12345678901234567890123456", NULL, ""},
		{"ECLI:NL:HR", NULL, ""},
		{"xECLI:NL:HR:2020:123", NULL, ""},
		{"2024D12345", NULL, "2024D12345"},
		{"2024Z12345", NULL, "2024Z12345"},
		{"2024z12345", NULL, "2024Z12345"},
		{"x2024D12345", NULL, ""},
		{"12024D12345", NULL, ""},
		{"2024D1", NULL, ""},
		{"24D12345", NULL, ""},
		{"2024D12345x", NULL, ""},
		{"2024E12345", NULL, ""},
		{"1799D12345", NULL, ""},
		{"ah-tk-20232024-12", NULL, "ah-tk-20232024-12"},
		{"ah-tk-20232025-12", NULL, ""},
		{"h-tk-20232024-15-8", NULL, "h-tk-20232024-15-8"},
		{"h-ek-20232024-15", NULL, "h-ek-20232024-15"},
		{"h-xk-20232024-15", NULL, ""},
		{"ah-tk-2023-12", NULL, ""},
		{"ah-tk-", NULL, ""},
		{"stb-2020-1", NULL, "stb-2020-1"},
		{"stb-2020-", NULL, ""},
		{"stb-1700-1", NULL, ""},
		{"stcrt-2020-12345", NULL, "stcrt-2020-12345"},
		{"trb-2020-1", NULL, "trb-2020-1"},
		{"kst-", NULL, ""},
		{"kst-36600", NULL, "dossier:36600"},
		{"kst-36600-5-", NULL, "kst-36600-5"},
		{"kst-36600-5--", NULL, "kst-36600-5"},
		{"xkst-36600-5", NULL, ""},
		{"kst-36600-5-b1-c", NULL, ""},
		{"gmb-2020-1", NULL, ""},
		{"kv-tk-2024Z12345", NULL, "2024Z12345"},
	};
	check_texts(texts, COUNT(texts));
	check_cut(texts, COUNT(texts));
}

/* A number with a hyphen, where nothing says what it is. */
static void dossiers_without_their_word(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"31263-16", NULL, "kst-31263-16"},
		{"31 263-16.", NULL, ""},
		{"31263-16%", NULL, ""},
		{"31263-016", NULL, ""},
		{"31263-0", NULL, ""},
		{"(31263-16)", NULL, "kst-31263-16"},
		{"[31263, nr. 16]", NULL, "kst-31263-16"},
		{"(31263)", NULL, ""},
		{"(31263", NULL, ""},
		{"31263)", NULL, ""},
		{"zie: 31263-16", NULL, ""},
		{"zie:31263-16", NULL, ""},
		{"\xE2\x80\x93 31263-16", NULL, "kst-31263-16"},
		{"31263-16, 17 en 18", NULL, ""},
		{"31263-", NULL, ""},
		{"31263 - 16", NULL, ""},
		{"31263-16-17", NULL, ""},
		{"31263-XIV-16", NULL, "kst-31263-XIV-16"},
		{"a31263-16", NULL, ""},
		{"31263-16a", NULL, "kst-31263-16a"},
		{"31263-16/17", NULL, ""},
		{"1.31263-16", NULL, ""},
		{"31263-16:30", NULL, ""},
		{"0031263-16", NULL, ""},
		{"31263, 16", NULL, ""},
		{"31263 16", NULL, ""},
		{"31263/16", NULL, ""},
		{"tel. 31263-16", NULL, ""},
		{"nr. 31263-16", NULL, ""},
		{"\xE2\x82\xAC 31263-16", NULL, ""},
	};
	check_texts(texts, COUNT(texts));
	check_cut(texts, COUNT(texts));
}

/* Of the text itself, or in brackets behind the number. */
static void numbers_alone_need_a_dossier(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"gedrukt onder nr. 12 der Zitting 1901-1902", "kst-36600-60", ""},
		{"gedrukt onder nr. 12 van 1901", "kst-36600-60", ""},
		{"gedrukt onder nr. 12 van de Zitting", "kst-36600-60", ""},
		{"gedrukt onder nr. 12 van de motie", "kst-36600-60", "kst-36600-12"},
		{"gedrukt onder de nrs. 12 en 13", "kst-36600-60",
			"kst-36600-12, kst-36600-13"},
		{"gedrukt onder 12", "kst-36600-60", ""},
		{"gedrukt onder nr. 36700", "kst-36600-60", ""},
		{"gedrukt onder nr. A", "kst-36600-60", ""},
		{"gedrukt onder nr. 012", "kst-36600-60", "kst-36600-12"},
		{"gedrukt onder nr. 12 (36700)", NULL, "kst-36700-12"},
		{"gedrukt onder nr. 12 (36700)", "kst-36600-60", "kst-36700-12"},
		{"gedrukt op nr. 12", "kst-36600-60", ""},
		{"t.v.v. nr. 5", "kst-36600-60", "kst-36600-5 replaces"},
		{"tvv nr. 5", "kst-36600-60", "kst-36600-5 replaces"},
		{"ttv. nr. 05", "kst-36600-60", "kst-36600-5 replaces"},
		{"ter vervanging van nr. 5", "kst-36600-60", "kst-36600-5 replaces"},
		{"ter vervanging van", "kst-36600-60", ""},
		{"ter vervanging nr. 5", "kst-36600-60", ""},
		{"ter verv nr. 5", "kst-36600-60", ""},
		{"Zij krijgt nr. 17 (34834)", NULL, "kst-34834-17"},
		{"Zij krijgt nr. 17 (34834)", "kst-36600-60", "kst-34834-17"},
		{"Zij krijgt nr. 17 (34834", "kst-36600-60", ""},
		{"Zij krijgt nr. 17 (34834, nr. 2)", NULL, "kst-34834-2"},
		{"Zij krijgt nr. 17 (34834, nr. 2)", "kst-36600-60", "kst-34834-2"},
		{"Zij krijgt nr. 17 (x)", "kst-36600-60", ""},
		{"Zij krijgt nr. 17", "kst-36600-60", ""},
		{"op stuk nr. A (34834)", "kst-36600-60", ""},
		{"op stuk nr. 17 (34834-XIV)", NULL, "kst-34834-XIV-17"},
		{"op stuk nr. 17 (34834-XIV)", "kst-36600-60", "kst-34834-XIV-17"},
		{"op stukken nrs. 17 (34834) en 18", NULL, "kst-34834-17"},
		{"op stukken nrs. 17 (34834) en 18", "kst-36600-60", "kst-34834-17"},
		{"t.v.v. nr. 5", NULL, ""},
		{"gedrukt onder nr. 12", NULL, ""},
	};
	check_texts(texts, COUNT(texts));
	check_cut(texts, COUNT(texts));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_end_where_they_end),
		cmocka_unit_test(journals_have_a_year_and_a_number),
		cmocka_unit_test(proceedings_have_a_session),
		cmocka_unit_test(papers_of_the_union),
		cmocka_unit_test(numbers_of_other_kinds),
		cmocka_unit_test(dossiers_without_their_word),
		cmocka_unit_test(numbers_alone_need_a_dossier),
	};
	return cmocka_run_group_tests_name("citation ends", tests, NULL, NULL);
}
