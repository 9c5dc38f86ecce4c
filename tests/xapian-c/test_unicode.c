/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Characters, numbers that sort, and places on the earth. */
#include "fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void characters_have_categories(void **state)
{
	(void)state;
	assert_int_equal(xapian_unicode_category('a'), XAPIAN_LOWERCASE_LETTER);
	assert_int_equal(xapian_unicode_category(0x20AC), XAPIAN_CURRENCY_SYMBOL);
	assert_int_equal(xapian_unicode_category(0xD800), XAPIAN_SURROGATE);
	assert_int_equal(xapian_unicode_category(UINT32_MAX), XAPIAN_UNASSIGNED);
	assert_true(xapian_unicode_is_wordchar('x'));
	assert_false(xapian_unicode_is_wordchar('-'));
	assert_true(xapian_unicode_is_whitespace(0xA0));
	assert_false(xapian_unicode_is_whitespace('_'));
	assert_true(xapian_unicode_is_currency('$'));
	assert_false(xapian_unicode_is_currency('e'));
	assert_int_equal(xapian_unicode_tolower(0xCB), 0xEB);
	assert_int_equal(xapian_unicode_toupper(0xEB), 0xCB);
	assert_int_equal(xapian_unicode_tolower('1'), '1');
	assert_int_equal(xapian_unicode_toupper(UINT32_MAX), UINT32_MAX);
}

static void text_is_read_and_written(void **state)
{
	(void)state;
	const char text[] = "e\xc3\xab\xe2\x82\xac\xff";
	static const uint32_t wanted[] = {'e', 0xEB, 0x20AC, 0xFF};
	uint32_t character = 1, strict = 1;
	size_t at = 0, size = sizeof text - 1;
	for (size_t i = 0; i < 4; i++) {
		size_t taken =
			xapian_utf8_next(text + at, size - at, &character, &strict);
		assert_true(taken > 0);
		assert_int_equal(character, wanted[i]);
		assert_int_equal(strict, i < 3 ? wanted[i] : 0x800000FF);
		char bytes[4];
		size_t put = xapian_utf8_put(character, bytes);
		if (i < 3) {
			assert_int_equal(put, taken);
			assert_memory_equal(bytes, text + at, taken);
		}
		at += taken;
	}
	assert_int_equal(xapian_utf8_next(text + at, size - at, &character, NULL), 0);
	assert_int_equal(character, 0);
	assert_int_equal(xapian_utf8_next(NULL, 3, NULL, NULL), 0);
	char bytes[4];
	assert_int_equal(xapian_utf8_put(0x110000, bytes), 0);
	assert_int_equal(xapian_utf8_put(0xDFFF, bytes), 0);
	assert_int_equal(xapian_utf8_put(0x10FFFF, bytes), 4);
	assert_int_equal(xapian_utf8_put('a', NULL), 0);
}

static void case_is_changed_within_the_room(void **state)
{
	(void)state;
	char out[20] = "..................";
	assert_int_equal(xapian_utf8_tolower(BYTES("\xc3\x8b"
						   "EN \xe2\x82\xac"),
				 out, 20),
		8);
	assert_memory_equal(out,
		"\xc3\xab"
		"en \xe2\x82\xac.",
		9);
	assert_int_equal(xapian_utf8_toupper(BYTES("ge\xc3\xab"), out, 3), 4);
	assert_memory_equal(out, "GEe", 2);
	assert_int_equal(xapian_utf8_toupper(BYTES("abc"), NULL, 0), 3);
	assert_int_equal(xapian_utf8_toupper(NULL, 0, NULL, 0), 0);
	/* Kelvin's sign becomes a plain k; nothing grows past its bounds. */
	for (uint32_t c = 1; c < 0x11000; c++) {
		char bytes[4], changed[8];
		size_t size = xapian_utf8_put(c, bytes);
		assert_true(xapian_utf8_tolower(bytes, size, changed, 8) <= 2 * size);
		assert_true(xapian_utf8_toupper(bytes, size, changed, 8) <= 2 * size);
	}
}

static void numbers_sort_as_bytes(void **state)
{
	(void)state;
	static const double numbers[] = {-INFINITY, -9e10, -1234.56, -1, -1e-10, 0, 1e-10,
		1, 2, 4, 8, 9, 9e10, INFINITY};
	char last[10] = "";
	size_t last_size = 0;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		char bytes[9];
		size_t size = xapian_sortable_serialise(numbers[i], bytes);
		assert_true(size <= 9);
		assert_true(xapian_sortable_unserialise(bytes, size) == numbers[i]);
		size_t least = size < last_size ? size : last_size;
		int order = memcmp(last, bytes, least);
		assert_true(order < 0 || (order == 0 && last_size <= size));
		memcpy(last, bytes, size);
		last_size = size;
	}
	assert_true(xapian_sortable_unserialise(NULL, 0) == -INFINITY);
	assert_int_equal(xapian_sortable_serialise(1, NULL), 0);
	assert_true(
		isfinite(xapian_sortable_unserialise(BYTES("\xa0 and much more after"))));
}

/* ---- Places --------------------------------------------------------------------- */

static xapian_places *place(double latitude, double longitude)
{
	xapian_places *places = NULL;
	must(xapian_places_new(&places, err));
	must(xapian_places_add(places, latitude, longitude, err));
	return places;
}

