/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows of columns: tab-separated, or CSV for any program, or CSV for a Dutch Excel.
 * The first row has the names. What they are is fixed by schema/search-1.table.json and
 * schema/list-1.table.json.
 */
#ifndef KAMERZOEK_CLI_COLUMNS_H
#define KAMERZOEK_CLI_COLUMNS_H

#include <kamerzoek.h>

typedef enum column_form { COLUMNS_TSV, COLUMNS_CSV, COLUMNS_EXCEL } column_form;

/* Start from zero, but for the form. */
struct columns {
	column_form form;
	bool begun; /* a cell was written in this row */
};

/* Before the first row. */
void columns_begin(const struct columns *columns);
void columns_cell(struct columns *columns, const char *text);
void columns_end_row(struct columns *columns);

/* The cells that tell of a document, from its id to its title, and from its dossiers
 * to its path; their names when document is NULL. */
void columns_facts(struct columns *columns, const kz_document *document);

#endif
