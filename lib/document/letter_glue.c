/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a number is glued to, and whether that makes it a mark. CO2, Q3, m2 and PM10 are
 * words, and "nr.6" and "artikel 3.2" are numbers.
 */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <string.h>

enum {
	SHORTEST = 3, /* letters of a word that a mark is glued to */
	WORD_MAX = 40,
	FAR = 100 /* bytes that no word has */
};

static bool is_word_byte(char c)
{
	return kzi_sign_is_letter(c) || kzi_sign_is_digit(c) || c == '-';
}

/* The closing quote or bracket that ends at text + at: its bytes. */
static size_t closing(const char *text, size_t at)
{
	/* Most bytes end none of them. */
	if (at == 0 || strchr("\x99\x9D\xBB\"')]", text[at - 1]) == NULL)
		return 0;
	static const char *const signs[] = {
		"\xE2\x80\x99", "\xE2\x80\x9D", "\xC2\xBB", "\"", "'", ")", "]"};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		size_t size = strlen(signs[i]);
		if (at >= size && memcmp(text + at - size, signs[i], size) == 0)
			return size;
	}
	return 0;
}

/* "nr.6", "art.3": a full stop that belongs to its word. */
static bool is_short_for(const char *word, size_t length)
{
	static const char *const words[] = {"nrs", "art", "blz", "pag", "vol", "par",
		"hfst", "bijl", "kst", "stb", "stcrt", "trb", "sub", "lid", "fig", "tab",
		"afd", "artt", "vgl", "circa", NULL};
	return length < SHORTEST || kzi_begins_with_any(word, length, words) == length;
}

/* Words that have a number of their own. */
static bool has_numbers(const char *word, size_t length)
{
	static const char *const words[] = {"web", "top", "covid", "sars", "mp", "pm",
		"co", "so", "no", "nox", "km", "cm", "mm", "dm", "mol", "win", "windows",
		"vitamine", "type", "model", "fase", "tier", "niveau", "level", "scope",
		"nutri", "kst", NULL};
	return kzi_begins_with_any(word, length, words) == length;
}

/* The word that ends at text + at. */
size_t kzi_letter_word_before(const char *text, size_t at)
{
	size_t start = at;
	while (start > 0 && at - start < FAR && kzi_sign_is_letter(text[start - 1]) &&
		closing(text, start) == 0)
		start--;
	return at - start;
}

/* Of letters that are small at the end, not "CO" or "PM" or the C of "(C)". */
static bool is_plain_word(const char *text, size_t at, size_t length)
{
	const char *word = text + at - length;
	bool part_of_more = false;
	/* "EU-lidstaten4" is one, "B-13-gdob1" is a code. */
	for (const char *p = word; p > text && is_word_byte(p[-1]); p--)
		part_of_more |= kzi_sign_is_digit(p[-1]);
	return length >= SHORTEST && length <= WORD_MAX && !part_of_more &&
	       !kzi_sign_is_upper(word[length - 1]) && !has_numbers(word, length);
}

static bool is_acronym(const char *text, size_t at, size_t length)
{
	static const char *const formulas[] = {"CO", "NO", "SO", "NH", "CH", "PM", "PO",
		"HO", "BPM", "AO", "EN", "ISO", "NEN", "RCP", "SSP", "MIA", NULL};
	const char *word = text + at - length;
	for (size_t i = 0; i < length; i++) {
		if (!kzi_sign_is_upper(word[i]))
			return false;
	}
	return length >= 2 && (at == length || !is_word_byte(word[-1])) &&
	       kzi_begins_with_any(word, length, formulas) != length;
}

/* What a number behind quotes and brackets is glued to: "(valorisatie)5", and less
 * surely "(COGEM, 2025)5". */
static kzi_look look_within(const char *text, size_t at)
{
	size_t sign;
	while (at > 0 && (sign = closing(text, at)) > 0)
		at -= sign;
	if (at > 0 && strchr(".,!?", text[at - 1]) != NULL)
		at--;
	if (at > 0 && kzi_sign_is_digit(text[at - 1]))
		return KZI_LOOK_ACRONYM;
	return at > 0 && kzi_letter_word_before(text, at) >= 2 ? KZI_LOOK_SURE
							       : KZI_LOOK_NONE;
}

/* What a number at text + at, behind a stop, is glued to. */
static kzi_look look_behind_stop(const char *text, size_t at)
{
	size_t end = at - 1, word = kzi_letter_word_before(text, end);
	if (closing(text, end) > 0)
		return look_within(text, end);
	/* "de motie-Grinwis c.s.7" */
	if (end >= 3 && memcmp(text + end - 3, "c.s", 3) == 0)
		return KZI_LOOK_ACRONYM;
	return is_plain_word(text, end, word) && !is_short_for(text + end - word, word)
		       ? KZI_LOOK_SURE
		       : KZI_LOOK_NONE;
}

/* What a number at text + at is glued to. */
kzi_look kzi_letter_look(const char *text, size_t at)
{
	if (closing(text, at) > 0)
		return look_within(text, at);
	if (at > 1 && strchr(".,!?", text[at - 1]) != NULL)
		return look_behind_stop(text, at);
	if (at > 1 && text[at - 1] == '%')
		return kzi_sign_is_digit(text[at - 2]) ? KZI_LOOK_ACRONYM : KZI_LOOK_NONE;
	size_t word = kzi_letter_word_before(text, at);
	if (is_plain_word(text, at, word))
		return KZI_LOOK_SURE;
	return is_acronym(text, at, word) ? KZI_LOOK_ACRONYM : KZI_LOOK_NONE;
}
