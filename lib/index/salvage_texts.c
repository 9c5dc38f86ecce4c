/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents for which no record speaks, found in the file of texts itself. It also
 * holds what is no document any more: older versions, what was removed, and pieces that
 * others are made of. The newest of each name counts.
 */
#include "index/salvage.h"

#include "document/document.h"
#include "index/engine.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

/* What lies in the file, in order; without an id it is no document. */
typedef struct lying {
	kzi_text_place place;
	bool is_document;
	bool is_piece; /* of another */
} lying;

typedef struct looking {
	kzi_salvage *salvage;
	lying *items;
	size_t count, room;
} looking;

static kz_status note(looking *l, kzi_text_place place, kz_error *err)
{
	if (l->count == l->room) {
		size_t room = l->room == 0 ? 1024 : l->room * 2;
		lying *items = realloc(l->items, room * sizeof *items);
		if (items == NULL)
			return kzi_no_memory(err);
		l->items = items;
		l->room = room;
	}
	l->items[l->count++] = (lying){.place = place};
	return KZ_OK;
}

static lying *at_place(looking *l, uint64_t offset)
{
	size_t low = 0, high = l->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (l->items[middle].place.offset < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < l->count && l->items[low].place.offset == offset ? &l->items[low]
								      : NULL;
}

/* A piece is written before what it is a piece of. */
static void mark_pieces(looking *l, const kz_document *document)
{
	lying *piece = at_place(l, document->raw_place.offset);
	if (piece != NULL && document->raw_place.length > 0)
		piece->is_piece = true;
	for (size_t i = 0; i < document->part_count; i++) {
		piece = at_place(l, document->parts[i].place.offset);
		if (piece != NULL)
			piece->is_piece = true;
	}
}

static bool is_document(const kz_document *document)
{
	return kz_document_get(document, KZ_ID)[0] != '\0' &&
	       (kz_document_get(document, KZ_TITLE)[0] != '\0' ||
		       document->block_count > 0);
}

static kz_status read_all(looking *l, kz_error *err)
{
	kzi_text_place place = {0};
	kzi_buffer bytes = {0};
	uint64_t from = 0;
	kz_status st;
	while ((st = kzi_text_scan(l->salvage->texts, &from, &place, &bytes, err)) ==
		KZ_OK) {
		kz_document *document = NULL;
		st = note(l, place, err);
		if (st != KZ_OK)
			break;
		lying *one = &l->items[l->count - 1];
		st = kzi_document_decode(bytes.data, bytes.length, &document, err);
		one->is_document = st == KZ_OK && is_document(document);
		if (one->is_document)
			mark_pieces(l, document);
		kz_document_free(document);
		if (st == KZ_E_NO_MEMORY)
			break;
	}
	kzi_buffer_free(&bytes);
	return st == KZ_DONE ? KZ_OK : st;
}

/* As far as the database still says so. */
static kz_status was_removed(
	const kzi_salvage *salvage, const char *id, bool *out, kz_error *err)
{
	xapian_bytes value = {"", 0};
	xapian_status st = XAPIAN_OK;
	kzi_buffer key = {0};
	kzi_meta_key(&key, KZI_META_GONE, id);
	if (key.failed)
		st = XAPIAN_E_NO_MEMORY;
	else if (salvage->database != NULL)
		st = xapian_database_metadata(
			salvage->database, key.data, key.length, &value, NULL);
	kzi_buffer_free(&key);
	*out = value.size > 0;
	return st == XAPIAN_E_NO_MEMORY ? kzi_no_memory(err) : KZ_OK;
}

static kz_status consider(kzi_salvage *salvage, const lying *one, kz_error *err)
{
	kz_document *document = NULL;
	kz_status st = kzi_salvage_read(salvage, one->place, NULL, &document, err);
	if (st != KZ_OK)
		return st;
	const char *id = kz_document_get(document, KZ_ID);
	bool known = false, removed = false;
	st = kzi_salvage_knows(salvage, id, &known, err);
	if (st == KZ_OK)
		st = was_removed(salvage, id, &removed, err);
	if (st == KZ_OK && !known && !removed) {
		st = kzi_salvage_take(salvage, document, one->place, err);
		if (st == KZ_OK)
			st = kzi_salvage_tell(salvage, "text", id,
				kz_document_get(document, KZ_PATH),
				"kept; but found in the texts alone, so that it may be "
				"an older version, or removed",
				err);
	}
	kz_document_free(document);
	return st;
}

kz_status kzi_salvage_look(kzi_salvage *salvage, kz_error *err)
{
	looking l = {.salvage = salvage};
	kz_status st = read_all(&l, err);
	for (size_t i = l.count; i > 0 && st == KZ_OK; i--) {
		const lying *one = &l.items[i - 1];
		if (one->is_document && !one->is_piece)
			st = consider(salvage, one, err);
	}
	free(l.items);
	return st;
}
