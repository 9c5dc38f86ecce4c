/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What becomes of a word, remembered: in a large text each word comes again some twenty
 * times, and taking it apart costs more than all that is done with it afterwards. And
 * what has no place, which is most of it, is told once for each document, with how often.
 */
#ifndef KZI_INDEX_MEMO_H
#define KZI_INDEX_MEMO_H

#include "base/arena.h"
#include "base/buffer.h"
#include "index/entry.h"
#include "text/analysis.h"

/* The term has a place, and no bytes when the stemmer leaves nothing of the word; the
 * others have none: the form that stands there, and its parts. */
typedef struct kzi_memo_word {
	kzi_entry_term term;
	kzi_entry_term *others;
	uint32_t other_count;
	uint32_t wdf; /* of the others, not told yet */
	kzi_language language;
	uint32_t length;
	char folded[];
} kzi_memo_word;

struct kzi_memo_slot {
	kzi_memo_word *word; /* NULL: free */
	uint32_t hash;
};

/* For one thread, and one taker. All zero but for the analysis, which must stay as it
 * is, is an empty one. */
typedef struct kzi_memo {
	kz_analysis *analysis;
	kzi_arena arena;
	struct kzi_memo_slot *slots;
	size_t slot_count, count, bytes;
	kzi_memo_word **counted; /* those with a wdf */
	size_t counted_count, counted_room;
	uint32_t secret;
	kzi_buffer term;
} kzi_memo;

enum { KZI_MEMO_MOST = 64 };

/* What becomes of some words in a row, at most KZI_MEMO_MOST of them; lives until the
 * memo is told to tell. KZ_E_NO_MEMORY, as the others. */
kz_status kzi_memo_find(kzi_memo *memo, const kzi_word *words, size_t count,
	kzi_language language, kzi_memo_word **out, kz_error *err);
/* The word, once more in this document. */
kz_status kzi_memo_count(
	kzi_memo *memo, kzi_memo_word *word, uint32_t wdf, kz_error *err);
/* Tells of all that was counted: at the end of a document, and whenever it is full. Then
 * it forgets all it knows. */
kz_status kzi_memo_tell(kzi_memo *memo, const kzi_entry *out, kz_error *err);
bool kzi_memo_full(const kzi_memo *memo);
/* All but the analysis. */
void kzi_memo_free(kzi_memo *memo);

#endif
