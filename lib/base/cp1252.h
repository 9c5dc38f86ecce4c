/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Windows-1252, the encoding of Dutch text before UTF-8: Latin-1 with curly quotes,
 * dashes and the euro where Latin-1 has control characters.
 */
#ifndef KZI_BASE_CP1252_H
#define KZI_BASE_CP1252_H

#include <stdint.h>

/* The character of a byte. The five bytes that mean nothing are the control
 * characters that they are in Latin-1, as browsers have it. */
uint32_t kzi_cp1252_rune(unsigned char byte);

/* The byte of a character, or -1. U+0080 and the euro are both 0x80: the first is
 * what comes of reading cp1252 as Latin-1. */
int kzi_cp1252_byte(uint32_t rune);

#endif
