/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who cites whom in an index: what a document cites, what cites it, and what cites
 * that. Also of papers that the index does not hold.
 */
#ifndef KAMERZOEK_GRAPH_H
#define KAMERZOEK_GRAPH_H

#include <kamerzoek/citation.h>
#include <kamerzoek/document.h>
#include <kamerzoek/error.h>
#include <kamerzoek/index.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
	KZ_GRAPH_REVERSE = 1u << 0 /* who cites it, and not what it cites */
};

/* Start from KZ_GRAPH_OPTIONS_INIT. */
typedef struct kz_graph_options {
	size_t size;    /* set by KZ_GRAPH_OPTIONS_INIT */
	uint32_t flags; /* KZ_GRAPH_... */
	uint32_t depth; /* how many steps; 0 means 1 */
	uint32_t limit; /* at most so many papers; 0 means 1000; at most 100,000. And at
			 * most ten times as many citations */
} kz_graph_options;

#ifdef __cplusplus
#define KZ_GRAPH_OPTIONS_INIT                     \
	{                                         \
		sizeof(kz_graph_options), 0, 0, 0 \
	}
#else
#define KZ_GRAPH_OPTIONS_INIT                    \
	{                                        \
		.size = sizeof(kz_graph_options) \
	}
#endif

typedef struct kz_graph kz_graph;

/* A paper that cites or is cited. Strings are "" when absent. */
typedef struct kz_graph_node {
	const char *name; /* the id of a document; of what is not held its official
			   * name: "kst-36600-XIV-60", "dossier:36560-XVII" */
	const kz_document *document; /* its facts, without text; NULL when not held */
	int32_t kind;                /* a kz_citation_kind when it is cited, or -1 */
	const char *url;             /* its official page */
	uint32_t depth;              /* steps from what was asked for, which is 0 */
} kz_graph_node;

/* One citation, from a document to a paper. */
typedef struct kz_graph_link {
	uint32_t from, to;           /* which of the nodes */
	const kz_citation *citation; /* with its words, and what the text does with it */
	/* Where it stands, as of kz_hit: all 0 and "" in the title, or in a fact. */
	uint32_t page;
	uint32_t paragraph;
	const char *footnote;
} kz_graph_link;

/*
 * The papers and citations around the one of that name, which is the first node: any
 * name of a document; or any spelling of a Kamerstuk, a dossier ("dossier:36600-XIV",
 * with all that is in it) or another paper, held or not. options may be NULL. No paper
 * is there twice, whatever the depth. Citations come in order of their document, and
 * in it of the text.
 *
 * As results, a graph is plain memory: it stays good after the index is closed.
 *
 * KZ_E_NO_DOCUMENT: none of that name, and nothing cites one. KZ_E_ARGUMENT,
 * KZ_E_CORRUPT, KZ_E_IO, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_graph_find(kz_index *index, const char *name,
	const kz_graph_options *options, kz_graph **out, kz_error *err);
KZ_API void kz_graph_close(kz_graph *graph);

/* False when the limit left something out. */
KZ_API bool kz_graph_is_complete(const kz_graph *graph);

KZ_API size_t kz_graph_node_count(const kz_graph *graph);
/* NULL beyond the last, also below. */
KZ_API const kz_graph_node *kz_graph_node_at(const kz_graph *graph, size_t i);

KZ_API size_t kz_graph_link_count(const kz_graph *graph);
KZ_API const kz_graph_link *kz_graph_link_at(const kz_graph *graph, size_t i);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_GRAPH_H */
