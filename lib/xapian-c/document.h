/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents: data, values, and terms with their places; to be written, or read. */
#ifndef XAPIAN_C_DOCUMENT_H
#define XAPIAN_C_DOCUMENT_H

#include <xapian-c/cursor.h>
#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xapian_document xapian_document;

XAPIAN_C_API xapian_status xapian_document_new(xapian_document **out, xapian_error *err);
XAPIAN_C_API void xapian_document_close(xapian_document *document);

/* Everything in it gone, ready for the next. */
XAPIAN_C_API xapian_status xapian_document_clear(
	xapian_document *document, xapian_error *err);

/* ---- Filling ------------------------------------------------------------ */

/* Checked here and now, so that one bad term cannot lose a whole batch later:
 * XAPIAN_E_ARGUMENT when a term is empty or too long for the backend, or the
 * data too large. The document is then as it was. */
XAPIAN_C_API xapian_status xapian_document_set_data(
	xapian_document *document, const char *data, size_t size, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_set_value(xapian_document *document,
	uint32_t slot, const char *value, size_t size, xapian_error *err);
/* An increment of 0 makes a Boolean term: a filter that weighs nothing. */
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

/* ---- Taking out --------------------------------------------------------- */

/* XAPIAN_E_ARGUMENT when there is no such value, term or posting. Positions are
 * removed from first to last, of which there may be none; *removed (may be NULL):
 * how many went. */
XAPIAN_C_API xapian_status xapian_document_remove_value(
	xapian_document *document, uint32_t slot, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_clear_values(
	xapian_document *document, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_remove_term(
	xapian_document *document, const char *term, size_t size, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_remove_posting(xapian_document *document,
	const char *term, size_t size, uint32_t position, uint32_t wdf_decrement,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_remove_postings(xapian_document *document,
	const char *term, size_t size, uint32_t first, uint32_t last,
	uint32_t wdf_decrement, uint32_t *removed, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_clear_terms(
	xapian_document *document, xapian_error *err);

/* ---- Reading ------------------------------------------------------------ */

/* A document of a database is read from there when it is asked for something:
 * XAPIAN_E_MODIFIED when that was written to twice, XAPIAN_E_NO_DOCUMENT. */
XAPIAN_C_API xapian_status xapian_document_data(
	xapian_document *document, xapian_bytes *out, xapian_error *err);
/* No bytes when there is no value in the slot. */
XAPIAN_C_API xapian_status xapian_document_value(
	xapian_document *document, uint32_t slot, xapian_bytes *out, xapian_error *err);
/* The docid it was read under, of its own shard; 0 when it was not read. */
XAPIAN_C_API xapian_status xapian_document_docid(
	xapian_document *document, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_term_count(
	xapian_document *document, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_document_value_count(
	xapian_document *document, uint32_t *out, xapian_error *err);

/* Its terms, in byte order. When the document is changed, a cursor over it, or
 * over its values, gives XAPIAN_E_OPERATION. */
XAPIAN_C_API xapian_status xapian_document_terms(
	xapian_document *document, xapian_cursor **out, xapian_error *err);
/* Its values, by slot: xapian_cursor_next_value(). */
XAPIAN_C_API xapian_status xapian_document_values(
	xapian_document *document, xapian_cursor **out, xapian_error *err);

/* ---- As bytes ----------------------------------------------------------- */

XAPIAN_C_API xapian_status xapian_document_serialise(
	xapian_document *document, xapian_bytes *out, xapian_error *err);
/* XAPIAN_E_QUERY when the bytes are no document, XAPIAN_E_NETWORK when they are
 * one with too little in it. */
XAPIAN_C_API xapian_status xapian_document_unserialise(
	const char *bytes, size_t size, xapian_document **out, xapian_error *err);
/* Xapian's own description, for tests and curious people. */
XAPIAN_C_API xapian_status xapian_document_describe(
	xapian_document *document, xapian_bytes *out, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_DOCUMENT_H */
