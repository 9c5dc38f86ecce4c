/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that fit what was typed with a * or ?, and words that are like it. */
#include "support.h"

#include "search/query.h"

static void wildcards_fit(void **state)
{
	(void)state;
	static const struct {
		const char *pattern, *word;
		bool fits;
	} rows[] = {
		{"biotech*", "biotechnologie", true},
		{"biotech*", "biotech", true},
		{"biotech*", "biotec", false},
		{"*technologie", "biotechnologie", true},
		{"*technologie", "technologie", true},
		{"*technologie", "technologieen", false},
		{"bio*logie", "biologie", true},
		{"bio*logie", "biotechnologie", true},
		{"bio*logie", "bioloog", false},
		{"*a*b*a", "xaybza", true},
		{"*ab", "aab", true},
		{"*ab*abc", "abababc", true},
		{"b?eid", "beeid", true},
		{"b?eid", "beid", false},
		{"b??d", "beed", true},
		{"?", "é", true}, /* a letter, not a byte */
		{"c?t", "cét", true},
		{"c?t", "c€t", true},
		{"*?", "", false},
		{"a*?", "ab", true},
		{"a*?", "a", false},
		{"**", "", true},
		{"kans", "kansen", false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (kzi_wild_fits(rows[i].pattern, rows[i].word, strlen(rows[i].word)) !=
			rows[i].fits)
			fail_msg("%s, %s", rows[i].pattern, rows[i].word);
	}
}

/* A pattern that is made to be slow is not. */
static void many_stars_cost_little(void **state)
{
	(void)state;
	char word[4000], pattern[2001] = "";
	memset(word, 'a', sizeof word);
	for (size_t i = 0; i < 1000; i++)
		strcat(pattern, "*a");
	assert_true(kzi_wild_fits(pattern, word, sizeof word));
	pattern[1999] = 'b';
	assert_false(kzi_wild_fits(pattern, word, sizeof word));
}

static void what_is_like_it_fits(void **state)
{
	(void)state;
	static const struct {
		const char *wanted, *word;
		unsigned edits; /* the least with which it fits; 3: with none */
	} rows[] = {
		{"sandbox", "sandbox", 0},
		{"sandbx", "sandbox", 1},
		{"sandboxx", "sandbox", 1},
		{"sandbix", "sandbox", 1},
		{"sadnbox", "sandbox", 1}, /* changed places */
		{"sadnbx", "sandbox", 2},
		{"sandbx", "sandboxes", 3},
		{"andbox", "sandbox", 1},
		{"ideeen", "ideeën", 1},
		{"ca", "abc", 3},
		{"", "a", 1},
		{"a", "", 1},
		{"a", "b", 1},
		{"ab", "ba", 1},
		/* Two letters of each are not in the other. */
		{"zon", "bos", 2},
		{"één", "een", 2},
		{"abc", "xyz", 3},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		for (unsigned edits = 0; edits < 3; edits++) {
			const char *word = rows[i].word;
			bool fits =
				kzi_fuzzy_fits(rows[i].wanted, word, strlen(word), edits);
			if (fits != (edits >= rows[i].edits))
				fail_msg("%s, %s: %u", rows[i].wanted, word, edits);
		}
	}
	char longest[100];
	memset(longest, 'a', sizeof longest);
	longest[49] = '\0';
	assert_false(kzi_fuzzy_fits(longest, longest, 49, 2));
	longest[48] = '\0';
	assert_true(kzi_fuzzy_fits(longest, longest, 48, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wildcards_fit),
		cmocka_unit_test(many_stars_cost_little),
		cmocka_unit_test(what_is_like_it_fits),
	};
	return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
