/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Written to be read as a list of calls: TRY ends the errand, to where all is closed. */
#include "errands.h"

#include "fixture.h"

#include <stdio.h>

#define TRY(call)                  \
	do {                       \
		st = (call);       \
		if (st < 0)        \
			goto done; \
	} while (0)

static xapian_status drain(xapian_cursor *cursor, xapian_error *err)
{
	xapian_bytes bytes;
	xapian_status st;
	do
		st = xapian_cursor_next_bytes(cursor, &bytes, err);
	while (st == XAPIAN_OK);
	return st;
}

void make_errand_database(const char *path)
{
	static const char *const letters[] = {"aap noot mies", "noot mies wim zus jet",
		"noot teun vuur gijs lam", "aap noot noot bok"};
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	for (size_t i = 0; i < 4; i++)
		add(writable, letters[i], i % 2 == 0 ? "even" : "oneven");
	must(xapian_writable_add_spelling(writable, BYTES("noot"), 1, err));
	must(xapian_writable_add_synonym(writable, BYTES("aap"), BYTES("bok"), err));
	must(xapian_writable_set_metadata(writable, BYTES("sleutel"), BYTES("v"), err));
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
}

/* ---- Writing -------------------------------------------------------------------- */

static xapian_status write_documents(const char *path, xapian_error *err)
{
	xapian_writable *writable = NULL;
	xapian_document *document = NULL;
	xapian_term_generator *generator = NULL;
	xapian_stem *stem = NULL;
	xapian_writable_options options = XAPIAN_WRITABLE_INIT;
	xapian_status st;
	options.flags = XAPIAN_NO_SYNC;
	TRY(xapian_writable_open_with(path, &options, &writable, err));
	TRY(xapian_document_new(&document, err));
	TRY(xapian_stem_new("dutch", &stem, err));
	TRY(xapian_term_generator_new(&generator, err));
	TRY(xapian_term_generator_set_stem(generator, stem, err));
	TRY(xapian_term_generator_set_document(generator, document, err));
	TRY(xapian_term_generator_index_text(
		generator, BYTES("drie brieven"), 1, "S", err));
	TRY(xapian_document_set_value(document, 3, BYTES("waarde"), err));
	TRY(xapian_document_add_term(document, BYTES("Q1"), 0, err));
	TRY(xapian_document_set_data(document, BYTES("een stuk tekst"), err));
	TRY(xapian_writable_replace(writable, BYTES("Q1"), document, NULL, err));
	TRY(xapian_writable_add_spelling(writable, BYTES("brief"), 1, err));
	TRY(xapian_writable_set_metadata(writable, BYTES("k"), BYTES("v"), err));
	TRY(xapian_writable_commit(writable, err));
done:
	xapian_term_generator_close(generator);
	xapian_stem_close(stem);
	xapian_document_close(document);
	xapian_writable_close(writable);
	return st;
}

/* ---- Reading -------------------------------------------------------------------- */

static xapian_status walk_around(const char *path, xapian_error *err)
{
	xapian_database *database = NULL;
	xapian_cursor *cursor = NULL, *positions = NULL;
	xapian_document *document = NULL;
	xapian_bytes bytes;
	uint32_t number;
	xapian_status st;
	TRY(xapian_database_open(path, &database, err));
	TRY(xapian_database_terms(database, BYTES("n"), &cursor, err));
	TRY(drain(cursor, err));
	xapian_cursor_close(cursor);
	TRY(xapian_database_postings(database, BYTES("noot"), &cursor, err));
	TRY(xapian_cursor_next_docid(cursor, &number, err));
	TRY(xapian_cursor_positions(cursor, &positions, err));
	TRY(xapian_cursor_next_position(positions, &number, err));
	TRY(xapian_database_document(database, 2, false, &document, err));
	TRY(xapian_document_data(document, &bytes, err));
	TRY(xapian_document_serialise(document, &bytes, err));
	TRY(xapian_database_metadata(database, BYTES("sleutel"), &bytes, err));
	TRY(xapian_database_spelling_suggestion(
		database, BYTES("nooot"), 2, &bytes, err));
done:
	xapian_document_close(document);
	xapian_cursor_close(positions);
	xapian_cursor_close(cursor);
	xapian_database_close(database);
	return st;
}

