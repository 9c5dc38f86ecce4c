/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A graph while it is made: papers and citations, each once. Knows not who is
 * followed, or how far. */
#ifndef KZI_INDEX_GRAPH_H
#define KZI_INDEX_GRAPH_H

#include <kamerzoek/graph.h>

#include "base/arena.h"
#include "base/table.h"
#include "document/document.h"
#include "index/reader.h"

struct kz_graph {
	kzi_arena arena;
	kz_graph_node *nodes;
	uint32_t *docids; /* of each node, 0 when it is not held */
	size_t node_count;
	kz_graph_link *links;
	size_t link_count;
	bool complete;
	uint32_t limit;
	kzi_table known; /* nodes by docid or name, to their number; links */
};

#define KZI_NO_NODE UINT32_MAX /* too large for an enum of C11 */

/* Empty again. */
void kzi_graph_clear(kz_graph *graph);

/*
 * The node of a document, whose facts are taken, or (with NULL and 0) of a paper that
 * is not held; made when it is not there. *out is KZI_NO_NODE when there are too many.
 */
kz_status kzi_graph_add_node(kz_graph *graph, const char *name, kz_document *facts,
	uint32_t docid, uint32_t depth, uint32_t *out, kz_error *err);

/* A citation in a document, with its text, unless it is there already; which says of
 * what kind the cited paper is. */
kz_status kzi_graph_add_link(kz_graph *graph, const kz_document *whole,
	const kz_citation *citation, uint32_t from, uint32_t to, kz_error *err);

#endif
