/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the command line to the command, and from its exit code to the shell. */
#include "command.h"
#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "help.h"
#include "input_words.h"
#include "interrupt.h"
#include "terminal.h"
#include "unknown.h"

#include <stdlib.h>
#include <string.h>

/* Help must be had whatever is wrong with the config. */
static bool needs_config(const struct command *command)
{
	return command != &command_help;
}

/* What the config says, and behind that, so that it wins, what was typed. */
static int add_config(const struct command *command, struct arguments *args)
{
	struct config config;
	int code = config_read(command, &config);
	size_t typed = (size_t)args->given_count, set = (size_t)config.count;
	struct given *all = calloc(set + typed + 1, sizeof *all);
	if (all == NULL)
		out_of_memory();
	if (set > 0)
		memcpy(all, config.given, set * sizeof *all);
	memcpy(all + set, args->given, typed * sizeof *all);
	free(config.given);
	free(args->given);
	args->given = all;
	args->given_count = (int)(set + typed);
	return code;
}

static int show_at_once(const struct command *command, option_id id)
{
	if (id == OPTION_HELP) {
		help_show(command);
		return EXIT_DONE;
	}
	char details[256];
	kz_version_details(details, sizeof details);
	write_own(stdout, "%s\n", details);
	return EXIT_DONE;
}

/* With the arguments that come from stdin, where the command takes any number of them.
 * analyse reads its own lines, one at a time. */
static int run_with_input(struct session *session, struct arguments *args)
{
	struct input_words input = {0};
	const char *takes = session->command->arguments;
	bool many = strstr(takes, "...") != NULL && session->command != &command_analyse;
	int code = many ? input_words_read(&input, args) : EXIT_DONE;
	if (code == EXIT_DONE)
		code = session->command->run(session, args);
	input_words_free(&input);
	return code;
}

/* The words behind the command, which was just read. */
static int run_command(struct session *session, struct arguments *args)
{
	session->command = command_find(args->words[args->next]);
	if (session->command == NULL)
		return unknown_command(args->words[args->next]);
	args->next++;
	args->only_options = false;
	args->no_more = false;
	args->own = session->command->options;
	complain_about(session->command->name, NULL);
	int code = arguments_read(args);
	if (code != EXIT_DONE)
		return code;
	if (args->at_once != OPTION_NONE)
		return show_at_once(session->command, args->at_once);
	if (needs_config(session->command))
		code = add_config(session->command, args);
	if (code == EXIT_DONE)
		code = session_take(session, args);
	return code == EXIT_DONE ? run_with_input(session, args) : code;
}

static int read_and_run(struct session *session, struct arguments *args)
{
	int code = arguments_read(args);
	if (code != EXIT_DONE)
		return code;
	if (args->at_once != OPTION_NONE)
		return show_at_once(NULL, args->at_once);
	if (args->next < args->count)
		return run_command(session, args);
	help_show_briefly(stderr);
	return EXIT_USAGE;
}

int main(int argc, char **argv)
{
	struct session session = {0};
	struct arguments args = {
		.words = argv + 1,
		.count = argc > 0 ? argc - 1 : 0,
		.only_options = true,
	};
	terminal_begin();
	terminal_use_color(WHEN_AUTO);
	/* "-qv" is two options in one word. */
	size_t room = 1;
	for (int i = 0; i < args.count; i++)
		room += strlen(args.words[i]);
	args.given = calloc(room, sizeof *args.given);
	if (args.given == NULL)
		out_of_memory();
	int code = read_and_run(&session, &args);
	session_free(&session);
	arguments_free(&args);
	int written = terminal_finish();
	/* Whoever stopped us must see that from how we ended. */
	interrupt_again();
	return written == EXIT_DONE ? code : written;
}
