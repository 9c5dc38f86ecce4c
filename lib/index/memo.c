/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/memo.h"

#include "base/hash.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

/* Words that nobody has met before go on coming, so it begins anew now and then. */
enum { WORDS_MOST = 1 << 18, BYTES_MOST = 24 << 20, SLOTS_MIN = 1 << 12 };

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

static kz_status keep_others(kzi_memo *memo, const kzi_word *word,
	const kzi_part_terms *parts, kzi_memo_word *out, kz_error *err)
{
	size_t count = 1 + parts->count;
	out->others = kzi_arena_alloc(&memo->arena, count * sizeof *out->others);
	if (out->others == NULL)
		return kzi_no_memory(err);
	kzi_term_exact(&memo->term, word->folded, word->folded_length);
	bool kept = keep_term(memo, &out->others[0]);
	for (size_t i = 0; i < parts->count && kept; i++) {
		const kzi_part_term *part = &parts->items[i];
		kzi_term_part(&memo->term, part->term, part->term_length);
		kept = keep_term(memo, &out->others[1 + i]);
	}
	out->other_count = (uint32_t)count;
	return kept ? KZ_OK : kzi_no_memory(err);
}

static kz_status make_terms(
	kzi_memo *memo, const kzi_word *word, kzi_memo_word *out, kz_error *err)
{
	kzi_term term;
	kzi_part_terms parts = {.count = 0};
	kz_status st =
		kzi_analysis_term_in(memo->analysis, word, out->language, &term, err);
	if (st != KZ_OK)
		return st;
	kzi_term_word(&memo->term, term.text, term.length);
	if (!keep_term(memo, &out->term))
		return kzi_no_memory(err);
	if (out->language == KZI_DUTCH)
		st = kzi_analysis_parts(
			memo->analysis, word->folded, word->folded_length, &parts, err);
	return st == KZ_OK ? keep_others(memo, word, &parts, out, err) : st;
}

/* ---- Remembering ---- */

static bool grow(kzi_memo *memo)
{
	size_t count = memo->slot_count == 0 ? SLOTS_MIN : 2 * memo->slot_count;
	struct kzi_memo_slot *slots = calloc(count, sizeof *slots);
	if (slots == NULL)
		return false;
	for (size_t i = 0; i < memo->slot_count; i++) {
		size_t to = memo->slots[i].hash & (count - 1);
		if (memo->slots[i].word == NULL)
			continue;
		while (slots[to].word != NULL)
			to = (to + 1) & (count - 1);
		slots[to] = memo->slots[i];
	}
	free(memo->slots);
	memo->slots = slots;
	memo->slot_count = count;
	return true;
}

static bool is_same(
	const kzi_memo_word *known, const kzi_word *word, kzi_language language)
{
	return known->length == word->folded_length && known->language == language &&
	       memcmp(known->folded, word->folded, known->length) == 0;
}

/* The slot of the word, or the free one where it would be. */
static struct kzi_memo_slot *find_slot(
	const kzi_memo *memo, const kzi_word *word, kzi_language language, uint32_t hash)
{
	size_t mask = memo->slot_count - 1, at = hash & mask;
	while (memo->slots[at].word != NULL &&
		(memo->slots[at].hash != hash ||
			!is_same(memo->slots[at].word, word, language)))
		at = (at + 1) & mask;
	return &memo->slots[at];
}

static kz_status find_or_make(kzi_memo *memo, const kzi_word *word, kzi_language language,
	uint32_t hash, kzi_memo_word **out, kz_error *err)
{
	size_t length = word->folded_length;
	if (memo->count >= memo->slot_count / 2 && !grow(memo))
		return kzi_no_memory(err);
	struct kzi_memo_slot *slot = find_slot(memo, word, language, hash);
	*out = slot->word;
	if (*out != NULL)
		return KZ_OK;
	kzi_memo_word *made = kzi_arena_alloc(&memo->arena, sizeof *made + length);
	if (made == NULL)
		return kzi_no_memory(err);
	made->language = language;
	made->length = (uint32_t)length;
	memcpy(made->folded, word->folded, length);
	kz_status st = make_terms(memo, word, made, err);
	if (st != KZ_OK)
		return st;
	memo->bytes += length + sizeof *made;
	memo->count++;
	*slot = (struct kzi_memo_slot){made, hash};
	*out = made;
	return KZ_OK;
}

