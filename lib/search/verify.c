/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the engine cannot know, for it keeps the places of terms alone: of the documents
 * that may be meant the stored text is read again. The answer is a list of documents,
 * which is then a query like any other.
 */
#include "search/query.h"

#include "base/error.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

/* ---- Looking ---- */

typedef struct looking {
	kzi_query *query;
	kz_index *index;
	size_t left;           /* documents that may still be looked at, */
	size_t bytes;          /* and bytes of text */
	size_t unread;         /* documents of the node whose text is not at hand, */
	const char *unread_at; /* and where one of them is */
	kzi_places *places;
	kz_error *err;
} looking;

/* Keeps the id of a document that is right. */
static kz_status keep_id(looking *l, kzi_node *node, const kz_document *facts)
{
	const char *id = kz_document_get(facts, KZ_ID);
	const char *copy = kzi_arena_copy(&l->query->arena, id, strlen(id));
	node->ids[node->documents.count] = copy;
	return copy != NULL ? KZ_OK : kzi_no_memory(l->err);
}

static size_t bytes_of(const kz_document *document)
{
	size_t bytes = 0;
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		bytes += strlen(kz_document_block_at(document, i)->text);
	return bytes;
}

static kz_status look_at(
	looking *l, kzi_node *node, const xapian_match *match, bool *holds)
{
	kz_document *facts = NULL, *whole = NULL;
	kzi_text_place place;
	const char *where;
	*holds = false;
	if (!kzi_index_has_text(l->index, match->docid, &where)) {
		l->unread++;
		l->unread_at = where;
		return KZ_OK;
	}
	kz_status st = kzi_record_read(match->data, &facts, &place, l->err);
	if (st == KZ_OK)
		st = kzi_index_text(l->index, match->docid, facts, place, &whole, l->err);
	if (st == KZ_OK)
		st = kzi_places_hold(l->places, whole, holds, l->err);
	if (st == KZ_OK) {
		size_t bytes = bytes_of(whole) + kzi_places_steps(l->places);
		l->left--;
		l->bytes -= bytes < l->bytes ? bytes : l->bytes;
	}
	if (st == KZ_OK && *holds && node->ids != NULL)
		st = keep_id(l, node, facts);
	kz_document_free(facts);
	kz_document_free(whole);
	return st;
}

/* Of several indexes each has numbers of its own. */
static kz_status make_room(looking *l, kzi_node *node, size_t count)
{
	kzi_arena *arena = &l->query->arena;
	bool several = l->index->shards != NULL;
	node->documents.count = 0;
	node->documents.items =
		kzi_arena_alloc(arena, (count + 1) * sizeof *node->documents.items);
	node->ids =
		several ? kzi_arena_alloc(arena, (count + 1) * sizeof *node->ids) : NULL;
	bool made = node->documents.items != NULL && (!several || node->ids != NULL);
	return made ? KZ_OK : kzi_no_memory(l->err);
}

static kz_status tell(looking *l, const kzi_node *node, size_t looked, bool all)
{
	const char *text = node->text != NULL ? node->text : "NEAR";
	kz_status st = KZ_OK;
	l->query->cut = l->query->cut || !all || l->unread > 0;
	if (l->unread > 0)
		st = kzi_query_warn(l->query, l->err,
			"'%.80s': %zu %s with these words left out, whose text is not at "
			"hand to be looked through: %s,text=DIR would say where it is",
			text, l->unread, l->unread == 1 ? "document is" : "documents are",
			l->unread_at);
	if (st != KZ_OK || all)
		return st;
	return kzi_query_warn(l->query, l->err,
		"'%.80s': of the documents with these words only the best %zu are looked "
		"through",
		text, looked);
}

