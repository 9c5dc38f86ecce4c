/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Every place at which the word could be parted is looked at, and what stands on
 * both sides costs something: nothing when it is a word that is known to stand there,
 * more the less is sure. The cheapest way is taken, of equals the one with the longest
 * head, and none at all when even that is too dear:
 *
 *     kamer + leden       0 + 2     a plural
 *     beleids + evaluatie 0 + 0
 *     mi + nister         dear, as nobody knows either
 */
#include "text/compounds.h"

#include "text/compound_prices.h"

#include <string.h>

enum { NOT_YET = -1 };

enum {
	HEAD_COMPOUND = 12, /* a head that is a compound which nobody lists */
	PART_COMPOUND = 3,
	PART_WIDE = 10,
	PART_UNKNOWN = 12,
	LATIN_BEFORE = 6, /* letters of what stands behind re-, trans- */
	LATIN_BEFORE_KNOWN = 8,
	UNKNOWN_BEFORE_SURE = 6, /* letters of a head that ends hardly any other word */
	WIDE = -10               /* before a compound that is its head */
};

/* What a split may cost at most: of a word that nobody knows, of one that is known as
 * a word, with more for each letter beyond the eighth, and of a part of a word. */
enum { MOST = 17, MOST_KNOWN = 6, MOST_LONGER = 2, LONGER = 5, MOST_WITHIN = 14 };

