/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching: pages, orders and weights, and answers that outlive the database. */
#include "fixture.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* Document 1 has "all" once in 1 word, document 2 once in 2, and so on. */
static void make_shelf(const char *path)
{
	static const char *const values[] = {"c", "a", "b", "a", "c"};
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	char words[100] = "all";
	for (size_t i = 0; i < 5; i++) {
		add(writable, words, values[i]);
		strcat(words, " more");
	}
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
}

static xapian_mset *search(
	xapian_database *database, const char *word, const xapian_search_options *options)
{
	xapian_query *query = NULL;
	xapian_mset *mset = NULL;
	must(xapian_query_term(word, strlen(word), &query, err));
	must(xapian_search(database, query, options, &mset, err));
	xapian_query_close(query);
	return mset;
}

static const char *docids_of(xapian_database *database, xapian_search_options options)
{
	static char all[100];
	xapian_mset *mset = search(database, "all", &options);
	all[0] = '\0';
	for (size_t i = 0; i < xapian_mset_count(mset); i++)
		snprintf(all + strlen(all), 10, "%u,",
			(unsigned)xapian_mset_at(mset, i)->docid);
	xapian_mset_close(mset);
	return all;
}

static void pages_are_parts_of_the_whole(void **state)
{
	make_shelf(below(*state, "db"));
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	assert_string_equal(docids_of(database, options), "1,2,3,4,5,");
	options.first = 1;
	options.limit = 2;
	assert_string_equal(docids_of(database, options), "2,3,");
	xapian_mset *mset = search(database, "all", &options);
	assert_int_equal(xapian_mset_at(mset, 0)->rank, 1);
	assert_int_equal(xapian_mset_at(mset, 1)->rank, 2);
	assert_null(xapian_mset_at(mset, 2));
	assert_true(xapian_mset_at(mset, 0)->weight > xapian_mset_at(mset, 1)->weight);
	xapian_mset_close(mset);
	options.limit = 0;
	assert_string_equal(docids_of(database, options), "");
	options.first = UINT32_MAX;
	options.limit = UINT32_MAX;
	options.check_at_least = UINT32_MAX;
	assert_string_equal(docids_of(database, options), "");
	options.first = 0;
	assert_string_equal(docids_of(database, options), "1,2,3,4,5,");
	xapian_database_close(database);
}

static void totals_are_exact_when_asked_for(void **state)
{
	make_shelf(below(*state, "db"));
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	options.limit = 1;
	options.check_at_least = 100;
	xapian_mset *mset = search(database, "more", &options);
	assert_int_equal(xapian_mset_count(mset), 1);
	assert_int_equal(xapian_mset_lower_bound(mset), 4);
	assert_int_equal(xapian_mset_estimated(mset), 4);
	assert_int_equal(xapian_mset_upper_bound(mset), 4);
	xapian_mset_close(mset);
	xapian_database_close(database);
}

static void values_sort(void **state)
{
	make_shelf(below(*state, "db"));
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	options.sort = XAPIAN_SORT_VALUE_THEN_RELEVANCE;
	assert_string_equal(docids_of(database, options), "2,4,3,1,5,");
	options.sort_descending = true;
	assert_string_equal(docids_of(database, options), "1,5,3,2,4,");
	options.sort = XAPIAN_SORT_VALUE;
	assert_string_equal(docids_of(database, options), "1,5,3,2,4,");
	options.sort = XAPIAN_SORT_RELEVANCE_THEN_VALUE;
	assert_string_equal(docids_of(database, options), "1,2,3,4,5,");
	/* Where all weigh the same, the value decides. */
	options.bm25 = true;
	options.b = 0;
	assert_string_equal(docids_of(database, options), "1,5,3,2,4,");
	options.sort_descending = false;
	assert_string_equal(docids_of(database, options), "2,4,3,1,5,");
	xapian_database_close(database);
}

static void weights_follow_bm25(void **state)
{
	make_shelf(below(*state, "db"));
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	xapian_mset *usual = search(database, "more", &options);
	options.bm25 = true;
	xapian_mset *same = search(database, "more", &options);
	options.k1 = 0;
	xapian_mset *other = search(database, "more", &options);
	assert_true(xapian_mset_at(usual, 0)->weight == xapian_mset_at(same, 0)->weight);
	assert_true(xapian_mset_at(usual, 0)->weight != xapian_mset_at(other, 0)->weight);
	assert_true(xapian_mset_at(other, 0)->weight == xapian_mset_at(other, 3)->weight);
	xapian_mset_close(usual);
	xapian_mset_close(same);
	xapian_mset_close(other);
	xapian_database_close(database);
}

