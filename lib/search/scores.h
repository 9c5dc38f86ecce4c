/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What each document that matches weighs without nearness, added up here: the engine
 * takes each document through the whole query, and this each word through all of its
 * documents, which costs a fraction. Only for words, alone or in groups, in one
 * database; the numbers are those of kzi_rank_apart(), but for the last bits.
 */
#ifndef KZI_SEARCH_SCORES_H
#define KZI_SEARCH_SCORES_H

#include "search/postings.h"
#include "search/query.h"

/* Which documents of the query match. */
typedef enum kzi_matching {
	KZI_MATCHING_ALL,  /* those with all of its nodes */
	KZI_MATCHING_ANY,  /* with any, none of which must be there */
	KZI_MATCHING_PART, /* with some (choice.h), of a few, none of which must be there
			    */
	KZI_MATCHING_OTHER /* those that something else says, beside the nodes */
} kzi_matching;

typedef struct kzi_scored {
	kzi_scores all;
	/* Of each node that may weigh more near another: the documents of its term. */
	kzi_postings *words;
	size_t word_count;
	uint32_t documents; /* in the index */
	kzi_undated undated;
} kzi_scored;

void kzi_scored_free(kzi_scored *scored);

/* Is it a query for which this can be done? */
bool kzi_can_score(const kz_index *index, const kzi_query *query, kzi_matching matching);
typedef struct kzi_scored_counts {
	uint64_t all, fewest; /* postings of all nodes, and of the rarest, at most */
	double both;          /* documents with all of them, about */
} kzi_scored_counts;
kz_status kzi_count_scored(
	kz_index *index, const kzi_query *query, kzi_scored_counts *out, kz_error *err);
/* The documents that match, of among (which weigh nothing) or of all (NULL).
 * KZ_E_DEADLINE, KZ_E_NO_MEMORY, failures of the engine. */
kz_status kzi_score(kz_index *index, const kzi_query *query, kzi_matching matching,
	const kzi_scores *among, kzi_scored *out, kz_error *err);
/* Adds what words weigh more where they stand as they were typed: asked of no more
 * documents than are left. */
kz_status kzi_score_as_typed(
	kz_index *index, const kzi_query *query, kzi_scored *scored, kz_error *err);

#endif
