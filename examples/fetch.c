/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Get the papers that the documents of an index cite, and index them.
 *
 *     cc fetch.c $(pkg-config --cflags --libs kamerzoek-sources) -o fetch
 *     ./fetch INDEX LIBRARY [BASE-URL]
 */
#include <kamerzoek-sources.h>
#include <kamerzoek.h>

#include <signal.h>
#include <stdio.h>

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	interrupted = number;
}

/* How far it is, also in the middle of a file; false stops it, and nothing is half. */
static bool on_progress(void *context, const kz_fetch_progress *progress)
{
	(void)context;
	fprintf(stderr, "\r%llu of %llu, %llu KB ", (unsigned long long)progress->done,
		(unsigned long long)progress->total,
		(unsigned long long)progress->bytes / 1000);
	return interrupted == 0;
}

/* What came goes to the index at once; all of it becomes visible with the commit. */
static bool on_report(void *context, const kz_fetch_report *report)
{
	kz_error err;
	kz_writer *writer = context;
	if (report->error != NULL)
		printf("%s: %s\n", report->item->id, report->error->message);
	if (report->folder[0] == '\0')
		return true;
	printf("%s: %s\n", report->item->id, report->path);
	if (kz_writer_put_files(writer, report->folder, NULL, &err) == KZ_OK)
		return true;
	fprintf(stderr, "%s\n", err.message);
	return false;
}

static kz_status add_cited(kz_fetcher *fetcher, const char *path, kz_error *err)
{
	kz_index *index = NULL;
	kz_status st = kz_index_open(path, &index, err);
	if (st == KZ_OK)
		st = kz_fetcher_add_cited(fetcher, index, err);
	kz_index_close(index);
	return st;
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fprintf(stderr, "usage: %s INDEX LIBRARY [BASE-URL]\n", argv[0]);
		return 2;
	}
	signal(SIGINT, interrupt);
	kz_error err;
	kz_writer *writer = NULL;
	kz_fetcher *fetcher = NULL;
	kz_fetch_options options = KZ_FETCH_OPTIONS_INIT;
	options.library = argv[2];
	options.base_url = argc > 3 ? argv[3] : NULL;
	options.delay = argc > 3 ? 0 : 1; /* a mirror of one's own needs no rest */
	options.on_progress = on_progress;
	options.on_report = on_report;
	kz_status st = kz_writer_open(argv[1], NULL, &writer, &err);
	if (st == KZ_OK) {
		options.context = writer;
		st = kz_fetcher_open(&options, &fetcher, &err);
	}
	if (st == KZ_OK)
		st = add_cited(fetcher, argv[1], &err);
	if (st == KZ_OK)
		st = kz_fetcher_run(fetcher, &err);
	if (st == KZ_OK)
		st = kz_writer_commit(writer, &err);
	kz_fetcher_close(fetcher);
	kz_writer_close(writer);
	if (st != KZ_OK)
		fprintf(stderr, "%s\n", err.message);
	return st == KZ_OK ? 0 : 1;
}
