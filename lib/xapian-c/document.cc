/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents before they are in a database. All that the engine would choke on
 * while writing is refused here, where nothing is lost by it.
 */
#include "checks.hh"
#include "engine.hh"
#include "guard.hh"

using namespace xapian_c;

xapian_status xapian_document_new(xapian_document **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		require(out, "out");
		*out = new xapian_document;
		return XAPIAN_OK;
	});
}

void xapian_document_close(xapian_document *document)
{
	guarded(nullptr, [&] {
		delete document;
		return XAPIAN_OK;
	});
}

xapian_status xapian_document_clear(xapian_document *document, xapian_error *err)
{
	return guarded(err, [&] {
		require(document, "document");
		document->document = Xapian::Document();
		return XAPIAN_OK;
	});
}

xapian_status xapian_document_set_data(
	xapian_document *document, const char *data, size_t size, xapian_error *err)
{
	return guarded(err, [&] {
		require(document, "document");
		document->document.set_data(take_bytes(data, size, "data"));
		return XAPIAN_OK;
	});
}

xapian_status xapian_document_set_value(xapian_document *document, uint32_t slot,
	const char *value, size_t size, xapian_error *err)
{
	return guarded(err, [&] {
		require(document, "document");
		check_slot(slot);
		document->document.add_value(slot, take_bytes(value, size, "value"));
		return XAPIAN_OK;
	});
}

xapian_status xapian_document_add_term(xapian_document *document, const char *term,
	size_t size, uint32_t wdf_increment, xapian_error *err)
{
	return guarded(err, [&] {
		require(document, "document");
		document->document.add_term(take_term(term, size), wdf_increment);
		return XAPIAN_OK;
	});
}

xapian_status xapian_document_add_posting(xapian_document *document, const char *term,
	size_t size, uint32_t position, uint32_t wdf_increment, xapian_error *err)
{
	return xapian_document_add_postings(
		document, term, size, &position, 1, wdf_increment, err);
}

/* All is checked before anything is added: a failure leaves the document as it
 * was. Descending positions would cost the engine the square of their number. */
static void check_positions(const uint32_t *positions, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (positions[i] < positions[i - 1])
			throw Xapian::InvalidArgumentError(
				"position " + std::to_string(positions[i]) + " after " +
				std::to_string(positions[i - 1]) + ": must ascend");
}

xapian_status xapian_document_add_postings(xapian_document *document, const char *term,
	size_t size, const uint32_t *positions, size_t count, uint32_t wdf_increment,
	xapian_error *err)
{
	return guarded(err, [&] {
		require(document, "document");
		std::string name = take_term(term, size);
		if (count > 0)
			require(positions, "positions");
		check_positions(positions, count);
		for (size_t i = 0; i < count; i++)
			document->document.add_posting(name, positions[i], wdf_increment);
		return XAPIAN_OK;
	});
}
