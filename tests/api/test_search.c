/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which documents are found, in which order, and how a page of them is had. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kz_search_options matching(kz_matching how)
{
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.matching = how;
	options.limit = 100;
	return options;
}

static void all_the_words_come_first(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "some", "Sandbox sandbox", "sandboxes sandboxes sandboxes");
	put(writer, "apart", "Brief", "regulatory en verderop sandboxes");
	put(writer, "beside", "Brief", "verderop en regulatory sandboxes");
	put(writer, "none", "Brief", "over iets heel anders");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	kz_search_options best = matching(KZ_MATCH_BEST), all = matching(KZ_MATCH_ALL),
			  any = matching(KZ_MATCH_ANY);
	kz_results *results = NULL;
	assert_string_equal(
		search(index, "regulatory sandboxes", &best), "beside apart ~some");
	assert_string_equal(
		search(index, "regulatory sandboxes", NULL), "beside apart ~some");
	assert_string_equal(search(index, "regulatory sandboxes", &all), "beside apart");
	assert_string_equal(search(index, "nergens", &best), "");
	assert_string_equal(search(index, "regulatory nergens", &all), "");
	assert_string_equal(search(index, "regulatory nergens", &best), "~apart ~beside");
	const char *some = search(index, "regulatory sandboxes", &any);
	assert_int_equal(strlen(some), strlen("some apart beside"));
	assert_non_null(strstr(some, "some"));
	must(kz_search(index, "regulatory sandboxes", &best, &results, err));
	assert_int_equal(kz_results_total(results), 2);
	assert_int_equal(kz_results_partial_total(results), 1);
	assert_true(kz_results_total_exact(results));
	assert_int_equal(kz_results_at(results, 2)->rank, 3);
	assert_true(kz_results_at(results, 2)->partial);
	assert_null(kz_results_at(results, 3));
	kz_results_close(results);
	must(kz_search(index, "regulatory sandboxes", &all, &results, err));
	assert_int_equal(kz_results_total(results), 2);
	assert_int_equal(kz_results_partial_total(results), 0);
	kz_results_close(results);
	must(kz_search(index, "regulatory sandboxes", &any, &results, err));
	assert_int_equal(kz_results_total(results), 3);
	assert_int_equal(kz_results_partial_total(results), 0);
	kz_results_close(results);
	kz_index_close(index);
}

/* Three of four words come before two of four, and one of four not at all. */
static void the_tail_has_most_of_the_words(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "two", "Brief", "appel noot vis en nog wat meer");
	put(writer, "three", "Brief", "appel noot mies en nog wat meer");
	put(writer, "one", "Brief", "appel vis vuur en nog wat meer");
	put(writer, "four", "Brief", "wim appel noot mies en nog wat");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "appel noot mies wim"), "four ~three ~two");
}

