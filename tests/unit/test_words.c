/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text taken apart into words: which, folded how, and exactly where. */
#include "support.h"

#include "text/words.h"

#include <stdlib.h>

/* "folded@start+length", parted by spaces; the caller frees it. */
static char *words_of(const char *text, size_t length)
{
	kzi_buffer line = {0};
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	size_t end = 0;
	while (kzi_words_next(&words, &word)) {
		assert_true(word.start >= end && word.length > 0);
		end = word.start + word.length;
		assert_true(end <= length);
		assert_int_equal(strlen(word.folded), word.folded_length);
		kzi_buffer_format(&line, "%s%s@%zu+%zu", line.length > 0 ? " " : "",
			word.folded, word.start, word.length);
	}
	assert_false(kzi_words_failed(&words));
	assert_false(kzi_words_next(&words, &word));
	kzi_words_end(&words);
	char *all = kzi_buffer_take(&line);
	assert_non_null(all);
	return all;
}

static const struct {
	const char *text, *words;
} rows[] = {
	{"", ""},
	{" \t\r\n.,-!?()", ""},
	{"'", ""},
	{"''''", ""},
	{"motie", "motie@0+5"},
	{"De motie-Grinwis (36 600)", "de@0+2 motie@3+5 grinwis@9+7 36@18+2 600@21+3"},
	{"Geïnformeerd.", "geinformeerd@0+13"},
	/* The 's of plural and genitive; the apostrophe of what is left out. */
	{"agenda's", "agenda@0+8"},
	{"foto’s, foto´s", "foto@0+8 foto@10+7"},
	{"Bromet's", "bromet@0+8"},
	{"AGENDA'S", "agenda@0+8"},
	{"zo'n zo’n", "zo'n@0+4 zo'n@5+6"},
	{"'s-Gravenhage", "s@1+1 gravenhage@3+10"},
	{"’s ochtends", "s@3+1 ochtends@5+8"},
	{"'t kabinet", "t@1+1 kabinet@3+7"},
	{"a's", "a@0+3"},
	{"'kader'", "kader@1+5"},
	{"‘sandboxes’", "sandboxes@3+9"},
	{"kamers' recht", "kamers@0+6 recht@8+5"},
	{"d''s", "d@0+1 s@3+1"},
	{"rock'n'roll", "rock'n'roll@0+11"},
	/* What is one word although a sign stands in it. */
	{"R&D", "r&d@0+3"},
	{"AT&T, Q&A's", "at&t@0+4 q&a@6+5"},
	{"kosten&baten r & d &c", "kosten@0+6 baten@7+5 r@13+1 d@17+1 c@20+1"},
	{"d.m.v. dmv", "dmv@0+5 dmv@7+3"},
	{"J.F. Rummenie", "jf@0+3 rummenie@5+8"},
	{"V.P.G.", "vpg@0+5"},
	{"n.v.t", "nvt@0+5"},
	{"É.é.", "ee@0+5"},
	{"a. Bc.d e.f", "a@0+1 bc@3+2 d@6+1 ef@8+3"},
	{"e-mail E‑mails", "email@0+6 emails@7+9"},
	{"re-integratie co-creatie", "reintegratie@0+13 cocreatie@14+10"},
	{"e- en, co-", "e@0+1 en@3+2 co@7+2"},
	{"start-ups opt-out stand-by", "startups@0+9 optout@10+7 standby@18+8"},
	{"start-up-fonds in-en-uit",
		"start@0+5 up@6+2 fonds@9+5 in@15+2 en@18+2 uit@21+3"},
	{"x-e-mail", "x@0+1 e@2+1 mail@4+4"},
	{"A-status T-shirt", "a@0+1 status@2+6 t@9+1 shirt@11+5"},
	{"1.000.000 36.600", "1000000@0+9 36600@10+6"},
	{"27428.408 0.125 1.2345 1.00", "27428@0+5 408@6+3 0@10+1 125@12+3 1@16+1 "
					"2345@18+4 1@23+1 00@25+2"},
	{"11.04.2025 2.500km", "11@0+2 04@3+2 2025@6+4 2@11+1 500km@13+5"},
	{"3% 3 % 3\xC2\xA0% %", "3@0+1 procent@1+1 3@3+1 procent@5+1 3@7+1 procent@10+1"},
	{"€5 €\xC2\xA0"
	 "5 € €€",
		"euro@0+3 5@3+1 euro@5+3 5@10+1 euro@12+3"},
	{"wet- en regelgeving", "wet@0+3 en@5+2 regelgeving@8+11"},
	{"kosten/baten", "kosten@0+6 baten@7+5"},
	{"14:30 uur", "14@0+2 30@3+2 uur@6+3"},
	{"1.234,56", "1234@0+5 56@6+2"},
	{"A4 Q3 2e 36600-XIV", "a4@0+2 q3@3+2 2e@6+2 36600@9+5 xiv@15+3"},
	{"CO2 CO₂", "co2@0+3 co2@4+5"},
	{"m² en €5", "m@0+1 en@4+2 euro@7+3 5@10+1"},
	{"snake_case", "snake@0+5 case@6+4"},
	/* What is not to be seen is in the word, and not at its end. */
	{"be\xC2\xADleid", "beleid@0+8"},
	{"be\xC2\xAD\xE2\x80\x8Bleid", "beleid@0+11"},
	{"beleid\xC2\xAD voor", "beleid@0+6 voor@9+4"},
	{"\xC2\xAD"
	 "beleid",
		"beleid@2+6"},
	{"\xC2\xAD \xE2\x80\x8B", ""},
	{"\xEF\xBB\xBFKamer", "kamer@3+5"},
	{"a\xC2\xAD'b", "a'b@0+5"},
	/* Accents on their own. */
	{"e\xCC\x81"
	 "e\xCC\x81n",
		"een@0+7"},
	{"\xCC\x81", ""},
	{"\xCC\x81 \xCC\x88 a", "a@6+1"},
	{"\xCC\x81"
	 "a",
		"a@0+3"},
	/* What is not UTF-8 parts words. */
	{"be\xFFleid", "be@0+2 leid@3+4"},
	{"\xC3", ""},
	{"a\xE2\x82", "a@0+1"},
	{"\xC0\xAF\x80motie\xED\xA0\x80", "motie@3+5"},
	{"a\xFF'b", "a@0+1 b@3+1"},
	{"Λόγος 中文", "λογοσ@0+10 中文@11+6"},
};

