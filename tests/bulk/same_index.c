/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "same_index.h"

#include "index/alike.h"
#include "index/engine.h"
#include "index/layout.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

#include <kamerzoek/index.h>

#include "document/document.h"

/* ---- The engines ---- */

/* The engine's check deletes by another size than it allocated: it says so itself, in
 * the news of 1.4.30. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "new_delete_type_mismatch=0";
}

static kz_status check(const char *glass, kz_error *err)
{
	xapian_error why;
	size_t errors = 0;
	kz_status st = kzi_engine(
		xapian_check(glass, 0, NULL, NULL, &errors, &why), &why, glass, err);
	return st == KZ_OK && errors > 0
		       ? kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				 "%s: the engine's check finds %zu errors", glass, errors)
		       : st;
}

static kz_status open_engine(const char *path, xapian_database **out, kz_error *err)
{
	xapian_error why;
	char generation[KZI_GENERATION_NAME];
	kz_status st = kzi_current_read(path, generation, err);
	char *glass = kzi_path(path, generation, "glass");
	if (st == KZ_OK && glass == NULL)
		st = kzi_no_memory(err);
	if (st == KZ_OK)
		st = check(glass, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_open(glass, out, &why), &why, glass, err);
	free(glass);
	return st;
}

/* Each index has a uuid of its own, and its texts say when they came. */
static bool is_own(xapian_bytes key)
{
	static const char *const own[] = {KZI_META_UUID, KZI_META_TEXT_LENGTH};
	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
		if (key.size == strlen(own[i]) && memcmp(key.data, own[i], key.size) == 0)
			return true;
	}
	return false;
}

static kz_status read_key(xapian_database *database, xapian_cursor *keys,
	xapian_bytes *key, xapian_bytes *value, kz_error *err)
{
	xapian_error why;
	*value = (xapian_bytes){"", 0};
	kz_status st =
		kzi_engine(xapian_cursor_next_bytes(keys, key, &why), &why, NULL, err);
	if (st != KZ_OK || is_own(*key))
		return st;
	return kzi_engine(
		xapian_database_metadata(database, key->data, key->size, value, &why),
		&why, NULL, err);
}

static bool same_bytes(xapian_bytes one, xapian_bytes other)
{
	return one.size == other.size && memcmp(one.data, other.data, one.size) == 0;
}

static kz_status same_metadata(
	xapian_database *one, xapian_database *other, kz_error *err)
{
	xapian_error why;
	xapian_cursor *keys[2] = {NULL, NULL};
	kz_status st =
		kzi_engine(xapian_database_metadata_keys(one, "", 0, &keys[0], &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_engine(
			xapian_database_metadata_keys(other, "", 0, &keys[1], &why), &why,
			NULL, err);
	while (st == KZ_OK) {
		xapian_bytes key, value, other_key, other_value;
		st = read_key(one, keys[0], &key, &value, err);
		kz_status other_st =
			read_key(other, keys[1], &other_key, &other_value, err);
		if (st != other_st)
			st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				"more metadata in one than in the other");
		else if (st == KZ_OK &&
			 (!same_bytes(key, other_key) || !same_bytes(value, other_value)))
			st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				"metadata '%.*s' differ", (int)key.size, key.data);
	}
	xapian_cursor_close(keys[0]);
	xapian_cursor_close(keys[1]);
	return st == KZ_DONE ? KZ_OK : st;
}

static kz_status same_engines(const char *path, const char *other, kz_error *err)
{
	xapian_database *databases[2] = {NULL, NULL};
	kz_status st = open_engine(path, &databases[0], err);
	if (st == KZ_OK)
		st = open_engine(other, &databases[1], err);
	if (st == KZ_OK)
		st = kzi_databases_alike(databases[0], databases[1], false, err);
	if (st == KZ_OK)
		st = same_metadata(databases[0], databases[1], err);
	xapian_database_close(databases[0]);
	xapian_database_close(databases[1]);
	return st;
}

/* ---- The documents ---- */

static kz_status bytes_of(kz_index *index, const char *id, kzi_buffer *out, kz_error *err)
{
	kz_document *document = NULL;
	char *raw = NULL;
	size_t length = 0;
	kz_status st = kz_index_get(index, id, &document, err);
	if (st != KZ_OK)
		return st;
	st = kz_document_set(document, KZ_CHANGED_AT, "", err);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_FIRST_SEEN, "", err);
	document->raw_place = (kzi_text_place){0};
	for (size_t i = 0; i < document->part_count; i++)
		document->parts[i].place = (kzi_text_place){0};
	kzi_document_encode(document, KZI_FACTS_AND_TEXT, out);
	if (st == KZ_OK && kz_index_get_raw(index, id, &raw, &length, NULL) == KZ_OK)
		kzi_buffer_append(out, raw, length);
	kz_free(raw);
	kz_document_free(document);
	return st == KZ_OK && out->failed ? kzi_no_memory(err) : st;
}

static kz_status same_document(
	kz_index *one, kz_index *other, const char *id, kz_error *err)
{
	kzi_buffer bytes = {0}, others = {0};
	kz_status st = bytes_of(one, id, &bytes, err);
	if (st == KZ_OK)
		st = bytes_of(other, id, &others, err);
	if (st == KZ_OK && (bytes.length != others.length ||
				   memcmp(bytes.data, others.data, bytes.length) != 0))
		st = kzi_fail(
			err, KZ_E_CORRUPT, KZI_NO_OFFSET, "'%s': its text differs", id);
	kzi_buffer_free(&bytes);
	kzi_buffer_free(&others);
	return st;
}

static kz_status same_documents(const char *path, const char *other_path, kz_error *err)
{
	kz_index *one = NULL, *other = NULL;
	kz_cursor *all = NULL;
	const kz_document *document;
	kz_status st = kz_index_open(path, &one, err);
	if (st == KZ_OK)
		st = kz_index_open(other_path, &other, err);
	if (st == KZ_OK)
		st = kz_index_list(one, &all, err);
	while (st == KZ_OK) {
		st = kz_cursor_next(all, &document, err);
		if (st == KZ_OK)
			st = same_document(
				one, other, kz_document_get(document, KZ_ID), err);
	}
	kz_cursor_close(all);
	kz_index_close(one);
	kz_index_close(other);
	return st == KZ_DONE ? KZ_OK : st;
}

kz_status same_index(const char *path, const char *other, kz_error *err)
{
	kz_status st = same_engines(path, other, err);
	return st == KZ_OK ? same_documents(path, other, err) : st;
}
