/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Weighting schemes, with Xapian's own parameters under Xapian's own names. */
#ifndef XAPIAN_C_WEIGHT_H
#define XAPIAN_C_WEIGHT_H

#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A parameter that is no number gives XAPIAN_E_ARGUMENT, as does one that the
 * scheme cannot bear. */
typedef struct xapian_weight xapian_weight;

XAPIAN_C_API void xapian_weight_close(xapian_weight *weight);

/* All 0. */
XAPIAN_C_API xapian_status xapian_weight_bool(xapian_weight **out, xapian_error *err);
/* How many terms match. */
XAPIAN_C_API xapian_status xapian_weight_coord(xapian_weight **out, xapian_error *err);
/* Xapian's defaults: 1, 0, 1, 0.5, 0.5; delta 1. */
XAPIAN_C_API xapian_status xapian_weight_bm25(double k1, double k2, double k3, double b,
	double min_normalised_length, xapian_weight **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_weight_bm25_plus(double k1, double k2, double k3,
	double b, double min_normalised_length, double delta, xapian_weight **out,
	xapian_error *err);
/* Default: 1. */
XAPIAN_C_API xapian_status xapian_weight_trad(
	double k, xapian_weight **out, xapian_error *err);
/* Three letters, for wdf, idf and the whole; the default is "ntn". */
XAPIAN_C_API xapian_status xapian_weight_tf_idf(
	const char *normalisations, xapian_weight **out, xapian_error *err);
/* Of the divergence from randomness. c above 0, default 1; delta above 0, default
 * 0.8. */
XAPIAN_C_API xapian_status xapian_weight_inl2(
	double c, xapian_weight **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_weight_ifb2(
	double c, xapian_weight **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_weight_ineb2(
	double c, xapian_weight **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_weight_bb2(
	double c, xapian_weight **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_weight_pl2(
	double c, xapian_weight **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_weight_pl2_plus(
	double c, double delta, xapian_weight **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_weight_dlh(xapian_weight **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_weight_dph(xapian_weight **out, xapian_error *err);

typedef enum xapian_smoothing {
	XAPIAN_SMOOTHING_TWO_STAGE = 1,
	XAPIAN_SMOOTHING_DIRICHLET = 2,
	XAPIAN_SMOOTHING_ABSOLUTE_DISCOUNT = 3,
	XAPIAN_SMOOTHING_JELINEK_MERCER = 4,
	XAPIAN_SMOOTHING_DIRICHLET_PLUS = 5
} xapian_smoothing;

/* Of the language model. Defaults: 0; two-stage; and for a smoothing below 0 what
 * Xapian gives it. */
XAPIAN_C_API xapian_status xapian_weight_lm(double log, xapian_smoothing smoothing,
	double smoothing1, double smoothing2, xapian_weight **out, xapian_error *err);

/* ---- Of your own --------------------------------------------------------- */

/* What is known of a term and of the collection, as far as asked for. */
typedef struct xapian_weight_facts {
	uint32_t collection_size;
	uint32_t rset_size;
	double average_length;
	uint32_t term_frequency;
	uint32_t rset_term_frequency;
	uint32_t collection_frequency;
	uint32_t query_length;
	uint32_t wqf;
	uint32_t length_lower_bound;
	uint32_t length_upper_bound;
	uint32_t wdf_upper_bound;
	double factor; /* of xapian_query_scale(): the weights are to have it in them */
	bool extra;    /* asked about the document, and no term */
} xapian_weight_facts;

enum {
	XAPIAN_WEIGHT_COLLECTION_SIZE = 1,
	XAPIAN_WEIGHT_RSET_SIZE = 2,
	XAPIAN_WEIGHT_AVERAGE_LENGTH = 4,
	XAPIAN_WEIGHT_TERM_FREQUENCY = 8,
	XAPIAN_WEIGHT_RSET_TERM_FREQUENCY = 16,
	XAPIAN_WEIGHT_QUERY_LENGTH = 32,
	XAPIAN_WEIGHT_WQF = 64,
	XAPIAN_WEIGHT_WDF = 128,
	XAPIAN_WEIGHT_LENGTH = 256,
	XAPIAN_WEIGHT_LENGTH_LOWER_BOUND = 512,
	XAPIAN_WEIGHT_LENGTH_UPPER_BOUND = 1024,
	XAPIAN_WEIGHT_WDF_UPPER_BOUND = 2048,
	XAPIAN_WEIGHT_COLLECTION_FREQUENCY = 4096,
	XAPIAN_WEIGHT_UNIQUE_TERMS = 8192
};

/* Of a term in a document: what it adds. */
typedef xapian_status (*xapian_weight_part)(void *context,
	const xapian_weight_facts *facts, uint32_t wdf, uint32_t document_length,
	uint32_t unique_terms, double *weight, xapian_error *err);
/* The most that it can add to any. A document that gets more may be missed. */
typedef xapian_status (*xapian_weight_bound)(void *context,
	const xapian_weight_facts *facts, double *weight, xapian_error *err);

/* Start from XAPIAN_WEIGHT_CALLS_INIT. */
typedef struct xapian_weight_calls {
	size_t size;
	uint32_t needs; /* XAPIAN_WEIGHT_...: what else is asked for is 0 */
	xapian_weight_part part;
	xapian_weight_bound part_bound;
	/* What each document adds, once; both or neither may be NULL. */
	xapian_weight_part extra;
	xapian_weight_bound extra_bound;
} xapian_weight_calls;

#ifdef __cplusplus
#define XAPIAN_WEIGHT_CALLS_INIT                                                    \
	{                                                                           \
		sizeof(xapian_weight_calls), 0u, nullptr, nullptr, nullptr, nullptr \
	}
#else
#define XAPIAN_WEIGHT_CALLS_INIT                    \
	{                                           \
		.size = sizeof(xapian_weight_calls) \
	}
#endif

/* Weights must be numbers, not below 0. Not for servers: XAPIAN_E_OPERATION in the
 * search. */
XAPIAN_C_API xapian_status xapian_weight_custom(const xapian_weight_calls *calls,
	void *context, xapian_destroy destroy, xapian_weight **out, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_WEIGHT_H */
