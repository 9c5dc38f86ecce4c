/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/within.h"

#include "search/matching.h"
#include "search/ways.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>

enum { PIECES_MOST = 500 }; /* documents in which parts are looked for here */

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
	       m->within->filter != NULL || m->within->without != NULL;
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

kz_status kzi_score_within(kz_index *index, const kzi_query *query, kzi_matching matching,
	const kzi_within *within, bool *done, kzi_scored *out, kz_error *err)
{
	const meeting m = {index, query, within, matching, err};
	*out = (kzi_scored){0};
	*done = kzi_can_score(index, query, matching);
	if (!*done)
		return KZ_OK;
	bool by_engine = has_conditions(&m);
	kz_status st = has_common_pieces(&m, query->nodes, query->node_count, &by_engine);
	if (st == KZ_OK)
		st = by_engine ? score(&m, done, out)
			       : kzi_score(index, query, matching, NULL, out, err);
	*done = *done && st == KZ_OK;
	return st;
}