static void words_are_found_where_they_stand(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char *words = words_of(rows[i].text, strlen(rows[i].text));
		same_text(rows[i].text, words, rows[i].words);
		free(words);
	}
}

static void a_nul_parts_words(void **state)
{
	(void)state;
	char *words = words_of(BYTES("a\0b"));
	assert_string_equal(words, "a@0+1 b@2+1");
	free(words);
}

/* What comes behind the end of the text is never looked at. */
static void the_end_is_the_end(void **state)
{
	(void)state;
	static const char text[] = "zo'n één beleid";
	for (size_t length = 0; length < sizeof text; length++) {
		/* In memory of exactly that size, so that a checker sees it. */
		char *cut = malloc(length > 0 ? length : 1);
		assert_non_null(cut);
		memcpy(cut, text, length);
		free(words_of(cut, length));
		free(cut);
	}
	char *words = words_of(text, 3);
	assert_string_equal(words, "zo@0+2");
	free(words);
}

/* A million of them in a row need neither depth nor time. */
static void long_runs_of_accents_are_no_words(void **state)
{
	(void)state;
	enum { RUN = 1000000 };
	char *text = malloc(2 * RUN + 1);
	assert_non_null(text);
	for (size_t i = 0; i < RUN; i++)
		memcpy(text + 2 * i, "\xCC\x81", 2);
	text[2 * RUN] = 'x';
	char *words = words_of(text, 2 * RUN);
	assert_string_equal(words, "");
	free(words);
	words = words_of(text, 2 * RUN + 1);
	assert_string_equal(words, "x@0+2000001");
	free(words);
	for (size_t i = 0; i < RUN; i++)
		memcpy(text + 2 * i, "\xCC ", 2);
	words = words_of(text, 2 * RUN);
	assert_string_equal(words, "");
	free(words);
	free(text);
}

static void a_word_may_be_long(void **state)
{
	(void)state;
	enum { LONG = 100000 };
	char *text = malloc(LONG);
	assert_non_null(text);
	memset(text, 'A', LONG);
	kzi_words words = KZI_WORDS_OF(text, LONG);
	kzi_word word;
	assert_true(kzi_words_next(&words, &word));
	assert_int_equal(word.length, LONG);
	assert_int_equal(word.folded_length, LONG);
	assert_int_equal(strspn(word.folded, "a"), LONG);
	assert_false(kzi_words_next(&words, &word));
	kzi_words_end(&words);
	free(text);
}

/* Whatever the bytes: it ends, and no word is outside the text. */
static void any_bytes_will_do(void **state)
{
	(void)state;
	static const char *const bits[] = {"a", "é", "'", "’", "\xCC\x81", "\xC2\xAD",
		" ", "\xFF", "\xC3", "1", "s", "\xE2\x80", "-", "\xF0\x9F\x98\x80"};
	uint64_t seed = 4;
	for (size_t i = 0; i < 20000; i++) {
		char text[64] = "";
		for (size_t count = chance_below(&seed, 12); count > 0; count--)
			strcat(text, bits[chance_below(&seed, COUNT(bits))]);
		free(words_of(text, strlen(text)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_found_where_they_stand),
		cmocka_unit_test(a_nul_parts_words),
		cmocka_unit_test(the_end_is_the_end),
		cmocka_unit_test(long_runs_of_accents_are_no_words),
		cmocka_unit_test(a_word_may_be_long),
		cmocka_unit_test(any_bytes_will_do),
	};
	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
