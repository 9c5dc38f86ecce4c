/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/glance.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#endif

/* What a byte of a text may be; 0 is no matter, as are the later bytes of a character. */
enum {
	SPACE = 1,
	STRANGE = 2, /* only folding tells */
	DOT = 4,     /* the same in d.m.v. and 1.000, and not at the end of a sentence */
	FIRST = 8,   /* the first letter of something that is sought */
	HYPHEN = 16,
	LEAD = 32 /* the first byte of a character beyond ASCII */
};

/* What an accented letter is folded to, when that is no letter of ASCII. */
enum { NO_LETTER = ' ', UNCLEAR = '\0' };

/* ---- What is sought ---- */

/* 'A' and 'a' are one letter, and what is no letter is taken for one: it is a hint. */
static size_t letter_of(char byte)
{
	return (unsigned char)byte & 31;
}

static bool has_pair(const uint32_t pairs[32], char first, char second)
{
	return pairs[letter_of(first)] >> letter_of(second) & 1;
}

static void learn_accents(kzi_glance *glance)
{
	for (uint32_t i = 0; i < sizeof glance->accents; i++) {
		char folded[KZI_FOLD_MAX];
		size_t length = kzi_fold_rune(0xC0 + i, folded);
		bool plain = length == 1 && folded[0] >= 'a' && folded[0] <= 'z';
		glance->accents[i] = plain ? folded[0] : UNCLEAR;
		if (kzi_rune_kind_of(0xC0 + i) == KZI_RUNE_SEPARATOR)
			glance->accents[i] = NO_LETTER;
	}
}

static void learn_bytes(kzi_glance *glance)
{
	memset(glance->bytes, SPACE, ' ' + 1);
	memset(glance->bytes + 0xC0, LEAD, 0x40);
	glance->bytes['-'] = HYPHEN;
	glance->bytes['.'] = DOT;
	learn_accents(glance);
}

static void add_first(kzi_glance *glance, const char *item)
{
	size_t i = 0;
	while (i < glance->first_count && i < KZI_GLANCE_PAIRS &&
		(glance->firsts[i][0][0] != item[0] ||
			glance->firsts[i][1][0] != item[1]))
		i++;
	if (i < glance->first_count && i < KZI_GLANCE_PAIRS)
		return;
	for (size_t j = 0; j < 2 && i < KZI_GLANCE_PAIRS; j++)
		memset(glance->firsts[i][j], item[j], sizeof glance->firsts[i][j]);
	glance->first_count++;
}

static void add(kzi_glance *glance, const char item[KZI_BEGINNING_MAX + 1])
{
	unsigned char small = (unsigned char)item[0],
		      large = small & (unsigned char)~0x20;
	glance->bytes[small] |= FIRST;
	if (small >= 'a' && small <= 'z')
		glance->bytes[large] |= FIRST;
	glance->single |= item[1] == '\0';
	glance->pairs[letter_of(item[0])] |=
		item[1] != '\0' ? UINT32_C(1) << letter_of(item[1]) : UINT32_MAX;
	for (const char *at = item; *at != '\0'; at++) {
		glance->letters |= UINT32_C(1) << letter_of(*at);
		if (at[1] != '\0')
			glance->inside[letter_of(*at)] |= UINT32_C(1) << letter_of(at[1]);
	}
	if (strchr(item, '\'') != NULL || strchr(item, '`') != NULL) {
		glance->quotes = true;
		glance->bytes['\''] = glance->bytes['`'] = STRANGE;
	}
	/* A sign that is read as this word. */
	if (strstr("procent", item) != NULL)
		glance->bytes['%'] = STRANGE;
	add_first(glance, item);
	memcpy(glance->items[glance->count++], item, KZI_BEGINNING_MAX + 1);
}

void kzi_glance_add(kzi_glance *glance, const kzi_beginnings *beginnings)
{
	if (beginnings->count == 0 ||
		glance->count + beginnings->count > KZI_GLANCE_MOST) {
		glance->all = true;
		return;
	}
	if (glance->count == 0)
		learn_bytes(glance);
	for (size_t i = 0; i < beginnings->count; i++)
		add(glance, beginnings->items[i]);
}

/* Is some item a part of this word? */
static bool begins_item_of(const kzi_glance *glance, const char *word)
{
	for (size_t i = 0; i < glance->count; i++)
		if (strstr(word, glance->items[i]) != NULL)
			return true;
	return false;
}

static bool begins_item(const kzi_glance *glance, const char *text, size_t length)
{
	for (size_t i = 0; i < glance->count; i++) {
		const char *item = glance->items[i];
		size_t at = 0;
		while (item[at] != '\0' && at < length &&
			(text[at] | 0x20) == (item[at] | 0x20))
			at++;
		if (item[at] == '\0')
			return true;
	}
	return false;
}

