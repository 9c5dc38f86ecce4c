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
	KZI_PROPERTIES = KZ_FORMAT + 1,
	KZI_LISTS = KZ_REMARKS + 1,
	KZI_VALUE_MAX = 64 << 10, /* bytes of a property or field */
	KZI_LIST_MAX = 1000,      /* values in a list */
	KZI_BLOCK_MAX = 16 << 20, /* bytes of a block */
	KZI_RAW_MAX = 64 << 20,   /* bytes of the text as it came in */
	KZI_ID_MAX = 200          /* bytes of an id, so that its term fits the engine */
};

/*
 * How well a file of some format keeps what a document says. Of several files of one
 * document, the best gives its text. Fixed for ever: they are on people's disks.
 */
typedef enum kzi_fidelity {
	KZI_FIDELITY_NONE = 0,  /* facts alone: a record, a scan */
	KZI_FIDELITY_PDF = 10,  /* places on a page */
	KZI_FIDELITY_TEXT = 20, /* lines */
	KZI_FIDELITY_WORD = 30, /* paragraphs and notes: DOCX, ODT */
	KZI_FIDELITY_HTML = 40, /* the official structure, for people */
	KZI_FIDELITY_XML = 50   /* the official structure */
} kzi_fidelity;

/* A file that the document was read from, and the digest of what was read: the
 * file itself and what stood beside it. */
typedef struct kzi_source {
	const char *path;
	const char *digest;
	uint32_t fidelity;
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
	kz_citation *citations;
	size_t citation_count;
	const char *raw; /* NULL when there is none */
	size_t raw_length;
	struct {
		uint64_t offset, length;
	} raw_place;       /* where the index keeps it; length 0 when it keeps none */
	uint32_t fidelity; /* of the file it was just read from; not stored */
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

/* Add a citation to the end; its strings are copied. */
kz_status kzi_document_append_citation(
	kz_document *document, const kz_citation *citation, kz_error *err);

/* Add a source, or change what is known of the one with that path. */
kz_status kzi_document_add_source(kz_document *document, const char *path,
	const char *digest, uint32_t fidelity, kz_error *err);

/* The same for one that is known not to be there. */
kz_status kzi_document_append_source(kz_document *document, const char *path,
	const char *digest, uint32_t fidelity, kz_error *err);

/* Take over what facts says: its properties, and its lists where it has any. */
kz_status kzi_document_overlay(
	kz_document *document, const kz_document *facts, kz_error *err);

typedef enum kzi_document_parts {
	KZI_FACTS,             /* what a hit list shows */
	KZI_FACTS_AND_TEXT,    /* blocks and citations too */
	KZI_FACTS_TEXT_AND_RAW /* and the text as it came in */
} kzi_document_parts;

/* The stored form: entries of tag, length and bytes, where what is not known is
 * passed over. */
void kzi_document_encode(
	const kz_document *document, kzi_document_parts parts, kzi_buffer *out);
/* KZ_E_CORRUPT, KZ_E_NO_MEMORY. */
kz_status kzi_document_decode(
	const char *bytes, size_t length, kz_document **out, kz_error *err);

#endif
