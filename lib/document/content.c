/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document's text, in blocks, and the fields of those who embed us. */
#include "document/document.h"

#include "base/date.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Fields ---- */

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static kz_status check_field_name(const char *name, kz_error *err)
{
	kz_property property;
	kz_list list;
	size_t length = name != NULL ? strlen(name) : 0;
	bool formed = length >= 1 && length <= 64 && is_lower(name[0]);
	for (size_t i = 0; i < length && formed; i++)
		formed = is_lower(name[i]) || (name[i] >= '0' && name[i] <= '9') ||
			 name[i] == '-' || name[i] == '_';
	if (!formed)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"field name '%s': not 1 to 64 of a-z, 0-9, - and _, a letter first",
			name != NULL ? name : "");
	if (kzi_property_by_name(name, length, &property) ||
		kzi_list_by_name(name, length, &list) || strcmp(name, "signatory") == 0 ||
		strcmp(name, "ondertekenaar") == 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"field name '%s': every document has that one already", name);
	return KZ_OK;
}

static kz_status add_field(kz_document *document, const char *name, const char *text,
	double number, kz_field_type type, kz_error *err)
{
	kz_field *items = kzi_arena_grow(
		&document->arena, document->fields, document->field_count, sizeof *items);
	kz_field added = {kzi_arena_copy(&document->arena, name, strlen(name)),
		kzi_arena_copy(&document->arena, text, strlen(text)), number,
		(int32_t)type};
	if (items == NULL || added.name == NULL || added.text == NULL)
		return kzi_no_memory(err);
	items[document->field_count++] = added;
	document->fields = items;
	return KZ_OK;
}

static kz_status check_field(
	const kz_document *document, const char *name, const char *value, kz_error *err)
{
	if (document == NULL || value == NULL || value[0] == '\0')
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no document or no value");
	kz_status st = check_field_name(name, err);
	return st == KZ_OK ? kzi_text_check(name, value, KZI_VALUE_MAX, err) : st;
}

kz_status kz_document_add_text(
	kz_document *document, const char *name, const char *value, kz_error *err)
{
	kz_status st = check_field(document, name, value, err);
	return st == KZ_OK ? add_field(document, name, value, 0, KZ_FIELD_TEXT, err) : st;
}

kz_status kz_document_add_date(
	kz_document *document, const char *name, const char *value, kz_error *err)
{
	kzi_date date;
	kz_status st = check_field(document, name, value, err);
	if (st == KZ_OK)
		st = kzi_date_parse(value, &date, err);
	return st == KZ_OK ? add_field(document, name, value, 0, KZ_FIELD_DATE, err) : st;
}

/* A number's shortest exact form. The caller's locale may write a comma. */
static void print_number(double value, char *out, size_t size)
{
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(out, size, "%.*g", digits, value);
		double back;
		if (sscanf(out, "%lf", &back) == 1 && !(back < value) && !(back > value))
			break;
	}
	for (char *at = out; *at != '\0'; at++) {
		if (*at == ',')
			*at = '.';
	}
}

kz_status kz_document_add_number(
	kz_document *document, const char *name, double value, kz_error *err)
{
	char text[40] = "-";
	kz_status st = check_field(document, name, text, err);
	if (st != KZ_OK)
		return st;
	if (!isfinite(value))
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"field '%s': not a finite number", name);
	print_number(value, text, sizeof text);
	return add_field(document, name, text, value, KZ_FIELD_NUMBER, err);
}

size_t kz_document_field_count(const kz_document *document)
{
	return document != NULL ? document->field_count : 0;
}

const kz_field *kz_document_field_at(const kz_document *document, size_t i)
{
	return i < kz_document_field_count(document) ? &document->fields[i] : NULL;
}

/* ---- Blocks ---- */

