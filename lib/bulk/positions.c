/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/positions.h"

#include "bulk/pack.h"

/* Bits, lowest first; never more than 7 + 32 are waiting. */
typedef struct bits {
	uint64_t waiting;
	unsigned count;
	unsigned char *to;
} bits;

static void put_bits(bits *out, uint32_t value, unsigned count)
{
	out->waiting |= (uint64_t)value << out->count;
	out->count += count;
	while (out->count >= 8) {
		*out->to++ = (unsigned char)out->waiting;
		out->waiting >>= 8;
		out->count -= 8;
	}
}

/*
 * One of choices values. Where these are no power of two some codes are to spare,
 * and go to the values in the middle: of 11, 0 to 2 and 8 to 10 take four bits, 3
 * to 7 take three.
 */
static void put_choice(bits *out, uint32_t value, uint32_t choices)
{
	unsigned count = kzi_bits_of(choices - 1);
	uint32_t spare = (uint32_t)((UINT64_C(1) << count) - choices);
	uint32_t middle = (choices - spare) / 2;
	if (spare > 0 && value >= middle + spare)
		value = (value - middle - spare) | UINT32_C(1) << (count - 1);
	else if (spare > 0 && value >= middle)
		count--;
	put_bits(out, value, count);
}

/* What is between first and last, which are known. */
static void put_between(bits *out, const uint32_t *first, const uint32_t *last)
{
	while (last - first > 1) {
		uint32_t between = (uint32_t)(last - first);
		const uint32_t *middle = first + between / 2;
		uint32_t least = *first + between / 2;
		put_choice(out, *middle - least, *last - *first - between + 1);
		put_between(out, first, middle);
		first = middle;
	}
}

unsigned char *kzi_pack_positions(
	unsigned char *to, const uint32_t *positions, size_t count)
{
	uint32_t first = positions[0], last = positions[count - 1];
	to = kzi_pack_number(to, last);
	if (count == 1)
		return to;
	bits out = {0, 0, to};
	put_choice(&out, first, last);
	put_choice(&out, (uint32_t)(count - 2), last - first);
	put_between(&out, positions, positions + count - 1);
	if (out.count > 0)
		*out.to++ = (unsigned char)out.waiting;
	return out.to;
}
