/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables that are laid out in spaces or tabs: lines below each other that have as many
 * cells. One such line may be anything. */
#include "document/letter_parts.h"

#include <string.h>

enum { GAP = 3, FEWEST_ROWS = 3 };

bool kzi_letter_cell(const kzi_line *row, size_t *at, size_t *start, size_t *length)
{
	size_t i = *at, spaces = 0;
	while (i < row->length && (row->text[i] == ' ' || row->text[i] == '\t'))
		i++;
	if (i == row->length)
		return false;
	*start = i;
	size_t end = i;
	for (; i < row->length && spaces < GAP; i++) {
		char c = row->text[i];
		spaces = c == '\t' ? GAP : c == ' ' ? spaces + 1 : 0;
		if (spaces == 0)
			end = i + 1;
	}
	*length = end - *start;
	*at = end;
	return true;
}

static size_t columns(const char *text, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += (text[i] & 0xC0) != 0x80;
	return count;
}

/* Of a row: how many cells, and where its second one begins and ends. */
typedef struct shape {
	size_t cells, start, end;
	bool tabs;
} shape;

static shape shape_of(const kzi_line *row)
{
	size_t at = 0, start, length;
	shape s = {.tabs = memchr(row->text, '\t', row->length) != NULL};
	while (kzi_letter_cell(row, &at, &start, &length)) {
		if (s.cells++ != 1)
			continue;
		s.start = row->indent + columns(row->text, start);
		s.end = s.start + columns(row->text + start, length);
	}
	return s;
}

/* Cells that begin or end below each other. Where the space between words was merely
 * stretched, they do so by chance. */
static bool is_alike(shape one, shape other)
{
	size_t left = one.start > other.start ? one.start - other.start
					      : other.start - one.start;
	size_t right = one.end > other.end ? one.end - other.end : other.end - one.end;
	return one.cells == other.cells &&
	       ((one.tabs && other.tabs) || left <= 1 || right <= 1);
}

size_t kzi_letter_rows(const kzi_letter *letter, size_t i)
{
	if (!letter->gapped)
		return 0;
	shape first = shape_of(&letter->lines[i]), before = first;
	size_t end = i + 1;
	while (first.cells >= 2 && end < letter->line_count) {
		const kzi_line *line = &letter->lines[end];
		shape next = shape_of(line);
		if (line->role != KZI_ROLE_TEXT || line->blanks > 0 || line->new_page ||
			!is_alike(before, next))
			break;
		before = next;
		end++;
	}
	return end - i >= FEWEST_ROWS ? end - i : 0;
}
