/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The measure of Xapian's own language bindings: what their smoke tests look at,
 * looked at from C. One database in memory, from document to result.
 */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

struct bench {
	xapian_writable *writable;
	xapian_database *database;
	xapian_stem *english;
};

static struct bench bench;

static void add_posting(xapian_document *document, const char *word, uint32_t position)
{
	xapian_bytes stem;
	must(xapian_stem_word(bench.english, word, strlen(word), &stem, err));
	must(xapian_document_add_posting(
		document, stem.data, stem.size, position, 1, err));
}

static int make_bench(void **state)
{
	(void)state;
	must(xapian_stem_new("english", &bench.english, err));
	bench.writable = open_memory();
	bench.database = xapian_writable_database(bench.writable);
	xapian_document *document = NULL;
	must(xapian_document_new(&document, err));
	must(xapian_document_set_data(
		document, BYTES("who goes there, they asked"), err));
	must(xapian_document_add_term(document, BYTES("XKind"), 1, err));
	const char *const words[] = {"goes", "there", "anybody", "asked", "there"};
	for (uint32_t i = 0; i < 5; i++)
		add_posting(document, words[i], i + 1);
	must(xapian_writable_add(bench.writable, document, NULL, err));

	must(xapian_document_clear(document, err));
	must(xapian_document_set_data(document, BYTES("two"), err));
	add_posting(document, "asked", 1);
	add_posting(document, "outside", 1);
	must(xapian_document_set_value(document, 0, BYTES("yes"), err));
	must(xapian_writable_add(bench.writable, document, NULL, err));
	xapian_document_close(document);
	return 0;
}

static int clear_bench(void **state)
{
	(void)state;
	xapian_stem_close(bench.english);
	xapian_writable_close(bench.writable);
	return 0;
}

static void version_is_told_in_words_and_numbers(void **state)
{
	(void)state;
	char numbers[40];
	snprintf(numbers, sizeof numbers, "%d.%d.%d", xapian_major_version(),
		xapian_minor_version(), xapian_revision());
	assert_string_equal(xapian_version(), numbers);
	assert_int_equal(xapian_major_version(), 1);
	assert_described(stem, bench.english, "Xapian::Stem(english)");
}

static void data_may_hold_a_nul(void **state)
{
	(void)state;
	xapian_document *document = NULL;
	xapian_bytes data;
	must(xapian_document_new(&document, err));
	must(xapian_document_set_data(document, BYTES("a\0b"), err));
	must(xapian_document_data(document, &data, err));
	assert_bytes(data, "a\0b");
	xapian_document_close(document);
}

/* Of the terms of a sentence. */
static xapian_query *combine(xapian_op op, const char *sentence)
{
	xapian_query *parts[8] = {NULL}, *whole = NULL;
	size_t count = 0;
	for (const char *word = sentence; *word != '\0';) {
		size_t length = strcspn(word, " ");
		must(xapian_query_term(word, length, &parts[count++], err));
		word += length + strspn(word + length, " ");
	}
	must(xapian_query_combine(
		op, (const xapian_query *const *)parts, count, 0, &whole, err));
	for (size_t i = 0; i < count; i++)
		xapian_query_close(parts[i]);
	return whole;
}

static void queries_describe_themselves(void **state)
{
	(void)state;
	xapian_query *query = combine(XAPIAN_OP_OR, "smoke test terms");
	assert_described(query, query, "Query((smoke OR test OR terms))");
	xapian_query_close(query);

	xapian_query *phrase = combine(XAPIAN_OP_PHRASE, "smoke test tuple");
	assert_described(query, phrase, "Query((smoke PHRASE 3 test PHRASE 3 tuple))");
	xapian_query *smoke = query_of("smoke"), *string = query_of("string"), *mixed;
	const xapian_query *const three[] = {smoke, phrase, string};
	must(xapian_query_combine(XAPIAN_OP_XOR, three, 3, 0, &mixed, err));
	assert_described(query, mixed,
		"Query((smoke XOR (smoke PHRASE 3 test PHRASE 3 tuple) XOR string))");
	xapian_cursor *terms = NULL;
	must(xapian_query_unique_terms(mixed, &terms, err));
	assert_string_equal(all_bytes(terms), "smoke,string,test,tuple,");
	xapian_query_close(mixed);
	xapian_query_close(string);
	xapian_query_close(phrase);

	must(xapian_query_scale(smoke, 5, &query, err));
	assert_described(query, query, "Query(5 * smoke)");
	xapian_query_close(query);
	xapian_query_close(smoke);
	must(xapian_query_value_range(
		0, &(xapian_bytes){"1", 1}, &(xapian_bytes){"4", 1}, &query, err));
	assert_described(query, query, "Query(VALUE_RANGE 0 1 4)");
	xapian_query_close(query);
	must(xapian_query_all(&query, err));
	assert_described(query, query, "Query(<alldocuments>)");
	xapian_query_close(query);
	must(xapian_query_nothing(&query, err));
	assert_described(query, query, "Query()");
	xapian_query_close(query);
	query = combine(XAPIAN_OP_OR, "foo bar\xa3");
	assert_described(query, query, "Query((foo OR bar\\xa3))");
	xapian_query_close(query);
	query = combine(XAPIAN_OP_ELITE_SET, "test help");
	assert_described(query, query, "Query((test ELITE_SET 10 help))");
	xapian_query_close(query);
	assert_int_equal(XAPIAN_OP_ELITE_SET, 10);
}

