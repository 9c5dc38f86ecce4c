/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A document as a page to read: headings, list marks as they are, tables, the marks
 * of notes in the text, and the notes at the end of their page.
 */
#include "show.h"

#include "complain.h"
#include "facts.h"
#include "layout.h"
#include "show_table.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

enum {
	LABEL_WIDTH = 14,
	CONTEXT = 2, /* blocks shown before a place */
	MARGIN = 6   /* for the numbers of paragraphs */
};

/* What is being shown. */
struct showing {
	const struct session *session;
	const kz_document *document;
	const struct place *place; /* to be lit, or NULL */
	size_t start;              /* the first block */
	size_t width, margin;
	bool *told;   /* which notes were shown */
	int32_t last; /* kind of the block above, -1 for none */
	uint32_t page;
	uint32_t numbered; /* the last paragraph that got its number */
};

static bool is_kind(const kz_document *document, size_t at, int32_t kind)
{
	return kz_document_block_at(document, at)->kind == kind;
}

/* So many blocks back, where a table is one. */
static size_t back(const kz_document *document, size_t at, size_t blocks)
{
	while (at > 0 && blocks > 0) {
		at--;
		bool inside = is_kind(document, at, KZ_TABLE_ROW) && at > 0 &&
			      is_kind(document, at - 1, KZ_TABLE_ROW);
		blocks -= !inside && !is_kind(document, at, KZ_FOOTNOTE);
	}
	return at;
}

/* ---- One block ---- */

/* The text with the marks of its notes where they stood, "versterken[1] en"; to be
 * freed. */
static char *text_of(const kz_block *block)
{
	char *text = NULL;
	size_t length, at = 0;
	FILE *stream = open_memstream(&text, &length);
	if (stream == NULL)
		out_of_memory();
	for (size_t i = 0; i < block->ref_count; i++) {
		const kz_note_ref *ref = &block->refs[i];
		fprintf(stream, "%.*s[%s]", (int)(ref->offset - at), block->text + at,
			ref->mark);
		at = ref->offset;
	}
	fputs(block->text + at, stream);
	if (fclose(stream) != 0)
		out_of_memory();
	return text;
}

/* Of what is not lit itself, the marks of the note that is sought are. */
static void add_marked(const struct showing *s, struct layout *layout, const char *text)
{
	char mark[PLACE_MARK_MAX + 2];
	const char *found;
	snprintf(mark, sizeof mark, "[%s]", s->place->mark);
	while ((found = strstr(text, mark)) != NULL) {
		layout_add_bytes(layout, text, (size_t)(found - text), false);
		layout_add(layout, mark, true);
		text = found + strlen(mark);
	}
	layout_add(layout, text, false);
}

static void add_text(
	const struct showing *s, struct layout *layout, const kz_block *block, bool lit)
{
	char *text = text_of(block);
	if (!lit && s->place != NULL && s->place->is_note)
		add_marked(s, layout, text);
	else
		layout_add(layout, text, lit);
	free(text);
}

static size_t write_indent(size_t columns)
{
	write_own(stdout, "%*s", (int)columns, "");
	return columns;
}

/* With -v each paragraph has its number beside it. */
static void write_margin(struct showing *s, const kz_block *block)
{
	if (s->margin == 0)
		return;
	bool numbered = block->kind != KZ_FOOTNOTE && block->kind != KZ_HEADING &&
			block->paragraph != s->numbered;
	if (!numbered) {
		write_indent(s->margin);
		return;
	}
	s->numbered = block->paragraph;
	write_style(STYLE_QUIET);
	write_own(stdout, "%*lu  ", MARGIN - 2, (unsigned long)block->paragraph);
	write_style(STYLE_NONE);
}

