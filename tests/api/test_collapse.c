/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of a piece and what came in its place only the newest, and what a hit says of it. */
#include "support.h"

#include <stdio.h>
#include <string.h>

static void add(kz_writer *writer, const char *id, const char *kind, const char *date,
	const char *title, const char *body)
{
	kz_document *document = make_document(id, title, body);
	must(kz_document_set(document, KZ_KIND, kind, err));
	must(kz_document_set(document, KZ_DATE, date, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

/* 3 came for 2, and that for 1; 5 says in its text that it came for 4; 6 is a letter that
 * tells of others; 7 and 8 both say that they replace the other. */
static void fill(const char *path)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	add(writer, "kst-36000-1", "motie", "2024-01-01", "Motie", "Over appel.");
	add(writer, "kst-36000-2", "motie", "2024-01-02",
		"Gewijzigde motie ter vervanging van die gedrukt onder nr. 1",
		"Over noot.");
	add(writer, "kst-36000-3", "motie", "2024-01-03", "Motie (t.v.v. 36000-2)",
		"Over appel en mies.");
	add(writer, "kst-36000-4", "motie", "2024-01-04", "Motie", "Over appel.");
	add(writer, "kst-36000-5", "motie", "2024-01-05", "Motie",
		"Ter vervanging van die gedrukt onder nr. 4.\n\nOver appel.");
	add(writer, "kst-36000-6", "brief", "2024-01-06", "Brief",
		"De motie ter vervanging van die gedrukt onder nr. 5.\n\nOver appel.");
	add(writer, "kst-36000-7", "motie", "2024-01-07", "Motie (t.v.v. 36000-8)",
		"Over peer.");
	add(writer, "kst-36000-8", "motie", "2024-01-08", "Motie (t.v.v. 36000-7)",
		"Over peer.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

static kz_search_options collapsing(int matching)
{
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.flags = KZ_SEARCH_COLLAPSE;
	options.order = KZ_ORDER_OLDEST;
	options.matching = matching;
	options.limit = 100;
	return options;
}

static void assert_collapsed(
	kz_index *index, const char *query, const char *wanted, uint64_t collapsed)
{
	kz_search_options options = collapsing(KZ_MATCH_ALL);
	kz_results *results = NULL;
	assert_string_equal(search(index, query, &options), wanted);
	must(kz_search(index, query, &options, &results, err));
	assert_int_equal(kz_results_collapsed(results), collapsed);
	assert_int_equal(kz_results_total(results), kz_results_count(results));
	assert_true(kz_results_total_exact(results));
	kz_results_close(results);
}

static void the_newest_that_is_found_stays(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	/* 2 has no appel, and still leads from 3 to 1. */
	assert_collapsed(index, "appel", "kst-36000-3 kst-36000-5 kst-36000-6", 2);
	/* What came in its place has no noot. */
	assert_collapsed(index, "noot", "kst-36000-2", 0);
	assert_collapsed(index, "peer", "kst-36000-8", 1);
	assert_collapsed(
		index, "*", "kst-36000-3 kst-36000-5 kst-36000-6 kst-36000-8", 4);
	assert_collapsed(index, "walvis", "", 0);
	kz_search_options all = KZ_SEARCH_OPTIONS_INIT;
	all.order = KZ_ORDER_OLDEST;
	assert_string_equal(search(index, "peer", &all), "kst-36000-7 kst-36000-8");
	kz_index_close(index);
}

static void among_partial_hits_too(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_search_options options = collapsing(KZ_MATCH_BEST);
	kz_results *results = NULL;
	/* 1 and 4 match in part alone, and what came for them in full, or in part. */
	assert_string_equal(search(index, "appel mies", &options),
		"kst-36000-3 ~kst-36000-5 ~kst-36000-6");
	must(kz_search(index, "appel mies", &options, &results, err));
	assert_int_equal(kz_results_total(results), 1);
	assert_int_equal(kz_results_partial_total(results), 2);
	assert_int_equal(kz_results_collapsed(results), 2);
	kz_results_close(results);
	assert_int_equal(kz_results_collapsed(NULL), 0);
	kz_index_close(index);
}

/* What counts and what walks leave out the same. */
static void everywhere_the_same(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_search_options options = collapsing(KZ_MATCH_ALL);
	kz_facets *facets = NULL;
	kz_kwic *kwic = NULL;
	kz_hits *hits = NULL;
	must(kz_facets_find(index, "appel", &options, 0, &facets, err));
	assert_int_equal(kz_facets_total(facets), 3);
	must(kz_kwic_find(index, "appel", &options, NULL, &kwic, err));
	assert_int_equal(kz_kwic_documents(kwic), 3);
	must(kz_hits_open(index, "appel", &options, &hits, err));
	assert_int_equal(kz_hits_total(hits), 3);
	assert_int_equal(kz_results_collapsed(kz_hits_results(hits)), 2);
	kz_facets_close(facets);
	kz_kwic_close(kwic);
	kz_hits_close(hits);
	kz_index_close(index);
}

static void a_hit_says_what_it_replaces(void **state)
{
	static const char *const replaced[] = {
		"", "kst-36000-1", "kst-36000-2", "", "kst-36000-4", ""};
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	options.order = KZ_ORDER_OLDEST;
	must(kz_search(index, "*", &options, &results, err));
	kz_index_close(index);
	for (size_t i = 0; i < sizeof replaced / sizeof replaced[0]; i++) {
		const kz_hit *hit = kz_results_at(results, i);
		assert_int_equal(hit->replaces_count, replaced[i][0] != '\0');
		if (hit->replaces_count > 0)
			assert_string_equal(hit->replaces[0], replaced[i]);
	}
	kz_results_close(results);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_newest_that_is_found_stays),
		in_directory(among_partial_hits_too),
		in_directory(everywhere_the_same),
		in_directory(a_hit_says_what_it_replaces),
	};
	return cmocka_run_group_tests_name("collapse", tests, NULL, NULL);
}
