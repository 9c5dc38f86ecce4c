/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/pdf_text.h"

#include "base/utf8.h"

#include <string.h>

/* ---- Letters ---- */

/* What "&amp;" stands for; how many bytes it takes, 0 when it is no entity. */
static size_t read_entity(const char *text, size_t length, uint32_t *rune)
{
	static const struct {
		const char *name;
		uint32_t rune;
	} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'},
		{"&apos;", '\''}};
	for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
		size_t size = strlen(entities[i].name);
		if (size <= length && memcmp(text, entities[i].name, size) == 0) {
			*rune = entities[i].rune;
			return size;
		}
	}
	return 0;
}

static const char *ligature(uint32_t rune)
{
	static const char *const letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
	return rune >= 0xFB00 && rune <= 0xFB06 ? letters[rune - 0xFB00] : NULL;
}

/* Symbol fonts have their bullets where no letter is. */
static bool is_private(uint32_t rune)
{
	return rune >= 0xE000 && rune <= 0xF8FF;
}

/* Writes what is to be read; at most as many bytes as rune takes. */
static size_t write_clean(uint32_t rune, bool last, char *to)
{
	const char *letters = ligature(rune);
	if (letters != NULL) {
		memcpy(to, letters, strlen(letters));
		return strlen(letters);
	}
	/* A soft hyphen is one at the end of a line only. */
	if (rune == 0xFEFF || (rune == 0xAD && !last))
		return 0;
	if (rune == 0xA0 || rune == '\t') {
		*to = ' ';
		return 1;
	}
	if (kzi_is_control(rune))
		return 0;
	return kzi_utf8_encode(is_private(rune) ? 0x2022 : rune, to);
}

size_t kzi_pdf_clean(char *text, size_t length)
{
	size_t used = 0;
	for (size_t at = 0; at < length;) {
		uint32_t rune = 0;
		size_t taken =
			text[at] == '&' ? read_entity(text + at, length - at, &rune) : 0;
		if (taken == 0)
			taken = kzi_utf8_decode(text + at, length - at, &rune);
		if (taken == 0) {
			text[used++] = '?';
			at++;
			continue;
		}
		at += taken;
		used += write_clean(rune, at == length, text + used);
	}
	while (used > 0 && text[used - 1] == ' ')
		used--;
	size_t before = 0;
	while (before < used && text[before] == ' ')
		before++;
	memmove(text, text + before, used - before);
	return used - before;
}
