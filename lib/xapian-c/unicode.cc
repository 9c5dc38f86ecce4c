/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Characters and numbers. Nothing here allocates, and so nothing fails. */
#include "xapian-c.h"

#include <xapian.h>

#include <algorithm>
#include <cstring>

/* ---- Characters ----------------------------------------------------------- */

static_assert(XAPIAN_UNASSIGNED == int(Xapian::Unicode::UNASSIGNED), "as in Xapian");
static_assert(XAPIAN_SURROGATE == int(Xapian::Unicode::SURROGATE), "as in Xapian");
static_assert(XAPIAN_OTHER_SYMBOL == int(Xapian::Unicode::OTHER_SYMBOL), "as in Xapian");

xapian_category xapian_unicode_category(uint32_t character)
{
	return xapian_category(Xapian::Unicode::get_category(character));
}

bool xapian_unicode_is_wordchar(uint32_t character)
{
	return Xapian::Unicode::is_wordchar(character);
}

bool xapian_unicode_is_whitespace(uint32_t character)
{
	return Xapian::Unicode::is_whitespace(character);
}

bool xapian_unicode_is_currency(uint32_t character)
{
	return Xapian::Unicode::is_currency(character);
}

uint32_t xapian_unicode_tolower(uint32_t character)
{
	return Xapian::Unicode::tolower(character);
}

uint32_t xapian_unicode_toupper(uint32_t character)
{
	return Xapian::Unicode::toupper(character);
}

size_t xapian_utf8_next(
	const char *text, size_t size, uint32_t *character, uint32_t *strict)
{
	Xapian::Utf8Iterator at;
	if (text != nullptr)
		at.assign(text, size);
	bool there = at != Xapian::Utf8Iterator();
	/* First: an iterator that was asked leniently forgets that it was. */
	if (strict != nullptr)
		*strict = there ? at.strict_deref() : 0;
	if (character != nullptr)
		*character = there ? *at : 0;
	if (!there)
		return 0;
	++at;
	return size - at.left();
}

size_t xapian_utf8_put(uint32_t character, char out[4])
{
	bool surrogate = character >= 0xD800 && character <= 0xDFFF;
	if (out == nullptr || character > 0x10FFFF || surrogate)
		return 0;
	return Xapian::Unicode::to_utf8(character, out);
}

/* Each character changed by itself; only what fits whole is put at out. */
static size_t change_case(const char *text, size_t size, char *out, size_t room,
	unsigned (*change)(unsigned))
{
	size_t needed = 0, used = 0;
	Xapian::Utf8Iterator at;
	if (text != nullptr)
		at.assign(text, size);
	for (; at != Xapian::Utf8Iterator(); ++at) {
		char bytes[4];
		size_t length = Xapian::Unicode::to_utf8(change(*at), bytes);
		if (used == needed && length <= room - used) {
			std::memcpy(out + used, bytes, length);
			used += length;
		}
		needed += length;
	}
	return needed;
}

size_t xapian_utf8_tolower(const char *text, size_t size, char *out, size_t room)
{
	return change_case(text, size, out, room, Xapian::Unicode::tolower);
}

size_t xapian_utf8_toupper(const char *text, size_t size, char *out, size_t room)
{
	return change_case(text, size, out, room, Xapian::Unicode::toupper);
}

/* ---- Numbers -------------------------------------------------------------- */

static const size_t number_max = 9;

size_t xapian_sortable_serialise(double number, char out[9])
{
	return out != nullptr ? Xapian::sortable_serialise_(number, out) : 0;
}

double xapian_sortable_unserialise(const char *bytes, size_t size)
{
	/* So short that a string of it needs no memory of its own. */
	if (bytes == nullptr)
		size = 0;
	return Xapian::sortable_unserialise(
		std::string(size > 0 ? bytes : "", std::min(size, number_max)));
}
