/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Words of a query in compounds, and compounds as the words they are made of:
 *
 *     beleid                 also biotechnologiebeleid
 *     biotechnologiebeleid   also "beleid voor biotechnologie"
 *
 * And which of that, and of words in English, the index has at all.
 */
#include "search/postings.h"
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"
#include "index/engine.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <string.h>

/* Within so many words, the first and the last included, the parts of a compound stand
 * for it. */
enum { PIECES_MOST = 4 };

/* ---- What a word is, and is made of ---- */

static kz_status copy_part_term(kzi_query *query, kzi_node *node, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_term_part(&term, node->terms[0], strlen(node->terms[0]));
	node->part = term.failed ? NULL
				 : kzi_arena_copy(&query->arena, term.data, term.length);
	kzi_buffer_free(&term);
	return node->part != NULL ? KZ_OK : kzi_no_memory(err);
}

static kz_status copy_pieces(
	kzi_query *query, kzi_node *node, const kzi_part_terms *parts, kz_error *err)
{
	for (size_t i = 0; i < parts->count; i++) {
		const kzi_part_term *part = &parts->items[i];
		if (part->part.depth > 0)
			continue;
		const char **pieces = kzi_arena_grow(
			&query->arena, node->pieces, node->piece_count, sizeof *pieces);
		const char *copy =
			kzi_arena_copy(&query->arena, part->term, part->term_length);
		if (pieces == NULL || copy == NULL)
			return kzi_no_memory(err);
		pieces[node->piece_count++] = copy;
		node->pieces = pieces;
	}
	return KZ_OK;
}

/* Of herbenoeming only the benoeming is a part: that is not the same thing. */
static kz_status add_pieces(
	kzi_query *query, kzi_node *node, kz_analysis *analysis, kz_error *err)
{
	kzi_part_terms parts;
	const char *folded = node->forms[0].folded;
	kz_status st = kzi_analysis_parts(analysis, folded, strlen(folded), &parts, err);
	size_t outer = 0;
	for (size_t i = 0; i < parts.count; i++)
		outer += parts.items[i].part.depth == 0;
	if (st != KZ_OK || outer < 2 || outer > PIECES_MOST)
		return st;
	return copy_pieces(query, node, &parts, err);
}

/* What must not be there is the word itself, and what is near another has one place. */
static kz_status add_to(kzi_query *query, kzi_node *nodes, size_t count,
	kz_analysis *analysis, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		kzi_node *node = &nodes[i];
		node->part = NULL;
		node->pieces = NULL;
		node->piece_count = 0;
		if (node->kind == KZI_NODE_ALL || node->kind == KZI_NODE_ANY)
			st = add_to(
				query, node->children, node->child_count, analysis, err);
		if (!kzi_is_plain(node) || node->quoted || node->term_count != 1)
			continue;
		st = copy_part_term(query, node, err);
		if (st == KZ_OK && query->word_count <= KZI_LONG)
			st = add_pieces(query, node, analysis, err);
	}
	return st;
}

kz_status kzi_add_compounds(kzi_query *query, kz_analysis *analysis, kz_error *err)
{
	if (kzi_analysis_lexicon(analysis) == NULL)
		return KZ_OK;
	return add_to(query, query->nodes, query->node_count, analysis, err);
}

/* ---- Which of it is there ---- */

static kz_status is_there(kz_index *index, const char *term, bool *out, kz_error *err)
{
	uint32_t found = 0;
	kz_status st = kzi_postings_count(index, term, &found, err);
	*out = found > 0;
	return st;
}

static kz_status drop_of(kzi_node *node, kz_index *index, kz_error *err)
{
	bool there = true;
	kz_status st = KZ_OK;
	if (node->part != NULL)
		st = is_there(index, node->part, &there, err);
	if (!there)
		node->part = NULL;
	there = true;
	for (size_t i = 0; i < node->piece_count && there && st == KZ_OK; i++)
		st = is_there(index, node->pieces[i], &there, err);
	if (!there)
		node->piece_count = 0;
	there = kzi_is_plain(node) && node->term_count > 0;
	for (size_t i = 0; i < node->term_count && there && st == KZ_OK; i++) {
		there = node->english[i][0] != '\0';
		if (there)
			st = is_there(index, node->english[i], &there, err);
	}
	node->english_found = there;
	return st;
}

static kz_status drop_from(kzi_node *nodes, size_t count, kz_index *index, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		st = drop_of(&nodes[i], index, err);
		if (st == KZ_OK)
			st = drop_from(
				nodes[i].children, nodes[i].child_count, index, err);
	}
	return st;
}

kz_status kzi_drop_absent(kzi_query *query, kz_index *index, kz_error *err)
{
	kz_status st = drop_from(query->nodes, query->node_count, index, err);
	return st == KZ_OK ? drop_from(query->excluded, query->excluded_count, index, err)
			   : st;
}

/* ---- As a query of the engine ---- */

kz_status kzi_build_pieces(const kzi_node *node, xapian_query **out, kz_error *err)
{
	return kzi_build_near(
		node->pieces, node->piece_count, KZI_PIECES_WITHIN, out, err);
}

/* As if all of it were one word: then it is at least as common as the word itself, and
 * cannot weigh more. */
kz_status kzi_build_compounds(const kzi_node *node, xapian_query **out, kz_error *err)
{
	xapian_query *ways[3] = {NULL};
	size_t count = 1;
	*out = NULL;
	if (node->part == NULL && node->piece_count == 0)
		return KZ_OK;
	kz_status st = kzi_build_terms(node->terms, 1, &ways[0], err);
	if (st == KZ_OK && node->part != NULL)
		st = kzi_build_terms(&node->part, 1, &ways[count++], err);
	if (st == KZ_OK && node->piece_count > 0)
		st = kzi_build_pieces(node, &ways[count++], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_SYNONYM, ways, count, 0, out, err);
	for (size_t i = 0; i < count; i++)
		xapian_query_close(ways[i]);
	return st == KZ_OK ? kzi_rank_compound(*out, out, err) : st;
}
