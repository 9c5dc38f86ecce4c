/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries understood: what is sought, and what is warned of. */
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
	{"datum:2024 OR datum:2024 OR datum:2023", "(datum:\"2024\" OR datum:\"2023\")",
		""},
	{"\"een brief\" \"een brief\" een", "\"een brief\" AND een", ""},
	{"(beleid)", "beleid", ""},
	{"beleid , ( ) - & visie", "beleid AND visie", ""},
	/* Nothing to look for. */
	{"...", "", "there is no word in the query"},
	{"\"\"", "", "there is no word in the query"},
	{"\xC2\xA0", "", "there is no word in the query"},
	{"( * )", "everything", ""},
	{"???", "", "there is no word"},
	{"- + =", "", "there is no word"},
	{"wat is dit?", "wat AND is AND dit", ""},
	{"wat is di?", "wat AND is AND di", ""},
	{"\"kunt u dat?\" nu", "\"kunt u dat\" AND nu", ""},
	/* Operators, and what binds most. */
	{"sandbox OR hub", "(sandbox OR hub)", ""},
	{"a b OR c d", "((a AND b) OR (c AND d))", ""},
	{"(a OR b) c", "(a OR b) AND c", ""},
	{"a AND b EN c", "a AND b AND c", ""},
	{"a EN b OF c NIET d", "((a AND b) OR (c AND NOT d))", ""},
	{"a NOT b", "a NOT b", ""},
	{"a AND NOT b", "a NOT b", ""},
	{"a NOT (b OR c)", "a NOT (b OR c)", ""},
	{"NOT a", "everything NOT a", ""},
	{"NOT NOT a", "everything NOT NOT a", ""},
	{"a OR (b -c)", "(a OR (b AND NOT c))", ""},
	{"((a)) ((b c))", "a AND (b AND c)", ""},
	{"(a OR b)OR c", "((a OR b) OR c)", ""},
	{"SANDBOX OR HUB", "sandbox AND or AND hub", "'OR' is a word"},
	{"EN", "en", ""},
	{"a or b", "a AND or AND b", ""},
	{"a ORDE b", "a AND ord AND b", ""},
	{"sandbox -wetgeving", "sandbox NOT wetgev", ""},
	{"sandbox -\"nieuw kader\"", "sandbox NOT \"nieuw kader\"", ""},
	{"sandbox -(a b)", "sandbox NOT (a AND b)", ""},
	{"+sandbox hub", "sandbox AND hub", ""},
	{"+a OR b", "(a OR b)", "'+' beside OR"},
	{"a - b + c", "a AND b AND c", ""},
	{"(a", "a", "the bracket at byte 0 is not closed"},
	{"a) b", "a AND b", "the bracket at byte 1 closes nothing"},
	{"( ) a", "a", ""},
	/* Near. */
	{"a NEAR/5 b", "(a NEAR/5 b)", ""},
	{"a NEAR b", "(a NEAR/10 b)", ""},
	{"a ADJ/3 \"b c\" d", "(a ADJ/3 \"b c\") AND d", ""},
	{"a NEAR/5 b NEAR/2 c", "((a NEAR/5 b) NEAR/2 c)", ""},
	{"NEAR(a b, 5)", "(a NEAR/5 b)", ""},
	{"NEAR(a \"b c\" d*,7) e", "NEAR(a \"b c\" d*, 7) AND e", ""},
	{"ADJ(a, b)", "(a ADJ/10 b)", ""},
	{"(a OR b) NEAR/5 =c", "((a OR b) NEAR/5 =c)", ""},
	{"NEAR(a 5, 5)", "(a NEAR/5 5)", ""},
	{"a NEAR/x b", "a AND \"near x\" AND b", ""},
	/* Patterns. */
	{"biotech*", "biotech*", ""},
	{"*technologie", "*technologie", ""},
	{"bio*logie B?o", "bio*logie AND b?o", ""},
	{"Één*", "een*", ""},
	{"**a**b", "**a**b", ""},
	{"\"innovatieve ferment*\"", "\"innovatiev ferment*\"", ""},
	{"\"wet * zorg\"", "\"wet * zorg\"", ""},
	{"\"* wet\"", "\"wet\"", "a * with no letter beside it"},
	{"a/* b", "a AND b", "a * with no letter beside it"},
	{"motie-G*s", "\"motie g*s\"", ""},
	{"sandbx~ sandbx~2", "sandbx~1 AND sandbx~2", ""},
	{"a~b", "\"a b\"", ""},
	{"\"regulatry~ sandbox\"", "\"regulatry~1 sandbox\"", ""},
	{"=kansen", "=kansen", ""},
	{"=\"nieuwe kansen\"", "\"=nieuwe =kansen\"", ""},
	{"=(a OR b)", "(=a OR =b)", ""},
	{"a=b", "\"a b\"", ""},
	{"a * b", "a AND b", ""},
	{"a OR *", "(a OR everything)", ""},
	/* Fields. */
	{"titel:visie", "titel:visie", ""},
	{"Title:\"nieuw kader\" x", "titel:\"nieuw kader\" AND x", ""},
	{"noot:(a OR b*)", "(noot:a OR noot:b*)", ""},
	{"van:=Bruins", "ondertekenaar:=bruins", ""},
	{"ministerie:lnv",
		"(ministerie:lnv OR ministerie:\"landbouw natur en "
		"voedselkwaliteit\")",
		""},
	{"a soort:motie", "a AND soort:\"motie\"", ""},
	{"a -soort:motie", "a NOT soort:\"motie\"", ""},
	{"soort:(motie OR brief)", "(soort:\"motie\" OR soort:\"brief\")", ""},
	{"datum:2024-03..2025 x", "x AND datum:\"2024-03..2025\"", ""},
	{"datum:11 april 2025 x", "x AND datum:\"11 april 2025\"", ""},
	{"dossier:36 600 XIV x", "x AND dossier:\"36 600 XIV\"", ""},
	{"onbekend:visie", "\"onbek visie\"", "there is no field 'onbekend'"},
	{"titel: visie", "titel AND visie", "no value right behind it"},
	/* Kamerstukken. */
	{"36600-XIV-61", "(id:\"36600-XIV-61\" OR citeert:\"36600-XIV-61\")", ""},
	{"x 36 600 XIV, nr. 61, y",
		"x AND (id:\"36 600 XIV, nr. 61\" OR citeert:\"36 600 XIV, nr. 61\") "
		"AND y",
		""},
	{"-kst-36836-D", "everything NOT (id:\"kst-36836-D\" OR citeert:\"kst-36836-D\")",
		""},
	{"36600", "(36600 OR dossier:\"36600\")", ""},
	{"36 600 XIV", "(\"36 600 xiv\" OR dossier:\"36 600 XIV\")", ""},
	{"=36600", "=36600", ""},
	{"\"36600\"", "\"36600\"", ""},
	{"36600 ADJ/2 motie", "(36600 ADJ/2 motie)", ""},
	{"14:30 in 2024", "\"14 30\" AND in AND 2024", ""},
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

