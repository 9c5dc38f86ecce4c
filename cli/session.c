/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "session.h"

#include "command.h"
#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "pager.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

static bool is_remote(const char *database)
{
	return strncmp(database, "tcp://", 6) == 0;
}

/* EXIT_DONE when this can be the place of an index. */
static int check_database(const char *database)
{
	if (database[0] == '\0')
		return usage_error("--db '': not the name of a folder");
	return EXIT_DONE;
}

static int take_databases(struct session *session, const struct arguments *args)
{
	int code = EXIT_DONE;
	session->databases = calloc((size_t)args->given_count + 1, sizeof(char *));
	if (session->databases == NULL)
		out_of_memory();
	for (int i = 0; i < args->given_count && code == EXIT_DONE; i++) {
		const struct given *given = &args->given[i];
		if (given->id != OPTION_DB)
			continue;
		if (given->from_config) {
			session->database_set = given->value;
			continue;
		}
		session->databases[session->database_count++] = given->value;
		code = check_database(given->value);
	}
	session->database_given = session->databases[0];
	return code;
}

/* A server that takes half of all the time leaves the other half to others. */
static void take_times(struct session *session, const struct arguments *args)
{
	uint32_t all = 500 * option_number(args, OPTION_TIMEOUT, 0);
	session->server_ms = 1000 * option_number(args, OPTION_SERVER_TIMEOUT, 0);
	if (all > 0 && (session->server_ms == 0 || all < session->server_ms))
		session->server_ms = all;
}

static when color_choice(const char *value)
{
	if (value == NULL || strcmp(value, "auto") == 0)
		return WHEN_AUTO;
	return strcmp(value, "never") == 0 ? WHEN_NEVER : WHEN_ALWAYS;
}

/* Read aloud line by line, output is no pages. */
static void take_pager(const struct session *session, const struct arguments *args)
{
	const char *value = option_value(args, OPTION_PAGER);
	bool typed = option_was_typed(args, OPTION_PAGER);
	if (session->command->output == MAY_BE_LONG && !session->plain &&
		terminal_can_rewrite(stdout))
		pager_choose(typed ? value : NULL, typed ? NULL : value);
}

int session_take(struct session *session, const struct arguments *args)
{
	session->plain = option_is_on(args, OPTION_PLAIN);
	session->quiet = option_is_on(args, OPTION_QUIET);
	session->verbose = option_is_on(args, OPTION_VERBOSE);
	terminal_use_color(color_choice(option_value(args, OPTION_COLOR)));
	take_pager(session, args);
	take_times(session, args);
	int code = take_databases(session, args);
	if (code == EXIT_DONE && session->database_given != NULL)
		complain_about(session->command->name, session->database_given);
	return code;
}

/* ---- The index ---- */

static char *copy_of(const char *text)
{
	char *copy = strdup(text);
	if (copy == NULL)
		out_of_memory();
	return copy;
}

static int find_place(struct session *session)
{
	const char *variable = getenv("KAMERZOEK_DB");
	if (session->database != NULL)
		return EXIT_DONE;
	if (session->database_given != NULL)
		session->database = copy_of(session->database_given);
	else if (variable != NULL && variable[0] != '\0')
		session->database = copy_of(variable);
	else if (session->database_set != NULL)
		session->database = copy_of(session->database_set);
	else
		session->database = config_usual_database();
	if (session->database == NULL)
		return usage_error("where is the index? HOME is not set: use --db DIR");
	return check_database(session->database);
}

int session_find_database(struct session *session)
{
	int code = find_place(session);
	if (code == EXIT_DONE && session->database_count > 1)
		return usage_error("%s is of one index at a time, and --db names %zu",
			session->command->name, session->database_count);
	if (code == EXIT_DONE && is_remote(session->database))
		return usage_error(
			"%s: for %s the index must be a folder on this machine",
			session->database, session->command->name);
	return code;
}

int session_open_index(struct session *session, kz_index **out)
{
	kz_error err;
	kz_open_options options = KZ_OPEN_OPTIONS_INIT;
	int code = find_place(session);
	if (code != EXIT_DONE)
		return code;
	options.timeout_ms = session->server_ms;
	const char *one = session->database;
	kz_status st = session->database_count > 1
			       ? kz_index_open_many(session->databases,
					 session->database_count, &options, out, &err)
			       : kz_index_open_many(&one, 1, &options, out, &err);
	return st == KZ_OK ? EXIT_DONE : complain(NULL, &err);
}

int session_close_index(const struct session *session, kz_index *index, int code)
{
	const char *why;
	bool away = kz_index_away_count(index) > 0;
	for (size_t i = 0; kz_index_away_at(index, i, &why) != NULL; i++) {
		if (!session->quiet)
			warn("left out: %s", why);
	}
	kz_index_close(index);
	return away && (code == EXIT_DONE || code == EXIT_NOTHING) ? EXIT_NETWORK : code;
}

void session_free(struct session *session)
{
	free(session->database);
	free(session->databases);
	session->database = NULL;
	session->databases = NULL;
}
