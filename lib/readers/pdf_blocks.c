/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The blocks of a PDF, from its lines in order of reading; each note follows the block
 * that refers to it, or else the one that was open at the foot of its page. */
#include "readers/pdf_reading.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

/* How deep it is in the lists around it, by where its mark stands. */
static uint32_t level_of(kzi_pdf_reading *at, const kzi_pdf_line *line)
{
	float left = line->box.x0;
	while (at->mark_count > 0 && at->marks[at->mark_count - 1] > left - 3)
		at->mark_count--;
	if (at->mark_count < sizeof at->marks / sizeof at->marks[0])
		at->marks[at->mark_count++] = left;
	return (uint32_t)at->mark_count;
}

/* ---- Blocks ---- */

static kz_status add_block(kzi_pdf_reading *at, kz_error *err)
{
	kzi_pdf_passage *passage = &at->passage;
	kzi_buffer_byte(&passage->text, '\0');
	if (passage->failed || passage->text.failed)
		return kzi_no_memory(err);
	at->block.text = passage->text.data;
	at->block.refs = passage->refs;
	at->block.ref_count = passage->ref_count;
	return kz_document_add_block(at->document, &at->block, err);
}

/* A note that is not in the document yet, on a page where a block is or goes on. */
static kzi_pdf_note *find_note(kzi_pdf_reading *at, const char *mark, uint32_t first_page)
{
	uint32_t last_page = at->lines[at->end - 1].page + 1;
	for (size_t i = at->notes_done; i < at->notes.count; i++) {
		kzi_pdf_note *note = &at->notes.items[i];
		if (note->page > last_page)
			break;
		if (!note->done && note->page >= first_page &&
			strcmp(note->mark, mark) == 0)
			return note;
	}
	return NULL;
}

static kz_status add_note(kzi_pdf_reading *at, kzi_pdf_note *note, kz_error *err)
{
	note->done = true;
	at->block = (kz_block)KZ_BLOCK_INIT;
	at->block.kind = KZ_FOOTNOTE;
	at->block.page = note->page;
	at->block.mark = note->mark;
	kzi_pdf_begin(&at->passage);
	for (size_t i = 0; i < note->count; i++)
		kzi_pdf_append(
			&at->passage, &note->lines[i], 0, i == 0 ? note->skipped : 0);
	return add_block(at, err);
}

/* The notes that the block just added refers to, and then what is left of the pages
 * before this one. */
static kz_status add_notes(
	kzi_pdf_reading *at, uint32_t first_page, uint32_t page, kz_error *err)
{
	const kz_note_ref *refs = at->passage.refs;
	size_t count = at->passage.ref_count;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		kzi_pdf_note *note = find_note(at, refs[i].mark, first_page);
		if (note != NULL)
			st = add_note(at, note, err);
	}
	for (; at->notes_done < at->notes.count && st == KZ_OK; at->notes_done++) {
		kzi_pdf_note *note = &at->notes.items[at->notes_done];
		if (note->page >= page)
			break;
		if (!note->done)
			st = add_note(at, note, err);
	}
	return st;
}

/* "1. Budget" above a paragraph is a heading, not an item: its mark goes back. */
static kz_status make_heading(kzi_pdf_reading *at, kz_error *err)
{
	size_t length = at->block.kind == KZ_LIST_ITEM ? strlen(at->mark) + 1 : 0;
	kzi_buffer *text = &at->passage.text;
	if (length > 0 && kzi_buffer_reserve(text, length) == NULL)
		return kzi_no_memory(err);
	memmove(text->data + length, text->data, text->length);
	memcpy(text->data, at->mark, length);
	text->length += length;
	if (length > 0)
		text->data[length - 1] = ' ';
	for (size_t i = 0; i < at->passage.ref_count; i++)
		at->passage.refs[i].offset += (uint32_t)length;
	at->block.kind = KZ_HEADING;
	at->block.mark = NULL;
	at->block.level = 0;
	return KZ_OK;
}

