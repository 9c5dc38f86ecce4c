/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the first and last characters of a piece of text say: does a sentence end
 * here, does one go on there. A piece is UTF-8 without white space around it.
 */
#ifndef KZI_DOCUMENT_LETTER_SIGNS_H
#define KZI_DOCUMENT_LETTER_SIGNS_H

#include <stdbool.h>
#include <stddef.h>

/* Those of ASCII. */
static inline bool kzi_sign_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool kzi_sign_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool kzi_sign_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Of any letter, ASCII or not; the signs beyond ASCII pass for letters. */
static inline bool kzi_sign_is_letter(char c)
{
	return kzi_sign_is_lower(c) || kzi_sign_is_upper(c) || (c & 0x80) != 0;
}

bool kzi_starts_lower(const char *text, size_t length);
/* A capital, also behind a quote or bracket. */
bool kzi_starts_upper(const char *text, size_t length);

/* . ! ? : or ; at the end, also within a quote or bracket. */
bool kzi_ends_sentence(const char *text, size_t length);
/* "waar mogelijk,", "wonen en": a sentence goes on, if perhaps in another item. */
bool kzi_ends_halfway(const char *text, size_t length);
/* "in het", "van een": nothing but that sentence can come behind it. */
bool kzi_ends_in_article(const char *text, size_t length);

/* Does it begin with these words, in any case, and with no letter behind them? */
bool kzi_begins_with(const char *text, size_t length, const char *words);
/* The same for one of a list that ends in NULL: its length, or 0. */
size_t kzi_begins_with_any(const char *text, size_t length, const char *const *list);
/* Where in it these words stand, in any case; NULL when they do not. */
const char *kzi_find_words(const char *text, size_t length, const char *words);

/* The bytes of its last word, of letters alone; 0 when it ends in something else. */
size_t kzi_last_word(const char *text, size_t length);

#endif
