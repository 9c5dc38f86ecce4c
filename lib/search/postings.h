/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents with what they weigh, and what is made of several lists of them. */
#ifndef KZI_SEARCH_POSTINGS_H
#define KZI_SEARCH_POSTINGS_H

#include "glass/glass.h"
#include "search/choice.h"
#include "search/ties.h"
#include "search/weights.h"

/* By docid. */
typedef struct kzi_scores {
	kzi_ranked *items;
	size_t count;
} kzi_scores;

void kzi_scores_free(kzi_scores *scores);
/* The place of the first that has at least that docid, from a place on. */
size_t kzi_scores_seek(const kzi_scores *scores, size_t from, uint32_t docid);

/* The documents of a term, or those that matter. */
typedef struct kzi_postings {
	kzi_posting *items;
	size_t count;
	uint32_t all; /* how many there are in the index */
} kzi_postings;

/* In how many documents; 0 for NULL. */
kz_status kzi_postings_count(
	kz_index *index, const char *term, uint32_t *out, kz_error *err);
/* None for NULL; where among is not NULL, of these documents alone. KZ_E_DEADLINE when
 * the clock says so. */
kz_status kzi_postings_read(kz_index *index, const char *term, const kzi_scores *among,
	kzi_clock *clock, kzi_postings *out, kz_error *err);
void kzi_postings_free(kzi_postings *postings);

/* The same documents, which weigh nothing. KZ_E_NO_MEMORY. */
kz_status kzi_scores_of(const kzi_postings *postings, kzi_scores *out, kz_error *err);
kz_status kzi_scores_of_docids(const kzi_docids *docids, kzi_scores *out, kz_error *err);
/* Those of either, with the sum. KZ_E_NO_MEMORY. */
kz_status kzi_scores_either(
	const kzi_scores *one, const kzi_scores *other, kzi_scores *out, kz_error *err);
/* Those that match in part, with the sum of what they weigh by each node of the choice,
 * in its order, which are no more than may decide. KZ_E_NO_MEMORY. */
kz_status kzi_scores_some(
	const kzi_scores *each, const kzi_choice *choice, kzi_scores *out, kz_error *err);
/* Leaves of the first those that both have, with the sum. */
void kzi_scores_both(kzi_scores *one, const kzi_scores *other);

/* Adds what a term weighs (kzi_weigh()) to those documents that have it. */
void kzi_scores_add(kzi_scores *scores, const kzi_postings *postings, double weight);

#endif
