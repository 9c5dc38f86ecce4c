/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Forms of one word, and whether each rule of Dutch does what it says. */
#include "support.h"

#include "text/conflate.h"
#include "text/prefixes.h"
#include "text/spelling.h"

#include <stdlib.h>

/* As the analysis has it: a word that is its own term too. */
static const char *term_of(const kzi_endings *endings, const char *word)
{
	static char terms[4][KZI_STEM_MAX + 1];
	static size_t next;
	char *term = terms[next++ % 4];
	size_t length = kzi_conflate(endings, word, strlen(word), term);
	if (length == 0)
		return strcpy(term, word);
	term[length] = '\0';
	return term;
}

static void what_words_become(void **state)
{
	static const char *const rows[][2] = {
		{"kansen", "kans"},
		{"kan", "kan"},
		{"brieven", "brief"},
		{"huizen", "huis"},
		{"maan", "maan"},
		{"manen", "maan"},
		{"mannen", "man"},
		{"kamelen", "kamel"},
		{"kameel", "kamel"},
		{"motoren", "motor"},
		{"personen", "persoon"},
		{"moties", "motie"},
		{"zeeen", "zee"},
		{"technologieen", "technologie"},
		{"beetjes", "beetje"},
		{"schoenen", "schoen"},
		{"policies", "policie"},
		{"policy", "policie"},
		{"baby", "babie"},
		{"boy", "boy"},
		{"steden", "stad"},
		{"overheden", "overheid"},
		{"overheid", "overheid"},
		{"grootste", "groot"},
		{"zwaardere", "zwaar"},
		{"speler", "speler"},
		{"gewijzigde", "wijzig"},
		{"uitgevoerd", "uitvoer"},
		{"gelijkgesteld", "gelijkstel"},
		{"gebieden", "gebied"},
		{"gemeenteraad", "gemeenteraad"},
		{"onderzocht", "onderzoek"},
		{"overschreden", "overschrijd"},
		{"zzp'ers", "zzp'er"},
		{"gps'en", "gps"},
		{"1ste", "1e"},
		{"22de", "22e"},
		{"2e", "2e"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		same_text(rows[i][0], term_of(*state, rows[i][0]), rows[i][1]);
}

static void what_is_no_dutch_word_stays(void **state)
{
	static const char *const words[] = {"", "a", "en", "36600", "co2", "2de3", "de2",
		"r&d", "λογοσ", "zo'n", "'s'", "'''", "1dе"};
	for (size_t i = 0; i < COUNT(words); i++)
		same_text(words[i], term_of(*state, words[i]), words[i]);
	char longest[KZI_CONFLATE_MAX + 2] = "";
	memset(longest, 'k', KZI_CONFLATE_MAX + 1);
	memcpy(longest + KZI_CONFLATE_MAX - 4, "amers", 5);
	same_text(longest, term_of(*state, longest), longest);
	longest[0] = 'a';
	const char *fits = longest + 1;
	assert_int_equal(strlen(term_of(*state, fits)), KZI_CONFLATE_MAX - 1);
}

/* ---- The rules ---- */

static const kzi_ruleset *const tables[] = {&kzi_irregular, &kzi_plural_s,
	&kzi_ends_in_en, &kzi_ends_in_e, &kzi_adjectives, &kzi_no_degrees, &kzi_ge_words,
	&kzi_dentals, &kzi_weak_verbs, &kzi_strong_verbs};

/* Does the word get another term when that rule is forgotten? */
static bool is_needed(kzi_endings *endings, size_t rule, const char *word)
{
	char with[KZI_STEM_MAX + 1];
	strcpy(with, term_of(endings, word));
	kzi_endings_forget(endings, rule, true);
	bool needed = strcmp(term_of(endings, word), with) != 0;
	kzi_endings_forget(endings, rule, false);
	assert_string_equal(term_of(endings, word), with);
	return needed;
}

static void every_example_needs_its_rule(void **state)
{
	assert_int_equal(COUNT(tables), KZI_TABLES);
	size_t rule = 0;
	for (size_t table = 0; table < KZI_TABLES; table++) {
		for (size_t i = 0; i < tables[table]->rule_count; i++, rule++) {
			const kzi_rule *row = &tables[table]->rules[i];
			assert_ptr_equal(kzi_endings_at(*state, rule)->text, row->ending);
			if (!is_needed(*state, rule, row->example))
				fail_msg("%s: %s does not need it", row->ending,
					row->example);
		}
		while (rule < kzi_endings_count(*state) &&
			kzi_endings_at(*state, rule)->table == table)
			rule++;
	}
	assert_int_equal(rule, kzi_endings_count(*state));
}

/* A word that a rule leaves as it is, or a form of it, would not be left so. */
static void every_word_needs_its_rule(void **state)
{
	static const char *const forms[] = {"%.*s", "%.*se", "%.*ser", "%.*sen", "ge%.*s",
		"%.*ss", "%.*sst", "uitge%.*s"};
	size_t rule = 0, words = 0;
	for (size_t table = 0; table < KZI_TABLES; table++) {
		rule += tables[table]->rule_count;
		for (; rule < kzi_endings_count(*state); rule++) {
			const kzi_ending *own = kzi_endings_at(*state, rule);
			bool needed = false;
			if (own->table != table)
				break;
			for (size_t i = 0; i < COUNT(forms) && !needed; i++) {
				char word[80];
				snprintf(word, sizeof word, forms[i], (int)own->length,
					own->text);
				needed = is_needed(*state, rule, word);
			}
			if (!needed)
				fail_msg("%.*s: no form of it needs the rule",
					(int)own->length, own->text);
			words++;
		}
	}
	assert_in_range(words, 300, 1000);
}

static void rules_are_in_plain_letters_and_stand_once(void **state)
{
	for (size_t i = 0; i < kzi_endings_count(*state); i++) {
		const kzi_ending *rule = kzi_endings_at(*state, i);
		assert_in_range(rule->length, 2, 20);
		assert_in_range(rule->instead_length, 0, rule->length + 3);
		for (size_t j = 0; j < rule->length; j++)
			if (rule->text[j] != '\'')
				assert_in_range(rule->text[j], 'a', 'z');
		for (size_t j = 0; j < i; j++) {
			const kzi_ending *other = kzi_endings_at(*state, j);
			if (other->table == rule->table &&
				other->before == rule->before &&
				other->length == rule->length &&
				memcmp(other->text, rule->text, rule->length) == 0)
				fail_msg("%.*s stands twice", (int)rule->length,
					rule->text);
		}
	}
}

/* ---- Letters and prefixes ---- */

static void syllables_are_closed(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"man", "maan"}, /* of manen */
		{"mann", "man"},
		{"briev", "brief"},
		{"huiz", "huis"},
		{"wet", "weet"},
		{"wett", "wet"},
		{"regel", "regel"},
		{"beher", "beher"},
		{"les", "lees"},
		{"boek", "boek"},
		{"kei", "kei"},
		{"materiaal", "materiaal"},
		{"material", "materiaal"},
		{"idee", "idee"},
		{"box", "box"},
		{"lev", "leef"},
		{"kans", "kans"},
		{"goal", "goal"},
		{"a", "a"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char stem[32];
		strcpy(stem, rows[i][0]);
		stem[kzi_close_syllable(stem, strlen(stem))] = '\0';
		same_text(rows[i][0], stem, rows[i][1]);
	}
}

static void prefixes_of_verbs(void **state)
{
	(void)state;
	static const char *const yes[] = {
		"uit", "ver", "heruit", "uitge", "ineen", "toe", "terug"};
	static const char *const no[] = {"", "u", "uitk", "kamer", "xuit", "'", "a'n"};
	for (size_t i = 0; i < COUNT(yes); i++)
		if (!kzi_is_verb_prefix(yes[i], strlen(yes[i])))
			fail_msg("%s", yes[i]);
	for (size_t i = 0; i < COUNT(no); i++)
		if (kzi_is_verb_prefix(no[i], strlen(no[i])))
			fail_msg("%s", no[i]);
	assert_true(kzi_ends_in_ge("ge", 2));
	assert_true(kzi_ends_in_ge("uitge", 5));
	assert_true(kzi_ends_in_ge("gelijkge", 8));
	assert_false(kzi_ends_in_ge("verge", 5));
	assert_false(kzi_ends_in_ge("kamerge", 7));
	assert_false(kzi_ends_in_ge("uit", 3));
	assert_true(kzi_begins_bound("verzekerd", 9));
	assert_true(kzi_begins_bound("onverzekerd", 11));
	assert_false(kzi_begins_bound("uitgevoerd", 10));
	assert_false(kzi_begins_bound("on", 2));
}

/* ---- Anything ---- */

/* From endings and prefixes, so that rules meet each other. Nothing overflows, and
 * nothing takes long. */
static void any_letters_have_a_term(void **state)
{
	static const char *const bits[] = {"ge", "ver", "uit", "en", "e", "s", "t", "d",
		"er", "st", "st", "heid", "ia", "ie", "ee", "y", "v", "z", "a", "n",
		"voorop", "'", "heb", "zag", "kk", "ij", "isch", "eerd"};
	uint64_t seed = 7;
	for (size_t i = 0; i < 200000; i++) {
		/* In memory of exactly that size, so that a checker sees what is past it.
		 */
		char word[512] = "";
		for (size_t count = 1 + chance_below(&seed, 14); count > 0; count--)
			strcat(word, bits[chance_below(&seed, COUNT(bits))]);
		size_t length = strlen(word);
		char *exact = malloc(length), *out = malloc(KZI_STEM_MAX);
		assert_true(exact != NULL && out != NULL);
		memcpy(exact, word, length);
		size_t got = kzi_conflate(*state, exact, length, out);
		assert_in_range(got, 0, length + 8);
		free(exact);
		free(out);
	}
}

static int open_endings(void **state)
{
	return kzi_endings_open((kzi_endings **)state, NULL);
}

static int close_endings(void **state)
{
	kzi_endings_close(*state);
	kzi_endings_close(NULL);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_words_become),
		cmocka_unit_test(what_is_no_dutch_word_stays),
		cmocka_unit_test(every_example_needs_its_rule),
		cmocka_unit_test(every_word_needs_its_rule),
		cmocka_unit_test(rules_are_in_plain_letters_and_stand_once),
		cmocka_unit_test(syllables_are_closed),
		cmocka_unit_test(prefixes_of_verbs),
		cmocka_unit_test(any_letters_have_a_term),
	};
	return cmocka_run_group_tests_name(
		"conflate", tests, open_endings, close_endings);
}
