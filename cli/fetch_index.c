/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What came into the library, into the index: in one commit. */
#include "fetch.h"

#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "index_run.h"
#include "interrupt.h"
#include "progress.h"

static bool show_progress(void *context, const kz_progress *progress)
{
	const struct session *session = context;
	if (!session->quiet)
		progress_show(progress);
	return !interrupt_came();
}

static kz_status put_all(
	struct fetch_run *run, kz_writer *writer, index_run *told, kz_error *err)
{
	kz_folder_options options = KZ_FOLDER_OPTIONS_INIT;
	options.on_file = index_run_tell;
	options.context = told;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < run->folder_count && st == KZ_OK; i++)
		st = kz_writer_put_files(writer, run->folders[i], &options, err);
	return st == KZ_OK ? kz_writer_commit(writer, err) : st;
}

int fetch_index(struct fetch_run *run, const struct arguments *args)
{
	kz_error err;
	kz_writer *writer = NULL;
	index_run told = {.session = run->session};
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	int code = config_words(args, &options.words);
	if (run->no_index || run->folder_count == 0 || code != EXIT_DONE)
		return code;
	kz_status st = kz_writer_open(run->session->database, &options, &writer, &err);
	if (st == KZ_OK) {
		progress_begin();
		kz_writer_on_progress(writer, show_progress, run->session);
		st = put_all(run, writer, &told, &err);
	}
	kz_writer_close(writer);
	progress_hide();
	if (st == KZ_OK)
		index_run_sum_up(&told);
	else if (st == KZ_E_CANCELLED)
		say("stopped: what came is in the library, and not yet in the index");
	else {
		code = complain(NULL, &err);
		say("what came is in the library; to index it: kamerzoek index --library");
	}
	if (code == EXIT_DONE && told.counts[KZ_FILE_REFUSED] > 0)
		code = EXIT_REFUSED;
	index_run_free(&told);
	return code;
}
