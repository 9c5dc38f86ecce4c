/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Walking from paper to paper along their citations, breadth first. */
#include "index/graph.h"

#include "base/date.h"
#include "base/sized.h"
#include "index/cited.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"
#include "kamerstuk/names.h"

#include <stdlib.h>
#include <string.h>

enum { LIMIT_DEFAULT = 1000, LIMIT_MAX = 100000 };

/* One walk, which begins anew when a writer came between. */
typedef struct walk {
	const char *name;
	kz_graph_options options;
	kz_graph *graph;
	kz_index *index;
	kz_error *err;
} walk;

/* ---- Documents ---- */

static kz_status read_facts(
	walk *w, uint32_t docid, kz_document **out, kzi_text_place *place)
{
	xapian_error why;
	xapian_bytes record;
	kz_status st =
		kzi_engine(xapian_database_data(w->index->database, docid, &record, &why),
			&why, NULL, w->err);
	return st == KZ_OK ? kzi_record_read(record, out, place, w->err) : st;
}

static kz_status read_whole(walk *w, uint32_t docid, kz_document **out)
{
	kz_document *facts = NULL;
	kzi_text_place place;
	kz_status st = read_facts(w, docid, &facts, &place);
	if (st == KZ_OK)
		st = kzi_index_text(w->index, docid, facts, place, out, w->err);
	kz_document_free(facts);
	return st;
}

/* The node of a name as citations are kept. */
static kz_status find_node(walk *w, const char *name, uint32_t depth, uint32_t *out)
{
	kz_document *facts = NULL;
	kzi_text_place place;
	uint32_t docid;
	kz_status st = kzi_cited_docid(w->index->database, name, &docid, w->err);
	if (st == KZ_OK && docid != 0)
		st = read_facts(w, docid, &facts, &place);
	return st == KZ_OK ? kzi_graph_add_node(
				     w->graph, name, facts, docid, depth, out, w->err)
			   : st;
}

/* ---- Forward ---- */

/* What the document at that node cites. */
static kz_status follow(walk *w, uint32_t from)
{
	kz_document *whole = NULL;
	uint32_t depth = w->graph->nodes[from].depth + 1;
	if (w->graph->docids[from] == 0)
		return KZ_OK;
	kz_status st = read_whole(w, w->graph->docids[from], &whole);
	for (size_t i = 0; i < kz_document_citation_count(whole) && st == KZ_OK; i++) {
		const kz_citation *one = &whole->citations[i];
		char name[KZI_CITED_MAX];
		uint32_t to;
		if (!kzi_name_cited(one->target, name))
			continue;
		st = find_node(w, name, depth, &to);
		/* Under another of its names it may cite itself. */
		if (st == KZ_OK && to != KZI_NO_NODE && to != from)
			st = kzi_graph_add_link(w->graph, whole, one, from, to, w->err);
	}
	kz_document_free(whole);
	return st;
}

/* ---- Back ---- */

typedef struct citing {
	uint32_t docid;
	kz_document *facts;
} citing;

typedef struct citing_list {
	citing *items;
	size_t count, room;
} citing_list;

static kz_status add_citing(walk *w, citing_list *list, uint32_t docid)
{
	if (list->count == list->room) {
		size_t room = list->room == 0 ? 64 : list->room * 2;
		citing *items = realloc(list->items, room * sizeof *items);
		if (items == NULL)
			return kzi_no_memory(w->err);
		list->items = items;
		list->room = room;
	}
	list->items[list->count++] = (citing){.docid = docid};
	return KZ_OK;
}

/* Those who cite it under that name. */
static kz_status list_citing(walk *w, const char *name, citing_list *list)
{
	xapian_error why;
	xapian_cursor *ids = NULL;
	kzi_buffer term = {0};
	uint32_t docid;
	kzi_term_cites(&term, name);
	kz_status st = term.failed
			       ? kzi_no_memory(w->err)
			       : kzi_engine(xapian_database_postings(w->index->database,
						    term.data, term.length, &ids, &why),
					 &why, NULL, w->err);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_docid(ids, &docid, &why), &why, NULL, w->err);
		if (st == KZ_OK)
			st = add_citing(w, list, docid);
	}
	xapian_cursor_close(ids);
	kzi_buffer_free(&term);
	return st == KZ_DONE ? KZ_OK : st;
}

static int by_docid(const void *a, const void *b)
{
	const citing *one = a, *other = b;
	return one->docid < other->docid ? -1 : one->docid > other->docid;
}

