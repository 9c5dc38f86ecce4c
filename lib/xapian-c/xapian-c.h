/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * xapian-c - the Xapian search engine, for C.
 *
 * This is Xapian as it is: its words (document, term, posting, value slot,
 * query, enquire, mset) mean here what Xapian's documentation says they mean.
 *
 *   Handles    Opaque. You close what you opened; NULL is allowed. In any
 *              order: a handle keeps alive what it needs of another.
 *   Strings    Terms, values, keys and data are bytes with an explicit length
 *              and may hold NULs. What you pass in is copied before the call
 *              returns, and may be NULL when its size is 0. What you are given
 *              belongs to the handle that gave it.
 *   Failure    A function that can fail returns xapian_status: 0 or more is
 *              success, below 0 is failure. On failure every out parameter is
 *              NULL or zero. A function that does not return one cannot fail.
 *   Errors     The last parameter is a xapian_error you own, or NULL. It is
 *              written on failure only.
 *   Exceptions None. Whatever is thrown below is caught and becomes a status.
 *   Threads    A handle may be used by one thread at a time; different handles
 *              at the same time, also on one database. But a cursor counts as
 *              the handle it came from, and a query as those that it is made
 *              of or that are made of it: Xapian shares without a lock.
 */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define XAPIAN_C_API __attribute__((visibility("default")))
#else
#define XAPIAN_C_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the Xapian in use, "1.4.22". */
XAPIAN_C_API const char *xapian_version(void);

/* ---- Status and errors ------------------------------------------------ */

/* The values are fixed for ever. Behind each: Xapian's classes in the group. */
typedef enum xapian_status {
	XAPIAN_OK = 0,
	XAPIAN_END = 1,          /* a cursor has no more; not a failure */
	XAPIAN_E_ARGUMENT = -1,  /* InvalidArgumentError, RangeError, AssertionError */
	XAPIAN_E_OPERATION = -2, /* InvalidOperationError, UnimplementedError */
	XAPIAN_E_QUERY = -3,     /* QueryParserError, WildcardError, SerialisationError */
	XAPIAN_E_NOT_FOUND = -10,   /* DatabaseNotFoundError, DatabaseOpeningError */
	XAPIAN_E_NO_DOCUMENT = -11, /* DocNotFoundError */
	XAPIAN_E_VERSION = -12,     /* DatabaseVersionError, FeatureUnavailableError */
	XAPIAN_E_CORRUPT = -13,     /* DatabaseCorruptError */
	XAPIAN_E_LOCKED = -14,      /* DatabaseLockError */
	XAPIAN_E_MODIFIED = -15,    /* DatabaseModifiedError: reopen and ask again */
	XAPIAN_E_CLOSED = -16,      /* DatabaseClosedError */
	XAPIAN_E_IO = -20,          /* DatabaseCreateError and any other DatabaseError */
	XAPIAN_E_NETWORK = -21,     /* NetworkError, NetworkTimeoutError */
	XAPIAN_E_NO_MEMORY = -22,   /* std::bad_alloc */
	XAPIAN_E_INTERNAL = -99     /* InternalError, and anything not named above */
} xapian_status;

#define XAPIAN_ERROR_MESSAGE_MAX 200

typedef struct xapian_error {
	int32_t status;                         /* the xapian_status returned */
	int32_t system_errno;                   /* errno behind it, or 0 */
	char type[40];                          /* "DatabaseModifiedError" */
	char message[XAPIAN_ERROR_MESSAGE_MAX]; /* the engine's own words, one line */
} xapian_error;

/* Bytes given: never NULL, size 0 when empty; NULL on failure and at the end. */
typedef struct xapian_bytes {
	const char *data;
	size_t size;
} xapian_bytes;

/* ---- Limits of the glass backend --------------------------------------- */

/* Bytes of a term as stored. A NUL inside a term counts double. */
#define XAPIAN_TERM_MAX 245
/* Bytes of a metadata key that are always accepted. NULs count double. */
#define XAPIAN_KEY_MAX 245
/* Bytes of a document's data, or of a value, that this binding accepts. */
#define XAPIAN_DATA_MAX (16u << 20)

