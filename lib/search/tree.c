/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The nodes that are more than plain words, as engine queries: groups, patterns, exact
 * forms, words in a part of the document, words near each other.
 *
 * The engine knows the places of terms alone. Where a node asks for more (a phrase near
 * a word, an exact form in a phrase) it gets candidates here, and the text has told
 * which of these are right.
 */
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"
#include "index/engine.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

/* ---- Lists of queries ---- */

typedef struct parts {
	xapian_query **items;
	size_t count;
} parts;

static kz_status make_room(parts *p, size_t count, kz_error *err)
{
	p->items = calloc(count + 1, sizeof *p->items);
	return p->items != NULL ? KZ_OK : kzi_no_memory(err);
}

/* Closes them. Of none, nothing. */
static kz_status join(
	parts *p, xapian_op op, uint32_t parameter, xapian_query **out, kz_error *err)
{
	xapian_error why;
	kz_status st =
		p->count == 0
			? kzi_engine(xapian_query_nothing(out, &why), &why, NULL, err)
			: kzi_combine(op, p->items, p->count, parameter, out, err);
	kzi_close_queries(p->items, p->count);
	*p = (parts){0};
	return st;
}

/* ---- Words ---- */

static kz_status build_in_zone(
	const char *term, char zone, xapian_query **out, kz_error *err)
{
	kzi_buffer prefixed = {0};
	xapian_error why;
	kzi_term_zone(&prefixed, zone, term, strlen(term));
	kz_status st = prefixed.failed ? kzi_no_memory(err)
				       : kzi_engine(xapian_query_term(prefixed.data,
							    prefixed.length, out, &why),
						 &why, NULL, err);
	kzi_buffer_free(&prefixed);
	return st;
}

/* In one part of the document, or for zone 0 anywhere. counts: as kzi_pool() has them. */
static kz_status build_list(const char *const *terms, const uint32_t *counts,
	size_t count, char zone, xapian_op op, kz_index *index, xapian_query **out,
	kz_error *err)
{
	parts p = {0};
	*out = NULL;
	kz_status st = make_room(&p, count, err);
	for (; p.count < count && st == KZ_OK; p.count++)
		st = zone == 0
			     ? kzi_build_terms(&terms[p.count], 1, &p.items[p.count], err)
			     : build_in_zone(
				       terms[p.count], zone, &p.items[p.count], err);
	/* As one word, or with OR between. */
	if (st == KZ_OK && op == XAPIAN_OP_SYNONYM && count > 0)
		st = kzi_pool(p.items, counts, count, index, out, err);
	else if (st == KZ_OK)
		return join(&p, op, 0, out, err);
	kzi_close_queries(p.items, p.count);
	return st;
}

/* Of word i what has places: one term, or any of several. */
static kz_status build_placed(const kzi_node *node, size_t i, xapian_op op,
	kz_index *index, xapian_query **out, kz_error *err)
{
	const kzi_form *form = &node->forms[i];
	const char *const languages[] = {node->terms[i], node->english[i]};
	const char *const *terms = languages;
	size_t count = languages[1][0] != '\0' ? 2 : 1;
	if (form->kind != KZI_FORM_ANY) {
		terms = form->terms;
		count = form->term_count;
	}
	return build_list(terms, NULL, count, node->zone, op, index, out, err);
}

static kz_status build_exacts(
	const kzi_form *form, kz_index *index, xapian_query **out, kz_error *err)
{
	const uint32_t *counts = form->kind == KZI_FORM_EXACT ? NULL : form->counts;
	return build_list(form->exacts, counts, form->exact_count, 0, XAPIAN_OP_SYNONYM,
		index, out, err);
}

/* The words of a pattern are one word, however rare some of them are. */
static kz_status build_one(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	const kzi_form *form = &node->forms[0];
	if (kzi_is_conflated(form) || node->zone != 0)
		return build_placed(node, 0, XAPIAN_OP_SYNONYM, index, out, err);
	return build_exacts(form, index, out, err);
}

/* Of the first words of a phrase; the text tells of the others. */
static size_t window_of(const kzi_node *node, size_t count)
{
	size_t window = count;
	for (size_t i = 0; i < count; i++)
		window += node->forms[i].gap;
	return window;
}

