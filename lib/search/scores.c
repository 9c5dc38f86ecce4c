/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the nodes of a query to the documents that have them, with what they weigh. It
 * mirrors builder.c, which says the same to the engine: a word weighs the most of what
 * it is found by, a group the sum of what is in it.
 */
#include "search/scores.h"

#include "search/ways.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>

typedef struct scoring {
	kz_index *index;
	const kzi_query *query;
	kzi_scored *out;
	kz_error *err;
} scoring;

/* ---- Is it one for which this can be done? ---- */

static bool is_scorable(const kzi_node *node)
{
	bool can = true;
	if (node->kind == KZI_NODE_WORDS)
		return kzi_can_score_word(node);
	if (node->kind != KZI_NODE_ALL && node->kind != KZI_NODE_ANY)
		return false;
	for (size_t i = 0; i < node->child_count && can; i++)
		can = is_scorable(&node->children[i]);
	return can && node->child_count > 0;
}

/* The engine, which keeps its place in the lists of places, finds the parts of one word
 * for less; with others there are fewer documents in which to look. */
static bool is_better_left(const kzi_query *query)
{
	return query->node_count == 1 && query->nodes[0].piece_count > 0;
}

static bool has_few(const kzi_query *query)
{
	return query->node_count > 1 && query->node_count <= KZI_CHOICE_MOST;
}

bool kzi_can_score(const kz_index *index, const kzi_query *query, kzi_matching matching)
{
	bool can = (matching != KZI_MATCHING_PART || has_few(query)) &&
		   matching != KZI_MATCHING_OTHER && index->shards == NULL &&
		   query->node_count > 0 && !query->everything && !is_better_left(query);
	for (size_t i = 0; i < query->node_count && can; i++)
		can = is_scorable(&query->nodes[i]) &&
		      (matching == KZI_MATCHING_ALL || !query->nodes[i].required);
	return can;
}

void kzi_scored_free(kzi_scored *scored)
{
	kzi_scores_free(&scored->all);
	for (size_t i = 0; i < scored->word_count; i++)
		kzi_postings_free(&scored->words[i]);
	free(scored->words);
	*scored = (kzi_scored){0};
}

/* ---- A word ---- */

/* Those alone that may weigh more near each other: of many words all would be much. */
static void keep(scoring *s, const kzi_node *node, kzi_postings *word)
{
	const kzi_query *query = s->query;
	for (size_t i = 0; i < query->node_count; i++) {
		uint32_t within;
		if (node != &query->nodes[i] ||
			!(kzi_weigh_near(query, i, &within) ||
				(i > 0 && kzi_weigh_near(query, i - 1, &within))))
			continue;
		s->out->words[i] = *word;
		*word = (kzi_postings){0};
	}
}

static kz_status score_word(
	scoring *s, const kzi_node *node, const kzi_scores *among, kzi_scores *out)
{
	kzi_postings itself;
	kzi_wording w = {
		s->index, node, among, s->out->documents, s->query->clock, s->err};
	kz_status st = kzi_score_word(&w, &itself, out);
	if (st == KZ_OK)
		keep(s, node, &itself);
	kzi_postings_free(&itself);
	return st;
}

/* ---- Which is the rarest? ---- */

typedef struct counted {
	const kzi_node *node;
	uint64_t documents; /* more than it has, where some have it in several ways */
} counted;

static int rarest_first(const void *a, const void *b)
{
	const counted *one = a, *other = b;
	if (one->documents != other->documents)
		return one->documents < other->documents ? -1 : 1;
	return (one->node > other->node) - (one->node < other->node);
}

static kz_status count_word(scoring *s, const kzi_node *node, uint64_t *sum)
{
	const char *terms[] = {node->terms[0],
		node->english_found ? node->english[0] : NULL, node->part};
	uint32_t found, together = node->piece_count > 0 ? UINT32_MAX : 0;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof terms / sizeof terms[0] && st == KZ_OK; i++) {
		st = kzi_postings_count(s->index, terms[i], &found, s->err);
		*sum += found;
	}
	/* In so many documents they may have to be sought. */
	for (size_t i = 0; i < node->piece_count && st == KZ_OK; i++) {
		st = kzi_postings_count(s->index, node->pieces[i], &found, s->err);
		together = found < together ? found : together;
	}
	*sum += together;
	return st;
}

/* Of a group all that is in it, at most. */
static kz_status count_node(scoring *s, const kzi_node *node, uint64_t *sum)
{
	kz_status st = node->kind == KZI_NODE_WORDS ? count_word(s, node, sum) : KZ_OK;
	for (size_t i = 0; i < node->child_count && st == KZ_OK; i++)
		st = count_node(s, &node->children[i], sum);
	return st;
}

static kz_status sort_nodes(
	scoring *s, const kzi_node *nodes, size_t count, counted **out)
{
	kz_status st = KZ_OK;
	*out = calloc(count, sizeof **out);
	if (*out == NULL)
		return kzi_no_memory(s->err);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		(*out)[i].node = &nodes[i];
		st = count_node(s, &nodes[i], &(*out)[i].documents);
	}
	if (st == KZ_OK)
		qsort(*out, count, sizeof **out, rarest_first);
	return st;
}

/* ---- Groups ---- */

static kz_status score_node(
	scoring *s, const kzi_node *node, const kzi_scores *among, kzi_scores *out);

