/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Filters: conditions of the program, that no text of its user gets around. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kz_document *make(const char *id, const char *date, const char *kind)
{
	kz_document *document = make_document(id, "Brief", "appel");
	must(kz_document_set(document, KZ_DATE, date, err));
	must(kz_document_set(document, KZ_KIND, kind, err));
	return document;
}

static int make_index(void **state)
{
	static const char *const dossiers[] = {
		"36600-XIV", "36600-XIII", "36600", "27428"};
	static const char *const dates[] = {
		"2025-04-11", "2025-04", "2025", "2024-12-31"};
	if (make_directory(state) != 0)
		return -1;
	kz_writer *writer = open_writer(below(*state, "index"), KZ_WRITER_CREATE);
	for (size_t i = 0; i < 4; i++) {
		char id[2] = {(char)('a' + i), '\0'}, client[20];
		kz_document *document =
			make(id, dates[i], i % 2 ? "Bréf" : "Kamervragen");
		must(kz_document_add(document, KZ_DOSSIERS, dossiers[i], err));
		must(kz_document_add(document, KZ_DOSSIERS, "21501-32", err));
		must(kz_document_set(document, KZ_CHAMBER, i < 2 ? "1" : "2", err));
		must(kz_document_add_signatory(document, "D. Beljaarts", "EZ", err));
		snprintf(client, sizeof client, "klant-%zu", i);
		must(kz_document_add_text(document, "client", client, err));
		must(kz_document_add_text(document, "client", "iedereen", err));
		must(kz_document_add_number(document, "weight", (double)i - 1.5, err));
		must(kz_document_add_number(document, "weight", 100 * (double)i, err));
		must(kz_document_add_date(document, "read-on", dates[3 - i], err));
		must(kz_writer_put(writer, document, err));
		kz_document_free(document);
	}
	put(writer, "e", "Brief", "appel");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return 0;
}

#define with_index(test) \
	cmocka_unit_test_setup_teardown(test, make_index, remove_directory)

/* Frees the filter. The ids in order of age would hide which; so by id. */
static const char *passing(void **state, kz_filter *filter, const char *query)
{
	static char line[100];
	kz_index *index = open_index(below(*state, "index"));
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	options.filter = filter;
	must(kz_search(index, query, &options, &results, err));
	line[0] = '\0';
	for (char id[] = "a"; id[0] <= 'e'; id[0]++) {
		for (size_t i = 0; i < kz_results_count(results); i++) {
			const kz_hit *hit = kz_results_at(results, i);
			if (strcmp(kz_document_get(hit->document, KZ_ID), id) == 0)
				strcat(line, id);
		}
	}
	assert_int_equal(kz_results_total(results) + kz_results_partial_total(results),
		strlen(line));
	kz_filter_free(filter);
	kz_index_close(index);
	kz_results_close(results);
	return line;
}

static kz_filter *texts(const char *const *pairs)
{
	kz_filter *filter = NULL;
	must(kz_filter_new(&filter, err));
	for (; *pairs != NULL; pairs += 2)
		must(kz_filter_text(filter, pairs[0], pairs[1], err));
	return filter;
}

#define TEXTS(...) texts((const char *const[]){__VA_ARGS__, NULL})

static void texts_without_case_and_accents(void **state)
{
	assert_string_equal(passing(state, TEXTS("kind", "kamervragen"), "appel"), "ac");
	assert_string_equal(passing(state, TEXTS("kind", "BREF"), "appel"), "bd");
	assert_string_equal(passing(state, TEXTS("kind", "kamer"), "appel"), "");
	assert_string_equal(passing(state, TEXTS("chamber", "1"), "appel"), "ab");
	assert_string_equal(passing(state, TEXTS("id", "c"), "appel"), "c");
	assert_string_equal(passing(state, TEXTS("id", "C"), "appel"), "c");
	assert_string_equal(
		passing(state, TEXTS("signatory", "d. beljaarts"), "*"), "abcd");
	assert_string_equal(passing(state, TEXTS("client", "Klant-2"), "*"), "c");
	assert_string_equal(passing(state, TEXTS("client", "iedereen"), "*"), "abcd");
	assert_string_equal(passing(state, TEXTS("nothing", "x"), "*"), "");
	assert_string_equal(passing(state, TEXTS("ministry", "x"), "*"), "");
}

static void all_names_hold_and_of_one_name_any(void **state)
{
	assert_string_equal(
		passing(state, TEXTS("client", "klant-0", "client", "klant-3"), "*"),
		"ad");
	assert_string_equal(
		passing(state,
			TEXTS("client", "klant-0", "client", "klant-3", "chamber", "1"),
			"*"),
		"a");
	assert_string_equal(
		passing(state, TEXTS("kind", "kamervragen", "chamber", "1"), "*"), "a");
	kz_filter *none = NULL;
	must(kz_filter_new(&none, err));
	assert_string_equal(passing(state, none, "*"), "abcde");
}

