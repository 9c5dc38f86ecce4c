/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Terms, of which a document has one that meets a condition. */
#ifndef KZI_SEARCH_TERMS_H
#define KZI_SEARCH_TERMS_H

#include "base/buffer.h"
#include "search/query.h"

/* Start from zero. */
typedef struct kzi_terms {
	char **items;
	size_t count, room;
} kzi_terms;

/* Takes the term out of the buffer. False: there was no memory for it. */
bool kzi_terms_add(kzi_terms *terms, kzi_buffer *term);
void kzi_terms_free(kzi_terms *terms);

/* The documents that have any of them; of none, none. */
kz_status kzi_build_terms_any(const kzi_terms *terms, xapian_query **out, kz_error *err);

/* Those of a condition of the query; of one that takes part in the rank, too. */
kz_status kzi_field_terms(
	const kzi_field *field, kz_index *index, kzi_terms *out, kz_error *err);
/* How many names the filter asks something of; 0 for NULL. */
size_t kzi_filter_count(const kz_filter *filter);
const kzi_terms *kzi_filter_terms(const kz_filter *filter, size_t i, const char **name);

#endif
