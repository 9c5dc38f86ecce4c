/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formats of the commands that show documents but do not search. */
#ifndef KAMERZOEK_CLI_FORMATS_H
#define KAMERZOEK_CLI_FORMATS_H

#include <string.h>

enum format {
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_JSONL,
	FORMAT_IDS,
	FORMAT_IDS0,
	FORMAT_TSV
};

static inline enum format format_of(const char *name)
{
	static const char *const names[] = {
		"text", "json", "jsonl", "ids", "ids0", "tsv"};
	int i = 0;
	while (i < FORMAT_TSV && strcmp(names[i], name) != 0)
		i++;
	return (enum format)i;
}

#endif
