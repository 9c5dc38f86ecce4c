/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How items of lists and headings look, each by itself. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"
#include "text/dutch_date.h"

#include <string.h>

enum { HEADING_MAX = 100, HEADING_WORDS = 14, LABEL_WORDS = 6 };

/* ---- Items ---- */

/* The bullets that are nothing else, and those that may as well be a dash. */
static size_t bullet(const char *text, size_t length, bool *dash)
{
	static const char *const signs[] = {"·", "•", "▪", "◦", "‣", "⁃", "●", "○", "■",
		"□", "\xEF\x82\xB7", "\xEF\x82\xA7", "✓", "–", "—", "-", "*", "o"};
	enum { FIRST_DASH = 13 };
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		size_t size = strlen(signs[i]);
		*dash = i >= FIRST_DASH;
		if (length > size && memcmp(text, signs[i], size) == 0)
			return !*dash || text[size] == ' ' || text[size] == '\t' ? size
										 : 0;
	}
	return 0;
}

/* i, ii, iii, iv … x */
static unsigned roman_value(const char *text, size_t length)
{
	static const char *const numbers[] = {
		"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
	for (unsigned i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		if (strlen(numbers[i]) == length && memcmp(text, numbers[i], length) == 0)
			return i + 1;
	}
	return 0;
}

/* The value of "3", "c" or "iii". A lone i or v is a letter until its list says more. */
static bool read_value(const char *text, size_t length, kzi_item *item)
{
	unsigned number = 0;
	size_t digits = kzi_letter_take_number(text, length, 0, &number);
	if (digits > 0 && digits == length) {
		item->style = KZI_NUMBER;
		item->value = length <= 3 ? number : 0;
	} else if (length == 1) {
		bool small = kzi_sign_is_lower(text[0]);
		item->style = KZI_LETTER;
		item->value = small                        ? (unsigned)(text[0] - 'a') + 1
			      : kzi_sign_is_upper(text[0]) ? (unsigned)(text[0] - 'A') + 1
							   : 0;
	} else {
		item->style = KZI_ROMAN;
		item->value = roman_value(text, length);
	}
	return item->value > 0;
}

/* "3.", "c)", "(iii)", "1°" */
static bool read_enumeration(const char *text, size_t length, kzi_item *item)
{
	size_t start = text[0] == '(', at = start;
	while (at < length && at < 5 &&
		(kzi_sign_is_digit(text[at]) || kzi_sign_is_lower(text[at]) ||
			kzi_sign_is_upper(text[at])))
		at++;
	size_t end = at;
	bool degree = at + 1 < length && memcmp(text + at, "°", 2) == 0;
	if (degree)
		at += 2;
	else if (at < length && (text[at] == ')' || (text[at] == '.' && start == 0)))
		at++;
	if (at == end || end == start || (start == 1 && text[at - 1] != ')'))
		return false;
	if (at >= length || (text[at] != ' ' && text[at] != '\t'))
		return false;
	item->mark = at;
	return read_value(text + start, end - start, item);
}

kzi_item kzi_letter_item(const char *text, size_t length)
{
	kzi_item item = {0}, none = {0};
	bool dash;
	item.mark = bullet(text, length, &dash);
	item.style = dash ? KZI_DASH : KZI_BULLET;
	if (item.mark == 0 && !read_enumeration(text, length, &item))
		return none;
	item.text = item.mark;
	while (item.text < length && (text[item.text] == ' ' || text[item.text] == '\t'))
		item.text++;
	return item.text < length ? item : none;
}

/* ---- Headings ---- */

static size_t words_of(const char *text, size_t length)
{
	size_t words = length > 0;
	for (size_t i = 1; i < length; i++)
		words += text[i] == ' ' && text[i - 1] != ' ';
	return words;
}

/* "Leeswijzer visie:" is one; "Ik kies voor het volgende:" begins what it announces. */
static bool announces(const char *text, size_t length)
{
	static const char *const words[] = {"ik", "wij", "we", "u", "is", "zijn", "wordt",
		"worden", "heeft", "hebben", "zal", "zullen", "kan", "kunnen", "dat",
		"die", "dit", "deze", "hierbij", "als", "volgende", "betreft", NULL};
	if (words_of(text, length) > LABEL_WORDS)
		return true;
	for (size_t i = 0; words[i] != NULL; i++) {
		if (kzi_find_words(text, length, words[i]) != NULL)
			return true;
	}
	return false;
}

static bool ends_in_day(const char *text, size_t length)
{
	kzi_found_date found;
	if (!kzi_sign_is_digit(text[length - 1]))
		return false;
	for (size_t at = 0; kzi_date_find(text, length, at, &found);) {
		at = found.start + found.length;
		if (at == length && found.date.day > 0)
			return true;
	}
	return false;
}

bool kzi_letter_is_numbered(const char *text, size_t length)
{
	static const char *const words[] = {"vraag", "vragen", "antwoord op vraag",
		"antwoord op de vragen", "antwoord", "antwoorden", "artikel", "hoofdstuk",
		"paragraaf", "bijlage", "deel", "question", "answer", "article", NULL};
	size_t best = 0;
	for (size_t i = 0; words[i] != NULL; i++) {
		if (kzi_begins_with(text, length, words[i]) && strlen(words[i]) > best)
			best = strlen(words[i]);
	}
	if (best == 0 || length > best + 20 || !kzi_sign_is_upper(text[0]))
		return false;
	bool digit = false;
	for (size_t i = best; i < length; i++) {
		digit |= kzi_sign_is_digit(text[i]);
		if (!kzi_sign_is_digit(text[i]) && strchr(" ,.enm/t:", text[i]) == NULL)
			return false;
	}
	return digit && text[length - 1] != ',';
}

bool kzi_letter_may_be_heading(const char *text, size_t length)
{
	static const char *const greetings[] = {"met vriendelijke groet",
		"met vriendelijke groeten", "hoogachtend", "met hoogachting", "namens",
		"mede namens", "geachte", "beste", NULL};
	if (length < 3 || length > HEADING_MAX)
		return false;
	char last = text[length - 1];
	bool starts = kzi_starts_upper(text, length) || kzi_sign_is_digit(text[0]);
	bool letters = false;
	for (size_t i = 0; i + 1 < length; i++) {
		char c = text[i], next = text[i + 1];
		letters |= kzi_sign_is_letter(c) && kzi_sign_is_letter(next);
		if (c == '@' || c == '|' || next == '|' || (c == '/' && next == '/'))
			return false;
	}
	if (!starts || !letters || (last != ':' && kzi_ends_sentence(text, length)) ||
		kzi_ends_halfway(text, length) || words_of(text, length) > HEADING_WORDS)
		return false;
	return !(last == ':' && announces(text, length)) &&
	       kzi_begins_with_any(text, length, greetings) == 0 &&
	       !ends_in_day(text, length);
}

uint32_t kzi_letter_heading_level(const char *text, size_t length)
{
	uint32_t level = 0;
	for (size_t at = 0; at < length && kzi_sign_is_digit(text[at]);) {
		while (at < length && kzi_sign_is_digit(text[at]))
			at++;
		level++;
		if (at < length && text[at] == '.')
			at++;
		/* "29 383 Milieubeleid" begins with the number of a dossier. */
		if (at < length && text[at] == ' ')
			return at + 1 < length && kzi_sign_is_digit(text[at + 1]) ? 0
										  : level;
	}
	return 0;
}
