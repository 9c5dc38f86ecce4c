/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All documents that a search finds, for those who want more of them than a page of hits:
 * facets, concordances, cursors.
 */
#ifndef KZI_SEARCH_MATCHING_H
#define KZI_SEARCH_MATCHING_H

#include "search/query.h"

/* Given the query as it was typed, and as the engine is to be asked, before kzi_rank(),
 * which who wants them in order does: in full, and then,
 * when the search is for the best, once more for those that match in part. Begins anew
 * when the index changed under it, with the full ones. */
typedef kz_status kzi_take_fn(kz_index *index, const kzi_query *typed,
	xapian_query *query, bool partial, void *context, kz_error *err);

/* As kz_search(), but hands the query over where it would have looked for a page; out has
 * no hits then. A query in which nothing is sought is not handed over. Who does not rank
 * is given one that weighs as it may. take may be NULL: then it is kz_search(). */
kz_status kzi_search(kz_index *index, const char *query, const kz_search_options *options,
	kzi_take_fn *take, bool ranks, void *context, kz_results **out, kz_error *err);

/* As kz_search(), but the document of that id is no hit. */
kz_status kzi_search_without(kz_index *index, const char *query,
	const kz_search_options *options, const char *id, kz_results **out,
	kz_error *err);

const kzi_query *kzi_results_query(const kz_results *results);

/* The options of who looks at all that matches in full: those given, or the defaults,
 * with nothing in them of a page. KZ_E_ARGUMENT: without their size. */
kz_status kzi_full_options(
	const kz_search_options *options, kz_search_options *out, kz_error *err);

/* The documents that a query of the engine matches, which are no more than so many. */
kz_status kzi_docids_of(kz_index *index, const xapian_query *query, uint32_t most,
	kzi_docids *out, kz_error *err);
void kzi_docids_free(kzi_docids *docids);
/* Are these more than should be handed over at once? The engine says about how many. */
kz_status kzi_match_many(
	kz_index *index, const xapian_query *query, bool *out, kz_error *err);
/* The same documents as a list, which the engine need not find again each time; NULL when
 * they are too many. The list lives as long as the arena. */
kz_status kzi_list_matches(kz_index *index, kzi_arena *arena, const xapian_query *query,
	xapian_query **out, kz_error *err);

#endif
