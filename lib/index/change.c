/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/change.h"

#include <string.h>

kz_status kzi_change_supersede(kzi_change *change, uint32_t record, kz_error *err)
{
	for (size_t i = 0; i < change->superseded_count; i++) {
		if (change->superseded[i] == record)
			return KZ_OK;
	}
	uint32_t *items = kzi_arena_grow(&change->arena, change->superseded,
		change->superseded_count, sizeof *items);
	if (items == NULL)
		return kzi_no_memory(err);
	items[change->superseded_count++] = record;
	change->superseded = items;
	return KZ_OK;
}

kz_status kzi_change_erase(kzi_change *change, const char *id, kz_error *err)
{
	for (size_t i = 0; i < change->erased_count; i++) {
		if (strcmp(change->erased[i], id) == 0)
			return KZ_OK;
	}
	const char **items = kzi_arena_grow(
		&change->arena, change->erased, change->erased_count, sizeof *items);
	const char *copy = kzi_arena_copy(&change->arena, id, strlen(id));
	if (items == NULL || copy == NULL)
		return kzi_no_memory(err);
	items[change->erased_count++] = copy;
	change->erased = items;
	return KZ_OK;
}

void kzi_change_encode(const kzi_change *change, kzi_buffer *out)
{
	kzi_buffer_varint(out, change->superseded_count);
	for (size_t i = 0; i < change->superseded_count; i++)
		kzi_buffer_varint(out, change->superseded[i]);
	kzi_buffer_varint(out, change->erased_count);
	for (size_t i = 0; i < change->erased_count; i++)
		kzi_buffer_append(out, change->erased[i], strlen(change->erased[i]) + 1);
	kzi_document_encode(change->document, KZI_FACTS_TEXT_AND_RAW, out);
}

static bool get_id(const char **at, const char *end, const char **out)
{
	const char *nul = *at < end ? memchr(*at, '\0', (size_t)(end - *at)) : NULL;
	*out = *at;
	if (nul == NULL)
		return false;
	*at = nul + 1;
	return true;
}

static kz_status decode_lists(
	const char **at, const char *end, kzi_change *out, kz_error *err)
{
	uint64_t count, record;
	const char *id;
	kz_status st = KZ_OK;
	bool good = kzi_varint_read(at, end, &count);
	while (good && st == KZ_OK && count-- > 0) {
		good = kzi_varint_read(at, end, &record) && record <= UINT32_MAX;
		if (good)
			st = kzi_change_supersede(out, (uint32_t)record, err);
	}
	good = good && kzi_varint_read(at, end, &count);
	while (good && st == KZ_OK && count-- > 0) {
		good = get_id(at, end, &id);
		if (good)
			st = kzi_change_erase(out, id, err);
	}
	return good ? st
		    : kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			      "what was put and not committed is damaged");
}

kz_status kzi_change_decode(
	kzi_spool_kind kind, const kzi_buffer *content, kzi_change *out, kz_error *err)
{
	const char *at = content->data, *end = at + content->length;
	*out = (kzi_change){.kind = kind};
	kz_status st = decode_lists(&at, end, out, err);
	if (st == KZ_OK)
		st = kzi_document_decode(at, (size_t)(end - at), &out->document, err);
	if (st != KZ_OK)
		kzi_change_free(out);
	return st;
}

void kzi_change_free(kzi_change *change)
{
	kz_document_free(change->document);
	kzi_arena_free(&change->arena);
	*change = (kzi_change){0};
}
