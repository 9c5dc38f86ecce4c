/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cursors: all of them to the end, many at once, in any closing order, and under a
 * writer. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

static const char *const letters[] = {"Xappel noot", "Xnoot mies noot", "mies Xwim zus"};

/* What is left in the cursor, each followed by a comma. */
static const char *rest_of(xapian_cursor *cursor)
{
	static char all[500];
	xapian_bytes bytes = {"", 0};
	xapian_status st;
	all[0] = '\0';
	while ((st = xapian_cursor_next_bytes(cursor, &bytes, NULL)) == XAPIAN_OK) {
		strncat(all, bytes.data, bytes.size);
		strcat(all, ",");
	}
	assert_int_equal(st, XAPIAN_END);
	assert_null(bytes.data);
	assert_int_equal(bytes.size, 0);
	/* The end is where it stays. */
	assert_int_equal(xapian_cursor_next_bytes(cursor, &bytes, NULL), XAPIAN_END);
	return all;
}

static const char *docids_of(xapian_cursor *cursor)
{
	static char all[200];
	uint32_t docid = 7;
	xapian_status st;
	all[0] = '\0';
	while ((st = xapian_cursor_next_docid(cursor, &docid, NULL)) == XAPIAN_OK)
		snprintf(all + strlen(all), 20, "%u,", (unsigned)docid);
	assert_int_equal(st, XAPIAN_END);
	assert_int_equal(docid, 0);
	assert_int_equal(xapian_cursor_next_docid(cursor, &docid, NULL), XAPIAN_END);
	return all;
}

static void terms_are_given_in_byte_order(void **state)
{
	make_database(below(*state, "db"), letters, 3);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_cursor *cursor = NULL;
	must(xapian_database_terms(database, NULL, 0, &cursor, err));
	assert_string_equal(rest_of(cursor), "Xappel,Xnoot,Xwim,mies,noot,zus,");
	xapian_cursor_close(cursor);
	must(xapian_database_terms(database, BYTES("X"), &cursor, err));
	assert_string_equal(rest_of(cursor), "Xappel,Xnoot,Xwim,");
	xapian_cursor_close(cursor);
	must(xapian_database_terms(database, BYTES("peer"), &cursor, err));
	assert_string_equal(rest_of(cursor), "");
	xapian_cursor_close(cursor);
	char longs[300];
	memset(longs, 'X', sizeof longs);
	must(xapian_database_terms(database, longs, sizeof longs, &cursor, err));
	assert_string_equal(rest_of(cursor), "");
	xapian_cursor_close(cursor);
	xapian_database_close(database);
}

static void keys_are_given_in_byte_order(void **state)
{
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	must(xapian_writable_set_metadata(writable, BYTES("b"), BYTES("1"), err));
	must(xapian_writable_set_metadata(writable, BYTES("ac"), BYTES("2"), err));
	must(xapian_writable_set_metadata(writable, BYTES("ab"), BYTES("3"), err));
	must(xapian_writable_set_metadata(writable, BYTES("c"), BYTES("4"), err));
	must(xapian_writable_set_metadata(writable, BYTES("c"), NULL, 0, err));
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_cursor *cursor = NULL;
	must(xapian_database_metadata_keys(database, NULL, 0, &cursor, err));
	assert_string_equal(rest_of(cursor), "ab,ac,b,");
	xapian_cursor_close(cursor);
	must(xapian_database_metadata_keys(database, BYTES("a"), &cursor, err));
	assert_string_equal(rest_of(cursor), "ab,ac,");
	xapian_cursor_close(cursor);
	xapian_database_close(database);
}