static kz_status add_block(kz_document *document, const kz_block *like, const char *text,
	size_t length, kz_error *err)
{
	const char *mark = like->mark != NULL ? like->mark : "";
	const char *language = like->language != NULL ? like->language : "";
	kz_block *items = kzi_arena_grow(
		&document->arena, document->blocks, document->block_count, sizeof *items);
	char *copy = kzi_arena_copy(&document->arena, text, length);
	kz_block added = {.size = sizeof added,
		.kind = like->kind,
		.page = like->page,
		.mark = kzi_arena_copy(&document->arena, mark, strlen(mark)),
		.language = kzi_arena_copy(&document->arena, language, strlen(language)),
		.text = copy};
	if (items == NULL || copy == NULL || added.mark == NULL || added.language == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < length; i++) {
		if (copy[i] == '\n' || copy[i] == '\r')
			copy[i] = ' ';
	}
	items[document->block_count++] = added;
	document->blocks = items;
	return KZ_OK;
}

static kz_status check_utf8(const char *text, size_t length, kz_error *err)
{
	size_t valid = length > 0 ? kzi_utf8_valid_length(text, length) : 0;
	if (valid < length)
		return kzi_fail(err, KZ_E_DOCUMENT, (long long)valid,
			"not UTF-8 at byte %zu", valid);
	/* A NUL would end the text for everyone who gets it back. */
	const char *nul = length > 0 ? memchr(text, '\0', length) : NULL;
	if (nul != NULL)
		return kzi_fail(err, KZ_E_DOCUMENT, (long long)(nul - text),
			"a NUL in the text at byte %zu", (size_t)(nul - text));
	return KZ_OK;
}

kz_status kz_document_add_block(
	kz_document *document, const kz_block *block, kz_error *err)
{
	if (document == NULL || block == NULL || block->text == NULL ||
		block->kind < KZ_PARAGRAPH || block->kind > KZ_FOOTNOTE)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"no document, no text or no such kind of block");
	size_t length = strlen(block->text);
	if (length > KZI_BLOCK_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"block of %zu bytes: over 16 MiB", length);
	kz_status st = check_utf8(block->text, length, err);
	if (st == KZ_OK && block->mark != NULL)
		st = kzi_text_check("mark", block->mark, 64, err);
	if (st == KZ_OK && block->language != NULL)
		st = kzi_text_check("language", block->language, 64, err);
	return st == KZ_OK ? add_block(document, block, block->text, length, err) : st;
}

/* The length of the line at text[0], without its newline. */
static size_t line_length(const char *text, size_t length)
{
	const char *newline = memchr(text, '\n', length);
	return newline != NULL ? (size_t)(newline - text) : length;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static bool is_blank(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!is_space(line[i]))
			return false;
	}
	return true;
}

/* A paragraph without the white space around it; an over-long one in pieces. */
static kz_status add_paragraph(
	kz_document *document, const char *text, size_t length, kz_error *err)
{
	kz_block paragraph = KZ_BLOCK_INIT;
	while (length > 0 && (is_space(text[0]) || text[0] == '\n')) {
		text++;
		length--;
	}
	while (length > 0 && (is_space(text[length - 1]) || text[length - 1] == '\n'))
		length--;
	kz_status st = KZ_OK;
	while (length > 0 && st == KZ_OK) {
		size_t piece = kzi_utf8_cut(text, length, KZI_BLOCK_MAX);
		st = add_block(document, &paragraph, text, piece, err);
		text += piece;
		length -= piece;
	}
	return st;
}

kz_status kz_document_add_body(
	kz_document *document, const char *text, size_t length, kz_error *err)
{
	if (document == NULL || (text == NULL && length > 0))
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no document or no text");
	if (length == 0)
		return KZ_OK;
	kz_status st = check_utf8(text, length, err);
	size_t start = 0, at = 0;
	while (at < length && st == KZ_OK) {
		size_t line = line_length(text + at, length - at);
		if (is_blank(text + at, line)) {
			st = add_paragraph(document, text + start, at - start, err);
			start = at + line;
		}
		at += line + (at + line < length);
	}
	return st == KZ_OK ? add_paragraph(document, text + start, length - start, err)
			   : st;
}

size_t kz_document_block_count(const kz_document *document)
{
	return document != NULL ? document->block_count : 0;
}

const kz_block *kz_document_block_at(const kz_document *document, size_t i)
{
	return i < kz_document_block_count(document) ? &document->blocks[i] : NULL;
}
