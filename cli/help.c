/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "help.h"

#include "command.h"
#include "exit_code.h"
#include "layout.h"
#include "terminal.h"

#include <string.h>

enum { COLUMN = 26, NARROW = 60, NARROW_COLUMN = 8 };

static void show_usage(FILE *stream)
{
	write_own(stream, "usage: kamerzoek [OPTIONS] COMMAND [OPTIONS] ARGUMENTS\n"
			  "       kamerzoek help [COMMAND]\n");
}

/* ---- Options ---- */

/* "what comes first: relevance, newest, oldest" */
static void add_explanation(struct layout *layout, const struct option *option)
{
	layout_add(layout, option->summary, false);
	if (option->choices == NULL)
		return;
	layout_add(layout, ": ", false);
	for (const char *at = option->choices; *at != '\0';) {
		size_t length = strcspn(at, " ");
		layout_add_bytes(layout, at, length, false);
		at += length;
		if (*at == ' ')
			layout_add(layout, ", ", false);
		at += strspn(at, " ");
	}
}

static void show_option(const struct option *option)
{
	char left[64];
	struct layout layout = {0};
	size_t column = terminal_width() < NARROW ? NARROW_COLUMN : COLUMN;
	size_t used = (size_t)snprintf(left, sizeof left, "  %c%c%s--%s%s%s",
		option->letter != 0 ? '-' : ' ',
		option->letter != 0 ? option->letter : ' ',
		option->letter != 0 ? ", " : "  ", option->name,
		option->value != NULL ? " " : "",
		option->value != NULL ? option->value : "");
	/* A long one has its explanation on the next line. */
	write_own(stdout, "%s%s%*s", left, used >= column ? "\n" : "",
		(int)(used >= column ? column : column - used), "");
	add_explanation(&layout, option);
	layout_write(&layout, column, column, terminal_width());
	write_own(stdout, "\n");
}

/* Of a list, or those that all commands share when it is NULL. */
static void show_options(const char *title, const struct takes *list)
{
	struct option option;
	write_own(stdout, "\n%s:\n", title);
	for (size_t i = 0; option_at(list, i, &option); i++)
		show_option(&option);
}

/* ---- Commands ---- */

static void show_commands(FILE *stream, const char *title, bool with_index)
{
	write_own(stream, "\n%s:\n", title);
	const struct command *command;
	for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
		if ((command->needs != NEEDS_NOTHING) == with_index)
			write_own(
				stream, "  %-10s %s\n", command->name, command->summary);
	}
}

void help_show_briefly(FILE *stream)
{
	show_usage(stream);
	show_commands(stream, "commands", true);
	show_commands(stream, "commands that need no index", false);
}

static void show_all(void)
{
	write_own(stdout, "kamerzoek - search Dutch parliamentary policy documents\n\n");
	help_show_briefly(stdout);
	show_options("options, before or behind the command", NULL);
	write_own(stdout,
		"\n"
		"Options come before the first argument; behind that only --long ones do, and\n"
		"-- ends them. The index is that of --db, or of the variable KAMERZOEK_DB, or\n"
		"the 'db = DIR' of ~/.config/kamerzoek/config, or your own in ~/.local/share.\n"
		"\n"
		"To begin: kamerzoek index FOLDER, then kamerzoek search WORDS\n"
		"More:     kamerzoek help COMMAND, kamerzoek help exit-codes\n");
}

void help_show(const struct command *command)
{
	if (command == NULL) {
		show_all();
		return;
	}
	write_own(stdout, "usage: kamerzoek %s%s%s%s\n\n%s\n", command->name,
		command->options != NULL ? " [OPTIONS]" : "",
		command->arguments[0] != '\0' ? " " : "", command->arguments,
		command->summary);
	if (command->options != NULL)
		show_options("options", command->options);
	show_options("options of every command", NULL);
	write_own(stdout, "\nMore: man kamerzoek-%s\n", command->name);
}

/* ---- Tables ---- */

void help_show_exit_codes(void)
{
	int code = 0;
	const char *meaning;
	for (size_t i = 0; (meaning = exit_code_at(i, &code)) != NULL; i++)
		write_own(stdout, "%3d  %s\n", code, meaning);
}

static void show_row(const char *command, const struct option *option)
{
	char letter[3] = {'-', option->letter, '\0'};
	bool in_config = (option->flags & OPTION_CONFIG) != 0;
	write_own(stdout, "%s\t%s\t%s%s\t%s\t%s\t%s\t%s\n", command,
		option->letter != 0 ? letter : "-", "--", option->name,
		option->value != NULL ? option->value : "-",
		option->choices != NULL ? option->choices : "-",
		in_config ? "config" : "-", option->summary);
}

void help_show_tables(void)
{
	const struct command *command;
	struct option option;
	for (size_t i = 0; option_at(NULL, i, &option); i++)
		show_row("-", &option);
	for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
		write_own(stdout, "%s\t-\t-\t-\t-\t-\t%s\n", command->name,
			command->summary);
		for (size_t j = 0; command->options != NULL &&
				   option_at(command->options, j, &option);
			j++)
			show_row(command->name, &option);
	}
}
