/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The prices were found by trying, on words whose head is known, and then raised where
 * a word that is no compound came apart: the head of a rare word is dear, as most words
 * that look like it only happen to.
 */
#include "text/compound_prices.h"

#include "text/conflate.h"

#include <string.h>

/* Of a head: what it is, and how much it is made use of. */
enum {
	HEAD_OF_3 = 6,
	HEAD_OF_4 = 2,
	HEAD_RARE = 3, /* ends hardly any other word; of less than 6 letters */
	HEAD_UNCLEAR = 5,
	HEAD_SEEN = 5,
	HEAD_FIRST = 6, /* only known to begin compounds */
	HEAD_ADJECTIVE = 8,
	HEAD_PLURAL = 2,
	HEAD_SINGULAR = 1, /* of which only the plural is known */
	HEAD_SMALL = 2,    /* kaartje */
	HEAD_BOUND = 0,    /* ganger */
	HEAD_COMPOUND = 12
};

/* Letters of a word that is in no list: the shorter, the more it is like anything. */
enum { SEEN_LEAST = 5 };

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

void kzi_reading_begin(kzi_reading *r, const kzi_lexicon *lexicon,
	const kzi_endings *endings, const char *word, size_t length)
{
	r->lexicon = lexicon;
	r->endings = endings;
	r->word = word;
	for (size_t i = 0; i <= length; i++)
		memset(r->lexemes[i], 0xFF, (length + 1) * sizeof r->lexemes[i][0]);
}

kzi_lexeme kzi_reading_look(kzi_reading *r, size_t start, size_t end)
{
	kzi_lexeme *known = &r->lexemes[start][end];
	if (known->kinds == UINT32_MAX)
		*known = kzi_lexicon_find(r->lexicon, r->word + start, end - start);
	return *known;
}

unsigned kzi_reading_find(kzi_reading *r, size_t start, size_t end)
{
	return kzi_reading_look(r, start, end).kinds;
}

/* With something behind it. */
static unsigned find_with(kzi_reading *r, size_t start, size_t end, const char *ending)
{
	char longer[KZI_COMPOUND_MAX + 8];
	size_t length = end - start, more = strlen(ending);
	memcpy(longer, r->word + start, length);
	memcpy(longer + length, ending, more);
	return kzi_lexicon_find(r->lexicon, longer, length + more).kinds;
}

static bool is(kzi_reading *r, unsigned kind, size_t start, size_t end)
{
	return kzi_reading_find(r, start, end) & kind;
}

static bool ends(kzi_reading *r, size_t start, size_t end, const char *ending)
{
	size_t length = strlen(ending);
	return end - start >= length &&
	       memcmp(r->word + end - length, ending, length) == 0;
}

/* Is the word what one would write for more than one of the term? banen of baan, brieven
 * of brief, vakken of vak; and as it is, taalbeleid. */
static bool is_regular(const char *word, size_t length, const char *term, size_t made)
{
	char stem[KZI_STEM_MAX];
	if (length < 2 || memcmp(word + length - 2, "en", 2) != 0)
		return false;
	length -= 2;
	memcpy(stem, word, length);
	if (stem[length - 1] == 'v' || stem[length - 1] == 'z')
		stem[length - 1] = stem[length - 1] == 'v' ? 'f' : 's';
	size_t same = 0;
	while (same < made && same < length && term[same] == stem[same])
		same++;
	/* a letter less behind an open syllable, a letter more behind a closed one */
	if (made == length + 1)
		return same + 1 >= length && term[made - 1] == stem[length - 1] &&
		       term[made - 2] == term[made - 3];
	return same >= made && length <= made + 1;
}

/* The kinds of its term, when that still looks like it: a wrong form of one word may
 * be the term of another. */
