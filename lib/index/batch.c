/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/batch.h"

#include "index/engine.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/writer.h"

#include <stdlib.h>
#include <string.h>

/* ---- What counts ---- */

bool kzi_batch_counts(const kzi_batch *batch, uint32_t record)
{
	return batch->records[record - 1].superseded_by == 0;
}

static bool is_put(const kzi_batch *batch, uint32_t record)
{
	return kzi_batch_counts(batch, record) &&
	       batch->records[record - 1].kind == KZI_SPOOL_PUT;
}

uint32_t kzi_batch_put_with(const kzi_batch *batch, const char *term, size_t length)
{
	const kzi_table_entry *e = kzi_table_find(&batch->terms, term, length);
	while (e != NULL && !is_put(batch, e->value))
		e = kzi_table_next(&batch->terms, e);
	return e != NULL ? e->value : 0;
}

uint32_t kzi_batch_put_of(const kzi_batch *batch, const char *id)
{
	kzi_buffer term = {0};
	kzi_term_id(&term, id);
	uint32_t record =
		term.failed ? 0 : kzi_batch_put_with(batch, term.data, term.length);
	kzi_buffer_free(&term);
	return record;
}

uint32_t kzi_batch_record_of(const kzi_batch *batch, const char *id)
{
	const kzi_table_entry *e = kzi_table_find(&batch->erased, id, strlen(id));
	uint32_t record = e != NULL ? e->value : 0;
	while (record != 0 && !kzi_batch_counts(batch, record))
		record = batch->records[record - 1].superseded_by;
	return record;
}

uint32_t kzi_batch_removal(const kzi_batch *batch, const kzi_buffer *term)
{
	const kzi_table_entry *e =
		kzi_table_find(&batch->terms, term->data, term->length);
	for (; e != NULL; e = kzi_table_next(&batch->terms, e)) {
		if (kzi_batch_counts(batch, e->value) &&
			batch->records[e->value - 1].kind == KZI_SPOOL_REMOVE)
			return e->value;
	}
	return 0;
}

/* ---- Finding ---- */

kz_status kzi_held_list_add(kzi_held_list *list, kzi_held held, kz_error *err)
{
	if (list->count == list->room) {
		size_t room = list->room == 0 ? 4 : list->room * 2;
		kzi_held *items = realloc(list->items, room * sizeof *items);
		if (items == NULL) {
			kz_document_free(held.document);
			return kzi_no_memory(err);
		}
		list->items = items;
		list->room = room;
	}
	list->items[list->count++] = held;
	return KZ_OK;
}

static bool is_listed(const kzi_held_list *list, uint32_t record, uint32_t docid)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].record == record && list->items[i].docid == docid)
			return true;
	}
	return false;
}

bool kzi_held_list_has(const kzi_held_list *list, const kzi_held *held)
{
	return is_listed(list, held->record, held->docid);
}

kz_status kzi_batch_read(
	kz_writer *writer, uint32_t record, kzi_change *out, kz_error *err)
{
	kzi_buffer content = {0};
	kzi_spool_kind kind;
	kz_status st = kzi_spool_read(writer->spool, writer->batch.records[record - 1].at,
		&kind, &content, err);
	if (st == KZ_OK)
		st = kzi_change_decode(kind, &content, out, err);
	kzi_buffer_free(&content);
	return st;
}

static kz_status find_put(kz_writer *writer, const kzi_buffer *term, size_t most,
	kzi_held_list *list, kz_error *err)
{
	const kzi_table *terms = &writer->batch.terms;
	const kzi_table_entry *e = kzi_table_find(terms, term->data, term->length);
	kz_status st = KZ_OK;
	for (; e != NULL && st == KZ_OK && list->count < most;
		e = kzi_table_next(terms, e)) {
		kzi_change change;
		if (!is_put(&writer->batch, e->value) || is_listed(list, e->value, 0))
			continue;
		st = kzi_batch_read(writer, e->value, &change, err);
		if (st != KZ_OK)
			break;
		st = kzi_held_list_add(list,
			(kzi_held){.document = change.document,
				.whole = true,
				.fresh = change.erased_count == 0,
				.record = e->value},
			err);
		change.document = NULL;
		kzi_change_free(&change);
	}
	return st;
}

