/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kill -9 at any moment: what was committed is there and whole. A child writes and
 * tells of each commit through a pipe; what the parent has heard of must be there,
 * and what comes after it is there whole or not at all. 300 times; KAMERZOEK_SOAK=1:
 * 10,000.
 */
#include "children.h"
#include "killing.h"
#include "support.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 7 };

static void name_document(char id[24], unsigned batch, unsigned i)
{
	snprintf(id, 24, "b%06u-%u", batch, i);
}

static char *body_of(unsigned batch, unsigned i)
{
	size_t size = 200 + batch * 131 % 7000 + i * 1000, used;
	char *body = malloc(size + 40);
	if (body == NULL)
		return NULL;
	used = (size_t)sprintf(body, "appel batch%u nummer%u", batch, i);
	for (unsigned word = 0; used < size; word++)
		used += (size_t)sprintf(body + used, " w%u", (word * 31 + batch) % 977);
	return body;
}

static kz_status put_one(kz_writer *writer, unsigned batch, unsigned i)
{
	char id[24];
	char *body = body_of(batch, i);
	kz_document *document = NULL;
	name_document(id, batch, i);
	kz_status st = kz_document_new(&document, NULL);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_ID, id, NULL);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_TITLE, "Brief", NULL);
	if (st == KZ_OK)
		st = kz_document_add_body(document, body, strlen(body), NULL);
	if (st == KZ_OK)
		st = kz_writer_put(writer, document, NULL);
	kz_document_free(document);
	free(body);
	return st;
}

/* Writes until it is killed; exits only when something is wrong. */
static void write_for_ever(const char *path, int pipe_end, unsigned batch)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.words = "";
	options.flags = KZ_WRITER_CREATE;
	/* A third of them begin with what a killed one had begun. */
	if (batch % 3 == 2)
		options.flags = KZ_WRITER_RESTART;
	if (kz_writer_open(path, &options, &writer, NULL) != KZ_OK)
		_exit(3);
	if (batch % 3 == 2) {
		/* Begun anew, and given up before its first commit. */
		if (put_one(writer, batch, 0) != KZ_OK)
			_exit(4);
		kz_writer_close(writer);
		options.flags = 0;
		if (kz_writer_open(path, &options, &writer, NULL) != KZ_OK)
			_exit(5);
	}
	for (;; batch++) {
		for (unsigned i = 0; i < BATCH; i++) {
			if (put_one(writer, batch, i) != KZ_OK)
				_exit(6);
		}
		if (kz_writer_commit(writer, NULL) != KZ_OK)
			_exit(7);
		if (write(pipe_end, &batch, sizeof batch) != sizeof batch)
			_exit(8);
	}
}

static void check_document(kz_index *index, unsigned batch, unsigned i)
{
	char id[24];
	kz_document *document = NULL;
	char *body = body_of(batch, i);
	name_document(id, batch, i);
	must(kz_index_get(index, id, &document, err));
	assert_int_equal(kz_document_block_count(document), 1);
	assert_string_equal(kz_document_block_at(document, 0)->text, body);
	kz_document_free(document);
	free(body);
}

/* Gives the number of whole batches that are there. */
static unsigned check_index(const char *path, unsigned acknowledged)
{
	kz_index *index = NULL;
	kz_status st = kz_index_open(path, &index, NULL);
	if (st == KZ_E_NO_INDEX && acknowledged == 0)
		return 0;
	assert_int_equal(st, KZ_OK);
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_get_info(index, &info, err));
	/* One commit may have been done and not been heard of. */
	unsigned batches = (unsigned)(info.documents / BATCH);
	assert_int_equal(info.documents % BATCH, 0);
	assert_true(batches == acknowledged || batches == acknowledged + 1);
	unsigned from = batches > 12 ? batches - 12 : 0;
	for (unsigned batch = from; batch < batches; batch++) {
		for (unsigned i = 0; i < BATCH; i++)
			check_document(index, batch, i);
	}
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	options.limit = 1000;
	must(kz_search(index, "appel", &options, &results, err));
	assert_int_equal(kz_results_total(results), info.documents);
	kz_results_close(results);
	kz_index_close(index);
	return batches;
}

/* What was put and not committed is not found, now or after the next commit. */
static unsigned check_writing(const char *path, unsigned batches)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_commit(writer, err));
	assert_int_equal(count_documents(path), batches * BATCH);
	for (unsigned i = 0; i < BATCH; i++)
		assert_int_equal(put_one(writer, batches, i), KZ_OK);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return check_index(path, batches + 1);
}

/* Writes, and gives the microseconds to open a writer, commit and close: of this machine,
 * in this build, of an index as large as it is by now. */
static unsigned time_writing(const char *path, unsigned *batches)
{
	struct timespec before, after;
	clock_gettime(CLOCK_MONOTONIC, &before);
	*batches = check_writing(path, *batches);
	clock_gettime(CLOCK_MONOTONIC, &after);
	long long taken = (after.tv_sec - before.tv_sec) * 1000000LL +
			  (after.tv_nsec - before.tv_nsec) / 1000;
	return taken > 1000 ? (unsigned)taken : 1000;
}

static void what_was_committed_survives(void **state)
{
	const char *path = below(*state, "index"), *spool = below(path, "spool");
	unsigned batches = 0, acknowledged = 0;
	seed_chance();
	unsigned within = 2 * time_writing(path, &batches);
	unsigned cycles = in_all(300, 10000);
	for (unsigned cycle = 0; cycle < cycles; cycle++) {
		unsigned after = (unsigned)rand() % within;
		/* Some die while they open, most while they write. */
		if (cycle % 5 == 0)
			after /= 20;
		unsigned next = kill_a_writer(write_for_ever, path, batches, after);
		acknowledged += next - batches;
		batches = check_index(path, next);
		within = 2 * time_writing(path, &batches);
		assert_true(exists(spool));
	}
	print_message("# %u killed: %u commits heard of, %u batches there\n", cycles,
		acknowledged, batches);
	/* A test in which nothing was ever written would show nothing. On a busy machine
	 * most are killed before they can commit. */
	assert_true(acknowledged > 0);
}

/* What an interrupted index of a folder leaves undone, the next one does. */
static void indexing_goes_on_after_a_kill(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	int ends[2], status;
	char ready;
	make_folder(folder);
	write_letter(below(folder, "a.txt"), "a", "Alfa", "appel");
	index_folder(path, folder, 0);
	write_letter(below(folder, "a.txt"), "a", "Alfa twee", "appel");
	write_letter(below(folder, "b.txt"), "b", "Beta", "appel");
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		kz_writer *writer = NULL;
		if (kz_writer_open(path, NULL, &writer, NULL) != KZ_OK ||
			kz_writer_put_files(writer, folder, NULL, NULL) != KZ_OK ||
			kz_writer_remove(writer, "a", NULL) != KZ_OK ||
			write(ends[1], "x", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &ready, 1), 1);
	close(ends[0]);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_string_equal(fact_of(path, "a", KZ_TITLE), "Alfa");
	assert_string_equal(search_at(path, "*"), "a");
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "replaced a.txt, added b.txt");
	assert_string_equal(search_at(path, "*"), "a b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(what_was_committed_survives),
		in_directory(indexing_goes_on_after_a_kill),
	};
	return cmocka_run_group_tests_name("kill", tests, NULL, NULL);
}
