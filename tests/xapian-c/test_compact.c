/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases joined, made small, kept in one file, and checked for damage. */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The engine's check deletes by another size than it allocated: it says so itself, in
 * the news of 1.4.30. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "new_delete_type_mismatch=0";
}

static void make(const char *path, const char *words, const char *key)
{
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	add(writable, words, NULL);
	must(xapian_writable_set_metadata(writable, BYTES("k"), key, strlen(key), err));
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
}

static xapian_database *open_two(void **state)
{
	xapian_database *whole = NULL;
	make(below(*state, "a"), "aap noot", "een");
	make(below(*state, "b"), "noot mies", "twee");
	must(xapian_database_new(&whole, err));
	for (int i = 0; i < 2; i++) {
		xapian_database *part = open_reader(below(*state, i == 0 ? "a" : "b"));
		must(xapian_database_add(whole, part, err));
		xapian_database_close(part);
	}
	return whole;
}

static void assert_joined(xapian_database *database, const char *key)
{
	xapian_bytes value;
	xapian_cursor *cursor = NULL;
	assert_int_equal(count_documents(database), 2);
	must(xapian_database_metadata(database, BYTES("k"), &value, err));
	assert_string_equal(value.data, key);
	must(xapian_database_terms(database, NULL, 0, &cursor, err));
	assert_string_equal(all_bytes(cursor), "aap,mies,noot,");
	xapian_database_close(database);
}

static void several_are_searched_as_one(void **state)
{
	xapian_database *whole = open_two(state);
	uint32_t shards = 0;
	xapian_cursor *cursor = NULL;
	xapian_bytes uuids;
	xapian_statistics statistics;
	char uuid[37] = "x";
	must(xapian_database_shards(whole, &shards, err));
	assert_int_equal(shards, 2);
	must(xapian_database_postings(whole, BYTES("noot"), &cursor, err));
	assert_string_equal(all_docids(cursor), "1,2,");
	must(xapian_database_uuids(whole, &uuids, err));
	assert_int_equal(uuids.size, 73);
	must_fail(XAPIAN_E_OPERATION, xapian_database_uuid(whole, uuid, err));
	assert_string_equal(uuid, "");
	must(xapian_database_statistics(whole, &statistics, err));
	assert_int_equal(statistics.documents, 2);
	assert_int_equal(statistics.revision, 0);
	must_fail(XAPIAN_E_ARGUMENT, xapian_database_add(whole, whole, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_database_add(whole, NULL, err));
	xapian_writable *writable = open_writer(below(*state, "a"), XAPIAN_OPEN);
	must_fail(XAPIAN_E_OPERATION,
		xapian_database_add(whole, xapian_writable_database(writable), err));
	bool locked = false;
	must(xapian_database_locked(whole, &locked, err));
	assert_true(locked);
	xapian_writable_close(writable);
	must(xapian_database_locked(whole, &locked, err));
	assert_false(locked);
	xapian_database_close(whole);
}

/* ---- Compacting ---------------------------------------------------------------- */

struct calls {
	unsigned progress, merges, fail_at;
	char chosen[20];
};

static xapian_status progress(
	void *context, xapian_bytes table, xapian_bytes words, xapian_error *err)
{
	struct calls *calls = context;
	assert_true(table.size > 0);
	(void)words;
	return ++calls->progress == calls->fail_at
		       ? xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN)
		       : XAPIAN_OK;
}

static xapian_status merge(void *context, xapian_bytes key, const xapian_bytes *values,
	size_t count, xapian_bytes *chosen, xapian_error *err)
{
	struct calls *calls = context;
	(void)err;
	assert_bytes(key, "k");
	assert_int_equal(count, 2);
	calls->merges++;
	snprintf(calls->chosen, sizeof calls->chosen, "%s+%s", values[0].data,
		values[1].data);
	chosen->data = calls->chosen;
	chosen->size = strlen(calls->chosen);
	return XAPIAN_OK;
}

static void joined_and_made_small(void **state)
{
	xapian_database *whole = open_two(state);
	xapian_compact_options options = XAPIAN_COMPACT_INIT;
	struct calls calls = {0};
	const char *small = below(*state, "small");
	must(xapian_database_compact(whole, small, NULL, err));
	assert_joined(open_reader(small), "een");
	xapian_error error = {0};
	assert_int_equal(
		xapian_database_compact(whole, small, NULL, &error), XAPIAN_E_IO);
	assert_int_equal(error.system_errno, EEXIST);
	options.progress = progress;
	options.merge = merge;
	options.context = &calls;
	options.block_size = 2048;
	options.level = XAPIAN_COMPACT_STANDARD;
	must(xapian_database_compact(whole, below(*state, "merged"), &options, err));
	assert_true(calls.progress > 3);
	assert_int_equal(calls.merges, 1);
	assert_joined(open_reader(below(*state, "merged")), "een+twee");
	calls.fail_at = calls.progress + 2;
	must_break(
		xapian_database_compact(whole, below(*state, "broken"), &options, err));
	options = (xapian_compact_options)XAPIAN_COMPACT_INIT;
	options.flags = XAPIAN_COMPACT_NO_RENUMBER;
	must_fail(XAPIAN_E_OPERATION,
		xapian_database_compact(whole, below(*state, "same"), &options, err));
	options.flags = 64;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_compact(whole, below(*state, "x"), &options, err));
	options.flags = 0;
	options.level = 3;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_compact(whole, below(*state, "x"), &options, err));
	options.level = XAPIAN_COMPACT_FULLER;
	if (xapian_revision() < 31 && xapian_minor_version() == 4)
		must_fail(XAPIAN_E_VERSION, xapian_database_compact(whole,
						    below(*state, "x"), &options, err));
	xapian_database_close(whole);
}

