/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A position list as glass packs it: the middle one of the list within what it can
 * be between its ends, then the halves alike, in as few bits as that takes.
 */
#ifndef KZI_BULK_POSITIONS_H
#define KZI_BULK_POSITIONS_H

#include <stddef.h>
#include <stdint.h>

/* The bytes that count positions need at most. */
static inline size_t kzi_positions_room(size_t count)
{
	return 16 + 5 * count;
}

/* Ascending, each once, at least one. Returns the place behind what was written. */
unsigned char *kzi_pack_positions(
	unsigned char *to, const uint32_t *positions, size_t count);

#endif