/* Memory is slow and wide: what all of them need is asked for before any of it is made
 * use of. Those that come out as NULL must be looked for one by one. */
static void look_at_once(const kzi_memo *memo, const kzi_word *words, size_t count,
	kzi_language language, const uint32_t *hashes, kzi_memo_word **out)
{
	bool likely[KZI_MEMO_MOST];
	for (size_t i = 0; i < count; i++) {
		struct kzi_memo_slot slot =
			memo->slots[hashes[i] & (memo->slot_count - 1)];
		out[i] = slot.hash == hashes[i] ? slot.word : NULL;
	}
	for (size_t i = 0; i < count; i++)
		likely[i] = out[i] != NULL && out[i]->length == words[i].folded_length;
	for (size_t i = 0; i < count; i++)
		if (!likely[i] || !is_same(out[i], &words[i], language))
			out[i] = NULL;
}

kz_status kzi_memo_find(kzi_memo *memo, const kzi_word *words, size_t count,
	kzi_language language, kzi_memo_word **out, kz_error *err)
{
	uint32_t hashes[KZI_MEMO_MOST];
	if (memo->secret == 0)
		memo->secret = kzi_hash_secret(memo);
	if (memo->slot_count == 0 && !grow(memo))
		return kzi_no_memory(err);
	for (size_t i = 0; i < count; i++)
		hashes[i] =
			kzi_hash(memo->secret, words[i].folded, words[i].folded_length);
	look_at_once(memo, words, count, language, hashes, out);
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		if (out[i] == NULL)
			st = find_or_make(
				memo, &words[i], language, hashes[i], &out[i], err);
	return st;
}

/* ---- Counting ---- */

kz_status kzi_memo_count(kzi_memo *memo, kzi_memo_word *word, uint32_t wdf, kz_error *err)
{
	if (word->wdf == 0) {
		if (memo->counted_count == memo->counted_room) {
			size_t room = memo->counted_room == 0 ? SLOTS_MIN
							      : 2 * memo->counted_room;
			kzi_memo_word **counted =
				realloc(memo->counted, room * sizeof *counted);
			if (counted == NULL)
				return kzi_no_memory(err);
			memo->counted = counted;
			memo->counted_room = room;
		}
		memo->counted[memo->counted_count++] = word;
	}
	word->wdf += wdf;
	return KZ_OK;
}

bool kzi_memo_full(const kzi_memo *memo)
{
	return memo->count >= WORDS_MOST || memo->bytes >= BYTES_MOST;
}

static void forget(kzi_memo *memo)
{
	kzi_arena_free(&memo->arena);
	memset(memo->slots, 0, memo->slot_count * sizeof *memo->slots);
	memo->count = memo->bytes = 0;
}

kz_status kzi_memo_tell(kzi_memo *memo, const kzi_entry *out, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < memo->counted_count; i++) {
		kzi_memo_word *word = memo->counted[i];
		for (uint32_t j = 0; j < word->other_count && st == KZ_OK; j++)
			st = out->count(out->context, &word->others[j], word->wdf, err);
		word->wdf = 0;
	}
	memo->counted_count = 0;
	if (kzi_memo_full(memo))
		forget(memo);
	return st;
}

void kzi_memo_free(kzi_memo *memo)
{
	kzi_arena_free(&memo->arena);
	free(memo->slots);
	free(memo->counted);
	kzi_buffer_free(&memo->term);
	*memo = (kzi_memo){.analysis = memo->analysis};
}
