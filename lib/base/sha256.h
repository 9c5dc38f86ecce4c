/* SPDX-License-Identifier: GPL-2.0-or-later */
/* SHA-256 by the processor's own instructions, where it has them: whenever an index is
 * opened there is a sum to be made over all the rules of its analysis. */
#ifndef KZI_BASE_SHA256_H
#define KZI_BASE_SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KZI_SHA256_SIZE = 32 };

/* False: this processor has none, and nothing is done. */
bool kzi_sha256_by_machine(
	const unsigned char *bytes, size_t length, uint8_t digest[KZI_SHA256_SIZE]);

#endif
