/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whoever asks for a date is told how many documents that leaves out for having none. */
#include "support.h"

#include <stdio.h>
#include <string.h>

enum { MANY = 1200, TOLD = 1000 };

static void put_one(kz_writer *writer, const char *id, const char *date, const char *kind)
{
	kz_document *document = make_document(id, "Brief", "appel en peer");
	must(kz_document_set(document, KZ_DATE, date, err));
	must(kz_document_set(document, KZ_KIND, kind, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

/* So many without a date, and one of 2025. */
static void make_index(void **state, int undated)
{
	kz_writer *writer = open_writer(below(*state, "index"), KZ_WRITER_CREATE);
	for (int i = 0; i < undated; i++) {
		char id[16];
		snprintf(id, sizeof id, "u%d", i);
		put_one(writer, id, NULL, "Brief");
	}
	put_one(writer, "dated", "2025-04-11", "Kamervragen");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

static kz_filter *since_2025(void)
{
	kz_filter *filter = NULL;
	must(kz_filter_new(&filter, err));
	must(kz_filter_dates(filter, "date", "2025", NULL, err));
	return filter;
}

typedef struct asked {
	const char *query;
	int matching;
	const char *warning;
} asked;

static void must_warn(kz_index *index, const asked *a, const kz_filter *filter)
{
	kz_results *results = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.matching = a->matching;
	options.filter = filter;
	must(kz_search(index, a->query, &options, &results, err));
	size_t count = kz_results_warning_count(results);
	const char *warning = count > 0 ? kz_results_warning_at(results, 0) : "";
	if (count > 1 || strcmp(warning, a->warning) != 0)
		fail_msg("%s: %zu, '%s'", a->query, count, warning);
	kz_results_close(results);
}

static void must_warn_each(void **state, int undated, const asked *rows, size_t count,
	const kz_filter *filter)
{
	make_index(state, undated);
	kz_index *index = open_index(below(*state, "index"));
	for (size_t i = 0; i < count; i++)
		must_warn(index, &rows[i], filter);
	kz_index_close(index);
}

/* Not of what would not be found anyway. */
static void the_undated_are_told(void **state)
{
	static const asked rows[] = {
		{"appel", KZ_MATCH_BEST, "1 document without a date is left out"},
		{"*", KZ_MATCH_BEST, "1 document without a date is left out"},
		{"app*", KZ_MATCH_BEST, "1 document without a date is left out"},
		{"appel datum:2025", KZ_MATCH_ALL,
			"1 document without a date is left out"},
		{"appel walvis", KZ_MATCH_ANY, "1 document without a date is left out"},
		{"appel soort:brief", KZ_MATCH_ALL,
			"1 document without a date is left out"},
		{"appel -walvis", KZ_MATCH_ALL, "1 document without a date is left out"},
		{"appel -peer", KZ_MATCH_ALL, ""},
		{"appel walvis", KZ_MATCH_ALL, ""},
		{"appel soort:kamervragen", KZ_MATCH_ALL, ""},
	};
	kz_filter *filter = since_2025();
	must_warn_each(state, 1, rows, sizeof rows / sizeof rows[0], filter);
	kz_filter_free(filter);
}

/* Whether the engine counts them or we do. */
static void of_many_it_is_told_that_they_are(void **state)
{
	static const asked rows[] = {
		{"appel datum:2025", KZ_MATCH_BEST,
			"at least 1000 documents without a date are left out"},
		{"appel peer datum:2025", KZ_MATCH_BEST,
			"at least 1000 documents without a date are left out"},
		{"app* datum:2025", KZ_MATCH_BEST,
			"at least 1000 documents without a date are left out"},
		{"appel peer datum:2024", KZ_MATCH_ANY,
			"at least 1000 documents without a date are left out"},
	};
	must_warn_each(state, MANY, rows, sizeof rows / sizeof rows[0], NULL);
}

static void of_a_thousand_it_is_told_how_many(void **state)
{
	static const asked rows[] = {
		{"appel datum:2025", KZ_MATCH_BEST,
			"1000 documents without a date are left out"},
		{"app* datum:2025", KZ_MATCH_BEST,
			"1000 documents without a date are left out"},
	};
	must_warn_each(state, TOLD, rows, sizeof rows / sizeof rows[0], NULL);
}

static size_t warnings(void **state)
{
	kz_results *results = NULL;
	kz_index *index = open_index(below(*state, "index"));
	must(kz_search(index, "appel datum:2025", NULL, &results, err));
	size_t count = kz_results_warning_count(results);
	kz_results_close(results);
	kz_index_close(index);
	return count;
}

static void put_dated(void **state, const char *id, const char *date, uint32_t flags)
{
	kz_writer *writer = open_writer(below(*state, "index"), flags);
	put_one(writer, id, date, "Brief");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* One may be the first without a date, and get one later. */
static void the_undated_come_and_go(void **state)
{
	put_dated(state, "a", "2025-04-11", KZ_WRITER_CREATE);
	assert_int_equal(warnings(state), 0);
	put_dated(state, "b", NULL, 0);
	assert_int_equal(warnings(state), 1);
	put_dated(state, "c", "0001", 0);
	assert_int_equal(warnings(state), 1);
	put_dated(state, "b", "2025", 0);
	assert_int_equal(warnings(state), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_undated_are_told),
		in_directory(of_many_it_is_told_that_they_are),
		in_directory(of_a_thousand_it_is_told_how_many),
		in_directory(the_undated_come_and_go),
	};
	return cmocka_run_group_tests_name("undated", tests, NULL, NULL);
}
