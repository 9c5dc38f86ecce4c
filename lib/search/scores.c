/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the nodes of a query to the documents that have them, with what they weigh. It
 * mirrors builder.c, which says the same to the engine: a word weighs the most of what
 * it is found by, a group the sum of what is in it.
 */
#include "search/scores.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

/* Of documents that the engine can pass over, taking up a posting costs too much: where
 * the rarest word of all that must be there has less than one in so many of them. */
enum { RARE = 16 };

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
		return kzi_is_plain(node) && node->term_count == 1 &&
		       node->other_count == 0 && node->piece_count == 0;
	if (node->kind != KZI_NODE_ALL && node->kind != KZI_NODE_ANY)
		return false;
	for (size_t i = 0; i < node->child_count && can; i++)
		can = is_scorable(&node->children[i]);
	return can && node->child_count > 0;
}

static bool can_score(
	const kz_index *index, const kzi_query *query, kzi_matching matching)
{
	bool can = matching != KZI_MATCHING_OTHER && index->shards == NULL &&
		   query->node_count > 0 && !query->everything;
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

/* The terms by which a word is found, and its weight as each. */
typedef struct ways {
	kzi_postings word, english, part;
	double as_word, as_english, as_part;
} ways;

static void free_ways(ways *w)
{
	kzi_postings_free(&w->word);
	kzi_postings_free(&w->english);
	kzi_postings_free(&w->part);
}

static kz_status read_term(scoring *s, const char *term, kzi_postings *out)
{
	return kzi_postings_read(s->index, term, s->query->clock, out, s->err);
}

static kz_status read_ways(scoring *s, const kzi_node *node, ways *out)
{
	*out = (ways){0};
	kz_status st = read_term(s, node->terms[0], &out->word);
	if (st == KZ_OK)
		st = read_term(
			s, node->english_found ? node->english[0] : NULL, &out->english);
	if (st == KZ_OK)
		st = read_term(s, node->part, &out->part);
	double words = (double)out->word.count, parts = (double)out->part.count;
	out->as_word = kzi_weight_of(words, s->out->documents, KZI_WEIGHS_ITSELF);
	out->as_english = kzi_weight_of(
		(double)out->english.count, s->out->documents, KZI_WEIGHS_ITSELF);
	/* The engine takes the two for words that have nothing to do with each other. */
	out->as_part = kzi_weight_of(words + parts - words * parts / s->out->documents,
		s->out->documents, KZI_WEIGHS_PART);
	if (st != KZ_OK)
		free_ways(out);
	return st;
}

static uint32_t docid_at(const kzi_postings *list, size_t at)
{
	return at < list->count ? list->items[at].docid : UINT32_MAX;
}

/* How often, when the document is the one at hand; and then goes on behind it. */
static uint32_t take(const kzi_postings *list, size_t *at, uint32_t docid)
{
	return docid_at(list, *at) == docid ? list->items[(*at)++].wdf : 0;
}

static double larger(double one, double other)
{
	return one > other ? one : other;
}

static void weigh_ways(const ways *w, bool in_parts, kzi_scores *out)
{
	size_t word = 0, english = 0, part = 0;
	for (;;) {
		uint32_t a = docid_at(&w->word, word), b = docid_at(&w->english, english),
			 c = docid_at(&w->part, part);
		uint32_t docid = a < b ? a : b;
		docid = c < docid ? c : docid;
		if (docid == UINT32_MAX)
			return;
		uint32_t itself = take(&w->word, &word, docid);
		uint32_t parts = itself + take(&w->part, &part, docid);
		double weight = larger(kzi_weigh(w->as_word, itself),
			kzi_weigh(w->as_english, take(&w->english, &english, docid)));
		if (in_parts)
			weight = larger(weight, kzi_weigh(w->as_part, parts));
		out->items[out->count++] = (kzi_ranked){docid, weight};
	}
}

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

static kz_status score_word(scoring *s, const kzi_node *node, kzi_scores *out)
{
	ways w;
	kz_status st = read_ways(s, node, &w);
	if (st != KZ_OK)
		return st;
	size_t most = w.word.count + w.english.count + w.part.count;
	out->items = calloc(most + 1, sizeof *out->items);
	if (out->items != NULL)
		weigh_ways(&w, node->part != NULL, out);
	else
		st = kzi_no_memory(s->err);
	if (st == KZ_OK)
		keep(s, node, &w.word);
	free_ways(&w);
	return st;
}

/* ---- Groups ---- */

static kz_status score_nodes(
	scoring *s, const kzi_node *nodes, size_t count, bool all, kzi_scores *out);

static kz_status score_node(scoring *s, const kzi_node *node, kzi_scores *out)
{
	*out = (kzi_scores){0};
	return node->kind == KZI_NODE_WORDS
		       ? score_word(s, node, out)
		       : score_nodes(s, node->children, node->child_count,
				 node->kind == KZI_NODE_ALL, out);
}

/* Halves of halves: of a hundred words with OR between, each is carried over seven times
 * and not a hundred. */
static kz_status score_nodes(
	scoring *s, const kzi_node *nodes, size_t count, bool all, kzi_scores *out)
{
	kzi_scores first = {0}, second = {0};
	*out = (kzi_scores){0};
	if (count == 1)
		return score_node(s, nodes, out);
	size_t half = count / 2;
	kz_status st = score_nodes(s, nodes, half, all, &first);
	if (st == KZ_OK)
		st = score_nodes(s, nodes + half, count - half, all, &second);
	if (st == KZ_OK)
		return all ? kzi_scores_both(&first, &second, out, s->err)
			   : kzi_scores_either(&first, &second, out, s->err);
	kzi_scores_free(&first);
	kzi_scores_free(&second);
	return st;
}

/* ---- Bonuses ---- */

static kz_status add_as_typed(scoring *s)
{
	const kzi_query *query = s->query;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		const kzi_node *node = &query->nodes[i];
		kzi_postings typed = {0};
		if (node->kind != KZI_NODE_WORDS)
			continue;
		st = read_term(s, node->forms[0].exact, &typed);
		if (st == KZ_OK)
			kzi_scores_add(&s->out->all, &typed,
				kzi_weight_of((double)typed.count, s->out->documents,
					KZI_WEIGHS_AS_TYPED));
		kzi_postings_free(&typed);
	}
	return st;
}

