/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search found, as it is filled and as it is handed out. */
#ifndef KZI_SEARCH_RESULTS_H
#define KZI_SEARCH_RESULTS_H

#include "index/reader.h"
#include "search/query.h"

struct kz_results {
	kzi_arena arena;
	kzi_arena arenas[KZI_HELPERS_MOST]; /* of what other threads have read */
	kzi_query query;
	kz_hit *hits;
	kz_document **documents;
	size_t count;
	uint64_t total, partial_total, collapsed;
	bool exact, complete;
};

/* As if nothing had been found yet; the query stays. */
void kzi_results_forget(kz_results *results);

#endif
