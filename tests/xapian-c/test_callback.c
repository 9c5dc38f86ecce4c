/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Functions of the caller's, called by the engine: one that fails stops the call
 * with its own error, nothing leaks, the handles go on, and each context is given
 * back once. (Sources, spies, weights and processors: in the tests of those.)
 */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

struct bench {
	xapian_writable *writable;
	xapian_enquire *enquire;
};

static struct bench bench;
static int destroyed;

static int make_bench(void **state)
{
	(void)state;
	bench.writable = open_memory();
	add(bench.writable, "all noot", "1");
	add(bench.writable, "all mies", "2");
	xapian_query *query = query_of("all");
	must(xapian_enquire_new(
		xapian_writable_database(bench.writable), &bench.enquire, err));
	must(xapian_enquire_set_query(bench.enquire, query, 0, err));
	xapian_query_close(query);
	destroyed = 0;
	return 0;
}

static int clear_bench(void **state)
{
	(void)state;
	xapian_enquire_close(bench.enquire);
	/* Whatever went wrong, it was no reason to give up the writer. */
	assert_true(xapian_writable_usable(bench.writable));
	xapian_writable_close(bench.writable);
	return 0;
}

static void destroy(void *context)
{
	(void)context;
	destroyed++;
}

/* ---- Each kind breaks ------------------------------------------------------------ */

static xapian_status break_term(
	void *context, xapian_bytes term, bool *yes, xapian_error *err)
{
	(void)context;
	(void)term;
	*yes = true;
	return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
}

static xapian_status break_stem(
	void *context, xapian_bytes word, xapian_bytes *stem, xapian_error *err)
{
	(void)context;
	*stem = word;
	return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
}

static xapian_status break_match(
	void *context, xapian_document *document, bool *yes, xapian_error *why)
{
	uint32_t docid = 0;
	must(xapian_document_docid(document, &docid, err));
	*yes = true;
	return docid < *(const uint32_t *)context
		       ? XAPIAN_OK
		       : xapian_fail(why, XAPIAN_E_CALLBACK, BROKEN);
}

static xapian_status break_key(
	void *context, xapian_document *document, xapian_bytes *key, xapian_error *err)
{
	(void)document;
	*key = (xapian_bytes){"k", 1};
	return --*(int *)context > 0 ? XAPIAN_OK
				     : xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
}

static void match_decider_breaks(void **state)
{
	(void)state;
	xapian_match_decider *decider = NULL;
	xapian_mset *mset = (xapian_mset *)1;
	uint32_t at = 1;
	must(xapian_match_decider_custom(break_match, &at, destroy, &decider, err));
	must_break(
		xapian_enquire_mset(bench.enquire, 0, 10, 0, NULL, decider, &mset, err));
	assert_null(mset);
	at = 2;
	must_break(
		xapian_enquire_mset(bench.enquire, 0, 10, 0, NULL, decider, &mset, err));
	at = 3;
	must(xapian_enquire_mset(bench.enquire, 0, 10, 0, NULL, decider, &mset, err));
	assert_string_equal(all_matches(mset), "1,2,");
	assert_int_equal(destroyed, 0);
	xapian_match_decider_close(decider);
	assert_int_equal(destroyed, 1);
}

static void key_maker_breaks(void **state)
{
	(void)state;
	xapian_key_maker *maker = NULL;
	xapian_mset *mset = NULL;
	int calls = 2;
	must(xapian_key_maker_custom(break_key, &calls, destroy, &maker, err));
	must(xapian_enquire_set_sort_by_key(
		bench.enquire, XAPIAN_SORT_VALUE, maker, false, err));
	xapian_key_maker_close(maker);
	must_break(xapian_enquire_mset(bench.enquire, 0, 10, 0, NULL, NULL, &mset, err));
	calls = 100;
	must(xapian_enquire_mset(bench.enquire, 0, 10, 0, NULL, NULL, &mset, err));
	xapian_mset_close(mset);
	assert_int_equal(destroyed, 0);
	must(xapian_enquire_set_sort(bench.enquire, XAPIAN_SORT_VALUE, 0, false, err));
	assert_int_equal(destroyed, 1);
}

static void expand_decider_breaks(void **state)
{
	(void)state;
	xapian_expand_decider *decider = NULL;
	xapian_rset *rset = NULL;
	xapian_eset *eset = (xapian_eset *)1;
	bool yes = true;
	must(xapian_expand_decider_custom(break_term, NULL, destroy, &decider, err));
	must(xapian_rset_new(&rset, err));
	must(xapian_rset_add(rset, 1, err));
	must_break(
		xapian_enquire_eset(bench.enquire, 10, rset, 0, decider, 0, &eset, err));
	assert_null(eset);
	must_break(xapian_expand_decider_ask(decider, BYTES("noot"), &yes, err));
	assert_false(yes);
	xapian_expand_decider_close(decider);
	assert_int_equal(destroyed, 1);
	xapian_rset_close(rset);
}

