/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searches with settings: order, cutoffs, collapsing, relevance, deciders, keys. */
#include "fixture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Five documents with "all", each a word longer than the one before. */
static const char *const values[] = {"c", "a", "b", "a", NULL};

static xapian_writable *shelf;
static xapian_enquire *enquire;

static int make_shelf(void **state)
{
	(void)state;
	char words[100] = "all";
	shelf = open_memory();
	for (size_t i = 0; i < 5; i++) {
		add(shelf, words, values[i]);
		strcat(words, " more");
	}
	must(xapian_enquire_new(xapian_writable_database(shelf), &enquire, err));
	xapian_query *query = query_of("all");
	must(xapian_enquire_set_query(enquire, query, 0, err));
	xapian_query_close(query);
	return 0;
}

static int clear_shelf(void **state)
{
	(void)state;
	xapian_enquire_close(enquire);
	xapian_writable_close(shelf);
	return 0;
}

#define on_shelf(test) cmocka_unit_test_setup_teardown(test, make_shelf, clear_shelf)

static xapian_mset *search(uint32_t first, uint32_t limit)
{
	xapian_mset *mset = NULL;
	must(xapian_enquire_mset(enquire, first, limit, 10, NULL, NULL, &mset, err));
	return mset;
}

static const char *found(void)
{
	return all_matches(search(0, 10));
}

static void settings_can_be_read_back(void **state)
{
	(void)state;
	xapian_query *query = NULL;
	xapian_bytes words;
	must(xapian_enquire_query(enquire, &query, err));
	assert_described(query, query, "Query(all)");
	xapian_query_close(query);
	must(xapian_enquire_describe(enquire, &words, err));
	assert_true(words.size > 0);
	xapian_database *none = NULL;
	xapian_enquire *other = NULL;
	must(xapian_database_new(&none, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_new(none, &other, err));
	xapian_database_close(none);
}

static void pages_and_totals(void **state)
{
	(void)state;
	xapian_mset *mset = search(2, 2);
	assert_int_equal(xapian_mset_count(mset), 2);
	assert_int_equal(xapian_mset_first(mset), 2);
	assert_int_equal(xapian_mset_at(mset, 0)->rank, 2);
	assert_int_equal(xapian_mset_at(mset, 0)->docid, 3);
	assert_int_equal(xapian_mset_lower_bound(mset), 5);
	assert_int_equal(xapian_mset_estimated(mset), 5);
	assert_int_equal(xapian_mset_upper_bound(mset), 5);
	assert_int_equal(xapian_mset_uncollapsed_lower_bound(mset), 5);
	assert_int_equal(xapian_mset_uncollapsed_estimated(mset), 5);
	assert_int_equal(xapian_mset_uncollapsed_upper_bound(mset), 5);
	assert_true(xapian_mset_max_possible(mset) >= xapian_mset_max_attained(mset));
	assert_true(xapian_mset_max_attained(mset) >= xapian_mset_at(mset, 0)->weight);
	assert_null(xapian_mset_at(mset, 0)->data.data);
	/* One that crashes the engine itself. */
	must(xapian_mset_fetch(mset, err));
	xapian_mset_close(mset);
	mset = search(0, 10);
	must(xapian_mset_fetch(mset, err));
	assert_true(xapian_mset_at(mset, 0)->percent > xapian_mset_at(mset, 4)->percent);
	uint32_t percent = 0;
	must(xapian_mset_percent(mset, xapian_mset_at(mset, 0)->weight, &percent, err));
	assert_int_equal(percent, xapian_mset_at(mset, 0)->percent);
	must_fail(XAPIAN_E_ARGUMENT, xapian_mset_percent(mset, NAN, &percent, err));
	xapian_mset_close(mset);
}

static void documents_of_matches(void **state)
{
	(void)state;
	xapian_mset *mset = search(1, 2);
	xapian_document *document = NULL;
	xapian_bytes data;
	must_fail(XAPIAN_E_ARGUMENT, xapian_mset_document(mset, 2, &document, err));
	assert_null(document);
	must(xapian_mset_document(mset, 1, &document, err));
	xapian_mset_close(mset);
	must(xapian_document_data(document, &data, err));
	assert_bytes(data, "all more more");
	xapian_document_close(document);
}

static void terms_of_the_query_have_numbers(void **state)
{
	(void)state;
	xapian_mset *mset = search(0, 1);
	uint32_t number = 0;
	double weight = 0;
	must(xapian_mset_term_frequency(mset, BYTES("all"), &number, err));
	assert_int_equal(number, 5);
	must(xapian_mset_term_frequency(mset, BYTES("more"), &number, err));
	assert_int_equal(number, 4);
	must(xapian_mset_term_weight(mset, BYTES("all"), &weight, err));
	assert_true(weight > 0);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_mset_term_weight(mset, BYTES("more"), &weight, err));
	assert_true(weight == 0);
	xapian_bytes words;
	must(xapian_mset_describe(mset, &words, err));
	assert_true(words.size > 0);
	xapian_mset_close(mset);
}

