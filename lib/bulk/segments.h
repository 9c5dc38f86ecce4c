/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lists of the runs that were added, until they are merged: in memory as long as
 * they fit, else one behind the other in a scratch file that has no name, so that
 * nothing of it can be left behind.
 */
#ifndef KZI_BULK_SEGMENTS_H
#define KZI_BULK_SEGMENTS_H

#include "bulk/lists.h"

enum { KZI_POSTINGS, KZI_POSITIONS, KZI_LISTS_OF_A_RUN };

typedef struct kzi_segment {
	kzi_buffer bytes[KZI_LISTS_OF_A_RUN]; /* empty when they are in the file */
	off_t offset[KZI_LISTS_OF_A_RUN];
	uint64_t length[KZI_LISTS_OF_A_RUN];
	bool spilled;
} kzi_segment;

typedef struct kzi_segments {
	kzi_segment *items;
	size_t count, room;
	size_t memory, memory_most;
	char *path; /* of the scratch file, while it has a name */
	int fd;     /* -1: there is none yet */
	off_t end;
} kzi_segments;

/* The scratch file will be made at path, when there need be one. */
kz_status kzi_segments_begin(
	kzi_segments *segments, const char *path, size_t memory, kz_error *err);
void kzi_segments_end(kzi_segments *segments);

/* Takes the lists out of the writers, which may keep their memory. */
kz_status kzi_segments_add(kzi_segments *segments, kzi_lists_writer *postings,
	kzi_lists_writer *positions, kz_error *err);

/* All postings, or all positions: a reader for each segment, in order. */
kz_status kzi_segments_read(const kzi_segments *segments, int which, kzi_lists **out,
	size_t *count, kz_error *err);
void kzi_segments_close(kzi_lists *lists, size_t count);

#endif