static xapian_status yes_to_all(
	void *context, xapian_document *document, bool *yes, xapian_error *err)
{
	xapian_bytes value;
	(void)context;
	*yes = true;
	return xapian_document_value(document, 0, &value, err);
}

static xapian_status parse(
	xapian_database *database, xapian_query **query, xapian_error *err)
{
	xapian_parser *parser = NULL;
	xapian_stopper *stopper = NULL;
	xapian_range_processor *range = NULL;
	xapian_status st;
	TRY(xapian_parser_new(&parser, err));
	TRY(xapian_stopper_new(&stopper, err));
	TRY(xapian_stopper_add(stopper, BYTES("de"), err));
	TRY(xapian_range_processor_new(0, "", 0, &range, err));
	TRY(xapian_parser_set_stopper(parser, stopper, err));
	TRY(xapian_parser_add_range(parser, range, NULL, err));
	TRY(xapian_parser_add_prefix(parser, "titel", "S", err));
	TRY(xapian_parser_set_database(parser, database, err));
	TRY(xapian_parser_parse(parser, BYTES("de noot OR titel:aap even..oneven"),
		XAPIAN_PARSE_DEFAULT, NULL, query, err));
done:
	xapian_range_processor_close(range);
	xapian_stopper_close(stopper);
	xapian_parser_close(parser);
	return st;
}

static xapian_status search_with_everything(const char *path, xapian_error *err)
{
	xapian_database *database = NULL;
	xapian_enquire *enquire = NULL;
	xapian_query *query = NULL;
	xapian_mset *mset = NULL;
	xapian_match_decider *decider = NULL;
	xapian_match_spy *spy = NULL;
	xapian_weight *weight = NULL;
	xapian_document *document = NULL;
	xapian_cursor *cursor = NULL;
	xapian_bytes bytes;
	xapian_status st;
	TRY(xapian_database_open(path, &database, err));
	TRY(parse(database, &query, err));
	TRY(xapian_enquire_new(database, &enquire, err));
	TRY(xapian_enquire_set_query(enquire, query, 0, err));
	TRY(xapian_weight_bm25(1, 0, 1, 0.5, 0.5, &weight, err));
	TRY(xapian_enquire_set_weight(enquire, weight, err));
	TRY(xapian_match_spy_new(0, &spy, err));
	TRY(xapian_enquire_add_spy(enquire, spy, err));
	TRY(xapian_match_decider_custom(yes_to_all, NULL, NULL, &decider, err));
	TRY(xapian_enquire_mset(enquire, 0, 10, 10, NULL, decider, &mset, err));
	TRY(xapian_mset_document(mset, 0, &document, err));
	TRY(xapian_document_data(document, &bytes, err));
	TRY(xapian_mset_snippet(mset, bytes.data, bytes.size, NULL, &bytes, err));
	TRY(xapian_match_spy_top_values(spy, 5, &cursor, err));
	TRY(drain(cursor, err));
done:
	xapian_cursor_close(cursor);
	xapian_document_close(document);
	xapian_weight_close(weight);
	xapian_match_spy_close(spy);
	xapian_match_decider_close(decider);
	xapian_mset_close(mset);
	xapian_query_close(query);
	xapian_enquire_close(enquire);
	xapian_database_close(database);
	return st;
}

static xapian_status term_parts(
	xapian_query *parts[2], const char *left, const char *right, xapian_error *err)
{
	xapian_status st = xapian_query_term(left, strlen(left), &parts[0], err);
	return st < 0 ? st : xapian_query_term(right, strlen(right), &parts[1], err);
}

static xapian_status search_of(
	xapian_op op, uint32_t window, const char *path, xapian_error *err)
{
	xapian_database *database = NULL;
	xapian_query *parts[2] = {NULL, NULL}, *whole = NULL, *scaled = NULL;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	xapian_bytes bytes;
	xapian_status st;
	TRY(xapian_database_open(path, &database, err));
	TRY(term_parts(parts, "noot", "mies", err));
	TRY(xapian_query_combine(
		op, (const xapian_query *const *)parts, 2, window, &whole, err));
	TRY(xapian_query_scale(whole, 2, &scaled, err));
	TRY(xapian_query_serialise(scaled, &bytes, err));
	TRY(xapian_search(database, scaled, &options, &mset, err));
done:
	xapian_mset_close(mset);
	xapian_query_close(scaled);
	xapian_query_close(whole);
	xapian_query_close(parts[1]);
	xapian_query_close(parts[0]);
	xapian_database_close(database);
	return st;
}

