/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * However documents come in runs, in how little memory, by how many threads: the
 * files are the same, byte for byte.
 */
#include "row.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { STRETCH = 37 };

/* Gives in how many runs. */
static uint32_t build(const char *path, kzi_bulk_options options)
{
	uint32_t runs = 0;
	must(row_build(new_folder(path), options, &runs, err));
	return runs;
}

static kzi_bulk *open_bulk(const char *path, kzi_bulk_options options)
{
	kzi_bulk *bulk = NULL;
	must(row_open(new_folder(path), options, &bulk, err));
	return bulk;
}

static void give_word(kzi_bulk_run *run, const char *word, uint32_t position)
{
	uint32_t number = 0;
	must(kzi_bulk_term(run, word, strlen(word), &number, err));
	must(kzi_bulk_posting(run, number, position, 1, err));
}

static void finish(kzi_bulk *bulk)
{
	must(row_finish(bulk, err));
	kzi_bulk_close(bulk);
}

static void memory_makes_no_difference(void **state)
{
	uint32_t before = 0;
	assert_int_equal(build(below(*state, "whole"), (kzi_bulk_options){0}), 1);
	for (size_t memory = 1 << 20; memory > 0; memory /= 16) {
		char name[32];
		snprintf(name, sizeof name, "memory-%zu", memory);
		const char *path = below(*state, name);
		uint32_t runs = build(path, (kzi_bulk_options){.memory = memory});
		same_files(below(*state, "whole"), path);
		assert_true(runs >= before);
		before = runs;
	}
	assert_true(before > ROW_DOCUMENTS / 4);
}

/* Sorted runs lie in a file without a name: nothing is left of them. */
static void runs_leave_nothing_behind(void **state)
{
	const char *scratch = new_folder(below(*state, "scratch"));
	const char *path = below(*state, "spilled");
	build(path, (kzi_bulk_options){.memory = 1, .scratch = scratch});
	/* rmdir() would fail if there were anything in it. */
	assert_int_equal(rmdir(scratch), 0);
	for (size_t i = 0; i < COUNT(row_files); i++)
		assert_int_equal(remove(below(path, row_files[i])), 0);
	assert_int_equal(rmdir(path), 0);
}

typedef struct work {
	kzi_bulk *bulk;
	pthread_mutex_t lock;
	pthread_cond_t added;
	uint32_t next, turn; /* docid to be taken, and to be added */
} work;

/* No assertion of cmocka's in here: they only work in the thread of the test. */
static void *do_work(void *context)
{
	work *w = context;
	kzi_bulk_run *run = NULL;
	kz_error err;
	if (kzi_bulk_run_new(w->bulk, &run, &err) != KZ_OK)
		abort();
	for (;;) {
		pthread_mutex_lock(&w->lock);
		uint32_t first = w->next;
		w->next += STRETCH;
		pthread_mutex_unlock(&w->lock);
		if (first > ROW_DOCUMENTS)
			break;
		for (uint32_t docid = first; docid < first + STRETCH; docid++) {
			if (docid <= ROW_DOCUMENTS &&
				row_document(run, docid, &err) != KZ_OK)
				abort();
		}
		if (kzi_bulk_sort(run, &err) != KZ_OK)
			abort();
		pthread_mutex_lock(&w->lock);
		while (w->turn != first)
			pthread_cond_wait(&w->added, &w->lock);
		if (kzi_bulk_add(w->bulk, run, &err) != KZ_OK)
			abort();
		w->turn += STRETCH;
		pthread_cond_broadcast(&w->added);
		pthread_mutex_unlock(&w->lock);
	}
	kzi_bulk_run_free(run);
	return NULL;
}

static void threads_make_no_difference(void **state)
{
	const char *whole = below(*state, "whole"), *path = below(*state, "threads");
	work w = {.lock = PTHREAD_MUTEX_INITIALIZER,
		.added = PTHREAD_COND_INITIALIZER,
		.next = 1,
		.turn = 1};
	pthread_t threads[3];
	build(whole, (kzi_bulk_options){0});
	w.bulk = open_bulk(path, (kzi_bulk_options){.threads = COUNT(threads)});
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, do_work, &w), 0);
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	finish(w.bulk);
	same_files(whole, path);
}

/* A run is used again and again; its terms may be numbered anew in between. */
static void numbers_hold_for_an_epoch(void **state)
{
	kzi_bulk *bulk =
		open_bulk(below(*state, "epochs"), (kzi_bulk_options){.memory = 1 << 16});
	kzi_bulk_run *run = NULL;
	uint32_t number = 0, again = 0, epochs = 0;
	must(kzi_bulk_run_new(bulk, &run, err));
	for (uint32_t docid = 1; docid <= 3000; docid++) {
		char word[16];
		uint32_t before = kzi_bulk_epoch(run);
		must(kzi_bulk_begin(run, docid, err));
		epochs += kzi_bulk_epoch(run) != before;
		if (docid == 1 || kzi_bulk_epoch(run) != before)
			must(kzi_bulk_term(run, BYTES("gewoon"), &number, err));
		must(kzi_bulk_term(run, BYTES("gewoon"), &again, err));
		assert_int_equal(number, again);
		must(kzi_bulk_posting(run, number, 1, 1, err));
		snprintf(word, sizeof word, "Q%lu", (unsigned long)docid);
		give_word(run, word, 2);
		must(kzi_bulk_end(run, err));
		if (kzi_bulk_full(run))
			must(kzi_bulk_add(bulk, run, err));
	}
	assert_true(epochs > 0);
	must(kzi_bulk_add(bulk, run, err));
	kzi_bulk_run_free(run);
	finish(bulk);
}

/* What was dropped leaves no trace. */
static void dropped_documents_are_not_there(void **state)
{
	static const kzi_bulk_options options = {.memory = 1 << 16};
	const char *whole = below(*state, "whole"), *path = below(*state, "dropped");
	kzi_bulk *bulk = open_bulk(path, options);
	kzi_bulk_run *run = NULL;
	must(kzi_bulk_run_new(bulk, &run, err));
	build(whole, (kzi_bulk_options){0});
	for (uint32_t docid = 1; docid <= ROW_DOCUMENTS; docid++) {
		must(kzi_bulk_begin(run, docid, err));
		give_word(run, "weg", UINT32_MAX);
		give_word(run, "w1", 7);
		must(kzi_bulk_value(run, 9, BYTES("weg"), err));
		must(kzi_bulk_data(run, BYTES("weg"), err));
		kzi_bulk_drop(run);
		must(row_document(run, docid, err));
		/* It was ended: there is nothing to be dropped. */
		kzi_bulk_drop(run);
		if (kzi_bulk_full(run))
			must(kzi_bulk_add(bulk, run, err));
	}
	must(kzi_bulk_add(bulk, run, err));
	kzi_bulk_run_free(run);
	finish(bulk);
	same_files(whole, path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(memory_makes_no_difference),
		in_directory(runs_leave_nothing_behind),
		in_directory(threads_make_no_difference),
		in_directory(numbers_hold_for_an_epoch),
		in_directory(dropped_documents_are_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
