/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/ties.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

/* More than adding up in another order can make of it, and less than any word weighs. */
static const double nearly = 1e-12;

enum {
	BEHIND = 64, /* documents behind those that are asked for, first */
	BEHIND_MOST = 1 << 14
};

/* Of two numbers the order is no matter. */
bool kzi_ties_matter(const kz_index *index, const kzi_query *query, int32_t order)
{
	size_t summed = 0;
	for (size_t i = 0; i < query->node_count; i++) {
		const kzi_node *node = &query->nodes[i];
		summed += kzi_is_plain(node) && node->other_count == 0 &&
					  node->part == NULL && node->piece_count == 0
				  ? node->term_count
				  : 3;
	}
	return index->shard_count > 1 && order == KZ_ORDER_RELEVANCE && summed > 2;
}

/* ---- Asking ---- */

static kz_status set_up(xapian_enquire *enquire, const xapian_query *query,
	const xapian_search_options *order, kz_error *err)
{
	xapian_error why;
	xapian_weight *weight = NULL;
	kz_status st =
		kzi_engine(xapian_weight_bm25(order->k1, order->k2, order->k3, order->b,
				   order->min_normalised_length, &weight, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_set_weight(enquire, weight, &why), &why,
			NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_set_sort(enquire, (xapian_sort)order->sort,
					order->sort_slot, order->sort_descending, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_set_query(enquire, query, 0, &why), &why,
			NULL, err);
	xapian_weight_close(weight);
	return st;
}

/* ---- Settling ---- */

static bool are_equal(double one, double other)
{
	return one - other <= nearly * one;
}

static int by_key(const void *a, const void *b)
{
	const xapian_match *one = *(const xapian_match *const *)a;
	const xapian_match *other = *(const xapian_match *const *)b;
	size_t shared = one->sort_key.size < other->sort_key.size ? one->sort_key.size
								  : other->sort_key.size;
	int order =
		shared > 0 ? memcmp(one->sort_key.data, other->sort_key.data, shared) : 0;
	return order != 0 ? order
			  : (one->sort_key.size > other->sort_key.size) -
				    (one->sort_key.size < other->sort_key.size);
}

/* Where the documents that weigh as much as the one at begin end. */
static size_t end_of_tie(const xapian_mset *mset, size_t begin)
{
	size_t end = begin + 1, count = xapian_mset_count(mset);
	while (end < count && are_equal(xapian_mset_at(mset, end - 1)->weight,
				      xapian_mset_at(mset, end)->weight))
		end++;
	return end;
}

static kz_status copy(
	const xapian_mset *mset, bool settle, kzi_ranking *out, kz_error *err)
{
	size_t count = xapian_mset_count(mset);
	const xapian_match **matches = calloc(count + 1, sizeof(xapian_match *));
	kzi_ranked *items = calloc(count + 1, sizeof *items);
	*out = (kzi_ranking){items, count, xapian_mset_lower_bound(mset),
		xapian_mset_upper_bound(mset)};
	for (size_t i = 0; i < count && matches != NULL; i++)
		matches[i] = xapian_mset_at(mset, i);
	for (size_t i = 0, end; i < count && matches != NULL && settle; i = end) {
		end = end_of_tie(mset, i);
		qsort(matches + i, end - i, sizeof *matches, by_key);
	}
	for (size_t i = 0; i < count && matches != NULL && items != NULL; i++)
		items[i] = (kzi_ranked){matches[i]->docid, matches[i]->weight};
	bool made = matches != NULL && items != NULL;
	free(matches);
	return made ? KZ_OK : kzi_no_memory(err);
}

/* Does what weighs as much as the last that is wanted go on behind what was given? */
static bool is_open(const xapian_mset *mset, uint32_t limit, uint32_t given)
{
	size_t count = xapian_mset_count(mset);
	return count == given && limit > 0 && limit <= count &&
	       end_of_tie(mset, limit - 1) == count;
}

static kz_status ask(xapian_enquire *enquire, uint32_t limit, uint32_t count, bool settle,
	xapian_mset **out, kz_error *err)
{
	xapian_error why;
	kz_status st = KZ_OK;
	uint32_t behind = settle ? BEHIND : 0;
	for (;;) {
		xapian_mset_close(*out);
		*out = NULL;
		st = kzi_engine(xapian_enquire_mset(enquire, 0, limit + behind, count,
					NULL, NULL, out, &why),
			&why, NULL, err);
		if (st != KZ_OK || behind == 0 || behind >= BEHIND_MOST ||
			!is_open(*out, limit, limit + behind))
			return st;
		behind *= 4;
	}
}

kz_status kzi_rank_documents(kz_index *index, const xapian_query *query, int32_t order,
	uint32_t limit, uint32_t count, bool settle, kzi_ranking *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics all;
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	*out = (kzi_ranking){0};
	kzi_order(order, &options);
	kz_status st = kzi_engine(xapian_database_statistics(index->database, &all, &why),
		&why, index->path, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_new(index->database, &enquire, &why), &why,
			index->path, err);
	if (st == KZ_OK)
		st = set_up(enquire, query, &options, err);
	if (st == KZ_OK && limit == 0)
		st = ask(enquire, all.documents, all.documents, false, &mset, err);
	else if (st == KZ_OK)
		st = ask(enquire, limit, count, settle, &mset, err);
	if (st == KZ_OK)
		st = copy(mset, settle, out, err);
	xapian_mset_close(mset);
	xapian_enquire_close(enquire);
	if (st != KZ_OK)
		kzi_ranking_free(out);
	return st;
}

void kzi_ranking_free(kzi_ranking *ranking)
{
	free(ranking->items);
	*ranking = (kzi_ranking){0};
}