static void stemmer_and_stopper_break(void **state)
{
	(void)state;
	xapian_stem *stem = NULL;
	xapian_stopper *stopper = NULL;
	xapian_term_generator *generator = NULL;
	xapian_parser *parser = NULL;
	xapian_query *query = NULL;
	xapian_bytes bytes;
	must(xapian_stem_custom(break_stem, NULL, destroy, &stem, err));
	must(xapian_stopper_custom(break_term, NULL, destroy, &stopper, err));
	must_break(xapian_stem_word(stem, BYTES("noot"), &bytes, err));
	must(xapian_term_generator_new(&generator, err));
	must(xapian_parser_new(&parser, err));
	must(xapian_parser_set_stem_strategy(parser, XAPIAN_STEM_SOME, err));
	must(xapian_parser_set_stem(parser, stem, err));
	must(xapian_term_generator_set_stem(generator, stem, err));
	must_break(xapian_term_generator_index_text(
		generator, BYTES("aap noot mies"), 1, NULL, err));
	must_break(xapian_parser_parse(
		parser, BYTES("(aap AND noot) OR \"mies wim\""), 7, NULL, &query, err));
	must(xapian_parser_set_stem(parser, NULL, err));
	must(xapian_term_generator_set_stem(generator, NULL, err));
	must(xapian_parser_set_stopper(parser, stopper, err));
	must(xapian_term_generator_set_stopper(generator, stopper, err));
	must(xapian_term_generator_set_stop_strategy(generator, XAPIAN_STOP_ALL, err));
	must_break(xapian_term_generator_index_text(
		generator, BYTES("aap noot mies"), 1, NULL, err));
	must_break(xapian_parser_parse(
		parser, BYTES("wim +(aap noot) zus"), 7, NULL, &query, err));
	assert_null(query);
	xapian_parser_close(parser);
	xapian_term_generator_close(generator);
	xapian_stopper_close(stopper);
	xapian_stem_close(stem);
	assert_int_equal(destroyed, 2);
}

/* ---- What is told ---------------------------------------------------------------- */

static int told_status;
static const char *told_words;

static xapian_status tell(
	void *context, xapian_document *document, bool *yes, xapian_error *err)
{
	(void)context;
	(void)document;
	*yes = true;
	return told_words != NULL
		       ? xapian_fail(err, (xapian_status)told_status, told_words)
		       : (xapian_status)told_status;
}

static xapian_status search_telling(int status, const char *words, xapian_error *why)
{
	xapian_match_decider *decider = NULL;
	xapian_mset *mset = NULL;
	told_status = status;
	told_words = words;
	must(xapian_match_decider_custom(tell, NULL, destroy, &decider, err));
	xapian_status st =
		xapian_enquire_mset(bench.enquire, 0, 10, 0, NULL, decider, &mset, why);
	xapian_mset_close(mset);
	xapian_match_decider_close(decider);
	return st;
}

static void any_status_can_be_told(void **state)
{
	(void)state;
	static const int statuses[] = {XAPIAN_E_ARGUMENT, XAPIAN_E_OPERATION,
		XAPIAN_E_QUERY, XAPIAN_E_NOT_FOUND, XAPIAN_E_NO_DOCUMENT,
		XAPIAN_E_VERSION, XAPIAN_E_CORRUPT, XAPIAN_E_LOCKED, XAPIAN_E_MODIFIED,
		XAPIAN_E_CLOSED, XAPIAN_E_IO, XAPIAN_E_NETWORK, XAPIAN_E_NO_MEMORY,
		XAPIAN_E_CALLBACK, XAPIAN_E_INTERNAL};
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		xapian_error error = {0};
		assert_int_equal(
			search_telling(statuses[i], "words\n", &error), statuses[i]);
		assert_int_equal(error.status, statuses[i]);
		assert_string_equal(error.message, "words?");
		assert_string_equal(error.type, "callback");
		assert_int_equal(search_telling(statuses[i], "words", NULL), statuses[i]);
	}
	/* Success, and what is no failure. */
	assert_int_equal(search_telling(XAPIAN_OK, NULL, NULL), XAPIAN_OK);
	assert_int_equal(search_telling(XAPIAN_END, NULL, NULL), XAPIAN_OK);
	assert_int_equal(search_telling(100000, NULL, NULL), XAPIAN_OK);
	/* What is no status, and no words. */
	xapian_error error = {0};
	assert_int_equal(search_telling(-12345, "words", &error), XAPIAN_E_CALLBACK);
	assert_string_equal(error.message, "words");
	assert_int_equal(search_telling(-12345, NULL, &error), XAPIAN_E_CALLBACK);
	assert_string_equal(error.type, "callback");
	assert_true(error.message[0] != '\0');
	assert_int_equal(xapian_fail(NULL, XAPIAN_OK, NULL), XAPIAN_E_CALLBACK);
}

