/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a file to a document: which reader, what stands beside it, which id. */
#include "readers/reader.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "document/document.h"
#include "readers/header.h"

#include <kamerzoek/citation.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MAX = 256 << 20, META_MAX = 1 << 20, ID_DIGITS = 16 };

/* In this order; the first that recognises a file reads it. */
static const kzi_reader *const readers[] = {
	&kzi_text_reader,
};

bool kzi_may_be_read(const char *name)
{
	bool wanted = false;
	for (size_t i = 0; i < sizeof readers / sizeof readers[0] && !wanted; i++)
		wanted = readers[i]->may_be_named(name);
	return wanted;
}

/* As it came in, for those who do not trust our cleaning. What is too large to keep
 * is still a document. */
static kz_status keep_raw(const kzi_input *input, kz_document *document, kz_error *err)
{
	if (document->raw != NULL || input->length == 0)
		return KZ_OK;
	if (input->length > KZI_RAW_MAX)
		return kz_document_add(document, KZ_REMARKS,
			"too large to keep as it came in: over 64 MiB", err);
	return kz_document_set_raw(document, input->bytes, input->length, err);
}

kz_status kzi_read_input(const kzi_input *input, kz_document **out, kz_error *err)
{
	size_t i = 0, count = sizeof readers / sizeof readers[0];
	while (i < count && !readers[i]->recognises(input))
		i++;
	if (i == count)
		return kzi_fail(
			err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET, "of no supported kind");
	kz_status st = kz_document_new(out, err);
	if (st == KZ_OK)
		(*out)->fidelity = readers[i]->fidelity;
	if (st == KZ_OK)
		st = readers[i]->read(input, *out, err);
	if (st == KZ_OK)
		st = kz_document_set(*out, KZ_FORMAT, readers[i]->format, err);
	if (st == KZ_OK)
		st = keep_raw(input, *out, err);
	if (st != KZ_OK) {
		kz_document_free(*out);
		*out = NULL;
	}
	return st;
}

/* "doc-9f86d081884c7d65": a name for what has none, by what it holds. */
static kz_status mint_id(
	kz_document *document, const char *bytes, size_t length, kz_error *err)
{
	char digest[KZI_SHA256_HEX], id[4 + ID_DIGITS + 1] = "doc-";
	kzi_sha256_hex(bytes, length, digest);
	memcpy(id + 4, digest, ID_DIGITS);
	return kz_document_set(document, KZ_ID, id, err);
}

/* The id as it is officially written, when it names a Kamerstuk: neither
 * "36600-XIV-60" nor "kst-36600-xiv-60" is another piece. Else left as it is. */
static kz_status set_official_id(kz_document *document, const char *name, kz_error *err)
{
	kz_kamerstuk piece;
	char official[KZ_KAMERSTUK_MAX];
	if (kz_kamerstuk_parse(name, strlen(name), &piece, NULL) != KZ_OK ||
		kz_kamerstuk_is_dossier(&piece))
		return KZ_OK;
	kz_kamerstuk_format(&piece, official, sizeof official);
	return kz_document_set(document, KZ_ID, official, err);
}

/* "kst-36600-XIV-60" for what has a dossier and a number; else still none. */
static kz_status compose_id(kz_document *document, kz_error *err)
{
	const char *dossier = kz_document_at(document, KZ_DOSSIERS, 0);
	const char *number = kz_document_get(document, KZ_NUMBER);
	kzi_buffer text = {0};
	if (dossier == NULL || number[0] == '\0')
		return KZ_OK;
	kzi_buffer_format(&text, "kst-%s-%s", dossier, number);
	char *name = kzi_buffer_take(&text);
	if (name == NULL)
		return kzi_no_memory(err);
	kz_status st = set_official_id(document, name, err);
	free(name);
	return st;
}

/* "36 600 XIV" is dossier 36600-XIV; what is no dossier's name is left as it is. */
static kz_status set_official_dossiers(kz_document *document, kz_error *err)
{
	for (size_t i = 0; i < document->lists[KZ_DOSSIERS].count; i++) {
		const char **item = &document->lists[KZ_DOSSIERS].items[i];
		kz_kamerstuk dossier;
		char official[KZ_KAMERSTUK_MAX];
		if (kz_kamerstuk_parse(*item, strlen(*item), &dossier, NULL) != KZ_OK ||
			!kz_kamerstuk_is_dossier(&dossier))
			continue;
		size_t length = kz_kamerstuk_format(&dossier, official, sizeof official);
		const char *copy = kzi_arena_copy(&document->arena, official, length);
		if (copy == NULL)
			return kzi_no_memory(err);
		*item = copy;
	}
	return KZ_OK;
}

