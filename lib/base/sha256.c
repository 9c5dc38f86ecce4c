/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/sha256.h"

#include <string.h>

/* The C library has asked the processor already; to ask again is slow in a virtual
 * machine. */
#if defined(__x86_64__) && defined(__GNUC__) && defined(__has_include)
#if __has_include(<sys/platform/x86.h>)
#define KZI_HAS_SHA 1
#endif
#endif

#ifdef KZI_HAS_SHA

#include <immintrin.h>
#include <sys/platform/x86.h>

enum { BLOCK = 64, GROUPS = 16 };

/* FIPS 180-4, 4.2.2. */
static const uint32_t constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
	0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
	0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
	0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138,
	0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
	0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
	0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f,
	0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define BY_MACHINE __attribute__((target("sha,sse4.1")))

/* The eight words of the state, as the instructions have them. */
typedef struct state {
	__m128i abef, cdgh;
} state;

BY_MACHINE static __m128i load(const unsigned char *p)
{
	const __m128i big_endian =
		_mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
	return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)p), big_endian);
}

/* Four words of the schedule from the sixteen before them, the oldest first. */
BY_MACHINE static __m128i next_words(__m128i a, __m128i b, __m128i c, __m128i d)
{
	__m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(a, b), _mm_alignr_epi8(d, c, 4));
	return _mm_sha256msg2_epu32(sum, d);
}

BY_MACHINE static void add_block(state *s, const unsigned char *p)
{
	__m128i words[GROUPS];
	state now = *s;
	for (size_t i = 0; i < GROUPS; i++) {
		words[i] = i < 4 ? load(p + 16 * i)
				 : next_words(words[i - 4], words[i - 3], words[i - 2],
					   words[i - 1]);
		__m128i keys = _mm_add_epi32(
			words[i], _mm_loadu_si128((const __m128i *)(constants + 4 * i)));
		/* Two rounds; the other two. */
		now.cdgh = _mm_sha256rnds2_epu32(now.cdgh, now.abef, keys);
		keys = _mm_shuffle_epi32(keys, 0x0E);
		now.abef = _mm_sha256rnds2_epu32(now.abef, now.cdgh, keys);
	}
	s->abef = _mm_add_epi32(s->abef, now.abef);
	s->cdgh = _mm_add_epi32(s->cdgh, now.cdgh);
}

/* What is left, a one bit, zeros, and how many bits there were. */
BY_MACHINE static void add_end(
	state *s, const unsigned char *rest, size_t left, uint64_t length)
{
	unsigned char end[2 * BLOCK] = {0};
	size_t size = left + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
	if (left > 0)
		memcpy(end, rest, left);
	end[left] = 0x80;
	for (size_t i = 0; i < 8; i++)
		end[size - 1 - i] = (unsigned char)(length * 8 >> 8 * i);
	for (size_t at = 0; at < size; at += BLOCK)
		add_block(s, end + at);
}

static void put_word(uint32_t word, uint8_t *to)
{
	for (size_t i = 0; i < 4; i++)
		to[i] = (uint8_t)(word >> (24 - 8 * i));
}

BY_MACHINE static void digest_all(
	const unsigned char *bytes, size_t length, uint8_t digest[KZI_SHA256_SIZE])
{
	uint32_t abef[4], cdgh[4]; /* backwards */
	/* FIPS 180-4, 5.3.3. */
	state s = {
		_mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
		_mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)};
	size_t whole = length / BLOCK * BLOCK;
	for (size_t at = 0; at < whole; at += BLOCK)
		add_block(&s, bytes + at);
	add_end(&s, whole < length ? bytes + whole : bytes, length - whole, length);
	_mm_storeu_si128((__m128i *)abef, s.abef);
	_mm_storeu_si128((__m128i *)cdgh, s.cdgh);
	for (size_t i = 0; i < 2; i++) {
		put_word(abef[3 - i], digest + 4 * i);
		put_word(cdgh[3 - i], digest + 8 + 4 * i);
		put_word(abef[1 - i], digest + 16 + 4 * i);
		put_word(cdgh[1 - i], digest + 24 + 4 * i);
	}
}

bool kzi_sha256_by_machine(
	const unsigned char *bytes, size_t length, uint8_t digest[KZI_SHA256_SIZE])
{
	if (!CPU_FEATURE_ACTIVE(SHA) || !CPU_FEATURE_ACTIVE(SSE4_1))
		return false;
	digest_all(bytes, length, digest);
	return true;
}

#else

bool kzi_sha256_by_machine(
	const unsigned char *bytes, size_t length, uint8_t digest[KZI_SHA256_SIZE])
{
	(void)bytes;
	(void)length;
	(void)digest;
	return false;
}

#endif
