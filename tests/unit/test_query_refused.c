/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries that are refused: with the place, what was expected there, and the limits. */
#include "support.h"

#include "index/schema.h"
#include "search/query.h"

#include <stdlib.h>

static void what_cannot_be_understood_is_refused(void **state)
{
	static const struct {
		const char *query;
		int offset;
		const char *words;
	} bad[] = {
		{"", 0, "an empty query"},
		{" \t\n", 0, "an empty query"},
		{"beleid \xFF", 7, "not UTF-8 at byte 7"},
		{"\xC3", 0, "not UTF-8 at byte 0"},
		{"één\xED\xA0\x80", 5, "not UTF-8 at byte 5"},
	};
	for (size_t i = 0; i < COUNT(bad); i++) {
		kzi_query query;
		for (int phrase = 0; phrase < 2; phrase++)
			must_fail_at(KZ_E_QUERY, bad[i].offset, bad[i].words,
				kzi_query_parse(
					bad[i].query, phrase == 1, *state, &query, err));
		assert_int_equal(query.node_count, 0);
		assert_null(query.arena.newest);
	}
}

/* Where, and what was expected there. */
static void what_is_half_said_is_refused(void **state)
{
	static const struct {
		const char *query;
		int offset;
		const char *words;
	} bad[] = {
		{"sandbox OR", 8, "'OR' expects something to seek behind it"},
		{"OR sandbox", 0, "'OR' expects something to seek before it"},
		{"één AND", 6, "'AND' expects something to seek behind"},
		{"EN b", 0, "'EN' expects something to seek before"},
		{"a NIET", 2, "'NIET' expects something to seek behind"},
		{"a OR )", 2, "'OR' expects something to seek behind"},
		{"(a OR) b", 3, "'OR' expects something"},
		{"a OR OR b", 2, "'OR' expects something to seek behind it"},
		{"a AND ...", 2, "'AND' expects something to seek behind"},
		{"a NEAR/5", 2, "'NEAR/5' expects something to seek behind"},
		{"NEAR/5 a", 0, "'NEAR/5' expects something to seek before"},
		{"a NEAR/0 b", 7, "'0': expected a distance of 1 to 100"},
		{"a NEAR/101 b", 7, "expected a distance of 1 to 100"},
		{"a ADJ/99999999999 b", 6, "expected a distance"},
		{"a NEAR/5 (b -c)", 10, "NEAR expects words, phrases"},
		{"soort:motie NEAR/5 b", 6, "NEAR expects words, phrases"},
		{"NEAR(a b, 5", 4, "NEAR( is not closed: expected ')'"},
		{"NEAR(a, 5)", 0, "NEAR( ) expects two words"},
		{"NEAR(a -b, 5)", 7, "expects words and phrases, not a '-'"},
		{"NEAR(a b, 0)", 10, "expected a distance of 1"},
		{"sandbx~3", 6, "'~3': ~ expects 1 or 2"},
		{"sandbx~0", 6, "'~0': ~ expects 1 or 2"},
		{"sand*bx~", 7, "a wildcard or a ~ in a word, not both"},
		{"datum:gisteren", 6, "datum:gisteren: expected a date"},
		{"datum:2025-13", 6, "expected a date"},
		{"x datum:..", 8, "expected a date"},
		{"datum:2025..2024", 6, "ends before it begins"},
		{"dossier:xyz", 8, "expected a dossier"},
		{"kamer:3", 6, "expected 1 (Eerste Kamer) or 2"},
		{"vergaderjaar:2024-2026", 13, "expected a vergaderjaar"},
		{"hoofdstuk:12", 10, "expected a begrotingshoofdstuk"},
		{"x soort:\"\"", 8, "'soort:' expects a value"},
	};
	for (size_t i = 0; i < COUNT(bad); i++) {
		kzi_query query;
		must_fail_at(KZ_E_QUERY, bad[i].offset, bad[i].words,
			kzi_query_parse(bad[i].query, 0, *state, &query, err));
		assert_null(query.arena.newest);
	}
}

