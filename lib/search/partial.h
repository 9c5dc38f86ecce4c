/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The documents that have not all of the words: at least half of them, or the rarest. */
#ifndef KZI_SEARCH_PARTIAL_H
#define KZI_SEARCH_PARTIAL_H

#include "search/within.h"

/* Documents with at least half of the nodes, or the rarest, but not all: *out is NULL
 * when a query of one node can have none. Those that do not meet the conditions may be
 * among them, and will not be asked for. */
kz_status kzi_build_partial(kzi_query *query, kz_index *index, const kzi_within *within,
	xapian_query **out, kz_error *err);

#endif
