/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What became of the files of one `kamerzoek index`: told as it goes, counted,
 * and summed up at the end. Knows no writer.
 */
#ifndef KAMERZOEK_CLI_INDEX_RUN_H
#define KAMERZOEK_CLI_INDEX_RUN_H

#include "session.h"

#include <stdio.h>

enum { FILE_RESULTS = KZ_FILE_JOINED + 1, EXTENSION_MAX = 16 };

typedef struct skipped {
	char extension[EXTENSION_MAX]; /* ".pdf"; "" for none */
	uint64_t count;
} skipped;

typedef struct index_run {
	const struct session *session;
	FILE *failed; /* gets a line for each refused file, or NULL */
	uint64_t counts[FILE_RESULTS];
	uint64_t merged; /* documents of before that turned out to be others */
	uint64_t scans;  /* files that are held without a text */
	skipped *skipped;
	size_t skipped_count;
} index_run;

/* A kz_file_fn on an index_run. */
bool index_run_tell(void *context, const kz_file_report *report);
/* A few lines on stderr. */
void index_run_sum_up(index_run *run);
void index_run_free(index_run *run);

#endif
