/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers and terms as glass writes them. Each function writes at a place that
 * has room for it and returns the place behind. Knows no tables.
 */
#ifndef KZI_BULK_PACK_H
#define KZI_BULK_PACK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What the keys of the postlist table begin with, in this order; all else is a term. */
#define KZI_KEY_METADATA   \
	{                  \
		0x00, 0xC0 \
	}
#define KZI_KEY_STATS      \
	{                  \
		0x00, 0xD0 \
	}
#define KZI_KEY_VALUES     \
	{                  \
		0x00, 0xD8 \
	}
#define KZI_KEY_LENGTHS    \
	{                  \
		0x00, 0xE0 \
	}

enum {
	KZI_PACKED_NUMBER = 5, /* at most, of 32 bits */
	KZI_PACKED_DOCID = 5
};

/* Seven bits in each byte, lowest first; the last byte has its top bit clear. */
static inline unsigned char *kzi_pack_number(unsigned char *to, uint64_t value)
{
	while (value >= 0x80) {
		*to++ = (unsigned char)(value | 0x80);
		value >>= 7;
	}
	*to++ = (unsigned char)value;
	return to;
}

static inline unsigned char *kzi_pack_bytes(
	unsigned char *to, const void *bytes, size_t length)
{
	if (length > 0)
		memcpy(to, bytes, length);
	return to + length;
}

/* How many bits a number takes: 0 for 0, 3 for 5. */
static inline unsigned kzi_bits_of(uint32_t value)
{
#if defined(__GNUC__)
	return value == 0 ? 0 : 32 - (unsigned)__builtin_clz(value);
#else
	unsigned bits = 0;
	for (; value != 0; value >>= 1)
		bits++;
	return bits;
#endif
}

static inline unsigned char *kzi_pack_u16(unsigned char *to, uint32_t value)
{
	to[0] = (unsigned char)(value >> 8);
	to[1] = (unsigned char)value;
	return to + 2;
}

static inline unsigned char *kzi_pack_u32(unsigned char *to, uint32_t value)
{
	return kzi_pack_u16(kzi_pack_u16(to, value >> 16), value & 0xFFFF);
}

/*
 * A docid in a key: the bytes compare as the numbers do. Two bytes below 2^15,
 * else as many as the ones that the first byte begins with say: 10… three, 110…
 * four, 1110… five.
 */
static inline unsigned char *kzi_pack_docid(unsigned char *to, uint32_t docid)
{
	if (docid < 0x8000)
		return kzi_pack_u16(to, docid);
	unsigned length = (kzi_bits_of(docid) + 5) / 7;
	for (unsigned i = length - 1; i > 0; i--) {
		to[i] = (unsigned char)docid;
		docid >>= 8;
	}
	to[0] = (unsigned char)(docid | 0xFFu << (10 - length));
	return to + length;
}

/* A term in a key: a NUL becomes NUL, 0xFF, so that a single NUL can end it. The
 * place must have room for twice the length. */
static inline unsigned char *kzi_pack_term(
	unsigned char *to, const unsigned char *term, size_t length)
{
	if (length == 0 || memchr(term, '\0', length) == NULL)
		return kzi_pack_bytes(to, term, length);
	for (size_t i = 0; i < length; i++) {
		*to++ = term[i];
		if (term[i] == '\0')
			*to++ = 0xFF;
	}
	return to;
}

/* As memcmp(), a beginning below what it begins. */
static inline int kzi_compare_bytes(
	const void *a, size_t a_length, const void *b, size_t b_length)
{
	size_t length = a_length < b_length ? a_length : b_length;
	int order = length > 0 ? memcmp(a, b, length) : 0;
	return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

/* The reading side, for what the room itself wrote. Never goes further than ten
 * bytes, which its buffers have behind their end. */
static inline const unsigned char *kzi_unpack_number(
	const unsigned char *from, uint64_t *value)
{
	*value = *from & 0x7F;
	for (unsigned shift = 7; *from++ >= 0x80 && shift < 70; shift += 7)
		*value |= (uint64_t)(*from & 0x7F) << (shift & 63);
	return from;
}

#endif
