/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A document as the engine will hold it, while it is filled: where its terms, values
 * and data go, whoever takes them.
 */
#ifndef KZI_INDEX_ENTRY_H
#define KZI_INDEX_ENTRY_H

#include "base/error.h"
#include "xapian-c/xapian-c.h"

/* A term, and room for who takes it to keep its number in, from one document to the
 * next; that is 0 at first, and so is the epoch. */
typedef struct kzi_entry_term {
	const char *text;
	size_t length;
	uint32_t number, epoch;
} kzi_entry_term;

/* Each is given context first. A term counts wdf more, with a position or without. */
typedef struct kzi_entry {
	void *context;
	kz_status (*posting)(void *context, kzi_entry_term *term, uint32_t position,
		uint32_t wdf, kz_error *err);
	kz_status (*count)(
		void *context, kzi_entry_term *term, uint32_t wdf, kz_error *err);
	kz_status (*value)(void *context, uint32_t slot, const char *value, size_t length,
		kz_error *err);
	kz_status (*data)(void *context, const char *data, size_t length, kz_error *err);
} kzi_entry;

/* One that fills a document of the engine. */
kzi_entry kzi_entry_of_engine(xapian_document *document);

#endif
