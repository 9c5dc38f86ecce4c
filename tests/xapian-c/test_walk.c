/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a database tells of its terms, values, words and documents, and cursors
 * that skip and that tell more of where they stand. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

static const char *const letters[] = {"noot mies noot", "mies wim", "noot"};

static void fill(xapian_writable *writable)
{
	static const char *const values[] = {"b", NULL, "d"};
	for (size_t i = 0; i < 3; i++)
		add(writable, letters[i], values[i]);
}

/* The same questions, on a disk and in memory. */
static void with_each_kind(void **state, void (*ask)(xapian_database *database))
{
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	fill(writable);
	ask(xapian_writable_database(writable));
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
	xapian_database *database = open_reader(below(*state, "db"));
	ask(database);
	xapian_database_close(database);
	writable = open_memory();
	fill(writable);
	ask(xapian_writable_database(writable));
	xapian_writable_close(writable);
}

static void ask_of_terms(xapian_database *database)
{
	uint32_t number;
	bool yes = true;
	must(xapian_database_has_term(database, BYTES("noot"), &yes, err));
	assert_true(yes);
	must(xapian_database_has_term(database, BYTES("zus"), &yes, err));
	assert_false(yes);
	must(xapian_database_collection_frequency(database, BYTES("noot"), &number, err));
	assert_int_equal(number, 3);
	must(xapian_database_wdf_upper_bound(database, BYTES("zus"), &number, err));
	assert_int_equal(number, 0);
	char longs[300];
	memset(longs, 'x', sizeof longs);
	must(xapian_database_has_term(database, longs, sizeof longs, &yes, err));
	assert_false(yes);
	must_fail(
		XAPIAN_E_ARGUMENT, xapian_database_has_term(database, "", 0, &yes, err));
}

static void terms_are_counted(void **state)
{
	with_each_kind(state, ask_of_terms);
}

static void bounds_are_of_what_is_committed(void **state)
{
	uint32_t bound = 9;
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	xapian_database *database = xapian_writable_database(writable);
	fill(writable);
	must(xapian_database_wdf_upper_bound(database, BYTES("noot"), &bound, err));
	assert_int_equal(bound, 0);
	must(xapian_writable_commit(writable, err));
	must(xapian_database_wdf_upper_bound(database, BYTES("noot"), &bound, err));
	assert_true(bound >= 2);
	xapian_writable_close(writable);
}

static void ask_of_values(xapian_database *database)
{
	xapian_value_statistics values;
	xapian_cursor *cursor = NULL;
	must(xapian_database_value_statistics(database, 0, &values, err));
	assert_int_equal(values.documents, 2);
	assert_true(strncmp(values.lower_bound.data, "b", 1) <= 0);
	assert_true(strncmp(values.upper_bound.data, "d", 1) >= 0);
	must(xapian_database_value_statistics(database, 7, &values, err));
	assert_int_equal(values.documents, 0);
	assert_bytes(values.lower_bound, "");
	must(xapian_database_values(database, 0, &cursor, err));
	assert_string_equal(all_values(cursor), "1=b,3=d,");
	must(xapian_database_values(database, 0, &cursor, err));
	must(xapian_cursor_skip_to_number(cursor, 2, err));
	assert_string_equal(all_values(cursor), "3=d,");
	must(xapian_database_values(database, 7, &cursor, err));
	assert_string_equal(all_values(cursor), "");
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_values(database, XAPIAN_NO_SLOT, &cursor, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_value_statistics(database, XAPIAN_NO_SLOT, &values, err));
}

static void values_are_walked_and_bounded(void **state)
{
	with_each_kind(state, ask_of_values);
}

static void ask_of_documents(xapian_database *database)
{
	uint32_t number;
	bool yes;
	xapian_lengths lengths;
	must(xapian_database_document_length(database, 1, &number, err));
	assert_int_equal(number, 3);
	must(xapian_database_unique_terms(database, 1, &number, err));
	assert_int_equal(number, 2);
	must_fail(XAPIAN_E_NO_DOCUMENT,
		xapian_database_document_length(database, 9, &number, err));
	must_fail(XAPIAN_E_NO_DOCUMENT,
		xapian_database_unique_terms(database, 9, &number, err));
	must(xapian_database_lengths(database, &lengths, err));
	assert_int_equal(lengths.total, 6);
	assert_true(lengths.lower_bound <= 1);
	assert_true(lengths.upper_bound >= 3);
	must(xapian_database_has_positions(database, &yes, err));
	assert_true(yes);
	must(xapian_database_shards(database, &number, err));
	assert_int_equal(number, 1);
	must(xapian_database_keep_alive(database, err));
	xapian_bytes words;
	must(xapian_database_describe(database, &words, err));
	assert_true(words.size > 0);
}

