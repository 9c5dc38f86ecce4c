/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Arguments as C gives them, checked and made into std::string. What is wrong
 * throws Xapian::InvalidArgumentError before the engine has seen it: the
 * engine, on finding it later, would drop the whole batch.
 */
#ifndef XAPIAN_C_CHECKS_HH
#define XAPIAN_C_CHECKS_HH

#include "xapian-c.h"

#include <cstring>
#include <string>

namespace Xapian
{
class Document;
}

namespace xapian_c
{

[[noreturn]] void refuse_null(const char *name);

/* Stands in every call: the rest of it only where it is wrong. */
inline void require(const void *argument, const char *name)
{
	if (argument == nullptr)
		refuse_null(name);
}

/* Any bytes, up to XAPIAN_DATA_MAX; data may be NULL when size is 0. */
std::string take_bytes(const char *data, size_t size, const char *name);

/* A term or key that is to be stored: not empty, and short enough. */
std::string take_term(const char *term, size_t size);
std::string take_key(const char *key, size_t size);

/* A term or key that is only looked up: not empty. One that is too long to be
 * stored is in no database, so ask can_be_stored() before asking the engine. */
std::string take_lookup(const char *term, size_t size, const char *name);
bool can_be_stored(const std::string &term);

/* A C string. */
std::string take_string(const char *string, const char *name);
/* The same, where NULL is nothing. */
std::string take_optional(const char *string);

/* What came into a document unseen: terms, values and data that a writer can bear. */
void check_storable(const Xapian::Document &document);

/* Xapian counts from 1, and ends at the last but one. */
void check_docid(uint32_t docid);

/* A struct that the caller filled in: not older than this library knows it, and
 * asking for nothing that this library does not know. */
void check_options(const void *options, size_t known, const char *start_from);

/* The last number there is means "no slot" to Xapian. */
void check_slot(uint32_t slot);

/* A NaN would leave the matcher comparing what cannot be compared. */
void check_number(double number, const char *name);
/* Nor can it compare with what is below 0. */
void check_weight(double weight, const char *name);

/* C may pass any number as an enum, which C++ may not read as one: as bytes. */
template <typename Enum> int number_of(const Enum &value)
{
	static_assert(sizeof value == sizeof(int), "an enum is an int in C");
	int number;
	std::memcpy(&number, &value, sizeof number);
	return number;
}

/* Throws when there are others among the flags. */
void check_flags(uint32_t flags, uint32_t known);

/* Throws when the number is not from first to last. */
int check_between(int number, int first, int last, const char *name);

} // namespace xapian_c

#endif
