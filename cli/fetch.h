/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek-fetch: what was asked for, and what came of it. */
#ifndef KAMERZOEK_CLI_FETCH_H
#define KAMERZOEK_CLI_FETCH_H

#include "columns.h"
#include "formats.h"
#include "session.h"

#include <kamerzoek-sources.h>

enum { FETCH_RESULTS = KZ_FETCH_FAILED + 1 };

/* A paper that was not to be had, for the list at the end. */
struct fetch_missing {
	char *id, *message;
};

struct fetch_run {
	struct session *session;
	kz_fetch_options fetch;
	kz_fetch_question question;
	bool asks; /* the question has a condition */
	bool cited, since, dry_run, no_index;
	uint32_t depth;
	char *library; /* absolute or as given; to be freed */

	enum format format;
	struct columns columns;
	bool any; /* a row was written */

	uint64_t counts[FETCH_RESULTS];
	char **folders; /* to be indexed */
	size_t folder_count;
	struct fetch_missing *missing;
	size_t missing_count;
};

/* ---- fetch_show: stdout ---- */

void fetch_show_begin(struct fetch_run *run);
/* A paper that would come. */
void fetch_show_item(struct fetch_run *run, const kz_fetch_item *item);
void fetch_show_report(struct fetch_run *run, const kz_fetch_report *report);
void fetch_show_end(struct fetch_run *run);

/* ---- fetch_tell: stderr ---- */

/* A kz_fetch_progress_fn on a fetch_run: a line on a terminal, written over. */
bool fetch_tell_progress(void *context, const kz_fetch_progress *progress);
void fetch_tell_begin(void);
/* Before anything else is written. */
void fetch_tell_hide(void);
/* How much came, and what did not, with the reason. */
void fetch_tell_end(struct fetch_run *run);

/* ---- fetch_index: what came, into the index ---- */

/* An exit code. */
int fetch_index(struct fetch_run *run, const struct arguments *args);

#endif
