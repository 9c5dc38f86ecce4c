/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How like two words are. */
#include "support.h"

#include "text/mistakes.h"

#include <string.h>

static unsigned between(const char *a, const char *b, unsigned most)
{
	return kzi_mistakes(a, strlen(a), b, strlen(b), most);
}

static void mistakes_add_up(void **state)
{
	static const struct {
		const char *a, *b;
		unsigned mistakes;
	} pairs[] = {
		{"", "", 0},
		{"brief", "brief", 0},
		{"brief", "brif", 1},
		{"brief", "bief", 2},
		{"brief", "briefx", 2},
		{"brief", "brxef", 2},
		{"brief", "biref", 2},
		{"brief", "xrxef", 4},
		/* Doubled or not, at any place. */
		{"verdeling", "verdeeling", 1},
		{"komen", "kommen", 1},
		{"commissie", "komisie", 3},
		/* One sound for another. */
		{"restaurant", "restourant", 1},
		{"kwestie", "questie", 1},
		{"therapie", "terapie", 1},
		{"krachtig", "krachtich", 1},
		{"krijgen", "kreigen", 1},
		{"cyber", "cijber", 1},
		{"pannenkoek", "pannekoek", 1},
		{"antwoord", "antwoordt", 1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		const char *a = pairs[i].a, *b = pairs[i].b;
		if (between(a, b, 9) != pairs[i].mistakes)
			fail_msg("%s %s: %u", a, b, between(a, b, 9));
		assert_int_equal(between(b, a, 9), pairs[i].mistakes);
	}
}

static void more_than_allowed_is_just_more(void **state)
{
	char longest[KZI_MISTAKES_LONGEST + 2];
	(void)state;
	assert_int_equal(between("brief", "xrxef", 4), 4);
	assert_int_equal(between("brief", "xrxef", 3), 4);
	assert_int_equal(between("brief", "xrxef", 1), 2);
	assert_int_equal(between("brief", "wetgeving", 2), 3);
	assert_int_equal(between("abcdefgh", "ijklmnop", 9), 10);
	memset(longest, 'a', sizeof longest);
	assert_int_equal(kzi_mistakes(longest, KZI_MISTAKES_LONGEST, longest,
				 KZI_MISTAKES_LONGEST, 4),
		0);
	assert_int_equal(kzi_mistakes(longest, KZI_MISTAKES_LONGEST + 1, longest,
				 KZI_MISTAKES_LONGEST + 1, 4),
		5);
}

static void a_short_word_must_be_right(void **state)
{
	(void)state;
	assert_int_equal(kzi_mistakes_allowed(0), 0);
	assert_int_equal(kzi_mistakes_allowed(3), 0);
	assert_int_equal(kzi_mistakes_allowed(4), KZI_MISTAKE);
	assert_int_equal(kzi_mistakes_allowed(20), 2 * KZI_MISTAKE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes_add_up),
		cmocka_unit_test(more_than_allowed_is_just_more),
		cmocka_unit_test(a_short_word_must_be_right),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
