/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/within.h"

#include "search/matching.h"
#include "search/ways.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>

enum {
	PIECES_MOST = 500, /* documents in which parts are looked for here */
	/* Postings, of which all are in memory at once where documents match in part:
	 * each is 40 bytes. */
	LISTED_MOST = 2000000,
	/* And where the engine is to say which of these meet the conditions. */
	MATCHES_MOST = 200000
};

typedef struct meeting {
	kz_index *index;
	const kzi_query *query;
	const kzi_within *within;
	kzi_matching matching;
	kz_error *err;
} meeting;

static bool has_conditions(const meeting *m)
{
	return m->query->field_count > 0 || m->query->excluded_count > 0 ||
	       !kzi_filter_is_empty(m->within->filter) || m->within->without != NULL;
}

/* Are there parts of a word in many documents? The engine, which goes along all lists at
 * once, finds those near each other for less than it costs here. */
static kz_status has_common_pieces(
	const meeting *m, const kzi_node *nodes, size_t count, bool *out)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && !*out && st == KZ_OK; i++) {
		uint32_t together;
		st = kzi_count_pieces(m->index, &nodes[i], &together, m->err);
		*out = together > PIECES_MOST;
		if (st == KZ_OK && !*out)
			st = has_common_pieces(
				m, nodes[i].children, nodes[i].child_count, out);
	}
	return st;
}

kz_status kzi_build_within(kz_index *index, const kzi_query *query,
	const kzi_within *within, xapian_query *base, xapian_query **out, kz_error *err)
{
	kz_status st = kzi_build_filtered(base, within->filter, NULL, out, err);
	if (st == KZ_OK)
		st = kzi_build_fields(*out, query, index, out, err);
	if (st == KZ_OK && within->without != NULL)
		st = kzi_build_without(*out, within->without, out, err);
	return st == KZ_OK ? kzi_clock_watch(query->clock, *out, out, err) : st;
}

/* What matches, without weights. */
static kz_status build(const meeting *m, xapian_query **out)
{
	kzi_query unranked = *m->query;
	unranked.unranked = true;
	kz_status st = (m->matching == KZI_MATCHING_ALL ? kzi_build_all : kzi_build_any)(
		&unranked, m->index, out, m->err);
	return st == KZ_OK ? kzi_build_within(
				     m->index, m->query, m->within, *out, out, m->err)
			   : st;
}

/* As documents that weigh nothing. */
static kz_status find(const meeting *m, const xapian_query *matching, kzi_scores *out)
{
	kzi_docids found;
	*out = (kzi_scores){0};
	kz_status st = kzi_docids_of(m->index, matching, UINT32_MAX, &found, m->err);
	if (st != KZ_OK)
		return st;
	out->items = calloc(found.count + 1, sizeof *out->items);
	for (size_t i = 0; out->items != NULL && i < found.count; i++)
		out->items[out->count++].docid = found.items[i];
	kzi_docids_free(&found);
	return out->items != NULL ? KZ_OK : kzi_no_memory(m->err);
}

/* Which documents match the engine knows best; what these weigh is added up here. */
static kz_status score(const meeting *m, bool *done, kzi_scored *out)
{
	xapian_query *matching = NULL;
	kzi_scores among = {0};
	bool too_many = false;
	kz_status st = build(m, &matching);
	if (st == KZ_OK)
		st = kzi_match_many(m->index, matching, &too_many, m->err);
	*done = !too_many;
	if (st == KZ_OK && *done)
		st = find(m, matching, &among);
	if (st == KZ_OK && *done)
		st = kzi_score(m->index, m->query, m->matching, &among, out, m->err);
	xapian_query_close(matching);
	kzi_scores_free(&among);
	return st;
}

static kz_status score_most(const meeting *m, bool *done, kzi_scored *out)
{
	bool by_engine = has_conditions(m);
	kz_status st =
		has_common_pieces(m, m->query->nodes, m->query->node_count, &by_engine);
	if (st == KZ_OK)
		st = by_engine ? score(m, done, out)
			       : kzi_score(m->index, m->query, m->matching, NULL, out,
					 m->err);
	return st;
}

/* ---- In part ---- */

