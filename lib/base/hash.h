/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a name goes in a table in memory, by a secret: nobody can choose names so that
 * they meet. */
#ifndef KZI_BASE_HASH_H
#define KZI_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

/* Never 0. where is the table. */
static inline uint32_t kzi_hash_secret(const void *where)
{
	struct timespec now = {0};
	clock_gettime(CLOCK_REALTIME, &now);
	return ((uint32_t)now.tv_nsec ^ (uint32_t)((uintptr_t)where >> 4)) | 1;
}

/* Both halves of a product of two secrets mixed with what came before: whoever
 * does not know them cannot tell which names meet. */
static inline void kzi_hash_mix(uint32_t *a, uint32_t *b)
{
	uint64_t product =
		(uint64_t)(*a ^ UINT32_C(0x9E3779B9)) * (*b ^ UINT32_C(0x85EBCA6B));
	*a = (uint32_t)product;
	*b = (uint32_t)(product >> 32);
}

static inline uint32_t kzi_hash(uint32_t secret, const char *name, size_t length)
{
	uint32_t a = secret ^ (uint32_t)length, b = ~secret, word[2];
	kzi_hash_mix(&a, &b);
	for (; length >= sizeof word; name += sizeof word, length -= sizeof word) {
		memcpy(word, name, sizeof word);
		a ^= word[0];
		b ^= word[1];
		kzi_hash_mix(&a, &b);
	}
	word[0] = word[1] = 0;
	memcpy(word, name, length);
	a ^= word[0];
	b ^= word[1];
	kzi_hash_mix(&a, &b);
	kzi_hash_mix(&a, &b);
	return a ^ b;
}

#endif