/* ---- Text ---- */

/* A stretch of text, and where it is looked at. */
typedef struct stretch {
	const char *text;
	size_t length;
} stretch;

static bool is_plain(char byte)
{
	unsigned letter = (unsigned char)(byte | 0x20) - 'a';
	return letter < 26 || (unsigned char)byte - (unsigned)'0' < 10;
}

static char byte_at(stretch s, size_t at)
{
	return at < s.length ? s.text[at] : ' ';
}

static char accent(const kzi_glance *glance, unsigned char lead, char byte)
{
	return lead == 0xC3 ? glance->accents[(unsigned char)byte & 0x3F] : UNCLEAR;
}

/* The letter or digit before a place or at it, as it is folded; NO_LETTER, UNCLEAR. */
static char letter_before(const kzi_glance *glance, stretch s, size_t at)
{
	char byte = at > 0 ? s.text[at - 1] : ' ';
	if ((unsigned char)byte >= 0x80 && at > 1)
		return accent(glance, (unsigned char)s.text[at - 2], byte);
	if ((unsigned char)byte <= ' ')
		return NO_LETTER;
	return is_plain(byte) ? byte : UNCLEAR;
}

static char letter_at(const kzi_glance *glance, stretch s, size_t at)
{
	char byte = byte_at(s, at);
	if ((unsigned char)byte >= 0x80)
		return accent(glance, (unsigned char)byte, byte_at(s, at + 1));
	if ((unsigned char)byte <= ' ')
		return NO_LETTER;
	return is_plain(byte) ? byte : UNCLEAR;
}

/* May these two be neighbours in something that is sought? */
static bool may_follow(const kzi_glance *glance, char one, char other)
{
	if (one == NO_LETTER || other == NO_LETTER)
		return false;
	return one == UNCLEAR || other == UNCLEAR || has_pair(glance->inside, one, other);
}

/* "e-mail" is one word, "wet- en regelgeving" something else than it seems. */
static bool hyphen_matters(
	const kzi_glance *glance, stretch s, size_t from, size_t behind)
{
	char before = letter_before(glance, s, from),
	     after = letter_at(glance, s, behind);
	if (before == NO_LETTER && after == NO_LETTER)
		return false;
	return before == NO_LETTER || after == NO_LETTER ||
	       may_follow(glance, before, after);
}

static bool accent_matters(const kzi_glance *glance, stretch s, size_t at, char letter)
{
	if (letter == UNCLEAR || glance->single)
		return true;
	return letter != NO_LETTER && glance->letters >> letter_of(letter) & 1 &&
	       (may_follow(glance, letter_before(glance, s, at), letter) ||
		       may_follow(glance, letter, letter_at(glance, s, at + 2)));
}

static bool character_matters(const kzi_glance *glance, stretch s, size_t at)
{
	enum { EURO = 0x20AC, FIRST_HYPHEN = 0x2010, LAST_HYPHEN = 0x2013 };
	uint32_t rune;
	if ((unsigned char)s.text[at] == 0xC3 && at + 1 < s.length)
		return accent_matters(
			glance, s, at, accent(glance, 0xC3, s.text[at + 1]));
	size_t taken = kzi_utf8_decode(s.text + at, s.length - at, &rune);
	if (taken == 0)
		return false;
	if (rune >= FIRST_HYPHEN && rune <= LAST_HYPHEN)
		return hyphen_matters(glance, s, at, at + taken);
	if (rune == EURO)
		return begins_item_of(glance, "euro");
	kzi_rune_kind kind = kzi_rune_kind_of(rune);
	return kind == KZI_RUNE_APOSTROPHE ? glance->quotes : kind != KZI_RUNE_SEPARATOR;
}

static bool is_worth_it(const kzi_glance *glance, unsigned kinds, stretch s, size_t at)
{
	char next = byte_at(s, at + 1);
	if (kinds & STRANGE || (kinds & DOT && (unsigned char)next > '/'))
		return true;
	if (kinds & HYPHEN)
		return hyphen_matters(glance, s, at, at + 1);
	if (kinds & LEAD)
		return character_matters(glance, s, at);
	return kinds & FIRST && has_pair(glance->pairs, s.text[at], next) &&
	       begins_item(glance, s.text + at, s.length - at);
}

static bool is_worth(const kzi_glance *glance, stretch s, size_t at)
{
	unsigned kinds = glance->bytes[(unsigned char)s.text[at]];
	return kinds > SPACE && is_worth_it(glance, kinds, s, at);
}

#if defined(__SSE2__) && defined(__GNUC__)

