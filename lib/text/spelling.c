/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/spelling.h"

#include <string.h>

bool kzi_is_vowel(char letter)
{
	return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' ||
	       letter == 'u' || letter == 'y';
}

bool kzi_has_vowel(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (kzi_is_vowel(word[i]))
			return true;
	return false;
}

/* A vowel that with the one before it is one sound: ie, oe, eu, ui, ou, aa. */
static bool is_digraph(char first, char second)
{
	switch (second) {
	case 'a':
		return first == 'a' || first == 'o';
	case 'e':
		return kzi_is_vowel(first);
	case 'o':
		return first == 'o';
	case 'u':
		return kzi_is_vowel(first) && first != 'i';
	default:
		return kzi_is_vowel(first);
	}
}

/* man in manen: one vowel, and one consonant that went with the ending. */
static bool is_open(const char *stem, size_t length)
{
	char last = stem[length - 1], vowel = stem[length - 2];
	if (kzi_is_vowel(last) || strchr("wxj", last) || !strchr("aeou", vowel))
		return false;
	if (length >= 3 && is_digraph(stem[length - 3], vowel))
		return false;
	bool first = !kzi_has_vowel(stem, length - 2);
	return first || vowel != 'e' || !strchr("lrnm", last);
}

size_t kzi_close_syllable(char *stem, size_t length)
{
	if (length < 2)
		return length;
	char last = stem[length - 1];
	if (last == stem[length - 2] && !kzi_is_vowel(last)) {
		length--;
	} else if (is_open(stem, length)) {
		stem[length] = last;
		stem[length - 1] = stem[length - 2];
		length++;
	}
	if (last == 'v')
		stem[length - 1] = 'f';
	if (last == 'z')
		stem[length - 1] = 's';
	return length;
}

size_t kzi_settle(char *stem, size_t length)
{
	if (length < 3)
		return length;
	char last = stem[length - 1], vowel = stem[length - 2];
	if (last == vowel && !kzi_is_vowel(last) && last != '\'')
		return length - 1;
	if (kzi_is_vowel(last) || length < 4 || stem[length - 3] != vowel)
		return length;
	if (!kzi_has_vowel(stem, length - 3))
		return length;
	/* kamelen, regelen and beheren do not say whether the e is long; nor do motoren
	 * and kantoren of the o. An e behind an i is always that of financieel. */
	bool either = vowel == 'e' ? strchr("lrnm", last) || stem[length - 4] == 'i'
				   : vowel == 'o' && last == 'r';
	if (!either)
		return length;
	stem[length - 2] = last;
	return length - 1;
}
