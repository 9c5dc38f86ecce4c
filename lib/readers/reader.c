/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a file to a document: which reader, and what stands beside it. */
#include "readers/reader.h"

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "document/document.h"
#include "readers/header.h"
#include "readers/identity.h"
#include "readers/sidecar.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { FILE_MAX = 256 << 20, META_MAX = 1 << 20, SNIFF = 4096 };

/* In this order; the first that recognises a file reads it. */
static const kzi_reader *const readers[] = {
	&kzi_official_reader,
	&kzi_html_reader,
	&kzi_odata_reader,
	&kzi_docx_reader,
	&kzi_odt_reader,
	&kzi_pdf_reader,
	&kzi_text_reader,
};

bool kzi_has_extension(const char *name, const char *extension)
{
	const char *slash = strrchr(name, '/');
	const char *dot = strrchr(slash != NULL ? slash : name, '.');
	return strcasecmp(dot != NULL ? dot : "", extension) == 0;
}

bool kzi_is_binary(const kzi_input *input)
{
	size_t length = input->length < SNIFF ? input->length : SNIFF;
	return length > 0 && memchr(input->bytes, '\0', length) != NULL;
}

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

kz_status kzi_keep_text(kz_document *document, const kzi_buffer *text, kz_error *err)
{
	size_t length = text->length;
	if (text->failed)
		return kzi_no_memory(err);
	if (length <= KZI_RAW_MAX)
		return kz_document_set_raw(document, text->data, length, err);
	for (length = KZI_RAW_MAX; ((unsigned char)text->data[length] & 0xC0) == 0x80;)
		length--;
	kz_status st = kz_document_set_raw(document, text->data, length, err);
	return st == KZ_OK ? kz_document_add(document, KZ_REMARKS,
				     "kept as it came in: the first 64 MiB only", err)
			   : st;
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
		st = kzi_identify(*out, &input, err);
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
	if (st == KZ_OK)
		out->sidecar_path = kzi_sidecar_beside(path);
	/* One that is no such file may be anything, and of anybody. */
	if (out->sidecar_path != NULL &&
		kzi_file_read(out->sidecar_path, META_MAX, &out->sidecar, NULL) != KZ_OK)
		kzi_buffer_free(&out->sidecar);
	if (st != KZ_OK)
		kzi_loaded_free(out);
	return st;
}

void kzi_loaded_free(kzi_loaded *loaded)
{
	kzi_buffer_free(&loaded->bytes);
	kzi_buffer_free(&loaded->sidecar);
	kzi_buffer_free(&loaded->meta);
	free(loaded->sidecar_path);
	free(loaded->meta_path);
	*loaded = (kzi_loaded){0};
}

static kz_status parse_meta(const kzi_loaded *loaded, kz_document *facts, kz_error *err)
{
	const char *lines = loaded->meta.length > 0 ? loaded->meta.data : "";
	size_t mark = kzi_utf8_mark(lines, loaded->meta.length), taken = 0;
	size_t length = loaded->meta.length - mark;
	kz_error why = {0};
	kz_status st = kzi_header_parse(lines + mark, length, facts, &taken, &why);
	if (st == KZ_OK && taken < length)
		st = kzi_fail(&why, KZ_E_DOCUMENT, (long long)(mark + taken),
			"text behind a blank line at byte %zu", mark + taken);
	if (st != KZ_OK)
		kzi_fail(err, st, why.offset, "%s: %s", loaded->meta_path, why.message);
	return st;
}

/* Over what the file says goes what stands beside it: the official metadata, and over
 * that what people gave it. */
static kz_status overlay_all(const char *path, const kzi_loaded *loaded,
	const kz_document *facts, kz_document *document, kz_error *err)
{
	kz_document *given = NULL;
	kz_status st = kz_document_new(&given, err);
	if (st == KZ_OK && loaded->meta_path != NULL)
		st = parse_meta(loaded, given, err);
	if (st == KZ_OK && facts != NULL)
		st = kzi_document_overlay(given, facts, err);
	if (st == KZ_OK && loaded->sidecar_path != NULL)
		st = kzi_sidecar_apply(loaded, path, given, document, err);
	if (st == KZ_OK)
		st = kzi_document_overlay(document, given, err);
	kz_document_free(given);
	return st;
}

kz_status kzi_read_loaded(const char *path, const kzi_loaded *loaded, bool asked,
	const kz_document *facts, kz_document **out, kz_error *err)
{
	const char *slash = strrchr(path, '/');
	kzi_input input = {loaded->bytes.length > 0 ? loaded->bytes.data : "",
		loaded->bytes.length, slash != NULL ? slash + 1 : path, asked};
	kz_status st = kzi_read_input(&input, out, err);
	if (st == KZ_OK)
		st = overlay_all(path, loaded, facts, *out, err);
	if (st == KZ_OK)
		st = kz_document_set(*out, KZ_PATH, path, err);
	if (st == KZ_OK)
		st = kzi_identify(*out, &input, err);
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
