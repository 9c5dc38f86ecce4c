/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A page of what a search finds: its hits, ranked here where that can be done, or else by
 * the engine, with how many there are in all.
 */
#ifndef KZI_SEARCH_PAGE_H
#define KZI_SEARCH_PAGE_H

#include "search/collapse.h"
#include "search/matching.h"
#include "search/narrow.h"
#include "search/results.h"
#include "search/ties.h"

/* A search under way. */
typedef struct kzi_task {
	const char *text;
	kz_search_options options;
	kz_results *results;
	kzi_take_fn *take;   /* instead of a page of hits, or NULL */
	bool unranked;       /* by take */
	void *context;       /* for take */
	const char *bare;    /* the server of a hit whose text is not at hand, or NULL */
	const char *without; /* the id of a document that is no hit, or NULL */
	kzi_collapse collapse;
	kzi_narrowed narrowed;
	kzi_undated undated; /* of full matches */
	kzi_clock clock;
} kzi_task;

/* Both add the hits from first on, so many at most, and set *total. */

/* *done: or the engine must be asked, and nothing was added. */
kz_status kzi_page_scored(kz_index *index, kzi_task *t, uint32_t first, uint32_t limit,
	bool partial, uint64_t *total, bool *done, kz_error *err);
/* What the engine finds, by a query with all that there is to weigh. */
kz_status kzi_page_found(kz_index *index, kzi_task *t, const xapian_query *query,
	uint32_t first, uint32_t limit, bool partial, uint64_t *total, kz_error *err);

#endif
