/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The records in JSON of the Tweede Kamer's open data (OData): one by itself, an array
 * of them, a page of the service with them in "value", or any of these one after the
 * other. Says which of them are documents, and knows nothing of what is in those.
 */
#ifndef KZI_READERS_ODATA_RECORDS_H
#define KZI_READERS_ODATA_RECORDS_H

#include "readers/reader.h"

#include <jansson.h>

/* Does it begin as such a file does? JSON of anything else is not ours. */
bool kzi_is_odata(const kzi_input *input);

typedef struct kzi_records {
	json_t *documents; /* array of the objects that are a document */
	size_t count;      /* of those */
	size_t others;     /* deleted, or of another kind, as votes and persons */
} kzi_records;

/*
 * Read them all; remarks go to document, which may be NULL. Free with kzi_records_free().
 *
 * KZ_E_DOCUMENT: broken, with the offset. KZ_E_LIMIT: over 64 MiB, nested more than 64
 * deep, or more than a million values. KZ_E_NO_MEMORY.
 */
kz_status kzi_records_read(
	const kzi_input *input, kz_document *document, kzi_records *out, kz_error *err);
void kzi_records_free(kzi_records *records);

/* What the document at i is called, and it alone as a file of its own. */
const char *kzi_record_name(const kzi_records *records, size_t i);
kz_status kzi_record_bytes(
	const kzi_records *records, size_t i, kzi_buffer *out, kz_error *err);

/* The text of that member; "" when there is none. */
const char *kzi_json_text(const json_t *object, const char *name);
/* The number of it; -1 when there is none. */
json_int_t kzi_json_number(const json_t *object, const char *name);
/* The same of an array in it; NULL when there is none, and NULL is allowed. */
const json_t *kzi_json_list(const json_t *object, const char *name);

/* "2025D18359" or "2024Z16189"; "" when it is no document. */
const char *kzi_record_number(const json_t *record);

#endif
