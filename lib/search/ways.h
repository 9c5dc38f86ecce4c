/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A word, by each of the ways in which a document may have it: itself, as it is in
 * English, as a part of a compound, or its own parts near each other. A document weighs
 * the most of what it weighs by any. It mirrors builder.c and compounds.c, which say the
 * same to the engine.
 */
#ifndef KZI_SEARCH_WAYS_H
#define KZI_SEARCH_WAYS_H

#include "search/postings.h"

typedef struct kzi_wording {
	kz_index *index;
	const kzi_node *node;
	const kzi_scores *among; /* where not NULL, of these alone */
	uint32_t documents;      /* in the index */
	kzi_clock *clock;
	kz_error *err;
} kzi_wording;

/* Is it one of which the weights can be worked out here? */
bool kzi_can_score_word(const kzi_node *node);
/* In how many documents its parts may all be, about; 0: it has none. */
kz_status kzi_count_pieces(
	kz_index *index, const kzi_node *node, uint32_t *out, kz_error *err);
/* *itself: the documents of its own term. KZ_E_DEADLINE, KZ_E_NO_MEMORY, failures of the
 * engine. */
kz_status kzi_score_word(
	const kzi_wording *wording, kzi_postings *itself, kzi_scores *out);

#endif
