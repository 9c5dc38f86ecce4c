/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document's text, in blocks; and as it came in. */
#include "document/document.h"

#include "base/sized.h"
#include "base/utf8.h"

#include <string.h>

static const char *copied(kz_document *document, const char *text)
{
	return text != NULL ? kzi_arena_copy(&document->arena, text, strlen(text)) : "";
}

static const kz_note_ref *copied_refs(kz_document *document, const kz_block *like)
{
	kz_note_ref *refs =
		kzi_arena_alloc(&document->arena, like->ref_count * sizeof *refs);
	for (size_t i = 0; refs != NULL && i < like->ref_count; i++) {
		refs[i].offset = like->refs[i].offset;
		refs[i].mark = copied(document, like->refs[i].mark);
		if (refs[i].mark == NULL)
			return NULL;
	}
	return refs;
}

/* The last block that is not a footnote, which may stand anywhere. */
static const kz_block *last_in_text(const kz_document *document)
{
	size_t i = document->block_count;
	while (i > 0 && document->blocks[i - 1].kind == KZ_FOOTNOTE)
		i--;
	return i > 0 ? &document->blocks[i - 1] : NULL;
}

uint32_t kzi_document_paragraph(const kz_document *document, int32_t kind)
{
	if (kind == KZ_FOOTNOTE)
		return 0;
	const kz_block *last = last_in_text(document);
	if (last == NULL)
		return 1;
	/* A heading has the number of what comes under it; a table has one. */
	bool same = last->kind == KZ_HEADING ||
		    (last->kind == KZ_TABLE_ROW && kind == KZ_TABLE_ROW);
	return last->paragraph + !same;
}

static kz_status add_block(kz_document *document, const kz_block *like, const char *text,
	size_t length, kz_error *err)
{
	kz_block *items = kzi_arena_grow(
		&document->arena, document->blocks, document->block_count, sizeof *items);
	char *copy = kzi_arena_copy(&document->arena, text, length);
	kz_block added = {.size = sizeof added,
		.kind = like->kind,
		.page = like->page,
		.mark = copied(document, like->mark),
		.language = copied(document, like->language),
		.text = copy,
		.level = like->level,
		.paragraph = kzi_document_paragraph(document, like->kind),
		.ref_count = like->ref_count};
	if (like->ref_count > 0)
		added.refs = copied_refs(document, like);
	if (items == NULL || copy == NULL || added.mark == NULL ||
		added.language == NULL || (added.refs == NULL && added.ref_count > 0))
		return kzi_no_memory(err);
	for (size_t i = 0; i < length; i++) {
		if (copy[i] == '\n' || copy[i] == '\r')
			copy[i] = ' ';
	}
	items[document->block_count++] = added;
	document->blocks = items;
	return KZ_OK;
}

kz_status kzi_body_check(const char *text, size_t length, kz_error *err)
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

static kz_status check_refs(const kz_block *block, size_t length, kz_error *err)
{
	size_t last = 0;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < block->ref_count && st == KZ_OK; i++) {
		const kz_note_ref *ref = &block->refs[i];
		if (ref->mark == NULL || ref->offset < last || ref->offset > length ||
			kzi_utf8_cut(block->text, length, ref->offset) != ref->offset)
			return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
				"a mark at byte %u: not a place in the text",
				(unsigned)ref->offset);
		last = ref->offset;
		st = kzi_text_check("mark", ref->mark, 64, err);
	}
	return st;
}

static kz_status check_block(const kz_block *block, size_t length, kz_error *err)
{
	kz_status st = kzi_body_check(block->text, length, err);
	if (st == KZ_OK && block->mark != NULL)
		st = kzi_text_check("mark", block->mark, 64, err);
	if (st == KZ_OK && block->language != NULL)
		st = kzi_text_check("language", block->language, 64, err);
	return st == KZ_OK ? check_refs(block, length, err) : st;
}

kz_status kz_document_add_block(
	kz_document *document, const kz_block *block, kz_error *err)
{
	kz_block given = KZ_BLOCK_INIT;
	if (document == NULL || block == NULL || block->size == 0)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"a document, and a block with its size set, are required");
	kzi_sized_copy(&given, block);
	if (given.text == NULL || given.kind < KZ_PARAGRAPH ||
		given.kind > KZ_TABLE_ROW || (given.refs == NULL && given.ref_count > 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"no text or no such kind of block");
	size_t length = strlen(given.text);
	if (length > KZI_BLOCK_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"block of %zu bytes: over 16 MiB", length);
	kz_status st = check_block(&given, length, err);
	return st == KZ_OK ? add_block(document, &given, given.text, length, err) : st;
}

/* ---- Plain text ---- */

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
	kz_status st = kzi_body_check(text, length, err);
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

/* ---- As it came in ---- */

kz_status kz_document_set_raw(
	kz_document *document, const void *bytes, size_t length, kz_error *err)
{
	if (document == NULL || (bytes == NULL && length > 0))
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no document or no bytes");
	if (length > KZI_RAW_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"a text of %zu bytes as it came in: over 64 MiB", length);
	char *copy = length > 0 ? kzi_arena_copy(&document->arena, bytes, length) : NULL;
	if (copy == NULL && length > 0)
		return kzi_no_memory(err);
	document->raw = copy;
	document->raw_length = length;
	return KZ_OK;
}

const void *kz_document_raw(const kz_document *document, size_t *length)
{
	if (length != NULL)
		*length = document != NULL ? document->raw_length : 0;
	return document != NULL ? document->raw : NULL;
}

const char *kzi_block_language(const kz_document *document, size_t i)
{
	const char *own = document->blocks[i].language;
	return own[0] != '\0' ? own : kz_document_get(document, KZ_LANGUAGE);
}
