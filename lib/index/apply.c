/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Carrying out one record of the spool: text into the store, terms into the engine.
 * What it means was settled when it was put. */
#include "index/writer.h"

#include "index/engine.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/salvage.h"
#include "index/schema.h"
#include "index/tombstone.h"

#include <string.h>
#include <time.h>

/* ---- Text ---- */

/* The text as it came in, apart: no search ever reads it. */
static kz_status store_raw(kzi_text_store *texts, kz_document *document, kz_error *err)
{
	kzi_buffer bytes = {0};
	if (document->raw == NULL)
		return KZ_OK;
	kzi_buffer_append(&bytes, document->raw, document->raw_length);
	kz_status st =
		bytes.failed ? kzi_no_memory(err)
			     : kzi_text_append(texts, &bytes, &document->raw_place, err);
	kzi_buffer_free(&bytes);
	return st;
}

static kz_status store_text(kzi_text_store *texts, kz_document *document,
	kzi_text_place *place, kz_error *err)
{
	kzi_buffer bytes = {0};
	kz_status st = store_raw(texts, document, err);
	if (st != KZ_OK)
		return st;
	kzi_document_encode(document, KZI_FACTS_AND_TEXT, &bytes);
	st = bytes.failed ? kzi_no_memory(err)
			  : kzi_text_append(texts, &bytes, place, err);
	kzi_buffer_free(&bytes);
	return st;
}

/* The part that the text of the whole is from, which then has its raw text. */
static bool gives_text(const kz_document *document, size_t part)
{
	const char *path = kz_document_get(document, KZ_PATH);
	for (size_t i = 0; i < document->source_count; i++) {
		const kzi_source *source = &document->sources[i];
		if (source->part == part && strcmp(source->path, path) == 0)
			return true;
	}
	return false;
}

static kz_status store_parts(kzi_text_store *texts, kz_document *document, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < document->part_count && st == KZ_OK; i++) {
		kzi_source_part *part = &document->parts[i];
		kz_document *one = NULL;
		if (part->bytes == NULL)
			continue;
		st = kzi_document_decode(part->bytes, part->length, &one, err);
		if (st == KZ_OK)
			st = store_text(texts, one, &part->place, err);
		if (st == KZ_OK && gives_text(document, i))
			document->raw_place = one->raw_place;
		part->bytes = NULL;
		kz_document_free(one);
	}
	return st;
}

static kz_status stamp(kz_document *document, kz_error *err)
{
	time_t now = time(NULL);
	struct tm utc;
	char text[32];
	if (gmtime_r(&now, &utc) == NULL ||
		strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0)
		return KZ_OK;
	kz_status st = kz_document_set(document, KZ_CHANGED_AT, text, err);
	if (st == KZ_OK && kz_document_get(document, KZ_FIRST_SEEN)[0] == '\0')
		st = kz_document_set(document, KZ_FIRST_SEEN, text, err);
	return st;
}

kz_status kzi_store_document(kzi_text_store *texts, kz_document *document,
	kzi_text_place *place, kz_error *err)
{
	kz_status st = store_parts(texts, document, err);
	return st == KZ_OK ? store_text(texts, document, place, err) : st;
}

kz_status kzi_apply_text(kzi_text_store *texts, kz_document *document,
	kzi_text_place *place, kz_error *err)
{
	kz_status st = stamp(document, err);
	return st == KZ_OK ? kzi_store_document(texts, document, place, err) : st;
}

/* ---- Put ---- */

static kz_status store_terms(kz_writer *writer, const kz_document *document,
	kzi_text_place place, kz_error *err)
{
	xapian_error why;
	xapian_document *entry = NULL;
	kzi_buffer term = {0};
	const char *id = kz_document_get(document, KZ_ID);
	kz_status st = kzi_engine(xapian_document_new(&entry, &why), &why, NULL, err);
	if (st == KZ_OK) {
		kzi_entry out = kzi_entry_of_engine(entry);
		st = kzi_index_document(document, &writer->memo, place, &out, err);
	}
	kzi_term_id(&term, id);
	if (st == KZ_OK && term.failed)
		st = kzi_no_memory(err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_writable_replace(writer->engine, term.data,
					term.length, entry, NULL, &why),
			&why, id, err);
	xapian_document_close(entry);
	kzi_buffer_free(&term);
	return st;
}

