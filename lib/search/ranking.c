/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which of the documents that match come first. Every weight that a search has is in
 * this file; how much a word counts by where it stands is in index/schema.h. Does not
 * know which documents match. */
#include "search/weights.h"

#include "base/error.h"
#include "index/engine.h"
#include "index/schema.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a document gains, as a part of what the words themselves weigh: by the form that
 * was typed; by two words that follow each other in the query within WINDOW words, in
 * any order; and by their standing side by side, as in the query. */
static const double as_typed = 0.5, together = 0.15, side_by_side = 0.1;

/* What a synonym weighs, as a part of its own weight. */
static const double other_word = 0.5;

/* More than any words can weigh. */
static const double before_all = 10000;

/* What a word weighs that is only a part of another, or only there in parts. The word
 * itself, once, is 1, and the same often is at most 1 + repetition: below 2/3 it never
 * comes before. */
static const double in_compound = 0.5;

enum { WINDOW = 6 };

/* The second time that a word occurs says little, the tenth nothing. The length of a
 * document is no matter: moties have one length, and in a long letter a word is
 * as well found as in a short one. */
static const double repetition = 0.5, length = 0;

void kzi_rank_words(xapian_search_options *options)
{
	options->bm25 = true;
	options->k1 = repetition;
	options->b = length;
}

/* The engine takes a word that more than a third of the documents have for one that
 * says a little all the same; and counts in whole documents. */
double kzi_weight_of(double having, uint32_t documents, kzi_weighs as)
{
	const double factors[] = {
		[KZI_WEIGHS_ITSELF] = 1,
		[KZI_WEIGHS_AS_TYPED] = as_typed,
		[KZI_WEIGHS_PART] = in_compound,
		[KZI_WEIGHS_NEAR] = together,
		[KZI_WEIGHS_BESIDE] = side_by_side,
	};
	double count = floor(having + 0.5);
	double odds = (documents - count + 0.5) / (count + 0.5);
	if (odds < 2)
		odds = odds * 0.5 + 1;
	return log(odds) * factors[as] * (repetition + 1);
}

double kzi_weigh(double weight, uint32_t times)
{
	return weight * (times / (repetition + times));
}

static kz_status scale(
	xapian_query *query, double factor, xapian_query **out, kz_error *err)
{
	xapian_error why;
	kz_status st =
		kzi_engine(xapian_query_scale(query, factor, out, &why), &why, NULL, err);
	xapian_query_close(query);
	return st;
}

kz_status kzi_rank_other(xapian_query *other, xapian_query **out, kz_error *err)
{
	return scale(other, other_word, out, err);
}

kz_status kzi_rank_compound(xapian_query *compound, xapian_query **out, kz_error *err)
{
	return scale(compound, in_compound, out, err);
}

kz_status kzi_rank_not(xapian_query *counted, xapian_query **out, kz_error *err)
{
	return scale(counted, 0, out, err);
}

kz_status kzi_rank_first(xapian_query *itself, xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_posting_source *source = NULL;
	xapian_query *both[2] = {NULL, itself};
	*out = NULL;
	kz_status st = kzi_engine(
		xapian_posting_source_fixed(before_all, &source, &why), &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_query_source(source, &both[0], &why), &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_FILTER, both, 2, 0, out, err);
	xapian_posting_source_close(source);
	xapian_query_close(both[0]);
	xapian_query_close(itself);
	return st;
}

/* ---- Bonuses: a list of queries that each add to the weight ---- */

typedef struct bonuses {
	xapian_query **items;
	size_t count;
	bool forms, nearness; /* which of them */
	kz_error *err;
} bonuses;

/* Closes query. */
static kz_status add(bonuses *b, xapian_query *query, double factor)
{
	kz_status st = scale(query, factor, &b->items[b->count], b->err);
	if (st == KZ_OK)
		b->count++;
	return st;
}

static kz_status add_exact(bonuses *b, const kzi_node *node)
{
	xapian_query *word;
	kz_status st = kzi_build_terms(&node->forms[0].exact, 1, &word, b->err);
	return st == KZ_OK ? add(b, word, as_typed) : st;
}

