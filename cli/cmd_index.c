/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek index: files and folders into the index, in one commit. */
#include "command.h"

#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "index_rebuild.h"
#include "index_run.h"
#include "interrupt.h"
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct takes options[] = {
	{.id = OPTION_PRUNE},
	{.id = OPTION_RESTORE},
	{.id = OPTION_RESTART},
	{.id = OPTION_LIBRARY, .summary = "also all that was fetched"},
	{.id = OPTION_REBUILD},
	{.id = OPTION_ANALYSIS, .summary = "how words are compared, in a new index"},
	{.id = OPTION_WORDS,
		.summary = "by which compounds are taken apart, in a new index; or none"},
	{.id = OPTION_SHARDS},
	{.id = OPTION_FAILED},
	{0},
};

struct request {
	kz_writer_options writer;
	kz_folder_options folder;
	const char *failed;
	char **roots;
	size_t root_count;
};

static bool show_progress(void *context, const kz_progress *progress)
{
	const struct session *session = context;
	if (!session->quiet)
		progress_show(progress);
	return !interrupt_came();
}

/* Before any work: a name typed wrong must not cost an hour. */
static int check_roots(const struct request *request)
{
	int code = EXIT_DONE;
	for (size_t i = 0; i < request->root_count; i++) {
		kz_error err;
		kz_folder *folder;
		kz_status st = kz_folder_open(request->roots[i], &folder, &err);
		kz_folder_close(folder);
		/* A broken manifest is a refused document, and not the only folder. */
		if (st == KZ_OK || st == KZ_E_DOCUMENT)
			continue;
		complain(NULL, &err);
		code = st == KZ_E_IO ? EXIT_USAGE : exit_code_of(st);
	}
	return code;
}

static kz_status put_roots(kz_writer *writer, struct request *request, kz_error *err)
{
	index_run *run = request->folder.context;
	for (size_t i = 0; i < request->root_count; i++) {
		kz_status st = kz_writer_put_files(
			writer, request->roots[i], &request->folder, err);
		if (st == KZ_E_DOCUMENT)
			index_run_tell(
				run, &(kz_file_report){.size = sizeof(kz_file_report),
					     .path = request->roots[i],
					     .result = KZ_FILE_REFUSED,
					     .error = err});
		else if (st != KZ_OK)
			return st;
	}
	return KZ_OK;
}

/* Which words find each other should not depend on a package in silence. */
static void tell_of_words(const struct session *session)
{
	kz_index *index;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	if (kz_index_open(session->database, &index, NULL) != KZ_OK)
		return;
	kz_status st = kz_index_get_info(index, &info, NULL);
	kz_index_close(index);
	if (st == KZ_OK && info.documents > 0 && info.listed_words == 0 &&
		strcmp(info.analysis, "kamerzoek") == 0)
		say("compounds are taken apart by the words of these documents alone: "
		    "for more, install hunspell-nl and index with --restart");
}

/* All of it, or nothing: what was not committed is gone with the writer. */
static int put_and_commit(struct session *session, struct request *request)
{
	kz_error err;
	kz_writer *writer;
	index_run *run = request->folder.context;
	kz_status st = kz_writer_open(session->database, &request->writer, &writer, &err);
	if (st == KZ_OK) {
		progress_begin();
		kz_writer_on_progress(writer, show_progress, session);
		st = put_roots(writer, request, &err);
	}
	if (st == KZ_OK)
		st = kz_writer_commit(writer, &err);
	progress_hide();
	if (kz_writer_warning(writer)[0] != '\0')
		warn("%s", kz_writer_warning(writer));
	kz_writer_close(writer);
	if (st == KZ_E_CANCELLED) {
		say("stopped: the index is as it was before");
		return EXIT_DONE;
	}
	if (st != KZ_OK)
		return complain(NULL, &err);
	index_run_sum_up(run);
	if (!session->quiet && request->writer.words == NULL)
		tell_of_words(session);
	return run->counts[KZ_FILE_REFUSED] > 0 ? EXIT_REFUSED : EXIT_DONE;
}

