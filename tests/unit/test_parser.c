/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries understood: what is sought, what is warned of, and what is refused. */
#include "support.h"

#include "index/schema.h"
#include "search/query.h"

#include <stdlib.h>

static const struct {
	const char *query, *understood, *warnings; /* those parted by |, a part of each */
} rows[] = {
	{"biotechnologie", "biotechnologie", ""},
	{"Regulatory Sandboxes", "regulatory AND sandboxes", ""},
	{"\"regulatory sandboxes\"", "\"regulatory sandboxes\"", ""},
	{"de ‘nieuwe huizen’ hier", "de AND \"nieuw huiz\" AND hier", ""},
	{"\"huizen\"", "\"huiz\"", ""},
	{"wet- en regelgeving", "wet AND en AND regelgev", ""},
	{"motie-Grinwis", "\"motie grinwis\"", ""},
	{"R&D", "r&d", ""},
	{"14:30 kosten/baten", "\"14 30\" AND \"kost bat\"", ""},
	{"agenda's foto’s zo'n", "agenda AND foto AND zo'n", ""},
	{"CO₂", "co2", ""},
	{"*", "everything", ""},
	{"  * ", "everything", ""},
	{"een een", "een AND een", ""},
	{"(beleid)", "beleid", ""},
	{"beleid , ( ) - & visie", "beleid AND visie", ""},
	/* Nothing to look for. */
	{"...", "", "there is no word in the query"},
	{"\"\"", "", "there is no word in the query"},
	{"\xC2\xA0", "", "there is no word in the query"},
	{"( * )", "", "'*' is sought without its wildcard|there is no word"},
	/* Signs that have no meaning here, and say so. */
	{"sandbox OR hub", "sandbox AND or AND hub", "'OR' is taken as a word"},
	{"a EN b OF c NIET d", "a AND en AND b AND of AND c AND niet AND d",
		"'EN' is taken|'OF' is taken|'NIET' is taken"},
	{"a NEAR/5 b", "a AND \"near 5\" AND b", "'NEAR/5' is taken as a word"},
	{"SANDBOX OR HUB", "sandbox AND or AND hub", ""},
	{"a or b", "a AND or AND b", ""},
	{"sandbox -wetgeving", "sandbox AND wetgev", "the '-' of '-wetgeving' is not"},
	{"+sandbox", "sandbox", "the '+' of '+sandbox'"},
	{"=kansen", "kans", "the '=' of '=kansen'"},
	{"biotech*", "biotech", "'biotech*' is sought without its wildcard"},
	{"bio*logie", "\"bio logie\"", "'bio*logie' is sought without"},
	{"sandbx~2", "\"sandbx 2\"", "'sandbx~2' is sought without"},
	{"\"bio*\"", "\"bio\"", ""},
	{"wat is dit?", "wat AND is AND dit", ""},
	{"- + =", "", "there is no word"},
	/* A quote without its other half; the byte is where it stands. */
	{"\"nieuw kader", "\"nieuw kader\"", "the quote at byte 0 is not closed"},
	{"een “nieuw kader", "een AND \"nieuw kader\"", "the quote at byte 4 is not"},
	{"één «x", "een AND \"x\"", "the quote at byte 6 is not closed"},
};

/* Taken off from the front of text, up to the next |. */
static size_t next_part(const char **text, char part[128])
{
	size_t length = strcspn(*text, "|");
	assert_in_range(length, 0, 127);
	memcpy(part, *text, length);
	part[length] = '\0';
	*text += length + ((*text)[length] == '|');
	return length;
}

static void queries_are_understood(void **state)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_query query;
		char part[128];
		size_t count = 0;
		must(kzi_query_parse(rows[i].query, false, *state, &query, err));
		same_text(rows[i].query, query.understood, rows[i].understood);
		for (const char *rest = rows[i].warnings; next_part(&rest, part) > 0;) {
			if (count == query.warning_count ||
				strstr(query.warnings[count], part) == NULL)
				fail_msg("%s: no warning '%s'", rows[i].query, part);
			count++;
		}
		if (count != query.warning_count)
			fail_msg("%s: a warning too many: %s", rows[i].query,
				query.warnings[count]);
		kzi_query_free(&query);
		assert_int_equal(query.node_count, 0);
	}
}

