/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Posting sources: Xapian's, and one's own, over one database and over several. */
#include "fixture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void add_number(xapian_writable *writable, double number, const char *kind)
{
	char bytes[9];
	xapian_document *document = document_of("all", NULL);
	size_t size = xapian_sortable_serialise(number, bytes);
	must(xapian_document_set_value(document, 1, bytes, size, err));
	must(xapian_document_set_value(document, 2, kind, strlen(kind), err));
	must(xapian_writable_add(writable, document, NULL, err));
	xapian_document_close(document);
}

static xapian_writable *new_shelf(void)
{
	xapian_writable *writable = open_memory();
	add_number(writable, 3, "brief");
	add_number(writable, 9, "motie");
	add_number(writable, 5, "nota");
	add(writable, "all", NULL);
	return writable;
}

/* "2:9,3:5," The source is closed at once: the query needs it no more. */
static xapian_status find(xapian_database *database, xapian_posting_source *source,
	char all[200], xapian_error *why)
{
	xapian_query *query = NULL;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	must(xapian_query_source(source, &query, err));
	assert_int_equal(xapian_query_type(query), XAPIAN_LEAF_POSTING_SOURCE);
	xapian_posting_source_close(source);
	xapian_status st = xapian_search(database, query, &options, &mset, why);
	all[0] = '\0';
	for (size_t i = 0; i < xapian_mset_count(mset); i++)
		snprintf(all + strlen(all), 40, "%u:%g,",
			(unsigned)xapian_mset_at(mset, i)->docid,
			xapian_mset_at(mset, i)->weight);
	xapian_mset_close(mset);
	xapian_query_close(query);
	return st;
}

static void sources_of_xapian(void **state)
{
	(void)state;
	xapian_writable *writable = new_shelf();
	xapian_database *database = xapian_writable_database(writable);
	xapian_posting_source *source = NULL;
	char all[200];
	must(xapian_posting_source_value(1, &source, err));
	assert_described(
		posting_source, source, "Xapian::ValueWeightPostingSource(slot=1)");
	must(find(database, source, all, err));
	assert_string_equal(all, "2:9,3:5,1:3,");
	must(xapian_posting_source_fixed(2.5, &source, err));
	must(find(database, source, all, err));
	assert_string_equal(all, "1:2.5,2:2.5,3:2.5,4:2.5,");
	must(xapian_posting_source_decreasing_value(1, 2, 3, &source, err));
	must(find(database, source, all, err));
	assert_string_equal(all, "2:9,3:5,1:3,");
	must(xapian_posting_source_map(2, &source, err));
	must(xapian_posting_source_add_mapping(source, BYTES("x"), 100, err));
	must(xapian_posting_source_clear_mappings(source, err));
	must(xapian_posting_source_add_mapping(source, BYTES("motie"), 7, err));
	must(xapian_posting_source_set_default_weight(source, 1, err));
	must(find(database, source, all, err));
	assert_string_equal(all, "2:7,1:1,3:1,");
	xapian_writable_close(writable);
}

