/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts of a letter that another reader has already made blocks of: each counts as
 * a line, and those that became facts go. */
#include "document/letter.h"

#include "document/letter_parts.h"

#include <stdlib.h>
#include <string.h>

static kzi_line line_of(const kz_block *block)
{
	kzi_line line = {.text = block->text,
		.length = (uint32_t)strlen(block->text),
		.page = block->page,
		.blanks = 1,
		.role = KZI_ROLE_TEXT};
	if (block->kind == KZ_FOOTNOTE || line.length == 0)
		line.role = KZI_ROLE_NOTE;
	return line;
}

/* A block that lost its front: "Betreft Kabinetsvisie Geachte Voorzitter,". */
static bool cut_front(kz_document *document, kz_block *block, const kzi_line *line)
{
	size_t cut = (size_t)(line->text - block->text), kept = 0;
	if (cut == 0)
		return true;
	kz_note_ref *refs =
		kzi_arena_alloc(&document->arena, block->ref_count * sizeof *refs);
	const char *text = kzi_arena_copy(&document->arena, line->text, line->length);
	if (refs == NULL || text == NULL)
		return false;
	for (size_t i = 0; i < block->ref_count; i++) {
		if (block->refs[i].offset < cut)
			continue;
		refs[kept] = block->refs[i];
		refs[kept++].offset -= (uint32_t)cut;
	}
	block->text = text;
	block->refs = kept > 0 ? refs : NULL;
	block->ref_count = kept;
	return true;
}

static kz_status take_out(kzi_letter *letter)
{
	kz_document *document = letter->document;
	size_t kept = 0;
	for (size_t i = 0; i < letter->line_count; i++) {
		const kzi_line *line = &letter->lines[i];
		kz_block *block = &document->blocks[i];
		if (line->role == KZI_ROLE_FURNITURE || line->role == KZI_ROLE_FACT)
			continue;
		if (!cut_front(document, block, line))
			return kzi_no_memory(letter->err);
		document->blocks[kept++] = *block;
	}
	document->block_count = kept;
	return KZ_OK;
}

kz_status kzi_letter_facts(kz_document *document, kz_error *err)
{
	kzi_letter letter = {.document = document,
		.err = err,
		.line_count = document->block_count,
		.from_blocks = true};
	if (document->block_count == 0)
		return KZ_OK;
	letter.lines = calloc(document->block_count, sizeof *letter.lines);
	if (letter.lines == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < document->block_count; i++)
		letter.lines[i] = line_of(&document->blocks[i]);
	kzi_letter_page_feet(&letter);
	kz_status st = kzi_letter_head(&letter);
	if (st == KZ_OK)
		st = kzi_letter_signatures(&letter);
	if (st == KZ_OK)
		st = take_out(&letter);
	if (st == KZ_OK)
		st = kzi_letter_remarks(&letter);
	free(letter.lines);
	return st;
}
