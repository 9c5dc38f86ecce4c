/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/cited.h"

#include "base/utf8.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"
#include "kamerstuk/names.h"

#include <kamerzoek/citation.h>

#include <string.h>

static bool has_name(const kzi_cited *cited, const char *name)
{
	for (size_t i = 0; i < cited->count; i++) {
		if (strcmp(cited->names[i], name) == 0)
			return true;
	}
	return false;
}

static kz_status add_name(kzi_cited *cited, const char *name, kz_error *err)
{
	char kept[KZI_CITED_MAX];
	if (!kzi_name_cited(name, kept) || has_name(cited, kept))
		return KZ_OK;
	const char **names =
		kzi_arena_grow(&cited->arena, cited->names, cited->count, sizeof *names);
	const char *copy = kzi_arena_copy(&cited->arena, kept, strlen(kept));
	if (names == NULL || copy == NULL)
		return kzi_no_memory(err);
	names[cited->count++] = copy;
	cited->names = names;
	return KZ_OK;
}

static kz_status add_names(xapian_database *database, kzi_cited *cited, kz_error *err)
{
	xapian_error why;
	xapian_bytes record;
	kz_document *facts = NULL;
	kzi_text_place place;
	kz_status st =
		kzi_engine(xapian_database_data(database, cited->docid, &record, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, &place, err);
	if (st == KZ_OK)
		st = add_name(cited, kz_document_get(facts, KZ_ID), err);
	for (size_t i = 0; i < kz_document_count(facts, KZ_ALIASES) && st == KZ_OK; i++)
		st = add_name(cited, kz_document_at(facts, KZ_ALIASES, i), err);
	kz_document_free(facts);
	return st;
}

/* As a text writes it: "Stb. 2020, 118" is stb-2020-118. False when that is more than
 * one paper, or not all of the name. */
static bool read_written(const char *name, char kept[KZI_CITED_MAX])
{
	kz_citations *found;
	if (kz_citations_find(name, strlen(name), NULL, &found, NULL) != KZ_OK)
		return false;
	const kz_citation *one = kz_citations_at(found, 0);
	bool whole = kz_citations_count(found) == 1 && one->start == 0 &&
		     one->length == strlen(name) && kzi_name_cited(one->target, kept);
	kz_citations_close(found);
	return whole;
}

kz_status kzi_cited_find(
	xapian_database *database, const char *name, kzi_cited *out, kz_error *err)
{
	char kept[KZI_CITED_MAX];
	*out = (kzi_cited){0};
	/* What is not UTF-8 is nobody's name; it may still be a path. */
	bool named = kzi_utf8_valid_length(name, strlen(name)) == strlen(name) &&
		     (read_written(name, kept) || kzi_name_cited(name, kept));
	out->dossier = named && strncmp(kept, "dossier:", 8) == 0;
	/* "36836-D" may be a piece, "dossier:36836" is not. */
	kz_status st = KZ_OK;
	if (strncmp(name, "dossier:", 8) != 0)
		st = kzi_find_name(database, name, &out->docid, err);
	if (st == KZ_OK && out->docid != 0) {
		out->dossier = false;
		st = add_names(database, out, err);
	} else if (st == KZ_OK && named && kept[0] != '\0') {
		st = add_name(out, kept, err);
	}
	if (st != KZ_OK)
		kzi_cited_free(out);
	return st;
}

void kzi_cited_free(kzi_cited *cited)
{
	kzi_arena_free(&cited->arena);
	*cited = (kzi_cited){0};
}

/* "36600" has all its chapters. */
static bool is_in(const char *dossier, const char *whole)
{
	size_t length = strlen(whole);
	return strncmp(dossier, whole, length) == 0 &&
	       (dossier[length] == '\0' || dossier[length] == '-');
}

bool kzi_cited_is(const kzi_cited *cited, const char *target)
{
	char kept[KZI_CITED_MAX], dossier[KZI_CITED_MAX];
	if (!kzi_name_cited(target, kept))
		return false;
	if (cited->dossier)
		return kzi_name_dossier(kept, dossier) && is_in(dossier, cited->names[0]);
	return has_name(cited, kept);
}

kz_status kzi_cited_docid(
	xapian_database *database, const char *name, uint32_t *docid, kz_error *err)
{
	*docid = 0;
	if (strncmp(name, "dossier:", 8) == 0)
		return KZ_OK;
	return kzi_find_name(database, name, docid, err);
}
