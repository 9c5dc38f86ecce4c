/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "document/letter_signs.h"

#include "base/utf8.h"

#include <string.h>

static char lower(char c)
{
	return kzi_sign_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

typedef enum letter_case { NO_LETTER, LOWER, UPPER } letter_case;

/* À to ÿ have their case in a bit; of the rest of Latin the odd ones are small. */
static letter_case case_of(uint32_t rune)
{
	if (rune < 0x80)
		return kzi_sign_is_lower((char)rune)   ? LOWER
		       : kzi_sign_is_upper((char)rune) ? UPPER
						       : NO_LETTER;
	if (rune >= 0xC0 && rune <= 0xFF && rune != 0xD7 && rune != 0xF7)
		return rune < 0xDF ? UPPER : LOWER;
	if (rune >= 0x100 && rune <= 0x17F)
		return rune % 2 == 0 ? UPPER : LOWER;
	return NO_LETTER;
}

/* “ ‘ „ ( and their like, in front of a word */
static size_t opening(const char *text, size_t length)
{
	uint32_t rune;
	size_t taken = kzi_utf8_decode(text, length, &rune);
	bool opens = rune == '"' || rune == '\'' || rune == '(' || rune == '[' ||
		     rune == 0xAB || (rune >= 0x2018 && rune <= 0x201F);
	return opens ? taken : 0;
}

bool kzi_starts_lower(const char *text, size_t length)
{
	uint32_t rune;
	kzi_utf8_decode(text, length, &rune);
	return case_of(rune) == LOWER;
}

bool kzi_starts_upper(const char *text, size_t length)
{
	size_t at = 0, taken;
	uint32_t rune;
	while (at < length && (taken = opening(text + at, length - at)) > 0)
		at += taken;
	kzi_utf8_decode(text + at, length - at, &rune);
	return case_of(rune) == UPPER;
}

/* The bytes of the ” ’ ) or ] at the end. */
static size_t closing(const char *text, size_t length)
{
	if (length >= 1 && strchr("\"')]", text[length - 1]) != NULL)
		return 1;
	if (length >= 2 && memcmp(text + length - 2, "\xC2\xBB", 2) == 0)
		return 2;
	if (length < 3 || memcmp(text + length - 3, "\xE2\x80", 2) != 0)
		return 0;
	unsigned char last = (unsigned char)text[length - 1];
	return last >= 0x98 && last <= 0x9F ? 3 : 0;
}

bool kzi_ends_sentence(const char *text, size_t length)
{
	size_t taken;
	while ((taken = closing(text, length)) > 0)
		length -= taken;
	if (length >= 3 && memcmp(text + length - 3, "\xE2\x80\xA6", 3) == 0)
		return true;
	return length > 0 && strchr(".!?:;", text[length - 1]) != NULL;
}

size_t kzi_last_word(const char *text, size_t length)
{
	size_t start = length;
	while (start > 0 && kzi_sign_is_letter(text[start - 1]))
		start--;
	return length - start;
}

static bool ends_in(const char *text, size_t length, const char *const *words)
{
	size_t word = kzi_last_word(text, length);
	return word > 0 && kzi_begins_with_any(text + length - word, word, words) == word;
}

bool kzi_ends_halfway(const char *text, size_t length)
{
	static const char *const words[] = {"en", "of", "te", "dat", "die", "als",
		"tussen", "zoals", "and", "or", "that", NULL};
	return (length > 0 && text[length - 1] == ',') ||
	       kzi_ends_in_article(text, length) || ends_in(text, length, words);
}

bool kzi_ends_in_article(const char *text, size_t length)
{
	static const char *const words[] = {
		"de", "het", "een", "van", "ten", "ter", "the", NULL};
	return ends_in(text, length, words);
}

bool kzi_begins_with(const char *text, size_t length, const char *words)
{
	size_t i = 0;
	while (words[i] != '\0' && i < length && lower(text[i]) == lower(words[i]))
		i++;
	return words[i] == '\0' && (i == length || !kzi_sign_is_letter(text[i]));
}

size_t kzi_begins_with_any(const char *text, size_t length, const char *const *list)
{
	char first = length > 0 ? lower(text[0]) : '\0';
	while (*list != NULL &&
		(lower((*list)[0]) != first || !kzi_begins_with(text, length, *list)))
		list++;
	return *list != NULL ? strlen(*list) : 0;
}

const char *kzi_find_words(const char *text, size_t length, const char *words)
{
	for (size_t at = 0; at < length; at++) {
		bool starts = at == 0 || !kzi_sign_is_letter(text[at - 1]);
		if (starts && lower(text[at]) == lower(words[0]) &&
			kzi_begins_with(text + at, length - at, words))
			return text + at;
	}
	return NULL;
}
