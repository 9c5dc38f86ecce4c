/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the command tells the shell. Knows the statuses of the library, and
 * nothing of the commands that got one.
 */
#ifndef KAMERZOEK_CLI_EXIT_CODE_H
#define KAMERZOEK_CLI_EXIT_CODE_H

#include <kamerzoek.h>

/* The values are fixed for ever: scripts test them. */
enum {
	EXIT_DONE = 0,
	EXIT_NOTHING = 1,
	EXIT_USAGE = 2,
	EXIT_REFUSED = 3,
	EXIT_INDEX = 4,
	EXIT_BUSY = 5,
	EXIT_MACHINE = 6,
	EXIT_NETWORK = 7,
	EXIT_DEADLINE = 8,
	EXIT_BUG = 70
};

/* The exit code for a status; a status that nobody foresaw is our bug. */
int exit_code_of(kz_status status);

/* The table, for people: the i-th code and what it means. NULL beyond the last. */
const char *exit_code_at(size_t i, int *code);

#endif
