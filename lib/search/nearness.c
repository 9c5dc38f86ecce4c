/* SPDX-License-Identifier: GPL-2.0-or-later */
/* As ranking.c has it built for the engine, in numbers. */
#include "search/nearness.h"

#include "search/beside.h"
#include "search/matching.h"

#include <stdlib.h>
#include <string.h>

/* Two words, and the documents of some that have both. */
typedef struct pair {
	const kzi_scored *scored;
	const kzi_postings *left, *right;
	size_t count;
	uint32_t docids[KZI_NEARNESS_MOST];
	size_t which[KZI_NEARNESS_MOST]; /* of the candidates */
	uint32_t left_times[KZI_NEARNESS_MOST], right_times[KZI_NEARNESS_MOST];
} pair;

/* What both weigh more in one of them, each as often as it is there. */
static double weigh_both(const pair *p, size_t at, kzi_weighs as)
{
	uint32_t documents = p->scored->documents;
	return kzi_weigh(kzi_weight_of(p->left->all, documents, as), p->left_times[at]) +
	       kzi_weigh(kzi_weight_of(p->right->all, documents, as), p->right_times[at]);
}

/* ---- What it may add ---- */

static void bound_pair(const kzi_postings *left, const kzi_postings *right,
	uint32_t documents, kzi_candidate *candidates, size_t count)
{
	/* Of each word the two come to one weight. */
	double as_left = kzi_weight_of(left->all, documents, KZI_WEIGHS_NEAR) +
			 kzi_weight_of(left->all, documents, KZI_WEIGHS_BESIDE),
	       as_right = kzi_weight_of(right->all, documents, KZI_WEIGHS_NEAR) +
			  kzi_weight_of(right->all, documents, KZI_WEIGHS_BESIDE);
	size_t a = 0, b = 0;
	for (size_t i = 0; i < count; i++) {
		uint32_t docid = candidates[i].docid;
		while (a < left->count && left->items[a].docid < docid)
			a++;
		while (b < right->count && right->items[b].docid < docid)
			b++;
		if (a == left->count || b == right->count)
			return;
		if (left->items[a].docid == docid && right->items[b].docid == docid)
			candidates[i].most += kzi_weigh(as_left, left->items[a].wdf) +
					      kzi_weigh(as_right, right->items[b].wdf);
	}
}

void kzi_nearness_bound(const kzi_query *query, const kzi_scored *scored,
	kzi_candidate *candidates, size_t count)
{
	uint32_t within;
	for (size_t i = 0; i < count; i++)
		candidates[i].most = candidates[i].apart;
	/* Of an index without documents there are no lists, either. */
	for (size_t i = 0; count > 0 && i < query->node_count; i++) {
		if (kzi_weigh_near(query, i, &within))
			bound_pair(&scored->words[i], &scored->words[i + 1],
				scored->documents, candidates, count);
	}
}

/* ---- What it adds ---- */

static int by_docid(const void *wanted, const void *posting)
{
	uint32_t one = *(const uint32_t *)wanted;
	uint32_t other = ((const kzi_posting *)posting)->docid;
	return (one > other) - (one < other);
}

/* How often a word is in a document; 0: it is not among them. */
static uint32_t times_in(const kzi_postings *postings, uint32_t docid)
{
	const kzi_posting *found =
		postings->count > 0 ? bsearch(&docid, postings->items, postings->count,
					      sizeof *postings->items, by_docid)
				    : NULL;
	return found != NULL ? found->wdf : 0;
}

/* Those that have both words, and may still come to so much. */
static void gather(pair *p, const kzi_candidate *candidates, size_t count,
	const double *most, double least)
{
	p->count = 0;
	for (size_t i = 0; i < count; i++) {
		size_t at = p->count;
		if (candidates[i].apart + most[i] < least)
			continue;
		p->left_times[at] = times_in(p->left, candidates[i].docid);
		p->right_times[at] = times_in(p->right, candidates[i].docid);
		if (p->left_times[at] == 0 || p->right_times[at] == 0)
			continue;
		p->docids[at] = candidates[i].docid;
		p->which[at] = i;
		p->count++;
	}
}

/* Is it the next of these? Then it is passed. */
static bool is_next(const kzi_docids *docids, size_t *at, uint32_t docid)
{
	bool there = *at < docids->count && docids->items[*at] == docid;
	*at += there;
	return there;
}

/* What the pair adds, and how much less the rest may add then. */
static void add(const pair *p, const kzi_docids *near, const kzi_docids *beside,
	double *more, double *most)
{
	size_t near_at = 0, beside_at = 0;
	for (size_t at = 0; at < p->count; at++) {
		double as_near = weigh_both(p, at, KZI_WEIGHS_NEAR),
		       as_beside = weigh_both(p, at, KZI_WEIGHS_BESIDE);
		bool is_near = is_next(near, &near_at, p->docids[at]);
		bool is_beside = is_next(beside, &beside_at, p->docids[at]);
		more[p->which[at]] +=
			(is_near ? as_near : 0) + (is_beside ? as_beside : 0);
		most[p->which[at]] -=
			(is_near ? 0 : as_near) + (is_beside ? 0 : as_beside);
	}
}

static kz_status weigh_pair(kz_index *index, const kzi_node *node, uint32_t within,
	kzi_clock *clock, pair *p, double *more, double *most, kz_error *err)
{
	const char *terms[2] = {node[0].terms[0], node[1].terms[0]};
	kzi_docids both = {p->docids, p->count}, near, beside = {0};
	kz_status st = kzi_beside(index, &both, terms, within, clock, &near, err);
	if (st == KZ_OK)
		st = kzi_beside(index, &both, terms, 0, clock, &beside, err);
	if (st == KZ_OK)
		add(p, &near, &beside, more, most);
	kzi_docids_free(&near);
	kzi_docids_free(&beside);
	return st;
}

kz_status kzi_nearness(kz_index *index, const kzi_query *query, const kzi_scored *scored,
	const kzi_candidate *candidates, size_t count, double least, double *out,
	kz_error *err)
{
	double most[KZI_NEARNESS_MOST]; /* what it adds, and may still add */
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count; i++) {
		most[i] = candidates[i].most - candidates[i].apart;
		out[i] = 0;
	}
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		uint32_t within;
		pair p;
		if (!kzi_weigh_near(query, i, &within))
			continue;
		p.scored = scored;
		p.left = &scored->words[i];
		p.right = p.left + 1;
		gather(&p, candidates, count, most, least);
		st = weigh_pair(index, &query->nodes[i], within, query->clock, &p, out,
			most, err);
	}
	return st;
}
