/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names to numbers: all that were added, newest first, and back to any point. */
#include "support.h"

#include "base/table.h"

static void add(kzi_table *table, const char *name, uint32_t value)
{
	assert_true(kzi_table_add(table, name, strlen(name), value));
}

/* "3 1": the numbers of a name. */
static const char *numbers(const kzi_table *table, const char *name)
{
	static char lines[8][200];
	static int next;
	char *line = lines[next++ % 8];
	size_t used = 0;
	line[0] = '\0';
	for (const kzi_table_entry *e = kzi_table_find(table, name, strlen(name));
		e != NULL; e = kzi_table_next(table, e))
		used += (size_t)sprintf(
			line + used, "%s%u", used > 0 ? " " : "", (unsigned)e->value);
	return line;
}

static void a_name_has_all_its_numbers(void **state)
{
	(void)state;
	kzi_table table = {0};
	assert_string_equal(numbers(&table, "a"), "");
	add(&table, "a", 1);
	add(&table, "b", 2);
	add(&table, "a", 3);
	add(&table, "", 0);
	assert_string_equal(numbers(&table, "a"), "3 1");
	assert_string_equal(numbers(&table, "b"), "2");
	assert_string_equal(numbers(&table, ""), "0");
	assert_string_equal(numbers(&table, "c"), "");
	/* A NUL is part of a name. */
	assert_true(kzi_table_add(&table, BYTES("a\0b"), 7));
	assert_string_equal(numbers(&table, "a"), "3 1");
	assert_int_equal(kzi_table_find(&table, BYTES("a\0b"))->value, 7);
	kzi_table_free(&table);
	assert_string_equal(numbers(&table, "a"), "");
	kzi_table_free(&table);
}

static void many_names_and_back(void **state)
{
	(void)state;
	enum { NAMES = 5000, CUT = 1234 };
	kzi_table table = {0};
	char name[20];
	for (unsigned round = 0; round < 2; round++) {
		for (unsigned i = 0; i < NAMES; i++) {
			sprintf(name, "naam%u", i % 3000);
			add(&table, name, i);
		}
		assert_string_equal(numbers(&table, "naam0"), "3000 0");
		assert_string_equal(numbers(&table, "naam2999"), "2999");
		kzi_table_cut(&table, NAMES + 1);
		assert_int_equal(table.count, NAMES);
		kzi_table_cut(&table, CUT);
		for (unsigned i = 0; i < 3000; i++) {
			sprintf(name, "naam%u", i);
			const kzi_table_entry *e =
				kzi_table_find(&table, name, strlen(name));
			assert_int_equal(e != NULL, i < CUT);
			assert_true(e == NULL || (e->value == i && e->next == 0));
		}
		kzi_table_cut(&table, 0);
		assert_string_equal(numbers(&table, "naam0"), "");
	}
	kzi_table_free(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_has_all_its_numbers),
		cmocka_unit_test(many_names_and_back),
	};
	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
