/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is too long for a list, one step at a time; whatever it is. */
#include "cursor.hh"

#include "checks.hh"
#include "guard.hh"

#include <algorithm>

using namespace xapian_c;

namespace xapian_c
{

static std::unique_ptr<xapian_cursor> make_cursor(
	xapian_cursor::kind gives, const std::shared_ptr<engine> &held)
{
	std::unique_ptr<xapian_cursor> made(new xapian_cursor);
	made->gives = gives;
	made->held = held;
	return made;
}

std::unique_ptr<xapian_cursor> cursor_over(
	const Xapian::TermIterator &terms, const std::shared_ptr<engine> &held)
{
	std::unique_ptr<xapian_cursor> made = make_cursor(xapian_cursor::of_bytes, held);
	made->term = terms;
	return made;
}

std::unique_ptr<xapian_cursor> cursor_over(
	const Xapian::PostingIterator &postings, const std::shared_ptr<engine> &held)
{
	std::unique_ptr<xapian_cursor> made = make_cursor(xapian_cursor::of_docids, held);
	made->posting = postings;
	return made;
}

std::unique_ptr<xapian_cursor> cursor_over(
	const Xapian::PositionIterator &positions, const std::shared_ptr<engine> &held)
{
	std::unique_ptr<xapian_cursor> made =
		make_cursor(xapian_cursor::of_positions, held);
	made->position = positions;
	return made;
}

std::unique_ptr<xapian_cursor> cursor_over(
	const Xapian::ValueIterator &values, const std::shared_ptr<engine> &held)
{
	std::unique_ptr<xapian_cursor> made = make_cursor(xapian_cursor::of_values, held);
	made->value = values;
	return made;
}

std::unique_ptr<xapian_cursor> cursor_over_list(
	const Xapian::TermIterator &terms, const std::shared_ptr<engine> &held)
{
	std::unique_ptr<xapian_cursor> made = cursor_over(terms, held);
	made->in_list = true;
	return made;
}

void check_kind(const xapian_cursor &cursor, xapian_cursor::kind wanted)
{
	static const char *const names[] = {
		"this cursor gives bytes",
		"this cursor gives docids",
		"this cursor gives positions",
		"this cursor gives values",
	};
	if (cursor.gives != wanted)
		throw Xapian::InvalidOperationError(names[cursor.gives]);
}

void check_ground(const xapian_cursor &cursor)
{
	if (cursor.document && cursor.document->changes != cursor.changes)
		throw Xapian::InvalidOperationError(
			"the document was changed under its cursor");
}

} // namespace xapian_c

xapian_cursor::~xapian_cursor()
{
	if (document && document->lent)
		document->cursors.erase(std::remove(document->cursors.begin(),
						document->cursors.end(), this),
			document->cursors.end());
}

void xapian_cursor::let_go()
{
	term = Xapian::TermIterator();
	posting = Xapian::PostingIterator();
	position = Xapian::PositionIterator();
	value = Xapian::ValueIterator();
}

/* ---- Moving --------------------------------------------------------------- */

static bool at_end(const xapian_cursor &cursor)
{
	switch (cursor.gives) {
	case xapian_cursor::of_bytes:
		return cursor.term == Xapian::TermIterator();
	case xapian_cursor::of_docids:
		return cursor.posting == Xapian::PostingIterator();
	case xapian_cursor::of_positions:
		return cursor.position == Xapian::PositionIterator();
	case xapian_cursor::of_values:
		break;
	}
	return cursor.value == Xapian::ValueIterator();
}

static void step(xapian_cursor &cursor)
{
	switch (cursor.gives) {
	case xapian_cursor::of_bytes:
		++cursor.term;
		return;
	case xapian_cursor::of_docids:
		++cursor.posting;
		return;
	case xapian_cursor::of_positions:
		++cursor.position;
		return;
	case xapian_cursor::of_values:
		++cursor.value;
		return;
	}
}

