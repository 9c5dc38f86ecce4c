/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents, on their way into a database or out of it. All that the engine
 * would choke on while writing is refused here, where nothing is lost by it.
 */
#include "checks.hh"
#include "cursor.hh"
#include "guard.hh"

using namespace xapian_c;

xapian_status xapian_document_new(xapian_document **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_document> made =
			hold_document(Xapian::Document(), nullptr);
		give(made, out);
	});
}

void xapian_document_close(xapian_document *document)
{
	dispose(document);
}

/* ---- Changing ------------------------------------------------------------- */

/* A cursor over the document is told that it has nothing to stand on any more,
 * also when the change failed half-way. */
template <typename Change>
static xapian_status change(xapian_document *document, xapian_error *err, Change body)
{
	return guarded_with(document, err, [&] {
		document->state->changes++;
		body(document->state->document);
	});
}

xapian_status xapian_document_clear(xapian_document *document, xapian_error *err)
{
	return guarded(err, [&] {
		require(document, "document");
		document->state->changes++;
		document->state->document = Xapian::Document();
		document->state->unchecked = false;
	});
}

xapian_status xapian_document_set_data(
	xapian_document *document, const char *data, size_t size, xapian_error *err)
{
	return change(document, err, [&](Xapian::Document &changed) {
		changed.set_data(take_bytes(data, size, "data"));
	});
}

xapian_status xapian_document_set_value(xapian_document *document, uint32_t slot,
	const char *value, size_t size, xapian_error *err)
{
	return change(document, err, [&](Xapian::Document &changed) {
		check_slot(slot);
		changed.add_value(slot, take_bytes(value, size, "value"));
	});
}

xapian_status xapian_document_add_term(xapian_document *document, const char *term,
	size_t size, uint32_t wdf_increment, xapian_error *err)
{
	return change(document, err, [&](Xapian::Document &changed) {
		changed.add_term(take_term(term, size), wdf_increment);
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
	return change(document, err, [&](Xapian::Document &changed) {
		std::string name = take_term(term, size);
		if (count > 0)
			require(positions, "positions");
		check_positions(positions, count);
		for (size_t i = 0; i < count; i++)
			changed.add_posting(name, positions[i], wdf_increment);
	});
}

xapian_status xapian_document_remove_value(
	xapian_document *document, uint32_t slot, xapian_error *err)
{
	return change(document, err, [&](Xapian::Document &changed) {
		check_slot(slot);
		changed.remove_value(slot);
	});
}

xapian_status xapian_document_clear_values(xapian_document *document, xapian_error *err)
{
	return change(
		document, err, [](Xapian::Document &changed) { changed.clear_values(); });
}

xapian_status xapian_document_remove_term(
	xapian_document *document, const char *term, size_t size, xapian_error *err)
{
	return change(document, err, [&](Xapian::Document &changed) {
		changed.remove_term(take_lookup(term, size, "term"));
	});
}

xapian_status xapian_document_remove_posting(xapian_document *document, const char *term,
	size_t size, uint32_t position, uint32_t wdf_decrement, xapian_error *err)
{
	return change(document, err, [&](Xapian::Document &changed) {
		changed.remove_posting(
			take_lookup(term, size, "term"), position, wdf_decrement);
	});
}

xapian_status xapian_document_remove_postings(xapian_document *document, const char *term,
	size_t size, uint32_t first, uint32_t last, uint32_t wdf_decrement,
	uint32_t *removed, xapian_error *err)
{
	reset(removed);
	return change(document, err, [&](Xapian::Document &changed) {
		Xapian::termpos gone = changed.remove_postings(
			take_lookup(term, size, "term"), first, last, wdf_decrement);
		if (removed != nullptr)
			*removed = gone;
	});
}

xapian_status xapian_document_clear_terms(xapian_document *document, xapian_error *err)
{
	return change(
		document, err, [](Xapian::Document &changed) { changed.clear_terms(); });
}

/* ---- Reading -------------------------------------------------------------- */

/* Gives one of the document's strings out, through its place in the handle. */
template <typename Read>
static xapian_status lend_from(xapian_document *document,
	std::string xapian_document::*at, xapian_bytes *out, xapian_error *err, Read read)
{
	reset(out);
	return guarded_with(document, err, [&] {
		require(out, "out");
		document->*at = read(document->state->document);
		*out = lend(document->*at);
	});
}

xapian_status xapian_document_data(
	xapian_document *document, xapian_bytes *out, xapian_error *err)
{
	return lend_from(document, &xapian_document::data, out, err,
		[](const Xapian::Document &read) { return read.get_data(); });
}

xapian_status xapian_document_value(
	xapian_document *document, uint32_t slot, xapian_bytes *out, xapian_error *err)
{
	return lend_from(document, &xapian_document::value, out, err,
		[&](const Xapian::Document &read) {
			check_slot(slot);
			return read.get_value(slot);
		});
}

xapian_status xapian_document_serialise(
	xapian_document *document, xapian_bytes *out, xapian_error *err)
{
	return lend_from(document, &xapian_document::description, out, err,
		[](const Xapian::Document &read) { return read.serialise(); });
}

xapian_status xapian_document_describe(
	xapian_document *document, xapian_bytes *out, xapian_error *err)
{
	return lend_from(document, &xapian_document::description, out, err,
		[](const Xapian::Document &read) { return read.get_description(); });
}

template <typename Count>
static xapian_status count(
	xapian_document *document, uint32_t *out, xapian_error *err, Count count_in)
{
	reset(out);
	return guarded_with(document, err, [&] {
		require(out, "out");
		*out = count_in(document->state->document);
	});
}

xapian_status xapian_document_docid(
	xapian_document *document, uint32_t *out, xapian_error *err)
{
	return count(document, out, err,
		[](const Xapian::Document &read) { return read.get_docid(); });
}

xapian_status xapian_document_term_count(
	xapian_document *document, uint32_t *out, xapian_error *err)
{
	return count(document, out, err,
		[](const Xapian::Document &read) { return read.termlist_count(); });
}

xapian_status xapian_document_value_count(
	xapian_document *document, uint32_t *out, xapian_error *err)
{
	return count(document, out, err,
		[](const Xapian::Document &read) { return read.values_count(); });
}

/* Its iterators point into the document, and keep it in no way alive. */
static void walk(std::unique_ptr<xapian_cursor> made, const xapian_document &document,
	xapian_cursor **out)
{
	made->document = document.state;
	made->changes = document.state->changes;
	if (document.state->lent)
		document.state->cursors.push_back(made.get());
	give(made, out);
}

xapian_status xapian_document_terms(
	xapian_document *document, xapian_cursor **out, xapian_error *err)
{
	reset(out);
	return guarded_with(document, err, [&] {
		require(out, "out");
		walk(cursor_over(
			     document->state->document.termlist_begin(), document->held),
			*document, out);
	});
}

xapian_status xapian_document_values(
	xapian_document *document, xapian_cursor **out, xapian_error *err)
{
	reset(out);
	return guarded_with(document, err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_cursor> made = cursor_over(
			document->state->document.values_begin(), document->held);
		made->by_slot = true;
		walk(std::move(made), *document, out);
	});
}

/* ---- As bytes ------------------------------------------------------------- */

xapian_status xapian_document_unserialise(
	const char *bytes, size_t size, xapian_document **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		if (size > 0)
			require(bytes, "bytes");
		std::unique_ptr<xapian_document> made = hold_document(
			Xapian::Document::unserialise(std::string(bytes, bytes + size)),
			nullptr);
		made->state->unchecked = true;
		give(made, out);
	});
}