static void nesting_has_a_limit(void **state)
{
	char text[KZI_QUERY_MAX + 1] = "";
	kzi_query query;
	for (int i = 0; i < KZI_QUERY_NESTING; i++)
		strcat(text, i % 2 ? "-(" : "(");
	size_t depth = strlen(text);
	memmove(text, text + depth - KZI_QUERY_NESTING, KZI_QUERY_NESTING + 1);
	strcat(text, "a");
	must(kzi_query_parse(text, 0, *state, &query, err));
	kzi_query_free(&query);
	memset(text, '(', KZI_QUERY_MAX);
	text[KZI_QUERY_MAX] = '\0';
	must_fail_at(KZ_E_LIMIT, KZI_QUERY_NESTING, "more than 64 brackets",
		kzi_query_parse(text, 0, *state, &query, err));
	text[0] = '\0';
	for (int i = 0; i < 80; i++)
		strcat(text, "NOT ");
	strcat(text, "a");
	must_fail_at(KZ_E_LIMIT, 4 * KZI_QUERY_NESTING, "more than 64 brackets",
		kzi_query_parse(text, 0, *state, &query, err));
}

static void patterns_have_a_limit(void **state)
{
	kzi_query query;
	must(kzi_query_parse("a* b* c* d* e~ f? *g h*i", 0, *state, &query, err));
	kzi_query_free(&query);
	must_fail_at(KZ_E_LIMIT, 25, "more than 8 words with a wildcard",
		kzi_query_parse("a* b* c* d* e~ f? *g h*i j*", 0, *state, &query, err));
}

static void queries_have_a_limit_of_bytes(void **state)
{
	char text[KZI_QUERY_MAX + 2];
	kzi_query query;
	memset(text, 'x', sizeof text);
	text[KZI_QUERY_MAX + 1] = '\0';
	must_fail_at(KZ_E_LIMIT, KZI_QUERY_MAX, "a query of 4097 bytes: over 4096",
		kzi_query_parse(text, false, *state, &query, err));
	text[KZI_QUERY_MAX] = '\0';
	must(kzi_query_parse(text, false, *state, &query, err));
	/* Cut as in the index, or it would never be found there. */
	assert_int_equal(strlen(query.nodes[0].terms[0]), KZI_WORD_MAX);
	kzi_query_free(&query);
}

static void queries_have_a_limit_of_words(void **state)
{
	char text[3 * KZI_QUERY_WORDS + 10] = "é ";
	kzi_query query;
	for (int i = 1; i < KZI_QUERY_WORDS; i++)
		strcat(text, i % 3 == 0 ? "a-" : "b ");
	for (int phrase = 0; phrase < 2; phrase++) {
		must(kzi_query_parse(text, phrase == 1, *state, &query, err));
		assert_int_equal(query.word_count, KZI_QUERY_WORDS);
		kzi_query_free(&query);
	}
	size_t length = strlen(text);
	strcat(text, ".c d");
	for (int phrase = 0; phrase < 2; phrase++)
		must_fail_at(KZ_E_LIMIT, (int)length + 1, "more than 256 words",
			kzi_query_parse(text, phrase == 1, *state, &query, err));
	assert_null(query.arena.newest);
}

static int open_analysis(void **state)
{
	return kz_analysis_open("snowball", (kz_analysis **)state, NULL);
}

static int close_analysis(void **state)
{
	kz_analysis_close(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_understood_is_refused),
		cmocka_unit_test(what_is_half_said_is_refused),
		cmocka_unit_test(nesting_has_a_limit),
		cmocka_unit_test(patterns_have_a_limit),
		cmocka_unit_test(queries_have_a_limit_of_bytes),
		cmocka_unit_test(queries_have_a_limit_of_words),
	};
	return cmocka_run_group_tests_name(
		"query-refused", tests, open_analysis, close_analysis);
}
