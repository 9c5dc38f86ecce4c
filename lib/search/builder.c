/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tree to engine queries. Only stock operators, whose weights depend on
 * nothing but the documents. */
#include "search/query.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

kz_status kzi_combine(xapian_op op, xapian_query *const *queries, size_t count,
	uint32_t parameter, xapian_query **out, kz_error *err)
{
	xapian_error why;
	return kzi_engine(xapian_query_combine(op, (const xapian_query *const *)queries,
				  count, parameter, out, &why),
		&why, NULL, err);
}

kz_status kzi_copy_query(xapian_query *query, xapian_query **out, kz_error *err)
{
	return kzi_combine(XAPIAN_OP_OR, &query, 1, 0, out, err);
}

void kzi_close_queries(xapian_query **queries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		xapian_query_close(queries[i]);
	free(queries);
}

static kz_status build_term(const char *term, xapian_query **out, kz_error *err)
{
	xapian_error why;
	return kzi_engine(
		xapian_query_term(term, strlen(term), out, &why), &why, NULL, err);
}

static kz_status build_places(xapian_op op, const char *const *terms, size_t count,
	uint32_t window, xapian_query **out, kz_error *err)
{
	*out = NULL;
	xapian_query **each = calloc(count, sizeof *each);
	if (each == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		st = build_term(terms[i], &each[i], err);
	if (st == KZ_OK)
		st = kzi_combine(op, each, count, window, out, err);
	kzi_close_queries(each, count);
	return st;
}

kz_status kzi_build_terms(
	const char *const *terms, size_t count, xapian_query **out, kz_error *err)
{
	*out = NULL;
	return count == 1 ? build_term(terms[0], out, err)
			  : build_places(XAPIAN_OP_PHRASE, terms, count, (uint32_t)count,
				    out, err);
}

kz_status kzi_build_near(const char *const *terms, size_t count, uint32_t within,
	xapian_query **out, kz_error *err)
{
	return build_places(XAPIAN_OP_NEAR, terms, count, within + 1, out, err);
}

/* A document weighs what the first that it has does, and not what the best does, which is
 * nearly always the first: Xapian 1.4 looks at what it has freed when a MAX comes to its
 * end in one of several databases. */
static kz_status build_first(
	xapian_query **each, size_t count, xapian_query **out, kz_error *err)
{
	kz_status st = kzi_copy_query(each[0], out, err);
	for (size_t i = 1; i < count && st == KZ_OK; i++) {
		xapian_query *both[2] = {*out, NULL};
		st = kzi_combine(XAPIAN_OP_AND_NOT, (xapian_query *[]){each[i], *out}, 2,
			0, &both[1], err);
		*out = NULL;
		if (st == KZ_OK)
			st = kzi_combine(XAPIAN_OP_OR, both, 2, 0, out, err);
		xapian_query_close(both[0]);
		xapian_query_close(both[1]);
	}
	return st;
}

static kz_status build_best(xapian_query **each, size_t count, const kz_index *index,
	xapian_query **out, kz_error *err)
{
	return index->shard_count > 1
		       ? build_first(each, count, out, err)
		       : kzi_combine(XAPIAN_OP_MAX, each, count, 0, out, err);
}

/* What is sought, and what means the same, which weighs less. */
static kz_status build_ways(const kzi_node *node, bool ranked, xapian_query **each,
	size_t *count, kz_error *err)
{
	kz_status st =
		kzi_build_terms(node->terms, node->term_count, &each[(*count)++], err);
	if (st == KZ_OK && node->english_found)
		st = kzi_build_terms(
			node->english, node->term_count, &each[(*count)++], err);
	for (size_t i = 0; i < node->other_count && st == KZ_OK; i++) {
		const kzi_node *other = &node->others[i];
		xapian_query **one = &each[(*count)++];
		st = kzi_build_terms(other->terms, other->term_count, one, err);
		if (st == KZ_OK && ranked)
			st = kzi_rank_other(*one, one, err);
	}
	return st;
}

/* Or else, for less, what has it as a part. */
static kz_status build_plain(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	size_t count = 0;
	xapian_query **each = calloc(node->other_count + 3, sizeof *each);
	*out = NULL;
	if (each == NULL)
		return kzi_no_memory(err);
	kz_status st = build_ways(node, true, each, &count, err);
	if (st == KZ_OK)
		st = kzi_build_compounds(node, &each[count], err);
	if (st == KZ_OK && each[count] != NULL)
		count++;
	if (st == KZ_OK)
		st = build_best(each, count, index, out, err);
	kzi_close_queries(each, node->other_count + 3);
	return st;
}

/* Its parts near each other, where the word is in no other way: places cost most. */
static kz_status add_pieces(
	const kzi_node *node, xapian_query **each, size_t *count, kz_error *err)
{
	xapian_query *both[2] = {NULL, NULL};
	kz_status st = kzi_build_pieces(node, &both[0], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, each, *count, 0, &both[1], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_AND_NOT, both, 2, 0, &each[*count], err);
	*count += st == KZ_OK;
	xapian_query_close(both[0]);
	xapian_query_close(both[1]);
	return st;
}

/* The same documents, each way to be one of them asked for once. */
static kz_status build_unranked(const kzi_node *node, xapian_query **out, kz_error *err)
{
	size_t count = 0;
	xapian_query **each = calloc(node->other_count + 4, sizeof *each);
	*out = NULL;
	if (each == NULL)
		return kzi_no_memory(err);
	kz_status st = build_ways(node, false, each, &count, err);
	if (st == KZ_OK && node->part != NULL)
		st = kzi_build_terms(&node->part, 1, &each[count++], err);
	if (st == KZ_OK && node->piece_count > 0)
		st = add_pieces(node, each, &count, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, each, count, 0, out, err);
	kzi_close_queries(each, node->other_count + 4);
	return st;
}

kz_status kzi_build_node(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	return kzi_is_plain(node) ? build_plain(node, index, out, err)
				  : kzi_build_tree(node, index, out, err);
}

kz_status kzi_build_unranked(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	return kzi_is_plain(node) ? build_unranked(node, out, err)
				  : kzi_build_tree(node, index, out, err);
}

kz_status kzi_build_nodes(const kzi_query *query, bool required, kz_index *index,
	xapian_query ***out, size_t *count, kz_error *err)
{
	kz_status st = KZ_OK;
	*count = 0;
	*out = calloc(query->node_count + 1, sizeof **out);
	if (*out == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		const kzi_node *node = &query->nodes[i];
		if (node->required != required)
			continue;
		st = query->unranked
			     ? kzi_build_unranked(node, index, &(*out)[*count], err)
			     : kzi_build_node(node, index, &(*out)[*count], err);
		*count += st == KZ_OK;
	}
	if (st != KZ_OK) {
		kzi_close_queries(*out, *count);
		*out = NULL;
		*count = 0;
	}
	return st;
}

kz_status kzi_join(xapian_op op, xapian_query **queries, size_t count, xapian_query **out,
	kz_error *err)
{
	*out = NULL;
	kz_status st = count > 0 ? kzi_combine(op, queries, count, 0, out, err) : KZ_OK;
	kzi_close_queries(queries, count);
	return st;
}

/* Those that must be there, and the others, which are joined by op: both, or when with
 * is AND_MAYBE, the others only for the rank. */
static kz_status combine_nodes(const kzi_query *query, kz_index *index, xapian_op op,
	xapian_op with, xapian_query **out, kz_error *err)
{
	xapian_query **nodes, *parts[2] = {NULL, NULL};
	xapian_error why;
	size_t count;
	*out = NULL;
	if (query->everything)
		return kzi_engine(xapian_query_all(out, &why), &why, NULL, err);
	kz_status st = kzi_build_nodes(query, true, index, &nodes, &count, err);
	if (st == KZ_OK)
		st = kzi_join(XAPIAN_OP_AND, nodes, count, &parts[0], err);
	if (st == KZ_OK)
		st = kzi_build_nodes(query, false, index, &nodes, &count, err);
	if (st == KZ_OK)
		st = kzi_join(op, nodes, count, &parts[1], err);
	bool both = parts[0] != NULL && parts[1] != NULL;
	if (st == KZ_OK && both)
		st = kzi_combine(with, parts, 2, 0, out, err);
	else if (st == KZ_OK)
		*out = parts[0] != NULL ? parts[0] : parts[1];
	if (st == KZ_OK && !both)
		return KZ_OK;
	xapian_query_close(parts[0]);
	xapian_query_close(parts[1]);
	return st;
}

kz_status kzi_build_all(
	const kzi_query *query, kz_index *index, xapian_query **out, kz_error *err)
{
	return combine_nodes(query, index, XAPIAN_OP_AND, XAPIAN_OP_AND, out, err);
}

kz_status kzi_build_any(
	const kzi_query *query, kz_index *index, xapian_query **out, kz_error *err)
{
	return combine_nodes(query, index, XAPIAN_OP_OR, XAPIAN_OP_AND_MAYBE, out, err);
}
