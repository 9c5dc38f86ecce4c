/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Posting sources: documents and weights that come from elsewhere than a term. */
#ifndef XAPIAN_C_SOURCE_H
#define XAPIAN_C_SOURCE_H

#include <xapian-c/database.h>
#include <xapian-c/error.h>
#include <xapian-c/query.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xapian_posting_source xapian_posting_source;

/* A query that is the source. It may be used again, and closed at once. */
XAPIAN_C_API xapian_status xapian_query_source(
	xapian_posting_source *source, xapian_query **out, xapian_error *err);
XAPIAN_C_API void xapian_posting_source_close(xapian_posting_source *source);
/* Xapian's own description, for tests and curious people. */
XAPIAN_C_API xapian_status xapian_posting_source_describe(
	xapian_posting_source *source, xapian_bytes *out, xapian_error *err);

/* ---- Xapian's own --------------------------------------------------------- */

/* All documents, each with this weight. */
XAPIAN_C_API xapian_status xapian_posting_source_fixed(
	double weight, xapian_posting_source **out, xapian_error *err);
/* Those with a value in the slot, which is their weight: of
 * xapian_sortable_serialise(). */
XAPIAN_C_API xapian_status xapian_posting_source_value(
	uint32_t slot, xapian_posting_source **out, xapian_error *err);
/* The same where the weights only go down from docid first to docid last (0: from
 * the first, to the last), which saves looking at the rest. */
XAPIAN_C_API xapian_status xapian_posting_source_decreasing_value(uint32_t slot,
	uint32_t first, uint32_t last, xapian_posting_source **out, xapian_error *err);
/* Those with a value in the slot, with the weight that it is mapped to. */
XAPIAN_C_API xapian_status xapian_posting_source_map(
	uint32_t slot, xapian_posting_source **out, xapian_error *err);
/* These three give XAPIAN_E_OPERATION on another kind. */
XAPIAN_C_API xapian_status xapian_posting_source_add_mapping(
	xapian_posting_source *source, const char *value, size_t size, double weight,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_posting_source_clear_mappings(
	xapian_posting_source *source, xapian_error *err);
XAPIAN_C_API xapian_status xapian_posting_source_set_default_weight(
	xapian_posting_source *source, double weight, xapian_error *err);

/* ---- Of your own --------------------------------------------------------- */

/* What begin says of the shard: how many documents there will be, and the most
 * that one of them can weigh. It comes filled in: 0, half, all; and 0. */
typedef struct xapian_source_bounds {
	uint32_t documents_lower_bound;
	uint32_t documents_estimated;
	uint32_t documents_upper_bound;
	double max_weight;
} xapian_source_bounds;

/* What next and skip_to give. max_weight may be lowered from what it was. */
typedef struct xapian_source_posting {
	uint32_t docid;
	double weight;
	double max_weight;
} xapian_source_posting;

/*
 * Each search begins each source once for each shard of its database, with a
 * state of its own (*state may stay NULL), and ends it once, also when it failed
 * half-way. next gives XAPIAN_OK and the next document, docids going up, or
 * XAPIAN_END. skip_to gives the first at or behind docid; NULL: next, until there.
 * What weighs no more than min_weight may be left out. The shard is good until
 * end; docids are its own.
 */
typedef struct xapian_source_calls {
	size_t size;
	xapian_status (*begin)(void *context, xapian_database *shard,
		xapian_source_bounds *bounds, void **state, xapian_error *err);
	xapian_status (*next)(void *context, void *state, double min_weight,
		xapian_source_posting *posting, xapian_error *err);
	xapian_status (*skip_to)(void *context, void *state, uint32_t docid,
		double min_weight, xapian_source_posting *posting, xapian_error *err);
	void (*end)(void *context, void *state); /* or NULL */
} xapian_source_calls;

/* Start from this. */
#ifdef __cplusplus
#define XAPIAN_SOURCE_CALLS_INIT                                                \
	{                                                                       \
		sizeof(xapian_source_calls), nullptr, nullptr, nullptr, nullptr \
	}
#else
#define XAPIAN_SOURCE_CALLS_INIT                    \
	{                                           \
		.size = sizeof(xapian_source_calls) \
	}
#endif

/* Not for servers: XAPIAN_E_OPERATION in the search. */
XAPIAN_C_API xapian_status xapian_posting_source_custom(const xapian_source_calls *calls,
	void *context, xapian_destroy destroy, xapian_posting_source **out,
	xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_SOURCE_H */
