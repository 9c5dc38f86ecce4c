/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A range of numbers as cut forms: a number has one of them exactly when it lies
 * in the range. */
#include "support.h"

#include "index/schema.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* Denormals, both zeros, both infinities, and neighbours of all of them. */
static const double special[] = {-INFINITY, -DBL_MAX, -1e308, -36600.5, -36600, -2,
	-1.0000000000000002, -1, -0.9999999999999999, -0.5, -DBL_MIN, -2.2e-308, -5e-324,
	-0.0, 0.0, 5e-324, 1e-323, 2.2e-308, DBL_MIN, 0.1, 0.30000000000000004, 0.5,
	0.9999999999999999, 1, 1.0000000000000002, 1.5, 2, 15, 16, 17, 255, 256, 65535,
	65536, 36600, 36600.5, 4294967295.0, 4294967296.0, 9007199254740991.0,
	9007199254740992.0, 1e308, DBL_MAX, INFINITY};

typedef struct cover {
	char digits[1024][KZI_NUMBER_DIGITS + 1];
	size_t count;
} cover;

static bool take(void *context, const char *digits, size_t count)
{
	cover *c = context;
	assert_in_range(count, 1, KZI_NUMBER_DIGITS);
	assert_in_range(c->count, 0, COUNT(c->digits) - 1);
	memcpy(c->digits[c->count], digits, count);
	c->digits[c->count++][count] = '\0';
	return true;
}

static void cover_range(double least, double most, cover *c)
{
	c->count = 0;
	assert_true(kzi_numbers_between(least, most, take, c));
	/* 15 at most for each digit on the way up, and on the way down. */
	assert_in_range(c->count, 0, 2 * 15 * KZI_NUMBER_DIGITS);
}

/* How many of the number's terms are among those of the range. */
static size_t times_found(double value, const cover *c)
{
	char digits[KZI_NUMBER_DIGITS + 1];
	size_t found = 0;
	kzi_number_sortable(value, digits);
	for (size_t i = 0; i < c->count; i++)
		found += memcmp(digits, c->digits[i], strlen(c->digits[i])) == 0;
	return found;
}

static void check(double value, double least, double most, const cover *c)
{
	size_t wanted = value >= least && value <= most;
	if (times_found(value, c) != wanted)
		fail_msg("%.17g from %.17g to %.17g: found %zu times", value, least, most,
			times_found(value, c));
}

static double any_number(uint64_t *seed)
{
	double value;
	uint64_t bits = chance(seed);
	switch (chance_below(seed, 4)) {
	case 0:
		return special[chance_below(seed, COUNT(special))];
	case 1:
		return (double)chance_below(seed, 200) - 100;
	case 2:
		return (double)(int64_t)chance(seed) / 1e9;
	default:
		memcpy(&value, &bits, sizeof value);
		return isnan(value) ? 0 : value;
	}
}

static void sortable_forms_sort_as_numbers_do(void **state)
{
	(void)state;
	uint64_t seed = 7;
	for (size_t i = 0; i < 200000; i++) {
		char a[KZI_NUMBER_DIGITS + 1], b[KZI_NUMBER_DIGITS + 1];
		double x = any_number(&seed), y = any_number(&seed);
		kzi_number_sortable(x, a);
		kzi_number_sortable(y, b);
		assert_int_equal(strspn(a, "0123456789abcdef"), KZI_NUMBER_DIGITS);
		int order = strcmp(a, b);
		if ((order > 0) - (order < 0) != (x > y) - (x < y))
			fail_msg("%.17g is %s, %.17g is %s", x, a, y, b);
	}
}

static void the_sortable_form_is_fixed(void **state)
{
	(void)state;
	static const struct {
		double value;
		const char *digits;
	} rows[] = {
		{0.0, "8000000000000000"},
		{-0.0, "8000000000000000"},
		{1, "bff0000000000000"},
		{-1, "400fffffffffffff"},
		{36600, "c0e1df0000000000"},
		{5e-324, "8000000000000001"},
		{INFINITY, "fff0000000000000"},
		{-INFINITY, "000fffffffffffff"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char digits[KZI_NUMBER_DIGITS + 1];
		kzi_number_sortable(rows[i].value, digits);
		assert_string_equal(digits, rows[i].digits);
	}
}

/* Every special number, in every range between two of them. */
static void special_numbers_are_found_in_their_ranges(void **state)
{
	(void)state;
	cover *c = malloc(sizeof *c);
	assert_non_null(c);
	for (size_t i = 0; i < COUNT(special); i++) {
		for (size_t j = 0; j < COUNT(special); j++) {
			cover_range(special[i], special[j], c);
			if (special[i] > special[j])
				assert_int_equal(c->count, 0);
			for (size_t k = 0; k < COUNT(special); k++)
				check(special[k], special[i], special[j], c);
		}
	}
	free(c);
}

static void any_number_is_found_in_its_ranges(void **state)
{
	(void)state;
	uint64_t seed = 8;
	cover *c = malloc(sizeof *c);
	assert_non_null(c);
	size_t within = 0, tried = 0;
	for (size_t i = 0; i < 5000; i++) {
		double least = any_number(&seed), most = any_number(&seed);
		cover_range(least, most, c);
		/* The ends, and what lies just outside them. */
		const double ends[] = {least, most, nextafter(least, -INFINITY),
			nextafter(least, INFINITY), nextafter(most, -INFINITY),
			nextafter(most, INFINITY)};
		for (size_t j = 0; j < COUNT(ends); j++)
			check(ends[j], least, most, c);
		for (size_t j = 0; j < 20; j++, tried++) {
			double value = any_number(&seed);
			check(value, least, most, c);
			within += value >= least && value <= most;
		}
	}
	/* Chance has given both kinds, or this would have shown nothing. */
	assert_in_range(within, tried / 20, tried / 2);
	free(c);
}

static void everything_takes_few_forms(void **state)
{
	(void)state;
	cover *c = malloc(sizeof *c);
	assert_non_null(c);
	cover_range(-INFINITY, INFINITY, c);
	assert_in_range(c->count, 1, 200);
	cover_range(1, 1, c);
	assert_int_equal(c->count, 1);
	assert_string_equal(c->digits[0], "bff0000000000000");
	/* All that begins with c0, and no more; then one more on either side. */
	cover_range(2, nextafter(131072, 0), c);
	assert_int_equal(c->count, 1);
	assert_string_equal(c->digits[0], "c0");
	cover_range(nextafter(2, 0), 131072, c);
	assert_int_equal(c->count, 3);
	cover_range(-0.0, 0.0, c);
	assert_int_equal(c->count, 1);
	cover_range(0.0, -0.0, c);
	assert_int_equal(c->count, 1);
	free(c);
}

static bool stop_at_third(void *context, const char *digits, size_t count)
{
	(void)digits;
	(void)count;
	return ++*(int *)context < 3;
}

static void it_stops_when_told(void **state)
{
	(void)state;
	int given = 0;
	assert_false(kzi_numbers_between(0.1, 1e9, stop_at_third, &given));
	assert_int_equal(given, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sortable_forms_sort_as_numbers_do),
		cmocka_unit_test(the_sortable_form_is_fixed),
		cmocka_unit_test(special_numbers_are_found_in_their_ranges),
		cmocka_unit_test(any_number_is_found_in_its_ranges),
		cmocka_unit_test(everything_takes_few_forms),
		cmocka_unit_test(it_stops_when_told),
	};
	return cmocka_run_group_tests_name("schema numbers", tests, NULL, NULL);
}