/* Another call, inside, whose error is passed on as it is; and a search in a search
 * with the same decider. */
static xapian_status look_inside(
	void *context, xapian_document *document, bool *yes, xapian_error *why)
{
	xapian_database *database = xapian_writable_database(bench.writable);
	int *depth = context;
	xapian_document *other = NULL;
	(void)document;
	*yes = true;
	if (*depth == 0)
		return xapian_database_document(database, 77, false, &other, why);
	xapian_match_decider *decider = NULL;
	xapian_mset *mset = NULL;
	--*depth;
	must(xapian_match_decider_custom(look_inside, depth, destroy, &decider, err));
	xapian_status st =
		xapian_enquire_mset(bench.enquire, 0, 10, 0, NULL, decider, &mset, why);
	xapian_match_decider_close(decider);
	return st;
}

static void errors_go_through_several_calls(void **state)
{
	(void)state;
	int depth = 3;
	xapian_match_decider *decider = NULL;
	xapian_mset *mset = NULL;
	xapian_error error = {0};
	must(xapian_match_decider_custom(look_inside, &depth, destroy, &decider, err));
	assert_int_equal(xapian_enquire_mset(
				 bench.enquire, 0, 10, 0, NULL, decider, &mset, &error),
		XAPIAN_E_NO_DOCUMENT);
	assert_string_equal(error.type, "DocNotFoundError");
	xapian_match_decider_close(decider);
	assert_int_equal(destroyed, 4);
}

/* The engine has the document on its stack: nothing may hold on to it. */
struct kept {
	xapian_cursor *terms, *values, *positions;
};

static xapian_status keep_all(
	void *context, xapian_document *document, bool *yes, xapian_error *err)
{
	struct kept *kept = context;
	xapian_cursor *closed = NULL;
	xapian_bytes term;
	xapian_term_generator *generator = NULL;
	*yes = true;
	if (kept->terms != NULL)
		return XAPIAN_OK;
	xapian_status st = xapian_document_terms(document, &closed, err);
	xapian_cursor_close(closed);
	if (st == XAPIAN_OK)
		st = xapian_document_terms(document, &kept->terms, err);
	if (st == XAPIAN_OK)
		st = xapian_document_values(document, &kept->values, err);
	if (st == XAPIAN_OK)
		st = xapian_cursor_next_bytes(kept->terms, &term, err);
	if (st == XAPIAN_OK)
		st = xapian_cursor_positions(kept->terms, &kept->positions, err);
	if (st == XAPIAN_OK)
		st = xapian_term_generator_new(&generator, err);
	if (st == XAPIAN_OK && xapian_term_generator_set_document(
				       generator, document, err) != XAPIAN_E_OPERATION)
		st = xapian_fail(err, XAPIAN_E_CALLBACK, "a generator has it");
	xapian_term_generator_close(generator);
	return st;
}

static void nothing_is_kept_of_a_lent_document(void **state)
{
	(void)state;
	struct kept kept = {NULL, NULL, NULL};
	xapian_match_decider *decider = NULL;
	xapian_mset *mset = NULL;
	xapian_bytes bytes;
	uint32_t number;
	must(xapian_match_decider_custom(keep_all, &kept, destroy, &decider, err));
	must(xapian_enquire_mset(bench.enquire, 0, 10, 0, NULL, decider, &mset, err));
	xapian_mset_close(mset);
	xapian_match_decider_close(decider);
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_next_bytes(kept.terms, &bytes, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_cursor_next_value(kept.values, &number, &bytes, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_cursor_next_position(kept.positions, &number, err));
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_wdf(kept.terms, &number, err));
	xapian_cursor_close(kept.positions);
	xapian_cursor_close(kept.values);
	xapian_cursor_close(kept.terms);
}

static void status_names(void **state)
{
	(void)state;
	assert_string_equal(xapian_status_name(XAPIAN_OK), "XAPIAN_OK");
	assert_string_equal(xapian_status_name(XAPIAN_E_CALLBACK), "XAPIAN_E_CALLBACK");
	assert_string_equal(xapian_status_name((xapian_status)-77), "XAPIAN_E_INTERNAL");
}

#define on_bench(test) cmocka_unit_test_setup_teardown(test, make_bench, clear_bench)

int main(void)
{
	const struct CMUnitTest tests[] = {
		on_bench(match_decider_breaks),
		on_bench(key_maker_breaks),
		on_bench(expand_decider_breaks),
		on_bench(stemmer_and_stopper_break),
		on_bench(any_status_can_be_told),
		on_bench(errors_go_through_several_calls),
		on_bench(nothing_is_kept_of_a_lent_document),
		cmocka_unit_test(status_names),
	};
	return cmocka_run_group_tests_name("callback", tests, NULL, NULL);
}
