/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables, as far as places can tell: rows of three or more short lines side by side, and
 * another row with its cells below or above them. */
#include "readers/pdf.h"

#include "base/error.h"

#include <math.h>
#include <stdlib.h>

enum { CELLS_MIN = 3, CELLS_MAX = 64, LETTERS_MAX = 24 };

/* Lines on one height: lines[first..end), from the left. */
typedef struct row {
	size_t first, end;
	bool of_cells, of_table;
} row;

static int by_left(const void *a, const void *b)
{
	const kzi_pdf_line *one = a, *other = b;
	return one->box.x0 < other->box.x0 ? -1 : one->box.x0 > other->box.x0;
}

/* Prose in three columns has longer lines than a table has cells. */
static bool are_cells(const kzi_pdf *pdf, const kzi_pdf_line *lines, const row *in)
{
	size_t letters = 0, cells = in->end - in->first;
	for (size_t i = in->first; i < in->end; i++) {
		for (size_t j = 0; j < lines[i].count; j++)
			letters += pdf->words[lines[i].first + j].length;
	}
	return cells >= CELLS_MIN && cells <= CELLS_MAX && letters <= cells * LETTERS_MAX;
}

/* By their left ends, their right ends as numbers are, or their middles. */
static bool is_aligned(const kzi_box *a, const kzi_box *b)
{
	return fabsf(a->x0 - b->x0) < 3 || fabsf(a->x1 - b->x1) < 3 ||
	       fabsf(a->x0 + a->x1 - b->x0 - b->x1) < 6;
}

static bool match(const kzi_pdf_line *lines, const row *a, const row *b)
{
	size_t cells = a->end - a->first, aligned = 0;
	if (cells != b->end - b->first)
		return false;
	for (size_t i = 0; i < cells; i++)
		aligned += is_aligned(&lines[a->first + i].box, &lines[b->first + i].box);
	return aligned + 1 >= cells;
}

static size_t find_rows(const kzi_pdf *pdf, kzi_pdf_line *lines, size_t count, row *rows)
{
	size_t found = 0;
	for (size_t i = 0; i < count;) {
		row *at = &rows[found++];
		*at = (row){.first = i, .end = i + 1};
		while (at->end < count &&
			lines[at->end].box.y1 - lines[i].box.y1 < 0.35F * lines[i].size)
			at->end++;
		qsort(lines + i, at->end - i, sizeof *lines, by_left);
		at->of_cells = are_cells(pdf, lines, at);
		i = at->end;
	}
	return found;
}

/* A row and the next one of cells, when they match; lines between them are a cell that
 * has several. */
static void mark_tables(const kzi_pdf_line *lines, row *rows, size_t count)
{
	row *last = NULL;
	for (size_t i = 0; i < count; i++) {
		if (!rows[i].of_cells)
			continue;
		if (last != NULL && match(lines, last, &rows[i]))
			last->of_table = rows[i].of_table = true;
		last = &rows[i];
	}
}

static kz_status join_cells(
	kzi_pdf *pdf, kzi_pdf_line *lines, const row *in, kz_error *err)
{
	kzi_pdf_line *line = &lines[in->first];
	kz_status st = KZ_OK;
	for (size_t i = in->first + 1; i < in->end && st == KZ_OK; i++)
		st = kzi_pdf_merge(pdf, line, &lines[i], true, err);
	line->is_row = true;
	return st;
}

kz_status kzi_pdf_find_tables(
	kzi_pdf *pdf, kzi_pdf_line *lines, size_t *count, kz_error *err)
{
	row *rows = calloc(*count + 1, sizeof *rows);
	if (rows == NULL)
		return kzi_no_memory(err);
	size_t found = find_rows(pdf, lines, *count, rows), kept = 0;
	kz_status st = KZ_OK;
	mark_tables(lines, rows, found);
	for (size_t i = 0; i < found && st == KZ_OK; i++) {
		size_t end = rows[i].of_table ? rows[i].first + 1 : rows[i].end;
		if (rows[i].of_table)
			st = join_cells(pdf, lines, &rows[i], err);
		for (size_t j = rows[i].first; j < end; j++)
			lines[kept++] = lines[j];
	}
	*count = kept;
	free(rows);
	return st;
}
