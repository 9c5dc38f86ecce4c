/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The prices were found by trying, on words whose head is known, and then raised where
 * a word that is no compound came apart: the head of a rare word is dear, as most words
 * that look like it only happen to.
 */
#include "text/compound_prices.h"

#include <string.h>

/* Of a head: what it is, and how much it is made use of. */
enum {
	HEAD_OF_3 = 6,
	HEAD_OF_4 = 2,
	HEAD_RARE = 3, /* ends hardly any other word; of less than 6 letters */
	HEAD_UNCLEAR = 5,
	HEAD_LONG = 3, /* the same, but too long to be there by chance */
	HEAD_SEEN = 5,
	HEAD_FIRST = 6, /* only known to begin compounds */
	HEAD_ADJECTIVE = 8,
	HEAD_PLURAL = 2,
	HEAD_SINGULAR = 1, /* of which only the plural is known */
	HEAD_SMALL = 2,    /* kaartje */
	HEAD_OF_VERB = 8,  /* verlager */
	HEAD_BOUND = 0,    /* ganger */
	HEAD_COMPOUND = 12
};

/* Letters of a word that is in no list: the shorter, the more it is like anything. */
enum { SEEN_LEAST = 5, LONG_LEAST = 8 };

/* Of what stands before it. */
enum {
	PART_OF_2 = 8,
	PART_OF_3 = 3,
	PART_RARE = 3, /* begins hardly any other word; of less than 5 letters */
	PART_ADJECTIVE = 4,
	PART_FORM = 2,
	PART_SEEN = 4,
	PART_LINKED = 4,
	PART_LINKED_BADLY = 3,
	PART_VERB = 5,
	PART_NAME = 6,
	PART_PARTICLE = 2,
	PART_PREFIX = 1
};

/* ---- Heads ---- */

static int price_rare_head(size_t length, unsigned ends)
{
	return ends > 2 ? 0 : length < 6 ? HEAD_RARE : 0;
}

static int price_word_as_head(kzi_reading *r, size_t start, size_t end)
{
	size_t length = end - start;
	kzi_lexeme known = kzi_reading_look(r, start, end);
	int price = price_rare_head(length, known.ends);
	if (length == 3)
		return known.kinds & KZI_LEX_SHORT ? HEAD_OF_3 : KZI_NEVER;
	if (length == 4)
		price += HEAD_OF_4;
	if (known.kinds & KZI_LEX_NOUN)
		return price;
	if (length >= LONG_LEAST && known.kinds & (KZI_LEX_UNCLEAR | KZI_LEX_BEGINS))
		return price + HEAD_LONG;
	if (known.kinds & KZI_LEX_UNCLEAR)
		return price + HEAD_UNCLEAR;
	if (known.kinds & KZI_LEX_SEEN && length >= SEEN_LEAST)
		return price + HEAD_SEEN;
	if (known.kinds & KZI_LEX_BEGINS)
		return price + HEAD_FIRST;
	if (known.kinds & KZI_LEX_ADJECTIVE)
		return price + HEAD_ADJECTIVE;
	return KZI_NEVER;
}

/* kingen, and heden of mogelijkheden */
static bool is_plural_of_no_head(kzi_reading *r, size_t start, size_t end)
{
	if (kzi_reading_find(r, start, end) & KZI_LEX_NOUN)
		return false;
	return (kzi_reading_ends(r, start, end, "en") &&
		       kzi_reading_is(r, KZI_LEX_NEVER_ENDS, start, end - 2)) ||
	       (kzi_reading_ends(r, start, end, "s") &&
		       kzi_reading_is(r, KZI_LEX_NEVER_ENDS, start, end - 1));
}

/* What is no word by itself; else as dear as it was. */
static int price_form_as_head(kzi_reading *r, size_t start, size_t end, int price)
{
	if (kzi_is_plural_of_e(r, start, end))
		return HEAD_PLURAL;
	if (kzi_is_small(r, start, end) ||
		(r->word[end - 1] == 's' && kzi_is_small(r, start, end - 1)))
		return HEAD_SMALL;
	if (kzi_is_made_of_a_verb(r, start, end))
		return HEAD_OF_VERB;
	if (kzi_has_plural(r, start, end))
		return HEAD_SINGULAR;
	return kzi_reading_is(r, KZI_LEX_ONLY_ENDS, start, end) ? HEAD_BOUND : price;
}