static void documents_are_measured(void **state)
{
	with_each_kind(state, ask_of_documents);
}

static void ask_of_postings(xapian_database *database)
{
	xapian_cursor *cursor = NULL, *positions = NULL;
	uint32_t docid, number;
	must(xapian_database_postings(database, BYTES("noot"), &cursor, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_wdf(cursor, &number, err));
	must(xapian_cursor_next_docid(cursor, &docid, err));
	must(xapian_cursor_wdf(cursor, &number, err));
	assert_int_equal(number, 2);
	must(xapian_cursor_document_length(cursor, &number, err));
	assert_int_equal(number, 3);
	must(xapian_cursor_unique_terms(cursor, &number, err));
	assert_int_equal(number, 2);
	must(xapian_cursor_positions(cursor, &positions, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_term_frequency(cursor, &number, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_position_count(cursor, &number, err));
	must(xapian_cursor_next_docid(cursor, &docid, err));
	assert_int_equal(docid, 3);
	/* The positions stay where they are. */
	assert_string_equal(all_positions(positions), "1,3,");
	assert_int_equal(xapian_cursor_next_docid(cursor, &docid, NULL), XAPIAN_END);
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_wdf(cursor, &number, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_positions(cursor, &positions, err));
	assert_null(positions);
	xapian_cursor_close(cursor);
	must(xapian_database_positions(database, 1, BYTES("noot"), &positions, err));
	must(xapian_cursor_skip_to_number(positions, 2, err));
	assert_string_equal(all_positions(positions), "3,");
	must(xapian_database_positions(database, 1, BYTES("wim"), &positions, err));
	assert_string_equal(all_positions(positions), "");
}

static void ask_of_many_postings(xapian_database *database)
{
	xapian_cursor *cursor = NULL;
	xapian_posting some[2];
	size_t count = 9;
	must(xapian_database_postings(database, NULL, 0, &cursor, err));
	must(xapian_cursor_next_postings(cursor, some, 0, &count, err));
	assert_int_equal(count, 0);
	must(xapian_cursor_next_postings(cursor, some, 2, &count, err));
	assert_int_equal(count, 2);
	assert_int_equal(some[1].docid, 2);
	must(xapian_cursor_next_postings(cursor, some, 2, &count, err));
	assert_int_equal(count, 1);
	assert_int_equal(some[0].docid, 3);
	assert_int_equal(
		xapian_cursor_next_postings(cursor, some, 2, &count, NULL), XAPIAN_END);
	assert_int_equal(count, 0);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_cursor_next_postings(cursor, NULL, 2, &count, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_cursor_next_postings(cursor, some, 2, NULL, err));
	xapian_cursor_close(cursor);
	must(xapian_database_postings(database, BYTES("noot"), &cursor, err));
	must(xapian_cursor_next_postings(cursor, some, 2, &count, err));
	assert_int_equal(some[0].wdf, 2);
	assert_int_equal(some[1].wdf, 1);
	xapian_cursor_close(cursor);
	must(xapian_database_terms(database, NULL, 0, &cursor, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_cursor_next_postings(cursor, some, 2, &count, err));
	xapian_cursor_close(cursor);
}

static void postings_come_many_at_once(void **state)
{
	with_each_kind(state, ask_of_many_postings);
}

static void postings_have_lengths_and_positions(void **state)
{
	with_each_kind(state, ask_of_postings);
}

static void ask_of_terms_of_a_document(xapian_database *database)
{
	xapian_cursor *cursor = NULL, *positions = NULL;
	xapian_bytes term;
	uint32_t number;
	must(xapian_database_document_terms(database, 1, &cursor, err));
	must(xapian_cursor_next_bytes(cursor, &term, err));
	assert_bytes(term, "mies");
	must(xapian_cursor_term_frequency(cursor, &number, err));
	assert_int_equal(number, 2);
	must(xapian_cursor_next_bytes(cursor, &term, err));
	must(xapian_cursor_wdf(cursor, &number, err));
	assert_int_equal(number, 2);
	must(xapian_cursor_position_count(cursor, &number, err));
	assert_int_equal(number, 2);
	must(xapian_cursor_positions(cursor, &positions, err));
	must_fail(
		XAPIAN_E_OPERATION, xapian_cursor_document_length(cursor, &number, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_wdf(positions, &number, err));
	xapian_cursor_close(cursor);
	assert_string_equal(all_positions(positions), "1,3,");
}

static void terms_of_a_document_have_frequencies(void **state)
{
	with_each_kind(state, ask_of_terms_of_a_document);
}

/* ---- Skipping --------------------------------------------------------------- */

static void skip_never_goes_back(void **state)
{
	xapian_writable *writable = open_memory();
	(void)state;
	for (int i = 1; i <= 9; i++) {
		char word[8];
		snprintf(word, sizeof word, "t%d all", i);
		add(writable, word, NULL);
	}
	xapian_database *database = xapian_writable_database(writable);
	xapian_cursor *docids = NULL, *terms = NULL;
	uint32_t docid;
	xapian_bytes term;
	must(xapian_database_postings(database, BYTES("all"), &docids, err));
	must(xapian_cursor_skip_to_number(docids, 0, err));
	must(xapian_cursor_next_docid(docids, &docid, err));
	assert_int_equal(docid, 1);
	must(xapian_cursor_skip_to_number(docids, 4, err));
	/* Skipping moves; what it stood on is passed. */
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_wdf(docids, &docid, err));
	must(xapian_cursor_next_docid(docids, &docid, err));
	assert_int_equal(docid, 4);
	must(xapian_cursor_skip_to_number(docids, 2, err));
	must(xapian_cursor_skip_to_number(docids, 4, err));
	must(xapian_cursor_next_docid(docids, &docid, err));
	assert_int_equal(docid, 5);
	must(xapian_cursor_skip_to_number(docids, 100, err));
	assert_int_equal(xapian_cursor_next_docid(docids, &docid, NULL), XAPIAN_END);
	must(xapian_cursor_skip_to_number(docids, 1, err));
	assert_int_equal(xapian_cursor_next_docid(docids, &docid, NULL), XAPIAN_END);
	must_fail(
		XAPIAN_E_OPERATION, xapian_cursor_skip_to_bytes(docids, BYTES("a"), err));
	xapian_cursor_close(docids);

	must(xapian_database_terms(database, NULL, 0, &terms, err));
	must(xapian_cursor_skip_to_bytes(terms, BYTES("t55"), err));
	must(xapian_cursor_next_bytes(terms, &term, err));
	assert_bytes(term, "t6");
	must(xapian_cursor_skip_to_bytes(terms, BYTES("a"), err));
	must(xapian_cursor_next_bytes(terms, &term, err));
	assert_bytes(term, "t7");
	must(xapian_cursor_skip_to_bytes(terms, BYTES("z"), err));
	assert_int_equal(xapian_cursor_next_bytes(terms, &term, NULL), XAPIAN_END);
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_skip_to_number(terms, 1, err));
	xapian_cursor_close(terms);
	xapian_writable_close(writable);
}

static void lists_have_no_place_to_skip_to(void **state)
{
	(void)state;
	xapian_query *query = query_of("noot");
	xapian_cursor *cursor = NULL;
	xapian_bytes term;
	uint32_t number;
	must(xapian_query_terms(query, &cursor, err));
	must_fail(
		XAPIAN_E_OPERATION, xapian_cursor_skip_to_bytes(cursor, BYTES("a"), err));
	must(xapian_cursor_next_bytes(cursor, &term, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_wdf(cursor, &number, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_term_frequency(cursor, &number, err));
	xapian_cursor_close(cursor);
	xapian_query_close(query);
}

/* ---- Words beside the documents ---------------------------------------------- */

static void spellings_and_synonyms(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	must(xapian_writable_add_spelling(writable, BYTES("motie"), 3, err));
	must(xapian_writable_add_spelling(writable, BYTES("brief"), 1, err));
	must(xapian_writable_add_spelling(writable, BYTES("weg"), 1, err));
	must(xapian_writable_remove_spelling(writable, BYTES("weg"), 1, err));
	must(xapian_writable_remove_spelling(writable, BYTES("nooit"), 1, err));
	must(xapian_writable_add_synonym(writable, BYTES("auto"), BYTES("wagen"), err));
	must(xapian_writable_add_synonym(
		writable, BYTES("auto"), BYTES("voertuig"), err));
	must(xapian_writable_add_synonym(
		writable, BYTES("fiets"), BYTES("rijwiel"), err));
	must(xapian_writable_add_synonym(writable, BYTES("boot"), BYTES("schip"), err));
	must(xapian_writable_clear_synonyms(writable, BYTES("boot"), err));
	must(xapian_writable_remove_synonym(
		writable, BYTES("auto"), BYTES("wagen"), err));
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);

	xapian_database *database = open_reader(path);
	xapian_cursor *cursor = NULL;
	xapian_bytes word;
	uint32_t number;
	must(xapian_database_spelling_suggestion(
		database, BYTES("moite"), 2, &word, err));
	assert_bytes(word, "motie");
	must(xapian_database_spelling_suggestion(
		database, BYTES("xxxxx"), 2, &word, err));
	assert_bytes(word, "");
	must(xapian_database_spellings(database, &cursor, err));
	must(xapian_cursor_skip_to_bytes(cursor, BYTES("m"), err));
	must(xapian_cursor_next_bytes(cursor, &word, err));
	assert_bytes(word, "motie");
	must(xapian_cursor_term_frequency(cursor, &number, err));
	assert_int_equal(number, 3);
	xapian_cursor_close(cursor);
	must(xapian_database_spellings(database, &cursor, err));
	assert_string_equal(all_bytes(cursor), "brief,motie,");
	must(xapian_database_synonyms(database, BYTES("auto"), &cursor, err));
	assert_string_equal(all_bytes(cursor), "voertuig,");
	must(xapian_database_synonym_keys(database, NULL, 0, &cursor, err));
	assert_string_equal(all_bytes(cursor), "auto,fiets,");
	must(xapian_database_synonym_keys(database, BYTES("f"), &cursor, err));
	assert_string_equal(all_bytes(cursor), "fiets,");
	xapian_database_close(database);
}

/* The engine accepts them, and then its commit fails with all that it had. */
static void long_words_cost_no_batch(void **state)
{
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	char longs[XAPIAN_KEY_MAX + 1], nuls[200] = {0};
	memset(longs, 'x', sizeof longs);
	add(writable, "blijft", NULL);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_add_spelling(writable, longs, sizeof longs, 1, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_add_spelling(writable, nuls, sizeof nuls, 1, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_writable_add_synonym(writable, longs,
					     sizeof longs, BYTES("a"), err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_writable_add_synonym(writable, BYTES("a"),
					     longs, sizeof longs, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_add_synonym(writable, BYTES("a"), NULL, 0, err));
	must(xapian_writable_add_spelling(writable, longs, XAPIAN_KEY_MAX, 1, err));
	must(xapian_writable_add_synonym(
		writable, longs, XAPIAN_KEY_MAX, longs, XAPIAN_KEY_MAX, err));
	must(xapian_writable_add_spelling(writable, nuls, XAPIAN_KEY_MAX / 2, 1, err));
	must(xapian_writable_commit(writable, err));
	assert_int_equal(count_documents(xapian_writable_database(writable)), 1);
	xapian_writable_close(writable);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(terms_are_counted),
		in_directory(bounds_are_of_what_is_committed),
		in_directory(values_are_walked_and_bounded),
		in_directory(documents_are_measured),
		in_directory(postings_come_many_at_once),
		in_directory(postings_have_lengths_and_positions),
		in_directory(terms_of_a_document_have_frequencies),
		cmocka_unit_test(skip_never_goes_back),
		cmocka_unit_test(lists_have_no_place_to_skip_to),
		in_directory(spellings_and_synonyms),
		in_directory(long_words_cost_no_batch),
	};
	return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