static void orders(void **state)
{
	(void)state;
	assert_string_equal(found(), "1,2,3,4,5,");
	must(xapian_enquire_set_sort(enquire, XAPIAN_SORT_VALUE, 0, true, err));
	assert_string_equal(found(), "1,3,2,4,5,");
	must(xapian_enquire_set_docid_order(enquire, XAPIAN_DOCID_DESCENDING, err));
	assert_string_equal(found(), "1,3,4,2,5,");
	must(xapian_enquire_set_sort(
		enquire, XAPIAN_SORT_VALUE_THEN_RELEVANCE, 0, false, err));
	assert_string_equal(found(), "5,2,4,3,1,");
	must(xapian_enquire_set_sort(
		enquire, XAPIAN_SORT_RELEVANCE_THEN_VALUE, 0, false, err));
	assert_string_equal(found(), "1,2,3,4,5,");
	must(xapian_enquire_set_docid_order(enquire, XAPIAN_DOCID_DONT_CARE, err));
	must(xapian_enquire_set_sort(
		enquire, XAPIAN_SORT_RELEVANCE, XAPIAN_NO_SLOT, false, err));
	assert_string_equal(found(), "1,2,3,4,5,");
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_set_sort(enquire, XAPIAN_SORT_VALUE,
					     XAPIAN_NO_SLOT, false, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_set_sort(enquire, 9, 0, false, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_set_docid_order(enquire, 3, err));
	xapian_mset *mset = NULL;
	must(xapian_enquire_set_sort(enquire, XAPIAN_SORT_VALUE, 0, true, err));
	mset = search(0, 1);
	assert_bytes(xapian_mset_at(mset, 0)->sort_key, "c");
	assert_bytes(xapian_mset_at(mset, 0)->collapse_key, "");
	xapian_mset_close(mset);
}

static void collapsing_and_cutting_off(void **state)
{
	(void)state;
	must(xapian_enquire_set_collapse(enquire, 0, 1, err));
	xapian_mset *mset = search(0, 10);
	assert_int_equal(xapian_mset_count(mset), 4);
	assert_bytes(xapian_mset_at(mset, 1)->collapse_key, "a");
	assert_int_equal(xapian_mset_at(mset, 1)->collapse_count, 1);
	assert_int_equal(xapian_mset_at(mset, 0)->collapse_count, 0);
	assert_int_equal(xapian_mset_upper_bound(mset), 4);
	assert_int_equal(xapian_mset_uncollapsed_upper_bound(mset), 5);
	xapian_mset_close(mset);
	must(xapian_enquire_set_collapse(enquire, 0, 2, err));
	assert_string_equal(found(), "1,2,3,4,5,");
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_set_collapse(enquire, 0, 0, err));
	must(xapian_enquire_set_collapse(enquire, XAPIAN_NO_SLOT, 0, err));
	assert_string_equal(found(), "1,2,3,4,5,");

	mset = search(0, 10);
	double third = xapian_mset_at(mset, 2)->weight;
	xapian_mset_close(mset);
	must(xapian_enquire_set_cutoff(enquire, 0, third, err));
	assert_string_equal(found(), "1,2,3,");
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_set_cutoff(enquire, 101, 0, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_set_cutoff(enquire, 0, -1, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_set_time_limit(enquire, -1, err));
	must(xapian_enquire_set_time_limit(enquire, 60, err));
	assert_string_equal(found(), "1,2,3,");
}

/* ---- Deciders and keys --------------------------------------------------------- */

static xapian_status keep_value(
	void *context, xapian_document *document, bool *yes, xapian_error *err)
{
	xapian_bytes value;
	xapian_status st = xapian_document_value(document, 0, &value, err);
	*yes = value.size == 1 && value.data[0] == *(const char *)context;
	return st;
}

static const char *decided(xapian_match_decider *decider)
{
	xapian_mset *mset = NULL;
	must(xapian_enquire_mset(enquire, 0, 10, 10, NULL, decider, &mset, err));
	xapian_match_decider_close(decider);
	return all_matches(mset);
}

static void match_deciders(void **state)
{
	(void)state;
	xapian_match_decider *decider = NULL;
	xapian_document *document = document_of("x", "a");
	bool yes = true;
	char wanted = 'a';
	must(xapian_match_decider_custom(keep_value, &wanted, NULL, &decider, err));
	must(xapian_match_decider_ask(decider, document, &yes, err));
	assert_true(yes);
	must_fail(XAPIAN_E_OPERATION,
		xapian_match_decider_add_value(decider, BYTES("a"), err));
	assert_string_equal(decided(decider), "2,4,");
	must(xapian_match_decider_new(0, true, &decider, err));
	must(xapian_match_decider_add_value(decider, BYTES("a"), err));
	must(xapian_match_decider_add_value(decider, BYTES("b"), err));
	must(xapian_match_decider_add_value(decider, BYTES("c"), err));
	must(xapian_match_decider_remove_value(decider, BYTES("b"), err));
	assert_string_equal(decided(decider), "1,2,4,");
	must(xapian_match_decider_new(0, false, &decider, err));
	must(xapian_match_decider_add_value(decider, BYTES("a"), err));
	must(xapian_match_decider_ask(decider, document, &yes, err));
	assert_false(yes);
	assert_string_equal(decided(decider), "1,3,5,");
	xapian_document_close(document);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_match_decider_new(XAPIAN_NO_SLOT, true, &decider, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_match_decider_custom(NULL, NULL, NULL, &decider, err));
}

/* The length of the data, as one byte. */
static xapian_status length_key(
	void *context, xapian_document *document, xapian_bytes *key, xapian_error *err)
{
	xapian_bytes data;
	xapian_status st = xapian_document_data(document, &data, err);
	char *byte = context;
	*byte = (char)data.size;
	*key = (xapian_bytes){byte, 1};
	return st;
}

static void key_makers(void **state)
{
	(void)state;
	xapian_key_maker *maker = NULL;
	char byte = 0;
	must(xapian_key_maker_custom(length_key, &byte, NULL, &maker, err));
	must(xapian_enquire_set_sort_by_key(
		enquire, XAPIAN_SORT_VALUE, maker, true, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_key_maker_add_value(maker, 0, false, NULL, err));
	xapian_document *document = document_of("drie", NULL);
	xapian_bytes key;
	must(xapian_key_maker_ask(maker, document, &key, err));
	assert_bytes(key, "\x04");
	/* The enquire goes on with it. */
	xapian_key_maker_close(maker);
	assert_string_equal(found(), "5,4,3,2,1,");
	must(xapian_key_maker_new(&maker, err));
	must(xapian_key_maker_add_value(maker, 0, true, &(xapian_bytes){"bb", 2}, err));
	must(xapian_enquire_set_sort_by_key(
		enquire, XAPIAN_SORT_VALUE_THEN_RELEVANCE, maker, false, err));
	assert_string_equal(found(), "1,5,3,2,4,");
	must(xapian_enquire_set_sort_by_key(
		enquire, XAPIAN_SORT_RELEVANCE_THEN_VALUE, maker, false, err));
	assert_string_equal(found(), "1,2,3,4,5,");
	must_fail(XAPIAN_E_ARGUMENT, xapian_enquire_set_sort_by_key(enquire,
					     XAPIAN_SORT_RELEVANCE, maker, false, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_key_maker_add_value(maker, XAPIAN_NO_SLOT, true, NULL, err));
	xapian_key_maker_close(maker);
	xapian_document_close(document);
}

/* ---- Relevance ------------------------------------------------------------------ */

static void relevance_sets(void **state)
{
	(void)state;
	xapian_rset *rset = NULL;
	xapian_mset *mset = NULL;
	must(xapian_rset_new(&rset, err));
	assert_int_equal(xapian_rset_count(rset), 0);
	must(xapian_rset_add(rset, 2, err));
	must(xapian_rset_add(rset, 4, err));
	must(xapian_rset_add(rset, 4, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_rset_add(rset, 0, err));
	assert_int_equal(xapian_rset_count(rset), 2);
	assert_true(xapian_rset_contains(rset, 4));
	must(xapian_rset_remove(rset, 4, err));
	must(xapian_rset_remove(rset, 9, err));
	assert_false(xapian_rset_contains(rset, 4));
	xapian_bytes words;
	must(xapian_rset_describe(rset, &words, err));
	assert_true(words.size > 0);
	must(xapian_enquire_mset(enquire, 0, 10, 0, rset, NULL, &mset, err));
	assert_int_equal(xapian_mset_count(mset), 5);
	xapian_mset_close(mset);
	xapian_rset_close(rset);
	assert_int_equal(xapian_rset_count(NULL), 0);
	assert_false(xapian_rset_contains(NULL, 1));
}

static const char *expanded(
	const xapian_rset *rset, uint32_t flags, xapian_expand_decider *decider)
{
	static char all[200];
	xapian_eset *eset = NULL;
	must(xapian_enquire_eset(enquire, 10, rset, flags, decider, -1000, &eset, err));
	all[0] = '\0';
	for (size_t i = 0; i < xapian_eset_count(eset); i++) {
		xapian_bytes term = xapian_eset_at(eset, i)->term;
		snprintf(all + strlen(all), 50, "%.*s,", (int)term.size, term.data);
	}
	assert_null(xapian_eset_at(eset, xapian_eset_count(eset)));
	assert_true(xapian_eset_bound(eset) >= xapian_eset_count(eset));
	xapian_eset_close(eset);
	return all;
}

static xapian_status no_m(void *context, xapian_bytes term, bool *yes, xapian_error *err)
{
	(void)context;
	(void)err;
	*yes = term.data[0] != 'm';
	return XAPIAN_OK;
}

static void expanding(void **state)
{
	(void)state;
	add(shelf, "all other most", NULL);
	xapian_rset *rset = NULL;
	xapian_expand_decider *decider = NULL, *second = NULL, *and = NULL;
	must(xapian_rset_new(&rset, err));
	assert_string_equal(expanded(rset, 0, NULL), "");
	must(xapian_rset_add(rset, 6, err));
	assert_string_equal(expanded(rset, 0, NULL), "other,most,");
	must(xapian_enquire_set_expansion(enquire, "bo1", 1, err));
	assert_non_null(
		strstr(expanded(rset, XAPIAN_EXPAND_INCLUDE_QUERY_TERMS, NULL), "all,"));
	must(xapian_enquire_set_expansion(enquire, "trad", 1, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_enquire_set_expansion(enquire, "no such", 1, err));

	must(xapian_expand_decider_custom(no_m, NULL, NULL, &decider, err));
	assert_string_equal(expanded(rset, 0, decider), "other,");
	must(xapian_expand_decider_prefix(BYTES("m"), &second, err));
	assert_string_equal(expanded(rset, 0, second), "most,");
	must(xapian_expand_decider_both(decider, second, &and, err));
	xapian_expand_decider_close(decider);
	xapian_expand_decider_close(second);
	assert_string_equal(expanded(rset, 0, and), "");
	xapian_expand_decider_close(and);
	const xapian_bytes most = {"most", 4};
	bool yes = true;
	must(xapian_expand_decider_without(&most, 1, &decider, err));
	assert_string_equal(expanded(rset, 0, decider), "other,");
	must(xapian_expand_decider_ask(decider, BYTES("most"), &yes, err));
	assert_false(yes);
	xapian_expand_decider_close(decider);
	xapian_eset *eset = NULL;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_enquire_eset(enquire, 1, NULL, 0, NULL, 0, &eset, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_enquire_eset(enquire, 1, rset, 99, NULL, 0, &eset, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_expand_decider_both(NULL, NULL, &and, err));
	xapian_rset_close(rset);
	assert_int_equal(xapian_eset_count(NULL), 0);
	assert_int_equal(xapian_eset_bound(NULL), 0);
}

static void matching_terms(void **state)
{
	(void)state;
	xapian_cursor *cursor = NULL;
	must(xapian_enquire_matching_terms(enquire, 2, &cursor, err));
	assert_string_equal(all_bytes(cursor), "all,");
	must_fail(XAPIAN_E_NO_DOCUMENT,
		xapian_enquire_matching_terms(enquire, 99, &cursor, err));
	assert_null(cursor);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		on_shelf(settings_can_be_read_back),
		on_shelf(pages_and_totals),
		on_shelf(documents_of_matches),
		on_shelf(terms_of_the_query_have_numbers),
		on_shelf(orders),
		on_shelf(collapsing_and_cutting_off),
		on_shelf(match_deciders),
		on_shelf(key_makers),
		on_shelf(relevance_sets),
		on_shelf(expanding),
		on_shelf(matching_terms),
	};
	return cmocka_run_group_tests_name("enquire", tests, NULL, NULL);
}
