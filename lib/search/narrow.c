/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/narrow.h"

#include "search/ties.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>

enum {
	WANTED_MOST = 1000, /* of a page further on all is looked at */
	FIRST = 100         /* documents behind the wanted ones that are tried first */
};

/* And that are known, should those not be enough: nearly always the fewer do, and to
 * keep more in order takes the engine longer. */
static const uint32_t rest[] = {1000, 4000};

/* Adding up in another order makes less of a difference. */
static const double nearly = 1e-9;

/* Words that must be there and words that need not the engine may add up in another order
 * when it is given a list. */
static bool can_narrow(
	const kz_index *index, const kzi_query *query, int32_t order, uint32_t wanted)
{
	for (size_t i = 1; i < query->node_count; i++) {
		if (query->nodes[i].required != query->nodes[0].required)
			return false;
	}
	return index->shards == NULL && order == KZ_ORDER_RELEVANCE && wanted > 0 &&
	       wanted <= WANTED_MOST;
}

/* What nearness can add, at most; 0: there is none to be sought. */
static kz_status most_of_nearness(
	kz_index *index, const kzi_query *query, double *out, kz_error *err)
{
	xapian_error why;
	xapian_query *nearness;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	*out = 0;
	kz_status st = kzi_build_nearness(query, &nearness, err);
	if (st != KZ_OK || nearness == NULL)
		return st;
	/* Nothing is sought: it is only asked. */
	kzi_rank_words(&options);
	options.limit = 0;
	options.check_at_least = 0;
	st = kzi_engine(xapian_search(index->database, nearness, &options, &mset, &why),
		&why, index->path, err);
	*out = xapian_mset_max_possible(mset);
	xapian_mset_close(mset);
	xapian_query_close(nearness);
	return st;
}

/* The first so many of a ranking, as documents of matching. */
static kz_status only(const kzi_ranking *ranking, size_t count, kzi_query *query,
	xapian_query *matching, xapian_query **out, kz_error *err)
{
	xapian_query *both[2] = {matching, NULL};
	kzi_docids *list = kzi_arena_alloc(&query->arena, sizeof *list);
	uint32_t *items = kzi_arena_alloc(&query->arena, (count + 1) * sizeof *items);
	*out = NULL;
	if (list == NULL || items == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < count; i++)
		items[i] = ranking->items[i].docid;
	*list = (kzi_docids){items, count};
	kzi_docids_sort(list);
	kz_status st = kzi_build_listed(list, &both[1], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_FILTER, both, 2, 0, out, err);
	xapian_query_close(both[1]);
	return st;
}

/* Ranks matching without nearness: what is known of all documents. */
static kz_status rank_apart(kz_index *index, const kzi_query *query,
	xapian_query *matching, uint32_t count, kzi_ranking *out, kz_error *err)
{
	xapian_query *apart;
	kz_status st = kzi_copy_query(matching, &apart, err);
	if (st == KZ_OK)
		st = kzi_rank_apart(query, apart, &apart, err);
	if (st == KZ_OK)
		st = kzi_rank_weights(index, apart, count, out, err);
	xapian_query_close(apart);
	return st;
}

/* What the last of the wanted ones weighs with all that there is, among the first. */
static kz_status weigh_last(kz_index *index, kzi_query *query, const kzi_ranking *apart,
	uint32_t wanted, xapian_query *matching, double *out, kz_error *err)
{
	xapian_query *first;
	kzi_ranking ranked = {0};
	kz_status st = only(apart, wanted + FIRST, query, matching, &first, err);
	if (st == KZ_OK)
		st = kzi_rank(query, first, &first, err);
	if (st == KZ_OK)
		st = kzi_rank_weights(index, first, wanted, &ranked, err);
	*out = ranked.count == wanted ? ranked.items[wanted - 1].weight : 0;
	xapian_query_close(first);
	kzi_ranking_free(&ranked);
	return st;
}

static size_t count_from(const kzi_ranking *ranking, double weight)
{
	size_t count = 0;
	while (count < ranking->count && ranking->items[count].weight >= weight)
		count++;
	return count;
}

/* How many of the first can be among the wanted ones, by what the last of these weighs
 * without nearness; and when these are many, by what it weighs with it. */
static kz_status count_near(kz_index *index, kzi_query *query, const kzi_ranking *apart,
	uint32_t wanted, double most, xapian_query *matching, size_t *near, kz_error *err)
{
	const double above = most * (1 + nearly);
	kz_status st = KZ_OK;
	*near = apart->count;
	if (apart->count <= wanted)
		return KZ_OK;
	double last = apart->items[wanted - 1].weight;
	*near = count_from(apart, last * (1 - nearly) - above);
	if (*near <= wanted + FIRST)
		return KZ_OK;
	st = weigh_last(index, query, apart, wanted, matching, &last, err);
	*near = count_from(apart, last * (1 - nearly) - above);
	return st;
}

/* *out stays NULL when more of them would have to be known. */
static kz_status narrow_to(kz_index *index, kzi_query *query, uint32_t wanted,
	double most, uint32_t known, xapian_query *matching, xapian_query **out,
	kzi_narrowed *narrowed, kz_error *err)
{
	kzi_ranking apart = {0};
	size_t near = 0;
	kz_status st = rank_apart(index, query, matching, known, &apart, err);
	if (st == KZ_OK)
		st = count_near(index, query, &apart, wanted, most, matching, &near, err);
	bool all_known = near < apart.count || apart.count == apart.most;
	if (st == KZ_OK && all_known) {
		st = only(&apart, near, query, matching, out, err);
		*narrowed = (kzi_narrowed){st == KZ_OK, apart.least, apart.most};
	}
	kzi_ranking_free(&apart);
	return st;
}

/* *out stays NULL when all are to be looked at. */
static kz_status narrow(kz_index *index, kzi_query *query, uint32_t wanted, double most,
	xapian_query *matching, xapian_query **out, kzi_narrowed *narrowed, kz_error *err)
{
	kz_status st = KZ_OK;
	/* To weigh all that a pattern stands for once more takes longer than to keep more
	 * documents in order. */
	for (size_t i = kzi_is_dear(query); i < sizeof rest / sizeof *rest; i++) {
		if (*out != NULL || st != KZ_OK)
			break;
		st = narrow_to(index, query, wanted, most, wanted + FIRST + rest[i],
			matching, out, narrowed, err);
	}
	return st;
}

kz_status kzi_narrow(kz_index *index, kzi_query *query, int32_t order, uint32_t wanted,
	xapian_query *matching, xapian_query **out, kzi_narrowed *narrowed, kz_error *err)
{
	xapian_query *fewer = NULL;
	double most = 0;
	kz_status st = KZ_OK;
	*narrowed = (kzi_narrowed){0};
	*out = matching;
	if (!can_narrow(index, query, order, wanted))
		return KZ_OK;
	st = most_of_nearness(index, query, &most, err);
	if (st == KZ_OK && most > 0)
		st = narrow(index, query, wanted, most, matching, &fewer, narrowed, err);
	if (st != KZ_OK || fewer != NULL) {
		xapian_query_close(matching);
		*out = fewer;
	}
	return st;
}
