/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Characters as they are compared: case, accents, the many quotes, hyphens and
 * spaces. Knows characters, not words.
 */
#ifndef KZI_TEXT_FOLD_H
#define KZI_TEXT_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

typedef enum kzi_rune_kind {
	KZI_RUNE_SEPARATOR,
	KZI_RUNE_LETTER, /* also the marks that belong to one */
	KZI_RUNE_DIGIT,
	KZI_RUNE_APOSTROPHE, /* part of a word when letters stand on both sides */
	KZI_RUNE_IGNORED     /* soft hyphen, joiners: as if they were not there */
} kzi_rune_kind;

kzi_rune_kind kzi_rune_kind_of(uint32_t rune);

enum { KZI_FOLD_MAX = 32 }; /* bytes that one character may fold to */

/* Writes what rune is compared as: nothing, a character or a few. Returns the
 * number of bytes. */
size_t kzi_fold_rune(uint32_t rune, char out[KZI_FOLD_MAX]);

/* The version of utf8proc in use. */
const char *kzi_unicode_version(void);

#endif
