/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What somebody typed: parsed, and looked for in a small text where only that can tell.
 * The first byte chooses the flags. */
#include "fuzz.h"

#include "base/utf8.h"
#include "document/document.h"
#include "search/query.h"

#include <stdlib.h>
#include <string.h>

static const char body[] =
	"De kansen van regulatory sandboxes voor de wet- en regelgeving, zoals "
	"in Kamerstuk 36600-XIV, nr. 61.\n\nEen tweede alinea over kans en kader.";

static kz_document *make_document(void)
{
	kz_document *document = NULL;
	if (kz_document_new(&document, NULL) != KZ_OK ||
		kz_document_set(document, KZ_TITLE, "Een kader", NULL) != KZ_OK ||
		kz_document_add_body(document, body, strlen(body), NULL) != KZ_OK)
		abort();
	return document;
}

static void look(const kzi_node *nodes, size_t count, const kz_document *document,
	kz_analysis *analysis)
{
	for (size_t i = 0; i < count; i++) {
		bool holds;
		kzi_places *places = NULL;
		if (kzi_needs_text(&nodes[i]) &&
			(kzi_places_open(&nodes[i], analysis, &places, NULL) != KZ_OK ||
				kzi_places_hold(places, document, &holds, NULL) != KZ_OK))
			abort();
		kzi_places_close(places);
		look(nodes[i].children, nodes[i].child_count, document, analysis);
	}
}

static void check(
	const kzi_query *query, const kz_document *document, kz_analysis *analysis)
{
	const char *line = query->understood;
	if (kzi_utf8_valid_length(line, strlen(line)) != strlen(line) ||
		query->word_count > KZI_QUERY_WORDS)
		abort();
	look(query->nodes, query->node_count, document, analysis);
	look(query->excluded, query->excluded_count, document, analysis);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static kz_analysis *analysis;
	static kz_document *document;
	if (analysis == NULL) {
		document = make_document();
		if (kz_analysis_open("snowball", &analysis, NULL) != KZ_OK)
			abort();
	}
	char *text = calloc(1, size + 1);
	kzi_query query;
	kz_error err;
	if (text == NULL || size == 0) {
		free(text);
		return 0;
	}
	memcpy(text, bytes + 1, size - 1);
	kz_status st = kzi_query_parse(text, bytes[0] & 7, analysis, &query, &err);
	if (st == KZ_OK)
		check(&query, document, analysis);
	else if ((st != KZ_E_QUERY && st != KZ_E_LIMIT) || err.offset < 0 ||
		 (size_t)err.offset > strlen(text))
		abort();
	kzi_query_free(&query);
	free(text);
	return 0;
}
