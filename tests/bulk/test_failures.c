/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A disk that is full at each place in turn, memory that runs out at each place in
 * turn: a status comes back, nothing leaks, and the next attempt is as good as ever.
 */
#include "row.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bulk/sample.h"

/* ---- Memory ---- */

/* The linker sends what the library asks of the heap here. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static long until_failure = -1; /* as many succeed first; below 0: all do */
static bool for_ever;           /* and once it fails, it goes on failing */

static bool fails(void)
{
	if (until_failure < 0)
		return false;
	if (until_failure > 0) {
		until_failure--;
		return false;
	}
	if (!for_ever)
		until_failure = -1;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
	return fails() ? NULL : __real_realloc(memory, size);
}

/* ---- Attempts ---- */

static const kzi_bulk_options modest = {.memory = 1 << 16, .deflate = 1};

static void empty_folder(const char *path)
{
	for (size_t i = 0; i < COUNT(row_files); i++) {
		if (unlink(below(path, row_files[i])) != 0)
			assert_int_equal(errno, ENOENT);
	}
	/* So that it is seen when anything else is left. */
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(mkdir(path, 0777), 0);
}

/* True when it failed, which it may only do in this one way; when it did not, it is as
 * it should be. */
static bool attempt(const char *directory, kz_status wanted)
{
	kz_error err = {0};
	const char *path = below(directory, "attempt");
	kz_status st = row_build(path, modest, NULL, &err);
	until_failure = -1;
	if (st == KZ_OK)
		same_files(below(directory, "whole"), path);
	else if (st != wanted || err.status != wanted || err.message[0] == '\0')
		fail_msg("%s: %s", kz_status_name(st), err.message);
	empty_folder(path);
	return st != KZ_OK;
}

static void prepare(const char *directory)
{
	must(row_build(new_folder(below(directory, "whole")), modest, NULL, err));
	new_folder(below(directory, "attempt"));
}

static void memory_runs_out_anywhere(void **state)
{
	prepare(*state);
	long failures = 0, successes = 0;
	/* A few may be done without: only several in a row say that this was all. Later
	 * ones are much like those before, so not each of them is tried. */
	for (long at = 0; successes < 20; at += 1 + at / 50) {
		until_failure = at;
		for_ever = failures % 2 == 0;
		bool failed = attempt(*state, KZ_E_NO_MEMORY);
		failures += failed;
		successes = failed ? 0 : successes + 1;
	}
	assert_true(failures > 100);
}

static off_t largest_file(const char *directory)
{
	off_t most = 0;
	for (size_t i = 0; i < COUNT(row_files); i++) {
		struct stat about;
		const char *path = below(below(directory, "whole"), row_files[i]);
		assert_int_equal(stat(path, &about), 0);
		most = about.st_size > most ? about.st_size : most;
	}
	return most;
}

static void the_disk_is_full_anywhere(void **state)
{
	struct rlimit before, full;
	prepare(*state);
	off_t most = largest_file(*state);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_IGN);
	for (off_t limit = 0; limit < most; limit += 4093) {
		full = before;
		full.rlim_cur = (rlim_t)limit;
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
		bool failed = attempt(*state, KZ_E_IO);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		assert_true(failed);
	}
	signal(SIGXFSZ, SIG_DFL);
	assert_false(attempt(*state, KZ_OK));
}

/* In whichever thread it happens. */
static void a_table_that_is_in_the_way(void **state)
{
	for (size_t i = 0; i < COUNT(row_files); i++) {
		kz_error err;
		const char *path = new_folder(below(*state, row_files[i]));
		write_text(path, row_files[i], "");
		kzi_bulk_options options = {.threads = 2};
		assert_int_equal(row_build(path, options, NULL, &err), KZ_E_IO);
		assert_non_null(strstr(err.message, row_files[i]));
		assert_int_equal(row_build(path, options, NULL, NULL), KZ_E_IO);
	}
}

static void the_scratch_folder_is_not_there(void **state)
{
	const char *path = new_folder(below(*state, "database"));
	kzi_bulk_options options = {.memory = 1, .scratch = below(*state, "nergens")};
	must_fail(KZ_E_IO, "nergens", row_build(path, options, NULL, err));
	assert_true(exists(path));
}

static void the_sample_fails_as_well(void **state)
{
	const char *path = below(*state, "database");
	must_fail(KZ_E_IO, "database", kzi_sample_build(path, err));
	must(kzi_sample_build(new_folder(path), err));
	must_fail(KZ_E_IO, "File exists", kzi_sample_build(path, err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(memory_runs_out_anywhere),
		in_directory(the_disk_is_full_anywhere),
		in_directory(a_table_that_is_in_the_way),
		in_directory(the_scratch_folder_is_not_there),
		in_directory(the_sample_fails_as_well),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
