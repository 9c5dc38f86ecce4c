/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ways to show what a search found, one for each format. Knows results, and
 * nothing of how they were asked for.
 */
#ifndef KAMERZOEK_CLI_PRINTER_H
#define KAMERZOEK_CLI_PRINTER_H

#include "formats.h"
#include "session.h"

#include <kamerzoek.h>

/* What is being shown. */
struct printing {
	const struct session *session;
	const char *query;
	uint32_t offset;
	bool excel;                /* columns are for Excel */
	const kz_results *results; /* the first page: its facts hold for all */
	kz_index_info index;
	uint64_t shown; /* hits so far, but for the one at hand */
	uint64_t shown_partial;
};

struct printer {
	uint32_t limit;       /* unless asked otherwise; 0 for no limit */
	kz_matching matching; /* unless asked otherwise */
	bool warns;           /* warnings still have to be told, on stderr */
	void (*begin)(struct printing *printing);
	void (*hit)(struct printing *printing, const kz_hit *hit);
	void (*end)(struct printing *printing);
};

const struct printer *printer_of(enum format format);

extern const struct printer printer_text, printer_json, printer_jsonl, printer_ids,
	printer_ids0, printer_tsv, printer_csv, printer_cite, printer_bibtex, printer_ris,
	printer_csl;

#endif
