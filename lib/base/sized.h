/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Structs of the public API that may grow say first how large they are, so that a
 * program built with an earlier version can go on. */
#ifndef KZI_BASE_SIZED_H
#define KZI_BASE_SIZED_H

#include <stddef.h>
#include <string.h>

/* As much of the one as both have room for; the rest of to stays as it was, its size
 * too. A null from is nothing to copy. The first member of both is a size_t. */
static inline void kzi_sized_copy(void *to, const void *from)
{
	size_t room, size;
	if (from == NULL)
		return;
	memcpy(&room, to, sizeof room);
	memcpy(&size, from, sizeof size);
	size_t shared = size < room ? size : room;
	if (shared > sizeof size)
		memcpy((char *)to + sizeof size, (const char *)from + sizeof size,
			shared - sizeof size);
}

/* What a caller asked for: what he has room for beyond it is nothing, and so is all
 * of it where from is null. */
static inline void kzi_sized_give(void *to, const void *from)
{
	size_t room;
	memcpy(&room, to, sizeof room);
	if (room > sizeof room)
		memset((char *)to + sizeof room, 0, room - sizeof room);
	kzi_sized_copy(to, from);
}

#endif
