/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases as they are written. */
#ifndef XAPIAN_C_WRITABLE_H
#define XAPIAN_C_WRITABLE_H

#include <xapian-c/database.h>
#include <xapian-c/document.h>
#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xapian_writable xapian_writable;

/* ---- Opening ------------------------------------------------------------ */

enum {
	XAPIAN_OPEN = 0, /* it must be there */
	XAPIAN_CREATE_OR_OPEN = 1,
	XAPIAN_CREATE = 2,   /* it must not be there */
	XAPIAN_OVERWRITE = 3 /* what is there is gone at once, not at the commit */
};

/*
 * Open for writing: one writer at a time (XAPIAN_E_LOCKED). Everything from
 * here to the next commit is one transaction: nothing becomes visible or
 * durable before xapian_writable_commit(), whatever the amount.
 *
 * A wrong argument (XAPIAN_E_ARGUMENT) changes nothing. After any other failure
 * the handle is poisoned and its lock given up: each further call on it, and on
 * what came from it, says XAPIAN_E_CLOSED, because the engine would go on without
 * the documents that it has already thrown away. Close it, open another, and
 * begin again from the last commit.
 *
 * Never through a symbolic link. XAPIAN_CREATE where there is a database gives
 * XAPIAN_E_IO with system_errno EEXIST.
 */
XAPIAN_C_API xapian_status xapian_writable_open(
	const char *path, int mode, xapian_writable **out, xapian_error *err);

enum {
	/* Do not sync on a commit: after a power cut the database may be broken. */
	XAPIAN_NO_SYNC = 4,
	/* Sync with more care, where the system knows how. */
	XAPIAN_FULL_SYNC = 8,
	/* Write in place: nobody can read meanwhile, and a writer that is cut short
	 * leaves a broken database. */
	XAPIAN_DANGEROUS = 16,
	/* Keep no list of the terms of each document: smaller, but then no
	 * document's terms can be read, deleted or expanded from. */
	XAPIAN_NO_TERMLIST = 32,
	/* Wait for the lock, for ever if need be. */
	XAPIAN_RETRY_LOCK = 64
};

/* Start from XAPIAN_WRITABLE_INIT. */
typedef struct xapian_writable_options {
	size_t size;
	int32_t mode;        /* as above */
	uint32_t flags;      /* XAPIAN_NO_SYNC and the others */
	uint32_t block_size; /* 0: 8192; else a power of 2, 2048 to 65536 */
} xapian_writable_options;

#ifdef __cplusplus
#define XAPIAN_WRITABLE_INIT                              \
	{                                                 \
		sizeof(xapian_writable_options), 1, 0u, 0 \
	}
#else
#define XAPIAN_WRITABLE_INIT                                                           \
	{                                                                              \
		.size = sizeof(xapian_writable_options), .mode = XAPIAN_CREATE_OR_OPEN \
	}
#endif

XAPIAN_C_API xapian_status xapian_writable_open_with(const char *path,
	const xapian_writable_options *options, xapian_writable **out, xapian_error *err);

/* In memory alone, and gone with its last handle: for tests and small things. It
 * has no spellings, no synonyms, no cancel, and no keys to walk through:
 * XAPIAN_E_OPERATION, which poisons nothing. What is written is there at once. */
XAPIAN_C_API xapian_status xapian_writable_open_memory(
	xapian_writable **out, xapian_error *err);

/* What was not committed is gone. */
XAPIAN_C_API void xapian_writable_close(xapian_writable *writable);

/* False when it is poisoned: all that can be done with it is to close it. */
XAPIAN_C_API bool xapian_writable_usable(const xapian_writable *writable);

/* Reading through the writer: what was written and not yet committed is seen, but
 * the engine's bounds on weights are those of the last commit, so that a search
 * which gives only the best may miss one. The handle given belongs to the writer
 * and must not be closed. */
XAPIAN_C_API xapian_database *xapian_writable_database(xapian_writable *writable);

/* ---- Documents ---------------------------------------------------------- */

XAPIAN_C_API xapian_status xapian_writable_add(xapian_writable *writable,
	const xapian_document *document, uint32_t *docid, xapian_error *err);
/* Replaces the documents that have the unique term, or adds. */
XAPIAN_C_API xapian_status xapian_writable_replace(xapian_writable *writable,
	const char *term, size_t size, const xapian_document *document, uint32_t *docid,
	xapian_error *err);
/* Replaces the document of that docid, or puts it there. */
XAPIAN_C_API xapian_status xapian_writable_replace_docid(xapian_writable *writable,
	uint32_t docid, const xapian_document *document, xapian_error *err);
/* Deletes the documents that have the term; none is no failure. */
XAPIAN_C_API xapian_status xapian_writable_delete(
	xapian_writable *writable, const char *term, size_t size, xapian_error *err);
/* XAPIAN_E_NO_DOCUMENT. */
XAPIAN_C_API xapian_status xapian_writable_delete_docid(
	xapian_writable *writable, uint32_t docid, xapian_error *err);

/* ---- What is beside them ------------------------------------------------- */

/* An empty value removes the key. */
XAPIAN_C_API xapian_status xapian_writable_set_metadata(xapian_writable *writable,
	const char *key, size_t key_size, const char *value, size_t value_size,
	xapian_error *err);

/* Words to correct others to, with how often; gone when removed that often. */
XAPIAN_C_API xapian_status xapian_writable_add_spelling(xapian_writable *writable,
	const char *word, size_t size, uint32_t increment, xapian_error *err);
XAPIAN_C_API xapian_status xapian_writable_remove_spelling(xapian_writable *writable,
	const char *word, size_t size, uint32_t decrement, xapian_error *err);

XAPIAN_C_API xapian_status xapian_writable_add_synonym(xapian_writable *writable,
	const char *term, size_t size, const char *synonym, size_t synonym_size,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_writable_remove_synonym(xapian_writable *writable,
	const char *term, size_t size, const char *synonym, size_t synonym_size,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_writable_clear_synonyms(
	xapian_writable *writable, const char *term, size_t size, xapian_error *err);

/* ---- The transaction ----------------------------------------------------- */

/* Durable and visible, or nothing: also the directory is synced, which the
 * engine itself leaves out. */
XAPIAN_C_API xapian_status xapian_writable_commit(
	xapian_writable *writable, xapian_error *err);
/* Back to the last commit. */
XAPIAN_C_API xapian_status xapian_writable_cancel(
	xapian_writable *writable, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_WRITABLE_H */
