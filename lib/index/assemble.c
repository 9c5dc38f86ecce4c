/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/assemble.h"

#include "document/merge.h"
#include "index/likeness.h"
#include "index/writer.h"

#include <stdlib.h>
#include <string.h>

/* What one file says, or several that are the same to the byte. */
typedef struct piece {
	kzi_reading reading;
	kz_document *own; /* to be freed, or NULL */
	kzi_source_part part;
	char *bytes; /* of the part, to be freed */
} piece;

typedef struct assembly {
	kz_writer *writer;
	const char *dropped;
	piece *pieces;
	size_t piece_count;
	kzi_source *sources; /* their part is the number of their piece */
	size_t source_count;
	kz_error *err;
} assembly;

/* ---- Gathering ---- */

static void *grown(assembly *a, void *items, size_t count, size_t size)
{
	void *larger = realloc(items, (count + 1) * size);
	if (larger == NULL)
		kzi_no_memory(a->err);
	return larger;
}

static kz_status add_source(assembly *a, const kzi_source *source)
{
	kzi_source *sources = grown(a, a->sources, a->source_count, sizeof *a->sources);
	if (sources == NULL)
		return KZ_E_NO_MEMORY;
	a->sources = sources;
	sources[a->source_count] = *source;
	sources[a->source_count++].part = (uint32_t)(a->piece_count - 1);
	return KZ_OK;
}

/* The piece takes own, which may be NULL. */
static kz_status add_piece(
	assembly *a, const kz_document *document, kz_document *own, kzi_source_part part)
{
	piece *pieces = grown(a, a->pieces, a->piece_count, sizeof *a->pieces);
	if (pieces == NULL) {
		kz_document_free(own);
		return KZ_E_NO_MEMORY;
	}
	a->pieces = pieces;
	pieces[a->piece_count++] =
		(piece){.reading = {.document = document, .path = NULL},
			.own = own,
			.part = part};
	return KZ_OK;
}

/* Which of the sources gave that part, and are still there? */
static bool gave(
	const assembly *a, const kz_document *document, size_t source, const size_t *part)
{
	const kzi_source *one = &document->sources[source];
	bool dropped = a->dropped != NULL && one->path[0] != '\0' &&
		       strcmp(one->path, a->dropped) == 0;
	return !dropped && (part == NULL || one->part == *part);
}

static bool has_source(const assembly *a, const kz_document *document, const size_t *part)
{
	for (size_t i = 0; i < document->source_count; i++) {
		if (gave(a, document, i, part))
			return true;
	}
	return false;
}

/* The sources of the newest piece; the first of them by path stands for it. */
static kz_status add_sources(assembly *a, const kz_document *document, const size_t *part)
{
	kzi_reading *reading = &a->pieces[a->piece_count - 1].reading;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < document->source_count && st == KZ_OK; i++) {
		const kzi_source *source = &document->sources[i];
		if (!gave(a, document, i, part))
			continue;
		st = add_source(a, source);
		if (reading->path != NULL && strcmp(reading->path, source->path) <= 0)
			continue;
		reading->path = source->path;
		reading->name = source->name;
		reading->fidelity = source->fidelity;
	}
	return st;
}

static kz_status add_held(assembly *a, kzi_held *held)
{
	kz_status st = kzi_held_load(a->writer, held, a->err);
	const kz_document *document = held->document;
	if (st == KZ_OK && document->part_count == 0 && has_source(a, document, NULL)) {
		st = add_piece(
			a, document, NULL, (kzi_source_part){.place = held->place});
		if (st == KZ_OK)
			st = add_sources(a, document, NULL);
	}
	for (size_t i = 0; i < document->part_count && st == KZ_OK; i++) {
		kz_document *part = NULL;
		if (!has_source(a, document, &i))
			continue;
		st = kzi_held_part(a->writer, held, i, &part, a->err);
		if (st == KZ_OK)
			st = add_piece(a, part, part, document->parts[i]);
		if (st == KZ_OK)
			st = add_sources(a, document, &i);
	}
	return st;
}

