/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Failures: every NULL, every status that is not tested beside what gives it,
 * and messages that are fit to be shown. */
#include "fixture.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define refuse(call) must_fail(XAPIAN_E_ARGUMENT, call)

static void status_values_stay(void **state)
{
	(void)state;
	static const int values[][2] = {
		{XAPIAN_OK, 0},
		{XAPIAN_END, 1},
		{XAPIAN_E_ARGUMENT, -1},
		{XAPIAN_E_OPERATION, -2},
		{XAPIAN_E_QUERY, -3},
		{XAPIAN_E_NOT_FOUND, -10},
		{XAPIAN_E_NO_DOCUMENT, -11},
		{XAPIAN_E_VERSION, -12},
		{XAPIAN_E_CORRUPT, -13},
		{XAPIAN_E_LOCKED, -14},
		{XAPIAN_E_MODIFIED, -15},
		{XAPIAN_E_CLOSED, -16},
		{XAPIAN_E_IO, -20},
		{XAPIAN_E_NETWORK, -21},
		{XAPIAN_E_NO_MEMORY, -22},
		{XAPIAN_E_INTERNAL, -99},
	};
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		assert_int_equal(values[i][0], values[i][1]);
}

static void closing_nothing_is_allowed(void **state)
{
	(void)state;
	xapian_document_close(NULL);
	xapian_database_close(NULL);
	xapian_writable_close(NULL);
	xapian_cursor_close(NULL);
	xapian_query_close(NULL);
	xapian_mset_close(NULL);
	assert_null(xapian_writable_database(NULL));
	assert_int_equal(xapian_mset_count(NULL), 0);
	assert_null(xapian_mset_at(NULL, 0));
	assert_int_equal(xapian_mset_lower_bound(NULL), 0);
	assert_int_equal(xapian_mset_estimated(NULL), 0);
	assert_int_equal(xapian_mset_upper_bound(NULL), 0);
}

static void documents_refuse_null(void **state)
{
	(void)state;
	const uint32_t positions[] = {3, 2};
	xapian_document *document = document_of("a", NULL);
	refuse(xapian_document_new(NULL, err));
	refuse(xapian_document_clear(NULL, err));
	refuse(xapian_document_set_data(NULL, BYTES("x"), err));
	refuse(xapian_document_set_data(document, NULL, 1, err));
	refuse(xapian_document_set_value(NULL, 0, BYTES("x"), err));
	refuse(xapian_document_set_value(document, 0, NULL, 1, err));
	refuse(xapian_document_set_value(document, UINT32_MAX, BYTES("x"), err));
	refuse(xapian_document_add_term(NULL, BYTES("x"), 1, err));
	refuse(xapian_document_add_term(document, NULL, 1, 1, err));
	refuse(xapian_document_add_posting(NULL, BYTES("x"), 1, 1, err));
	refuse(xapian_document_add_posting(document, NULL, 1, 1, 1, err));
	refuse(xapian_document_add_postings(NULL, BYTES("x"), positions, 1, 1, err));
	refuse(xapian_document_add_postings(document, BYTES("x"), NULL, 1, 1, err));
	refuse(xapian_document_add_postings(document, BYTES("x"), positions, 2, 1, err));
	xapian_document_close(document);
}

static void too_much_data_is_refused(void **state)
{
	xapian_document *document = document_of("a", "v");
	char *large = calloc(1, XAPIAN_DATA_MAX + 1);
	assert_non_null(large);
	refuse(xapian_document_set_data(document, large, XAPIAN_DATA_MAX + 1, err));
	refuse(xapian_document_set_value(document, 0, large, XAPIAN_DATA_MAX + 1, err));
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	refuse(xapian_writable_set_metadata(
		writable, BYTES("k"), large, XAPIAN_DATA_MAX + 1, err));
	/* As much as is allowed. */
	must(xapian_document_set_data(document, large, XAPIAN_DATA_MAX, err));
	must(xapian_document_set_value(document, 1, large, XAPIAN_DATA_MAX, err));
	must(xapian_writable_set_metadata(
		writable, BYTES("k"), large, XAPIAN_DATA_MAX, err));
	must(xapian_writable_add(writable, document, NULL, err));
	must(xapian_writable_commit(writable, err));
	xapian_bytes bytes;
	must(xapian_database_data(xapian_writable_database(writable), 1, &bytes, err));
	assert_int_equal(bytes.size, XAPIAN_DATA_MAX);
	xapian_writable_close(writable);
	xapian_document_close(document);
	free(large);
}