static void values_may_be_written_in_several_ways(void **state)
{
	static const char *const rows_of_values[][2] = {
		{"kamer:2", "2"},
		{"kamer:TK", "2"},
		{"chamber:\"Eerste Kamer\"", "1"},
		{"soort:motion", "motie"},
		{"soort:\"Brief regering\"", "brief"},
		{"vergaderjaar:2024-2025", "2024-2025"},
		{"vergaderjaar:2024/25", "2024-2025"},
		{"vergaderjaar:20242025", "2024-2025"},
		{"session:1999-00", "1999-2000"},
		{"hoofdstuk:xiv", "XIV"},
		{"taal:Engels", "en"},
		{"taal:nl", "nl"},
		{"dossier:\"36 600 XIV\"", "36600-XIV"},
		{"dossier:21501-32", "21501-32"},
		{"dossier:36600", "36600"},
	};
	for (size_t i = 0; i < COUNT(rows_of_values); i++) {
		kzi_query query;
		must(kzi_query_parse(rows_of_values[i][0], 0, *state, &query, err));
		assert_int_equal(query.known_count, 1);
		same_text(rows_of_values[i][0], query.known[0]->known,
			rows_of_values[i][1]);
		kzi_query_free(&query);
	}
}

static void every_word_can_be_exact(void **state)
{
	kzi_query query;
	must(kzi_query_parse(
		"nieuwe kans* OR risico's", KZ_SEARCH_EXACT, *state, &query, err));
	same_text("exact", query.understood, "((=nieuwe AND kans*) OR =risico)");
	kzi_query_free(&query);
	must(kzi_query_parse("nieuwe kansen", KZ_SEARCH_EXACT | KZ_SEARCH_PHRASE, *state,
		&query, err));
	same_text("exact", query.understood, "\"=nieuwe =kansen\"");
	kzi_query_free(&query);
}

/* A warning ends up on a terminal. */
static void warnings_are_fit_to_be_shown(void **state)
{
	char text[1200];
	kzi_query query;
	strcpy(text, "~");
	for (int i = 0; i < 300; i++)
		strcat(text, "€");
	must(kzi_query_parse(text, false, *state, &query, err));
	assert_int_equal(query.warning_count, 2);
	assert_in_range(strlen(query.warnings[0]), 80, 200);
	kzi_query_free(&query);
	must(kzi_query_parse("~a\xC2\x9B"
			     "2J",
		false, *state, &query, err));
	assert_int_equal(query.warning_count, 1);
	assert_non_null(strstr(query.warnings[0], "'~a?2J'"));
	kzi_query_free(&query);
}

/* No punctuation makes it fail. */
static void anything_can_be_typed(void **state)
{
	static const char *const bits[] = {"\"", "“", "’", "(", ")", "*", "?", "~", "/",
		":", "-", "+", "=", " ", "a", "één", "OR", "NEAR", "\xCC\x81", "\xC2\xAD",
		"€", "\n", "\x1B", "ondertekenaar:", "NOT ", " AND ", "NEAR(", ", 5)"};
	uint64_t seed = 11;
	for (size_t i = 0; i < 20000; i++) {
		kzi_query query;
		char text[256] = "x";
		for (size_t count = chance_below(&seed, 12); count > 0; count--)
			strcat(text, bits[chance_below(&seed, COUNT(bits))]);
		kz_error told = {0};
		kz_status st = kzi_query_parse(text, i % 4 == 0, *state, &query, &told);
		/* Only what is half said is refused, and never outside of the query. */
		if (st != KZ_OK) {
			assert_int_equal(st, KZ_E_QUERY);
			assert_in_range(told.offset, 0, strlen(text));
			assert_non_null(strstr(told.message, "expect"));
			assert_null(query.arena.newest);
			continue;
		}
		assert_true(query.node_count > 0 || query.excluded_count > 0);
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
		cmocka_unit_test(values_may_be_written_in_several_ways),
		cmocka_unit_test(every_word_can_be_exact),
		cmocka_unit_test(warnings_are_fit_to_be_shown),
		cmocka_unit_test(anything_can_be_typed),
	};
	return cmocka_run_group_tests_name(
		"parser", tests, open_analysis, close_analysis);
}
