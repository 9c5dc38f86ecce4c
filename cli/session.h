/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What holds for one run of the command, whichever command it is: the options
 * that all share, and where the index is. Knows the environment and the config.
 */
#ifndef KAMERZOEK_CLI_SESSION_H
#define KAMERZOEK_CLI_SESSION_H

#include "options.h"

#include <kamerzoek.h>

struct session {
	const struct command *command; /* NULL before it is known */
	char *database;             /* the index, once asked for; of several the first */
	const char *database_given; /* by --db, else NULL; the first */
	const char **databases;     /* by --db, all of them */
	size_t database_count;      /* of these */
	const char *database_set;   /* by the config, else NULL */
	uint32_t server_ms;         /* that a server has to answer; 0: as is usual */
	bool plain;
	bool quiet;
	bool verbose;
};

/* What was given of the options that all commands share. EXIT_DONE, or an exit code after
 * a message. The values of args must outlive the session. */
int session_take(struct session *session, const struct arguments *args);

/* Finds out where the index is, which is one and a folder on this machine. EXIT_DONE, or
 * an exit code after a message. */
int session_find_database(struct session *session);

/* Opens it, or all of them, to read. EXIT_DONE, or an exit code after a message. */
int session_open_index(struct session *session, kz_index **out);
/* Closes it, which may be NULL, and says which servers were away: then not all was to be
 * had, and the exit code says that. Otherwise code. */
int session_close_index(const struct session *session, kz_index *index, int code);

void session_free(struct session *session);

#endif
