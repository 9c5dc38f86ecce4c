/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/recall.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_FIRST = 1024, SLOTS_MOST = 1 << 14, WORD_MOST = 200 };

/* Where the word is, or would be. There is always a free slot. */
static kzi_recalled *slot_of(const kzi_recall *recall, uint32_t hash, const char *folded,
	size_t length, unsigned language)
{
	for (size_t at = hash;; at++) {
		kzi_recalled *slot = &recall->slots[at & (recall->slot_count - 1)];
		if (slot->folded == NULL ||
			(slot->hash == hash && slot->length == length &&
				slot->language == language &&
				memcmp(slot->folded, folded, length) == 0))
			return slot;
	}
}

const kzi_recalled *kzi_recall_find(
	const kzi_recall *recall, const kzi_word *word, unsigned language)
{
	if (recall->count == 0)
		return NULL;
	uint32_t hash = kzi_hash(recall->secret, word->folded, word->folded_length);
	const kzi_recalled *slot =
		slot_of(recall, hash, word->folded, word->folded_length, language);
	return slot->folded != NULL ? slot : NULL;
}

/* Half of them are free at least. */
static bool make_room(kzi_recall *recall)
{
	if (recall->count * 2 < recall->slot_count)
		return true;
	if (recall->slot_count >= SLOTS_MOST)
		kzi_recall_free(recall);
	kzi_recall larger = *recall;
	if (larger.secret == 0)
		larger.secret = kzi_hash_secret(recall);
	larger.slot_count =
		recall->slot_count == 0 ? SLOTS_FIRST : recall->slot_count * 2;
	larger.slots = calloc(larger.slot_count, sizeof *larger.slots);
	if (larger.slots == NULL)
		return false;
	for (size_t i = 0; i < recall->slot_count; i++) {
		const kzi_recalled *old = &recall->slots[i];
		if (old->folded != NULL)
			*slot_of(&larger, old->hash, old->folded, old->length,
				old->language) = *old;
	}
	free(recall->slots);
	*recall = larger;
	return true;
}

bool kzi_recall_add(kzi_recall *recall, const kzi_word *word, unsigned language,
	const uint16_t *fits, size_t count)
{
	size_t length = word->folded_length;
	/* So long a word is no word, and does not come again. */
	if (length > WORD_MOST)
		return true;
	if (!make_room(recall))
		return false;
	char *folded = kzi_arena_copy(&recall->arena, word->folded, length);
	uint16_t *copy = NULL;
	if (count > 0)
		copy = kzi_arena_alloc(&recall->arena, count * sizeof *copy);
	if (folded == NULL || (count > 0 && copy == NULL))
		return false;
	if (count > 0)
		memcpy(copy, fits, count * sizeof *copy);
	uint32_t hash = kzi_hash(recall->secret, folded, length);
	*slot_of(recall, hash, folded, length, language) = (kzi_recalled){
		folded, copy, hash, (uint16_t)length, (uint16_t)count, (uint8_t)language};
	recall->count++;
	return true;
}

void kzi_recall_free(kzi_recall *recall)
{
	kzi_arena_free(&recall->arena);
	free(recall->slots);
	*recall = (kzi_recall){0};
}