/* Of 16 bytes, and the one behind each, those at which something may begin. */
static unsigned look_at_16(const kzi_glance *glance, const char *text)
{
	__m128i here = _mm_loadu_si128((const __m128i *)text);
	__m128i next = _mm_loadu_si128((const __m128i *)(text + 1));
	__m128i found = _mm_and_si128(_mm_cmpgt_epi8(here, _mm_set1_epi8(-65)),
		_mm_cmplt_epi8(here, _mm_setzero_si128()));
	found = _mm_or_si128(found, _mm_cmpeq_epi8(here, _mm_set1_epi8('-')));
	found = _mm_or_si128(
		found, _mm_and_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8('.')),
			       _mm_cmpgt_epi8(next, _mm_set1_epi8('/'))));
	if (glance->quotes)
		found = _mm_or_si128(
			found, _mm_or_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8('\'')),
				       _mm_cmpeq_epi8(here, _mm_set1_epi8('`'))));
	if (glance->bytes['%'] != 0)
		found = _mm_or_si128(found, _mm_cmpeq_epi8(here, _mm_set1_epi8('%')));
	here = _mm_or_si128(here, _mm_set1_epi8(0x20));
	next = _mm_or_si128(next, _mm_set1_epi8(0x20));
	for (size_t i = 0; i < glance->first_count; i++) {
		const char(*first)[16] = glance->firsts[i];
		__m128i one =
			_mm_cmpeq_epi8(here, _mm_loadu_si128((const __m128i *)first[0]));
		__m128i two =
			_mm_cmpeq_epi8(next, _mm_loadu_si128((const __m128i *)first[1]));
		found = _mm_or_si128(found, _mm_and_si128(one, two));
	}
	return (unsigned)_mm_movemask_epi8(found);
}

/* As many steps of 16 bytes as there are in which nothing is. */
static bool look_fast(const kzi_glance *glance, stretch s, size_t *at)
{
	if (glance->single || glance->first_count > KZI_GLANCE_PAIRS)
		return false;
	for (; s.length - *at > 16; *at += 16) {
		unsigned found = look_at_16(glance, s.text + *at);
		for (; found != 0; found &= found - 1) {
			size_t one = *at + (size_t)__builtin_ctz(found);
			if (is_worth(glance, s, one)) {
				*at = one;
				return true;
			}
		}
	}
	return false;
}

#else

static bool look_fast(const kzi_glance *glance, stretch s, size_t *at)
{
	(void)glance;
	(void)s;
	(void)at;
	return false;
}

#endif

/* Where something may be that is sought, or length: nearly all bytes are passed here. */
static size_t look(const kzi_glance *glance, const char *text, size_t at, size_t length)
{
	stretch s = {text, length};
	if (at < length && look_fast(glance, s, &at))
		return at;
	while (at < length && !is_worth(glance, s, at))
		at++;
	return at;
}

static bool is_space(const kzi_glance *glance, char byte)
{
	return glance->bytes[(unsigned char)byte] & SPACE;
}

bool kzi_glance_next(const kzi_glance *glance, const char *text, size_t length,
	size_t *at, size_t *end)
{
	*end = length;
	if (glance->all || glance->count == 0)
		return glance->all && *at < length;
	size_t found = look(glance, text, *at, length), start = found;
	if (found >= length)
		return false;
	while (start > *at && !is_space(glance, text[start - 1]))
		start--;
	while (found < length && !is_space(glance, text[found]))
		found++;
	*at = start;
	*end = found;
	return true;
}

bool kzi_glance_fits(const kzi_glance *glance, const char *folded, size_t length)
{
	for (size_t at = 0; at < length && !glance->all; at++) {
		char next = at + 1 < length ? folded[at + 1] : ' ';
		if (has_pair(glance->pairs, folded[at], next) &&
			begins_item(glance, folded + at, length - at))
			return true;
	}
	return glance->all;
}

/* ---- Two words in one ---- */

static bool has(const char *word, size_t length, const char *piece, size_t piece_length)
{
	for (size_t at = 0; at + piece_length <= length; at++)
		if (memcmp(word + at, piece, piece_length) == 0)
			return true;
	return false;
}

bool kzi_glance_joins(const kzi_glance *glance, const char *one, size_t one_length,
	const char *other, size_t other_length)
{
	for (size_t i = 0; i < glance->count && !glance->all; i++) {
		const char *item = glance->items[i];
		size_t length = strlen(item);
		for (size_t at = 0; at <= length; at++) {
			const char *rest = item + at;
			if ((has(one, one_length, item, at) &&
				    has(other, other_length, rest, length - at)) ||
				(has(other, other_length, item, at) &&
					has(one, one_length, rest, length - at)))
				return true;
		}
	}
	return glance->all;
}