static void databases_refuse_null(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, NULL, 0);
	xapian_database *database = (xapian_database *)1;
	xapian_cursor *cursor = NULL;
	xapian_statistics statistics;
	xapian_bytes bytes;
	char uuid[37];
	uint32_t number;
	refuse(xapian_database_open(NULL, &database, err));
	assert_null(database);
	refuse(xapian_database_open(path, NULL, err));
	refuse(xapian_database_reopen(NULL, NULL, err));
	refuse(xapian_database_statistics(NULL, &statistics, err));
	refuse(xapian_database_uuid(NULL, uuid, err));
	refuse(xapian_database_metadata(NULL, BYTES("k"), &bytes, err));
	refuse(xapian_database_term_frequency(NULL, BYTES("x"), &number, err));
	refuse(xapian_database_find(NULL, BYTES("x"), &number, err));
	refuse(xapian_database_data(NULL, 1, &bytes, err));
	refuse(xapian_database_terms(NULL, NULL, 0, &cursor, err));
	refuse(xapian_database_metadata_keys(NULL, NULL, 0, &cursor, err));
	refuse(xapian_database_document_terms(NULL, 1, &cursor, err));
	refuse(xapian_database_postings(NULL, NULL, 0, &cursor, err));
	refuse(xapian_cursor_next_bytes(NULL, &bytes, err));
	refuse(xapian_cursor_next_docid(NULL, &number, err));
}

static void outputs_must_be_given(void **state)
{
	const char *path = below(*state, "db");
	make_database(path, NULL, 0);
	xapian_database *database = open_reader(path);
	xapian_cursor *cursor = NULL;
	uint32_t number;
	xapian_bytes bytes;
	refuse(xapian_database_statistics(database, NULL, err));
	refuse(xapian_database_uuid(database, NULL, err));
	refuse(xapian_database_metadata(database, BYTES("k"), NULL, err));
	refuse(xapian_database_metadata(database, "", 0, &bytes, err));
	refuse(xapian_database_term_frequency(database, BYTES("x"), NULL, err));
	refuse(xapian_database_term_frequency(database, "", 0, &number, err));
	refuse(xapian_database_find(database, BYTES("x"), NULL, err));
	refuse(xapian_database_find(database, NULL, 1, &number, err));
	refuse(xapian_database_data(database, 1, NULL, err));
	refuse(xapian_database_data(database, 0, &bytes, err));
	refuse(xapian_database_terms(database, NULL, 0, NULL, err));
	refuse(xapian_database_terms(database, NULL, 1, &cursor, err));
	refuse(xapian_database_metadata_keys(database, NULL, 0, NULL, err));
	refuse(xapian_database_document_terms(database, 1, NULL, err));
	refuse(xapian_database_postings(database, NULL, 0, NULL, err));
	must(xapian_database_terms(database, NULL, 0, &cursor, err));
	refuse(xapian_cursor_next_bytes(cursor, NULL, err));
	refuse(xapian_cursor_next_docid(cursor, NULL, err));
	xapian_cursor_close(cursor);
	xapian_database_close(database);
}

static void writers_refuse_null_and_go_on(void **state)
{
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	xapian_document *document = document_of("a", NULL);
	refuse(xapian_writable_open(NULL, XAPIAN_OPEN, NULL, err));
	refuse(xapian_writable_open(below(*state, "db"), XAPIAN_OPEN, NULL, err));
	refuse(xapian_writable_add(NULL, document, NULL, err));
	refuse(xapian_writable_add(writable, NULL, NULL, err));
	refuse(xapian_writable_replace(NULL, BYTES("a"), document, NULL, err));
	refuse(xapian_writable_replace(writable, BYTES("a"), NULL, NULL, err));
	refuse(xapian_writable_replace(writable, NULL, 1, document, NULL, err));
	refuse(xapian_writable_delete(NULL, BYTES("a"), err));
	refuse(xapian_writable_delete(writable, NULL, 1, err));
	refuse(xapian_writable_set_metadata(NULL, BYTES("k"), BYTES("v"), err));
	refuse(xapian_writable_set_metadata(writable, BYTES("k"), NULL, 1, err));
	refuse(xapian_writable_commit(NULL, err));
	must(xapian_writable_add(writable, document, NULL, err));
	must(xapian_writable_commit(writable, err));
	xapian_document_close(document);
	xapian_writable_close(writable);
}

static void queries_refuse_null(void **state)
{
	make_database(below(*state, "db"), NULL, 0);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_query *query = NULL;
	xapian_mset *mset = NULL;
	xapian_bytes bytes, bad = {NULL, 1};
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	refuse(xapian_query_term(BYTES("a"), NULL, err));
	refuse(xapian_query_term(NULL, 1, &query, err));
	refuse(xapian_query_all(NULL, err));
	refuse(xapian_query_nothing(NULL, err));
	refuse(xapian_query_combine(XAPIAN_OP_AND, NULL, 0, 0, NULL, err));
	refuse(xapian_query_scale(NULL, 1, &query, err));
	refuse(xapian_query_value_range(0, &bad, NULL, &query, err));
	refuse(xapian_query_value_range(0, NULL, NULL, NULL, err));
	refuse(xapian_query_describe(NULL, &bytes, err));
	must(xapian_query_all(&query, err));
	refuse(xapian_query_scale(query, 1, NULL, err));
	refuse(xapian_query_describe(query, NULL, err));
	refuse(xapian_search(NULL, query, &options, &mset, err));
	refuse(xapian_search(database, NULL, &options, &mset, err));
	refuse(xapian_search(database, query, NULL, &mset, err));
	refuse(xapian_search(database, query, &options, NULL, err));
	xapian_query_close(query);
	xapian_database_close(database);
}

