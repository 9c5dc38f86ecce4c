/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing: what is kept, what is thrown away, and who sees it when. */
#include "fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const letters[] = {"appel noot", "noot mies", "mies wim zus"};

static void modes_say_whether_it_is_there(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = (xapian_writable *)1;
	must_fail(XAPIAN_E_NOT_FOUND,
		xapian_writable_open(path, XAPIAN_OPEN, &writable, err));
	assert_null(writable);
	assert_int_equal(access(path, F_OK), -1);
	xapian_writable_close(open_writer(path, XAPIAN_CREATE));

	xapian_error error = {0};
	writable = (xapian_writable *)1;
	assert_int_equal(xapian_writable_open(path, XAPIAN_CREATE, &writable, &error),
		XAPIAN_E_IO);
	assert_null(writable);
	assert_string_equal(error.type, "DatabaseCreateError");
	assert_int_equal(error.system_errno, EEXIST);
	xapian_writable_close(open_writer(path, XAPIAN_OPEN));
	xapian_writable_close(open_writer(path, XAPIAN_CREATE_OR_OPEN));
	xapian_writable_close(
		open_writer(below(*state, "other/"), XAPIAN_CREATE_OR_OPEN));
	must_fail(XAPIAN_E_ARGUMENT, xapian_writable_open(path, 4, &writable, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_writable_open(path, -1, &writable, err));
	must_fail(XAPIAN_E_IO, xapian_writable_open(below(*state, "no/such"),
				       XAPIAN_CREATE, &writable, err));
}

/* As after a kill in the middle of making it. */
static void half_made_database_is_made_again(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable_close(open_writer(path, XAPIAN_CREATE));
	assert_int_equal(remove(below(path, "iamglass")), 0);
	xapian_writable *writable = NULL;
	must_fail(XAPIAN_E_NOT_FOUND,
		xapian_writable_open(path, XAPIAN_OPEN, &writable, err));
	writable = open_writer(path, XAPIAN_CREATE_OR_OPEN);
	add(writable, "appel", NULL);
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
	xapian_database *database = open_reader(path);
	assert_int_equal(count_documents(database), 1);
	xapian_database_close(database);
}

static void one_writer_at_a_time(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *first = open_writer(path, XAPIAN_CREATE);
	xapian_writable *second = (xapian_writable *)1;
	must_fail(XAPIAN_E_LOCKED, xapian_writable_open(path, XAPIAN_OPEN, &second, err));
	assert_null(second);
	xapian_writable_close(first);
	xapian_writable_close(open_writer(path, XAPIAN_OPEN));
}

static void add_replace_and_delete(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 3);
	xapian_writable *writable = open_writer(path, XAPIAN_OPEN);
	xapian_database *seen = xapian_writable_database(writable);
	xapian_document *document = document_of("peer", NULL);
	uint32_t docid = 0, number = 0;
	must(xapian_writable_replace(writable, BYTES("noot"), document, &docid, err));
	assert_int_equal(docid, 1);
	assert_int_equal(count_documents(seen), 2);
	must(xapian_writable_replace(writable, BYTES("kers"), document, &docid, err));
	assert_int_equal(docid, 4);
	must(xapian_database_term_frequency(seen, BYTES("peer"), &number, err));
	assert_int_equal(number, 2);
	must(xapian_writable_delete(writable, BYTES("peer"), err));
	must(xapian_writable_delete(writable, BYTES("peer"), err));
	assert_int_equal(count_documents(seen), 1);
	must(xapian_writable_commit(writable, err));
	xapian_document_close(document);
	xapian_writable_close(writable);
	xapian_database *database = open_reader(path);
	assert_int_equal(count_documents(database), 1);
	must(xapian_database_find(database, BYTES("zus"), &docid, err));
	assert_int_equal(docid, 3);
	xapian_database_close(database);
}

static void metadata_may_hold_anything(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	must(xapian_writable_set_metadata(writable, BYTES("k\0y"), BYTES("v\0lue"), err));
	must(xapian_writable_set_metadata(writable, BYTES("gone"), BYTES("x"), err));
	must(xapian_writable_set_metadata(writable, BYTES("gone"), NULL, 0, err));
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
	xapian_database *database = open_reader(path);
	xapian_bytes bytes;
	must(xapian_database_metadata(database, BYTES("k\0y"), &bytes, err));
	assert_int_equal(bytes.size, 5);
	assert_memory_equal(bytes.data, "v\0lue", 5);
	must(xapian_database_metadata(database, BYTES("gone"), &bytes, err));
	assert_int_equal(bytes.size, 0);
	xapian_database_close(database);
}

static void closing_discards(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 3);
	xapian_writable *writable = open_writer(path, XAPIAN_OPEN);
	add(writable, "peer", NULL);
	must(xapian_writable_delete(writable, BYTES("zus"), err));
	must(xapian_writable_set_metadata(writable, BYTES("k"), BYTES("v"), err));
	xapian_writable_close(writable);
	xapian_database *database = open_reader(path);
	xapian_bytes bytes;
	assert_int_equal(count_documents(database), 3);
	must(xapian_database_metadata(database, BYTES("k"), &bytes, err));
	assert_int_equal(bytes.size, 0);
	xapian_database_close(database);
}

