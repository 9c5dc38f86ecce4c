/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/choice.h"

#include "search/postings.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>

enum {
	/* Of those that decide so many may be patterns and the like, each of which is
	 * many words. */
	CHOICE_LARGE = 3,
	/* For all choices the engine may look up so many words in each document, or so
	 * many in all: where the rarest are in most documents, fewer decide. */
	LOOKS_EACH = 24,
	LOOKS_LEAST = 2400000
};

/* ---- How rare is each? ---- */

typedef struct ranked {
	size_t node;
	uint32_t documents;
} ranked;

static int by_rarity(const void *a, const void *b)
{
	const ranked *left = a, *right = b;
	if (left->documents != right->documents)
		return left->documents < right->documents ? -1 : 1;
	return left->node < right->node ? -1 : left->node > right->node;
}

/* A phrase is as rare as its rarest word, at most. */
static kz_status count_terms(
	const kzi_node *node, kz_index *index, uint32_t *out, kz_error *err)
{
	kz_status st = KZ_OK;
	*out = UINT32_MAX;
	for (size_t i = 0; i < node->term_count && st == KZ_OK; i++) {
		uint32_t found = 0;
		st = kzi_postings_count(index, node->terms[i], &found, err);
		if (found < *out)
			*out = found;
	}
	return st;
}

/* What is nowhere decides nothing, and counts as the least rare; as does what would
 * have to be sought to be counted. */
static kz_status count_documents(
	const kzi_node *node, kz_index *index, uint32_t *out, kz_error *err)
{
	*out = UINT32_MAX;
	if (!kzi_is_plain(node))
		return KZ_OK;
	kz_status st = count_terms(node, index, out, err);
	for (size_t i = 0; i < node->other_count && st == KZ_OK; i++) {
		uint32_t found = 0;
		st = count_terms(&node->others[i], index, &found, err);
		*out += found;
	}
	const char *also[2] = {node->part, node->english_found ? node->english[0] : NULL};
	for (size_t i = 0; i < 2 && st == KZ_OK; i++) {
		uint32_t found = 0;
		st = kzi_postings_count(index, also[i], &found, err);
		*out += found;
	}
	if (*out == 0)
		*out = UINT32_MAX;
	return st;
}

static kz_status sort_by_rarity(const kzi_query *query, kz_index *index,
	ranked order[KZI_QUERY_WORDS], size_t *count, kz_error *err)
{
	kz_status st = KZ_OK;
	*count = 0;
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		if (query->nodes[i].required)
			continue;
		order[*count].node = *count;
		st = count_documents(
			&query->nodes[i], index, &order[*count].documents, err);
		++*count;
	}
	if (*count > 0)
		qsort(order, *count, sizeof order[0], by_rarity);
	return st;
}

/* ---- How many decide? ---- */

/* How many words the engine is asked for, for at least so many of them. */
static uint64_t count_looks(size_t count, size_t need)
{
	if (need <= 1 || need == count)
		return count;
	return 1 + count_looks(count - 1, need - 1) + count_looks(count - 1, need);
}

static size_t half_of(size_t count)
{
	return (count + 1) / 2;
}

static size_t within_looks(size_t deciding, const ranked *order, uint32_t documents)
{
	uint64_t most = (uint64_t)documents * LOOKS_EACH;
	most = most < LOOKS_LEAST ? LOOKS_LEAST : most;
	for (; deciding > 2; deciding--) {
		uint64_t each = order[deciding - 1].documents, looks;
		looks = count_looks(deciding, half_of(deciding));
		if (looks * (each < documents ? each : documents) <= most)
			break;
	}
	return deciding;
}

static size_t count_deciding(
	const kzi_query *query, const ranked *order, uint32_t documents)
{
	size_t small = 0, large = 0;
	for (size_t i = 0; i < query->node_count; i++) {
		if (query->nodes[i].required)
			continue;
		if (kzi_is_plain(&query->nodes[i]))
			small++;
		else
			large++;
	}
	size_t deciding = small + (large < CHOICE_LARGE ? large : CHOICE_LARGE);
	return within_looks(deciding < KZI_CHOICE_MOST ? deciding : KZI_CHOICE_MOST,
		order, documents);
}

kz_status kzi_choose(
	const kzi_query *query, kz_index *index, kzi_choice *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	ranked order[KZI_QUERY_WORDS];
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	if (st == KZ_OK)
		st = sort_by_rarity(query, index, order, &out->count, err);
	if (st != KZ_OK)
		return st;
	for (size_t i = 0; i < out->count; i++)
		out->nodes[i] = order[i].node;
	out->deciding = count_deciding(query, order, about.documents);
	out->half = half_of(out->deciding);
	return KZ_OK;
}