static kz_status look_through(looking *l, kzi_node *node, const xapian_mset *mset)
{
	size_t count = xapian_mset_count(mset), looked = 0;
	l->unread = 0;
	kz_status st = make_room(l, node, count);
	if (st == KZ_OK)
		st = kzi_places_open(node, l->index->analysis, &l->places, l->err);
	while (st == KZ_OK && looked < count && l->bytes > 0) {
		const xapian_match *match = xapian_mset_at(mset, looked++);
		bool holds = false;
		st = kzi_clock_ask(l->query->clock, l->err);
		if (st == KZ_OK)
			st = look_at(l, node, match, &holds);
		if (st == KZ_OK && holds)
			node->documents.items[node->documents.count++] = match->docid;
	}
	kzi_places_close(l->places);
	l->places = NULL;
	if (st != KZ_OK)
		return st;
	kzi_docids_sort(&node->documents);
	node->verified = true;
	return tell(l, node, looked, xapian_mset_upper_bound(mset) <= looked);
}

static kz_status verify_node(looking *l, kzi_node *node)
{
	xapian_error why;
	xapian_query *candidates;
	xapian_mset *mset = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	options.limit = (uint32_t)l->left;
	options.check_at_least = UINT32_MAX;
	if (l->left == 0 || l->bytes == 0) {
		node->documents.count = 0;
		node->verified = true;
		l->unread = 0;
		return tell(l, node, 0, false);
	}
	kz_status st = kzi_build_candidates(node, l->index, &candidates, l->err);
	if (st == KZ_OK)
		st = kzi_clock_watch(l->query->clock, candidates, &candidates, l->err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_search(l->index->database, candidates, &options,
					&mset, &why),
			&why, l->index->path, l->err);
	if (st == KZ_OK)
		st = look_through(l, node, mset);
	xapian_query_close(candidates);
	xapian_mset_close(mset);
	return st;
}

/* Those inside first: they make the candidates fewer. */
static kz_status verify_all(looking *l, kzi_node *nodes, size_t count)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		st = verify_all(l, nodes[i].children, nodes[i].child_count);
		if (st == KZ_OK && kzi_needs_text(&nodes[i]))
			st = verify_node(l, &nodes[i]);
	}
	return st;
}

kz_status kzi_verify(kzi_query *query, kz_index *index, kz_error *err)
{
	looking l = {.query = query,
		.index = index,
		.left = KZI_VERIFIED,
		.bytes = KZI_VERIFIED_BYTES,
		.err = err};
	query->cut = false;
	kz_status st = verify_all(&l, query->nodes, query->node_count);
	return st == KZ_OK ? verify_all(&l, query->excluded, query->excluded_count) : st;
}

/* ---- The list as a query ---- */

/* By their names, which are the same everywhere, also behind a server. */
static kz_status build_ids(const kzi_node *node, xapian_query **out, kz_error *err)
{
	xapian_error why;
	size_t count = 0;
	kzi_buffer term = {0};
	xapian_query **ids = calloc(node->documents.count, sizeof(xapian_query *));
	kz_status st = ids != NULL ? KZ_OK : kzi_no_memory(err);
	while (count < node->documents.count && st == KZ_OK) {
		kzi_term_id(&term, node->ids[count]);
		st = term.failed ? kzi_no_memory(err)
				 : kzi_engine(xapian_query_term(term.data, term.length,
						      &ids[count], &why),
					   &why, NULL, err);
		count += st == KZ_OK;
	}
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, ids, count, 0, out, err);
	kzi_close_queries(ids, count);
	kzi_buffer_free(&term);
	return st;
}

kz_status kzi_build_verified(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_query *both[2] = {NULL, NULL};
	*out = NULL;
	if (node->documents.count == 0)
		return kzi_engine(xapian_query_nothing(out, &why), &why, NULL, err);
	kz_status st = node->ids != NULL
			       ? build_ids(node, &both[1], err)
			       : kzi_build_listed(&node->documents, &both[1], err);
	if (st == KZ_OK)
		st = kzi_build_weighing(node, index, &both[0], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_FILTER, both, 2, 0, out, err);
	xapian_query_close(both[0]);
	xapian_query_close(both[1]);
	return st;
}
