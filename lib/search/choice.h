/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which words of a query decide what matches in part: a document does that has at least
 * half of these, or the rarest, but not every word of the query.
 */
#ifndef KZI_SEARCH_CHOICE_H
#define KZI_SEARCH_CHOICE_H

#include "search/query.h"

enum {
	/* "At least half of the words" grows as the choices do; of a longer query
	 * the rarest words decide, and the others only add to the rank. */
	KZI_CHOICE_MOST = 8
};

typedef struct kzi_choice {
	/* Of the nodes that need not be there, in their order, which is the rarest, and
	 * so on. */
	size_t nodes[KZI_QUERY_WORDS];
	size_t count;
	size_t deciding; /* the first so many */
	size_t half;     /* at least half of these */
} kzi_choice;

/* Failures of the engine. */
kz_status kzi_choose(
	const kzi_query *query, kz_index *index, kzi_choice *out, kz_error *err);

#endif
