/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that a document was read from, and what each of them gave. */
#include "document/document.h"

#include <string.h>

static const char *copied(kz_document *document, const char *text)
{
	return text != NULL ? kzi_arena_copy(&document->arena, text, strlen(text)) : "";
}

kz_status kzi_document_append_source(
	kz_document *document, const kzi_source *source, kz_error *err)
{
	kzi_source *items = kzi_arena_grow(&document->arena, document->sources,
		document->source_count, sizeof *items);
	kzi_source added = *source;
	added.path = copied(document, source->path);
	added.digest = copied(document, source->digest);
	added.name = copied(document, source->name);
	if (items == NULL || added.path == NULL || added.digest == NULL ||
		added.name == NULL)
		return kzi_no_memory(err);
	items[document->source_count++] = added;
	document->sources = items;
	return KZ_OK;
}

kz_status kzi_document_append_part(
	kz_document *document, const kzi_source_part *part, kz_error *err)
{
	kzi_source_part *items = kzi_arena_grow(
		&document->arena, document->parts, document->part_count, sizeof *items);
	kzi_source_part added = *part;
	if (part->bytes != NULL)
		added.bytes = kzi_arena_copy(&document->arena, part->bytes, part->length);
	if (items == NULL || (added.bytes == NULL && part->bytes != NULL))
		return kzi_no_memory(err);
	items[document->part_count++] = added;
	document->parts = items;
	return KZ_OK;
}

kz_status kzi_document_append_key(kz_document *document, const char *key, kz_error *err)
{
	for (size_t i = 0; i < document->key_count; i++) {
		if (strcmp(document->keys[i], key) == 0)
			return KZ_OK;
	}
	const char **items = kzi_arena_grow(
		&document->arena, document->keys, document->key_count, sizeof *items);
	const char *copy = copied(document, key);
	if (items == NULL || copy == NULL)
		return kzi_no_memory(err);
	items[document->key_count++] = copy;
	document->keys = items;
	return KZ_OK;
}
