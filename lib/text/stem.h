/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Snowball's Dutch stemmer, as libstemmer gives it. The only user of
 * libstemmer.
 */
#ifndef KZI_TEXT_STEM_H
#define KZI_TEXT_STEM_H

#include <stddef.h>

#include "base/error.h"

typedef struct kzi_stemmer kzi_stemmer;

/* KZ_E_UNSUPPORTED: a libstemmer without Dutch. KZ_E_NO_MEMORY. */
kz_status kzi_stemmer_open(kzi_stemmer **out, kz_error *err);
void kzi_stemmer_close(kzi_stemmer *stemmer);

/* The stem of a folded word; lives until the next call. NULL when there is no
 * memory. */
const char *kzi_stem(
	kzi_stemmer *stemmer, const char *folded, size_t length, size_t *stem_length);

#endif
