/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Match spies: what a search says about the documents it looks at, as facets. */
#ifndef XAPIAN_C_SPY_H
#define XAPIAN_C_SPY_H

#include <xapian-c/cursor.h>
#include <xapian-c/document.h>
#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What it sees adds up over the searches that it is added to. Only as many
 * documents are seen as the search looks at: check_at_least says at least how
 * many. */
typedef struct xapian_match_spy xapian_match_spy;

/* Counts the values in a slot. */
XAPIAN_C_API xapian_status xapian_match_spy_new(
	uint32_t slot, xapian_match_spy **out, xapian_error *err);
/* How many documents it saw. These three give XAPIAN_E_OPERATION on one of the
 * caller's own. */
XAPIAN_C_API xapian_status xapian_match_spy_total(
	xapian_match_spy *spy, size_t *out, xapian_error *err);
/* The values, sorted; or the most frequent ones, at most so many, most first:
 * xapian_cursor_next_bytes(), and how often: xapian_cursor_term_frequency(). */
XAPIAN_C_API xapian_status xapian_match_spy_values(
	xapian_match_spy *spy, xapian_cursor **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_match_spy_top_values(
	xapian_match_spy *spy, size_t most, xapian_cursor **out, xapian_error *err);

typedef xapian_status (*xapian_spy_call)(
	void *context, xapian_document *document, double weight, xapian_error *err);

/* Not for servers: XAPIAN_E_OPERATION in the search. */
XAPIAN_C_API xapian_status xapian_match_spy_custom(xapian_spy_call call, void *context,
	xapian_destroy destroy, xapian_match_spy **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_match_spy_describe(
	xapian_match_spy *spy, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API void xapian_match_spy_close(xapian_match_spy *spy);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_SPY_H */
