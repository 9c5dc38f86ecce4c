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
	if (is_remote(database))
		return usage_error(
			"%s: the index must be a folder on this machine", database);
	if (database[0] == '\0')
		return usage_error("--db '': not the name of a folder");
	return EXIT_DONE;
}

static int take_databases(struct session *session, const struct arguments *args)
{
	for (int i = 0; i < args->given_count; i++) {
		const struct given *given = &args->given[i];
		if (given->id != OPTION_DB)
			continue;
		if (given->from_config)
			session->database_set = given->value;
		else if (session->database_given != NULL)
			return usage_error("--db twice: only one index can be used at a "
					   "time");
		else
			session->database_given = given->value;
	}
	return EXIT_DONE;
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
	int code = take_databases(session, args);
	if (code != EXIT_DONE || session->database_given == NULL)
		return code;
	complain_about(session->command->name, session->database_given);
	return check_database(session->database_given);
}

/* ---- The index ---- */

static char *copy_of(const char *text)
{
	char *copy = strdup(text);
	if (copy == NULL)
		out_of_memory();
	return copy;
}

int session_find_database(struct session *session)
{
	const char *variable = getenv("KAMERZOEK_DB");
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

int session_open_index(struct session *session, kz_index **out)
{
	kz_error err;
	int code = session_find_database(session);
	if (code != EXIT_DONE)
		return code;
	if (kz_index_open(session->database, out, &err) != KZ_OK)
		return complain(NULL, &err);
	return EXIT_DONE;
}

void session_free(struct session *session)
{
	free(session->database);
	session->database = NULL;
}