static void terms_of_a_document_and_documents_of_a_term(void **state)
{
	make_database(below(*state, "db"), letters, 3);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_cursor *cursor = NULL;
	must(xapian_database_document_terms(database, 2, &cursor, err));
	assert_string_equal(rest_of(cursor), "Xnoot,mies,noot,");
	xapian_cursor_close(cursor);
	must(xapian_database_postings(database, BYTES("mies"), &cursor, err));
	assert_string_equal(docids_of(cursor), "2,3,");
	xapian_cursor_close(cursor);
	must(xapian_database_postings(database, BYTES("peer"), &cursor, err));
	assert_string_equal(docids_of(cursor), "");
	xapian_cursor_close(cursor);
	must(xapian_database_postings(database, NULL, 0, &cursor, err));
	assert_string_equal(docids_of(cursor), "1,2,3,");
	xapian_cursor_close(cursor);
	must_fail(XAPIAN_E_NO_DOCUMENT,
		xapian_database_document_terms(database, 99, &cursor, err));
	assert_null(cursor);
	xapian_database_close(database);
}

static void cursors_give_one_kind_of_thing(void **state)
{
	make_database(below(*state, "db"), letters, 3);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_cursor *terms = NULL, *documents = NULL;
	must(xapian_database_terms(database, NULL, 0, &terms, err));
	must(xapian_database_postings(database, NULL, 0, &documents, err));
	uint32_t docid = 7;
	xapian_bytes bytes = {"x", 1};
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_next_docid(terms, &docid, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_next_bytes(documents, &bytes, err));
	assert_int_equal(docid, 0);
	assert_null(bytes.data);
	assert_int_equal(bytes.size, 0);
	/* And has not moved by that. */
	assert_string_equal(docids_of(documents), "1,2,3,");
	xapian_cursor_close(terms);
	xapian_cursor_close(documents);
	xapian_database_close(database);
}

static void cursor_outlives_its_database(void **state)
{
	make_database(below(*state, "db"), letters, 3);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_cursor *terms = NULL, *documents = NULL, *unused = NULL;
	must(xapian_database_terms(database, NULL, 0, &terms, err));
	must(xapian_database_postings(database, BYTES("noot"), &documents, err));
	must(xapian_database_document_terms(database, 1, &unused, err));
	xapian_database_close(database);
	assert_string_equal(docids_of(documents), "1,2,");
	assert_string_equal(rest_of(terms), "Xappel,Xnoot,Xwim,mies,noot,zus,");
	xapian_cursor_close(documents);
	xapian_cursor_close(terms);
	xapian_cursor_close(unused);
}

static void cursor_of_a_writer_ends_with_it(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	for (size_t i = 0; i < 3; i++)
		add(writable, letters[i], NULL);
	xapian_database *seen = xapian_writable_database(writable);
	xapian_cursor *terms = NULL, *documents = NULL;
	xapian_bytes bytes = {"x", 1};
	uint32_t docid = 7;
	must(xapian_database_terms(seen, NULL, 0, &terms, err));
	must(xapian_cursor_next_bytes(terms, &bytes, err));
	must(xapian_database_postings(seen, BYTES("noot"), &documents, err));
	xapian_writable_close(writable);
	must_fail(XAPIAN_E_CLOSED, xapian_cursor_next_bytes(terms, &bytes, err));
	must_fail(XAPIAN_E_CLOSED, xapian_cursor_next_docid(documents, &docid, err));
	assert_null(bytes.data);
	assert_int_equal(docid, 0);
	/* The lock went with the writer, and not with its last cursor. */
	xapian_writable_close(open_writer(path, XAPIAN_OPEN));
	xapian_cursor_close(terms);
	xapian_cursor_close(documents);
}

static void cursor_bears_changes_under_it(void **state)
{
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	char word[20];
	for (int i = 0; i < 2000; i++) {
		snprintf(word, sizeof word, "all w%d", i);
		add(writable, word, NULL);
	}
	must(xapian_writable_commit(writable, err));
	xapian_cursor *cursor = NULL;
	uint32_t docid;
	unsigned seen = 0;
	must(xapian_database_postings(
		xapian_writable_database(writable), BYTES("all"), &cursor, err));
	while (xapian_cursor_next_docid(cursor, &docid, NULL) == XAPIAN_OK) {
		seen++;
		snprintf(word, sizeof word, "w%u", (unsigned)docid);
		must(xapian_writable_delete(writable, word, strlen(word), err));
		if (docid % 500 == 0)
			must(xapian_writable_commit(writable, err));
	}
	assert_int_equal(seen, 2000);
	xapian_cursor_close(cursor);
	xapian_writable_close(writable);
}

