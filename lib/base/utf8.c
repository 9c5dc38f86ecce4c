/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/utf8.h"

#include <string.h>

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

size_t kzi_utf8_decode(const char *bytes, size_t length, uint32_t *rune)
{
	/* The smallest character that needs this many bytes: less is overlong. */
	static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *p = (const unsigned char *)bytes;
	*rune = 0;
	if (length == 0)
		return 0;
	if (p[0] < 0x80) {
		*rune = p[0];
		return 1;
	}
	size_t size = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
	if (p[0] < 0xC2 || p[0] > 0xF4 || size > length)
		return 0;
	uint32_t value = p[0] & (0x7Fu >> size);
	for (size_t i = 1; i < size; i++) {
		if (!is_continuation(p[i]))
			return 0;
		value = value << 6 | (p[i] & 0x3Fu);
	}
	if (value < smallest[size] || value > 0x10FFFF ||
		(value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*rune = value;
	return size;
}

size_t kzi_utf8_encode(uint32_t rune, char bytes[4])
{
	if (rune < 0x80) {
		bytes[0] = (char)rune;
		return 1;
	}
	size_t size = rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
	for (size_t i = size - 1; i > 0; i--) {
		bytes[i] = (char)(0x80 | (rune & 0x3F));
		rune >>= 6;
	}
	bytes[0] = (char)((0xF00u >> size & 0xF0u) | rune);
	return size;
}

size_t kzi_utf8_valid_length(const char *bytes, size_t length)
{
	size_t at = 0;
	while (at < length) {
		/* Most of a Dutch text is ASCII: eight bytes at a time. */
		uint64_t eight;
		while (at + sizeof eight <= length) {
			memcpy(&eight, bytes + at, sizeof eight);
			if (eight & UINT64_C(0x8080808080808080))
				break;
			at += sizeof eight;
		}
		if (at == length)
			break;
		uint32_t rune;
		size_t taken = kzi_utf8_decode(bytes + at, length - at, &rune);
		if (taken == 0)
			return at;
		at += taken;
	}
	return length;
}

size_t kzi_utf8_mark(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

size_t kzi_utf8_cut(const char *bytes, size_t length, size_t most)
{
	if (length <= most)
		return length;
	while (most > 0 && is_continuation((unsigned char)bytes[most]))
		most--;
	return most;
}

bool kzi_is_control(uint32_t rune)
{
	return rune < 0x20 || (rune >= 0x7F && rune <= 0x9F) ||
	       (rune >= 0x202A && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x2069) ||
	       rune == 0x2028 || rune == 0x2029 || rune == 0x200E || rune == 0x200F;
}
