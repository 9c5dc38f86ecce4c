/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/collapse.h"

#include "search/matching.h"

#include "base/buffer.h"
#include "base/error.h"
#include "index/cited.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct walk {
	kzi_collapse *collapse;
	kz_index *index;
	uint32_t *todo; /* documents of which is not known yet what they replace */
	size_t count, room;
	uint32_t start;
	kz_error *err;
} walk;

/* ---- What is left out ---- */

static bool is_left_out(const kzi_collapse *collapse, uint32_t docid)
{
	char key[16];
	int length = snprintf(key, sizeof key, "%lu", (unsigned long)docid);
	return kzi_table_find(&collapse->docids, key, (size_t)length) != NULL;
}

static kz_status make_room(walk *w)
{
	kzi_collapse *c = w->collapse;
	if (w->count == w->room) {
		size_t room = w->room == 0 ? 16 : w->room * 2;
		uint32_t *todo = realloc(w->todo, room * sizeof *todo);
		if (todo == NULL)
			return kzi_no_memory(w->err);
		w->todo = todo;
		w->room = room;
	}
	if (c->count == c->room) {
		size_t room = c->room == 0 ? 16 : c->room * 2;
		xapian_query **names = realloc(c->names, room * sizeof *names);
		if (names == NULL)
			return kzi_no_memory(w->err);
		c->names = names;
		c->room = room;
	}
	return KZ_OK;
}

static kz_status add_id(walk *w, uint32_t docid)
{
	xapian_error why;
	xapian_bytes record;
	kz_document *facts = NULL;
	kzi_text_place place;
	kzi_buffer term = {0};
	kz_status st =
		kzi_engine(xapian_database_data(w->index->database, docid, &record, &why),
			&why, NULL, w->err);
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, &place, w->err);
	if (st == KZ_OK)
		kzi_term_id(&term, kz_document_get(facts, KZ_ID));
	if (st == KZ_OK && term.failed)
		st = kzi_no_memory(w->err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_query_term(term.data, term.length,
					&w->collapse->names[w->collapse->count], &why),
			&why, NULL, w->err);
	w->collapse->count += st == KZ_OK;
	kzi_buffer_free(&term);
	kz_document_free(facts);
	return st;
}

/* Also what it replaced in its turn is. But not where they go round: of two that say they
 * replace each other the one at the start, which is the newest, stays. */
static kz_status leave_out(walk *w, uint32_t docid)
{
	char key[16];
	if (docid == 0 || docid == w->start || is_left_out(w->collapse, docid))
		return KZ_OK;
	int length = snprintf(key, sizeof key, "%lu", (unsigned long)docid);
	kz_status st = make_room(w);
	if (st == KZ_OK)
		st = add_id(w, docid);
	if (st == KZ_OK &&
		!kzi_table_add(&w->collapse->docids, key, (size_t)length, docid))
		st = kzi_no_memory(w->err);
	if (st == KZ_OK)
		w->todo[w->count++] = docid;
	return st;
}

/* ---- What a document replaces ---- */

static kz_status follow_name(walk *w, xapian_bytes name)
{
	char kept[KZI_QUERY_MAX];
	uint32_t docid;
	if (name.size == 0 || name.size >= sizeof kept)
		return KZ_OK;
	memcpy(kept, name.data, name.size);
	kept[name.size] = '\0';
	kz_status st = kzi_cited_docid(w->index->database, kept, &docid, w->err);
	return st == KZ_OK ? leave_out(w, docid) : st;
}

/* Its terms say so. */
static kz_status follow(walk *w, uint32_t docid)
{
	xapian_error why;
	xapian_cursor *terms = NULL;
	xapian_bytes term;
	kzi_buffer prefix = {0};
	kzi_term_replaces(&prefix, "");
	kz_status st = prefix.failed ? kzi_no_memory(w->err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_document_terms(
					w->index->database, docid, &terms, &why),
			&why, NULL, w->err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_cursor_skip_to_bytes(
					terms, prefix.data, prefix.length, &why),
			&why, NULL, w->err);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_bytes(terms, &term, &why), &why, NULL, w->err);
		if (st != KZ_OK || term.size < prefix.length ||
			memcmp(term.data, prefix.data, prefix.length) != 0)
			break;
		term.data += prefix.length;
		term.size -= prefix.length;
		st = follow_name(w, term);
	}
	xapian_cursor_close(terms);
	kzi_buffer_free(&prefix);
	return st == KZ_DONE ? KZ_OK : st;
}

