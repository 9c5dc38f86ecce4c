/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/ways.h"

#include "search/beside.h"
#include "search/matching.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

enum { PIECES = 2, AT_ONCE = 512 /* documents, between two looks at the clock */ };

/* The terms by which a word is found, and its weight as each. */
typedef struct ways {
	kzi_postings word, english, part;
	kzi_postings pieces; /* near each other, in documents without the word itself */
	double as_word, as_english, as_part;
} ways;

bool kzi_can_score_word(const kzi_node *node)
{
	bool in_pieces = node->piece_count == 0 ||
			 (node->piece_count == PIECES &&
				 strcmp(node->pieces[0], node->pieces[1]) != 0);
	return kzi_is_plain(node) && node->term_count == 1 && node->other_count == 0 &&
	       in_pieces;
}

static void free_ways(ways *w)
{
	kzi_postings_free(&w->word);
	kzi_postings_free(&w->english);
	kzi_postings_free(&w->part);
	kzi_postings_free(&w->pieces);
}

static kz_status read_term(const kzi_wording *w, const char *term,
	const kzi_scores *among, kzi_postings *out)
{
	return kzi_postings_read(w->index, term, among, w->clock, out, w->err);
}

/* ---- In pieces ---- */

static uint32_t docid_at(const kzi_postings *list, size_t at)
{
	return at < list->count ? list->items[at].docid : UINT32_MAX;
}

/* Along lists that each only go on; and the documents that have both, as they were met.
 */
typedef struct seeking {
	const kzi_wording *wording;
	const kzi_postings *word, *other;
	size_t word_at, other_at;
	size_t count;
	uint32_t docids[AT_ONCE], times[AT_ONCE];
	kzi_postings *out;
} seeking;

static bool is_at(const kzi_postings *list, size_t *at, uint32_t docid)
{
	while (docid_at(list, *at) < docid)
		(*at)++;
	return docid_at(list, *at) == docid;
}

/* Has it both, and not the word itself? */
static void meet(seeking *s, const kzi_posting *one)
{
	if (is_at(s->word, &s->word_at, one->docid) ||
		!is_at(s->other, &s->other_at, one->docid))
		return;
	uint32_t times = s->other->items[s->other_at].wdf;
	s->docids[s->count] = one->docid;
	s->times[s->count++] = one->wdf < times ? one->wdf : times;
}

/* In which of those that were met are they near each other? */
static kz_status look(seeking *s)
{
	const kzi_wording *w = s->wording;
	kzi_docids both = {s->docids, s->count}, near = {0};
	kz_status st = kzi_clock_ask(w->clock, w->err);
	if (st == KZ_OK)
		st = kzi_beside(w->index, &both, w->node->pieces, KZI_PIECES_WITHIN,
			w->clock, &near, w->err);
	for (size_t i = 0, k = 0; k < near.count; i++) {
		if (s->docids[i] != near.items[k])
			continue;
		s->out->items[s->out->count++] = (kzi_posting){s->docids[i], s->times[i]};
		k++;
	}
	kzi_docids_free(&near);
	s->count = 0;
	return st;
}

static kz_status join_pieces(const kzi_wording *w, const kzi_postings *word,
	const kzi_postings *rarer, const kzi_postings *other, kzi_postings *out)
{
	seeking s = {.wording = w, .word = word, .other = other, .out = out};
	kz_status st = KZ_OK;
	out->items = calloc(rarer->count + 1, sizeof *out->items);
	if (out->items == NULL)
		return kzi_no_memory(w->err);
	for (size_t i = 0; i < rarer->count && st == KZ_OK; i++) {
		meet(&s, &rarer->items[i]);
		if (s.count == AT_ONCE)
			st = look(&s);
	}
	return st == KZ_OK ? look(&s) : st;
}

/* As if they had nothing to do with each other. */
static uint32_t expected_both(double one, double other, uint32_t documents)
{
	return documents > 0 ? (uint32_t)(one * other / documents + 0.5) : 0;
}

static kz_status count_each(
	kz_index *index, const kzi_node *node, uint32_t counts[PIECES], kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < PIECES && st == KZ_OK; i++)
		st = kzi_postings_count(index, node->pieces[i], &counts[i], err);
	return st;
}

kz_status kzi_count_pieces(
	kz_index *index, const kzi_node *node, uint32_t *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	uint32_t counts[PIECES];
	*out = 0;
	if (node->piece_count != PIECES)
		return KZ_OK;
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	if (st == KZ_OK)
		st = count_each(index, node, counts, err);
	if (st == KZ_OK)
		*out = expected_both(counts[0], counts[1], about.documents);
	return st;
}