/* ---- Documents --------------------------------------------------------- */

typedef struct xapian_document xapian_document;

XAPIAN_C_API xapian_status xapian_document_new(xapian_document **out, xapian_error *err);
XAPIAN_C_API void xapian_document_close(xapian_document *document);

/* Everything in it gone, ready for the next. */
XAPIAN_C_API xapian_status xapian_document_clear(
	xapian_document *document, xapian_error *err);

/* Checked here and now, so that one bad term cannot lose a whole batch later:
 * XAPIAN_E_ARGUMENT when a term is empty or too long for the backend, or the
 * data too large. The document is then as it was. */
XAPIAN_C_API xapian_status xapian_document_set_data(
	xapian_document *document, const char *data, size_t size, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_set_value(xapian_document *document,
	uint32_t slot, const char *value, size_t size, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_add_term(xapian_document *document,
	const char *term, size_t size, uint32_t wdf_increment, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_add_posting(xapian_document *document,
	const char *term, size_t size, uint32_t position, uint32_t wdf_increment,
	xapian_error *err);

/* A term with all its positions, which must not descend: sorted, no place has to
 * be searched for. Each position adds wdf_increment. */
XAPIAN_C_API xapian_status xapian_document_add_postings(xapian_document *document,
	const char *term, size_t size, const uint32_t *positions, size_t count,
	uint32_t wdf_increment, xapian_error *err);

/* ---- Databases: reading ------------------------------------------------ */

typedef struct xapian_database xapian_database;

/*
 * Open the glass database directory at path. Only a real directory with a real
 * glass database in it is opened: never a stub file, which can name any
 * program to run.
 */
XAPIAN_C_API xapian_status xapian_database_open(
	const char *path, xapian_database **out, xapian_error *err);
XAPIAN_C_API void xapian_database_close(xapian_database *database);

/* See the newest commit. *changed (may be NULL): there was a newer one. */
XAPIAN_C_API xapian_status xapian_database_reopen(
	xapian_database *database, bool *changed, xapian_error *err);

typedef struct xapian_statistics {
	uint32_t documents;
	uint32_t last_docid;
	uint64_t revision;
	double average_length;
} xapian_statistics;

XAPIAN_C_API xapian_status xapian_database_statistics(
	xapian_database *database, xapian_statistics *out, xapian_error *err);

/* The database's own uuid, 36 characters and a NUL. */
XAPIAN_C_API xapian_status xapian_database_uuid(
	xapian_database *database, char out[37], xapian_error *err);

/* Looking up: XAPIAN_E_ARGUMENT when the key or term is empty; one that is too
 * long to be stored is simply not there. */

/* An absent key gives no bytes. The bytes live until the next metadata call on
 * this handle. */
XAPIAN_C_API xapian_status xapian_database_metadata(xapian_database *database,
	const char *key, size_t size, xapian_bytes *out, xapian_error *err);

/* In how many documents the term is; 0 when in none. */
XAPIAN_C_API xapian_status xapian_database_term_frequency(xapian_database *database,
	const char *term, size_t size, uint32_t *out, xapian_error *err);

/* The first document with the term, 0 when there is none: how a unique term
 * is looked up. */
XAPIAN_C_API xapian_status xapian_database_find(xapian_database *database,
	const char *term, size_t size, uint32_t *docid, xapian_error *err);

/* The data of a document. The bytes live until the next data call on this
 * handle. XAPIAN_E_NO_DOCUMENT. */
XAPIAN_C_API xapian_status xapian_database_data(
	xapian_database *database, uint32_t docid, xapian_bytes *out, xapian_error *err);

/*
 * Cursors. Each _next gives XAPIAN_OK and the next, XAPIAN_END at the end, or
 * a failure, which each further _next repeats; XAPIAN_E_MODIFIED when the
 * database was written to twice since it was opened. XAPIAN_E_OPERATION for the
 * other _next than the cursor's own. What is given lives until the next _next or
 * _close.
 */
typedef struct xapian_cursor xapian_cursor;

/* All terms that begin with prefix, in byte order. */
XAPIAN_C_API xapian_status xapian_database_terms(xapian_database *database,
	const char *prefix, size_t size, xapian_cursor **out, xapian_error *err);
/* All metadata keys that begin with prefix, in byte order. */
XAPIAN_C_API xapian_status xapian_database_metadata_keys(xapian_database *database,
	const char *prefix, size_t size, xapian_cursor **out, xapian_error *err);
/* The terms of one document, in byte order. XAPIAN_E_NO_DOCUMENT. */
XAPIAN_C_API xapian_status xapian_database_document_terms(xapian_database *database,
	uint32_t docid, xapian_cursor **out, xapian_error *err);
/* The documents of a term, by docid; size 0: all documents. */
XAPIAN_C_API xapian_status xapian_database_postings(xapian_database *database,
	const char *term, size_t size, xapian_cursor **out, xapian_error *err);

XAPIAN_C_API xapian_status xapian_cursor_next_bytes(
	xapian_cursor *cursor, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_cursor_next_docid(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err);
XAPIAN_C_API void xapian_cursor_close(xapian_cursor *cursor);

/* ---- Databases: writing ------------------------------------------------ */

typedef struct xapian_writable xapian_writable;

enum {
	XAPIAN_OPEN = 0, /* it must be there */
	XAPIAN_CREATE_OR_OPEN = 1,
	XAPIAN_CREATE = 2 /* it must not be there */
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

/* What was not committed is gone. */
XAPIAN_C_API void xapian_writable_close(xapian_writable *writable);

/* Reading through the writer: what was written and not yet committed is seen.
 * The handle given belongs to the writer and must not be closed. */
XAPIAN_C_API xapian_database *xapian_writable_database(xapian_writable *writable);

XAPIAN_C_API xapian_status xapian_writable_add(xapian_writable *writable,
	const xapian_document *document, uint32_t *docid, xapian_error *err);
/* Replaces the documents that have the unique term, or adds. */
XAPIAN_C_API xapian_status xapian_writable_replace(xapian_writable *writable,
	const char *term, size_t size, const xapian_document *document, uint32_t *docid,
	xapian_error *err);
/* Deletes the documents that have the term; none is no failure. */
XAPIAN_C_API xapian_status xapian_writable_delete(
	xapian_writable *writable, const char *term, size_t size, xapian_error *err);
/* An empty value removes the key. */
XAPIAN_C_API xapian_status xapian_writable_set_metadata(xapian_writable *writable,
	const char *key, size_t key_size, const char *value, size_t value_size,
	xapian_error *err);

/* Durable and visible, or nothing: also the directory is synced, which the
 * engine itself leaves out. */
XAPIAN_C_API xapian_status xapian_writable_commit(
	xapian_writable *writable, xapian_error *err);

/* ---- Queries ----------------------------------------------------------- */

/* A query is a value: it may be used in any number of others, and closed at
 * once after that. */
typedef struct xapian_query xapian_query;

typedef enum xapian_op {
	XAPIAN_OP_AND = 0,
	XAPIAN_OP_OR = 1,
	XAPIAN_OP_AND_NOT = 2,
	XAPIAN_OP_XOR = 3,
	XAPIAN_OP_AND_MAYBE = 4,
	XAPIAN_OP_FILTER = 5,
	XAPIAN_OP_NEAR = 6,
	XAPIAN_OP_PHRASE = 7,
	XAPIAN_OP_ELITE_SET = 10,
	XAPIAN_OP_SYNONYM = 13,
	XAPIAN_OP_MAX = 14
} xapian_op;

XAPIAN_C_API xapian_status xapian_query_term(
	const char *term, size_t size, xapian_query **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_query_all(xapian_query **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_query_nothing(xapian_query **out, xapian_error *err);
/* parameter: the window of NEAR and PHRASE, the size of ELITE_SET; else 0.
 * NEAR and PHRASE take terms and ORs of terms, else XAPIAN_E_OPERATION. Nested
 * more than 1000 deep is XAPIAN_E_ARGUMENT. */
XAPIAN_C_API xapian_status xapian_query_combine(xapian_op op,
	const xapian_query *const *queries, size_t count, uint32_t parameter,
	xapian_query **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_query_scale(
	const xapian_query *query, double factor, xapian_query **out, xapian_error *err);
/* Begin and end are part of the range; NULL is an open end. A document without
 * the value is only in the range that is open at both. */
XAPIAN_C_API xapian_status xapian_query_value_range(uint32_t slot,
	const xapian_bytes *begin, const xapian_bytes *end, xapian_query **out,
	xapian_error *err);
/* Xapian's own description, for tests and --explain. Lives as long as query. */
XAPIAN_C_API xapian_status xapian_query_describe(
	xapian_query *query, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API void xapian_query_close(xapian_query *query);

/* ---- Searching --------------------------------------------------------- */

typedef enum xapian_sort {
	XAPIAN_SORT_RELEVANCE = 0,
	XAPIAN_SORT_VALUE = 1, /* by sort_slot alone */
	XAPIAN_SORT_VALUE_THEN_RELEVANCE = 2,
	XAPIAN_SORT_RELEVANCE_THEN_VALUE = 3
} xapian_sort;

/* Start from XAPIAN_SEARCH_INIT. */
typedef struct xapian_search_options {
	size_t size;
	uint32_t first;          /* skip this many */
	uint32_t limit;          /* give at most this many */
	uint32_t check_at_least; /* be exact about totals up to here */
	int32_t sort;            /* a xapian_sort */
	uint32_t sort_slot;
	bool sort_descending; /* highest value first */
	bool bm25;            /* use the five that follow; else Xapian's defaults */
	double k1, k2, k3, b, min_normalised_length;
} xapian_search_options;

#ifdef __cplusplus
#define XAPIAN_SEARCH_INIT                                                            \
	{                                                                             \
		sizeof(xapian_search_options), 0, 10, 0, 0, 0, false, false, 1, 0, 1, \
			0.5, 0.5                                                      \
	}
#else
#define XAPIAN_SEARCH_INIT                                                            \
	{                                                                             \
		.size = sizeof(xapian_search_options), .limit = 10, .k1 = 1, .k3 = 1, \
		.b = 0.5, .min_normalised_length = 0.5                                \
	}
#endif

typedef struct xapian_match {
	uint32_t docid;
	uint32_t rank; /* 0 for the first of all */
	double weight;
	xapian_bytes data; /* the document's data */
} xapian_match;

/* The answer, as plain memory: fetched whole before the search returns. It
 * cannot fail, outlives the database, and any thread may read it. */
typedef struct xapian_mset xapian_mset;

XAPIAN_C_API xapian_status xapian_search(xapian_database *database,
	const xapian_query *query, const xapian_search_options *options,
	xapian_mset **out, xapian_error *err);
XAPIAN_C_API void xapian_mset_close(xapian_mset *mset);
XAPIAN_C_API size_t xapian_mset_count(const xapian_mset *mset);
/* NULL beyond the last. */
XAPIAN_C_API const xapian_match *xapian_mset_at(const xapian_mset *mset, size_t i);
/* How many match in all: between lower and upper, about estimated. */
XAPIAN_C_API uint32_t xapian_mset_lower_bound(const xapian_mset *mset);
XAPIAN_C_API uint32_t xapian_mset_estimated(const xapian_mset *mset);
XAPIAN_C_API uint32_t xapian_mset_upper_bound(const xapian_mset *mset);

/* ---- Stemmers ---------------------------------------------------------- */

typedef struct xapian_stem xapian_stem;

/* Of a language by the name or code that Xapian has for it, "dutch" or "nl"; "none"
 * leaves words as they are. XAPIAN_E_ARGUMENT: Xapian knows no such language. */
XAPIAN_C_API xapian_status xapian_stem_new(
	const char *language, xapian_stem **out, xapian_error *err);
XAPIAN_C_API void xapian_stem_close(xapian_stem *stem);

/* The stem of a word in lower case, UTF-8. Good until the next call. */
XAPIAN_C_API xapian_status xapian_stem_word(xapian_stem *stem, const char *word,
	size_t size, xapian_bytes *out, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_H */
