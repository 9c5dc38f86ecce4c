/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The best documents without looking at the places of words in all that match. What
 * standing near each other adds to the weight of a document is bounded, so a document
 * that stays behind the best by more than that need not be looked into. The order and
 * the weights are those that there would be without it.
 */
#ifndef KZI_SEARCH_NARROW_H
#define KZI_SEARCH_NARROW_H

#include "search/query.h"

typedef struct kzi_narrowed {
	bool done;            /* or all of them are to be looked at */
	uint32_t least, most; /* documents that match, of all */
} kzi_narrowed;

/* The documents of matching, a query that is yet to be ranked, that may be among the
 * first so many in that order, a kz_order. Closes matching, whatever happens. */
kz_status kzi_narrow(kz_index *index, kzi_query *query, int32_t order, uint32_t wanted,
	xapian_query *matching, xapian_query **out, kzi_narrowed *narrowed,
	kz_error *err);

#endif
