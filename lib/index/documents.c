/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Getting documents out of an index: one by name, or all. */
#include "index/reader.h"

#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"
#include "index/shards.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

kz_status kzi_stored_document(
	kzi_text_store *texts, kzi_text_place place, kz_document **out, kz_error *err)
{
	kzi_buffer bytes = {0};
	kz_status st = kzi_text_read(texts, place, &bytes, err);
	if (st == KZ_OK)
		st = kzi_document_decode(bytes.data, bytes.length, out, err);
	kzi_buffer_free(&bytes);
	return st;
}

kz_status kzi_stored_beginning(kzi_text_store *texts, kzi_text_place place, size_t most,
	kzi_buffer *bytes, kz_document **out, bool *all, kz_error *err)
{
	kz_status st = kzi_text_read_some(texts, place, most, bytes, all, err);
	if (st == KZ_OK)
		st = *all ? kzi_document_decode(bytes->data, bytes->length, out, err)
			  : kzi_document_decode_beginning(
				    bytes->data, bytes->length, out, err);
	return st;
}

bool kzi_index_has_text(const kz_index *index, uint32_t docid, const char **place)
{
	const kz_index *shard = kzi_shard_of(index, &docid);
	*place = shard->path;
	return shard->texts != NULL;
}

kz_status kzi_index_text(kz_index *index, uint32_t docid, const kz_document *facts,
	kzi_text_place place, kz_document **out, kz_error *err)
{
	kz_index *shard = kzi_shard_of(index, &docid);
	if (shard->texts == NULL)
		return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"%s: %s: its text is not at hand; name the folder that has it: "
			"%s,text=DIR",
			shard->path, kz_document_get(facts, KZ_ID), shard->path);
	kz_status st = kzi_stored_document(shard->texts, place, out, err);
	if (st != KZ_OK || shard->server == NULL ||
		strcmp(kz_document_get(*out, KZ_ID), kz_document_get(facts, KZ_ID)) == 0)
		return st;
	kz_document_free(*out);
	*out = NULL;
	return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
		"%s: is not the folder of what is served", shard->path);
}

/* ---- One ---- */

typedef struct wanted {
	const char *name;
	kz_document *document;
	bool with_raw;
	kzi_buffer raw;
} wanted;

static kz_status get_raw(kz_index *index, uint32_t docid, wanted *w, kz_error *err)
{
	kzi_text_place place = {
		w->document->raw_place.offset, w->document->raw_place.length};
	if (place.length == 0)
		return kzi_fail(err, KZ_E_NO_DOCUMENT, KZI_NO_OFFSET,
			"'%s': the index does not keep it as it came in", w->name);
	return kzi_text_read(kzi_shard_of(index, &docid)->texts, place, &w->raw, err);
}

static kz_status get_by_name(kz_index *index, void *context, kz_error *err)
{
	wanted *w = context;
	xapian_error why;
	xapian_bytes record;
	kzi_text_place place;
	uint32_t docid;
	kz_document_free(w->document);
	w->document = NULL;
	kz_status st = kzi_find_name(index->database, w->name, &docid, err);
	if (st == KZ_OK && docid == 0)
		return kzi_fail(err, KZ_E_NO_DOCUMENT, KZI_NO_OFFSET,
			"'%s': the index has no such document", w->name);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_database_data(index->database, docid, &record, &why), &why,
			w->name, err);
	/* It was there a moment ago: a writer has come between. */
	if (st == KZ_E_NO_DOCUMENT)
		return kzi_fail(err, KZ_E_CHANGED, KZI_NO_OFFSET,
			"'%s': the index changes too fast", w->name);
	kz_document *facts = NULL;
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, &place, err);
	if (st == KZ_OK)
		st = kzi_index_text(index, docid, facts, place, &w->document, err);
	if (st == KZ_OK && w->with_raw)
		st = get_raw(index, docid, w, err);
	kz_document_free(facts);
	return st;
}

kz_status kz_index_get(
	kz_index *index, const char *name, kz_document **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (index == NULL || name == NULL || out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"index, name and out are required");
	wanted w = {.name = name};
	kz_status st = kzi_index_read(index, get_by_name, &w, err);
	if (st == KZ_OK)
		*out = w.document;
	else
		kz_document_free(w.document);
	return st;
}

