/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Something that may be cited, held or not: under which names, and which terms those
 * who cite it have.
 */
#ifndef KZI_INDEX_CITED_H
#define KZI_INDEX_CITED_H

#include "base/arena.h"
#include "document/document.h"
#include "index/reader.h"

/* Start from zero. */
typedef struct kzi_cited {
	kzi_arena arena;
	const char **names; /* as citations are kept; the first is the best */
	size_t count;
	uint32_t docid; /* 0 when it is not held */
	bool dossier;   /* "dossier:36600-XIV", and all that is in it */
} kzi_cited;

/* What a name means: any name of a document, any spelling of a Kamerstuk or dossier,
 * or another paper as a text cites it. */
kz_status kzi_cited_find(
	xapian_database *database, const char *name, kzi_cited *out, kz_error *err);
void kzi_cited_free(kzi_cited *cited);

/* Does a citation of target mean it? */
bool kzi_cited_is(const kzi_cited *cited, const char *target);

/* The document of a name as citations are kept, 0 when it is not held. */
kz_status kzi_cited_docid(
	xapian_database *database, const char *name, uint32_t *docid, kz_error *err);

#endif
