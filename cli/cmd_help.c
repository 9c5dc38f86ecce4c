/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek help: of all, of a command, of the exit codes. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "help.h"
#include "unknown.h"

#include <string.h>

static const struct takes options[] = {
	{.id = OPTION_OPTIONS},
	{0},
};

static int run(struct session *session, const struct arguments *args)
{
	(void)session;
	if (args->rest_count > 1)
		return usage_error("help is of one command at a time");
	if (option_is_on(args, OPTION_OPTIONS)) {
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
		return unknown_command(args->rest[0]);
	help_show(command);
	return EXIT_DONE;
}

const struct command command_help = {"help", "[COMMAND | exit-codes]",
	"show help, of kamerzoek or of one command", NEEDS_NOTHING, MAY_BE_LONG, options,
	run};
