/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A glass database by its files, held against what the engine says of it. */
#ifndef AS_FILES_H
#define AS_FILES_H

#include "support.h"

#include "glass/glass.h"
#include "xapian-c/xapian-c.h"

#define engine_must(call)                                       \
	do {                                                    \
		xapian_error why;                               \
		if ((call) != XAPIAN_OK)                        \
			fail_msg("%s: %s", #call, why.message); \
	} while (0)

/* The newest commit of the database at path. */
kzi_glass *open_files(const char *path);

/* Each term of it has the documents, the counts and the places that the engine finds; a
 * list that is read from the middle on, too. Gives how many postings that were. */
size_t files_say_the_same(const char *path);

#endif
