/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stemmers: what Xapian makes of a word, and of what is none. */
#include "fixture.h"

#include <string.h>

static void check_stem(xapian_stem *stem, const char *word, const char *wanted)
{
	xapian_bytes bytes;
	must(xapian_stem_word(stem, word, strlen(word), &bytes, err));
	assert_non_null(bytes.data);
	assert_int_equal(bytes.size, strlen(wanted));
	assert_memory_equal(bytes.data, wanted, bytes.size);
}

static xapian_stem *open_stem(const char *language)
{
	xapian_stem *stem = NULL;
	must(xapian_stem_new(language, &stem, err));
	assert_non_null(stem);
	return stem;
}

static void words_are_stemmed(void **state)
{
	(void)state;
	xapian_stem *english = open_stem("english"), *plain = open_stem("none"),
		    *dutch = open_stem("kraaij_pohlmann");
	check_stem(english, "sandboxes", "sandbox");
	check_stem(english, "policies", "polici");
	check_stem(dutch, "gezondheid", "zon");
	check_stem(dutch, "brieven", "brief");
	check_stem(plain, "brieven", "brieven");
	check_stem(english, "", "");
	xapian_stem_close(english);
	xapian_stem_close(dutch);
	xapian_stem_close(plain);
	xapian_stem_close(NULL);
}

static void any_bytes_are_a_word(void **state)
{
	(void)state;
	xapian_stem *stem = open_stem("dutch");
	xapian_bytes bytes;
	must(xapian_stem_word(stem, NULL, 0, &bytes, err));
	assert_int_equal(bytes.size, 0);
	must(xapian_stem_word(stem, "a\0\xFF\xC3", 4, &bytes, err));
	assert_int_equal(bytes.size, 4);
	xapian_stem_close(stem);
}

static void what_cannot_be_is_refused(void **state)
{
	(void)state;
	xapian_stem *stem = (xapian_stem *)state;
	xapian_bytes bytes = {"x", 1};
	must_fail(XAPIAN_E_ARGUMENT, xapian_stem_new("klingon", &stem, err));
	assert_null(stem);
	must_fail(XAPIAN_E_ARGUMENT, xapian_stem_new(NULL, &stem, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_stem_new("dutch", NULL, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_stem_word(NULL, "x", 1, &bytes, err));
	assert_null(bytes.data);
	stem = open_stem("dutch");
	must_fail(XAPIAN_E_ARGUMENT, xapian_stem_word(stem, "x", 1, NULL, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_stem_word(stem, NULL, 1, &bytes, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_stem_word(stem, "x", XAPIAN_DATA_MAX + 1, &bytes, err));
	xapian_stem_close(stem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_stemmed),
		cmocka_unit_test(any_bytes_are_a_word),
		cmocka_unit_test(what_cannot_be_is_refused),
	};
	return cmocka_run_group_tests_name("stem", tests, NULL, NULL);
}
