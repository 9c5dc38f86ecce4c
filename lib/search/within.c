/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/within.h"

#include "search/matching.h"
#include "search/meets.h"
#include "search/ways.h"

#include "base/error.h"
#include "index/engine.h"

enum {
	/* Documents in which parts are looked for here, and where the engine does that.
	 */
	PIECES_MOST = 4000,
	ENGINE_PIECES_MOST = 500,
	/* Postings, of which all are in memory at once where documents match in part:
	 * of each a posting, and it in the scores of its word and of all. */
	LISTED_MOST = 2000000,
	UNDATED_MANY = 4000 /* documents without a date, that also have the words */
};

typedef struct meeting {
	kz_index *index;
	const kzi_query *query;
	const kzi_within *within;
	kzi_matching matching;
	kz_error *err;
} meeting;

static bool has_many(const meeting *m, double pieces)
{
	return pieces >
	       (kzi_index_glass(m->index) != NULL ? PIECES_MOST : ENGINE_PIECES_MOST);
}

static bool has_conditions(const meeting *m)
{
	return m->query->field_count > 0 || m->query->excluded_count > 0 ||
	       !kzi_filter_is_empty(m->within->filter) || m->within->without != NULL;
}

/* In how many documents may the parts of a word be? The engine, which goes along all
 * lists at once, finds those near each other for less than it costs here. */
static kz_status count_pieces(
	const meeting *m, const kzi_node *nodes, size_t count, uint32_t *most)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		uint32_t together;
		st = kzi_count_pieces(m->index, &nodes[i], &together, m->err);
		*most = together > *most ? together : *most;
		if (st == KZ_OK)
			st = count_pieces(
				m, nodes[i].children, nodes[i].child_count, most);
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
	st = kzi_scores_of_docids(&found, out, m->err);
	kzi_docids_free(&found);
	return st;
}

/* Which documents match the engine knows best; what these weigh is added up here. */
static kz_status score_by_engine(const meeting *m, bool *done, kzi_scored *out)
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

/* ---- By lists ---- */

/* With what is begun. */
typedef struct route {
	bool by_engine;
	const kzi_condition *first; /* NULL: with the words */
} route;

/* To tell how many have no date a date cannot come first; unless the engine has soon
 * counted them: all that there are, or as many as are told. */
static bool dates_may_be_first(
	const meeting *m, const kzi_conditions *c, const kzi_scored_counts *words)
{
	double undated = (double)c->undated / c->documents * words->both;
	return m->matching == KZI_MATCHING_PART || c->undated <= UNDATED_MANY ||
	       (m->matching == KZI_MATCHING_ALL && undated > UNDATED_MANY);
}

/* Which is less to read: the documents with the words, or those that meet a condition? */
static route choose_route(const meeting *m, const kzi_conditions *c,
	const kzi_scored_counts *words, uint32_t pieces)
{
	if (c->documents == 0)
		return (route){false, NULL};
	bool many = has_many(m, pieces);
	const kzi_condition *rarest =
		kzi_conditions_rarest(c, many || dates_may_be_first(m, c, words));
	double having = rarest != NULL ? (double)rarest->documents / c->documents : 1;
	if (many)
		return (route){has_many(m, having * pieces), rarest};
	uint64_t least = m->matching == KZI_MATCHING_ALL ? words->fewest : words->all;
	bool is_less = rarest != NULL && rarest->documents < least;
	return (route){false, is_less ? rarest : NULL};
}

static kz_status score_lists(const meeting *m, const kzi_conditions *c,
	const kzi_condition *first, kzi_scored *out)
{
	kzi_scores among = {0};
	kz_status st = KZ_OK;
	if (first != NULL)
		st = kzi_conditions_list(c, first, &among, m->err);
	if (st == KZ_OK)
		st = kzi_score(m->index, m->query, m->matching,
			first != NULL ? &among : NULL, out, m->err);
	kzi_scores_free(&among);
	if (st != KZ_OK)
		return st;
	out->undated.known = c->dated && m->matching != KZI_MATCHING_PART &&
			     (first == NULL || !first->date || c->undated == 0);
	st = kzi_conditions_keep(
		c, &out->all, out->undated.known ? &out->undated.count : NULL, m->err);
	if (st != KZ_OK)
		kzi_scored_free(out);
	return st;
}

static kz_status score_meeting(
	const meeting *m, uint32_t pieces, bool *done, kzi_scored *out)
{
	kzi_conditions conditions;
	kzi_scored_counts words;
	route how = {false, NULL};
	kz_status st =
		kzi_conditions_make(m->index, m->query, m->within, &conditions, m->err);
	if (st == KZ_OK)
		st = kzi_count_scored(m->index, m->query, &words, m->err);
	if (st == KZ_OK)
		how = choose_route(m, &conditions, &words, pieces);
	if (st == KZ_OK)
		st = how.by_engine ? score_by_engine(m, done, out)
				   : score_lists(m, &conditions, how.first, out);
	kzi_conditions_free(&conditions);
	return st;
}

static kz_status score_most(const meeting *m, bool *done, kzi_scored *out)
{
	uint32_t pieces = 0;
	if (!kzi_can_meet(m->query))
		return score_by_engine(m, done, out);
	kz_status st = count_pieces(m, m->query->nodes, m->query->node_count, &pieces);
	if (st != KZ_OK)
		return st;
	if (has_conditions(m))
		return score_meeting(m, pieces, done, out);
	return has_many(m, pieces)
		       ? score_by_engine(m, done, out)
		       : kzi_score(m->index, m->query, m->matching, NULL, out, m->err);
}

/* May those that match in part be listed here? */
static kz_status can_list(const meeting *m, bool *out)
{
	uint32_t pieces = 0;
	kzi_scored_counts words = {0};
	*out = false;
	if (!kzi_can_meet(m->query))
		return KZ_OK;
	kz_status st = count_pieces(m, m->query->nodes, m->query->node_count, &pieces);
	if (st == KZ_OK)
		st = kzi_count_scored(m->index, m->query, &words, m->err);
	*out = st == KZ_OK && !has_many(m, pieces) && words.all <= LISTED_MOST;
	return st;
}

static kz_status score_some(const meeting *m, bool *done, kzi_scored *out)
{
	kz_status st = can_list(m, done);
	if (st != KZ_OK || !*done)
		return st;
	return has_conditions(m)
		       ? score_meeting(m, 0, done, out)
		       : kzi_score(m->index, m->query, m->matching, NULL, out, m->err);
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
	if (st == KZ_OK && *done) {
		st = kzi_score_as_typed(index, query, out, err);
		if (st != KZ_OK)
			kzi_scored_free(out);
	}
	*done = *done && st == KZ_OK;
	return st;
}

/* ---- How many match in part? ---- */

static bool has_one_way(const kzi_node *node)
{
	return node->kind == KZI_NODE_WORDS && !node->english_found &&
	       node->part == NULL && node->piece_count == 0;
}

/* Those with the one and those with the other: who has both is among either, and was
 * counted in the same commit. */
static kz_status count_two(const meeting *m, uint64_t whole, uint64_t *out)
{
	kzi_scored_counts words;
	kz_status st = kzi_count_scored(m->index, m->query, &words, m->err);
	*out = st == KZ_OK ? words.all - 2 * whole : 0;
	return st;
}

static kz_status count_listed(const meeting *m, bool *done, uint64_t *out)
{
	kzi_scored found = {0};
	kz_status st = score_some(m, done, &found);
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
