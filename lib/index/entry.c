/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/entry.h"

#include "index/engine.h"

static kz_status posting(void *context, kzi_entry_term *term, uint32_t position,
	uint32_t wdf, kz_error *err)
{
	xapian_error why;
	return kzi_engine(xapian_document_add_posting(
				  context, term->text, term->length, position, wdf, &why),
		&why, NULL, err);
}

static kz_status count(void *context, kzi_entry_term *term, uint32_t wdf, kz_error *err)
{
	xapian_error why;
	return kzi_engine(
		xapian_document_add_term(context, term->text, term->length, wdf, &why),
		&why, NULL, err);
}

static kz_status value(
	void *context, uint32_t slot, const char *bytes, size_t length, kz_error *err)
{
	xapian_error why;
	return kzi_engine(xapian_document_set_value(context, slot, bytes, length, &why),
		&why, NULL, err);
}

static kz_status data(void *context, const char *bytes, size_t length, kz_error *err)
{
	xapian_error why;
	return kzi_engine(
		xapian_document_set_data(context, bytes, length, &why), &why, NULL, err);
}

kzi_entry kzi_entry_of_engine(xapian_document *document)
{
	return (kzi_entry){document, posting, count, value, data};
}