/* Those that have the rarer piece decide which of the other are read. */
static kz_status read_pieces(
	const kzi_wording *w, const kzi_postings *word, kzi_postings *out)
{
	const char **pieces = w->node->pieces;
	kzi_postings rarer = {0}, other = {0};
	kzi_scores those = {0};
	uint32_t counts[PIECES] = {0};
	kz_status st = count_each(w->index, w->node, counts, w->err);
	size_t rare = counts[1] < counts[0];
	if (st == KZ_OK)
		st = read_term(w, pieces[rare], w->among, &rarer);
	if (st == KZ_OK)
		st = kzi_scores_of(&rarer, &those, w->err);
	if (st == KZ_OK)
		st = read_term(w, pieces[1 - rare], &those, &other);
	if (st == KZ_OK)
		st = join_pieces(w, word, &rarer, &other, out);
	/* The engine expects that half of these have them near each other. */
	out->all = expected_both(counts[0], counts[1], w->documents) / 2;
	kzi_postings_free(&rarer);
	kzi_postings_free(&other);
	kzi_scores_free(&those);
	return st;
}

/* ---- All ways ---- */

/* The engine takes two for words that have nothing to do with each other, the rarest
 * first, and counts in whole documents. */
static double expected_either(double one, double other, uint32_t documents)
{
	return (uint32_t)(one + other - one * other / documents + 0.5);
}

static void sort(double counts[3])
{
	for (size_t i = 1; i < 3; i++) {
		for (size_t k = i; k > 0 && counts[k] < counts[k - 1]; k--) {
			double larger = counts[k - 1];
			counts[k - 1] = counts[k];
			counts[k] = larger;
		}
	}
}

static double expected_any(const ways *w, uint32_t documents)
{
	double counts[3] = {w->word.all, w->part.all, w->pieces.all};
	sort(counts);
	double two = expected_either(counts[0], counts[1], documents);
	return expected_either(two, counts[2], documents);
}

static kz_status read_ways(const kzi_wording *w, ways *out)
{
	const kzi_node *node = w->node;
	const char *english = node->english_found ? node->english[0] : NULL;
	*out = (ways){0};
	kz_status st = read_term(w, node->terms[0], w->among, &out->word);
	if (st == KZ_OK)
		st = read_term(w, english, w->among, &out->english);
	if (st == KZ_OK)
		st = read_term(w, node->part, w->among, &out->part);
	if (st == KZ_OK && node->piece_count > 0)
		st = read_pieces(w, &out->word, &out->pieces);
	out->as_word = kzi_weight_of(out->word.all, w->documents, KZI_WEIGHS_ITSELF);
	out->as_english =
		kzi_weight_of(out->english.all, w->documents, KZI_WEIGHS_ITSELF);
	out->as_part = kzi_weight_of(
		expected_any(out, w->documents), w->documents, KZI_WEIGHS_PART);
	if (st != KZ_OK)
		free_ways(out);
	return st;
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

static uint32_t first_of(const kzi_postings *const lists[4], const size_t at[4])
{
	uint32_t first = UINT32_MAX;
	for (size_t i = 0; i < 4; i++) {
		uint32_t one = docid_at(lists[i], at[i]);
		first = one < first ? one : first;
	}
	return first;
}

static void weigh_ways(const ways *w, bool in_parts, kzi_scores *out)
{
	const kzi_postings *const lists[] = {&w->word, &w->english, &w->part, &w->pieces};
	size_t at[4] = {0};
	uint32_t docid;
	while ((docid = first_of(lists, at)) != UINT32_MAX) {
		uint32_t itself = take(lists[0], &at[0], docid);
		double weight = larger(kzi_weigh(w->as_word, itself),
			kzi_weigh(w->as_english, take(lists[1], &at[1], docid)));
		uint32_t parts = itself + take(lists[2], &at[2], docid);
		parts += take(lists[3], &at[3], docid);
		if (in_parts)
			weight = larger(weight, kzi_weigh(w->as_part, parts));
		out->items[out->count++] = (kzi_ranked){docid, weight};
	}
}

kz_status kzi_score_word(
	const kzi_wording *wording, kzi_postings *itself, kzi_scores *out)
{
	ways w;
	const kzi_node *node = wording->node;
	*itself = (kzi_postings){0};
	*out = (kzi_scores){0};
	kz_status st = read_ways(wording, &w);
	if (st != KZ_OK)
		return st;
	size_t most = w.word.count + w.english.count + w.part.count + w.pieces.count;
	out->items = calloc(most + 1, sizeof *out->items);
	if (out->items != NULL)
		weigh_ways(&w, node->part != NULL || node->piece_count > 0, out);
	else
		st = kzi_no_memory(wording->err);
	if (st == KZ_OK) {
		*itself = w.word;
		w.word = (kzi_postings){0};
	}
	free_ways(&w);
	return st;
}