kz_status kz_index_get_raw(
	kz_index *index, const char *name, char **out, size_t *length, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (length != NULL)
		*length = 0;
	if (index == NULL || name == NULL || out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"index, name and out are required");
	wanted w = {.name = name, .with_raw = true};
	kz_status st = kzi_index_read(index, get_by_name, &w, err);
	size_t bytes = w.raw.length;
	if (st == KZ_OK) {
		*out = kzi_buffer_take(&w.raw);
		st = *out != NULL ? KZ_OK : kzi_no_memory(err);
	}
	if (st == KZ_OK && length != NULL)
		*length = bytes;
	kzi_buffer_free(&w.raw);
	kz_document_free(w.document);
	return st;
}

/* ---- All ---- */

/* A cursor has its own view of the index, so that the handle it came from may
 * be refreshed or closed meanwhile. */
struct kz_cursor {
	kz_index *index;
	xapian_cursor *ids;
	char *prefix; /* what the terms of the wanted ids begin with */
	kz_document *document;
	bool changed; /* the index, under it: there is no going on */
};

static kz_status open_ids(kz_index *index, void *context, kz_error *err)
{
	kz_cursor *cursor = context;
	xapian_error why;
	xapian_cursor_close(cursor->ids);
	cursor->ids = NULL;
	return kzi_engine(xapian_database_terms(index->database, cursor->prefix,
				  strlen(cursor->prefix), &cursor->ids, &why),
		&why, index->path, err);
}

static kz_status id_prefix(const char *prefix, char **out, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_term_id(&term, prefix);
	*out = kzi_buffer_take(&term);
	return *out != NULL ? KZ_OK : kzi_no_memory(err);
}

kz_status kz_index_list(kz_index *index, kz_cursor **out, kz_error *err)
{
	return kz_index_list_prefix(index, "", out, err);
}

kz_status kz_index_list_prefix(
	kz_index *index, const char *prefix, kz_cursor **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (index == NULL || prefix == NULL || out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"index, prefix and out are required");
	kz_status st = kzi_same_process(index->process, err);
	if (st != KZ_OK)
		return st;
	kz_cursor *cursor = calloc(1, sizeof *cursor);
	if (cursor == NULL)
		return kzi_no_memory(err);
	st = id_prefix(prefix, &cursor->prefix, err);
	if (st == KZ_OK)
		st = kzi_index_open_again(index, &cursor->index, err);
	if (st == KZ_OK)
		st = kzi_index_read(cursor->index, open_ids, cursor, err);
	if (st == KZ_OK)
		*out = cursor;
	else
		kz_cursor_close(cursor);
	return st;
}

static kz_status read_next(kz_cursor *cursor, kz_error *err)
{
	xapian_error why;
	xapian_bytes term, record;
	xapian_database *database = cursor->index->database;
	kzi_text_place place;
	uint32_t docid = 0;
	kz_status st = kzi_engine(
		xapian_cursor_next_bytes(cursor->ids, &term, &why), &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_find(
					database, term.data, term.size, &docid, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_data(database, docid, &record, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_record_read(record, &cursor->document, &place, err);
	return st;
}

/* A block that was overwritten under us may look damaged too: the engine knows
 * by looking again, which is the end of this list. */
static bool looks_changed(kz_cursor *cursor, kz_status st)
{
	bool changed = false;
	if (st == KZ_E_CHANGED || st == KZ_E_NO_DOCUMENT)
		return true;
	return xapian_database_reopen(cursor->index->database, &changed, NULL) ==
		       XAPIAN_OK &&
	       changed;
}

kz_status kz_cursor_next(kz_cursor *cursor, const kz_document **document, kz_error *err)
{
	if (document != NULL)
		*document = NULL;
	if (cursor == NULL || document == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"cursor and document are required");
	kz_document_free(cursor->document);
	cursor->document = NULL;
	kz_status st = kzi_same_process(cursor->index->process, err);
	if (st == KZ_OK && !cursor->changed)
		st = read_next(cursor, err);
	*document = cursor->document;
	if (st < 0 && st != KZ_E_FORKED && looks_changed(cursor, st))
		cursor->changed = true;
	if (cursor->changed)
		return kzi_fail(err, KZ_E_CHANGED, KZI_NO_OFFSET,
			"the index was written to while it was listed: list it again");
	return st;
}

void kz_cursor_close(kz_cursor *cursor)
{
	if (cursor == NULL)
		return;
	xapian_cursor_close(cursor->ids);
	kz_document_free(cursor->document);
	kz_index_close(cursor->index);
	free(cursor->prefix);
	free(cursor);
}
