/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What goes wrong, to stderr, in one form: "kamerzoek: SUBJECT: MESSAGE", and
 * below it what to do. Knows statuses and exit codes, no command.
 */
#ifndef KAMERZOEK_CLI_COMPLAIN_H
#define KAMERZOEK_CLI_COMPLAIN_H

#include "terminal.h"

#include <kamerzoek.h>

/* The command that runs, and the index if --db named it: for what to do. */
void complain_about(const char *command, const char *database);

/* One line, whatever is in the values. */
void say(const char *format, ...) LIKE_PRINTF(1, 2);
void warn(const char *format, ...) LIKE_PRINTF(1, 2);
/* With a pointer to the help; EXIT_USAGE. */
int usage_error(const char *format, ...) LIKE_PRINTF(1, 2);

/* A failure of the library, with what to do about it; its exit code. subject is
 * the file or name at hand, or NULL when the message has it. */
int complain(const char *subject, const kz_error *err);
/* A failed call of the system, by errno; EXIT_MACHINE. */
int complain_errno(const char *subject);
/* Of the query: also shows where. Its exit code. */
int complain_of_query(const char *query, const kz_error *err);

/* There is nothing else to do about it: ends the process. */
void out_of_memory(void) __attribute__((noreturn));

#endif
