/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "session.h"

#include "command.h"
#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "help.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

enum {
	OPTION_DB = 1,
	OPTION_COLOR,
	OPTION_PLAIN,
	OPTION_QUIET,
	OPTION_VERBOSE,
	OPTION_VERSION,
	OPTION_HELP
};

const struct option shared_options[] = {
	{OPTION_DB, 0, "db", "DIR", NULL, "the index to use"},
	{OPTION_COLOR, 0, "color", "WHEN", "auto always never",
		"light up what was found"},
	{OPTION_PLAIN, 0, "plain", NULL, NULL, "no columns; every field has a label"},
	{OPTION_QUIET, 'q', "quiet", NULL, NULL, "say only what went wrong"},
	{OPTION_VERBOSE, 'v', "verbose", NULL, NULL, "say more about what is done"},
	{OPTION_VERSION, 0, "version", NULL, NULL, "show the version"},
	{OPTION_HELP, 'h', "help", NULL, NULL, "show this help"},
	{0},
};

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

static int take_database(struct session *session, const char *value)
{
	if (session->database_given != NULL)
		return usage_error("--db twice: only one index can be used at a time");
	session->database_given = value;
	complain_about(session->command != NULL ? session->command->name : NULL, value);
	return check_database(value);
}

static when color_choice(const char *value)
{
	if (strcmp(value, "always") == 0)
		return WHEN_ALWAYS;
	return strcmp(value, "never") == 0 ? WHEN_NEVER : WHEN_AUTO;
}

static void show_version(void)
{
	char details[256];
	kz_version_details(details, sizeof details);
	write_own(stdout, "%s\n", details);
}

bool session_take_option(void *context, int id, const char *value, int *exit_code)
{
	struct session *session = context;
	*exit_code = EXIT_DONE;
	switch (id) {
	case OPTION_DB:
		*exit_code = take_database(session, value);
		return *exit_code == EXIT_DONE;
	case OPTION_COLOR:
		terminal_use_color(color_choice(value));
		return true;
	case OPTION_PLAIN:
		session->plain = true;
		return true;
	case OPTION_QUIET:
		session->quiet = true;
		return true;
	case OPTION_VERBOSE:
		session->verbose = true;
		return true;
	case OPTION_VERSION:
		show_version();
		return false;
	default:
		help_show(session->command);
		return false;
	}
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
	int code = EXIT_DONE;
	if (session->database_given != NULL)
		session->database = copy_of(session->database_given);
	else if (variable != NULL && variable[0] != '\0')
		session->database = copy_of(variable);
	else
		code = config_database(&session->database);
	return code == EXIT_DONE ? check_database(session->database) : code;
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