/* Enough for several blocks of each table. */
static void fill(xapian_writable *writable, const char *with)
{
	for (int i = 0; i < 1500; i++) {
		char words[200], unique[20];
		snprintf(words, sizeof words, "Q%d %s all the same w%d x%d y%d", i, with,
			i, i * 7, i * 13);
		snprintf(unique, sizeof unique, "Q%d", i);
		xapian_document *document = document_of(words, NULL);
		must(xapian_writable_replace(
			writable, unique, strlen(unique), document, NULL, err));
		xapian_document_close(document);
	}
	must(xapian_writable_commit(writable, err));
}

static void two_commits_under_a_reader_are_told(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	fill(writable, "een");
	xapian_database *database = open_reader(path);
	xapian_cursor *cursor = NULL;
	uint32_t docid = 0;
	must(xapian_database_postings(database, BYTES("all"), &cursor, err));
	must(xapian_cursor_next_docid(cursor, &docid, err));
	fill(writable, "twee");
	fill(writable, "drie");
	fill(writable, "vier");

	xapian_status st = XAPIAN_OK;
	while (st == XAPIAN_OK)
		st = xapian_cursor_next_docid(cursor, &docid, NULL);
	assert_int_equal(st, XAPIAN_E_MODIFIED);
	must_fail(XAPIAN_E_MODIFIED, xapian_cursor_next_docid(cursor, &docid, err));
	assert_int_equal(docid, 0);
	xapian_query *query = NULL;
	xapian_mset *mset = (xapian_mset *)1;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	must(xapian_query_term(BYTES("same"), &query, err));
	must_fail(
		XAPIAN_E_MODIFIED, xapian_search(database, query, &options, &mset, err));
	assert_null(mset);

	bool changed = false;
	must(xapian_database_reopen(database, &changed, err));
	assert_true(changed);
	must(xapian_search(database, query, &options, &mset, err));
	assert_int_equal(xapian_mset_upper_bound(mset), 1500);
	xapian_mset_close(mset);
	xapian_query_close(query);
	xapian_cursor_close(cursor);
	xapian_database_close(database);
	xapian_writable_close(writable);
}

/* ---- Many at once, and what is in between passed over ----------------------- */

enum { MANY = 3000 };

/* "a" in every second document, as often as its number says; "b" in some. */
static void make_many_documents(const char *path)
{
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	for (unsigned i = 1; i <= MANY; i++) {
		char text[80] = "c";
		for (unsigned j = 0; i % 2 == 0 && j < 1 + i % 5; j++)
			strcat(text, " a");
		strcat(text, i % 700 == 0 ? " b" : "");
		add(writable, text, NULL);
	}
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
}

static void postings_are_found(void **state)
{
	static const unsigned steps[] = {1, 2, 3, 7, 100, 1999, 2 * MANY};
	make_many_documents(below(*state, "db"));
	xapian_database *database = open_reader(below(*state, "db"));
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		uint32_t named[MANY + 10], count = 0;
		xapian_posting found[MANY + 10];
		size_t given = 0, wanted = 0;
		xapian_cursor *cursor = NULL;
		for (uint32_t docid = 1 + i % 2; docid < MANY + 10; docid += steps[i])
			named[count++] = docid;
		must(xapian_database_postings(database, BYTES("a"), &cursor, err));
		/* In two goes. */
		uint32_t half = count / 2;
		must(xapian_cursor_find_postings(
			cursor, named, half, found, &given, err));
		size_t before = given;
		must(xapian_cursor_find_postings(
			cursor, named + half, count - half, found + before, &given, err));
		given += before;
		for (uint32_t k = 0; k < count; k++) {
			if (named[k] > MANY || named[k] % 2 != 0)
				continue;
			assert_int_equal(found[wanted].docid, named[k]);
			assert_int_equal(found[wanted++].wdf, 1 + named[k] % 5);
		}
		assert_int_equal(given, wanted);
		xapian_cursor_close(cursor);
	}
	xapian_database_close(database);
}

