/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What may be typed: phrases in every kind of quote, signs that mean nothing, and
 * what is too much. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int make_index(void **state)
{
	if (make_directory(state) != 0)
		return -1;
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "a", "Brief", "De regulatory sandboxes van het kabinet.");
	put(writer, "b", "Brief", "De sandboxes, regulatory of niet.");
	put(writer, "c", "Brief", "De foto’s van R&D om 14:30, kosten/baten (en niet).");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return 0;
}

#define with_index(test) \
	cmocka_unit_test_setup_teardown(test, make_index, remove_directory)

static void phrases_in_quotes_of_every_kind(void **state)
{
	static const char *const queries[] = {
		"\"regulatory sandboxes\"",
		"“regulatory sandboxes”",
		"”regulatory sandboxes”",
		"„regulatory sandboxes”",
		"„regulatory sandboxes“",
		"‘regulatory sandboxes’",
		"«regulatory sandboxes»",
		"“regulatory sandboxes\"",
		"  \"Regulatory,  SANDBOXES!\"  ",
		"\"de regulatory sandboxes van\" kabinet",
		"\"regulatory sandboxes",
		"kabinet\"regulatory sandboxes\"",
	};
	kz_index *index = open_index(below(*state, "index"));
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.matching = KZ_MATCH_ALL;
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		if (strcmp(search(index, queries[i], &options), "a") != 0)
			fail_msg("%s finds '%s'", queries[i],
				search(index, queries[i], &options));
	}
	assert_string_equal(search(index, "regulatory sandboxes", &options), "a b");
	assert_string_equal(search(index, "\"sandboxes regulatory\"", &options), "b");
	assert_string_equal(search(index, "\"regulatory kabinet\"", &options), "");
	/* The flag makes one of what has no quotes, or others in it. */
	options.flags = KZ_SEARCH_PHRASE;
	assert_string_equal(search(index, "regulatory sandboxes", &options), "a");
	assert_string_equal(search(index, "\"regulatory\" sandboxes", &options), "a");
	/* An apostrophe closes nothing. */
	options.flags = 0;
	assert_string_equal(search(index, "‘foto’s van’ baten", &options), "c");
	kz_index_close(index);
}

static void no_sign_makes_it_fail(void **state)
{
	static const char *const signs[] = {"(", ")", "*", "?", "~", "\"", "\"\"", "“”",
		"‘", "’", "-", "+", "=", "&", "/", ":", "|", "\\", "^", "{}", "[", "%s%n",
		"--", "a:b", "...", "-(", "&&", "||", "*:*", "(*)", "~2", "=*",
		"\xC2\xA0x", "\x01", "\t\n.", "É", "𝔄", "\xE2\x80\x8B", "!@#$%^&*()_+"};
	kz_index *index = open_index(below(*state, "index"));
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		char query[80];
		kz_results *results = NULL;
		must(kz_search(index, signs[i], NULL, &results, err));
		assert_printable(kz_results_understood(results));
		for (size_t w = 0; w < kz_results_warning_count(results); w++)
			assert_printable(kz_results_warning_at(results, w));
		kz_results_close(results);
		snprintf(query, sizeof query, "%s kabinet %s", signs[i], signs[i]);
		must(kz_search(index, query, NULL, &results, err));
		kz_results_close(results);
		snprintf(query, sizeof query, "%skabinet%s", signs[i], signs[i]);
		must(kz_search(index, query, NULL, &results, err));
		kz_results_close(results);
	}
	kz_search_options all = KZ_SEARCH_OPTIONS_INIT;
	all.matching = KZ_MATCH_ALL;
	assert_string_equal(search(index, "R&D", &all), "c");
	assert_string_equal(search(index, "14:30", &all), "c");
	assert_string_equal(search(index, "kosten/baten", &all), "c");
	assert_string_equal(search(index, "foto's", &all), "c");
	assert_string_equal(search(index, "( kabinet )", &all), "a");
	kz_index_close(index);
}

static size_t count_warnings(kz_index *index, const char *query)
{
	kz_results *results = NULL;
	must(kz_search(index, query, NULL, &results, err));
	size_t count = kz_results_warning_count(results);
	for (size_t i = 0; i < count; i++) {
		assert_true(kz_results_warning_at(results, i)[0] != '\0');
		assert_printable(kz_results_warning_at(results, i));
	}
	assert_null(kz_results_warning_at(results, count));
	assert_printable(kz_results_understood(results));
	kz_results_close(results);
	return count;
}

