/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents with what they weigh, and what is made of several lists of them. */
#ifndef KZI_SEARCH_POSTINGS_H
#define KZI_SEARCH_POSTINGS_H

#include "search/ties.h"
#include "search/weights.h"

/* By docid. */
typedef struct kzi_scores {
	kzi_ranked *items;
	size_t count;
} kzi_scores;

void kzi_scores_free(kzi_scores *scores);

/* The documents of a term. */
typedef struct kzi_postings {
	xapian_posting *items;
	size_t count;
} kzi_postings;

/* None for NULL. KZ_E_DEADLINE when the clock says so. */
kz_status kzi_postings_read(kz_index *index, const char *term, kzi_clock *clock,
	kzi_postings *out, kz_error *err);
void kzi_postings_free(kzi_postings *postings);

/* Each closes both, whatever happens, and may give one of them. KZ_E_NO_MEMORY. */

/* Those of either, with the sum. */
kz_status kzi_scores_either(
	kzi_scores *one, kzi_scores *other, kzi_scores *out, kz_error *err);
/* Those of both, with the sum. */
kz_status kzi_scores_both(
	kzi_scores *one, kzi_scores *other, kzi_scores *out, kz_error *err);

/* Adds what a term weighs (kzi_weigh()) to those documents that have it. */
void kzi_scores_add(kzi_scores *scores, const kzi_postings *postings, double weight);

#endif