/* The exact forms must be in the document at least; where, the text tells. */
static kz_status add_exacts(
	parts *p, const kzi_node *node, kz_index *index, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < node->term_count && st == KZ_OK; i++) {
		const kzi_form *form = &node->forms[i];
		if (kzi_is_conflated(form))
			continue;
		st = build_exacts(form, index, &p->items[p->count++], err);
	}
	return st;
}

/* With places, or when the text was looked at already only what it weighs. */
static kz_status build_words(const kzi_node *node, bool placed, kz_index *index,
	xapian_query **out, kz_error *err)
{
	parts words = {0}, all = {0};
	*out = NULL;
	if (node->term_count == 1 && !kzi_needs_text(node))
		return build_one(node, index, out, err);
	size_t most = placed ? KZI_PHRASE : node->term_count;
	size_t count = node->term_count < most ? node->term_count : most;
	kz_status st = make_room(&words, node->term_count, err);
	if (st == KZ_OK)
		st = make_room(&all, node->term_count + 1, err);
	for (; words.count < count && st == KZ_OK; words.count++)
		st = build_placed(node, words.count, XAPIAN_OP_OR, index,
			&words.items[words.count], err);
	if (st == KZ_OK)
		st = join(&words, placed ? XAPIAN_OP_PHRASE : XAPIAN_OP_AND,
			placed ? (uint32_t)window_of(node, count) : 0,
			&all.items[all.count++], err);
	if (st == KZ_OK)
		st = add_exacts(&all, node, index, err);
	if (st == KZ_OK)
		return join(&all, XAPIAN_OP_AND, 0, out, err);
	kzi_close_queries(words.items, words.count);
	kzi_close_queries(all.items, all.count);
	return st;
}

/* ---- Groups ---- */

static kz_status build_children(
	const kzi_node *node, kz_index *index, bool negated, parts *p, kz_error *err)
{
	kz_status st = make_room(p, node->child_count, err);
	for (size_t i = 0; i < node->child_count && st == KZ_OK; i++) {
		const kzi_node *child = &node->children[i];
		if (node->kind != KZI_NODE_NOT &&
			(child->kind == KZI_NODE_NOT) != negated)
			continue;
		if (negated)
			child = child->children;
		st = kzi_build_node(child, index, &p->items[p->count], err);
		p->count += st == KZ_OK;
	}
	return st;
}

/* Of all documents those that have none (OR) of the rest, or not all of it (AND). */
static kz_status build_without(parts *without, xapian_op op, xapian_query **positive,
	xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_query *both[2] = {*positive, NULL};
	kz_status st = both[0] != NULL ? KZ_OK
				       : kzi_engine(xapian_query_all(&both[0], &why),
						 &why, NULL, err);
	if (st == KZ_OK)
		st = join(without, op, 0, &both[1], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_AND_NOT, both, 2, 0, out, err);
	*positive = NULL;
	xapian_query_close(both[0]);
	xapian_query_close(both[1]);
	return st;
}

static kz_status build_all(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	parts with = {0}, without = {0};
	xapian_query *positive = NULL;
	*out = NULL;
	kz_status st = build_children(node, index, false, &with, err);
	if (st == KZ_OK)
		st = build_children(node, index, true, &without, err);
	if (st == KZ_OK && with.count > 0)
		st = join(&with, XAPIAN_OP_AND, 0, &positive, err);
	if (st == KZ_OK && without.count > 0) {
		st = build_without(&without, XAPIAN_OP_OR, &positive, out, err);
	} else {
		*out = positive;
		positive = NULL;
	}
	kzi_close_queries(with.items, with.count);
	kzi_close_queries(without.items, without.count);
	xapian_query_close(positive);
	return st;
}

/* What lacks one of several words lacks all of them together: every document is gone
 * through once, and not for each. */
