/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words that the engine may suggest for one that is misspelt: how often each
 * occurs, and which words have a fragment in common.
 */
#ifndef KZI_BULK_SPELLING_H
#define KZI_BULK_SPELLING_H

#include "bulk/names.h"
#include "bulk/btree.h"

enum { KZI_WORD_LEAST = 2, KZI_WORD_MOST = 254 };

/* All zero is none. */
typedef struct kzi_spelling {
	kzi_names words;
	uint32_t *frequencies; /* by number */
	size_t room;
} kzi_spelling;

/* The word occurs so much more often. What is too short or too long is no word. */
kz_status kzi_spelling_add(kzi_spelling *spelling, const char *word, size_t length,
	uint32_t frequency, kz_error *err);
/* *most: the highest frequency of all. */
kz_status kzi_spelling_write(
	const kzi_spelling *spelling, kzi_btree *table, uint32_t *most, kz_error *err);
void kzi_spelling_free(kzi_spelling *spelling);

#endif
