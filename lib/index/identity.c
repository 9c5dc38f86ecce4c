/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/identity.h"

#include "index/schema.h"
#include "kamerstuk/names.h"

#include <string.h>

/* ---- Terms ---- */

typedef struct telling {
	kzi_identity_fn *fn;
	void *context;
	kzi_buffer term;
	bool stopped;
} telling;

static void tell(telling *t, kzi_identity_kind kind)
{
	if (!t->term.failed && !t->stopped)
		t->stopped = !t->fn(t->context, kind, &t->term);
}

/* A name, and the Kamerstuk that it may spell. */
static void tell_name(telling *t, const char *name, bool itself)
{
	char official[KZ_KAMERSTUK_MAX];
	if (itself) {
		kzi_term_alias(&t->term, name);
		tell(t, KZI_BY_NAME);
	}
	if (kzi_name_official(name, official) && strcmp(official, name) != 0) {
		kzi_term_alias(&t->term, official);
		tell(t, KZI_BY_NAME);
	}
}

static void tell_sources(telling *t, const kz_document *document)
{
	const char *id = kz_document_get(document, KZ_ID);
	for (size_t i = 0; i < document->source_count; i++) {
		const kzi_source *source = &document->sources[i];
		if (source->name[0] != '\0' && strcmp(source->name, id) != 0)
			tell_name(t, source->name, true);
		if (source->path[0] == '\0')
			continue;
		kzi_term_path(&t->term, source->path);
		tell(t, KZI_BY_PATH);
	}
}

kz_status kzi_identity_terms(
	const kz_document *document, kzi_identity_fn *fn, void *context, kz_error *err)
{
	telling t = {.fn = fn, .context = context};
	const char *id = kz_document_get(document, KZ_ID);
	const char *url = kz_document_get(document, KZ_URL);
	kzi_term_id(&t.term, id);
	tell(&t, KZI_BY_ID);
	tell_name(&t, id, false);
	for (size_t i = 0; i < document->lists[KZ_ALIASES].count; i++)
		tell_name(&t, document->lists[KZ_ALIASES].items[i], true);
	tell_sources(&t, document);
	if (url[0] != '\0') {
		kzi_term_alias(&t.term, url);
		tell(&t, KZI_BY_URL);
	}
	bool weak = false;
	for (size_t i = 0; i < document->source_count && !weak; i++)
		weak = kzi_identity_is_weak(document->sources[i].name);
	for (size_t i = 0; i < document->key_count; i++) {
		kzi_term_key(&t.term, document->keys[i]);
		tell(&t, KZI_BY_KEY);
		if (weak) {
			kzi_term_weak_key(&t.term, document->keys[i]);
			tell(&t, KZI_BY_KEY);
		}
	}
	bool failed = t.term.failed || t.stopped;
	kzi_buffer_free(&t.term);
	return failed ? kzi_no_memory(err) : KZ_OK;
}

/* ---- Names ---- */

static const char *name_at(const kz_document *document, size_t i)
{
	size_t aliases = document->lists[KZ_ALIASES].count;
	if (i == 0)
		return kz_document_get(document, KZ_ID);
	if (i <= aliases)
		return document->lists[KZ_ALIASES].items[i - 1];
	i -= aliases + 1;
	return i < document->source_count ? document->sources[i].name : NULL;
}

const char *kzi_identity_name(const kz_document *document, size_t *at)
{
	for (;;) {
		const char *name = name_at(document, *at);
		bool is_id = (*at)++ == 0;
		if (name == NULL)
			return NULL;
		if (name[0] != '\0' && (is_id || kzi_name_kind_of(name) != KZI_NAME_ZAAK))
			return name;
	}
}

/* A name of that kind as it is compared: a herdruk is the piece. False when it is of
 * another kind. */
static bool comparable(const char *name, kzi_name_kind kind, char out[KZ_KAMERSTUK_MAX])
{
	char version[16];
	if (strlen(name) >= KZ_KAMERSTUK_MAX || kzi_name_kind_of(name) != kind)
		return false;
	if (!kzi_name_version(name, out, version) && !kzi_name_official(name, out))
		strcpy(out, name);
	return true;
}

static bool has_name(const kz_document *document, kzi_name_kind kind, const char *wanted)
{
	char name[KZ_KAMERSTUK_MAX];
	const char *next;
	for (size_t at = 0; (next = kzi_identity_name(document, &at)) != NULL;) {
		if (comparable(next, kind, name) &&
			(wanted == NULL || strcmp(name, wanted) == 0))
			return true;
	}
	return false;
}

/* Both have names of that kind, and not one in common. */
static bool are_disjoint(
	const kz_document *one, const kz_document *other, kzi_name_kind kind)
{
	char name[KZ_KAMERSTUK_MAX];
	const char *next;
	if (!has_name(one, kind, NULL) || !has_name(other, kind, NULL))
		return false;
	for (size_t at = 0; (next = kzi_identity_name(one, &at)) != NULL;) {
		if (comparable(next, kind, name) && has_name(other, kind, name))
			return false;
	}
	return true;
}

bool kzi_identity_conflicts(const kz_document *one, const kz_document *other)
{
	char id[KZ_KAMERSTUK_MAX], other_id[KZ_KAMERSTUK_MAX];
	if (comparable(kz_document_get(one, KZ_ID), KZI_NAME_OFFICIAL, id) &&
		comparable(kz_document_get(other, KZ_ID), KZI_NAME_OFFICIAL, other_id) &&
		strcmp(id, other_id) != 0)
		return true;
	return are_disjoint(one, other, KZI_NAME_OFFICIAL);
}

bool kzi_identity_differs(const kz_document *one, const kz_document *other)
{
	const char *kamer = kz_document_get(one, KZ_CHAMBER);
	const char *other_kamer = kz_document_get(other, KZ_CHAMBER);
	if (kamer[0] != '\0' && other_kamer[0] != '\0' && strcmp(kamer, other_kamer) != 0)
		return true;
	return kzi_identity_conflicts(one, other) ||
	       are_disjoint(one, other, KZI_NAME_DOCUMENT);
}

bool kzi_identity_is_weak(const char *name)
{
	kzi_name_kind kind = kzi_name_kind_of(name);
	return kind == KZI_NAME_MINTED || kind == KZI_NAME_ZAAK ||
	       kind == KZI_NAME_DOCUMENT;
}

bool kzi_identity_has_file(const kz_document *document, const char *name)
{
	size_t i = 0;
	while (i < document->source_count && strcmp(document->sources[i].name, name) != 0)
		i++;
	return i < document->source_count;
}

kz_status kzi_identity_set_version(kz_document *document, kz_error *err)
{
	char piece[KZ_KAMERSTUK_MAX], full[KZ_KAMERSTUK_MAX], version[16];
	const char *id = kz_document_get(document, KZ_ID);
	if (!kzi_name_version(id, piece, version) || !kzi_name_official(id, full))
		return KZ_OK;
	kz_status st = kz_document_add(document, KZ_ALIASES, full, err);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_VERSION, version, err);
	return st == KZ_OK ? kz_document_set(document, KZ_ID, piece, err) : st;
}
