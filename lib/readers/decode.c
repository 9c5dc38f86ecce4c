/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/decode.h"

#include "base/cp1252.h"
#include "base/error.h"
#include "base/utf8.h"
#include "text/mojibake.h"

#include <string.h>
#include <strings.h>

kzi_encoding kzi_encoding_by_name(const char *name, size_t length)
{
	static const struct {
		const char *name;
		kzi_encoding encoding;
	} known[] = {
		{"utf-8", KZI_UTF_8},
		{"utf8", KZI_UTF_8},
		{"utf-16", KZI_UTF_16BE},
		{"utf-16le", KZI_UTF_16LE},
		{"utf-16be", KZI_UTF_16BE},
		{"windows-1252", KZI_CP1252},
		{"cp1252", KZI_CP1252},
		{"iso-8859-1", KZI_CP1252},
		{"latin1", KZI_CP1252},
		{"us-ascii", KZI_CP1252},
		{"ascii", KZI_CP1252},
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (strlen(known[i].name) == length &&
			strncasecmp(known[i].name, name, length) == 0)
			return known[i].encoding;
	}
	return KZI_UNKNOWN_ENCODING;
}

kzi_encoding kzi_encoding_of_mark(const char *bytes, size_t length, size_t *mark)
{
	static const struct {
		const char *bytes;
		size_t length, mark;
		kzi_encoding encoding;
	} known[] = {
		{"\xEF\xBB\xBF", 3, 3, KZI_UTF_8},
		{"\xFF\xFE", 2, 2, KZI_UTF_16LE},
		{"\xFE\xFF", 2, 2, KZI_UTF_16BE},
		{"<\0", 2, 0, KZI_UTF_16LE},
		{"\0<", 2, 0, KZI_UTF_16BE},
	};
	*mark = 0;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (length < known[i].length ||
			memcmp(bytes, known[i].bytes, known[i].length) != 0)
			continue;
		*mark = known[i].mark;
		return known[i].encoding;
	}
	return KZI_UNKNOWN_ENCODING;
}

/* ---- Into UTF-8 ---- */

static uint32_t unit_at(const kzi_decoded *d, size_t at)
{
	const unsigned char *p = (const unsigned char *)d->bytes + at;
	return d->from == KZI_UTF_16LE ? p[0] | (uint32_t)p[1] << 8
				       : p[1] | (uint32_t)p[0] << 8;
}

