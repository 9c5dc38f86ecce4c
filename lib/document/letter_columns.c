/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The margin of a letter, where its sender is: where a page was taken out as it lies,
 * it stands beside the text on the same lines, to the right of it or to the left. */
#include "document/letter_parts.h"

#include <string.h>

enum {
	COLUMNS = 256, /* a margin further to the right is none */
	SURE = 3,      /* cells that only a margin has, and it is one */
	REACH = 3,     /* lines beyond those that may belong to it */
	NARROWEST = 15 /* columns of a margin to the left */
};

/* A piece of a line between wide gaps. */
typedef struct cell {
	const char *text;
	size_t length, column;
} cell;

static bool is_continuation(char c)
{
	return (c & 0xC0) == 0x80;
}

/* The cell at or behind *at; false at the end of the line. gap is how many spaces
 * part two. */
static bool next_cell(const kzi_line *line, size_t gap, size_t *at, cell *out)
{
	size_t start = *at, spaces = 0;
	while (start < line->length &&
		(line->text[start] == ' ' || line->text[start] == '\t'))
		start++;
	if (start == line->length)
		return false;
	size_t column = line->indent, end = start;
	for (size_t i = 0; i < start; i++)
		column += !is_continuation(line->text[i]);
	for (size_t i = start; i < line->length && spaces < gap; i++) {
		bool blank = line->text[i] == ' ' || line->text[i] == '\t';
		spaces = blank ? spaces + (line->text[i] == '\t' ? gap : 1) : 0;
		if (!blank)
			end = i + 1;
	}
	*out = (cell){line->text + start, end - start, column};
	*at = end;
	return true;
}

/* Lines of one page, from first until end. */
typedef struct page {
	kzi_letter *letter;
	size_t first, end;
} page;

static bool is_text(const page *p, size_t i)
{
	return p->letter->lines[i].role == KZI_ROLE_TEXT;
}

/* Cuts p down to the lines between the sure cells in this range of columns, and a few
 * beyond; says how many there are. */
static size_t narrow(page *p, size_t from, size_t until)
{
	size_t first = p->end, last = p->first, sure = 0;
	for (size_t i = p->first; i < p->end; i++) {
		size_t at = 0;
		cell c;
		while (is_text(p, i) && next_cell(&p->letter->lines[i], 3, &at, &c)) {
			if (c.column < from || c.column > until ||
				!kzi_letter_is_margin(c.text, c.length))
				continue;
			first = i < first ? i : first;
			last = i;
			sure++;
		}
	}
	if (sure > 0) {
		p->first = first > p->first + REACH ? first - REACH : p->first;
		p->end = last + REACH + 1 < p->end ? last + REACH + 1 : p->end;
	}
	return sure;
}

static void trim(kzi_line *line)
{
	while (line->length > 0 && (line->text[line->length - 1] == ' ' ||
					   line->text[line->length - 1] == '\t'))
		line->length--;
}

/* ---- To the right ---- */

/* The column where most sure cells behind other text begin; 0 when too few do. */
static size_t right_margin(const page *p)
{
	uint32_t sure[COLUMNS] = {0};
	size_t best = 0;
	for (size_t i = p->first; i < p->end; i++) {
		size_t at = 0;
		cell c;
		while (is_text(p, i) && next_cell(&p->letter->lines[i], 3, &at, &c)) {
			if (c.column >= 2 * NARROWEST && c.column < COLUMNS &&
				kzi_letter_is_margin(c.text, c.length))
				sure[c.column]++;
		}
	}
	for (size_t column = 1; column < COLUMNS; column++) {
		if (sure[column] > sure[best])
			best = column;
	}
	return sure[best] >= SURE ? best : 0;
}

static void cut_right(kzi_letter *letter, kzi_line *line, size_t margin)
{
	size_t at = 0;
	cell c;
	while (next_cell(line, 2, &at, &c)) {
		if (c.column + 1 < margin || c.column > margin + 1)
			continue;
		letter->done.furniture++;
		line->length = (uint32_t)(c.text - line->text);
		trim(line);
		if (line->length == 0)
			line->role = KZI_ROLE_FURNITURE;
		return;
	}
}

/* ---- To the left ---- */

/* Where the text itself begins: the indent of most long lines; 0 when it is small. */
static size_t body_column(const page *p)
{
	uint32_t lines[COLUMNS] = {0};
	size_t best = 0;
	for (size_t i = p->first; i < p->end; i++) {
		const kzi_line *line = &p->letter->lines[i];
		size_t at = 0;
		cell c = {0};
		while (is_text(p, i) && next_cell(line, 3, &at, &c))
			;
		if (c.length >= 40 && c.column < COLUMNS)
			lines[c.column]++;
	}
	for (size_t column = 1; column < COLUMNS; column++) {
		if (lines[column] > lines[best])
			best = column;
	}
	return lines[best] >= SURE && best >= NARROWEST ? best : 0;
}

static void cut_left(kzi_letter *letter, kzi_line *line, size_t body)
{
	size_t at = 0;
	cell c;
	if (!next_cell(line, 2, &at, &c) || c.column + 2 >= body ||
		c.column + c.length > body)
		return;
	letter->done.furniture++;
	if (!next_cell(line, 2, &at, &c)) {
		line->role = KZI_ROLE_FURNITURE;
		return;
	}
	line->length -= (uint32_t)(c.text - line->text);
	line->text = c.text;
	line->indent = (uint16_t)(c.column < UINT16_MAX ? c.column : UINT16_MAX);
}

static void cut_page(page whole)
{
	page p = whole;
	size_t margin = right_margin(&p);
	if (margin > 0 && narrow(&p, margin, margin) >= SURE) {
		for (size_t i = p.first; i < p.end; i++) {
			if (is_text(&p, i))
				cut_right(p.letter, &p.letter->lines[i], margin);
		}
	}
	p = whole;
	size_t body = body_column(&p);
	if (body > 0 && narrow(&p, 0, body - 3) >= SURE) {
		for (size_t i = p.first; i < p.end; i++) {
			if (is_text(&p, i))
				cut_left(p.letter, &p.letter->lines[i], body);
		}
	}
}

/* Is there a wide gap in some of the lines? In most texts there is none. */
static bool has_gaps(const kzi_letter *letter)
{
	size_t gaps = 0;
	for (size_t i = 0; i < letter->line_count && gaps < SURE; i++) {
		const kzi_line *line = &letter->lines[i];
		const char *at = line->text, *end = at + line->length;
		bool gap = line->indent >= NARROWEST ||
			   memchr(at, '\t', line->length) != NULL;
		while (!gap && (at = memchr(at, ' ', (size_t)(end - at))) != NULL) {
			gap = end - at > 2 && at[1] == ' ' && at[2] == ' ';
			at++;
		}
		gaps += gap;
	}
	return gaps >= SURE;
}

void kzi_letter_columns(kzi_letter *letter)
{
	letter->gapped = has_gaps(letter);
	if (!letter->gapped)
		return;
	for (size_t i = 0; i < letter->line_count;) {
		page p = {letter, i, i + 1};
		while (p.end < letter->line_count && !letter->lines[p.end].new_page)
			p.end++;
		cut_page(p);
		i = p.end;
	}
}
