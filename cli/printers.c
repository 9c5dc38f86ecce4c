/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All printers, and the smallest of them. */
#include "printer.h"

#include "terminal.h"

static const struct printer *const printers[] = {
	[FORMAT_TEXT] = &printer_text,
	[FORMAT_JSON] = &printer_json,
	[FORMAT_JSONL] = &printer_jsonl,
	[FORMAT_IDS] = &printer_ids,
	[FORMAT_IDS0] = &printer_ids0,
	[FORMAT_TSV] = &printer_tsv,
	[FORMAT_CSV] = &printer_csv,
	[FORMAT_CITE] = &printer_cite,
	[FORMAT_BIBTEX] = &printer_bibtex,
	[FORMAT_RIS] = &printer_ris,
	[FORMAT_CSL] = &printer_csl,
};

const struct printer *printer_of(enum format format)
{
	return printers[format];
}

/* ---- One id a line, or before each NUL ---- */

static void nothing(struct printing *printing)
{
	(void)printing;
}

static void show_id(struct printing *printing, const kz_hit *hit)
{
	(void)printing;
	write_text(stdout, kz_document_get(hit->document, KZ_ID));
	write_own(stdout, "\n");
}

static void show_id0(struct printing *printing, const kz_hit *hit)
{
	(void)printing;
	write_text(stdout, kz_document_get(hit->document, KZ_ID));
	write_own(stdout, "%c", '\0');
}

const struct printer printer_ids = {0, KZ_MATCH_ALL, true, nothing, show_id, nothing};
const struct printer printer_ids0 = {0, KZ_MATCH_ALL, true, nothing, show_id0, nothing};
