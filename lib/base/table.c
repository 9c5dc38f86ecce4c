/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/table.h"

#include "base/digest.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

/* 64 bits of the name's SHA-256 in each: nobody can make two names that meet. */
static void digest(const char *name, size_t length, unsigned char key[16])
{
	char hex[KZI_SHA256_HEX];
	kzi_sha256_hex(name, length, hex);
	for (size_t i = 0; i < 16; i++) {
		unsigned high = (unsigned char)hex[2 * i],
			 low = (unsigned char)hex[2 * i + 1];
		high = high <= '9' ? high - '0' : high - 'a' + 10;
		low = low <= '9' ? low - '0' : low - 'a' + 10;
		key[i] = (unsigned char)(high << 4 | low);
	}
}

/* Where a name is, or would be. There is always a free slot. */
static uint32_t *slot_of(const kzi_table *table, const unsigned char key[16])
{
	uint64_t at;
	memcpy(&at, key, sizeof at);
	for (;; at++) {
		uint32_t *slot = &table->slots[at & (table->slot_count - 1)];
		if (*slot == 0 || memcmp(table->entries[*slot - 1].key, key, 16) == 0)
			return slot;
	}
}

static bool grow_slots(kzi_table *table)
{
	if (table->names * 3 < table->slot_count * 2)
		return true;
	kzi_table larger = *table;
	larger.slot_count = table->slot_count == 0 ? FIRST_SLOTS : table->slot_count * 2;
	larger.slots = calloc(larger.slot_count, sizeof *larger.slots);
	if (larger.slots == NULL)
		return false;
	for (size_t i = 0; i < table->slot_count; i++) {
		uint32_t entry = table->slots[i];
		if (entry != 0)
			*slot_of(&larger, table->entries[entry - 1].key) = entry;
	}
	free(table->slots);
	*table = larger;
	return true;
}

static bool grow_entries(kzi_table *table)
{
	if (table->count < table->room)
		return true;
	size_t room = table->room == 0 ? FIRST_SLOTS : table->room * 2;
	kzi_table_entry *entries = realloc(table->entries, room * sizeof *entries);
	if (entries == NULL || room > UINT32_MAX) {
		table->entries = entries != NULL ? entries : table->entries;
		return false;
	}
	table->entries = entries;
	table->room = room;
	return true;
}

bool kzi_table_add(kzi_table *table, const char *name, size_t length, uint32_t value)
{
	if (!grow_slots(table) || !grow_entries(table))
		return false;
	kzi_table_entry *entry = &table->entries[table->count];
	digest(name, length, entry->key);
	uint32_t *slot = slot_of(table, entry->key);
	table->names += *slot == 0;
	entry->value = value;
	entry->next = *slot;
	*slot = (uint32_t)++table->count;
	return true;
}

kzi_table_entry *kzi_table_find(const kzi_table *table, const char *name, size_t length)
{
	unsigned char key[16];
	if (table->count == 0)
		return NULL;
	digest(name, length, key);
	uint32_t entry = *slot_of(table, key);
	return entry != 0 ? &table->entries[entry - 1] : NULL;
}

kzi_table_entry *kzi_table_next(const kzi_table *table, const kzi_table_entry *entry)
{
	return entry->next != 0 ? &table->entries[entry->next - 1] : NULL;
}

void kzi_table_cut(kzi_table *table, size_t count)
{
	if (count >= table->count)
		return;
	if (table->slot_count > 0)
		memset(table->slots, 0, table->slot_count * sizeof *table->slots);
	table->count = table->names = 0;
	while (table->count < count) {
		kzi_table_entry *entry = &table->entries[table->count];
		uint32_t *slot = slot_of(table, entry->key);
		table->names += *slot == 0;
		*slot = (uint32_t)++table->count;
	}
}

void kzi_table_free(kzi_table *table)
{
	free(table->entries);
	free(table->slots);
	*table = (kzi_table){0};
}
