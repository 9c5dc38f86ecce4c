/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The order of documents that weigh the same. Each shard adds up the words of a query in
 * the order that suits its own lists, and the last bit of a sum may depend on that: then
 * two documents that are as good would come in the order of that bit, and not of their
 * dates. In one database the dates of these alone need be read.
 */
#ifndef KZI_SEARCH_TIES_H
#define KZI_SEARCH_TIES_H

#include "search/query.h"

/* Two sums may differ by this part of either for the order in which they were added up:
 * more than that can make, and less than any word weighs. */
#define KZI_NEARLY 1e-12

typedef struct kzi_ranked {
	uint32_t docid;
	double weight;
} kzi_ranked;

/* Of a search by date: how many were left out for having none, if that was counted. */
typedef struct kzi_undated {
	bool known;
	uint32_t count;
} kzi_undated;

typedef struct kzi_ranking {
	kzi_ranked *items;
	size_t count;
	uint32_t least, most; /* documents that match in all */
	kzi_undated undated;
} kzi_ranking;

/* Can it matter, in this index, with this query, in this order? */
bool kzi_ties_matter(const kz_index *index, const kzi_query *query, int32_t order);

/* The first so many documents of a query of the engine, or all (0), in that order, a
 * kz_order; with exact totals up to count. settle: and ties as they should be. */
kz_status kzi_rank_documents(kz_index *index, const xapian_query *query, int32_t order,
	uint32_t limit, uint32_t count, bool settle, kzi_ranking *out, kz_error *err);
/* The first so many by what they weigh; those that weigh the same come as they like. */
kz_status kzi_rank_weights(kz_index *index, const xapian_query *query, uint32_t limit,
	kzi_ranking *out, kz_error *err);
/* Is what a search wants the first so many by what they weigh, in one database? */
bool kzi_can_rank_best(
	const kz_index *index, const kzi_query *query, int32_t order, uint32_t wanted);
/* The first so many of such a search: as kzi_rank_documents() has them, but the engine
 * need not read the date of all that match. */
kz_status kzi_rank_best(kz_index *index, const xapian_query *query, uint32_t limit,
	kzi_ranking *out, kz_error *err);
/* Puts documents of known weights in order, and keeps the first so many. *done: or too
 * many weigh the same for that. */
kz_status kzi_rank_order(
	kz_index *index, uint32_t limit, bool *done, kzi_ranking *ranking, kz_error *err);
void kzi_ranking_free(kzi_ranking *ranking);

#endif
