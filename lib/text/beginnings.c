/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The way of conflate.c backwards. Most of its steps only take letters off the end, so
 * that a word begins as its term does; what remains are the rules that put other letters
 * there, the ge- of participles, and vowels that are written once or twice.
 */
#include "text/beginnings.h"

#include "text/conflate.h"
#include "text/prefixes.h"
#include "text/spelling.h"

#include <string.h>

/* gehad is hebben by one rule, and that heb by another. */
enum { RULES_IN_A_ROW = 2 };

typedef struct listing {
	const kzi_endings *endings;
	kzi_beginnings *out;
	bool full;
} listing;

static void add(listing *l, const char *text, size_t length)
{
	kzi_beginnings *out = l->out;
	char item[KZI_BEGINNING_MAX + 1] = "";
	memcpy(item, text, length < KZI_BEGINNING_MAX ? length : KZI_BEGINNING_MAX);
	for (size_t i = 0; i < out->count; i++)
		if (strcmp(out->items[i], item) == 0)
			return;
	if (out->count == KZI_BEGINNINGS_MAX)
		l->full = true;
	else
		memcpy(out->items[out->count++], item, sizeof item);
}

/* How many letters are as they were: baan may have been banen, brief brieven, policie
 * policy, and 1e 1ste. */
static size_t count_kept(const char *text, size_t length)
{
	if (length < 3)
		return 1;
	bool twice = text[length - 3] == text[length - 2] &&
		     kzi_is_vowel(text[length - 2]) && !kzi_is_vowel(text[length - 1]);
	bool ie = memcmp(text + length - 2, "ie", 2) == 0;
	return twice || ie ? length - 2 : length - 1;
}

/* As it is, and with the ge- of a participle behind each prefix of a verb; before all of
 * it that is no other beginning. */
static void add_kept(listing *l, const char *text, size_t length)
{
	char with[2 * KZI_BEGINNING_MAX];
	size_t kept = count_kept(text, length);
	add(l, text, kept);
	for (size_t at = 2; at < kept && at < KZI_BEGINNING_MAX; at++) {
		memcpy(with, text, at);
		memcpy(with + at, "ge", 2);
		if (kzi_ends_in_ge(with, at + 2))
			add(l, with, at + 2);
	}
}

/* Does the rule count behind these letters? When there is doubt, it does. */
static bool may_fit(const kzi_ending *rule, const char *text, size_t before)
{
	switch ((kzi_before)rule->before) {
	case KZI_WORD:
		return before == 0;
	case KZI_SYLLABLE:
	case KZI_CONSONANT:
		return kzi_has_vowel(text, before);
	case KZI_VERB:
	case KZI_PREFIXED:
	case KZI_PARTICIPLE:
		return before == 0 || kzi_is_verb_prefix(text, before);
	default:
		return true;
	}
}

/* Only what it has other letters for, not what it takes off. */
static bool changes(const kzi_ending *rule)
{
	return rule->instead != NULL &&
	       (rule->instead_length > rule->length ||
		       memcmp(rule->text, rule->instead, rule->instead_length) != 0);
}

static void add_all(listing *l, const char *text, size_t length, unsigned rules);

/* How much of what a rule puts there is still there: up to the first letter that it
 * changes, but not what later steps do to an end. */
static size_t count_sure(const kzi_ending *rule)
{
	size_t same = 0;
	while (same < rule->length && same < rule->instead_length &&
		rule->text[same] == rule->instead[same])
		same++;
	size_t sure = same + 1;
	if (sure + 2 > rule->instead_length)
		sure = rule->instead_length > 2 ? rule->instead_length - 2u : 0;
	if (sure < 2)
		sure = rule->instead_length < 2 ? rule->instead_length : 2;
	return sure;
}

/* Each place at which the rule may have put what stands there. */
static void add_before(listing *l, const char *text, size_t length,
	const kzi_ending *rule, unsigned rules)
{
	char before[2 * KZI_STEM_MAX];
	size_t sure = count_sure(rule);
	for (size_t at = 0; at < KZI_BEGINNING_MAX && at + sure <= length && !l->full;
		at++) {
		if (memcmp(text + at, rule->instead, sure) != 0 ||
			!may_fit(rule, text, at))
			continue;
		memcpy(before, text, at);
		memcpy(before + at, rule->text, rule->length);
		add_all(l, before, at + rule->length, rules - 1);
	}
}

static void add_all(listing *l, const char *text, size_t length, unsigned rules)
{
	add_kept(l, text, length);
	size_t count = rules > 0 ? kzi_endings_count(l->endings) : 0;
	for (size_t i = 0; i < count && !l->full; i++) {
		const kzi_ending *rule = kzi_endings_at(l->endings, i);
		if (changes(rule))
			add_before(l, text, length, rule, rules);
	}
}

void kzi_beginnings_of(
	const kzi_endings *endings, const char *term, size_t length, kzi_beginnings *out)
{
	listing l = {endings, out, length == 0 || length >= KZI_STEM_MAX};
	out->count = 0;
	if (!l.full)
		add_all(&l, term, length, RULES_IN_A_ROW);
	if (l.full)
		out->count = 0;
}
