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
	[KZ_FILE_JOINED] = "joined",
};

/* ---- As it goes ---- */

/* Of one line a file, in columns, no path may make two. */
static void write_path(FILE *stream, const char *path)
{
	for (; *path != '\0'; path++) {
		const char *special = strchr("\t\n\r\\", *path);
		if (special == NULL)
			fputc(*path, stream);
		else
			fprintf(stream, "\\%c", "tnr\\"[special - "\t\n\r\\"]);
	}
}

static void write_failure(FILE *stream, const char *path, const kz_error *error)
{
	write_path(stream, path);
	fputc('\t', stream);
	if (error->offset >= 0)
		fprintf(stream, "%" PRId32, error->offset);
	fprintf(stream, "\t%s\n", error->message);
}

static void refuse(index_run *run, const char *path, const kz_error *error)
{
	char where[40] = "";
	/* Not every message says where. */
	if (error->offset >= 0 && strstr(error->message, "byte") == NULL)
		snprintf(where, sizeof where, " (byte %" PRId32 ")", error->offset);
	say("%s: %s%s", path, error->message, where);
	if (run->failed != NULL)
		write_failure(run->failed, path, error);
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

/* A picture of a letter has facts, and no word to be found by. */
static bool is_scan(const kz_document *document)
{
	return document != NULL && kz_document_block_count(document) == 0 &&
	       strcmp(kz_document_get(document, KZ_FORMAT), "pdf") == 0;
}

/* What -v says: what became of it, and what reading did to its text. */
static void tell_all(const kz_file_report *report)
{
	say("%s %s", words[report->result], report->path);
	if (report->result == KZ_FILE_JOINED)
		say("    same document as %s%s", report->id,
			report->gives_text ? ", which now has its text from this file"
					   : "");
	if (report->merged > 0)
		say("    %lu more of the documents that were there %s this one",
			(unsigned long)report->merged,
			report->merged == 1 ? "is" : "are");
	for (size_t i = 0; i < kz_document_count(report->document, KZ_REMARKS); i++)
		say("    %s", kz_document_at(report->document, KZ_REMARKS, i));
}

/* What was counted as a document of its own is one more file of another. */
static void count_merged(index_run *run, const kz_file_report *report)
{
	uint64_t fresh = report->merged_new;
	if (fresh > run->counts[KZ_FILE_ADDED])
		fresh = run->counts[KZ_FILE_ADDED];
	run->counts[KZ_FILE_ADDED] -= fresh;
	run->counts[KZ_FILE_JOINED] += fresh;
	run->merged += report->merged - report->merged_new;
}

bool index_run_tell(void *context, const kz_file_report *report)
{
	index_run *run = context;
	/* A later library may know more results. */
	if ((unsigned)report->result >= FILE_RESULTS)
		return !interrupt_came();
	run->counts[report->result]++;
	run->scans += is_scan(report->document);
	count_merged(run, report);
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

/* "1 added, 2 more files of documents that were there, 4 unchanged" */
static void sum_up_files(const index_run *run)
{
	static const kz_file_result order[] = {KZ_FILE_ADDED, KZ_FILE_JOINED,
		KZ_FILE_REPLACED, KZ_FILE_UNCHANGED, KZ_FILE_PRUNED, KZ_FILE_REMOVED,
		KZ_FILE_REFUSED};
	char number[NUMBER_MAX];
	bool any = false;
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
		uint64_t count = run->counts[order[i]];
		if (count == 0)
			continue;
		write_own(stderr, "%s%s ", any ? ", " : "", number_text(count, number));
		if (order[i] == KZ_FILE_JOINED)
			write_own(stderr, "more %s of documents that were there",
				count == 1 ? "file" : "files");
		else
			write_own(stderr, "%s", words[order[i]]);
		any = true;
	}
	if (run->scans > 0)
		write_own(stderr, ", %s %s held without text",
			number_text(run->scans, number),
			run->scans == 1 ? "scan" : "scans");
	write_own(stderr, "%s\n", any ? "" : "no documents");
}

void index_run_sum_up(index_run *run)
{
	char number[NUMBER_MAX];
	if (run->session->quiet)
		return;
	progress_hide();
	sum_up_files(run);
	if (run->merged > 0)
		write_own(stderr, "%s %s turned out to be %s that %s there\n",
			number_text(run->merged, number),
			run->merged == 1 ? "document" : "documents",
			run->merged == 1 ? "another" : "others",
			run->merged == 1 ? "was" : "were");
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
