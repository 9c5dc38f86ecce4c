/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/tombstone.h"

#include "index/engine.h"
#include "index/identity.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/writer.h"
#include "kamerstuk/names.h"

#include <stdlib.h>
#include <string.h>

/* ---- Metadata ---- */

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

static kz_status count(kz_writer *writer, uint64_t *out, kz_error *err)
{
	return kzi_meta_number(
		xapian_writable_database(writer->engine), KZI_META_REMOVED, out, err);
}

static kz_status count_one(kz_writer *writer, bool more, kz_error *err)
{
	uint64_t known = 0;
	kzi_buffer key = {0}, digits = {0};
	kz_status st = count(writer, &known, err);
	kzi_meta_key(&key, KZI_META_REMOVED, "");
	kzi_buffer_format(&digits, "%llu",
		(unsigned long long)(more        ? known + 1
				     : known > 0 ? known - 1
						 : 0));
	if (st == KZ_OK)
		st = digits.failed
			     ? kzi_no_memory(err)
			     : set_meta(writer, &key, digits.data, digits.length, err);
	kzi_buffer_free(&key);
	kzi_buffer_free(&digits);
	return st;
}

/* ---- Each place where one stands ---- */

/* The key in the metadata, and the term under which the batch has it. False to stop,
 * and then with its status. */
typedef kz_status place_fn(kz_writer *writer, void *context, const kzi_buffer *key,
	const kzi_buffer *term, kz_error *err);

static kz_status visit(kz_writer *writer, const kz_document *document, place_fn *fn,
	void *context, kz_error *err)
{
	kzi_buffer key = {0}, term = {0};
	char official[KZ_KAMERSTUK_MAX];
	const char *name;
	kz_status st = KZ_OK;
	for (size_t at = 0;
		st == KZ_OK && (name = kzi_identity_name(document, &at)) != NULL;) {
		if (kzi_name_official(name, official))
			name = official;
		kzi_meta_name_key(&key, name);
		kzi_term_alias(&term, name);
		st = fn(writer, context, &key, &term, err);
	}
	for (size_t i = 0; i < document->source_count && st == KZ_OK; i++) {
		const char *path = document->sources[i].path;
		if (path[0] == '\0')
			continue;
		kzi_meta_key(&key, KZI_META_GONE_PATH, path);
		kzi_term_path(&term, path);
		st = fn(writer, context, &key, &term, err);
	}
	kzi_buffer_free(&key);
	kzi_buffer_free(&term);
	return st;
}

/* ---- Asking ---- */

static kz_status is_there(kz_writer *writer, void *context, const kzi_buffer *key,
	const kzi_buffer *term, kz_error *err)
{
	bool *out = context;
	xapian_bytes value;
	if (*out)
		return KZ_OK;
	if (term->failed)
		return kzi_no_memory(err);
	kz_status st = get_meta(writer, key, &value, err);
	if (st != KZ_OK)
		return st;
	const kzi_table *lifted = &writer->batch.lifted;
	*out = kzi_batch_removal(&writer->batch, term) != 0 ||
	       (value.size > 0 && kzi_table_find(lifted, value.data, value.size) == NULL);
	return KZ_OK;
}

kz_status kzi_tombstones_matter(kz_writer *writer, bool *out, kz_error *err)
{
	uint64_t known = 0;
	kz_status st = count(writer, &known, err);
	*out = known > 0 || writer->batch.has_removals;
	return st;
}

kz_status kzi_tombstone_of(
	kz_writer *writer, const kz_document *document, bool *out, kz_error *err)
{
	bool any;
	*out = false;
	kz_status st = kzi_tombstones_matter(writer, &any, err);
	if (st != KZ_OK || !any)
		return st;
	return visit(writer, document, is_there, out, err);
}

kz_status kzi_tombstone_of_path(
	kz_writer *writer, const char *path, bool *out, kz_error *err)
{
	kzi_source source = {.path = path, .digest = "", .name = ""};
	kz_document nameless = {.sources = &source, .source_count = 1};
	return kzi_tombstone_of(writer, &nameless, out, err);
}

