/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Small pieces of work that go through the whole of xapian-c, each of which stops at
 * its first failure, frees what it has, and gives that failure.
 */
#ifndef ERRANDS_H
#define ERRANDS_H

#include "xapian-c.h"

struct errand {
	const char *name;
	/* path: where there is a database, or may be one, by writes. */
	xapian_status (*run)(const char *path, xapian_error *err);
	bool writes;
};

extern const struct errand errands[];
extern const unsigned errand_count;

/* A database of a few documents, as the errands that read want one. */
void make_errand_database(const char *path);

#endif
