/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers as glass has them, out of bytes that nobody vouches for. Each moves *at behind
 * what it read, and is false, *at anywhere up to the end, when that is not all there.
 */
#ifndef KZI_GLASS_UNPACK_H
#define KZI_GLASS_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline uint32_t kzi_take_u16(const unsigned char *from)
{
	return (uint32_t)from[0] << 8 | from[1];
}

static inline uint32_t kzi_take_u32(const unsigned char *from)
{
	return kzi_take_u16(from) << 16 | kzi_take_u16(from + 2);
}

/* Seven bits in each byte, lowest first; the last byte has its top bit clear. */
static inline bool kzi_take_long(
	const unsigned char **at, const unsigned char *end, uint64_t *out)
{
	*out = 0;
	for (unsigned shift = 0; *at < end && shift < 63; shift += 7) {
		unsigned char byte = *(*at)++;
		*out |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return true;
	}
	return false;
}

static inline bool kzi_take_number(
	const unsigned char **at, const unsigned char *end, uint32_t *out)
{
	uint64_t value;
	if (*at < end && **at < 0x80) {
		*out = *(*at)++;
		return true;
	}
	bool there = kzi_take_long(at, end, &value);
	*out = (uint32_t)value;
	return there && value <= UINT32_MAX;
}

/* A docid that a key ends with (kzi_pack_docid()): of exactly those bytes. */
static inline bool kzi_take_docid(
	const unsigned char *at, const unsigned char *end, uint32_t *out)
{
	size_t length = 2;
	if (at == end)
		return false;
	for (unsigned bit = 0x80; length < 6 && *at & bit; bit >>= 1)
		length++;
	if (length > 5 || (size_t)(end - at) != length)
		return false;
	uint64_t value = length == 2 ? at[0] : at[0] & (0xFFu >> (length - 1));
	for (size_t i = 1; i < length; i++)
		value = value << 8 | at[i];
	*out = (uint32_t)value;
	return value <= UINT32_MAX;
}

#endif
