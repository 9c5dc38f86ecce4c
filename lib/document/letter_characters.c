/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Single characters that a conversion left in a text: spaces and line ends of many
 * kinds, ligatures, soft hyphens, and signs like "[bookmark: _x]". Knows no lines. */
#include "document/letter_parts.h"

#include "base/utf8.h"

#include <string.h>

enum { SIGN_MAX = 200 }; /* bytes of "[image: a picture of a cow]" */

/* What is left out, or written otherwise, begins with one of these. */
static bool may_change(char c)
{
	static const bool table[256] = {['\r'] = true,
		['\v'] = true,
		['['] = true,
		[0xC2] = true,
		[0xE2] = true,
		[0xEF] = true};
	return table[(unsigned char)c];
}

/* The bytes of "[image: ]" and its like; 0 when it is something else in brackets. */
static size_t conversion_sign(const char *text, size_t length)
{
	static const char *const signs[] = {"[image:", "[bookmark:", "[cid:"};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		size_t size = strlen(signs[i]);
		if (length <= size || memcmp(text, signs[i], size) != 0)
			continue;
		size_t most = length < SIGN_MAX ? length : SIGN_MAX;
		const char *end = memchr(text + size, ']', most - size);
		size_t taken = end != NULL ? (size_t)(end + 1 - text) : 0;
		return memchr(text, '\n', taken) == NULL ? taken : 0;
	}
	return 0;
}

static const char *ligature(uint32_t rune)
{
	static const char *const letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
	return rune >= 0xFB00 && rune <= 0xFB06 ? letters[rune - 0xFB00] : NULL;
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Some programs set a space behind a ligature: "ﬁ nancieel". No word is "fi" or "fl",
 * and few end in it. */
static bool is_split_behind(const kzi_buffer *out, uint32_t rune, const char *rest)
{
	bool ending = rune == 0xFB00 || rune >= 0xFB05;
	if (ending || rest[0] != ' ' || !is_lower(rest[1]))
		return false;
	static const char *const words[] = {"wi", "sci", "hi", "so"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t size = strlen(words[i]);
		if (out->length >= size &&
			memcmp(out->data + out->length - size, words[i], size) == 0)
			return false;
	}
	return true;
}

static bool is_space(uint32_t rune)
{
	return rune == 0xA0 || (rune >= 0x2000 && rune <= 0x200A) || rune == 0x202F ||
	       rune == 0x205F;
}

/* A soft hyphen at the end of a line is where a word was broken: it is still needed. */
static bool is_last_of_line(const char *rest, size_t left)
{
	size_t blanks = 0;
	while (blanks < left && (rest[blanks] == ' ' || rest[blanks] == '\r'))
		blanks++;
	return blanks < left && (rest[blanks] == '\n' || rest[blanks] == '\f');
}

/* Writes what stands for the character at text, and says how many bytes it took. */
static size_t take(kzi_letter *letter, const char *text, size_t left)
{
	kzi_buffer *out = &letter->text;
	uint32_t rune;
	size_t taken = kzi_utf8_decode(text, left, &rune);
	const char *rest = text + taken, *letters = ligature(rune);
	size_t sign = rune == '[' ? conversion_sign(text, left) : 0;
	if (sign > 0) {
		letter->done.conversion++;
		return sign;
	}
	if (rune == '\r' || rune == '\v' || rune == 0x85 || rune == 0x2028 ||
		rune == 0x2029) {
		/* That of Windows is one line end, and the old Mac's is one as well. */
		if (rune != '\r' || left == taken || rest[0] != '\n')
			kzi_buffer_byte(out, '\n');
	} else if (is_space(rune)) {
		kzi_buffer_byte(out, ' ');
		letter->done.spaces++;
	} else if (rune == 0xAD && !is_last_of_line(rest, left - taken)) {
		letter->done.soft_hyphens++;
	} else if (letters != NULL) {
		letter->done.ligatures++;
		if (left - taken > 1 && is_split_behind(out, rune, rest))
			taken++;
		kzi_buffer_text(out, letters);
	} else if (rune != 0x200B && rune != 0x2060 && rune != 0xFEFF) {
		kzi_buffer_append(out, text, taken);
	}
	return taken;
}

kz_status kzi_letter_characters(kzi_letter *letter, const char *text, size_t length)
{
	/* Nothing grows but by a byte for a ligature of three, which takes three. */
	size_t at = 0, kept = 0;
	while (at < length) {
		if (!may_change(text[at])) {
			at++;
			continue;
		}
		kzi_buffer_append(&letter->text, text + kept, at - kept);
		at += take(letter, text + at, length - at);
		kept = at;
	}
	kzi_buffer_append(&letter->text, text + kept, length - kept);
	return letter->text.failed ? kzi_no_memory(letter->err) : KZ_OK;
}
