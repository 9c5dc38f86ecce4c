/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/words.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

/* The next character, its kind and its length; what is not UTF-8 is a separator
 * of one byte. */
static kzi_rune_kind look(
	const kzi_words *words, size_t at, uint32_t *rune, size_t *taken)
{
	*taken = kzi_utf8_decode(words->text + at, words->length - at, rune);
	if (*taken > 0)
		return kzi_rune_kind_of(*rune);
	*taken = at < words->length ? 1 : 0;
	return KZI_RUNE_SEPARATOR;
}

static bool in_word(kzi_rune_kind kind)
{
	return kind == KZI_RUNE_LETTER || kind == KZI_RUNE_DIGIT;
}

static bool starts_word(const kzi_words *words, size_t at)
{
	uint32_t rune;
	size_t taken;
	return in_word(look(words, at, &rune, &taken));
}

/* agenda's, foto's, Bromet's: not another word than agenda, foto, Bromet. */
static void drop_genitive(kzi_buffer *folded)
{
	size_t length = folded->length;
	if (length > 2 && memcmp(folded->data + length - 2, "'s", 2) == 0)
		folded->length -= 2;
}

/* Folds the word that begins at words->at, and moves behind it. */
static void take_word(kzi_words *words, kzi_word *out)
{
	out->start = words->at;
	size_t end = words->at;
	kzi_buffer_clear(&words->folded);
	for (;;) {
		uint32_t rune;
		size_t taken;
		kzi_rune_kind kind = look(words, words->at, &rune, &taken);
		bool joins = kind == KZI_RUNE_APOSTROPHE &&
			     starts_word(words, words->at + taken);
		if (!in_word(kind) && !joins && kind != KZI_RUNE_IGNORED)
			break;
		char bytes[KZI_FOLD_MAX];
		kzi_buffer_append(&words->folded, bytes, kzi_fold_rune(rune, bytes));
		words->at += taken;
		if (kind != KZI_RUNE_IGNORED)
			end = words->at;
	}
	out->length = end - out->start;
	drop_genitive(&words->folded);
	out->folded_length = words->folded.length;
	kzi_buffer_byte(&words->folded, '\0');
	out->folded = words->folded.data;
}

bool kzi_words_next(kzi_words *words, kzi_word *out)
{
	uint32_t rune;
	size_t taken;
	for (;;) {
		while (words->at < words->length &&
			!in_word(look(words, words->at, &rune, &taken)))
			words->at += taken;
		if (words->at >= words->length)
			return false;
		take_word(words, out);
		/* A lone accent folds to nothing: no word at all. */
		if (words->folded.failed || out->folded_length > 0)
			return !words->folded.failed;
	}
}

bool kzi_words_failed(const kzi_words *words)
{
	return words->folded.failed;
}

void kzi_words_end(kzi_words *words)
{
	kzi_buffer_free(&words->folded);
}
