/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek check: is the index whole, and the library what was fetched? */
#include "command.h"

#include "check_child.h"
#include "check_library.h"
#include "columns.h"
#include "complain.h"
#include "exit_code.h"
#include "formats.h"
#include "json.h"
#include "number.h"
#include "progress.h"
#include "terminal.h"

#include <string.h>

/* A writer may come between, and between again. */
enum { TRIES = 3 };

/* In text; the other formats have all of it. */
enum { SHOWN_MOST = 50 };

static const struct takes options[] = {
	{.id = OPTION_FORMAT, .choices = "text json tsv", .summary = "how to show it"},
	{.id = OPTION_JSON},
	{.id = OPTION_LIBRARY,
		.summary =
			"not the index, but the files of the library, by their SHA-256"},
	{0},
};

/* ---- Looking ---- */

/* What the parts counted, together. */
static void add_up(kz_check_summary *all, const kz_check_summary *one)
{
	if (one->documents > 0) {
		all->documents = one->documents;
		all->bytes = one->bytes;
	}
	if (one->postings > 0)
		all->postings = one->postings;
	if (one->revision > 0)
		all->revision = one->revision;
	all->spooled = one->spooled;
}

static kz_status check(const struct session *session, struct findings *found,
	kz_check_summary *all, kz_error *err)
{
	static const uint32_t parts[] = {
		KZ_CHECK_FILES, KZ_CHECK_TEXTS, KZ_CHECK_TERMS, KZ_CHECK_ENGINE};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0] && st == KZ_OK; i++) {
		size_t before = found->count;
		struct outcome one;
		struct task task = {session->database, parts[i], NULL, session->quiet};
		for (int try = 0; try < TRIES; try++) {
			findings_cut(found, before);
			st = do_in_child(&task, found, &one, err);
			if (st != KZ_E_CHANGED)
				break;
		}
		add_up(all, &one.check);
	}
	return st;
}

/* ---- Showing ---- */

static void show_text(const struct session *session, const struct findings *found,
	const kz_check_summary *all)
{
	char number[NUMBER_MAX];
	for (size_t i = 0; i < found->count && i < SHOWN_MOST; i++)
		finding_show(stdout, &found->items[i], session->plain);
	if (found->count > SHOWN_MOST)
		write_own(stdout, "and %s more\n",
			number_text(found->count - SHOWN_MOST, number));
	if (found->count > 0)
		return;
	write_own(
		stdout, "no damage: %s documents, ", number_text(all->documents, number));
	write_own(stdout, "%.1f MB of text, ", (double)all->bytes / 1e6);
	write_own(stdout, "%s postings\n", number_text(all->postings, number));
}

static void show_json(const struct session *session, const struct findings *found,
	const kz_check_summary *all)
{
	json_t *envelope = json_envelope(), *index = json_new_object();
	json_t *damages = json_new_list();
	json_put(index, "path", json_text(session->database));
	json_put(index, "revision", json_integer((json_int_t)all->revision));
	json_put(index, "documents", json_integer((json_int_t)all->documents));
	json_put(index, "bytes", json_integer((json_int_t)all->bytes));
	json_put(index, "postings", json_integer((json_int_t)all->postings));
	json_put(index, "spooled", json_integer((json_int_t)all->spooled));
	for (size_t i = 0; i < found->count; i++) {
		const struct finding *one = &found->items[i];
		json_t *damage = json_new_object();
		json_put(damage, "file", json_text(one->file));
		json_put(damage, "id", json_text(one->id));
		json_put(damage, "path", json_text(one->path));
		json_put(damage, "what", json_text(one->what));
		json_add(damages, damage);
	}
	json_put(envelope, "index", index);
	json_put(envelope, "damages", damages);
	json_write(envelope);
}

static void show_row(struct columns *columns, const struct finding *one)
{
	columns_cell(columns, one->file);
	columns_cell(columns, one->id);
	columns_cell(columns, one->path);
	columns_cell(columns, one->what);
	columns_end_row(columns);
}

static void show_table(const struct findings *found)
{
	struct columns columns = {.form = COLUMNS_TSV};
	columns_begin(&columns);
	show_row(&columns, &(struct finding){"file", "id", "path", "what"});
	for (size_t i = 0; i < found->count; i++)
		show_row(&columns, &found->items[i]);
}

/* What a human being, and not a program, does about it. */
static void advise(const struct session *session)
{
	say("the index is damaged: what can be saved of it is kept by: kamerzoek --db "
	    "'%s' index --rebuild",
		session->database);
}

static int check_index(struct session *session, const struct arguments *args)
{
	kz_error err;
	struct findings found = {0};
	kz_check_summary all = KZ_CHECK_SUMMARY_INIT;
	const char *name = option_value(args, OPTION_FORMAT);
	enum format format = name != NULL ? format_of(name) : FORMAT_TEXT;
	if (args->rest_count > 0)
		return usage_error("check takes no arguments: '%s'", args->rest[0]);
	int code = session_find_database(session);
	if (code != EXIT_DONE)
		return code;
	progress_begin();
	kz_status st = check(session, &found, &all, &err);
	progress_hide();
	if (st != KZ_OK)
		code = complain(NULL, &err);
	else if (format == FORMAT_JSON)
		show_json(session, &found, &all);
	else if (format == FORMAT_TSV)
		show_table(&found);
	else if (!session->quiet || found.count > 0)
		show_text(session, &found, &all);
	if (st == KZ_OK && found.count > 0) {
		code = EXIT_INDEX;
		advise(session);
	}
	findings_cut(&found, 0);
	return code;
}

static int run(struct session *session, const struct arguments *args)
{
	return option_is_on(args, OPTION_LIBRARY) ? check_library(session, args)
						  : check_index(session, args);
}

const struct command command_check = {"check", "[DIR]",
	"look for damage in the index, or in what was fetched", NEEDS_INDEX, SAYS_LITTLE,
	options, run};
