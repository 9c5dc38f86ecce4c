/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek-fetch: what is asked for, the papers, and then the index. */
#include "fetch.h"

#include "command.h"
#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "fetch_options.h"
#include "interrupt.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

enum { SECONDS_MAX = 3600 };

/* ---- The command line ---- */

static bool take_delay(struct fetch_run *run, const char *value)
{
	char *end;
	if (value == NULL)
		return true;
	/* strtod() follows the locale only after setlocale(), which nobody calls. */
	run->fetch.delay = strtod(value, &end);
	if (value[0] >= '0' && value[0] <= '9' && *end == '\0' &&
		run->fetch.delay <= SECONDS_MAX)
		return true;
	usage_error(
		"delay '%s': not a number of seconds, at most %d", value, SECONDS_MAX);
	return false;
}

static void take_question(struct fetch_run *run, const struct arguments *args)
{
	kz_fetch_question *question = &run->question;
	question->dossier = option_value(args, OPTION_DOSSIER);
	question->words = option_value(args, OPTION_SEARCH);
	question->from = option_value(args, OPTION_FROM);
	question->until = option_value(args, OPTION_UNTIL);
	question->kind = option_value(args, OPTION_KIND);
	run->asks = question->dossier != NULL || question->words != NULL ||
		    question->from != NULL || question->until != NULL ||
		    question->kind != NULL;
}

static void take_options(struct fetch_run *run, const struct arguments *args)
{
	kz_fetch_options *fetch = &run->fetch;
	take_question(run, args);
	run->cited = option_is_on(args, OPTION_CITED);
	run->since = option_is_on(args, OPTION_SINCE);
	run->dry_run = option_is_on(args, OPTION_DRY_RUN);
	run->no_index = option_is_on(args, OPTION_NO_INDEX);
	run->depth = option_number(args, OPTION_DEPTH, 0);
	if (run->dry_run)
		fetch->flags |= KZ_FETCH_LOOK;
	if (option_is_on(args, OPTION_NO_ANNEXES))
		fetch->flags |= KZ_FETCH_NO_ANNEXES;
	fetch->library = option_value(args, OPTION_INTO);
	fetch->timeout = option_number(args, OPTION_REQUEST_TIMEOUT, 0);
	fetch->limit = (uint64_t)option_number(args, OPTION_MAX_SIZE, 0) << 20;
	fetch->base_url = option_value(args, OPTION_BASE_URL);
	fetch->proxy = option_value(args, OPTION_PROXY);
	fetch->authorities = option_value(args, OPTION_AUTHORITIES);
	const char *format = option_value(args, OPTION_FORMAT);
	if (format != NULL)
		run->format = format_of(format);
}

static int check_options(struct fetch_run *run, const struct arguments *args)
{
	if (!take_delay(run, option_value(args, OPTION_DELAY)))
		return EXIT_USAGE;
	if (args->rest_count == 0 && !run->cited && !run->since && !run->asks)
		return usage_error("fetch which papers? ID, --cited, --dossier, "
				   "--search or --since");
	if (option_was_typed(args, OPTION_DEPTH) && !run->cited)
		return usage_error("--depth is for --cited");
	if (run->depth > 1 && run->cited && (run->dry_run || run->no_index))
		return usage_error("--depth needs what came to be indexed");
	if (run->fetch.library != NULL && run->fetch.library[0] == '\0')
		return usage_error("--into needs a folder");
	return EXIT_DONE;
}

/* A mirror is asked directly: it was named to the last digit. */
static void take_proxy(struct fetch_run *run)
{
	static const char *const names[] = {
		"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (run->fetch.proxy == NULL && run->fetch.base_url == NULL)
			run->fetch.proxy = getenv(names[i]);
	}
}

static int find_places(struct fetch_run *run)
{
	take_proxy(run);
	if (run->fetch.library != NULL)
		run->library = strdup(run->fetch.library);
	else
		run->library = config_library();
	if (run->library == NULL && run->fetch.library == NULL)
		return usage_error(
			"where is the library? HOME is not set: use --into DIR");
	if (run->library == NULL)
		out_of_memory();
	run->fetch.library = run->library;
	return session_find_database(run->session);
}

/* ---- What came ---- */

static char *copy_of(const char *text)
{
	char *copy = strdup(text);
	if (copy == NULL)
		out_of_memory();
	return copy;
}

static void *grown(void *list, size_t count, size_t size)
{
	void *more = realloc(list, (count + 1) * size);
	if (more == NULL)
		out_of_memory();
	return more;
}

static bool take_report(void *context, const kz_fetch_report *report)
{
	struct fetch_run *run = context;
	if ((unsigned)report->result < FETCH_RESULTS)
		run->counts[report->result]++;
	if (report->folder[0] != '\0') {
		run->folders =
			grown(run->folders, run->folder_count, sizeof *run->folders);
		run->folders[run->folder_count++] = copy_of(report->folder);
	}
	if (report->error != NULL) {
		run->missing =
			grown(run->missing, run->missing_count, sizeof *run->missing);
		run->missing[run->missing_count++] = (struct fetch_missing){
			copy_of(report->item->id), copy_of(report->error->message)};
	}
	fetch_tell_hide();
	fetch_show_report(run, report);
	return !interrupt_came() && !terminal_failed();
}

