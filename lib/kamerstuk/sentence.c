/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "kamerstuk/sentence.h"

#include <string.h>

enum { LONGEST = 600 };

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* What is shortened to a point has few letters: "nr.", "c.s.", "J." */
static bool ends_word(const char *text, const char *point)
{
	size_t letters = 0;
	const char *at = point;
	while (at > text && kzi_is_letter(at[-1])) {
		at--;
		letters++;
	}
	return letters > 2 || (letters == 0 && at > text && at[-1] != '.');
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool begins_word(const char *at)
{
	return is_space(at[-1]) && !is_space(at[0]);
}

/* Whether a sentence begins with the word at at, as far as can be seen from least on. */
static bool begins_sentence(const char *least, const char *at)
{
	size_t lines = 0;
	const char *before = at;
	for (; before > least && is_space(before[-1]); before--)
		lines += before[-1] == '\n';
	if (lines > 1 || before == least)
		return lines > 1;
	/* A quotation mark, or the dash of a list, has no capital. */
	char mark = before[-1];
	return (is_capital(at[0]) || (at[0] & 0x80) != 0) &&
	       (mark == '!' || mark == '?' ||
		       (mark == '.' && ends_word(least, before - 1)));
}

const char *kzi_sentence_start(const char *text, const char *at, const char *end)
{
	const char *least = at - text > LONGEST ? at - LONGEST : text;
	const char *start = at;
	while (start > least &&
		(start == end || !begins_word(start) || !begins_sentence(least, start)))
		start--;
	/* Where it was cut off, not in the middle of a character. */
	while (start > text && start < at && (*start & 0xC0) == 0x80)
		start++;
	return start;
}

const char *kzi_sentence_end(const char *text, const char *at, const char *end)
{
	const char *most = end - at > LONGEST ? at + LONGEST : end;
	const char *least = at - text > LONGEST ? at - LONGEST : text;
	const char *stop = at > text ? at : at + 1;
	while (stop < most && (!begins_word(stop) || !begins_sentence(least, stop)))
		stop++;
	return stop < most ? stop : most;
}

bool kzi_next_word(kzi_cursor *c, kzi_slice *word)
{
	while (c->at < c->end && !kzi_is_letter(*c->at))
		c->at++;
	*word = kzi_take_letters(c);
	return word->length > 0;
}

bool kzi_begins(kzi_slice word, const char *beginning)
{
	size_t length = strlen(beginning);
	return word.length >= length &&
	       kzi_says((kzi_slice){word.text, length}, beginning);
}

bool kzi_is_among(kzi_slice word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (kzi_says(word, *words))
			return true;
	return false;
}

bool kzi_has_word(const char *from, const char *to, const char *const *words)
{
	kzi_cursor c = {from, to};
	kzi_slice word;
	while (kzi_next_word(&c, &word))
		if (kzi_is_among(word, words))
			return true;
	return false;
}

bool kzi_is_only(const char *from, const char *to, const char *marks)
{
	kzi_cursor c = {from, to};
	while (c.at < c.end) {
		if (*c.at != '\0' && strchr(marks, *c.at) != NULL)
			c.at++;
		else if (!kzi_take_spaces(&c))
			return false;
	}
	return true;
}
