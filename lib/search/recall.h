/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which words of a query a word of a text is, remembered: in many texts most words come
 * again and again, and asking the stemmer costs more than reading them. Does not know
 * what makes a word fit.
 */
#ifndef KZI_SEARCH_RECALL_H
#define KZI_SEARCH_RECALL_H

#include "base/arena.h"
#include "text/words.h"

#include <stdint.h>

/* A word of a text, and the words of the query that it is, by their numbers. */
typedef struct kzi_recalled {
	const char *folded;
	const uint16_t *fits;
	uint32_t hash;
	uint16_t length, count;
	uint8_t language;
} kzi_recalled;

/* All zero is an empty one. */
typedef struct kzi_recall {
	kzi_arena arena;
	kzi_recalled *slots; /* of which the free ones have no word */
	size_t slot_count, count;
	uint32_t secret;
} kzi_recall;

/* NULL when it is not known. */
const kzi_recalled *kzi_recall_find(
	const kzi_recall *recall, const kzi_word *word, unsigned language);
/* Remembers it, and may forget others; false when there is no memory. */
bool kzi_recall_add(kzi_recall *recall, const kzi_word *word, unsigned language,
	const uint16_t *fits, size_t count);
void kzi_recall_free(kzi_recall *recall);

#endif
