/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nothing of a database is known here, only what the glass backend can hold. */
#include "checks.hh"

#include <xapian.h>

#include <algorithm>
#include <cmath>

namespace xapian_c
{

namespace
{

static_assert(XAPIAN_TERM_MAX == XAPIAN_KEY_MAX, "one limit serves both");

/* Enough to know which it was. */
std::string quoted(const std::string &bytes)
{
	const size_t most = 40;
	if (bytes.size() <= most)
		return "'" + bytes + "'";
	return "'" + bytes.substr(0, most) + "...'";
}

/* In the keys of a table each NUL is written as two bytes. */
size_t stored_size(const std::string &term)
{
	return term.size() + size_t(std::count(term.begin(), term.end(), '\0'));
}

std::string take_storable(const char *data, size_t size, const char *name)
{
	std::string taken = take_lookup(data, size, name);
	if (!can_be_stored(taken))
		throw Xapian::InvalidArgumentError(
			std::string(name) + " " + quoted(taken) + ": " +
			std::to_string(stored_size(taken)) +
			" bytes as stored, at most " + std::to_string(XAPIAN_TERM_MAX));
	return taken;
}

} // namespace

void require(const void *argument, const char *name)
{
	if (argument == nullptr)
		throw Xapian::InvalidArgumentError(std::string(name) + " is NULL");
}

std::string take_bytes(const char *data, size_t size, const char *name)
{
	if (size == 0)
		return std::string();
	require(data, name);
	if (size > XAPIAN_DATA_MAX)
		throw Xapian::InvalidArgumentError(
			std::string(name) + " of " + std::to_string(size) +
			" bytes: at most " + std::to_string(XAPIAN_DATA_MAX));
	return std::string(data, size);
}

std::string take_term(const char *term, size_t size)
{
	return take_storable(term, size, "term");
}

std::string take_key(const char *key, size_t size)
{
	return take_storable(key, size, "key");
}

std::string take_lookup(const char *term, size_t size, const char *name)
{
	std::string taken = take_bytes(term, size, name);
	if (taken.empty())
		throw Xapian::InvalidArgumentError(std::string(name) + " is empty");
	return taken;
}

bool can_be_stored(const std::string &term)
{
	return stored_size(term) <= XAPIAN_TERM_MAX;
}

void check_slot(uint32_t slot)
{
	if (slot == Xapian::BAD_VALUENO)
		throw Xapian::InvalidArgumentError(
			"slot " + std::to_string(slot) + ": no such value slot");
}

void check_number(double number, const char *name)
{
	if (!std::isfinite(number))
		throw Xapian::InvalidArgumentError(
			std::string(name) + " is not a number");
}

} // namespace xapian_c
