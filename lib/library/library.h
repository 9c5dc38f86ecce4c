/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The inside of a library, for the files of this room. */
#ifndef KZI_LIBRARY_LIBRARY_H
#define KZI_LIBRARY_LIBRARY_H

#include <kamerzoek/library.h>

#include "base/arena.h"
#include "base/process.h"

struct kz_library {
	char *path; /* absolute */
	uint32_t flags;
	pid_t process; /* that opened it */
	int lock;      /* -1 when not to write */
	kzi_arena arena;
	kz_library_file **files; /* in order of path, each in the arena */
	size_t count, room;
};

/* The path with the library before it, to be freed; NULL when there is no memory. */
char *kzi_library_join(const kz_library *library, const char *path);

/* A kzi_row_fn on a library: one more file, in the place of the one of that path. False
 * when there is no memory. */
bool kzi_library_keep(void *context, const kz_library_file *file);

/* Where path is, or would be, among the files. */
size_t kzi_library_search(const kz_library *library, const char *path, bool *found);

#endif
