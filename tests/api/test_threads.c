/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Different handles may be used at the same time, also on the same index; results
 * may be read by any number of threads. */
#include "support.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

enum { READERS = 4, COMMITS = 50, BATCH = 20 };

/* cmocka is not for several threads: each tells what went wrong in its own. */
typedef struct reader {
	pthread_t thread;
	const char *path;
	atomic_bool *done;
	unsigned searches;
	uint64_t last_revision;
	kz_error told;
	char wrong[400];
} reader;

static bool goes_wrong(reader *r, bool right, const char *what)
{
	if (!right && r->wrong[0] == '\0')
		snprintf(r->wrong, sizeof r->wrong, "%s: %d %s", what, r->told.status,
			r->told.message);
	return !right;
}

/* Every commit has BATCH documents with all of these words. */
static bool look(reader *r, kz_index *index)
{
	kz_index_info info = KZ_INDEX_INFO_INIT;
	kz_results *results = NULL;
	kz_document *document = NULL;
	const kz_document *listed = NULL;
	kz_cursor *cursor = NULL;
	kz_status st =
		kz_search(index, "appel \"noot mies\" wim", NULL, &results, &r->told);
	bool wrong = goes_wrong(r, st == KZ_OK, "search") ||
		     goes_wrong(r, kz_results_total(results) % BATCH == 0, "total");
	for (size_t i = 0; i < kz_results_count(results) && !wrong; i++)
		wrong = goes_wrong(
			r, kz_results_at(results, i)->part_count > 1, "snippet");
	kz_results_close(results);
	if (wrong ||
		goes_wrong(
			r, kz_index_get_info(index, &info, &r->told) == KZ_OK, "info") ||
		goes_wrong(r, info.revision >= r->last_revision, "revision") ||
		goes_wrong(r, info.documents % BATCH == 0, "documents"))
		return false;
	r->last_revision = info.revision;
	if (goes_wrong(r, kz_index_get(index, "d0", &document, &r->told) == KZ_OK, "get"))
		return false;
	kz_document_free(document);
	if (goes_wrong(r, kz_index_list(index, &cursor, &r->told) == KZ_OK, "list"))
		return false;
	while ((st = kz_cursor_next(cursor, &listed, &r->told)) == KZ_OK)
		;
	kz_cursor_close(cursor);
	return !goes_wrong(r, st == KZ_DONE || st == KZ_E_CHANGED, "next");
}

static void *read_on(void *context)
{
	reader *r = context;
	kz_index *index = NULL;
	bool last = false;
	if (goes_wrong(r, kz_index_open(r->path, &index, &r->told) == KZ_OK, "open"))
		return NULL;
	while (!last && r->wrong[0] == '\0') {
		last = atomic_load(r->done);
		if (!look(r, index))
			break;
		r->searches++;
		if (r->searches % 3 == 0 || last)
			goes_wrong(
				r, kz_index_refresh(index, &r->told) == KZ_OK, "refresh");
	}
	kz_index_close(index);
	return NULL;
}

static void put_batch(kz_writer *writer, unsigned batch)
{
	for (unsigned i = 0; i < BATCH; i++) {
		char id[20];
		snprintf(id, sizeof id, "d%u", batch * BATCH + i);
		put(writer, id, "Brief", "appel en noot mies, en wim ook");
	}
	must(kz_writer_commit(writer, err));
}

static void readers_search_while_one_writes(void **state)
{
	const char *path = below(*state, "index");
	reader readers[READERS] = {{0}};
	atomic_bool done = false;
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put_batch(writer, 0);
	for (size_t i = 0; i < READERS; i++) {
		readers[i].path = path;
		readers[i].done = &done;
		assert_int_equal(
			pthread_create(&readers[i].thread, NULL, read_on, &readers[i]),
			0);
	}
	for (unsigned i = 1; i < COMMITS; i++)
		put_batch(writer, i);
	atomic_store(&done, true);
	for (size_t i = 0; i < READERS; i++)
		pthread_join(readers[i].thread, NULL);
	for (size_t i = 0; i < READERS; i++) {
		if (readers[i].wrong[0] != '\0')
			fail_msg("reader %zu, after %u searches: %s", i,
				readers[i].searches, readers[i].wrong);
		assert_true(readers[i].searches > 0);
	}
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), COMMITS * BATCH);
}

typedef struct shared {
	const kz_results *results;
	size_t bytes;
} shared;

static void *read_results(void *context)
{
	shared *s = context;
	for (int round = 0; round < 200; round++) {
		s->bytes = strlen(kz_results_understood(s->results));
		for (size_t i = 0; i < kz_results_count(s->results); i++) {
			const kz_hit *hit = kz_results_at(s->results, i);
			s->bytes += strlen(kz_document_get(hit->document, KZ_ID));
			for (size_t p = 0; p < hit->part_count; p++)
				s->bytes += strlen(hit->parts[p].text);
		}
	}
	return NULL;
}

static void results_are_read_by_any_thread(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put_batch(writer, 0);
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	kz_results *results = NULL;
	must(kz_search(index, "appel noot", NULL, &results, err));
	kz_index_close(index);
	pthread_t threads[READERS];
	shared each[READERS];
	for (size_t i = 0; i < READERS; i++) {
		each[i] = (shared){results, 0};
		assert_int_equal(
			pthread_create(&threads[i], NULL, read_results, &each[i]), 0);
	}
	for (size_t i = 0; i < READERS; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < READERS; i++)
		assert_int_equal(each[i].bytes, each[0].bytes);
	assert_true(each[0].bytes > 100);
	kz_results_close(results);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(readers_search_while_one_writes),
		in_directory(results_are_read_by_any_thread),
	};
	return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