static void what_is_not_there_cannot_be_opened(void **state)
{
	(void)state;
	xapian_database *database = NULL;
	xapian_writable *writable = NULL;
	must_fail(XAPIAN_E_NOT_FOUND,
		xapian_database_open_stub("nosuchdir/no", 0, 1000, &database, err));
	must_fail(
		XAPIAN_E_NOT_FOUND, xapian_database_open("nosuchdir/no", &database, err));
	must_fail(XAPIAN_E_IO,
		xapian_writable_open("nosuchdir/no", XAPIAN_CREATE, &writable, err));
	must_fail(XAPIAN_E_NETWORK,
		xapian_database_open_program("false", "", 1000, &database, err));
	must_fail(XAPIAN_E_NETWORK,
		xapian_writable_open_program("false", NULL, 1000, 0, &writable, err));
	must_fail(XAPIAN_E_NETWORK,
		xapian_database_open_remote("127.0.0.1", 0, 1000, 1000, &database, err));
	must_fail(XAPIAN_E_NETWORK, xapian_writable_open_remote("127.0.0.1", 0, 1000,
					    1000, 0, &writable, err));
	assert_null(database);
	assert_null(writable);
}

/* "there is" finds the first document, by the words that are in it. */
static void searching_and_expanding(void **state)
{
	(void)state;
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	must(xapian_enquire_new(bench.database, &enquire, err));
	must(xapian_enquire_set_collapse(enquire, XAPIAN_NO_SLOT, 1, err));
	xapian_query *query = combine(XAPIAN_OP_OR, "there goe zee");
	must(xapian_enquire_set_query(enquire, query, 0, err));
	xapian_query_close(query);
	must(xapian_enquire_mset(enquire, 0, 10, 0, NULL, NULL, &mset, err));
	assert_int_equal(xapian_mset_count(mset), 1);
	xapian_cursor *terms = NULL;
	must(xapian_enquire_matching_terms(
		enquire, xapian_mset_at(mset, 0)->docid, &terms, err));
	assert_string_equal(all_bytes(terms), "goe,there,");
	xapian_mset_close(mset);

	xapian_rset *rset = NULL;
	xapian_eset *eset = NULL;
	must(xapian_rset_new(&rset, err));
	must(xapian_rset_add(rset, 1, err));
	must(xapian_enquire_eset(enquire, 10, rset, 0, NULL, 0, &eset, err));
	assert_int_equal(xapian_eset_count(eset), 2);
	xapian_eset_close(eset);
	must(xapian_enquire_eset(enquire, 10, rset, XAPIAN_EXPAND_EXACT_TERM_FREQUENCY,
		NULL, 1, &eset, err));
	for (size_t i = 0; i < xapian_eset_count(eset); i++)
		assert_true(xapian_eset_at(eset, i)->weight >= 1);
	xapian_eset_close(eset);
	xapian_rset_close(rset);
	xapian_enquire_close(enquire);
}

static void walking_through_the_database(void **state)
{
	(void)state;
	xapian_cursor *cursor = NULL;
	xapian_database *database = bench.database;
	must(xapian_database_terms(database, NULL, 0, &cursor, err));
	assert_string_equal(all_bytes(cursor), "XKind,anybodi,ask,goe,outsid,there,");
	must(xapian_database_postings(database, BYTES("ask"), &cursor, err));
	assert_string_equal(all_docids(cursor), "1,2,");
	must(xapian_database_postings(database, NULL, 0, &cursor, err));
	assert_string_equal(all_docids(cursor), "1,2,");
	must(xapian_database_document_terms(database, 1, &cursor, err));
	must(xapian_cursor_skip_to_bytes(cursor, BYTES("b"), err));
	assert_string_equal(all_bytes(cursor), "goe,there,");
	must(xapian_database_positions(database, 1, BYTES("there"), &cursor, err));
	assert_string_equal(all_positions(cursor), "2,5,");
	xapian_document *document = NULL;
	must_fail(XAPIAN_E_NO_DOCUMENT,
		xapian_database_document(database, 3, false, &document, err));
	assert_null(document);
}

static void metadata_is_kept(void **state)
{
	(void)state;
	xapian_bytes value;
	must(xapian_database_metadata(bench.database, BYTES("Foo"), &value, err));
	assert_bytes(value, "");
	must(xapian_writable_set_metadata(
		bench.writable, BYTES("Foo"), BYTES("Bar"), err));
	must(xapian_database_metadata(bench.database, BYTES("Foo"), &value, err));
	assert_bytes(value, "Bar");
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_database_metadata(bench.database, "", 0, &value, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_writable_set_metadata(bench.writable, "", 0, BYTES("Bar"), err));
}

