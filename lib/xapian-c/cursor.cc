/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is too long for a list, one step at a time. */
#include "checks.hh"
#include "engine.hh"
#include "guard.hh"

#include <exception>

using namespace xapian_c;

struct xapian_cursor {
	/* First, so that it goes last: the iterators are of its database. */
	std::shared_ptr<engine> held;
	bool of_docids = false;
	/* Xapian's iterators stand on the first from the beginning. */
	bool begun = false;
	Xapian::TermIterator term;
	Xapian::PostingIterator posting;
	std::string bytes;
	/* An iterator that threw is not to be moved again: it is said again. */
	std::exception_ptr failure;
};

static std::unique_ptr<xapian_cursor> make_cursor(xapian_database *database)
{
	std::unique_ptr<xapian_cursor> made(new xapian_cursor);
	made->held = database->held;
	return made;
}

xapian_status xapian_database_terms(xapian_database *database, const char *prefix,
	size_t size, xapian_cursor **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string begin = take_bytes(prefix, size, "prefix");
		std::unique_ptr<xapian_cursor> made = make_cursor(database);
		if (can_be_stored(begin))
			made->term = made->held->reading.allterms_begin(begin);
		*out = made.release();
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_metadata_keys(xapian_database *database, const char *prefix,
	size_t size, xapian_cursor **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string begin = take_bytes(prefix, size, "prefix");
		std::unique_ptr<xapian_cursor> made = make_cursor(database);
		if (can_be_stored(begin))
			made->term = made->held->reading.metadata_keys_begin(begin);
		*out = made.release();
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_document_terms(
	xapian_database *database, uint32_t docid, xapian_cursor **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_cursor> made = make_cursor(database);
		made->term = made->held->reading.termlist_begin(docid);
		*out = made.release();
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_postings(xapian_database *database, const char *term,
	size_t size, xapian_cursor **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string name = take_bytes(term, size, "term");
		std::unique_ptr<xapian_cursor> made = make_cursor(database);
		made->of_docids = true;
		if (can_be_stored(name))
			made->posting = made->held->reading.postlist_begin(name);
		*out = made.release();
		return XAPIAN_OK;
	});
}

/* False at the end, where it stays. */
static bool advance(xapian_cursor &cursor)
{
	const Xapian::TermIterator no_term;
	const Xapian::PostingIterator no_posting;
	if (cursor.failure)
		std::rethrow_exception(cursor.failure);
	try {
		if (cursor.begun && cursor.term != no_term)
			++cursor.term;
		if (cursor.begun && cursor.posting != no_posting)
			++cursor.posting;
	} catch (...) {
		cursor.failure = std::current_exception();
		throw;
	}
	cursor.begun = true;
	return cursor.term != no_term || cursor.posting != no_posting;
}

static void check_kind(const xapian_cursor &cursor, bool wants_docids)
{
	if (cursor.of_docids != wants_docids)
		throw Xapian::InvalidOperationError(cursor.of_docids
							    ? "this cursor gives docids"
							    : "this cursor gives bytes");
}

xapian_status xapian_cursor_next_bytes(
	xapian_cursor *cursor, xapian_bytes *out, xapian_error *err)
{
	if (out != nullptr)
		*out = xapian_bytes();
	engine *used = cursor != nullptr ? cursor->held.get() : nullptr;
	return guarded(used, err, [&] {
		require(out, "out");
		check_kind(*cursor, false);
		if (!advance(*cursor))
			return XAPIAN_END;
		cursor->bytes = *cursor->term;
		*out = lend(cursor->bytes);
		return XAPIAN_OK;
	});
}

xapian_status xapian_cursor_next_docid(
	xapian_cursor *cursor, uint32_t *out, xapian_error *err)
{
	if (out != nullptr)
		*out = 0;
	engine *used = cursor != nullptr ? cursor->held.get() : nullptr;
	return guarded(used, err, [&] {
		require(out, "out");
		check_kind(*cursor, true);
		if (!advance(*cursor))
			return XAPIAN_END;
		*out = *cursor->posting;
		return XAPIAN_OK;
	});
}

void xapian_cursor_close(xapian_cursor *cursor)
{
	guarded(nullptr, [&] {
		delete cursor;
		return XAPIAN_OK;
	});
}