/* Each once, whatever it calls what it cites, with its facts. */
static kz_status read_all_facts(walk *w, citing_list *list)
{
	kzi_text_place place;
	size_t kept = 0;
	kz_status st = KZ_OK;
	if (list->count > 0)
		qsort(list->items, list->count, sizeof *list->items, by_docid);
	for (size_t i = 0; i < list->count; i++) {
		if (kept == 0 || list->items[i].docid != list->items[kept - 1].docid)
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
	for (size_t i = 0; i < kept && st == KZ_OK; i++)
		st = read_facts(w, list->items[i].docid, &list->items[i].facts, &place);
	return st;
}

/* The newest first, those without a date last. */
static int by_date(const void *a, const void *b)
{
	const citing *one = a, *other = b;
	int order = strcmp(kz_document_get(other->facts, KZ_DATE),
		kz_document_get(one->facts, KZ_DATE));
	return order != 0 ? order
			  : strcmp(kz_document_get(one->facts, KZ_ID),
				    kz_document_get(other->facts, KZ_ID));
}

/* Of a dossier, the piece in it that is meant. */
static kz_status find_cited(
	walk *w, const kzi_cited *cited, const char *target, uint32_t at, uint32_t *out)
{
	char name[KZI_CITED_MAX];
	*out = at;
	if (!cited->dossier || !kzi_name_cited(target, name) ||
		strcmp(name, cited->names[0]) == 0)
		return KZ_OK;
	return find_node(w, name, w->graph->nodes[at].depth, out);
}

static kz_status link_citing(walk *w, const kzi_cited *cited, citing *one, uint32_t to)
{
	kz_document *whole = NULL;
	uint32_t depth = w->graph->nodes[to].depth + 1, from, piece;
	kz_document *facts = one->facts;
	one->facts = NULL;
	kz_status st =
		kzi_graph_add_node(w->graph, "", facts, one->docid, depth, &from, w->err);
	if (st != KZ_OK || from == KZI_NO_NODE)
		return st;
	st = read_whole(w, one->docid, &whole);
	for (size_t i = 0; i < kz_document_citation_count(whole) && st == KZ_OK; i++) {
		const kz_citation *citation = &whole->citations[i];
		if (!kzi_cited_is(cited, citation->target))
			continue;
		st = find_cited(w, cited, citation->target, to, &piece);
		if (st == KZ_OK && piece != KZI_NO_NODE && piece != from)
			st = kzi_graph_add_link(
				w->graph, whole, citation, from, piece, w->err);
	}
	kz_document_free(whole);
	return st;
}

static kz_status follow_back(walk *w, uint32_t to)
{
	kzi_cited cited;
	citing_list list = {0};
	kz_status st = kzi_cited_find(
		w->index->database, w->graph->nodes[to].name, &cited, w->err);
	if (st != KZ_OK)
		return st;
	for (size_t i = 0; i < cited.count && st == KZ_OK; i++)
		st = list_citing(w, cited.names[i], &list);
	if (st == KZ_OK)
		st = read_all_facts(w, &list);
	if (list.count > 0)
		qsort(list.items, list.count, sizeof *list.items, by_date);
	for (size_t i = 0; i < list.count; i++) {
		if (st == KZ_OK)
			st = link_citing(w, &cited, &list.items[i], to);
		kz_document_free(list.items[i].facts);
	}
	free(list.items);
	kzi_cited_free(&cited);
	return st;
}

/* ---- The walk ---- */

static kz_status count_citing(walk *w, const char *name, uint32_t *out)
{
	xapian_error why;
	kzi_buffer term = {0};
	kzi_term_cites(&term, name);
	kz_status st =
		term.failed
			? kzi_no_memory(w->err)
			: kzi_engine(xapian_database_term_frequency(w->index->database,
					     term.data, term.length, out, &why),
				  &why, NULL, w->err);
	kzi_buffer_free(&term);
	return st;
}

/* The first node: what was asked for. */
static kz_status begin(walk *w)
{
	kzi_cited cited;
	uint32_t number, count = 0;
	kz_status st = kzi_cited_find(w->index->database, w->name, &cited, w->err);
	if (st != KZ_OK)
		return st;
	if (cited.docid == 0 && cited.count > 0)
		st = count_citing(w, cited.names[0], &count);
	if (st == KZ_OK && cited.docid == 0 && count == 0)
		st = kzi_fail(w->err, KZ_E_NO_DOCUMENT, KZI_NO_OFFSET,
			"'%s': the index has no such document, and none that cites it",
			w->name);
	if (st == KZ_OK)
		st = find_node(w, cited.names[0], 0, &number);
	if (st == KZ_OK && cited.dossier)
		w->graph->nodes[number].kind = KZ_CITED_DOSSIER;
	kzi_cited_free(&cited);
	return st;
}

static kz_status walk_once(kz_index *index, void *context, kz_error *err)
{
	walk *w = context;
	bool reverse = w->options.flags & KZ_GRAPH_REVERSE;
	w->index = index;
	w->err = err;
	kzi_graph_clear(w->graph);
	kz_status st = begin(w);
	/* The nodes are in order of depth: they are the queue as well. */
	for (uint32_t i = 0; i < w->graph->node_count && st == KZ_OK; i++) {
		if (w->graph->nodes[i].depth < w->options.depth)
			st = reverse ? follow_back(w, i) : follow(w, i);
	}
	return st;
}

static kz_status check_options(kz_graph_options *options, kz_error *err)
{
	if (options->limit > LIMIT_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "limit %lu: over %d",
			(unsigned long)options->limit, LIMIT_MAX);
	if (options->limit == 0)
		options->limit = LIMIT_DEFAULT;
	if (options->depth == 0)
		options->depth = 1;
	return KZ_OK;
}

kz_status kz_graph_find(kz_index *index, const char *name,
	const kz_graph_options *options, kz_graph **out, kz_error *err)
{
	walk w = {.name = name, .options = KZ_GRAPH_OPTIONS_INIT};
	if (out != NULL)
		*out = NULL;
	if (index == NULL || name == NULL || out == NULL ||
		(options != NULL && options->size == 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"index, name and out, and options with their size set, are required");
	kzi_sized_copy(&w.options, options);
	kz_status st = check_options(&w.options, err);
	if (st != KZ_OK)
		return st;
	w.graph = calloc(1, sizeof *w.graph);
	if (w.graph == NULL)
		return kzi_no_memory(err);
	w.graph->limit = w.options.limit;
	st = kzi_index_read(index, walk_once, &w, err);
	if (st == KZ_OK)
		*out = w.graph;
	else
		kz_graph_close(w.graph);
	return st;
}