static void a_dossier_has_its_chapters(void **state)
{
	assert_string_equal(passing(state, TEXTS("dossier", "36600"), "*"), "abc");
	assert_string_equal(passing(state, TEXTS("dossier", "36600-XIV"), "*"), "a");
	assert_string_equal(passing(state, TEXTS("dossier", "36600-xiv"), "*"), "a");
	assert_string_equal(passing(state, TEXTS("dossier", "3660"), "*"), "");
	assert_string_equal(passing(state, TEXTS("dossier", "21501-32"), "*"), "abcd");
	assert_string_equal(passing(state, TEXTS("dossier", "27428"), "*"), "d");
}

static kz_filter *dates(const char *name, const char *from, const char *until)
{
	kz_filter *filter = NULL;
	must(kz_filter_new(&filter, err));
	must(kz_filter_dates(filter, name, from, until, err));
	return filter;
}

/* A date less precise than a day counts when all of it lies within. */
static void dates_are_as_precise_as_they_are(void **state)
{
	static const struct {
		const char *from, *until, *passing;
	} ranges[] = {
		{NULL, NULL, "abcd"},
		{"2025", NULL, "abc"},
		{"2025", "2025", "abc"},
		{"2025-01-01", "2025-12-31", "abc"},
		{"2025-01-01", "2025-12-30", "ab"},
		{"2025-01-02", NULL, "ab"},
		{"2025-04", "2025-04", "ab"},
		{"2025-04-01", "2025-04-30", "ab"},
		{"2025-04-02", "2025-05", "a"},
		{"2025-04-11", "2025-04-11", "a"},
		{"2025-04-12", NULL, ""},
		{NULL, "2024", "d"},
		{"2024-12-31", "2024-12-31", "d"},
		{NULL, "2024-12-30", ""},
		{"2024-12-31", "2025-04-11", "ad"},
		{"1900", "2099", "abcd"},
		{"0001", "9999", "abcd"},
		{"2026", "2024", ""},
	};
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		const char *found = passing(
			state, dates("date", ranges[i].from, ranges[i].until), "*");
		if (strcmp(found, ranges[i].passing) != 0)
			fail_msg(
				"%s to %s: '%s'", ranges[i].from, ranges[i].until, found);
	}
	assert_string_equal(
		passing(state, dates("read-on", "2025-04-11", NULL), "*"), "d");
	assert_string_equal(passing(state, dates("read-on", NULL, "2024"), "*"), "a");
}

static const char *weighing(void **state, double least, double most)
{
	kz_filter *filter = NULL;
	must(kz_filter_new(&filter, err));
	must(kz_filter_numbers(filter, "weight", least, most, err));
	return passing(state, filter, "*");
}

/* Weights: a -1.5 and 0, b -0.5 and 100, c 0.5 and 200, d 1.5 and 300. */
static void numbers_from_least_to_most(void **state)
{
	const double infinity = (double)INFINITY;
	assert_string_equal(weighing(state, -infinity, infinity), "abcd");
	assert_string_equal(weighing(state, -infinity, -0.5), "ab");
	assert_string_equal(weighing(state, -0.5, 0), "ab");
	assert_string_equal(weighing(state, -0.0, 0.0), "a");
	assert_string_equal(weighing(state, 0.4, 1), "c");
	assert_string_equal(weighing(state, 0.5, 0.5), "c");
	assert_string_equal(weighing(state, 100, 200), "bc");
	assert_string_equal(weighing(state, 100.0000001, 199.9999), "");
	assert_string_equal(weighing(state, 1e300, infinity), "");
	assert_string_equal(weighing(state, 200, 100), "");
	assert_string_equal(weighing(state, -1.5, -1.5), "a");
	assert_string_equal(weighing(state, 0.1, 150), "bcd");
}

/* Every number against every range: what the engine is asked is a sum of pieces. */
static void numbers_at_every_edge(void **state)
{
	static const double numbers[] = {-1e308, -1024, -1, -1e-300, 0, 5e-324, 1e-9, 0.1,
		0.5, 1, 2, 3, 15, 16, 17, 255, 256, 4095, 4096, 1e15, 1e308};
	enum { COUNT = sizeof numbers / sizeof numbers[0] };
	const char *path = below(*state, "numbers");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (size_t i = 0; i < COUNT; i++) {
		char id[8];
		snprintf(id, sizeof id, "n%02zu", i);
		kz_document *document = make_document(id, "Brief", NULL);
		must(kz_document_add_number(document, "n", numbers[i], err));
		must(kz_writer_put(writer, document, err));
		kz_document_free(document);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t j = 0; j < COUNT; j++) {
			kz_filter *filter = NULL;
			kz_results *results = NULL;
			must(kz_filter_new(&filter, err));
			must(kz_filter_numbers(filter, "n", numbers[i], numbers[j], err));
			options.filter = filter;
			must(kz_search(index, "*", &options, &results, err));
			assert_int_equal(
				kz_results_total(results), j >= i ? j - i + 1 : 0);
			kz_results_close(results);
			kz_filter_free(filter);
		}
	}
	kz_index_close(index);
}

