/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * UTF-8 as bytes: is it valid, what is the next character, where may it be
 * cut. What the characters mean (case, accents) is the business of text/.
 */
#ifndef KZI_BASE_UTF8_H
#define KZI_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first character of bytes[0..length): how many bytes it takes, 0 when
 * there is none or it is not valid (overlong, surrogate, past U+10FFFF). */
size_t kzi_utf8_decode(const char *bytes, size_t length, uint32_t *rune);

/* Writes 1 to 4 bytes and says how many. rune must be a valid character. */
size_t kzi_utf8_encode(uint32_t rune, char bytes[4]);

/* Where the first invalid byte is; length when all is valid. */
size_t kzi_utf8_valid_length(const char *bytes, size_t length);

/* The bytes of a byte order mark at the front: 3, or 0 when there is none. */
size_t kzi_utf8_mark(const char *bytes, size_t length);

/* The largest length <= most at which no character is cut in two. */
size_t kzi_utf8_cut(const char *bytes, size_t length, size_t most);

/* C0, DEL, C1, and the marks that turn the direction of text around: what no
 * document may send to a terminal. Tab and newline are control characters too. */
bool kzi_is_control(uint32_t rune);

#endif