static kz_status apply_put(kz_writer *writer, kz_document *document, kz_error *err)
{
	kzi_text_place place;
	kz_status st = kzi_tombstone_clear(writer, document, err);
	if (st == KZ_OK)
		st = kzi_apply_text(writer->texts, document, &place, err);
	return st == KZ_OK ? store_terms(writer, document, place, err) : st;
}

kz_status kzi_apply(
	kz_writer *writer, kzi_spool_kind kind, const kzi_buffer *content, kz_error *err)
{
	kzi_change change;
	kz_status st = kzi_change_decode(kind, content, &change, err);
	if (st == KZ_OK && kind == KZI_SPOOL_PUT)
		st = apply_put(writer, change.document, err);
	else if (st == KZ_OK && kind == KZI_SPOOL_REMOVE)
		st = kzi_tombstone_set(writer, change.document, err);
	kzi_change_free(&change);
	return st;
}

static kz_status apply_saved(kz_writer *writer, const kzi_buffer *content, kz_error *err)
{
	kzi_text_place place;
	kz_document *document;
	kz_status st =
		kzi_document_decode(content->data, content->length, &document, err);
	if (st == KZ_OK)
		st = kzi_store_document(writer->texts, document, &place, err);
	if (st == KZ_OK)
		st = store_terms(writer, document, place, err);
	kz_document_free(document);
	return st;
}

kz_status kzi_apply_salvage(kz_writer *writer, kz_error *err)
{
	kzi_buffer content = {0};
	const kzi_salvage *salvage = writer->salvage;
	kz_progress progress = {
		.phase = KZ_PHASE_INDEXING, .total = salvage->count, .path = ""};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < salvage->count && st == KZ_OK; i++) {
		st = kzi_salvage_content(salvage, salvage->items[i], &content, err);
		if (st == KZ_OK)
			st = apply_saved(writer, &content, err);
		progress.done++;
		progress.bytes += content.length;
		if (st == KZ_OK)
			st = kzi_writer_progress(writer, progress, err);
	}
	kzi_buffer_free(&content);
	return st;
}

/* ---- What goes ---- */

kz_status kzi_apply_erasures(kz_writer *writer, kz_error *err)
{
	xapian_error why;
	const kzi_batch *batch = &writer->batch;
	kzi_buffer term = {0};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < batch->erased_count && st == KZ_OK; i++) {
		const char *id = batch->erased_ids[i];
		/* What comes back under the same id is replaced by that. */
		if (kzi_batch_put_of(batch, id) != 0)
			continue;
		kzi_term_id(&term, id);
		st = term.failed ? kzi_no_memory(err)
				 : kzi_engine(xapian_writable_delete(writer->engine,
						      term.data, term.length, &why),
					   &why, id, err);
	}
	kzi_buffer_free(&term);
	return st;
}

kz_status kzi_apply_tombstones(kz_writer *writer, kz_error *err)
{
	const kzi_batch *batch = &writer->batch;
	bool any = false;
	kz_status st = kzi_tombstones_matter(writer, &any, err);
	for (uint32_t record = 1; any && st == KZ_OK && record <= batch->count;
		record++) {
		kzi_change change;
		if (!kzi_batch_counts(batch, record))
			continue;
		st = kzi_batch_read(writer, record, &change, err);
		if (st == KZ_OK && change.kind == KZI_SPOOL_PUT)
			st = kzi_tombstone_clear(writer, change.document, err);
		else if (st == KZ_OK && change.kind == KZI_SPOOL_REMOVE)
			st = kzi_tombstone_set(writer, change.document, err);
		kzi_change_free(&change);
	}
	return st;
}