/* Xapian alone commits after 10,000 changes. */
static void nothing_is_seen_before_the_commit(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 3);
	xapian_writable *writable = open_writer(path, XAPIAN_OPEN);
	xapian_document *document = document_of("peer", NULL);
	bool changed = true;
	xapian_database *early = open_reader(path);
	for (int i = 0; i < 21000; i++)
		must(xapian_writable_add(writable, document, NULL, err));
	must(xapian_database_reopen(early, &changed, err));
	assert_false(changed);
	assert_int_equal(count_documents(early), 3);
	xapian_database *late = open_reader(path);
	assert_int_equal(count_documents(late), 3);
	xapian_database_close(late);

	must(xapian_writable_commit(writable, err));
	must(xapian_database_reopen(early, &changed, err));
	assert_true(changed);
	assert_int_equal(count_documents(early), 21003);

	/* And what was flushed without being committed is gone after closing. */
	for (int i = 0; i < 11000; i++)
		must(xapian_writable_add(writable, document, NULL, err));
	xapian_writable_close(writable);
	writable = open_writer(path, XAPIAN_OPEN);
	assert_int_equal(count_documents(xapian_writable_database(writable)), 21003);
	must(xapian_database_reopen(early, &changed, err));
	assert_false(changed);
	xapian_document_close(document);
	xapian_writable_close(writable);
	xapian_database_close(early);
}

static void refuse_terms(xapian_document *document, const char *term, size_t size)
{
	const uint32_t positions[] = {1, 2};
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_document_add_term(document, term, size, 1, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_document_add_posting(document, term, size, 1, 1, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_document_add_postings(document, term, size, positions, 2, 1, err));
}

static void refuse_in_writer(xapian_writable *writable, const xapian_document *document,
	const char *term, size_t size)
{
	uint32_t docid = 7;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_replace(writable, term, size, document, &docid, err));
	assert_int_equal(docid, 0);
	must_fail(XAPIAN_E_ARGUMENT, xapian_writable_delete(writable, term, size, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_set_metadata(writable, term, size, BYTES("v"), err));
}

/* The engine alone would drop what was added before, and commit the rest. */
static void bad_terms_keep_the_batch(void **state)
{
	char longs[XAPIAN_TERM_MAX + 1], nuls[200];
	memset(longs, 'x', sizeof longs);
	memset(nuls, '\0', sizeof nuls);
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	for (size_t i = 0; i < 3; i++)
		add(writable, letters[i], NULL);
	xapian_document *document = document_of("peer", NULL);
	refuse_terms(document, longs, sizeof longs);
	refuse_terms(document, nuls, sizeof nuls);
	refuse_terms(document, "", 0);
	refuse_in_writer(writable, document, longs, sizeof longs);
	refuse_in_writer(writable, document, nuls, sizeof nuls);
	refuse_in_writer(writable, document, "", 0);

	/* The longest of both kinds, with positions, go through everything. */
	const uint32_t position = 1;
	const size_t most_nuls = XAPIAN_TERM_MAX / 2;
	must(xapian_document_add_postings(
		document, longs, XAPIAN_TERM_MAX, &position, 1, 1, err));
	must(xapian_document_add_postings(
		document, nuls, most_nuls, &position, 1, 1, err));
	must(xapian_writable_add(writable, document, NULL, err));
	must(xapian_writable_replace(
		writable, longs, XAPIAN_KEY_MAX, document, NULL, err));
	must(xapian_writable_set_metadata(
		writable, longs, XAPIAN_KEY_MAX, BYTES("v"), err));
	must(xapian_writable_set_metadata(writable, nuls, most_nuls, BYTES("v"), err));
	must(xapian_writable_commit(writable, err));
	xapian_document_close(document);
	xapian_writable_close(writable);

	xapian_database *database = open_reader(below(*state, "db"));
	uint32_t number = 0;
	assert_int_equal(count_documents(database), 4);
	must(xapian_database_term_frequency(
		database, longs, XAPIAN_TERM_MAX, &number, err));
	assert_int_equal(number, 1);
	must(xapian_database_term_frequency(database, nuls, most_nuls, &number, err));
	assert_int_equal(number, 1);
	xapian_database_close(database);
}

/* Files may not grow from here: a full disk, as far as Xapian can tell. */
static void limit_files(rlim_t most)
{
	struct rlimit limit;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
	setrlimit(RLIMIT_FSIZE, &limit);
}

static void add_noise(xapian_writable *writable, int count)
{
	for (int i = 0; i < count; i++) {
		char word[20];
		snprintf(word, sizeof word, "noise%d", i);
		add(writable, word, NULL);
	}
}

static void everything_says_closed(xapian_writable *writable, xapian_document *document)
{
	xapian_database *seen = xapian_writable_database(writable);
	uint32_t number = 7;
	xapian_statistics statistics = {7, 7, 7, 7};
	must_fail(XAPIAN_E_CLOSED, xapian_writable_commit(writable, err));
	must_fail(XAPIAN_E_CLOSED, xapian_writable_commit(writable, err));
	must_fail(XAPIAN_E_CLOSED, xapian_writable_add(writable, document, &number, err));
	assert_int_equal(number, 0);
	must_fail(XAPIAN_E_CLOSED,
		xapian_writable_replace(writable, BYTES("noot"), document, &number, err));
	must_fail(XAPIAN_E_CLOSED, xapian_writable_delete(writable, BYTES("noot"), err));
	must_fail(XAPIAN_E_CLOSED,
		xapian_writable_set_metadata(writable, BYTES("k"), BYTES("v"), err));
	must_fail(XAPIAN_E_CLOSED, xapian_database_statistics(seen, &statistics, err));
	assert_int_equal(statistics.documents, 0);
	must_fail(XAPIAN_E_CLOSED, xapian_database_reopen(seen, NULL, err));
}

/* Xapian alone says on the second try that all is well, without the batch. */
static void failed_commit_poisons(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 3);
	xapian_writable *writable = open_writer(path, XAPIAN_OPEN);
	xapian_document *document = document_of("peer", NULL);
	add_noise(writable, 3000);
	xapian_error error = {0};
	limit_files(40000);
	xapian_status st = xapian_writable_commit(writable, &error);
	limit_files(RLIM_INFINITY);
	assert_int_equal(st, XAPIAN_E_IO);
	assert_int_equal(error.system_errno, EFBIG);
	everything_says_closed(writable, document);

	/* The lock is free at once, and the last commit whole. */
	xapian_writable *next = open_writer(path, XAPIAN_OPEN);
	xapian_writable_close(writable);
	assert_int_equal(count_documents(xapian_writable_database(next)), 3);
	must(xapian_writable_add(next, document, NULL, err));
	must(xapian_writable_commit(next, err));
	xapian_writable_close(next);
	xapian_document_close(document);
	xapian_database *database = open_reader(path);
	assert_int_equal(count_documents(database), 4);
	xapian_database_close(database);
}

