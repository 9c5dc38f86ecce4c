/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The helpers that need no index: every example of their header, and the edges. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kz_analysis *open_analysis(const char *name)
{
	kz_analysis *analysis = NULL;
	must(kz_analysis_open(name, &analysis, err));
	assert_non_null(analysis);
	return analysis;
}

static void an_analysis_has_a_name_and_a_fingerprint(void **state)
{
	(void)state;
	kz_analysis *fallback = open_analysis(NULL), *named = open_analysis("kamerzoek");
	kz_analysis *none = NULL;
	assert_string_equal(kz_analysis_name(fallback), "kamerzoek");
	assert_int_equal(kz_analysis_version(fallback), kz_analysis_version(named));
	assert_true(kz_analysis_version(named) >= 1);
	const char *fingerprint = kz_analysis_fingerprint(named);
	assert_int_equal(strspn(fingerprint, "0123456789abcdef"), 16);
	assert_int_equal(strlen(fingerprint), 16);
	assert_string_equal(kz_analysis_fingerprint(fallback), fingerprint);
	must_fail(KZ_E_ARGUMENT, kz_analysis_open("Snowball", &none, err));
	must_fail(KZ_E_ARGUMENT, kz_analysis_open("", &none, err));
	kz_analysis_close(fallback);
	kz_analysis_close(named);
}

static void the_example_of_the_header(void **state)
{
	static const char text[] = "De motie-Grinwis (36 600)";
	static const char *const folded[] = {"de", "motie", "grinwis", "36", "600"};
	(void)state;
	kz_analysis *analysis = open_analysis(NULL);
	kz_words *words = NULL;
	must(kz_analyse(analysis, text, strlen(text), &words, err));
	kz_analysis_close(analysis);
	assert_int_equal(kz_words_count(words), 5);
	for (size_t i = 0; i < 5; i++) {
		const kz_word *word = kz_words_at(words, i);
		assert_string_equal(word->folded, folded[i]);
		assert_int_equal(word->position, i);
		assert_int_equal(word->length, strlen(folded[i]));
	}
	assert_int_equal(kz_words_at(words, 2)->start, 9);
	assert_int_equal(kz_words_at(words, 4)->start, 21);
	assert_null(kz_words_at(words, 5));
	kz_words_close(words);
}

static void words_know_where_they_stand(void **state)
{
	static const struct {
		const char *text, *word, *folded;
	} words_of[] = {
		{"Geïnformeerd", "Geïnformeerd", "geinformeerd"},
		{"«Ĳsland»", "Ĳsland", "ijsland"},
		{"(agenda’s)", "agenda’s", "agenda"},
		{"kweek\xC2\xADvlees.", "kweek\xC2\xADvlees", "kweekvlees"},
		{"één", "één", "een"},
		{"e\xCC\x81\x65n", "e\xCC\x81\x65n", "een"},
		{"CO₂-uitstoot", "CO₂", "co2"},
		{"ŒUVRE", "ŒUVRE", "oeuvre"},
		{"zo'n", "zo'n", "zo'n"},
		{"‘kans’", "kans", "kans"},
	};
	(void)state;
	kz_analysis *analysis = open_analysis(NULL);
	for (size_t i = 0; i < sizeof words_of / sizeof words_of[0]; i++) {
		const char *text = words_of[i].text;
		kz_words *words = NULL;
		must(kz_analyse(analysis, text, strlen(text), &words, err));
		const kz_word *word = kz_words_at(words, 0);
		assert_non_null(word);
		assert_string_equal(word->folded, words_of[i].folded);
		assert_int_equal(word->length, strlen(words_of[i].word));
		assert_memory_equal(text + word->start, words_of[i].word, word->length);
		kz_words_close(words);
	}
	kz_analysis_close(analysis);
}

/* What is also written in another way is read in one. */
static void the_other_examples_of_the_header(void **state)
{
	static const struct {
		const char *text, *folded[6];
	} rows[] = {
		{"d.m.v. e-mail", {"dmv", "email"}},
		{"R&D start-ups", {"r&d", "startups"}},
		{"1.000 à 3%, €5", {"1000", "a", "3", "procent", "euro", "5"}},
	};
	(void)state;
	kz_analysis *analysis = open_analysis(NULL);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		kz_words *words = NULL;
		must(kz_analyse(
			analysis, rows[i].text, strlen(rows[i].text), &words, err));
		size_t count = 0;
		for (; count < 6 && rows[i].folded[count] != NULL; count++)
			assert_string_equal(
				kz_words_at(words, count)->folded, rows[i].folded[count]);
		assert_int_equal(kz_words_count(words), count);
		kz_words_close(words);
	}
	kz_analysis_close(analysis);
}