static void nodes_keep_what_was_typed(void **state)
{
	kzi_query query;
	must(kzi_query_parse("Eén „Nieuw Kader” 14:30 ...", false, *state, &query, err));
	static const struct {
		const char *text, *first;
		size_t terms;
		bool quoted;
	} nodes[] = {{"Eén", "een", 1, false}, {"Nieuw Kader", "nieuw", 2, true},
		{"14:30", "14", 2, false}};
	assert_int_equal(query.node_count, COUNT(nodes));
	assert_int_equal(query.word_count, 5);
	assert_false(query.everything);
	for (size_t i = 0; i < COUNT(nodes); i++) {
		assert_string_equal(query.nodes[i].text, nodes[i].text);
		assert_string_equal(query.nodes[i].terms[0], nodes[i].first);
		assert_int_equal(query.nodes[i].term_count, nodes[i].terms);
		assert_int_equal(query.nodes[i].quoted, nodes[i].quoted);
	}
	kzi_query_free(&query);
	kzi_query_free(&query);
}

static void the_whole_can_be_one_phrase(void **state)
{
	static const struct {
		const char *query, *understood;
	} phrases[] = {
		{"regulatory sandboxes", "\"regulatory sandboxes\""},
		{"het \"nieuwe\" -kader OR zo", "\"het nieuw kader or zo\""},
		{"\"niet gesloten", "\"niet geslot\""},
	};
	for (size_t i = 0; i < COUNT(phrases); i++) {
		kzi_query query;
		must(kzi_query_parse(phrases[i].query, true, *state, &query, err));
		same_text(phrases[i].query, query.understood, phrases[i].understood);
		assert_int_equal(query.node_count, 1);
		assert_true(query.nodes[0].quoted);
		assert_int_equal(query.warning_count, 0);
		kzi_query_free(&query);
	}
}

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

/* A warning ends up on a terminal. */
static void warnings_are_fit_to_be_shown(void **state)
{
	char text[1200];
	kzi_query query;
	strcpy(text, "-");
	for (int i = 0; i < 300; i++)
		strcat(text, "€");
	must(kzi_query_parse(text, false, *state, &query, err));
	assert_int_equal(query.warning_count, 2);
	assert_in_range(strlen(query.warnings[0]), 80, 200);
	kzi_query_free(&query);
	must(kzi_query_parse("-a\xC2\x9B"
			     "2J",
		false, *state, &query, err));
	assert_int_equal(query.warning_count, 1);
	assert_non_null(strstr(query.warnings[0], "'-a?2J'"));
	kzi_query_free(&query);
}

/* No punctuation makes it fail. */
static void anything_can_be_typed(void **state)
{
	static const char *const bits[] = {"\"", "“", "’", "(", ")", "*", "?", "~", "/",
		":", "-", "+", "=", " ", "a", "één", "OR", "NEAR", "\xCC\x81", "\xC2\xAD",
		"€", "\n", "\x1B", "ondertekenaar:"};
	uint64_t seed = 11;
	for (size_t i = 0; i < 20000; i++) {
		kzi_query query;
		char text[256] = "x";
		for (size_t count = chance_below(&seed, 12); count > 0; count--)
			strcat(text, bits[chance_below(&seed, COUNT(bits))]);
		must(kzi_query_parse(text, i % 4 == 0, *state, &query, err));
		assert_true(query.node_count > 0);
		assert_non_null(query.understood);
		kzi_query_free(&query);
	}
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
		cmocka_unit_test(queries_are_understood),
		cmocka_unit_test(nodes_keep_what_was_typed),
		cmocka_unit_test(the_whole_can_be_one_phrase),
		cmocka_unit_test(what_cannot_be_understood_is_refused),
		cmocka_unit_test(queries_have_a_limit_of_bytes),
		cmocka_unit_test(queries_have_a_limit_of_words),
		cmocka_unit_test(warnings_are_fit_to_be_shown),
		cmocka_unit_test(anything_can_be_typed),
	};
	return cmocka_run_group_tests_name(
		"parser", tests, open_analysis, close_analysis);
}
