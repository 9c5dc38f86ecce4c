/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A search that must be done in time is done, or says that it is not: never a part of the
 * answer for the whole. No test asks how long anything takes. */
#include "many.h"
#include "support.h"

#include <string.h>

enum { DOCUMENTS = 3000, HOUR = 3600000 };

static const char *const queries[] = {"proeftuin", "\"regulatory sandboxes\"", "b* *a",
	"proeftuin~2 OR brief~", "motie NEAR/5 =brief", "wet* -zorg* overheid",
	"datum:2020.. kabinet", "*", "nergensx nergensy nergensz"};

enum { QUERIES = sizeof queries / sizeof queries[0] };

static const char *line_of(const kz_results *results)
{
	static char lines[2][4000];
	static int next;
	char *line = lines[next++ % 2];
	snprintf(line, sizeof lines[0],
		"%lu+%lu%s:", (unsigned long)kz_results_total(results),
		(unsigned long)kz_results_partial_total(results),
		kz_results_total_exact(results) ? "" : "?");
	for (size_t i = 0; i < kz_results_count(results); i++) {
		const kz_hit *hit = kz_results_at(results, i);
		size_t used = strlen(line);
		snprintf(line + used, sizeof lines[0] - used, " %s/%.5f",
			kz_document_get(hit->document, KZ_ID), hit->score);
	}
	return line;
}

/* With time enough it is the same answer, to the last digit. */
static void with_time_enough_nothing_changes(void **state)
{
	const char *path = below(*state, "index");
	make_many(path, DOCUMENTS);
	kz_index *index = open_index(path);
	for (size_t i = 0; i < QUERIES; i++) {
		kz_results *plain = NULL, *timed = NULL;
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		must(kz_search(index, queries[i], NULL, &plain, err));
		options.deadline_ms = HOUR;
		must(kz_search(index, queries[i], &options, &timed, err));
		assert_string_equal(line_of(plain), line_of(timed));
		kz_results_close(plain);
		kz_results_close(timed);
	}
	kz_index_close(index);
}

static void in_no_time_it_is_all_or_nothing(void **state)
{
	const char *path = below(*state, "index");
	make_many(path, DOCUMENTS);
	kz_index *index = open_index(path);
	unsigned late = 0;
	for (size_t i = 0; i < QUERIES * 5; i++) {
		kz_error why = untold_error();
		kz_results *plain = NULL, *timed = NULL;
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		const char *query = queries[i % QUERIES];
		options.deadline_ms = 1;
		must(kz_search(index, query, NULL, &plain, err));
		kz_status st = kz_search(index, query, &options, &timed, &why);
		if (st == KZ_OK) {
			assert_string_equal(line_of(plain), line_of(timed));
		} else {
			assert_int_equal(st, KZ_E_DEADLINE);
			assert_told(&why, KZ_E_DEADLINE);
			assert_null(timed);
			late++;
		}
		kz_results_close(plain);
		kz_results_close(timed);
	}
	print_message(
		"# %u of %u not done in a millisecond\n", late, (unsigned)(QUERIES * 5));
	kz_index_close(index);
}

/* Those that look at all that matches have the same clock. */
static void so_do_those_that_look_further(void **state)
{
	const char *path = below(*state, "index");
	make_many(path, DOCUMENTS);
	kz_index *index = open_index(path);
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.deadline_ms = 1;
	for (int i = 0; i < 5; i++) {
		kz_kwic *kwic = NULL;
		kz_hits *hits = NULL;
		kz_facets *facets = NULL;
		kz_status st =
			kz_kwic_find(index, "proeftuin", &options, NULL, &kwic, NULL);
		assert_true(st == KZ_OK ? kz_kwic_total(kwic) > 0 : st == KZ_E_DEADLINE);
		st = kz_hits_open(index, "*", &options, &hits, NULL);
		assert_true(st == KZ_OK ? kz_hits_total(hits) == DOCUMENTS
					: st == KZ_E_DEADLINE);
		st = kz_facets_find(index, "*", &options, 0, &facets, NULL);
		assert_true(st == KZ_OK ? kz_facets_total(facets) == DOCUMENTS
					: st == KZ_E_DEADLINE);
		kz_kwic_close(kwic);
		kz_hits_close(hits);
		kz_facets_close(facets);
	}
	/* The handle is as good as before. */
	assert_string_not_equal(search(index, "proeftuin", NULL), "");
	kz_index_close(index);
}

/* Each hit has its own time; what was not read in it is there at the next try. */
static void a_cursor_has_time_for_each_hit(void **state)
{
	const char *path = below(*state, "index");
	unsigned late = 0, wanted = 1;
	make_many(path, 100);
	kz_index *index = open_index(path);
	kz_hits *hits = NULL;
	const kz_hit *hit = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.deadline_ms = HOUR;
	must(kz_hits_open(index, "*", &options, &hits, err));
	for (kz_status st = KZ_OK; st != KZ_DONE && late < 1000;) {
		st = kz_hits_next(hits, &hit, NULL);
		if (st == KZ_OK)
			assert_int_equal(hit->rank, wanted++);
		else
			assert_true(st == KZ_DONE || st == KZ_E_DEADLINE);
		late += st == KZ_E_DEADLINE;
	}
	assert_int_equal(wanted, 101);
	kz_hits_close(hits);
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(with_time_enough_nothing_changes),
		in_directory(in_no_time_it_is_all_or_nothing),
		in_directory(so_do_those_that_look_further),
		in_directory(a_cursor_has_time_for_each_hit),
	};
	return cmocka_run_group_tests_name("deadline", tests, NULL, NULL);
}