static kz_status add_pair(bonuses *b, const kzi_node *left, const kzi_node *right)
{
	const char *terms[2] = {left->terms[0], right->terms[0]};
	xapian_query *near = NULL, *phrase = NULL;
	kz_status st = kzi_build_near(terms, 2, WINDOW - 1, &near, b->err);
	if (st == KZ_OK)
		st = add(b, near, together);
	if (st == KZ_OK)
		st = kzi_build_terms(terms, 2, &phrase, b->err);
	return st == KZ_OK ? add(b, phrase, side_by_side) : st;
}

static bool is_word(const kzi_node *node)
{
	return node->term_count == 1 && kzi_is_plain(node);
}

bool kzi_weigh_near(const kzi_query *query, size_t i, uint32_t *within)
{
	const kzi_node *node = &query->nodes[i];
	*within = WINDOW - 1;
	return i + 1 < query->node_count && query->word_count <= KZI_LONG &&
	       is_word(node) && is_word(node + 1) &&
	       strcmp(node->terms[0], node[1].terms[0]) != 0;
}

static kz_status add_all(bonuses *b, const kzi_query *query)
{
	kz_status st = KZ_OK;
	uint32_t within;
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		const kzi_node *node = &query->nodes[i];
		if (b->forms && is_word(node))
			st = add_exact(b, node);
		if (st == KZ_OK && b->nearness && kzi_weigh_near(query, i, &within))
			st = add_pair(b, node, node + 1);
	}
	return st;
}

/* Each word has its form, and two for it and the next. */
static kz_status make(bonuses *b, const kzi_query *query)
{
	b->items = calloc(3 * query->node_count + 1, sizeof *b->items);
	return b->items != NULL ? add_all(b, query) : kzi_no_memory(b->err);
}

/* One after the other, and not all as one OR: in that Xapian 1.4 gives a pair to
 * documents that do not have it. Below a filter it makes one OR of them after all, so
 * that they stand above all else. */
static kz_status add_up(bonuses *b, xapian_query *matching, xapian_query **out)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < b->count && st == KZ_OK; i++) {
		xapian_query *both[2] = {matching, b->items[i]};
		st = kzi_combine(XAPIAN_OP_AND_MAYBE, both, 2, 0, &matching, b->err);
		xapian_query_close(both[0]);
	}
	*out = st == KZ_OK ? matching : NULL;
	return st;
}

static kz_status rank(
	bonuses *b, const kzi_query *query, xapian_query *matching, xapian_query **out)
{
	*out = NULL;
	kz_status st = make(b, query);
	if (st == KZ_OK)
		st = add_up(b, matching, out);
	else
		xapian_query_close(matching);
	kzi_close_queries(b->items, b->count);
	return st;
}

kz_status kzi_rank(
	const kzi_query *query, xapian_query *matching, xapian_query **out, kz_error *err)
{
	bonuses b = {.forms = true, .nearness = true, .err = err};
	return rank(&b, query, matching, out);
}

kz_status kzi_rank_apart(
	const kzi_query *query, xapian_query *matching, xapian_query **out, kz_error *err)
{
	bonuses b = {.forms = true, .err = err};
	return rank(&b, query, matching, out);
}

kz_status kzi_build_nearness(const kzi_query *query, xapian_query **out, kz_error *err)
{
	bonuses b = {.nearness = true, .err = err};
	*out = NULL;
	kz_status st = make(&b, query);
	if (st == KZ_OK && b.count > 0)
		st = kzi_combine(XAPIAN_OP_OR, b.items, b.count, 0, out, err);
	kzi_close_queries(b.items, b.count);
	return st;
}

void kzi_order(int32_t order, xapian_search_options *options)
{
	kzi_rank_words(options);
	/* Ties, and documents that all weigh the same, newest first. */
	options->sort = XAPIAN_SORT_RELEVANCE_THEN_VALUE;
	options->sort_slot = KZI_SLOT_NEWEST;
	if (order != KZ_ORDER_RELEVANCE) {
		options->sort = XAPIAN_SORT_VALUE;
		options->sort_slot =
			order == KZ_ORDER_OLDEST ? KZI_SLOT_OLDEST : KZI_SLOT_NEWEST;
	}
}
