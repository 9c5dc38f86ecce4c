/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the documents of an index cite and it does not hold in full. */
#include "sources/fetcher.h"

#include "base/error.h"
#include "sources/paper.h"

#include <string.h>

enum { CITED_MAX = 100000 };

/* A law is cited too, but is no paper of parliament; it comes when it is asked for. */
static bool is_wanted(const kz_fetcher *fetcher, const kz_graph_node *node)
{
	if (node->kind == KZ_CITED_BIJLAGE &&
		(fetcher->options.flags & KZ_FETCH_NO_ANNEXES))
		return false;
	/* Of what a program put nothing may be said, and it is whole. */
	if (node->document != NULL) {
		const char *holding = kz_document_get(node->document, KZ_HOLDING);
		return strcmp(holding, "record") == 0 || strcmp(holding, "named") == 0;
	}
	return node->kind == KZ_CITED_KAMERSTUK || node->kind == KZ_CITED_AANHANGSEL ||
	       node->kind == KZ_CITED_HANDELINGEN || node->kind == KZ_CITED_BIJLAGE ||
	       node->kind == KZ_CITED_DOCUMENT;
}

/* "h-tk-20122013-71-15", and not the whole day of its nr. 71, which has no file. */
static bool has_file(const char *name)
{
	size_t parts = 1;
	for (const char *at = name; *at != '\0'; at++)
		parts += *at == '-';
	return strncmp(name, "h-", 2) != 0 || parts > 4;
}

static kz_status add_node(kz_fetcher *fetcher, const kz_graph_node *node, kz_error *err)
{
	char name[KZI_PAPER_MAX];
	/* A record may have an id of somebody's own. */
	if (!is_wanted(fetcher, node) ||
		kzi_paper_name(node->name, name, NULL) != KZ_OK || !has_file(name))
		return KZ_OK;
	kz_fetch_item item = {.size = sizeof item, .id = name};
	if (node->document != NULL) {
		item.title = kz_document_get(node->document, KZ_TITLE);
		item.date = kz_document_get(node->document, KZ_DATE);
		item.kind = kz_document_get(node->document, KZ_KIND);
	}
	return kzi_queue_add(&fetcher->queue, &item, err);
}

static kz_status add_cited_by(
	kz_fetcher *fetcher, kz_index *index, const char *id, kz_error *err)
{
	kz_graph *graph = NULL;
	kz_graph_options options = KZ_GRAPH_OPTIONS_INIT;
	options.limit = CITED_MAX;
	kz_status st = kz_graph_find(index, id, &options, &graph, err);
	const kz_graph_node *node;
	for (size_t i = 1; st == KZ_OK && (node = kz_graph_node_at(graph, i)) != NULL;
		i++)
		st = add_node(fetcher, node, err);
	kz_graph_close(graph);
	/* Removed meanwhile. */
	return st == KZ_E_NO_DOCUMENT ? KZ_OK : st;
}

kz_status kz_fetcher_add_cited(kz_fetcher *fetcher, kz_index *index, kz_error *err)
{
	kz_cursor *all = NULL;
	const kz_document *document;
	if (fetcher == NULL || index == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"fetcher and index are required");
	kz_status st = kz_index_list(index, &all, err);
	while (st == KZ_OK && (st = kz_cursor_next(all, &document, err)) == KZ_OK) {
		st = kzi_fetcher_go_on(fetcher, err);
		if (st == KZ_OK)
			st = add_cited_by(
				fetcher, index, kz_document_get(document, KZ_ID), err);
	}
	kz_cursor_close(all);
	return st == KZ_DONE ? KZ_OK : st;
}
