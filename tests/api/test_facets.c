/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Facets: every count is what a filter on that value leaves. */
#include "support.h"

#include <stdio.h>
#include <string.h>

static void put_with(kz_writer *writer, int number, const char *facts)
{
	char text[1024];
	kz_document *document = NULL;
	snprintf(text, sizeof text, "id: stuk-%d\n%s\n\nAppel en noot, en %s mies.\n",
		number, facts, number % 2 == 0 ? "ook" : "geen");
	must(kz_document_parse(text, strlen(text), "a.txt", &document, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static void fill(const char *path)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put_with(writer, 1,
		"kind: motie\ndate: 2024-05-01\ndossier: 36600-XIV\nsignatory: Bromet");
	put_with(writer, 2,
		"kind: Motie\ndate: 2024-06\ndossier: 36600\nsignatory: Grinwis\n"
		"signatory: bromet");
	put_with(writer, 3, "kind: brief\ndate: 2025\nministry: Financiën");
	put_with(writer, 4,
		"kind: brief\nministry: Financien\ndossier: 36600-XIII\ndossier: 27428");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* "motie 2, brief 2; 0 without, 2 distinct". */
static const char *facet(const kz_facets *facets, kz_facet which)
{
	static char texts[8][1000];
	static int next;
	char *text = texts[next++ % 8];
	int used = 0;
	text[0] = '\0';
	for (size_t i = 0; i < kz_facets_count(facets, which); i++) {
		const kz_facet_value *one = kz_facets_at(facets, which, i);
		used += sprintf(text + used, "%s%s %d", i > 0 ? ", " : "", one->value,
			(int)one->count);
	}
	sprintf(text + used, "; %d without, %d distinct",
		(int)kz_facets_without(facets, which),
		(int)kz_facets_distinct(facets, which));
	assert_null(kz_facets_at(facets, which, kz_facets_count(facets, which)));
	return text;
}

static void values_are_counted(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_facets *facets = NULL;
	must(kz_facets_find(index, "appel", NULL, 0, &facets, err));
	/* Plain memory: the index is gone before it is looked at. */
	kz_index_close(index);
	assert_int_equal(kz_facets_total(facets), 4);
	assert_string_equal(
		facet(facets, KZ_FACET_YEAR), "2025 1, 2024 2; 1 without, 2 distinct");
	assert_memory_equal(facet(facets, KZ_FACET_KIND), "brief 2, ", 9);
	assert_int_equal(kz_facets_at(facets, KZ_FACET_KIND, 1)->count, 2);
	assert_string_equal(facet(facets, KZ_FACET_DOSSIER),
		"36600 3, 27428 1, 36600-XIII 1, 36600-XIV 1; 1 without, 4 distinct");
	assert_int_equal(kz_facets_at(facets, KZ_FACET_MINISTRY, 0)->count, 2);
	assert_int_equal(kz_facets_without(facets, KZ_FACET_MINISTRY), 2);
	assert_int_equal(kz_facets_distinct(facets, KZ_FACET_SIGNATORY), 2);
	assert_int_equal(kz_facets_at(facets, KZ_FACET_SIGNATORY, 0)->count, 2);
	kz_facets_close(facets);
}

static void only_what_is_found_counts(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_facets *facets = NULL;
	kz_filter *filter = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	/* Those with some of the words are no part of the total. */
	must(kz_facets_find(index, "appel ook", NULL, 0, &facets, err));
	assert_int_equal(kz_facets_total(facets), 2);
	assert_string_equal(
		facet(facets, KZ_FACET_YEAR), "2024 1; 1 without, 1 distinct");
	kz_facets_close(facets);
	must(kz_filter_new(&filter, err));
	must(kz_filter_text(filter, "kind", "motie", err));
	options.filter = filter;
	options.offset = 100;
	must(kz_facets_find(index, "*", &options, 1, &facets, err));
	assert_int_equal(kz_facets_total(facets), 2);
	assert_string_equal(
		facet(facets, KZ_FACET_DOSSIER), "36600 2; 0 without, 2 distinct");
	kz_facets_close(facets);
	must(kz_facets_find(index, "walvis", NULL, 0, &facets, err));
	assert_int_equal(kz_facets_total(facets), 0);
	assert_string_equal(facet(facets, KZ_FACET_KIND), "; 0 without, 0 distinct");
	kz_facets_close(facets);
	kz_filter_free(filter);
	kz_index_close(index);
}

/* Each value, asked for with a filter, leaves as many documents as were counted. */
static void a_count_is_what_a_filter_leaves(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_facets *facets = NULL;
	must(kz_facets_find(index, "noot", NULL, 100, &facets, err));
	for (int i = KZ_FACET_MINISTRY; i <= KZ_FACET_SIGNATORY; i++) {
		const kz_facet_value *one;
		for (size_t j = 0; (one = kz_facets_at(facets, (kz_facet)i, j)) != NULL;
			j++) {
			kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
			kz_filter *filter = NULL;
			kz_results *results = NULL;
			must(kz_filter_new(&filter, err));
			must(kz_filter_text(
				filter, kz_facet_name((kz_facet)i), one->value, err));
			options.filter = filter;
			must(kz_search(index, "noot", &options, &results, err));
			assert_int_equal(kz_results_total(results), one->count);
			kz_results_close(results);
			kz_filter_free(filter);
		}
	}
	kz_facets_close(facets);
	kz_index_close(index);
}

static void what_is_refused(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_facets *facets = (kz_facets *)index;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	must_fail(KZ_E_ARGUMENT, kz_facets_find(NULL, "a", NULL, 0, &facets, err));
	assert_null(facets);
	must_fail(KZ_E_ARGUMENT, kz_facets_find(index, NULL, NULL, 0, &facets, err));
	must_fail(KZ_E_ARGUMENT, kz_facets_find(index, "a", NULL, 0, NULL, err));
	options.size = 0;
	must_fail(KZ_E_ARGUMENT, kz_facets_find(index, "a", &options, 0, &facets, err));
	assert_null(kz_facet_name((kz_facet)5));
	assert_null(kz_facets_at(NULL, KZ_FACET_KIND, 0));
	assert_int_equal(kz_facets_total(NULL), 0);
	kz_facets_close(NULL);
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(values_are_counted),
		in_directory(only_what_is_found_counts),
		in_directory(a_count_is_what_a_filter_leaves),
		in_directory(what_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
