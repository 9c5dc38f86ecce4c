/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/partial.h"

#include "search/choice.h"
#include "search/matching.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

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

/* What weighs, and which documents that is asked of; most NULL: of all that have any of
 * it. */
typedef struct chosen {
	xapian_query *ranking, *most;
} chosen;

static void close_chosen(chosen *c)
{
	xapian_query_close(c->ranking);
	xapian_query_close(c->most);
}

/* Any of the words weighs, where there are at least half of those that decide, or the
 * rarest. */
static kz_status choose_most(
	xapian_query **nodes, const kzi_choice *by, chosen *out, kz_error *err)
{
	xapian_query *half = NULL;
	kz_status st = kzi_combine(XAPIAN_OP_OR, nodes, by->count, 0, &out->ranking, err);
	if (st != KZ_OK || (by->deciding == by->count && by->count <= 2))
		return st;
	st = build_at_least(nodes, by->deciding, by->half, &half, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, (xapian_query *[]){half, nodes[0]}, 2, 0,
			&out->most, err);
	xapian_query_close(half);
	return st;
}

/* With all that must be there the others are for the rank, and one or none will do. */
static kz_status choose(const kzi_query *query, kz_index *index, xapian_query **nodes,
	const kzi_choice *by, chosen *out, kz_error *err)
{
	xapian_query *must = NULL, *others = NULL, **required;
	size_t required_count = 0;
	if (by->count == query->node_count)
		return choose_most(nodes, by, out, err);
	kz_status st =
		kzi_build_nodes(query, true, index, &required, &required_count, err);
	if (st == KZ_OK)
		st = kzi_join(XAPIAN_OP_AND, required, required_count, &must, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, nodes, by->count, 0, &others, err);
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
	const chosen *c, xapian_query **out, kz_error *err)
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

static kz_status build_choice(const kzi_query *query, kz_index *index, const chosen *c,
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

static kz_status sort(xapian_query **nodes, const kzi_choice *by, kz_error *err)
{
	xapian_query **sorted = calloc(by->count + 1, sizeof *sorted);
	if (sorted == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < by->count; i++)
		sorted[i] = nodes[by->nodes[i]];
	memcpy(nodes, sorted, by->count * sizeof *sorted);
	free(sorted);
	return KZ_OK;
}

kz_status kzi_build_partial(kzi_query *query, kz_index *index, const kzi_within *within,
	xapian_query **out, kz_error *err)
{
	size_t count;
	kzi_choice by;
	xapian_query **nodes = NULL;
	chosen c = {NULL, NULL};
	*out = NULL;
	if (query->node_count < 2)
		return KZ_OK;
	kz_status st = kzi_build_nodes(query, false, index, &nodes, &count, err);
	if (st == KZ_OK && count > 0) {
		st = kzi_choose(query, index, &by, err);
		if (st == KZ_OK)
			st = sort(nodes, &by, err);
		if (st == KZ_OK)
			st = choose(query, index, nodes, &by, &c, err);
		if (st == KZ_OK && index->shards == NULL && kzi_is_dear(query))
			st = list_choice(query, index, within, &c, out, err);
		if (st == KZ_OK && *out == NULL)
			st = build_choice(query, index, &c, out, err);
	}
	kzi_close_queries(nodes, count);
	close_chosen(&c);
	return st;
}