static void wrong_options_are_refused(void **state)
{
	make_shelf(below(*state, "db"));
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_query *query = NULL;
	xapian_mset *mset = (xapian_mset *)1;
	must(xapian_query_all(&query, err));
	struct {
		xapian_search_options options;
		uint64_t newer;
	} many[] = {
		{XAPIAN_SEARCH_INIT, 0},
		{XAPIAN_SEARCH_INIT, 0},
		{XAPIAN_SEARCH_INIT, 0},
		{XAPIAN_SEARCH_INIT, 0},
		{XAPIAN_SEARCH_INIT, 5},
	};
	many[0].options.size = 0;
	many[1].options.sort = 4;
	many[2].options.bm25 = true;
	many[2].options.k1 = NAN;
	many[3].options.sort = XAPIAN_SORT_VALUE;
	many[3].options.sort_slot = UINT32_MAX;
	many[4].options.size = sizeof many[4];
	for (size_t i = 0; i < sizeof many / sizeof many[0]; i++) {
		must_fail(XAPIAN_E_ARGUMENT,
			xapian_search(database, query, &many[i].options, &mset, err));
		assert_null(mset);
	}
	/* Larger, but asking nothing new. */
	many[4].newer = 0;
	must(xapian_search(database, query, &many[4].options, &mset, err));
	xapian_mset_close(mset);
	xapian_query_close(query);
	xapian_database_close(database);
}

static void answers_outlive_everything(void **state)
{
	const char *path = below(*state, "db");
	make_shelf(path);
	xapian_database *database = open_reader(path);
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	xapian_mset *mset = search(database, "all", &options);
	xapian_database_close(database);
	assert_int_equal(remove(below(path, "docdata.glass")), 0);
	assert_int_equal(xapian_mset_count(mset), 5);
	const xapian_match *third = xapian_mset_at(mset, 2);
	assert_int_equal(third->data.size, strlen("all more more"));
	assert_memory_equal(third->data.data, "all more more", third->data.size);
	xapian_mset_close(mset);
}

static void documents_without_data_are_found(void **state)
{
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	xapian_document *document = NULL;
	must(xapian_document_new(&document, err));
	must(xapian_document_add_term(document, BYTES("all"), 0, err));
	must(xapian_writable_add(writable, document, NULL, err));
	xapian_document_close(document);
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	/* Seen through the writer, before any commit. */
	xapian_mset *mset = search(xapian_writable_database(writable), "all", &options);
	xapian_writable_close(writable);
	assert_int_equal(xapian_mset_count(mset), 1);
	assert_non_null(xapian_mset_at(mset, 0)->data.data);
	assert_int_equal(xapian_mset_at(mset, 0)->data.size, 0);
	xapian_mset_close(mset);
}

static void *search_often(void *path)
{
	xapian_database *database = NULL;
	xapian_query *parts[3] = {NULL}, *query = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	intptr_t found = 0;
	if (xapian_database_open(path, &database, NULL) != XAPIAN_OK)
		return NULL;
	for (int i = 0; i < 200; i++) {
		xapian_mset *mset = NULL;
		xapian_query_all(&parts[0], NULL);
		xapian_query_nothing(&parts[1], NULL);
		xapian_query_term("all", 3, &parts[2], NULL);
		xapian_query_combine(XAPIAN_OP_OR, (const xapian_query *const *)parts, 3,
			0, &query, NULL);
		xapian_search(database, query, &options, &mset, NULL);
		found += (intptr_t)xapian_mset_count(mset);
		xapian_mset_close(mset);
		xapian_query_close(query);
		for (int part = 0; part < 3; part++)
			xapian_query_close(parts[part]);
	}
	xapian_database_close(database);
	return (void *)found;
}

static void threads_with_their_own_handles(void **state)
{
	const char *path = below(*state, "db");
	make_shelf(path);
	pthread_t threads[4];
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, search_often,
					 (void *)(uintptr_t)path),
			0);
	for (size_t i = 0; i < 4; i++) {
		void *found = NULL;
		assert_int_equal(pthread_join(threads[i], &found), 0);
		assert_int_equal((intptr_t)found, 1000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(pages_are_parts_of_the_whole),
		in_directory(totals_are_exact_when_asked_for),
		in_directory(values_sort),
		in_directory(weights_follow_bm25),
		in_directory(wrong_options_are_refused),
		in_directory(answers_outlive_everything),
		in_directory(documents_without_data_are_found),
		in_directory(threads_with_their_own_handles),
	};
	return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
