/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries: what each operator finds, and how they are put together. */
#include "fixture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const letters[] = {
	"regulatory sandboxes for biotech", /* 1 */
	"sandboxes are regulatory",         /* 2 */
	"regulatory sandboxes",             /* 3 */
	"biotech for the win",              /* 4 */
};

struct shelf {
	char *directory;
	xapian_database *database;
};

static struct shelf shelf;

static int make_shelf(void **state)
{
	if (make_directory(state) != 0)
		return -1;
	shelf.directory = *state;
	static const char *const values[] = {"2021", "2023", NULL, "2025"};
	xapian_writable *writable =
		open_writer(below(shelf.directory, "db"), XAPIAN_CREATE);
	for (size_t i = 0; i < 4; i++)
		add(writable, letters[i], values[i]);
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
	shelf.database = open_reader(below(shelf.directory, "db"));
	return 0;
}

static int remove_shelf(void **state)
{
	xapian_database_close(shelf.database);
	return remove_directory(state);
}

/* The docids found, smallest first: "1,3,". The query is closed. */
static const char *found(xapian_query *query)
{
	static char all[100];
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	xapian_mset *mset = NULL;
	must(xapian_search(shelf.database, query, &options, &mset, err));
	xapian_query_close(query);
	all[0] = '\0';
	for (uint32_t docid = 1; docid <= 4; docid++)
		for (size_t i = 0; i < xapian_mset_count(mset); i++)
			if (xapian_mset_at(mset, i)->docid == docid)
				snprintf(all + strlen(all), 10, "%u,", (unsigned)docid);
	xapian_mset_close(mset);
	return all;
}

static xapian_query *term(const char *word)
{
	xapian_query *query = NULL;
	must(xapian_query_term(word, strlen(word), &query, err));
	return query;
}

/* Of two, which are closed at once: the whole needs them no more. */
static xapian_query *both(
	xapian_op op, xapian_query *left, xapian_query *right, uint32_t parameter)
{
	const xapian_query *parts[] = {left, right};
	xapian_query *whole = NULL;
	must(xapian_query_combine(op, parts, 2, parameter, &whole, err));
	xapian_query_close(left);
	xapian_query_close(right);
	return whole;
}

static const char *of_words(
	xapian_op op, const char *left, const char *right, uint32_t parameter)
{
	return found(both(op, term(left), term(right), parameter));
}

static void operators_find_what_xapian_says(void **state)
{
	(void)state;
	assert_string_equal(found(term("biotech")), "1,4,");
	assert_string_equal(of_words(XAPIAN_OP_AND, "biotech", "sandboxes", 0), "1,");
	assert_string_equal(of_words(XAPIAN_OP_OR, "win", "are", 0), "2,4,");
	assert_string_equal(of_words(XAPIAN_OP_AND_NOT, "biotech", "win", 0), "1,");
	assert_string_equal(of_words(XAPIAN_OP_XOR, "biotech", "sandboxes", 0), "2,3,4,");
	assert_string_equal(of_words(XAPIAN_OP_AND_MAYBE, "win", "for", 0), "4,");
	assert_string_equal(of_words(XAPIAN_OP_FILTER, "sandboxes", "for", 0), "1,");
	assert_string_equal(of_words(XAPIAN_OP_SYNONYM, "win", "are", 0), "2,4,");
	assert_string_equal(of_words(XAPIAN_OP_MAX, "win", "are", 0), "2,4,");
	assert_string_equal(of_words(XAPIAN_OP_ELITE_SET, "win", "biotech", 1), "4,");
}

static void phrase_and_near_look_at_positions(void **state)
{
	(void)state;
	const char *left = "regulatory", *right = "sandboxes";
	assert_string_equal(of_words(XAPIAN_OP_PHRASE, left, right, 0), "1,3,");
	assert_string_equal(of_words(XAPIAN_OP_PHRASE, left, right, 2), "1,3,");
	assert_string_equal(of_words(XAPIAN_OP_PHRASE, right, left, 2), "");
	assert_string_equal(of_words(XAPIAN_OP_PHRASE, right, left, 3), "2,");
	assert_string_equal(of_words(XAPIAN_OP_NEAR, right, left, 2), "1,3,");
	assert_string_equal(of_words(XAPIAN_OP_NEAR, right, left, 3), "1,2,3,");

	xapian_query *either = both(XAPIAN_OP_OR, term("are"), term("sandboxes"), 0);
	assert_string_equal(
		found(both(XAPIAN_OP_PHRASE, term("regulatory"), either, 0)), "1,3,");
}

static void filter_counts_for_nothing(void **state)
{
	(void)state;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	xapian_mset *plain = NULL, *filtered = NULL;
	xapian_query *word = term("biotech");
	xapian_query *query = both(XAPIAN_OP_FILTER, term("biotech"), term("win"), 0);
	must(xapian_search(shelf.database, word, &options, &plain, err));
	must(xapian_search(shelf.database, query, &options, &filtered, err));
	assert_int_equal(xapian_mset_count(plain), 2);
	assert_int_equal(xapian_mset_count(filtered), 1);
	for (size_t i = 0; i < 2; i++)
		if (xapian_mset_at(plain, i)->docid == 4)
			assert_true(xapian_mset_at(plain, i)->weight ==
				    xapian_mset_at(filtered, 0)->weight);
	xapian_mset_close(plain);
	xapian_mset_close(filtered);
	xapian_query_close(word);
	xapian_query_close(query);
}

