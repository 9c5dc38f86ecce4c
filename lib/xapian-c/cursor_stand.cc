/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cursors: what there is to know of the place where one stands. */
#include "checks.hh"
#include "cursor.hh"
#include "guard.hh"

using namespace xapian_c;

static void check_standing(const xapian_cursor &cursor)
{
	if (cursor.failure)
		std::rethrow_exception(cursor.failure);
	check_ground(cursor);
	if (!cursor.begun || cursor.ended)
		throw Xapian::InvalidOperationError(
			"before the first _next, or at the end");
}

/* Terms and documents have these; positions and values have none. */
static void check_standing_on_posting(const xapian_cursor &cursor)
{
	if (cursor.gives != xapian_cursor::of_bytes)
		check_kind(cursor, xapian_cursor::of_docids);
	check_standing(cursor);
}

xapian_status xapian_cursor_wdf(xapian_cursor *cursor, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded_with(cursor, err, [&] {
		require(out, "out");
		check_standing_on_posting(*cursor);
		if (cursor->in_list)
			throw Xapian::InvalidOperationError(
				"this cursor is over a list: its terms are of no document");
		*out = cursor->gives == xapian_cursor::of_bytes
			       ? cursor->term.get_wdf()
			       : cursor->posting.get_wdf();
	});
}

xapian_status xapian_cursor_term_frequency(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded_with(cursor, err, [&] {
		require(out, "out");
		check_kind(*cursor, xapian_cursor::of_bytes);
		check_standing(*cursor);
		*out = cursor->term.get_termfreq();
	});
}

xapian_status xapian_cursor_document_length(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded_with(cursor, err, [&] {
		require(out, "out");
		check_kind(*cursor, xapian_cursor::of_docids);
		check_standing(*cursor);
		*out = cursor->posting.get_doclength();
	});
}

xapian_status xapian_cursor_unique_terms(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded_with(cursor, err, [&] {
		require(out, "out");
		check_kind(*cursor, xapian_cursor::of_docids);
		check_standing(*cursor);
		*out = cursor->posting.get_unique_terms();
	});
}

xapian_status xapian_cursor_position_count(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded_with(cursor, err, [&] {
		require(out, "out");
		check_kind(*cursor, xapian_cursor::of_bytes);
		check_standing(*cursor);
		*out = cursor->term.positionlist_count();
	});
}

xapian_status xapian_cursor_positions(
	xapian_cursor *cursor, xapian_cursor **out, xapian_error *err)
{
	reset(out);
	return guarded_with(cursor, err, [&] {
		require(out, "out");
		check_standing_on_posting(*cursor);
		std::unique_ptr<xapian_cursor> made =
			cursor->gives == xapian_cursor::of_bytes
				? cursor_over(
					  cursor->term.positionlist_begin(), cursor->held)
				: cursor_over(cursor->posting.positionlist_begin(),
					  cursor->held);
		made->document = cursor->document;
		made->changes = cursor->changes;
		give(made, out);
	});
}
