/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What every reader is: a name, a way to recognise its kind of file, and a way
 * to make a document of it. A new format is one file and one line in the table
 * of reader.c.
 */
#ifndef KZI_READERS_READER_H
#define KZI_READERS_READER_H

#include <kamerzoek/document.h>

#include "base/buffer.h"
#include "document/document.h"

/* What came out of a file, and what the file is called. */
typedef struct kzi_input {
	const char *bytes;
	size_t length;
	const char *name; /* for messages and the extension; never NULL */
	bool asked;       /* this very file was asked for, not met in a folder */
} kzi_input;

typedef struct kzi_reader {
	const char *format;    /* "text": becomes KZ_FORMAT */
	kzi_fidelity fidelity; /* of what it reads, unless it says less itself */
	/* Might a file of that name, met in a folder, be one? Before it is read. */
	bool (*may_be_named)(const char *name);
	bool (*recognises)(const kzi_input *input);
	/* Fills an empty document; KZ_E_DOCUMENT when it cannot. Sets its raw text when
	 * that is another thing than the bytes of the file. */
	kz_status (*read)(const kzi_input *input, kz_document *document, kz_error *err);
} kzi_reader;

extern const kzi_reader kzi_official_reader;
extern const kzi_reader kzi_html_reader;
extern const kzi_reader kzi_odata_reader;
extern const kzi_reader kzi_text_reader;
extern const kzi_reader kzi_docx_reader;
extern const kzi_reader kzi_odt_reader;
extern const kzi_reader kzi_pdf_reader;

/* Does the name end in that extension (".xml"; "": in none), in any case? */
bool kzi_has_extension(const char *name, const char *extension);
/* Is there a NUL in its first bytes? Then it is no text. */
bool kzi_is_binary(const kzi_input *input);

/* Sets the raw text; of a very long one, as much as is kept. KZ_E_NO_MEMORY. */
kz_status kzi_keep_text(kz_document *document, const kzi_buffer *text, kz_error *err);

/* Might any reader want a file of that name? */
bool kzi_may_be_read(const char *name);

/* KZ_E_UNSUPPORTED when no reader recognises it; else as its reader. */
kz_status kzi_read_input(const kzi_input *input, kz_document **out, kz_error *err);

/* Everything that is read of one file: its bytes, and those of what stands beside it. */
typedef struct kzi_loaded {
	kzi_buffer bytes, sidecar, meta;
	char *sidecar_path, *meta_path; /* NULL when there is none */
} kzi_loaded;

kz_status kzi_load(const char *path, kzi_loaded *out, kz_error *err);
void kzi_loaded_free(kzi_loaded *loaded);

/* The document in what was loaded; facts (may be NULL) go over it last. */
kz_status kzi_read_loaded(const char *path, const kzi_loaded *loaded, bool asked,
	const kz_document *facts, kz_document **out, kz_error *err);

#endif
