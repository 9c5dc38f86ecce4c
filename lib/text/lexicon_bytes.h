/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The bytes of a lexicon, for the two files that read and make one: a table of
 * places, then the words, each with its kinds before it:
 *
 *   "kzlex-1\n"  slots  count  listed  seen    8 bytes, 4, 4, 4, 4
 *   place × slots                               4 each: where the word is, 0 for none
 *   kinds  begins  ends  length  word           4, 1, 1, 1, length
 *
 * Numbers have their lowest byte first. A word is looked for from the slot on that
 * its hash says; the number of slots is a power of two.
 */
#ifndef KZI_TEXT_LEXICON_BYTES_H
#define KZI_TEXT_LEXICON_BYTES_H

#include "base/number.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
	KZI_LEXICON_MAGIC = 8,
	KZI_LEXICON_HEADER = KZI_LEXICON_MAGIC + 16,
	KZI_WORD_BEGINS = 4, /* where what stands in a word's header */
	KZI_WORD_ENDS = 5,
	KZI_WORD_LENGTH = 6,
	KZI_WORD_HEADER = 7,
	KZI_SLOTS_LEAST = 1 << 10,
	KZI_SLOTS_MOST = 1 << 28
};

static const char kzi_lexicon_magic[KZI_LEXICON_MAGIC + 1] = "kzlex-1\n";

/* That of a longer word goes on from that of a shorter one: FNV-1a. */
#define KZI_HASH_START UINT32_C(0x811C9DC5)

static inline uint32_t kzi_hash_byte(uint32_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * UINT32_C(0x01000193);
}

static inline uint32_t kzi_hash_slot(uint32_t hash)
{
	return hash ^ hash >> 15;
}

static inline uint32_t kzi_hash_of(const char *word, size_t length)
{
	uint32_t hash = KZI_HASH_START;
	for (size_t i = 0; i < length; i++)
		hash = kzi_hash_byte(hash, word[i]);
	return kzi_hash_slot(hash);
}

/* Whatever the place says, no byte beyond the end is looked at. */
static inline bool kzi_word_is_at(
	const char *bytes, size_t end, size_t place, const char *word, size_t length)
{
	return place + KZI_WORD_HEADER + length <= end &&
	       (unsigned char)bytes[place + KZI_WORD_LENGTH] == length &&
	       memcmp(bytes + place + KZI_WORD_HEADER, word, length) == 0;
}

#endif