/* What stands before its text, and gives the column behind that. */
static size_t write_lead(const struct showing *s, const kz_block *block, size_t column)
{
	const char *mark = block->mark;
	if (block->kind == KZ_LIST_ITEM) {
		size_t levels = block->level > 1 ? block->level - 1 : 0;
		if (!s->session->plain)
			column += write_indent(2 * (levels < 10 ? levels : 10));
		mark = mark[0] != '\0' ? mark : "-";
		write_text(stdout, mark);
		write_own(stdout, " ");
		return column + text_width(mark, strlen(mark)) + 1;
	}
	if (block->kind != KZ_FOOTNOTE || s->session->plain)
		return column;
	write_own(stdout, "[");
	write_text(stdout, mark);
	write_own(stdout, "] ");
	return column + text_width(mark, strlen(mark)) + 3;
}

static void write_label(const kz_block *block)
{
	switch (block->kind) {
	case KZ_HEADING:
		write_own(stdout, "heading: ");
		break;
	case KZ_LIST_ITEM:
		write_own(stdout, "item: ");
		break;
	case KZ_FOOTNOTE:
		write_own(stdout, "note ");
		write_text(stdout, block->mark);
		write_own(stdout, ": ");
		break;
	case KZ_TABLE_ROW:
		write_own(stdout, "row: ");
		break;
	default:
		write_own(stdout, "text: ");
	}
}

/* A line between two blocks, but not between the items of a list. */
static void write_gap(struct showing *s, const kz_block *block)
{
	bool together = block->kind == s->last && block->kind != KZ_PARAGRAPH &&
			block->kind != KZ_HEADING;
	if (!s->session->plain && !together)
		write_own(stdout, "\n");
	s->last = block->kind;
}

static void write_block(struct showing *s, const kz_block *block)
{
	struct layout layout = {0};
	bool lit = s->place != NULL && (s->place->is_note || s->place->paragraph > 0) &&
		   place_is_at(block, s->place);
	write_gap(s, block);
	write_margin(s, block);
	if (s->session->plain)
		write_label(block);
	size_t column = write_lead(s, block, s->margin);
	if (block->kind == KZ_HEADING && !lit)
		write_style(STYLE_TITLE);
	add_text(s, &layout, block, lit);
	layout_write(&layout, column, column, s->width);
	if (block->kind == KZ_HEADING && !lit)
		write_style(STYLE_NONE);
	write_own(stdout, "\n");
}

/* ---- Tables ---- */

/* How many rows there are from that block on. */
static size_t count_rows(const struct showing *s, size_t first)
{
	size_t count = 0;
	const kz_block *block;
	while ((block = kz_document_block_at(s->document, first + count)) != NULL &&
		block->kind == KZ_TABLE_ROW && block->page == s->page)
		count++;
	return count;
}

static void write_table(struct showing *s, size_t first, size_t count)
{
	struct table table = {.width = s->width - s->margin};
	const kz_block *block = kz_document_block_at(s->document, first);
	bool lit = s->place != NULL && s->place->paragraph > 0 &&
		   place_is_at(block, s->place);
	for (size_t i = 0; i < count; i++)
		table_add(&table, text_of(kz_document_block_at(s->document, first + i)));
	if (s->session->plain)
		table.width = LAYOUT_ONE_LINE;
	table_measure(&table, s->session->plain);
	for (size_t i = 0; i < count; i++) {
		block = kz_document_block_at(s->document, first + i);
		write_gap(s, block);
		write_margin(s, block);
		if (s->session->plain)
			write_label(block);
		table_write_row(&table, i, s->margin, lit);
	}
	table_free(&table);
}

/* ---- Notes and pages ---- */

/* From a place on, only the notes of what is shown. */
static bool belongs(const struct showing *s, const kz_block *note)
{
	if (s->start == 0 || (s->place != NULL && place_is_at(note, s->place)))
		return true;
	uint32_t page = kz_document_block_at(s->document, s->start)->page;
	if (note->page > 0 && page > 0)
		return note->page >= page;
	for (size_t i = s->start; i < kz_document_block_count(s->document); i++) {
		if (place_refers(kz_document_block_at(s->document, i), note->mark))
			return true;
	}
	return false;
}

