/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Terms numbered as they first appear, so that everything else can be said in
 * numbers. Knows nothing of documents.
 */
#ifndef KZI_BULK_NAMES_H
#define KZI_BULK_NAMES_H

#include <stddef.h>
#include <stdint.h>

enum { KZI_NAMES_MAX = 1 << 24, KZI_NO_NAME = KZI_NAMES_MAX };

/* All zero is an empty one. */
typedef struct kzi_names {
	/* A hash table: part of the hash, and where the name is; 0: nothing. */
	struct kzi_names_slot {
		uint32_t hash, at;
	} * slots;
	size_t slot_count; /* a power of two */
	uint32_t *places;  /* of each number: where the name is */
	uint32_t count, places_room;
	/* A name: its number (4, in the order of this machine), length (1), bytes. */
	unsigned char *bytes;
	size_t used, room;
	uint32_t secret; /* so that nobody can write a document that is slow */
} kzi_names;

/* The number of a name of 1 to 255 bytes. KZI_NO_NAME: no memory, or no more than
 * KZI_NAMES_MAX can be told apart. */
uint32_t kzi_names_number(kzi_names *names, const char *name, size_t length);

/* The length of a name, and behind it its bytes. */
static inline const unsigned char *kzi_names_at(const kzi_names *names, uint32_t number)
{
	return names->bytes + names->places[number] + sizeof(uint32_t);
}

/* The memory in use. */
size_t kzi_names_size(const kzi_names *names);
/* None again, the memory kept. */
void kzi_names_clear(kzi_names *names);
void kzi_names_free(kzi_names *names);

#endif
