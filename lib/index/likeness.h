/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Are two texts the same letter? A PDF that somebody kept has none of the names of
 * the Kamerstuk, but its date, its subject and its words. Knows nothing of names.
 */
#ifndef KZI_INDEX_LIKENESS_H
#define KZI_INDEX_LIKENESS_H

#include "document/document.h"

/*
 * Add the keys of from to those of document: a day with a subject or title on it,
 * hashed. Texts that share no key are never compared. A document without the day of
 * its date has no key. KZ_E_NO_MEMORY.
 */
kz_status kzi_likeness_keys(
	const kz_document *from, kz_document *document, kz_error *err);

/* The words of a text, ready to be compared: each three that follow each other. */
typedef struct kzi_shingles {
	uint64_t *items; /* sorted, each once */
	size_t count;
	size_t words;
} kzi_shingles;

/* KZ_E_NO_MEMORY. */
kz_status kzi_shingles_of(const kz_document *document, kzi_shingles *out, kz_error *err);
void kzi_shingles_free(kzi_shingles *shingles);

/* How much of the shorter is in the longer, 0 to 1. 0 when that says nothing: fewer
 * than 50 words, or one more than three times as long as the other. */
double kzi_likeness(const kzi_shingles *one, const kzi_shingles *other);

#endif
