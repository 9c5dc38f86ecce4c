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

#include <memory>
#include <string>

namespace xapian_c
{

struct engine {
	Xapian::Database reading;
	/* The same database as reading; without any in a mere reader. */
	Xapian::WritableDatabase writing;
	std::unique_ptr<directory> place;
	bool writes = false;
	bool in_transaction = false;
	/* A change is under way: if it throws, the batch is no longer whole. */
	bool in_doubt = false;
	bool closed = false;

	engine() = default;
	engine(const engine &) = delete;
	engine &operator=(const engine &) = delete;
	~engine();

	/* Gives up the lock and whatever was not committed. */
	void close() noexcept;
};

} // namespace xapian_c

struct xapian_database {
	std::shared_ptr<xapian_c::engine> held;
	/* What the last call of each kind gave out. */
	std::string metadata;
	std::string data;
};

struct xapian_document {
	Xapian::Document document;
};

struct xapian_query {
	Xapian::Query query;
	std::string description;
	size_t depth = 1;
};

namespace xapian_c
{

inline engine *engine_of(xapian_database *database)
{
	return database != nullptr ? database->held.get() : nullptr;
}

/* Bytes that keep belonging to the handle which has the string. */
inline xapian_bytes lend(const std::string &bytes)
{
	return xapian_bytes{bytes.data(), bytes.size()};
}

} // namespace xapian_c

#endif