static void what_cannot_be_compacted(void **state)
{
	xapian_database *none = NULL;
	xapian_writable *writable = open_memory();
	must(xapian_database_new(&none, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_database_compact(none, below(*state, "x"), NULL, err));
	xapian_database_close(none);
	assert_true(xapian_database_compact(xapian_writable_database(writable),
			    below(*state, "x"), NULL, NULL) < 0);
	xapian_writable_close(writable);
	writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	add(writable, "noot", NULL);
	must_fail(XAPIAN_E_OPERATION,
		xapian_database_compact(xapian_writable_database(writable),
			below(*state, "x"), NULL, err));
	must(xapian_writable_commit(writable, err));
	must(xapian_database_compact(
		xapian_writable_database(writable), below(*state, "y"), NULL, err));
	xapian_writable_close(writable);
}

/* ---- In one file ---------------------------------------------------------------- */

static unsigned open_descriptors(void)
{
	unsigned count = 0;
	for (int fd = 0; fd < 200; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static void one_file(void **state)
{
	xapian_database *whole = open_two(state), *single = NULL;
	xapian_compact_options options = XAPIAN_COMPACT_INIT;
	const char *path = below(*state, "single");
	options.flags = XAPIAN_COMPACT_SINGLE_FILE;
	must(xapian_database_compact(whole, path, &options, err));
	must(xapian_database_open_file(path, &single, err));
	assert_joined(single, "een");
	must_fail(XAPIAN_E_NOT_FOUND, xapian_database_open(path, &single, err));
	must_fail(XAPIAN_E_NOT_FOUND,
		xapian_database_open_file(below(*state, "a"), &single, err));
	must_fail(XAPIAN_E_NOT_FOUND,
		xapian_database_open_file(below(*state, "no"), &single, err));
	xapian_database_close(whole);
}

/* Behind other bytes, and the descriptor stays the caller's. */
static void within_another_file(void **state)
{
	xapian_database *whole = open_two(state), *single = NULL;
	int fd = open(below(*state, "both"), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "head", 4), 4);
	unsigned before = open_descriptors();
	must(xapian_database_compact_fd(whole, fd, NULL, err));
	assert_int_equal(open_descriptors(), before);
	xapian_database_close(whole);
	before = open_descriptors();
	assert_int_equal(lseek(fd, 4, SEEK_SET), 4);
	must(xapian_database_open_fd(fd, &single, err));
	assert_joined(single, "een");
	size_t errors = 9;
	assert_int_equal(lseek(fd, 4, SEEK_SET), 4);
	must(xapian_check_fd(fd, 0, NULL, NULL, &errors, err));
	assert_int_equal(errors, 0);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	assert_true(xapian_database_open_fd(fd, &single, NULL) < 0);
	assert_null(single);
	assert_int_equal(open_descriptors(), before);
	close(fd);
	must_fail(XAPIAN_E_ARGUMENT, xapian_database_open_fd(fd, &single, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_database_open_fd(-1, &single, err));
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	must_fail(XAPIAN_E_ARGUMENT, xapian_database_open_fd(ends[0], &single, err));
	close(ends[0]);
	close(ends[1]);
}

/* ---- Checking ------------------------------------------------------------------ */

static xapian_status gather(void *context, xapian_bytes words, xapian_error *err)
{
	char *all = context;
	if (all == NULL)
		return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
	size_t used = strlen(all), room = 4000 - used - 1;
	strncat(all, words.data, words.size < room ? words.size : room);
	return XAPIAN_OK;
}

static void checks_find_damage_and_say_so(void **state)
{
	const char *path = below(*state, "a");
	char words[4000] = "";
	size_t errors = 9;
	make(path, "aap noot", "een");
	must(xapian_check(path, XAPIAN_CHECK_SHOW_STATS, gather, words, &errors, err));
	assert_int_equal(errors, 0);
	assert_non_null(strstr(words, "postlist"));
	must(xapian_check(path, 0, NULL, NULL, &errors, err));
	assert_int_equal(errors, 0);
	must_break(
		xapian_check(path, XAPIAN_CHECK_SHOW_STATS, gather, NULL, &errors, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_check(path, 64, NULL, NULL, &errors, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_check(path, 0, NULL, NULL, NULL, err));
	must_fail(XAPIAN_E_NOT_FOUND,
		xapian_check(below(*state, "no"), 0, NULL, NULL, &errors, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_check_fd(-1, 0, NULL, NULL, &errors, err));

	FILE *file = fopen(below(path, "postlist.glass"), "r+b");
	assert_non_null(file);
	for (int i = 0; i < 8192; i++)
		fputc(0x5a, file);
	fclose(file);
	xapian_status st = xapian_check(path, 0, NULL, NULL, &errors, NULL);
	assert_true(st < 0 || errors > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(several_are_searched_as_one),
		in_directory(joined_and_made_small),
		in_directory(what_cannot_be_compacted),
		in_directory(one_file),
		in_directory(within_another_file),
		in_directory(checks_find_damage_and_say_so),
	};
	return cmocka_run_group_tests_name("compact", tests, NULL, NULL);
}
