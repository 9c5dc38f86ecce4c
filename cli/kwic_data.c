/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A concordance for programs: JSON and columns. */
#include "kwic.h"

#include "complain.h"
#include "json.h"
#include "terminal.h"

#include <string.h>

/* ---- JSON ---- */

static json_t *place_of(const kz_kwic_line *line)
{
	json_t *place = json_new_object();
	json_put(place, "page", json_place(line->page));
	json_put(place, "block", json_place(line->block));
	json_put(place, "paragraph", json_place(line->paragraph));
	json_put(place, "note", json_text(line->footnote));
	return place;
}

static json_t *line_of(const kz_kwic_line *line)
{
	static const kz_property facts[] = {KZ_TITLE, KZ_DATE, KZ_KIND, KZ_URL};
	json_t *object = json_new_object();
	json_put(object, "left", json_string(line->left));
	json_put(object, "hit", json_string(line->hit));
	json_put(object, "right", json_string(line->right));
	json_put(object, "id", json_text(kz_document_get(line->document, KZ_ID)));
	json_put_properties(
		object, line->document, facts, sizeof facts / sizeof facts[0]);
	json_put(object, "place", place_of(line));
	json_put(object, "start", json_integer(line->start));
	json_put(object, "length", json_integer(line->length));
	return object;
}

static void write_head(const struct kwic_showing *showing)
{
	json_t *head = json_envelope();
	json_put(head, "index", json_index(&showing->index));
	json_put(head, "query", json_string(showing->query));
	json_put(head, "total", json_integer((json_int_t)kz_kwic_total(showing->kwic)));
	json_put(head, "documents",
		json_integer((json_int_t)kz_kwic_documents(showing->kwic)));
	json_put(head, "offset", json_integer(showing->offset));
	json_write_head(head, "lines");
}

void kwic_write_json(const struct kwic_showing *showing, bool by_lines)
{
	const kz_kwic_line *line;
	if (!by_lines)
		write_head(showing);
	for (size_t i = 0;
		(line = kz_kwic_at(showing->kwic, i)) != NULL && !terminal_failed();
		i++) {
		if (by_lines)
			json_write(line_of(line));
		else
			json_write_item(line_of(line), i == 0);
	}
	if (!by_lines)
		json_write_tail(json_new_object());
}

/* ---- Columns ---- */

/* The place as a note would have it: the citation has it. */
static void write_citation(struct columns *columns, const kz_kwic_line *line)
{
	char *text = NULL;
	kz_place place = KZ_PLACE_INIT;
	place.page = line->page;
	place.paragraph = line->paragraph;
	place.note = line->footnote;
	if (kz_cite(line->document, KZ_CITE_DUTCH, &place, &text, NULL) != KZ_OK)
		out_of_memory();
	columns_cell(columns, text);
	kz_free(text);
}

static void write_number(struct columns *columns, uint32_t number)
{
	char text[16] = "";
	if (number > 0)
		snprintf(text, sizeof text, "%lu", (unsigned long)number);
	columns_cell(columns, text);
}

static void write_row(struct columns *columns, const kz_kwic_line *line)
{
	columns_cell(columns, line->left);
	columns_cell(columns, line->hit);
	columns_cell(columns, line->right);
	columns_cell(columns, kz_document_get(line->document, KZ_ID));
	columns_cell(columns, kz_document_get(line->document, KZ_DATE));
	write_citation(columns, line);
	write_number(columns, line->page);
	write_number(columns, line->paragraph);
	columns_cell(columns, line->footnote);
	write_number(columns, line->block);
	/* The first byte is 0, and no number that is missing. */
	if (line->start == 0)
		columns_cell(columns, "0");
	else
		write_number(columns, line->start);
	write_number(columns, line->length);
	columns_end_row(columns);
}

void kwic_write_columns(const struct kwic_showing *showing, column_form form)
{
	static const char *const names[] = {"left", "hit", "right", "id", "date",
		"citation", "page", "paragraph", "note", "block", "start", "length"};
	struct columns columns = {.form = form};
	const kz_kwic_line *line;
	columns_begin(&columns);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		columns_cell(&columns, names[i]);
	columns_end_row(&columns);
	for (size_t i = 0;
		(line = kz_kwic_at(showing->kwic, i)) != NULL && !terminal_failed(); i++)
		write_row(&columns, line);
}