/* A copy of a file that is there already says nothing new. */
static bool add_copy(assembly *a, const kz_document *put, kz_status *st)
{
	const kzi_source *source = &put->sources[0];
	if (put->source_count != 1 || source->digest[0] == '\0')
		return false;
	for (size_t i = 0; i < a->source_count; i++) {
		if (strcmp(a->sources[i].digest, source->digest) != 0 ||
			strcmp(a->sources[i].name, source->name) != 0)
			continue;
		uint32_t same = a->sources[i].part;
		*st = add_source(a, source);
		if (*st == KZ_OK)
			a->sources[a->source_count - 1].part = same;
		return true;
	}
	return false;
}

static kz_status gather(assembly *a, kzi_held_list *same, const kz_document *put)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < same->count && st == KZ_OK; i++) {
		if (!same->items[i].spent)
			st = add_held(a, &same->items[i]);
	}
	if (st != KZ_OK || put == NULL || add_copy(a, put, &st))
		return st;
	a->dropped = NULL;
	st = add_piece(a, put, NULL, (kzi_source_part){0});
	return st == KZ_OK ? add_sources(a, put, NULL) : st;
}

/* ---- Putting together ---- */

static kz_status add_parts(assembly *a, kz_document *out)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < a->piece_count && st == KZ_OK; i++) {
		piece *one = &a->pieces[i];
		/* Not in the index yet. */
		if (one->part.place.length == 0 && one->part.bytes == NULL) {
			kzi_buffer bytes = {0};
			kzi_document_encode(
				one->reading.document, KZI_FACTS_TEXT_AND_RAW, &bytes);
			one->part.length = bytes.length;
			one->bytes = kzi_buffer_take(&bytes);
			one->part.bytes = one->bytes;
			if (one->bytes == NULL)
				return kzi_no_memory(a->err);
		}
		st = kzi_document_append_part(out, &one->part, a->err);
	}
	return st;
}

static kz_status merge(assembly *a, kz_document *out, const kz_document *best)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < a->source_count && st == KZ_OK; i++) {
		kzi_source source = a->sources[i];
		if (a->piece_count == 1)
			source.part = 0;
		st = kzi_document_append_source(out, &source, a->err);
	}
	for (size_t i = 0; i < a->piece_count && st == KZ_OK; i++)
		st = kzi_likeness_keys(a->pieces[i].reading.document, out, a->err);
	if (st != KZ_OK)
		return st;
	if (a->piece_count > 1)
		return add_parts(a, out);
	return kz_document_set_raw(out, best->raw, best->raw_length, a->err);
}

static kz_status put_together(assembly *a, kz_document **out, const char **best)
{
	size_t chosen = 0;
	kzi_reading *readings = calloc(a->piece_count, sizeof *readings);
	if (readings == NULL)
		return kzi_no_memory(a->err);
	for (size_t i = 0; i < a->piece_count; i++)
		readings[i] = a->pieces[i].reading;
	kz_status st = kzi_document_merge(readings, a->piece_count, out, &chosen, a->err);
	free(readings);
	if (st != KZ_OK)
		return st;
	const kzi_reading *text = &a->pieces[chosen].reading;
	st = merge(a, *out, text->document);
	/* Of copies the one that it was read from may be gone. */
	if (st == KZ_OK)
		st = kz_document_set(*out, KZ_PATH, text->path, a->err);
	*best = st == KZ_OK ? kz_document_get(*out, KZ_PATH) : NULL;
	if (st != KZ_OK) {
		kz_document_free(*out);
		*out = NULL;
	}
	return st;
}

kz_status kzi_assemble(kz_writer *writer, kzi_held_list *same, const char *dropped,
	const kz_document *put, kz_document **out, const char **best, kz_error *err)
{
	assembly a = {.writer = writer, .dropped = dropped, .err = err};
	*out = NULL;
	*best = "";
	kz_status st = gather(&a, same, put);
	if (st == KZ_OK && a.piece_count > 0)
		st = put_together(&a, out, best);
	for (size_t i = 0; i < a.piece_count; i++) {
		kz_document_free(a.pieces[i].own);
		free(a.pieces[i].bytes);
	}
	free(a.pieces);
	free(a.sources);
	return st;
}
