/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/lists.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

/* ---- Writing ---- */

void kzi_lists_write(kzi_lists_writer *writer, const unsigned char *key,
	size_t key_length, const kzi_list *list, const kzi_buffer *entries)
{
	size_t same = 0;
	size_t most = key_length < writer->key_length ? key_length : writer->key_length;
	while (same < most && key[same] == writer->key[same])
		same++;
	kzi_buffer *bytes = &writer->bytes;
	char *start =
		kzi_buffer_reserve(bytes, 5 * KZI_PACKED_NUMBER + KZI_LIST_KEY_MAX +
						  entries->length + KZI_LISTS_SLACK);
	if (start == NULL)
		return;
	unsigned char *to = (unsigned char *)start;
	to = kzi_pack_number(to, same);
	to = kzi_pack_number(to, key_length - same);
	to = kzi_pack_bytes(to, key + same, key_length - same);
	to = kzi_pack_number(to, list->entries);
	to = kzi_pack_number(to, list->total);
	to = kzi_pack_number(to, list->first);
	to = kzi_pack_bytes(to, entries->data, entries->length);
	bytes->length += (size_t)(to - (unsigned char *)start);
	memcpy(writer->key + same, key + same, key_length - same);
	writer->key_length = key_length;
}

/* ---- Reading ---- */

void kzi_lists_in_memory(kzi_lists *lists, const char *bytes, size_t length)
{
	*lists = (kzi_lists){.fd = -1, .whole = true};
	/* Of an empty one there may be none. */
	lists->at = (const unsigned char *)(length > 0 ? bytes : "");
	lists->end = lists->at + length;
}

kz_status kzi_lists_in_file(kzi_lists *lists, int fd, off_t offset, uint64_t length,
	size_t room, kz_error *err)
{
	*lists = (kzi_lists){.fd = fd, .offset = offset, .left = length, .room = room};
	lists->buffer = malloc(room + KZI_LISTS_SLACK);
	if (lists->buffer == NULL)
		return kzi_no_memory(err);
	lists->at = lists->end = lists->buffer;
	return KZ_OK;
}

void kzi_lists_close(kzi_lists *lists)
{
	free(lists->buffer);
	lists->buffer = NULL;
}

kz_status kzi_lists_more(kzi_lists *lists, size_t wanted, kz_error *err)
{
	size_t have = (size_t)(lists->end - lists->at);
	if (wanted > lists->room) {
		unsigned char *buffer = malloc(wanted + KZI_LISTS_SLACK);
		if (buffer == NULL)
			return kzi_no_memory(err);
		memcpy(buffer, lists->at, have);
		free(lists->buffer);
		lists->buffer = buffer;
		lists->room = wanted;
	} else {
		memmove(lists->buffer, lists->at, have);
	}
	size_t length = lists->room - have;
	if (length > lists->left)
		length = (size_t)lists->left;
	lists->at = lists->buffer;
	lists->end = lists->buffer + have;
	kz_status st = kzi_read_at(lists->fd, (char *)lists->buffer + have, length,
		lists->offset, "sorted runs", err);
	if (st != KZ_OK)
		return st;
	lists->end += length;
	lists->offset += (off_t)length;
	lists->left -= length;
	lists->whole = lists->left == 0;
	memset(lists->buffer + have + length, 0, KZI_LISTS_SLACK);
	return KZ_OK;
}

static kz_status spoiled(kz_error *err)
{
	return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
		"sorted runs: not what was written to them");
}

kz_status kzi_lists_check(const kzi_lists *lists, kz_error *err)
{
	return lists->at <= lists->end ? KZ_OK : spoiled(err);
}

kz_status kzi_lists_bytes(
	kzi_lists *lists, size_t length, const unsigned char **out, kz_error *err)
{
	kz_status st = kzi_lists_ready(lists, length, err);
	if (st != KZ_OK)
		return st;
	if (lists->at > lists->end || (size_t)(lists->end - lists->at) < length)
		return spoiled(err);
	*out = lists->at;
	lists->at += length;
	return KZ_OK;
}

kz_status kzi_lists_entry(kzi_lists *lists, uint32_t i, uint32_t *docid,
	const unsigned char **bytes, size_t *length, kz_error *err)
{
	kz_status st = kzi_lists_ready(lists, 2 * KZI_PACKED_NUMBER, err);
	if (st != KZ_OK)
		return st;
	if (i > 0)
		*docid += kzi_lists_number(lists) + 1;
	*length = kzi_lists_number(lists);
	return kzi_lists_bytes(lists, *length, bytes, err);
}

static void set_head(kzi_lists *lists)
{
	size_t length = lists->key_length < 8 ? lists->key_length : 8;
	uint64_t head = 0;
	for (size_t i = 0; i < length; i++)
		head |= (uint64_t)lists->key[i] << (56 - 8 * i);
	lists->key_head = head;
}

static kz_status read_list(kzi_lists *lists, kz_error *err)
{
	kz_status st =
		kzi_lists_ready(lists, 5 * KZI_PACKED_NUMBER + KZI_LIST_KEY_MAX, err);
	if (st != KZ_OK)
		return st;
	if (lists->whole && lists->at == lists->end)
		return KZ_DONE;
	size_t same = kzi_lists_number(lists), rest = kzi_lists_number(lists);
	const unsigned char *bytes = NULL;
	if (same > lists->key_length || rest > KZI_LIST_KEY_MAX - same)
		return spoiled(err);
	st = kzi_lists_bytes(lists, rest, &bytes, err);
	if (st != KZ_OK)
		return st;
	memcpy(lists->key + same, bytes, rest);
	lists->key_length = same + rest;
	set_head(lists);
	lists->list.entries = kzi_lists_number(lists);
	lists->list.total = kzi_lists_number(lists);
	lists->list.first = kzi_lists_number(lists);
	return kzi_lists_check(lists, err);
}

kz_status kzi_lists_next(kzi_lists *lists, kz_error *err)
{
	if (lists->status == KZ_OK)
		lists->status = read_list(lists, err);
	return lists->status;
}
