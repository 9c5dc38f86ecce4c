/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "columns.h"

#include "complain.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

/* ---- Cells ---- */

/* Excel takes what begins so for a formula, also in the wide forms of Asia; an
 * apostrophe in front says that it is none. */
static bool may_be_formula(const char *text)
{
	static const char *const starts[] = {
		"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
		if (strncmp(text, starts[i], strlen(starts[i])) == 0)
			return true;
	}
	return false;
}

static char separator_of(column_form form)
{
	return form == COLUMNS_TSV ? '\t' : form == COLUMNS_CSV ? ',' : ';';
}

/* Spaces at its ends would not survive every reader. */
static bool needs_quotes(const char *text)
{
	size_t length = strlen(text);
	return strpbrk(text, "\",;\t\r\n") != NULL ||
	       (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

static void write_quoted(const char *before, const char *text)
{
	write_own(stdout, "\"%s", before);
	for (size_t length; *text != '\0'; text += length) {
		length = strcspn(text, "\"");
		write_bytes(stdout, text, length);
		if (text[length] == '"') {
			write_own(stdout, "\"\"");
			length++;
		}
	}
	write_own(stdout, "\"");
}

void columns_begin(const struct columns *columns)
{
	/* By the mark Excel knows UTF-8. */
	if (columns->form == COLUMNS_EXCEL)
		write_own(stdout, "\xef\xbb\xbf");
}

void columns_cell(struct columns *columns, const char *text)
{
	if (columns->begun)
		write_own(stdout, "%c", separator_of(columns->form));
	columns->begun = true;
	if (columns->form == COLUMNS_TSV) {
		/* A tab in it becomes a space. */
		write_text(stdout, text);
		return;
	}
	if (columns->form == COLUMNS_EXCEL && may_be_formula(text))
		write_quoted("'", text);
	else if (needs_quotes(text))
		write_quoted("", text);
	else
		write_text(stdout, text);
}

void columns_end_row(struct columns *columns)
{
	write_own(stdout, columns->form == COLUMNS_EXCEL ? "\r\n" : "\n");
	columns->begun = false;
}

/* ---- Documents ---- */

/* Several values in one cell. */
static void write_list(struct columns *columns, const kz_document *document, size_t count,
	const char *(*at)(const kz_document *, size_t))
{
	char *text = NULL;
	size_t length;
	FILE *stream = open_memstream(&text, &length);
	if (stream == NULL)
		out_of_memory();
	for (size_t i = 0; i < count; i++)
		fprintf(stream, "%s%s", i > 0 ? " | " : "", at(document, i));
	if (fclose(stream) != 0)
		out_of_memory();
	columns_cell(columns, text);
	free(text);
}

static const char *dossier_at(const kz_document *document, size_t i)
{
	return kz_document_at(document, KZ_DOSSIERS, i);
}

static const char *signatory_at(const kz_document *document, size_t i)
{
	const kz_signatory *one = kz_document_signatory_at(document, i);
	return one->name[0] != '\0' ? one->name : one->office;
}

static void write_citation(struct columns *columns, const kz_document *document)
{
	char *text = NULL;
	if (kz_cite(document, KZ_CITE_DUTCH, NULL, &text, NULL) != KZ_OK)
		out_of_memory();
	columns_cell(columns, text);
	kz_free(text);
}

static void write_properties(struct columns *columns, const kz_document *document,
	const kz_property *properties, size_t count)
{
	for (size_t i = 0; i < count; i++)
		columns_cell(columns, document != NULL
					      ? kz_document_get(document, properties[i])
					      : kz_property_name(properties[i]));
}

void columns_facts(struct columns *columns, const kz_document *document)
{
	static const kz_property first[] = {
		KZ_ID, KZ_DATE, KZ_KIND, KZ_TITLE, KZ_HOLDING};
	static const kz_property second[] = {KZ_NUMBER, KZ_CHAMBER, KZ_VERGADERJAAR};
	static const kz_property third[] = {
		KZ_MINISTRY, KZ_LANGUAGE, KZ_OUTCOME, KZ_URL, KZ_PATH};
	write_properties(columns, document, first, sizeof first / sizeof first[0]);
	if (document == NULL) {
		columns_cell(columns, "citation");
		columns_cell(columns, "dossiers");
	} else {
		write_citation(columns, document);
		write_list(columns, document, kz_document_count(document, KZ_DOSSIERS),
			dossier_at);
	}
	write_properties(columns, document, second, sizeof second / sizeof second[0]);
	if (document == NULL)
		columns_cell(columns, "signatories");
	else
		write_list(columns, document, kz_document_signatory_count(document),
			signatory_at);
	write_properties(columns, document, third, sizeof third / sizeof third[0]);
}
