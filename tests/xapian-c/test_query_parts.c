/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries taken apart, wildcards, and queries as bytes, also those of a stranger. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static xapian_query *both(xapian_op op, const char *left, const char *right)
{
	xapian_query *parts[2], *whole = NULL;
	parts[0] = query_of(left);
	parts[1] = query_of(right);
	must(xapian_query_combine(
		op, (const xapian_query *const *)parts, 2, 0, &whole, err));
	xapian_query_close(parts[0]);
	xapian_query_close(parts[1]);
	return whole;
}

static void parts_are_handles_of_their_own(void **state)
{
	(void)state;
	xapian_query *whole = both(XAPIAN_OP_OR, "noot", "mies"), *part = NULL, *none;
	assert_int_equal(xapian_query_type(whole), XAPIAN_OP_OR);
	assert_int_equal(xapian_query_count(whole), 2);
	assert_int_equal(xapian_query_length(whole), 2);
	assert_false(xapian_query_is_nothing(whole));
	must(xapian_query_part(whole, 1, &part, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_part(whole, 2, &none, err));
	assert_null(none);
	xapian_query_close(whole);
	assert_int_equal(xapian_query_type(part), XAPIAN_LEAF_TERM);
	assert_int_equal(xapian_query_count(part), 0);
	assert_described(query, part, "Query(mies)");
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_part(part, 0, &none, err));
	xapian_query_close(part);
	must(xapian_query_all(&part, err));
	assert_int_equal(xapian_query_type(part), XAPIAN_LEAF_MATCH_ALL);
	xapian_query_close(part);
	must(xapian_query_nothing(&part, err));
	assert_int_equal(xapian_query_type(part), XAPIAN_LEAF_MATCH_NOTHING);
	assert_true(xapian_query_is_nothing(part));
	xapian_query_close(part);
	assert_true(xapian_query_is_nothing(NULL));
	assert_int_equal(xapian_query_count(NULL), 0);
	assert_int_equal(xapian_query_length(NULL), 0);
}

static void terms_have_places_and_numbers(void **state)
{
	(void)state;
	xapian_query *first = NULL, *second = NULL, *whole = NULL;
	must(xapian_query_term_at(BYTES("noot"), 3, 7, &first, err));
	must(xapian_query_term_at(BYTES("aap"), 1, 9, &second, err));
	assert_described(query, first, "Query(noot#3@7)");
	const xapian_query *const parts[] = {first, second, first};
	must(xapian_query_combine(XAPIAN_OP_AND, parts, 3, 0, &whole, err));
	assert_int_equal(xapian_query_length(whole), 7);
	xapian_cursor *cursor = NULL;
	must(xapian_query_terms(whole, &cursor, err));
	assert_string_equal(all_bytes(cursor), "noot,aap,");
	must(xapian_query_unique_terms(whole, &cursor, err));
	assert_string_equal(all_bytes(cursor), "aap,noot,");
	xapian_query_close(whole);
	xapian_query_close(second);
	xapian_query_close(first);
}

static uint32_t found_by_wildcard(xapian_wildcard_limit limit, xapian_op combiner)
{
	xapian_writable *writable = open_memory();
	xapian_query *query = NULL;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	add(writable, "tuin", NULL);
	add(writable, "toren tuin", NULL);
	must(xapian_query_wildcard(BYTES("t"), 1, limit, combiner, &query, err));
	assert_int_equal(xapian_query_type(query), XAPIAN_OP_WILDCARD);
	must(xapian_search(
		xapian_writable_database(writable), query, &options, &mset, err));
	uint32_t count = xapian_mset_upper_bound(mset);
	xapian_mset_close(mset);
	xapian_query_close(query);
	xapian_writable_close(writable);
	return count;
}

