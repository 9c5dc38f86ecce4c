/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Removing a document by name. */
#include "index/writer.h"

#include "index/engine.h"
#include "index/identify.h"
#include "index/indexer.h"
#include "index/reader.h"

/* Of the last commit, whatever became of it since. */
static kz_status find(
	kz_writer *writer, const char *name, kz_document **out, kz_error *err)
{
	xapian_error why;
	xapian_bytes record;
	uint32_t docid = 0;
	kzi_text_place place;
	xapian_database *database = xapian_writable_database(writer->engine);
	kz_status st = kzi_find_name(database, name, &docid, err);
	if (st == KZ_OK && docid == 0)
		return kzi_fail(err, KZ_E_NO_DOCUMENT, KZI_NO_OFFSET,
			"'%s': the index has no such document", name);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_data(database, docid, &record, &why),
			&why, name, err);
	return st == KZ_OK ? kzi_record_read(record, out, &place, err) : st;
}

/* What was put under its names since goes with it. */
static kz_status take_along(
	kz_writer *writer, uint32_t record, kzi_change *change, kz_error *err)
{
	kzi_change newer;
	kz_status st = kzi_batch_read(writer, record, &newer, err);
	if (st != KZ_OK)
		return st;
	st = kzi_batch_replace_record(writer, record, change, err);
	if (st == KZ_OK && newer.kind == KZI_SPOOL_PUT)
		st = kzi_identity_inherit(change->document, newer.document, err);
	for (size_t i = 0; i < newer.document->source_count && st == KZ_OK; i++)
		st = kzi_document_append_source(
			change->document, &newer.document->sources[i], err);
	kzi_change_free(&newer);
	return st;
}

static kz_status remove_from_any(kz_writer *writer, const char *name, kz_error *err)
{
	kz_error why = {0};
	kz_status st = KZ_E_NO_DOCUMENT;
	for (size_t i = 0; i < writer->shard_count && st == KZ_E_NO_DOCUMENT; i++)
		st = kz_writer_remove(writer->shards[i], name, &why);
	if (st == KZ_OK)
		kzi_table_free(&writer->batch.met);
	return st == KZ_OK ? st : kzi_fail(err, st, why.offset, "%s", why.message);
}

kz_status kz_writer_remove(kz_writer *writer, const char *name, kz_error *err)
{
	if (writer == NULL || name == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"writer and name are required");
	if (writer->shard_count > 0)
		return remove_from_any(writer, name, err);
	kzi_change change = {.kind = KZI_SPOOL_REMOVE};
	kz_status st = kzi_same_process(writer->process, err);
	if (st == KZ_OK)
		st = kzi_writer_open_engine(writer, err);
	if (st == KZ_OK)
		st = find(writer, name, &change.document, err);
	if (st != KZ_OK)
		return st;
	const char *id = kz_document_get(change.document, KZ_ID);
	uint32_t record = kzi_batch_record_of(&writer->batch, id);
	/* After a commit that was done and could not say so. */
	if (record == 0)
		record = kzi_batch_put_of(&writer->batch, id);
	/* Removed twice in one batch: once is enough. */
	bool again =
		record != 0 && writer->batch.records[record - 1].kind == KZI_SPOOL_REMOVE;
	if (record != 0 && !again)
		st = take_along(writer, record, &change, err);
	if (st == KZ_OK && !again)
		st = kzi_change_erase(&change, id, err);
	if (st == KZ_OK && !again)
		st = kzi_batch_add(writer, &change, err);
	if (st == KZ_OK)
		kzi_table_free(&writer->batch.met);
	kzi_change_free(&change);
	return st;
}
