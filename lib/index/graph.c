/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/graph.h"

#include "kamerstuk/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINKS_EACH = 10 };

/* ---- Memory ---- */

void kzi_graph_clear(kz_graph *graph)
{
	uint32_t limit = graph->limit;
	for (size_t i = 0; i < graph->node_count; i++)
		kz_document_free((kz_document *)graph->nodes[i].document);
	kzi_arena_free(&graph->arena);
	kzi_table_free(&graph->known);
	*graph = (kz_graph){.complete = true, .limit = limit};
}

void kz_graph_close(kz_graph *graph)
{
	if (graph == NULL)
		return;
	kzi_graph_clear(graph);
	free(graph);
}

static const char *copied(kz_graph *graph, const char *text)
{
	return kzi_arena_copy(&graph->arena, text, strlen(text));
}

/* ---- Nodes ---- */

/* The official page, by its own facts or by its name. */
static const char *url_of(kz_graph *graph, const kz_document *facts, const char *name)
{
	char url[2 * KZ_KAMERSTUK_MAX] = "";
	kz_kamerstuk piece;
	if (kz_document_get(facts, KZ_URL)[0] != '\0')
		return copied(graph, kz_document_get(facts, KZ_URL));
	if (kz_kamerstuk_parse(name, strlen(name), &piece, NULL) == KZ_OK)
		kz_kamerstuk_url(&piece, url, sizeof url);
	else if (kzi_name_kind_of(name) == KZI_NAME_OFFICIAL)
		snprintf(url, sizeof url,
			"https://zoek.officielebekendmakingen.nl/%s.html", name);
	return copied(graph, url);
}

/* Takes facts. */
static kz_status append_node(kz_graph *graph, const char *name, kz_document *facts,
	uint32_t docid, uint32_t depth, kz_error *err)
{
	kz_graph_node *nodes = kzi_arena_grow(
		&graph->arena, graph->nodes, graph->node_count, sizeof *nodes);
	uint32_t *docids = kzi_arena_grow(
		&graph->arena, graph->docids, graph->node_count, sizeof *docids);
	if (facts != NULL)
		name = kz_document_get(facts, KZ_ID);
	kz_graph_node added = {
		copied(graph, name), facts, -1, url_of(graph, facts, name), depth};
	if (nodes == NULL || docids == NULL || added.name == NULL || added.url == NULL) {
		kz_document_free(facts);
		return kzi_no_memory(err);
	}
	nodes[graph->node_count] = added;
	docids[graph->node_count++] = docid;
	graph->nodes = nodes;
	graph->docids = docids;
	return KZ_OK;
}

kz_status kzi_graph_add_node(kz_graph *graph, const char *name, kz_document *facts,
	uint32_t docid, uint32_t depth, uint32_t *out, kz_error *err)
{
	/* A document and a paper that is not held are never of one key. */
	char key[KZI_CITED_MAX + 2];
	if (docid != 0)
		snprintf(key, sizeof key, "#%lu", (unsigned long)docid);
	else
		snprintf(key, sizeof key, "-%s", name);
	const kzi_table_entry *known = kzi_table_find(&graph->known, key, strlen(key));
	*out = known != NULL ? known->value : KZI_NO_NODE;
	if (known != NULL || graph->node_count >= graph->limit) {
		graph->complete = graph->complete && known != NULL;
		kz_document_free(facts);
		return KZ_OK;
	}
	uint32_t number = (uint32_t)graph->node_count;
	kz_status st = append_node(graph, name, facts, docid, depth, err);
	if (st == KZ_OK && !kzi_table_add(&graph->known, key, strlen(key), number))
		st = kzi_no_memory(err);
	*out = number;
	return st;
}

/* ---- Links ---- */

/* Where it stands; the block may be of a document that was changed by its reader. */
static bool set_place(
	kz_graph *graph, const kz_document *whole, uint32_t block, kz_graph_link *link)
{
	link->footnote = "";
	if (block == 0 || block > whole->block_count)
		return true;
	const kz_block *where = &whole->blocks[block - 1];
	link->page = where->page;
	link->paragraph = where->paragraph;
	if (where->kind == KZ_FOOTNOTE)
		link->footnote = copied(graph, where->mark);
	return link->footnote != NULL;
}

static kz_status append_link(kz_graph *graph, kz_graph_link link,
	const kz_document *whole, const kz_citation *citation, kz_error *err)
{
	kz_graph_link *links = kzi_arena_grow(
		&graph->arena, graph->links, graph->link_count, sizeof *links);
	kz_citation *own = kzi_arena_alloc(&graph->arena, sizeof *own);
	if (links == NULL || own == NULL ||
		!set_place(graph, whole, citation->block, &link))
		return kzi_no_memory(err);
	*own = *citation;
	own->target = copied(graph, citation->target);
	own->source = copied(graph, citation->source);
	own->text = copied(graph, citation->text);
	link.citation = own;
	if (own->target == NULL || own->source == NULL || own->text == NULL)
		return kzi_no_memory(err);
	links[graph->link_count++] = link;
	graph->links = links;
	return KZ_OK;
}

kz_status kzi_graph_add_link(kz_graph *graph, const kz_document *whole,
	const kz_citation *citation, uint32_t from, uint32_t to, kz_error *err)
{
	char key[80];
	snprintf(key, sizeof key, "%lu>%lu:%lu:%lu:%ld", (unsigned long)from,
		(unsigned long)to, (unsigned long)citation->block,
		(unsigned long)citation->start, (long)citation->edge);
	if (kzi_table_find(&graph->known, key, strlen(key)) != NULL)
		return KZ_OK;
	if (graph->link_count >= (size_t)graph->limit * LINKS_EACH) {
		graph->complete = false;
		return KZ_OK;
	}
	kz_graph_node *node = &graph->nodes[to];
	node->kind = node->kind < 0 ? citation->kind : node->kind;
	if (!kzi_table_add(&graph->known, key, strlen(key), 0))
		return kzi_no_memory(err);
	return append_link(
		graph, (kz_graph_link){.from = from, .to = to}, whole, citation, err);
}

/* ---- What was found ---- */

bool kz_graph_is_complete(const kz_graph *graph)
{
	return graph == NULL || graph->complete;
}

size_t kz_graph_node_count(const kz_graph *graph)
{
	return graph != NULL ? graph->node_count : 0;
}

const kz_graph_node *kz_graph_node_at(const kz_graph *graph, size_t i)
{
	return i < kz_graph_node_count(graph) ? &graph->nodes[i] : NULL;
}

size_t kz_graph_link_count(const kz_graph *graph)
{
	return graph != NULL ? graph->link_count : 0;
}

const kz_graph_link *kz_graph_link_at(const kz_graph *graph, size_t i)
{
	return i < kz_graph_link_count(graph) ? &graph->links[i] : NULL;
}