/* ---- Parsing, as people type ----------------------------------------------- */

static void assert_parsed(
	xapian_parser *parser, const char *text, uint32_t flags, const char *wanted)
{
	xapian_query *query = NULL;
	xapian_bytes words;
	must(xapian_parser_parse(parser, text, strlen(text), flags, NULL, &query, err));
	must(xapian_query_describe(query, &words, err));
	assert_string_equal(words.data, wanted);
	xapian_query_close(query);
}

static void parsing(void **state)
{
	(void)state;
	xapian_parser *parser = NULL;
	xapian_query *query = NULL;
	xapian_error syntax = {0};
	must(xapian_parser_new(&parser, err));
	assert_int_equal(xapian_parser_parse(parser, BYTES("test AND"),
				 XAPIAN_PARSE_DEFAULT, NULL, &query, &syntax),
		XAPIAN_E_QUERY);
	assert_string_equal(syntax.type, "QueryParserError");
	assert_string_equal(syntax.message, "Syntax: <expression> AND <expression>");
	assert_parsed(parser, "NOT test", XAPIAN_PARSE_BOOLEAN | XAPIAN_PARSE_PURE_NOT,
		"Query((<alldocuments> AND_NOT test@1))");

	must(xapian_parser_set_database(parser, bench.database, err));
	must(xapian_parser_set_default_op(parser, XAPIAN_OP_AND, err));
	assert_int_equal(xapian_parser_default_op(parser), XAPIAN_OP_AND);
	must(xapian_parser_set_stem_strategy(parser, XAPIAN_STEM_SOME, err));
	must(xapian_parser_set_stem(parser, bench.english, err));
	assert_parsed(parser, "foo o", XAPIAN_PARSE_PARTIAL,
		"Query((Zfoo@1 AND (WILDCARD SYNONYM o OR Zo@2)))");
	assert_parsed(parser, "foo outside", XAPIAN_PARSE_PARTIAL,
		"Query((Zfoo@1 AND (WILDCARD SYNONYM outside OR Zoutsid@2)))");

	xapian_stopper *stopper = NULL;
	bool stops = true;
	must(xapian_stopper_new(&stopper, err));
	must(xapian_parser_set_stopper(parser, stopper, err));
	must(xapian_stopper_stops(stopper, BYTES("a"), &stops, err));
	assert_false(stops);
	assert_parsed(parser, "foo bar a", XAPIAN_PARSE_BOOLEAN,
		"Query((Zfoo@1 AND Zbar@2 AND Za@3))");
	must(xapian_stopper_add(stopper, BYTES("a"), err));
	must(xapian_stopper_stops(stopper, BYTES("a"), &stops, err));
	assert_true(stops);
	/* The parser goes on with it. */
	xapian_stopper_close(stopper);
	assert_parsed(
		parser, "foo bar a", XAPIAN_PARSE_BOOLEAN, "Query((Zfoo@1 AND Zbar@2))");
	xapian_parser_close(parser);
}

static void terms_of_a_text(void **state)
{
	(void)state;
	xapian_term_generator *generator = NULL;
	xapian_document *document = NULL;
	must(xapian_term_generator_new(&generator, err));
	must(xapian_document_new(&document, err));
	must(xapian_term_generator_set_document(generator, document, err));
	must(xapian_term_generator_index_text(
		generator, BYTES("foo bar baz foo"), 1, NULL, err));
	xapian_term_generator_close(generator);

	static const struct {
		const char *term;
		uint32_t wdf;
		const char *positions;
	} wanted[] = {{"bar", 1, "2,"}, {"baz", 1, "3,"}, {"foo", 2, "1,4,"}};
	xapian_cursor *terms = NULL, *positions = NULL;
	must(xapian_document_terms(document, &terms, err));
	for (size_t i = 0; i < 3; i++) {
		xapian_bytes term;
		uint32_t wdf;
		must(xapian_cursor_next_bytes(terms, &term, err));
		assert_string_equal(term.data, wanted[i].term);
		must(xapian_cursor_wdf(terms, &wdf, err));
		assert_int_equal(wdf, wanted[i].wdf);
		must(xapian_cursor_positions(terms, &positions, err));
		assert_string_equal(all_positions(positions), wanted[i].positions);
	}
	xapian_cursor_close(terms);
	xapian_document_close(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(version_is_told_in_words_and_numbers),
		cmocka_unit_test(data_may_hold_a_nul),
		cmocka_unit_test(queries_describe_themselves),
		cmocka_unit_test(what_is_not_there_cannot_be_opened),
		cmocka_unit_test(searching_and_expanding),
		cmocka_unit_test(walking_through_the_database),
		cmocka_unit_test(metadata_is_kept),
		cmocka_unit_test(parsing),
		cmocka_unit_test(terms_of_a_text),
	};
	return cmocka_run_group_tests_name("smoke", tests, make_bench, clear_bench);
}
