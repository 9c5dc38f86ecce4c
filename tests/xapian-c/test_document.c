/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents read back, changed, taken apart, and written down as bytes. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static const char *terms_of(xapian_document *document)
{
	xapian_cursor *cursor = NULL;
	must(xapian_document_terms(document, &cursor, err));
	return all_bytes(cursor);
}

static const char *values_of(xapian_document *document)
{
	xapian_cursor *cursor = NULL;
	must(xapian_document_values(document, &cursor, err));
	return all_values(cursor);
}

static uint32_t term_count(xapian_document *document)
{
	uint32_t count = 99;
	must(xapian_document_term_count(document, &count, err));
	return count;
}

static uint32_t length_of(xapian_document *document)
{
	xapian_writable *writable = open_memory();
	uint32_t docid = 0, length = 99;
	must(xapian_writable_add(writable, document, &docid, err));
	must(xapian_database_document_length(
		xapian_writable_database(writable), docid, &length, err));
	xapian_writable_close(writable);
	return length;
}

static void values_come_and_go(void **state)
{
	(void)state;
	xapian_document *document = document_of("noot", NULL);
	xapian_bytes value;
	uint32_t count = 9;
	must(xapian_document_set_value(document, 1, BYTES("drop"), err));
	must(xapian_document_set_value(document, 2, BYTES("zoet\0zout"), err));
	must(xapian_document_value(document, 2, &value, err));
	assert_bytes(value, "zoet\0zout");
	must(xapian_document_value(document, 7, &value, err));
	assert_bytes(value, "");
	must(xapian_document_value_count(document, &count, err));
	assert_int_equal(count, 2);
	assert_string_equal(values_of(document), "1=drop,2=zoet,");
	must(xapian_document_remove_value(document, 1, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_document_remove_value(document, 1, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_document_remove_value(document, XAPIAN_NO_SLOT, err));
	assert_string_equal(values_of(document), "2=zoet,");
	must(xapian_document_clear_values(document, err));
	must(xapian_document_value_count(document, &count, err));
	assert_int_equal(count, 0);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_document_value(document, XAPIAN_NO_SLOT, &value, err));
	assert_null(value.data);
	xapian_document_close(document);
}

static void terms_come_and_go(void **state)
{
	(void)state;
	xapian_document *document = document_of("mies noot noot", NULL);
	uint32_t removed = 9;
	must(xapian_document_add_term(document, BYTES("Kfilter"), 0, err));
	assert_string_equal(terms_of(document), "Kfilter,mies,noot,");
	assert_int_equal(term_count(document), 3);
	assert_int_equal(length_of(document), 3);
	must(xapian_document_remove_posting(document, BYTES("noot"), 2, 1, err));
	assert_int_equal(length_of(document), 2);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_document_remove_posting(document, BYTES("noot"), 2, 1, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_document_remove_posting(document, BYTES("wim"), 2, 1, err));
	must(xapian_document_remove_postings(
		document, BYTES("noot"), 10, 20, 1, &removed, err));
	assert_int_equal(removed, 0);
	must(xapian_document_remove_postings(
		document, BYTES("noot"), 0, 20, 1, &removed, err));
	assert_int_equal(removed, 1);
	must_fail(XAPIAN_E_ARGUMENT, xapian_document_remove_postings(document,
					     BYTES("wim"), 0, 20, 1, &removed, err));
	assert_int_equal(removed, 0);
	must(xapian_document_remove_term(document, BYTES("mies"), err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_document_remove_term(document, BYTES("mies"), err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_document_remove_term(document, "", 0, err));
	assert_string_equal(terms_of(document), "Kfilter,noot,");
	must(xapian_document_clear_terms(document, err));
	assert_int_equal(term_count(document), 0);
	xapian_document_close(document);
}

/* Xapian's own iterators would go on over what is freed. */
static void cursor_notices_that_the_document_changed(void **state)
{
	(void)state;
	xapian_document *document = document_of("mies noot wim", "v");
	xapian_cursor *terms = NULL, *values = NULL, *positions = NULL;
	xapian_bytes bytes;
	uint32_t number;
	must(xapian_document_terms(document, &terms, err));
	must(xapian_document_values(document, &values, err));
	must(xapian_cursor_next_bytes(terms, &bytes, err));
	must(xapian_cursor_positions(terms, &positions, err));
	must(xapian_document_remove_term(document, BYTES("mies"), err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_next_bytes(terms, &bytes, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_wdf(terms, &number, err));
	must_fail(
		XAPIAN_E_OPERATION, xapian_cursor_skip_to_bytes(terms, BYTES("n"), err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_cursor_next_value(values, &number, &bytes, err));
	must_fail(
		XAPIAN_E_OPERATION, xapian_cursor_next_position(positions, &number, err));
	xapian_cursor_close(positions);
	xapian_cursor_close(values);
	xapian_cursor_close(terms);

	must(xapian_document_terms(document, &terms, err));
	must(xapian_document_clear(document, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_next_bytes(terms, &bytes, err));
	xapian_cursor_close(terms);
	/* And outlives it. */
	must(xapian_document_add_term(document, BYTES("zus"), 1, err));
	must(xapian_document_terms(document, &terms, err));
	xapian_document_close(document);
	assert_string_equal(all_bytes(terms), "zus,");
}

static void document_of_a_database_can_be_changed_and_written(void **state)
{
	static const char *const words[] = {"appel noot", "mies"};
	const char *path = below(*state, "db");
	make_database(path, words, 2);
	xapian_writable *writable = open_writer(path, XAPIAN_OPEN);
	xapian_database *database = xapian_writable_database(writable);
	xapian_document *document = NULL;
	xapian_bytes data;
	uint32_t docid = 0;
	must(xapian_database_document(database, 1, false, &document, err));
	must(xapian_document_docid(document, &docid, err));
	assert_int_equal(docid, 1);
	must(xapian_document_data(document, &data, err));
	assert_bytes(data, "appel noot");
	assert_string_equal(terms_of(document), "appel,noot,");
	must(xapian_document_add_term(document, BYTES("wim"), 1, err));
	must(xapian_document_set_data(document, BYTES("anders"), err));
	must(xapian_writable_replace_docid(writable, 1, document, err));
	xapian_document_close(document);
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);

	database = open_reader(path);
	must(xapian_database_document(database, 1, true, &document, err));
	/* It keeps the database that it reads from. */
	xapian_database_close(database);
	assert_string_equal(terms_of(document), "appel,noot,wim,");
	must(xapian_document_data(document, &data, err));
	assert_bytes(data, "anders");
	xapian_document_close(document);
}

static void assumed_document_is_looked_for_later(void **state)
{
	static const char *const words[] = {"appel"};
	make_database(below(*state, "db"), words, 1);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_document *document = NULL;
	xapian_bytes data = {"x", 1};
	xapian_cursor *cursor = NULL;
	must(xapian_database_document(database, 77, true, &document, err));
	must_fail(XAPIAN_E_NO_DOCUMENT, xapian_document_terms(document, &cursor, err));
	assert_null(cursor);
	(void)data;
	xapian_document_close(document);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_document(database, 0, false, &document, err));
	xapian_database_close(database);
}

static void documents_survive_as_bytes(void **state)
{
	(void)state;
	xapian_document *document = document_of("mies noot noot", "v\xff");
	xapian_document *copy = NULL;
	xapian_bytes bytes, data;
	must(xapian_document_set_data(document, BYTES("a\0b"), err));
	must(xapian_document_serialise(document, &bytes, err));
	must(xapian_document_unserialise(bytes.data, bytes.size, &copy, err));
	xapian_document_close(document);
	assert_string_equal(terms_of(copy), "mies,noot,");
	assert_string_equal(values_of(copy), "0=v\xff,");
	must(xapian_document_data(copy, &data, err));
	assert_bytes(data, "a\0b");
	must(xapian_document_describe(copy, &bytes, err));
	assert_int_equal(strncmp(bytes.data, "Document(", 9), 0);
	xapian_document_close(copy);
	assert_true(xapian_document_unserialise(BYTES("\xff\xff\xff"), &copy, NULL) < 0);
	assert_null(copy);
	assert_true(xapian_document_unserialise(NULL, 0, &copy, NULL) < 0);
	must_fail(XAPIAN_E_ARGUMENT, xapian_document_unserialise(NULL, 3, &copy, err));
}

/* Bytes can hold a term that would cost the writer its whole batch. */
static void unserialised_documents_are_looked_at_before_writing(void **state)
{
	xapian_document *document = NULL;
	/* No values; one term of 250 times 'a', wdf 1, no positions; no data. */
	char bytes[300] = "\x00\x01\xfa";
	memset(bytes + 3, 'a', 250);
	bytes[253] = '\x01';
	bytes[254] = '\x00';
	must(xapian_document_unserialise(bytes, 255, &document, err));
	assert_int_equal(term_count(document), 1);
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	add(writable, "eerst", NULL);
	must_fail(XAPIAN_E_ARGUMENT, xapian_writable_add(writable, document, NULL, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_replace(writable, BYTES("Q"), document, NULL, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_replace_docid(writable, 1, document, err));
	assert_true(xapian_writable_usable(writable));
	must(xapian_writable_commit(writable, err));
	assert_int_equal(count_documents(xapian_writable_database(writable)), 1);
	must(xapian_document_clear(document, err));
	must(xapian_writable_add(writable, document, NULL, err));
	xapian_writable_close(writable);
	xapian_document_close(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_come_and_go),
		cmocka_unit_test(terms_come_and_go),
		cmocka_unit_test(cursor_notices_that_the_document_changed),
		in_directory(document_of_a_database_can_be_changed_and_written),
		in_directory(assumed_document_is_looked_for_later),
		cmocka_unit_test(documents_survive_as_bytes),
		in_directory(unserialised_documents_are_looked_at_before_writing),
	};
	return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
