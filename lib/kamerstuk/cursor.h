/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Walking through text that names Kamerstukken: words, digits, and the spaces
 * and hyphens of every kind. Knows no Kamerstukken.
 */
#ifndef KZI_KAMERSTUK_CURSOR_H
#define KZI_KAMERSTUK_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

/* A stretch of somebody else's text. */
typedef struct kzi_slice {
	const char *text;
	size_t length;
} kzi_slice;

/* Those of ASCII, whatever the locale says; here, as every byte of a text is asked. */
static inline char kzi_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static inline bool kzi_is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') <= 'z' - 'a';
}

static inline bool kzi_is_digit(char c)
{
	return (unsigned char)(c - '0') <= 9;
}

/* Whether part says word, in any case. */
bool kzi_says(kzi_slice part, const char *word);

/* Each kzi_take moves it past what was asked for, or leaves it where it is and
 * returns false. Case does not matter. */
typedef struct kzi_cursor {
	const char *at;
	const char *end;
} kzi_cursor;

size_t kzi_left(const kzi_cursor *c);
bool kzi_at_alphanumeric(const kzi_cursor *c);
bool kzi_at(const kzi_cursor *c, const char *text);

bool kzi_take(kzi_cursor *c, char wanted);
/* Also the spaces that do not break, which are usual within a number. */
bool kzi_take_spaces(kzi_cursor *c);
/* That of ASCII, the two of Unicode, and the dashes that are typed for one. */
bool kzi_take_hyphen(kzi_cursor *c);
/* A whole word, not "kamer" of "kamerstuk", with the spaces behind it. */
bool kzi_take_word(kzi_cursor *c, const char *word);
/* Exactly count digits; more may follow. */
bool kzi_take_digits(kzi_cursor *c, size_t count, int *value);
/* One to most digits with no letter or digit behind them; no zeros in front count. */
bool kzi_take_number(kzi_cursor *c, size_t most, int *value);
/* As many letters and digits as there are; as many letters. */
kzi_slice kzi_take_run(kzi_cursor *c);
static inline kzi_slice kzi_take_letters(kzi_cursor *c)
{
	const char *start = c->at;
	while (c->at < c->end && kzi_is_letter(*c->at))
		c->at++;
	return (kzi_slice){start, (size_t)(c->at - start)};
}
/* Take the spaces off both ends. */
void kzi_trim(kzi_cursor *c);

#endif
