/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Match spies: facets, and what one counts oneself. */
#include "fixture.h"

#include <string.h>

static xapian_enquire *new_enquire(xapian_writable *writable)
{
	static const char *const values[] = {"motie", "brief", "motie", "nota", NULL};
	xapian_enquire *enquire = NULL;
	xapian_query *query = query_of("all");
	for (size_t i = 0; i < 5; i++)
		add(writable, "all", values[i]);
	must(xapian_enquire_new(xapian_writable_database(writable), &enquire, err));
	must(xapian_enquire_set_query(enquire, query, 0, err));
	xapian_query_close(query);
	return enquire;
}

static void search(xapian_enquire *enquire)
{
	xapian_mset *mset = NULL;
	must(xapian_enquire_mset(enquire, 0, 1, 10, NULL, NULL, &mset, err));
	xapian_mset_close(mset);
}

static uint32_t frequency(xapian_cursor *cursor)
{
	uint32_t often = 0;
	must(xapian_cursor_term_frequency(cursor, &often, err));
	return often;
}

static void values_are_counted(void **state)
{
	(void)state;
	xapian_writable *writable = open_memory();
	xapian_enquire *enquire = new_enquire(writable);
	xapian_match_spy *spy = NULL;
	xapian_cursor *values = NULL, *top = NULL;
	xapian_bytes value;
	size_t total = 9;
	must(xapian_match_spy_new(0, &spy, err));
	must(xapian_match_spy_values(spy, &values, err));
	assert_string_equal(all_bytes(values), "");
	must(xapian_enquire_add_spy(enquire, spy, err));
	search(enquire);
	must(xapian_match_spy_total(spy, &total, err));
	assert_int_equal(total, 5);
	must(xapian_match_spy_values(spy, &values, err));
	must(xapian_match_spy_top_values(spy, 2, &top, err));
	must(xapian_match_spy_describe(spy, &value, err));
	assert_true(value.size > 0);
	/* All of it outlives what it came from, in any order. */
	xapian_match_spy_close(spy);
	search(enquire);
	xapian_enquire_close(enquire);
	xapian_writable_close(writable);
	must(xapian_cursor_next_bytes(top, &value, err));
	assert_bytes(value, "motie");
	assert_int_equal(frequency(top), 2);
	must(xapian_cursor_next_bytes(top, &value, err));
	assert_bytes(value, "brief");
	assert_int_equal(frequency(top), 1);
	assert_int_equal(xapian_cursor_next_bytes(top, &value, NULL), XAPIAN_END);
	must_fail(XAPIAN_E_OPERATION, xapian_cursor_skip_to_bytes(top, BYTES("m"), err));
	xapian_cursor_close(top);
	must(xapian_cursor_skip_to_bytes(values, BYTES("m"), err));
	assert_string_equal(all_bytes(values), "motie,nota,");
}

static xapian_status count(
	void *context, xapian_document *document, double weight, xapian_error *err)
{
	xapian_bytes value;
	unsigned *seen = context;
	xapian_status st = xapian_document_value(document, 0, &value, err);
	if (value.size == 4)
		return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
	seen[0]++;
	seen[1] += weight > 0;
	return st;
}

static void spies_of_ones_own(void **state)
{
	(void)state;
	unsigned seen[2] = {0, 0};
	xapian_writable *writable = open_memory();
	xapian_enquire *enquire = new_enquire(writable);
	xapian_match_spy *spy = NULL;
	xapian_mset *mset = NULL;
	xapian_cursor *cursor = NULL;
	size_t total = 9;
	must(xapian_match_spy_custom(count, seen, NULL, &spy, err));
	must(xapian_enquire_add_spy(enquire, spy, err));
	must_break(xapian_enquire_mset(enquire, 0, 10, 10, NULL, NULL, &mset, err));
	assert_null(mset);
	assert_int_equal(seen[0], 3);
	assert_int_equal(seen[1], 3);
	assert_true(xapian_writable_usable(writable));
	must_fail(XAPIAN_E_OPERATION, xapian_match_spy_total(spy, &total, err));
	must_fail(XAPIAN_E_OPERATION, xapian_match_spy_values(spy, &cursor, err));
	must_fail(XAPIAN_E_OPERATION, xapian_match_spy_top_values(spy, 1, &cursor, err));
	must(xapian_enquire_clear_spies(enquire, err));
	search(enquire);
	assert_int_equal(seen[0], 3);
	xapian_match_spy_close(spy);
	must_fail(
		XAPIAN_E_ARGUMENT, xapian_match_spy_custom(NULL, NULL, NULL, &spy, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_match_spy_new(XAPIAN_NO_SLOT, &spy, err));
	xapian_enquire_close(enquire);
	xapian_writable_close(writable);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_counted),
		cmocka_unit_test(spies_of_ones_own),
	};
	return cmocka_run_group_tests_name("spy", tests, NULL, NULL);
}
