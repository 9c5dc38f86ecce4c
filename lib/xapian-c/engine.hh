/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An open database and the handles that share it. A cursor or a reader keeps
 * the engine alive; only a writer can be closed under them, because its lock
 * must go when its handle goes.
 */
#ifndef XAPIAN_C_ENGINE_HH
#define XAPIAN_C_ENGINE_HH

#include "directory.hh"
#include "xapian-c.h"

#include <xapian.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace xapian_c
{

/* How often this process was forked: counted, as asking the system for our number at
 * each call would cost more than many of the calls. */
extern std::atomic<unsigned> forks_so_far;

struct engine {
	Xapian::Database reading;
	/* The same database as reading; without any in a mere reader. */
	Xapian::WritableDatabase writing;
	std::unique_ptr<directory> place;
	/* Those that reopening reads anew. */
	std::vector<std::string> directories;
	bool writes = false;
	/* Talks to a server, or to one among others. */
	bool remote = false;
	/* Has neither a transaction nor a place on a disk. */
	bool in_memory = false;
	bool in_transaction = false;
	/* A change is under way: if it throws, the batch is no longer whole. */
	bool in_doubt = false;
	bool closed = false;
	/* How often this process had been forked when this was opened. */
	const unsigned forks;
	/* And how many children it had made. */
	const unsigned children;

	engine();
	engine(const engine &) = delete;
	engine &operator=(const engine &) = delete;
	~engine();

	/* Gives up the lock and whatever was not committed. */
	void close() noexcept;
	/* In a child of the process that opened it. */
	bool is_of_parent() const
	{
		return forks != forks_so_far.load(std::memory_order_relaxed);
	}
	/* In the process that opened it, of which there has been a child since. */
	bool has_children() const;
};

/* Says why it cannot be used: there is none, or it was closed, or is another
 * process's. */
[[noreturn]] void refuse(const engine *used);

inline void require_usable(const engine *used)
{
	if (used == nullptr || used->closed || used->is_of_parent())
		refuse(used);
}

/* Closes a writer that can no longer be trusted. */
void after_failure(engine *used, xapian_status status) noexcept;

/* A document may be in the hands of its handle, of a term generator and of
 * cursors. */
struct document_state {
	Xapian::Document document;
	/* Terms came in that nobody has looked at: to be done before writing. */
	bool unchecked = false;
	/* So that a cursor knows when the ground under it has moved. */
	unsigned changes = 0;
	/* Of a running call: the engine has it on its stack, where it must not be
	 * held on to when the call has returned. These would, if they are left. */
	bool lent = false;
	std::vector<xapian_cursor *> cursors;
};

} // namespace xapian_c

struct xapian_database {
	std::shared_ptr<xapian_c::engine> held;
	/* What the last call of each kind gave out. */
	std::string metadata;
	std::string data;
	std::string word;
	std::string lowest, highest;
	std::string description;
};

struct xapian_document {
	/* Of the database that it was read from, if any; goes last. */
	std::shared_ptr<xapian_c::engine> held;
	std::shared_ptr<xapian_c::document_state> state;
	std::string data;
	std::string value;
	std::string description;
};

struct xapian_query {
	Xapian::Query query;
	size_t depth = 1;
	std::string description;
	std::string serialised;
};

struct xapian_writable {
	xapian_database database;
};

namespace xapian_c
{

inline engine *engine_of(const xapian_database *database)
{
	return database != nullptr ? database->held.get() : nullptr;
}

inline engine *engine_of(const xapian_writable *writable)
{
	return writable != nullptr ? writable->database.held.get() : nullptr;
}

/* Bytes that keep belonging to the handle which has the string. */
inline xapian_bytes lend(const std::string &bytes)
{
	return xapian_bytes{bytes.data(), bytes.size()};
}

/* A handle on a document that came from the engine, or from nowhere. */
std::unique_ptr<xapian_document> hold_document(
	const Xapian::Document &document, const std::shared_ptr<engine> &from);

} // namespace xapian_c

#endif
