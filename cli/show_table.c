/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "show_table.h"

#include "complain.h"
#include "layout.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

enum { BETWEEN = 2, COLUMNS_MAX = 64 };

void table_add(struct table *table, char *row)
{
	char **rows = realloc(table->rows, (table->count + 1) * sizeof *rows);
	if (rows == NULL)
		out_of_memory();
	table->rows = rows;
	rows[table->count++] = row;
}

/* The cell at *at, and moves behind its tab; false behind the last. */
static bool next_cell(const char **at, const char **cell, size_t *length)
{
	if (*at == NULL)
		return false;
	*cell = *at;
	*length = strcspn(*at, "\t");
	*at = (*at)[*length] == '\t' ? *at + *length + 1 : NULL;
	return true;
}

static void measure_row(struct table *table, const char *row)
{
	const char *cell;
	size_t length;
	for (size_t i = 0; i < COLUMNS_MAX && next_cell(&row, &cell, &length); i++) {
		size_t width = text_width(cell, length);
		if (i >= table->column_count)
			table->column_count = i + 1;
		if (width > table->columns[i])
			table->columns[i] = width;
	}
	/* What has more than any table has is not laid out. */
	table->bars |= row != NULL;
}

void table_measure(struct table *table, bool bars)
{
	size_t total = 0;
	table->columns = calloc(COLUMNS_MAX, sizeof *table->columns);
	if (table->columns == NULL)
		out_of_memory();
	table->bars = bars;
	for (size_t i = 0; i < table->count; i++)
		measure_row(table, table->rows[i]);
	for (size_t i = 0; i < table->column_count; i++)
		total += table->columns[i] + BETWEEN;
	table->bars |= total > table->width + BETWEEN;
}

static void write_aligned(const struct table *table, const char *row)
{
	const char *cell;
	size_t length, spaces = 0;
	for (size_t i = 0; next_cell(&row, &cell, &length); i++) {
		write_own(stdout, "%*s", (int)spaces, "");
		write_bytes(stdout, cell, length);
		spaces = table->columns[i] - text_width(cell, length) + BETWEEN;
	}
}

static void write_with_bars(
	const struct table *table, const char *row, size_t column, bool lit)
{
	const char *cell;
	char *text = NULL;
	size_t length;
	struct layout layout = {0};
	FILE *stream = open_memstream(&text, &length);
	if (stream == NULL)
		out_of_memory();
	for (size_t i = 0, size; next_cell(&row, &cell, &size); i++)
		fprintf(stream, "%s%.*s", i > 0 ? " | " : "", (int)size, cell);
	if (fclose(stream) != 0)
		out_of_memory();
	layout_add(&layout, text, lit);
	free(text);
	bool one_line = table->width == LAYOUT_ONE_LINE;
	layout_write(&layout, column, column + BETWEEN,
		one_line ? LAYOUT_ONE_LINE : table->width + column);
}

void table_write_row(const struct table *table, size_t row, size_t column, bool lit)
{
	bool colored = terminal_has_color();
	if (table->bars) {
		write_with_bars(table, table->rows[row], column, lit);
	} else {
		if (lit && colored)
			write_style(STYLE_HIT);
		else if (lit)
			write_own(stdout, "«");
		write_aligned(table, table->rows[row]);
		if (lit && colored)
			write_style(STYLE_NONE);
		else if (lit)
			write_own(stdout, "»");
	}
	write_own(stdout, "\n");
}

void table_free(struct table *table)
{
	for (size_t i = 0; i < table->count; i++)
		free(table->rows[i]);
	free(table->rows);
	free(table->columns);
	*table = (struct table){0};
}
