/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Characters as Xapian knows them, and numbers that sort as bytes. */
#ifndef XAPIAN_C_UNICODE_H
#define XAPIAN_C_UNICODE_H

#include <xapian-c/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Characters ----------------------------------------------------------- */

typedef enum xapian_category {
	XAPIAN_UNASSIGNED = 0,
	XAPIAN_UPPERCASE_LETTER = 1,
	XAPIAN_LOWERCASE_LETTER = 2,
	XAPIAN_TITLECASE_LETTER = 3,
	XAPIAN_MODIFIER_LETTER = 4,
	XAPIAN_OTHER_LETTER = 5,
	XAPIAN_NON_SPACING_MARK = 6,
	XAPIAN_ENCLOSING_MARK = 7,
	XAPIAN_COMBINING_SPACING_MARK = 8,
	XAPIAN_DECIMAL_DIGIT_NUMBER = 9,
	XAPIAN_LETTER_NUMBER = 10,
	XAPIAN_OTHER_NUMBER = 11,
	XAPIAN_SPACE_SEPARATOR = 12,
	XAPIAN_LINE_SEPARATOR = 13,
	XAPIAN_PARAGRAPH_SEPARATOR = 14,
	XAPIAN_CONTROL = 15,
	XAPIAN_FORMAT = 16,
	XAPIAN_PRIVATE_USE = 17,
	XAPIAN_SURROGATE = 18,
	XAPIAN_CONNECTOR_PUNCTUATION = 19,
	XAPIAN_DASH_PUNCTUATION = 20,
	XAPIAN_OPEN_PUNCTUATION = 21,
	XAPIAN_CLOSE_PUNCTUATION = 22,
	XAPIAN_INITIAL_QUOTE_PUNCTUATION = 23,
	XAPIAN_FINAL_QUOTE_PUNCTUATION = 24,
	XAPIAN_OTHER_PUNCTUATION = 25,
	XAPIAN_MATH_SYMBOL = 26,
	XAPIAN_CURRENCY_SYMBOL = 27,
	XAPIAN_MODIFIER_SYMBOL = 28,
	XAPIAN_OTHER_SYMBOL = 29
} xapian_category;

/* Any number is allowed; what is no character is unassigned. */
XAPIAN_C_API xapian_category xapian_unicode_category(uint32_t character);
XAPIAN_C_API bool xapian_unicode_is_wordchar(uint32_t character);
XAPIAN_C_API bool xapian_unicode_is_whitespace(uint32_t character);
XAPIAN_C_API bool xapian_unicode_is_currency(uint32_t character);
XAPIAN_C_API uint32_t xapian_unicode_tolower(uint32_t character);
XAPIAN_C_API uint32_t xapian_unicode_toupper(uint32_t character);

/* The first character of UTF-8 text: how many bytes it takes, 0 when there are
 * none. A byte that is no UTF-8 is taken for ISO-8859-1, as everywhere in Xapian;
 * *strict (each may be NULL) then has 0x80000000 added to it. */
XAPIAN_C_API size_t xapian_utf8_next(
	const char *text, size_t size, uint32_t *character, uint32_t *strict);
/* The character in UTF-8: how many bytes it takes; 0 when it is none. */
XAPIAN_C_API size_t xapian_utf8_put(uint32_t character, char out[4]);

/* Text in lower or upper case. Gives how many bytes it takes (up to twice as many
 * as before), of which those that fit in room are at out, which may be NULL
 * when room is 0. */
XAPIAN_C_API size_t xapian_utf8_tolower(
	const char *text, size_t size, char *out, size_t room);
XAPIAN_C_API size_t xapian_utf8_toupper(
	const char *text, size_t size, char *out, size_t room);

/* ---- Numbers -------------------------------------------------------------- */

/* Bytes that sort as the numbers do, for value slots: gives how many, at most 9. */
XAPIAN_C_API size_t xapian_sortable_serialise(double number, char out[9]);
/* The number back; 0 of no bytes. */
XAPIAN_C_API double xapian_sortable_unserialise(const char *bytes, size_t size);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_UNICODE_H */
