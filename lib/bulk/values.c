/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The values of the documents of a run: which slots each uses, and the list of each
 * slot. */
#include "bulk/run.h"

#include <stdlib.h>
#include <string.h>

/* The key of a slot is a packed number; none begins another, so that its bytes can
 * be compared as one number. */
static uint64_t order_of(uint32_t slot)
{
	unsigned char bytes[KZI_PACKED_NUMBER];
	size_t length = (size_t)(kzi_pack_number(bytes, slot) - bytes);
	uint64_t order = 0;
	for (size_t i = 0; i < length; i++)
		order |= (uint64_t)bytes[i] << (56 - 8 * i);
	return order;
}

kz_status kzi_bulk_value(
	kzi_bulk_run *run, uint32_t slot, const char *value, size_t length, kz_error *err)
{
	if (run->sorted || !run->filling)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no document was begun");
	if (slot == UINT32_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"slot %lu: no such slot", (unsigned long)slot);
	if (length > UINT32_MAX)
		return kzi_fail(
			err, KZ_E_LIMIT, KZI_NO_OFFSET, "a value of %zu bytes", length);
	kzi_run_value *values = kzi_array_grow(
		run->values, run->value_count, &run->value_room, sizeof *values);
	if (values == NULL)
		return kzi_no_memory(err);
	run->values = values;
	values[run->value_count++] = (kzi_run_value){order_of(slot), slot,
		(uint32_t)run->document_count, run->value_bytes.length, length};
	kzi_buffer_append(&run->value_bytes, value, length);
	/* So that no two begin at the same place, which tells who came first. */
	kzi_buffer_byte(&run->value_bytes, '\0');
	return run->value_bytes.failed ? kzi_no_memory(err) : KZ_OK;
}

/* ---- The end of a document ---- */

static int by_slot(const void *left, const void *right)
{
	const kzi_run_value *a = left, *b = right;
	if (a->slot != b->slot)
		return a->slot < b->slot ? -1 : 1;
	return a->at < b->at ? -1 : 1;
}

/* Of each slot the last that was given, when it is not empty. */
static size_t keep_last(kzi_run_value *values, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		bool last = i + 1 == count || values[i + 1].slot != values[i].slot;
		if (last && values[i].length > 0)
			values[kept++] = values[i];
	}
	return kept;
}

kz_status kzi_run_end_values(kzi_bulk_run *run, kz_error *err)
{
	size_t count = run->value_count - run->mark.value_count;
	if (count == 0)
		return KZ_OK;
	kzi_run_value *values = run->values + run->mark.value_count;
	qsort(values, count, sizeof *values, by_slot);
	count = keep_last(values, count);
	run->value_count = run->mark.value_count + count;
	unsigned char *to = (unsigned char *)kzi_buffer_reserve(
		&run->slots, (count + 1) * KZI_PACKED_NUMBER);
	if (to == NULL)
		return kzi_no_memory(err);
	const unsigned char *start = to;
	uint32_t next = 0;
	for (size_t i = 0; i < count; i++) {
		to = kzi_pack_number(to, values[i].slot - next);
		next = values[i].slot + 1;
	}
	run->slots.length += (size_t)(to - start);
	return KZ_OK;
}

/* ---- The end of the run ---- */

static int by_order(const void *left, const void *right)
{
	const kzi_run_value *a = left, *b = right;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return a->document < b->document ? -1 : a->document > b->document;
}

static void widen(kzi_slot *fact, const kzi_run_value *value, const char *bytes)
{
	if (fact->frequency++ == 0) {
		fact->low = fact->high = value->at;
		fact->low_length = fact->high_length = value->length;
		return;
	}
	if (kzi_compare_bytes(bytes + value->at, value->length, bytes + fact->low,
		    fact->low_length) < 0) {
		fact->low = value->at;
		fact->low_length = value->length;
	}
	if (kzi_compare_bytes(bytes + value->at, value->length, bytes + fact->high,
		    fact->high_length) > 0) {
		fact->high = value->at;
		fact->high_length = value->length;
	}
}

static kz_status write_entries(kzi_bulk_run *run, const kzi_run_value *values,
	size_t count, kzi_buffer *entries, kz_error *err)
{
	uint32_t before = 0;
	kzi_buffer_clear(entries);
	for (size_t i = 0; i < count; i++) {
		uint32_t docid = run->documents[values[i].document].docid;
		unsigned char *to = (unsigned char *)kzi_buffer_reserve(
			entries, 3 * KZI_PACKED_NUMBER + values[i].length);
		if (to == NULL)
			return kzi_no_memory(err);
		const unsigned char *start = to;
		if (i > 0)
			to = kzi_pack_number(to, docid - before - 1);
		to = kzi_pack_number(to, values[i].length);
		to = kzi_pack_bytes(
			to, run->value_bytes.data + values[i].at, values[i].length);
		entries->length += (size_t)(to - start);
		before = docid;
	}
	return KZ_OK;
}

static kz_status write_slot(kzi_bulk_run *run, const kzi_run_value *values, size_t count,
	kzi_buffer *entries, kz_error *err)
{
	kz_status st = write_entries(run, values, count, entries, err);
	kzi_slot *facts = kzi_array_grow(run->slot_facts.items, run->slot_facts.count,
		&run->slot_facts.room, sizeof *facts);
	if (st != KZ_OK || facts == NULL)
		return st != KZ_OK ? st : kzi_no_memory(err);
	run->slot_facts.items = facts;
	kzi_slot *fact = &facts[run->slot_facts.count++];
	*fact = (kzi_slot){.order = values->order, .slot = values->slot};
	for (size_t i = 0; i < count; i++)
		widen(fact, &values[i], run->value_bytes.data);
	unsigned char key[2 + KZI_PACKED_NUMBER] = KZI_KEY_VALUES;
	size_t key_length = (size_t)(kzi_pack_number(key + 2, values->slot) - key);
	kzi_list list = {.entries = (uint32_t)count,
		.first = run->documents[values->document].docid};
	kzi_lists_write(&run->postings, key, key_length, &list, entries);
	return run->postings.bytes.failed ? kzi_no_memory(err) : KZ_OK;
}

kz_status kzi_run_write_values(kzi_bulk_run *run, kz_error *err)
{
	kz_status st = KZ_OK;
	kzi_buffer entries = {0};
	if (run->value_count > 1)
		qsort(run->values, run->value_count, sizeof *run->values, by_order);
	for (size_t at = 0, end; at < run->value_count && st == KZ_OK; at = end) {
		const kzi_run_value *values = run->values + at;
		for (end = at + 1; end < run->value_count; end++) {
			if (run->values[end].order != values->order)
				break;
		}
		st = write_slot(run, values, end - at, &entries, err);
	}
	kzi_buffer_free(&entries);
	return st;
}
