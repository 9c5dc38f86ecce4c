/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/ties.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

enum {
	BEHIND = 64, /* documents behind those that are asked for, first */
	BEHIND_MOST = 1 << 14,
	BEST_MOST = 1000 /* of a page further on the engine is left to order all */
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

/* By nothing but the weight the engine would take in each document that matches, to put
 * it out again; it looks first where a key is to be compared, be it an empty one. */
static kz_status set_weight_order(xapian_enquire *enquire, kz_error *err)
{
	xapian_error why;
	xapian_key_maker *empty = NULL;
	kz_status st = kzi_engine(xapian_key_maker_new(&empty, &why), &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_enquire_set_sort_by_key(enquire,
				XAPIAN_SORT_RELEVANCE_THEN_VALUE, empty, false, &why),
			&why, NULL, err);
	xapian_key_maker_close(empty);
	return st;
}

static kz_status set_order(
	xapian_enquire *enquire, const xapian_search_options *order, kz_error *err)
{
	xapian_error why;
	if (order->sort_slot == XAPIAN_NO_SLOT)
		return set_weight_order(enquire, err);
	return kzi_engine(xapian_enquire_set_sort(enquire, (xapian_sort)order->sort,
				  order->sort_slot, order->sort_descending, &why),
		&why, NULL, err);
}

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
		st = set_order(enquire, order, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_set_query(enquire, query, 0, &why), &why,
			NULL, err);
	xapian_weight_close(weight);
	return st;
}

/* ---- Settling ---- */

static bool are_equal(double one, double other)
{
	return one - other <= KZI_NEARLY * one;
}

static int compare_keys(xapian_bytes one, xapian_bytes other)
{
	size_t shared = one.size < other.size ? one.size : other.size;
	int order = shared > 0 ? memcmp(one.data, other.data, shared) : 0;
	return order != 0 ? order : (one.size > other.size) - (one.size < other.size);
}

