/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search found, and the short way to it: one call. */
#ifndef XAPIAN_C_MSET_H
#define XAPIAN_C_MSET_H

#include <xapian-c/database.h>
#include <xapian-c/document.h>
#include <xapian-c/error.h>
#include <xapian-c/query.h>
#include <xapian-c/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xapian_mset xapian_mset;

/* ---- Searching in one call ------------------------------------------------ */

typedef enum xapian_sort {
	XAPIAN_SORT_RELEVANCE = 0,
	XAPIAN_SORT_VALUE = 1, /* by the value, or the key, alone */
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

/* What the search found is here fetched whole, with the data of each document:
 * plain memory, which outlives the database, and any thread may read or close it. */
XAPIAN_C_API xapian_status xapian_search(xapian_database *database,
	const xapian_query *query, const xapian_search_options *options,
	xapian_mset **out, xapian_error *err);

/* ---- The matches: these cannot fail ------------------------------------- */

typedef struct xapian_match {
	uint32_t docid;
	uint32_t rank; /* 0 for the first of all */
	double weight;
	xapian_bytes data;       /* the document's; NULL from xapian_enquire_mset() */
	uint32_t percent;        /* of the best that there could be, about */
	uint32_t collapse_count; /* at least so many more with this collapse key */
	xapian_bytes collapse_key;
	xapian_bytes sort_key; /* the value or key that it was sorted by */
} xapian_match;

XAPIAN_C_API void xapian_mset_close(xapian_mset *mset);
XAPIAN_C_API size_t xapian_mset_count(const xapian_mset *mset);
/* NULL beyond the last. */
XAPIAN_C_API const xapian_match *xapian_mset_at(const xapian_mset *mset, size_t i);
/* How many match in all: between lower and upper, about estimated. */
XAPIAN_C_API uint32_t xapian_mset_lower_bound(const xapian_mset *mset);
XAPIAN_C_API uint32_t xapian_mset_estimated(const xapian_mset *mset);
XAPIAN_C_API uint32_t xapian_mset_upper_bound(const xapian_mset *mset);
/* The same had nothing been collapsed. */
XAPIAN_C_API uint32_t xapian_mset_uncollapsed_lower_bound(const xapian_mset *mset);
XAPIAN_C_API uint32_t xapian_mset_uncollapsed_estimated(const xapian_mset *mset);
XAPIAN_C_API uint32_t xapian_mset_uncollapsed_upper_bound(const xapian_mset *mset);
/* The highest weight that a document could have, and that one has. */
XAPIAN_C_API double xapian_mset_max_possible(const xapian_mset *mset);
XAPIAN_C_API double xapian_mset_max_attained(const xapian_mset *mset);
/* The rank of the first match here. */
XAPIAN_C_API uint32_t xapian_mset_first(const xapian_mset *mset);

/* ---- Of what xapian_enquire_mset() gave ----------------------------------- */

/* The others give XAPIAN_E_OPERATION: they have no database behind them. */

/* The document of match i: XAPIAN_E_ARGUMENT beyond the last. */
XAPIAN_C_API xapian_status xapian_mset_document(
	xapian_mset *mset, size_t i, xapian_document **out, xapian_error *err);
/* Asks a server for all the documents at once, which is quicker than one by one. */
XAPIAN_C_API xapian_status xapian_mset_fetch(xapian_mset *mset, xapian_error *err);
/* A weight as a percentage. */
XAPIAN_C_API xapian_status xapian_mset_percent(
	xapian_mset *mset, double weight, uint32_t *out, xapian_error *err);
/* In how many documents a term is; what it adds to the weight: of a term of the
 * query, else XAPIAN_E_ARGUMENT. */
XAPIAN_C_API xapian_status xapian_mset_term_frequency(xapian_mset *mset, const char *term,
	size_t size, uint32_t *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_mset_term_weight(
	xapian_mset *mset, const char *term, size_t size, double *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_mset_describe(
	xapian_mset *mset, xapian_bytes *out, xapian_error *err);

/* ---- Snippets ----------------------------------------------------------- */

enum {
	XAPIAN_SNIPPET_BACKGROUND_MODEL = 1, /* rare words weigh more */
	XAPIAN_SNIPPET_EXHAUSTIVE = 2,       /* look through the whole text */
	XAPIAN_SNIPPET_EMPTY_WITHOUT_MATCH = 4,
	XAPIAN_SNIPPET_CJK_NGRAM = 2048
};

/* Start from XAPIAN_SNIPPET_INIT. */
typedef struct xapian_snippet_options {
	size_t size;
	size_t length;           /* bytes, about */
	uint32_t flags;          /* XAPIAN_SNIPPET_... */
	const xapian_stem *stem; /* as the text was indexed with; NULL: none */
	const char *hit_begin;   /* put in as they are */
	const char *hit_end;
	const char *omitted;
} xapian_snippet_options;

#ifdef __cplusplus
#define XAPIAN_SNIPPET_INIT                                                            \
	{                                                                              \
		sizeof(xapian_snippet_options), 500, 3u, nullptr, "<b>", "</b>", "..." \
	}
#else
#define XAPIAN_SNIPPET_INIT                                                        \
	{                                                                          \
		.size = sizeof(xapian_snippet_options), .length = 500, .flags = 3, \
		.hit_begin = "<b>", .hit_end = "</b>", .omitted = "..."            \
	}
#endif

/* The piece of text that suits the query best, with the hits marked. '&', '<' and
 * '>' of the text are escaped, always (the engine leaves it out when there is
 * nothing to mark hits with); control characters are not. options may be NULL. It
 * lives until the next snippet of this mset. */
XAPIAN_C_API xapian_status xapian_mset_snippet(xapian_mset *mset, const char *text,
	size_t size, const xapian_snippet_options *options, xapian_bytes *out,
	xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_MSET_H */
