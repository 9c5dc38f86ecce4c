/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Tests have each piece in a chunk of its own, so that there can be no memory for it. */
#ifdef KZI_ARENA_APART
enum { FIRST_CHUNK = 1, LARGEST_CHUNK = 1 };
#else
enum { FIRST_CHUNK = 1024, LARGEST_CHUNK = 1 << 18 };
#endif

struct kzi_arena_chunk {
	struct kzi_arena_chunk *older;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

static void *none(kzi_arena *arena)
{
	arena->failed = true;
	return NULL;
}

static struct kzi_arena_chunk *new_chunk(kzi_arena *arena, size_t least)
{
	size_t size = FIRST_CHUNK;
	if (arena->newest != NULL && arena->newest->size < LARGEST_CHUNK)
		size = arena->newest->size * 2;
	else if (arena->newest != NULL)
		size = LARGEST_CHUNK;
	if (size < least)
		size = least;
	if (size > SIZE_MAX - sizeof(struct kzi_arena_chunk))
		return NULL;
	struct kzi_arena_chunk *chunk = malloc(sizeof *chunk + size);
	if (chunk == NULL)
		return NULL;
	chunk->older = arena->newest;
	chunk->size = size;
	chunk->used = 0;
	arena->newest = chunk;
	return chunk;
}

void *kzi_arena_alloc(kzi_arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX - align)
		return none(arena);
	size = (size + align - 1) / align * align;
	struct kzi_arena_chunk *chunk = arena->newest;
	if (chunk == NULL || chunk->size - chunk->used < size)
		chunk = new_chunk(arena, size);
	if (chunk == NULL)
		return none(arena);
	void *memory = chunk->bytes + chunk->used;
	chunk->used += size;
	return memset(memory, 0, size);
}

char *kzi_arena_copy(kzi_arena *arena, const char *bytes, size_t length)
{
	char *copy = length < SIZE_MAX ? kzi_arena_alloc(arena, length + 1) : NULL;
	if (copy != NULL && length > 0)
		memcpy(copy, bytes, length);
	return copy;
}

void *kzi_arena_grow(kzi_arena *arena, void *items, size_t count, size_t item_size)
{
	/* Full at 0 and at each power of two from 4 on. */
	bool full = count == 0 || (count >= 4 && (count & (count - 1)) == 0);
	if (!full)
		return items;
	size_t room = count == 0 ? 4 : count * 2;
	if (room > SIZE_MAX / item_size)
		return NULL;
	void *larger = kzi_arena_alloc(arena, room * item_size);
	if (larger != NULL && count > 0)
		memcpy(larger, items, count * item_size);
	return larger;
}

void kzi_arena_free(kzi_arena *arena)
{
	while (arena->newest != NULL) {
		struct kzi_arena_chunk *older = arena->newest->older;
		free(arena->newest);
		arena->newest = older;
	}
}
