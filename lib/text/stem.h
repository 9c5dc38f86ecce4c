/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Snowball's stemmers for Dutch and English, as libstemmer gives them. The only
 * user of libstemmer.
 */
#ifndef KZI_TEXT_STEM_H
#define KZI_TEXT_STEM_H

#include <stddef.h>

#include "base/error.h"

typedef enum kzi_language { KZI_DUTCH, KZI_ENGLISH } kzi_language;

enum { KZI_LANGUAGES = KZI_ENGLISH + 1 };

/* Of a code as documents have it: "en" and "en-GB" are English, all else, also NULL,
 * is taken for Dutch. */
kzi_language kzi_language_of(const char *code);

typedef struct kzi_stemmer kzi_stemmer;

/* KZ_E_UNSUPPORTED: a libstemmer without that language. KZ_E_NO_MEMORY. */
kz_status kzi_stemmer_open(kzi_language language, kzi_stemmer **out, kz_error *err);
void kzi_stemmer_close(kzi_stemmer *stemmer);

/* The stem of a folded word; lives until the next call. NULL when there is no
 * memory. */
const char *kzi_stem(
	kzi_stemmer *stemmer, const char *folded, size_t length, size_t *stem_length);

#endif
