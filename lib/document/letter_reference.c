/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Ons kenmerk": by what mark the sender knows the letter. It stands in the head or in
 * the margin, behind its label or below it. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <string.h>

enum {
	LINES = 120, /* of a letter, its first page and some */
	GAP = 2,     /* spaces that part two columns */
	ASIDE = 2    /* columns that a mark may be out of line with its label */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_gap(const kzi_line *line, size_t at)
{
	return line->text[at] == '\t' ||
	       (at + 1 < line->length && is_blank(line->text[at]) &&
		       is_blank(line->text[at + 1]));
}

/* The bytes from at on until the next column, without blanks at their ends. */
static const char *cell_from(const kzi_line *line, size_t at, size_t *length)
{
	while (at < line->length && (is_blank(line->text[at]) || line->text[at] == ':'))
		at++;
	size_t end = at;
	while (end < line->length && !is_gap(line, end))
		end++;
	while (end > at && is_blank(line->text[end - 1]))
		end--;
	*length = end - at;
	return line->text + at;
}

/* Our own, and not "uw kenmerk"; it begins a column. Gives the bytes of it, or 0. */
static size_t label_at(const kzi_line *line, size_t at)
{
	static const char *const labels[] = {
		"ons kenmerk", "onze referentie", "kenmerk", "our reference", NULL};
	size_t length = line->length - at;
	bool begins = at == 0 || line->text[at - 1] == '\t' ||
		      (at >= GAP && is_blank(line->text[at - 1]) &&
			      is_blank(line->text[at - 2]));
	size_t label = begins ? kzi_begins_with_any(line->text + at, length, labels) : 0;
	if (label == 0 || label == length)
		return label;
	char behind = line->text[at + label];
	return is_blank(behind) || behind == ':' ? label : 0;
}

/* In the next line, below the label. */
static const char *cell_below(
	const kzi_letter *letter, size_t i, size_t at, size_t *length)
{
	const kzi_line *label = &letter->lines[i], *line = label + 1;
	*length = 0;
	if (i + 1 >= letter->line_count)
		return NULL;
	size_t column = label->indent + at;
	for (size_t start = 0; start < line->length; start++) {
		size_t here = line->indent + start;
		bool begins = start == 0 || is_blank(line->text[start - 1]);
		if (begins && !is_blank(line->text[start]) && here + ASIDE >= column &&
			here <= column + ASIDE)
			return cell_from(line, start, length);
	}
	return NULL;
}

static kz_status keep(kzi_letter *letter, const char *text, size_t length)
{
	kzi_buffer mark = {0};
	kzi_buffer_append(&mark, text, length);
	kzi_letter_plain(&mark);
	kzi_buffer_byte(&mark, '\0');
	kz_status st = mark.failed ? kzi_no_memory(letter->err)
				   : kz_document_set(letter->document, KZ_REFERENCE,
					     mark.data, letter->err);
	kzi_buffer_free(&mark);
	return st;
}

/* Behind the label, or else below it; NULL when neither is a mark. */
static const char *mark_of(
	const kzi_letter *letter, size_t i, size_t at, size_t label, size_t *length)
{
	const char *mark = cell_from(&letter->lines[i], at + label, length);
	if (!kzi_letter_is_code(mark, *length))
		mark = cell_below(letter, i, at, length);
	return mark != NULL && kzi_letter_is_code(mark, *length) ? mark : NULL;
}

kz_status kzi_letter_reference(kzi_letter *letter)
{
	if (kz_document_get(letter->document, KZ_REFERENCE)[0] != '\0')
		return KZ_OK;
	for (size_t i = 0; i < letter->line_count && i < LINES; i++) {
		for (size_t at = 0; at < letter->lines[i].length; at++) {
			size_t length, label = label_at(&letter->lines[i], at);
			const char *mark =
				label > 0 ? mark_of(letter, i, at, label, &length) : NULL;
			if (mark != NULL)
				return keep(letter, mark, length);
		}
	}
	return KZ_OK;
}
