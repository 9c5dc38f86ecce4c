/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases as they are read: all but the searching, and what lies elsewhere. */
#ifndef XAPIAN_C_DATABASE_H
#define XAPIAN_C_DATABASE_H

#include <xapian-c/cursor.h>
#include <xapian-c/document.h>
#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xapian_database xapian_database;

/* ---- Opening ------------------------------------------------------------ */

/*
 * Open the glass database directory at path. Only a real directory with a real
 * glass database in it is opened: never a stub file, which can name any
 * program to run. For those, and for servers: remote.h.
 */
XAPIAN_C_API xapian_status xapian_database_open(
	const char *path, xapian_database **out, xapian_error *err);
XAPIAN_C_API void xapian_database_close(xapian_database *database);

/* A database that is one regular file, as xapian_database_compact() can make. */
XAPIAN_C_API xapian_status xapian_database_open_file(
	const char *path, xapian_database **out, xapian_error *err);
/* The same from where the descriptor stands, so that it may lie in the middle of
 * another file. A duplicate of fd is kept: it shares its place in the file, and
 * fd itself stays yours. */
XAPIAN_C_API xapian_status xapian_database_open_fd(
	int fd, xapian_database **out, xapian_error *err);

/* One with nothing in it, to which others are added. */
XAPIAN_C_API xapian_status xapian_database_new(xapian_database **out, xapian_error *err);
/* From now on database searches other too. Of N that are searched as one, number
 * i (from 0) has the docids (n - 1) * N + i + 1 for its own n; adding changes
 * them. Not a writer's: XAPIAN_E_OPERATION. */
XAPIAN_C_API xapian_status xapian_database_add(
	xapian_database *database, xapian_database *other, xapian_error *err);
/* Of how many databases it is made. */
XAPIAN_C_API xapian_status xapian_database_shards(
	xapian_database *database, uint32_t *out, xapian_error *err);

/* See the newest commit. *changed (may be NULL): there was a newer one. */
XAPIAN_C_API xapian_status xapian_database_reopen(
	xapian_database *database, bool *changed, xapian_error *err);

/* ---- The whole of it ---------------------------------------------------- */

typedef struct xapian_statistics {
	uint32_t documents;
	uint32_t last_docid;
	uint64_t revision; /* 0 when it is not one local database */
	double average_length;
} xapian_statistics;

XAPIAN_C_API xapian_status xapian_database_statistics(
	xapian_database *database, xapian_statistics *out, xapian_error *err);

/* Of documents, in terms. The bounds are of those with any term, and may be loose. */
typedef struct xapian_lengths {
	uint64_t total;
	uint32_t lower_bound;
	uint32_t upper_bound;
} xapian_lengths;

XAPIAN_C_API xapian_status xapian_database_lengths(
	xapian_database *database, xapian_lengths *out, xapian_error *err);

/* The database's own uuid, 36 characters and a NUL; "" when it has none (in
 * memory). XAPIAN_E_OPERATION when there are several: xapian_database_uuids(). */
XAPIAN_C_API xapian_status xapian_database_uuid(
	xapian_database *database, char out[37], xapian_error *err);
/* Those of all that it is made of, with ':' between. */
XAPIAN_C_API xapian_status xapian_database_uuids(
	xapian_database *database, xapian_bytes *out, xapian_error *err);

XAPIAN_C_API xapian_status xapian_database_has_positions(
	xapian_database *database, bool *out, xapian_error *err);
/* Whether a writer has it. XAPIAN_E_OPERATION where that cannot be asked. */
XAPIAN_C_API xapian_status xapian_database_locked(
	xapian_database *database, bool *out, xapian_error *err);
/* Keeps a server from hanging up; for the others, nothing. */
XAPIAN_C_API xapian_status xapian_database_keep_alive(
	xapian_database *database, xapian_error *err);
