/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each block's language, and the document's. What is too short to tell by itself is
 * in the language of what it belongs to: a heading of what comes after it, a footnote
 * of the document, anything else of what came before.
 */
#include "document/document.h"

#include "text/language.h"

#include <stdlib.h>
#include <string.h>

static kzi_text_language guess(const kz_block *block)
{
	if (strcmp(block->language, "nl") == 0)
		return KZI_TEXT_DUTCH;
	if (strcmp(block->language, "en") == 0)
		return KZI_TEXT_ENGLISH;
	return block->language[0] != '\0'
		       ? KZI_TEXT_OTHER
		       : kzi_text_language_of(block->text, strlen(block->text));
}

/* What is still unknown takes the language of what stands before it, or behind it. */
static void inherit(kzi_text_language *known, const kz_document *document,
	bool from_behind, bool headings_alone)
{
	kzi_text_language near = KZI_TEXT_UNKNOWN;
	size_t count = document->block_count;
	for (size_t i = 0; i < count; i++) {
		size_t at = from_behind ? count - 1 - i : i;
		if (known[at] != KZI_TEXT_UNKNOWN)
			near = known[at];
		else if (!headings_alone || document->blocks[at].kind == KZ_HEADING)
			known[at] = near;
	}
}

/* The one that most of the text is in. */
static kzi_text_language main_language(
	const kzi_text_language *known, const kz_document *document)
{
	size_t dutch = 0, english = 0;
	for (size_t i = 0; i < document->block_count; i++) {
		size_t length = strlen(document->blocks[i].text);
		if (known[i] == KZI_TEXT_DUTCH)
			dutch += length;
		if (known[i] == KZI_TEXT_ENGLISH)
			english += length;
	}
	if (dutch == english)
		return KZI_TEXT_UNKNOWN;
	return dutch > english ? KZI_TEXT_DUTCH : KZI_TEXT_ENGLISH;
}

kz_status kzi_document_fill_languages(kz_document *document, kz_error *err)
{
	size_t count = document->block_count;
	if (count == 0)
		return KZ_OK;
	kzi_text_language *known = calloc(count, sizeof *known);
	if (known == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < count; i++)
		known[i] = guess(&document->blocks[i]);
	kzi_text_language most = main_language(known, document);
	for (size_t i = 0; i < count; i++) {
		if (known[i] == KZI_TEXT_UNKNOWN &&
			document->blocks[i].kind == KZ_FOOTNOTE)
			known[i] = most;
	}
	inherit(known, document, true, true);
	inherit(known, document, false, false);
	inherit(known, document, true, false);
	for (size_t i = 0; i < count; i++) {
		if (document->blocks[i].language[0] == '\0')
			document->blocks[i].language = kzi_text_language_code(known[i]);
	}
	free(known);
	const char *code = kzi_text_language_code(most);
	if (kz_document_get(document, KZ_LANGUAGE)[0] != '\0' || code[0] == '\0')
		return KZ_OK;
	return kz_document_set(document, KZ_LANGUAGE, code, err);
}
