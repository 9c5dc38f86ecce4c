/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All commands, in the order in which the help shows them. */
#include "command.h"

#include <string.h>

static const struct command *const commands[] = {
	&command_index,
	&command_search,
	&command_show,
	&command_open,
	&command_kwic,
	&command_similar,
	&command_cites,
	&command_fetch,
	&command_list,
	&command_remove,
	&command_check,
	&command_info,
	&command_analyse,
	&command_help,
	&command_complete,
};

/* The last one is for shells, not for people. */
enum { COUNT = sizeof commands / sizeof commands[0], SHOWN = COUNT - 1 };

const struct command *command_at(size_t i)
{
	return i < SHOWN ? commands[i] : NULL;
}

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < COUNT; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}