/* May those that match in part be listed here? */
static kz_status can_list(const meeting *m, bool *out)
{
	bool by_engine = false;
	uint64_t postings = 0;
	*out = false;
	kz_status st =
		has_common_pieces(m, m->query->nodes, m->query->node_count, &by_engine);
	if (st == KZ_OK && !by_engine)
		st = kzi_count_scored(m->index, m->query, &postings, m->err);
	*out = st == KZ_OK && !by_engine &&
	       postings <= (has_conditions(m) ? MATCHES_MOST : LISTED_MOST);
	return st;
}

static void keep(kzi_scores *scores, const kzi_docids *those)
{
	size_t kept = 0;
	for (size_t i = 0; i < scores->count && kept < those->count; i++) {
		if (scores->items[i].docid == those->items[kept])
			scores->items[kept++] = scores->items[i];
	}
	scores->count = kept;
}

/* Leaves those that meet the conditions, of which the engine knows. */
static kz_status meet(const meeting *m, kzi_scores *scores)
{
	xapian_query *matching = NULL;
	kzi_docids listed = {calloc(scores->count + 1, sizeof *listed.items), 0},
		   those = {0};
	kz_status st = listed.items != NULL ? KZ_OK : kzi_no_memory(m->err);
	for (size_t i = 0; i < scores->count && st == KZ_OK; i++)
		listed.items[listed.count++] = scores->items[i].docid;
	if (st == KZ_OK)
		st = kzi_build_listed(&listed, &matching, m->err);
	if (st == KZ_OK)
		st = kzi_build_within(
			m->index, m->query, m->within, matching, &matching, m->err);
	if (st == KZ_OK)
		st = kzi_docids_of(m->index, matching, UINT32_MAX, &those, m->err);
	if (st == KZ_OK)
		keep(scores, &those);
	xapian_query_close(matching);
	kzi_docids_free(&listed);
	kzi_docids_free(&those);
	return st;
}

static kz_status score_some(const meeting *m, bool *done, kzi_scored *out)
{
	kz_status st = can_list(m, done);
	if (st != KZ_OK || !*done)
		return st;
	st = kzi_score(m->index, m->query, m->matching, NULL, out, m->err);
	if (st == KZ_OK && has_conditions(m))
		st = meet(m, &out->all);
	if (st != KZ_OK)
		kzi_scored_free(out);
	return st;
}

/* ---- The weights ---- */

kz_status kzi_score_within(kz_index *index, const kzi_query *query, kzi_matching matching,
	const kzi_within *within, bool *done, kzi_scored *out, kz_error *err)
{
	const meeting m = {index, query, within, matching, err};
	*out = (kzi_scored){0};
	*done = kzi_can_score(index, query, matching);
	if (!*done)
		return KZ_OK;
	kz_status st =
		(matching == KZI_MATCHING_PART ? score_some : score_most)(&m, done, out);
	*done = *done && st == KZ_OK;
	return st;
}

/* ---- How many match in part? ---- */

static bool has_one_way(const kzi_node *node)
{
	return node->kind == KZI_NODE_WORDS && !node->english_found &&
	       node->part == NULL && node->piece_count == 0;
}

/* Those with the one and those with the other, of which both are among each. */
static kz_status count_two(const meeting *m, uint64_t whole, uint64_t *out)
{
	uint64_t either;
	kz_status st = kzi_count_scored(m->index, m->query, &either, m->err);
	*out = st == KZ_OK ? either - 2 * whole : 0;
	return st;
}

static kz_status count_listed(const meeting *m, bool *done, uint64_t *out)
{
	kzi_query unranked = *m->query;
	meeting counting = *m;
	kzi_scored found = {0};
	unranked.unranked = true;
	counting.query = &unranked;
	kz_status st = score_some(&counting, done, &found);
	if (st == KZ_OK && *done)
		*out = found.all.count;
	kzi_scored_free(&found);
	return st;
}

kz_status kzi_count_within(kz_index *index, const kzi_query *query,
	const kzi_within *within, uint64_t whole, bool *done, uint64_t *out,
	kz_error *err)
{
	const meeting m = {index, query, within, KZI_MATCHING_PART, err};
	const kzi_node *nodes = query->nodes;
	*done = kzi_can_score(index, query, KZI_MATCHING_PART);
	if (!*done)
		return KZ_OK;
	return query->node_count == 2 && has_one_way(&nodes[0]) &&
			       has_one_way(&nodes[1]) && !has_conditions(&m)
		       ? count_two(&m, whole, out)
		       : count_listed(&m, done, out);
}