/* Those of the pages before that one; 0 for all that are left. */
static void write_notes(struct showing *s, uint32_t before)
{
	for (size_t i = 0; i < kz_document_block_count(s->document); i++) {
		const kz_block *note = kz_document_block_at(s->document, i);
		bool due = before == 0 || (note->page > 0 && note->page < before);
		if (note->kind != KZ_FOOTNOTE || s->told[i] || !due)
			continue;
		s->told[i] = true;
		if (belongs(s, note))
			write_block(s, note);
	}
}

static void write_page(struct showing *s, uint32_t page)
{
	write_notes(s, page);
	bool lit = s->place != NULL && !s->place->is_note && s->place->paragraph == 0 &&
		   s->place->page == page;
	if (s->session->plain) {
		write_own(stdout, "page: %lu\n", (unsigned long)page);
	} else {
		write_own(stdout, "\n");
		write_style(lit ? STYLE_HIT : STYLE_QUIET);
		write_own(stdout, "— p. %lu —", (unsigned long)page);
		write_style(STYLE_NONE);
		write_own(stdout, "\n");
	}
	s->page = page;
	s->last = -1;
}

/* ---- The whole ---- */

static void write_body(struct showing *s)
{
	size_t count = kz_document_block_count(s->document);
	s->told = calloc(count + 1, sizeof *s->told);
	if (s->told == NULL)
		out_of_memory();
	for (size_t i = s->start; i < count; i++) {
		const kz_block *block = kz_document_block_at(s->document, i);
		if (block->kind == KZ_FOOTNOTE)
			continue;
		if (block->page != s->page && block->page > 0)
			write_page(s, block->page);
		size_t rows = block->kind == KZ_TABLE_ROW ? count_rows(s, i) : 0;
		if (rows > 0)
			write_table(s, i, rows);
		else
			write_block(s, block);
		i += rows > 0 ? rows - 1 : 0;
	}
	write_notes(s, 0);
	free(s->told);
}

static struct showing begin(const struct session *session, const kz_document *document)
{
	struct showing s = {.session = session, .document = document, .last = -1};
	s.width = session->plain ? LAYOUT_ONE_LINE : terminal_width();
	s.margin = session->verbose && !session->plain ? MARGIN : 0;
	if (session->plain)
		write_own(stdout, "title: ");
	write_style(STYLE_TITLE);
	layout_write_text(kz_document_get(document, KZ_TITLE), 0, 0, s.width);
	write_style(STYLE_NONE);
	write_own(stdout, "\n");
	return s;
}

void show_text(const struct session *session, const kz_document *document)
{
	struct showing s = begin(session, document);
	if (!session->plain)
		write_own(stdout, "\n");
	facts_write_all(document, session->plain ? 0 : LABEL_WIDTH);
	write_body(&s);
}

/* What is shown above it is where it really stands. */
static void write_place(const struct showing *s, const struct place *place, size_t at)
{
	char text[PLACE_MAX];
	struct place found = *place;
	const kz_block *block = kz_document_block_at(s->document, at);
	if (place->is_note || place->paragraph > 0)
		found.page = block->page;
	if (s->session->plain)
		write_own(stdout, "place: %s\n", place_text(&found, text));
	else
		facts_write_line(s->document, place_text(&found, text), 0, s->width);
}

bool show_text_at(const struct session *session, const kz_document *document,
	const struct place *place)
{
	size_t at = 0;
	if (!place_find(document, place, &at))
		return false;
	struct showing s = begin(session, document);
	write_place(&s, place, at);
	s.place = place;
	/* A page begins with its rule, which is the place. */
	bool is_page = !place->is_note && place->paragraph == 0;
	s.start = is_page ? at : back(document, at, CONTEXT);
	if (s.start > 0 && !session->plain)
		write_own(stdout, "\n…\n");
	write_body(&s);
	return true;
}