static void error_may_be_null(void **state)
{
	xapian_database *database = NULL;
	xapian_document *document = NULL;
	assert_int_equal(xapian_database_open(below(*state, "no"), &database, NULL),
		XAPIAN_E_NOT_FOUND);
	assert_int_equal(xapian_document_new(&document, NULL), XAPIAN_OK);
	assert_int_equal(
		xapian_document_add_term(document, "", 0, 1, NULL), XAPIAN_E_ARGUMENT);
	xapian_document_close(document);
}

static void error_is_written_on_failure_only(void **state)
{
	(void)state;
	xapian_error error;
	memset(&error, 'x', sizeof error);
	xapian_error before = error;
	xapian_document *document = NULL;
	assert_int_equal(xapian_document_new(&document, &error), XAPIAN_OK);
	assert_memory_equal(&error, &before, sizeof error);
	xapian_document_close(document);
}

static void messages_are_one_clean_line(void **state)
{
	(void)state;
	xapian_database *database = NULL;
	xapian_error error = {0};
	const char *path = "/no\n\x1b[31m\x07\xff\xc3o\xe2\x80\xae\xc2\x85ok\xc3\xab";
	assert_int_equal(
		xapian_database_open(path, &database, &error), XAPIAN_E_NOT_FOUND);
	assert_string_equal(error.type, "DatabaseNotFoundError");
	assert_int_equal(error.system_errno, ENOENT);
	assert_string_equal(
		error.message, "/no??[31m???o??ok\xc3\xab: No such file or directory");
}

/* An e with an umlaut takes two bytes: wherever the cut falls, both or neither. */
static void messages_are_cut_at_a_whole_character(void **state)
{
	(void)state;
	const char words[] = ": File name too long";
	for (size_t before = 0; before < 2; before++) {
		xapian_database *database = NULL;
		xapian_error error = {0};
		char path[300] = "/aa";
		size_t length = before + 1;
		for (; length + 2 < sizeof path; length += 2)
			memcpy(path + length, "\xc3\xab", 2);
		path[length] = '\0';
		assert_int_equal(
			xapian_database_open(path, &database, &error), XAPIAN_E_IO);
		assert_int_equal(error.system_errno, ENAMETOOLONG);
		size_t size = strlen(error.message), kept = size - strlen(words);
		assert_true(size == XAPIAN_ERROR_MESSAGE_MAX - 1 ||
			    size == XAPIAN_ERROR_MESSAGE_MAX - 2);
		assert_memory_equal(error.message, path, kept);
		assert_int_equal(kept % 2, (before + 1) % 2);
		assert_string_equal(error.message + kept, words);
	}
}

/* Under these, operator new ends the program rather than throw. */
static bool new_cannot_throw(void)
{
	const char *preloaded = getenv("LD_PRELOAD");
#if defined(__SANITIZE_ADDRESS__)
	return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
	return true;
#endif
#endif
	return preloaded != NULL && strstr(preloaded, "vgpreload") != NULL;
}

static void combine_so_many(size_t count, xapian_status wanted, const char *type)
{
	xapian_query *query = NULL, *whole = (xapian_query *)1;
	xapian_error error = {0};
	must(xapian_query_all(&query, err));
	const xapian_query *parts[] = {query};
	assert_int_equal(
		xapian_query_combine(XAPIAN_OP_OR, parts, count, 0, &whole, &error),
		wanted);
	assert_null(whole);
	assert_int_equal(error.status, wanted);
	assert_string_equal(error.type, type);
	assert_int_not_equal(strlen(error.message), 0);
	xapian_query_close(query);
}

/* A count for which there is no room: nothing of it is looked at. */
static void exceptions_of_the_language_are_caught(void **state)
{
	(void)state;
	combine_so_many(SIZE_MAX, XAPIAN_E_INTERNAL, "std::exception");
}

static void no_memory_is_a_status(void **state)
{
	(void)state;
	if (new_cannot_throw()) {
		print_message("# skipped: operator new does not throw here\n");
		return;
	}
	combine_so_many(SIZE_MAX / 64, XAPIAN_E_NO_MEMORY, "std::bad_alloc");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(status_values_stay),
		cmocka_unit_test(closing_nothing_is_allowed),
		cmocka_unit_test(documents_refuse_null),
		in_directory(too_much_data_is_refused),
		in_directory(databases_refuse_null),
		in_directory(outputs_must_be_given),
		in_directory(writers_refuse_null_and_go_on),
		in_directory(queries_refuse_null),
		in_directory(error_may_be_null),
		cmocka_unit_test(error_is_written_on_failure_only),
		cmocka_unit_test(messages_are_one_clean_line),
		cmocka_unit_test(messages_are_cut_at_a_whole_character),
		cmocka_unit_test(exceptions_of_the_language_are_caught),
		cmocka_unit_test(no_memory_is_a_status),
	};
	return cmocka_run_group_tests_name("errors", tests, NULL, NULL);
}
