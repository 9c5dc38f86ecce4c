/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ZIP files for the tests of those who read them: good ones, and ones that lie. */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* All zero is an empty one. */
typedef struct archive {
	kzi_buffer bytes, directory;
	unsigned count;
} archive;

/* What a file in it is said to be, where that is not what it is; -1: the truth. */
typedef struct lie {
	long long size, packed, sum, place;
	unsigned flags;
} lie;

#define NO_LIE ((lie){-1, -1, -1, -1, 0})

void archive_add(archive *to, const char *name, const char *text);
/* Packed, or as it is. */
void archive_add_bytes(archive *to, const char *name, const char *bytes, size_t length,
	bool packed, lie told);
/* Closes it: bytes are a whole ZIP file now. Free them with kzi_buffer_free(). */
void archive_end(archive *to);

#endif
