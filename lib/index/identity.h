/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * By what a document is known: its names, its files, and what makes two documents
 * impossible to be one. Knows no engine and no disk.
 */
#ifndef KZI_INDEX_IDENTITY_H
#define KZI_INDEX_IDENTITY_H

#include "document/document.h"

typedef enum kzi_identity_kind {
	KZI_BY_ID,
	KZI_BY_NAME, /* an alias, a spelling, what one of its files calls itself */
	KZI_BY_URL,  /* leads to it, and says nothing of what it is */
	KZI_BY_PATH,
	KZI_BY_KEY /* a document with the same one may be the same */
} kzi_identity_kind;

/* False to stop. */
typedef bool kzi_identity_fn(
	void *context, kzi_identity_kind kind, const kzi_buffer *term);

/* Every term by which a document is found as itself. KZ_E_NO_MEMORY, also when fn
 * says false. */
kz_status kzi_identity_terms(
	const kz_document *document, kzi_identity_fn *fn, void *context, kz_error *err);

/*
 * The names by which a document can be recognised as the same, one by one from *at 0
 * on; NULL behind the last. Its id, its aliases and what its files call themselves; but
 * no zaak that is not its id, for a letter shares that with its annexes.
 */
const char *kzi_identity_name(const kz_document *document, size_t *at);

/* Never one document: two official ids, or official names without one in common. */
bool kzi_identity_conflicts(const kz_document *one, const kz_document *other);

/* What the content of two documents, however alike, cannot overrule: two papers of
 * the Tweede Kamer, a letter to each of the Kamers. */
bool kzi_identity_differs(const kz_document *one, const kz_document *other);

/* May the likeness of a text say what a file is that calls itself so? Not when it has
 * an official name, or one that somebody chose. */
bool kzi_identity_is_weak(const char *name);

/* Does one of its files call itself so? */
bool kzi_identity_has_file(const kz_document *document, const char *name);

/* A herdruk is the piece, in another version. */
kz_status kzi_identity_set_version(kz_document *document, kz_error *err);

#endif