/* Of the rarest all, and of each other those that are left. */
static kz_status score_all(scoring *s, const kzi_node *nodes, size_t count,
	const kzi_scores *among, kzi_scores *out)
{
	counted *sorted;
	*out = (kzi_scores){0};
	kz_status st = sort_nodes(s, nodes, count, &sorted);
	if (st == KZ_OK)
		st = score_node(s, sorted[0].node, among, out);
	for (size_t i = 1; i < count && out->count > 0 && st == KZ_OK; i++) {
		kzi_scores next = {0};
		st = score_node(s, sorted[i].node, out, &next);
		if (st == KZ_OK)
			kzi_scores_both(out, &next);
		kzi_scores_free(&next);
	}
	free(sorted);
	if (st != KZ_OK)
		kzi_scores_free(out);
	return st;
}

/* Halves of halves: of a hundred words with OR between, each is carried over seven times
 * and not a hundred. */
static kz_status score_any(scoring *s, const kzi_node *nodes, size_t count,
	const kzi_scores *among, kzi_scores *out)
{
	kzi_scores first = {0}, second = {0};
	*out = (kzi_scores){0};
	if (count == 1)
		return score_node(s, nodes, among, out);
	size_t half = count / 2;
	kz_status st = score_any(s, nodes, half, among, &first);
	if (st == KZ_OK)
		st = score_any(s, nodes + half, count - half, among, &second);
	if (st == KZ_OK)
		st = kzi_scores_either(&first, &second, out, s->err);
	kzi_scores_free(&first);
	kzi_scores_free(&second);
	return st;
}

/* Where among is not NULL, of these documents alone. */
static kz_status score_node(
	scoring *s, const kzi_node *node, const kzi_scores *among, kzi_scores *out)
{
	*out = (kzi_scores){0};
	if (node->kind == KZI_NODE_WORDS)
		return score_word(s, node, among, out);
	return (node->kind == KZI_NODE_ALL ? score_all : score_any)(
		s, node->children, node->child_count, among, out);
}

/* Of all nodes each, for a document that has one may lack another. */
static kz_status score_some(scoring *s, const kzi_scores *among, kzi_scores *out)
{
	const kzi_query *query = s->query;
	kzi_choice choice;
	kzi_scores each[KZI_CHOICE_MOST] = {{0}};
	kz_status st = kzi_choose(query, s->index, &choice, s->err);
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++)
		st = score_node(s, &query->nodes[choice.nodes[i]], among, &each[i]);
	if (st == KZ_OK)
		st = kzi_scores_some(each, &choice, out, s->err);
	for (size_t i = 0; i < KZI_CHOICE_MOST; i++)
		kzi_scores_free(&each[i]);
	return st;
}

/* ---- Bonuses ---- */

kz_status kzi_score_as_typed(
	kz_index *index, const kzi_query *query, kzi_scored *scored, kz_error *err)
{
	kzi_scores *found = &scored->all;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		const kzi_node *node = &query->nodes[i];
		kzi_postings typed = {0};
		if (node->kind != KZI_NODE_WORDS)
			continue;
		st = kzi_postings_read(
			index, node->forms[0].exact, found, query->clock, &typed, err);
		if (st == KZ_OK)
			kzi_scores_add(found, &typed,
				kzi_weight_of(typed.all, scored->documents,
					KZI_WEIGHS_AS_TYPED));
		kzi_postings_free(&typed);
	}
	return st;
}

/* ---- The query ---- */

static kz_status score(scoring *s, kzi_matching matching, const kzi_scores *among)
{
	const kzi_query *query = s->query;
	s->out->words = calloc(query->node_count, sizeof *s->out->words);
	if (s->out->words == NULL)
		return kzi_no_memory(s->err);
	s->out->word_count = query->node_count;
	return matching == KZI_MATCHING_PART
		       ? score_some(s, among, &s->out->all)
		       : (matching == KZI_MATCHING_ALL ? score_all : score_any)(
				 s, query->nodes, query->node_count, among, &s->out->all);
}

/* As if the words had nothing to do with each other. */
static void expect_both(kzi_scored_counts *counts, uint64_t one, uint32_t documents)
{
	double part = documents > 0 ? (double)one / documents : 0;
	counts->both *= part < 1 ? part : 1;
}

kz_status kzi_count_scored(
	kz_index *index, const kzi_query *query, kzi_scored_counts *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	scoring s = {.index = index, .query = query, .err = err};
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	if (st != KZ_OK)
		return st;
	*out = (kzi_scored_counts){.fewest = UINT64_MAX, .both = about.documents};
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		uint64_t one = 0;
		st = count_node(&s, &query->nodes[i], &one);
		out->all += one;
		out->fewest = one < out->fewest ? one : out->fewest;
		expect_both(out, one, about.documents);
	}
	return st;
}

kz_status kzi_score(kz_index *index, const kzi_query *query, kzi_matching matching,
	const kzi_scores *among, kzi_scored *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	scoring s = {index, query, out, err};
	*out = (kzi_scored){0};
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	if (st == KZ_OK)
		out->documents = about.documents;
	if (st == KZ_OK && about.documents > 0)
		st = score(&s, matching, among);
	if (st != KZ_OK)
		kzi_scored_free(out);
	return st;
}
