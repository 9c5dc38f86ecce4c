/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words that a document uses, counted. */
#include "text/spellings.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

struct kzi_spelling {
	uint64_t sum; /* 0: free */
	uint32_t times;
};

/* In lower case as far as Dutch goes: A to Z, and À to Þ. */
uint64_t kzi_spelling_sum(const char *text, size_t length, uint64_t sum)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		bool upper = byte >= 'A' && byte <= 'Z';
		if (i > 0 && (unsigned char)text[i - 1] == 0xC3)
			upper = byte >= 0x80 && byte <= 0x9E && byte != 0x97;
		sum = (sum ^ (byte + (upper ? 0x20U : 0))) * UINT64_C(0x100000001B3);
	}
	return sum;
}

static struct kzi_spelling *place_of(const kzi_spellings *words, uint64_t sum)
{
	size_t at = (size_t)(sum >> 16) & (words->room - 1);
	while (words->entries[at].sum != 0 && words->entries[at].sum != sum)
		at = (at + 1) & (words->room - 1);
	return &words->entries[at];
}

static bool grow(kzi_spellings *words)
{
	kzi_spellings larger = {
		.count = words->count, .room = words->room == 0 ? 1024 : words->room * 2};
	larger.entries = calloc(larger.room, sizeof *larger.entries);
	if (larger.entries == NULL)
		return false;
	for (size_t i = 0; i < words->room; i++) {
		if (words->entries[i].sum != 0)
			*place_of(&larger, words->entries[i].sum) = words->entries[i];
	}
	free(words->entries);
	*words = larger;
	return true;
}

static void count(kzi_spellings *words, uint64_t sum)
{
	if (words->count * 2 >= words->room && !grow(words))
		return;
	struct kzi_spelling *entry = place_of(words, sum);
	words->count += entry->sum == 0;
	entry->sum = sum;
	entry->times++;
}

uint32_t kzi_spelling_times(const kzi_spellings *words, uint64_t sum)
{
	return words->room > 0 ? place_of(words, sum)->times : 0;
}

uint32_t kzi_spellings_count(const kzi_spellings *words, const char *word, size_t length)
{
	return kzi_spelling_times(words, kzi_spelling_sum(word, length, KZI_NO_LETTERS));
}

void kzi_spellings_free(kzi_spellings *words)
{
	free(words->entries);
	*words = (kzi_spellings){0};
}

bool kzi_is_word_letter(uint32_t rune)
{
	kzi_rune_kind kind = kzi_rune_kind_of(rune);
	return kind == KZI_RUNE_LETTER || kind == KZI_RUNE_DIGIT;
}

/* Without the brackets and points around it; 0 when nothing is left. */
size_t kzi_word_trim(const char **text, size_t length)
{
	const char *first = NULL, *end = *text;
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(*text + at, length - at, &rune);
		if (taken == 0)
			return 0;
		if (kzi_is_word_letter(rune)) {
			first = first != NULL ? first : *text + at;
			end = *text + at + taken;
		}
		at += taken;
	}
	*text = first != NULL ? first : *text;
	return first != NULL ? (size_t)(end - first) : 0;
}

void kzi_spellings_add(kzi_spellings *words, const char *text, size_t length)
{
	/* "wet-" in "wet- en regelgeving" is half a word. */
	if (length == 0 || text[length - 1] == '-' || length > 2 * KZI_PIECE_MAX)
		return;
	length = kzi_word_trim(&text, length);
	if (length == 0)
		return;
	count(words, kzi_spelling_sum(text, length, KZI_NO_LETTERS));
	/* What it is composed with a hyphen with: "boa-" of "boa-uniform". */
	const char *hyphen = memchr(text, '-', length);
	if (hyphen != NULL)
		count(words, kzi_spelling_sum(
				     text, (size_t)(hyphen + 1 - text), KZI_NO_LETTERS));
}