static bool is_high(uint32_t unit)
{
	return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(uint32_t unit)
{
	return unit >= 0xDC00 && unit <= 0xDFFF;
}

static kz_status convert_utf16(kzi_decoded *d, kz_error *err)
{
	char bytes[4];
	for (size_t at = d->mark; at < d->size; at += 2) {
		bool whole = d->size - at >= 2;
		uint32_t rune = whole ? unit_at(d, at) : 0;
		if (is_high(rune) && d->size - at >= 4 && is_low(unit_at(d, at + 2))) {
			rune = 0x10000 +
			       ((rune & 0x3FF) << 10 | (unit_at(d, at + 2) & 0x3FF));
			at += 2;
		} else if (!whole || is_high(rune) || is_low(rune)) {
			return kzi_fail(err, KZ_E_DOCUMENT, (long long)at,
				"not UTF-16 at byte %zu", at);
		}
		kzi_buffer_append(&d->converted, bytes, kzi_utf8_encode(rune, bytes));
	}
	return KZ_OK;
}

static void convert_cp1252(kzi_decoded *d)
{
	char bytes[4];
	for (size_t at = 0; at < d->size; at++) {
		uint32_t rune = kzi_cp1252_rune((unsigned char)d->bytes[at]);
		kzi_buffer_append(&d->converted, bytes, kzi_utf8_encode(rune, bytes));
	}
}

static kz_status convert(kzi_decoded *d, kz_error *err)
{
	kz_status st = KZ_OK;
	if (d->from == KZI_UTF_8) {
		size_t valid = kzi_utf8_valid_length(d->text, d->length) + d->mark;
		if (valid < d->size)
			return kzi_fail(err, KZ_E_DOCUMENT, (long long)valid,
				"not UTF-8 at byte %zu", valid);
		return KZ_OK;
	}
	if (d->from == KZI_CP1252)
		convert_cp1252(d);
	else
		st = convert_utf16(d, err);
	if (st == KZ_OK && d->converted.failed)
		return kzi_no_memory(err);
	d->text = d->converted.length > 0 ? d->converted.data : "";
	d->length = d->converted.length;
	return st;
}

static kz_status undo_mojibake(kzi_decoded *d, kz_document *document, kz_error *err)
{
	kzi_mojibake_undo(d->text, d->length, &d->undone);
	if (d->undone.failed)
		return kzi_no_memory(err);
	d->twice = true;
	size_t mark = kzi_utf8_mark(d->undone.data, d->undone.length);
	d->text = d->undone.data + mark;
	d->length = d->undone.length - mark;
	if (document == NULL)
		return KZ_OK;
	return kz_document_add(document, KZ_REMARKS,
		"encoded twice, as UTF-8 that was read as cp1252: undone", err);
}

kz_status kzi_decode(const char *bytes, size_t length, kzi_encoding from,
	kz_document *document, kzi_decoded *out, kz_error *err)
{
	kzi_encoding marked = kzi_encoding_of_mark(bytes, length, &out->mark);
	kzi_decoded decoded = {.text = bytes,
		.length = length,
		.bytes = bytes,
		.size = length,
		.mark = out->mark,
		.from = marked != KZI_UNKNOWN_ENCODING ? marked : from};
	decoded.text += decoded.mark;
	decoded.length -= decoded.mark;
	*out = decoded;
	kz_status st = convert(out, err);
	if (st == KZ_OK && kzi_is_mojibake(out->text, out->length))
		st = undo_mojibake(out, document, err);
	/* A NUL would end the text for whoever gets it. */
	const char *nul = st == KZ_OK ? memchr(out->text, '\0', out->length) : NULL;
	if (nul != NULL) {
		size_t at = kzi_decoded_offset(out, (size_t)(nul - out->text));
		st = kzi_fail(err, KZ_E_DOCUMENT, (long long)at,
			"a NUL in the text at byte %zu", at);
	}
	if (st != KZ_OK)
		kzi_decoded_free(out);
	return st;
}

void kzi_decoded_free(kzi_decoded *decoded)
{
	kzi_buffer_free(&decoded->converted);
	kzi_buffer_free(&decoded->undone);
	*decoded = (kzi_decoded){0};
}

/* ---- And back ---- */

/* The units of UTF-16, or the characters, in text[0..length). */
static size_t count_units(const char *text, size_t length, bool utf16)
{
	size_t units = 0;
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		units += utf16 && rune >= 0x10000 ? 2 : 1;
		at += taken > 0 ? taken : 1;
	}
	return units;
}

size_t kzi_decoded_offset(const kzi_decoded *d, size_t at)
{
	const char *text =
		d->converted.data != NULL ? d->converted.data : d->bytes + d->mark;
	size_t length =
		d->converted.data != NULL ? d->converted.length : d->size - d->mark;
	if (d->twice) {
		size_t mark = kzi_utf8_mark(d->undone.data, d->undone.length);
		at = kzi_mojibake_offset(text, length, at + mark);
	}
	if (at > length)
		at = length;
	if (d->from == KZI_CP1252)
		return count_units(text, at, false);
	if (d->from == KZI_UTF_16LE || d->from == KZI_UTF_16BE)
		return d->mark + 2 * count_units(text, at, true);
	return d->mark + at;
}

void kzi_decoded_place(const kzi_decoded *decoded, kz_error *err)
{
	if (err != NULL && err->offset >= 0)
		err->offset = (int32_t)kzi_decoded_offset(decoded, (size_t)err->offset);
}
