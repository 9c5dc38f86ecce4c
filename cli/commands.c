/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All commands, in the order in which the help shows them. */
#include "command.h"

#include "complain.h"

#include <string.h>

static const struct command *const commands[] = {
	&command_index,
	&command_search,
	&command_show,
	&command_open,
	&command_kwic,
	&command_similar,
	&command_cites,
	&command_list,
	&command_remove,
	&command_info,
	&command_analyse,
	&command_help,
};

enum { COUNT = sizeof commands / sizeof commands[0] };

const struct command *command_at(size_t i)
{
	return i < COUNT ? commands[i] : NULL;
}

const struct command *command_find(const char *name)
{
	char names[256] = "";
	for (size_t i = 0; i < COUNT; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
		if (i > 0)
			strncat(names, ", ", sizeof names - strlen(names) - 1);
		strncat(names, commands[i]->name, sizeof names - strlen(names) - 1);
	}
	usage_error("there is no command '%s'; there are: %s", name, names);
	return NULL;
}
