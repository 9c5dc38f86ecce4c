/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index_run.h"

#include "complain.h"
#include "interrupt.h"
#include "number.h"
#include "progress.h"
#include "terminal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* As they stand in the summary and, with -v, before each path. */
static const char *const words[FILE_RESULTS] = {
	[KZ_FILE_ADDED] = "added",
	[KZ_FILE_REPLACED] = "replaced",
	[KZ_FILE_UNCHANGED] = "unchanged",
	[KZ_FILE_SKIPPED] = "skipped",
	[KZ_FILE_REMOVED] = "removed earlier",
	[KZ_FILE_REFUSED] = "refused",
	[KZ_FILE_PRUNED] = "pruned",
};

/* ---- As it goes ---- */

static void refuse(index_run *run, const char *path, const kz_error *error)
{
	char where[40] = "";
	/* Not every message says where. */
	if (error->offset >= 0 && strstr(error->message, "byte") == NULL)
		snprintf(where, sizeof where, " (byte %" PRId32 ")", error->offset);
	say("%s: %s%s", path, error->message, where);
	if (run->failed != NULL)
		fprintf(run->failed, "%s\n", path);
}

static void skip(index_run *run, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	char extension[EXTENSION_MAX];
	snprintf(extension, sizeof extension, "%s", dot != NULL ? dot : "");
	for (size_t i = 0; i < run->skipped_count; i++) {
		if (strcmp(run->skipped[i].extension, extension) == 0) {
			run->skipped[i].count++;
			return;
		}
	}
	skipped *more =
		realloc(run->skipped, (run->skipped_count + 1) * sizeof *run->skipped);
	if (more == NULL)
		out_of_memory();
	run->skipped = more;
	more[run->skipped_count].count = 1;
	memcpy(more[run->skipped_count++].extension, extension, sizeof extension);
}

/* What -v says: what became of it, and what reading did to its text. */
static void tell_all(const kz_file_report *report)
{
	say("%s %s", words[report->result], report->path);
	for (size_t i = 0; i < kz_document_count(report->document, KZ_REMARKS); i++)
		say("    %s", kz_document_at(report->document, KZ_REMARKS, i));
}

bool index_run_tell(void *context, const kz_file_report *report)
{
	index_run *run = context;
	/* A later library may know more results. */
	if ((unsigned)report->result >= FILE_RESULTS)
		return !interrupt_came();
	run->counts[report->result]++;
	if (report->result == KZ_FILE_REFUSED)
		refuse(run, report->path, report->error);
	else if (run->session->verbose && !run->session->quiet)
		tell_all(report);
	if (report->result == KZ_FILE_SKIPPED)
		skip(run, report->path);
	return !interrupt_came();
}

/* ---- At the end ---- */

static int by_count(const void *a, const void *b)
{
	const skipped *one = a, *other = b;
	if (one->count != other->count)
		return one->count < other->count ? 1 : -1;
	return strcmp(one->extension, other->extension);
}

static void sum_up_skipped(index_run *run)
{
	char number[NUMBER_MAX];
	if (run->skipped_count == 0)
		return;
	qsort(run->skipped, run->skipped_count, sizeof *run->skipped, by_count);
	write_own(stderr,
		"%s skipped: ", number_text(run->counts[KZ_FILE_SKIPPED], number));
	for (size_t i = 0; i < run->skipped_count; i++) {
		const skipped *one = &run->skipped[i];
		write_own(stderr, "%s%s ", i > 0 ? ", " : "",
			number_text(one->count, number));
		write_text(stderr, one->extension[0] != '\0' ? one->extension
							     : "without an extension");
	}
	write_own(stderr, "\n");
}

void index_run_sum_up(index_run *run)
{
	static const kz_file_result order[] = {KZ_FILE_ADDED, KZ_FILE_REPLACED,
		KZ_FILE_UNCHANGED, KZ_FILE_PRUNED, KZ_FILE_REMOVED, KZ_FILE_REFUSED};
	char number[NUMBER_MAX];
	bool any = false;
	if (run->session->quiet)
		return;
	progress_hide();
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
		uint64_t count = run->counts[order[i]];
		if (count == 0)
			continue;
		write_own(stderr, "%s%s %s", any ? ", " : "", number_text(count, number),
			words[order[i]]);
		any = true;
	}
	write_own(stderr, "%s\n", any ? "" : "no documents");
	sum_up_skipped(run);
	if (run->counts[KZ_FILE_REMOVED] > 0)
		write_own(stderr, "what was removed earlier comes back with --restore\n");
}

void index_run_free(index_run *run)
{
	free(run->skipped);
	run->skipped = NULL;
	run->skipped_count = 0;
}
