/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How likely it is that a stretch of a word is a part of a compound, as a price: 0 when
 * it is a word that is known to be one, more the less is sure. Knows one stretch at a
 * time, and not how they go together.
 */
#ifndef KZI_TEXT_COMPOUND_PRICES_H
#define KZI_TEXT_COMPOUND_PRICES_H

#include <stddef.h>

#include "text/compound_reading.h"

enum { KZI_NEVER = 100 };

/* As what a compound ends with, and as what stands before that. */
int kzi_price_head(kzi_reading *r, size_t start, size_t end);
int kzi_price_part(kzi_reading *r, size_t start, size_t end);

/* The letters that link a first part to what follows, 0 for none, and what that costs:
 * the s of beleidsevaluatie, the en of boekenbeurs. */
size_t kzi_link_of(kzi_reading *r, size_t start, size_t end, int *price);

#endif
