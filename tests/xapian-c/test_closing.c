/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Handles closed in any order: each keeps what it needs, and what it gave goes on. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

enum {
	DATABASE,
	DOCUMENT,
	CURSOR,
	POSITIONS,
	ENQUIRE,
	MSET,
	QUERY,
	STEM,
	SPY,
	MAKER,
	PARSER,
	GENERATOR,
	HANDLES
};

struct handles {
	xapian_database *database;
	xapian_document *document;
	xapian_cursor *cursor, *positions;
	xapian_enquire *enquire;
	xapian_mset *mset;
	xapian_query *query;
	xapian_stem *stem;
	xapian_match_spy *spy;
	xapian_key_maker *maker;
	xapian_parser *parser;
	xapian_term_generator *generator;
};

/* One of each that needs another. */
static void open_all(xapian_database *database, struct handles *all)
{
	xapian_bytes term;
	memset(all, 0, sizeof *all);
	all->database = database;
	must(xapian_stem_new("dutch", &all->stem, err));
	must(xapian_parser_new(&all->parser, err));
	must(xapian_parser_set_stem(all->parser, all->stem, err));
	must(xapian_parser_set_database(all->parser, database, err));
	must(xapian_parser_parse(all->parser, BYTES("noot"), 7, NULL, &all->query, err));
	must(xapian_enquire_new(database, &all->enquire, err));
	must(xapian_enquire_set_query(all->enquire, all->query, 0, err));
	must(xapian_match_spy_new(0, &all->spy, err));
	must(xapian_enquire_add_spy(all->enquire, all->spy, err));
	must(xapian_key_maker_new(&all->maker, err));
	must(xapian_key_maker_add_value(all->maker, 0, false, NULL, err));
	must(xapian_enquire_set_sort_by_key(
		all->enquire, XAPIAN_SORT_VALUE, all->maker, false, err));
	must(xapian_enquire_mset(all->enquire, 0, 10, 0, NULL, NULL, &all->mset, err));
	must(xapian_mset_document(all->mset, 0, &all->document, err));
	must(xapian_document_terms(all->document, &all->cursor, err));
	must(xapian_cursor_next_bytes(all->cursor, &term, err));
	must(xapian_cursor_positions(all->cursor, &all->positions, err));
	must(xapian_term_generator_new(&all->generator, err));
	must(xapian_term_generator_set_stem(all->generator, all->stem, err));
	must(xapian_term_generator_set_document(all->generator, all->document, err));
}

/* Each is used just before it goes, whatever went before it. */
static void use_and_close(struct handles *all, int which)
{
	xapian_query *query = NULL;
	xapian_mset *mset = NULL;
	xapian_bytes bytes;
	uint32_t number;
	xapian_cursor *cursor = NULL;
	switch (which) {
	case DATABASE:
		must(xapian_database_has_term(
			all->database, BYTES("noot"), &(bool){false}, err));
		xapian_database_close(all->database);
		return;
	case DOCUMENT:
		must(xapian_document_data(all->document, &bytes, err));
		assert_bytes(bytes, "noot");
		xapian_document_close(all->document);
		return;
	case CURSOR:
		assert_int_equal(
			xapian_cursor_next_bytes(all->cursor, &bytes, NULL), XAPIAN_END);
		xapian_cursor_close(all->cursor);
		return;
	case POSITIONS:
		must(xapian_cursor_next_position(all->positions, &number, err));
		assert_int_equal(number, 1);
		xapian_cursor_close(all->positions);
		return;
	case ENQUIRE:
		must(xapian_enquire_mset(all->enquire, 0, 9, 0, NULL, NULL, &mset, err));
		assert_string_equal(all_matches(mset), "1,");
		xapian_enquire_close(all->enquire);
		return;
	case MSET:
		must(xapian_mset_snippet(all->mset, BYTES("een not"), NULL, &bytes, err));
		assert_bytes(bytes, "een <b>not</b>");
		xapian_mset_close(all->mset);
		return;
	case QUERY:
		assert_described(query, all->query, "Query(Znot@1)");
		xapian_query_close(all->query);
		return;
	case STEM:
		xapian_stem_close(all->stem);
		return;
	case SPY:
		must(xapian_match_spy_values(all->spy, &cursor, err));
		xapian_match_spy_close(all->spy);
		assert_string_equal(all_bytes(cursor), "v,");
		return;
	case MAKER:
		xapian_key_maker_close(all->maker);
		return;
	case PARSER:
		must(xapian_parser_parse(
			all->parser, BYTES("noten"), 7, NULL, &query, err));
		assert_described(query, query, "Query(Znot@1)");
		xapian_query_close(query);
		xapian_parser_close(all->parser);
		return;
	case GENERATOR:
		must(xapian_term_generator_position(all->generator, &number, err));
		xapian_term_generator_close(all->generator);
		return;
	}
}

