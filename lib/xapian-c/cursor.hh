/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cursors, as those make them who have something to walk over. */
#ifndef XAPIAN_C_CURSOR_HH
#define XAPIAN_C_CURSOR_HH

#include "engine.hh"
#include "xapian-c.h"

#include <xapian.h>

#include <exception>
#include <memory>
#include <string>

struct xapian_cursor {
	/* First, so that they go last: the iterators are of these. */
	std::shared_ptr<xapian_c::engine> held;
	std::shared_ptr<xapian_c::document_state> document;

	enum kind { of_bytes, of_docids, of_positions, of_values };
	kind gives = of_bytes;
	/* Values of one document, by slot, and not of one slot, by docid. */
	bool by_slot = false;
	/* A list that the engine has in memory, in an order of its own. */
	bool in_list = false;
	/* Xapian's iterators stand on the first from the beginning. */
	bool begun = false;
	bool ended = false;
	unsigned changes = 0;
	Xapian::TermIterator term;
	Xapian::PostingIterator posting;
	Xapian::PositionIterator position;
	Xapian::ValueIterator value;
	std::string bytes;
	/* An iterator that threw is not to be moved again: it is said again. */
	std::exception_ptr failure;

	xapian_cursor() = default;
	xapian_cursor(const xapian_cursor &) = delete;
	xapian_cursor &operator=(const xapian_cursor &) = delete;
	~xapian_cursor();
	/* Stands on nothing from here on, and holds on to nothing. */
	void let_go();
};

namespace xapian_c
{

std::unique_ptr<xapian_cursor> cursor_over(
	const Xapian::TermIterator &terms, const std::shared_ptr<engine> &held);
std::unique_ptr<xapian_cursor> cursor_over(
	const Xapian::PostingIterator &postings, const std::shared_ptr<engine> &held);
std::unique_ptr<xapian_cursor> cursor_over(
	const Xapian::PositionIterator &positions, const std::shared_ptr<engine> &held);
std::unique_ptr<xapian_cursor> cursor_over(
	const Xapian::ValueIterator &values, const std::shared_ptr<engine> &held);

/* Terms that the engine has gathered in a list: no place to skip to. */
std::unique_ptr<xapian_cursor> cursor_over_list(
	const Xapian::TermIterator &terms, const std::shared_ptr<engine> &held);

/* XAPIAN_E_OPERATION for a cursor that gives something else. */
void check_kind(const xapian_cursor &cursor, xapian_cursor::kind wanted);
/* XAPIAN_E_OPERATION for one over a document that has changed since. */
void check_ground(const xapian_cursor &cursor);

} // namespace xapian_c

#endif
