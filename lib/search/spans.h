/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where in a document a query was found: not each of its words, but words next to each
 * other as one, and those of a phrase only together.
 */
#ifndef KZI_SEARCH_SPANS_H
#define KZI_SEARCH_SPANS_H

#include "search/light.h"

/* A stretch of a block. */
typedef struct kzi_span {
	size_t block;      /* from 0 */
	size_t start, end; /* bytes of its text */
} kzi_span;

/* In the order of the text; to be freed with free(). */
kz_status kzi_spans_of(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, kzi_span **out, size_t *count, kz_error *err);

#endif
