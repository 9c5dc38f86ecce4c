/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines of a letter put together again, as blocks: paragraphs, headings, items of
 * lists, rows of tables, and behind what they interrupted the footnotes. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"
#include "text/hyphen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARK_ROOM = 8 }; /* "123" and its NUL */

/* The block that is being made. */
typedef struct maker {
	kzi_letter *letter;
	kzi_growing block;
	kz_note_ref *refs;
	char (*marks)[MARK_ROOM]; /* what the refs are called */
	size_t ref_count, ref_room;
	size_t mark;  /* the next of the letter's marks */
	size_t notes; /* how many of its notes are written */
	kzi_list list;
	kzi_spellings spellings;
	bool knows_spellings;
} maker;

/* ---- Text ---- */

static bool add_ref(maker *m, const kzi_mark *mark)
{
	if (m->ref_count == m->ref_room) {
		size_t larger = m->ref_room == 0 ? 8 : m->ref_room * 2;
		kz_note_ref *refs = realloc(m->refs, larger * sizeof *refs);
		m->refs = refs != NULL ? refs : m->refs;
		void *marks = refs != NULL ? realloc(m->marks, larger * sizeof *m->marks)
					   : NULL;
		if (marks == NULL)
			return false;
		m->marks = marks;
		m->ref_room = larger;
	}
	m->refs[m->ref_count].offset = (uint32_t)m->block.text.length;
	snprintf(m->marks[m->ref_count], MARK_ROOM, "%u", (unsigned)mark->number);
	m->ref_count++;
	return true;
}

/* A tab, or a space beside another or at the end. */
static bool is_loose(const char *at, const char *end)
{
	return *at == '\t' ||
	       (*at == ' ' && (at + 1 == end || at[1] == ' ' || at[1] == '\t'));
}

/* White space becomes one space; none goes in front. */
static void add_plain(kzi_buffer *text, const char *at, const char *end)
{
	while (at < end) {
		const char *stop = at;
		while (stop < end && !is_loose(stop, end))
			stop++;
		/* What stands in front may end in a space already. */
		bool parted = text->length == 0 || text->data[text->length - 1] == ' ';
		while (parted && at < stop && *at == ' ')
			at++;
		kzi_buffer_append(text, at, (size_t)(stop - at));
		for (at = stop; at < end && (*at == ' ' || *at == '\t');)
			at++;
		if (at > stop && text->length > 0 && text->data[text->length - 1] != ' ')
			kzi_buffer_byte(text, ' ');
	}
}

/* The text without the marks that stand in it, which become refs. */
static bool add_text(maker *m, const char *text, size_t length)
{
	const kzi_letter *letter = m->letter;
	const char *at = text, *end = text + length;
	for (; m->mark < letter->mark_count && letter->marks[m->mark].at < end;
		m->mark++) {
		const kzi_mark *mark = &letter->marks[m->mark];
		add_plain(&m->block.text, at, mark->at);
		at = mark->at > at ? mark->at : at;
		if (!add_ref(m, mark))
			return false;
		at += mark->length;
	}
	add_plain(&m->block.text, at, end);
	return true;
}

/* ---- Lines ---- */

static void learn_spellings(maker *m)
{
	const kzi_letter *letter = m->letter;
	for (size_t i = 0; i < letter->line_count && !m->knows_spellings; i++) {
		const char *at = letter->lines[i].text;
		const char *end = at + letter->lines[i].length;
		while (at < end) {
			const char *space = memchr(at, ' ', (size_t)(end - at));
			const char *stop = space != NULL ? space : end;
			/* The last word of a line may be half a one. */
			if (stop < end)
				kzi_spellings_add(&m->spellings, at, (size_t)(stop - at));
			at = stop + 1;
		}
	}
	m->knows_spellings = true;
}

/* The word at text, with a NUL behind it. */
static size_t copy_word(const char *text, size_t length, char *out, size_t room)
{
	const char *space = length > 0 ? memchr(text, ' ', length) : NULL;
	size_t size = space != NULL ? (size_t)(space - text) : length;
	size_t kept = size < room ? size : 0;
	memcpy(out, text, kept);
	out[kept] = '\0';
	return size;
}

/* Most hyphens tell by themselves what they are; for the others the whole text is
 * asked. */
static kzi_hyphen hyphen_behind(maker *m, const char *next, const char *after)
{
	enum { ENOUGH = 256 }; /* bytes, for a word or an address */
	const kzi_buffer *out = &m->block.text;
	size_t length = out->length < ENOUGH ? out->length : ENOUGH;
	const char *line = out->data + out->length - length;
	kzi_hyphen hyphen = kzi_hyphen_between(&m->spellings, line, length, next, after);
	if (hyphen == KZI_HYPHEN_NONE || hyphen == KZI_HYPHEN_SPACE || m->knows_spellings)
		return hyphen;
	learn_spellings(m);
	return kzi_hyphen_between(&m->spellings, line, length, next, after);
}

