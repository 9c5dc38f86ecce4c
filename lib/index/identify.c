/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/identify.h"

#include "kamerstuk/names.h"

#include <string.h>

static const char *id_of(const kz_document *document)
{
	return kz_document_get(document, KZ_ID);
}

/* A name that the file had given, and gives no longer. */
static bool is_withdrawn(
	const kzi_held *held, const char *path, const kz_document *document)
{
	char piece[KZ_KAMERSTUK_MAX], version[16];
	const char *id = id_of(held->document), *name = "";
	for (size_t i = 0; held->spent && i < held->document->source_count; i++) {
		if (strcmp(held->document->sources[i].path, path) == 0)
			name = held->document->sources[i].name;
	}
	if (name[0] != '\0' && kzi_name_version(name, piece, version))
		name = piece;
	return strcmp(name, id) == 0 && strcmp(id_of(document), id) != 0;
}

/* The best of all names that were an id: an official one, that of the Tweede Kamer,
 * one that somebody chose, one made of bytes; of equals the one it had. */
static const char *best_id(
	const kz_document *put, const char *path, const kzi_held_list *same)
{
	const char *best = id_of(put);
	bool had = false;
	for (size_t i = 0; i < same->count; i++) {
		const kzi_held *held = &same->items[i];
		const char *id = id_of(held->document);
		kzi_name_kind kind = kzi_name_kind_of(id), other = kzi_name_kind_of(best);
		if (is_withdrawn(held, path, put))
			continue;
		if (kind > other || (kind == other && !had && !held->spent)) {
			best = id;
			had = true;
		}
	}
	return best;
}

static kz_status add_alias(kz_document *document, const char *alias, kz_error *err)
{
	if (alias[0] == '\0' || strcmp(alias, id_of(document)) == 0)
		return KZ_OK;
	kz_status st = kz_document_add(document, KZ_ALIASES, alias, err);
	/* With as many names as one may have, the newest stay. */
	return st == KZ_E_LIMIT ? KZ_OK : st;
}

kz_status kzi_identity_inherit(
	kz_document *document, const kz_document *from, kz_error *err)
{
	const char *seen = kz_document_get(document, KZ_FIRST_SEEN);
	const char *other = kz_document_get(from, KZ_FIRST_SEEN);
	kz_status st = add_alias(document, id_of(from), err);
	for (size_t i = 0; i < from->lists[KZ_ALIASES].count && st == KZ_OK; i++)
		st = add_alias(document, from->lists[KZ_ALIASES].items[i], err);
	if (st == KZ_OK && other[0] != '\0' &&
		(seen[0] == '\0' || strcmp(other, seen) < 0))
		st = kz_document_set(document, KZ_FIRST_SEEN, other, err);
	return st;
}

static void drop_alias(kz_document *document, const char *alias)
{
	const char **items = document->lists[KZ_ALIASES].items;
	size_t kept = 0;
	for (size_t i = 0; i < document->lists[KZ_ALIASES].count; i++) {
		if (strcmp(items[i], alias) != 0)
			items[kept++] = items[i];
	}
	document->lists[KZ_ALIASES].count = kept;
}

kz_status kzi_identity_settle(kz_document *made, const kz_document *put, const char *path,
	const kzi_held_list *same, kz_error *err)
{
	char given[KZI_ID_MAX + 1], id[KZI_ID_MAX + 1];
	strcpy(given, id_of(put));
	strcpy(id, best_id(put, path, same));
	kz_status st = kz_document_set(made, KZ_ID, id, err);
	if (st == KZ_OK)
		st = add_alias(made, given, err);
	if (st == KZ_OK && made != put)
		st = kzi_identity_inherit(made, put, err);
	for (size_t i = 0; i < same->count && st == KZ_OK; i++)
		st = kzi_identity_inherit(made, same->items[i].document, err);
	drop_alias(made, id);
	return st;
}
