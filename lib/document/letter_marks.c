/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where in a text the mark of a footnote might stand: a number glued to a word, as in
 * "proeftuinen8". Which of them are marks is for letter_notes.c, which knows the notes.
 */
#include "document/letter_parts.h"

#include "base/utf8.h"
#include "document/letter_signs.h"

#include <stdlib.h>
#include <string.h>

enum {
	DIGITS = 3, /* of a mark at most */
	SEVERAL = 4 /* marks at one place: "1,2" */
};

/* ---- What stands behind it ---- */

/* A word or sentence ends there: "6%", "6e" and "6.1" are no marks. */
static bool ends_at(const char *text, size_t length, size_t at)
{
	if (at == length || text[at] == ' ' || text[at] == '\t')
		return true;
	if ((text[at] & 0x80) != 0)
		return memcmp(text + at, "\xE2\x80", length - at < 2 ? length - at : 2) ==
		       0;
	if (strchr(".,;:!?)]\"'/", text[at]) == NULL)
		return false;
	return at + 1 == length || !kzi_sign_is_digit(text[at + 1]);
}

/* ---- Collecting ---- */

typedef struct collecting {
	kzi_letter *letter;
	size_t room;
	uint32_t line;
} collecting;

static bool add(collecting *c, kzi_mark mark)
{
	kzi_letter *letter = c->letter;
	if (letter->mark_count == c->room) {
		size_t larger = c->room == 0 ? 64 : c->room * 2;
		kzi_mark *marks = realloc(letter->marks, larger * sizeof *marks);
		if (marks == NULL)
			return false;
		letter->marks = marks;
		c->room = larger;
	}
	mark.line = c->line;
	letter->marks[letter->mark_count++] = mark;
	return true;
}

/* "8", and "1,2" or "1, 2" as well: how many, and the bytes of all. */
static size_t read_numbers(const char *text, size_t length, size_t at,
	unsigned numbers[SEVERAL], size_t *taken)
{
	size_t count = 0, end = at;
	*taken = 0;
	while (count < SEVERAL && end < length && text[end] != '0') {
		size_t start = end;
		unsigned number = 0;
		while (end < length && end - start <= DIGITS &&
			kzi_sign_is_digit(text[end]))
			number = number * 10 + (unsigned)(text[end++] - '0');
		if (end == start || end - start > DIGITS)
			return 0;
		numbers[count++] = number;
		*taken = end - at;
		if (end + 1 >= length || text[end] != ',' ||
			!kzi_sign_is_digit(text[end + 1]))
			break;
		end++;
	}
	return count;
}

/* Is there a bracket open before text + at? Then the ) behind a mark closes that. */
static bool is_within_brackets(const char *text, size_t at)
{
	int open = 0;
	for (size_t i = 0; i < at; i++)
		open += (text[i] == '(') - (text[i] == ')' && open > 0);
	return open > 0;
}

/* A sum of the word before a mark, in which the case of its letters does not count. */
static uint32_t sum_before(const char *text, size_t at)
{
	uint32_t sum = 2166136261U;
	for (size_t i = at - kzi_letter_word_before(text, at); i < at; i++)
		sum = (sum ^ ((unsigned char)text[i] | 0x20U)) * 16777619U;
	return sum;
}

/* The number at text + at, which may be glued to what stands before it. Moves *end
 * behind it, whatever it is. */
static bool take_glued(
	collecting *c, const char *text, size_t length, size_t at, size_t *end)
{
	unsigned numbers[SEVERAL];
	size_t taken, count = read_numbers(text, length, at, numbers, &taken);
	for (*end = at; *end < length && kzi_sign_is_digit(text[*end]);)
		(*end)++;
	kzi_look look = count > 0 && ends_at(text, length, at + taken)
				? kzi_letter_look(text, at)
				: KZI_LOOK_NONE;
	/* "voldoen.1. Het nemen": the next item of a list. */
	bool item = at > 0 && text[at - 1] == '.' && at + taken < length &&
		    text[at + taken] == '.';
	if (look == KZI_LOOK_NONE || item)
		return true;
	*end = at + taken;
	bool word = kzi_sign_is_letter(text[at - 1]);
	if (*end < length && text[*end] == ')' && !is_within_brackets(text, at)) {
		look = KZI_LOOK_BRACKET;
		taken++;
	}
	for (size_t i = 0; i < count; i++) {
		kzi_mark mark = {.at = text + at,
			.number = (uint16_t)numbers[i],
			.length = (uint8_t)(i == 0 ? taken : 0),
			.look = (uint8_t)(count > 1 ? KZI_LOOK_SEVERAL : look),
			.word = word ? sum_before(text, at) : 0,
			.capital =
				word &&
				kzi_starts_upper(
					text + at - kzi_letter_word_before(text, at), 2)};
		if (!add(c, mark))
			return false;
	}
	return true;
}

/* "proeftuinen [8]" and "proeftuinen[8]" */
static bool take_bracketed(
	collecting *c, const char *text, size_t length, size_t at, size_t *end)
{
	unsigned numbers[SEVERAL];
	size_t taken, count = read_numbers(text, length, at + 1, numbers, &taken);
	*end = at + 1 + taken;
	if (count != 1 || at == 0 || *end >= length || text[*end] != ']')
		return true;
	(*end)++;
	if (text[at - 1] == ' ')
		at--;
	return add(c, (kzi_mark){.at = text + at,
			      .number = (uint16_t)numbers[0],
			      .length = (uint8_t)(*end - at),
			      .look = KZI_LOOK_BRACKET});
}

