/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search asks about documents and terms: which to keep, how to sort. */
#ifndef XAPIAN_C_DECIDE_H
#define XAPIAN_C_DECIDE_H

#include <xapian-c/document.h>
#include <xapian-c/error.h>
#include <xapian-c/text.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Match deciders: which documents ------------------------------------- */

typedef struct xapian_match_decider xapian_match_decider;

/* Those whose value in the slot is one of the values that are added; or, not
 * inclusive, those whose value is none of them. */
XAPIAN_C_API xapian_status xapian_match_decider_new(
	uint32_t slot, bool inclusive, xapian_match_decider **out, xapian_error *err);
/* XAPIAN_E_OPERATION on one of the caller's own. */
XAPIAN_C_API xapian_status xapian_match_decider_add_value(
	xapian_match_decider *decider, const char *value, size_t size, xapian_error *err);
XAPIAN_C_API xapian_status xapian_match_decider_remove_value(
	xapian_match_decider *decider, const char *value, size_t size, xapian_error *err);

typedef xapian_status (*xapian_match_call)(
	void *context, xapian_document *document, bool *yes, xapian_error *err);

XAPIAN_C_API xapian_status xapian_match_decider_custom(xapian_match_call call,
	void *context, xapian_destroy destroy, xapian_match_decider **out,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_match_decider_ask(xapian_match_decider *decider,
	xapian_document *document, bool *out, xapian_error *err);
XAPIAN_C_API void xapian_match_decider_close(xapian_match_decider *decider);

/* ---- Expand deciders: which terms ---------------------------------------- */

typedef struct xapian_expand_decider xapian_expand_decider;

XAPIAN_C_API xapian_status xapian_expand_decider_custom(xapian_term_call call,
	void *context, xapian_destroy destroy, xapian_expand_decider **out,
	xapian_error *err);
/* All but these; those with the prefix; those that both want. */
XAPIAN_C_API xapian_status xapian_expand_decider_without(const xapian_bytes *terms,
	size_t count, xapian_expand_decider **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_expand_decider_prefix(
	const char *prefix, size_t size, xapian_expand_decider **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_expand_decider_both(const xapian_expand_decider *first,
	const xapian_expand_decider *second, xapian_expand_decider **out,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_expand_decider_ask(xapian_expand_decider *decider,
	const char *term, size_t size, bool *out, xapian_error *err);
XAPIAN_C_API void xapian_expand_decider_close(xapian_expand_decider *decider);

/* ---- Key makers: how to sort ---------------------------------------------- */

typedef struct xapian_key_maker xapian_key_maker;

/* By the values in slots, the first that was added first. One that is reversed
 * sorts the other way round; a document without the value counts as having
 * missing (which may be NULL: no bytes). */
XAPIAN_C_API xapian_status xapian_key_maker_new(
	xapian_key_maker **out, xapian_error *err);
/* XAPIAN_E_OPERATION on another kind. */
XAPIAN_C_API xapian_status xapian_key_maker_add_value(xapian_key_maker *maker,
	uint32_t slot, bool reversed, const xapian_bytes *missing, xapian_error *err);

/* The key of a document: *key must be good until the next call. */
typedef xapian_status (*xapian_key_call)(
	void *context, xapian_document *document, xapian_bytes *key, xapian_error *err);

XAPIAN_C_API xapian_status xapian_key_maker_custom(xapian_key_call call, void *context,
	xapian_destroy destroy, xapian_key_maker **out, xapian_error *err);
/* The key lives until the next call. */
XAPIAN_C_API xapian_status xapian_key_maker_ask(xapian_key_maker *maker,
	xapian_document *document, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API void xapian_key_maker_close(xapian_key_maker *maker);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_DECIDE_H */
