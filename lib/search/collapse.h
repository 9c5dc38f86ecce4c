/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Versions of one piece as one hit: a motie "ter vervanging van die gedrukt onder nr. 18"
 * leaves nr. 18 out when both are found.
 */
#ifndef KZI_SEARCH_COLLAPSE_H
#define KZI_SEARCH_COLLAPSE_H

#include "search/query.h"

#include "base/table.h"

/* What is left out. Start from zero. */
typedef struct kzi_collapse {
	kzi_table docids;
	xapian_query **names; /* a term of each */
	size_t count, room;
} kzi_collapse;

/* The same documents without those of which a newer version is among them, or was among
 * those of an earlier call; *left_out is how many these are. A version that is newer but
 * not found leaves nothing out. Closes query, whatever happens. */
kz_status kzi_collapse_versions(kzi_collapse *collapse, kz_index *index,
	xapian_query *query, xapian_query **out, uint64_t *left_out, kz_error *err);
void kzi_collapse_free(kzi_collapse *collapse);

#endif