static kz_status follow_all(walk *w, uint32_t start)
{
	w->start = start;
	kz_status st = is_left_out(w->collapse, start) ? KZ_OK : follow(w, start);
	while (st == KZ_OK && w->count > 0)
		st = follow(w, w->todo[--w->count]);
	return st;
}

/* ---- Which of the documents found replace something ---- */

static kz_status build_replacing(xapian_query *query, xapian_query **out, kz_error *err)
{
	xapian_error why;
	xapian_query *both[2] = {query, NULL};
	kzi_buffer term = {0};
	*out = NULL;
	kzi_term_replaces(&term, "");
	kz_status st = term.failed ? kzi_no_memory(err)
				   : kzi_engine(xapian_query_term(term.data, term.length,
							&both[1], &why),
					     &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_FILTER, both, 2, 0, out, err);
	xapian_query_close(both[1]);
	kzi_buffer_free(&term);
	return st;
}

/* The newest first. */
static kz_status find_replacing(
	kz_index *index, xapian_query *query, xapian_mset **out, kz_error *err)
{
	xapian_error why;
	xapian_statistics all;
	xapian_query *replacing = NULL;
	xapian_search_options options = XAPIAN_SEARCH_INIT;
	*out = NULL;
	kzi_order(KZ_ORDER_NEWEST, &options);
	kz_status st = kzi_engine(xapian_database_statistics(index->database, &all, &why),
		&why, index->path, err);
	options.limit = options.check_at_least = all.documents;
	if (st == KZ_OK)
		st = build_replacing(query, &replacing, err);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_search(index->database, replacing, &options, out, &why),
			&why, index->path, err);
	xapian_query_close(replacing);
	return st;
}

/* ---- The query without them ---- */

static kz_status split(kzi_collapse *collapse, kz_index *index, xapian_query *query,
	xapian_query **out, uint64_t *left_out, kz_error *err)
{
	xapian_query *names = NULL, *replaced = NULL;
	kzi_docids docids = {0};
	kz_status st = kzi_combine(
		XAPIAN_OP_OR, collapse->names, collapse->count, 0, &names, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_FILTER, (xapian_query *[]){query, names}, 2, 0,
			&replaced, err);
	if (st == KZ_OK)
		st = kzi_docids_of(index, replaced, UINT32_MAX, &docids, err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_AND_NOT, (xapian_query *[]){query, names}, 2,
			0, out, err);
	*left_out = docids.count;
	kzi_docids_free(&docids);
	xapian_query_close(names);
	xapian_query_close(replaced);
	return st;
}

kz_status kzi_collapse_versions(kzi_collapse *collapse, kz_index *index,
	xapian_query *query, xapian_query **out, uint64_t *left_out, kz_error *err)
{
	walk w = {.collapse = collapse, .index = index, .err = err};
	xapian_mset *replacing;
	*out = NULL;
	*left_out = 0;
	kz_status st = find_replacing(index, query, &replacing, err);
	size_t count = st == KZ_OK ? xapian_mset_count(replacing) : 0;
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		st = follow_all(&w, xapian_mset_at(replacing, i)->docid);
	if (st == KZ_OK && collapse->count > 0) {
		st = split(collapse, index, query, out, left_out, err);
	} else if (st == KZ_OK) {
		*out = query;
		query = NULL;
	}
	xapian_query_close(query);
	xapian_mset_close(replacing);
	free(w.todo);
	return st;
}

void kzi_collapse_free(kzi_collapse *collapse)
{
	kzi_close_queries(collapse->names, collapse->count);
	kzi_table_free(&collapse->docids);
	*collapse = (kzi_collapse){0};
}
