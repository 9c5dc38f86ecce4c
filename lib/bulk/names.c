/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/names.h"

#include "base/hash.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS_MIN = 1 << 12, BYTES_MIN = 1 << 16, HEAD = sizeof(uint32_t) + 1 };

static bool grow_slots(kzi_names *names)
{
	size_t count = names->slots == NULL ? SLOTS_MIN : 2 * names->slot_count;
	struct kzi_names_slot *slots = calloc(count, sizeof *slots);
	if (slots == NULL)
		return false;
	for (size_t i = 0; i < names->slot_count; i++) {
		size_t to = names->slots[i].hash & (count - 1);
		if (names->slots[i].at == 0)
			continue;
		while (slots[to].at != 0)
			to = (to + 1) & (count - 1);
		slots[to] = names->slots[i];
	}
	free(names->slots);
	names->slots = slots;
	names->slot_count = count;
	return true;
}

static bool grow_bytes(kzi_names *names)
{
	size_t room = names->room == 0 ? BYTES_MIN : 2 * names->room;
	unsigned char *bytes = room <= UINT32_MAX ? realloc(names->bytes, room) : NULL;
	if (bytes == NULL)
		return false;
	names->bytes = bytes;
	names->room = room;
	/* Place 0 says that there is none. */
	if (names->used == 0)
		names->used = 1;
	return true;
}

static bool grow_places(kzi_names *names)
{
	size_t room =
		names->places_room == 0 ? SLOTS_MIN : 2 * (size_t)names->places_room;
	uint32_t *places = realloc(names->places, room * sizeof *places);
	if (places == NULL)
		return false;
	names->places = places;
	names->places_room = (uint32_t)room;
	return true;
}

static void begin(kzi_names *names)
{
	if (names->secret == 0)
		names->secret = kzi_hash_secret(names);
}

static uint32_t add(kzi_names *names, struct kzi_names_slot *slot, uint32_t hash,
	const char *name, size_t length)
{
	if (names->count == KZI_NAMES_MAX)
		return KZI_NO_NAME;
	if (names->count == names->places_room && !grow_places(names))
		return KZI_NO_NAME;
	if (names->room - names->used < HEAD + length && !grow_bytes(names))
		return KZI_NO_NAME;
	unsigned char *to = names->bytes + names->used;
	uint32_t number = names->count++;
	memcpy(to, &number, sizeof number);
	to[sizeof number] = (unsigned char)length;
	memcpy(to + HEAD, name, length);
	names->places[number] = (uint32_t)names->used;
	*slot = (struct kzi_names_slot){hash, (uint32_t)names->used};
	names->used += HEAD + length;
	return number;
}

uint32_t kzi_names_number(kzi_names *names, const char *name, size_t length)
{
	begin(names);
	if (names->count >= names->slot_count / 2 && !grow_slots(names))
		return KZI_NO_NAME;
	uint32_t hash = kzi_hash(names->secret, name, length);
	size_t mask = names->slot_count - 1;
	size_t at = hash & mask;
	for (; names->slots[at].at != 0; at = (at + 1) & mask) {
		if (names->slots[at].hash != hash)
			continue;
		const unsigned char *known = names->bytes + names->slots[at].at;
		if (known[sizeof(uint32_t)] == length &&
			memcmp(known + HEAD, name, length) == 0) {
			uint32_t number;
			memcpy(&number, known, sizeof number);
			return number;
		}
	}
	return add(names, &names->slots[at], hash, name, length);
}

size_t kzi_names_size(const kzi_names *names)
{
	return names->slot_count * sizeof *names->slots + names->used +
	       names->count * sizeof *names->places;
}

void kzi_names_clear(kzi_names *names)
{
	if (names->slots != NULL)
		memset(names->slots, 0, names->slot_count * sizeof *names->slots);
	names->count = 0;
	names->used = names->room > 0 ? 1 : 0;
}

void kzi_names_free(kzi_names *names)
{
	free(names->slots);
	free(names->places);
	free(names->bytes);
	*names = (kzi_names){0};
}
