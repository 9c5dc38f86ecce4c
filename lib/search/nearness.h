/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What words add to the weight of a document by standing near each other there: two that
 * follow each other in the query are a pair. */
#ifndef KZI_SEARCH_NEARNESS_H
#define KZI_SEARCH_NEARNESS_H

#include "search/scores.h"

/* A document, what it weighs apart from that, and with all that nearness may add. */
typedef struct kzi_candidate {
	uint32_t docid;
	double apart, most;
} kzi_candidate;

/* Sets most of the candidates, which are by docid. */
void kzi_nearness_bound(const kzi_query *query, const kzi_scored *scored,
	kzi_candidate *candidates, size_t count);
/* What it adds in one document; when that is less than least, no more than that. */
kz_status kzi_nearness(kz_index *index, const kzi_query *query, const kzi_scored *scored,
	const kzi_candidate *candidate, double least, double *out, kz_error *err);

#endif
