/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Cursors: what is too long for a list, one step at a time.
 *
 * Each _next gives XAPIAN_OK and the next, XAPIAN_END at the end, or a failure,
 * which each further _next repeats; XAPIAN_E_MODIFIED when the database was
 * written to twice since it was opened. XAPIAN_E_OPERATION for another _next than
 * the cursor's own. What is given lives until the next _next or _close.
 */
#ifndef XAPIAN_C_CURSOR_H
#define XAPIAN_C_CURSOR_H

#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xapian_cursor xapian_cursor;

/* Over terms, keys and words. */
XAPIAN_C_API xapian_status xapian_cursor_next_bytes(
	xapian_cursor *cursor, xapian_bytes *out, xapian_error *err);
/* Over the documents of a term. */
XAPIAN_C_API xapian_status xapian_cursor_next_docid(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err);
/* The same, many at once, which costs a long list less: *count is how many of those
 * that there is room for; XAPIAN_END with none. */
typedef struct xapian_posting {
	uint32_t docid;
	uint32_t wdf;
} xapian_posting;

XAPIAN_C_API xapian_status xapian_cursor_next_postings(xapian_cursor *cursor,
	xapian_posting *out, size_t room, size_t *count, xapian_error *err);
/* Of documents that are named, in ascending order, those that have the term: what is in
 * between is passed over, as by xapian_cursor_skip_to_number(), and what is named but was
 * passed before is not found. out has room for as many as are named; *count is how many
 * of them it got, which may be 0. Then it stands on the last that was named, if that was
 * found. XAPIAN_E_ARGUMENT when they are in no such order. */
XAPIAN_C_API xapian_status xapian_cursor_find_postings(xapian_cursor *cursor,
	const uint32_t *docids, size_t named, xapian_posting *out, size_t *count,
	xapian_error *err);
/* Over the positions of a term in a document. */
XAPIAN_C_API xapian_status xapian_cursor_next_position(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err);
/* The same, many at once: as xapian_cursor_next_postings(). */
XAPIAN_C_API xapian_status xapian_cursor_next_positions(xapian_cursor *cursor,
	uint32_t *out, size_t room, size_t *count, xapian_error *err);
/* Over values. *where (may be NULL): the docid, when it is over one slot of all
 * documents; the slot, when it is over all slots of one document. */
XAPIAN_C_API xapian_status xapian_cursor_next_value(
	xapian_cursor *cursor, uint32_t *where, xapian_bytes *out, xapian_error *err);

/* The next _next gives the first that is not before this one. Never back: what
 * was passed is passed. Bytes for cursors over bytes, else a number: a docid, a
 * position, or what *where is. XAPIAN_E_OPERATION over the terms of a query,
 * synonyms, and other lists that are in memory already. */
XAPIAN_C_API xapian_status xapian_cursor_skip_to_bytes(
	xapian_cursor *cursor, const char *bytes, size_t size, xapian_error *err);
XAPIAN_C_API xapian_status xapian_cursor_skip_to_number(
	xapian_cursor *cursor, uint32_t number, xapian_error *err);

/* ---- Of what the last _next gave ---------------------------------------- */

/* XAPIAN_E_OPERATION where there is no such thing: before the first _next, at the
 * end, or over what has none. */

/* How often the term is in the document: terms of a document, documents of a
 * term. */
XAPIAN_C_API xapian_status xapian_cursor_wdf(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err);
/* In how many documents: terms; how often added: spellings; how often seen: the
 * values of a spy. */
XAPIAN_C_API xapian_status xapian_cursor_term_frequency(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err);
/* The length of the document, and how many different terms are in it: documents
 * of a term. */
XAPIAN_C_API xapian_status xapian_cursor_document_length(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_cursor_unique_terms(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err);
/* Where the term is in the document: terms of a document (these can also be
 * counted), documents of a term. They stay where they are when this one goes on. */
XAPIAN_C_API xapian_status xapian_cursor_position_count(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_cursor_positions(
	xapian_cursor *cursor, xapian_cursor **out, xapian_error *err);

XAPIAN_C_API void xapian_cursor_close(xapian_cursor *cursor);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_CURSOR_H */
