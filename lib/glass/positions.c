/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The places of a word in a document: bulk/positions.c packs what is unpacked here. */
#include "glass/open.h"
#include "glass/unpack.h"

/* More words than these no document has: it is damage, that would take much memory. */
enum { POSITIONS_MOST = 1 << 24 };

/* Bits, lowest first; behind the end there are zeros, which are counted. */
typedef struct bits {
	const unsigned char *at, *end;
	uint64_t waiting;
	unsigned count, beyond;
} bits;

static uint32_t take_bits(bits *in, unsigned count)
{
	while (in->count < count) {
		uint64_t byte = in->at < in->end ? *in->at : 0;
		in->beyond += in->at == in->end;
		in->at += in->at < in->end;
		in->waiting |= byte << in->count;
		in->count += 8;
	}
	uint32_t value = (uint32_t)(in->waiting & ((UINT64_C(1) << count) - 1));
	in->waiting >>= count;
	in->count -= count;
	return value;
}

/* One of so many values, which is at least one: put_choice() says which codes there are. */
static uint32_t take_choice(bits *in, uint32_t choices)
{
	unsigned count = kzi_bits_of(choices - 1);
	uint32_t spare = (uint32_t)((UINT64_C(1) << count) - choices);
	if (spare == 0)
		return take_bits(in, count);
	uint32_t middle = (choices - spare) / 2, value = take_bits(in, count - 1);
	if (value < middle && take_bits(in, 1) != 0)
		value += middle + spare;
	return value;
}

/* What is between first and last, which are known. */
static void take_between(bits *in, uint32_t *first, uint32_t *last)
{
	while (last - first > 1) {
		uint32_t between = (uint32_t)(last - first);
		uint32_t *middle = first + between / 2;
		uint32_t least = *first + between / 2;
		*middle = least + take_choice(in, *last - *first - between + 1);
		take_between(in, first, middle);
		first = middle;
	}
}

static kz_status take_all(const unsigned char *at, const unsigned char *end, kzi_buffer *out)
{
	uint32_t last, first, count = 1;
	if (!kzi_take_number(&at, end, &last))
		return KZ_E_CORRUPT;
	bits in = {.at = at, .end = end};
	first = last;
	if (at < end) {
		if (last == 0)
			return KZ_E_CORRUPT;
		first = take_choice(&in, last);
		count = take_choice(&in, last - first) + 2;
	}
	/* There must be room for all of them between the two. */
	if (first > last || count > POSITIONS_MOST || count - 1 > last - first)
		return KZ_E_CORRUPT;
	uint32_t *to = (uint32_t *)(void *)kzi_buffer_reserve(out, count * sizeof *to);
	if (to == NULL)
		return KZ_E_NO_MEMORY;
	to[0] = first;
	to[count - 1] = last;
	take_between(&in, to, to + count - 1);
	out->length = count * sizeof *to;
	return in.beyond > 0 ? KZ_E_CORRUPT : KZ_OK;
}

kz_status kzi_glass_positions(kzi_glass *glass, const char *term, size_t length,
	uint32_t docid, kzi_buffer *out)
{
	unsigned char key[KZI_TREE_KEY];
	kzi_tree_entry entry;
	bool same;
	kzi_buffer_reset(out);
	size_t used = kzi_key_of_term(key, term, length);
	if (used == 0)
		return KZ_E_CORRUPT;
	used = kzi_key_of_docid(key, used, docid);
	kz_status st = kzi_tree_find(glass->position, key, used, &entry, &same);
	if (st != KZ_OK || !same)
		return st == KZ_DONE ? KZ_OK : st;
	return take_all(entry.tag, entry.tag + entry.tag_length, out);
}