template <typename Move> static void move_once(xapian_cursor &cursor, Move move)
{
	if (cursor.failure)
		std::rethrow_exception(cursor.failure);
	check_ground(cursor);
	try {
		move();
	} catch (...) {
		cursor.failure = std::current_exception();
		throw;
	}
}

/* False at the end, where it stays. */
static bool advance(xapian_cursor &cursor)
{
	move_once(cursor, [&] {
		if (cursor.begun && !cursor.ended)
			step(cursor);
	});
	cursor.begun = true;
	cursor.ended = at_end(cursor);
	return !cursor.ended;
}

/* Gives what of the next one wants. */
template <typename Give>
static xapian_status next(xapian_cursor *cursor, xapian_cursor::kind wanted,
	const void *out, xapian_error *err, Give give)
{
	return guarded_with(cursor, err, [&] {
		require(out, "out");
		check_kind(*cursor, wanted);
		if (!advance(*cursor))
			return XAPIAN_END;
		give();
		return XAPIAN_OK;
	});
}

xapian_status xapian_cursor_next_bytes(
	xapian_cursor *cursor, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return next(cursor, xapian_cursor::of_bytes, out, err, [&] {
		cursor->bytes = *cursor->term;
		*out = lend(cursor->bytes);
	});
}

xapian_status xapian_cursor_next_docid(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err)
{
	reset(out);
	return next(cursor, xapian_cursor::of_docids, out, err,
		[&] { *out = *cursor->posting; });
}

/* As advance() does it, but for many. */
template <typename Iterator, typename Give>
static size_t take(xapian_cursor &cursor, Iterator &at, size_t room, Give give)
{
	size_t given = 0;
	move_once(cursor, [&] {
		const Iterator end;
		while (given < room && !cursor.ended) {
			if (cursor.begun)
				++at;
			cursor.begun = true;
			cursor.ended = at == end;
			if (!cursor.ended)
				give(given++);
		}
	});
	return given;
}

template <typename Item, typename Take>
static xapian_status next_many(xapian_cursor *cursor, xapian_cursor::kind wanted,
	Item *out, size_t room, size_t *count, xapian_error *err, Take take_them)
{
	reset(count);
	return guarded_with(cursor, err, [&] {
		require(out, "out");
		require(count, "count");
		check_kind(*cursor, wanted);
		*count = take_them();
		return *count > 0 || room == 0 ? XAPIAN_OK : XAPIAN_END;
	});
}

xapian_status xapian_cursor_next_postings(xapian_cursor *cursor, xapian_posting *out,
	size_t room, size_t *count, xapian_error *err)
{
	return next_many(cursor, xapian_cursor::of_docids, out, room, count, err, [&] {
		Xapian::PostingIterator &at = cursor->posting;
		return take(*cursor, at, room, [&](size_t i) {
			out[i] = xapian_posting{*at, at.get_wdf()};
		});
	});
}

xapian_status xapian_cursor_next_positions(xapian_cursor *cursor, uint32_t *out,
	size_t room, size_t *count, xapian_error *err)
{
	return next_many(cursor, xapian_cursor::of_positions, out, room, count, err, [&] {
		Xapian::PositionIterator &at = cursor->position;
		return take(*cursor, at, room, [&](size_t i) { out[i] = *at; });
	});
}

/* What it stands on was given before, when begun. */
static size_t find(
	xapian_cursor &cursor, const uint32_t *docids, size_t named, xapian_posting *out)
{
	Xapian::PostingIterator &at = cursor.posting;
	const Xapian::PostingIterator end;
	size_t found = 0;
	move_once(cursor, [&] {
		if (cursor.begun && !cursor.ended)
			++at;
		cursor.begun = false;
		for (size_t i = 0; i < named && at != end; i++) {
			if (*at < docids[i])
				at.skip_to(docids[i]);
			if (at != end && *at == docids[i])
				out[found++] = xapian_posting{*at, at.get_wdf()};
		}
		cursor.ended = at == end;
	});
	/* So that the next _next goes on behind it. */
	cursor.begun = found > 0 && !cursor.ended && *at == out[found - 1].docid;
	return found;
}

