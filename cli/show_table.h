/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A table in text: its columns under each other where they fit, else a bar between
 * its cells.
 */
#ifndef KAMERZOEK_CLI_SHOW_TABLE_H
#define KAMERZOEK_CLI_SHOW_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Start from zero, with the width that there is. */
struct table {
	size_t width;
	char **rows; /* with a tab between two cells */
	size_t count;
	size_t *columns; /* how wide each is */
	size_t column_count;
	bool bars;
};

/* Takes row, which is from malloc(). */
void table_add(struct table *table, char *row);
/* After the last row; bars whether it fits or not. */
void table_measure(struct table *table, bool bars);
/* On a line, which begins at that column; with bars on several when it is long. */
void table_write_row(const struct table *table, size_t row, size_t column, bool lit);
void table_free(struct table *table);

#endif
