/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names and their numbers: each its own, however alike they and their sums are. */
#include "support.h"

#include "bulk/names.h"

/* So many that some have the same 32 bits of sum. */
enum { NAMES = 400000, NAME_ROOM = 32 };

static size_t name_of(uint32_t number, char *out)
{
	/* Some only differ in length, some only in their last byte. */
	if (number < 255) {
		memset(out, '\0', number + 1);
		return number + 1;
	}
	return (size_t)snprintf(out, NAME_ROOM, "naam-%x", (unsigned)number);
}

static void every_name_has_its_number(void **state)
{
	(void)state;
	kzi_names names = {0};
	char name[256];
	for (int round = 0; round < 2; round++) {
		for (uint32_t number = 0; number < NAMES; number++) {
			size_t length = name_of(number, name);
			assert_int_equal(kzi_names_number(&names, name, length), number);
		}
	}
	assert_int_equal(names.count, NAMES);
	for (uint32_t number = 0; number < NAMES; number++) {
		const unsigned char *kept = kzi_names_at(&names, number);
		assert_int_equal(kept[0], name_of(number, name));
		assert_memory_equal(kept + 1, name, kept[0]);
	}
	assert_true(kzi_names_size(&names) > (size_t)NAMES * 10);
	kzi_names_free(&names);
}

static void cleared_they_begin_again(void **state)
{
	(void)state;
	kzi_names names = {0};
	char name[256];
	for (uint32_t number = 0; number < 5000; number++)
		kzi_names_number(&names, name, name_of(number, name));
	kzi_names_clear(&names);
	assert_int_equal(names.count, 0);
	for (uint32_t number = 5000; number-- > 4000;)
		assert_int_equal(kzi_names_number(&names, name, name_of(number, name)),
			4999 - number);
	kzi_names_free(&names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_name_has_its_number),
		cmocka_unit_test(cleared_they_begin_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
