/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/digest.h"

#include "base/sha256.h"

#include <string.h>
#include <sys/types.h>

#include <sha2.h>

static void sha256(
	const unsigned char *bytes, size_t length, uint8_t digest[KZI_SHA256_SIZE])
{
	SHA2_CTX context;
	if (kzi_sha256_by_machine(bytes, length, digest))
		return;
	SHA256Init(&context);
	if (length > 0)
		SHA256Update(&context, bytes, length);
	SHA256Final(digest, &context);
}

void kzi_sha256_hex(const char *bytes, size_t length, char out[KZI_SHA256_HEX])
{
	static const char hex[] = "0123456789abcdef";
	uint8_t digest[KZI_SHA256_SIZE];
	sha256((const unsigned char *)bytes, length, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		out[2 * i] = hex[digest[i] >> 4];
		out[2 * i + 1] = hex[digest[i] & 15];
	}
	out[2 * sizeof digest] = '\0';
}

/* What four bits do to the sum: a table so small that it needs no making, and
 * so no first call that threads could race for. */
static const uint32_t nibble[16] = {0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1,
	0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17,
	0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75};

static uint32_t crc_by_nibbles(uint32_t crc, const unsigned char *p, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		crc ^= p[i];
		crc = crc >> 4 ^ nibble[crc & 15];
		crc = crc >> 4 ^ nibble[crc & 15];
	}
	return crc;
}

#if defined(__x86_64__) && defined(__GNUC__)

__attribute__((target("sse4.2"))) static uint32_t crc_by_machine(
	uint32_t crc, const unsigned char *p, size_t length)
{
	uint64_t sum = crc;
	for (; length >= 8; p += 8, length -= 8) {
		uint64_t eight;
		memcpy(&eight, p, sizeof eight);
		sum = __builtin_ia32_crc32di(sum, eight);
	}
	crc = (uint32_t)sum;
	for (; length > 0; p++, length--)
		crc = __builtin_ia32_crc32qi(crc, *p);
	return crc;
}

uint32_t kzi_crc32c(uint32_t crc, const char *bytes, size_t length)
{
	const unsigned char *p = (const unsigned char *)bytes;
	if (__builtin_cpu_supports("sse4.2"))
		return ~crc_by_machine(~crc, p, length);
	return ~crc_by_nibbles(~crc, p, length);
}

#else

uint32_t kzi_crc32c(uint32_t crc, const char *bytes, size_t length)
{
	return ~crc_by_nibbles(~crc, (const unsigned char *)bytes, length);
}

#endif
