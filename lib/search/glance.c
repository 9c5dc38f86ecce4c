/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/glance.h"

#include <string.h>

/* What a byte of a text may be; 0 is no matter. */
enum {
	SPACE = 1,
	/* Part of a letter that folding makes another of, or a sign that a word goes on
	 * with, or that is read as one: then only folding tells. */
	STRANGE = 2,
	DOT = 4,   /* as these, in d.m.v. and 1.000, and not at the end of a sentence */
	FIRST = 8, /* the first letter of something that is sought */
};

/* ---- What is sought ---- */

/* 'A' and 'a' are one letter, and what is no letter is taken for one: it is a hint. */
static size_t letter_of(char byte)
{
	return (unsigned char)byte & 31;
}

static void learn_bytes(kzi_glance *glance)
{
	memset(glance->bytes, SPACE, ' ' + 1);
	memset(glance->bytes + 0x80, STRANGE, 0x80);
	for (const char *sign = "-&%'`"; *sign != '\0'; sign++)
		glance->bytes[(unsigned char)*sign] = STRANGE;
	glance->bytes['.'] = DOT;
}

static void add(kzi_glance *glance, const char item[KZI_BEGINNING_MAX + 1])
{
	unsigned char small = (unsigned char)item[0],
		      large = small & (unsigned char)~0x20;
	glance->bytes[small] |= FIRST;
	if (small >= 'a' && small <= 'z')
		glance->bytes[large] |= FIRST;
	glance->pairs[letter_of(item[0])] |=
		item[1] != '\0' ? UINT32_C(1) << letter_of(item[1]) : UINT32_MAX;
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

static bool begins_pair(const kzi_glance *glance, char first, char second)
{
	return glance->pairs[letter_of(first)] >> letter_of(second) & 1;
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

static bool is_worth_it(
	const kzi_glance *glance, unsigned kinds, const char *text, size_t left)
{
	char next = left > 1 ? text[1] : ' ';
	if (kinds & STRANGE || (kinds & DOT && (unsigned char)next > '/'))
		return true;
	return kinds & FIRST && begins_pair(glance, text[0], next) &&
	       begins_item(glance, text, left);
}

/* Where something may be that is sought, or length: nearly all bytes are passed here. */
static size_t look(const kzi_glance *glance, const char *text, size_t at, size_t length)
{
	for (; at < length; at++) {
		unsigned kinds = glance->bytes[(unsigned char)text[at]];
		if (kinds > SPACE && is_worth_it(glance, kinds, text + at, length - at))
			break;
	}
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
		if (begins_pair(glance, folded[at], next) &&
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
