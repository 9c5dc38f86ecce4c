/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The folders of the user, and the settings kept there: lines "name = value" with
 * remarks behind a #. A name is that of an option, of one command or of all:
 * "search.limit", "color". Knows of indexes only their usual place.
 */
#ifndef KAMERZOEK_CLI_CONFIG_H
#define KAMERZOEK_CLI_CONFIG_H

#include "options.h"

struct command;

/* What the file says for a command, and lives as long as the process. */
struct config {
	struct given *given;
	int count;
};

/* Reads all of the file: a mistake in it is one, whatever the command. No file is no
 * mistake. EXIT_DONE, or an exit code after a message. */
int config_read(const struct command *command, struct config *out);

/* The name of a setting; command is NULL for an option of all commands. */
void config_name(const struct command *command, const struct option *option, char *buffer,
	size_t size);

/* Where the index is when nobody says so; to be freed. NULL when there is no home. */
char *config_usual_database(void);

/* Where what was fetched is, when nobody says so; the same. */
char *config_library(void);

/* NAME in our folder of the user's XDG_..._HOME, which is below home when that is
 * not set: ("XDG_DATA_HOME", ".local/share", "default"). Free it; NULL when there
 * is no home either. */
char *user_path(const char *variable, const char *below_home, const char *name);

/* The list of words to take compounds apart by: of the command line, KAMERZOEK_WORDS or
 * the config; "none" is "", and NULL when nobody says. EXIT_DONE, or an exit code after a
 * message: it is not there. */
int config_words(const struct arguments *args, const char **out);

#endif