static kzi_lexeme look_for_term(kzi_reading *r, size_t start, size_t end)
{
	char term[KZI_STEM_MAX];
	const char *word = r->word + start;
	size_t length = end - start, same = 0;
	size_t made = kzi_conflate(r->endings, word, length, term);
	if (made == 0)
		return kzi_reading_look(r, start, end);
	while (same < made && same < length && term[same] == word[same])
		same++;
	if (!is_regular(word, length, term, made) &&
		(same < 3 || same + (length < 6 ? 1 : 2) < made))
		return (kzi_lexeme){0, 0, 0};
	return kzi_lexicon_find(r->lexicon, term, made);
}

static unsigned find_term(kzi_reading *r, size_t start, size_t end)
{
	return look_for_term(r, start, end).kinds;
}

/* ---- Heads ---- */

static bool is_small(kzi_reading *r, size_t start, size_t end)
{
	if (!ends(r, start, end, "je") || end - start < 5)
		return false;
	for (size_t cut = 2; cut <= 5; cut++)
		if (end - start > cut + 2 &&
			kzi_reading_find(r, start, end - cut) & KZI_LEX_NOUN)
			return true;
	return false;
}

/* technologie when only technologieen is known; but not the voer of voeren. */
static bool has_plural(kzi_reading *r, size_t start, size_t end)
{
	static const char *const plurals[] = {"en", "s", "n"};
	char longer[KZI_COMPOUND_MAX + 8], one[KZI_STEM_MAX], other[KZI_STEM_MAX];
	size_t length = end - start;
	if (length < 6 || kzi_reading_find(r, start, end) & KZI_LEX_VERB)
		return false;
	memcpy(longer, r->word + start, length);
	for (size_t i = 0; i < 3; i++) {
		if (!(find_with(r, start, end, plurals[i]) &
			    (KZI_LEX_NOUN | KZI_LEX_UNCLEAR)))
			continue;
		size_t more = strlen(plurals[i]);
		memcpy(longer + length, plurals[i], more);
		size_t a = kzi_conflate(r->endings, longer, length + more, one);
		size_t b = kzi_conflate(r->endings, longer, length, other);
		if (b == 0)
			memcpy(other, longer, b = length);
		if (a == b && memcmp(one, other, a) == 0)
			return true;
	}
	return false;
}

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
	return (ends(r, start, end, "en") && is(r, KZI_LEX_NEVER_ENDS, start, end - 2)) ||
	       (ends(r, start, end, "s") && is(r, KZI_LEX_NEVER_ENDS, start, end - 1));
}

int kzi_price_head(kzi_reading *r, size_t start, size_t end)
{
	size_t length = end - start;
	if (length < 3 || is(r, KZI_LEX_NEVER_ENDS, start, end) ||
		is_plural_of_no_head(r, start, end))
		return KZI_NEVER;
	int price = price_word_as_head(r, start, end);
	if (price < HEAD_FIRST || length == 3)
		return price;
	kzi_lexeme term = look_for_term(r, start, end);
	if (term.kinds & KZI_LEX_NEVER_ENDS)
		return KZI_NEVER;
	if (term.kinds & KZI_LEX_TERM_OF_NOUN &&
		(ends(r, start, end, "en") || ends(r, start, end, "s")))
		return HEAD_PLURAL + price_rare_head(length, term.ends);
	if (is_small(r, start, end))
		return HEAD_SMALL;
	if (has_plural(r, start, end))
		return HEAD_SINGULAR;
	if (is(r, KZI_LEX_ONLY_ENDS, start, end))
		return HEAD_BOUND;
	return price;
}

/* ---- First parts ---- */

static bool is_verb_stem(kzi_reading *r, size_t start, size_t end)
{
	char doubled[4] = {r->word[end - 1], 'e', 'n', '\0'};
	if ((kzi_reading_find(r, start, end) | find_with(r, start, end, "en")) &
		KZI_LEX_VERB)
		return true;
	return end - start > 3 &&
	       ((find_with(r, start, end, doubled) & KZI_LEX_VERB) ||
		       (find_term(r, start, end) & KZI_LEX_TERM_OF_VERB));
}

