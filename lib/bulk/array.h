/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists that grow by one, and are read faster than memory is. Knows nothing of what is in
 * them. */
#ifndef KZI_BULK_ARRAY_H
#define KZI_BULK_ARRAY_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Room for one more behind count items: the list, moved where need be, and *room for
 * how many it has. NULL: no memory, and the old one stays good. */
static inline void *kzi_array_grow(
	void *items, size_t count, size_t *room, size_t item_size)
{
	if (count < *room)
		return items;
	size_t more = *room < 64 ? 64 : *room + *room / 2;
	void *grown =
		more <= SIZE_MAX / item_size ? realloc(items, more * item_size) : NULL;
	if (grown != NULL)
		*room = more;
	return grown;
}

/* Asks for memory that is read a few items later: it is far, and nothing waits. */
static inline void kzi_array_fetch(const void *from)
{
#if defined(__GNUC__)
	__builtin_prefetch(from);
#else
	(void)from;
#endif
}

#endif