xapian_status xapian_cursor_find_postings(xapian_cursor *cursor, const uint32_t *docids,
	size_t named, xapian_posting *out, size_t *count, xapian_error *err)
{
	reset(count);
	return guarded_with(cursor, err, [&] {
		require(docids, "docids");
		require(out, "out");
		require(count, "count");
		check_kind(*cursor, xapian_cursor::of_docids);
		for (size_t i = 1; i < named; i++) {
			if (docids[i] <= docids[i - 1])
				throw Xapian::InvalidArgumentError(
					"the documents are in no ascending order");
		}
		*count = find(*cursor, docids, named, out);
		return XAPIAN_OK;
	});
}

xapian_status xapian_cursor_next_position(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err)
{
	reset(out);
	return next(cursor, xapian_cursor::of_positions, out, err,
		[&] { *out = *cursor->position; });
}

xapian_status xapian_cursor_next_value(
	xapian_cursor *cursor, uint32_t *where, xapian_bytes *out, xapian_error *err)
{
	reset(where);
	reset(out);
	return next(cursor, xapian_cursor::of_values, out, err, [&] {
		cursor->bytes = *cursor->value;
		if (where != nullptr)
			*where = cursor->by_slot ? cursor->value.get_valueno()
						 : cursor->value.get_docid();
		*out = lend(cursor->bytes);
	});
}

/* ---- Skipping ------------------------------------------------------------- */

/* After a skip Xapian's iterator stands on what the next _next is to give, unless
 * it had been given already. */
template <typename Skip>
static void skip(xapian_cursor &cursor, bool passed, Skip skip_to)
{
	if (passed)
		return;
	move_once(cursor, skip_to);
	cursor.begun = false;
}

xapian_status xapian_cursor_skip_to_bytes(
	xapian_cursor *cursor, const char *bytes, size_t size, xapian_error *err)
{
	return guarded_with(cursor, err, [&] {
		check_kind(*cursor, xapian_cursor::of_bytes);
		std::string wanted = take_bytes(bytes, size, "bytes");
		if (cursor->in_list)
			throw Xapian::InvalidOperationError(
				"this cursor is over a list, with no place to skip to");
		check_ground(*cursor);
		bool passed =
			at_end(*cursor) || (cursor->begun && cursor->bytes >= wanted);
		skip(*cursor, passed, [&] { cursor->term.skip_to(wanted); });
	});
}

static uint32_t standing_on(const xapian_cursor &cursor)
{
	if (cursor.gives == xapian_cursor::of_docids)
		return *cursor.posting;
	if (cursor.gives == xapian_cursor::of_positions)
		return *cursor.position;
	return cursor.by_slot ? cursor.value.get_valueno() : cursor.value.get_docid();
}

xapian_status xapian_cursor_skip_to_number(
	xapian_cursor *cursor, uint32_t number, xapian_error *err)
{
	return guarded_with(cursor, err, [&] {
		if (cursor->gives == xapian_cursor::of_bytes)
			check_kind(*cursor, xapian_cursor::of_docids);
		check_ground(*cursor);
		bool passed = at_end(*cursor) ||
			      (cursor->begun && standing_on(*cursor) >= number);
		skip(*cursor, passed, [&] {
			if (cursor->gives == xapian_cursor::of_docids)
				cursor->posting.skip_to(number);
			else if (cursor->gives == xapian_cursor::of_positions)
				cursor->position.skip_to(number);
			else
				cursor->value.skip_to(number);
		});
	});
}

void xapian_cursor_close(xapian_cursor *cursor)
{
	dispose(cursor);
}
