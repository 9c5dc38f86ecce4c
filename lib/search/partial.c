/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/partial.h"

#include "search/matching.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* "At least half of the words" grows as the choices do; of a longer query
	 * the rarest words decide, and the others only add to the rank. */
	CHOICE_MAX = 8,
	/* Of these so many may be patterns and the like, each of which is many words. */
	CHOICE_LARGE = 3,
	/* For all choices the engine may look up so many words in each document, or so
	 * many in all: where the rarest are in most documents, fewer decide. */
	LOOKS_EACH = 24,
	LOOKS_LEAST = 2400000
};

/* At least need of the nodes: either the first and need - 1 of the rest, or need
 * of the rest. */
static kz_status build_at_least(xapian_query *const *nodes, size_t count, size_t need,
	xapian_query **out, kz_error *err)
{
	*out = NULL;
	if (need <= 1)
		return kzi_combine(XAPIAN_OP_OR, nodes, count, 0, out, err);
	if (need == count)
		return kzi_combine(XAPIAN_OP_AND, nodes, count, 0, out, err);
	xapian_query *with[2] = {nodes[0], NULL}, *either[2] = {NULL, NULL};
	kz_status st = build_at_least(nodes + 1, count - 1, need - 1, &with[1], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_AND, with, 2, 0, &either[0], err);
	if (st == KZ_OK)
		st = build_at_least(nodes + 1, count - 1, need, &either[1], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, either, 2, 0, out, err);
	xapian_query_close(with[1]);
	xapian_query_close(either[0]);
	xapian_query_close(either[1]);
	return st;
}

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
	const kzi_node *node, xapian_database *database, uint32_t *out, kz_error *err)
{
	kz_status st = KZ_OK;
	*out = UINT32_MAX;
	for (size_t i = 0; i < node->term_count && st == KZ_OK; i++) {
		uint32_t found = 0;
		st = kzi_postings_count(database, node->terms[i], &found, err);
		if (found < *out)
			*out = found;
	}
	return st;
}

/* What is nowhere decides nothing, and counts as the least rare; as does what would
 * have to be sought to be counted. */
static kz_status count_documents(
	const kzi_node *node, xapian_database *database, uint32_t *out, kz_error *err)
{
	*out = UINT32_MAX;
	if (!kzi_is_plain(node))
		return KZ_OK;
	kz_status st = count_terms(node, database, out, err);
	for (size_t i = 0; i < node->other_count && st == KZ_OK; i++) {
		uint32_t found = 0;
		st = count_terms(&node->others[i], database, &found, err);
		*out += found;
	}
	const char *also[2] = {node->part, node->english_found ? node->english[0] : NULL};
	for (size_t i = 0; i < 2 && st == KZ_OK; i++) {
		uint32_t found = 0;
		st = kzi_postings_count(database, also[i], &found, err);
		*out += found;
	}
	if (*out == 0)
		*out = UINT32_MAX;
	return st;
}

/* The nodes rarest first, and in order how many documents each is in. */
static kz_status sort_by_rarity(const kzi_query *query, xapian_database *database,
	xapian_query **nodes, ranked order[KZI_QUERY_WORDS], kz_error *err)
{
	xapian_query *sorted[KZI_QUERY_WORDS];
	size_t count = 0;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		if (query->nodes[i].required)
			continue;
		order[count].node = count;
		st = count_documents(
			&query->nodes[i], database, &order[count++].documents, err);
	}
	if (st != KZ_OK)
		return st;
	qsort(order, count, sizeof order[0], by_rarity);
	for (size_t i = 0; i < count; i++)
		sorted[i] = nodes[order[i].node];
	memcpy(nodes, sorted, count * sizeof sorted[0]);
	return KZ_OK;
}

/* How many words build_at_least() has in all. */
static uint64_t count_looks(size_t count, size_t need)
{
	if (need <= 1 || need == count)
		return count;
	return 1 + count_looks(count - 1, need - 1) + count_looks(count - 1, need);
}

static size_t within_looks(size_t deciding, const ranked *order, uint32_t documents)
{
	uint64_t most = (uint64_t)documents * LOOKS_EACH;
	most = most < LOOKS_LEAST ? LOOKS_LEAST : most;
	for (; deciding > 2; deciding--) {
		uint64_t each = order[deciding - 1].documents, looks;
		looks = count_looks(deciding, (deciding + 1) / 2);
		if (looks * (each < documents ? each : documents) <= most)
			break;
	}
	return deciding;
}

/* How many of them decide. */
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
	return within_looks(
		deciding < CHOICE_MAX ? deciding : CHOICE_MAX, order, documents);
}

/* What weighs, and which documents that is asked of; most NULL: of all that have any of
 * it. */
typedef struct choice {
	xapian_query *ranking, *most;
} choice;