/* What every document has, whichever reader it came from. */
static kz_status complete(
	kz_document *document, const char *bytes, size_t length, kz_error *err)
{
	const char *given = kz_document_get(document, KZ_ID);
	kz_status st = set_official_dossiers(document, err);
	if (st == KZ_OK)
		st = given[0] != '\0' ? set_official_id(document, given, err)
				      : compose_id(document, err);
	if (st == KZ_OK && kz_document_get(document, KZ_ID)[0] == '\0') {
		document->minted = true;
		st = mint_id(document, bytes, length, err);
	}
	if (st == KZ_OK && kz_document_get(document, KZ_HOLDING)[0] == '\0')
		st = kz_document_set(document, KZ_HOLDING, "full", err);
	/* Facts alone, whatever the file could have held. */
	if (strcmp(kz_document_get(document, KZ_HOLDING), "full") != 0)
		document->fidelity = KZI_FIDELITY_NONE;
	if (st == KZ_OK && kz_document_get(document, KZ_DATE)[0] != '\0' &&
		kz_document_get(document, KZ_DATE_SOURCE)[0] == '\0')
		st = kz_document_set(document, KZ_DATE_SOURCE, "metadata", err);
	return st;
}

kz_status kz_document_parse(const void *bytes, size_t length, const char *name,
	kz_document **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (out == NULL || (bytes == NULL && length > 0))
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "bytes and out are required");
	if (length > FILE_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET, "%zu bytes: over 256 MiB",
			length);
	kzi_input input = {
		length > 0 ? bytes : "", length, name != NULL ? name : "", true};
	kz_status st = kzi_read_input(&input, out, err);
	if (st == KZ_OK)
		st = complete(*out, input.bytes, length, err);
	if (st != KZ_OK) {
		kz_document_free(*out);
		*out = NULL;
	}
	return st;
}

/* NAME.meta, or the same with the extension of NAME left out. */
static char *meta_beside(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash != NULL ? slash : path, '.');
	size_t lengths[2] = {strlen(path), dot != NULL ? (size_t)(dot - path) : 0};
	for (size_t i = 0; i < 2 && lengths[i] > 0; i++) {
		kzi_buffer name = {0};
		kzi_buffer_append(&name, path, lengths[i]);
		kzi_buffer_text(&name, ".meta");
		char *meta = kzi_buffer_take(&name);
		if (meta == NULL || access(meta, F_OK) == 0)
			return meta;
		free(meta);
	}
	return NULL;
}

kz_status kzi_load(const char *path, kzi_loaded *out, kz_error *err)
{
	*out = (kzi_loaded){0};
	kz_status st = kzi_file_read(path, FILE_MAX, &out->bytes, err);
	if (st == KZ_OK)
		out->meta_path = meta_beside(path);
	if (out->meta_path != NULL)
		st = kzi_file_read(out->meta_path, META_MAX, &out->meta, err);
	if (st != KZ_OK)
		kzi_loaded_free(out);
	return st;
}

void kzi_loaded_free(kzi_loaded *loaded)
{
	kzi_buffer_free(&loaded->bytes);
	kzi_buffer_free(&loaded->meta);
	free(loaded->meta_path);
	*loaded = (kzi_loaded){0};
}

static kz_status overlay_meta(
	const kzi_loaded *loaded, kz_document *document, kz_error *err)
{
	kz_document *facts = NULL;
	const char *lines = loaded->meta.length > 0 ? loaded->meta.data : "";
	size_t mark = kzi_utf8_mark(lines, loaded->meta.length), taken = 0;
	size_t length = loaded->meta.length - mark;
	kz_error why = {0};
	kz_status st = kz_document_new(&facts, err);
	if (st != KZ_OK)
		return st;
	st = kzi_header_parse(lines + mark, length, facts, &taken, &why);
	if (st == KZ_OK && taken < length)
		st = kzi_fail(&why, KZ_E_DOCUMENT, (long long)(mark + taken),
			"text behind a blank line at byte %zu", mark + taken);
	if (st != KZ_OK)
		kzi_fail(err, st, why.offset, "%s: %s", loaded->meta_path, why.message);
	else
		st = kzi_document_overlay(document, facts, err);
	kz_document_free(facts);
	return st;
}

kz_status kzi_read_loaded(const char *path, const kzi_loaded *loaded, bool asked,
	const kz_document *facts, kz_document **out, kz_error *err)
{
	const char *slash = strrchr(path, '/');
	kzi_input input = {loaded->bytes.length > 0 ? loaded->bytes.data : "",
		loaded->bytes.length, slash != NULL ? slash + 1 : path, asked};
	kz_status st = kzi_read_input(&input, out, err);
	if (st == KZ_OK && loaded->meta_path != NULL)
		st = overlay_meta(loaded, *out, err);
	if (st == KZ_OK && facts != NULL)
		st = kzi_document_overlay(*out, facts, err);
	if (st == KZ_OK)
		st = kz_document_set(*out, KZ_PATH, path, err);
	if (st == KZ_OK)
		st = complete(*out, input.bytes, input.length, err);
	if (st != KZ_OK) {
		kz_document_free(*out);
		*out = NULL;
	}
	return st;
}

kz_status kz_document_read(const char *path, kz_document **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (path == NULL || out == NULL)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "path and out are required");
	char *absolute = realpath(path, NULL);
	if (absolute == NULL)
		return kzi_fail_errno(err, "%s", path);
	kzi_loaded loaded;
	kz_status st = kzi_load(absolute, &loaded, err);
	if (st == KZ_OK)
		st = kzi_read_loaded(absolute, &loaded, true, NULL, out, err);
	kzi_loaded_free(&loaded);
	free(absolute);
	return st;
}