static void wildcards_have_limits(void **state)
{
	(void)state;
	xapian_query *query = NULL;
	assert_int_equal(found_by_wildcard(XAPIAN_WILDCARD_FIRST, XAPIAN_OP_SYNONYM), 1);
	assert_int_equal(found_by_wildcard(XAPIAN_WILDCARD_FIRST, XAPIAN_OP_MAX), 1);
	assert_int_equal(
		found_by_wildcard(XAPIAN_WILDCARD_MOST_FREQUENT, XAPIAN_OP_SYNONYM), 2);
	must_fail(
		XAPIAN_E_ARGUMENT, xapian_query_wildcard("", 0, 1, XAPIAN_WILDCARD_ERROR,
					   XAPIAN_OP_OR, &query, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_query_wildcard(BYTES("t"), 1, 3, XAPIAN_OP_OR, &query, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_query_wildcard(BYTES("t"), 1, XAPIAN_WILDCARD_ERROR, XAPIAN_OP_AND,
			&query, err));
}

static void find_most_frequent(void)
{
	assert_int_equal(
		found_by_wildcard(XAPIAN_WILDCARD_MOST_FREQUENT, XAPIAN_OP_OR), 2);
}

/* The engine leaks the weights of the terms that it leaves out. */
static void wildcards_of_the_most_frequent(void **state)
{
	(void)state;
	apart(find_most_frequent);
}

static void expand_too_far(void)
{
	xapian_writable *writable = open_memory();
	xapian_query *query = NULL;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	add(writable, "toren tuin", NULL);
	must(xapian_query_wildcard(
		BYTES("t"), 1, XAPIAN_WILDCARD_ERROR, XAPIAN_OP_MAX, &query, err));
	must_fail(XAPIAN_E_QUERY, xapian_search(xapian_writable_database(writable), query,
					  &options, &mset, err));
	/* No reason to give up the writer. */
	assert_true(xapian_writable_usable(writable));
	xapian_query_close(query);
	xapian_writable_close(writable);
}

/* The engine leaks the weights of the terms that it came to. */
static void wildcards_that_are_too_wide(void **state)
{
	(void)state;
	apart(expand_too_far);
}

static void only_branches_combine(void **state)
{
	(void)state;
	static const xapian_op others[] = {XAPIAN_OP_VALUE_RANGE, XAPIAN_OP_SCALE_WEIGHT,
		XAPIAN_OP_VALUE_GE, XAPIAN_OP_VALUE_LE, XAPIAN_OP_WILDCARD,
		XAPIAN_LEAF_TERM, XAPIAN_LEAF_MATCH_ALL};
	xapian_query *query = query_of("noot"), *whole = NULL;
	const xapian_query *const parts[] = {query};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		must_fail(XAPIAN_E_ARGUMENT,
			xapian_query_combine(others[i], parts, 1, 0, &whole, err));
	xapian_query_close(query);
}

/* ---- As bytes ------------------------------------------------------------------- */

static xapian_query *through_bytes(xapian_query *query)
{
	xapian_query *read = NULL;
	xapian_bytes bytes;
	must(xapian_query_serialise(query, &bytes, err));
	must(xapian_query_unserialise(bytes.data, bytes.size, &read, err));
	xapian_query_close(query);
	return read;
}

static void queries_survive_as_bytes(void **state)
{
	(void)state;
	xapian_query *query = through_bytes(both(XAPIAN_OP_PHRASE, "noot", "m\xc3\xadr"));
	assert_described(query, query, "Query((noot PHRASE 2 m\xc3\xadr))");
	xapian_query_close(query);
	must(xapian_query_nothing(&query, err));
	query = through_bytes(query);
	assert_true(xapian_query_is_nothing(query));
	xapian_query_close(query);
	must(xapian_query_all(&query, err));
	query = through_bytes(query);
	assert_described(query, query, "Query(<alldocuments>)");
	xapian_query_close(query);
}

static void read_strange_bytes(void)
{
	xapian_query *query = NULL;
	xapian_writable *writable = open_memory();
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	add(writable, "a b c", "1");
	xapian_database *database = xapian_writable_database(writable);
	srand(2);
	for (int round = 0; round < 20000; round++) {
		char bytes[24];
		size_t size = (size_t)(rand() % (int)sizeof bytes);
		for (size_t i = 0; i < size; i++)
			bytes[i] = (char)rand();
		xapian_mset *mset = NULL;
		if (xapian_query_unserialise(bytes, size, &query, NULL) != XAPIAN_OK)
			continue;
		xapian_search(database, query, &options, &mset, NULL);
		xapian_mset_close(mset);
		xapian_query_close(query);
	}
	xapian_writable_close(writable);
}

/* The engine leaks what it has read when it comes to what it cannot read. */
static void strange_bytes_are_refused(void **state)
{
	(void)state;
	apart(read_strange_bytes);
}

/* An AND of one AND of one AND: a byte each, and a stack frame. */
static void deep_bytes_are_refused(void **state)
{
	(void)state;
	xapian_query *query = NULL;
	const size_t most = 200000;
	char *bytes = malloc(most);
	assert_non_null(bytes);
	memset(bytes, 0x81, most);
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_unserialise(bytes, most, &query, err));
	/* Scalings, of 8 bytes of factor each, are as deep. */
	for (size_t i = 0; i + 2 <= most; i += 2) {
		bytes[i] = '\x0d';
		bytes[i + 1] = '\x00';
	}
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_unserialise(bytes, most, &query, err));
	/* An XOR of one and a term, 3000 deep. */
	for (size_t i = 0; i < 3000; i++)
		memcpy(bytes + 3 * i,
			"\x9a\x41"
			"a",
			3);
	memcpy(bytes + 9000,
		"\x41"
		"b",
		2);
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_unserialise(bytes, 9002, &query, err));
	/* A phrase of a range: nothing that could be built. */
	must_fail(XAPIAN_E_QUERY, xapian_query_unserialise(BYTES("\xfa\x02"
								 "\x20\x01"
								 "a"
								 "\x01"
								 "b"
								 "\x41"
								 "c"),
					  &query, err));
	must_fail(XAPIAN_E_QUERY, xapian_query_unserialise(BYTES("\xfa\x02"
								 "\x8a\x41"
								 "x\x20\x01"
								 "a\x01"
								 "b\x41"
								 "c"),
					  &query, err));
	must_fail(XAPIAN_E_QUERY, xapian_query_unserialise(BYTES("\x00"), &query, err));
	assert_null(query);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_are_handles_of_their_own),
		cmocka_unit_test(terms_have_places_and_numbers),
		cmocka_unit_test(wildcards_have_limits),
		cmocka_unit_test(wildcards_of_the_most_frequent),
		cmocka_unit_test(wildcards_that_are_too_wide),
		cmocka_unit_test(only_branches_combine),
		cmocka_unit_test(queries_survive_as_bytes),
		cmocka_unit_test(strange_bytes_are_refused),
		cmocka_unit_test(deep_bytes_are_refused),
	};
	return cmocka_run_group_tests_name("query-parts", tests, NULL, NULL);
}
