/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What words add to the weight of a document by standing near each other there: two that
 * follow each other in the query are a pair. */
#ifndef KZI_SEARCH_NEARNESS_H
#define KZI_SEARCH_NEARNESS_H

#include "search/scores.h"

/* Candidates that are looked at at once. */
enum { KZI_NEARNESS_MOST = 512 };

/* A document, what it weighs apart from that, and with all that nearness may add. */
typedef struct kzi_candidate {
	uint32_t docid;
	double apart, most;
} kzi_candidate;

/* Sets most of the candidates, which are by docid. */
void kzi_nearness_bound(const kzi_query *query, const kzi_scored *scored,
	kzi_candidate *candidates, size_t count);
/* What it adds in each of so many candidates, at most KZI_NEARNESS_MOST, which are by
 * docid; when they come to less than least with it, no more than that. */
kz_status kzi_nearness(kz_index *index, const kzi_query *query, const kzi_scored *scored,
	const kzi_candidate *candidates, size_t count, double least, double *out,
	kz_error *err);

#endif