int kzi_letter_raised(const char *text, size_t length, size_t *taken)
{
	uint32_t rune;
	*taken = kzi_utf8_decode(text, length, &rune);
	if (rune == 0xB9 || rune == 0xB2 || rune == 0xB3)
		return rune == 0xB9 ? 1 : (int)(rune - 0xB0);
	return rune == 0x2070 || (rune >= 0x2074 && rune <= 0x2079) ? (int)(rune - 0x2070)
								    : -1;
}

/* "m²", "10³", "km²" */
static bool is_power(const char *text, size_t at)
{
	static const char *const units[] = {
		"m", "km", "cm", "dm", "mm", "hm", "dam", "s", "x", "r", NULL};
	size_t word = kzi_letter_word_before(text, at);
	return at == 0 || kzi_sign_is_digit(text[at - 1]) ||
	       strchr(" (", text[at - 1]) != NULL ||
	       (word > 0 && kzi_begins_with_any(text + at - word, word, units) == word);
}

/* "proeftuinen⁸" */
static bool take_raised(
	collecting *c, const char *text, size_t length, size_t at, size_t *end)
{
	unsigned number = 0;
	size_t taken, digits = 0;
	int digit;
	for (*end = at;
		(digit = kzi_letter_raised(text + *end, length - *end, &taken)) >= 0;
		digits++) {
		if (digits < DIGITS)
			number = number * 10 + (unsigned)digit;
		*end += taken;
	}
	if (digits == 0)
		*end += taken > 0 ? taken : 1;
	if (digits == 0 || digits > DIGITS || number == 0 || is_power(text, at))
		return true;
	return add(c, (kzi_mark){.at = text + at,
			      .number = (uint16_t)number,
			      .length = (uint8_t)(*end - at),
			      .look = KZI_LOOK_RAISED});
}

/* What a mark can begin with: a digit, a bracket, or the first byte of a raised digit. */
static bool may_begin(char c)
{
	static const bool table[256] = {['0'] = true,
		['1'] = true,
		['2'] = true,
		['3'] = true,
		['4'] = true,
		['5'] = true,
		['6'] = true,
		['7'] = true,
		['8'] = true,
		['9'] = true,
		['['] = true,
		[0xC2] = true,
		[0xE2] = true};
	return table[(unsigned char)c];
}

static bool take_line(collecting *c, const char *text, size_t length)
{
	bool taken = true;
	for (size_t at = 0, end; at < length && taken; at = end) {
		for (end = at; end < length && !may_begin(text[end]);)
			end++;
		at = end++;
		if (at == length)
			break;
		if (kzi_sign_is_digit(text[at]))
			taken = take_glued(c, text, length, at, &end);
		else if (text[at] == '[')
			taken = take_bracketed(c, text, length, at, &end);
		else
			taken = take_raised(c, text, length, at, &end);
	}
	return taken;
}

/* ---- Words with several numbers ---- */

static int by_word(const void *a, const void *b)
{
	const kzi_mark *x = *(const kzi_mark *const *)a, *y = *(const kzi_mark *const *)b;
	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

/* "variant1" and "variant2" need notes to be marks; LF1 and LF2 are names. */
static kz_status suspect_families(kzi_letter *letter)
{
	size_t count = letter->mark_count, kept = 0;
	kzi_mark **order = calloc(count, sizeof *order);
	if (order == NULL)
		return kzi_no_memory(letter->err);
	for (size_t i = 0; i < count; i++)
		order[i] = &letter->marks[i];
	qsort(order, count, sizeof *order, by_word);
	for (size_t i = 1; i < count; i++) {
		if (order[i]->word == 0 || order[i]->word != order[i - 1]->word ||
			order[i]->number == order[i - 1]->number)
			continue;
		for (size_t k = i - 1; k <= i; k++)
			order[k]->look = order[k]->look == KZI_LOOK_SURE ? KZI_LOOK_FAMILY
					 : order[k]->look == KZI_LOOK_ACRONYM
						 ? KZI_LOOK_NONE
						 : order[k]->look;
	}
	for (size_t i = 0; i < count; i++) {
		if (letter->marks[i].look != KZI_LOOK_NONE)
			letter->marks[kept++] = letter->marks[i];
	}
	letter->mark_count = kept;
	free(order);
	return KZ_OK;
}

/* ---- By number ---- */

static kz_status fill_table(kzi_letter *letter)
{
	kzi_mark_table *table = &letter->table;
	size_t next[KZI_MARK_NUMBERS];
	table->marks = calloc(letter->mark_count, sizeof *table->marks);
	if (table->marks == NULL)
		return kzi_no_memory(letter->err);
	for (size_t i = 0; i < letter->mark_count; i++)
		table->first[letter->marks[i].number + 1]++;
	for (size_t n = 0; n < KZI_MARK_NUMBERS; n++) {
		table->first[n + 1] += table->first[n];
		next[n] = table->first[n];
	}
	for (size_t i = 0; i < letter->mark_count; i++)
		table->marks[next[letter->marks[i].number]++] = &letter->marks[i];
	return KZ_OK;
}

size_t kzi_letter_mark_from(const kzi_letter *letter, unsigned number, size_t line)
{
	size_t low = letter->table.first[number], high = letter->table.first[number + 1];
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (letter->table.marks[middle]->line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

kz_status kzi_letter_find_marks(kzi_letter *letter)
{
	collecting c = {.letter = letter};
	for (size_t i = letter->body; i < letter->line_count; i++) {
		const kzi_line *line = &letter->lines[i];
		c.line = (uint32_t)i;
		if (line->role == KZI_ROLE_TEXT &&
			!take_line(&c, line->text, line->length))
			return kzi_no_memory(letter->err);
	}
	if (letter->mark_count == 0)
		return KZ_OK;
	kz_status st = suspect_families(letter);
	return st == KZ_OK && letter->mark_count > 0 ? fill_table(letter) : st;
}
