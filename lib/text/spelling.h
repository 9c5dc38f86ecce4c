/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How Dutch spells one and the same stem: man in mannen, maan in manen, brief
 * in brieven, huis in huizen. Knows letters, not words.
 */
#ifndef KZI_TEXT_SPELLING_H
#define KZI_TEXT_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

bool kzi_is_vowel(char letter);
bool kzi_has_vowel(const char *word, size_t length);
/* The stem before an ending that began with a vowel, as it is written without:
 * mann to man, man to maan, briev to brief. Takes one letter of room behind it.
 * Returns its length. */
size_t kzi_close_syllable(char *stem, size_t length);

/* The one spelling of a stem whose last vowel may be long or not: kameel and
 * kamelen, motor and motoren. Returns its length. */
size_t kzi_settle(char *stem, size_t length);

#endif
