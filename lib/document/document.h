/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The inside of a document, for the rooms that read, store and index one. What
 * the public header says of kz_document holds here too.
 */
#ifndef KZI_DOCUMENT_DOCUMENT_H
#define KZI_DOCUMENT_DOCUMENT_H

#include <kamerzoek/document.h>

#include "base/arena.h"
#include "base/buffer.h"

enum {
	KZI_PROPERTIES = KZ_CHANGED_AT + 1,
	KZI_LISTS = KZ_ALIASES + 1,
	KZI_VALUE_MAX = 64 << 10, /* bytes of a property or field */
	KZI_LIST_MAX = 1000,      /* values in a list */
	KZI_BLOCK_MAX = 16 << 20, /* bytes of a block */
	KZI_ID_MAX = 200          /* bytes of an id, so that its term fits the engine */
};

/* A file that the document was read from, and the digest of what was read: the
 * file itself and what stood beside it. */
typedef struct kzi_source {
	const char *path;
	const char *digest;
} kzi_source;

struct kz_document {
	kzi_arena arena;
	const char *properties[KZI_PROPERTIES]; /* NULL when absent */
	struct {
		const char **items;
		size_t count;
	} lists[KZI_LISTS];
	kz_signatory *signatories;
	size_t signatory_count;
	kz_field *fields;
	size_t field_count;
	kz_block *blocks;
	size_t block_count;
	kzi_source *sources;
	size_t source_count;
	bool minted; /* its id was made of its bytes, for want of another; not stored */
};

/* The property or list of that name, in English or Dutch ("title", "titel");
 * false when there is none. Two functions, since a file may set either. */
bool kzi_property_by_name(const char *name, size_t length, kz_property *out);
bool kzi_list_by_name(const char *name, size_t length, kz_list *out);
const char *kzi_list_name(kz_list list);

/* Is value what this property may be? KZ_E_DOCUMENT, KZ_E_LIMIT. */
kz_status kzi_property_check(kz_property property, const char *value, kz_error *err);
/* Is it valid UTF-8 without control characters and at most most bytes? what is
 * for the message. */
kz_status kzi_text_check(const char *what, const char *value, size_t most, kz_error *err);

/* Add a source, or change the digest of the one with that path. */
kz_status kzi_document_add_source(
	kz_document *document, const char *path, const char *digest, kz_error *err);

/* The same for one that is known not to be there. */
kz_status kzi_document_append_source(
	kz_document *document, const char *path, const char *digest, kz_error *err);

/* Take over what facts says: its properties, and its lists where it has any. */
kz_status kzi_document_overlay(
	kz_document *document, const kz_document *facts, kz_error *err);

/*
 * The stored form: entries of tag, length and bytes, where what is not known is
 * passed over. With or without the blocks.
 */
void kzi_document_encode(const kz_document *document, bool with_blocks, kzi_buffer *out);
/* KZ_E_CORRUPT, KZ_E_NO_MEMORY. */
kz_status kzi_document_decode(
	const char *bytes, size_t length, kz_document **out, kz_error *err);

#endif
