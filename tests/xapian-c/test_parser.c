/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What people type, made into queries: flags, fields, ranges, spelling. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static xapian_parser *new_parser(void)
{
	xapian_parser *parser = NULL;
	must(xapian_parser_new(&parser, err));
	return parser;
}

static void assert_parsed_with(
	xapian_parser *parser, const char *text, uint32_t flags, const char *wanted)
{
	xapian_query *query = NULL;
	xapian_bytes words;
	char whole[300];
	must(xapian_parser_parse(parser, text, strlen(text), flags, NULL, &query, err));
	must(xapian_query_describe(query, &words, err));
	snprintf(whole, sizeof whole, "Query(%s)", wanted);
	assert_string_equal(words.data, whole);
	xapian_query_close(query);
}

static void assert_parsed(xapian_parser *parser, const char *text, const char *wanted)
{
	assert_parsed_with(parser, text, XAPIAN_PARSE_DEFAULT, wanted);
}

static void operators_and_phrases(void **state)
{
	(void)state;
	xapian_parser *parser = new_parser();
	assert_parsed(parser, "one or two", "(one@1 OR or@2 OR two@3)");
	assert_parsed_with(parser, "one or two",
		XAPIAN_PARSE_BOOLEAN | XAPIAN_PARSE_BOOLEAN_ANY_CASE, "(one@1 OR two@2)");
	assert_parsed(parser, "one OR (two AND three)", "(one@1 OR (two@2 AND three@3))");
	assert_parsed(parser, "\"time flies\"", "(time@1 PHRASE 2 flies@2)");
	assert_parsed(parser, "+a -b", "(a@1 AND_NOT b@2)");
	assert_parsed(parser, "", "");
	assert_parsed_with(parser, "\"a b\"",
		XAPIAN_PARSE_PHRASE | XAPIAN_PARSE_NO_POSITIONS, "(a@1 AND b@2)");
	xapian_query *query = NULL;
	xapian_bytes words;
	must(xapian_parser_parse(parser, BYTES("noot"), 0, "S", &query, err));
	must(xapian_query_describe(query, &words, err));
	assert_bytes(words, "Query(Snoot@1)");
	xapian_query_close(query);
	must(xapian_parser_describe(parser, &words, err));
	assert_true(words.size > 0);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_parser_set_default_op(parser, XAPIAN_OP_XOR, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_parser_set_default_op(parser, 77, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_parser_set_stem_strategy(parser, 77, err));
	xapian_parser_close(parser);
}

static void fields_and_groupings(void **state)
{
	(void)state;
	xapian_parser *parser = new_parser();
	must(xapian_parser_add_prefix(parser, "titel", "S", err));
	must(xapian_parser_add_prefix(parser, "van", "A", err));
	must(xapian_parser_add_prefix(parser, "van", "XO", err));
	must(xapian_parser_add_boolean_prefix(parser, "soort", "K", NULL, err));
	must(xapian_parser_add_boolean_prefix(parser, "kamer", "H", "", err));
	must(xapian_parser_add_boolean_prefix(parser, "huis", "XH", "plek", err));
	must(xapian_parser_add_boolean_prefix(parser, "stad", "XS", "plek", err));
	assert_parsed(parser, "titel:noot", "Snoot@1");
	assert_parsed(parser, "van:wim", "(Awim@1 OR XOwim@1)");
	assert_parsed(parser, "noot soort:motie soort:brief",
		"(noot@1 FILTER (Kmotie OR Kbrief))");
	assert_parsed(parser, "kamer:1 kamer:2", "0 * (H1 AND H2)");
	assert_parsed(parser, "huis:a stad:b", "0 * (XHa OR XSb)");
	must_fail(
		XAPIAN_E_OPERATION, xapian_parser_add_prefix(parser, "soort", "Z", err));
	must_fail(XAPIAN_E_OPERATION,
		xapian_parser_add_boolean_prefix(parser, "", "Z", NULL, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_parser_add_prefix(parser, NULL, "Z", err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_parser_add_prefix(parser, "z", NULL, err));
	xapian_parser_close(parser);
}

/* ---- Processors --------------------------------------------------------------- */

static xapian_status spam(
	void *context, xapian_bytes text, xapian_query **query, xapian_error *err)
{
	if (text.size == 7 && memcmp(text.data, "niets\0x", 5) == 0)
		return XAPIAN_OK;
	if (text.size == 3)
		return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
	return xapian_query_term(context, strlen(context), query, err);
}

static void fields_of_ones_own(void **state)
{
	(void)state;
	xapian_parser *parser = new_parser();
	xapian_field_processor *processor = NULL;
	static char word[] = "spam";
	must(xapian_field_processor_custom(spam, word, NULL, &processor, err));
	must(xapian_parser_add_field(parser, "s", processor, err));
	must(xapian_parser_add_boolean_field(parser, "bs", processor, NULL, err));
	must(xapian_parser_add_boolean_field(parser, "bg", processor, "groep", err));
	must_fail(XAPIAN_E_VERSION, xapian_parser_add_prefix(parser, "s", "S", err));
	xapian_field_processor_close(processor);
	assert_parsed(parser, "s:ignored", "spam");
	assert_parsed(parser, "bs:ignored", "0 * spam");
	assert_parsed(parser, "x bg:iets", "(x@1 FILTER spam)");
	assert_parsed(parser, "s:nietsxx", "");
	xapian_query *query = NULL;
	must_break(xapian_parser_parse(
		parser, BYTES("a (b OR s:abc) AND c"), 7, NULL, &query, err));
	assert_null(query);
	/* And can be used again. */
	assert_parsed(parser, "noot", "noot@1");
	xapian_parser_close(parser);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_field_processor_custom(NULL, NULL, NULL, &processor, err));
}

static void ranges_of_xapian(void **state)
{
	(void)state;
	xapian_parser *parser = new_parser();
	xapian_range_processor *date = NULL, *number = NULL, *kilo = NULL, *plain = NULL;
	must(xapian_range_processor_date(
		1, "", XAPIAN_RANGE_DATE_PREFER_MDY, 1960, &date, err));
	must(xapian_range_processor_number(2, "", 0, &number, err));
	must(xapian_range_processor_number(
		5, "kg", XAPIAN_RANGE_REPEATED | XAPIAN_RANGE_SUFFIX, &kilo, err));
	must(xapian_range_processor_new(6, "land:", 0, &plain, err));
	must(xapian_parser_add_range(parser, date, NULL, err));
	must(xapian_parser_add_range(parser, number, NULL, err));
	must(xapian_parser_add_range(parser, kilo, NULL, err));
	must(xapian_parser_add_range(parser, plain, "plek", err));
	assert_parsed(parser, "12/03/99..12/04/01", "VALUE_RANGE 1 19991203 20011204");
	assert_parsed(parser, "01/30/60..02/02/59", "VALUE_RANGE 1 19600130 20590202");
	assert_parsed(parser, "1..12", "VALUE_RANGE 2 \\xa0 \\xae");
	assert_parsed(parser, "12..42kg", "VALUE_RANGE 5 \\xae \\xb5@");
	assert_parsed(
		parser, "land:chili..peru x", "(x@1 FILTER VALUE_RANGE 6 chili peru)");
	xapian_query *query = NULL;
	must_fail(XAPIAN_E_QUERY,
		xapian_parser_parse(parser, BYTES("a..b"), 7, NULL, &query, err));

	xapian_bytes words;
	must(xapian_range_processor_ask(number, BYTES("10"), BYTES(""), &query, err));
	must(xapian_query_describe(query, &words, err));
	assert_bytes(words, "Query(VALUE_GE 2 \\xad)");
	xapian_query_close(query);
	must(xapian_range_processor_ask(number, BYTES("a"), BYTES("b"), &query, err));
	assert_null(query);
	xapian_range_processor_close(plain);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_range_processor_new(XAPIAN_NO_SLOT, "", 0, &plain, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_range_processor_new(1, "", 64, &plain, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_range_processor_new(1, NULL, 0, &plain, err));
	xapian_range_processor_close(date);
	xapian_range_processor_close(number);
	xapian_range_processor_close(kilo);
	xapian_parser_close(parser);
}

static xapian_status both_ends(void *context, xapian_bytes begin, xapian_bytes end,
	xapian_query **query, xapian_error *err)
{
	char term[40];
	++*(int *)context;
	if (begin.size == 0)
		return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
	if (end.size == 0)
		return XAPIAN_OK;
	snprintf(term, sizeof term, "%.*s+%.*s", (int)begin.size, begin.data,
		(int)end.size, end.data);
	return xapian_query_term(term, strlen(term), query, err);
}

static void ranges_of_ones_own(void **state)
{
	(void)state;
	int asked = 0;
	xapian_parser *parser = new_parser();
	xapian_range_processor *processor = NULL;
	xapian_query *query = NULL;
	must(xapian_range_processor_custom(both_ends, &asked, NULL, &processor, err));
	must(xapian_parser_add_range(parser, processor, NULL, err));
	xapian_range_processor_close(processor);
	assert_parsed(parser, "een..twee", "0 * een+twee");
	must_fail(XAPIAN_E_QUERY,
		xapian_parser_parse(parser, BYTES("een.."), 7, NULL, &query, err));
	must_break(xapian_parser_parse(
		parser, BYTES("x (y ..twee) z"), 7, NULL, &query, err));
	assert_int_equal(asked, 3);
	xapian_parser_close(parser);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_range_processor_custom(NULL, NULL, NULL, &processor, err));
}

/* ---- With a database ------------------------------------------------------------ */

static void words_of_the_database(void **state)
{
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_CREATE);
	add(writable, "tuin tuinen toren", NULL);
	must(xapian_writable_add_spelling(writable, BYTES("tuinen"), 1, err));
	must(xapian_writable_add_synonym(writable, BYTES("auto"), BYTES("wagen"), err));
	must(xapian_writable_commit(writable, err));
	xapian_writable_close(writable);
	xapian_database *database = open_reader(below(*state, "db"));
	xapian_parser *parser = new_parser();
	must(xapian_parser_set_database(parser, database, err));
	/* Which it keeps. */
	xapian_database_close(database);
	xapian_bytes corrected;
	assert_parsed_with(
		parser, "tiunen", XAPIAN_PARSE_SPELLING_CORRECTION, "tiunen@1");
	must(xapian_parser_corrected(parser, &corrected, err));
	assert_bytes(corrected, "tuinen");
	assert_parsed_with(
		parser, "tuinen", XAPIAN_PARSE_SPELLING_CORRECTION, "tuinen@1");
	must(xapian_parser_corrected(parser, &corrected, err));
	assert_bytes(corrected, "");
	assert_parsed_with(
		parser, "~auto", XAPIAN_PARSE_SYNONYM, "(auto@1 SYNONYM wagen@1)");

	must(xapian_parser_set_max_expansion(
		parser, 1, XAPIAN_WILDCARD_FIRST, XAPIAN_PARSE_WILDCARD, err));
	assert_parsed_with(parser, "t*", XAPIAN_PARSE_WILDCARD, "WILDCARD SYNONYM t");
	must_fail(XAPIAN_E_ARGUMENT, xapian_parser_set_max_expansion(
					     parser, 1, 7, XAPIAN_PARSE_WILDCARD, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_parser_set_max_expansion(
					     parser, 1, XAPIAN_WILDCARD_FIRST, 7, err));
	must(xapian_parser_set_database(parser, NULL, err));
	assert_parsed_with(parser, "tiun", XAPIAN_PARSE_SPELLING_CORRECTION, "tiun@1");
	xapian_parser_close(parser);
}

static void what_was_stopped_and_stemmed(void **state)
{
	(void)state;
	xapian_parser *parser = new_parser();
	xapian_stem *stem = NULL;
	xapian_stopper *stopper = NULL;
	xapian_cursor *cursor = NULL;
	must(xapian_stem_new("dutch", &stem, err));
	must(xapian_stopper_new(&stopper, err));
	must(xapian_stopper_add(stopper, BYTES("de"), err));
	must(xapian_parser_set_stem(parser, stem, err));
	must(xapian_parser_set_stem_strategy(parser, XAPIAN_STEM_SOME, err));
	must(xapian_parser_set_stopper(parser, stopper, err));
	assert_parsed(parser, "de tuinen", "Ztuin@2");
	must(xapian_parser_stopped(parser, &cursor, err));
	assert_string_equal(all_bytes(cursor), "de,");
	must(xapian_parser_unstem(parser, BYTES("Ztuin"), &cursor, err));
	/* The list outlives the parser, and the next query. */
	assert_parsed(parser, "anders", "Zander@1");
	must(xapian_parser_set_stem(parser, NULL, err));
	must(xapian_parser_set_stopper(parser, NULL, err));
	assert_parsed(parser, "de", "de@1");
	xapian_parser_close(parser);
	assert_string_equal(all_bytes(cursor), "tuinen,");
	xapian_stopper_close(stopper);
	xapian_stem_close(stem);
}

/* ---- Hostile --------------------------------------------------------------------- */

static void any_bytes_are_parsed_or_refused(void **state)
{
	(void)state;
	static const char *const pieces[] = {" AND ", "(", ")", "\"", "a", "NOT ", "*",
		"NEAR/", "..", ":", "-", "+", "\xff", "\xc3", "~", "\xe4\xb8\xad", "OR"};
	xapian_parser *parser = new_parser();
	srand(1);
	for (int round = 0; round < 3000; round++) {
		char text[200] = "";
		for (int i = rand() % 20; i > 0; i--)
			strcat(text,
				pieces[rand() % (int)(sizeof pieces / sizeof *pieces)]);
		xapian_query *query = NULL;
		xapian_status st = xapian_parser_parse(parser, text, strlen(text),
			(uint32_t)rand() & 2047u, NULL, &query, NULL);
		assert_true(st == XAPIAN_OK || st == XAPIAN_E_QUERY);
		assert_true((st == XAPIAN_OK) == (query != NULL));
		xapian_query_close(query);
	}
	xapian_parser_close(parser);
}

/* One more level for each "a NOT (b OR ": what would be freed by recursion. */
static void nesting_is_bounded(void **state)
{
	(void)state;
	xapian_parser *parser = new_parser();
	xapian_query *query = NULL;
	char *text = malloc(XAPIAN_QUERY_TEXT_MAX + 1);
	assert_non_null(text);
	for (size_t i = 0; i < XAPIAN_QUERY_TEXT_MAX; i += 4)
		memcpy(text + i, "a b ", 4);
	must(xapian_parser_parse(
		parser, text, XAPIAN_QUERY_TEXT_MAX, 0, NULL, &query, err));
	xapian_query_close(query);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_parser_parse(
			parser, text, XAPIAN_QUERY_TEXT_MAX + 1, 0, NULL, &query, err));
	size_t size = 0;
	for (int i = 0; i < 2000; i++, size += 12)
		memcpy(text + size, "a NOT (b OR ", 12);
	text[size++] = 'c';
	for (int i = 0; i < 2000; i++)
		text[size++] = ')';
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_parser_parse(parser, text, size, 7, NULL, &query, err));
	for (size = 0; size + 6 < XAPIAN_QUERY_TEXT_MAX; size += 6)
		memcpy(text + size, "a NOT ", 6);
	text[size++] = 'b';
	xapian_status st = xapian_parser_parse(parser, text, size, 7, NULL, &query, NULL);
	assert_true(st == XAPIAN_OK || st == XAPIAN_E_ARGUMENT);
	xapian_query_close(query);
	free(text);
	xapian_parser_close(parser);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(operators_and_phrases),
		cmocka_unit_test(fields_and_groupings),
		cmocka_unit_test(fields_of_ones_own),
		cmocka_unit_test(ranges_of_xapian),
		cmocka_unit_test(ranges_of_ones_own),
		in_directory(words_of_the_database),
		cmocka_unit_test(what_was_stopped_and_stemmed),
		cmocka_unit_test(any_bytes_are_parsed_or_refused),
		cmocka_unit_test(nesting_is_bounded),
	};
	return cmocka_run_group_tests_name("parser", tests, NULL, NULL);
}
