/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The passage of a document that shows best why it was found: its text analysed
 * again, and the words that give a term of the query lit. Exact for every way a
 * word can match, since it is the same analysis that made it match.
 */
#ifndef KZI_SEARCH_SNIPPET_H
#define KZI_SEARCH_SNIPPET_H

#include <kamerzoek/search.h>

#include "search/expected.h"
#include "search/query.h"

/* What is to be shown, and of what. */
typedef struct kzi_showing {
	size_t most_bytes; /* of a passage */
	bool cut;          /* it is but the beginning of a document */
	kzi_expected expected;
	struct kzi_lit_before *so_far; /* what was found in less of it; or NULL */
} kzi_showing;

/* Fills parts, part_count and the place of hit, all in arena. A document whose
 * text has none of the terms gives its beginning, and no place; one that is cut short
 * gives nothing when a better passage may lie behind what there is of it. */
kz_status kzi_snippet(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, const kzi_showing *show, kzi_arena *arena, kz_hit *hit,
	kz_error *err);

#endif