/* A word being split, and what was found out about its stretches from start to end. */
typedef struct splitting {
	kzi_reading reading;
	int8_t words[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
	int8_t heads[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
	int8_t parts[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
	/* The price of the best split within, and where it is. */
	int8_t splits[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
	uint8_t places[KZI_COMPOUND_MAX + 1][KZI_COMPOUND_MAX + 1];
} splitting;

static bool is(splitting *s, unsigned kinds, size_t start, size_t end)
{
	return kzi_reading_is(&s->reading, kinds, start, end);
}

/* ---- The two parts ---- */

static int split_within(splitting *s, size_t start, size_t end);

static int word_as_head(splitting *s, size_t start, size_t end)
{
	int8_t *known = &s->words[start][end];
	if (*known == NOT_YET)
		*known = (int8_t)kzi_price_head(&s->reading, start, end);
	return *known;
}

/* A head may be a compound that nobody has listed. */
static int head(splitting *s, size_t start, size_t end)
{
	int8_t *known = &s->heads[start][end];
	if (*known != NOT_YET)
		return *known;
	int price = word_as_head(s, start, end);
	if (price >= KZI_NEVER && !is(s, KZI_LEX_NEVER_ENDS, start, end)) {
		price = split_within(s, start, end);
		price = price < KZI_NEVER ? price + HEAD_COMPOUND : KZI_NEVER;
	}
	return *known = (int8_t)(price < KZI_NEVER ? price : KZI_NEVER);
}

/* What says something of all that follows it seldom ends a part: a fietshoofdstad is
 * no stad of a fietshoofd. */
static int price_compound_part(splitting *s, size_t start, size_t end)
{
	int price = split_within(s, start, end);
	return price < KZI_NEVER && is(s, KZI_LEX_WIDE, s->places[start][end], end)
		       ? price + PART_WIDE
		       : price;
}

/* And so may what stands before it, with an s behind it. */
static int part(splitting *s, size_t start, size_t end)
{
	int8_t *known = &s->parts[start][end];
	if (*known != NOT_YET)
		return *known;
	int price = kzi_price_part(&s->reading, start, end);
	if (price >= KZI_NEVER && end - start >= 6 &&
		!is(s, KZI_LEX_NEVER_BEGINS, start, end)) {
		price = price_compound_part(s, start, end);
		if (s->reading.word[end - 1] == 's') {
			int linked = price_compound_part(s, start, end - 1);
			price = linked < price ? linked : price;
		}
		price = price < KZI_NEVER ? price + PART_COMPOUND : KZI_NEVER;
	}
	return *known = (int8_t)(price < KZI_NEVER ? price : KZI_NEVER);
}

/* ---- Both together ---- */

static int price_unknown_part(splitting *s, size_t start, size_t at, size_t end)
{
	size_t length = end - at;
	bool likely = length >= UNKNOWN_BEFORE_SURE ||
		      (length == UNKNOWN_BEFORE_SURE - 1 &&
			      kzi_reading_look(&s->reading, at, end).ends >= 5);
	return at - start >= 3 && likely && !is(s, KZI_LEX_NEVER_BEGINS, start, at)
		       ? PART_UNKNOWN
		       : KZI_NEVER;
}

/* The afvaart is a vaart, the onderbuik a buik; but uitgevoerd is no gevoerd, and
 * afkoeling and toegang have it from a verb. */
static bool is_modified(
	splitting *s, size_t start, size_t at, size_t end, kzi_knowledge about)
{
	size_t length = end - at;
	bool unknown = about == KZI_UNKNOWN;
	if (is(s, KZI_LEX_PREFIX, start, at) &&
		(length > 4 || (unknown && at - start > 2)))
		return true;
	if (!kzi_is_noun(&s->reading, at, end) ||
		memcmp(s->reading.word + at, "ge", 2) == 0 ||
		(!unknown && kzi_is_adjective(&s->reading, start, end)))
		return false;
	if (is(s, KZI_LEX_LATIN, start, at))
		return length >= (unknown ? LATIN_BEFORE : LATIN_BEFORE_KNOWN);
	if (unknown)
		return !is(s, KZI_LEX_VERB, at, end) && (at - start > 2 || length > 4);
	return length > 3 && !kzi_is_of_a_verb(&s->reading, start, at, end);
}

/* Nothing counts that is as dear as the limit. */
static int price_at(splitting *s, size_t start, size_t at, size_t end, bool whole,
	kzi_knowledge about, int limit)
{
	/* What stands before it costs nothing at least. */
	int least = is(s, KZI_LEX_WIDE, start, at) ? WIDE : 0;
	int last = word_as_head(s, at, end);
	if (last >= KZI_NEVER && HEAD_COMPOUND + least < limit)
		last = head(s, at, end);
	if (last >= KZI_NEVER || last + least >= limit ||
		kzi_is_derived(&s->reading, start, at, end))
		return KZI_NEVER;
	if (about == KZI_A_NAME && is(s, KZI_LEX_PLACE, at, end))
		return KZI_NEVER;
	int first = part(s, start, at);
	if (first >= KZI_NEVER && whole &&
		(about == KZI_UNKNOWN || kzi_has_linked_suffix(&s->reading, start, at)))
		first = price_unknown_part(s, start, at, end);
	if (first >= KZI_NEVER)
		return KZI_NEVER;
	if (is(s, KZI_LEX_MODIFIES, start, at) && !is_modified(s, start, at, end, about))
		return KZI_NEVER;
	if (is(s, KZI_LEX_WIDE, start, at) && last >= HEAD_COMPOUND)
		first += WIDE;
	return first + last;
}

/* Whatever is parted off before it, in the end there is a word. */
static bool has_head(splitting *s, size_t start, size_t end)
{
	for (size_t at = end; at-- > start + 2;)
		if (at + 2 < end && word_as_head(s, at, end) < KZI_NEVER)
			return true;
	return false;
}

static int best_place(splitting *s, size_t start, size_t end, bool whole, size_t *place)
{
	if (!has_head(s, start, end))
		return KZI_NEVER;
	kzi_knowledge about = kzi_know(&s->reading, start, end);
	if (about == KZI_UNKNOWN && kzi_begins_like_a_verb(&s->reading, start, end))
		about = KZI_KNOWN;
	int longer = end - start > 8 ? (int)(end - start) - 8 : 0;
	int most =
		about == KZI_KNOWN || about == KZI_A_NAME
			? MOST_KNOWN + MOST_LONGER * (longer < LONGER ? longer : LONGER)
		: whole ? MOST
			: MOST_WITHIN;
	int best = most + 1;
	for (size_t at = start + 2; about != KZI_INDIVISIBLE && at + 2 < end; at++) {
		int price = price_at(s, start, at, end, whole, about, best);
		if (price >= best)
			continue;
		best = price;
		*place = at;
	}
	return best <= most ? best : KZI_NEVER;
}

static int split_within(splitting *s, size_t start, size_t end)
{
	int8_t *known = &s->splits[start][end];
	if (*known != NOT_YET)
		return *known;
	size_t place = 0;
	int price = best_place(s, start, end, false, &place);
	s->places[start][end] = (uint8_t)place;
	return *known = (int8_t)price;
}

/* ---- What comes out ---- */

typedef struct parts {
	kzi_part *items;
	size_t count;
} parts;

static void add_part(parts *out, size_t start, size_t end, size_t depth)
{
	if (out->count < KZI_PARTS_MAX)
		out->items[out->count++] = (kzi_part){
			(uint8_t)start, (uint8_t)(end - start), (uint8_t)depth};
}

static void add_within(splitting *s, size_t start, size_t end, size_t depth, parts *out);

/* Without its link, and without being anything when it only modifies. */
static void add_first(splitting *s, size_t start, size_t end, size_t depth, parts *out)
{
	int price;
	if (is(s, KZI_LEX_MODIFIES, start, end) || part(s, start, end) >= KZI_NEVER)
		return;
	unsigned kinds = kzi_reading_find(&s->reading, start, end);
	if (!(kinds & (KZI_LEX_NOUN | KZI_LEX_BEGINS | KZI_LEX_ADJECTIVE |
			      KZI_LEX_UNCLEAR)))
		end -= kzi_link_of(&s->reading, start, end, &price);
	if (!(kinds & KZI_LEX_NOUN) && s->reading.word[end - 1] == 's' &&
		kzi_reading_find(&s->reading, start, end - 1) & KZI_LEX_NOUN)
		end--;
	if (kzi_price_part(&s->reading, start, end) >= KZI_NEVER &&
		split_within(s, start, end) >= KZI_NEVER)
		end--;
	add_part(out, start, end, depth);
	add_within(s, start, end, depth + 1, out);
}

static void add_split(
	splitting *s, size_t start, size_t at, size_t end, size_t depth, parts *out)
{
	add_first(s, start, at, depth, out);
	add_part(out, at, end, depth);
	add_within(s, at, end, depth + 1, out);
}

static void add_within(splitting *s, size_t start, size_t end, size_t depth, parts *out)
{
	if (end - start >= 6 && split_within(s, start, end) < KZI_NEVER)
		add_split(s, start, s->places[start][end], end, depth, out);
}

size_t kzi_compound_split(const kzi_lexicon *lexicon, const kzi_endings *endings,
	const char *word, size_t length, kzi_part out[KZI_PARTS_MAX])
{
	if (length < KZI_COMPOUND_LEAST || length > KZI_COMPOUND_MAX)
		return 0;
	for (size_t i = 0; i < length; i++)
		if (word[i] < 'a' || word[i] > 'z')
			return 0;
	splitting s;
	kzi_reading_begin(&s.reading, lexicon, endings, word, length);
	memset(s.words, NOT_YET, length * sizeof s.words[0]);
	memset(s.heads, NOT_YET, length * sizeof s.heads[0]);
	memset(s.parts, NOT_YET, length * sizeof s.parts[0]);
	memset(s.splits, NOT_YET, length * sizeof s.splits[0]);
	size_t place = 0;
	parts found = {out, 0};
	if (best_place(&s, 0, length, true, &place) < KZI_NEVER)
		add_split(&s, 0, place, length, 0, &found);
	return found.count;
}