int kzi_price_head(kzi_reading *r, size_t start, size_t end)
{
	size_t length = end - start;
	if (length < 3 || kzi_reading_is(r, KZI_LEX_NEVER_ENDS, start, end) ||
		is_plural_of_no_head(r, start, end))
		return KZI_NEVER;
	int price = price_word_as_head(r, start, end);
	if (price < HEAD_FIRST || length == 3)
		return price;
	/* Most are nothing, and to know the term takes longest. */
	bool plural = kzi_ends_like_a_plural(r, start, end);
	if (!plural)
		price = price_form_as_head(r, start, end, price);
	if (!plural && price >= KZI_NEVER)
		return KZI_NEVER;
	kzi_lexeme term = kzi_reading_term(r, start, end);
	if (term.kinds & KZI_LEX_NEVER_ENDS)
		return KZI_NEVER;
	if (plural && term.kinds & KZI_LEX_TERM_OF_NOUN)
		return HEAD_PLURAL + price_rare_head(length, term.ends);
	return plural ? price_form_as_head(r, start, end, price) : price;
}

/* ---- First parts ---- */

/* What links it to what follows: the s of beleidsevaluatie, the en of boekenbeurs. */
size_t kzi_link_of(kzi_reading *r, size_t start, size_t end, int *price)
{
	static const struct {
		const char *text;
		bool bad;
	} links[] = {{"s", false}, {"en", false}, {"e", true}, {"n", true}};
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		size_t length = strlen(links[i].text);
		if (end - start < length + 3 ||
			!kzi_reading_ends(r, start, end, links[i].text))
			continue;
		unsigned kinds = kzi_reading_find(r, start, end - length);
		if (kinds & (KZI_LEX_PARTICLE | KZI_LEX_LATIN | KZI_LEX_NEVER_BEGINS))
			continue;
		if (!(kinds & KZI_LEX_NOUN) &&
			!(kinds & KZI_LEX_UNCLEAR && end - start > length + 3))
			continue;
		*price = links[i].bad ? PART_LINKED_BADLY : PART_LINKED;
		return length;
	}
	return 0;
}

static int price_known_part(kzi_reading *r, size_t start, size_t end, unsigned kinds)
{
	if (kinds & (KZI_LEX_NOUN | KZI_LEX_LINKED | KZI_LEX_BEGINS))
		return 0;
	if (end - start == 2)
		return KZI_NEVER;
	if (kinds & (KZI_LEX_ADJECTIVE | KZI_LEX_UNCLEAR))
		return PART_ADJECTIVE;
	if (end - start > 3 &&
		(kzi_reading_ends(r, start, end, "en") ||
			kzi_reading_ends(r, start, end, "s")) &&
		kzi_reading_term_kinds(r, start, end) & KZI_LEX_TERM_OF_NOUN)
		return PART_FORM;
	return kinds & KZI_LEX_SEEN && end - start >= SEEN_LEAST ? PART_SEEN : KZI_NEVER;
}

int kzi_price_part(kzi_reading *r, size_t start, size_t end)
{
	size_t length = end - start;
	if (length < 2 || kzi_reading_is(r, KZI_LEX_NEVER_BEGINS, start, end))
		return KZI_NEVER;
	if (kzi_reading_is(r, KZI_LEX_PREFIX | KZI_LEX_LATIN, start, end))
		return PART_PREFIX;
	if (kzi_reading_is(r, KZI_LEX_PARTICLE, start, end))
		return PART_PARTICLE;
	unsigned kinds = kzi_reading_find(r, start, end);
	int price = length == 2                               ? PART_OF_2
		    : length == 3 && !(kinds & KZI_LEX_SHORT) ? PART_OF_3
							      : 0;
	if (kzi_reading_look(r, start, end).begins < 3)
		price += length < 5 ? PART_RARE : 0;
	int known = price_known_part(r, start, end, kinds), link;
	if (known < KZI_NEVER)
		return price + known;
	if (length == 2)
		return KZI_NEVER;
	if (kzi_link_of(r, start, end, &link) > 0)
		return price + link;
	if (r->word[end - 1] == 's' && kzi_is_small(r, start, end - 1))
		return price + PART_LINKED;
	if (kzi_is_verb_stem(r, start, end))
		return price + PART_VERB;
	return kinds & KZI_LEX_NAME ? price + PART_NAME : KZI_NEVER;
}
