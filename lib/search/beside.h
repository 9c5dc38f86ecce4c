/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In which documents do two words stand near each other? By their places: of
 * many documents at once, as those of a word lie together. */
#ifndef KZI_SEARCH_BESIDE_H
#define KZI_SEARCH_BESIDE_H

#include "search/clock.h"
#include "search/query.h"

/* Of these documents, which are sorted, those in which no more than so many words lie
 * from one to the other, in any order; 0: in which the second stands right behind the
 * first, which then need not be near as well: where two words have one place, as in "wet-
 * en regelgeving", the engine may overlook that they are. clock may be NULL:
 * KZ_E_DEADLINE. */
kz_status kzi_beside(kz_index *index, const kzi_docids *among, const char *const terms[2],
	uint32_t within, kzi_clock *clock, kzi_docids *out, kz_error *err);

#endif
