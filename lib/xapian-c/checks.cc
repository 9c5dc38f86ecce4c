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

void check_stored(const std::string &taken, const char *name)
{
	if (taken.empty())
		throw Xapian::InvalidArgumentError(std::string(name) + " is empty");
	if (!can_be_stored(taken))
		throw Xapian::InvalidArgumentError(
			std::string(name) + " " + quoted(taken) + ": " +
			std::to_string(stored_size(taken)) +
			" bytes as stored, at most " + std::to_string(XAPIAN_TERM_MAX));
}

void check_size(size_t size, const char *name)
{
	if (size > XAPIAN_DATA_MAX)
		throw Xapian::InvalidArgumentError(
			std::string(name) + " of " + std::to_string(size) +
			" bytes: at most " + std::to_string(XAPIAN_DATA_MAX));
}

std::string take_storable(const char *data, size_t size, const char *name)
{
	std::string taken = take_bytes(data, size, name);
	check_stored(taken, name);
	return taken;
}

} // namespace

void refuse_null(const char *name)
{
	throw Xapian::InvalidArgumentError(std::string(name) + " is NULL");
}

std::string take_bytes(const char *data, size_t size, const char *name)
{
	if (size == 0)
		return std::string();
	require(data, name);
	check_size(size, name);
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

std::string take_string(const char *string, const char *name)
{
	require(string, name);
	return string;
}

std::string take_optional(const char *string)
{
	return string != nullptr ? string : "";
}

void check_storable(const Xapian::Document &document)
{
	for (Xapian::TermIterator i = document.termlist_begin();
		i != document.termlist_end(); ++i)
		check_stored(*i, "term");
	for (Xapian::ValueIterator i = document.values_begin();
		i != document.values_end(); ++i) {
		check_slot(i.get_valueno());
		check_size((*i).size(), "value");
	}
	check_size(document.get_data().size(), "data");
}

void check_docid(uint32_t docid)
{
	if (docid == 0 || docid == UINT32_MAX)
		throw Xapian::InvalidArgumentError(
			"docid " + std::to_string(docid) + ": no such document id");
}

void check_options(const void *options, size_t known, const char *start_from)
{
	require(options, "options");
	/* The size stands first in each of them. */
	size_t size;
	std::memcpy(&size, options, sizeof size);
	const char *bytes = static_cast<const char *>(options);
	if (size < known)
		throw Xapian::InvalidArgumentError("options of " + std::to_string(size) +
						   " bytes: start from " + start_from);
	/* A caller newer than this library may ask for what is not known here. */
	for (size_t i = known; i < size; i++)
		if (bytes[i] != 0)
			throw Xapian::InvalidArgumentError(
				"options newer than this library");
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

void check_weight(double weight, const char *name)
{
	check_number(weight, name);
	if (weight < 0)
		throw Xapian::InvalidArgumentError(
			std::string(name) + " " + std::to_string(weight) + ": below 0");
}

void check_flags(uint32_t flags, uint32_t known)
{
	if ((flags & ~known) != 0)
		throw Xapian::InvalidArgumentError(
			"flags " + std::to_string(flags) + ": no such flags");
}

int check_between(int number, int first, int last, const char *name)
{
	if (number < first || number > last)
		throw Xapian::InvalidArgumentError(std::string(name) + " " +
						   std::to_string(number) + ": no such " +
						   name);
	return number;
}

} // namespace xapian_c
