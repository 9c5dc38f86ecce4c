/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first documents of a search by weights that are added up here, where that can be
 * done; the order is that of the engine, and two that weigh the same but for what adding
 * up in another order may make of it come by their dates.
 */
#ifndef KZI_SEARCH_RANKED_H
#define KZI_SEARCH_RANKED_H

#include "search/within.h"

/* The first so many, which kzi_can_rank_best() allows. *done: or the engine must be
 * asked, and *out is empty. KZ_E_DEADLINE, KZ_E_NO_MEMORY, failures of the engine. */
kz_status kzi_rank_scored(kz_index *index, const kzi_query *query, kzi_matching matching,
	const kzi_within *within, uint32_t wanted, bool *done, kzi_ranking *out,
	kz_error *err);

#endif