/* The same where it is the 10,000th change that makes the engine write. */
static void failed_change_poisons(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, letters, 3);
	xapian_writable *writable = open_writer(path, XAPIAN_OPEN);
	xapian_document *document = document_of("peer", NULL);
	add_noise(writable, 9000);
	xapian_status st = XAPIAN_OK;
	limit_files(40000);
	for (int i = 0; i < 2000 && st == XAPIAN_OK; i++)
		st = xapian_writable_add(writable, document, NULL, NULL);
	limit_files(RLIM_INFINITY);
	assert_int_equal(st, XAPIAN_E_IO);
	everything_says_closed(writable, document);
	xapian_writable_close(writable);
	xapian_document_close(document);
	xapian_database *database = open_reader(path);
	assert_int_equal(count_documents(database), 3);
	xapian_database_close(database);
}

/* Xapian calls it a lock that somebody else has. */
static void read_only_directory_is_no_lock(void **state)
{
	const char *path = below(*state, "db");
	const uid_t nobody = 65534;
	make_database(path, letters, 3);
	bool root = geteuid() == 0;
	assert_int_equal(remove(below(path, "flintlock")), 0);
	assert_int_equal(chmod(*state, 0755), 0);
	assert_int_equal(chmod(path, 0555), 0);
	if (root && seteuid(nobody) != 0) {
		print_message("# skipped: root cannot become somebody else here\n");
		return;
	}
	xapian_writable *writable = (xapian_writable *)1;
	xapian_database *database = NULL;
	xapian_error error = {0};
	xapian_status st = xapian_writable_open(path, XAPIAN_OPEN, &writable, &error);
	xapian_status reading = xapian_database_open(path, &database, NULL);
	if (root)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(chmod(path, 0755), 0);
	assert_int_equal(st, XAPIAN_E_IO);
	assert_null(writable);
	assert_int_equal(error.system_errno, EACCES);
	assert_int_equal(reading, XAPIAN_OK);
	xapian_database_close(database);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(modes_say_whether_it_is_there),
		in_directory(half_made_database_is_made_again),
		in_directory(one_writer_at_a_time),
		in_directory(add_replace_and_delete),
		in_directory(metadata_may_hold_anything),
		in_directory(closing_discards),
		in_directory(nothing_is_seen_before_the_commit),
		in_directory(bad_terms_keep_the_batch),
		in_directory(failed_commit_poisons),
		in_directory(failed_change_poisons),
		in_directory(read_only_directory_is_no_lock),
	};
	return cmocka_run_group_tests_name("writable", tests, NULL, NULL);
}
