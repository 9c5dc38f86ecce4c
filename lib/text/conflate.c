/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/conflate.h"

#include "text/prefixes.h"
#include "text/spelling.h"

#include <string.h>

enum { ORDINAL_MAX = 9 };

/* A word on its way to its stem. What a rule puts in the place of an ending may be
 * longer than the ending. */
typedef struct stem {
	const kzi_endings *endings;
	char *at; /* KZI_STEM_MAX bytes */
	size_t length;
} stem;

static bool ends(const stem *s, const char *ending)
{
	size_t length = strlen(ending);
	return s->length >= length &&
	       memcmp(s->at + s->length - length, ending, length) == 0;
}

static char letter_before_end(const stem *s, size_t back)
{
	return s->length > back ? s->at[s->length - 1 - back] : '\0';
}

static const kzi_ending *find(const stem *s, kzi_rule_table table)
{
	return kzi_endings_find(s->endings, table, s->at, s->length);
}

/* Puts what the rule says in the place of the ending; false when there is no such rule,
 * or the ending stays. */
static bool apply(stem *s, kzi_rule_table table)
{
	const kzi_ending *rule = find(s, table);
	if (rule == NULL || rule->instead == NULL)
		return false;
	s->length -= rule->length;
	memcpy(s->at + s->length, rule->instead, rule->instead_length);
	s->length += rule->instead_length;
	return true;
}

/* ---- -en and -e ---- */

/* kosten to koste, whose -e falls off next. Not the end of wagen, and not that of been,
 * schoen or pen. */
static bool strip_n(stem *s)
{
	if (!ends(s, "en") || !kzi_has_vowel(s->at, s->length - 2))
		return false;
	if (find(s, KZI_ENDS_IN_EN) != NULL)
		return apply(s, KZI_ENDS_IN_EN);
	if (ends(s, "oen"))
		return false;
	/* zeeën and ideeën come without their dots */
	if (ends(s, "een") && !ends(s, "eeen") && !ends(s, "ieen"))
		return false;
	s->length--;
	return true;
}

/* The e of grote and kosten; not that of motie, idee, koe and beetje. */
static void strip_e(stem *s)
{
	char before = letter_before_end(s, 1), earlier = letter_before_end(s, 2);
	if (!ends(s, "e") || s->length < 3 || !kzi_has_vowel(s->at, s->length - 1))
		return;
	if (before == 'e' && (earlier == 'e' || earlier == 'i'))
		s->length--;
	if (before == 'e' || before == 'o' ||
		((before == 'i' || before == 'j') && !kzi_is_vowel(earlier)))
		return;
	s->length = kzi_close_syllable(s->at, s->length - 1);
}

/* ---- Participles: gewijzigd, uitgevoerd, gevonden ---- */

/* Where the ge- of a participle stands, if anywhere: the second one of gelijkgesteld. */
static bool find_ge(const stem *s, size_t *at)
{
	for (*at = s->length > 3 ? s->length - 3 : 0; (*at)-- > 0;)
		if (kzi_ends_in_ge(s->at, *at + 2))
			return true;
	return false;
}

/* voerd of uitgevoerd, start of gestart; not meent of gemeente. */
static bool is_weak_participle(const stem *rest)
{
	char last = letter_before_end(rest, 0);
	if ((last != 't' && last != 'd') || !kzi_has_vowel(rest->at, rest->length))
		return false;
	if (find(rest, KZI_DENTALS) != NULL)
		return true;
	const kzi_ending *rule = find(rest, KZI_WEAK_VERBS);
	return rule != NULL && rule->instead != NULL;
}

static void strip_ge(stem *s, bool en)
{
	size_t at;
	if (!find_ge(s, &at) || find(s, KZI_GE_WORDS) != NULL)
		return;
	stem rest = {s->endings, s->at + at + 2, s->length - at - 2};
	if (en || ends(s, "cht")) {
		if (find(s, KZI_STRONG_VERBS) != NULL)
			apply(s, KZI_STRONG_VERBS);
		else if (!is_weak_participle(&rest))
			return;
	} else if (!is_weak_participle(&rest)) {
		return;
	}
	s->length -= 2;
	memmove(s->at + at, s->at + at + 2, s->length - at);
}

/* ---- Degrees: groter, grootst ---- */

/* Takes off cut letters, when what is left is an adjective. */
static bool strip_from_adjective(stem *s, size_t cut, bool open)
{
	char base[KZI_STEM_MAX];
	size_t length = s->length - cut;
	memcpy(base, s->at, length);
	if (open)
		length = kzi_close_syllable(base, length);
	if (kzi_endings_find(s->endings, KZI_ADJECTIVES, base, length) == NULL)
		return false;
	memcpy(s->at, base, length);
	s->length = length;
	return true;
}

