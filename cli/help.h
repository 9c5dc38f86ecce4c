/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Help, made from the tables of commands, options and exit codes. */
#ifndef KAMERZOEK_CLI_HELP_H
#define KAMERZOEK_CLI_HELP_H

#include <stdio.h>

struct command;

/* Of the command, or of all when it is NULL. */
void help_show(const struct command *command);
/* How it is used, and the commands. */
void help_show_briefly(FILE *stream);
void help_show_exit_codes(void);
/* Every command and option, a line each, seven columns parted by tabs: command,
 * letter, name, value, choices, "config", summary; "-" for what is not there. */
void help_show_tables(void);

#endif
