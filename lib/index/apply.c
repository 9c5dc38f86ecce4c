/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Carrying out one record of the spool: what a put or a removal means for the
 * documents that are there already. */
#include "index/writer.h"

#include "base/digest.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- Small steps ---- */

static kz_status delete_by_id(kz_writer *writer, const char *id, kz_error *err)
{
	xapian_error why;
	kzi_buffer term = {0};
	kzi_term_id(&term, id);
	kz_status st = term.failed ? kzi_no_memory(err)
				   : kzi_engine(xapian_writable_delete(writer->engine,
							term.data, term.length, &why),
					     &why, id, err);
	kzi_buffer_free(&term);
	return st;
}

static kz_status find_by_id(kz_writer *writer, const char *id, kz_document **out,
	kzi_text_place *place, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_term_id(&term, id);
	kz_status st = kzi_writer_find(writer, &term, out, place, err);
	kzi_buffer_free(&term);
	return st;
}

static kz_status find_by_path(kz_writer *writer, const char *path, kz_document **out,
	kzi_text_place *place, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_term_path(&term, path);
	kz_status st = kzi_writer_find(writer, &term, out, place, err);
	kzi_buffer_free(&term);
	return st;
}

static void forget_source(kz_document *document, const char *path)
{
	size_t kept = 0;
	for (size_t i = 0; i < document->source_count; i++) {
		if (strcmp(document->sources[i].path, path) != 0)
			document->sources[kept++] = document->sources[i];
	}
	document->source_count = kept;
}

/* The text as it came in, apart: no search ever reads it. */
static kz_status store_raw(kz_writer *writer, kz_document *document, kz_error *err)
{
	kzi_text_place place;
	kzi_buffer bytes = {0};
	if (document->raw == NULL)
		return KZ_OK;
	kzi_buffer_append(&bytes, document->raw, document->raw_length);
	kz_status st = bytes.failed ? kzi_no_memory(err)
				    : kzi_text_append(writer->texts, &bytes, &place, err);
	kzi_buffer_free(&bytes);
	if (st == KZ_OK) {
		document->raw_place.offset = place.offset;
		document->raw_place.length = place.length;
	}
	return st;
}

/* Text into the store, terms into the engine. */
static kz_status store(kz_writer *writer, kz_document *document, kz_error *err)
{
	xapian_error why;
	kzi_text_place place;
	xapian_document *entry = NULL;
	kzi_buffer bytes = {0};
	kz_status st = store_raw(writer, document, err);
	if (st != KZ_OK)
		return st;
	kzi_document_encode(document, KZI_FACTS_AND_TEXT, &bytes);
	st = bytes.failed ? kzi_no_memory(err)
			  : kzi_text_append(writer->texts, &bytes, &place, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_document_new(&entry, &why), &why, NULL, err);
	if (st == KZ_OK)
		st = kzi_index_document(document, writer->analysis, place, entry, err);
	kzi_buffer_clear(&bytes);
	kzi_term_id(&bytes, kz_document_get(document, KZ_ID));
	if (st == KZ_OK && bytes.failed)
		st = kzi_no_memory(err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_writable_replace(writer->engine, bytes.data,
					bytes.length, entry, NULL, &why),
			&why, kz_document_get(document, KZ_ID), err);
	xapian_document_close(entry);
	kzi_buffer_free(&bytes);
	return st;
}

/* Take a path away from a document that is in the index; with its last path it
 * goes altogether, and *gone says so. */
static kz_status release_path(kz_writer *writer, const kz_document *facts,
	kzi_text_place place, const char *path, bool *gone, kz_error *err)
{
	kz_document *whole = NULL;
	*gone = facts->source_count <= 1;
	if (*gone)
		return delete_by_id(writer, kz_document_get(facts, KZ_ID), err);
	kz_status st = kzi_stored_document(writer->texts, place, &whole, err);
	if (st == KZ_OK) {
		forget_source(whole, path);
		/* The text may have come from that file: read the others again. */
		for (size_t i = 0; i < whole->source_count; i++)
			whole->sources[i].digest = "";
		if (strcmp(kz_document_get(whole, KZ_PATH), path) == 0)
			st = kz_document_set(whole, KZ_PATH, whole->sources[0].path, err);
	}
	if (st == KZ_OK)
		st = store(writer, whole, err);
	kz_document_free(whole);
	return st;
}

/* ---- Put ---- */

/* What the index knew of this document stays known: when it was first seen, its
 * other names, its other files. */
static kz_status inherit(
	kz_document *document, size_t own_sources, const kz_document *old, kz_error *err)
{
	kz_status st = kz_document_set(
		document, KZ_FIRST_SEEN, kz_document_get(old, KZ_FIRST_SEEN), err);
	for (size_t i = 0; i < old->lists[KZ_ALIASES].count && st == KZ_OK; i++)
		st = kz_document_add(
			document, KZ_ALIASES, old->lists[KZ_ALIASES].items[i], err);
	/* With as many names as one may have, the newest stay. */
	if (st == KZ_E_LIMIT)
		st = KZ_OK;
	/* A program that puts its own document has no files; it then owns it. */
	if (own_sources == 0)
		return st;
	for (size_t i = 0; i < old->source_count && st == KZ_OK; i++) {
		const kzi_source *source = &old->sources[i];
		bool known = false;
		for (size_t j = 0; j < own_sources && !known; j++)
			known = strcmp(document->sources[j].path, source->path) == 0;
		if (!known)
			st = kzi_document_append_source(document, source->path,
				source->digest, source->fidelity, err);
	}
	return st;
}

/* A file that held another document until now: that one loses it, and when it
 * had no other, its name becomes a name of this one. */
