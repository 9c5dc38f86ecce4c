/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One document out of what several files say of it: its text is that of the best of
 * them, its facts are those of all. Which files they are does not depend on the order
 * in which they came. Knows no index.
 */
#ifndef KZI_DOCUMENT_MERGE_H
#define KZI_DOCUMENT_MERGE_H

#include "document/document.h"

/* A document as one file gives it. */
typedef struct kzi_reading {
	const kz_document *document;
	uint32_t fidelity;
	const char *name; /* what the file calls itself */
	const char *path; /* settles what nothing else does */
} kzi_reading;

/*
 * Makes *out: the text, format, path, version, remarks and citations of the best
 * reading, *best; and every fact from the one that knows best, the others filling what
 * it lacks. Neither id nor aliases, sources or when it was seen: those are not in a
 * file.
 *
 * Of texts the best is a whole one, then the latest herdruk (a verbetering comes
 * behind the original), then the most faithful kind of file, then the longest. Of
 * facts those of a file with an official name come first, and then those of the
 * better text.
 *
 * KZ_E_NO_MEMORY.
 */
kz_status kzi_document_merge(const kzi_reading *readings, size_t count, kz_document **out,
	size_t *best, kz_error *err);

#endif