static void nothing_is_taken_otherwise_without_a_warning(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	assert_int_equal(count_warnings(index, "regulatory sandboxes"), 0);
	assert_int_equal(count_warnings(index, "\"regulatory sandboxes\""), 0);
	assert_int_equal(count_warnings(index, "*"), 0);
	assert_int_equal(count_warnings(index, "en of niet"), 0);
	/* A query all in capitals has no operators. */
	assert_int_equal(count_warnings(index, "KABINET EN SANDBOXES"), 1);
	assert_int_equal(count_warnings(index, "KABINET"), 0);
	assert_int_equal(count_warnings(index, "regulatory OR sandboxes"), 0);
	assert_int_equal(count_warnings(index, "kabinet NIET regulatory"), 0);
	assert_int_equal(count_warnings(index, "kabinet -regulatory"), 0);
	assert_int_equal(count_warnings(index, "regulat*"), 0);
	assert_int_equal(count_warnings(index, "onvindbaar*"), 1);
	assert_int_equal(count_warnings(index, "sandbx~"), 0);
	assert_int_equal(count_warnings(index, "+kabinet OR regulatory"), 1);
	assert_int_equal(count_warnings(index, "(kabinet"), 1);
	assert_int_equal(count_warnings(index, "kabinet)"), 1);
	assert_int_equal(count_warnings(index, "soort:motie"), 1);
	assert_int_equal(count_warnings(index, "titels:brief"), 1);
	assert_int_equal(count_warnings(index, "id:onbekend"), 1);
	assert_int_equal(count_warnings(index, "99999-12"), 1);
	assert_int_equal(count_warnings(index, "\"regulatory"), 1);
	assert_int_equal(count_warnings(index, "???"), 1);
	assert_int_equal(count_warnings(index, "( ) . ,"), 1);
	kz_index_close(index);
}

static void understood_says_what_was_sought(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	kz_results *results = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	must(kz_search(index, "Sandbox \"het kabinet\"", NULL, &results, err));
	const char *line = kz_results_understood(results);
	assert_non_null(strstr(line, "sandbox"));
	assert_non_null(strstr(line, "kabinet\""));
	assert_non_null(strstr(line, "AND"));
	kz_results_close(results);
	must(kz_search(index, "*", NULL, &results, err));
	assert_true(kz_results_understood(results)[0] != '\0');
	kz_results_close(results);
	/* Any of the words is not all of them. */
	options.matching = KZ_MATCH_ANY;
	must(kz_search(index, "regulatory kabinet", &options, &results, err));
	assert_null(strstr(kz_results_understood(results), "AND"));
	kz_results_close(results);
	kz_index_close(index);
}

static void the_star_is_everything(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	assert_string_equal(search(index, "*", NULL), "a b c");
	assert_string_equal(search(index, " * ", NULL), "a b c");
	options.matching = KZ_MATCH_ANY;
	assert_string_equal(search(index, "*", &options), "a b c");
	must(kz_search(index, "*", NULL, &results, err));
	assert_int_equal(kz_results_total(results), 3);
	assert_int_equal(kz_results_partial_total(results), 0);
	/* With nothing sought, a snippet is the beginning. */
	const kz_hit *hit = kz_results_at(results, 0);
	assert_int_equal(hit->part_count, 1);
	assert_false(hit->parts[0].hit);
	assert_int_equal(hit->block, 0);
	assert_string_equal(
		hit->parts[0].text, "De regulatory sandboxes van het kabinet.");
	kz_results_close(results);
	kz_index_close(index);
}

static void an_empty_query_is_an_error(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	kz_results *results = NULL;
	must_fail(KZ_E_QUERY, kz_search(index, "", NULL, &results, err));
	must_fail(KZ_E_QUERY, kz_search(index, " \t\n ", NULL, &results, err));
	must_fail(KZ_E_QUERY, kz_search(index, "ka\xE9rel", NULL, &results, err));
	assert_int_equal(last_error.offset, 2);
	must_fail(KZ_E_QUERY, kz_search(index, "abc \xED\xA0\x80", NULL, &results, err));
	assert_int_equal(last_error.offset, 4);
	kz_index_close(index);
}

static void limits_of_a_query(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	kz_results *results = NULL;
	char query[4200];
	memset(query, ' ', 4096);
	memcpy(query, "kabinet", 7);
	query[4096] = '\0';
	assert_string_equal(search(index, query, NULL), "a");
	memset(query, 'x', 4096);
	assert_string_equal(search(index, query, NULL), "");
	strcpy(query + 4096, "x");
	must_fail(KZ_E_LIMIT, kz_search(index, query, NULL, &results, err));
	query[0] = '\0';
	for (int i = 0; i < 256; i++)
		sprintf(query + strlen(query), "w%d ", i);
	assert_string_equal(search(index, query, NULL), "");
	strcat(query, "kabinet");
	must_fail(KZ_E_LIMIT, kz_search(index, query, NULL, &results, err));
	assert_int_equal(last_error.offset, strlen(query) - strlen("kabinet"));
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.flags = KZ_SEARCH_PHRASE;
	must_fail(KZ_E_LIMIT, kz_search(index, query, &options, &results, err));
	/* 256 words that are there, in each way of matching. */
	query[0] = '\0';
	for (int i = 0; i < 256; i++)
		strcat(query, i % 2 ? "sandboxes " : "regulatory ");
	options.flags = 0;
	options.order = KZ_ORDER_NEWEST;
	assert_string_equal(search(index, query, &options), "a b");
	kz_index_close(index);
}

/* So many times the text, and then the end. */
static const char *repeated(const char *text, int count, const char *end)
{
	static char query[4200];
	query[0] = '\0';
	for (int i = 0; i < count; i++)
		strcat(query, text);
	return strcat(query, end);
}

