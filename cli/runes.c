/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Characters as a terminal sees them: where one begins, whether it may pass, how
 * wide it is. Without the locale, which need not say UTF-8 where the text does.
 */
#include "terminal.h"

size_t next_rune(const char *text, size_t length, uint32_t *rune)
{
	static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *bytes = (const unsigned char *)text;
	*rune = bytes[0];
	if (bytes[0] < 0x80)
		return 1;
	size_t size = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
	uint32_t value = bytes[0] & (0x7Fu >> size);
	*rune = 0xFFFD;
	if (bytes[0] < 0xC2 || bytes[0] > 0xF4 || size > length)
		return 1;
	for (size_t i = 1; i < size; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return 1;
		value = value << 6 | (bytes[i] & 0x3Fu);
	}
	if (value < smallest[size] || value > 0x10FFFF ||
		(value >= 0xD800 && value <= 0xDFFF))
		return 1;
	*rune = value;
	return size;
}

typedef struct range {
	uint32_t first, last;
} range;

static bool is_in(const range *ranges, size_t count, uint32_t rune)
{
	for (size_t i = 0; i < count; i++) {
		if (rune >= ranges[i].first && rune <= ranges[i].last)
			return true;
	}
	return false;
}

bool is_control(uint32_t rune)
{
	static const range controls[] = {
		{0x00, 0x1F},
		{0x7F, 0x9F},
		{0x061C, 0x061C},
		{0x200E, 0x200F},
		{0x2028, 0x202E},
		{0x2066, 0x2069},
		{0xFFF9, 0xFFFB},
		{0xE0000, 0xE007F},
	};
	return is_in(controls, sizeof controls / sizeof controls[0], rune);
}

/* Combining marks and what is never seen take no column; East Asian and picture
 * characters take two. Rough, but right for what stands in Dutch letters. */
static size_t rune_width(uint32_t rune)
{
	static const range narrow[] = {
		{0x0300, 0x036F},
		{0x1AB0, 0x1AFF},
		{0x1DC0, 0x1DFF},
		{0x200B, 0x200D},
		{0x20D0, 0x20FF},
		{0xFE00, 0xFE0F},
		{0xFE20, 0xFE2F},
		{0xFEFF, 0xFEFF},
	};
	static const range wide[] = {
		{0x1100, 0x115F},
		{0x2E80, 0xA4CF},
		{0xAC00, 0xD7A3},
		{0xF900, 0xFAFF},
		{0xFE30, 0xFE6F},
		{0xFF00, 0xFF60},
		{0xFFE0, 0xFFE6},
		{0x1F300, 0x1F64F},
		{0x1F900, 0x1F9FF},
		{0x20000, 0x3FFFD},
	};
	if (rune < 0x300)
		return 1;
	if (is_in(narrow, sizeof narrow / sizeof narrow[0], rune))
		return 0;
	return is_in(wide, sizeof wide / sizeof wide[0], rune) ? 2 : 1;
}

size_t text_width(const char *text, size_t length)
{
	size_t width = 0;
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		at += next_rune(text + at, length - at, &rune);
		width += rune_width(rune);
	}
	return width;
}
