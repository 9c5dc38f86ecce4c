/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A command: its name, its options, its function. Each cmd_<name>.c has one, and
 * the table of all of them is in commands.c. To add one: CONTRIBUTING.md.
 */
#ifndef KAMERZOEK_CLI_COMMAND_H
#define KAMERZOEK_CLI_COMMAND_H

#include "options.h"
#include "session.h"

typedef enum command_needs { NEEDS_NOTHING, NEEDS_INDEX, NEEDS_WRITER } command_needs;

/* What a command gives to read may go through a pager. */
typedef enum command_output { SAYS_LITTLE, MAY_BE_LONG } command_output;

struct command {
	const char *name;
	const char *arguments; /* "QUERY..." */
	const char *summary;
	command_needs needs;
	command_output output;
	const struct takes *options; /* its own; NULL when it has none */
	/* Its exit code. */
	int (*run)(struct session *session, const struct arguments *args);
};

extern const struct command command_analyse, command_check, command_cites,
	command_complete, command_fetch, command_help, command_index, command_info,
	command_kwic, command_list, command_open, command_remove, command_search,
	command_show, command_similar;

/* NULL beyond the last of those in the help. */
const struct command *command_at(size_t i);
/* NULL when there is none. */
const struct command *command_find(const char *name);

#endif
