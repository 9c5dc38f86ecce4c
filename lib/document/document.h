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
	KZI_PROPERTIES = KZ_REFERENCE + 1,
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
	KZI_FIDELITY_OWN = 5,   /* a program put it, and did not say from where */
	KZI_FIDELITY_PDF = 10,  /* places on a page */
	KZI_FIDELITY_TEXT = 20, /* lines */
	KZI_FIDELITY_WORD = 30, /* paragraphs and notes: DOCX, ODT */
	KZI_FIDELITY_HTML = 40, /* the official structure, for people */
	KZI_FIDELITY_XML = 50   /* the official structure */
} kzi_fidelity;

/* Where an index keeps something. */
typedef struct kzi_text_place {
	uint64_t offset, length; /* length 0: nowhere */
} kzi_text_place;

/* A file that the document was read from, and the digest of what was read: the
 * file itself and what stood beside it. What a program put has no digest, and may
 * have no path. */
typedef struct kzi_source {
	const char *path;
	const char *digest;
	uint32_t fidelity;
	const char *name; /* what the file calls itself; "doc-..." when it does not */
	uint32_t part;    /* which of the parts it gave, when there are parts */
} kzi_source;

/* A document as one file gives it, kept beside the whole by a document that several
 * files give: in the index, or, on the way there, as bytes. */
typedef struct kzi_source_part {
	kzi_text_place place;
	const char *bytes; /* its stored form, with the text as it came in */
	size_t length;
} kzi_source_part;

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
	kzi_text_place raw_place; /* where the index keeps it */
	uint32_t fidelity;        /* of the file it was just read from; not stored */
	kzi_source *sources;
	size_t source_count;
	kzi_source_part
		*parts; /* none when all of it comes from one file, or its copies */
	size_t part_count;
	const char **keys; /* what another file of it might have in common with it */
	size_t key_count;
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
/* Is it valid UTF-8 without a NUL? KZ_E_DOCUMENT. */
kz_status kzi_body_check(const char *text, size_t length, kz_error *err);

/* Add a field that was checked, or a citation, to the end; strings are copied. */
/* The language of a block: its own, or else that of the document; "" when neither is
 * known. */
const char *kzi_block_language(const kz_document *document, size_t i);

kz_status kzi_document_append_field(
	kz_document *document, const kz_field *field, kz_error *err);
kz_status kzi_document_append_citation(
	kz_document *document, const kz_citation *citation, kz_error *err);

/* The paragraph that a block of that kind will be in when it is added to the end. */
uint32_t kzi_document_paragraph(const kz_document *document, int32_t kind);

/* Add a source, a part or a key to the end; strings are copied, the bytes of a part
 * as well. */
kz_status kzi_document_append_source(
	kz_document *document, const kzi_source *source, kz_error *err);
kz_status kzi_document_append_part(
	kz_document *document, const kzi_source_part *part, kz_error *err);
kz_status kzi_document_append_key(kz_document *document, const char *key, kz_error *err);

/* Take over what facts says: its properties, and its lists where it has any. */
kz_status kzi_document_overlay(
	kz_document *document, const kz_document *facts, kz_error *err);

/* Fill in the language of each block that has none, and of the document when nobody
 * gave it; what cannot be known stays "". KZ_E_NO_MEMORY. */
kz_status kzi_document_fill_languages(kz_document *document, kz_error *err);

typedef enum kzi_document_parts {
	KZI_FACTS,             /* what a hit list shows */
	KZI_FACTS_AND_TEXT,    /* blocks, citations and parts too */
	KZI_FACTS_TEXT_AND_RAW /* and the text as it came in; parts also as bytes */
} kzi_document_parts;

/* The stored form: entries of tag, length and bytes, where what is not known is
 * passed over. */
void kzi_document_encode(
	const kz_document *document, kzi_document_parts parts, kzi_buffer *out);
/* KZ_E_CORRUPT, KZ_E_NO_MEMORY. */
kz_status kzi_document_decode(
	const char *bytes, size_t length, kz_document **out, kz_error *err);
/* Of the first bytes of one: what they have, and of a block that is cut short the text
 * that there is. */
kz_status kzi_document_decode_beginning(
	const char *bytes, size_t length, kz_document **out, kz_error *err);

#endif