static kz_status claim_path(
	kz_writer *writer, kz_document *document, const char *path, kz_error *err)
{
	kz_document *other = NULL;
	kzi_text_place place;
	bool gone = false;
	kz_status st = find_by_path(writer, path, &other, &place, err);
	if (st != KZ_OK || other == NULL)
		return st;
	const char *id = kz_document_get(other, KZ_ID);
	if (strcmp(id, kz_document_get(document, KZ_ID)) != 0)
		st = release_path(writer, other, place, path, &gone, err);
	if (st == KZ_OK && gone)
		st = inherit(document, document->source_count, other, err);
	if (st == KZ_OK && gone)
		st = kz_document_add(document, KZ_ALIASES, id, err);
	kz_document_free(other);
	return st;
}

static bool is_minted(const char *id)
{
	return strncmp(id, "doc-", 4) == 0;
}

/* Was it read from another file, that held something else? */
static bool has_other_bytes(const kz_document *document, const kzi_source *source)
{
	for (size_t i = 0; i < document->source_count; i++) {
		const kzi_source *own = &document->sources[i];
		if (own->digest[0] != '\0' && strcmp(own->path, source->path) != 0 &&
			strcmp(own->digest, source->digest) != 0)
			return true;
	}
	return false;
}

static kz_status mint_again(kz_document *document, const char *path, kz_error *err)
{
	char digest[KZI_SHA256_HEX], id[4 + 16 + 1] = "doc-";
	kzi_buffer seed = {0};
	kzi_buffer_format(&seed, "%s %s", kz_document_get(document, KZ_ID), path);
	bool failed = seed.failed;
	if (!failed)
		kzi_sha256_hex(seed.data, seed.length, digest);
	kzi_buffer_free(&seed);
	if (failed)
		return kzi_no_memory(err);
	memcpy(id + 4, digest, 16);
	return kz_document_set(document, KZ_ID, id, err);
}

/*
 * A file that was named by its bytes keeps that name when they change, unless
 * other files have it too. So a name may be in use for what a file has become
 * since, and then a file with the bytes of old needs another: both are kept.
 */
static kz_status settle_id(kz_writer *writer, kz_document *document, kz_error *err)
{
	const kzi_source *source = &document->sources[0];
	kz_document *other = NULL;
	kzi_text_place place;
	kz_status st = find_by_path(writer, source->path, &other, &place, err);
	bool keeps = st == KZ_OK && other != NULL && other->source_count <= 1 &&
		     is_minted(kz_document_get(other, KZ_ID));
	if (keeps)
		st = kz_document_set(document, KZ_ID, kz_document_get(other, KZ_ID), err);
	while (st == KZ_OK && !keeps) {
		kz_document_free(other);
		st = find_by_id(
			writer, kz_document_get(document, KZ_ID), &other, &place, err);
		if (st != KZ_OK || other == NULL || !has_other_bytes(other, source))
			break;
		st = mint_again(document, source->path, err);
	}
	kz_document_free(other);
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

static kz_status apply_put(
	kz_writer *writer, const kzi_buffer *content, bool minted, kz_error *err)
{
	kz_document *document = NULL, *old = NULL;
	kzi_text_place place;
	kz_status st =
		kzi_document_decode(content->data, content->length, &document, err);
	if (st == KZ_OK && minted)
		st = settle_id(writer, document, err);
	const char *id = kz_document_get(document, KZ_ID);
	size_t own_sources = st == KZ_OK ? document->source_count : 0;
	if (st == KZ_OK)
		st = find_by_id(writer, id, &old, &place, err);
	if (st == KZ_OK && old != NULL)
		st = inherit(document, own_sources, old, err);
	for (size_t i = 0; i < own_sources && st == KZ_OK; i++)
		st = claim_path(writer, document, document->sources[i].path, err);
	for (size_t i = 0; i < own_sources && st == KZ_OK; i++)
		st = kzi_tombstone_clear_path(writer, document->sources[i].path, err);
	if (st == KZ_OK)
		st = kzi_tombstone_clear(writer, id, err);
	if (st == KZ_OK)
		st = stamp(document, err);
	if (st == KZ_OK)
		st = store(writer, document, err);
	kz_document_free(old);
	kz_document_free(document);
	return st;
}

/* ---- Remove and prune ---- */

static kz_status apply_remove(kz_writer *writer, const char *id, kz_error *err)
{
	kz_document *old = NULL;
	kzi_text_place place;
	kz_status st = find_by_id(writer, id, &old, &place, err);
	/* Removed twice in one batch: once is enough. */
	if (st != KZ_OK || old == NULL)
		return st;
	st = kzi_tombstone_set(writer, old, err);
	if (st == KZ_OK)
		st = delete_by_id(writer, id, err);
	kz_document_free(old);
	return st;
}

static kz_status apply_prune(kz_writer *writer, const char *path, kz_error *err)
{
	kz_document *facts = NULL;
	kzi_text_place place;
	bool gone;
	kz_status st = find_by_path(writer, path, &facts, &place, err);
	if (st == KZ_OK && facts != NULL)
		st = release_path(writer, facts, place, path, &gone, err);
	kz_document_free(facts);
	return st;
}

kz_status kzi_apply(
	kz_writer *writer, kzi_spool_kind kind, const kzi_buffer *content, kz_error *err)
{
	if (kind == KZI_SPOOL_PUT || kind == KZI_SPOOL_MINTED)
		return apply_put(writer, content, kind == KZI_SPOOL_MINTED, err);
	char *name = strndup(content->data, content->length);
	if (name == NULL)
		return kzi_no_memory(err);
	kz_status st = kind == KZI_SPOOL_REMOVE ? apply_remove(writer, name, err)
						: apply_prune(writer, name, err);
	free(name);
	return st;
}
