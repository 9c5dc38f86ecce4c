/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/spans.h"

#include "base/error.h"
#include "text/words.h"

#include <stdlib.h>
#include <string.h>

/* The parts of a compound stand for it when so many words are not between them: what
 * compounds.c asks the engine for. */
enum { PIECES_WITHIN = 5 };

typedef struct finding {
	const kz_document *document;
	const kzi_query *query;
	kzi_lit *lits;
	size_t count;
	bool failed; /* there was no memory for the words between two */
} finding;

/* How many words stand between two places of a block, as far as that many. */
static size_t words_between(finding *f, size_t block, size_t from, size_t to, size_t most)
{
	const char *text = kz_document_block_at(f->document, block)->text;
	size_t count = 0;
	if (from >= to)
		return 0;
	kzi_words words = KZI_WORDS_OF(text + from, to - from);
	kzi_word word;
	while (count < most && kzi_words_next(&words, &word))
		count++;
	f->failed |= kzi_words_failed(&words);
	kzi_words_end(&words);
	return count;
}

static bool touch(finding *f, size_t block, size_t from, size_t to)
{
	return words_between(f, block, from, to, 1) == 0;
}

/* In a Dutch text or an English one. */
static bool is_term(const kzi_node *node, size_t i, const char *term)
{
	return term != NULL &&
	       (strcmp(term, node->terms[i]) == 0 || strcmp(term, node->english[i]) == 0);
}

/* How many of the words from the first on are a phrase, all of it; 0: none are. */
static size_t match_phrase(finding *f, const kzi_node *node, size_t first)
{
	if (node->term_count < 2 || node->term_count > f->count - first)
		return 0;
	for (size_t i = 0; i < node->term_count; i++) {
		const kzi_lit *one = &f->lits[first + i], *before = one - 1;
		if (!is_term(node, i, one->term))
			return 0;
		if (i > 0 && (one->block != before->block ||
				     !touch(f, one->block, before->end, one->start)))
			return 0;
	}
	return node->term_count;
}

/* Which of the parts of a compound this is, as a bit; 0 for none. */
static unsigned piece_of(const kzi_node *node, const char *term)
{
	for (size_t i = 0; term != NULL && i < node->piece_count; i++) {
		if (strcmp(node->pieces[i], term) == 0)
			return 1u << i;
	}
	return 0;
}

/* How many of the words from the first on are all the parts of a compound, which stand
 * for it together: "beleid voor biotechnologie". */
static size_t match_pieces(finding *f, const kzi_node *node, size_t first)
{
	const kzi_lit *start = &f->lits[first];
	unsigned seen = 0, all = (1u << node->piece_count) - 1;
	for (size_t i = first; i < f->count && f->lits[i].block == start->block; i++) {
		const kzi_lit *one = &f->lits[i];
		unsigned piece = piece_of(node, one->term);
		if (piece == 0 || words_between(f, one->block, start->end, one->start,
					  PIECES_WITHIN) == PIECES_WITHIN)
			return 0;
		seen |= piece;
		if (seen == all)
			return i - first + 1;
	}
	return 0;
}

/* The longest phrase of the query that begins at a word. */
static size_t longest(finding *f, const kzi_node *nodes, size_t count, size_t first)
{
	size_t most = 0;
	for (size_t i = 0; i < count; i++) {
		if (nodes[i].kind == KZI_NODE_NOT)
			continue;
		size_t lengths[] = {match_phrase(f, &nodes[i], first),
			match_pieces(f, &nodes[i], first),
			longest(f, nodes[i].others, nodes[i].other_count, first),
			longest(f, nodes[i].children, nodes[i].child_count, first)};
		for (size_t j = 0; j < sizeof lengths / sizeof lengths[0]; j++)
			most = lengths[j] > most ? lengths[j] : most;
	}
	return most;
}

/* Is it a word of phrases or compounds, and sought in no other way? */
static bool only_together(
	const kzi_node *nodes, size_t count, const char *term, bool *alone)
{
	bool together = false;
	for (size_t i = 0; i < count; i++) {
		const kzi_node *node = &nodes[i];
		if (node->kind == KZI_NODE_NOT)
			continue;
		for (size_t j = 0; j < node->term_count; j++) {
			bool is = is_term(node, j, term);
			together = together || (is && node->term_count > 1);
			*alone = *alone || (is && node->term_count == 1);
		}
		together = together || piece_of(node, term) != 0;
		if (only_together(node->others, node->other_count, term, alone) ||
			only_together(node->children, node->child_count, term, alone))
			together = true;
	}
	return together;
}

/* How many words from the first on are a hit: a phrase, or one word. */
static size_t hit_from(finding *f, size_t first)
{
	const kzi_query *query = f->query;
	size_t phrase = longest(f, query->nodes, query->node_count, first);
	if (phrase > 0)
		return phrase;
	bool alone = false;
	bool together = only_together(
		query->nodes, query->node_count, f->lits[first].term, &alone);
	return together && !alone ? 0 : 1;
}

/* Puts a hit behind the others, or makes the last of them longer. */
static void add(finding *f, kzi_span *spans, size_t *count, kzi_span span)
{
	kzi_span *last = *count > 0 ? &spans[*count - 1] : NULL;
	if (last != NULL && last->block == span.block &&
		touch(f, span.block, last->end, span.start))
		last->end = span.end > last->end ? span.end : last->end;
	else
		spans[(*count)++] = span;
}

kz_status kzi_spans_of(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, kzi_span **out, size_t *count, kz_error *err)
{
	finding f = {.document = document, .query = query};
	*out = NULL;
	*count = 0;
	kzi_lit_words lit;
	kz_status st = kzi_light(document, query, analysis, (kzi_lighting){0}, &lit, err);
	f.lits = lit.items;
	f.count = lit.count;
	if (st != KZ_OK)
		return st;
	kzi_span *spans = calloc(f.count + 1, sizeof *spans);
	for (size_t i = 0; i < f.count && spans != NULL;) {
		size_t words = hit_from(&f, i);
		size_t last = words > 0 ? i + words - 1 : i;
		if (words > 0)
			add(&f, spans, count,
				(kzi_span){f.lits[i].block, f.lits[i].start,
					f.lits[last].end});
		i = last + 1;
	}
	free(f.lits);
	if (spans == NULL || f.failed) {
		free(spans);
		*count = 0;
		return kzi_no_memory(err);
	}
	*out = spans;
	return KZ_OK;
}
