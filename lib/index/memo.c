/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/memo.h"

#include "base/hash.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

/* Words that nobody has met before go on coming, so it begins anew now and then. */
enum { WORDS_MOST = 1 << 17, BYTES_MOST = 16 << 20, SLOTS_MIN = 1 << 12 };

struct kzi_memo_word {
	const char *folded;
	size_t length;
	uint32_t hash;
	kzi_language language;
	kzi_word_terms terms;
};

/* ---- What becomes of it ---- */

static bool keep_term(kzi_memo *memo, kzi_entry_term *out)
{
	char *copy = memo->term.failed ? NULL
				       : kzi_arena_copy(&memo->arena, memo->term.data,
						 memo->term.length);
	*out = (kzi_entry_term){.text = copy, .length = memo->term.length};
	memo->bytes += memo->term.length + sizeof *out;
	return copy != NULL;
}

static kz_status make_terms(kzi_memo *memo, const kzi_word *word, kzi_language language,
	kzi_word_terms *out, kz_error *err)
{
	kzi_term term;
	kzi_entry_term first;
	kzi_part_terms parts = {.count = 0};
	kz_status st = kzi_analysis_term_in(memo->analysis, word, language, &term, err);
	if (st != KZ_OK)
		return st;
	kzi_term_word(&memo->term, term.text, term.length);
	if (!keep_term(memo, &first))
		return kzi_no_memory(err);
	if (language == KZI_DUTCH)
		st = kzi_analysis_parts(
			memo->analysis, word->folded, word->folded_length, &parts, err);
	if (st != KZ_OK)
		return st;
	out->count = 2 + parts.count;
	out->items = kzi_arena_alloc(&memo->arena, out->count * sizeof *out->items);
	if (out->items == NULL)
		return kzi_no_memory(err);
	out->items[0] = first;
	kzi_term_exact(&memo->term, word->folded, word->folded_length);
	bool kept = keep_term(memo, &out->items[1]);
	for (size_t i = 0; i < parts.count && kept; i++) {
		kzi_term_part(
			&memo->term, parts.items[i].term, parts.items[i].term_length);
		kept = keep_term(memo, &out->items[2 + i]);
	}
	return kept ? KZ_OK : kzi_no_memory(err);
}

/* ---- Remembering ---- */

static bool grow_slots(kzi_memo *memo)
{
	size_t count = memo->slot_count == 0 ? SLOTS_MIN : 2 * memo->slot_count;
	uint32_t *slots = calloc(count, sizeof *slots);
	if (slots == NULL)
		return false;
	for (size_t i = 0; i < memo->count; i++) {
		size_t to = memo->words[i].hash & (count - 1);
		while (slots[to] != 0)
			to = (to + 1) & (count - 1);
		slots[to] = (uint32_t)i + 1;
	}
	free(memo->slots);
	memo->slots = slots;
	memo->slot_count = count;
	return true;
}

static bool make_room(kzi_memo *memo)
{
	if (memo->count >= WORDS_MOST || memo->bytes >= BYTES_MOST) {
		kzi_arena_free(&memo->arena);
		memo->count = memo->bytes = 0;
		memset(memo->slots, 0, memo->slot_count * sizeof *memo->slots);
	}
	if (memo->count >= memo->slot_count / 2 && !grow_slots(memo))
		return false;
	if (memo->count < memo->room)
		return true;
	size_t room = memo->room == 0 ? SLOTS_MIN : 2 * memo->room;
	struct kzi_memo_word *words = realloc(memo->words, room * sizeof *words);
	if (words == NULL)
		return false;
	memo->words = words;
	memo->room = room;
	return true;
}

/* The slot of the word, or the free one where it would be. */
static uint32_t *find(const kzi_memo *memo, const struct kzi_memo_word *wanted)
{
	size_t mask = memo->slot_count - 1, at = wanted->hash & mask;
	for (; memo->slots[at] != 0; at = (at + 1) & mask) {
		const struct kzi_memo_word *known = &memo->words[memo->slots[at] - 1];
		if (known->hash == wanted->hash && known->length == wanted->length &&
			known->language == wanted->language &&
			memcmp(known->folded, wanted->folded, wanted->length) == 0)
			break;
	}
	return &memo->slots[at];
}

kz_status kzi_memo_terms(kzi_memo *memo, const kzi_word *word, kzi_language language,
	kzi_word_terms *out, kz_error *err)
{
	if (memo->secret == 0)
		memo->secret = kzi_hash_secret(memo);
	if (!make_room(memo))
		return kzi_no_memory(err);
	struct kzi_memo_word wanted = {.folded = word->folded,
		.length = word->folded_length,
		.hash = kzi_hash(memo->secret, word->folded, word->folded_length),
		.language = language};
	uint32_t *slot = find(memo, &wanted);
	if (*slot != 0) {
		*out = memo->words[*slot - 1].terms;
		return KZ_OK;
	}
	wanted.folded = kzi_arena_copy(&memo->arena, word->folded, word->folded_length);
	if (wanted.folded == NULL)
		return kzi_no_memory(err);
	kz_status st = make_terms(memo, word, language, &wanted.terms, err);
	if (st != KZ_OK)
		return st;
	memo->bytes += wanted.length + sizeof wanted;
	memo->words[memo->count++] = wanted;
	*slot = (uint32_t)memo->count;
	*out = wanted.terms;
	return KZ_OK;
}

void kzi_memo_free(kzi_memo *memo)
{
	kzi_arena_free(&memo->arena);
	free(memo->words);
	free(memo->slots);
	kzi_buffer_free(&memo->term);
	*memo = (kzi_memo){.analysis = memo->analysis};
}
