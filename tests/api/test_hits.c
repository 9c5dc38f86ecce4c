/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A cursor over all hits: those of kz_search(), in its order, of one state of the index.
 */
#include "support.h"

#include <stdio.h>
#include <string.h>

enum { DOCUMENTS = 60 };

static void fill(const char *path)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (int i = 0; i < DOCUMENTS; i++) {
		char text[256];
		kz_document *document = NULL;
		snprintf(text, sizeof text,
			"id: stuk-%02d\ntitle: Stuk\ndate: 20%02d\n\nOver appel %s%s.\n",
			i, i % 30, i % 3 == 0 ? "en noot" : "en mies",
			i % 7 == 0 ? ", en nog een appel" : "");
		must(kz_document_parse(text, strlen(text), "a.txt", &document, err));
		must(kz_writer_put(writer, document, err));
		kz_document_free(document);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* All of them by pages of a size, "stuk-01:1 ~stuk-02:2". */
static void by_pages(kz_index *index, const char *query, const kz_search_options *asked,
	uint32_t size, char *out)
{
	kz_search_options options = *asked;
	size_t count = 1;
	*out = '\0';
	options.limit = size;
	for (; count > 0; options.offset += size) {
		kz_results *page = NULL;
		must(kz_search(index, query, &options, &page, err));
		count = kz_results_count(page);
		for (size_t i = 0; i < count; i++) {
			const kz_hit *hit = kz_results_at(page, i);
			out += sprintf(out, "%s%s:%d %.5f ", hit->partial ? "~" : "",
				kz_document_get(hit->document, KZ_ID), (int)hit->rank,
				hit->score);
		}
		kz_results_close(page);
	}
}

static void by_cursor(
	kz_index *index, const char *query, const kz_search_options *options, char *out)
{
	kz_hits *hits = NULL;
	const kz_hit *hit;
	kz_status st;
	*out = '\0';
	must(kz_hits_open(index, query, options, &hits, err));
	while ((st = kz_hits_next(hits, &hit, NULL)) == KZ_OK) {
		assert_true(hit->part_count > 0);
		out += sprintf(out, "%s%s:%d %.5f ", hit->partial ? "~" : "",
			kz_document_get(hit->document, KZ_ID), (int)hit->rank,
			hit->score);
	}
	assert_int_equal(st, KZ_DONE);
	assert_null(hit);
	assert_int_equal(kz_hits_next(hits, &hit, NULL), KZ_DONE);
	kz_hits_close(hits);
}

static void the_same_hits_in_the_same_order(void **state)
{
	static const char *const queries[] = {
		"appel", "appel noot", "noot", "walvis", "*", "mies -appel"};
	static char pages[20000], cursor[20000];
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		for (int order = KZ_ORDER_RELEVANCE; order <= KZ_ORDER_OLDEST; order++) {
			kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
			options.order = order;
			by_pages(index, queries[i], &options, 7, pages);
			by_cursor(index, queries[i], &options, cursor);
			assert_string_equal(cursor, pages);
		}
	}
	kz_index_close(index);
}

/* Most have the same words and many the same date: nothing but the id tells them apart.
 */
static void pages_of_every_size_make_the_whole(void **state)
{
	static const uint32_t sizes[] = {1, 2, 3, 19, 20, 21, 59, 60, 61};
	static const char *const queries[] = {"appel noot", "*", "appel -mies"};
	static char pages[20000], whole[20000];
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		for (int way = 0; way < 9; way++) {
			kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
			options.order = way % 3;
			options.matching = way / 3;
			by_pages(index, queries[i], &options, 1000, whole);
			for (size_t j = 0; j < sizeof sizes / sizeof sizes[0]; j++) {
				by_pages(index, queries[i], &options, sizes[j], pages);
				assert_string_equal(pages, whole);
			}
		}
	}
	kz_index_close(index);
}

