/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The places of a word in a document: bulk/positions.c packs what is unpacked here. */
#include "glass/open.h"
#include "glass/unpack.h"

/* So that 32 bits are waiting at least; behind the end there are zeros, which are
 * counted. */
static void fill(kzi_glass_places *p)
{
	while (p->count < 32) {
		uint64_t byte = p->at < p->end ? *p->at : 0;
		p->beyond += p->at == p->end;
		p->at += p->at < p->end;
		p->waiting |= byte << p->count;
		p->count += 8;
	}
}

static uint32_t take_bits(kzi_glass_places *p, unsigned count)
{
	uint32_t value = (uint32_t)(p->waiting & ((UINT64_C(1) << count) - 1));
	p->waiting >>= count;
	p->count -= count;
	return value;
}

/* One of so many values, which is at least one: put_choice() says which codes there are.
 */
static uint32_t take_choice(kzi_glass_places *p, uint32_t choices)
{
	if (choices == 1)
		return 0;
	unsigned count = kzi_bits_of(choices - 1);
	uint32_t spare = (uint32_t)((UINT64_C(1) << count) - choices);
	fill(p);
	if (spare == 0)
		return take_bits(p, count);
	uint32_t middle = (choices - spare) / 2, value = take_bits(p, count - 1);
	if (value < middle && take_bits(p, 1) != 0)
		value += middle + spare;
	return value;
}

/* The first, and the last behind it where there are several. */
static bool begin(kzi_glass_places *p)
{
	uint32_t last, first, count = 1;
	if (!kzi_take_number(&p->at, p->end, &last))
		return false;
	first = last;
	if (p->at < p->end) {
		if (last == 0)
			return false;
		first = take_choice(p, last);
		count = first < last ? take_choice(p, last - first) + 2 : 0;
	}
	p->left.place = first;
	if (count > 1)
		p->right[p->depth++] = (struct kzi_glass_place){count - 1, last};
	/* There must be room for all of them between the two. */
	return count > 0 && first <= last && count - 1 <= last - first;
}

kz_status kzi_glass_places_open(kzi_glass *glass, const char *term, size_t length,
	uint32_t docid, kzi_glass_places *p)
{
	unsigned char key[KZI_TREE_KEY];
	kzi_tree_entry entry;
	bool same;
	kzi_buffer packed = p->packed;
	kzi_buffer_reset(&packed);
	*p = (kzi_glass_places){.packed = packed, .begun = true};
	size_t used = kzi_key_of_term(key, term, length);
	if (used == 0)
		return KZ_E_CORRUPT;
	used = kzi_key_of_docid(key, used, docid);
	kz_status st = kzi_tree_find(glass->position, key, used, &entry, &same);
	if (st != KZ_OK || !same)
		return st == KZ_DONE ? KZ_OK : st;
	kzi_buffer_append(&p->packed, (const char *)entry.tag, entry.tag_length);
	if (p->packed.failed)
		return KZ_E_NO_MEMORY;
	p->at = (const unsigned char *)p->packed.data;
	p->end = p->at + p->packed.length;
	p->begun = false;
	return begin(p) ? KZ_OK : KZ_E_CORRUPT;
}

/* Between the one at hand and the next that is known are others: the middle one comes
 * first, then those before it by their middle. */
static void go_on(kzi_glass_places *p)
{
	struct kzi_glass_place right = p->right[p->depth - 1];
	while (right.number - p->left.number > 1 && p->depth < KZI_PLACES_DEEP) {
		uint32_t between = right.number - p->left.number;
		uint32_t choices = right.place - p->left.place - between + 1;
		right.number = p->left.number + between / 2;
		right.place = p->left.place + between / 2 + take_choice(p, choices);
		p->right[p->depth++] = right;
	}
	p->left = p->right[--p->depth];
	/* Of what is beyond nothing may have been taken but to have enough waiting. */
	p->damaged = p->beyond > p->count / 8;
}

bool kzi_glass_places_next(kzi_glass_places *p, uint32_t *out)
{
	if (p->begun && p->depth == 0)
		return false;
	if (p->begun)
		go_on(p);
	p->begun = true;
	*out = p->left.place;
	return !p->damaged;
}

void kzi_glass_places_free(kzi_glass_places *p)
{
	kzi_buffer_free(&p->packed);
}