static void limits_of_what_is_in_a_query(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	kz_results *results = NULL;
	assert_string_equal(search(index, repeated("(", 64, "kabinet"), NULL), "a");
	must_fail(KZ_E_LIMIT,
		kz_search(index, repeated("(", 65, "kabinet"), NULL, &results, err));
	assert_int_equal(last_error.offset, 64);
	assert_string_equal(search(index, repeated("kabin* ", 7, "kabinet~"), NULL), "a");
	must_fail(KZ_E_LIMIT, kz_search(index, repeated("kabin* ", 8, "kabinet~"), NULL,
				      &results, err));
	assert_int_equal(last_error.offset, 8 * strlen("kabin* "));
	/* Of 100 dates each stands for 10: two days, four years and as many decades. */
	const char *const range = "datum:1950..1994-01-02 OR ";
	assert_string_equal(search(index, repeated(range, 100, "kabinet"), NULL), "a");
	must_fail(KZ_E_LIMIT, kz_search(index, repeated(range, 100, "datum:2024"), NULL,
				      &results, err));
	assert_int_equal(last_error.offset, 100 * strlen(range) + strlen("datum:"));
	kz_index_close(index);
}

/* Stores it, and gives the first warning of a search; "" when there is none. */
static const char *warned(const char *path, const char *query, bool *exact)
{
	static char warning[300];
	kz_results *results = NULL;
	kz_index *index = open_index(path);
	must(kz_search(index, query, NULL, &results, err));
	const char *first = kz_results_warning_at(results, 0);
	snprintf(warning, sizeof warning, "%s", first != NULL ? first : "");
	*exact = kz_results_total_exact(results);
	kz_results_close(results);
	kz_index_close(index);
	return warning;
}

static void limits_of_what_a_pattern_stands_for(void **state)
{
	const char *path = below(*state, "words");
	static char body[1001 * 8];
	bool exact;
	for (int i = 0; i < 1000; i++)
		sprintf(body + strlen(body), "vis%dx ", i);
	store(path, "a", "Brief", body);
	assert_string_equal(warned(path, "vis*", &exact), "");
	strcat(body, "visx");
	store(path, "a", "Brief", body);
	assert_string_equal(warned(path, "vis*", &exact),
		"'vis*' fits 1001 words: sought are the 1000 that most documents have");
	assert_string_equal(warned(path, "*x vis9*", &exact),
		"'*x' fits 1001 words: sought are the 1000 that most documents have");
}

/* An exact form in a phrase is looked for in the text of each document with the words. */
static void limits_of_what_is_looked_through(void **state)
{
	const char *path = below(*state, "many");
	bool exact;
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (int i = 0; i < 10000; i++) {
		char id[16];
		snprintf(id, sizeof id, "d%d", i);
		put(writer, id, "T", "oude vis");
	}
	must(kz_writer_commit(writer, err));
	assert_string_equal(warned(path, "=\"oude vis\"", &exact), "");
	assert_true(exact);
	put(writer, "d10000", "T", "oude vis");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_non_null(strstr(warned(path, "=\"oude vis\"", &exact),
		"only the best 10000 are looked through"));
	assert_false(exact);
}

/* The engine is asked for 32 words in a row; the text tells of more. */
static void phrases_longer_than_the_engine_is_asked_for(void **state)
{
	const char *path = below(*state, "long");
	char right[300] = "\"", wrong[300] = "\"", body[300] = "";
	for (int i = 0; i < 33; i++) {
		char word[8];
		snprintf(word, sizeof word, "vis%d ", i);
		strcat(body, word);
		strcat(right, word);
		strcat(wrong, i == 32 ? "vis31 " : word);
	}
	store(path, "a", "Brief", body);
	strcat(right, "\"");
	strcat(wrong, "\"");
	assert_string_equal(search_at(path, right), "a");
	assert_string_equal(search_at(path, wrong), "");
}

/* Of more than 32 words one that comes again counts once, and finds the same. */
static void words_that_come_again(void **state)
{
	const char *path = below(*state, "again");
	char query[400] = "";
	store(path, "a", "Brief", "vis vlees");
	store(path, "b", "Brief", "vis");
	for (int i = 0; i < 33; i++) {
		strcat(query, i == 20 ? "vlees " : "vis ");
		if (i >= 31)
			assert_string_equal(search_at(path, query), "a ~b");
	}
	assert_string_equal(search_at(path, "vis -\"vis vl*\" -\"vis vl*\""), "b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_index(phrases_in_quotes_of_every_kind),
		with_index(no_sign_makes_it_fail),
		with_index(nothing_is_taken_otherwise_without_a_warning),
		with_index(understood_says_what_was_sought),
		with_index(the_star_is_everything),
		with_index(an_empty_query_is_an_error),
		with_index(limits_of_a_query),
		with_index(limits_of_what_is_in_a_query),
		in_directory(limits_of_what_a_pattern_stands_for),
		in_directory(limits_of_what_is_looked_through),
		in_directory(phrases_longer_than_the_engine_is_asked_for),
		in_directory(words_that_come_again),
	};
	return cmocka_run_group_tests_name("query", tests, NULL, NULL);
}
