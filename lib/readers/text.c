/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Plain text, with or without header lines at its top. */
#include "readers/reader.h"

#include "base/error.h"
#include "base/utf8.h"
#include "document/document.h"
#include "document/letter.h"
#include "readers/header.h"

#include <stdlib.h>
#include <string.h>

enum { TITLE_MAX = 200 };

static bool has_text_name(const char *name)
{
	static const char *const extensions[] = {"", ".txt", ".text", ".md"};
	for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
		if (kzi_has_extension(name, extensions[i]))
			return true;
	}
	return false;
}

/* The first bytes of kinds that are text only at first sight, or not at all. */
static bool looks_like_another_kind(const kzi_input *input)
{
	static const char *const magics[] = {"%PDF-", "PK\x03\x04", "<?xml", "<!DOCTYPE",
		"<!doctype", "<html", "{\\rtf"};
	for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
		size_t size = strlen(magics[i]);
		if (input->length >= size && memcmp(input->bytes, magics[i], size) == 0)
			return true;
	}
	return kzi_is_binary(input);
}

/* In a folder a text is called one; one that is asked for may have any name. A
 * file that is called text and is not is ours to refuse. */
static bool recognises(const kzi_input *input)
{
	bool named = has_text_name(input->name);
	if (named && !kzi_has_extension(input->name, ""))
		return true;
	return (named || input->asked) && input->length > 0 &&
	       !looks_like_another_kind(input);
}

static bool is_blank(const char *text, size_t length)
{
	return strspn(text, " \t\r\f\v") >= length;
}

/* The first words that say something: behind "Geachte Voorzitter,", if there is more. */
static const char *first_words(const kz_document *document)
{
	enum { GREETING_MAX = 60 };
	const kz_block *first = kz_document_block_at(document, 0);
	const kz_block *second = kz_document_block_at(document, 1);
	if (first == NULL || strncasecmp(first->text, "geachte ", 8) != 0)
		return first != NULL ? first->text : "";
	const char *comma = strpbrk(first->text, ",:");
	const char *more = comma != NULL ? comma + 1 + (comma[1] == ' ') : "";
	if (more[0] != '\0' && comma - first->text < GREETING_MAX)
		return more;
	return second != NULL && more[0] == '\0' ? second->text : first->text;
}

/* What it says it is about; else the first line that says something, or else the
 * file's name. */
static kz_status invent_title(
	const kzi_input *input, kz_document *document, kz_error *err)
{
	const char *text = kz_document_get(document, KZ_SUBJECT);
	if (text[0] == '\0')
		text = first_words(document);
	if (is_blank(text, strlen(text)))
		text = input->name;
	char title[TITLE_MAX + 1] = "";
	size_t used = 0, length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		if (used + taken > TITLE_MAX)
			break;
		/* A path may be anything; what cannot be shown is left out. */
		if (rune == '\t' || rune == '\f') {
			title[used++] = ' ';
		} else if (taken > 0 && !kzi_is_control(rune)) {
			memcpy(title + used, text + at, taken);
			used += taken;
		}
		at += taken > 0 ? taken : 1;
	}
	return kz_document_set(document, KZ_TITLE, title, err);
}

static kz_status read_text(const kzi_input *input, kz_document *document, kz_error *err)
{
	const char *bytes = input->bytes;
	size_t length = input->length, mark = kzi_utf8_mark(bytes, length);
	size_t valid = length > 0 ? kzi_utf8_valid_length(bytes, length) : 0;
	if (valid < length)
		return kzi_fail(err, KZ_E_DOCUMENT, (long long)valid,
			"not UTF-8 at byte %zu", valid);
	const char *nul = length > 0 ? memchr(bytes, '\0', length) : NULL;
	if (nul != NULL)
		return kzi_fail(err, KZ_E_DOCUMENT, nul - bytes,
			"a NUL in the text at byte %zu", (size_t)(nul - bytes));
	size_t header = 0;
	kz_status st = KZ_OK;
	if (kzi_header_begins(bytes + mark, length - mark))
		st = kzi_header_parse(
			bytes + mark, length - mark, document, &header, err);
	if (st != KZ_OK && err != NULL && err->offset >= 0)
		err->offset += (int32_t)mark;
	if (st == KZ_OK)
		st = kzi_letter_read(
			document, bytes + mark + header, length - mark - header, err);
	/* Facts alone are enough, and so is text alone; nothing is not. */
	if (st == KZ_OK && header == 0 && kz_document_block_count(document) == 0)
		return kzi_fail(
			err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "there is no text in it");
	if (st == KZ_OK && kz_document_get(document, KZ_TITLE)[0] == '\0')
		st = invent_title(input, document, err);
	return st;
}

const kzi_reader kzi_text_reader = {
	"text", KZI_FIDELITY_TEXT, has_text_name, recognises, read_text};
