/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Removing by name, and knowing what was removed: tombstones, and the removals
 * that wait for a commit. */
#include "index/writer.h"

#include "index/engine.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

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
	xapian_error why;
	xapian_bytes value = {"", 0};
	kzi_buffer key = {0};
	kzi_meta_key(&key, prefix, name);
	kz_status st =
		key.failed ? kzi_no_memory(err)
			   : kzi_engine(xapian_database_metadata(
						xapian_writable_database(writer->engine),
						key.data, key.length, &value, &why),
				     &why, NULL, err);
	*out = value.size > 0 ||
	       (strcmp(prefix, KZI_META_GONE) == 0 && kzi_writer_removes(writer, name));
	kzi_buffer_free(&key);
	return st;
}