static int index_files(struct session *session, struct request *request)
{
	index_run run = {.session = session};
	request->folder.on_file = index_run_tell;
	request->folder.context = &run;
	if (request->failed != NULL) {
		run.failed = fopen(request->failed, "we");
		if (run.failed == NULL)
			return complain_errno(request->failed);
	}
	interrupt_catch();
	int code = put_and_commit(session, request);
	if (run.failed != NULL && fclose(run.failed) != 0)
		code = complain_errno(request->failed);
	index_run_free(&run);
	return code;
}

static uint32_t folder_flags(const struct arguments *args)
{
	return (option_is_on(args, OPTION_PRUNE) ? KZ_FOLDER_PRUNE : 0) |
	       (option_is_on(args, OPTION_RESTORE) ? KZ_FOLDER_RESTORE : 0);
}

/* The library is one more root. */
static int index_roots(
	struct session *session, struct request *request, const struct arguments *args)
{
	char *own = NULL;
	if (option_is_on(args, OPTION_LIBRARY) && (own = config_library()) == NULL)
		return usage_error("where is the library? HOME is not set");
	char **roots = calloc((size_t)args->rest_count + 1, sizeof *roots);
	if (roots == NULL)
		out_of_memory();
	memcpy(roots, args->rest, (size_t)args->rest_count * sizeof *roots);
	request->roots = roots;
	request->root_count = (size_t)args->rest_count;
	if (own != NULL)
		roots[request->root_count++] = own;
	int code = check_roots(request);
	if (code == EXIT_DONE)
		code = index_files(session, request);
	free(roots);
	free(own);
	return code;
}

/* What was typed with it, and not what the config has as a habit. */
static int rebuild(struct session *session, const struct arguments *args)
{
	static const enum option_id others[] = {OPTION_PRUNE, OPTION_RESTORE,
		OPTION_RESTART, OPTION_SHARDS, OPTION_FAILED};
	kz_writer_options writer = KZ_WRITER_OPTIONS_INIT;
	bool alone = args->rest_count == 0;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		alone = alone && !option_was_typed(args, others[i]);
	if (!alone)
		return usage_error("--rebuild is of the documents that are there: it "
				   "takes --analysis and --words alone");
	if (option_was_typed(args, OPTION_ANALYSIS))
		writer.analysis = option_value(args, OPTION_ANALYSIS);
	int code = config_words(args, &writer.words);
	if (code == EXIT_DONE)
		code = session_find_database(session);
	return code == EXIT_DONE ? index_rebuild(session, &writer) : code;
}

static int run(struct session *session, const struct arguments *args)
{
	if (option_is_on(args, OPTION_REBUILD))
		return rebuild(session, args);
	struct request request = {
		.writer = KZ_WRITER_OPTIONS_INIT, .folder = KZ_FOLDER_OPTIONS_INIT};
	request.writer.flags = KZ_WRITER_CREATE;
	if (option_is_on(args, OPTION_RESTART))
		request.writer.flags |= KZ_WRITER_RESTART;
	request.writer.analysis = option_value(args, OPTION_ANALYSIS);
	request.writer.shards = option_number(args, OPTION_SHARDS, 0);
	request.folder.flags = folder_flags(args);
	request.failed = option_value(args, OPTION_FAILED);
	if (args->rest_count == 0 && !option_is_on(args, OPTION_LIBRARY))
		return usage_error("index which files or folders?");
	int code = config_words(args, &request.writer.words);
	if (code == EXIT_DONE)
		code = session_find_database(session);
	return code == EXIT_DONE ? index_roots(session, &request, args) : code;
}

const struct command command_index = {"index", "PATH...",
	"put files, or all the files of a folder, into the index", NEEDS_WRITER,
	SAYS_LITTLE, options, run};
