/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An index being looked through: what the parts of that share. Damage is told of and
 * passed over; only what stops the whole is a failure.
 */
#ifndef KZI_INDEX_CHECK_H
#define KZI_INDEX_CHECK_H

#include <kamerzoek/check.h>

#include "document/document.h"
#include "index/reader.h"

typedef struct kzi_check {
	const kz_check_options *options;
	kz_check_summary *summary;
	char generation[KZI_GENERATION_NAME];
	kz_index *index; /* once it could be opened */
	kz_progress progress;
	kz_error *err;
} kzi_check;

/* Is it of what is looked at, and not of the looking? */
bool kzi_check_is_damage(kz_status status);

/* A file below the generation, "glass/docdata.glass"; the document or NULL. KZ_OK, or
 * KZ_E_CANCELLED. */
kz_status kzi_check_tell(
	kzi_check *c, const char *file, const kz_document *document, const char *what);
/* The same of a document by its number, when it does not say what it is called. */
kz_status kzi_check_tell_number(
	kzi_check *c, const char *file, uint32_t docid, const char *what);

/* One document more is done, of so many bytes. */
kz_status kzi_check_progress(kzi_check *c, uint64_t bytes);

/* The parts. */
kz_status kzi_check_texts(kzi_check *c);
kz_status kzi_check_terms(kzi_check *c);
kz_status kzi_check_metadata(kzi_check *c);

/* The document of that number, with its text; a part of the damage is told of. *out is
 * NULL when it cannot be had. */
kz_status kzi_check_read(kzi_check *c, uint32_t docid, bool tell, kz_document **out,
	kzi_text_place *place);

#endif
