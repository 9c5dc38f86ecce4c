/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking into a lexicon, in memory or where its file lies. */
#include "text/lexicon.h"

#include "base/file.h"
#include "text/lexicon_bytes.h"

#include <stdlib.h>
#include <string.h>

/* In a table that is half full the next free slot is near; only in a damaged one not. */
enum { TRIES_MOST = 1024 };

struct kzi_lexicon {
	const char *bytes;
	size_t length;
	const char *places; /* of the slots */
	uint32_t slots, listed, seen;
	kzi_map map;      /* of a file */
	kzi_buffer built; /* in memory */
	uint64_t *hints;  /* NULL, or some bits of each word, in one of these */
	unsigned hint_shift;
};

/* ---- Hints ---- */

/* Most stretches of a word are no words: three bits say so of nearly all of them, out of
 * so little memory that it stays near. */
static uint64_t hint_bits(uint32_t hash)
{
	return UINT64_C(1) << (hash & 63) | UINT64_C(1) << (hash >> 6 & 63) |
	       UINT64_C(1) << (hash >> 12 & 63);
}

static uint64_t *hint_of(const kzi_lexicon *lexicon, uint32_t hash)
{
	return &lexicon->hints[hash * UINT32_C(0x9E3779B1) >> lexicon->hint_shift];
}

void kzi_lexicon_hasten(kzi_lexicon *lexicon)
{
	enum { SLOTS_FOR_ONE = 16 };
	uint32_t count = lexicon->slots / SLOTS_FOR_ONE;
	if (lexicon->hints == NULL)
		lexicon->hints = calloc(count, sizeof *lexicon->hints);
	if (lexicon->hints == NULL)
		return;
	for (lexicon->hint_shift = 32; count > 1; count >>= 1)
		lexicon->hint_shift--;
	for (uint32_t slot = 0; slot < lexicon->slots; slot++) {
		size_t place = kzi_read_number(lexicon->places + 4 * (size_t)slot);
		if (place == 0 || place + KZI_WORD_HEADER > lexicon->length)
			continue;
		const char *at = lexicon->bytes + place;
		size_t length = (unsigned char)at[KZI_WORD_LENGTH];
		if (place + KZI_WORD_HEADER + length > lexicon->length)
			continue;
		uint32_t hash = kzi_hash_of(at + KZI_WORD_HEADER, length);
		*hint_of(lexicon, hash) |= hint_bits(hash);
	}
}

/* ---- Looking ---- */

kzi_lexeme kzi_lexicon_find(const kzi_lexicon *lexicon, const char *word, size_t length)
{
	uint32_t slot = kzi_hash_of(word, length);
	if (lexicon->hints != NULL && ~*hint_of(lexicon, slot) & hint_bits(slot))
		return (kzi_lexeme){0, 0, 0};
	for (uint32_t tries = 0; tries < TRIES_MOST; tries++, slot++) {
		uint32_t place = kzi_read_number(
			lexicon->places + 4 * (size_t)(slot & (lexicon->slots - 1)));
		if (place == 0)
			break;
		const char *at = lexicon->bytes + place;
		if (kzi_word_is_at(lexicon->bytes, lexicon->length, place, word, length))
			return (kzi_lexeme){kzi_read_number(at),
				(uint8_t)at[KZI_WORD_BEGINS], (uint8_t)at[KZI_WORD_ENDS]};
	}
	return (kzi_lexeme){0, 0, 0};
}

size_t kzi_lexicon_listed(const kzi_lexicon *lexicon)
{
	return lexicon->listed;
}

size_t kzi_lexicon_seen(const kzi_lexicon *lexicon)
{
	return lexicon->seen;
}

const char *kzi_lexicon_bytes(const kzi_lexicon *lexicon, size_t *length)
{
	*length = lexicon->length;
	return lexicon->bytes;
}

/* ---- Opening ---- */

static bool use_bytes(kzi_lexicon *lexicon, const char *bytes, size_t length)
{
	if (length < KZI_LEXICON_HEADER ||
		memcmp(bytes, kzi_lexicon_magic, KZI_LEXICON_MAGIC) != 0)
		return false;
	uint32_t slots = kzi_read_number(bytes + KZI_LEXICON_MAGIC);
	if (slots < KZI_SLOTS_LEAST || slots > KZI_SLOTS_MOST ||
		(slots & (slots - 1)) != 0 || (length - KZI_LEXICON_HEADER) / 4 < slots)
		return false;
	lexicon->bytes = bytes;
	lexicon->length = length;
	lexicon->places = bytes + KZI_LEXICON_HEADER;
	lexicon->slots = slots;
	lexicon->listed = kzi_read_number(bytes + KZI_LEXICON_MAGIC + 8);
	lexicon->seen = kzi_read_number(bytes + KZI_LEXICON_MAGIC + 12);
	return true;
}

kz_status kzi_lexicon_open(const char *path, kzi_lexicon **out, kz_error *err)
{
	*out = NULL;
	kzi_lexicon *lexicon = calloc(1, sizeof *lexicon);
	if (lexicon == NULL)
		return kzi_no_memory(err);
	kz_status st = kzi_file_map(path, &lexicon->map, err);
	if (st == KZ_OK && !use_bytes(lexicon, lexicon->map.bytes, lexicon->map.length))
		st = kzi_fail(
			err, KZ_E_CORRUPT, KZI_NO_OFFSET, "%s: not a lexicon", path);
	if (st == KZ_OK)
		*out = lexicon;
	else
		kzi_lexicon_close(lexicon);
	return st;
}

void kzi_lexicon_close(kzi_lexicon *lexicon)
{
	if (lexicon == NULL)
		return;
	kzi_file_unmap(&lexicon->map);
	kzi_buffer_free(&lexicon->built);
	free(lexicon->hints);
	free(lexicon);
}

/* ---- From a draft ---- */

kz_status kzi_lexicon_take(kzi_buffer *bytes, kzi_lexicon **out, kz_error *err)
{
	kzi_lexicon *lexicon = calloc(1, sizeof *lexicon);
	*out = lexicon;
	if (lexicon == NULL) {
		kzi_buffer_free(bytes);
		return kzi_no_memory(err);
	}
	lexicon->built = *bytes;
	*bytes = (kzi_buffer){0};
	if (!lexicon->built.failed &&
		use_bytes(lexicon, lexicon->built.data, lexicon->built.length))
		return KZ_OK;
	kzi_lexicon_close(lexicon);
	*out = NULL;
	return kzi_no_memory(err);
}