/* Full matches, partial ones: whatever the page, it is the same list. */
static void offset_walks_the_one_ranked_list(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	char id[20], body[100];
	for (unsigned i = 0; i < 60; i++) {
		snprintf(id, sizeof id, "d%02u", i);
		snprintf(body, sizeof body, "%s %s %.*s", i % 3 != 1 ? "appel" : "peer",
			i % 3 != 2 ? "noot" : "bes", (int)(i % 7) * 4,
			"een een een een een een een");
		put(writer, id, "Brief", body);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	static const kz_order orders[] = {
		KZ_ORDER_RELEVANCE, KZ_ORDER_NEWEST, KZ_ORDER_OLDEST};
	for (size_t o = 0; o < 3; o++) {
		kz_search_options options = matching(KZ_MATCH_BEST);
		options.order = orders[o];
		char whole[2000], pages[2000];
		snprintf(
			whole, sizeof whole, "%s", search(index, "appel noot", &options));
		for (unsigned limit = 1; limit <= 13; limit += 3) {
			pages[0] = '\0';
			options.limit = limit;
			for (unsigned at = 0; at < 70; at += limit) {
				kz_results *results = NULL;
				options.offset = at;
				must(kz_search(
					index, "appel noot", &options, &results, err));
				assert_int_equal(kz_results_total(results), 20);
				assert_int_equal(kz_results_partial_total(results), 40);
				if (kz_results_count(results) > 0)
					assert_int_equal(
						kz_results_at(results, 0)->rank, at + 1);
				kz_results_close(results);
				const char *page = search(index, "appel noot", &options);
				if (pages[0] != '\0' && page[0] != '\0')
					strcat(pages, " ");
				strcat(pages, page);
			}
			assert_string_equal(pages, whole);
		}
		assert_int_equal(strlen(whole), 20 * 4 + 40 * 5 - 1);
	}
	kz_index_close(index);
}

static void put_dated(kz_writer *writer, const char *id, const char *date)
{
	kz_document *document = make_document(id, "Brief", "appel");
	must(kz_document_set(document, KZ_DATE, date, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static void orders_by_date(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put_dated(writer, "undated-b", NULL);
	put_dated(writer, "day", "2024-03-27");
	put_dated(writer, "undated-a", NULL);
	put_dated(writer, "later", "2025-04-11");
	put_dated(writer, "month", "2024-04");
	put_dated(writer, "day-2", "2024-03-27");
	put_dated(writer, "old", "1999");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	kz_search_options options = matching(KZ_MATCH_BEST);
	options.order = KZ_ORDER_NEWEST;
	assert_string_equal(search(index, "appel", &options),
		"later month day day-2 old undated-a undated-b");
	/* All weigh the same: then, too, the newest first, and then by id. */
	options.order = KZ_ORDER_RELEVANCE;
	assert_string_equal(search(index, "appel", &options),
		"later month day day-2 old undated-a undated-b");
	assert_string_equal(search(index, "*", &options),
		"later month day day-2 old undated-a undated-b");
	options.order = KZ_ORDER_OLDEST;
	assert_string_equal(search(index, "appel", &options),
		"undated-a undated-b old day day-2 month later");
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_get_info(index, &info, err));
	assert_string_equal(info.newest_date, "2025-04-11");
	kz_index_close(index);
}

/* However many they are, and wherever a page ends among them. */
static void of_many_that_weigh_the_same_the_newest_come_first(void **state)
{
	enum { MANY = 150, APART = 37 };
	static const uint32_t limits[] = {7, 40, MANY - 64, 100};
	char id[MANY][8], date[8];
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (unsigned i = 0; i < MANY; i++) {
		unsigned rank = i * APART % MANY;
		snprintf(id[rank], sizeof id[rank], "d-%03u", i);
		snprintf(date, sizeof date, "%u", 2020 - rank);
		put_dated(writer, id[rank], date);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		options.limit = limits[i];
		for (uint32_t at = 0; at < MANY; at += options.limit) {
			kz_results *results = NULL;
			options.offset = at;
			must(kz_search(index, "appel", &options, &results, err));
			assert_int_equal(kz_results_total(results), MANY);
			size_t count = kz_results_count(results);
			assert_true(count == options.limit || at + count == MANY);
			for (size_t j = 0; j < count; j++)
				assert_string_equal(
					kz_document_get(
						kz_results_at(results, j)->document,
						KZ_ID),
					id[at + j]);
			kz_results_close(results);
		}
	}
	kz_index_close(index);
}

static void words_are_found_in_every_form(void **state)
{
	static const char *const queries[] = {"geinformeerd", "GEÏNFORMEERD", "ijsland",
		"Ĳsland", "agenda", "agenda's", "agenda’s", "co2", "CO₂", "kweekvlees",
		"kweek\xC2\xADvlees", "36600", "r&d", "Grinwis", "beljaarts", "minister",
		"titelwoord", "onderwerp"};
	const char *path = below(*state, "index");
	kz_document *document = make_document("a", "Het titelwoord",
		"Geïnformeerd over Ĳsland, de agenda’s, CO₂ en kweek\xC2\xADvlees; 36600, R&D. "
		"De motie-Grinwis.");
	must(kz_document_add_signatory(document, "Dirk Beljaarts", "minister", err));
	must(kz_document_set(document, KZ_SUBJECT, "Het onderwerp", err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		if (strcmp(search_at(path, queries[i]), "a") != 0)
			fail_msg("'%s' does not find it", queries[i]);
	}
	assert_string_equal(search_at(path, "kaas"), "");
}

static void options_out_of_range_are_refused(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Alfa", "alfa");
	kz_index *index = open_index(path);
	kz_results *results = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.limit = 1000;
	options.snippet_bytes = 10000;
	assert_string_equal(search(index, "alfa", &options), "a");
	options.limit = 1001;
	must_fail(KZ_E_ARGUMENT, kz_search(index, "alfa", &options, &results, err));
	options = (kz_search_options)KZ_SEARCH_OPTIONS_INIT;
	options.snippet_bytes = 10001;
	must_fail(KZ_E_ARGUMENT, kz_search(index, "alfa", &options, &results, err));
	options = (kz_search_options)KZ_SEARCH_OPTIONS_INIT;
	options.order = 3;
	must_fail(KZ_E_ARGUMENT, kz_search(index, "alfa", &options, &results, err));
	options = (kz_search_options)KZ_SEARCH_OPTIONS_INIT;
	options.matching = -1;
	must_fail(KZ_E_ARGUMENT, kz_search(index, "alfa", &options, &results, err));
	options = (kz_search_options)KZ_SEARCH_OPTIONS_INIT;
	options.offset = 4000000000u;
	assert_string_equal(search(index, "alfa", &options), "");
	kz_index_close(index);
}

static void ten_unless_told_otherwise(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	char id[20];
	for (unsigned i = 0; i < 30; i++) {
		snprintf(id, sizeof id, "d%02u", i);
		put(writer, id, "Brief", "appel");
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	assert_string_equal(
		search(index, "appel", NULL), "d00 d01 d02 d03 d04 d05 d06 d07 d08 d09");
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(all_the_words_come_first),
		in_directory(the_tail_has_most_of_the_words),
		in_directory(offset_walks_the_one_ranked_list),
		in_directory(orders_by_date),
		in_directory(of_many_that_weigh_the_same_the_newest_come_first),
		in_directory(words_are_found_in_every_form),
		in_directory(options_out_of_range_are_refused),
		in_directory(ten_unless_told_otherwise),
	};
	return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
