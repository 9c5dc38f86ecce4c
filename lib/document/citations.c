/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a document cites. */
#include "document/document.h"

#include <string.h>

static const char *copied(kz_document *document, const char *text)
{
	return kzi_arena_copy(&document->arena, text != NULL ? text : "",
		text != NULL ? strlen(text) : 0);
}

kz_status kzi_document_append_citation(
	kz_document *document, const kz_citation *citation, kz_error *err)
{
	kz_citation *items = kzi_arena_grow(&document->arena, document->citations,
		document->citation_count, sizeof *items);
	kz_citation added = *citation;
	added.target = copied(document, citation->target);
	added.source = copied(document, citation->source);
	added.text = copied(document, citation->text);
	if (items == NULL || added.target == NULL || added.source == NULL ||
		added.text == NULL)
		return kzi_no_memory(err);
	items[document->citation_count++] = added;
	document->citations = items;
	return KZ_OK;
}

size_t kz_document_citation_count(const kz_document *document)
{
	return document != NULL ? document->citation_count : 0;
}

const kz_citation *kz_document_citation_at(const kz_document *document, size_t i)
{
	return i < kz_document_citation_count(document) ? &document->citations[i] : NULL;
}