static kz_status build_any(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	parts with = {0}, without = {0};
	xapian_query *positive = NULL;
	*out = NULL;
	kz_status st = build_children(node, index, false, &with, err);
	if (st == KZ_OK)
		st = build_children(node, index, true, &without, err);
	if (st == KZ_OK && without.count > 0) {
		st = build_without(
			&without, XAPIAN_OP_AND, &positive, &with.items[with.count], err);
		with.count += st == KZ_OK;
	}
	if (st == KZ_OK)
		st = join(&with, XAPIAN_OP_OR, 0, out, err);
	kzi_close_queries(with.items, with.count);
	kzi_close_queries(without.items, without.count);
	return st;
}

static kz_status build_not(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	parts without = {0};
	xapian_query *positive = NULL;
	kz_status st = build_children(node, index, false, &without, err);
	if (st == KZ_OK)
		st = build_without(&without, XAPIAN_OP_OR, &positive, out, err);
	kzi_close_queries(without.items, without.count);
	return st;
}

/* A word, or any of several: for the engine no more than terms with OR between. */
static kz_status build_place(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	parts p = {0};
	*out = NULL;
	if (node->kind == KZI_NODE_WORDS)
		return build_placed(node, 0, XAPIAN_OP_OR, index, out, err);
	kz_status st = make_room(&p, node->child_count, err);
	for (; p.count < node->child_count && st == KZ_OK; p.count++)
		st = build_place(&node->children[p.count], index, &p.items[p.count], err);
	if (st == KZ_OK)
		return join(&p, XAPIAN_OP_OR, 0, out, err);
	kzi_close_queries(p.items, p.count);
	return st;
}

/* NEAR/5 reaches the fifth word from here: a window of six. */
static kz_status build_near(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	parts p = {0};
	size_t window = node->distance + 1 > node->child_count ? node->distance + 1
							       : node->child_count;
	*out = NULL;
	kz_status st = make_room(&p, node->child_count, err);
	for (; p.count < node->child_count && st == KZ_OK; p.count++)
		st = build_place(&node->children[p.count], index, &p.items[p.count], err);
	if (st == KZ_OK)
		return join(&p, node->ordered ? XAPIAN_OP_PHRASE : XAPIAN_OP_NEAR,
			(uint32_t)window, out, err);
	kzi_close_queries(p.items, p.count);
	return st;
}

static bool comes_before(const kzi_node *node, size_t i)
{
	for (size_t at = 0; at < i; at++) {
		if (kzi_same_node(&node->children[at], &node->children[i]))
			return true;
	}
	return false;
}

/* All of what must be near each other, wherever it is. */
static kz_status build_anywhere(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	parts p = {0};
	*out = NULL;
	kz_status st = make_room(&p, node->child_count, err);
	for (size_t i = 0; i < node->child_count && st == KZ_OK; i++) {
		if (comes_before(node, i))
			continue;
		st = kzi_build_node(&node->children[i], index, &p.items[p.count], err);
		p.count += st == KZ_OK;
	}
	if (st == KZ_OK)
		return join(&p, XAPIAN_OP_AND, 0, out, err);
	kzi_close_queries(p.items, p.count);
	return st;
}

/* ---- Nodes ---- */

kz_status kzi_build_candidates(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	return node->kind == KZI_NODE_NEAR ? build_anywhere(node, index, out, err)
					   : build_words(node, true, index, out, err);
}

kz_status kzi_build_weighing(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	return node->kind == KZI_NODE_NEAR ? build_anywhere(node, index, out, err)
					   : build_words(node, false, index, out, err);
}

static kz_status build_everything(xapian_query **out, kz_error *err)
{
	xapian_error why;
	return kzi_engine(xapian_query_all(out, &why), &why, NULL, err);
}

kz_status kzi_build_tree(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	if (kzi_needs_text(node))
		return kzi_build_verified(node, index, out, err);
	switch (node->kind) {
	case KZI_NODE_ALL:
		return build_all(node, index, out, err);
	case KZI_NODE_ANY:
		return build_any(node, index, out, err);
	case KZI_NODE_NOT:
		return build_not(node, index, out, err);
	case KZI_NODE_NEAR:
		return build_near(node, index, out, err);
	case KZI_NODE_FIELD:
		return kzi_build_field(node->field, index, out, err);
	case KZI_NODE_EVERYTHING:
		return build_everything(out, err);
	default:
		return build_words(node, true, index, out, err);
	}
}
