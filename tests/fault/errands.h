/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Small pieces of work that go through the whole of kamerzoek, each of which stops at
 * its first failure, frees what it has, and gives that failure.
 */
#ifndef ERRANDS_H
#define ERRANDS_H

#include <kamerzoek.h>

struct errand {
	const char *name;
	/* path: where there is an index, or may be one, by writes; a file, by reads. */
	kz_status (*run)(const char *path, kz_error *err);
	const char *of; /* "index", "written", or the name of the file */
};

extern const struct errand errands[];
extern const unsigned errand_count;

/* The index and the files that they want, in a directory. */
void make_errand_things(const char *directory);

#endif