static void what_was_found_is_passed(void **state)
{
	static const uint32_t named[] = {699, 700, 701}, later[] = {700, 1400},
			      disorder[] = {5, 5};
	xapian_posting found[3];
	size_t count = 9;
	uint32_t docid;
	xapian_cursor *cursor = NULL;
	make_many_documents(below(*state, "db"));
	xapian_database *database = open_reader(below(*state, "db"));
	must(xapian_database_postings(database, BYTES("b"), &cursor, err));
	must(xapian_cursor_find_postings(cursor, named, 3, found, &count, err));
	assert_int_equal(count, 1);
	assert_int_equal(found[0].docid, 700);
	must(xapian_cursor_find_postings(cursor, later, 2, found, &count, err));
	assert_int_equal(count, 1);
	assert_int_equal(found[0].docid, 1400);
	must(xapian_cursor_next_docid(cursor, &docid, err));
	assert_int_equal(docid, 2100);
	must(xapian_cursor_find_postings(cursor, later, 0, found, &count, err));
	assert_int_equal(count, 0);
	must(xapian_cursor_next_docid(cursor, &docid, err));
	assert_int_equal(docid, 2800);
	must(xapian_cursor_find_postings(cursor, later, 2, found, &count, err));
	assert_int_equal(count, 0);
	assert_int_equal(xapian_cursor_next_docid(cursor, &docid, NULL), XAPIAN_END);
	must(xapian_cursor_find_postings(cursor, later, 2, found, &count, err));
	assert_int_equal(count, 0);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_cursor_find_postings(cursor, disorder, 2, found, &count, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_cursor_find_postings(cursor, NULL, 2, found, &count, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_cursor_find_postings(cursor, later, 2, NULL, &count, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_cursor_find_postings(cursor, later, 2, found, NULL, err));
	xapian_cursor_close(cursor);
	must(xapian_database_terms(database, NULL, 0, &cursor, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_cursor_find_postings(cursor, later, 2, found, &count, err));
	xapian_cursor_close(cursor);
	xapian_database_close(database);
}

static void positions_come_many_at_once(void **state)
{
	static const char *const text[] = {"a b a a b a"};
	uint32_t some[3];
	size_t count = 9;
	xapian_cursor *cursor = NULL;
	make_database(below(*state, "db"), text, 1);
	xapian_database *database = open_reader(below(*state, "db"));
	must(xapian_database_positions(database, 1, BYTES("a"), &cursor, err));
	must(xapian_cursor_next_positions(cursor, some, 0, &count, err));
	assert_int_equal(count, 0);
	must(xapian_cursor_next_positions(cursor, some, 3, &count, err));
	assert_int_equal(count, 3);
	assert_int_equal(some[0], 1);
	assert_int_equal(some[2], 4);
	must(xapian_cursor_next_positions(cursor, some, 3, &count, err));
	assert_int_equal(count, 1);
	assert_int_equal(some[0], 6);
	assert_int_equal(
		xapian_cursor_next_positions(cursor, some, 3, &count, NULL), XAPIAN_END);
	assert_int_equal(count, 0);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_cursor_next_positions(cursor, NULL, 3, &count, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_cursor_next_positions(cursor, some, 3, NULL, err));
	xapian_cursor_close(cursor);
	must(xapian_database_postings(database, BYTES("a"), &cursor, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_cursor_next_positions(cursor, some, 3, &count, err));
	xapian_cursor_close(cursor);
	xapian_database_close(database);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(terms_are_given_in_byte_order),
		in_directory(keys_are_given_in_byte_order),
		in_directory(terms_of_a_document_and_documents_of_a_term),
		in_directory(cursors_give_one_kind_of_thing),
		in_directory(cursor_outlives_its_database),
		in_directory(cursor_of_a_writer_ends_with_it),
		in_directory(cursor_bears_changes_under_it),
		in_directory(two_commits_under_a_reader_are_told),
		in_directory(postings_are_found),
		in_directory(what_was_found_is_passed),
		in_directory(positions_come_many_at_once),
	};
	return cmocka_run_group_tests_name("cursor", tests, NULL, NULL);
}
