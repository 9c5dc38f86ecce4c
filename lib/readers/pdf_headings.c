/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which blocks are headings. */
#include "readers/pdf_reading.h"

#include <math.h>
#include <string.h>

static bool is_shouted(const char *text, size_t length)
{
	size_t upper = 0, lower = 0;
	for (size_t i = 0; i < length; i++) {
		upper += text[i] >= 'A' && text[i] <= 'Z';
		lower += text[i] >= 'a' && text[i] <= 'z';
	}
	return upper >= 6 && upper > 4 * lower;
}

/* The facts at the top of a letter look like headings, too. */
static bool is_label(const char *text)
{
	static const char *const labels[] = {"Datum", "Betreft", "Onderwerp", "Aan ",
		"Van ", "Ons kenmerk", "Uw kenmerk", "Kenmerk", "Bijlage", "Postbus",
		">"};
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
		if (strncmp(text, labels[i], strlen(labels[i])) == 0)
			return true;
	}
	/* "2500 EA DEN HAAG" */
	return strspn(text, "0123456789") == 4 && text[4] == ' ' &&
	       strspn(text + 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2 && text[7] == ' ';
}

/* Letters of another height than the text's, if only by a hair: bold or italic in many
 * fonts. All of its lines, and none of the next. */
static bool is_of_another_font(const kzi_pdf_reading *at, size_t next)
{
	const float hair = 0.002F;
	float size = at->pdf->size;
	for (size_t i = at->first; i < at->end; i++) {
		if (fabsf(at->lines[i].size / size - 1) < hair)
			return false;
	}
	return next < at->count && fabsf(at->lines[next].size / size - 1) < hair;
}

static bool is_in_column_of(const kzi_pdf_line *a, const kzi_pdf_line *b)
{
	return a->page == b->page && a->column == b->column;
}

static bool is_end_of_sentence(const kzi_pdf_reading *at, const kzi_pdf_line *line)
{
	const kzi_pdf_word *last = kzi_pdf_last(at->pdf, line);
	return kzi_pdf_ends_sentence(last->text, last->length);
}

/* A line of prose: it fills its column, or is all of a sentence. */
static bool is_prose(const kzi_pdf_reading *at, const kzi_pdf_line *line)
{
	float width = kzi_pdf_right_of(at, line) - line->left;
	return is_end_of_sentence(at, line) ||
	       (line->count > 5 && line->box.x1 - line->box.x0 > 0.7F * width);
}

/* One short line above prose, with no more than a blank line between them, and not in
 * the middle of something. */
static bool is_above_text(const kzi_pdf_reading *at, size_t next)
{
	if (next == at->count || at->end - at->first != 1)
		return false;
	const kzi_pdf_line *line = &at->lines[at->first], *below = &at->lines[next];
	const kzi_pdf_line *above = at->first > 0 ? line - 1 : NULL;
	float apart = below->box.y1 - line->box.y1;
	if (!is_in_column_of(below, line) || apart > 2.7F * at->pitch * line->size ||
		!is_prose(at, below) || kzi_pdf_indent(below, line) < 0)
		return false;
	return above == NULL || !is_in_column_of(above, line) ||
	       line->box.y1 - above->box.y1 > apart * 1.2F ||
	       is_end_of_sentence(at, above);
}

/* An item with a number, and none before or behind it: a list has more of them. */
static bool is_alone(const kzi_pdf_reading *at, size_t next)
{
	size_t count = kz_document_block_count(at->document);
	const kz_block *before = kz_document_block_at(at->document, count - 1);
	bool number = at->mark[0] >= '0' && at->mark[0] <= '9';
	return number && (count == 0 || before->kind != KZ_LIST_ITEM) &&
	       (next == at->count ||
		       !kzi_pdf_begins_item(at, &at->lines[next], &at->lines[at->first]));
}

bool kzi_pdf_is_heading(const kzi_pdf_reading *at, size_t next)
{
	enum { LETTERS_MAX = 200, LINES_MAX = 4 };
	const kzi_buffer *text = &at->passage.text;
	const kzi_pdf_line *line = &at->lines[at->first];
	if (at->end - at->first > LINES_MAX || text->length > LETTERS_MAX ||
		at->block.kind == KZ_TABLE_ROW || is_label(text->data))
		return false;
	if (at->block.kind == KZ_LIST_ITEM && !is_alone(at, next))
		return false;
	char last = kzi_pdf_last_sign(text->data, text->length);
	if (last == ',' || last == ';' || last == ':')
		return false;
	if (line->size > at->pdf->size * 1.08F)
		return true;
	if (line->size < at->pdf->size * 0.92F ||
		kzi_pdf_begins_lower(kzi_pdf_first(at->pdf, line)))
		return false;
	if (is_shouted(text->data, text->length))
		return true;
	return last != '.' && last != '!' &&
	       (is_of_another_font(at, next) || is_above_text(at, next));
}
