/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which document is meant: every name that one may have. */
#include "index/reader.h"

#include "base/utf8.h"
#include "index/engine.h"
#include "index/identity.h"
#include "index/indexer.h"
#include "index/schema.h"
#include "kamerstuk/names.h"

#include <kamerzoek/citation.h>

#include <stdlib.h>
#include <string.h>

static kz_status find_term(
	xapian_database *database, const kzi_buffer *term, uint32_t *docid, kz_error *err)
{
	xapian_error why;
	if (term->failed)
		return kzi_no_memory(err);
	return kzi_engine(
		xapian_database_find(database, term->data, term->length, docid, &why),
		&why, NULL, err);
}

/* ---- Names that several have ---- */

/* Of a zaak the letter comes before its annexes, and an official name before others. */
static bool is_better(const kz_document *one, const kz_document *best)
{
	if (best == NULL)
		return true;
	bool annex = strcmp(kz_document_get(one, KZ_KIND), "bijlage") == 0;
	bool best_is = strcmp(kz_document_get(best, KZ_KIND), "bijlage") == 0;
	if (annex != best_is)
		return best_is;
	const char *id = kz_document_get(one, KZ_ID);
	const char *best_id = kz_document_get(best, KZ_ID);
	kzi_name_kind kind = kzi_name_kind_of(id), best_kind = kzi_name_kind_of(best_id);
	return kind != best_kind ? kind > best_kind : strcmp(id, best_id) < 0;
}

static kz_status read_facts(
	xapian_database *database, uint32_t docid, kz_document **out, kz_error *err)
{
	xapian_error why;
	xapian_bytes record;
	kzi_text_place place;
	kz_status st = kzi_engine(
		xapian_database_data(database, docid, &record, &why), &why, NULL, err);
	return st == KZ_OK ? kzi_record_read(record, out, &place, err) : st;
}

static kz_status choose(
	xapian_database *database, const kzi_buffer *term, uint32_t *docid, kz_error *err)
{
	enum { MOST = 64 };
	xapian_error why;
	xapian_cursor *ids = NULL;
	kz_document *best = NULL;
	uint32_t one;
	kz_status st = kzi_engine(
		xapian_database_postings(database, term->data, term->length, &ids, &why),
		&why, NULL, err);
	for (int i = 0; i < MOST && st == KZ_OK; i++) {
		kz_document *facts = NULL;
		st = kzi_engine(
			xapian_cursor_next_docid(ids, &one, &why), &why, NULL, err);
		if (st == KZ_OK)
			st = read_facts(database, one, &facts, err);
		if (st != KZ_OK || !is_better(facts, best)) {
			kz_document_free(facts);
			continue;
		}
		kz_document_free(best);
		best = facts;
		*docid = one;
	}
	xapian_cursor_close(ids);
	kz_document_free(best);
	return st == KZ_DONE ? KZ_OK : st;
}

static kz_status find_alias(xapian_database *database, const char *name, kzi_buffer *term,
	uint32_t *docid, kz_error *err)
{
	xapian_error why;
	uint32_t count = 0;
	kzi_term_alias(term, name);
	kz_status st = find_term(database, term, docid, err);
	if (st != KZ_OK || *docid == 0)
		return st;
	st = kzi_engine(xapian_database_term_frequency(
				database, term->data, term->length, &count, &why),
		&why, NULL, err);
	return st == KZ_OK && count > 1 ? choose(database, term, docid, err) : st;
}

/* ---- Kinds of names ---- */

static kz_status find_id_or_alias(xapian_database *database, const char *name,
	kzi_buffer *term, uint32_t *docid, kz_error *err)
{
	kzi_term_id(term, name);
	kz_status st = find_term(database, term, docid, err);
	return st == KZ_OK && *docid == 0 ? find_alias(database, name, term, docid, err)
					  : st;
}

/* "36836-D", which reads as a dossier with its chapter, may be the piece of that
 * letter. */
static bool is_piece_after_all(const char *name, char id[4 + KZ_KAMERSTUK_MAX])
{
	kz_kamerstuk piece;
	if (kz_kamerstuk_parse(name, strlen(name), &piece, NULL) != KZ_OK ||
		!kz_kamerstuk_is_dossier(&piece))
		return false;
	strcpy(id, "kst-");
	kz_kamerstuk_format(&piece, id + 4, KZ_KAMERSTUK_MAX);
	return true;
}

/* "36 600 XIV, nr. 60" is kst-36600-XIV-60; and a herdruk is the piece. */
static kz_status find_spelled(xapian_database *database, const char *name,
	kzi_buffer *term, uint32_t *docid, kz_error *err)
{
	char id[4 + KZ_KAMERSTUK_MAX], version[16];
	if (!kzi_name_official(name, id) && !is_piece_after_all(name, id))
		return KZ_OK;
	kz_status st = find_id_or_alias(database, id, term, docid, err);
	if (st != KZ_OK || *docid != 0 || !kzi_name_version(name, id, version))
		return st;
	return find_id_or_alias(database, id, term, docid, err);
}

static kz_status find_path(xapian_database *database, const char *name, kzi_buffer *term,
	uint32_t *docid, kz_error *err)
{
	kzi_term_path(term, name);
	kz_status st = find_term(database, term, docid, err);
	if (st != KZ_OK || *docid != 0)
		return st;
	char *absolute = realpath(name, NULL);
	if (absolute == NULL)
		return KZ_OK;
	kzi_term_path(term, absolute);
	free(absolute);
	return find_term(database, term, docid, err);
}

/* ---- What was found ---- */

typedef struct sought {
	const kzi_buffer *term;
	bool found;
} sought;

static bool is_sought(void *context, kzi_identity_kind kind, const kzi_buffer *term)
{
	sought *s = context;
	(void)kind;
	s->found =
		s->found || (term->length == s->term->length &&
				    memcmp(term->data, s->term->data, term->length) == 0);
	return true;
}

/* The engine's lists have no checksums, and a damaged one leads to any document. */
static kz_status must_have(xapian_database *database, uint32_t docid, const char *name,
	const kzi_buffer *term, kz_error *err)
{
	sought s = {term, false};
	kz_document *facts = NULL;
	kz_status st = read_facts(database, docid, &facts, err);
	if (st == KZ_OK)
		st = kzi_identity_terms(facts, is_sought, &s, err);
	kz_document_free(facts);
	/* A writer has come between: whoever reads the document will see. */
	if (st == KZ_E_NO_DOCUMENT)
		return KZ_OK;
	if (st == KZ_OK && !s.found)
		return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"'%s': the index leads to another document", name);
	return st;
}

kz_status kzi_find_name(
	xapian_database *database, const char *name, uint32_t *docid, kz_error *err)
{
	*docid = 0;
	if (name[0] == '\0')
		return KZ_OK;
	kzi_buffer term = {0};
	kzi_term_id(&term, name);
	kz_status st = find_term(database, &term, docid, err);
	if (st == KZ_OK && *docid == 0)
		st = find_spelled(database, name, &term, docid, err);
	/* What is not UTF-8 is no alias; it may still be a path. */
	if (st == KZ_OK && *docid == 0 &&
		kzi_utf8_valid_length(name, strlen(name)) == strlen(name))
		st = find_alias(database, name, &term, docid, err);
	if (st == KZ_OK && *docid == 0)
		st = find_path(database, name, &term, docid, err);
	if (st == KZ_OK && *docid != 0)
		st = must_have(database, *docid, name, &term, err);
	kzi_buffer_free(&term);
	return st;
}
