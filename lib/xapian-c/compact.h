/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases made small, joined, and checked for damage. */
#ifndef XAPIAN_C_COMPACT_H
#define XAPIAN_C_COMPACT_H

#include <xapian-c/database.h>
#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Compacting --------------------------------------------------------- */

enum {
	/* Keep the docids, which must not overlap when there are several. */
	XAPIAN_COMPACT_NO_RENUMBER = 4,
	/* More than three are joined in several passes: faster, more disk. */
	XAPIAN_COMPACT_MULTIPASS = 8,
	/* One file: xapian_database_open_file(). */
	XAPIAN_COMPACT_SINGLE_FILE = 16
};

typedef enum xapian_compact_level {
	XAPIAN_COMPACT_STANDARD = 0,
	XAPIAN_COMPACT_FULL = 1, /* the default */
	/* Smaller still, not to be written to. XAPIAN_E_VERSION before Xapian
	 * 1.4.31, which can make a broken database of it. */
	XAPIAN_COMPACT_FULLER = 2
} xapian_compact_level;

/* A compaction cannot be stopped half-way: when one of these fails, that is told at
 * the end. */

/* What is being done: a table, and words about it (empty: its name alone). */
typedef xapian_status (*xapian_compact_progress)(
	void *context, xapian_bytes table, xapian_bytes words, xapian_error *err);
/* The databases have different values for one key: which it is to be. *chosen is
 * the first; it must be good until the next call. */
typedef xapian_status (*xapian_compact_merge)(void *context, xapian_bytes key,
	const xapian_bytes *values, size_t count, xapian_bytes *chosen,
	xapian_error *err);

/* Start from XAPIAN_COMPACT_INIT. */
typedef struct xapian_compact_options {
	size_t size;
	uint32_t flags;
	int32_t level;                    /* a xapian_compact_level */
	uint32_t block_size;              /* 0: 8192 */
	xapian_compact_progress progress; /* or NULL */
	xapian_compact_merge merge;       /* or NULL: the first */
	void *context;                    /* of both */
} xapian_compact_options;

#ifdef __cplusplus
#define XAPIAN_COMPACT_INIT                                                          \
	{                                                                            \
		sizeof(xapian_compact_options), 0u, 1, 0u, nullptr, nullptr, nullptr \
	}
#else
#define XAPIAN_COMPACT_INIT                                                          \
	{                                                                            \
		.size = sizeof(xapian_compact_options), .level = XAPIAN_COMPACT_FULL \
	}
#endif

/*
 * A small copy, at a path where nothing is yet (XAPIAN_E_IO with EEXIST), of all
 * that database is made of; a writer's must have committed. It is durable when
 * this returns. After a failure, what is at path is to be thrown away. options
 * may be NULL.
 */
XAPIAN_C_API xapian_status xapian_database_compact(xapian_database *database,
	const char *path, const xapian_compact_options *options, xapian_error *err);
/* As one file, from where fd stands, which must be open for both reading and
 * writing. fd stays yours. */
XAPIAN_C_API xapian_status xapian_database_compact_fd(xapian_database *database, int fd,
	const xapian_compact_options *options, xapian_error *err);

/* ---- Checking ----------------------------------------------------------- */

enum {
	XAPIAN_CHECK_SHORT_TREE = 1,
	XAPIAN_CHECK_FULL_TREE = 2,
	XAPIAN_CHECK_SHOW_FREELIST = 4,
	XAPIAN_CHECK_SHOW_STATS = 8,
	XAPIAN_CHECK_FIX =
		16 /* repairs what it knows how to; nobody may write meanwhile */
};

/* Is given what the check says, in pieces. */
typedef xapian_status (*xapian_check_report)(
	void *context, xapian_bytes words, xapian_error *err);

/*
 * Looks for damage in the glass database at path: *errors is how much was found.
 * report may be NULL.
 *
 * Where there is damage the check itself can crash: run it in a child process,
 * and take its death for damage. Not all damage can be found, as the tables have
 * no checksums.
 */
XAPIAN_C_API xapian_status xapian_check(const char *path, uint32_t flags,
	xapian_check_report report, void *context, size_t *errors, xapian_error *err);
/* The same for one file, from where fd stands; fd stays yours. */
XAPIAN_C_API xapian_status xapian_check_fd(int fd, uint32_t flags,
	xapian_check_report report, void *context, size_t *errors, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_COMPACT_H */
