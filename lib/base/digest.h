/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sums over bytes: SHA-256 to name a document by what it holds, CRC-32C to
 * notice that a disk has changed what we wrote.
 */
#ifndef KZI_BASE_DIGEST_H
#define KZI_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { KZI_SHA256_HEX = 65 }; /* 64 digits and a NUL */

void kzi_sha256_hex(const char *bytes, size_t length, char out[KZI_SHA256_HEX]);

/* The Castagnoli polynomial, as iSCSI and ext4 use it; begin with crc 0. */
uint32_t kzi_crc32c(uint32_t crc, const char *bytes, size_t length);

#endif
