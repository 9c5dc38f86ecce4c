/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Do two words stand near each other in a document? By their places, as the engine has
 * them. */
#ifndef KZI_SEARCH_BESIDE_H
#define KZI_SEARCH_BESIDE_H

#include "index/reader.h"

/* near: anywhere with no more than so many words from one to the other, in any order.
 * beside: the second right behind the first; NULL: it is enough to know whether they are
 * near, which costs less. Of words in one place the engine may overlook a pair, and this
 * does not. */
kz_status kzi_beside(kz_index *index, uint32_t docid, const char *const terms[2],
	uint32_t within, bool *near, bool *beside, kz_error *err);

#endif