/* A document of the last commit, unless something has become of it. */
static kz_status take_committed(
	kz_writer *writer, uint32_t docid, kzi_held_list *list, kz_error *err)
{
	xapian_error why;
	xapian_bytes record;
	kzi_held held = {.docid = docid};
	if (is_listed(list, 0, docid))
		return KZ_OK;
	kz_status st =
		kzi_engine(xapian_database_data(xapian_writable_database(writer->engine),
				   docid, &record, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_record_read(record, &held.document, &held.place, err);
	if (st != KZ_OK)
		return st;
	const char *id = kz_document_get(held.document, KZ_ID);
	if (kzi_table_find(&writer->batch.erased, id, strlen(id)) == NULL)
		return kzi_held_list_add(list, held, err);
	kz_document_free(held.document);
	return KZ_OK;
}

static kz_status find_committed(kz_writer *writer, const kzi_buffer *term, size_t most,
	kzi_held_list *list, kz_error *err)
{
	xapian_error why;
	xapian_cursor *ids = NULL;
	uint32_t docid = 0;
	xapian_database *database = xapian_writable_database(writer->engine);
	kz_status st = kzi_engine(
		xapian_database_find(database, term->data, term->length, &docid, &why),
		&why, NULL, err);
	/* Mostly there is none. */
	if (st != KZ_OK || docid == 0)
		return st;
	st = kzi_engine(
		xapian_database_postings(database, term->data, term->length, &ids, &why),
		&why, NULL, err);
	while (st == KZ_OK && list->count < most) {
		st = kzi_engine(
			xapian_cursor_next_docid(ids, &docid, &why), &why, NULL, err);
		if (st == KZ_OK)
			st = take_committed(writer, docid, list, err);
	}
	xapian_cursor_close(ids);
	return st == KZ_DONE ? KZ_OK : st;
}

kz_status kzi_batch_find(kz_writer *writer, const kzi_buffer *term, size_t most,
	kzi_held_list *list, kz_error *err)
{
	if (term->failed)
		return kzi_no_memory(err);
	kz_status st = find_put(writer, term, most, list, err);
	return st == KZ_OK ? find_committed(writer, term, most, list, err) : st;
}

kz_status kzi_held_load(kz_writer *writer, kzi_held *held, kz_error *err)
{
	kz_document *whole = NULL;
	if (held->whole)
		return KZ_OK;
	kz_status st = kzi_stored_document(writer->texts, held->place, &whole, err);
	if (st != KZ_OK)
		return st;
	kz_document_free(held->document);
	held->document = whole;
	held->whole = true;
	return KZ_OK;
}

kz_status kzi_held_part(kz_writer *writer, const kzi_held *held, size_t i,
	kz_document **out, kz_error *err)
{
	const kzi_source_part *part = &held->document->parts[i];
	if (part->bytes != NULL)
		return kzi_document_decode(part->bytes, part->length, out, err);
	return kzi_stored_document(writer->texts, part->place, out, err);
}

void kzi_held_list_free(kzi_held_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		kz_document_free(list->items[i].document);
	free(list->items);
	*list = (kzi_held_list){0};
}

/* ---- Changing ---- */

kz_status kzi_batch_replace_record(
	kz_writer *writer, uint32_t record, kzi_change *change, kz_error *err)
{
	kzi_change old;
	kz_status st = kzi_batch_read(writer, record, &old, err);
	if (st != KZ_OK)
		return st;
	st = kzi_change_supersede(change, record, err);
	for (size_t i = 0; i < old.erased_count && st == KZ_OK; i++)
		st = kzi_change_erase(change, old.erased[i], err);
	kzi_change_free(&old);
	return st;
}

kz_status kzi_batch_replace(
	kz_writer *writer, const kzi_held *held, kzi_change *change, kz_error *err)
{
	if (held->record != 0)
		return kzi_batch_replace_record(writer, held->record, change, err);
	return kzi_change_erase(change, kz_document_get(held->document, KZ_ID), err);
}

static bool take_erased(kzi_batch *batch, uint32_t record, const char *id)
{
	if (kzi_table_find(&batch->erased, id, strlen(id)) != NULL)
		return true;
	if (batch->erased_count == batch->erased_room) {
		size_t room = batch->erased_room == 0 ? 16 : batch->erased_room * 2;
		char **ids = realloc(batch->erased_ids, room * sizeof *ids);
		if (ids == NULL)
			return false;
		batch->erased_ids = ids;
		batch->erased_room = room;
	}
	char *copy = strdup(id);
	if (copy == NULL || !kzi_table_add(&batch->erased, id, strlen(id), record)) {
		free(copy);
		return false;
	}
	batch->erased_ids[batch->erased_count++] = copy;
	return true;
}

static bool take_record(kzi_batch *batch, uint64_t at, kzi_spool_kind kind)
{
	if (batch->count == batch->room) {
		size_t room = batch->room == 0 ? 64 : batch->room * 2;
		kzi_batch_record *records =
			realloc(batch->records, room * sizeof *records);
		if (records == NULL || room > UINT32_MAX) {
			batch->records = records != NULL ? records : batch->records;
			return false;
		}
		batch->records = records;
		batch->room = room;
	}
	batch->records[batch->count++] = (kzi_batch_record){at, 0, kind};
	return true;
}

static kz_status take_in(
	kz_writer *writer, uint64_t at, const kzi_change *change, kz_error *err)
{
	kzi_batch *batch = &writer->batch;
	if (!take_record(batch, at, change->kind))
		return kzi_no_memory(err);
	uint32_t record = (uint32_t)batch->count;
	batch->has_removals |= change->kind == KZI_SPOOL_REMOVE;
	for (size_t i = 0; i < change->superseded_count; i++)
		batch->records[change->superseded[i] - 1].superseded_by = record;
	for (size_t i = 0; i < change->erased_count; i++) {
		if (!take_erased(batch, record, change->erased[i]))
			return kzi_no_memory(err);
	}
	return kzi_batch_take_terms(batch, record, change, err);
}

kz_status kzi_batch_add(kz_writer *writer, const kzi_change *change, kz_error *err)
{
	kzi_buffer bytes = {0};
	kzi_batch_mark before = kzi_batch_here(writer);
	kzi_change_encode(change, &bytes);
	kz_status st = bytes.failed ? kzi_no_memory(err)
				    : kzi_spool_add(writer->spool, change->kind,
					      bytes.data, bytes.length, err);
	kzi_buffer_free(&bytes);
	if (st == KZ_OK)
		st = take_in(writer, before.spool.bytes, change, err);
	if (st != KZ_OK)
		kzi_batch_back_to(writer, before);
	return st;
}

/* ---- Back ---- */

kzi_batch_mark kzi_batch_here(const kz_writer *writer)
{
	const kzi_batch *batch = &writer->batch;
	return (kzi_batch_mark){kzi_spool_here(writer->spool), batch->count,
		batch->terms.count, batch->erased.count, batch->lifted.count,
		batch->erased_count};
}

void kzi_batch_back_to(kz_writer *writer, kzi_batch_mark mark)
{
	kzi_batch *batch = &writer->batch;
	kzi_spool_back_to(writer->spool, mark.spool);
	kzi_table_cut(&batch->lifted, mark.lifted);
	if (batch->count == mark.count)
		return;
	kzi_table_cut(&batch->terms, mark.terms);
	kzi_table_cut(&batch->erased, mark.erased);
	kzi_table_free(&batch->met);
	while (batch->erased_count > mark.erased_ids)
		free(batch->erased_ids[--batch->erased_count]);
	batch->count = mark.count;
	for (size_t i = 0; i < batch->count; i++) {
		if (batch->records[i].superseded_by > mark.count)
			batch->records[i].superseded_by = 0;
	}
}

void kzi_batch_clear(kzi_batch *batch)
{
	for (size_t i = 0; i < batch->erased_count; i++)
		free(batch->erased_ids[i]);
	free(batch->erased_ids);
	free(batch->records);
	kzi_table_free(&batch->terms);
	kzi_table_free(&batch->erased);
	kzi_table_free(&batch->lifted);
	kzi_table_free(&batch->met);
	*batch = (kzi_batch){0};
}
