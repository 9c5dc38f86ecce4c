/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/mojibake.h"

#include "base/cp1252.h"
#include "base/utf8.h"

#include <string.h>

/* More would be a wonder; each layer makes the text larger. */
enum { LAYERS_MAX = 3 };

/* Where the ASCII that text begins with ends. */
static size_t ascii_length(const char *text, size_t length)
{
	size_t at = 0;
	uint64_t eight;
	for (; at + sizeof eight <= length; at += sizeof eight) {
		memcpy(&eight, text + at, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < length && (unsigned char)text[at] < 0x80)
		at++;
	return at;
}

/*
 * The one character that the characters at the start of text were, as bytes: "Ã«"
 * is "ë". Gives the bytes of text that it took; 0 when they never were one.
 */
static size_t read_one(const char *text, size_t length, uint32_t *rune)
{
	char bytes[4];
	size_t at = 0, count = 0;
	while (count < sizeof bytes && at < length) {
		uint32_t part;
		size_t taken = kzi_utf8_decode(text + at, length - at, &part);
		int byte = taken > 0 ? kzi_cp1252_byte(part) : -1;
		if (byte < 0x80)
			return 0;
		bytes[count++] = (char)byte;
		at += taken;
		if (kzi_utf8_decode(bytes, count, rune) == count)
			return at;
	}
	return 0;
}

/* What a Dutch text has besides ASCII, as é, ë, quotes, dashes, the euro, a mark at
 * its start; and what such text becomes when Latin-1 is made of it. "CAFÉ’s" is also
 * what a rare letter would have become, and that is no reason. */
static bool is_usual(uint32_t rune)
{
	return rune <= 0xFF || (rune >= 0x2010 && rune <= 0x2044) || rune == 0x20AC ||
	       rune == 0x2122 || rune == 0xFEFF;
}

bool kzi_is_mojibake(const char *text, size_t length)
{
	size_t usual = 0, all = 0;
	for (size_t at = 0;;) {
		at += ascii_length(text + at, length - at);
		if (at == length)
			break;
		uint32_t rune;
		size_t taken = read_one(text + at, length - at, &rune);
		if (taken == 0)
			return false;
		usual += is_usual(rune);
		all++;
		at += taken;
	}
	return usual > 0 && usual >= all - usual;
}

static void undo_layer(const char *text, size_t length, kzi_buffer *out)
{
	for (size_t at = 0;;) {
		size_t ascii = ascii_length(text + at, length - at);
		kzi_buffer_append(out, text + at, ascii);
		at += ascii;
		if (at == length)
			return;
		uint32_t rune;
		char bytes[4];
		at += read_one(text + at, length - at, &rune);
		kzi_buffer_append(out, bytes, kzi_utf8_encode(rune, bytes));
	}
}

void kzi_mojibake_undo(const char *text, size_t length, kzi_buffer *out)
{
	size_t start = out->length;
	undo_layer(text, length, out);
	for (int layer = 1; layer < LAYERS_MAX && !out->failed; layer++) {
		kzi_buffer again = {0};
		if (!kzi_is_mojibake(out->data + start, out->length - start))
			return;
		undo_layer(out->data + start, out->length - start, &again);
		out->length = start;
		kzi_buffer_append(out, again.data, again.length);
		out->failed |= again.failed;
		kzi_buffer_free(&again);
	}
}

size_t kzi_mojibake_offset(const char *text, size_t length, size_t undone)
{
	kzi_buffer once = {0};
	undo_layer(text, length, &once);
	if (!once.failed && kzi_is_mojibake(once.data, once.length))
		undone = kzi_mojibake_offset(once.data, once.length, undone);
	kzi_buffer_free(&once);
	for (size_t at = 0, out = 0;;) {
		size_t ascii = ascii_length(text + at, length - at);
		if (at + ascii == length || out + ascii > undone)
			return at + (undone - out < ascii ? undone - out : ascii);
		uint32_t rune;
		char bytes[4];
		size_t taken = read_one(text + at + ascii, length - at - ascii, &rune);
		out += ascii + kzi_utf8_encode(rune, bytes);
		if (out > undone)
			return at + ascii;
		at += ascii + taken;
	}
}
