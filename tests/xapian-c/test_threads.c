/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads with handles of their own, on one database, while another writes to it. */
#include "fixture.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

static atomic_bool done;

/* Everything that a searcher does, again and again, from the opening on. */
static bool search_once(const char *path)
{
	xapian_database *database = NULL;
	xapian_parser *parser = NULL;
	xapian_stem *stem = NULL;
	xapian_query *query = NULL;
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	xapian_document *document = NULL;
	xapian_bytes bytes;
	xapian_error error = {0};
	xapian_status st = xapian_database_open(path, &database, &error);
	if (st == XAPIAN_OK)
		st = xapian_stem_new("dutch", &stem, &error);
	if (st == XAPIAN_OK)
		st = xapian_parser_new(&parser, &error);
	if (st == XAPIAN_OK)
		st = xapian_parser_set_stem(parser, stem, &error);
	if (st == XAPIAN_OK)
		st = xapian_parser_parse(parser, BYTES("all -zus"), XAPIAN_PARSE_DEFAULT,
			NULL, &query, &error);
	if (st == XAPIAN_OK)
		st = xapian_enquire_new(database, &enquire, &error);
	if (st == XAPIAN_OK)
		st = xapian_enquire_set_query(enquire, query, 0, &error);
	if (st == XAPIAN_OK)
		st = xapian_enquire_mset(enquire, 0, 5, 0, NULL, NULL, &mset, &error);
	for (size_t i = 0; st == XAPIAN_OK && i < xapian_mset_count(mset); i++) {
		st = xapian_mset_document(mset, i, &document, &error);
		if (st == XAPIAN_OK)
			st = xapian_document_data(document, &bytes, &error);
		xapian_document_close(document);
	}
	if (st == XAPIAN_OK)
		st = xapian_mset_snippet(mset, BYTES("dit is all"), NULL, &bytes, &error);
	xapian_mset_close(mset);
	xapian_enquire_close(enquire);
	xapian_query_close(query);
	xapian_parser_close(parser);
	xapian_stem_close(stem);
	xapian_database_close(database);
	/* Written to twice since it was opened, which is no fault of anybody's. A
	 * reader in the middle of a commit may even take it for damage. */
	return st == XAPIAN_OK || st == XAPIAN_E_MODIFIED || st == XAPIAN_E_CORRUPT;
}

static void *search_on(void *path)
{
	bool right = true;
	for (int i = 0; right && (i < 30 || !atomic_load(&done)); i++)
		right = search_once(path);
	return right ? path : NULL;
}

static void each_thread_with_its_own(void **state)
{
	enum { THREADS = 3 };
	char path[512];
	pthread_t threads[THREADS];
	snprintf(path, sizeof path, "%s", below(*state, "db"));
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	for (int i = 0; i < 50; i++)
		add(writable, "all noot mies", "v");
	must(xapian_writable_commit(writable, err));
	atomic_store(&done, false);
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, search_on, path), 0);
	for (int i = 0; i < 20; i++) {
		add(writable, "all zus", NULL);
		must(xapian_writable_commit(writable, err));
	}
	atomic_store(&done, true);
	for (int i = 0; i < THREADS; i++) {
		void *right = NULL;
		assert_int_equal(pthread_join(threads[i], &right), 0);
		assert_non_null(right);
	}
	xapian_writable_close(writable);
}

/* One after another, a handle may go from thread to thread. */
static void *close_mset(void *mset)
{
	xapian_mset_close(mset);
	return mset;
}

static void plain_memory_may_be_closed_by_another(void **state)
{
	static const char *const letters[] = {"all", "all"};
	xapian_query *query = query_of("all");
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	pthread_t thread;
	make_database(below(*state, "db"), letters, 2);
	xapian_database *database = open_reader(below(*state, "db"));
	for (int i = 0; i < 50; i++) {
		must(xapian_search(database, query, &options, &mset, err));
		assert_int_equal(pthread_create(&thread, NULL, close_mset, mset), 0);
		must(xapian_search(database, query, &options, &mset, err));
		xapian_mset_close(mset);
		assert_int_equal(pthread_join(thread, NULL), 0);
	}
	xapian_database_close(database);
	xapian_query_close(query);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(each_thread_with_its_own),
		in_directory(plain_memory_may_be_closed_by_another),
	};
	return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
