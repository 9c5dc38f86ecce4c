/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What becomes of a word, remembered: in a large text each word comes again some twenty
 * times, and taking it apart costs more than all that is done with it afterwards.
 */
#ifndef KZI_INDEX_MEMO_H
#define KZI_INDEX_MEMO_H

#include "base/arena.h"
#include "base/buffer.h"
#include "index/entry.h"
#include "text/analysis.h"

/* The first has a place, and no bytes when the stemmer leaves nothing of the word; the
 * others have none: the form that stands there, and its parts. */
typedef struct kzi_word_terms {
	kzi_entry_term *items;
	size_t count;
} kzi_word_terms;

/* For one thread, and one taker. All zero but for the analysis, which must stay as it
 * is, is an empty one. */
typedef struct kzi_memo {
	kz_analysis *analysis;
	kzi_arena arena;
	struct kzi_memo_word *words;
	size_t count, room, bytes;
	uint32_t *slots; /* a word, from 1; 0: free */
	size_t slot_count;
	uint32_t secret;
	kzi_buffer term;
} kzi_memo;

/* Lives until the next call. KZ_E_NO_MEMORY. */
kz_status kzi_memo_terms(kzi_memo *memo, const kzi_word *word, kzi_language language,
	kzi_word_terms *out, kz_error *err);
/* All but the analysis. */
void kzi_memo_free(kzi_memo *memo);

#endif