/* Two words that give the same term find each other. */
static void stems_are_those_of_snowball(void **state)
{
	(void)state;
	kz_analysis *analysis = open_analysis("snowball");
	kz_words *words = NULL;
	static const char text[] = "gezondheden gezondheid mogelijkheden Lichamelijke";
	must(kz_analyse(analysis, text, strlen(text), &words, err));
	assert_string_equal(kz_words_at(words, 0)->stem, kz_words_at(words, 1)->stem);
	assert_string_equal(kz_words_at(words, 0)->stem, "gezond");
	assert_string_equal(kz_words_at(words, 2)->stem, "mogelijk");
	assert_string_equal(kz_words_at(words, 3)->stem, "licham");
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(
			kz_words_at(words, i)->term, kz_words_at(words, i)->stem);
	kz_words_close(words);
	kz_analysis_close(analysis);
}

static char *stem_of(kz_analysis *analysis, const char *word)
{
	char *stem = NULL;
	must(kz_stem(analysis, word, strlen(word), &stem, err));
	assert_non_null(stem);
	return stem;
}

static void one_word_has_one_term(void **state)
{
	static const struct {
		const char *analysis, *word, *term;
	} rows[] = {
		{"kamerzoek", "Mogelijkheden", "mogelijkheid"},
		{"snowball", "Mogelijkheden", "mogelijk"},
		{"kamerzoek", " «Kansen» ", "kans"},
		{"kamerzoek", "gentherapieën", "gentherapie"},
		{"kamerzoek", "d.m.v.", "dmv"},
		{"kamerzoek", "36600", "36600"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		kz_analysis *analysis = open_analysis(rows[i].analysis);
		char *stem = stem_of(analysis, rows[i].word);
		assert_string_equal(stem, rows[i].term);
		kz_free(stem);
		kz_analysis_close(analysis);
	}
}

static void a_term_is_of_one_word(void **state)
{
	(void)state;
	kz_analysis *analysis = open_analysis(NULL);
	char *stem = (char *)state;
	must_fail(
		KZ_E_ARGUMENT, kz_stem(analysis, "wet- en regelgeving", 19, &stem, err));
	assert_null(stem);
	must_fail(KZ_E_ARGUMENT, kz_stem(analysis, " … ", 5, &stem, err));
	must_fail(KZ_E_ARGUMENT, kz_stem(analysis, NULL, 0, &stem, err));
	must_fail(KZ_E_ARGUMENT, kz_stem(analysis, NULL, 1, &stem, err));
	must_fail(KZ_E_ARGUMENT, kz_stem(NULL, "wet", 3, &stem, err));
	must_fail(KZ_E_ARGUMENT, kz_stem(analysis, "wet", 3, NULL, err));
	must_fail(KZ_E_DOCUMENT, kz_stem(analysis, "wet\xFF", 4, &stem, err));
	assert_int_equal(last_error.offset, 3);
	kz_analysis_close(analysis);
}

static void texts_without_words_and_texts_that_are_none(void **state)
{
	(void)state;
	kz_analysis *analysis = open_analysis(NULL);
	kz_words *words = NULL;
	must(kz_analyse(analysis, NULL, 0, &words, err));
	assert_int_equal(kz_words_count(words), 0);
	kz_words_close(words);
	must(kz_analyse(analysis, " (…) — ", strlen(" (…) — "), &words, err));
	assert_int_equal(kz_words_count(words), 0);
	kz_words_close(words);
	/* The length counts, not a NUL. */
	must(kz_analyse(analysis, "een\0twee drie", 8, &words, err));
	assert_int_equal(kz_words_count(words), 2);
	assert_string_equal(kz_words_at(words, 1)->folded, "twee");
	kz_words_close(words);
	must_fail(KZ_E_DOCUMENT, kz_analyse(analysis, "kans \xC3", 6, &words, err));
	assert_int_equal(last_error.offset, 5);
	assert_null(words);
	must_fail(KZ_E_ARGUMENT, kz_analyse(analysis, NULL, 1, &words, err));
	kz_analysis_close(analysis);
}

static void a_list_of_words_outlives_its_text_and_analysis(void **state)
{
	(void)state;
	kz_analysis *analysis = open_analysis(NULL);
	kz_words *words = NULL;
	char text[] = "regulatory sandboxes";
	must(kz_analyse(analysis, text, strlen(text), &words, err));
	memset(text, 'x', sizeof text - 1);
	kz_analysis_close(analysis);
	assert_string_equal(kz_words_at(words, 1)->folded, "sandboxes");
	kz_words_close(words);
}

static void normalised_text_is_as_the_header_says(void **state)
{
	static const char *const examples[][2] = {
		{"Geïnformeerd, ‘Ĳsland’", "geinformeerd, 'ijsland'"},
		{"“Wet‑ en regelgeving”", "\"wet- en regelgeving\""},
		{"«Über»", "\"uber\""},
		{"beleids\xC2\xADplan", "beleidsplan"},
		{"36\xC2\xA0\x36\x30\x30", "36 600"},
		{"A–B—C−D", "a-b-c-d"},
		{"ĳ Ĳ ﬁ", "ij ij fi"},
		{"", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		char *text = NULL, *again = NULL;
		size_t length = 99;
		must(kz_normalise(
			examples[i][0], strlen(examples[i][0]), &text, &length, err));
		assert_string_equal(text, examples[i][1]);
		assert_int_equal(length, strlen(text));
		/* What is normal stays as it is. */
		must(kz_normalise(text, length, &again, NULL, err));
		assert_string_equal(again, text);
		kz_free(text);
		kz_free(again);
	}
	char *text = NULL;
	size_t length = 0;
	must(kz_normalise("A\0B", 3, &text, &length, err));
	assert_int_equal(length, 3);
	assert_memory_equal(text, "a\0b", 4);
	kz_free(text);
	must(kz_normalise(NULL, 0, &text, &length, err));
	assert_string_equal(text, "");
	kz_free(text);
}

/* Every example of the header. */
static void dates_are_read_as_the_header_says(void **state)
{
	static const char *const days[] = {"11 april 2025", "vrijdag 11 April 2025",
		"11-04-2025", "11/4/2025", "11.4.2025", "2025-04-11"};
	static const char *const none[] = {"1 maart jl.", "11-04-25", "31 april 2025"};
	(void)state;
	kz_date date;
	char text[16];
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		must(kz_date_parse(days[i], strlen(days[i]), &date, err));
		assert_int_equal(date.year, 2025);
		assert_int_equal(date.month, 4);
		assert_int_equal(date.day, 11);
	}
	must(kz_date_parse("de 3de mei 2024", 15, &date, err));
	assert_int_equal(kz_date_format(&date, text, sizeof text), 10);
	assert_string_equal(text, "2024-05-03");
	must(kz_date_parse("1 mrt. 2024", 11, &date, err));
	assert_int_equal(date.month, 3);
	must(kz_date_parse("april 2025", 10, &date, err));
	assert_int_equal(date.day, 0);
	must(kz_date_parse("2025-04", 7, &date, err));
	assert_int_equal(kz_date_format(&date, text, sizeof text), 7);
	must(kz_date_parse("2025", 4, &date, err));
	assert_int_equal(date.month, 0);
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
		must_fail(KZ_E_DOCUMENT,
			kz_date_parse(none[i], strlen(none[i]), &date, err));
		assert_int_equal(date.year, 0);
	}
	must_fail(KZ_E_ARGUMENT, kz_date_parse(NULL, 1, &date, err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_analysis_has_a_name_and_a_fingerprint),
		cmocka_unit_test(the_example_of_the_header),
		cmocka_unit_test(words_know_where_they_stand),
		cmocka_unit_test(the_other_examples_of_the_header),
		cmocka_unit_test(stems_are_those_of_snowball),
		cmocka_unit_test(one_word_has_one_term),
		cmocka_unit_test(a_term_is_of_one_word),
		cmocka_unit_test(texts_without_words_and_texts_that_are_none),
		cmocka_unit_test(a_list_of_words_outlives_its_text_and_analysis),
		cmocka_unit_test(normalised_text_is_as_the_header_says),
		cmocka_unit_test(dates_are_read_as_the_header_says),
	};
	return cmocka_run_group_tests_name("dutch", tests, NULL, NULL);
}
