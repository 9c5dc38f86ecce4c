/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which of some documents meet the conditions of a search, by the lists of the terms that
 * these stand for: the engine would take each document that has the words through all of
 * it once more, and again to count those without a date.
 */
#ifndef KZI_SEARCH_MEETS_H
#define KZI_SEARCH_MEETS_H

#include "search/terms.h"
#include "search/within.h"

/* One of the terms must be there; or none, where it excludes. */
typedef struct kzi_condition {
	const kzi_terms *terms;
	kzi_terms own; /* where they are not those of a filter */
	bool excludes, date;
	uint64_t documents; /* that have one, at most */
} kzi_condition;

typedef struct kzi_conditions {
	kz_index *index;
	const kzi_query *query;
	kzi_condition *items;
	size_t count;
	uint32_t documents; /* in the index */
	bool dated;         /* is a date asked for? */
	kzi_terms no_date;  /* then the term of those that have none */
	uint32_t undated;   /* and how many these are */
} kzi_conditions;

/* Are they all such that their lists tell? */
bool kzi_can_meet(const kzi_query *query);
/* What they stand for; the query and what it is within must outlive it. KZ_E_NO_MEMORY,
 * failures of the engine. */
kz_status kzi_conditions_make(kz_index *index, const kzi_query *query,
	const kzi_within *within, kzi_conditions *out, kz_error *err);
void kzi_conditions_free(kzi_conditions *conditions);

/* The one that the fewest documents meet, of a date only where dates is true; NULL: there
 * is none, or all of them exclude. */
const kzi_condition *kzi_conditions_rarest(const kzi_conditions *conditions, bool dates);
/* The documents that meet one, which weigh nothing. KZ_E_DEADLINE, as above. */
kz_status kzi_conditions_list(const kzi_conditions *conditions, const kzi_condition *one,
	kzi_scores *out, kz_error *err);
/* Leaves those that meet all; *undated, where it is wanted: how many meet all but those
 * of a date, as they have none. KZ_E_DEADLINE, as above. */
kz_status kzi_conditions_keep(const kzi_conditions *conditions, kzi_scores *scores,
	uint32_t *undated, kz_error *err);

#endif
