/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/facts.h"

#include <stdlib.h>
#include <string.h>

static kz_status add_bytes(
	kzi_facts *facts, const void *bytes, size_t length, size_t *at, kz_error *err)
{
	*at = facts->bytes.length;
	kzi_buffer_append(&facts->bytes, bytes, length);
	return facts->bytes.failed ? kzi_no_memory(err) : KZ_OK;
}

kz_status kzi_facts_set(kzi_facts *facts, const unsigned char *key, size_t key_length,
	const void *value, size_t length, kz_error *err)
{
	kzi_fact *items =
		kzi_array_grow(facts->items, facts->count, &facts->room, sizeof *items);
	if (items == NULL)
		return kzi_no_memory(err);
	facts->items = items;
	kzi_fact *fact = &items[facts->count++];
	*fact = (kzi_fact){.key_length = key_length, .value_length = length};
	kz_status st = add_bytes(facts, key, key_length, &fact->key, err);
	return st == KZ_OK ? add_bytes(facts, value, length, &fact->value, err) : st;
}

/* ---- Slots ---- */

static size_t find_slot(const kzi_slots *slots, uint64_t order)
{
	size_t low = 0, high = slots->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (slots->items[middle].order < order)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static kz_status add_slot(
	kzi_facts *facts, const kzi_slot *slot, size_t at, kz_error *err)
{
	kzi_slots *slots = &facts->slots;
	kzi_slot *items =
		kzi_array_grow(slots->items, slots->count, &slots->room, sizeof *items);
	if (items == NULL)
		return kzi_no_memory(err);
	slots->items = items;
	memmove(items + at + 1, items + at, (slots->count - at) * sizeof *items);
	items[at] = (kzi_slot){.order = slot->order, .slot = slot->slot};
	slots->count++;
	return KZ_OK;
}

/* The bounds as they are now, or that of the other when that is wider. */
static kz_status widen(kzi_facts *facts, kzi_slot *slot, const kzi_slot *more,
	const char *bytes, kz_error *err)
{
	const char *own = facts->bytes.data;
	bool first = slot->frequency == 0;
	bool lower = first || kzi_compare_bytes(bytes + more->low, more->low_length,
				      own + slot->low, slot->low_length) < 0;
	bool higher = first || kzi_compare_bytes(bytes + more->high, more->high_length,
				       own + slot->high, slot->high_length) > 0;
	kz_status st = KZ_OK;
	slot->frequency += more->frequency;
	if (lower) {
		slot->low_length = more->low_length;
		st = add_bytes(
			facts, bytes + more->low, more->low_length, &slot->low, err);
	}
	if (higher && st == KZ_OK) {
		slot->high_length = more->high_length;
		st = add_bytes(
			facts, bytes + more->high, more->high_length, &slot->high, err);
	}
	return st;
}

kz_status kzi_facts_slots(
	kzi_facts *facts, const kzi_slots *slots, const kzi_buffer *bytes, kz_error *err)
{
	for (size_t i = 0; i < slots->count; i++) {
		const kzi_slot *more = &slots->items[i];
		size_t at = find_slot(&facts->slots, more->order);
		kz_status st = KZ_OK;
		if (at == facts->slots.count ||
			facts->slots.items[at].order != more->order)
			st = add_slot(facts, more, at, err);
		if (st == KZ_OK)
			st = widen(
				facts, &facts->slots.items[at], more, bytes->data, err);
		if (st != KZ_OK)
			return st;
	}
	return KZ_OK;
}

/* How many, the lower bound with its length, the upper one where it is another. */
static kz_status set_slot(kzi_facts *facts, const kzi_slot *slot, kz_error *err)
{
	unsigned char key[2 + sizeof slot->slot] = KZI_KEY_STATS;
	size_t key_length = 2;
	kzi_buffer value = {0};
	for (uint32_t rest = slot->slot; rest != 0; rest >>= 8)
		key[key_length++] = (unsigned char)rest;
	const char *low = facts->bytes.data + slot->low;
	const char *high = facts->bytes.data + slot->high;
	kzi_buffer_varint(&value, slot->frequency);
	kzi_buffer_varint(&value, slot->low_length);
	kzi_buffer_append(&value, low, slot->low_length);
	if (kzi_compare_bytes(low, slot->low_length, high, slot->high_length) != 0)
		kzi_buffer_append(&value, high, slot->high_length);
	kz_status st = value.failed ? kzi_no_memory(err)
				    : kzi_facts_set(facts, key, key_length, value.data,
					      value.length, err);
	kzi_buffer_free(&value);
	return st;
}

/* ---- Writing ---- */

typedef struct sorting {
	const unsigned char *bytes; /* of all */
	kzi_fact fact;
} sorting;

static int by_key(const void *left, const void *right)
{
	const sorting *a = left, *b = right;
	int order = kzi_compare_bytes(a->bytes + a->fact.key, a->fact.key_length,
		b->bytes + b->fact.key, b->fact.key_length);
	/* Of one key the last that was given comes last. */
	return order != 0 ? order : a->fact.key < b->fact.key ? -1 : 1;
}

static bool is_overtaken(const sorting *sorted, size_t i, size_t count)
{
	const sorting *a = &sorted[i], *b = a + 1;
	return i + 1 < count &&
	       kzi_compare_bytes(a->bytes + a->fact.key, a->fact.key_length,
		       b->bytes + b->fact.key, b->fact.key_length) == 0;
}

static kz_status write_sorted(
	const sorting *sorted, size_t count, kzi_btree *table, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		const kzi_fact *fact = &sorted[i].fact;
		if (!is_overtaken(sorted, i, count) && fact->value_length > 0)
			st = kzi_btree_add(table, sorted[i].bytes + fact->key,
				fact->key_length, sorted[i].bytes + fact->value,
				fact->value_length, false, err);
	}
	return st;
}

kz_status kzi_facts_write(kzi_facts *facts, kzi_btree *table, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < facts->slots.count && st == KZ_OK; i++)
		st = set_slot(facts, &facts->slots.items[i], err);
	facts->slots.count = 0;
	sorting *sorted =
		st == KZ_OK ? malloc((facts->count + 1) * sizeof *sorted) : NULL;
	if (sorted == NULL)
		return st != KZ_OK ? st : kzi_no_memory(err);
	for (size_t i = 0; i < facts->count; i++) {
		sorted[i].bytes = (const unsigned char *)facts->bytes.data;
		sorted[i].fact = facts->items[i];
	}
	qsort(sorted, facts->count, sizeof *sorted, by_key);
	st = write_sorted(sorted, facts->count, table, err);
	free(sorted);
	return st;
}

void kzi_facts_free(kzi_facts *facts)
{
	kzi_buffer_free(&facts->bytes);
	free(facts->items);
	free(facts->slots.items);
	*facts = (kzi_facts){0};
}
