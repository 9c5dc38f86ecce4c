/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "kamerstuk/cursor.h"

#include "base/utf8.h"

#include <string.h>

bool kzi_says(kzi_slice part, const char *word)
{
	for (size_t i = 0; i < part.length; i++)
		if (word[i] == '\0' || kzi_upper(part.text[i]) != kzi_upper(word[i]))
			return false;
	return word[part.length] == '\0';
}

static bool is_space(uint32_t rune)
{
	return rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0xA0 ||
	       (rune >= 0x2000 && rune <= 0x200A) || rune == 0x202F;
}

static bool is_hyphen(uint32_t rune)
{
	return rune == '-' || (rune >= 0x2010 && rune <= 0x2014) || rune == 0x2212;
}

size_t kzi_left(const kzi_cursor *c)
{
	return (size_t)(c->end - c->at);
}

bool kzi_at_alphanumeric(const kzi_cursor *c)
{
	return c->at < c->end && (kzi_is_digit(*c->at) || kzi_is_letter(*c->at));
}

bool kzi_at(const kzi_cursor *c, const char *text)
{
	size_t length = strlen(text);
	return kzi_left(c) >= length && kzi_says((kzi_slice){c->at, length}, text);
}

bool kzi_take(kzi_cursor *c, char wanted)
{
	if (c->at == c->end || *c->at != wanted)
		return false;
	c->at++;
	return true;
}

bool kzi_take_spaces(kzi_cursor *c)
{
	const char *start = c->at;
	uint32_t rune;
	size_t taken;
	while ((taken = kzi_utf8_decode(c->at, kzi_left(c), &rune)) > 0 && is_space(rune))
		c->at += taken;
	return c->at > start;
}

bool kzi_take_hyphen(kzi_cursor *c)
{
	uint32_t rune;
	size_t taken = kzi_utf8_decode(c->at, kzi_left(c), &rune);
	if (taken == 0 || !is_hyphen(rune))
		return false;
	c->at += taken;
	return true;
}

bool kzi_take_word(kzi_cursor *c, const char *word)
{
	const char *start = c->at;
	/* Mostly the first letter is another. */
	if (start < c->end && kzi_upper(*start) != kzi_upper(word[0]))
		return false;
	if (kzi_says(kzi_take_run(c), word)) {
		kzi_take_spaces(c);
		return true;
	}
	c->at = start;
	return false;
}

bool kzi_take_digits(kzi_cursor *c, size_t count, int *value)
{
	if (kzi_left(c) < count)
		return false;
	int read = 0;
	for (size_t i = 0; i < count; i++) {
		if (!kzi_is_digit(c->at[i]))
			return false;
		read = read * 10 + (c->at[i] - '0');
	}
	c->at += count;
	*value = read;
	return true;
}

bool kzi_take_number(kzi_cursor *c, size_t most, int *value)
{
	const char *start = c->at;
	kzi_slice run = kzi_take_run(c);
	while (run.length > 1 && run.text[0] == '0')
		run = (kzi_slice){run.text + 1, run.length - 1};
	kzi_cursor digits = {run.text, c->at};
	if (run.length > 0 && run.length <= most &&
		kzi_take_digits(&digits, run.length, value))
		return true;
	c->at = start;
	return false;
}

kzi_slice kzi_take_run(kzi_cursor *c)
{
	kzi_slice run = {c->at, 0};
	while (kzi_at_alphanumeric(c))
		c->at++;
	run.length = (size_t)(c->at - run.text);
	return run;
}

void kzi_trim(kzi_cursor *c)
{
	kzi_take_spaces(c);
	/* No space is longer than three bytes. */
	for (size_t size = 1; size <= 3 && size <= kzi_left(c); size++) {
		kzi_cursor last = {c->end - size, c->end};
		if (kzi_take_spaces(&last) && last.at == c->end) {
			c->end -= size;
			size = 0;
		}
	}
}