static void free_run(struct fetch_run *run)
{
	for (size_t i = 0; i < run->folder_count; i++)
		free(run->folders[i]);
	for (size_t i = 0; i < run->missing_count; i++) {
		free(run->missing[i].id);
		free(run->missing[i].message);
	}
	free(run->folders);
	free(run->missing);
	free(run->library);
}

/* ---- The work ---- */

static int complain_of(const kz_error *err)
{
	fetch_tell_hide();
	if (err->status == KZ_E_CANCELLED) {
		say("stopped: the library is whole, and the next run goes on");
		return EXIT_DONE;
	}
	return complain(NULL, err);
}

static int add_cited(struct fetch_run *run, kz_fetcher *fetcher)
{
	kz_error err;
	kz_index *index;
	if (kz_index_open(run->session->database, &index, &err) != KZ_OK)
		return complain_of(&err);
	kz_status st = kz_fetcher_add_cited(fetcher, index, &err);
	kz_index_close(index);
	return st == KZ_OK ? EXIT_DONE : complain_of(&err);
}

static int add_all(
	struct fetch_run *run, kz_fetcher *fetcher, const struct arguments *args)
{
	kz_error err;
	kz_status st = KZ_OK;
	for (int i = 0; i < args->rest_count && st == KZ_OK; i++)
		st = kz_fetcher_add(fetcher, args->rest[i], &err);
	if (st == KZ_OK && run->asks)
		st = kz_fetcher_add_found(fetcher, &run->question, &err);
	if (st == KZ_OK && run->since)
		st = kz_fetcher_add_news(fetcher, &err);
	if (st == KZ_DONE)
		return usage_error("--since: no dossier or words were asked for yet");
	if (st != KZ_OK)
		return complain_of(&err);
	return run->cited ? add_cited(run, fetcher) : EXIT_DONE;
}

static int list_all(struct fetch_run *run, const kz_fetcher *fetcher)
{
	fetch_tell_hide();
	fetch_show_begin(run);
	for (size_t i = 0; i < kz_fetcher_count(fetcher); i++)
		fetch_show_item(run, kz_fetcher_at(fetcher, i));
	fetch_show_end(run);
	return run->any ? EXIT_DONE : EXIT_NOTHING;
}

/* What came is indexed also when the rest could not be had. */
static int run_once(
	struct fetch_run *run, kz_fetcher *fetcher, const struct arguments *args)
{
	kz_error err;
	kz_status st = kz_fetcher_run(fetcher, &err);
	fetch_tell_hide();
	if (st == KZ_E_CANCELLED)
		return complain_of(&err);
	int indexed = fetch_index(run, args);
	if (st != KZ_OK)
		return complain_of(&err);
	return indexed;
}

static int run_all(
	struct fetch_run *run, kz_fetcher *fetcher, const struct arguments *args)
{
	fetch_show_begin(run);
	int code = run_once(run, fetcher, args);
	for (uint32_t step = 1; step < run->depth && code == EXIT_DONE; step++) {
		if (interrupt_came())
			break;
		code = add_cited(run, fetcher);
		if (code != EXIT_DONE || kz_fetcher_count(fetcher) == 0)
			break;
		code = run_once(run, fetcher, args);
	}
	fetch_show_end(run);
	fetch_tell_end(run);
	return code == EXIT_DONE && run->missing_count > 0 ? EXIT_REFUSED : code;
}

static int fetch(struct fetch_run *run, const struct arguments *args)
{
	kz_error err;
	kz_fetcher *fetcher;
	run->fetch.on_report = take_report;
	run->fetch.on_progress = fetch_tell_progress;
	run->fetch.context = run;
	if (kz_fetcher_open(&run->fetch, &fetcher, &err) != KZ_OK)
		return complain_of(&err);
	interrupt_catch();
	fetch_tell_begin();
	int code = add_all(run, fetcher, args);
	if (code == EXIT_DONE && !interrupt_came())
		code = run->dry_run ? list_all(run, fetcher)
				    : run_all(run, fetcher, args);
	kz_fetcher_close(fetcher);
	return code;
}

static int run(struct session *session, const struct arguments *args)
{
	struct fetch_run run = {.session = session,
		.fetch = KZ_FETCH_OPTIONS_INIT,
		.question = KZ_FETCH_QUESTION_INIT,
		.format = FORMAT_TEXT};
	take_options(&run, args);
	int code = check_options(&run, args);
	if (code == EXIT_DONE)
		code = find_places(&run);
	if (code == EXIT_DONE)
		code = fetch(&run, args);
	free_run(&run);
	return code;
}

const struct command command_fetch = {"fetch", fetch_arguments, fetch_summary,
	NEEDS_WRITER, SAYS_LITTLE, fetch_options, run};
