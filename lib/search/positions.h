/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where in a document a term stands: as the index has it, without the text. */
#ifndef KZI_SEARCH_POSITIONS_H
#define KZI_SEARCH_POSITIONS_H

#include "index/reader.h"

/* In ascending order, into out, which is cleared first: numbers of 32 bits. None when the
 * term is not there, or its places are not kept. KZ_E_NO_MEMORY, failures of the engine. */
kz_status kzi_positions_read(kz_index *index, uint32_t docid, const char *term,
	size_t length, kzi_buffer *out, kz_error *err);

static inline const uint32_t *kzi_positions_of(const kzi_buffer *positions)
{
	return (const void *)positions->data;
}

static inline size_t kzi_positions_count(const kzi_buffer *positions)
{
	return positions->length / sizeof(uint32_t);
}

#endif
