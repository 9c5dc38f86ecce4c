/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of a document for which it was found: its text analysed again, by the same
 * analysis that made it match.
 */
#ifndef KZI_SEARCH_LIGHT_H
#define KZI_SEARCH_LIGHT_H

#include "search/query.h"

/* A stretch of a block that is one of the words of a query, or cites what it asks for. */
typedef struct kzi_lit {
	size_t block;      /* from 0 */
	size_t start, end; /* bytes of its text */
	size_t which;      /* of what is sought; below KZI_QUERY_WORDS */
	const char *term;  /* of the query, as its nodes have it; NULL of a citation */
} kzi_lit;

/* All of them, in the order of the text; to be freed with free(), also after a failure.
 */
kz_status kzi_light(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, kzi_lit **out, size_t *count, kz_error *err);

#endif
