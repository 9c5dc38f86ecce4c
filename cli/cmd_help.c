/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek help: of all, of a command, of the exit codes. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "help.h"

#include <string.h>

enum { OPTION_OPTIONS = 1 };

static const struct option options[] = {
	{OPTION_OPTIONS, 0, "options", NULL, NULL,
		"every command and option, parted by tabs: for completions"},
	{0},
};

static int run(struct session *session, struct arguments *args)
{
	(void)session;
	int id;
	bool tables = false;
	while ((id = arguments_next(args)) > 0)
		tables = true;
	if (id < 0)
		return args->exit_code;
	if (args->rest_count > 1)
		return usage_error("help is of one command at a time");
	if (tables) {
		help_show_tables();
		return EXIT_DONE;
	}
	if (args->rest_count == 0) {
		help_show(NULL);
		return EXIT_DONE;
	}
	if (strcmp(args->rest[0], "exit-codes") == 0) {
		help_show_exit_codes();
		return EXIT_DONE;
	}
	const struct command *command = command_find(args->rest[0]);
	if (command == NULL)
		return EXIT_USAGE;
	help_show(command);
	return EXIT_DONE;
}

const struct command command_help = {"help", "[COMMAND | exit-codes]",
	"show help, of kamerzoek or of one command", NEEDS_NOTHING, options, run};
