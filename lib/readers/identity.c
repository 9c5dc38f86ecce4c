/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/identity.h"

#include "base/digest.h"
#include "base/error.h"

#include <kamerzoek/citation.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_DIGITS = 16 };

/* ---- The id ---- */

/* "doc-9f86d081884c7d65": a name for what has none, by what it holds. */
static kz_status mint_id(
	kz_document *document, const char *bytes, size_t length, kz_error *err)
{
	char digest[KZI_SHA256_HEX], id[4 + ID_DIGITS + 1] = "doc-";
	kzi_sha256_hex(bytes, length, digest);
	memcpy(id + 4, digest, ID_DIGITS);
	return kz_document_set(document, KZ_ID, id, err);
}

/* Neither "36600-XIV-60" nor "kst-36600-xiv-60" is another piece than that number 60;
 * false when it names no Kamerstuk. */
static bool official_piece(const char *name, char out[KZI_OFFICIAL_NAME_MAX])
{
	kz_kamerstuk piece;
	if (kz_kamerstuk_parse(name, strlen(name), &piece, NULL) != KZ_OK ||
		kz_kamerstuk_is_dossier(&piece))
		return false;
	kz_kamerstuk_format(&piece, out, KZI_OFFICIAL_NAME_MAX);
	return true;
}

/* "kst-36600-XIV-60" for what has a dossier and a number. */
static bool compose_name(const kz_document *document, char out[KZI_OFFICIAL_NAME_MAX])
{
	const char *dossier = kz_document_at(document, KZ_DOSSIERS, 0);
	const char *number = kz_document_get(document, KZ_NUMBER);
	char text[KZI_OFFICIAL_NAME_MAX];
	if (dossier == NULL || number[0] == '\0')
		return false;
	int length = snprintf(text, sizeof text, "kst-%s-%s", dossier, number);
	return length > 0 && (size_t)length < sizeof text && official_piece(text, out);
}

bool kzi_own_name(const kz_document *document, char out[KZI_OFFICIAL_NAME_MAX])
{
	const char *id = kz_document_get(document, KZ_ID);
	if (id[0] == '\0')
		return compose_name(document, out);
	if (!official_piece(id, out))
		snprintf(out, KZI_OFFICIAL_NAME_MAX, "%s", id);
	return true;
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

/* What the file is called, without its folder and its extension. */
static size_t name_of(const kzi_input *input, const char **out)
{
	const char *slash = strrchr(input->name, '/');
	*out = slash != NULL ? slash + 1 : input->name;
	return strcspn(*out, ".");
}

static kz_status take_from_name(
	kz_document *document, const kzi_input *input, kz_error *err)
{
	const char *name;
	char official[KZI_OFFICIAL_NAME_MAX];
	size_t length = name_of(input, &name);
	if (kz_document_get(document, KZ_ID)[0] == '\0' &&
		kzi_official_name(name, length, official))
		return kz_document_set(document, KZ_ID, official, err);
	if (!kzi_is_tk_number(name, length))
		return KZ_OK;
	char *number = strndup(name, length);
	if (number == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	if (strcmp(number, kz_document_get(document, KZ_ID)) != 0)
		st = kz_document_add(document, KZ_ALIASES, number, err);
	free(number);
	/* A list that is full has names enough. */
	return st == KZ_E_LIMIT ? KZ_OK : st;
}

static kz_status set_id(kz_document *document, const kzi_input *input, kz_error *err)
{
	const char *given = kz_document_get(document, KZ_ID);
	char name[KZI_OFFICIAL_NAME_MAX];
	kz_status st = KZ_OK;
	if (given[0] != '\0' ? official_piece(given, name) : compose_name(document, name))
		st = kz_document_set(document, KZ_ID, name, err);
	if (st == KZ_OK)
		st = take_from_name(document, input, err);
	if (st == KZ_OK && kz_document_get(document, KZ_ID)[0] == '\0') {
		document->minted = true;
		st = mint_id(document, input->bytes, input->length, err);
	}
	return st;
}

/* ---- The rest ---- */

/* Only of what came in an official form: a text may be somebody's own. */
static kz_status set_url(kz_document *document, kz_error *err)
{
	const char *id = kz_document_get(document, KZ_ID);
	char official[KZI_OFFICIAL_NAME_MAX], url[2 * KZI_OFFICIAL_NAME_MAX];
	if (document->fidelity < KZI_FIDELITY_HTML ||
		kz_document_get(document, KZ_URL)[0] != '\0' ||
		!kzi_official_name(id, strlen(id), official))
		return KZ_OK;
	kzi_official_url(official, url, sizeof url);
	return kz_document_set(document, KZ_URL, url, err);
}

kz_status kzi_identify(kz_document *document, const kzi_input *input, kz_error *err)
{
	kz_status st = set_official_dossiers(document, err);
	if (st == KZ_OK)
		st = set_id(document, input, err);
	if (st == KZ_OK)
		st = set_url(document, err);
	if (st == KZ_OK && kz_document_get(document, KZ_HOLDING)[0] == '\0')
		st = kz_document_set(document, KZ_HOLDING, "full", err);
	/* Facts alone, whatever the file could have held. */
	if (strcmp(kz_document_get(document, KZ_HOLDING), "full") != 0)
		document->fidelity = KZI_FIDELITY_NONE;
	if (st == KZ_OK && kz_document_get(document, KZ_DATE)[0] != '\0' &&
		kz_document_get(document, KZ_DATE_SOURCE)[0] == '\0')
		st = kz_document_set(document, KZ_DATE_SOURCE, "metadata", err);
	return st == KZ_OK ? kzi_document_fill_languages(document, err) : st;
}
