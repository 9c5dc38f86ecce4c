/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/merge.h"

#include <stdlib.h>
#include <string.h>

static bool same_key(const kzi_lists *a, const kzi_lists *b)
{
	return a->key_head == b->key_head && a->key_length == b->key_length &&
	       memcmp(a->key, b->key, a->key_length) == 0;
}

static bool before(const kzi_merge *merge, uint32_t i, uint32_t j)
{
	const kzi_lists *a = &merge->inputs[i], *b = &merge->inputs[j];
	if (a->key_head != b->key_head)
		return a->key_head < b->key_head;
	size_t length = a->key_length < b->key_length ? a->key_length : b->key_length;
	int order = memcmp(a->key, b->key, length);
	if (order != 0)
		return order < 0;
	if (a->key_length != b->key_length)
		return a->key_length < b->key_length;
	return i < j;
}

static void sink(kzi_merge *merge, size_t at)
{
	uint32_t moving = merge->heap[at];
	for (;;) {
		size_t below = 2 * at + 1;
		if (below >= merge->live)
			break;
		if (below + 1 < merge->live &&
			before(merge, merge->heap[below + 1], merge->heap[below]))
			below++;
		if (before(merge, moving, merge->heap[below]))
			break;
		merge->heap[at] = merge->heap[below];
		at = below;
	}
	merge->heap[at] = moving;
}

static void push(kzi_merge *merge, uint32_t input)
{
	size_t at = merge->live++;
	while (at > 0 && before(merge, input, merge->heap[(at - 1) / 2])) {
		merge->heap[at] = merge->heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	merge->heap[at] = input;
}

static kzi_lists *pop(kzi_merge *merge)
{
	kzi_lists *least = &merge->inputs[merge->heap[0]];
	merge->heap[0] = merge->heap[--merge->live];
	if (merge->live > 1)
		sink(merge, 0);
	return least;
}

static kz_status advance(kzi_merge *merge, kzi_lists *input, kz_error *err)
{
	kz_status st = kzi_lists_next(input, err);
	if (st == KZ_OK)
		push(merge, (uint32_t)(input - merge->inputs));
	return st == KZ_DONE ? KZ_OK : st;
}

kz_status kzi_merge_begin(
	kzi_merge *merge, kzi_lists *inputs, size_t count, kz_error *err)
{
	*merge = (kzi_merge){.inputs = inputs, .count = count};
	merge->heap = calloc(count + 1, sizeof *merge->heap);
	merge->parts = calloc(count + 1, sizeof(kzi_lists *));
	if (merge->heap == NULL || merge->parts == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < count; i++) {
		kz_status st = advance(merge, &inputs[i], err);
		if (st != KZ_OK)
			return st;
	}
	return KZ_OK;
}

kz_status kzi_merge_next(kzi_merge *merge, kz_error *err)
{
	for (size_t i = 0; i < merge->part_count; i++) {
		kz_status st = advance(merge, merge->parts[i], err);
		if (st != KZ_OK)
			return st;
	}
	merge->part_count = 0;
	if (merge->live == 0)
		return KZ_DONE;
	kzi_lists *first = pop(merge);
	merge->parts[merge->part_count++] = first;
	merge->list = first->list;
	while (merge->live > 0 && same_key(first, &merge->inputs[merge->heap[0]])) {
		kzi_lists *part = pop(merge);
		merge->parts[merge->part_count++] = part;
		merge->list.entries += part->list.entries;
		merge->list.total += part->list.total;
	}
	return KZ_OK;
}

void kzi_merge_end(kzi_merge *merge)
{
	free(merge->heap);
	free(merge->parts);
	*merge = (kzi_merge){0};
}
