/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kill -9 at any moment of a large commit, which makes a new generation: the index has
 * all of the old documents or all of the new, and the next commit is as good as ever.
 */
#include "killing.h"
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { CYCLES = 20, DOCUMENTS = 300 };

static kz_status put_one(kz_writer *writer, unsigned version, unsigned i)
{
	char id[24], title[24], body[400];
	kz_document *document = NULL;
	snprintf(id, sizeof id, "d%u", i);
	snprintf(title, sizeof title, "versie%u", version);
	size_t used = 0;
	while (used < sizeof body - 20)
		used += (size_t)snprintf(body + used, sizeof body - used, "appel w%u ",
			(unsigned)((used * 31 + i) % 977));
	kz_status st = kz_document_new(&document, NULL);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_ID, id, NULL);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_TITLE, title, NULL);
	if (st == KZ_OK)
		st = kz_document_add_body(document, body, used, NULL);
	if (st == KZ_OK)
		st = kz_writer_put(writer, document, NULL);
	kz_document_free(document);
	return st;
}

static kz_status commit_version(kz_writer *writer, unsigned version)
{
	kz_status st = KZ_OK;
	for (unsigned i = 0; i < DOCUMENTS && st == KZ_OK; i++)
		st = put_one(writer, version, i);
	return st == KZ_OK ? kz_writer_commit(writer, NULL) : st;
}

/* Writes until it is killed. */
static void write_for_ever(const char *path, int pipe_end, unsigned version)
{
	kz_writer *writer = NULL;
	if (kz_writer_open(path, NULL, &writer, NULL) != KZ_OK)
		_exit(3);
	for (;; version++) {
		if (commit_version(writer, version) != KZ_OK)
			_exit(4);
		if (write(pipe_end, &version, sizeof version) != sizeof version)
			_exit(5);
	}
}

static uint64_t total_of(const char *path, unsigned version)
{
	char query[32];
	kz_index *index = open_index(path);
	kz_results *results = NULL;
	snprintf(query, sizeof query, "versie%u", version);
	must(kz_search(index, query, NULL, &results, err));
	uint64_t total = kz_results_total(results);
	kz_results_close(results);
	kz_index_close(index);
	return total;
}

/* One commit may have been done and not been heard of. */
static unsigned check_index(const char *path, unsigned told)
{
	assert_int_equal(count_documents(path), DOCUMENTS);
	unsigned there = total_of(path, told) > 0 ? told : told + 1;
	assert_int_equal(total_of(path, there), DOCUMENTS);
	return there;
}

static unsigned time_of_a_commit(const char *path)
{
	struct timespec before, after;
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	clock_gettime(CLOCK_MONOTONIC, &before);
	assert_int_equal(commit_version(writer, 0), KZ_OK);
	clock_gettime(CLOCK_MONOTONIC, &after);
	kz_writer_close(writer);
	long long taken = (after.tv_sec - before.tv_sec) * 1000000LL +
			  (after.tv_nsec - before.tv_nsec) / 1000;
	return taken > 1000 ? (unsigned)taken : 1000;
}

static void all_is_old_or_all_is_new(void **state)
{
	const char *path = below(*state, "index");
	unsigned version = 0;
	seed_chance();
	unsigned within = 2 * time_of_a_commit(path);
	int cycles = within < 2000000 ? CYCLES : CYCLES / 5;
	for (int cycle = 0; cycle < cycles; cycle++) {
		unsigned next = kill_a_writer(
			write_for_ever, path, version + 1, (unsigned)rand() % within);
		version = check_index(path, next - 1);
		/* What the killed one left is in nobody's way, and then gone. */
		kz_writer *writer = open_writer(path, 0);
		assert_int_equal(commit_version(writer, ++version), KZ_OK);
		kz_writer_close(writer);
		assert_int_equal(check_index(path, version), version);
	}
	print_message("# %u versions\n", version);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(all_is_old_or_all_is_new),
	};
	return cmocka_run_group_tests_name("kill-large", tests, NULL, NULL);
}
