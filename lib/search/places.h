/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What reading a text for the words of a query gives: where each of them stands. */
#ifndef KZI_SEARCH_PLACES_H
#define KZI_SEARCH_PLACES_H

#include "search/query.h"
#include "search/recall.h"
#include "text/analysis.h"

/* Words first to last. */
typedef struct kzi_span {
	uint32_t first, last;
} kzi_span;

typedef struct kzi_spans {
	kzi_span *items;
	size_t count, room;
} kzi_spans;

/* One word of the query, and where it stands. */
typedef struct kzi_slot {
	const kzi_form *form;
	kzi_term term, english;
	char zone;
	kzi_spans places;
} kzi_slot;

struct kzi_places {
	const kzi_node *node;
	kz_analysis *analysis;
	kzi_slot slots[KZI_QUERY_WORDS];
	size_t count;
	size_t next; /* of the slots, while the tree is walked once more */
	uint32_t position;
	kzi_language language; /* of the text at hand */
	kzi_recall recall;
	size_t steps; /* that were taken in the text at hand, beside reading it */
	kz_error *err;
};

/* False when there is no memory. */
bool kzi_spans_add(kzi_spans *s, uint32_t first, uint32_t last);
/* Gives each word of the tree a slot, in the order in which the tree is walked. */
void kzi_places_list(kzi_places *places, const kzi_node *node);
/* Fills the slots, which are empty. */
kz_status kzi_places_read(kzi_places *places, const kz_document *document);

#endif
