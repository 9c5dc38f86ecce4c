/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All printers, and the smallest of them. */
#include "printer.h"

#include "terminal.h"

#include <string.h>

const char printer_formats[] = "text json jsonl ids ids0 tsv csv cite bibtex ris csl";

static const struct printer *const printers[] = {
	&printer_text,
	&printer_json,
	&printer_jsonl,
	&printer_ids,
	&printer_ids0,
	&printer_tsv,
	&printer_csv,
	&printer_cite,
	&printer_bibtex,
	&printer_ris,
	&printer_csl,
};

const struct printer *printer_of(const char *format)
{
	for (size_t i = 1; i < sizeof printers / sizeof printers[0]; i++) {
		if (strcmp(printers[i]->format, format) == 0)
			return printers[i];
	}
	return printers[0];
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

const struct printer printer_ids = {
	"ids", 0, KZ_MATCH_ALL, true, nothing, show_id, nothing};
const struct printer printer_ids0 = {
	"ids0", 0, KZ_MATCH_ALL, true, nothing, show_id0, nothing};
