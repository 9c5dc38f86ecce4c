/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/segments.h"

#include "base/file.h"
#include "bulk/array.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How much of a segment in the file is read at a time. */
enum { READ_LEAST = 4 << 10, READ_MOST = 256 << 10 };

kz_status kzi_segments_begin(
	kzi_segments *segments, const char *path, size_t memory, kz_error *err)
{
	*segments = (kzi_segments){.memory_most = memory, .fd = -1};
	segments->path = strdup(path);
	return segments->path != NULL ? KZ_OK : kzi_no_memory(err);
}

void kzi_segments_end(kzi_segments *segments)
{
	for (size_t i = 0; i < segments->count; i++) {
		for (int which = 0; which < KZI_LISTS_OF_A_RUN; which++)
			kzi_buffer_free(&segments->items[i].bytes[which]);
	}
	if (segments->fd >= 0)
		close(segments->fd);
	free(segments->items);
	free(segments->path);
	*segments = (kzi_segments){.fd = -1};
}

static kz_status make_file(kzi_segments *segments, kz_error *err)
{
	const char *path = segments->path;
	if (segments->fd >= 0)
		return KZ_OK;
	segments->fd = kzi_open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
	if (segments->fd < 0 || unlink(path) != 0)
		return kzi_fail_errno(err, "%s", path);
	return KZ_OK;
}

static kz_status spill(kzi_segments *segments, kzi_segment *segment,
	kzi_lists_writer *writers[], kz_error *err)
{
	kz_status st = make_file(segments, err);
	segment->spilled = true;
	for (int which = 0; which < KZI_LISTS_OF_A_RUN && st == KZ_OK; which++) {
		kzi_buffer *bytes = &writers[which]->bytes;
		segment->offset[which] = segments->end;
		st = kzi_write_all(
			segments->fd, bytes->data, bytes->length, segments->path, err);
		segments->end += (off_t)bytes->length;
		kzi_buffer_clear(bytes);
	}
	return st;
}

/* The bytes are the segment's now, in no more memory than they need. */
static void keep(
	kzi_segments *segments, kzi_segment *segment, kzi_lists_writer *writers[])
{
	for (int which = 0; which < KZI_LISTS_OF_A_RUN; which++) {
		kzi_buffer *bytes = &writers[which]->bytes;
		size_t needed = bytes->length + KZI_LISTS_SLACK;
		char *fitting = bytes->data != NULL ? realloc(bytes->data, needed) : NULL;
		if (fitting != NULL) {
			bytes->data = fitting;
			bytes->room = needed;
		}
		segment->bytes[which] = *bytes;
		segments->memory += bytes->room;
		*bytes = (kzi_buffer){0};
	}
}

kz_status kzi_segments_add(kzi_segments *segments, kzi_lists_writer *postings,
	kzi_lists_writer *positions, kz_error *err)
{
	kzi_lists_writer *writers[KZI_LISTS_OF_A_RUN] = {postings, positions};
	kzi_segment *items = kzi_array_grow(
		segments->items, segments->count, &segments->room, sizeof *items);
	if (items == NULL)
		return kzi_no_memory(err);
	segments->items = items;
	kzi_segment *segment = &items[segments->count++];
	*segment = (kzi_segment){0};
	size_t size = 0;
	for (int which = 0; which < KZI_LISTS_OF_A_RUN; which++) {
		segment->length[which] = writers[which]->bytes.length;
		size += writers[which]->bytes.length;
		writers[which]->key_length = 0;
	}
	if (segments->memory + size > segments->memory_most)
		return spill(segments, segment, writers, err);
	keep(segments, segment, writers);
	return KZ_OK;
}

/* Shares what memory there is among the segments in the file. */
static size_t read_size(const kzi_segments *segments)
{
	size_t size = segments->memory_most / 2 / (segments->count + 1);
	if (size < READ_LEAST)
		return READ_LEAST;
	return size < READ_MOST ? size : READ_MOST;
}

kz_status kzi_segments_read(const kzi_segments *segments, int which, kzi_lists **out,
	size_t *count, kz_error *err)
{
	kz_status st = KZ_OK;
	*count = 0;
	*out = calloc(segments->count + 1, sizeof **out);
	if (*out == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < segments->count && st == KZ_OK; i++) {
		const kzi_segment *segment = &segments->items[i];
		kzi_lists *lists = &(*out)[(*count)++];
		if (segment->spilled)
			st = kzi_lists_in_file(lists, segments->fd,
				segment->offset[which], segment->length[which],
				read_size(segments), err);
		else
			kzi_lists_in_memory(lists, segment->bytes[which].data,
				segment->bytes[which].length);
	}
	return st;
}

void kzi_segments_close(kzi_lists *lists, size_t count)
{
	for (size_t i = 0; i < count; i++)
		kzi_lists_close(&lists[i]);
	free(lists);
}
