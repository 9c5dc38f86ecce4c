/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formats of the commands that show documents but do not search. */
#ifndef KAMERZOEK_CLI_FORMATS_H
#define KAMERZOEK_CLI_FORMATS_H

#include <kamerzoek.h>

#include <string.h>

enum format {
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_JSONL,
	FORMAT_IDS,
	FORMAT_IDS0,
	FORMAT_TSV,
	FORMAT_CSV,
	FORMAT_CITE,
	FORMAT_BIBTEX,
	FORMAT_RIS,
	FORMAT_CSL
};

/* All of them: what documents can be shown in. */
#define FORMATS "text json jsonl ids ids0 tsv csv cite bibtex ris csl"

static inline enum format format_of(const char *name)
{
	static const char *const names[] = {"text", "json", "jsonl", "ids", "ids0", "tsv",
		"csv", "cite", "bibtex", "ris", "csl"};
	int i = 0;
	while (i < FORMAT_CSL && strcmp(names[i], name) != 0)
		i++;
	return (enum format)i;
}

/* Is it a way to cite, and which? */
static inline bool format_cites(enum format format, kz_cite_style *out)
{
	*out = format == FORMAT_BIBTEX ? KZ_CITE_BIBTEX
	       : format == FORMAT_RIS  ? KZ_CITE_RIS
	       : format == FORMAT_CSL  ? KZ_CITE_CSL
				       : KZ_CITE_DUTCH;
	return format >= FORMAT_CITE;
}

#endif
