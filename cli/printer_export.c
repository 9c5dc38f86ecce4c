/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search found for other programs: a spreadsheet, one that keeps references, a
 * note. */
#include "printer.h"

#include "columns.h"
#include "complain.h"
#include "place.h"
#include "references.h"
#include "terminal.h"

#include <stdlib.h>

/* ---- Columns ---- */

static struct columns columns_of(const struct printing *printing, column_form form)
{
	bool excel = form == COLUMNS_CSV && printing->excel;
	return (struct columns){.form = excel ? COLUMNS_EXCEL : form};
}

static void begin_columns(struct columns columns)
{
	columns_begin(&columns);
	columns_cell(&columns, "rank");
	columns_cell(&columns, "partial");
	columns_facts(&columns, NULL);
	columns_cell(&columns, "place");
	columns_cell(&columns, "snippet");
	columns_cell(&columns, "relation");
	columns_cell(&columns, "replaces");
	columns_end_row(&columns);
}

/* What was found stands «so», as in text without colour. */
static void write_snippet(struct columns *columns, const kz_hit *hit)
{
	char *text = NULL;
	size_t length;
	FILE *stream = open_memstream(&text, &length);
	if (stream == NULL)
		out_of_memory();
	for (size_t i = 0; i < hit->part_count; i++)
		fprintf(stream, hit->parts[i].hit ? "«%s»" : "%s", hit->parts[i].text);
	if (fclose(stream) != 0)
		out_of_memory();
	columns_cell(columns, text);
	free(text);
}

static void write_replaced(struct columns *columns, const kz_hit *hit)
{
	char *text = NULL;
	size_t length;
	FILE *stream = open_memstream(&text, &length);
	if (stream == NULL)
		out_of_memory();
	for (size_t i = 0; i < hit->replaces_count; i++)
		fprintf(stream, "%s%s", i > 0 ? " | " : "", hit->replaces[i]);
	if (fclose(stream) != 0)
		out_of_memory();
	columns_cell(columns, text);
	free(text);
}

static void show_columns(struct columns columns, const kz_hit *hit)
{
	static const char *const relations[] = {"", "itself", "cites"};
	char rank[16], where[PLACE_MAX];
	struct place place = place_of_hit(hit);
	/* Plain digits: the commas of a number for people would be columns. */
	snprintf(rank, sizeof rank, "%lu", (unsigned long)hit->rank);
	columns_cell(&columns, rank);
	columns_cell(&columns, hit->partial ? "true" : "false");
	columns_facts(&columns, hit->document);
	columns_cell(&columns, place_text(&place, where));
	write_snippet(&columns, hit);
	columns_cell(&columns, relations[hit->relation]);
	write_replaced(&columns, hit);
	columns_end_row(&columns);
}

static void begin_tsv(struct printing *printing)
{
	begin_columns(columns_of(printing, COLUMNS_TSV));
}

static void show_tsv(struct printing *printing, const kz_hit *hit)
{
	show_columns(columns_of(printing, COLUMNS_TSV), hit);
}

static void begin_csv(struct printing *printing)
{
	begin_columns(columns_of(printing, COLUMNS_CSV));
}

static void show_csv(struct printing *printing, const kz_hit *hit)
{
	show_columns(columns_of(printing, COLUMNS_CSV), hit);
}

/* ---- References ---- */

static void nothing(struct printing *printing)
{
	(void)printing;
}

static void show_reference(
	const struct printing *printing, const kz_hit *hit, kz_cite_style way)
{
	struct place place = place_of_hit(hit);
	references_write(way, hit->document, &place, printing->shown == 0);
}

static void show_cite(struct printing *printing, const kz_hit *hit)
{
	show_reference(printing, hit, KZ_CITE_DUTCH);
}

static void show_bibtex(struct printing *printing, const kz_hit *hit)
{
	show_reference(printing, hit, KZ_CITE_BIBTEX);
}

static void show_ris(struct printing *printing, const kz_hit *hit)
{
	show_reference(printing, hit, KZ_CITE_RIS);
}

static void show_csl(struct printing *printing, const kz_hit *hit)
{
	show_reference(printing, hit, KZ_CITE_CSL);
}

static void end_csl(struct printing *printing)
{
	references_end(KZ_CITE_CSL, printing->shown > 0);
}

/* ---- The printers ---- */

const struct printer printer_tsv = {0, KZ_MATCH_ALL, true, begin_tsv, show_tsv, nothing};
const struct printer printer_csv = {0, KZ_MATCH_ALL, true, begin_csv, show_csv, nothing};
const struct printer printer_cite = {0, KZ_MATCH_ALL, true, nothing, show_cite, nothing};
const struct printer printer_bibtex = {
	0, KZ_MATCH_ALL, true, nothing, show_bibtex, nothing};
const struct printer printer_ris = {0, KZ_MATCH_ALL, true, nothing, show_ris, nothing};
const struct printer printer_csl = {0, KZ_MATCH_ALL, true, nothing, show_csl, end_csl};