/* gemotiveerder, onbeperkter: more so. A bestuurder is somebody. */
static bool is_more_participle(const stem *s)
{
	size_t at;
	stem base = {s->endings, s->at, s->length - 2};
	const kzi_ending *rule = find(&base, KZI_WEAK_VERBS);
	if (rule == NULL || rule->instead == NULL)
		return false;
	return find_ge(s, &at) ||
	       (!ends(s, "rder") && kzi_begins_bound(s->at, s->length));
}

static void strip_comparative(stem *s)
{
	if (find(s, KZI_NO_DEGREES) != NULL)
		return;
	if (is_more_participle(s))
		s->length -= 2;
	else if (!ends(s, "rder") || !strip_from_adjective(s, 3, false))
		strip_from_adjective(s, 2, true);
}

static void strip_superlative(stem *s, bool e)
{
	if (find(s, KZI_NO_DEGREES) != NULL || strip_from_adjective(s, 2, false) ||
		strip_from_adjective(s, 1, false))
		return;
	/* Hardly any noun ends in -kste, -gste or -rste. */
	if (e && !kzi_is_vowel(letter_before_end(s, 2)) &&
		kzi_has_vowel(s->at, s->length - 3) && find(s, KZI_WEAK_VERBS) == NULL)
		s->length -= 2;
}

static void strip_degree(stem *s, bool e)
{
	if (s->length < 5)
		return;
	if (ends(s, "er"))
		strip_comparative(s);
	else if (ends(s, "scht"))
		s->length--;
	else if (ends(s, "st"))
		strip_superlative(s, e);
}

/* ---- Ordinals: 1e, 1ste, 22de ---- */

static size_t settle_ordinal(const char *folded, size_t length, char out[KZI_STEM_MAX])
{
	size_t digits = 0;
	while (digits < length && folded[digits] >= '0' && folded[digits] <= '9')
		digits++;
	const char *rest = folded + digits;
	size_t left = length - digits;
	if (digits == 0 || digits > ORDINAL_MAX ||
		!((left == 2 && memcmp(rest, "de", 2) == 0) ||
			(left == 3 && memcmp(rest, "ste", 3) == 0)))
		return 0;
	memcpy(out, folded, digits);
	out[digits] = 'e';
	return digits + 1;
}

/* ---- All of it ---- */

/* Without a vowel it is an abbreviation: pvv is not pv. */
static bool is_a_word(const char *folded, size_t length)
{
	if (length < 3 || length > KZI_CONFLATE_MAX || !kzi_has_vowel(folded, length))
		return false;
	for (size_t i = 0; i < length; i++)
		if ((folded[i] < 'a' || folded[i] > 'z') && folded[i] != '\'')
			return false;
	return true;
}

/* policy is the singular of policies. */
static void y_to_ie(stem *s)
{
	if (!ends(s, "y") || s->length < 4 || kzi_is_vowel(letter_before_end(s, 1)))
		return;
	memcpy(s->at + s->length - 1, "ie", 2);
	s->length++;
}

/*
 * In this order, as each step sees what the one before it left:
 *
 *     steden       irregular      stad
 *     zones        -s             zone
 *     brieven      -n -e          brief
 *     zwaardere    -e, degree     zwaar
 *     uitgevoerde  -e, ge-, weak  uitvoer
 *     gebroken     -n -e, strong  breek
 *     kamelen      -n -e, settle  kamel, as kameel
 */
size_t kzi_conflate(const kzi_endings *endings, const char *folded, size_t length,
	char out[KZI_STEM_MAX])
{
	if (!is_a_word(folded, length))
		return settle_ordinal(folded, length, out);
	size_t at;
	stem s = {endings, memcpy(out, folded, length), length};
	apply(&s, KZI_IRREGULAR);
	apply(&s, KZI_PLURAL_S);
	bool en = strip_n(&s), e = !en && ends(&s, "e");
	if (en || find(&s, KZI_ENDS_IN_E) == NULL)
		strip_e(&s);
	if (e && ends(&s, "s")) /* Deense is like Deens */
		apply(&s, KZI_PLURAL_S);
	if (!en)
		strip_degree(&s, e);
	strip_ge(&s, en);
	if (!apply(&s, KZI_WEAK_VERBS) && !find_ge(&s, &at))
		apply(&s, KZI_STRONG_VERBS);
	y_to_ie(&s);
	return kzi_settle(s.at, s.length);
}
