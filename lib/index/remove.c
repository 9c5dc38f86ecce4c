/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Removing by name, and the tombstones that it leaves: those in the index, and the
 * removals that wait for a commit. */
#include "index/writer.h"

#include "index/engine.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

/* ---- Tombstones ---- */

static kz_status set_meta(kz_writer *writer, const kzi_buffer *key, const char *value,
	size_t length, kz_error *err)
{
	xapian_error why;
	if (key->failed)
		return kzi_no_memory(err);
	return kzi_engine(xapian_writable_set_metadata(writer->engine, key->data,
				  key->length, value, length, &why),
		&why, NULL, err);
}

static kz_status get_meta(
	kz_writer *writer, const kzi_buffer *key, xapian_bytes *out, kz_error *err)
{
	xapian_error why;
	*out = (xapian_bytes){"", 0};
	if (key->failed)
		return kzi_no_memory(err);
	return kzi_engine(
		xapian_database_metadata(xapian_writable_database(writer->engine),
			key->data, key->length, out, &why),
		&why, NULL, err);
}

static kz_status count_tombstone(kz_writer *writer, bool more, kz_error *err)
{
	uint64_t count = 0;
	kzi_buffer key = {0}, digits = {0};
	kz_status st = kzi_meta_number(
		xapian_writable_database(writer->engine), KZI_META_REMOVED, &count, err);
	kzi_meta_key(&key, KZI_META_REMOVED, "");
	kzi_buffer_format(&digits, "%llu",
		(unsigned long long)(more        ? count + 1
				     : count > 0 ? count - 1
						 : 0));
	if (st == KZ_OK)
		st = digits.failed
			     ? kzi_no_memory(err)
			     : set_meta(writer, &key, digits.data, digits.length, err);
	kzi_buffer_free(&key);
	kzi_buffer_free(&digits);
	return st;
}

kz_status kzi_tombstone_set(kz_writer *writer, const kz_document *document, kz_error *err)
{
	const char *id = kz_document_get(document, KZ_ID);
	kzi_buffer key = {0}, paths = {0};
	kz_status st = KZ_OK;
	/* A program may have read the file itself. */
	const char *read = kz_document_get(document, KZ_PATH);
	size_t count = document->source_count;
	if (count == 0 && read[0] != '\0')
		count = 1;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		const char *path =
			document->source_count > 0 ? document->sources[i].path : read;
		kzi_buffer_append(&paths, path, strlen(path) + 1);
		kzi_meta_key(&key, KZI_META_GONE_PATH, path);
		st = set_meta(writer, &key, id, strlen(id), err);
	}
	if (paths.length == 0)
		kzi_buffer_byte(&paths, '\0');
	kzi_meta_key(&key, KZI_META_GONE, id);
	if (st == KZ_OK)
		st = paths.failed ? kzi_no_memory(err)
				  : set_meta(writer, &key, paths.data, paths.length, err);
	if (st == KZ_OK)
		st = count_tombstone(writer, true, err);
	kzi_buffer_free(&key);
	kzi_buffer_free(&paths);
	return st;
}

/* The tombstone holds the paths that were struck with it: all go. */
kz_status kzi_tombstone_clear(kz_writer *writer, const char *id, kz_error *err)
{
	xapian_bytes value;
	kzi_buffer key = {0}, paths = {0};
	kzi_meta_key(&key, KZI_META_GONE, id);
	kz_status st = get_meta(writer, &key, &value, err);
	if (st == KZ_OK && value.size > 0) {
		kzi_buffer_append(&paths, value.data, value.size);
		st = set_meta(writer, &key, "", 0, err);
		if (st == KZ_OK)
			st = count_tombstone(writer, false, err);
		for (size_t at = 0; st == KZ_OK && at < paths.length;) {
			kzi_meta_key(&key, KZI_META_GONE_PATH, paths.data + at);
			st = set_meta(writer, &key, "", 0, err);
			at += strlen(paths.data + at) + 1;
		}
	}
	kzi_buffer_free(&key);
	kzi_buffer_free(&paths);
	return st;
}

/* A file that comes back takes its document's tombstone away, also when it now
 * holds another one. */
kz_status kzi_tombstone_clear_path(kz_writer *writer, const char *path, kz_error *err)
{
	xapian_bytes value;
	kzi_buffer key = {0};
	kzi_meta_key(&key, KZI_META_GONE_PATH, path);
	kz_status st = get_meta(writer, &key, &value, err);
	kzi_buffer_free(&key);
	if (st != KZ_OK || value.size == 0)
		return st;
	char *id = strndup(value.data, value.size);
	st = id != NULL ? kzi_tombstone_clear(writer, id, err) : kzi_no_memory(err);
	free(id);
	return st;
}

/* ---- Removing ---- */

static kz_status spool_removal(kz_writer *writer, const char *id, kz_error *err)
{
	size_t count = writer->removed_count;
	char **removed = realloc(writer->removed, (count + 1) * sizeof *removed);
	char *copy = strdup(id);
	if (removed != NULL)
		writer->removed = removed;
	kz_status st = removed == NULL || copy == NULL
			       ? kzi_no_memory(err)
			       : kzi_spool_add(writer->spool, KZI_SPOOL_REMOVE, id,
					 strlen(id), err);
	if (st != KZ_OK) {
		free(copy);
		return st;
	}
	removed[writer->removed_count++] = copy;
	return KZ_OK;
}

kz_status kz_writer_remove(kz_writer *writer, const char *name, kz_error *err)
{
	if (writer == NULL || name == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"writer and name are required");
	kz_status st = kzi_same_process(writer->process, err);
	if (st == KZ_OK)
		st = kzi_writer_open_engine(writer, err);
	if (st != KZ_OK)
		return st;
	xapian_error why;
	xapian_bytes record;
	uint32_t docid = 0;
	kzi_text_place place;
	kz_document *facts = NULL;
	xapian_database *database = xapian_writable_database(writer->engine);
	st = kzi_find_name(database, name, &docid, err);
	if (st == KZ_OK && docid == 0)
		return kzi_fail(err, KZ_E_NO_DOCUMENT, KZI_NO_OFFSET,
			"'%s': the index has no such document", name);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_data(database, docid, &record, &why),
			&why, name, err);
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, &place, err);
	if (st == KZ_OK)
		st = spool_removal(writer, kz_document_get(facts, KZ_ID), err);
	kz_document_free(facts);
	return st;
}

bool kzi_writer_removes(const kz_writer *writer, const char *id)
{
	size_t i = 0;
	while (i < writer->removed_count && strcmp(writer->removed[i], id) != 0)
		i++;
	return i < writer->removed_count;
}

void kzi_writer_forget_removed(kz_writer *writer)
{
	for (size_t i = 0; i < writer->removed_count; i++)
		free(writer->removed[i]);
	free(writer->removed);
	writer->removed = NULL;
	writer->removed_count = 0;
}

kz_status kzi_writer_is_gone(
	kz_writer *writer, const char *prefix, const char *name, bool *out, kz_error *err)
{
	xapian_bytes value;
	kzi_buffer key = {0};
	kzi_meta_key(&key, prefix, name);
	kz_status st = get_meta(writer, &key, &value, err);
	*out = value.size > 0 ||
	       (strcmp(prefix, KZI_META_GONE) == 0 && kzi_writer_removes(writer, name));
	kzi_buffer_free(&key);
	return st;
}
