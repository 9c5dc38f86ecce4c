/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where in a document a term stands: as the index has it, without the text. */
#ifndef KZI_SEARCH_POSITIONS_H
#define KZI_SEARCH_POSITIONS_H

#include "index/reader.h"

#define KZI_NOWHERE UINT32_MAX /* no place: behind the last */

/* Place by place. All zero can be opened; and again without being freed. */
typedef struct kzi_positions {
	kzi_glass_places places;
	kzi_buffer all; /* when the engine was asked: numbers of 32 bits */
	size_t next;    /* of these */
	uint32_t at;    /* the place at hand, or KZI_NOWHERE */
} kzi_positions;

/* Opens it at the first place; at none when the term is not there, or its places are not
 * kept. glass: that of the index, asked for once for many (kzi_index_glass()).
 * KZ_E_NO_MEMORY, failures of the engine. */
kz_status kzi_positions_open(kz_index *index, kzi_glass *glass, uint32_t docid,
	const char *term, size_t length, kzi_positions *positions, kz_error *err);
void kzi_positions_free(kzi_positions *positions);

/* Did they end because they are not as they were written? The engine says more of it. */
static inline bool kzi_positions_damaged(const kzi_positions *p)
{
	return p->places.damaged;
}

/* To the next place, or behind the last. Damage ends them. */
static inline void kzi_positions_next(kzi_positions *p)
{
	if (p->all.length > 0)
		p->at = p->next < p->all.length / sizeof p->at
				? ((const uint32_t *)(const void *)p->all.data)[p->next++]
				: KZI_NOWHERE;
	else if (!kzi_glass_places_next(&p->places, &p->at))
		p->at = KZI_NOWHERE;
}

/* To the first that is not below this place. */
static inline void kzi_positions_seek(kzi_positions *p, uint32_t place)
{
	while (p->at < place)
		kzi_positions_next(p);
}

#endif