/* ---- Is it worth it? ---- */

static kz_status count_term(scoring *s, const char *term, uint64_t *sum)
{
	xapian_error why;
	uint32_t found = 0;
	if (term == NULL)
		return KZ_OK;
	kz_status st = kzi_engine(xapian_database_term_frequency(s->index->database, term,
					  strlen(term), &found, &why),
		&why, s->index->path, s->err);
	*sum += found;
	return st;
}

static kz_status count_node(scoring *s, const kzi_node *node, uint64_t *sum)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < node->child_count && st == KZ_OK; i++)
		st = count_node(s, &node->children[i], sum);
	if (node->kind != KZI_NODE_WORDS)
		return st;
	st = count_term(s, node->terms[0], sum);
	if (st == KZ_OK && node->english_found)
		st = count_term(s, node->english[0], sum);
	return st == KZ_OK ? count_term(s, node->part, sum) : st;
}

static kz_status is_worth_it(scoring *s, kzi_matching matching, bool *out)
{
	const kzi_query *query = s->query;
	uint64_t least = UINT64_MAX, all = 0;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		uint64_t of_this = 0;
		st = count_node(s, &query->nodes[i], &of_this);
		least = of_this < least ? of_this : least;
		all += of_this;
	}
	*out = matching == KZI_MATCHING_ANY || all / RARE <= least;
	return st;
}

static kz_status score_all(scoring *s, kzi_matching matching)
{
	const kzi_query *query = s->query;
	s->out->words = calloc(query->node_count, sizeof *s->out->words);
	if (s->out->words == NULL)
		return kzi_no_memory(s->err);
	s->out->word_count = query->node_count;
	kz_status st = score_nodes(s, query->nodes, query->node_count,
		matching == KZI_MATCHING_ALL, &s->out->all);
	return st == KZ_OK ? add_as_typed(s) : st;
}

kz_status kzi_score(kz_index *index, const kzi_query *query, kzi_matching matching,
	bool *done, kzi_scored *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	scoring s = {index, query, out, err};
	*done = false;
	*out = (kzi_scored){0};
	if (!can_score(index, query, matching))
		return KZ_OK;
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	if (st == KZ_OK)
		out->documents = about.documents;
	if (st == KZ_OK)
		st = is_worth_it(&s, matching, done);
	if (st == KZ_OK && *done)
		st = score_all(&s, matching);
	if (st != KZ_OK)
		kzi_scored_free(out);
	return st;
}
