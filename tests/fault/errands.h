/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Small pieces of work that go through the whole of kamerzoek, each of which stops at
 * its first failure, frees what it has, and gives that failure.
 */
#ifndef ERRANDS_H
#define ERRANDS_H

#include <string.h>

#include <kamerzoek.h>

/* Ends the errand, to where all is closed. */
#define TRY(call)                  \
	do {                       \
		st = (call);       \
		if (st < 0)        \
			goto done; \
	} while (0)

#define TEXT(words) words, strlen(words)

struct errand {
	const char *name;
	/* path: where there is an index, or may be one, by writes; a file, by reads. */
	kz_status (*run)(const char *path, kz_error *err);
	const char *of; /* "index", "written", or the name of the file; "": all of it */
};

extern const struct errand errands[];
extern const unsigned errand_count;

/* Those of who keeps indexes, and has more than one. */
extern const struct errand upkeep_errands[];
extern const unsigned upkeep_errand_count;

/* The index and the files that they want, in a directory. */
void make_errand_things(const char *directory);
void make_upkeep_things(const char *directory);

#endif