/* Xapian's own description, for tests and curious people. */
XAPIAN_C_API xapian_status xapian_database_describe(
	xapian_database *database, xapian_bytes *out, xapian_error *err);

/* ---- Looking up --------------------------------------------------------- */

/* XAPIAN_E_ARGUMENT when the key or term is empty; one that is too long to be
 * stored is simply not there. */

/* An absent key gives no bytes. The bytes live until the next metadata call on
 * this handle. */
XAPIAN_C_API xapian_status xapian_database_metadata(xapian_database *database,
	const char *key, size_t size, xapian_bytes *out, xapian_error *err);

/* In how many documents the term is; 0 when in none. */
XAPIAN_C_API xapian_status xapian_database_term_frequency(xapian_database *database,
	const char *term, size_t size, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_database_has_term(xapian_database *database,
	const char *term, size_t size, bool *out, xapian_error *err);
/* How often it is in all of them, and a bound on how often in one; of what a writer
 * did not commit yet, the bound knows nothing. */
XAPIAN_C_API xapian_status xapian_database_collection_frequency(xapian_database *database,
	const char *term, size_t size, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_database_wdf_upper_bound(xapian_database *database,
	const char *term, size_t size, uint32_t *out, xapian_error *err);

/* In how many documents the slot has a value, and bounds on these; no bytes when
 * in none. The bytes live until the next call of this function on this handle. */
typedef struct xapian_value_statistics {
	uint32_t documents;
	xapian_bytes lower_bound;
	xapian_bytes upper_bound;
} xapian_value_statistics;

XAPIAN_C_API xapian_status xapian_database_value_statistics(xapian_database *database,
	uint32_t slot, xapian_value_statistics *out, xapian_error *err);

/* The first document with the term, 0 when there is none: how a unique term
 * is looked up. */
XAPIAN_C_API xapian_status xapian_database_find(xapian_database *database,
	const char *term, size_t size, uint32_t *docid, xapian_error *err);

/* The data of a document. The bytes live until the next data call on this
 * handle. XAPIAN_E_NO_DOCUMENT. */
XAPIAN_C_API xapian_status xapian_database_data(
	xapian_database *database, uint32_t docid, xapian_bytes *out, xapian_error *err);

/* A document, to be read, or changed and written again. With assume_valid it is
 * not looked for before something in it is asked. XAPIAN_E_NO_DOCUMENT. */
XAPIAN_C_API xapian_status xapian_database_document(xapian_database *database,
	uint32_t docid, bool assume_valid, xapian_document **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_database_document_length(
	xapian_database *database, uint32_t docid, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_database_unique_terms(
	xapian_database *database, uint32_t docid, uint32_t *out, xapian_error *err);

/* The spelling nearest to word, of those that a writer added, at most so many
 * edits away (2 is usual); no bytes when there is none, or none better. */
XAPIAN_C_API xapian_status xapian_database_spelling_suggestion(xapian_database *database,
	const char *word, size_t size, uint32_t max_edit_distance, xapian_bytes *out,
	xapian_error *err);

/* ---- Walking ------------------------------------------------------------ */

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
/* The positions of a term in a document; none when it is not there. */
XAPIAN_C_API xapian_status xapian_database_positions(xapian_database *database,
	uint32_t docid, const char *term, size_t size, xapian_cursor **out,
	xapian_error *err);
/* The values in a slot, by docid: xapian_cursor_next_value(). */
XAPIAN_C_API xapian_status xapian_database_values(
	xapian_database *database, uint32_t slot, xapian_cursor **out, xapian_error *err);
/* All spellings; the synonyms of a term; all terms with any, that begin with
 * prefix. */
XAPIAN_C_API xapian_status xapian_database_spellings(
	xapian_database *database, xapian_cursor **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_database_synonyms(xapian_database *database,
	const char *term, size_t size, xapian_cursor **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_database_synonym_keys(xapian_database *database,
	const char *prefix, size_t size, xapian_cursor **out, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_DATABASE_H */
