/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/words.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

enum { EURO = 0x20AC, HYPHEN = 0x2010, FIRM_HYPHEN = 0x2011, NUMBER_MAX = 24 };

/* The next character, its kind and its length; what is not UTF-8 is a separator
 * of one byte. */
static kzi_rune_kind look(
	const kzi_words *words, size_t at, uint32_t *rune, size_t *taken)
{
	*taken = kzi_utf8_decode(words->text + at, words->length - at, rune);
	if (*taken > 0)
		return kzi_rune_kind_of(*rune);
	*taken = at < words->length ? 1 : 0;
	*rune = 0;
	return KZI_RUNE_SEPARATOR;
}

static bool in_word(kzi_rune_kind kind)
{
	return kind == KZI_RUNE_LETTER || kind == KZI_RUNE_DIGIT;
}

static bool starts_word(const kzi_words *words, size_t at)
{
	uint32_t rune;
	size_t taken;
	return in_word(look(words, at, &rune, &taken));
}

static char byte_at(const kzi_words *words, size_t at)
{
	return at < words->length ? words->text[at] : '\0';
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* An ASCII letter or digit. */
static bool is_plain(char byte)
{
	unsigned letter = (unsigned char)(byte | 0x20) - 'a';
	return letter < 26 || (unsigned char)byte - (unsigned)'0' < 10;
}

/* ASCII, and nothing that a word can go on with: what is behind most words. */
static bool ends_plainly(const kzi_words *words, size_t at)
{
	if (at == words->length)
		return true;
	unsigned char byte = (unsigned char)words->text[at];
	return byte < 0x80 && !is_plain((char)byte) && byte != '\'' && byte != '`' &&
	       byte != '&' && byte != '-' && byte != '.';
}

/* ASCII, no part of a word, and not read as one. */
static bool is_plain_space(char byte)
{
	return (unsigned char)byte < 0x80 && !is_plain(byte) && byte != '%';
}

/* The length of the letter at a place, when it stands alone: 0 for that of a word. */
static size_t single_letter(const kzi_words *words, size_t at)
{
	uint32_t rune;
	size_t taken;
	if (look(words, at, &rune, &taken) != KZI_RUNE_LETTER)
		return 0;
	return starts_word(words, at + taken) ? 0 : taken;
}

/* ---- What is one word although a sign stands in it ---- */

/* What most words are made of: the same as below, without the questions. */
static void take_plain(kzi_words *words)
{
	const char *from = words->text + words->at;
	size_t most = words->length - words->at, length = 0;
	while (length < most && is_plain(from[length]))
		length++;
	char *to = kzi_buffer_reserve(&words->folded, length);
	/* No digit changes by it. */
	for (size_t i = 0; to != NULL && i < length; i++)
		to[i] = (char)(from[i] | 0x20);
	words->folded.length += to != NULL ? length : 0;
	words->at += length;
}

/* A run of letters and digits, folded behind what is there; gives its end. */
static size_t take_run(kzi_words *words)
{
	take_plain(words);
	size_t end = words->at;
	while (!ends_plainly(words, words->at)) {
		uint32_t rune;
		size_t taken;
		kzi_rune_kind kind = look(words, words->at, &rune, &taken);
		bool joins = kind == KZI_RUNE_APOSTROPHE &&
			     starts_word(words, words->at + taken);
		if (!in_word(kind) && !joins && kind != KZI_RUNE_IGNORED)
			return end;
		char bytes[KZI_FOLD_MAX];
		kzi_buffer_append(&words->folded, bytes, kzi_fold_rune(rune, bytes));
		words->at += taken;
		if (kind != KZI_RUNE_IGNORED)
			end = words->at;
	}
	return end;
}

/* d.m.v. and J.F., with a dot behind each letter but the last. */
static bool take_abbreviation(kzi_words *words, size_t *end)
{
	size_t at = words->at, letters = 0, taken;
	while ((taken = single_letter(words, at)) > 0) {
		letters++;
		if (byte_at(words, at + taken) != '.')
			break;
		at += taken + 1;
	}
	if (letters < 2)
		return false;
	for (; letters > 0; letters--) {
		*end = take_run(words);
		if (letters > 1)
			words->at++;
	}
	return true;
}

static bool is_one_of(const char *list, const char *word, size_t length)
{
	for (size_t taken; *list != '\0'; list += taken, list += *list == ' ') {
		taken = strcspn(list, " ");
		if (taken == length && memcmp(list, word, length) == 0)
			return true;
	}
	return false;
}

/* The ASCII letters at a place, lowered: as many as fit, and 0 for a word with
 * anything else in it. */
static size_t plain_letters(const kzi_words *words, size_t at, char out[8])
{
	size_t length = 0;
	for (; starts_word(words, at + length); length++) {
		char letter = (char)(byte_at(words, at + length) | 0x20);
		if (length == 8 || letter < 'a' || letter > 'z')
			return 0;
		out[length] = letter;
	}
	return length;
}

/* e-mail and start-up, and not beleids-evaluatie. */
static bool is_joined_by_hyphen(const kzi_words *words, size_t start, size_t behind)
{
	char particle[8];
	const kzi_buffer *before = &words->folded;
	bool first = start == 0 || byte_at(words, start - 1) != '-';
	if (first && is_one_of("co e pre re", before->data, before->length))
		return true;
	size_t length = plain_letters(words, behind, particle);
	return before->length > 2 && byte_at(words, behind + length) != '-' &&
	       is_one_of(
		       "by down downs in ins off offs out outs up ups", particle, length);
}

/* 1.000, and not 27428.408 or 0.125. */
static bool is_thousand(const kzi_words *words, size_t start, size_t at)
{
	if (at - start > NUMBER_MAX || words->text[start] == '0')
		return false;
	for (size_t i = start; i < at; i++)
		if (!is_digit(words->text[i]) && words->text[i] != '.')
			return false;
	bool first_group = memchr(words->text + start, '.', at - start) == NULL;
	if (first_group && at - start > 3)
		return false;
	for (size_t i = 1; i <= 3; i++)
		if (!is_digit(byte_at(words, at + i)))
			return false;
	return !starts_word(words, at + 4);
}

/* The length of the sign behind what was taken, when it is part of the word. */
static size_t joining_sign(const kzi_words *words, size_t start)
{
	uint32_t rune;
	size_t taken, at = words->at;
	look(words, at, &rune, &taken);
	bool joins = false;
	if (!starts_word(words, at + taken))
		return 0;
	if (rune == '&')
		joins = single_letter(words, at + 1) > 0 ||
			single_letter(words, start) > 0;
	else if (rune == '-' || rune == HYPHEN || rune == FIRM_HYPHEN)
		joins = is_joined_by_hyphen(words, start, at + taken);
	else if (rune == '.')
		joins = is_thousand(words, start, at);
	return joins ? taken : 0;
}

/* agenda's, foto's, Bromet's: not another word than agenda, foto, Bromet. */
static void drop_genitive(kzi_buffer *folded)
{
	size_t length = folded->length;
	if (length > 2 && memcmp(folded->data + length - 2, "'s", 2) == 0)
		folded->length -= 2;
}

/* Folds the word that begins at words->at, and moves behind it. */
static size_t take_word(kzi_words *words)
{
	size_t start = words->at, end;
	bool plain = is_plain(byte_at(words, start + 1));
	if (!plain && take_abbreviation(words, &end))
		return end;
	end = take_run(words);
	size_t taken;
	while (end == words->at && !ends_plainly(words, end) &&
		(taken = joining_sign(words, start)) > 0) {
		if (byte_at(words, words->at) == '&')
			kzi_buffer_byte(&words->folded, '&');
		words->at += taken;
		end = take_run(words);
	}
	drop_genitive(&words->folded);
	return end;
}

/* ---- Signs that are read as words ---- */

/* Does a number stand before the sign, if need be with a space between? */
static bool is_behind_digit(const kzi_words *words, size_t at)
{
	if (at > 0 && words->text[at - 1] == ' ')
		at--;
	else if (at > 1 && memcmp(words->text + at - 2, "\xC2\xA0", 2) == 0)
		at -= 2;
	return at > 0 && is_digit(words->text[at - 1]);
}

static bool is_before_digit(const kzi_words *words, size_t behind)
{
	if (byte_at(words, behind) == ' ')
		behind++;
	else if (behind + 1 < words->length &&
		 memcmp(words->text + behind, "\xC2\xA0", 2) == 0)
		behind += 2;
	return is_digit(byte_at(words, behind));
}

static const char *read_sign(const kzi_words *words, uint32_t rune, size_t behind)
{
	if (rune == '%' && is_behind_digit(words, words->at))
		return "procent";
	if (rune == EURO &&
		(is_before_digit(words, behind) || is_behind_digit(words, words->at)))
		return "euro";
	return NULL;
}

/* To the next word, or a sign that is read as one; false at the end. */
static bool find_start(kzi_words *words, const char **sign, size_t *taken)
{
	while (words->at < words->length) {
		uint32_t rune;
		*sign = NULL;
		if (is_plain(words->text[words->at]))
			return true;
		if (is_plain_space(words->text[words->at])) {
			words->at++;
			continue;
		}
		if (in_word(look(words, words->at, &rune, taken)))
			return true;
		*sign = read_sign(words, rune, words->at + *taken);
		if (*sign != NULL)
			return true;
		words->at += *taken;
	}
	return false;
}

bool kzi_words_next(kzi_words *words, kzi_word *out)
{
	const char *sign;
	size_t taken;
	while (find_start(words, &sign, &taken)) {
		kzi_buffer_clear(&words->folded);
		out->start = words->at;
		if (sign != NULL) {
			kzi_buffer_text(&words->folded, sign);
			words->at += taken;
			out->length = taken;
		} else {
			out->length = take_word(words) - out->start;
		}
		out->folded_length = words->folded.length;
		char *behind = kzi_buffer_reserve(&words->folded, 1);
		if (behind != NULL)
			*behind = '\0';
		out->folded = words->folded.data;
		/* A lone accent folds to nothing: no word at all. */
		if (words->folded.failed || out->folded_length > 0)
			return !words->folded.failed;
	}
	return false;
}

bool kzi_words_failed(const kzi_words *words)
{
	return words->folded.failed;
}

void kzi_words_end(kzi_words *words)
{
	kzi_buffer_free(&words->folded);
}