static void close_choice(choice *c)
{
	xapian_query_close(c->ranking);
	xapian_query_close(c->most);
}

/* Any of the words weighs, where there are at least half of those that decide, or the
 * rarest. */
static kz_status choose_most(
	xapian_query **nodes, size_t count, size_t deciding, choice *out, kz_error *err)
{
	xapian_query *half = NULL;
	kz_status st = kzi_combine(XAPIAN_OP_OR, nodes, count, 0, &out->ranking, err);
	if (st != KZ_OK || (deciding == count && count <= 2))
		return st;
	st = build_at_least(nodes, deciding, (deciding + 1) / 2, &half, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, (xapian_query *[]){half, nodes[0]}, 2, 0,
			&out->most, err);
	xapian_query_close(half);
	return st;
}

/* With all that must be there the others are for the rank, and one or none will do. */
static kz_status choose(const kzi_query *query, kz_index *index, xapian_query **nodes,
	size_t count, const ranked *order, choice *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	xapian_query *must = NULL, *others = NULL, **required;
	size_t required_count = 0;
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	if (st == KZ_OK && count == query->node_count)
		return choose_most(nodes, count,
			count_deciding(query, order, about.documents), out, err);
	if (st == KZ_OK)
		st = kzi_build_nodes(query, true, index, &required, &required_count, err);
	if (st == KZ_OK)
		st = kzi_join(XAPIAN_OP_AND, required, required_count, &must, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, nodes, count, 0, &others, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_AND_MAYBE, (xapian_query *[]){must, others}, 2,
			0, &out->ranking, err);
	xapian_query_close(must);
	xapian_query_close(others);
	return st;
}

/* Those that have not every node, whatever that would weigh. */
static kz_status without_whole(const kzi_query *query, kz_index *index,
	xapian_query *some, xapian_query **out, kz_error *err)
{
	kzi_query whole = *query;
	xapian_query *all = NULL;
	whole.unranked = true;
	*out = NULL;
	kz_status st = kzi_build_all(&whole, index, &all, err);
	if (st == KZ_OK)
		st = kzi_combine(
			XAPIAN_OP_AND_NOT, (xapian_query *[]){some, all}, 2, 0, out, err);
	xapian_query_close(all);
	return st;
}

/* A pattern is a thousand words, perhaps: to find them for the choice, and for what is
 * left out, and again for each look at what they weigh, takes longer than to find once
 * what matches. Of several indexes it is not known by what numbers. *out stays NULL when
 * they are too many for a list, too. */
static kz_status list_choice(kzi_query *query, kz_index *index, const kzi_within *within,
	const choice *c, xapian_query **out, kz_error *err)
{
	xapian_query *matching, *list = NULL;
	*out = NULL;
	kz_status st = without_whole(
		query, index, c->most != NULL ? c->most : c->ranking, &matching, err);
	if (st == KZ_OK)
		st = kzi_build_within(index, query, within, matching, &matching, err);
	if (st == KZ_OK)
		st = kzi_list_matches(index, &query->arena, matching, &list, err);
	if (st == KZ_OK && list != NULL)
		st = kzi_combine(XAPIAN_OP_FILTER, (xapian_query *[]){c->ranking, list},
			2, 0, out, err);
	xapian_query_close(matching);
	xapian_query_close(list);
	return st;
}

static kz_status build_choice(const kzi_query *query, kz_index *index, const choice *c,
	xapian_query **out, kz_error *err)
{
	xapian_query *some = NULL;
	if (c->most == NULL)
		return without_whole(query, index, c->ranking, out, err);
	*out = NULL;
	kz_status st = kzi_combine(XAPIAN_OP_FILTER,
		(xapian_query *[]){c->ranking, c->most}, 2, 0, &some, err);
	if (st == KZ_OK)
		st = without_whole(query, index, some, out, err);
	xapian_query_close(some);
	return st;
}

kz_status kzi_build_partial(kzi_query *query, kz_index *index, const kzi_within *within,
	xapian_query **out, kz_error *err)
{
	size_t count;
	ranked order[KZI_QUERY_WORDS];
	xapian_query **nodes = NULL;
	choice c = {NULL, NULL};
	*out = NULL;
	if (query->node_count < 2)
		return KZ_OK;
	kz_status st = kzi_build_nodes(query, false, index, &nodes, &count, err);
	if (st == KZ_OK && count > 0) {
		st = sort_by_rarity(query, index->database, nodes, order, err);
		if (st == KZ_OK)
			st = choose(query, index, nodes, count, order, &c, err);
		if (st == KZ_OK && index->shards == NULL && kzi_is_dear(query))
			st = list_choice(query, index, within, &c, out, err);
		if (st == KZ_OK && *out == NULL)
			st = build_choice(query, index, &c, out, err);
	}
	kzi_close_queries(nodes, count);
	close_choice(&c);
	return st;
}
