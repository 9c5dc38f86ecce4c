/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/likeness.h"

#include "base/date.h"
#include "base/digest.h"
#include "text/words.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_DIGITS = 16, WORDS_LEAST = 50, LENGTH_RATIO = 3, SHINGLE = 3 };

/* ---- Keys ---- */

/* The words alone: no two files agree on the dots and dashes of a title. */
static void add_words(kzi_buffer *out, const char *text)
{
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	while (kzi_words_next(&words, &word)) {
		kzi_buffer_byte(out, ' ');
		kzi_buffer_append(out, word.folded, word.folded_length);
	}
	out->failed |= kzi_words_failed(&words);
	kzi_words_end(&words);
}

static kz_status add_key(
	const char *date, const char *text, kz_document *document, kz_error *err)
{
	char digest[KZI_SHA256_HEX];
	kzi_buffer words = {0};
	kz_status st = KZ_OK;
	kzi_buffer_text(&words, date);
	size_t before = words.length;
	add_words(&words, text);
	if (words.failed) {
		st = kzi_no_memory(err);
	} else if (words.length > before) {
		kzi_sha256_hex(words.data, words.length, digest);
		digest[KEY_DIGITS] = '\0';
		st = kzi_document_append_key(document, digest, err);
	}
	kzi_buffer_free(&words);
	return st;
}

kz_status kzi_likeness_keys(const kz_document *from, kz_document *document, kz_error *err)
{
	kzi_date day;
	const char *date = kz_document_get(from, KZ_DATE);
	const char *title = kz_document_get(from, KZ_TITLE);
	if (kzi_date_parse(date, &day, NULL) != KZ_OK || day.day == 0)
		return KZ_OK;
	kz_status st = add_key(date, kz_document_get(from, KZ_SUBJECT), document, err);
	if (st == KZ_OK)
		st = add_key(date, title, document, err);
	/* "Beleidsnota Biotechnologie; Brief regering; Kabinetsvisie op biotechnologie"
	 */
	const char *last = strrchr(title, ';');
	if (st == KZ_OK && last != NULL)
		st = add_key(date, last + 1, document, err);
	return st;
}

/* ---- Words ---- */

typedef struct shingling {
	kzi_shingles *out;
	size_t room;
	uint64_t last[SHINGLE]; /* hashes of the last words */
	size_t seen;
} shingling;

static uint64_t hash(const char *bytes, size_t length)
{
	uint64_t value = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < length; i++)
		value = (value ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
	return value;
}

static bool add_shingle(shingling *s)
{
	kzi_shingles *out = s->out;
	if (out->count == s->room) {
		size_t room = s->room == 0 ? 1024 : s->room * 2;
		uint64_t *items = realloc(out->items, room * sizeof *items);
		if (items == NULL)
			return false;
		out->items = items;
		s->room = room;
	}
	uint64_t value = 0;
	for (size_t i = 0; i < SHINGLE; i++) {
		value = (value << 21 | value >> 43) ^ s->last[(s->seen + i) % SHINGLE];
		value *= UINT64_C(0x9e3779b97f4a7c15);
	}
	out->items[out->count++] = value;
	return true;
}

static bool add_block(shingling *s, const char *text)
{
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	bool added = true;
	while (added && kzi_words_next(&words, &word)) {
		s->last[s->seen++ % SHINGLE] = hash(word.folded, word.folded_length);
		added = s->seen < SHINGLE || add_shingle(s);
	}
	added = added && !kzi_words_failed(&words);
	kzi_words_end(&words);
	return added;
}

static int by_value(const void *a, const void *b)
{
	const uint64_t *one = a, *other = b;
	return *one < *other ? -1 : *one > *other;
}

kz_status kzi_shingles_of(const kz_document *document, kzi_shingles *out, kz_error *err)
{
	*out = (kzi_shingles){0};
	shingling s = {.out = out};
	bool added = true;
	for (size_t i = 0; i < document->block_count && added; i++)
		added = add_block(&s, document->blocks[i].text);
	if (!added) {
		kzi_shingles_free(out);
		return kzi_no_memory(err);
	}
	out->words = s.seen;
	size_t kept = 0;
	if (out->count > 0)
		qsort(out->items, out->count, sizeof *out->items, by_value);
	for (size_t i = 0; i < out->count; i++) {
		if (kept == 0 || out->items[i] != out->items[kept - 1])
			out->items[kept++] = out->items[i];
	}
	out->count = kept;
	return KZ_OK;
}

void kzi_shingles_free(kzi_shingles *shingles)
{
	free(shingles->items);
	*shingles = (kzi_shingles){0};
}

double kzi_likeness(const kzi_shingles *one, const kzi_shingles *other)
{
	const kzi_shingles *shorter = one->words <= other->words ? one : other;
	const kzi_shingles *longer = shorter == one ? other : one;
	size_t common = 0, at = 0;
	if (shorter->words < WORDS_LEAST || longer->words > shorter->words * LENGTH_RATIO)
		return 0;
	for (size_t i = 0; i < shorter->count; i++) {
		while (at < longer->count && longer->items[at] < shorter->items[i])
			at++;
		common += at < longer->count && longer->items[at] == shorter->items[i];
	}
	return (double)common / (double)shorter->count;
}