static void all_and_nothing(void **state)
{
	(void)state;
	xapian_query *query = NULL;
	must(xapian_query_all(&query, err));
	assert_string_equal(found(query), "1,2,3,4,");
	must(xapian_query_all(&query, err));
	assert_string_equal(
		found(both(XAPIAN_OP_AND_NOT, query, term("biotech"), 0)), "2,3,");
	must(xapian_query_nothing(&query, err));
	assert_string_equal(found(query), "");
	must(xapian_query_combine(XAPIAN_OP_OR, NULL, 0, 0, &query, err));
	assert_string_equal(found(query), "");
	char longs[300];
	memset(longs, 'x', sizeof longs);
	must(xapian_query_term(longs, sizeof longs, &query, err));
	assert_string_equal(found(query), "");
}

static const char *between(const char *begin, const char *end)
{
	xapian_bytes low = {begin, begin != NULL ? strlen(begin) : 0};
	xapian_bytes high = {end, end != NULL ? strlen(end) : 0};
	xapian_query *query = NULL;
	must(xapian_query_value_range(
		0, begin != NULL ? &low : NULL, end != NULL ? &high : NULL, &query, err));
	return found(query);
}

/* Document 3 has no value. */
static void value_ranges_include_their_ends(void **state)
{
	(void)state;
	assert_string_equal(between("2021", "2023"), "1,2,");
	assert_string_equal(between("2022", "2022"), "");
	assert_string_equal(between("2023", NULL), "2,4,");
	assert_string_equal(between(NULL, "2023"), "1,2,");
	assert_string_equal(between("", "2023"), "1,2,");
	assert_string_equal(between(NULL, NULL), "1,2,3,4,");
	assert_string_equal(between("", NULL), "1,2,3,4,");
	assert_string_equal(between("2023", "2021"), "");
	assert_string_equal(between("2021", ""), "");
	assert_string_equal(between(NULL, "9"), "1,2,4,");
}

static void scale_changes_the_weight(void **state)
{
	(void)state;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	xapian_mset *before = NULL, *after = NULL;
	xapian_query *query = term("win"), *scaled = NULL;
	must(xapian_query_scale(query, 2.0, &scaled, err));
	must(xapian_search(shelf.database, query, &options, &before, err));
	must(xapian_search(shelf.database, scaled, &options, &after, err));
	double ratio =
		xapian_mset_at(after, 0)->weight / xapian_mset_at(before, 0)->weight;
	assert_true(ratio > 1.99 && ratio < 2.01);
	xapian_mset_close(before);
	xapian_mset_close(after);
	xapian_query_close(scaled);
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_scale(query, -1.0, &scaled, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_scale(query, NAN, &scaled, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_scale(query, INFINITY, &scaled, err));
	assert_null(scaled);
	xapian_query_close(query);
}

static void describe_is_xapians_own(void **state)
{
	(void)state;
	xapian_query *query = both(XAPIAN_OP_AND, term("a"), term("b"), 0);
	xapian_bytes bytes, again;
	must(xapian_query_describe(query, &bytes, err));
	must(xapian_query_describe(query, &again, err));
	assert_int_equal(bytes.size, strlen("Query((a AND b))"));
	assert_memory_equal(bytes.data, "Query((a AND b))", bytes.size);
	assert_ptr_equal(bytes.data, again.data);
	xapian_query_close(query);
}

static void wrong_queries_are_refused(void **state)
{
	(void)state;
	xapian_query *query = NULL, *one = term("a"), *deep = term("b");
	const xapian_query *parts[] = {one, NULL};
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_term("", 0, &query, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_query_combine(XAPIAN_OP_AND, parts, 2, 0, &query, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_query_combine(XAPIAN_OP_AND, NULL, 1, 0, &query, err));
	parts[1] = one;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_query_combine(XAPIAN_OP_AND, parts, 2, 5, &query, err));
	static const int no_operators[] = {-1, 8, 9, 11, 12, 15, 99};
	for (size_t i = 0; i < sizeof no_operators / sizeof no_operators[0]; i++)
		must_fail(XAPIAN_E_ARGUMENT,
			xapian_query_combine(
				(xapian_op)no_operators[i], parts, 2, 0, &query, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_query_value_range(UINT32_MAX, NULL, NULL, &query, err));

	/* A phrase of something that has no positions. */
	xapian_query *and = NULL;
	must(xapian_query_combine(XAPIAN_OP_AND, parts, 2, 0, &and, err));
	parts[1] = and;
	must_fail(XAPIAN_E_OPERATION,
		xapian_query_combine(XAPIAN_OP_PHRASE, parts, 2, 0, &query, err));
	assert_null(query);
	xapian_query_close(and);
	xapian_query_close(one);
	xapian_query_close(deep);
}

/* Xapian walks it by recursion: without end is without stack. */
static void nesting_has_an_end(void **state)
{
	(void)state;
	xapian_query *query = term("sandboxes"), *refused = NULL;
	for (int i = 1; i < 1000; i++)
		query = both(
			i % 2 ? XAPIAN_OP_AND : XAPIAN_OP_OR, query, term("biotech"), 0);
	const xapian_query *parts[] = {query};
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_query_combine(XAPIAN_OP_OR, parts, 1, 0, &refused, err));
	assert_null(refused);
	assert_string_equal(found(query), "1,4,");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(operators_find_what_xapian_says),
		cmocka_unit_test(phrase_and_near_look_at_positions),
		cmocka_unit_test(filter_counts_for_nothing),
		cmocka_unit_test(all_and_nothing),
		cmocka_unit_test(value_ranges_include_their_ends),
		cmocka_unit_test(scale_changes_the_weight),
		cmocka_unit_test(describe_is_xapians_own),
		cmocka_unit_test(wrong_queries_are_refused),
		cmocka_unit_test(nesting_has_an_end),
	};
	return cmocka_run_group_tests_name("query", tests, make_shelf, remove_shelf);
}
