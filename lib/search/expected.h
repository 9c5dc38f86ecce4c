/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the engine knows of where the words of a query stand in a document, so that its
 * text need not be read up to where a passage might be that is not there. A hint: it is
 * for the text to say what is lit.
 */
#ifndef KZI_SEARCH_EXPECTED_H
#define KZI_SEARCH_EXPECTED_H

#include "search/query.h"

/* From zero: nothing is known. */
typedef struct kzi_expected {
	bool known;
	bool every; /* each word of the query stands in the text, as it is */
	/* So many of them stand near each other and never more, where a passage would be
	 * chosen; 0: that is not known. */
	size_t together;
	size_t until; /* bytes that must be read to get there, about */
} kzi_expected;

/* beginning: of the document, so much that it is like the rest. Of an index that is
 * somewhere else, or several, and of patterns nothing is asked. */
kz_status kzi_expect(kz_index *index, const kzi_query *query, uint32_t docid,
	const kz_document *beginning, kzi_expected *out, kz_error *err);

#endif