/* Behind a line comes a space, unless a word goes on. Says how much of the next line
 * is used up by that. */
static size_t join(maker *m, const char *text, size_t length)
{
	kzi_buffer *out = &m->block.text;
	char last = out->length > 0 ? out->data[out->length - 1] : ' ';
	/* A hyphen, or the last byte of U+2010 or U+00AD. That of "€ 76,-" is none. */
	bool hyphen_ends = last == '-' || last == '\x90' || last == '\xAD';
	bool amount = last == '-' && out->length > 1 &&
		      strchr(",=", out->data[out->length - 2]) != NULL;
	if (!hyphen_ends || amount) {
		if (out->length > 0 && last != ' ')
			kzi_buffer_byte(out, ' ');
		return 0;
	}
	char next[256], after[256];
	size_t word = copy_word(text, length, next, sizeof next);
	size_t behind = word < length ? word + 1 : length;
	copy_word(text + behind, length - behind, after, sizeof after);
	kzi_hyphen hyphen = hyphen_behind(m, next, after);
	m->letter->done.broken_words +=
		hyphen == KZI_HYPHEN_DROP || hyphen == KZI_HYPHEN_TREMA;
	/* A mark in the word is not the speller's business. */
	bool marked = m->mark < m->letter->mark_count &&
		      m->letter->marks[m->mark].at < text + word;
	size_t used = next[0] != '\0' && !marked ? word : 0;
	kzi_hyphen_join(out, hyphen, next, used);
	return used;
}

static bool add_line(maker *m, size_t i, const char *text, size_t length)
{
	kzi_growing *block = &m->block;
	while (m->mark < m->letter->mark_count && m->letter->marks[m->mark].at < text)
		m->mark++;
	size_t used = block->lines > 0 ? join(m, text, length) : 0;
	if (block->lines == 0)
		block->first = i;
	block->last = i;
	block->lines++;
	return add_text(m, text + used, length - used);
}

/* ---- Blocks ---- */

static kz_status write(maker *m, kz_block_kind kind, const char *mark, uint32_t level)
{
	kzi_letter *letter = m->letter;
	kzi_buffer *text = &m->block.text;
	while (text->length > 0 && text->data[text->length - 1] == ' ')
		text->length--;
	/* A soft hyphen behind which no word goes on. */
	if (text->length > 1 && memcmp(text->data + text->length - 2, "\xC2\xAD", 2) == 0)
		text->length -= 2;
	for (size_t i = 0; i < m->ref_count; i++) {
		m->refs[i].mark = m->marks[i];
		if (m->refs[i].offset > text->length)
			m->refs[i].offset = (uint32_t)text->length;
	}
	size_t length = text->length;
	kzi_buffer_byte(text, '\0');
	kz_block block = KZ_BLOCK_INIT;
	block.kind = kind;
	block.page = letter->lines[m->block.first].page;
	block.mark = mark;
	block.level = level;
	block.text = text->data;
	block.refs = m->refs;
	block.ref_count = m->ref_count;
	kz_status st = KZ_OK;
	if (text->failed)
		st = kzi_no_memory(letter->err);
	else if (length > 0 || m->ref_count > 0)
		st = kz_document_add_block(letter->document, &block, letter->err);
	kzi_buffer_clear(text);
	m->ref_count = 0;
	m->block.lines = 0;
	return st;
}

/* A lone short line above other text. Of an item it is the number that stays in it. */
static bool is_heading(const maker *m, size_t next)
{
	const kzi_letter *letter = m->letter;
	const kzi_growing *block = &m->block;
	const char *text = block->text.data;
	size_t length = block->text.length;
	if (block->lines == 0 || block->lines > 2 || next >= letter->line_count ||
		letter->lines[block->first].alone ||
		!kzi_letter_may_be_heading(text, length) ||
		kzi_starts_lower(letter->lines[next].text, letter->lines[next].length))
		return false;
	/* "Daarnaast geldt:", above a list, begins it. */
	const kzi_line *line = &letter->lines[next];
	if (text[length - 1] == ':' &&
		(kzi_letter_item(line->text, line->length).mark > 0 ||
			kzi_letter_rows(letter, next) > 0))
		return false;
	return block->kind == KZ_PARAGRAPH || kzi_list_is_heading(&m->list, letter, next);
}

static kz_status write_notes(maker *m, size_t before)
{
	kzi_letter *letter = m->letter;
	kz_status st = KZ_OK;
	for (; m->notes < letter->note_count && letter->notes[m->notes].line < before &&
		st == KZ_OK;
		m->notes++) {
		const kzi_note *note = &letter->notes[m->notes];
		const kzi_line *line = &letter->lines[note->line];
		char mark[MARK_ROOM];
		bool added = add_line(m, note->line, line->text + note->skip,
			line->length - note->skip);
		for (size_t i = note->line + 1; i < letter->line_count && added; i++) {
			line = &letter->lines[i];
			if (line->role == KZI_ROLE_NOTE)
				break;
			if (line->role == KZI_ROLE_NOTE_REST && line->note == m->notes)
				added = add_line(m, i, line->text, line->length);
		}
		snprintf(mark, sizeof mark, "%u", (unsigned)note->number);
		st = added ? write(m, KZ_FOOTNOTE, mark, 0) : kzi_no_memory(letter->err);
	}
	return st;
}

