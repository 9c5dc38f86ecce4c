/* SPDX-License-Identifier: GPL-2.0-or-later */
/* As ranking.c has it built for the engine, in numbers. */
#include "search/nearness.h"

#include "search/beside.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

/* Two words, in a document. */
typedef struct pair {
	kz_index *index;
	const kzi_node *node; /* and the one behind it */
	const kzi_scored *scored;
	const kzi_postings *left, *right;
	uint32_t left_times, right_times;
	uint32_t within; /* so many words from one to the other are near */
} pair;

/* What both weigh more, each as often as it is there. */
static double weigh_both(const pair *p, kzi_weighs as)
{
	uint32_t documents = p->scored->documents;
	return kzi_weigh(kzi_weight_of(p->left->all, documents, as), p->left_times) +
	       kzi_weigh(kzi_weight_of(p->right->all, documents, as), p->right_times);
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
	for (size_t i = 0; i < query->node_count; i++) {
		if (kzi_weigh_near(query, i, &within))
			bound_pair(&scored->words[i], &scored->words[i + 1],
				scored->documents, candidates, count);
	}
}

/* ---- What it adds ---- */

static int by_docid(const void *wanted, const void *posting)
{
	uint32_t one = *(const uint32_t *)wanted;
	uint32_t other = ((const xapian_posting *)posting)->docid;
	return (one > other) - (one < other);
}

/* How often a word is in a document; 0: it is not among them. */
static uint32_t times_in(const kzi_postings *postings, uint32_t docid)
{
	const xapian_posting *found =
		postings->count > 0 ? bsearch(&docid, postings->items, postings->count,
					      sizeof *postings->items, by_docid)
				    : NULL;
	return found != NULL ? found->wdf : 0;
}

/* What a pair adds in a document that has both so often. */
static kz_status weigh_pair(const pair *p, uint32_t docid, double *out, kz_error *err)
{
	bool near, beside;
	*out = 0;
	const char *terms[2] = {p->node[0].terms[0], p->node[1].terms[0]};
	kz_status st = kzi_beside(p->index, docid, terms, p->within, &near, &beside, err);
	if (st == KZ_OK && near)
		*out += weigh_both(p, KZI_WEIGHS_NEAR);
	if (st == KZ_OK && beside)
		*out += weigh_both(p, KZI_WEIGHS_BESIDE);
	return st;
}

kz_status kzi_nearness(kz_index *index, const kzi_query *query, const kzi_scored *scored,
	const kzi_candidate *candidate, double least, double *out, kz_error *err)
{
	double most = candidate->most - candidate->apart;
	kz_status st = KZ_OK;
	*out = 0;
	for (size_t i = 0; i < query->node_count && most >= least && st == KZ_OK; i++) {
		pair p = {.index = index, .node = &query->nodes[i], .scored = scored};
		double more;
		if (!kzi_weigh_near(query, i, &p.within))
			continue;
		p.left = &scored->words[i];
		p.right = p.left + 1;
		p.left_times = times_in(p.left, candidate->docid);
		p.right_times = times_in(p.right, candidate->docid);
		if (p.left_times == 0 || p.right_times == 0)
			continue;
		st = weigh_pair(&p, candidate->docid, &more, err);
		*out += more;
		most -= weigh_both(&p, KZI_WEIGHS_NEAR) +
			weigh_both(&p, KZI_WEIGHS_BESIDE) - more;
	}
	return st;
}
