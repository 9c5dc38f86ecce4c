/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A search with all its settings, relevance sets, and terms to expand with. */
#ifndef XAPIAN_C_ENQUIRE_H
#define XAPIAN_C_ENQUIRE_H

#include <xapian-c/database.h>
#include <xapian-c/decide.h>
#include <xapian-c/error.h>
#include <xapian-c/mset.h>
#include <xapian-c/query.h>
#include <xapian-c/spy.h>
#include <xapian-c/weight.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Relevance sets: documents known to be right --------------------------- */

typedef struct xapian_rset xapian_rset;

XAPIAN_C_API xapian_status xapian_rset_new(xapian_rset **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_rset_add(
	xapian_rset *rset, uint32_t docid, xapian_error *err);
XAPIAN_C_API xapian_status xapian_rset_remove(
	xapian_rset *rset, uint32_t docid, xapian_error *err);
XAPIAN_C_API bool xapian_rset_contains(const xapian_rset *rset, uint32_t docid);
XAPIAN_C_API size_t xapian_rset_count(const xapian_rset *rset);
XAPIAN_C_API xapian_status xapian_rset_describe(
	xapian_rset *rset, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API void xapian_rset_close(xapian_rset *rset);

/* ---- Settings ----------------------------------------------------------- */

typedef struct xapian_enquire xapian_enquire;

/* XAPIAN_E_ARGUMENT when the database is made of none. */
XAPIAN_C_API xapian_status xapian_enquire_new(
	xapian_database *database, xapian_enquire **out, xapian_error *err);
XAPIAN_C_API void xapian_enquire_close(xapian_enquire *enquire);

/* length: of the query as weights use it; 0: its own. */
XAPIAN_C_API xapian_status xapian_enquire_set_query(xapian_enquire *enquire,
	const xapian_query *query, uint32_t length, xapian_error *err);
XAPIAN_C_API xapian_status xapian_enquire_query(
	xapian_enquire *enquire, xapian_query **out, xapian_error *err);
/* BM25 unless set. */
XAPIAN_C_API xapian_status xapian_enquire_set_weight(
	xapian_enquire *enquire, const xapian_weight *weight, xapian_error *err);

/* Descending: the highest value first. With XAPIAN_SORT_RELEVANCE the slot is not
 * looked at. */
XAPIAN_C_API xapian_status xapian_enquire_set_sort(xapian_enquire *enquire,
	xapian_sort sort, uint32_t slot, bool descending, xapian_error *err);
XAPIAN_C_API xapian_status xapian_enquire_set_sort_by_key(xapian_enquire *enquire,
	xapian_sort sort, xapian_key_maker *maker, bool descending, xapian_error *err);

typedef enum xapian_docid_order {
	XAPIAN_DOCID_DESCENDING = 0,
	XAPIAN_DOCID_ASCENDING = 1, /* the default */
	XAPIAN_DOCID_DONT_CARE = 2
} xapian_docid_order;

/* Of what is equal otherwise. */
XAPIAN_C_API xapian_status xapian_enquire_set_docid_order(
	xapian_enquire *enquire, xapian_docid_order order, xapian_error *err);
/* At most so many (from 1) with one value in the slot; XAPIAN_NO_SLOT: all. */
XAPIAN_C_API xapian_status xapian_enquire_set_collapse(
	xapian_enquire *enquire, uint32_t slot, uint32_t most, xapian_error *err);
/* Nothing below these: percent 0 to 100. */
XAPIAN_C_API xapian_status xapian_enquire_set_cutoff(
	xapian_enquire *enquire, int32_t percent, double weight, xapian_error *err);
/* Seconds after which the search makes do with what it found; 0: none. Xapian
 * looks at it while it matches, not while it expands wildcards: no guard against
 * a costly query. XAPIAN_E_OPERATION or nothing where the system has no timers. */
XAPIAN_C_API xapian_status xapian_enquire_set_time_limit(
	xapian_enquire *enquire, double seconds, xapian_error *err);
/* A spy sees each document that the search looks at. */
XAPIAN_C_API xapian_status xapian_enquire_add_spy(
	xapian_enquire *enquire, xapian_match_spy *spy, xapian_error *err);
XAPIAN_C_API xapian_status xapian_enquire_clear_spies(
	xapian_enquire *enquire, xapian_error *err);
XAPIAN_C_API xapian_status xapian_enquire_describe(
	xapian_enquire *enquire, xapian_bytes *out, xapian_error *err);

/* ---- Searching ---------------------------------------------------------- */

/* From rank first, at most limit; being exact about totals up to check_at_least.
 * rset and decider may be NULL. */
XAPIAN_C_API xapian_status xapian_enquire_mset(xapian_enquire *enquire, uint32_t first,
	uint32_t limit, uint32_t check_at_least, const xapian_rset *rset,
	xapian_match_decider *decider, xapian_mset **out, xapian_error *err);
/* The terms of the query that are in the document, as they stand in the query. */
XAPIAN_C_API xapian_status xapian_enquire_matching_terms(
	xapian_enquire *enquire, uint32_t docid, xapian_cursor **out, xapian_error *err);

/* ---- Expanding ---------------------------------------------------------- */

/* scheme: "trad", with k, or "bo1". */
XAPIAN_C_API xapian_status xapian_enquire_set_expansion(
	xapian_enquire *enquire, const char *scheme, double k, xapian_error *err);

enum { XAPIAN_EXPAND_INCLUDE_QUERY_TERMS = 1, XAPIAN_EXPAND_EXACT_TERM_FREQUENCY = 2 };

/* The answer, as plain memory: it cannot fail, and any thread may read it. */
typedef struct xapian_eset xapian_eset;

typedef struct xapian_expansion {
	xapian_bytes term;
	double weight;
} xapian_expansion;

/* The terms, at most limit and best first, that most mark the documents of rset.
 * decider may be NULL; nothing at min_weight or below. */
XAPIAN_C_API xapian_status xapian_enquire_eset(xapian_enquire *enquire, uint32_t limit,
	const xapian_rset *rset, uint32_t flags, xapian_expand_decider *decider,
	double min_weight, xapian_eset **out, xapian_error *err);
XAPIAN_C_API size_t xapian_eset_count(const xapian_eset *eset);
/* NULL beyond the last. */
XAPIAN_C_API const xapian_expansion *xapian_eset_at(const xapian_eset *eset, size_t i);
/* How many terms there would be without a limit. */
XAPIAN_C_API uint32_t xapian_eset_bound(const xapian_eset *eset);
XAPIAN_C_API void xapian_eset_close(xapian_eset *eset);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_ENQUIRE_H */
