/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/ranked.h"

#include "search/nearness.h"

#include "base/error.h"

#include <stdlib.h>

/* Documents in which places are looked up before it is asked which may still be among the
 * first: the more, the fewer blocks are read of the disk for each. */
enum {
	FIRST_LOOK = 16,
	GROWTH = 2,
	/* Where the engine looks them up, which reads more for each. */
	ENGINE_FIRST_LOOK = 64,
	ENGINE_GROWTH = 8
};

/* ---- The heaviest so far: a heap with the least of them on top ---- */

typedef struct heaviest {
	double *weights;
	size_t room, count;
} heaviest;

static void sink(heaviest *h, double weight)
{
	size_t at = 0;
	for (size_t below; (below = 2 * at + 1) < h->count; at = below) {
		below +=
			below + 1 < h->count && h->weights[below + 1] < h->weights[below];
		if (h->weights[below] >= weight)
			break;
		h->weights[at] = h->weights[below];
	}
	h->weights[at] = weight;
}

static void rise(heaviest *h, double weight)
{
	size_t at = h->count++;
	for (size_t above; at > 0 && h->weights[above = (at - 1) / 2] > weight;
		at = above)
		h->weights[at] = h->weights[above];
	h->weights[at] = weight;
}

static void take(heaviest *h, double weight)
{
	if (h->count < h->room)
		rise(h, weight);
	else if (weight > h->weights[0])
		sink(h, weight);
}

/* Of less than this none is among the first so many; 0 while there are not so many. */
static double least_of(const heaviest *h)
{
	return h->count < h->room ? 0 : h->weights[0] * (1 - KZI_NEARLY);
}

/* ---- Who may be among them ---- */

static int most_first(const void *a, const void *b)
{
	const kzi_candidate *one = a, *other = b;
	return (one->most < other->most) - (one->most > other->most);
}

/* By what they may weigh at most. */
static kz_status make_candidates(const kzi_query *query, const kzi_scored *scored,
	heaviest *apart, kzi_candidate **out, size_t *count, kz_error *err)
{
	const kzi_scores *all = &scored->all;
	kzi_candidate *items = calloc(all->count + 1, sizeof *items);
	*out = items;
	*count = 0;
	if (items == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < all->count; i++) {
		items[i].docid = all->items[i].docid;
		items[i].apart = all->items[i].weight;
		take(apart, items[i].apart);
	}
	kzi_nearness_bound(query, scored, items, all->count);
	for (size_t i = 0; i < all->count; i++) {
		if (items[i].most >= least_of(apart))
			items[(*count)++] = items[i];
	}
	if (*count > 0)
		qsort(items, *count, sizeof *items, most_first);
	return KZ_OK;
}

/* ---- With nearness ---- */

static int by_docid(const void *a, const void *b)
{
	const kzi_candidate *one = a, *other = b;
	return (one->docid > other->docid) - (one->docid < other->docid);
}

static kz_status weigh_some(kz_index *index, const kzi_query *query,
	const kzi_scored *scored, kzi_candidate *some, size_t count, heaviest *full,
	kzi_ranking *out, kz_error *err)
{
	double more[KZI_NEARNESS_MOST];
	qsort(some, count, sizeof *some, by_docid);
	kz_status st = kzi_clock_ask(query->clock, err);
	if (st == KZ_OK)
		st = kzi_nearness(
			index, query, scored, some, count, least_of(full), more, err);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		double weight = some[i].apart + more[i];
		take(full, weight);
		out->items[out->count++] = (kzi_ranked){some[i].docid, weight};
	}
	return st;
}

/* Until none that is left may be among the first. */
static kz_status weigh(kz_index *index, const kzi_query *query, const kzi_scored *scored,
	kzi_candidate *candidates, size_t count, heaviest *full, kzi_ranking *out,
	kz_error *err)
{
	kz_status st = KZ_OK;
	bool here = kzi_index_glass(index) != NULL;
	size_t at_once = here ? FIRST_LOOK : ENGINE_FIRST_LOOK, some;
	out->items = calloc(count + 1, sizeof *out->items);
	if (out->items == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < count && st == KZ_OK; i += some) {
		double least = least_of(full);
		for (some = 0; i + some < count && some < at_once; some++)
			if (candidates[i + some].most < least)
				break;
		if (some == 0)
			break;
		st = weigh_some(
			index, query, scored, candidates + i, some, full, out, err);
		at_once *= here ? GROWTH : ENGINE_GROWTH;
		at_once = at_once < KZI_NEARNESS_MOST ? at_once : KZI_NEARNESS_MOST;
	}
	return st;
}

static kz_status rank(kz_index *index, const kzi_query *query, const kzi_scored *scored,
	heaviest *h, kzi_ranking *out, kz_error *err)
{
	kzi_candidate *candidates;
	size_t count;
	kz_status st = make_candidates(query, scored, h, &candidates, &count, err);
	h->count = 0;
	if (st == KZ_OK)
		st = weigh(index, query, scored, candidates, count, h, out, err);
	free(candidates);
	return st;
}

kz_status kzi_rank_scored(kz_index *index, const kzi_query *query, kzi_matching matching,
	const kzi_within *within, uint32_t wanted, bool *done, kzi_ranking *out,
	kz_error *err)
{
	kzi_scored scored;
	*out = (kzi_ranking){0};
	kz_status st =
		kzi_score_within(index, query, matching, within, done, &scored, err);
	if (st != KZ_OK || !*done)
		return st;
	heaviest h = {calloc(wanted, sizeof(double)), wanted, 0};
	st = h.weights != NULL ? KZ_OK : kzi_no_memory(err);
	if (st == KZ_OK)
		st = rank(index, query, &scored, &h, out, err);
	out->least = out->most = (uint32_t)scored.all.count;
	out->undated = scored.undated;
	if (st == KZ_OK)
		st = kzi_rank_order(index, wanted, done, out, err);
	if (st != KZ_OK || !*done)
		kzi_ranking_free(out);
	free(h.weights);
	kzi_scored_free(&scored);
	return st;
}
