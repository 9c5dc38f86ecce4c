/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which document is meant: every name that one may have. */
#include "index/reader.h"

#include "index/engine.h"
#include "index/schema.h"

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

/* "36 600 XIV, nr. 60" is kst-36600-XIV-60; and "36836-D", which reads as a
 * dossier with its chapter, may be the piece of that letter. */
static kz_status find_kamerstuk(xapian_database *database, const char *name,
	kzi_buffer *term, uint32_t *docid, kz_error *err)
{
	kz_kamerstuk piece;
	char id[4 + KZ_KAMERSTUK_MAX] = "kst-";
	if (kz_kamerstuk_parse(name, strlen(name), &piece, NULL) != KZ_OK)
		return KZ_OK;
	bool dossier = kz_kamerstuk_is_dossier(&piece);
	kz_kamerstuk_format(&piece, dossier ? id + 4 : id, KZ_KAMERSTUK_MAX);
	kzi_term_id(term, id);
	kz_status st = find_term(database, term, docid, err);
	if (st != KZ_OK || *docid != 0)
		return st;
	kzi_term_alias(term, id);
	return find_term(database, term, docid, err);
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
		st = find_kamerstuk(database, name, &term, docid, err);
	if (st == KZ_OK && *docid == 0) {
		kzi_term_alias(&term, name);
		/* What is not UTF-8 is no alias; it may still be a path. */
		if (term.failed)
			kzi_buffer_clear(&term);
		else
			st = find_term(database, &term, docid, err);
	}
	if (st == KZ_OK && *docid == 0)
		st = find_path(database, name, &term, docid, err);
	kzi_buffer_free(&term);
	return st;
}
