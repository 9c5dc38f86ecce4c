/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries as trees of values: built, taken apart, written down. */
#ifndef XAPIAN_C_QUERY_H
#define XAPIAN_C_QUERY_H

#include <xapian-c/cursor.h>
#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

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
	XAPIAN_OP_VALUE_RANGE = 8,  /* xapian_query_value_range() */
	XAPIAN_OP_SCALE_WEIGHT = 9, /* xapian_query_scale() */
	XAPIAN_OP_ELITE_SET = 10,
	XAPIAN_OP_VALUE_GE = 11, /* xapian_query_value_range() with an open end */
	XAPIAN_OP_VALUE_LE = 12,
	XAPIAN_OP_SYNONYM = 13,
	XAPIAN_OP_MAX = 14,
	XAPIAN_OP_WILDCARD = 15, /* xapian_query_wildcard() */
	/* What xapian_query_type() says of a leaf. */
	XAPIAN_LEAF_TERM = 100,
	XAPIAN_LEAF_POSTING_SOURCE = 101,
	XAPIAN_LEAF_MATCH_ALL = 102,
	XAPIAN_LEAF_MATCH_NOTHING = 103
} xapian_op;

/* ---- Leaves ------------------------------------------------------------- */

XAPIAN_C_API xapian_status xapian_query_term(
	const char *term, size_t size, xapian_query **out, xapian_error *err);
/* With how often it is in the query, and where. */
XAPIAN_C_API xapian_status xapian_query_term_at(const char *term, size_t size,
	uint32_t wqf, uint32_t position, xapian_query **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_query_all(xapian_query **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_query_nothing(xapian_query **out, xapian_error *err);
/* Begin and end are part of the range; NULL is an open end. A document without
 * the value is only in the range that is open at both. */
XAPIAN_C_API xapian_status xapian_query_value_range(uint32_t slot,
	const xapian_bytes *begin, const xapian_bytes *end, xapian_query **out,
	xapian_error *err);

typedef enum xapian_wildcard_limit {
	XAPIAN_WILDCARD_ERROR = 0, /* more terms: the search gives XAPIAN_E_QUERY */
	XAPIAN_WILDCARD_FIRST = 1, /* the first ones, in byte order */
	XAPIAN_WILDCARD_MOST_FREQUENT = 2
} xapian_wildcard_limit;

/* All terms that begin with prefix, at most max_expansion (0: no limit, and no
 * limit to what it may cost). combiner: XAPIAN_OP_SYNONYM, _OR or _MAX. */
XAPIAN_C_API xapian_status xapian_query_wildcard(const char *prefix, size_t size,
	uint32_t max_expansion, xapian_wildcard_limit limit, xapian_op combiner,
	xapian_query **out, xapian_error *err);

/* ---- Branches ----------------------------------------------------------- */

/* parameter: the window of NEAR and PHRASE, the size of ELITE_SET; else 0.
 * NEAR and PHRASE take terms and ORs of terms, else XAPIAN_E_OPERATION. Nested
 * more than 1000 deep is XAPIAN_E_ARGUMENT. */
XAPIAN_C_API xapian_status xapian_query_combine(xapian_op op,
	const xapian_query *const *queries, size_t count, uint32_t parameter,
	xapian_query **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_query_scale(
	const xapian_query *query, double factor, xapian_query **out, xapian_error *err);

/* ---- Taking apart ------------------------------------------------------- */

XAPIAN_C_API xapian_op xapian_query_type(const xapian_query *query);
/* How many parts a branch has, and the nth (from 0), which is a new handle. */
XAPIAN_C_API size_t xapian_query_count(const xapian_query *query);
XAPIAN_C_API xapian_status xapian_query_part(
	const xapian_query *query, size_t n, xapian_query **out, xapian_error *err);
/* The sum of how often each term is in it, as weights use it. */
XAPIAN_C_API uint32_t xapian_query_length(const xapian_query *query);
/* Whether it can match nothing, whatever the database. */
XAPIAN_C_API bool xapian_query_is_nothing(const xapian_query *query);
/* Its terms by position, each with a position once; or each once, sorted. */
XAPIAN_C_API xapian_status xapian_query_terms(
	const xapian_query *query, xapian_cursor **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_query_unique_terms(
	const xapian_query *query, xapian_cursor **out, xapian_error *err);

/* ---- As bytes ----------------------------------------------------------- */

/* Xapian's own description, for tests and --explain. Lives as long as query. */
XAPIAN_C_API xapian_status xapian_query_describe(
	xapian_query *query, xapian_bytes *out, xapian_error *err);
/* XAPIAN_E_OPERATION when a posting source of the caller's own is in it. */
XAPIAN_C_API xapian_status xapian_query_serialise(
	xapian_query *query, xapian_bytes *out, xapian_error *err);
/* What xapian_query_serialise() gave. Other bytes give XAPIAN_E_QUERY,
 * XAPIAN_E_ARGUMENT or XAPIAN_E_NO_MEMORY; but some are a query all the same,
 * one that nobody wrote. More than 10,000 that may stand for a branch (those
 * from 0x80 on, and 0x0d) are refused: XAPIAN_E_ARGUMENT. */
XAPIAN_C_API xapian_status xapian_query_unserialise(
	const char *bytes, size_t size, xapian_query **out, xapian_error *err);

XAPIAN_C_API void xapian_query_close(xapian_query *query);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_QUERY_H */