static void what_is_no_source(void **state)
{
	(void)state;
	xapian_posting_source *source = NULL;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_posting_source_value(XAPIAN_NO_SLOT, &source, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_posting_source_fixed(-1, &source, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_posting_source_fixed(NAN, &source, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_posting_source_map(XAPIAN_NO_SLOT, &source, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_posting_source_map(1, NULL, err));
	assert_null(source);
	must(xapian_posting_source_fixed(1, &source, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_posting_source_add_mapping(source, BYTES("x"), 1, err));
	must_fail(XAPIAN_E_OPERATION, xapian_posting_source_clear_mappings(source, err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_posting_source_set_default_weight(source, 1, err));
	xapian_posting_source_close(source);
	xapian_query *query = NULL;
	must_fail(XAPIAN_E_ARGUMENT, xapian_query_source(NULL, &query, err));
}

/* ---- One's own -------------------------------------------------------------------- */

/* Every document that has "all", with its docid as its weight. */
struct walk {
	unsigned begun, ended, destroyed, skips;
	const char *wrong;
};

struct place {
	xapian_cursor *cursor;
	uint32_t docid;
};

static bool is(const struct walk *walk, const char *what)
{
	return walk->wrong != NULL && strcmp(walk->wrong, what) == 0;
}

static xapian_status begin(void *context, xapian_database *shard,
	xapian_source_bounds *bounds, void **state, xapian_error *err)
{
	static struct place places[8];
	struct walk *walk = context;
	if (is(walk, "begin"))
		return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
	struct place *place = &places[walk->begun++ % 8];
	bounds->max_weight = is(walk, "bound") ? -1 : 100;
	if (is(walk, "lower"))
		bounds->documents_lower_bound = 99;
	place->docid = 0;
	*state = place;
	return xapian_database_postings(shard, "all", 3, &place->cursor, err);
}

static xapian_status give(
	struct walk *walk, struct place *place, xapian_source_posting *posting)
{
	posting->docid = is(walk, "same") ? 1 : is(walk, "beyond") ? 77 : place->docid;
	posting->weight = place->docid;
	if (is(walk, "weight"))
		posting->weight = 101;
	if (is(walk, "nan"))
		posting->weight = NAN;
	if (is(walk, "raise"))
		posting->max_weight = 1000;
	if (is(walk, "lower max"))
		posting->max_weight = 10 - place->docid;
	return XAPIAN_OK;
}

static xapian_status next(void *context, void *state, double min_weight,
	xapian_source_posting *posting, xapian_error *err)
{
	struct place *place = state;
	(void)min_weight;
	if (is(context, "next"))
		return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
	if (is(context, "quietly"))
		return (xapian_status)-1000;
	xapian_status st = xapian_cursor_next_docid(place->cursor, &place->docid, err);
	return st == XAPIAN_OK ? give(context, place, posting) : st;
}

static xapian_status skip_to(void *context, void *state, uint32_t docid,
	double min_weight, xapian_source_posting *posting, xapian_error *err)
{
	struct place *place = state;
	((struct walk *)context)->skips++;
	xapian_status st = xapian_cursor_skip_to_number(place->cursor, docid, err);
	return st == XAPIAN_OK ? next(context, state, min_weight, posting, err) : st;
}

static void end(void *context, void *state)
{
	struct place *place = state;
	((struct walk *)context)->ended++;
	xapian_cursor_close(place->cursor);
	place->cursor = NULL;
}

static void destroy(void *context)
{
	((struct walk *)context)->destroyed++;
}

static xapian_source_calls calls_of_walk(void)
{
	xapian_source_calls calls = XAPIAN_SOURCE_CALLS_INIT;
	calls.begin = begin;
	calls.next = next;
	calls.end = end;
	return calls;
}

static xapian_posting_source *walking(struct walk *walk)
{
	xapian_source_calls calls = calls_of_walk();
	xapian_posting_source *source = NULL;
	must(xapian_posting_source_custom(&calls, walk, destroy, &source, err));
	return source;
}

static void source_of_ones_own(void **state)
{
	(void)state;
	struct walk walk = {0};
	xapian_writable *writable = new_shelf();
	char all[200];
	xapian_posting_source *source = walking(&walk);
	assert_described(posting_source, source, "a posting source of the caller's");
	must(find(xapian_writable_database(writable), source, all, err));
	assert_string_equal(all, "4:4,3:3,2:2,1:1,");
	assert_int_equal(walk.begun, 1);
	assert_int_equal(walk.ended, 1);
	assert_int_equal(walk.destroyed, 1);
	walk.wrong = "lower max";
	must(find(xapian_writable_database(writable), walking(&walk), all, err));
	assert_string_equal(all, "4:4,3:3,2:2,1:1,");
	xapian_writable_close(writable);
}

static void each_shard_has_its_own_state(void **state)
{
	static const char *const letters[] = {"all", "all"};
	struct walk walk = {0};
	char all[200];
	xapian_database *whole = NULL;
	must(xapian_database_new(&whole, err));
	for (int i = 0; i < 3; i++) {
		char name[8];
		snprintf(name, sizeof name, "db%d", i);
		make_database(below(*state, name), letters, 2);
		xapian_database *part = open_reader(below(*state, name));
		must(xapian_database_add(whole, part, err));
		xapian_database_close(part);
	}
	must(find(whole, walking(&walk), all, err));
	assert_string_equal(all, "4:2,5:2,6:2,1:1,2:1,3:1,");
	assert_int_equal(walk.begun, 3);
	assert_int_equal(walk.ended, 3);
	xapian_database_close(whole);
}

/* With another part that drives it forward. */
static void sources_are_skipped_through(void **state)
{
	(void)state;
	for (int own = 0; own < 2; own++) {
		struct walk walk = {0};
		xapian_writable *writable = new_shelf();
		xapian_source_calls calls = calls_of_walk();
		xapian_posting_source *source = NULL;
		xapian_query *query = NULL, *third = NULL, *both = NULL;
		xapian_mset *mset = NULL;
		xapian_search_options options = XAPIAN_SEARCH_INIT;
		add(writable, "all zus", NULL);
		if (own)
			calls.skip_to = skip_to;
		must(xapian_posting_source_custom(&calls, &walk, destroy, &source, err));
		must(xapian_query_source(source, &query, err));
		third = query_of("zus");
		const xapian_query *const parts[] = {third, query};
		must(xapian_query_combine(XAPIAN_OP_AND, parts, 2, 0, &both, err));
		must(xapian_search(
			xapian_writable_database(writable), both, &options, &mset, err));
		assert_string_equal(all_matches(mset), "5,");
		assert_true((walk.skips > 0) == (own == 1));
		xapian_query_close(both);
		xapian_query_close(query);
		xapian_query_close(third);
		assert_int_equal(walk.destroyed, 0);
		xapian_posting_source_close(source);
		assert_int_equal(walk.destroyed, 1);
		assert_int_equal(walk.ended, walk.begun);
		xapian_writable_close(writable);
	}
}

static void own_sources_may_fail(void **state)
{
	(void)state;
	static const char *const wrongs[] = {"begin", "next"};
	static const char *const lies[] = {
		"bound", "lower", "same", "beyond", "weight", "nan", "raise"};
	xapian_writable *writable = new_shelf();
	xapian_database *database = xapian_writable_database(writable);
	char all[200];
	for (size_t i = 0; i < 2; i++) {
		struct walk walk = {.wrong = wrongs[i]};
		must_break(find(database, walking(&walk), all, err));
		assert_int_equal(walk.begun, walk.ended);
		assert_int_equal(walk.destroyed, 1);
	}
	for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
		struct walk walk = {.wrong = lies[i]};
		must_fail(XAPIAN_E_ARGUMENT, find(database, walking(&walk), all, err));
		assert_int_equal(walk.begun, walk.ended);
		assert_int_equal(walk.destroyed, 1);
	}
	/* A status that is none, and no words. */
	struct walk walk = {.wrong = "quietly"};
	must_fail(XAPIAN_E_CALLBACK, find(database, walking(&walk), all, err));
	assert_true(xapian_writable_usable(writable));
	xapian_source_calls calls = calls_of_walk();
	xapian_posting_source *source = NULL;
	calls.next = NULL;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_posting_source_custom(&calls, &walk, destroy, &source, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_posting_source_custom(NULL, &walk, destroy, &source, err));
	xapian_query *query = NULL;
	xapian_bytes bytes;
	source = walking(&walk);
	must(xapian_query_source(source, &query, err));
	must_fail(XAPIAN_E_OPERATION, xapian_query_serialise(query, &bytes, err));
	xapian_query_close(query);
	xapian_posting_source_close(source);
	xapian_writable_close(writable);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources_of_xapian),
		cmocka_unit_test(what_is_no_source),
		cmocka_unit_test(source_of_ones_own),
		in_directory(each_shard_has_its_own_state),
		cmocka_unit_test(sources_are_skipped_through),
		cmocka_unit_test(own_sources_may_fail),
	};
	return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
