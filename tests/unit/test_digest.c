/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sums against the published vectors; both with the machine's own instructions and
 * without. */
#include "support.h"

#include "base/digest.h"
#include "base/sha256.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include <sha2.h>

/* The same source once more, as it is compiled for another kind of machine. */
void portable_sha256_hex(const char *bytes, size_t length, char out[KZI_SHA256_HEX]);
uint32_t portable_crc32c(uint32_t crc, const char *bytes, size_t length);
#define kzi_sha256_hex                               portable_sha256_hex
#define kzi_crc32c                                   portable_crc32c
#define kzi_sha256_by_machine(bytes, length, digest) false
#undef __x86_64__
#include "base/digest.c"
#undef kzi_sha256_hex
#undef kzi_crc32c
#undef kzi_sha256_by_machine

static const char zeros[32];
static const char ones[] =
	"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
	"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";

/* The three of 32 bytes are those of RFC 3720. */
static void crc32c_of_known_texts(void **state)
{
	(void)state;
	char up[32];
	for (int i = 0; i < 32; i++)
		up[i] = (char)i;
	const struct {
		const char *bytes;
		size_t length;
		uint32_t sum;
	} rows[] = {
		{"", 0, 0},
		{BYTES("123456789"), 0xE3069283},
		{BYTES("a"), 0xC1D04330},
		{zeros, 32, 0x8A9136AA},
		{ones, 32, 0x62A8AB43},
		{up, 32, 0x46DD794E},
		{BYTES("The quick brown fox jumps over the lazy dog"), 0x22620404},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(
			kzi_crc32c(0, rows[i].bytes, rows[i].length), rows[i].sum);
		assert_int_equal(
			portable_crc32c(0, rows[i].bytes, rows[i].length), rows[i].sum);
	}
	assert_int_equal(kzi_crc32c(0, NULL, 0), 0);
}

static void both_ways_agree_on_any_bytes_in_any_pieces(void **state)
{
	(void)state;
	enum { SIZE = 300 };
	char bytes[SIZE];
	uint64_t seed = 3;
	for (size_t i = 0; i < SIZE; i++)
		bytes[i] = (char)chance(&seed);
	for (size_t start = 0; start < 9; start++) {
		for (size_t length = 0; start + length <= SIZE; length++) {
			const char *at = bytes + start;
			size_t half = (size_t)chance_below(&seed, length + 1);
			uint32_t whole = kzi_crc32c(0, at, length);
			uint32_t first = kzi_crc32c(0, at, half);
			assert_int_equal(portable_crc32c(0, at, length), whole);
			assert_int_equal(
				kzi_crc32c(first, at + half, length - half), whole);
			assert_int_equal(
				portable_crc32c(first, at + half, length - half), whole);
		}
	}
}

static void one_bit_makes_another_sum(void **state)
{
	(void)state;
	char text[] = "Kabinetsvisie op biotechnologie";
	uint32_t sum = kzi_crc32c(0, text, sizeof text);
	for (size_t i = 0; i < sizeof text; i++) {
		for (int bit = 0; bit < 8; bit++) {
			text[i] = (char)(text[i] ^ 1 << bit);
			assert_int_not_equal(kzi_crc32c(0, text, sizeof text), sum);
			text[i] = (char)(text[i] ^ 1 << bit);
		}
	}
}

/* FIPS 180-2, and the lengths around the ends of its blocks. */
static void sha256_of_known_texts(void **state)
{
	(void)state;
	static const struct {
		const char *text, *hex;
	} rows[] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"test",
			"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
			"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char out[KZI_SHA256_HEX];
		kzi_sha256_hex(rows[i].text, strlen(rows[i].text), out);
		assert_string_equal(out, rows[i].hex);
	}
	char out[KZI_SHA256_HEX];
	kzi_sha256_hex(NULL, 0, out);
	assert_string_equal(out, rows[0].hex);
	char *million = malloc(1000000);
	assert_non_null(million);
	memset(million, 'a', 1000000);
	kzi_sha256_hex(million, 1000000, out);
	free(million);
	assert_string_equal(
		out, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void both_ways_agree_on_any_length(void **state)
{
	(void)state;
	unsigned char bytes[5 * 64];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(i * 151 + i / 7);
	for (size_t length = 0; length <= sizeof bytes; length++) {
		char own[KZI_SHA256_HEX], portable[KZI_SHA256_HEX];
		/* From an odd place, and to the last byte that there is. */
		const char *from = (const char *)bytes + sizeof bytes - length;
		kzi_sha256_hex(from, length, own);
		portable_sha256_hex(from, length, portable);
		assert_string_equal(own, portable);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(crc32c_of_known_texts),
		cmocka_unit_test(both_ways_agree_on_any_bytes_in_any_pieces),
		cmocka_unit_test(one_bit_makes_another_sum),
		cmocka_unit_test(sha256_of_known_texts),
		cmocka_unit_test(both_ways_agree_on_any_length),
	};
	return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
