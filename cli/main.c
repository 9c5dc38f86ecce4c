/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the command line to the command, and from its exit code to the shell. */
#include "command.h"
#include "complain.h"
#include "exit_code.h"
#include "help.h"
#include "interrupt.h"
#include "terminal.h"

static int run_command(struct session *session, struct arguments *before)
{
	char **words = before->words + before->next;
	int count = before->count - before->next;
	if (count == 0) {
		help_show_usage(stderr);
		return EXIT_USAGE;
	}
	session->command = command_find(words[0]);
	if (session->command == NULL)
		return EXIT_USAGE;
	complain_about(session->command->name, session->database_given);
	struct arguments args = {
		.words = words + 1,
		.count = count - 1,
		.own = session->command->options,
		.shared = shared_options,
		.take_shared = session_take_option,
		.context = session,
	};
	return session->command->run(session, &args);
}

int main(int argc, char **argv)
{
	struct session session = {0};
	struct arguments args = {
		.words = argv + 1,
		.count = argc > 0 ? argc - 1 : 0,
		.shared = shared_options,
		.take_shared = session_take_option,
		.context = &session,
		.only_options = true,
	};
	terminal_begin();
	terminal_use_color(WHEN_AUTO);
	int code =
		arguments_next(&args) < 0 ? args.exit_code : run_command(&session, &args);
	session_free(&session);
	int written = terminal_finish();
	/* Whoever stopped us must see that from how we ended. */
	interrupt_again();
	return written == EXIT_DONE ? code : written;
}