static int by_key(const void *a, const void *b)
{
	const xapian_match *one = *(const xapian_match *const *)a;
	const xapian_match *other = *(const xapian_match *const *)b;
	return compare_keys(one->sort_key, other->sort_key);
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
	*out = (kzi_ranking){.items = items,
		.count = count,
		.least = xapian_mset_lower_bound(mset),
		.most = xapian_mset_upper_bound(mset)};
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

/* As many as there are when limit is 0. */
static kz_status rank(kz_index *index, const xapian_query *query,
	const xapian_search_options *order, uint32_t limit, uint32_t count, bool settle,
	kzi_ranking *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics all;
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	*out = (kzi_ranking){0};
	kz_status st = kzi_engine(xapian_database_statistics(index->database, &all, &why),
		&why, index->path, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_enquire_new(index->database, &enquire, &why), &why,
			index->path, err);
	if (st == KZ_OK)
		st = set_up(enquire, query, order, err);
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

kz_status kzi_rank_documents(kz_index *index, const xapian_query *query, int32_t order,
	uint32_t limit, uint32_t count, bool settle, kzi_ranking *out, kz_error *err)
{
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	kzi_order(order, &options);
	return rank(index, query, &options, limit, count, settle, out, err);
}

kz_status kzi_rank_weights(kz_index *index, const xapian_query *query, uint32_t limit,
	kzi_ranking *out, kz_error *err)
{
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	kzi_rank_words(&options);
	options.sort = XAPIAN_SORT_RELEVANCE_THEN_VALUE;
	options.sort_slot = XAPIAN_NO_SLOT;
	return rank(index, query, &options, limit, UINT32_MAX, false, out, err);
}

/* ---- By weight, and then by date ---- */

typedef struct dated {
	kzi_ranked ranked;
	xapian_document *document; /* whose memory key is */
	xapian_bytes key;
} dated;

static int by_date(const void *a, const void *b)
{
	const dated *one = a, *other = b;
	int order = compare_keys(one->key, other->key);
	return order != 0 ? order
			  : (one->ranked.docid > other->ranked.docid) -
				    (one->ranked.docid < other->ranked.docid);
}

static int by_docid(const void *a, const void *b)
{
	const kzi_ranked *one = a, *other = b;
	return (one->docid > other->docid) - (one->docid < other->docid);
}

static kz_status read_key(kz_index *index, uint32_t slot, dated *of, kz_error *err)
{
	xapian_error why;
	kz_status st = kzi_engine(xapian_database_document(index->database,
					  of->ranked.docid, true, &of->document, &why),
		&why, index->path, err);
	return st == KZ_OK ? kzi_engine(xapian_document_value(
						of->document, slot, &of->key, &why),
				     &why, index->path, err)
			   : st;
}

static kz_status settle_tie(
	kz_index *index, uint32_t slot, kzi_ranked *items, size_t count, kz_error *err)
{
	kz_status st = KZ_OK;
	dated *each = calloc(count, sizeof *each);
	if (each == NULL)
		return kzi_no_memory(err);
	/* As the keys lie. */
	qsort(items, count, sizeof *items, by_docid);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		each[i].ranked = items[i];
		st = read_key(index, slot, &each[i], err);
	}
	if (st == KZ_OK)
		qsort(each, count, sizeof *each, by_date);
	for (size_t i = 0; i < count; i++) {
		if (st == KZ_OK)
			items[i] = each[i].ranked;
		xapian_document_close(each[i].document);
	}
	free(each);
	return st;
}

/* Where those end that weigh just as much as the one at begin. */
static size_t end_of_equal(const kzi_ranking *ranking, size_t begin)
{
	size_t end = begin + 1;
	while (end < ranking->count &&
		ranking->items[end].weight >= ranking->items[begin].weight)
		end++;
	return end;
}

/* Without a word in the query all weigh the same. */
bool kzi_can_rank_best(
	const kz_index *index, const kzi_query *query, int32_t order, uint32_t wanted)
{
	return index->shards == NULL && order == KZ_ORDER_RELEVANCE &&
	       !query->everything && wanted > 0 && wanted <= BEST_MOST;
}

kz_status kzi_rank_best(kz_index *index, const xapian_query *query, uint32_t limit,
	kzi_ranking *out, kz_error *err)
{
	xapian_search_options order = XAPIAN_SEARCH_INIT;
	kzi_order(KZ_ORDER_RELEVANCE, &order);
	kz_status st = kzi_rank_weights(index, query, limit + BEHIND, out, err);
	bool open = out->count == limit + BEHIND &&
		    end_of_equal(out, limit - 1) == out->count;
	if (st == KZ_OK && open) {
		kzi_ranking_free(out);
		return kzi_rank_documents(index, query, KZ_ORDER_RELEVANCE, limit,
			UINT32_MAX, false, out, err);
	}
	for (size_t i = 0, end; i < out->count && i < limit && st == KZ_OK; i = end) {
		end = end_of_equal(out, i);
		if (end > i + 1)
			st = settle_tie(
				index, order.sort_slot, out->items + i, end - i, err);
	}
	if (out->count > limit)
		out->count = limit;
	if (st != KZ_OK)
		kzi_ranking_free(out);
	return st;
}

/* ---- Of weights that were not added up by the engine ---- */

static int heaviest_first(const void *a, const void *b)
{
	const kzi_ranked *one = a, *other = b;
	return (one->weight < other->weight) - (one->weight > other->weight);
}

static size_t end_of_near_equal(const kzi_ranking *ranking, size_t begin)
{
	size_t end = begin + 1;
	while (end < ranking->count &&
		are_equal(ranking->items[end - 1].weight, ranking->items[end].weight))
		end++;
	return end;
}

kz_status kzi_rank_order(
	kz_index *index, uint32_t limit, bool *done, kzi_ranking *ranking, kz_error *err)
{
	xapian_search_options order = XAPIAN_SEARCH_INIT;
	kz_status st = KZ_OK;
	kzi_order(KZ_ORDER_RELEVANCE, &order);
	if (ranking->count > 0)
		qsort(ranking->items, ranking->count, sizeof *ranking->items,
			heaviest_first);
	*done = true;
	for (size_t i = 0, end; i < ranking->count && i < limit && *done && st == KZ_OK;
		i = end) {
		end = end_of_near_equal(ranking, i);
		*done = end - i <= limit + BEHIND;
		if (end > i + 1 && *done)
			st = settle_tie(
				index, order.sort_slot, ranking->items + i, end - i, err);
	}
	if (ranking->count > limit)
		ranking->count = limit;
	return st;
}

void kzi_ranking_free(kzi_ranking *ranking)
{
	free(ranking->items);
	*ranking = (kzi_ranking){0};
}
