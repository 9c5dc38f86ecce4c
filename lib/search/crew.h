/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The hits of a page, read by several threads: each reads the texts of some, and they
 * take turns to ask the engine, which is for one at a time.
 */
#ifndef KZI_SEARCH_CREW_H
#define KZI_SEARCH_CREW_H

#include "search/page.h"
#include "search/ties.h"

/* Adds so many hits, in their order, by as many threads as the options of the search
 * allow; they have ended when this returns. The query has lights. KZ_E_DEADLINE, and what
 * kzi_read_hit() gives. */
kz_status kzi_read_hits(kz_index *index, kzi_task *t, const kzi_ranked *ranked,
	size_t count, bool partial, kz_error *err);

#endif
