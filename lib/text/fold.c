/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/fold.h"

#include "base/utf8.h"

#include <kamerzoek/dutch.h>

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Texts may be as large as files: kamerzoek/dutch.h promises this. */
enum { TEXT_MAX = 256 << 20 };

static bool is_ignored(uint32_t rune)
{
	return rune == 0xAD || (rune >= 0x200B && rune <= 0x200D) || rune == 0x2060 ||
	       rune == 0xFEFF;
}

static bool is_apostrophe(uint32_t rune)
{
	return rune == '\'' || rune == 0x2018 || rune == 0x2019 || rune == 0x201B ||
	       rune == 0x2032 || rune == 0xB4 || rune == '`' || rune == 0x02BC;
}

static bool is_quote(uint32_t rune)
{
	return (rune >= 0x201C && rune <= 0x201F) || rune == 0xAB || rune == 0xBB ||
	       rune == 0x2033;
}

static bool is_hyphen(uint32_t rune)
{
	return (rune >= 0x2010 && rune <= 0x2015) || rune == 0x2212;
}

/* The 2 of CO₂ is part of the word; the ² of m² might be a footnote. */
static bool is_subscript_digit(uint32_t rune)
{
	return rune >= 0x2080 && rune <= 0x2089;
}

static kzi_rune_kind ascii_kind(uint32_t rune)
{
	if ((rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z'))
		return KZI_RUNE_LETTER;
	if (rune >= '0' && rune <= '9')
		return KZI_RUNE_DIGIT;
	return rune == '\'' || rune == '`' ? KZI_RUNE_APOSTROPHE : KZI_RUNE_SEPARATOR;
}

kzi_rune_kind kzi_rune_kind_of(uint32_t rune)
{
	if (rune < 0x80)
		return ascii_kind(rune);
	if (is_ignored(rune))
		return KZI_RUNE_IGNORED;
	if (is_apostrophe(rune))
		return KZI_RUNE_APOSTROPHE;
	if (is_subscript_digit(rune))
		return KZI_RUNE_DIGIT;
	switch (utf8proc_category((utf8proc_int32_t)rune)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return KZI_RUNE_LETTER;
	case UTF8PROC_CATEGORY_ND:
		return KZI_RUNE_DIGIT;
	default:
		return KZI_RUNE_SEPARATOR;
	}
}

static size_t put(const char *text, char out[KZI_FOLD_MAX])
{
	size_t length = strlen(text);
	memcpy(out, text, length);
	return length;
}

/* Signs of one kind; and letters with a stroke or tied together, which Unicode does
 * not take apart. */
static const char *plain_form(uint32_t rune)
{
	if (is_apostrophe(rune))
		return "'";
	if (is_quote(rune))
		return "\"";
	if (is_hyphen(rune))
		return "-";
	switch (rune) {
	case 0xE6:
		return "ae";
	case 0x153:
		return "oe";
	case 0xF8:
		return "o";
	case 0x111:
		return "d";
	case 0x142:
		return "l";
	default:
		return NULL;
	}
}

size_t kzi_fold_rune(uint32_t rune, char out[KZI_FOLD_MAX])
{
	if (rune < 0x80 && rune != '`') {
		out[0] = (char)(rune >= 'A' && rune <= 'Z' ? rune + ('a' - 'A') : rune);
		return 1;
	}
	if (is_ignored(rune))
		return 0;
	const char *sign = plain_form(rune);
	if (sign != NULL)
		return put(sign, out);
	if (utf8proc_category((utf8proc_int32_t)rune) == UTF8PROC_CATEGORY_ZS)
		return put(" ", out);

	utf8proc_int32_t parts[8];
	int boundary = 0;
	utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)rune, parts, 8,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
			UTF8PROC_STRIPMARK,
		&boundary);
	/* A few ligatures of whole phrases are longer than any word needs. */
	if (count < 0 || count > 8)
		return kzi_utf8_encode(rune, out);
	size_t length = 0;
	for (utf8proc_ssize_t i = 0; i < count; i++) {
		const char *plain = plain_form((uint32_t)parts[i]);
		if (plain != NULL)
			length += put(plain, out + length);
		else
			length += kzi_utf8_encode((uint32_t)parts[i], out + length);
	}
	return length;
}

kz_status kz_normalise(
	const char *text, size_t length, char **out, size_t *out_length, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (out_length != NULL)
		*out_length = 0;
	if (out == NULL || (text == NULL && length > 0))
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "text and out are required");
	if (length > TEXT_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"text of %zu bytes: over 256 MiB", length);
	kzi_buffer folded = {0};
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		if (taken == 0) {
			kzi_buffer_free(&folded);
			return kzi_fail(err, KZ_E_DOCUMENT, (long long)at,
				"not UTF-8 at byte %zu", at);
		}
		char bytes[KZI_FOLD_MAX];
		kzi_buffer_append(&folded, bytes, kzi_fold_rune(rune, bytes));
		at += taken;
	}
	size_t folded_length = folded.length;
	*out = kzi_buffer_take(&folded);
	if (*out == NULL)
		return kzi_no_memory(err);
	if (out_length != NULL)
		*out_length = folded_length;
	return KZ_OK;
}

void kz_free(void *memory)
{
	free(memory);
}

const char *kzi_unicode_version(void)
{
	return utf8proc_version();
}
