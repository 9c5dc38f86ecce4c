/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What scores.h gives, of the documents alone that meet the conditions of a search: its
 * fields, what it excludes, the filter of the program.
 */
#ifndef KZI_SEARCH_WITHIN_H
#define KZI_SEARCH_WITHIN_H

#include "search/scores.h"

/* Conditions beside those of the query. */
typedef struct kzi_within {
	const kz_filter *filter; /* or NULL */
	const char *without;     /* the id of a document that is not meant, or NULL */
} kzi_within;

/* Of base those that meet all conditions, while the clock allows; closes it, whatever
 * happens. */
kz_status kzi_build_within(kz_index *index, const kzi_query *query,
	const kzi_within *within, xapian_query *base, xapian_query **out, kz_error *err);
/* *done: or the engine must be asked, and *out is empty. */
kz_status kzi_score_within(kz_index *index, const kzi_query *query, kzi_matching matching,
	const kzi_within *within, bool *done, kzi_scored *out, kz_error *err);
/* How many match in part where so many match in full; *done: or the engine must be
 * asked. */
kz_status kzi_count_within(kz_index *index, const kzi_query *query,
	const kzi_within *within, uint64_t whole, bool *done, uint64_t *out,
	kz_error *err);

#endif