/* ---- Lifting ---- */

static kz_status lift(kz_writer *writer, void *context, const kzi_buffer *key,
	const kzi_buffer *term, kz_error *err)
{
	xapian_bytes id;
	kzi_table *lifted = &writer->batch.lifted;
	if (term->failed)
		return kzi_no_memory(err);
	kz_status st = get_meta(writer, key, &id, err);
	if (st == KZ_OK && id.size > 0 &&
		kzi_table_find(lifted, id.data, id.size) == NULL &&
		!kzi_table_add(lifted, id.data, id.size, 0))
		st = kzi_no_memory(err);
	uint32_t record = kzi_batch_removal(&writer->batch, term);
	return st == KZ_OK && record != 0
		       ? kzi_batch_replace_record(writer, record, context, err)
		       : st;
}

kz_status kzi_tombstone_lift(
	kz_writer *writer, const kz_document *document, kzi_change *change, kz_error *err)
{
	bool any;
	kz_status st = kzi_tombstones_matter(writer, &any, err);
	return st != KZ_OK || !any ? st : visit(writer, document, lift, change, err);
}

/* ---- While committing ---- */

typedef struct setting {
	const char *id;
	kzi_buffer keys;
} setting;

static kz_status set_one(kz_writer *writer, void *context, const kzi_buffer *key,
	const kzi_buffer *term, kz_error *err)
{
	setting *s = context;
	(void)term;
	kzi_buffer_append(&s->keys, key->data, key->length);
	kzi_buffer_byte(&s->keys, '\0');
	return set_meta(writer, key, s->id, strlen(s->id), err);
}

kz_status kzi_tombstone_set(kz_writer *writer, const kz_document *document, kz_error *err)
{
	kzi_buffer key = {0};
	setting s = {.id = kz_document_get(document, KZ_ID)};
	kz_status st = visit(writer, document, set_one, &s, err);
	kzi_meta_key(&key, KZI_META_GONE, s.id);
	if (st == KZ_OK)
		st = s.keys.failed
			     ? kzi_no_memory(err)
			     : set_meta(writer, &key, s.keys.data, s.keys.length, err);
	if (st == KZ_OK)
		st = count_one(writer, true, err);
	kzi_buffer_free(&key);
	kzi_buffer_free(&s.keys);
	return st;
}

/* The tombstone of that id, under whatever it stands. */
static kz_status clear_all(kz_writer *writer, const char *id, kz_error *err)
{
	xapian_bytes value;
	kzi_buffer master = {0}, keys = {0}, key = {0};
	kzi_meta_key(&master, KZI_META_GONE, id);
	kz_status st = get_meta(writer, &master, &value, err);
	if (st == KZ_OK && value.size > 0) {
		kzi_buffer_append(&keys, value.data, value.size);
		st = set_meta(writer, &master, "", 0, err);
		if (st == KZ_OK)
			st = count_one(writer, false, err);
	}
	for (size_t at = 0; st == KZ_OK && at < keys.length; at += key.length + 1) {
		kzi_buffer_clear(&key);
		kzi_buffer_text(&key, keys.data + at);
		st = set_meta(writer, &key, "", 0, err);
	}
	kzi_buffer_free(&master);
	kzi_buffer_free(&keys);
	kzi_buffer_free(&key);
	return st;
}

static kz_status clear_one(kz_writer *writer, void *context, const kzi_buffer *key,
	const kzi_buffer *term, kz_error *err)
{
	xapian_bytes value;
	(void)context;
	(void)term;
	kz_status st = get_meta(writer, key, &value, err);
	if (st != KZ_OK || value.size == 0)
		return st;
	char *id = strndup(value.data, value.size);
	st = id != NULL ? clear_all(writer, id, err) : kzi_no_memory(err);
	free(id);
	return st;
}

kz_status kzi_tombstone_clear(
	kz_writer *writer, const kz_document *document, kz_error *err)
{
	uint64_t known = 0;
	kz_status st = count(writer, &known, err);
	if (st != KZ_OK || known == 0)
		return st;
	return visit(writer, document, clear_one, NULL, err);
}