/* "Inleiding" of the item "1. Inleiding" with its number in front again. */
static void restore_number(maker *m)
{
	kzi_buffer *text = &m->block.text;
	size_t mark = strlen(m->list.mark) + 1, length = text->length;
	if (kzi_buffer_reserve(text, mark) == NULL)
		return;
	memmove(text->data + mark, text->data, length);
	memcpy(text->data, m->list.mark, mark - 1);
	text->data[mark - 1] = ' ';
	text->length += mark;
	for (size_t i = 0; i < m->ref_count; i++)
		m->refs[i].offset += (uint32_t)mark;
}

/* Ends the block, when there is one; next is the line that comes behind it. */
static kz_status end_block(maker *m, size_t next)
{
	kz_status st = KZ_OK;
	bool item = m->block.kind == KZ_LIST_ITEM;
	if (m->block.lines > 0 && is_heading(m, next)) {
		if (item)
			restore_number(m);
		kzi_buffer *text = &m->block.text;
		uint32_t level =
			text->failed ? 0
				     : kzi_letter_heading_level(text->data, text->length);
		kzi_list_end(&m->list);
		st = write(m, KZ_HEADING, "", level);
	} else if (m->block.lines > 0 && item) {
		st = write(m, KZ_LIST_ITEM, m->list.mark, m->list.depth);
	} else if (m->block.lines > 0) {
		kzi_list_end(&m->list);
		st = write(m, KZ_PARAGRAPH, "", 0);
	}
	m->block.kind = KZ_PARAGRAPH;
	return st == KZ_OK ? write_notes(m, next) : st;
}

static kz_status write_row(maker *m, size_t i)
{
	const kzi_line *line = &m->letter->lines[i];
	size_t at = 0, start, length;
	bool added = true;
	m->block.first = i;
	while (added && kzi_letter_cell(line, &at, &start, &length)) {
		if (m->block.text.length > 0)
			kzi_buffer_byte(&m->block.text, '\t');
		added = add_text(m, line->text + start, length);
	}
	return added ? write(m, KZ_TABLE_ROW, "", 0) : kzi_no_memory(m->letter->err);
}

/* Line i, which begins a block or goes on in the one there is. */
static kz_status take_line(maker *m, size_t i, const kzi_item *item)
{
	kzi_letter *letter = m->letter;
	const kzi_line *line = &letter->lines[i];
	size_t heading = kzi_letter_glued_heading(letter, i);
	size_t skip = item->text, length = heading > 0 ? heading : line->length;
	bool joins = item->mark == 0 && m->block.lines > 0 &&
		     kzi_letter_joins(letter, &m->block, i);
	kz_status st = KZ_OK;
	if (joins)
		letter->done.broken_sentences +=
			kzi_letter_is_interrupted(letter, m->block.last, i) ||
			line->blanks > 0;
	else
		st = end_block(m, i);
	if (item->mark > 0) {
		kzi_list_add(&m->list, line->text, item);
		m->block.kind = KZ_LIST_ITEM;
	}
	if (st == KZ_OK && !add_line(m, i, line->text + skip, length - skip))
		st = kzi_no_memory(letter->err);
	if (st != KZ_OK || heading == 0)
		return st;
	letter->done.headings++;
	st = end_block(m, i);
	if (st == KZ_OK && !add_line(m, i, line->text + heading, line->length - heading))
		st = kzi_no_memory(letter->err);
	return st == KZ_OK ? end_block(m, kzi_letter_next_text(letter, i + 1)) : st;
}

static kz_status take_lines(maker *m)
{
	kzi_letter *letter = m->letter;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < letter->line_count && st == KZ_OK; i++) {
		kzi_item item = {0};
		if (letter->lines[i].role != KZI_ROLE_TEXT)
			continue;
		size_t rows = 0;
		if (!kzi_list_begins(&m->list, letter, &m->block, i, &item)) {
			item.mark = item.text = 0;
			rows = kzi_letter_rows(letter, i);
		}
		if (rows == 0) {
			st = take_line(m, i, &item);
			continue;
		}
		st = end_block(m, i);
		for (size_t end = i + rows; i < end && st == KZ_OK; i++)
			st = write_row(m, i);
		i--;
	}
	return st == KZ_OK ? end_block(m, letter->line_count) : st;
}

kz_status kzi_letter_paragraphs(kzi_letter *letter)
{
	maker m = {.letter = letter};
	kz_status st = take_lines(&m);
	kzi_buffer_free(&m.block.text);
	kzi_spellings_free(&m.spellings);
	free(m.refs);
	free(m.marks);
	return st;
}