/* The Hague, and Groningen some 200 kilometres away. */
static void places_and_distances(void **state)
{
	(void)state;
	xapian_places *hague = place(52.08, 4.31), *groningen = place(53.22, 6.57);
	xapian_places *none = NULL, *read = NULL;
	xapian_bytes bytes, words;
	double metres = 0;
	must(xapian_places_distance(hague, groningen, 0, &metres, err));
	assert_true(metres > 190000 && metres < 210000);
	must(xapian_places_distance(hague, groningen, 1, &metres, err));
	assert_true(metres < 1);
	must(xapian_places_add(groningen, 52.09, -355.69, err));
	assert_int_equal(xapian_places_count(groningen), 2);
	assert_true(fabs(xapian_places_at(groningen, 1)->longitude - 4.31) < 1e-6);
	assert_null(xapian_places_at(groningen, 2));
	must(xapian_places_distance(hague, groningen, 0, &metres, err));
	assert_true(metres < 2000);
	must(xapian_places_serialise(groningen, &bytes, err));
	must(xapian_places_unserialise(bytes.data, bytes.size, &read, err));
	assert_int_equal(xapian_places_count(read), 2);
	assert_true(fabs(xapian_places_at(read, 0)->latitude - 53.22) < 1e-4);
	must(xapian_places_describe(read, &words, err));
	assert_true(words.size > 0);
	xapian_places_close(read);
	must_fail(XAPIAN_E_ARGUMENT, xapian_places_add(hague, 91, 0, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_places_add(hague, NAN, 0, err));
	assert_int_equal(xapian_places_count(hague), 1);
	must_fail(
		XAPIAN_E_QUERY, xapian_places_unserialise(BYTES("zeven b"), &read, err));
	must(xapian_places_new(&none, err));
	must_fail(
		XAPIAN_E_ARGUMENT, xapian_places_distance(hague, none, 0, &metres, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_places_distance(hague, groningen, -1, &metres, err));
	assert_true(metres == 0);
	assert_int_equal(xapian_places_count(NULL), 0);
	xapian_places_close(none);
	xapian_places_close(hague);
	xapian_places_close(groningen);
}

static void add_place(xapian_writable *writable, double latitude, double longitude)
{
	xapian_places *places = place(latitude, longitude);
	xapian_document *document = document_of("all", NULL);
	xapian_bytes bytes;
	must(xapian_places_serialise(places, &bytes, err));
	must(xapian_document_set_value(document, 4, bytes.data, bytes.size, err));
	must(xapian_writable_add(writable, document, NULL, err));
	xapian_document_close(document);
	xapian_places_close(places);
}

static void nearest_first(void **state)
{
	(void)state;
	xapian_writable *writable = open_memory();
	xapian_database *database = xapian_writable_database(writable);
	xapian_posting_source *source = NULL;
	xapian_key_maker *maker = NULL;
	xapian_places *hague = place(52.08, 4.31), *none = NULL;
	xapian_query *query = NULL;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	add_place(writable, 53.22, 6.57);
	add_place(writable, 52.09, 5.12);
	add_place(writable, 52.16, 4.49);
	add(writable, "all", NULL);
	/* One that the engine would never come to the end of. */
	xapian_document *document = document_of("all", NULL);
	must(xapian_document_set_value(document, 4, BYTES("zeven b"), err));
	must(xapian_writable_add(writable, document, NULL, err));
	xapian_document_close(document);
	must(xapian_posting_source_distance(4, hague, 0, 100000, 1000, 1, &source, err));
	must(xapian_query_source(source, &query, err));
	must(xapian_search(database, query, &options, &mset, err));
	assert_string_equal(all_matches(mset), "3,2,");
	xapian_query_close(query);
	xapian_posting_source_close(source);

	for (int missing = -1; missing <= 0; missing++) {
		xapian_enquire *enquire = NULL;
		must(xapian_key_maker_distance(4, hague, 0, missing, &maker, err));
		must(xapian_enquire_new(database, &enquire, err));
		query = query_of("all");
		must(xapian_enquire_set_query(enquire, query, 0, err));
		xapian_query_close(query);
		must(xapian_enquire_set_sort_by_key(
			enquire, XAPIAN_SORT_VALUE, maker, false, err));
		xapian_key_maker_close(maker);
		must(xapian_enquire_mset(enquire, 0, 10, 0, NULL, NULL, &mset, err));
		assert_string_equal(
			all_matches(mset), missing < 0 ? "3,2,1,4,5," : "4,5,3,2,1,");
		xapian_enquire_close(enquire);
	}
	must(xapian_places_new(&none, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_posting_source_distance(4, none, 0, 0, 1000, 1, &source, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_posting_source_distance(4, hague, 0, 0, 0, 1, &source, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_posting_source_distance(XAPIAN_NO_SLOT, hague,
					     0, 0, 1000, 1, &source, err));
	must_fail(
		XAPIAN_E_ARGUMENT, xapian_key_maker_distance(4, none, 0, 0, &maker, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_key_maker_distance(4, hague, NAN, 0, &maker, err));
	xapian_places_close(none);
	xapian_places_close(hague);
	xapian_writable_close(writable);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_have_categories),
		cmocka_unit_test(text_is_read_and_written),
		cmocka_unit_test(case_is_changed_within_the_room),
		cmocka_unit_test(numbers_sort_as_bytes),
		cmocka_unit_test(places_and_distances),
		cmocka_unit_test(nearest_first),
	};
	return cmocka_run_group_tests_name("unicode", tests, NULL, NULL);
}
