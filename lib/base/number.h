/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers of four bytes in a file, the lowest first, whatever the machine. */
#ifndef KZI_BASE_NUMBER_H
#define KZI_BASE_NUMBER_H

#include <stdint.h>

static inline uint32_t kzi_read_number(const char *at)
{
	const unsigned char *bytes = (const unsigned char *)at;
	return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
	       (uint32_t)bytes[3] << 24;
}

static inline void kzi_write_number(char *at, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(number >> 8 * i);
}

#endif
