/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Memory that is freed all at once: a document, a page of results. Handed out
 * in order, never taken back one by one.
 */
#ifndef KZI_BASE_ARENA_H
#define KZI_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct kzi_arena_chunk;

/* All zero is an empty arena. */
typedef struct kzi_arena {
	struct kzi_arena_chunk *newest;
	bool failed; /* there was no memory, once */
} kzi_arena;

/* Zeroed memory, aligned for anything; NULL when there is none. */
void *kzi_arena_alloc(kzi_arena *arena, size_t size);
/* A copy with a NUL behind it; NULL when there is no memory. */
char *kzi_arena_copy(kzi_arena *arena, const char *bytes, size_t length);
void kzi_arena_free(kzi_arena *arena);

/*
 * Room for one more at the end of a list that lives in an arena: items is moved
 * to a larger place when it is full. Returns the new list, NULL (and the old
 * one stays good) when there is no memory.
 */
void *kzi_arena_grow(kzi_arena *arena, void *items, size_t count, size_t item_size);

#endif