/* A cursor gives the beginning of the whole, and then the rest of it or nothing more. */
static void the_beginning_whatever_is_written(void **state)
{
	static char whole[20000], read[20000];
	const char *path = below(*state, "index");
	fill(path);
	for (int order = KZ_ORDER_RELEVANCE; order <= KZ_ORDER_OLDEST; order++) {
		kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
		kz_hits *hits = NULL;
		const kz_hit *hit;
		kz_status st;
		char *out = read;
		options.order = order;
		kz_index *index = open_index(path);
		by_pages(index, "appel noot", &options, 1000, whole);
		must(kz_hits_open(index, "appel noot", &options, &hits, err));
		kz_index_close(index);
		for (int i = 0; (st = kz_hits_next(hits, &hit, NULL)) == KZ_OK; i++) {
			char id[24];
			out += sprintf(out, "%s%s:%d %.5f ", hit->partial ? "~" : "",
				kz_document_get(hit->document, KZ_ID), (int)hit->rank,
				hit->score);
			snprintf(id, sizeof id, "stuk-%02d", 59 - i);
			if (i % 10 == 9)
				store(path, id, "Stuk", "Over appel en noot en mies.");
		}
		assert_true(st == KZ_DONE || st == KZ_E_CHANGED);
		assert_memory_equal(whole, read, strlen(read));
		assert_int_equal(st == KZ_DONE, strlen(read) == strlen(whole));
		kz_hits_close(hits);
	}
}

static void totals_and_limits(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_hits *hits = NULL;
	const kz_hit *hit = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.offset = 19;
	options.limit = 2;
	must(kz_hits_open(index, "appel noot", &options, &hits, err));
	/* The cursor has a view of its own. */
	kz_index_close(index);
	assert_int_equal(kz_hits_total(hits), 20);
	assert_int_equal(kz_hits_partial_total(hits), 40);
	assert_int_equal(kz_hits_revision(hits), revision_of(path));
	assert_string_equal(
		kz_results_understood(kz_hits_results(hits)), "appel AND noot");
	must(kz_hits_next(hits, &hit, err));
	assert_int_equal(hit->rank, 20);
	assert_false(hit->partial);
	must(kz_hits_next(hits, &hit, err));
	assert_true(hit->partial);
	must_give(KZ_DONE, kz_hits_next(hits, &hit, err));
	kz_hits_close(hits);
}

/* What is written meanwhile is not seen; and when too much is, that is said. */
static void of_one_state_of_the_index(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_hits *hits = NULL;
	const kz_hit *hit = NULL;
	must(kz_hits_open(index, "appel", NULL, &hits, err));
	kz_index_close(index);
	must(kz_hits_next(hits, &hit, err));
	store(path, "nieuw", "Nieuw", "Over appel en appel.");
	size_t count = 1;
	while (kz_hits_next(hits, &hit, NULL) == KZ_OK) {
		assert_string_not_equal(kz_document_get(hit->document, KZ_ID), "nieuw");
		count++;
	}
	assert_int_equal(count, DOCUMENTS);
	kz_hits_close(hits);
	index = open_index(path);
	must(kz_hits_open(index, "appel", NULL, &hits, err));
	kz_index_close(index);
	for (int i = 0; i < 4; i++)
		store(path, "nieuw", "Nieuw", "Iets anders.");
	kz_status st = kz_hits_next(hits, &hit, NULL);
	while (st == KZ_OK)
		st = kz_hits_next(hits, &hit, NULL);
	/* It was read in time, or it says that it was not: never anything else. */
	assert_true(st == KZ_DONE || st == KZ_E_CHANGED);
	kz_hits_close(hits);
}

static void what_is_refused(void **state)
{
	const char *path = below(*state, "index");
	fill(path);
	kz_index *index = open_index(path);
	kz_hits *hits = (kz_hits *)index;
	const kz_hit *hit = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	must_fail(KZ_E_ARGUMENT, kz_hits_open(NULL, "a", NULL, &hits, err));
	assert_null(hits);
	must_fail(KZ_E_ARGUMENT, kz_hits_open(index, NULL, NULL, &hits, err));
	must_fail(KZ_E_ARGUMENT, kz_hits_open(index, "a", NULL, NULL, err));
	options.order = 3;
	must_fail(KZ_E_ARGUMENT, kz_hits_open(index, "a", &options, &hits, err));
	options.size = 0;
	must_fail(KZ_E_ARGUMENT, kz_hits_open(index, "a", &options, &hits, err));
	must_fail(KZ_E_ARGUMENT, kz_hits_next(NULL, &hit, err));
	assert_int_equal(kz_hits_total(NULL), 0);
	kz_hits_close(NULL);
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_same_hits_in_the_same_order),
		in_directory(pages_of_every_size_make_the_whole),
		in_directory(the_beginning_whatever_is_written),
		in_directory(totals_and_limits),
		in_directory(of_one_state_of_the_index),
		in_directory(what_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