static xapian_status search_or(const char *path, xapian_error *err)
{
	return search_of(XAPIAN_OP_OR, 0, path, err);
}

static xapian_status search_and(const char *path, xapian_error *err)
{
	return search_of(XAPIAN_OP_AND, 0, path, err);
}

static xapian_status search_phrase(const char *path, xapian_error *err)
{
	return search_of(XAPIAN_OP_PHRASE, 3, path, err);
}

static xapian_status expand(const char *path, xapian_error *err)
{
	xapian_database *database = NULL;
	xapian_enquire *enquire = NULL;
	xapian_rset *rset = NULL;
	xapian_eset *eset = NULL;
	xapian_status st;
	TRY(xapian_database_open(path, &database, err));
	TRY(xapian_enquire_new(database, &enquire, err));
	TRY(xapian_rset_new(&rset, err));
	TRY(xapian_rset_add(rset, 1, err));
	TRY(xapian_enquire_eset(enquire, 5, rset, 0, NULL, -10, &eset, err));
done:
	xapian_eset_close(eset);
	xapian_rset_close(rset);
	xapian_enquire_close(enquire);
	xapian_database_close(database);
	return st;
}

/* ---- What calls back, and what is sorted ------------------------------------------ */

static xapian_status begin_source(void *context, xapian_database *shard,
	xapian_source_bounds *bounds, void **state, xapian_error *err)
{
	(void)context;
	bounds->max_weight = 1;
	return xapian_database_postings(
		shard, BYTES("noot"), (xapian_cursor **)state, err);
}

static xapian_status next_of_source(void *context, void *state, double min_weight,
	xapian_source_posting *posting, xapian_error *err)
{
	(void)context;
	(void)min_weight;
	posting->weight = 1;
	return xapian_cursor_next_docid(state, &posting->docid, err);
}

static void end_source(void *context, void *state)
{
	(void)context;
	xapian_cursor_close(state);
}

static xapian_status search_a_source(const char *path, xapian_error *err)
{
	xapian_source_calls calls = XAPIAN_SOURCE_CALLS_INIT;
	xapian_database *database = NULL;
	xapian_posting_source *source = NULL;
	xapian_query *query = NULL;
	xapian_enquire *enquire = NULL;
	xapian_key_maker *maker = NULL;
	xapian_mset *mset = NULL;
	xapian_status st;
	calls.begin = begin_source;
	calls.next = next_of_source;
	calls.end = end_source;
	TRY(xapian_database_open(path, &database, err));
	TRY(xapian_posting_source_custom(&calls, NULL, NULL, &source, err));
	TRY(xapian_query_source(source, &query, err));
	TRY(xapian_enquire_new(database, &enquire, err));
	TRY(xapian_enquire_set_query(enquire, query, 0, err));
	TRY(xapian_key_maker_new(&maker, err));
	TRY(xapian_key_maker_add_value(maker, 0, true, NULL, err));
	TRY(xapian_enquire_set_sort_by_key(enquire, XAPIAN_SORT_VALUE, maker, true, err));
	TRY(xapian_enquire_set_collapse(enquire, 0, 1, err));
	TRY(xapian_enquire_mset(enquire, 0, 10, 0, NULL, NULL, &mset, err));
done:
	xapian_mset_close(mset);
	xapian_key_maker_close(maker);
	xapian_enquire_close(enquire);
	xapian_query_close(query);
	xapian_posting_source_close(source);
	xapian_database_close(database);
	return st;
}

const struct errand errands[] = {
	{"write", write_documents, true},
	{"walk", walk_around, false},
	{"search with everything", search_with_everything, false},
	{"search OR", search_or, false},
	{"search AND", search_and, false},
	{"search PHRASE", search_phrase, false},
	{"expand", expand, false},
	{"search a source", search_a_source, false},
};
const unsigned errand_count = sizeof errands / sizeof *errands;
