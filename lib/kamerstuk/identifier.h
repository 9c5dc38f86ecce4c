/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Official identifiers, "kst-36600-XIV-60", and what each part of one may be.
 * Knows nothing of how people write them.
 */
#ifndef KZI_KAMERSTUK_IDENTIFIER_H
#define KZI_KAMERSTUK_IDENTIFIER_H

#include <kamerzoek/citation.h>

#include "kamerstuk/cursor.h"

/* What a part may be; case does not matter. */

/* Between min and max digits, and nothing else. */
bool kzi_is_digits(kzi_slice part, size_t min, size_t max);
/* A roman number below 400, as it should be written: "XIV", not "XIIII". */
bool kzi_is_roman(kzi_slice part);
/* A begrotingshoofdstuk or begrotingsfonds: "XIV", "IXB", "A". */
bool kzi_is_chapter(kzi_slice part);
enum { KZI_NUMBER_DIGITS = 4 };

/* The number of a piece: "60", "188b"; or its letter: "D", "AA". */
bool kzi_is_number(kzi_slice part);
/* "h1", "n1" or "b1". */
bool kzi_is_suffix(kzi_slice part);
/* The 32 of 21501-32; no piece has such a number in that dossier. */
bool kzi_is_raadnummer(const char *dossier, kzi_slice part);

/* Copy a part, in the case that the official identifiers have it in; it must
 * fit, as it does when a function above said yes. */
void kzi_put_upper(char *to, kzi_slice part);
void kzi_put_number(char *to, kzi_slice part);
void kzi_put_suffix(char *to, kzi_slice part);

/* Fill out from an identifier that starts with "kst-". Returns NULL, or where
 * in it understanding stopped; then out is half filled. */
const char *kzi_identifier_read(kzi_slice text, kz_kamerstuk *out);

#endif