static void shuffle(int order[HANDLES])
{
	for (int i = 0; i < HANDLES; i++)
		order[i] = i;
	for (int i = HANDLES - 1; i > 0; i--) {
		int j = rand() % (i + 1), kept = order[i];
		order[i] = order[j];
		order[j] = kept;
	}
}

/* One document, with what the word "noot" is stemmed to. */
static xapian_writable *new_shelf(const char *path)
{
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	xapian_document *document = NULL;
	must(xapian_document_new(&document, err));
	must(xapian_document_set_data(document, BYTES("noot"), err));
	must(xapian_document_add_posting(document, BYTES("Znot"), 1, 1, err));
	must(xapian_document_set_value(document, 0, BYTES("v"), err));
	must(xapian_writable_add(writable, document, NULL, err));
	xapian_document_close(document);
	must(xapian_writable_commit(writable, err));
	return writable;
}

static void any_order_is_right(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = new_shelf(path);
	xapian_writable_close(writable);
	srand(3);
	for (int round = 0; round < 300; round++) {
		struct handles all;
		int order[HANDLES];
		open_all(open_reader(path), &all);
		shuffle(order);
		for (int i = 0; i < HANDLES; i++)
			use_and_close(&all, order[i]);
	}
}

/* A writer gives up its lock at once: what came from it says that it is closed. */
static void what_came_from_a_writer_ends_with_it(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = new_shelf(path);
	struct handles all;
	xapian_document *document = NULL;
	xapian_bytes bytes;
	xapian_mset *mset = NULL;
	xapian_query *query = NULL;
	open_all(xapian_writable_database(writable), &all);
	document = all.document;
	xapian_writable_close(writable);
	must_fail(XAPIAN_E_CLOSED, xapian_document_data(document, &bytes, err));
	must_fail(XAPIAN_E_CLOSED,
		xapian_enquire_mset(all.enquire, 0, 9, 0, NULL, NULL, &mset, err));
	must_fail(XAPIAN_E_CLOSED,
		xapian_mset_snippet(all.mset, BYTES("noot"), NULL, &bytes, err));
	must_fail(XAPIAN_E_CLOSED,
		xapian_parser_parse(all.parser, BYTES("noot"), 7, NULL, &query, err));
	must(xapian_parser_set_database(all.parser, NULL, err));
	must(xapian_parser_parse(all.parser, BYTES("noot"), 7, NULL, &query, err));
	xapian_query_close(query);
	assert_int_equal(xapian_mset_at(all.mset, 0)->docid, 1);
	must(xapian_document_clear(document, err));
	must_fail(XAPIAN_E_CLOSED, xapian_cursor_next_bytes(all.cursor, &bytes, err));
	xapian_cursor_close(all.cursor);
	xapian_cursor_close(all.positions);
	xapian_writable_close(open_writer(path, XAPIAN_OPEN));
	xapian_document_close(document);
	xapian_mset_close(all.mset);
	xapian_parser_close(all.parser);
	xapian_enquire_close(all.enquire);
	xapian_query_close(all.query);
	xapian_stem_close(all.stem);
	xapian_match_spy_close(all.spy);
	xapian_key_maker_close(all.maker);
	xapian_term_generator_close(all.generator);
}

static void closing_nothing_is_allowed(void **state)
{
	(void)state;
	xapian_database_close(NULL);
	xapian_writable_close(NULL);
	xapian_document_close(NULL);
	xapian_cursor_close(NULL);
	xapian_query_close(NULL);
	xapian_parser_close(NULL);
	xapian_range_processor_close(NULL);
	xapian_field_processor_close(NULL);
	xapian_stem_close(NULL);
	xapian_stopper_close(NULL);
	xapian_term_generator_close(NULL);
	xapian_match_decider_close(NULL);
	xapian_expand_decider_close(NULL);
	xapian_key_maker_close(NULL);
	xapian_match_spy_close(NULL);
	xapian_posting_source_close(NULL);
	xapian_weight_close(NULL);
	xapian_places_close(NULL);
	xapian_rset_close(NULL);
	xapian_eset_close(NULL);
	xapian_mset_close(NULL);
	xapian_enquire_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(any_order_is_right),
		in_directory(what_came_from_a_writer_ends_with_it),
		cmocka_unit_test(closing_nothing_is_allowed),
	};
	return cmocka_run_group_tests_name("closing", tests, NULL, NULL);
}