static kz_status end_block(kzi_pdf_reading *at, size_t next, kz_error *err)
{
	kz_status st = KZ_OK;
	uint32_t first_page = at->block.page;
	if (at->passage.failed || at->passage.text.length > 0) {
		kzi_buffer_byte(&at->passage.text, '\0');
		at->passage.text.length -= !at->passage.text.failed;
		if (!at->passage.text.failed && kzi_pdf_is_heading(at, next))
			st = make_heading(at, err);
		if (st == KZ_OK)
			st = add_block(at, err);
	}
	uint32_t page = next < at->count ? at->lines[next].page : UINT32_MAX;
	return st == KZ_OK ? add_notes(at, first_page, page, err) : st;
}

static void begin_block(kzi_pdf_reading *at, const kzi_pdf_line *line)
{
	const kzi_pdf_line *above = line > at->lines ? line - 1 : NULL;
	size_t skipped = 0;
	bool item = kzi_pdf_begins_item(at, line, above);
	at->block = (kz_block)KZ_BLOCK_INIT;
	at->block.page = line->page;
	at->block.kind = line->is_row ? KZ_TABLE_ROW : KZ_PARAGRAPH;
	kzi_pdf_begin(&at->passage);
	if (item) {
		const kzi_pdf_word *mark = kzi_pdf_first(at->pdf, line);
		memcpy(at->mark, mark->text, mark->length + 1);
		at->block.kind = KZ_LIST_ITEM;
		at->block.mark = at->mark;
		at->block.level = level_of(at, line);
		at->text_left = mark[1].box.x0;
		skipped = 1;
	} else {
		at->mark_count = 0;
	}
	at->first = (size_t)(line - at->lines);
	at->end = at->first + 1;
	kzi_pdf_append(&at->passage, line, skipped, 0);
}

static kz_status add_blocks(kzi_pdf_reading *at, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < at->count && st == KZ_OK; i++) {
		kzi_pdf_line *line = &at->lines[i];
		if (i > 0 && !kzi_pdf_breaks(at, line)) {
			kzi_pdf_append(&at->passage, line, 0, 0);
			at->end = i + 1;
			continue;
		}
		if (i > 0)
			st = end_block(at, i, err);
		if (st == KZ_OK)
			begin_block(at, line);
	}
	return st == KZ_OK ? end_block(at, at->count, err) : st;
}

/* ---- Pages ---- */

static kz_status read_page(kzi_pdf_reading *at, const kzi_pdf_page *page, kz_error *err)
{
	kzi_pdf_line *lines = at->lines + at->count;
	size_t count = 0;
	for (size_t i = 0; i < page->count; i++) {
		if (at->pdf->lines[page->first + i].role == KZI_PDF_TEXT)
			lines[count++] = at->pdf->lines[page->first + i];
	}
	kz_status st = kzi_pdf_join(at->pdf, lines, &count, err);
	if (st == KZ_OK)
		st = kzi_pdf_take_notes(at->pdf, lines, &count, &at->notes, err);
	if (st == KZ_OK)
		st = kzi_pdf_order(at->pdf, lines, &count, err);
	at->count += count;
	return st;
}

/* What stands within a line is whole; its ends may be halves. */
static void learn_words(kzi_pdf_reading *at)
{
	for (size_t i = 0; i < at->pdf->line_count; i++) {
		const kzi_pdf_line *line = &at->pdf->lines[i];
		for (size_t j = 1; j + 1 < line->count; j++) {
			const kzi_pdf_word *word = &at->pdf->words[line->first + j];
			kzi_spellings_add(&at->words, word->text, word->length);
		}
	}
}

kz_status kzi_pdf_fill(kzi_pdf *pdf, kz_document *document, kz_error *err)
{
	kzi_pdf_reading at = {.pdf = pdf, .document = document, .block = KZ_BLOCK_INIT};
	at.passage =
		(kzi_pdf_passage){.pdf = pdf, .notes = &at.notes, .words = &at.words};
	at.lines = calloc(pdf->line_count + 1, sizeof *at.lines);
	kz_status st = at.lines != NULL ? KZ_OK : kzi_no_memory(err);
	learn_words(&at);
	for (size_t i = 0; i < pdf->page_count && st == KZ_OK; i++)
		st = read_page(&at, &pdf->pages[i], err);
	if (st == KZ_OK)
		st = kzi_pdf_measure_lines(&at, err);
	if (st == KZ_OK)
		st = add_blocks(&at, err);
	kzi_spellings_free(&at.words);
	kzi_buffer_free(&at.passage.text);
	free(at.lines);
	return st;
}
