/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/sidecar.h"

#include "base/error.h"
#include "readers/decode.h"
#include "readers/facts.h"
#include "readers/identity.h"
#include "readers/metadata.h"
#include "readers/reader.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Where it stands ---- */

static const char *const names[] = {"metadata.xml", "metadata_owms.xml"};

bool kzi_is_sidecar(const char *name)
{
	return strcmp(name, names[0]) == 0 || strcmp(name, names[1]) == 0;
}

static const char *name_in(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash != NULL ? slash + 1 : path;
}

/* In the repository each form has a folder: .../kst-32545-143/1/{xml,pdf,metadata}/. */
static size_t folder_above(const char *path, size_t folder)
{
	static const char *const forms[] = {"xml", "html", "pdf", "odt", "docx"};
	size_t start = folder;
	while (start > 0 && path[start - 1] != '/')
		start--;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (strlen(forms[i]) == folder - start &&
			memcmp(forms[i], path + start, folder - start) == 0)
			return start;
	}
	return 0;
}

char *kzi_sidecar_beside(const char *path)
{
	static const char *const apart[] = {
		"metadata/metadata.xml", "metadataowms/metadata_owms.xml"};
	size_t folder = (size_t)(name_in(path) - path);
	size_t above = folder > 0 ? folder_above(path, folder - 1) : 0;
	if (kzi_is_sidecar(path + folder))
		return NULL;
	for (size_t i = 0; i < 4; i++) {
		kzi_buffer name = {0};
		if (i >= 2 && above == 0)
			break;
		kzi_buffer_append(&name, path, i < 2 ? folder : above);
		kzi_buffer_text(&name, i < 2 ? names[i] : apart[i - 2]);
		char *found = kzi_buffer_take(&name);
		if (found == NULL || access(found, F_OK) == 0)
			return found;
		free(found);
	}
	return NULL;
}

/* ---- Whose it is ---- */

/* Could any other file of the folder be a document? */
static bool is_alone(const char *path)
{
	const char *name = name_in(path);
	char *folder = strndup(path, (size_t)(name - path));
	DIR *entries = folder != NULL ? opendir(folder) : NULL;
	struct dirent *entry;
	bool alone = entries != NULL;
	while (alone && (entry = readdir(entries)) != NULL) {
		const char *other = entry->d_name;
		alone = other[0] == '.' || entry->d_type == DT_DIR ||
			strcmp(other, name) == 0 || kzi_is_sidecar(other) ||
			kzi_has_extension(other, ".meta") || !kzi_may_be_read(other);
	}
	if (entries != NULL)
		closedir(entries);
	free(folder);
	return alone;
}

/* By what was given, what the file says, what it is called; else by what is beside it. */
static bool belongs(const char *id, const kz_document *given, const kz_document *document,
	const char *path)
{
	const char *name = name_in(path);
	char own[KZI_OFFICIAL_NAME_MAX];
	bool named = kzi_own_name(given, own) || kzi_own_name(document, own) ||
		     kzi_official_name(name, strcspn(name, "."), own);
	return named && id[0] != '\0' ? strcmp(own, id) == 0 : is_alone(path);
}

/* ---- What it says ---- */

static kz_status overlay(kz_document *document, kz_document *facts, kz_error *err)
{
	/* What the file says more of. */
	if (document->signatory_count > 0)
		facts->signatory_count = 0;
	if (document->lists[KZ_DOSSIERS].count > 0)
		facts->lists[KZ_DOSSIERS].count = 0;
	/* Names add up. */
	kz_status st = KZ_OK;
	for (size_t i = 0; i < facts->lists[KZ_ALIASES].count && st == KZ_OK; i++)
		st = kzi_fact_add(
			document, KZ_ALIASES, facts->lists[KZ_ALIASES].items[i], err);
	facts->lists[KZ_ALIASES].count = 0;
	for (size_t i = 0; i < facts->citation_count && st == KZ_OK; i++)
		st = kzi_document_append_citation(document, &facts->citations[i], err);
	return st == KZ_OK ? kzi_document_overlay(document, facts, err) : st;
}

static kz_status read_facts(const kzi_xml *xml, const kz_document *document,
	kz_document *facts, kz_error *err)
{
	kzi_metadata metadata = {0};
	kz_status st = kzi_metadata_collect(&metadata, xml->root, err);
	if (st == KZ_OK)
		st = kzi_metadata_facts(&metadata, facts, err);
	/* When it was put on the web is less than what the paper says itself. */
	if (st == KZ_OK && !kzi_metadata_is_dated(&metadata) &&
		kz_document_get(document, KZ_DATE)[0] != '\0')
		st = kz_document_set(facts, KZ_DATE, NULL, err);
	if (st == KZ_OK && kz_document_get(facts, KZ_DATE)[0] == '\0')
		st = kz_document_set(facts, KZ_DATE_SOURCE, NULL, err);
	kzi_metadata_free(&metadata);
	return st;
}

static bool is_metadata(const kzi_xml_root *root)
{
	return strcmp(root->name, "metadata_gegevens") == 0 ||
	       strcmp(root->name, "owms-metadata") == 0;
}

/* Its remarks would be of the file, and are not of the document. */
static kz_status parse(
	const kzi_buffer *bytes, const kzi_xml_root *root, kzi_xml *out, kz_error *err)
{
	kz_document *scratch = NULL;
	kzi_decoded decoded;
	kzi_encoding from =
		root->encoding[0] != '\0'
			? kzi_encoding_by_name(root->encoding, strlen(root->encoding))
			: KZI_UTF_8;
	kz_status st = kz_document_new(&scratch, err);
	if (st == KZ_OK && from == KZI_UNKNOWN_ENCODING)
		st = kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"in an encoding that is not read: '%s'", root->encoding);
	if (st == KZ_OK)
		st = kzi_decode(bytes->data, bytes->length, from, scratch, &decoded, err);
	if (st == KZ_OK) {
		st = kzi_xml_parse(decoded.text, decoded.length, out, err);
		kzi_decoded_free(&decoded);
	}
	kz_document_free(scratch);
	return st;
}

static kz_status remark(
	kz_document *document, const char *sidecar_path, const char *words, kz_error *err)
{
	kzi_buffer text = {0};
	kzi_buffer_format(&text, "%s beside it: %s", name_in(sidecar_path), words);
	char *all = kzi_buffer_take(&text);
	kz_status st = all != NULL ? kzi_fact_add(document, KZ_REMARKS, all, err)
				   : kzi_no_memory(err);
	free(all);
	return st;
}

kz_status kzi_sidecar_apply(const kzi_loaded *loaded, const char *path,
	const kz_document *given, kz_document *document, kz_error *err)
{
	const kzi_buffer *bytes = &loaded->sidecar;
	kz_error why = {0};
	kzi_xml xml;
	kz_document *facts = NULL;
	if (bytes->length == 0)
		return KZ_OK;
	kzi_xml_root root = kzi_xml_sniff(bytes->data, bytes->length);
	if (!is_metadata(&root))
		return KZ_OK;
	kz_status st = parse(bytes, &root, &xml, &why);
	if (st == KZ_E_NO_MEMORY)
		return kzi_no_memory(err);
	if (st != KZ_OK)
		return remark(document, loaded->sidecar_path, why.message, err);
	st = kz_document_new(&facts, err);
	if (st == KZ_OK)
		st = read_facts(&xml, document, facts, err);
	if (st == KZ_OK && belongs(kz_document_get(facts, KZ_ID), given, document, path))
		st = overlay(document, facts, err);
	kz_document_free(facts);
	kzi_xml_free(&xml);
	return st;
}
