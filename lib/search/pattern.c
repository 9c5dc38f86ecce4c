/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Does a word fit what was typed with a * or ? in it, or with a ~ behind it? Compares
 * folded words; knows no index. */
#include "search/query.h"

#include "base/utf8.h"
#include "index/schema.h"

#include <string.h>

/* ---- Wildcards ---- */

/* The length of the character at a place: no other byte begins as one in the middle. */
static size_t one(const char *word, size_t length, size_t at)
{
	size_t taken = 1;
	while (at + taken < length && ((unsigned char)word[at + taken] & 0xC0) == 0x80)
		taken++;
	return taken;
}

/* When something does not fit, only the last * can stand for more than it did. */
bool kzi_wild_fits(const char *pattern, const char *word, size_t length)
{
	const char *star = NULL;
	size_t at = 0, resumed = 0;
	while (at < length) {
		if (*pattern == '*') {
			star = ++pattern;
			resumed = at;
			if (*star == '\0')
				return true;
		} else if (*pattern == '?') {
			pattern++;
			at += one(word, length, at);
		} else if (*pattern == word[at]) {
			pattern++;
			at++;
		} else if (star != NULL) {
			pattern = star;
			resumed += one(word, length, resumed);
			at = resumed;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == '\0';
}

/* ---- Letters apart ---- */

enum { LETTERS_MOST = 48 };

static size_t letters_of(const char *word, size_t length, uint32_t out[LETTERS_MOST])
{
	size_t count = 0;
	for (size_t at = 0; at < length; count++) {
		size_t taken = count < LETTERS_MOST ? kzi_utf8_decode(word + at,
							      length - at, &out[count])
						    : 0;
		if (taken == 0)
			return LETTERS_MOST + 1;
		at += taken;
	}
	return count;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Two words and the distances between their beginnings, a row for each letter of a: this
 * one and the two before it. Only what is near the diagonal can be near enough. */
typedef struct table {
	const uint32_t *a, *b;
	size_t b_count;
	unsigned edits;
	unsigned rows[3][LETTERS_MOST + 1];
} table;

/* The row of letter i; gives the least in it. */
static unsigned fill_row(table *t, size_t i)
{
	unsigned *row = t->rows[i % 3], far = t->edits + 1, best = far;
	const unsigned *before = t->rows[(i + 2) % 3], *earlier = t->rows[(i + 1) % 3];
	size_t first = i > t->edits ? i - t->edits : 1;
	size_t last = i + t->edits < t->b_count ? i + t->edits : t->b_count;
	row[first - 1] = first == 1 ? (unsigned)i : far;
	for (size_t j = first; j <= last; j++) {
		unsigned above = j < i + t->edits ? before[j] + 1 : far;
		unsigned cell = before[j - 1] + (t->a[i - 1] != t->b[j - 1]);
		cell = least(cell, least(above, row[j - 1] + 1));
		if (i > 1 && j > 1 && t->a[i - 1] == t->b[j - 2] &&
			t->a[i - 2] == t->b[j - 1])
			cell = least(cell, earlier[j - 2] + 1);
		row[j] = cell;
		best = least(best, cell);
	}
	return best;
}

static size_t count_letters(const char *word, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)word[i] & 0xC0) != 0x80;
	return count;
}

/* A bit for each letter that is there, of those that are one byte. */
static uint32_t kinds_of_letters(const char *word, size_t length)
{
	uint32_t kinds = 0;
	for (size_t i = 0; i < length; i++) {
		if (((unsigned char)word[i] & 0x80) == 0)
			kinds |= 1u << (word[i] & 31);
	}
	return kinds;
}

static bool is_more_than(uint32_t kinds, unsigned most)
{
	unsigned count = 0;
	for (; kinds != 0 && count <= most; count++)
		kinds &= kinds - 1;
	return count > most;
}

/* Each kind of letter that only one of the two has is a letter to be changed. */
static bool is_of_other_letters(const char *wanted, size_t wanted_length,
	const char *word, size_t length, unsigned edits)
{
	uint32_t a = kinds_of_letters(wanted, wanted_length);
	uint32_t b = kinds_of_letters(word, length);
	return is_more_than(a & ~b, edits) || is_more_than(b & ~a, edits);
}

bool kzi_fuzzy_fits(const char *wanted, const char *word, size_t length, unsigned edits)
{
	uint32_t a[LETTERS_MOST], b[LETTERS_MOST];
	size_t wanted_length = strlen(wanted);
	size_t a_count = count_letters(wanted, wanted_length);
	size_t b_count = count_letters(word, length);
	/* Most words are too short, too long, or of quite other letters. */
	if (a_count > b_count + edits || b_count > a_count + edits ||
		is_of_other_letters(wanted, wanted_length, word, length, edits) ||
		letters_of(wanted, wanted_length, a) > LETTERS_MOST ||
		letters_of(word, length, b) > LETTERS_MOST)
		return false;
	table t = {.a = a, .b = b, .b_count = b_count, .edits = edits};
	for (size_t j = 0; j <= b_count; j++)
		t.rows[0][j] = (unsigned)j;
	unsigned best = 0;
	for (size_t i = 1; i <= a_count; i++) {
		unsigned previous = best;
		best = fill_row(&t, i);
		/* Two letters that change round jump a row. */
		if (best > edits && previous > edits)
			return false;
	}
	return t.rows[a_count % 3][b_count] <= edits;
}

/* ---- Of a query ---- */

bool kzi_form_fits(const kzi_form *form, const char *folded, size_t length)
{
	const char *wanted = form->folded;
	if (form->kind == KZI_FORM_WILD)
		return kzi_wild_fits(wanted, folded, length);
	if (form->kind == KZI_FORM_FUZZY)
		return kzi_fuzzy_fits(wanted, folded, length, form->edits);
	length = kzi_utf8_cut(folded, length, KZI_WORD_MAX);
	return strlen(wanted) == length && memcmp(wanted, folded, length) == 0;
}

/* They are in order. */
bool kzi_form_has_term(const kzi_form *form, const char *term, size_t length)
{
	size_t low = 0, high = form->term_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *here = form->terms[middle];
		int order = strncmp(here, term, length);
		if (order == 0 && here[length] == '\0')
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}