static void no_query_escapes(void **state)
{
	static const char *const queries[] = {"appel", "*", "appel OR brief", ") OR (*",
		"\" OR \"", "client:klant-1", "XFclient:klant-1 OR appel", "NOT niets",
		"appel peer", "-client", "~", "brief appel noot"};
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		const char *found =
			passing(state, TEXTS("client", "klant-0"), queries[i]);
		if (found[0] != '\0' && strcmp(found, "a") != 0)
			fail_msg("'%s' finds '%s'", queries[i], found);
	}
	/* In the tail too, and whatever the matching. */
	assert_string_equal(
		passing(state, TEXTS("client", "klant-0"), "appel peer"), "a");
	/* The terms of the index are no words. */
	kz_index *index = open_index(below(*state, "index"));
	assert_string_equal(search(index, "Qa", NULL), "");
	assert_string_equal(search(index, "XFkind:kamervragen", NULL), "");
	kz_index_close(index);
}

static void malformed_filters_are_refused(void **state)
{
	kz_filter *filter = NULL;
	(void)state;
	must(kz_filter_new(&filter, err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(filter, "", "x", err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(filter, "A", "x", err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(filter, "a b", "x", err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(filter, NULL, "x", err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(NULL, "a", "x", err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(filter, "a", "", err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(filter, "a", NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(filter, "a", "\xFF", err));
	must_fail(KZ_E_ARGUMENT, kz_filter_dates(filter, "date", "gisteren", NULL, err));
	must_fail(
		KZ_E_ARGUMENT, kz_filter_dates(filter, "date", NULL, "2021-02-30", err));
	must_fail(KZ_E_ARGUMENT, kz_filter_dates(filter, "D", "2021", NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_filter_numbers(filter, "n", (double)NAN, 1, err));
	must_fail(KZ_E_ARGUMENT, kz_filter_numbers(NULL, "n", 0, 1, err));
	kz_filter_free(filter);
}

/* A refused condition has not been added: a filter without one passes all. */
static void a_refused_condition_leaves_no_trace(void **state)
{
	kz_filter *filter = NULL;
	must(kz_filter_new(&filter, err));
	must_fail(KZ_E_ARGUMENT, kz_filter_dates(filter, "date", "x", NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_filter_text(filter, "kind", "", err));
	must_fail(
		KZ_E_ARGUMENT, kz_filter_numbers(filter, "weight", 0, (double)NAN, err));
	assert_string_equal(passing(state, filter, "*"), "abcde");
}

/* Whatever name a document takes for a field of its own, a filter finds. */
static void fields_of_ones_own(void **state)
{
	static const char *const taken[] = {"kind", "soort", "dossier", "dossiers",
		"alias", "signatory", "ondertekenaar", "title", "datum"};
	(void)state;
	kz_document *document = make_document("a", "A", NULL);
	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
		must_fail(KZ_E_DOCUMENT,
			kz_document_add_text(document, taken[i], "x", err));
	must_fail(KZ_E_DOCUMENT, kz_document_add_text(document, "Own", "x", err));
	must_fail(KZ_E_DOCUMENT, kz_document_add_text(document, "1st", "x", err));
	must_fail(KZ_E_DOCUMENT, kz_document_add_date(document, "own", "2021-13", err));
	must_fail(KZ_E_DOCUMENT,
		kz_document_add_number(document, "own", (double)INFINITY, err));
	assert_int_equal(kz_document_field_count(document), 0);
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_index(texts_without_case_and_accents),
		with_index(all_names_hold_and_of_one_name_any),
		with_index(a_dossier_has_its_chapters),
		with_index(dates_are_as_precise_as_they_are),
		with_index(numbers_from_least_to_most),
		in_directory(numbers_at_every_edge),
		with_index(no_query_escapes),
		cmocka_unit_test(malformed_filters_are_refused),
		with_index(a_refused_condition_leaves_no_trace),
		cmocka_unit_test(fields_of_ones_own),
	};
	return cmocka_run_group_tests_name("filter", tests, NULL, NULL);
}