/* What links it to what follows: the s of beleidsevaluatie, the en of boekenbeurs. */
size_t kzi_link_of(kzi_reading *r, size_t start, size_t end, int *price)
{
	static const struct {
		const char *text;
		bool bad;
	} links[] = {{"s", false}, {"en", false}, {"e", true}, {"n", true}};
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		size_t length = strlen(links[i].text);
		if (end - start < length + 3 || !ends(r, start, end, links[i].text))
			continue;
		unsigned kinds = kzi_reading_find(r, start, end - length);
		if (kinds & (KZI_LEX_PARTICLE | KZI_LEX_NEVER_BEGINS))
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
	if (end - start > 3 && (ends(r, start, end, "en") || ends(r, start, end, "s")) &&
		find_term(r, start, end) & KZI_LEX_TERM_OF_NOUN)
		return PART_FORM;
	return kinds & KZI_LEX_SEEN && end - start >= SEEN_LEAST ? PART_SEEN : KZI_NEVER;
}

int kzi_price_part(kzi_reading *r, size_t start, size_t end)
{
	size_t length = end - start;
	if (length < 2 || is(r, KZI_LEX_NEVER_BEGINS, start, end))
		return KZI_NEVER;
	if (is(r, KZI_LEX_PREFIX, start, end))
		return PART_PREFIX;
	if (is(r, KZI_LEX_PARTICLE, start, end))
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
	if (r->word[end - 1] == 's' && is_small(r, start, end - 1))
		return price + PART_LINKED;
	if (is_verb_stem(r, start, end))
		return price + PART_VERB;
	return kinds & KZI_LEX_NAME ? price + PART_NAME : KZI_NEVER;
}

bool kzi_is_derived(kzi_reading *r, size_t start, size_t at, size_t end)
{
	if (ends(r, at, end, "en"))
		end -= 2;
	return end - at == 4 && ends(r, at, end, "ing") &&
	       is_verb_stem(r, start, end - 3);
}

/* ---- The whole ---- */

static unsigned kinds_of_term(kzi_reading *r, size_t start, size_t end)
{
	char term[KZI_STEM_MAX];
	size_t made = kzi_conflate(r->endings, r->word + start, end - start, term);
	return made > 0 ? kzi_lexicon_find(r->lexicon, term, made).kinds
			: kzi_reading_find(r, start, end);
}

kzi_knowledge kzi_know(kzi_reading *r, size_t start, size_t end)
{
	enum { WORD = KZI_LEX_NOUN | KZI_LEX_UNCLEAR | KZI_LEX_ADJECTIVE };
	unsigned kinds = kzi_reading_find(r, start, end),
		 term = kinds_of_term(r, start, end);
	if ((kinds | term) & KZI_LEX_WHOLE)
		return KZI_INDIVISIBLE;
	if (kinds & KZI_LEX_VERB && !(kinds & WORD))
		return KZI_INDIVISIBLE;
	if ((kinds & (KZI_LEX_NAME | WORD)) == KZI_LEX_NAME)
		return KZI_A_NAME;
	if (kinds & WORD || term & KZI_LEX_TERM_OF_NOUN)
		return KZI_KNOWN;
	if (term & KZI_LEX_TERM_OF_OTHER && !(term & KZI_LEX_TERM_OF_VERB))
		return KZI_KNOWN;
	return (kinds & KZI_LEX_VERB) || (term & KZI_LEX_TERM_OF_VERB) ? KZI_INDIVISIBLE
								       : KZI_UNKNOWN;
}

/* What begins so is rather a verb than a name that nobody knows: aangetroffen. */
bool kzi_begins_like_a_verb(kzi_reading *r, size_t start, size_t end)
{
	static const char *const bound[] = {"be", "ge", "her", "ont", "ver"};
	for (size_t i = 0; i < sizeof bound / sizeof bound[0]; i++)
		if (strncmp(r->word + start, bound[i], strlen(bound[i])) == 0)
			return true;
	for (size_t length = 2; length <= 6 && start + length < end; length++)
		if (is(r, KZI_LEX_PARTICLE, start, start + length))
			return true;
	return false;
}
