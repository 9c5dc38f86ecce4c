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
	if (lexicon->hints != NULL)
		return;
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

/* Nearly all of what hangs on a hash is said by the hints. */
static bool may_have(const kzi_lexicon *lexicon, uint32_t slot)
{
	return lexicon->hints == NULL || !(~*hint_of(lexicon, slot) & hint_bits(slot));
}

static uint32_t place_in(const kzi_lexicon *lexicon, uint32_t slot)
{
	return kzi_read_number(
		lexicon->places + 4 * (size_t)(slot & (lexicon->slots - 1)));
}

/* From the slot on, in which that place stands. */
static kzi_lexeme find_from(const kzi_lexicon *lexicon, uint32_t slot, uint32_t place,
	const char *word, size_t length)
{
	for (uint32_t tries = 0; tries < TRIES_MOST && place != 0; tries++) {
		const char *at = lexicon->bytes + place;
		if (kzi_word_is_at(lexicon->bytes, lexicon->length, place, word, length))
			return (kzi_lexeme){kzi_read_number(at),
				(uint8_t)at[KZI_WORD_BEGINS], (uint8_t)at[KZI_WORD_ENDS]};
		place = place_in(lexicon, ++slot);
	}
	return (kzi_lexeme){0, 0, 0};
}

static kzi_lexeme find(
	const kzi_lexicon *lexicon, uint32_t slot, const char *word, size_t length)
{
	return find_from(lexicon, slot, place_in(lexicon, slot), word, length);
}

kzi_lexeme kzi_lexicon_find(const kzi_lexicon *lexicon, const char *word, size_t length)
{
	uint32_t slot = kzi_hash_of(word, length);
	return may_have(lexicon, slot) ? find(lexicon, slot, word, length)
				       : (kzi_lexeme){0, 0, 0};
}

kzi_lexeme kzi_lexicon_find_on(const kzi_lexicon *lexicon, uint32_t hash,
	const char *word, size_t length, const char *ending)
{
	char longer[KZI_LEXEME_MAX];
	size_t more = strlen(ending);
	for (size_t i = 0; i < more; i++)
		hash = kzi_hash_byte(hash, ending[i]);
	uint32_t slot = kzi_hash_slot(hash);
	if (length + more > sizeof longer || !may_have(lexicon, slot))
		return (kzi_lexeme){0, 0, 0};
	if (more == 0)
		return find(lexicon, slot, word, length);
	memcpy(longer, word, length);
	memcpy(longer + length, ending, more);
	return find(lexicon, slot, longer, length + more);
}

/* Memory is slow and wide: what no answer waits for may be under way together. */
uint64_t kzi_lexicon_hashes(
	const kzi_lexicon *lexicon, const char *text, size_t length, uint32_t *hashes)
{
	uint64_t maybe = 0;
	uint32_t hash = KZI_HASH_START;
	hashes[0] = hash;
	for (size_t i = 0; i < length; i++) {
		hashes[i + 1] = hash = kzi_hash_byte(hash, text[i]);
		maybe |= (uint64_t)may_have(lexicon, kzi_hash_slot(hash)) << (i + 1);
	}
	return maybe;
}

void kzi_lexicon_find_all(const kzi_lexicon *lexicon, kzi_sought *words, size_t count)
{
	uint32_t places[KZI_SOUGHT_MOST];
	for (size_t i = 0; i < count; i++)
		places[i] = place_in(lexicon, kzi_hash_slot(words[i].hash));
	for (size_t i = 0; i < count; i++)
		words[i].found = find_from(lexicon, kzi_hash_slot(words[i].hash),
			places[i], words[i].word, words[i].length);
}

bool kzi_lexicon_is_fast(const kzi_lexicon *lexicon)
{
	return lexicon->hints != NULL;
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
